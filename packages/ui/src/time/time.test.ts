import { html } from 'lit';
import { expect, test } from 'vitest';
import { draw, faults, inside, settle } from '../testing/fixture.ts';
import { PorticoTime } from './time.ts';

test('the exact time shows on focus, and until then has no box that scrolling would have to place', async () => {
  const time = await draw([PorticoTime], html`<portico-time at="2026-11-21T12:00:00.000Z"></portico-time>`);
  await settle();
  const exact = inside(time, '[role=tooltip]');
  expect(exact.getClientRects()).toHaveLength(0);
  inside(time, 'time').focus();
  expect(exact.getClientRects()).toHaveLength(1);
  expect(exact.textContent).toContain('2026');
  expect(await faults()).toEqual([]);
});
