import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { findBin, run, runNode } from './run.ts';

/** What Playwright and Vitest need to launch the browser we found. */
export interface BrowserLaunch {
  readonly executablePath?: string;
  readonly args: string[];
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const fixedPlaces = [
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Finds an installed Chromium: `CHROMIUM_PATH`, the one a parent process found, the system's, then Playwright's own.
 *
 * @throws Error when `CHROMIUM_PATH` names a file that is not there
 */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, but no file is there.`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [process.env['PORTICO_CHROMIUM'] ?? '', ...onPath, ...fixedPlaces, chromium.executablePath()];
  return found.find((path) => path !== '' && existsSync(path));
}

/**
 * Finds a Chromium or installs one, and tells child processes through `PORTICO_CHROMIUM` which it is.
 *
 * Installing tries Playwright's download first, then Debian's package where we are root.
 *
 * @throws Error with the next step for a person when neither works
 */
export async function ensureBrowser(): Promise<string> {
  const path = findBrowser() ?? (await installBrowser());
  process.env['PORTICO_CHROMIUM'] = path;
  return path;
}

/** The launch options for a browser that talks to loopback only and works in a container. */
export function browserLaunch(): BrowserLaunch {
  const executablePath = findBrowser();
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium's sandbox refuses to run as root, which is what containers give us.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return executablePath === undefined ? { args } : { executablePath, args };
}

async function installBrowser(): Promise<string> {
  process.stdout.write('No Chromium found, installing one for the browser tests.\n');
  const download = await runNode(
    findBin('packages/tools', 'playwright', 'playwright'),
    ['install', 'chromium'],
    {
      live: true,
    },
  );
  const downloaded = download.code === 0 ? findBrowser() : undefined;
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('/usr/bin/apt-get', ['update'], { env, live: true });
    await run('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env,
      live: true,
    });
    const packaged = findBrowser();
    if (packaged !== undefined) return packaged;
  }
  throw new Error(
    'No Chromium could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run again.',
  );
}
