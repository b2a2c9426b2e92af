import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Option } from '../question/option.ts';
import { draw, faults, inside } from '../testing/fixture.ts';
import { PorticoCombobox, type Search } from './combobox.ts';
import { filterOptions } from './filter-options.ts';

const options: readonly Option[] = [
  { value: 'muc', label: 'München', detail: 'Bayern' },
  { value: 'ham', label: 'Hamburg' },
  { value: 'no', label: 'Hannover', disabled: true },
];

async function drawCombobox(properties: Partial<PorticoCombobox> = {}) {
  const form = await draw<HTMLFormElement>([PorticoCombobox], html`<form></form>`);
  const combobox = document.createElement('portico-combobox');
  Object.assign(combobox, { label: 'City', name: 'city', options, ...properties });
  form.append(combobox);
  await combobox.updateComplete;
  const input = inside<HTMLInputElement>(combobox, 'input');
  const shown = () =>
    [...(combobox.shadowRoot?.querySelectorAll('[role=option] > span') ?? [])].map(
      (each) => each.textContent,
    );
  return { form, combobox, input, shown };
}

test('accents and case do not matter, and every word counts', () => {
  expect(filterOptions(options, 'munch bay').map(({ value }) => value)).toEqual(['muc']);
  expect(filterOptions(options, 'HA').map(({ value }) => value)).toEqual(['ham', 'no']);
  expect(filterOptions(options, 'burg')).toEqual([]);
  expect(filterOptions(options, ' ')).toEqual(options);
});

test('typing narrows the list, arrows move, Enter chooses and does not submit', async () => {
  const { form, combobox, input } = await drawCombobox();
  const submit = vi.fn((event: Event) => event.preventDefault());
  const heard: string[] = [];
  form.addEventListener('submit', submit);
  for (const type of ['input', 'change'])
    form.addEventListener(type, (event) => heard.push(`${event.type} ${combobox.value}`));
  await userEvent.type(input, 'ham{ArrowDown}');
  await combobox.updateComplete;
  const active = input.getAttribute('aria-activedescendant') ?? '';
  expect(inside(combobox, `#${active}`).textContent).toContain('Hamburg');
  expect(inside(combobox, '[popover]').matches(':popover-open')).toBe(true);
  expect(await faults()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await combobox.updateComplete;
  expect([combobox.value, input.value, new FormData(form).get('city')]).toEqual(['ham', 'Hamburg', 'ham']);
  expect(heard).toEqual(['input ham', 'change ham']);
  expect(submit).not.toHaveBeenCalled();
  expect(inside(combobox, '[popover]').matches(':popover-open')).toBe(false);
});

test('leaving with a text that is no option goes back to the last choice', async () => {
  const { combobox, input } = await drawCombobox({ value: 'muc' });
  expect(input.value).toBe('München');
  await userEvent.fill(input, 'zzz');
  await combobox.updateComplete;
  expect(inside(combobox, '[popover]').textContent).toContain('Nothing found');
  await userEvent.tab();
  await combobox.updateComplete;
  expect([combobox.value, input.value]).toEqual(['muc', 'München']);
});

test('a pointer chooses, but not what is disabled', async () => {
  const { combobox, input } = await drawCombobox();
  await userEvent.click(input);
  await combobox.updateComplete;
  inside(combobox, '#option-2').click();
  expect(combobox.value).toBe('');
  await userEvent.click(inside(combobox, '#option-0'));
  await combobox.updateComplete;
  expect([combobox.value, input.value]).toEqual(['muc', 'München']);
});

test('with custom, a text in no list is the value', async () => {
  const { form, combobox, input } = await drawCombobox({ custom: true });
  await userEvent.type(input, 'Ulm');
  await userEvent.tab();
  await combobox.updateComplete;
  expect([combobox.value, input.value, new FormData(form).get('city')]).toEqual(['Ulm', 'Ulm', 'Ulm']);
});

test('a newer text aborts the search before it, and its late answer is not shown', async () => {
  const calls: { text: string; signal: AbortSignal; answer: (options: readonly Option[]) => void }[] = [];
  const search: Search = (text, signal) => new Promise((answer) => calls.push({ text, signal, answer }));
  const { combobox, input, shown } = await drawCombobox({ search, options: [] });
  await userEvent.fill(input, 'a');
  await expect.poll(() => calls.length).toBe(1);
  await userEvent.fill(input, 'ab');
  await expect.poll(() => calls.length).toBe(2);
  expect(calls.map(({ text, signal }) => [text, signal.aborted])).toEqual([
    ['a', true],
    ['ab', false],
  ]);
  calls[1]?.answer([{ value: 'ab', label: 'Abensberg' }]);
  calls[0]?.answer([{ value: 'a', label: 'Aachen' }]);
  await expect.poll(shown).toEqual(['Abensberg']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await combobox.updateComplete;
  expect([combobox.value, input.value]).toEqual(['ab', 'Abensberg']);
});

test('a search that fails says so and the field stays usable', async () => {
  const { combobox, input } = await drawCombobox({ search: () => Promise.reject(new Error('down')) });
  await userEvent.fill(input, 'a');
  await expect.poll(() => inside(combobox, '[popover]').textContent).toContain('The search did not work');
  expect(await faults()).toEqual([]);
  expect(input.value).toBe('a');
});

test('Esc closes the list first and clears the choice second', async () => {
  const { combobox, input } = await drawCombobox({ value: 'muc' });
  await userEvent.click(input);
  await userEvent.keyboard('{Escape}');
  await combobox.updateComplete;
  expect(combobox.value).toBe('muc');
  await userEvent.keyboard('{Escape}');
  await combobox.updateComplete;
  expect([combobox.value, input.value]).toEqual(['', '']);
});
