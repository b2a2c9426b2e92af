import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { afterEach, expect, test } from 'vitest';
import { readPreferences } from '../../preferences.ts';
import { deep, drawIn, drawn } from '../../testing/portal.ts';
import { application } from './profile.ts';

afterEach(() => localStorage.clear());

test('single-letter keys are switched off and on here, without an accessibility fault', async () => {
  await drawIn({}, [application], html`<portico-profile></portico-profile>`);
  const box = deep<HTMLInputElement>('input[type=checkbox]');
  expect(box?.checked).toBe(true);
  expect(await faults()).toEqual([]);
  box?.click();
  await drawn();
  expect(readPreferences().letterKeys).toBe(false);
  box?.click();
  await drawn();
  expect(readPreferences().letterKeys).toBe(true);
});
