import { html, type PropertyValues, type TemplateResult } from 'lit';
import { consume } from '@lit/context';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { sessionContext } from '@portico/runtime/contexts';
import type { PorticoPortal } from '@portico/runtime/portal/portal';
import type { Me, Session } from '@portico/runtime/session';
import type { Action } from '@portico/domain/access';
import { define, type ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import type { ApplicationFailure } from '@portico/runtime/applications/application';
import { Supervisor } from '@portico/runtime/applications/supervisor';
import { apps, appsFor, isAt, type PortalApp } from './apps.ts';
import { PorticoLayout } from './layout/layout/layout.ts';
import { isEntrance, returnPath } from './routing/return-path.ts';
import { navigate, RouteController } from './routing/navigate.ts';

/** What stands where the portal would. */
type Door = 'portico-sign-in' | 'portico-accept-invitation' | 'portico-reset-password' | 'portico-connect';

/** The pop-up of a page that wants to act for a person; a window that must stay the document it was opened with. */
const POP_UP = '/connect';

/**
 * @summary The portal: the door for who is not signed in, the sections for who is.
 *
 * Stands inside a `<portico-portal>` with the server behind it.
 */
export class PorticoShell extends PorticoElement {
  static readonly tag = 'portico-shell';
  static override readonly uses: readonly ElementClass[] = [PorticoLayout];

  /** Who is signed in, or why nobody is. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  /** The element of the door that is shown, once its code is there. */
  @state() private door: Door | null = null;

  @state() private isBroken = false;

  private readonly route = new RouteController(this);
  private readonly stage = document.createElement('div');
  private supervisor: Supervisor | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.onSeen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onSeen);
  }

  protected override willUpdate(): void {
    const door = this.neededDoor();
    if (door !== this.door) void this.openDoor(door);
  }

  protected override updated(_changed: PropertyValues): void {
    const { session } = this;
    if (session.status !== 'known' || this.supervisor || this.door || this.neededDoor()) return;
    if (location.pathname === '/sign-in') {
      const wanted = returnPath(this.route.search.get('return'), location.origin);
      navigate(wanted, { replace: true });
    }
    // Beside the first application, so that it is there before anything fails, and weighs nothing on the way.
    void import('./applications/problem/problem.ts').then((module) =>
      define(module.PorticoApplicationProblem),
    );
    const all = [...appsOf(session.me), notFoundFor(session.me)];
    this.supervisor = new Supervisor(this.stage, (failure) => problemCard(failure, all));
    this.supervisor.run(all.map((app) => ({ ...app, isAt: (path) => isAt(app, path) })));
  }

  /** Which door stands between this person and the portal, if one does. */
  private neededDoor(): Door | null {
    const path = `/${this.route.parts.join('/')}`;
    if (path === '/accept-invitation') return 'portico-accept-invitation';
    if (path === '/reset-password') return 'portico-reset-password';
    const { session } = this;
    if (session.status === 'unknown' && session.fault.status === 401) return 'portico-sign-in';
    return path === POP_UP ? 'portico-connect' : null;
  }

  private async openDoor(door: Door | null): Promise<void> {
    if (door === 'portico-sign-in') this.keepWish();
    try {
      if (door === 'portico-sign-in') define((await import('./session/sign-in/sign-in.ts')).PorticoSignIn);
      else if (door === 'portico-accept-invitation')
        define((await import('./session/accept-invitation/accept-invitation.ts')).PorticoAcceptInvitation);
      else if (door === 'portico-reset-password')
        define((await import('./session/reset-password/reset-password.ts')).PorticoResetPassword);
      else if (door === 'portico-connect') define((await import('./apps/connect/connect.ts')).PorticoConnect);
      // Who is there may have become known meanwhile, and with it another door.
      if (door === this.neededDoor()) this.door = door;
    } catch {
      // Lost on the way, or replaced by a newer version meanwhile: only a fresh page knows the new one.
      this.isBroken = true;
    }
  }

  /** Keeps the page that was wanted in the address, so that a link in an e-mail leads to it too. */
  private keepWish(): void {
    const { pathname, search, hash } = location;
    if (pathname === '/sign-in' || pathname === POP_UP) return;
    const from =
      isEntrance(pathname) || pathname === '/'
        ? ''
        : `?return=${encodeURIComponent(pathname + search + hash)}`;
    navigate(`/sign-in${from}`, { replace: true });
  }

  private async onSignedIn(): Promise<void> {
    if (location.pathname === '/accept-invitation') navigate('/', { replace: true });
    await this.closest<PorticoPortal>('portico-portal')?.refreshSession();
  }

  /** Asks again who is there when the pop-up is looked at again: a link in an e-mail signs in elsewhere. */
  private readonly onSeen = (): void => {
    if (
      document.visibilityState === 'visible' &&
      location.pathname === POP_UP &&
      this.door === 'portico-sign-in'
    )
      void this.closest<PorticoPortal>('portico-portal')?.refreshSession();
  };

  private async onOtherPerson(): Promise<void> {
    const { signOut } = await import('./session/auth.ts');
    const left = await signOut();
    // Fresh too, and at the same address, which keeps the page that waits.
    if (left.ok) location.reload();
  }

  private async onSignOut(): Promise<void> {
    const { signOut } = await import('./session/auth.ts');
    const left = await signOut();
    // A fresh page keeps nothing of the person who left.
    if (left.ok) location.assign('/sign-in');
  }

  override render(): TemplateResult {
    if (this.isBroken)
      return html`<main>
        <p>${msg('This page did not load whole.', { id: 'shell.broken' })}</p>
        <button type="button" @click=${() => location.reload()}>
          ${msg('Load the page anew', { id: 'shell.reload' })}
        </button>
      </main>`;
    const token = this.route.search.get('token') ?? '';
    switch (this.door) {
      case 'portico-sign-in':
        return html`<portico-sign-in
          return-to=${returnPath(this.route.search.get('return'), location.origin)}
          .problem=${this.route.search.has('problem') || this.route.search.has('error') ? 'link_used' : ''}
          @portico-signed-in=${this.onSignedIn}
        ></portico-sign-in>`;
      case 'portico-accept-invitation':
        return html`<portico-accept-invitation
          .token=${token}
          @portico-signed-in=${this.onSignedIn}
        ></portico-accept-invitation>`;
      case 'portico-reset-password':
        return html`<portico-reset-password .token=${token}></portico-reset-password>`;
      case 'portico-connect':
        return html`<portico-connect @portico-other-person=${this.onOtherPerson}></portico-connect>`;
      case null:
        // The pop-up is small and shows nothing of the portal, not even for a moment.
        return location.pathname === POP_UP ? html`` : this.portal();
    }
  }

  private portal(): TemplateResult {
    const { session } = this;
    if (session.status === 'unknown' && session.fault.status !== 401) {
      void import('./session/unreachable/unreachable.ts').then((module) => define(module.PorticoUnreachable));
      return html`<portico-unreachable
        .fault=${session.fault}
        @portico-retry=${this.onSignedIn}
      ></portico-unreachable>`;
    }
    const me = session.status === 'known' ? session.me : null;
    return html`<portico-layout
      .me=${me}
      .apps=${me ? appsOf(me) : []}
      .prefetch=${(name: string) => this.supervisor?.prefetch(name)}
      @portico-sign-out=${this.onSignOut}
      >${this.stage}</portico-layout
    >`;
  }
}

function appsOf(me: Me): readonly PortalApp[] {
  return appsFor(me.actions as readonly Action[]);
}

/** Stands wherever no other application of this person does. */
function notFoundFor(me: Me): PortalApp {
  const others = appsOf(me);
  return {
    name: 'not-found',
    path: '',
    isAt: (path) => !others.some((app) => isAt(app, path)),
    title: () => msg('Nothing here', { id: 'shell.not-found' }),
    icon: '',
    opens: [],
    owner: apps[0]?.owner ?? '',
    place: 'own',
    key: '',
    load: () =>
      import('./apps/not-found/not-found.ts').then(({ PorticoNotFound }) => ({
        application: PorticoNotFound,
      })),
  };
}

/** What stands where an application did not open: which, whom to tell, and the way on. */
function problemCard(
  { name, requestId, tries, retry }: ApplicationFailure,
  all: readonly PortalApp[],
): Element {
  const app = all.find((each) => each.name === name);
  const card = document.createElement('portico-application-problem');
  Object.assign(card, { name: app?.title() ?? name, owner: app?.owner ?? '', requestId, again: tries > 0 });
  card.addEventListener('portico-retry', retry);
  return card;
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-shell': PorticoShell;
  }
}
