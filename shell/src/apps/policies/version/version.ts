import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { Fault } from '@portico/domain/fault';
import { checkPolicy } from '@portico/domain/policies/check-policy';
import type { PolicyDifference } from '@portico/domain/policies/compare';
import type { PolicyProblem } from '@portico/domain/policies/problem';
import type { OutputOf } from '@portico/runtime/client';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import { SubmissionKey } from '@portico/runtime/submission-key';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoSelect } from '@portico/ui/select/select';
import { PorticoView } from '../../../applications/view.ts';
import { PorticoPage } from '../../../layout/page/page.ts';
import type { Trouble } from '../../settings/ask-server.ts';
import { differencesOf } from '../editor/document.ts';
import { PorticoPolicyEditor } from '../editor/editor.ts';
import type { PolicyEditEvent } from '../editor/edit-event.ts';
import { policyTrouble } from '../policy-trouble.ts';
import { PorticoPolicyReplay } from '../replay/replay.ts';
import { versionState } from '../versions/version-state.ts';
import { drawChanges } from './draw-changes.ts';
import { drawActions, drawTabs, type Tab, type VersionActs } from './head.ts';
import { PorticoPolicyChanges } from './changes.ts';
import { PorticoPolicyLeave } from './leave.ts';
import { PorticoPolicyPublish } from './publish.ts';
import type { PolicySavedEvent } from './saved-event.ts';
import { drawTrouble, type Stale } from './stale.ts';
import { tabs } from '../../../layout/tabs.styles.ts';
import { versionStyles } from './version.styles.ts';
import { PorticoPolicyWithdraw } from './withdraw.ts';

type View = OutputOf<'policies.get'>;

/**
 * @summary One version: its rules, what they change, and what they would have made of the past. A draft is edited here;
 * what is typed stays while one looks at the other tabs.
 */
export class PorticoPolicyVersion extends PorticoView {
  static readonly tag = 'portico-policy-version';
  static override readonly uses = [
    ...PorticoView.uses,
    PorticoPage,
    PorticoBadge,
    PorticoButton,
    PorticoSelect,
    PorticoPolicyEditor,
    PorticoPolicyChanges,
    PorticoPolicyPublish,
    PorticoPolicyWithdraw,
    PorticoPolicyLeave,
    PorticoPolicyReplay,
  ];
  static override styles = [PorticoView.styles, tabs, versionStyles];

  /** As it was read or saved last. */
  @state() private view: View | null = null;
  /** As it is edited. */
  @state() private document: unknown = null;
  @state() private problems: readonly PolicyProblem[] = [];
  @state() private versions: OutputOf<'policies.list'>['rows'] = [];
  /** What it is compared with. */
  @state() private base: { version: string; document: unknown } | null = null;
  @state() private differences: readonly PolicyDifference[] = [];
  @state() private busy = false;
  @state() private isSaved = false;
  @state() private strict = false;
  @state() private trouble: Trouble | null = null;
  @state() private stale: Stale | null = null;

  /** Its name. */
  @property() version = '';

  /** What of it is shown. */
  @property() tab: Tab = 'rules';

  /** `section` of the rules. */
  @property({ attribute: false }) search = new URLSearchParams();

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly key = new SubmissionKey();

  protected override async load(signal: AbortSignal): Promise<void> {
    const [view, current, { rows }] = await Promise.all([
      this.client.policies.get.query({ version: this.version }, { signal }),
      this.client.policies.current.query(undefined, { signal }),
      this.client.policies.list.query({ limit: 100 }, { signal }),
    ]);
    this.versions = rows;
    const others = rows.filter(({ version }) => version !== view.version);
    const before = view.inForce
      ? others.find(({ status }) => status === 'published')?.version
      : current.version;
    this.base =
      before === undefined || before === current.version
        ? current
        : await this.client.policies.get.query({ version: before }, { signal });
    this.show(view);
  }

  private show(view: View): void {
    this.view = view;
    this.stale = null;
    this.trouble = null;
    this.edit(view.document);
  }

  private edit(document: unknown): void {
    this.document = document;
    this.problems = checkPolicy(document);
    this.differences = differencesOf(this.base?.document, document);
  }

  private get isDirty(): boolean {
    return this.view !== null && JSON.stringify(this.view.document) !== JSON.stringify(this.document);
  }

  private may(action: 'policy.draft' | 'policy.manage'): boolean {
    return this.session.status === 'known' && this.session.me.actions.includes(action);
  }

  private get mayEdit(): boolean {
    return this.view?.status === 'draft' && this.may('policy.draft');
  }

  private onEdit(event: PolicyEditEvent): void {
    this.isSaved = false;
    this.edit(event.document);
  }

