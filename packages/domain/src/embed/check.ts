import * as v from 'valibot';
import { type ContentPolicy, isAllowed } from './source-list.ts';

/** Why a page could not be read (EM15, EM16). */
export const VisitProblem = v.picklist([
  'unreachable',
  'too_slow',
  'too_large',
  'too_many_redirects',
  'certificate',
  'blocked_address',
  'blocked_port',
  'wrong_answer',
  'not_html',
]);
export type VisitProblem = v.InferOutput<typeof VisitProblem>;

/** What is wrong with a page that was read (EM15). */
export const PageProblem = v.picklist([
  'not_https',
  'origin_not_listed',
  'script_missing',
  'script_not_module',
  'script_elsewhere',
  'key_missing',
  'wrong_key',
  'csp_script',
  'csp_connect',
  'csp_frame',
  'trusted_types',
  'no_widget',
]);
export type PageProblem = v.InferOutput<typeof PageProblem>;

/** One finding: what is wrong and, where it helps, the words to add or the value that is wrong. */
export const SiteFinding = v.object({
  problem: v.union([VisitProblem, PageProblem]),
  /** `error`: nothing shows. `warning`: some of it may not, or scripts of the page see to it. */
  level: v.picklist(['error', 'warning']),
  detail: v.nullable(v.string()),
});
export type SiteFinding = v.InferOutput<typeof SiteFinding>;

/** A script tag of a page. */
export interface PageScript {
  src: string;
  isModule: boolean;
  key: string | null;
  nonce?: string | undefined;
}

/** A page as it was read. */
export interface PageFacts {
  /** Its address after redirects. */
  address: string;
  scripts: readonly PageScript[];
  /** Tags of ours in its markup. */
  widgets: readonly string[];
  /** Whether one of them asks for a frame itself. */
  asksFrame: boolean;
  policies: readonly ContentPolicy[];
}

/** What the site is registered with. */
export interface SiteFacts {
  /** Our own origin, where the script comes from. */
  portal: string;
  origins: readonly string[];
  /** Publishable keys that work. */
  keys: readonly string[];
  /** Whether some widget has to be in a frame. */
  hasFrames: boolean;
}

/** The part of the platform's `URL` used here (WHATWG URL). */
declare const URL: { parse(text: string): { protocol: string; origin: string; hostname: string } | null };

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What keeps widgets from showing on a page, the first thing to mend first; none when all is well (EM15). */
export function findPageProblems(page: PageFacts, site: SiteFacts): SiteFinding[] {
  const url = URL.parse(page.address);
  const script = page.scripts.find(({ src }) => src.startsWith(`${site.portal}/embed/`));
  return [
    ...(url?.protocol === 'http:' && !OWN_MACHINE.has(url.hostname) ? [error('not_https')] : []),
    ...(url && !site.origins.includes(url.origin) ? [error('origin_not_listed', url.origin)] : []),
    ...(script ? scriptProblems(script, site) : missingScript(page)),
    ...policyProblems(page, site, script?.nonce),
    ...(page.widgets.length === 0 ? [warning('no_widget')] : []),
  ];
}

function missingScript(page: PageFacts): SiteFinding[] {
  const elsewhere = page.scripts.find(({ src }) => /\/embed\/[^/]+\/portico\.js$/.test(src));
  return [elsewhere ? error('script_elsewhere', elsewhere.src) : error('script_missing')];
}

function scriptProblems(script: PageScript, site: SiteFacts): SiteFinding[] {
  if (!script.isModule) return [error('script_not_module')];
  if (script.key === null || script.key === '') return [error('key_missing')];
  return site.keys.includes(script.key) ? [] : [error('wrong_key', script.key.slice(-4))];
}

function policyProblems(page: PageFacts, site: SiteFacts, nonce: string | undefined): SiteFinding[] {
  const address = `${site.portal}/embed/v1/portico.js`;
  const may = (directive: string): boolean =>
    isAllowed(page.policies, { directive, address, page: page.address, nonce });
  return [
    ...(may('script-src') ? [] : [error('csp_script', `script-src ${site.portal}`)]),
    ...(isAllowed(page.policies, {
      directive: 'connect-src',
      address: `${site.portal}/trpc/`,
      page: page.address,
    })
      ? []
      : [error('csp_connect', `connect-src ${site.portal}`)]),
    ...(!(site.hasFrames || page.asksFrame) || may('frame-src')
      ? []
      : [error('csp_frame', `frame-src ${site.portal}`)]),
    ...trustedTypesProblems(page),
  ];
}

/**
 * Where a page names the policies that may turn text into markup, ours have to be among them: with one of the two, or where
 * it names them and requires none, widgets show and the browser reports a violation (Trusted Types, W3C).
 */
function trustedTypesProblems({ policies }: PageFacts): SiteFinding[] {
  const names = 'trusted-types lit-html portico';
  if (policies.every((policy) => namedOf(policy) === 2)) return [];
  const isBlocked = policies.some(
    (policy) => policy['require-trusted-types-for'] !== undefined && namedOf(policy) === 0,
  );
  return [isBlocked ? error('trusted_types', names) : warning('trusted_types', names)];
}

/** How many of our two policies a content security policy lets us make. */
function namedOf(policy: ContentPolicy): number {
  const names = policy['trusted-types'];
  if (names === undefined || names.includes('*')) return 2;
  return ['lit-html', 'portico'].filter((name) => names.includes(name)).length;
}

function error(problem: PageProblem, detail: string | null = null): SiteFinding {
  return { problem, level: 'error', detail };
}

function warning(problem: PageProblem, detail: string | null = null): SiteFinding {
  return { problem, level: 'warning', detail };
}
