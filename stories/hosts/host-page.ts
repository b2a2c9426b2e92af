import { type CDPSession, type Locator, type Page, expect } from '@playwright/test';

const world = 'portico-tests';

/** What happened on a page since it began, as seen from outside of its scripts. */
interface Seen {
  /** What moved by itself, and how much: every layout shift that no input explains. */
  shifts: string[];
  /** The directives that were violated, with what was blocked. */
  violations: string[];
}

/**
 * A hostile page in a browser, looked at from a JavaScript world of our own: what the page has done to its prototypes, its
 * `fetch` or its `JSON` does not reach what measures it.
 */
export class HostPage {
  /** Errors nobody caught, the page's and ours. */
  readonly errors: string[] = [];
  readonly page: Page;
  private readonly session: CDPSession;
  private context = 0;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
    page.on('pageerror', (error) => this.errors.push(error.message));
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { isDefault, frameId } = (context.auxData ?? {}) as { isDefault?: boolean; frameId?: string };
      if (context.name === world && !isDefault && frameId) this.context = context.id;
    });
  }

  /** Opens the page at `path`, with our eyes on it before its first script. */
  static async open(page: Page, path: string): Promise<HostPage> {
    const session = await page.context().newCDPSession(page);
    const host = new HostPage(page, session);
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: `(${watch.toString()})()`,
    });
    await page.goto(path);
    return host;
  }

  /** The first registration form of the page. */
  get form(): Locator {
    return this.page.locator('portico-deal-registration').first();
  }

  /** Runs a function in our own world. */
  async look<T>(work: () => T | Promise<T>): Promise<T> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression: `(${work.toString()})()`,
      contextId: this.context,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Waits until the form has all its choices: it is drawn, and can be filled in, before they are there. */
  async complete(): Promise<void> {
    await this.page.locator('portico-deal-registration[phase=ready]').first().waitFor();
    const lastCountry = this.form.locator('[name=customerCountry] option').nth(249);
    await lastCountry.waitFor({ state: 'attached' });
  }

  /** What was seen so far. */
  seen(): Promise<Seen> {
    return this.look(readSeen);
  }

  /** The style of every element inside of the page's first widget: `path` → `property: value`. */
  async styles(): Promise<Record<string, Record<string, string>>> {
    await this.complete();
    return this.look(readStyles);
  }

  /** Bytes of JavaScript, and nodes and listeners that are held, when everything that can be freed is. */
  async held(): Promise<{ bytes: number; nodes: number; listeners: number }> {
    await this.session.send('HeapProfiler.enable');
    // What one round lets go of may be what the next one finds.
    for (let round = 0; round < 3; round += 1) await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.session.send('Memory.getDOMCounters');
    return { bytes: usedSize, nodes, listeners: jsEventListeners };
  }

  /** Proves that the form is alive: it is drawn, takes an answer, says what is wrong with it, and takes a better one. */
  async expectForm(form: Locator = this.form): Promise<void> {
    await expect(form).toHaveAttribute('phase', 'ready');
    const field = form.locator('[name=contactEmail]');
    const error = form.locator('#contactEmail-error');
    await field.fill('nobody');
    await field.blur();
    await expect(error).not.toBeEmpty();
    await field.fill('ida@example.com');
    await expect(error).toBeEmpty();
    await expect(field).toHaveValue('ida@example.com');
  }

  /** Proves that nothing moved while the widgets came. To be asked before anything is typed: an answer may make room. */
  async expectStill(): Promise<void> {
    expect((await this.seen()).shifts).toEqual([]);
  }

  /** Proves that the page is as it was without us: its own words are there, no error, no policy violated. */
  async expectUnharmed(): Promise<void> {
    await expect(this.page.locator('#own')).toHaveText("This page is somebody else's.");
    expect(this.errors).toEqual([]);
    expect((await this.seen()).violations).toEqual([]);
  }
}

/** Runs in the page's document, in our world, before anything else does. */
function watch(): void {
  interface Shift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
  const seen: { shifts: string[]; violations: string[] } = { shifts: [], violations: [] };
  const add = (entries: PerformanceEntryList): void => {
    for (const { value, hadRecentInput, sources } of entries as Shift[]) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node, previousRect: { x, y }, currentRect }) => {
        const { nodeName = '' } = node ?? {};
        return `${nodeName} from ${x},${y} to ${currentRect.x},${currentRect.y}`;
      });
      seen.shifts.push(`${value}: ${moved.join('; ')}`);
    }
  };
  const shifts = new PerformanceObserver((list) => add(list.getEntries()));
  shifts.observe({ type: 'layout-shift', buffered: true });
  addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  Object.assign(globalThis, {
    porticoSeen: () => {
      add(shifts.takeRecords());
      return seen;
    },
  });
}

async function readSeen(): Promise<Seen> {
  // A shift is known when the frame it happened in is drawn.
  for (let frame = 0; frame < 2; frame += 1)
    await new Promise((done) => {
      requestAnimationFrame(done);
    });
  return (globalThis as unknown as { porticoSeen(): Seen }).porticoSeen();
}

function readStyles(): Record<string, Record<string, string>> {
  const styles: Record<string, Record<string, string>> = {};
  const read = (element: Element, path: string, pseudo?: string): void => {
    const computed = getComputedStyle(element, pseudo);
    if (pseudo && computed.content === 'none') return;
    const own: Record<string, string> = {};
    for (const name of computed) own[name] = computed.getPropertyValue(name);
    styles[path] = own;
  };
  const walk = (root: Element | ShadowRoot, path: string): void => {
    for (const [at, element] of [...root.children].entries()) {
      // Some hundred countries look like the first.
      if (element.localName === 'option' && at > 1) continue;
      const here = `${path} > ${element.localName}:${at}`;
      read(element, here);
      read(element, `${here}::before`, '::before');
      if (element.shadowRoot) walk(element.shadowRoot, `${here}/`);
      walk(element, here);
    }
  };
  const find = (root: Document | ShadowRoot): Element | null => {
    const here = root.querySelector('portico-deal-registration');
    if (here) return here;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inner = shadowRoot && find(shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const widget = find(document);
  if (widget?.shadowRoot) walk(widget.shadowRoot, widget.localName);
  return styles;
}
