import type { Stats } from 'node:fs';
import {
  access,
  constants,
  type FileHandle,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command.ts';

/** The most bytes of a file that are read: texts of the engine hold half a thousand million letters. */
const BYTES_MAX = 500_000_000;

/**
 * Makes sure that a file can be read.
 *
 * @returns its size in bytes
 * @throws CommandError with the file's name: none there, a folder, not readable
 */
export async function refuseUnreadable(file: string): Promise<number> {
  const there = await told(file, stat(file));
  if (there.isDirectory()) throw new CommandError(`${file} is a folder. Name a file in it.`);
  await told(file, access(file, constants.R_OK));
  return there.size;
}

async function readBytes(file: string): Promise<Buffer> {
  const size = await refuseUnreadable(file);
  if (size > BYTES_MAX)
    throw new CommandError(`${file} is larger than ${BYTES_MAX / 1e6} MB. Cut it into several files.`);
  return told(file, readFile(file));
}

/**
 * A file as text: UTF-8, with or without a byte order mark, or UTF-16 with one, as spreadsheets save "Unicode text". Anything
 * else is refused: read as if it were one of them, names would be lost for good.
 *
 * @throws CommandError with the file's name: none there, a folder, not readable, too large, no such text
 */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new CommandError(`${file} is not UTF-8 text. Save it as "CSV UTF-8" and try again.`);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** A file that is being written: whole under its name, or not at all. */
export interface OutFile extends AsyncDisposable {
  write(text: string): Promise<void>;
  /** Puts the file in its place. Without it nothing is left. */
  finish(): Promise<void>;
}

/**
 * Opens a file for writing; one that is there is written over when the new one is whole. What is no plain file, as /dev/stdout, is
 * written as it comes.
 *
 * @param inputs files that are read: none of them is written over
 * @throws CommandError with the file's name: a folder, an input, no folder for it, not writable
 */
export async function openOut(file: string, inputs: readonly string[]): Promise<OutFile> {
  const folder = dirname(file);
  if (!(await stat(folder).catch(() => null))?.isDirectory())
    throw new CommandError(`There is no folder ${folder} for ${file}. Make it first, or choose another.`);
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw new CommandError(`${file} is a folder. Name a file in it.`);
  for (const input of inputs)
    if (await isSame(there, input))
      throw new CommandError(`${file} is read as well and would be written over. Name another file.`);
  const isPlain = there?.isFile() ?? true;
  // Behind a link, the file is what is replaced. The name is free: another run writes a part of its own.
  const place = there && isPlain ? await told(file, realpath(file)) : file;
  const part = isPlain ? `${place}.${process.pid}.part` : place;
  return writing({ file, place, part }, await told(file, open(part, isPlain ? 'wx' : 'w')));
}

interface Places {
  file: string;
  place: string;
  part: string;
}

function writing({ file, place, part }: Places, handle: FileHandle): OutFile {
  let isOpen = true;
  const close = async () => {
    isOpen = false;
    await handle.close();
  };
  return {
    write: (text) => told(file, handle.appendFile(text)),
    finish: async () => {
      await close();
      if (part !== place) await told(file, rename(part, place));
    },
    [Symbol.asyncDispose]: async () => {
      if (isOpen) await close();
      if (part !== place) await rm(part, { force: true });
    },
  };
}

async function isSame(there: Stats | null, input: string): Promise<boolean> {
  if (there === null || !there.isFile()) return false;
  const other = await stat(input).catch(() => null);
  return other !== null && other.dev === there.dev && other.ino === there.ino;
}

/** The system's refusal of a file in a sentence that names it. */
function told<T>(file: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const sentence = sentenceOf(file, (error as NodeJS.ErrnoException).code ?? '');
    throw sentence === null ? error : new CommandError(sentence, { cause: error });
  });
}

function sentenceOf(file: string, code: string): string | null {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no such file or folder: ${file}. Check its name.`;
    case 'EISDIR':
      return `${file} is a folder. Name a file in it.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${file} cannot be opened: this user has no right to it, or to the folder ${dirname(file)}. Choose another place, or change the right.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no space left for ${file}. Free some, or choose another place.`;
    case 'ENAMETOOLONG':
      return `The name ${file.slice(0, 60)}… is too long. Choose a shorter one.`;
    default:
      return null;
  }
}
