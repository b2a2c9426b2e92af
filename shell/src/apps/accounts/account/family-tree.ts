import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Account } from '@portico/domain/accounts/account';
import type { Family } from '@portico/domain/accounts/views';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { chevronIcon } from '@portico/ui/icon/first-icons';
import { navigate } from '../../../routing/navigate.ts';
import { branchesOf, type Branch, visibleOf } from './branches.ts';

/**
 * @summary The family of an account as a tree of links: all above it and those below.
 *
 * Keyboard as in ARIA's tree: up and down move, right opens and goes in, left closes and goes out, Home and End go to the
 * ends, Enter opens the account.
 */
export class PorticoFamilyTree extends PorticoElement {
  static readonly tag = 'portico-family-tree';
  static override styles = [
    PorticoElement.styles,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ul ul {
        padding-inline-start: 20px;
      }
      .member {
        display: flex;
        align-items: start;
        gap: 2px;
      }
      button,
      .none {
        all: unset;
        display: grid;
        flex: none;
        place-items: center;
        inline-size: 24px;
        block-size: 28px;
        color: var(--portico-text-muted);
        cursor: pointer;
      }
      .none {
        cursor: default;
      }
      svg {
        inline-size: 16px;
        block-size: 16px;
        rotate: -90deg;
      }
      :host(:dir(rtl)) svg {
        rotate: 90deg;
      }
      .open svg {
        rotate: none !important;
      }
      a {
        min-inline-size: 0;
        padding: 4px 6px;
        border-radius: var(--portico-radius);
        color: var(--portico-text);
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover {
        background: var(--portico-surface-hover);
      }
      a[aria-current] {
        background: var(--portico-accent-soft);
        color: var(--portico-accent-text);
        font-weight: 500;
      }
      .quiet {
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      p {
        margin: var(--portico-space-2) 0 0;
      }
      p.alone {
        margin: 0;
      }
    `,
  ];

  /** The account whose family it is. */
  @property({ attribute: false }) account: Pick<Account, 'id' | 'legalName' | 'country' | 'parentId'> | null =
    null;

  /** All above it and those below. */
  @property({ attribute: false }) family: Family = { above: [], below: [], more: false };

  @state() private closed: ReadonlySet<string> = new Set();

  /** The member that has the one tab stop. */
  @state() private at = '';

  private roots: readonly Branch[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('family') && !changed.has('account')) return;
    this.roots = this.account ? branchesOf(this.account, this.family) : [];
    this.at = this.account?.id ?? '';
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = visibleOf(this.roots, this.closed);
    const index = seen.findIndex(({ branch }) => branch.id === this.at);
    const here = seen[index];
    if (!here) return;
    const isRtl = this.matches(':dir(rtl)');
    const inward = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const outward = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const isOpen = here.branch.children.length > 0 && !this.closed.has(here.branch.id);
    if (event.key === 'ArrowDown') this.go(seen[index + 1]?.branch);
    else if (event.key === 'ArrowUp') this.go(seen[index - 1]?.branch);
    else if (event.key === 'Home') this.go(seen[0]?.branch);
    else if (event.key === 'End') this.go(seen.at(-1)?.branch);
    else if (event.key === inward && isOpen) this.go(here.branch.children[0]);
    else if (event.key === inward) this.toggle(here.branch.id, true);
    else if (event.key === outward && isOpen) this.toggle(here.branch.id, false);
    else if (event.key === outward) this.go(here.parent ?? undefined);
    else return;
    event.preventDefault();
  }

  private go(branch: Branch | undefined): void {
    if (!branch) return;
    this.at = branch.id;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus(),
    );
  }

  private toggle(id: string, open: boolean): void {
    const closed = new Set(this.closed);
    if (open) closed.delete(id);
    else closed.add(id);
    this.closed = closed;
  }

  override render(): TemplateResult {
    const [root] = this.roots;
    if (this.roots.length === 1 && root?.children.length === 0)
      return html`<p class="quiet alone">
        ${msg('No parent and no subsidiary is known.', { id: 'accounts.family.none' })}
      </p>`;
    return html`<ul role="tree" aria-label=${msg('Family', { id: 'accounts.family' })} @keydown=${this.onKey}>
        ${this.roots.map((branch) => this.member(branch, 1))}
      </ul>
      ${
        this.family.more
          ? html`<p class="quiet">
              ${msg('Only the first 200 are shown. Search the list for the others.', { id: 'accounts.family.more' })}
            </p>`
          : nothing
      }`;
  }

  private member({ id, legalName, country, children }: Branch, level: number): TemplateResult {
    const isOpen = !this.closed.has(id);
    const group = `below-${id}`;
    return html`<li role="none">
      <div class="member">
        ${
          children.length > 0
            ? html`<button
                type="button"
                tabindex="-1"
                aria-hidden="true"
                class=${isOpen ? 'open' : ''}
                @click=${() => this.toggle(id, !isOpen)}
              >
                ${drawIcon(chevronIcon)}
              </button>`
            : html`<span class="none" aria-hidden="true"></span>`
        }
        <a
          role="treeitem"
          href="/accounts/${id}"
          tabindex=${id === this.at ? 0 : -1}
          aria-level=${level}
          aria-expanded=${children.length > 0 ? isOpen : nothing}
          aria-owns=${children.length > 0 && isOpen ? group : nothing}
          aria-current=${id === this.account?.id ? 'true' : nothing}
          @focus=${() => (this.at = id)}
          @click=${(event: MouseEvent) => this.onFollow(event, id)}
          >${legalName} <span class="quiet">${country}</span></a
        >
      </div>
      ${
        children.length > 0 && isOpen
          ? html`<ul role="group" id=${group}>
              ${children.map((child) => this.member(child, level + 1))}
            </ul>`
          : nothing
      }
    </li>`;
  }

  private onFollow(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(`/accounts/${id}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-family-tree': PorticoFamilyTree;
  }
}
