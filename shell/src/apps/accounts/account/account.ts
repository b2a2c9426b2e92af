import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { isInUse } from '@portico/domain/accounts/account';
import type { AccountView } from '@portico/domain/accounts/views';
import type { TimelineEntry } from '@portico/domain/deals/views';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoMenu } from '@portico/ui/menu/menu';
import { PorticoTimeline } from '@portico/ui/timeline/timeline';
import { PorticoToast } from '@portico/ui/toast/toast';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import { navigate } from '../../../routing/navigate.ts';
import { PorticoNotFound } from '../../not-found/not-found.ts';
import { accountStyles } from '../accounts.styles.ts';
import { PorticoAccountCoverage } from '../holds/coverage.ts';
import { PorticoAccountForm } from '../edit/account-form.ts';
import type { AccountSavedEvent } from '../edit/account-saved-event.ts';
import { PorticoAccountMerge } from '../merge/merge.ts';
import { PorticoAccountMerges } from '../merge/merges.ts';
import { accountPageStyles } from './account.styles.ts';
import { PorticoAccountArchive } from './archive.ts';
import { drawAccountFacts } from './facts.ts';
import { PorticoFamilyTree } from './family-tree.ts';
import { historyLines } from './history-words.ts';
import { PorticoAccountSites } from './sites.ts';
import { drawStanding } from './standing.ts';

/**
 * @summary One account: who it is, its sites, family, what holds it, and what happened.
 */
export class PorticoAccountPage extends PorticoView {
  static readonly tag = 'portico-account-page';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoNotFound,
    PorticoBadge,
    PorticoButton,
    PorticoMenu,
    PorticoTimeline,
    PorticoToast,
    PorticoFamilyTree,
    PorticoAccountForm,
    PorticoAccountSites,
    PorticoAccountCoverage,
    PorticoAccountMerge,
    PorticoAccountMerges,
    PorticoAccountArchive,
  ];
  static override styles = [PorticoView.styles, accountStyles, accountPageStyles];

  /** Who looks. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  @state() private view: AccountView | null = null;
  @state() private history: readonly TimelineEntry[] = [];

  /** The account's id, as it stands in the address. */
  @property({ attribute: false }) accountId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('accountId')) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const of = { accountId: this.accountId };
    this.follow({ aggregate: 'account', id: this.accountId });
    [this.view, this.history] = await Promise.all([
      this.client.accounts.get.query(of, { signal }),
      this.client.accounts.history.query(of, { signal }),
    ]);
  }

  private may(action: 'account.manage' | 'coverage.manage' | 'coverage.read' | 'deal.decide'): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes(action);
  }

  private async onSaved({ account }: AccountSavedEvent): Promise<void> {
    if (account.account.id !== this.accountId) return navigate(`/accounts/${account.account.id}`);
    this.view = account;
    this.renderRoot
      .querySelector('portico-toast')
      ?.show({ text: msg('Saved.', { id: 'settings.saved' }), tone: 'success' });
    await this.refresh();
    this.renderRoot.querySelector('portico-account-coverage')?.again();
  }

  private onAct(id: string): void {
    if (id === 'merge') this.renderRoot.querySelector('portico-account-merge')?.show();
    else this.renderRoot.querySelector('portico-account-archive')?.show();
  }

  override render(): TemplateResult {
    if (this.phase === 'no-permission') return html`<portico-not-found></portico-not-found>`;
    const view = this.phase === 'ready' ? this.view : null;
    return html`<portico-page
      heading=${view?.account.legalName ?? msg('Account', { id: 'accounts.column.name' })}
      .crumbs=${[{ title: msg('Accounts', { id: 'shell.accounts' }), href: '/accounts' }]}
    >
      ${view ? this.head(view) : nothing} ${super.render()}
    </portico-page>`;
  }

  private head({ account }: AccountView): TemplateResult {
    const state = account.mergedIntoId
      ? msg('Merged away', { id: 'accounts.state.merged' })
      : account.archivedAt
        ? msg('Archived', { id: 'accounts.state.archived' })
        : '';
    return html`${state ? html`<portico-badge slot="beside">${state}</portico-badge>` : nothing}
    ${this.may('account.manage') && isInUse(account) ? this.actions() : nothing}`;
  }

  private actions(): TemplateResult {
    return html`<portico-button
        slot="actions"
        variant="primary"
        @click=${() => this.view && this.renderRoot.querySelector('portico-account-form')?.edit(this.view)}
        >${msg('Edit', { id: 'accounts.edit' })}</portico-button
      ><portico-menu
        slot="actions"
        label=${msg('More actions', { id: 'accounts.actions' })}
        .items=${[
          { id: 'merge', label: msg('Merge with another account', { id: 'accounts.merge' }) },
          { id: 'archive', label: msg('Archive', { id: 'accounts.archive' }), danger: true },
        ]}
        @portico-select=${({ id }: HTMLElementEventMap['portico-select']) => this.onAct(id)}
      ></portico-menu>`;
  }

  protected override renderSkeleton(): TemplateResult {
    const card = (lines: number): TemplateResult =>
      html`<div class="card"><portico-skeleton lines=${lines}></portico-skeleton></div>`;
    return html`<div class="columns">
      <div class="stack">${card(8)}${card(4)}</div>
      <div class="stack">${card(4)}${card(4)}</div>
    </div>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { view, locale } = this;
    if (!view) return nothing;
    const editable = this.may('account.manage') && isInUse(view.account);
    return html`<div @portico-account-saved=${this.onSaved}>
      ${drawStanding(view, this.may('account.manage') ? () => this.onAct('restore') : null)}
      <div class="columns">
        <div class="stack">
          ${drawAccountFacts(view.account, locale)}
          <portico-account-sites .view=${view} ?editable=${editable}></portico-account-sites>
          ${
            this.may('coverage.read')
              ? html`<portico-account-coverage
                  .account=${view.account}
                  .sites=${view.sites}
                  ?editable=${this.may('coverage.manage') && isInUse(view.account)}
                ></portico-account-coverage>`
              : nothing
          }
        </div>
        <div class="stack">${this.beside(view)}</div>
      </div>
      ${this.may('account.manage') ? this.dialogs(view) : nothing}
      <portico-toast></portico-toast>
    </div>`;
  }

  private beside(view: AccountView): TemplateResult {
    const name = encodeURIComponent(view.account.legalName);
    const deals = this.may('deal.decide') ? `/desk?state=all&q=${name}` : `/deals?q=${name}`;
    return html`<section class="card">
        <h2>${msg('Family', { id: 'accounts.family' })}</h2>
        <portico-family-tree .account=${view.account} .family=${view.family}></portico-family-tree>
      </section>
      <section class="card">
        <h2>${msg('Deals', { id: 'shell.deals' })}</h2>
        <p><a href=${deals}>${msg('Deals that name this customer', { id: 'accounts.deals' })}</a></p>
      </section>
      ${
        view.merges.length > 0
          ? html`<portico-account-merges
              .view=${view}
              ?editable=${this.may('account.manage')}
            ></portico-account-merges>`
          : nothing
      }
      <section class="card">
        <h2>${msg('What happened', { id: 'desk.timeline' })}</h2>
        <portico-timeline .entries=${historyLines(this.history)}></portico-timeline>
      </section>`;
  }

  private dialogs(view: AccountView): TemplateResult {
    return html`<portico-account-form></portico-account-form>
      <portico-account-merge .view=${view}></portico-account-merge>
      <portico-account-archive .view=${view}></portico-account-archive>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-page': PorticoAccountPage;
  }
}
