/// <reference types="vite/client" />
import { html } from 'lit';
import { expect, test } from 'vitest';
import { PorticoField } from '../field/field.ts';
import { draw, inside } from '../testing/fixture.ts';
import { speak } from '../msg.ts';
import { templates } from './de.ts';

test('elements change their language while they are shown', async () => {
  const field = await draw<PorticoField>(
    [PorticoField],
    html`<portico-field label="Name" maxlength="5" value="Anna"></portico-field>`,
  );
  expect(inside(field, '#count').textContent).toBe('4 of 5');
  speak(templates);
  await field.updateComplete;
  expect(inside(field, '#count').textContent).toBe('4 von 5');
  speak({});
});

test('every text of the elements has its German, and no other', () => {
  const sources = import.meta.glob<string>('../**/*.ts', { query: '?raw', import: 'default', eager: true });
  const used = Object.entries(sources)
    .filter(([path]) => !path.endsWith('.test.ts') && !path.endsWith('/de.ts'))
    .flatMap(([, text]) => [...text.matchAll(/id: '(ui\.[\w.]+)'/g)].map(([, id]) => id ?? ''));
  expect(Object.keys(templates).toSorted()).toEqual([...new Set(used)].toSorted());
});
