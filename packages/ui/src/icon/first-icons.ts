// Apart from the others, so that a form that shows these two does not carry all.

/** Opens downward: select, menu. */
export const chevronIcon = 'm6 8 4 4 4-4';
/** An exclamation in a circle: error, warning. */
export const alertIcon = 'M10 6.5v4m0 3v0M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0';
