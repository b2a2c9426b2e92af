import { LitElement, html } from 'lit';
import { Fault } from '@portico/domain/fault';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { ApplicationFaultEvent } from './application-fault-event.ts';
import type { Application, ApplicationFailure, ApplicationModule } from './application.ts';
import { Supervisor } from './supervisor.ts';

const start = location.href;
beforeEach(() => history.replaceState(null, '', '/elsewhere'));
afterEach(() => history.replaceState(null, '', start));

let made = 0;

/** An application that shows its name; what it does wrong is up to the test. */
function application(name: string, load?: () => Promise<ApplicationModule>): Application {
  made += 1;
  const tag = `test-app-${made}`;
  class Shown extends LitElement {
    static readonly tag = tag;
    override render() {
      return html`<p>This is ${name}</p>`;
    }
  }
  return {
    name: `${name}-${made}`,
    isAt: (path) => path === `/${name}` || path.startsWith(`/${name}/`),
    load: load ?? (() => Promise.resolve({ application: Shown })),
  };
}

/** A card that says what failed and how often it was tried, and is the button to try again. */
function cardOf({ name, requestId, tries, retry }: ApplicationFailure): Element {
  const card = document.createElement('button');
  card.textContent = `${name.replace(/-\d+$/, '')} did not open, tried again ${tries} times, request ${requestId || 'none'}`;
  card.addEventListener('click', retry);
  return card;
}

function navigate(path: string): void {
  history.pushState(null, '', path);
}

/** The words on the stage, in the shadow roots of its applications too. */
function words(): string {
  return [...document.querySelectorAll('.stage > *')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.shadowRoot?.textContent ?? element.textContent)
    .join(' ');
}

function run(...apps: Application[]): Supervisor {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const stage = document.createElement('div');
  stage.className = 'stage';
  document.body.append(stage);
  const supervisor = new Supervisor(stage, cardOf);
  supervisor.run(apps);
  onTestFinished(async () => {
    history.replaceState(null, '', '/elsewhere');
    await supervisor.stop();
    stage.remove();
    vi.restoreAllMocks();
  });
  return supervisor;
}

const page = () => expect.poll(() => words());

test('each application shows at its own path', async () => {
  run(application('one'), application('two'));
  navigate('/one');
  await page().toContain('This is one');
  navigate('/two/deeper');
  await page().toContain('This is two');
  expect(words()).not.toContain('This is one');
});

test('an application that does not load shows its card, and the others live on', async () => {
  run(
    application('good'),
    application('bad', () => Promise.reject(new Error('gone'))),
  );
  navigate('/bad');
  await page().toContain('bad did not open');
  navigate('/good');
  await page().toContain('This is good');
  expect(words()).not.toContain('did not open');
  navigate('/bad');
  await page().toContain('bad did not open');
});

test('trying again loads an application that failed to load', async () => {
  let tries = 0;
  const good = application('mended');
  run({
    ...good,
    load: () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('gone')) : good.load();
    },
  });
  navigate('/mended');
  await page().toContain('mended did not open');
  retry();
  await page().toContain('This is mended');
  expect(words()).not.toContain('did not open');
});

test('an application that throws while it mounts is broken for the moment, not for ever', async () => {
  let broken = true;
  made += 1;
  const tag = `test-app-${made}`;
  class Fragile extends LitElement {
    static readonly tag = tag;
    override connectedCallback(): void {
      super.connectedCallback();
      if (broken) this.dispatchEvent(new ApplicationFaultEvent(new Error('broken')));
    }
    override render() {
      return html`<p>This is fragile</p>`;
    }
  }
  vi.spyOn(globalThis, 'reportError').mockImplementation(() => {});
  run(application('fragile', () => Promise.resolve({ application: Fragile })));
  navigate('/fragile');
  await page().toContain('fragile did not open');
  broken = false;
  retry();
  await page().toContain('This is fragile');
});

test('the card knows the request that failed underneath, and how often it was tried again', async () => {
  const gone = new Error('gone', { cause: new Fault('unexpected', { requestId: 'req_7' }) });
  run(application('lost', () => Promise.reject(gone)));
  navigate('/lost');
  await page().toContain('tried again 0 times, request req_7');
  retry();
  await page().toContain('tried again 1 times, request req_7');
});

function retry(): void {
  document.querySelector<HTMLElement>('.stage > button')?.click();
}
