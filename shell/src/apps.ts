import { msg } from '@portico/ui/msg';
import type { Action } from '@portico/domain/access';
import type { ApplicationModule } from '@portico/runtime/applications/application';
import {
  accountsIcon,
  checkCustomerIcon,
  dealsIcon,
  deskIcon,
  disputesIcon,
  embedsIcon,
  homeIcon,
  personIcon,
  policyIcon,
  reportsIcon,
  settingsIcon,
} from './layout/icons.ts';

/** One application of the portal. */
export interface PortalApp {
  readonly name: string;
  /** Everything at and under this path is its own; `/` only itself. */
  readonly path: string;
  /** Where it shows, when that is not at and under `path`. */
  readonly isAt?: (path: string) => boolean;
  /** What it is called in the navigation, in the reader's language. */
  readonly title: () => string;
  /** What it is called where there is room for one short word, as in a phone's bar; else its title. */
  readonly short?: () => string;
  readonly icon: string;
  /** Shown to who may do one of these. */
  readonly opens: readonly Action[];
  /** Not shown to who may do one of these: another application does the same and more for them. */
  readonly yields?: readonly Action[];
  /** Who looks after it; named when it fails. */
  readonly owner: string;
  /** Where its link stands: among the sections, or below with what is one's own. */
  readonly place: 'sections' | 'own';
  /** The key after `g` that leads to it. */
  readonly key: string;
  readonly load: () => Promise<ApplicationModule>;
}

/** The whole portal: one row an application. */
export const apps: readonly PortalApp[] = [
  {
    name: 'home',
    path: '/',
    title: () => msg('Home', { id: 'shell.home' }),
    icon: homeIcon,
    opens: ['session.read'],
    owner: 'Portal team',
    place: 'sections',
    key: 'h',
    load: () => import('./apps/home/home.ts'),
  },
  {
    name: 'deals',
    path: '/deals',
    title: () => msg('Deals', { id: 'shell.deals' }),
    icon: dealsIcon,
    opens: ['deal.register'],
    owner: 'Deals team',
    place: 'sections',
    key: 'd',
    load: () => import('./apps/deals/deals.ts'),
  },
  {
    name: 'check',
    path: '/check',
    title: () => msg('Check a customer', { id: 'shell.check' }),
    short: () => msg('Check', { id: 'shell.check.short' }),
    icon: checkCustomerIcon,
    opens: ['precheck.use'],
    owner: 'Deals team',
    place: 'sections',
    key: 'c',
    load: () => import('./apps/deals/check.ts'),
  },
  {
    name: 'deals-read',
    path: '/deals',
    title: () => msg('Deals', { id: 'shell.deals' }),
    icon: dealsIcon,
    opens: ['deal.read'],
    yields: ['deal.register', 'deal.decide'],
    owner: 'Deals team',
    place: 'sections',
    key: 'd',
    load: () => import('./apps/desk/reading.ts'),
  },
  {
    name: 'desk',
    path: '/desk',
    title: () => msg('Deal desk', { id: 'shell.desk' }),
    icon: deskIcon,
    opens: ['deal.decide'],
    owner: 'Deals team',
    place: 'sections',
    key: 'q',
    load: () => import('./apps/desk/desk.ts'),
  },
  {
    name: 'disputes',
    path: '/disputes',
    title: () => msg('Disputes', { id: 'shell.disputes' }),
    icon: disputesIcon,
    opens: ['dispute.rule'],
    owner: 'Deals team',
    place: 'sections',
    key: 't',
    load: () => import('./apps/disputes/disputes.ts'),
  },
  {
    name: 'accounts',
    path: '/accounts',
    title: () => msg('Accounts', { id: 'shell.accounts' }),
    icon: accountsIcon,
    opens: ['account.read'],
    owner: 'Accounts team',
    place: 'sections',
    key: 'a',
    load: () => import('./apps/accounts/accounts.ts'),
  },
  {
    name: 'policies',
    path: '/policies',
    title: () => msg('Policy', { id: 'shell.policy' }),
    icon: policyIcon,
    opens: ['policy.read'],
    owner: 'Channel team',
    place: 'sections',
    key: 'y',
    load: () => import('./apps/policies/policies.ts'),
  },
  {
    name: 'reports',
    path: '/reports',
    title: () => msg('Reports', { id: 'shell.reports' }),
    icon: reportsIcon,
    opens: ['report.read', 'precheck.report'],
    owner: 'Channel team',
    place: 'sections',
    key: 'r',
    load: () => import('./apps/reports/reports.ts'),
  },
  {
    name: 'embeds',
    path: '/embeds',
    title: () => msg('Embeds', { id: 'shell.embeds' }),
    icon: embedsIcon,
    opens: ['site.manage'],
    owner: 'Portal team',
    place: 'sections',
    key: 'e',
    load: () => import('./apps/embeds/embeds.ts'),
  },
  {
    name: 'settings',
    path: '/settings',
    title: () => msg('Settings', { id: 'shell.settings' }),
    icon: settingsIcon,
    opens: ['site.manage', 'people.read'],
    owner: 'Portal team',
    place: 'sections',
    key: 's',
    load: () => import('./apps/settings/settings.ts'),
  },
  {
    name: 'profile',
    path: '/profile',
    title: () => msg('Profile', { id: 'shell.profile' }),
    icon: personIcon,
    opens: ['session.read'],
    owner: 'Portal team',
    place: 'own',
    key: 'p',
    load: () => import('./apps/profile/profile.ts'),
  },
];

/** The applications of someone who may do `actions`. */
export function appsFor(actions: readonly Action[]): readonly PortalApp[] {
  const may = (action: Action): boolean => actions.includes(action);
  return apps.filter(({ opens, yields = [] }) => opens.some(may) && !yields.some(may));
}

/** Whether an application shows at `path`. */
export function isAt({ path: base, isAt: judge }: Pick<PortalApp, 'path' | 'isAt'>, path: string): boolean {
  if (judge) return judge(path);
  return path === base || (base !== '/' && path.startsWith(`${base}/`));
}
