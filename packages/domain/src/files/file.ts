import * as v from 'valibot';
import { idSchema } from '../id.ts';
import { Instant } from '../time.ts';

/** The id of a file. */
export const FileId = idSchema('file');

/** A file as people see it in a list; its bytes are fetched by its id. */
export const FileView = v.object({
  id: v.string(),
  name: v.string(),
  /** The media type its content has, not the one somebody claimed. */
  type: v.string(),
  bytes: v.number(),
  /** SHA-256 of the content, in hex: two files with the same content have the same. */
  sha256: v.string(),
  uploadedAt: Instant,
});
export type FileView = v.InferOutput<typeof FileView>;

/** The largest file, in bytes (FI1). */
export const FILE_BYTES_MAX = 10_000_000;

/** How many files one thing may have: a claim, an appeal, an extension. */
export const FILES_MAX = 10;

/** A list of files that something refers to. */
export const FileIds = v.pipe(v.array(FileId), v.maxLength(FILES_MAX, 'too_many'));

/** The kinds of file that are taken (FI2), by ending; for HTML's `accept`. */
export const FILE_ENDINGS = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.txt,.csv,.eml';
