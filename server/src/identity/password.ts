import * as v from 'valibot';

/** Shortest password people may choose (ASVS 5.0, 6.2.1 asks for 8 and recommends more). */
export const PASSWORD_LENGTH_MIN = 12;
/** Longest, so that nobody makes the server hash a book. */
export const PASSWORD_LENGTH_MAX = 128;

/** A password as people choose it. */
export const Password = v.pipe(
  v.string(),
  v.minLength(PASSWORD_LENGTH_MIN, 'password_too_short'),
  v.maxLength(PASSWORD_LENGTH_MAX, 'too_long'),
);