  private async save(revision?: number): Promise<void> {
    const { view } = this;
    if (!view?.id || this.busy) return;
    this.busy = true;
    const input = {
      draft: { id: view.id, revision: revision ?? view.revision },
      version: view.version,
      document: this.document,
      note: view.note,
    };
    this.stale = null;
    this.trouble = await policyTrouble(async () => {
      const answer = await this.key.send(input, (given, options) => this.keep(given, options));
      if (answer.ok) this.onSaved(answer.version);
      else if ('problems' in answer) this.strict = true;
      return answer;
    });
    this.busy = false;
  }

  private readonly saveFirst = async (): Promise<boolean> => {
    await this.save();
    return !this.isDirty;
  };

  /** Sends the draft. Somebody else's newer edit is fetched, so that both can be seen side by side. */
  private async keep(
    input: Parameters<typeof this.client.policies.saveDraft.mutate>[0],
    options: { key: string },
  ): Promise<OutputOf<'policies.saveDraft'>> {
    try {
      return await this.client.policies.saveDraft.mutate(input, options);
    } catch (error) {
      if (error instanceof Fault && error.code === 'stale_edit') {
        const theirs = await this.client.policies.get.query({ version: input.version });
        this.stale = { theirs, mine: this.document };
      }
      throw error;
    }
  }

  private onSaved(view: View): void {
    this.show(view);
    this.isSaved = true;
    this.strict = false;
  }

  private async onBase(event: Event): Promise<void> {
    const { value } = event.currentTarget as PorticoSelect;
    const found = await this.client.policies.get.query({ version: value }).catch(() => null);
    if (!found) return;
    this.base = found;
    this.differences = differencesOf(found.document, this.document);
  }

  private onPublished({ version }: PolicySavedEvent): void {
    this.show(version);
    void this.refresh();
  }

  override render(): TemplateResult {
    const state = this.view && versionState(this.view);
    return html`<portico-page
      heading=${this.version}
      lead=${this.lead()}
      .crumbs=${[{ title: msg('Policy', { id: 'shell.policy' }), href: '/policies' }]}
    >
      ${state ? html`<portico-badge slot="beside" tone=${state.tone}>${state.word}</portico-badge>` : nothing}
      ${this.phase === 'ready' && this.view ? drawActions(this.view, this.acts()) : nothing} ${super.render()}
    </portico-page>`;
  }

  private lead(): string {
    const { view } = this;
    if (!view) return '';
    if (view.note) return view.note;
    const name = view.publishedBy?.name;
    return name ? msg(str`Published by ${name}.`, { id: 'policy.published-by' }) : '';
  }

  private acts(): VersionActs {
    return {
      mayEdit: this.mayEdit,
      mayManage: this.may('policy.manage'),
      isDirty: this.isDirty,
      isSaved: this.isSaved,
      busy: this.busy,
      save: () => void this.save(),
      publish: () => this.renderRoot.querySelector('portico-policy-publish')?.show(),
      withdraw: () => this.renderRoot.querySelector('portico-policy-withdraw')?.show(),
    };
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="12"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    const { trouble, stale } = this;
    return html`${drawTabs(this.version, { tab: this.tab, changes: this.differences.length, mayTry: this.may('policy.draft') })}
      ${drawTrouble({ trouble, stale }, { locale: this.locale, keep: () => void this.save(stale?.theirs.revision), take: () => stale && this.show(stale.theirs) })}
      ${this.shown()} ${this.may('policy.manage') ? this.dialogs() : nothing}
      <portico-policy-leave
        .version=${this.version}
        ?dirty=${this.isDirty}
        .save=${this.saveFirst}
      ></portico-policy-leave>`;
  }

  private dialogs(): TemplateResult {
    return html`<portico-policy-publish
        .version=${this.view}
        .problems=${this.problems}
        .against=${{ count: this.differences.length, version: this.base?.version ?? '' }}
        .locale=${this.locale}
        @portico-policy-saved=${this.onPublished}
      ></portico-policy-publish>
      <portico-policy-withdraw
        .version=${this.view}
        @portico-policy-saved=${this.onPublished}
      ></portico-policy-withdraw>`;
  }

  private shown(): TemplateResult {
    if (this.tab === 'replay')
      return html`<portico-policy-replay
        .version=${this.version}
        .document=${this.document}
        ?unsaved=${this.isDirty}
        ?faulty=${this.problems.length > 0}
      ></portico-policy-replay>`;
    if (this.tab === 'changes')
      return drawChanges({
        versions: this.versions,
        base: this.base,
        view: { version: this.version, document: this.document },
        differences: this.differences,
        locale: this.locale,
        choose: (event) => void this.onBase(event),
      });
    return html`<portico-policy-editor
      .document=${this.document}
      .problems=${this.problems}
      .differing=${this.differences.map(({ path }) => path)}
      .section=${this.search.get('section') ?? ''}
      .base=${`/policies/${this.version}`}
      .locale=${this.locale}
      ?strict=${this.strict}
      ?readonly=${!this.mayEdit}
      @portico-policy-edit=${this.onEdit}
    ></portico-policy-editor>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-version': PorticoPolicyVersion;
  }
}
