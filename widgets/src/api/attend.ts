import { asFault } from '@portico/runtime/as-fault';
import { pickLocale } from '@portico/runtime/locale';
import type { Provided } from '@portico/runtime/portal/provide';
import type { EmbedSettings } from '../settings.ts';
import { isSecret, readConfig, type PageConfig } from './config.ts';
import { showsSamples } from './local.ts';
import { measureVitals } from './vitals.ts';
import { watch } from './watch.ts';

/**
 * What is done beside the first widget, which waits for none of it: the key is asked about, what the vendor frames goes
 * into its frame, and the page is told how its widgets fare.
 */
export function attend(settings: EmbedSettings, page: Provided): void {
  const end = watch(settings.elements);
  settings.ends = [end];
  settings.check = () => {
    follow(settings, page).catch((error: unknown) => page.refuse(asFault(error)));
  };
  // With samples nothing is asked of the server, until the page has a way to a session; a secret in the page is told at once.
  if (isSecret(settings.key) || !showsSamples(settings)) settings.check();
}

/**
 * Asks the server once what this page may show, how, and in which languages. Without a key, with a wrong one, and on a page
 * that is not listed every widget says so.
 */
async function follow(settings: EmbedSettings, page: Provided): Promise<void> {
  const tell = measureVitals(settings);
  const config = await readConfig(settings);
  if (!config) return;
  tell(config.vitals ?? 0);
  await enframe(config, settings);
  if (config.theme || config.brand) (await import('../looks/looks.ts')).wearLooks(config, settings);
  const wanted = pickLocale(settings.locale);
  const fitting = pickLocale(settings.locale, config.locales);
  if (fitting !== wanted) await page.setLocale(fitting);
}

/** What the vendor frames goes into a frame, also what was drawn in the page meanwhile: the server gave it nothing there. */
async function enframe({ widgets = [] }: PageConfig, settings: EmbedSettings): Promise<void> {
  for (const { widget, isolation } of widgets) {
    const entry = settings.registry[widget];
    if (isolation !== 'frame' || settings.frame !== undefined || !entry) continue;
    const { frame } = await import('../frame/host.ts');
    settings.framed += `,${widget}`;
    for (const element of settings.elements)
      // One that has not come near yet is loaded when it does.
      if (element.matches(`${widget}[phase]:not([isolation=frame])`))
        frame(element as HTMLElement, settings, entry.blockSize);
  }
}
