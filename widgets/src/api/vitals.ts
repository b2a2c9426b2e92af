import { optionsOf } from '@portico/runtime/client';
import type { EmbedSettings } from '../settings.ts';

/** What one visit tells of one widget. */
interface Told {
  readonly load: number[];
  readonly interaction: number[];
  readonly errors: Record<string, number>;
}

// As much as the server takes: `packages/domain/src/embed/vitals.ts`.
const timesMax = 50;
const errorsMax = 100;
const widgetsMax = 10;

/** Whether the browser asks not to be followed: Do Not Track, or Global Privacy Control (https://www.w3.org/TR/gpc/). */
function isUnwanted(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as {
    doNotTrack?: unknown;
    globalPrivacyControl?: unknown;
  };
  return doNotTrack === '1' || globalPrivacyControl === true;
}

/**
 * Measures how the widgets of this visit fare, and tells it when the page is left: how long each took to be ready, how long
 * a press or a key took to show, and codes of errors. Nothing else: no address, no browser, nobody. Nothing is measured
 * where the browser asks not to be followed.
 *
 * @returns tells of this visit, in one of so many: `share` is between 0 and 1. Without that call nothing is told.
 */
export function measureVitals(settings: EmbedSettings): (share: number) => void {
  if (isUnwanted()) return () => {};
  const visit = new Visit(settings);
  settings.ends?.push(() => visit.ended.abort());
  return (share) => {
    visit.isTold = Math.random() < share;
  };
}

/** What happens to the widgets of one visit. */
class Visit {
  readonly ended = new AbortController();
  isTold = false;
  private readonly settings: EmbedSettings;
  private readonly told = new Map<string, Told>();
  /** When each widget began; null once it was ready. */
  private readonly begun = new WeakMap<Element, number | null>();

  constructor(settings: EmbedSettings) {
    this.settings = settings;
    const { signal } = this.ended;
    // What is there before this code is as old as the script tag.
    const script = performance
      .getEntriesByType('resource')
      .find(({ name }) => /\/embed\/.*portico\.js/.test(name));
    for (const element of settings.elements) {
      const since = script?.startTime ?? 0;
      this.begun.set(element, since);
      if (element.getAttribute('phase') === 'ready') this.wasReady(element, this.lastAnswer() - since);
    }
    const hear = (type: string, listener: (event: Event) => void): void =>
      addEventListener(type, listener, { signal, capture: true, passive: true });
    // A widget's first act is to ask for what is provided to it.
    hear('context-request', ({ target }) => {
      if (target instanceof Element && !this.begun.has(target)) this.begun.set(target, performance.now());
    });
    hear('portico-ready', (event) => this.ready(event));
    hear('portico-error', (event) => this.failed(event));
    hear('click', (event) => this.acted(event));
    hear('keydown', (event) => this.acted(event));
    hear('pagehide', () => this.send());
  }

  private ready(event: Event): void {
    const element = this.ours(event);
    const since = element && this.begun.get(element);
    if (element && typeof since === 'number') this.wasReady(element, performance.now() - since);
  }

  private wasReady(element: Element, ms: number): void {
    this.begun.set(element, null);
    add(this.of(element).load, ms);
  }

  /** What was ready before this code came was so, but for its drawing, when the portal had answered. */
  private lastAnswer(): number {
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.startsWith(`${this.settings.server}/trpc/`))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return answers.length > 0 ? Math.max(...answers) : performance.now();
  }

  private failed(event: Event & { code?: string }): void {
    const element = this.ours(event);
    if (!element || !event.code) return;
    const { errors } = this.of(element);
    errors[event.code] = Math.min(errorsMax, (errors[event.code] ?? 0) + 1);
  }

  private acted(event: Event): void {
    const element = this.ours(event);
    if (!element || !event.isTrusted) return;
    const { interaction } = this.of(element);
    // A task after a frame is asked for runs when that frame was drawn.
    requestAnimationFrame(() => setTimeout(() => add(interaction, performance.now() - event.timeStamp)));
  }

  private ours(event: Event): Element | undefined {
    return event.composedPath().find((at): at is Element => this.settings.elements.has(at as Element));
  }

  private of({ localName }: Element): Told {
    const known = this.told.get(localName) ?? { load: [], interaction: [], errors: {} };
    this.told.set(localName, known);
    return known;
  }

  private send(): void {
    const { server, key, page } = this.settings;
    // Samples are nobody's visit.
    const isSampled = page && optionsOf(page.client)?.fetch;
    if (!this.isTold || isSampled || this.told.size === 0) return;
    const widgets = [...this.told].slice(0, widgetsMax).map(([widget, one]) => ({ widget, ...one }));
    // A page that comes back from the cache goes on with nothing told twice.
    this.told.clear();
    navigator.sendBeacon(`${server}/api/v1/embed/vitals`, JSON.stringify({ key, widgets }));
  }
}

function add(times: number[], ms: number): void {
  if (times.length < timesMax) times.push(Math.max(0, Math.round(ms)));
}
