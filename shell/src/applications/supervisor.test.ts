import { LitElement, html } from 'lit';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { ApplicationModule, PortalApp } from '../apps.ts';
import { navigate } from '../routing/navigate.ts';
import { words } from '../testing/portal.ts';
import { ApplicationFaultEvent } from './application-fault-event.ts';
import { Supervisor } from './supervisor.ts';

const start = location.href;
beforeEach(() => history.replaceState(null, '', '/elsewhere'));
afterEach(() => history.replaceState(null, '', start));

let made = 0;

/** An application that shows its name; what it does wrong is up to the test. */
function application(name: string, load?: () => Promise<ApplicationModule>): PortalApp {
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
    path: `/${name}`,
    title: () => name,
    icon: '',
    opens: [],
    owner: 'The owners',
    place: 'sections',
    key: '',
    load: load ?? (() => Promise.resolve({ application: Shown })),
  };
}

function run(...apps: PortalApp[]): Supervisor {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const stage = document.createElement('div');
  document.body.append(stage);
  const supervisor = new Supervisor(stage);
  supervisor.run(apps);
  onTestFinished(async () => {
    history.replaceState(null, '', '/elsewhere');
    await supervisor.stop();
    stage.remove();
    vi.restoreAllMocks();
  });
  return supervisor;
}

const page = () => expect.poll(() => words(), { timeout: 5000 });

test('each application shows at its own path', async () => {
  run(application('one'), application('two'));
  navigate('/one');
  await page().toContain('This is one');
  navigate('/two/deeper');
  await page().toContain('This is two');
  expect(words()).not.toContain('This is one');
});

test('an application that does not load shows its name and owner, and the others live on', async () => {
  run(
    application('good'),
    application('bad', () => Promise.reject(new Error('gone'))),
  );
  navigate('/bad');
  await page().toContain('bad did not open');
  expect(words()).toContain('Looked after by: The owners');
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

test('after a try that did not help, loading the page anew is offered', async () => {
  run(application('lost', () => Promise.reject(new Error('gone'))));
  navigate('/lost');
  await page().toContain('Try again');
  expect(words()).not.toContain('Load the page anew');
  retry();
  await page().toContain('Load the page anew');
});

function retry(): void {
  document.querySelector('portico-application-problem')?.shadowRoot?.querySelector('portico-button')?.click();
}
