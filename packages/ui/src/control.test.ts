import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PorticoButton } from './button/button.ts';
import { PorticoCheck } from './check/check.ts';
import { PorticoChoice } from './choice/choice.ts';
import { PorticoDate } from './date/date.ts';
import { PorticoField } from './field/field.ts';
import { PorticoSelect } from './select/select.ts';
import { draw, faults, inside, settle } from './testing/fixture.ts';

const options = [
  { value: 'de', label: 'Germany' },
  { value: 'fr', label: 'France' },
];
const controls = [
  { Element: PorticoField, value: 'Acme', focus: 'input' },
  { Element: PorticoSelect, value: 'fr', focus: 'select' },
  { Element: PorticoChoice, value: 'fr', focus: 'input' },
  { Element: PorticoDate, value: '2027-03-01', focus: 'input' },
  { Element: PorticoCheck, value: 'yes', focus: 'input' },
];

async function inForm(Element: (typeof controls)[number]['Element']) {
  const form = await draw<HTMLFormElement>([Element], html`<form></form>`);
  const control = document.createElement(Element.tag) as PorticoField;
  Object.assign(control, { label: 'Country', name: 'it', options });
  form.append(control);
  await settle(form);
  return { form, control };
}

test.for(controls)(
  '$Element.tag hands its value to the form, and nothing when disabled',
  async ({ Element, value }) => {
    const { form, control } = await inForm(Element);
    Object.assign(control, { value, checked: true });
    await control.updateComplete;
    expect(new FormData(form).get('it')).toBe(value);

    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(control);
    fieldset.disabled = true;
    await control.updateComplete;
    expect(new FormData(form).has('it')).toBe(false);
    expect(inside<HTMLInputElement>(control, 'input, select').disabled).toBe(true);
  },
);

test.for(controls)(
  '$Element.tag shows an error in words, tied to the control, and tells the form',
  async ({ Element, focus }) => {
    const { form, control } = await inForm(Element);
    expect(form.checkValidity()).toBe(true);
    const place = inside(control, '#error');
    expect(place.offsetHeight + Number.parseInt(getComputedStyle(place).marginBlockStart, 10)).toBe(0);
    control.error = 'Choose where the customer is.';
    await control.updateComplete;
    expect(inside(control, '#error').textContent).toContain('Choose where the customer is.');
    const told = inside(control, '[aria-invalid=true]');
    expect(told.getAttribute('aria-describedby')).toContain('error');
    expect(control.validity.customError).toBe(true);
    expect(control.validationMessage).toBe('Choose where the customer is.');
    expect(form.checkValidity()).toBe(false);
    control.focus();
    expect(control.shadowRoot?.activeElement?.localName).toBe(focus);
  },
);

test.for(controls)('$Element.tag knows when it is required and empty', async ({ Element, value }) => {
  const { control } = await inForm(Element);
  control.required = true;
  await control.updateComplete;
  expect(control.checkValidity()).toBe(false);
  Object.assign(control, { value, checked: true });
  await control.updateComplete;
  expect(control.checkValidity()).toBe(true);
});

test.for(controls)(
  '$Element.tag goes back to its attributes on reset, without error',
  async ({ Element, value }) => {
    const { form, control } = await inForm(Element);
    Object.assign(control, { value, checked: true, error: 'No.' });
    await control.updateComplete;
    form.reset();
    await control.updateComplete;
    expect(new FormData(form).get('it') ?? '').toBe('');
    expect(control.error).toBe('');
  },
);

test.for(controls)('$Element.tag has no accessibility faults in any state', async ({ Element, value }) => {
  const { control } = await inForm(Element);
  expect(await faults()).toEqual([]);
  Object.assign(control, {
    value,
    checked: true,
    help: 'Where they pay.',
    error: 'Not there.',
    required: true,
    optional: true,
  });
  await control.updateComplete;
  expect(await faults()).toEqual([]);
  Object.assign(control, { error: '', readonly: true });
  await control.updateComplete;
  expect(await faults()).toEqual([]);
  control.disabled = true;
  await control.updateComplete;
  expect(await faults()).toEqual([]);
});

test.for(controls)('$Element.tag takes the focus from a label outside', async ({ Element, focus }) => {
  const { form, control } = await inForm(Element);
  control.id = 'outside';
  const label = document.createElement('label');
  label.htmlFor = 'outside';
  label.textContent = 'Outside';
  form.prepend(label);
  await userEvent.click(label);
  expect(control.shadowRoot?.activeElement?.localName).toBe(focus);
});

