import * as v from 'valibot';
import type { EmbedScope } from '../access.ts';
import { EmbedWidget, embedWidgets, scopesOf } from './widget.ts';

const once = <T>(list: readonly T[]) => new Set(list).size === list.length;
const Widgets = v.pipe(v.array(EmbedWidget), v.check(once, 'twice'));

/** How far a widget is kept apart from its page: in the page's own document, or in a frame of our origin. */
export const Isolation = v.picklist(['page', 'frame']);
export type Isolation = v.InferOutput<typeof Isolation>;

/** What the vendor lets a site hold, and which of it only in a frame; that protects what is shown, not the session (EM9). */
export const SitePolicy = v.strictObject({ widgets: Widgets, framed: Widgets });
export type SitePolicy = v.InferOutput<typeof SitePolicy>;

/** A site nobody decided about: every widget, none forced into a frame. */
export const openPolicy: SitePolicy = { widgets: [...embedWidgets], framed: [] };

/** What a session was given and where it is used. */
export interface SessionUse {
  /** The widgets it names; null for all of the site's. */
  widgets: readonly EmbedWidget[] | null;
  scopes: readonly EmbedScope[];
  /** What the site has now. */
  siteScopes: readonly EmbedScope[];
  policy: SitePolicy;
  place: Isolation;
}

/**
 * What a session may be used for at this moment and in this place: its widgets, as far as the site may hold them and they
 * may be where the call says it comes from, and of its scopes those that these widgets need (EM1, EM9). What the site has
 * lost is lost to its sessions too (SK10).
 */
export function sessionRights(use: SessionUse): { widgets: EmbedWidget[]; scopes: EmbedScope[] } {
  const { policy, place } = use;
  const widgets = policy.widgets
    .filter((widget) => use.widgets === null || use.widgets.includes(widget))
    .filter((widget) => place === 'frame' || !policy.framed.includes(widget));
  const needed = scopesOf(widgets);
  const scopes = use.scopes.filter((scope) => use.siteScopes.includes(scope) && needed.includes(scope));
  return { widgets, scopes };
}

/** Where each of a site's widgets has to be, for the page that holds them (EM9). */
export function isolationOf(policy: SitePolicy): { widget: EmbedWidget; isolation: Isolation }[] {
  return policy.widgets.map((widget) => ({
    widget,
    isolation: policy.framed.includes(widget) ? 'frame' : 'page',
  }));
}
