import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';
import type { PrecheckQuestion } from '@portico/domain/prechecks/question';
import { flag, index, instant, int, json, primaryKey, table, text } from '../db/kit.ts';

/** Every question that was asked (PC4). The customer in clear is for the vendor alone. */
export const probes = table(
  'precheck',
  {
    id: text().primaryKey(),
    orgId: text().notNull(),
    userId: text().notNull(),
    at: instant().notNull(),
    fingerprint: text().notNull(),
    question: json<PrecheckQuestion>().notNull(),
    answer: text().$type<PrecheckAnswer>().notNull(),
    ruleId: text().notNull(),
    accountId: text(),
    touchesCanary: flag().notNull(),
    answerAt: instant().notNull(),
  },
  (t) => [
    index('precheck_org_at').on(t.orgId, t.at, t.id),
    index('precheck_user_at').on(t.userId, t.at, t.id),
    index('precheck_at').on(t.at, t.id),
  ],
);

/** What of a day's budget is used; one row for a person and one for an organisation (PC2). */
export const precheckBudgets = table(
  'precheck_budget',
  {
    holder: text().notNull(),
    day: text().notNull(),
    used: int().notNull(),
    refused: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.holder, t.day] })],
);

/** Accounts that nobody has a reason to ask about (PC5). */
export const canaries = table('precheck_canary', {
  accountId: text().primaryKey(),
  note: text(),
  setById: text().notNull(),
  setAt: instant().notNull(),
  liftedAt: instant(),
});
