import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { isToCome } from '../versions/version-state.ts';

/** What of a version is shown. */
export type Tab = 'rules' | 'changes' | 'replay';

/** What can be done with a version, and where that stands. */
export interface VersionActs {
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  readonly isDirty: boolean;
  readonly isSaved: boolean;
  readonly busy: boolean;
  readonly save: () => void;
  readonly publish: () => void;
  readonly withdraw: () => void;
}

/** Draws the links to a version's parts. */
export function drawTabs(
  version: string,
  { tab: shown, changes, mayTry }: { tab: Tab; changes: number; mayTry: boolean },
): TemplateResult {
  const tabs: readonly (readonly [Tab, string])[] = [
    ['rules', msg('Rules', { id: 'policy.tab.rules' })],
    ['changes', msg(str`Changes (${changes})`, { id: 'policy.tab.changes' })],
    ...(mayTry ? [['replay', msg('Try it out', { id: 'policy.tab.replay' })] as const] : []),
  ];
  return html`<nav class="tabs" aria-label=${msg('Parts of the version', { id: 'policy.tabs' })}>
    ${tabs.map(
      ([tab, title]) =>
        html`<a
          href="/policies/${version}${tab === 'rules' ? '' : `/${tab}`}"
          aria-current=${tab === shown ? 'page' : nothing}
          >${title}</a
        >`,
    )}
  </nav>`;
}

/** Draws what can be done with a version, the primary action last. */
export function drawActions(
  { status, effectiveFrom }: Pick<OutputOf<'policies.get'>, 'status' | 'effectiveFrom'>,
  acts: VersionActs,
): TemplateResult {
  const isDraft = status === 'draft';
  const isOpen = isDraft || (status === 'published' && isToCome(effectiveFrom));
  const { isDirty, mayManage } = acts;
  return html`<div slot="actions" class="actions">
    <span class="said" role="status"
      >${acts.isSaved && !isDirty ? msg('Saved.', { id: 'settings.saved' }) : ''}</span
    >
    ${
      isOpen && mayManage
        ? html`<portico-button @click=${acts.withdraw}>${withdrawWords(status)}</portico-button>`
        : nothing
    }
    ${
      acts.mayEdit
        ? html`<portico-button
            variant=${isDirty ? 'primary' : 'secondary'}
            ?disabled=${!isDirty}
            ?busy=${acts.busy}
            @click=${acts.save}
            >${msg('Save draft', { id: 'policy.save' })}</portico-button
          >`
        : nothing
    }
    ${
      isDraft && mayManage && !isDirty
        ? html`<portico-button variant="primary" @click=${acts.publish}
            >${msg('Publish…', { id: 'policy.publish' })}</portico-button
          >`
        : nothing
    }
  </div>`;
}

/** What giving up a version is called: a draft is discarded, one that was published and is to come is taken back. */
export function withdrawWords(status: OutputOf<'policies.get'>['status']): string {
  return status === 'draft'
    ? msg('Discard draft', { id: 'policy.discard' })
    : msg('Take back', { id: 'policy.withdraw' });
}
