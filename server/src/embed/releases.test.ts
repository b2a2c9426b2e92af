import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openReleases, type Releases } from './releases.ts';

let folder = '';
const made: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-releases-'));
  made.push(folder);
});
afterAll(() => Promise.all(made.map((one) => rm(one, { recursive: true }))));

const open = (moving: string | null = null) =>
  openReleases({ built: join(folder, 'dist'), kept: join(folder, 'kept'), moving });

async function build(version: string, files: Record<string, string>): Promise<void> {
  const release = join(folder, 'dist/embed/v1');
  await rm(release, { recursive: true, force: true });
  const hashes: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(release, path)), { recursive: true });
    await writeFile(join(release, path), text);
    hashes[path] = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  }
  await writeFile(join(release, 'integrity.json'), JSON.stringify({ version, files: hashes }));
}
async function read(releases: Releases, version: string, file: string): Promise<[string, boolean] | null> {
  const found = await releases.find(version, file);
  return found && [await readFile(join(found.folder, found.path), 'utf8'), found.forever];
}

describe('EM12: releases of the embed', () => {
  it('have an address of their own that outlives the next build', async () => {
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'one', 'assets/chunk-1.js': 'chunk one' });
    await open().keep();
    await build('1.1.0-bbbbbbbb', { 'portico.js': 'two', 'assets/chunk-2.js': 'chunk two' });
    const releases = open();
    await releases.keep();
    expect(await read(releases, '1.0.0-aaaaaaaa', 'portico.js')).toEqual(['one', true]);
    expect(await read(releases, '1.1.0-bbbbbbbb', 'portico.js')).toEqual(['two', true]);
    expect(await read(releases, 'v1', 'portico.js')).toEqual(['two', false]);
    expect(await releases.find('1.0.0-aaaaaaaa', 'assets/chunk-2.js')).toBeNull();
    const integrity = await read(releases, '1.0.0-aaaaaaaa', 'integrity.json');
    expect(JSON.parse(integrity?.[0] ?? '')).toMatchObject({ version: '1.0.0-aaaaaaaa' });
  });

  it('are rolled back by the setting, and pages that loaded the newer one find its chunks', async () => {
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'one' });
    await open().keep();
    await build('1.1.0-bbbbbbbb', { 'portico.js': 'two', 'assets/chunk-2.js': 'chunk two' });
    const releases = open('1.0.0-aaaaaaaa');
    await releases.keep();
    expect(await read(releases, 'v1', 'portico.js')).toEqual(['one', false]);
    expect(await read(releases, 'v1', 'assets/chunk-2.js')).toEqual(['chunk two', true]);
  });

  it('are not served when they are not what they say, nor when nobody kept the one that is named', async () => {
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'one' });
    await writeFile(join(folder, 'dist/embed/v1/portico.js'), 'tampered');
    await expect(open().keep()).rejects.toThrow('portico.js is not what was built');
    await expect(open('9.9.9-cccccccc').keep()).rejects.toThrow();
    expect(await open().find('1.0.0-aaaaaaaa', 'portico.js')).toBeNull();
  });

  it('stay as they were kept', async () => {
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'one' });
    await open().keep();
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'other' });
    await open().keep();
    expect(await read(open(), '1.0.0-aaaaaaaa', 'portico.js')).toEqual(['one', true]);
  });

  it('give no file outside their folder', async () => {
    await build('1.0.0-aaaaaaaa', { 'portico.js': 'one' });
    await writeFile(join(folder, 'secret.js'), 'secret');
    await open().keep();
    for (const [version, file] of [
      ['..', 'secret.js'],
      ['v1', '../../../secret.js'],
      ['v1', 'assets/../../../../secret.js'],
      ['1.0.0-aaaaaaaa', '../../secret.js'],
      ['', 'portico.js'],
    ] as const)
      expect(await open().find(version, file)).toBeNull();
  });
});
