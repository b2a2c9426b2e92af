import { accountImportTexts } from './de-account-imports.ts';
import { accountTexts } from './de-accounts.ts';
import { activityTexts } from './de-activity.ts';
import { connectTexts } from './de-connect.ts';
import { deskTexts } from './de-desk.ts';
import { deskAnswerTexts } from './de-desk-answers.ts';
import { deskRuleTexts } from './de-desk-rules.ts';
import { deskTimelineTexts } from './de-desk-timeline.ts';
import { embedBuilderTexts } from './de-embed-builder.ts';
import { embedTexts } from './de-embeds.ts';
import { policyTexts } from './de-policies.ts';
import { morePolicyTexts } from './de-policies-more.ts';
import { reportTexts } from './de-reports.ts';
import { disputeTexts } from './de-disputes.ts';
import { settingsTexts } from './de-settings.ts';
import { shellTexts } from './de-shell.ts';

/** The German texts of the portal, by id. */
export const templates = {
  ...shellTexts,
  ...deskTexts,
  ...settingsTexts,
  ...policyTexts,
  ...morePolicyTexts,
  ...reportTexts,
  ...accountTexts,
  ...accountImportTexts,
  ...activityTexts,
  ...deskAnswerTexts,
  ...deskRuleTexts,
  ...deskTimelineTexts,
  ...disputeTexts,
  ...connectTexts,
  ...embedTexts,
  ...embedBuilderTexts,
};
