import { defaultPolicyDocument, type PolicyDocument } from '@portico/domain/policies/channel-policy';
import type { OutputOf } from '@portico/runtime/client';
import type { Answers } from '@portico/runtime/testing';

type View = OutputOf<'policies.get'>;
const at = '2026-11-20T10:00:00.000Z';
const writer = { id: 'user_2', name: 'Laura Callahan' };

/** A draft with a shorter protection. */
export const draftDocument: PolicyDocument = {
  ...defaultPolicyDocument,
  deals: { ...defaultPolicyDocument.deals, protectionDays: 60 },
};

/** A version; a draft unless said otherwise. */
export function policyView(changes: Partial<View> = {}): View {
  return {
    id: 'pol_1',
    revision: 3,
    version: '2027-spring',
    status: 'draft',
    inForce: false,
    effectiveFrom: null,
    note: 'Protection that ends sooner',
    createdBy: writer,
    updatedBy: writer,
    updatedAt: at,
    publishedBy: null,
    publishedAt: null,
    document: draftDocument,
    problems: [],
    ...changes,
  };
}

/** The version that is built in. */
export const builtIn: View = policyView({
  id: null,
  revision: 1,
  version: '2026-11',
  status: 'published',
  inForce: true,
  note: null,
  createdBy: null,
  updatedBy: null,
  updatedAt: null,
  document: defaultPolicyDocument,
});

/** A finished replay that found some outcomes different. */
export function replayView(
  changes: Partial<OutputOf<'policies.replayed'>> = {},
): OutputOf<'policies.replayed'> {
  return {
    id: 'replay_1',
    version: '2027-spring',
    since: null,
    until: at,
    status: 'done',
    total: 177,
    judged: 177,
    changed: 1,
    withoutVerdict: 0,
    requestedBy: writer,
    requestedAt: at,
    finishedAt: at,
    changes: [{ aspect: 'protection_end', kind: 'earlier', rule: 'DM6', count: 1 }],
    ...changes,
  };
}

/** One outcome that would be different. */
export const replayRow: OutputOf<'policies.replayRows'>['rows'][number] = {
  seq: 1,
  dealId: 'deal_1',
  number: 'D-2026-000001',
  customerName: 'Hagen Söhne',
  partner: { id: 'org_2', name: 'Nordwind Systems' },
  submittedAt: at,
  aspect: 'protection_end',
  before: '2027-02-01T23:59:59.999Z',
  after: '2027-01-02T23:59:59.999Z',
  ruleBefore: 'DM6',
  ruleAfter: 'DM6',
  kind: 'earlier',
};

/** A server that holds a draft beside the built-in version, and a replay of it. */
export function policyAnswers(changes: Answers = {}): Answers {
  const summary = ({ document: _, problems: __, ...rest }: View): OutputOf<'policies.list'>['rows'][number] =>
    rest;
  return {
    'policies.list': { rows: [summary(policyView()), summary(builtIn)], next: null },
    'policies.current': { version: '2026-11', document: defaultPolicyDocument, next: null },
    'policies.get': ({ version }) => (version === '2026-11' ? builtIn : policyView()),
    'policies.replays': { rows: [replayView()], next: null },
    'policies.replayed': replayView(),
    'policies.replayRows': { rows: [replayRow], next: null },
    ...changes,
  };
}
