import { html, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import type { PolicyDifference } from '@portico/domain/policies/compare';
import { type Version, versionState } from '../versions/version-state.ts';

/** Two documents side by side, and what else one of them can be compared with. */
export interface Comparison {
  readonly versions: readonly Version[];
  readonly base: { readonly version: string; readonly document: unknown } | null;
  readonly view: { readonly version: string; readonly document: unknown };
  readonly differences: readonly PolicyDifference[];
  readonly locale: string;
  readonly choose: (event: Event) => void;
}

/** Draws what differs between a version and another one that can be chosen. */
export function drawChanges({
  versions,
  base,
  view,
  differences,
  locale,
  choose,
}: Comparison): TemplateResult {
  const others = versions.filter(({ version }) => version !== view.version);
  const options = others.map((each) => ({
    value: each.version,
    label: `${each.version} · ${versionState(each).word}`,
  }));
  return html`<portico-select
      class="base"
      required
      label=${msg('Compared with', { id: 'policy.compared' })}
      .options=${options}
      .value=${base?.version ?? ''}
      @change=${choose}
    ></portico-select>
    <portico-policy-changes
      .differences=${differences}
      .old=${base?.document}
      .next=${view.document}
      .heads=${[base?.version ?? '', view.version] as const}
      .base=${`/policies/${view.version}`}
      .locale=${locale}
    ></portico-policy-changes>`;
}
