import { spawn } from 'node:child_process';
import { buildBrowserFiles } from '../../packages/tools/src/build.ts';
import { fromRoot, root } from '../../packages/tools/src/paths.ts';
import { keepOtherRelease } from './other-release.ts';
import { serveSite } from './site.ts';

/*
 * Starts what the tests of this folder stand on: the built embed files, a portal with the demo, and on the port behind it,
 * which the demo lists as the partner's origin, a site whose pages are hostile to whatever is embedded in them.
 */

const port = Number(process.env['PORT'] ?? 4580);
const dataFolder = process.env['PORTICO_DATA'] ?? 'data';

const built = await buildBrowserFiles();
if (!built.ok) throw new Error(built.output);
const otherRelease = await keepOtherRelease(dataFolder);

const portal = spawn(process.execPath, [fromRoot('server/src/main.ts'), '--demo'], {
  cwd: root,
  env: {
    ...process.env,
    PORT: String(port),
    PORTICO_DATA: dataFolder,
    PORTICO_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'warn',
  },
  // The channel tells it when we are gone.
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => portal.kill(signal));
portal.once('exit', (code) => process.exit(code ?? 1));
portal.on('message', (said) => {
  if (said === 'ready') void serveSite(port + 1, { dataFolder, otherRelease });
});
