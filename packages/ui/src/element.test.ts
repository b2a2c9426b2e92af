import { html } from 'lit';
import { expect, test } from 'vitest';
import { PorticoField } from './field/field.ts';
import { draw, inside } from './testing/fixture.ts';

test("a host page's inherited type does not reach into an element; its direction and its hiding do", async () => {
  const frame = await draw([PorticoField], html`<div><portico-field label="Name"></portico-field></div>`);
  frame.style.cssText =
    'font: italic 40px serif; letter-spacing: 9px; text-transform: uppercase; color: red; text-align: center; direction: rtl';
  const field = frame.querySelector('portico-field');
  if (!field) throw new Error('not drawn');
  const label = getComputedStyle(inside(field, 'label'));
  expect([label.fontStyle, label.letterSpacing, label.textTransform, label.direction]).toEqual([
    'normal',
    'normal',
    'none',
    'rtl',
  ]);
  expect(Number.parseFloat(label.fontSize)).toBeLessThan(17);
  expect(label.color).not.toBe('rgb(255, 0, 0)');
  frame.style.visibility = 'hidden';
  expect(label.visibility).toBe('hidden');
});

test('hidden hides', async () => {
  const field = await draw([PorticoField], html`<portico-field label="Name" hidden></portico-field>`);
  expect(getComputedStyle(field).display).toBe('none');
});
