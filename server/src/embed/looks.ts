import { type BrandProfile, noBrand } from '@portico/domain/embed/brand';
import type { Theme } from '@portico/domain/embed/theme';
import { Fault } from '@portico/domain/fault';
import { and, eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { brandProfiles, siteThemes } from './table.ts';

/** Something kept with the version an edit has to name; version 0 is what was never kept. */
export interface Kept<T> {
  version: number;
  value: T;
}

/** A site's theme; null while it has none of its own. For sites within reach, which the caller has asked. */
export async function getTheme(query: Query, siteId: string): Promise<Kept<Theme | null>> {
  const [row] = await query.select().from(siteThemes).where(eq(siteThemes.siteId, siteId)).limit(1);
  return row ? { version: row.version, value: row.theme } : { version: 0, value: null };
}

/**
 * Keeps a site's theme.
 *
 * @throws Fault `stale_edit` when it has changed since `version`
 */
export async function saveTheme(tx: Tx, siteId: string, { version, value }: Kept<Theme>): Promise<void> {
  const row = { theme: value, version: version + 1, updatedAt: tx.now };
  const saved =
    version === 0
      ? await tx
          .insert(siteThemes)
          .values({ siteId, ...row })
          .onConflictDoNothing()
          .returning({ version: siteThemes.version })
      : await tx
          .update(siteThemes)
          .set(row)
          .where(and(eq(siteThemes.siteId, siteId), eq(siteThemes.version, version)))
          .returning({ version: siteThemes.version });
  if (saved.length === 0) throw stale(version, (await getTheme(tx, siteId)).version);
}

/** How an organisation shows itself. */
export async function getBrand(query: Query, orgId: string): Promise<Kept<BrandProfile>> {
  const [row] = await query.select().from(brandProfiles).where(eq(brandProfiles.orgId, orgId)).limit(1);
  return row ? { version: row.version, value: row.profile } : { version: 0, value: noBrand };
}

/**
 * Keeps how an organisation shows itself.
 *
 * @throws Fault `stale_edit` when it has changed since `version`
 */
export async function saveBrand(
  tx: Tx,
  orgId: string,
  { version, value }: Kept<BrandProfile>,
): Promise<void> {
  const { logoFileId } = value;
  const row = { profile: value, logoFileId, version: version + 1, updatedAt: tx.now };
  const saved =
    version === 0
      ? await tx
          .insert(brandProfiles)
          .values({ orgId, ...row })
          .onConflictDoNothing()
          .returning({ version: brandProfiles.version })
      : await tx
          .update(brandProfiles)
          .set(row)
          .where(and(eq(brandProfiles.orgId, orgId), eq(brandProfiles.version, version)))
          .returning({ version: brandProfiles.version });
  if (saved.length === 0) throw stale(version, (await getBrand(tx, orgId)).version);
}

/** Whether a file is somebody's logo at this moment: then any visitor may see it (EM19). */
export async function isLogo(query: Query, fileId: string): Promise<boolean> {
  const rows = await query
    .select({ orgId: brandProfiles.orgId })
    .from(brandProfiles)
    .where(eq(brandProfiles.logoFileId, fileId))
    .limit(1);
  return rows.length > 0;
}

function stale(yours: number, current: number): Fault {
  return new Fault('stale_edit', { versions: { yours, current } });
}
