/*
 * Outlines on a 20 px grid, stroked 1.5 px, drawn for this product. One constant each, so that a widget carries only
 * the icons it shows.
 */

/** A tick: done, chosen. */
export const checkIcon = 'm4.5 10.5 3.5 3.5 7.5-8';
/** A cross: close, remove. */
export const closeIcon = 'm5.5 5.5 9 9m0-9-9 9';
/** A tick in a circle: it worked. */
export const successIcon = 'm7 10.25 2 2 4-4.5M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0';
/** An i in a circle: good to know. */
export const infoIcon = 'M10 9.5v4m0-7v0M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0';
/** A magnifying glass. */
export const searchIcon = 'm13 13 4 4M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0';
/** An arrow into a tray: send a file. */
export const uploadIcon = 'M10 13V4m-3.5 3L10 3.5 13.5 7M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13';
/** A sheet of paper. */
export const fileIcon = 'M11.5 3v3.5H15M5 4a1 1 0 0 1 1-1h5.5L15 6.5V16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1z';
/** Three dots: more actions. */
export const moreIcon = 'M4.5 10v0m5.5 0v0m5.5 0v0';
/** Sorted upward, smallest first. */
export const ascendingIcon = 'M10 15V5M6 9l4-4 4 4';
/** Sorted downward, largest first. */
export const descendingIcon = 'M10 5v10m-4-4 4 4 4-4';
