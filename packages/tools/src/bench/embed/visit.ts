import type { Browser, ToolsEvent } from './devtools.ts';

/** What a visit to a page showed. Times in milliseconds since the page was asked for. */
export interface Visit {
  /** When the first question had the focus and took a letter. */
  readonly interactive: number;
  /** When the widget showed what is the person's own. */
  readonly personal: number;
  /** The sum of all layout shifts. */
  readonly shift: number;
  /** The longest task of the page's process over 50 ms; 0 when there was none. */
  readonly longestTask: number;
  readonly requests: readonly AskedFor[];
}

/** A request of the page itself; times in seconds of the browser's clock. */
export interface AskedFor {
  readonly address: string;
  readonly isPreflight: boolean;
  readonly from: number;
  readonly to: number;
}

const patienceMs = 40_000;

/**
 * Opens a page in a browser context and waits until its form took a letter and knows its person.
 *
 * @throws Error when that does not happen within 40 s, with what was seen
 */
export async function visit(
  browser: Browser,
  where: { context: string; address: string; slowdown: number },
): Promise<Visit> {
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId: where.context,
  });
  const attached = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const { sessionId } = attached;
  const requests = new Map<string, AskedFor>();
  const timed = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      const seen = [...requests.values()].map(({ address }) => address).join('\n');
      reject(new Error(`${where.address} was not ready in time. It asked for:\n${seen}`));
    }, patienceMs);
    browser.onEvent = (event) => {
      if (event.method === 'Target.attachedToTarget') slowDown(browser, event, where.slowdown).catch(reject);
      if (event.sessionId !== sessionId) return;
      note(requests, event);
      if (event.method !== 'Runtime.bindingCalled') return;
      clearTimeout(late);
      resolve(String(event.params['payload']));
    };
    prepare(browser, sessionId, where).catch(reject);
  });
  browser.onEvent = () => {};
  await browser.send('Target.closeTarget', { targetId });
  return { ...(JSON.parse(timed) as Omit<Visit, 'requests'>), requests: [...requests.values()] };
}

async function prepare(
  browser: Browser,
  sessionId: string,
  { address, slowdown }: { address: string; slowdown: number },
): Promise<void> {
  const say = (method: string, params = {}) => browser.send(method, params, sessionId);
  await say('Page.enable');
  await say('Network.enable');
  await say('Runtime.enable');
  await say('Runtime.addBinding', { name: 'tellBench' });
  if (slowdown > 1) {
    await say('Emulation.setCPUThrottlingRate', { rate: slowdown });
    // A frame of another site has a process of its own, which is to be as slow.
    await say('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }
  await say('Page.navigate', { url: address });
}

/** A target that could not be slowed down is let go on all the same: it may be gone, or be no page. */
async function slowDown(browser: Browser, { params }: ToolsEvent, rate: number): Promise<void> {
  if (params['waitingForDebugger'] !== true) return;
  const own = String(params['sessionId']);
  await browser.send('Emulation.setCPUThrottlingRate', { rate }, own).catch(() => {});
  await browser.send('Runtime.runIfWaitingForDebugger', {}, own).catch(() => {});
}

interface NetworkEvent {
  requestId: string;
  timestamp: number;
  type?: string;
  request?: { url: string };
}

function note(requests: Map<string, AskedFor>, { method, params }: ToolsEvent): void {
  const { requestId, timestamp, type, request } = params as unknown as NetworkEvent;
  if (method === 'Network.requestWillBeSent' && request)
    requests.set(requestId, {
      address: request.url,
      isPreflight: type === 'Preflight',
      from: timestamp,
      to: Infinity,
    });
  const begun = requests.get(requestId);
  if (begun && (method === 'Network.loadingFinished' || method === 'Network.loadingFailed'))
    requests.set(requestId, { ...begun, to: timestamp });
}