test('typing tells input as it goes and change on leaving, both outside', async () => {
  const { form, control } = await inForm(PorticoField);
  const heard: unknown[][] = [];
  const change = vi.fn();
  form.addEventListener('input', (event) =>
    heard.push([event.target, control.value, new FormData(form).get('it')]),
  );
  form.addEventListener('change', change);
  await userEvent.type(inside(control, 'input'), 'Ab');
  expect(heard).toEqual([
    [control, 'A', 'A'],
    [control, 'Ab', 'Ab'],
  ]);
  expect(change).not.toHaveBeenCalled();
  await userEvent.tab();
  expect(change).toHaveBeenCalledOnce();
});

test('Enter in a line submits its form, in several lines it does not', async () => {
  const { form, control } = await inForm(PorticoField);
  const submit = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', submit);
  await userEvent.type(inside(control, 'input'), 'Acme{Enter}');
  expect(submit).toHaveBeenCalledOnce();
  control.multiline = true;
  await control.updateComplete;
  await userEvent.type(inside(control, 'textarea'), '{Enter}2');
  expect(submit).toHaveBeenCalledOnce();
  expect(control.value).toBe('Acme\n2');
});

test('a submit button submits, says nothing while busy or disabled', async () => {
  const form = await draw<HTMLFormElement>(
    [PorticoButton],
    html`<form><portico-button type="submit" variant="primary">Register deal</portico-button></form>`,
  );
  const button = form.firstElementChild as PorticoButton;
  const submit = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', submit);
  await userEvent.click(button);
  expect(submit).toHaveBeenCalledOnce();
  expect(await faults()).toEqual([]);

  button.busy = true;
  await button.updateComplete;
  const width = button.offsetWidth;
  const click = vi.fn();
  button.addEventListener('click', click);
  inside(button, 'button').click();
  expect(click).not.toHaveBeenCalled();
  expect(button.offsetWidth).toBe(width);
  expect(inside(button, '#busy').textContent).toBe('Working…');

  button.busy = false;
  button.disabled = true;
  await button.updateComplete;
  inside(button, 'button').click();
  // It would submit after the listeners outside.
  await Promise.resolve();
  expect(submit).toHaveBeenCalledOnce();
});

test('a button that is clicked by a script acts as by a person, and not while disabled', async () => {
  const form = await draw<HTMLFormElement>(
    [PorticoButton],
    html`<form>
      <portico-button type="submit">Register deal</portico-button>
      <portico-button href="#there">Go on</portico-button>
    </form>`,
  );
  const [button, link] = form.querySelectorAll('portico-button');
  const submit = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener('submit', submit);
  const click = vi.fn((event: Event) => {
    event.preventDefault();
    return event.composedPath()[0];
  });
  form.addEventListener('click', click, { once: true });
  link?.click();
  expect(click).toHaveReturnedWith(expect.any(HTMLAnchorElement));
  button?.click();
  await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce());
  if (button) button.disabled = true;
  await button?.updateComplete;
  button?.click();
  await Promise.resolve();
  expect(submit).toHaveBeenCalledOnce();
});

test('a control without an error leaves no gap for one', async () => {
  const { control } = await inForm(PorticoField);
  const bare = control.offsetHeight;
  control.error = 'Please fill this in.';
  await control.updateComplete;
  expect(control.offsetHeight).toBeGreaterThan(bare + 6);
  control.error = '';
  await control.updateComplete;
  expect(control.offsetHeight).toBe(bare);
  expect(inside(control, '[part=box]').getBoundingClientRect().bottom).toBe(
    control.getBoundingClientRect().bottom,
  );
});

test('a choice moves with the arrow keys', async () => {
  const { control } = await inForm(PorticoChoice);
  control.value = 'de';
  await control.updateComplete;
  control.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(control.value).toBe('fr');
});

test('a counter comes near the end, and the field stops at its length', async () => {
  const { control } = await inForm(PorticoField);
  control.maxlength = 3;
  await control.updateComplete;
  expect(control.shadowRoot?.querySelector('#count')).toBeNull();
  await userEvent.type(inside(control, 'input'), 'abcd');
  await control.updateComplete;
  expect(control.value).toBe('abc');
  expect(inside(control, '#count').textContent).toBe('3 of 3');
});
