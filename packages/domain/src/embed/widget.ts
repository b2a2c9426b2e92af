import * as v from 'valibot';
import type { EmbedScope } from '../access.ts';

/** A widget that pages may hold, by its tag. */
export const EmbedWidget = v.picklist(
  ['portico-deal-registration', 'portico-deal', 'portico-deal-list', 'portico-account-check'],
  'widget',
);
export type EmbedWidget = v.InferOutput<typeof EmbedWidget>;

/** Every widget there is. */
export const embedWidgets: readonly EmbedWidget[] = EmbedWidget.options;

const needs: Record<EmbedWidget, readonly EmbedScope[]> = {
  'portico-deal-registration': ['deals:read', 'deals:register'],
  'portico-deal': ['deals:read', 'deals:register'],
  'portico-deal-list': ['deals:read'],
  'portico-account-check': ['accounts:check'],
};

/** The scopes that some of these widgets needs (EM1). */
export function scopesOf(widgets: readonly EmbedWidget[]): readonly EmbedScope[] {
  return [...new Set(widgets.flatMap((widget) => needs[widget]))];
}
