import { quartersFrom } from '@portico/domain/time';
import type * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { findOrganisation } from '../partners/store.ts';
import { currentPolicy } from '../policies/store.ts';
import { listRegistrable } from '../products/store.ts';
import { formPolicyOf } from './form-policy.ts';
import type { FormSetup } from './schemas.ts';

/** What a registration form for somebody of a partner's is drawn from: products, bands, quarters and the policy's numbers. */
export async function formSetupOf(db: Database, partnerId: string): Promise<v.InferOutput<typeof FormSetup>> {
  const [products, { deals: policy }, partner, now] = await Promise.all([
    listRegistrable(db.read),
    currentPolicy(db.read),
    findOrganisation(db.read, partnerId),
    db.now(),
  ]);
  return {
    products,
    quarters: quartersFrom(now, policy.closeQuarters),
    policy: formPolicyOf(policy),
    partnerCountry: partner?.country ?? null,
    now,
  };
}
