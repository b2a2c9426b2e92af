import { activityTexts } from './de-activity.ts';
import { deskTexts } from './de-desk.ts';
import { settingsTexts } from './de-settings.ts';
import { shellTexts } from './de-shell.ts';

/** The German texts of the portal, by id. */
export const templates = { ...shellTexts, ...deskTexts, ...settingsTexts, ...activityTexts };
