import { accountsRouter } from './accounts/router.ts';
import { activityRouter } from './activity/router.ts';
import { deskRouter } from './deals/desk.ts';
import { dealsRouter } from './deals/router.ts';
import { disputesRouter } from './disputes/router.ts';
import { brandsRouter, themesRouter } from './embed/looks-router.ts';
import { embedRouter } from './embed/router.ts';
import { filesRouter } from './files/router.ts';
import { sessionRouter } from './identity/router.ts';
import { partnersRouter } from './partners/router.ts';
import { peopleRouter } from './people/router.ts';
import { policiesRouter } from './policies/router.ts';
import { prechecksRouter } from './prechecks/router.ts';
import { coverageRouter, reservationsRouter } from './reservations/router.ts';
import { reportsRouter } from './reports/router.ts';
import { keysRouter, sitesRouter } from './sites/router.ts';
import { router } from './trpc/procedure.ts';

/** Everything the portal and the widgets can ask, by slice. */
export const appRouter = router({
  session: sessionRouter,
  deals: dealsRouter,
  desk: deskRouter,
  disputes: disputesRouter,
  partners: partnersRouter,
  people: peopleRouter,
  policies: policiesRouter,
  reports: reportsRouter,
  sites: sitesRouter,
  keys: keysRouter,
  embed: embedRouter,
  themes: themesRouter,
  brands: brandsRouter,
  activity: activityRouter,
  accounts: accountsRouter,
  files: filesRouter,
  coverage: coverageRouter,
  reservations: reservationsRouter,
  prechecks: prechecksRouter,
});

/** The router's type: the one thing the browser side imports from the server, as a type. */
export type AppRouter = typeof appRouter;
