import { html } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { draw, faults, inside } from '../testing/fixture.ts';
import { PorticoMoney } from './money.ts';

async function drawMoney(lang: string, currency = 'EUR') {
  const form = await draw<HTMLFormElement>(
    [PorticoMoney],
    html`<form lang=${lang}>
      <portico-money label="Value" name="value" currency=${currency}></portico-money>
    </form>`,
  );
  const money = form.querySelector('portico-money');
  if (!money) throw new Error('not drawn');
  const input = inside<HTMLInputElement>(money, 'input');
  return { form, money, input };
}

test('an amount typed in German is submitted in minor units and written out on leaving', async () => {
  const { form, money, input } = await drawMoney('de');
  await userEvent.type(input, '1234,5');
  expect(money.amount).toBe(123450);
  expect(input.value).toBe('1234,5');
  expect(new FormData(form).get('value')).toBe('123450');
  await userEvent.tab();
  await money.updateComplete;
  expect(input.value).toBe('1.234,50');
  expect(await faults()).toEqual([]);
});

test('what is no amount stays as it was typed and makes the form invalid', async () => {
  const { form, money, input } = await drawMoney('en');
  await userEvent.type(input, 'about 5');
  await userEvent.tab();
  await money.updateComplete;
  expect(input.value).toBe('about 5');
  expect([money.amount, money.unreadable, form.checkValidity()]).toEqual([null, true, false]);
  expect(money.validity.badInput).toBe(true);
});

test('an amount set from outside is written in the language of the page around', async () => {
  const { money, input } = await drawMoney('en', 'JPY');
  money.amount = 1200;
  await money.updateComplete;
  expect(input.value).toBe('1,200');
  money.amount = null;
  await money.updateComplete;
  expect(input.value).toBe('');
});

test('a reset empties what was typed', async () => {
  const { form, money, input } = await drawMoney('en');
  await userEvent.type(input, 'x');
  form.reset();
  await money.updateComplete;
  expect([input.value, money.unreadable]).toEqual(['', false]);
});
