import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Appearance, checkTheme, type Theme, type ThemeColors } from '@portico/domain/embed/theme';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { msg } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { colorWords, contrastWords } from './contrast-words.ts';

const parts = ['ground', 'text', 'border', 'accent'] as const;

/** The theme, or whether it is mended, was changed. */
export class ThemeChangedEvent extends Event {
  readonly theme: Theme;
  readonly mends: boolean;

  constructor(theme: Theme, mends: boolean) {
    super('portico-theme-changed', { bubbles: true, composed: true });
    this.theme = theme;
    this.mends = mends;
  }
}

/**
 * @summary The values of a theme, and what their contrasts come to (EM17, EM18).
 *
 * @event portico-theme-changed - One of them was changed (`ThemeChangedEvent`).
 */
export class PorticoThemeForm extends PorticoElement {
  static readonly tag = 'portico-theme-form';
  static override readonly uses = [PorticoSelect, PorticoField, PorticoCheck, PorticoBadge];
  static override styles = [
    PorticoElement.styles,
    css`
      :host,
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--portico-space-4);
      }
      .colors {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr));
        gap: var(--portico-space-3);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--portico-space-3);
      }
      label span {
        display: grid;
      }
      input {
        inline-size: 40px;
        block-size: 40px;
        padding: 2px;
        border: 1px solid var(--portico-border-strong);
        border-radius: var(--portico-radius);
        background: none;
        cursor: pointer;
      }
      input:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: 2px;
      }
      code {
        color: var(--portico-text-muted);
        font:
          400 13px/1.5 ui-monospace,
          Menlo,
          Consolas,
          monospace;
      }
      ul {
        display: grid;
        gap: var(--portico-space-1);
        margin: var(--portico-space-2) 0 0;
        padding-inline-start: 20px;
        font-size: var(--portico-text-size-small);
      }
    `,
  ];

  /** What is edited. */
  @property({ attribute: false }) theme: Theme | null = null;

  /** Whether colours that cannot be read are mended. */
  @property({ type: Boolean }) mends = false;

  private tell(changes: Partial<Theme>, mends = this.mends): void {
    if (this.theme) this.dispatchEvent(new ThemeChangedEvent({ ...this.theme, ...changes }, mends));
  }

  private onAppearance(event: Event): void {
    const { value } = event.currentTarget as PorticoSelect;
    const appearance = Appearance.options.find((option) => option === value);
    if (appearance) this.tell({ appearance });
  }

  private onColor(side: 'light' | 'dark', part: keyof ThemeColors, event: Event): void {
    if (!this.theme) return;
    const { value } = event.currentTarget as HTMLInputElement;
    this.tell({ [side]: { ...this.theme[side], [part]: value } });
  }

  private onFont(event: Event): void {
    const font = (event.currentTarget as PorticoField).value.trim().slice(0, 60);
    this.tell({ font: font || null });
  }

  override render(): TemplateResult {
    const { theme } = this;
    if (!theme) return html``;
    return html`<portico-select
        required
        label=${msg('Appearance', { id: 'embeds.appearance' })}
        .options=${appearances()}
        .value=${theme.appearance}
        @change=${this.onAppearance}
      ></portico-select>
      ${(['light', 'dark'] as const).map(
        (side) => html`<div class="colors">${parts.map((part) => this.color(theme, side, part))}</div>`,
      )}
      <div class="colors">
        <portico-select
          required
          label=${msg('Corners', { id: 'embeds.corners' })}
          .options=${[0, 4, 6, 10, 16, 24].map((px) => ({ value: String(px), label: `${px} px` }))}
          .value=${String(theme.radiusPx)}
          @change=${(event: Event) => this.tell({ radiusPx: Number((event.currentTarget as PorticoSelect).value) })}
        ></portico-select>
        <portico-field
          label=${msg('Font', { id: 'embeds.font' })}
          help=${msg('A name that your page has loaded. Empty for the page’s own.', { id: 'embeds.font.help' })}
          .value=${theme.font ?? ''}
          @change=${this.onFont}
        ></portico-field>
      </div>
      <portico-check
        label=${msg('Mend colours that cannot be read', { id: 'embeds.mends' })}
        .checked=${this.mends}
        @input=${(event: Event) => this.tell({}, (event.currentTarget as PorticoCheck).checked)}
      ></portico-check>
      ${this.contrast(theme)}`;
  }

  private color(theme: Theme, side: 'light' | 'dark', part: keyof ThemeColors): TemplateResult {
    const value = theme[side][part];
    return html`<label
      ><input type="color" .value=${value} @input=${(event: Event) => this.onColor(side, part, event)} />
      <span>${colorWords(`${side}.${part}`)}<code>${value}</code></span></label
    >`;
  }

  private contrast(theme: Theme): TemplateResult {
    const { isKept, lines } = contrastWords(checkTheme(theme, this.mends), this.lang || 'en');
    const [tone, words] = !isKept
      ? (['danger', msg('Cannot be kept', { id: 'embeds.contrast.refused' })] as const)
      : lines.length > 0
        ? (['warning', msg('Readable once mended', { id: 'embeds.contrast.will' })] as const)
        : (['success', msg('Readable: WCAG 2.2 AA', { id: 'embeds.contrast.fine' })] as const);
    return html`<div role="status">
      <portico-badge tone=${tone}>${words}</portico-badge>
      ${
        lines.length > 0
          ? html`<ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : ''
      }
    </div>`;
  }
}

function appearances(): readonly { value: Theme['appearance']; label: string }[] {
  return [
    { value: 'auto', label: msg('As the page', { id: 'embeds.appearance.auto' }) },
    { value: 'light', label: msg('Always light', { id: 'embeds.appearance.light' }) },
    { value: 'dark', label: msg('Always dark', { id: 'embeds.appearance.dark' }) },
    { value: 'contrast', label: msg('High contrast', { id: 'embeds.appearance.contrast' }) },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-theme-form': PorticoThemeForm;
  }
  interface HTMLElementEventMap {
    'portico-theme-changed': ThemeChangedEvent;
  }
}
