import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';

/** A built file to serve. */
export interface Asset {
  body: ReadableStream;
  size: number;
  type: string;
  encoding: 'br' | 'gzip' | null;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/**
 * Finds a built file under `folder`, in its smallest ready-made encoding that the client takes (`.br` or `.gz` beside it).
 * Null when there is none, or when the path would leave the folder.
 */
export async function findAsset(folder: string, path: string, accepts: string): Promise<Asset | null> {
  const file = join(folder, normalize(decodePath(path)));
  if (!file.startsWith(folder + sep)) return null;
  const type = types[extname(file)];
  if (type === undefined) return null;
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
    [null, ''],
  ] as const) {
    if (encoding !== null && !accepts.includes(encoding)) continue;
    const found = await stat(file + ending).catch(() => null);
    if (!found?.isFile()) continue;
    return {
      body: Readable.toWeb(createReadStream(file + ending)) as ReadableStream,
      size: found.size,
      type,
      encoding,
    };
  }
  return null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
