import { faults } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { clickOn, drawIn, words } from '../../testing/portal.ts';
import { PorticoApplicationProblem } from './problem.ts';

test('it names the application, its owner and the request, and offers another try', async () => {
  const { element } = await drawIn<PorticoApplicationProblem>(
    {},
    [PorticoApplicationProblem],
    html`<portico-application-problem
      name="Deals"
      owner="Deals team"
      request-id="req_7"
    ></portico-application-problem>`,
  );
  for (const each of ['Deals did not open', 'Looked after by: Deals team', 'Reference: req_7'])
    expect(words()).toContain(each);
  expect(words()).not.toContain('Load the page anew');
  expect(await faults()).toEqual([]);
  let tries = 0;
  element.addEventListener('portico-retry', () => (tries += 1));
  await clickOn('Try again');
  expect(tries).toBe(1);
});

test('after a try that did not help, loading the page anew is offered', async () => {
  await drawIn(
    {},
    [PorticoApplicationProblem],
    html`<portico-application-problem name="Deals" again></portico-application-problem>`,
  );
  expect(words()).toContain('Load the page anew');
});
