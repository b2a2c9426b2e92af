import * as v from 'valibot';
import { Color, contrastOf } from './contrast.ts';

/** The colours of somebody's page, as far as its markup and style sheets say them (EM20). */
export const PageColors = v.object({
  /** What it asks the browser's own frame to be. */
  theme: v.nullable(Color),
  ground: v.nullable(Color),
  text: v.nullable(Color),
  link: v.nullable(Color),
  button: v.nullable(Color),
});
export type PageColors = v.InferOutput<typeof PageColors>;

/** What goes with a page as an accent: the colour of its buttons, its links or its theme that is seen on its ground. */
export function accentFor({ theme, ground, text, link, button }: PageColors): Color | null {
  const isSeen = (color: Color): boolean => contrastOf(color, ground ?? '#ffffff') >= 1.5 && color !== text;
  return [button, link, theme].find((color) => color !== null && isSeen(color)) ?? null;
}
