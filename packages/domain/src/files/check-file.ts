import { refuse } from '../refusal.ts';
import { FILE_BYTES_MAX } from './file.ts';

/** A file that may be kept: its clean name and the media type of its content. */
export interface CheckedFile {
  name: string;
  type: string;
}

interface Kind {
  endings: readonly string[];
  type: string;
  /** The first bytes as hex, `..` for any; none for text. */
  starts?: string;
}

const ZIP = '504b0304';
const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** First bytes as the file formats' registries give them (IANA media types; ECMA-376 files are ZIP archives). */
const kinds: readonly Kind[] = [
  { endings: ['pdf'], type: 'application/pdf', starts: '255044462d' },
  { endings: ['png'], type: 'image/png', starts: '89504e470d0a1a0a' },
  { endings: ['jpg', 'jpeg'], type: 'image/jpeg', starts: 'ffd8ff' },
  { endings: ['webp'], type: 'image/webp', starts: '52494646........57454250' },
  { endings: ['docx'], type: `${OFFICE}wordprocessingml.document`, starts: ZIP },
  { endings: ['xlsx'], type: `${OFFICE}spreadsheetml.sheet`, starts: ZIP },
  { endings: ['pptx'], type: `${OFFICE}presentationml.presentation`, starts: ZIP },
  { endings: ['eml'], type: 'message/rfc822' },
  { endings: ['csv'], type: 'text/csv' },
  { endings: ['txt'], type: 'text/plain' },
];

const NAME_MAX = 120;

/**
 * Whether a file may be kept (FI1, FI2), under a name that harms nobody (FI3).
 *
 * @param content the whole file, or at least its first 512 bytes with its true length
 */
export function checkFile(file: {
  name: string;
  bytes: number;
  content: Uint8Array;
}): { ok: true; file: CheckedFile } | ReturnType<typeof refuse> {
  if (file.bytes === 0) return refuse('FI1', 'empty_file', 'file');
  if (file.bytes > FILE_BYTES_MAX) return refuse('FI1', 'file_too_large', 'file');
  const name = cleanName(file.name);
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const kind = kinds.find(({ endings }) => endings.includes(ending));
  if (!kind || !name.includes('.')) return refuse('FI2', 'file_kind', 'file');
  const isWhatItSays = kind.starts ? startsWith(file.content, kind.starts) : isText(file.content);
  return isWhatItSays ? { ok: true, file: { name, type: kind.type } } : refuse('FI2', 'file_content', 'file');
}

/** FI3: the last part of a path, without what a screen or a file system could be fooled by. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>|:*?]/gu, '').trim();
  if (clean.length <= NAME_MAX) return clean;
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? '';
  return `${clean.slice(0, NAME_MAX - ending.length).trim()}${ending}`;
}

function startsWith(content: Uint8Array, pattern: string): boolean {
  const wanted = pattern.match(/../g) ?? [];
  return wanted.every((byte, at) => byte === '..' || content[at] === Number.parseInt(byte, 16));
}

/** Text has no zero byte and is shaped like UTF-8, as far as its first 512 bytes show; a character may be cut by their end. */
function isText(content: Uint8Array): boolean {
  let following = 0;
  for (const byte of content.subarray(0, 512)) {
    const isFollower = byte >= 0x80 && byte < 0xc0;
    if (byte === 0 || byte > 0xf4 || isFollower !== following > 0) return false;
    if (isFollower) following -= 1;
    else following = byte < 0xc0 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  }
  return true;
}
