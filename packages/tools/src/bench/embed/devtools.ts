import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunch, ensureBrowser } from '../../browser.ts';

type Params = Readonly<Record<string, unknown>>;

/** An event of the DevTools protocol, and the session of the target it comes from. */
export interface ToolsEvent {
  readonly method: string;
  readonly params: Params;
  readonly sessionId?: string;
}

interface Message extends Partial<ToolsEvent> {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A Chromium of our own with a fresh profile, spoken to by the DevTools protocol. */
export class Browser {
  /** Hears every event; one listener at a time is all that a run of visits needs. */
  onEvent: (event: ToolsEvent) => void = () => {};
  private readonly child: ChildProcess;
  private readonly profile: string;
  private readonly socket: WebSocket;
  private readonly asked = new Map<number, (answer: Message) => void>();
  private lastId = 0;

  private constructor(child: ChildProcess, profile: string, socket: WebSocket) {
    this.child = child;
    this.profile = profile;
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(String(data)) as Message));
  }

  /** Starts a browser in which pages of different sites have different processes, as on every desktop. */
  static async start(): Promise<Browser> {
    const path = await ensureBrowser();
    const profile = await mkdtemp(join(tmpdir(), 'portico-bench-'));
    const own = [
      '--headless=new',
      '--site-per-process',
      '--window-size=1280,900',
      '--remote-debugging-port=0',
    ];
    const args = [...browserLaunch().args, ...own, `--user-data-dir=${profile}`, 'about:blank'];
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    process.once('exit', () => child.kill('SIGKILL'));
    const socket = new WebSocket(await addressOf(child));
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new Browser(child, profile, socket);
  }

  /**
   * Sends a command to a target's session, or without one to the browser.
   *
   * @throws Error with the browser's words when it refuses
   */
  async send<T = Params>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    const id = (this.lastId += 1);
    const answer = new Promise<Message>((resolve) => this.asked.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  /** Ends the browser and leaves nothing of it. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await Promise.race([this.send('Browser.close'), ended]);
    await ended;
    await rm(this.profile, { recursive: true, force: true });
  }

  private hear(message: Message): void {
    const { id, method, params, sessionId } = message;
    if (id !== undefined) {
      this.asked.get(id)?.(message);
      this.asked.delete(id);
    } else if (method && params) this.onEvent({ method, params, ...(sessionId && { sessionId }) });
  }
}

/** Where the browser listens, as it says on its error output. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data) => {
      said += String(data);
      const address = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`Chromium ended before it listened:\n${said}`)));
  });
}
