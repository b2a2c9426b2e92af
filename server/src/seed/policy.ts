import { defaultPolicyDocument, type PolicyDocument } from '@portico/domain/policies/channel-policy';
import { saveDraft } from '../policies/edit.ts';
import { type Cast, peopleWith } from './cast.ts';
import type { History } from './history.ts';

const HOURS_AGO = 0.4;

const drafted: PolicyDocument = {
  ...defaultPolicyDocument,
  deals: {
    ...defaultPolicyDocument.deals,
    protectionDays: 75,
    decisionBusinessDays: 1,
  },
};

/** A draft of the policy as the desk would write one, so that there is something to compare and to replay. */
export async function settlePolicy(history: History, cast: Cast): Promise<void> {
  const [desk] = peopleWith(cast.vendor, 'deal_desk');
  if (!desk) throw new Error('the demo has a desk');
  await history.at(history.ago(HOURS_AGO), async (tx) => {
    const draft = {
      version: '2027-spring',
      document: drafted,
      note: 'Faster decisions, and protection that ends sooner',
    };
    const saved = await saveDraft(tx, draft, desk.userId);
    if (!saved.ok) throw new Error(JSON.stringify(saved));
  });
}
