import * as v from 'valibot';
import { FileId } from '../files/file.ts';
import { Email } from '../people/person.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { Color } from './contrast.ts';

/** The largest logo, in bytes (EM19). */
export const LOGO_BYTES_MAX = 200_000;

const short = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(max, 'too_long'));
const Web = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300, 'too_long'),
  v.regex(/^https:\/\/[^\s"<>]+$/, 'web'),
);
const Phone = v.pipe(v.string(), v.trim(), v.regex(/^\+?[\d ()/-]{5,30}$/, 'phone'));

/** Whom visitors may turn to. */
export const BrandContact = v.strictObject({
  name: v.nullable(short(120)),
  email: v.nullable(Email),
  phone: v.nullable(Phone),
  web: v.nullable(Web),
});

/** How an organisation shows itself on its pages: logo, colours, contact. Any visitor may see all of it (EM2). */
export const BrandProfile = v.strictObject({
  /** A picture that was uploaded. */
  logoFileId: v.nullable(FileId),
  /** What stands for the logo where it cannot be seen. */
  logoText: v.nullable(short(120)),
  accent: v.nullable(Color),
  contact: BrandContact,
});
export type BrandProfile = v.InferOutput<typeof BrandProfile>;

/** An organisation that has said nothing of itself yet. */
export const noBrand: BrandProfile = {
  logoFileId: null,
  logoText: null,
  accent: null,
  contact: { name: null, email: null, phone: null, web: null },
};

const pictures = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** Whether a file can be a logo (EM19): pictures that hold nothing but a picture, small enough for every page. */
export function checkLogo(file: {
  type: string;
  bytes: number;
}): { ok: true } | { ok: false; refusal: Refusal } {
  if (!pictures.has(file.type)) return refuse('EM19', 'logo_kind', 'logoFileId');
  return file.bytes > LOGO_BYTES_MAX ? refuse('EM19', 'logo_too_large', 'logoFileId') : { ok: true };
}
