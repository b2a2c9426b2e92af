import type { Measure } from '../../measure.ts';
import { Browser } from './devtools.ts';
import type { Stage } from './stage.ts';

const many = 10;
const heapBytesMax = 1024 * 1024;
const mounts = 1000;
const mountsBefore = 50;
const patienceMs = 120_000;

const tag = 'portico-deal-registration';

/** Becomes true once so many widgets show their form. */
const drawn = (count: number): string => `new Promise((resolve) => {
  const look = () => {
    const forms = [...document.querySelectorAll('${tag}')].filter((one) => one.shadowRoot?.querySelector('form'));
    return forms.length === ${count} ? resolve(true) : setTimeout(look, 50);
  };
  look();
})`;

/**
 * Puts a widget into the page and takes it out once the server answered it and it drew that, so many times; keeps none but by
 * weak reference.
 */
const mountAndUnmount = (count: number): string => `(async () => {
  globalThis.gone ??= [];
  let ready = 0;
  for (let at = 0; at < ${count}; at += 1) {
    const widget = document.createElement('${tag}');
    document.body.append(widget);
    while (widget.phase === 'loading') await new Promise((resolve) => setTimeout(resolve));
    await widget.updateComplete;
    if (widget.phase === 'ready') ready += 1;
    widget.remove();
    gone.push(new WeakRef(widget));
  }
  return ready;
})()`;

/**
 * What widgets cost in memory: ten beside one, and what is left after a thousand came and went.
 *
 * Counted by the browser after it collected all garbage. The line is not slowed down.
 */
export async function measureMemory(stage: Stage): Promise<Measure[]> {
  const line = await stage.connect({ name: 'none', roundTripMs: 0, bitsPerSecond: 1e12, slowdown: 1 });
  const browser = await Browser.start();
  try {
    const one = await Page.open(browser, `${stage.host}/widgets/1`);
    await one.run(drawn(1));
    const [oneHeap, oneProcesses] = [await one.heap(), await countPages(browser)];
    await one.close();
    const ten = await Page.open(browser, `${stage.host}/widgets/${many}`);
    await ten.run(drawn(many));
    const [tenHeap, tenProcesses] = [await ten.heap(), await countPages(browser)];
    await ten.close();
    const grown = tenHeap - oneHeap;
    const processes = tenProcesses - oneProcesses;
    return [
      { id: 'embed.memory.one-widget', value: oneHeap, unit: 'bytes', ok: true },
      {
        id: 'embed.memory.ten-over-one',
        value: grown,
        unit: 'bytes',
        goal: heapBytesMax,
        ok: grown <= heapBytesMax,
      },
      { id: 'embed.memory.ten-over-one.processes', value: processes, unit: '', goal: 0, ok: processes <= 0 },
      ...(await measureLeft(browser, `${stage.host}/widgets/1`)),
    ];
  } finally {
    await browser.close();
    await line.close();
  }
}

/** The first mounts fill caches that are meant to stay, so the count begins after them. */
async function measureLeft(browser: Browser, address: string): Promise<Measure[]> {
  const page = await Page.open(browser, address);
  await page.run(drawn(1));
  await page.run(mountAndUnmount(mountsBefore));
  const before = await page.counts();
  const ready = Number(await page.run(mountAndUnmount(mounts)));
  const after = await page.counts();
  await page.close();
  const left = (id: string, key: keyof Counts): Measure => {
    const value = after[key] - before[key];
    return { id: `embed.memory.left-after-${mounts}.${id}`, value, unit: id, goal: 0, ok: value <= 0 };
  };
  return [
    { id: 'embed.memory.mounted-and-ready', value: ready, unit: 'times', goal: mounts, ok: ready === mounts },
    left('widgets', 'widgets'),
    left('nodes', 'nodes'),
    left('listeners', 'jsEventListeners'),
    {
      id: `embed.memory.left-after-${mounts}.heap`,
      value: after.heap - before.heap,
      unit: 'bytes',
      ok: true,
    },
  ];
}

interface Counts {
  readonly widgets: number;
  readonly nodes: number;
  readonly jsEventListeners: number;
  readonly heap: number;
}

/** A page that nobody watches, in a tab of its own. */
class Page {
  private readonly browser: Browser;
  private readonly targetId: string;
  private readonly sessionId: string;

  private constructor(browser: Browser, targetId: string, sessionId: string) {
    this.browser = browser;
    this.targetId = targetId;
    this.sessionId = sessionId;
  }

  static async open(browser: Browser, address: string): Promise<Page> {
    const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const page = new Page(browser, targetId, sessionId);
    const loaded = new Promise<void>((resolve) => {
      browser.onEvent = ({ method, sessionId: from }) => {
        if (from === sessionId && method === 'Page.loadEventFired') resolve();
      };
    });
    await page.say('Page.enable');
    await page.say('HeapProfiler.enable');
    await page.say('Page.navigate', { url: address });
    await loaded;
    return page;
  }

  /** Runs an expression to its end. */
  async run(expression: string): Promise<unknown> {
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`Not done in ${patienceMs} ms: ${expression.slice(0, 200)}`);
      setTimeout(() => reject(error), patienceMs).unref();
    });
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const done = this.say<{ result: { value?: unknown }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      asked,
    );
    const { result, exceptionDetails } = await Promise.race([done, late]);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** The bytes of JavaScript's heap in use. */
  async heap(): Promise<number> {
    await this.collect();
    const { usedSize } = await this.say<{ usedSize: number }>('Runtime.getHeapUsage');
    return usedSize;
  }

  async counts(): Promise<Counts> {
    const heap = await this.heap();
    const widgets = await this.run('gone.filter((one) => one.deref()).length');
    // Asking for them holds them until this turn is over.
    await this.collect();
    const dom = await this.say<{ nodes: number; jsEventListeners: number }>('Memory.getDOMCounters');
    return { ...dom, heap, widgets: Number(widgets) };
  }

  async close(): Promise<void> {
    await this.browser.send('Target.closeTarget', { targetId: this.targetId });
  }

  private async collect(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.run('new Promise((resolve) => setTimeout(resolve, 100)).then(() => true)');
      await this.say('HeapProfiler.collectGarbage');
    }
  }

  private say<T>(method: string, params = {}): Promise<T> {
    return this.browser.send<T>(method, params, this.sessionId);
  }
}

/** Processes that hold pages. One that the browser keeps ready for the next page counts in both figures. */
async function countPages(browser: Browser): Promise<number> {
  const { processInfo } = await browser.send<{ processInfo: { type: string }[] }>(
    'SystemInfo.getProcessInfo',
  );
  return processInfo.filter(({ type }) => type === 'renderer').length;
}
