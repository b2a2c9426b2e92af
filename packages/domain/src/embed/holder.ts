import type { Actor } from '../access.ts';

/** Which page and person an embed's request comes from, to whom its single-use id belongs (EM7); null when it is none's. */
export function holderOf(actor: Actor): string | null {
  if (actor.kind !== 'user' || actor.via !== 'embed') return null;
  return [actor.siteId, actor.origin, actor.orgId, actor.userId].join('\n');
}
