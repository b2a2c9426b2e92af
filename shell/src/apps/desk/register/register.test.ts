import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { setup } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { choose } from '../../../testing/dialog.ts';
import { clickOn, deep, drawIn, words } from '../../../testing/portal.ts';
import { PorticoDeskRegister } from './register.ts';

const template = html`<portico-desk-register></portico-desk-register>`;
const answers: Answers = {
  'partners.list': [{ id: 'org_1', name: 'Nordwind Systems', country: 'DE', city: null, tier: null }],
  'desk.sellers': [{ id: 'user_1', name: 'Mara Lindqvist' }],
  'desk.form': setup,
};

test('the partner comes first, and the rest is asked once it is known', async () => {
  await drawIn(answers, [PorticoDeskRegister], template);
  expect(words()).not.toContain('Register deal');
  await choose('Partner', 'org_1');
  await expect.poll(() => words()).toContain('Register deal');
  expect(words()).toContain('The customer');
  expect(await faults()).toEqual([]);
});

test('what may be added is there too: places, a second partner, evidence', async () => {
  await drawIn(answers, [PorticoDeskRegister], template);
  await choose('Partner', 'org_1');
  await expect.poll(() => words()).toContain('Add more detail');
  deep('portico-desk-register')?.shadowRoot?.querySelector('summary')?.click();
  await choose('Which places is it for?', 'listed');
  expect(words()).toContain('Places');
  expect(words()).toContain('Second partner');
  expect(deep('portico-evidence')?.checkVisibility()).toBe(true);
  expect(await faults()).toEqual([]);
});

test('a form that does not come says so and keeps the choice of the partner', async () => {
  const offline = () => {
    throw new Fault('offline');
  };
  await drawIn({ ...answers, 'desk.form': offline }, [PorticoDeskRegister], template);
  await choose('Partner', 'org_1');
  await expect.poll(() => deep('portico-problem')).not.toBeNull();
  expect(words()).not.toContain('Register deal');
});

test('nothing is sent while answers are missing; each says what to do', async () => {
  const { portal } = await drawIn(answers, [PorticoDeskRegister], template);
  await choose('Partner', 'org_1');
  await expect.poll(() => words()).toContain('Register deal');
  await clickOn('Register deal');
  expect(words()).toContain('Choose the seller.');
  expect(portal.calls.some(({ path }) => path === 'desk.registerFor')).toBe(false);
  expect(await faults()).toEqual([]);
});
