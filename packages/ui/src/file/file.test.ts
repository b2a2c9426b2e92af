import { html } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { draw, faults, inside, settle } from '../testing/fixture.ts';
import { accepts, formatBytes } from './file-rules.ts';
import { PorticoFile } from './file.ts';

const pdf = new File(['x'.repeat(10)], 'offer.pdf', { type: 'application/pdf' });
const big = new File(['x'.repeat(2000)], 'big.pdf', { type: 'application/pdf' });
const exe = new File(['x'], 'run.exe', { type: 'application/x-msdownload' });

async function drawFile() {
  const form = await draw<HTMLFormElement>(
    [PorticoFile],
    html`<form>
      <portico-file
        label="Evidence"
        name="file"
        accept=".pdf,image/*"
        bytes-max="1000"
        multiple
      ></portico-file>
    </form>`,
  );
  const file = form.querySelector('portico-file');
  if (!file) throw new Error('not drawn');
  return { form, file };
}

test.for([
  ['', 'a.exe', '', true],
  ['.pdf', 'A.PDF', '', true],
  ['.pdf, image/*', 'a.png', 'image/png', true],
  ['text/csv', 'a.csv', 'text/csv', true],
  ['image/*', 'a.pdf', 'application/pdf', false],
  ['.pdf', 'pdf', '', false],
] as const)('accept "%s" and %s of type "%s": %s', ([accept, name, type, answer]) => {
  expect(accepts(accept, { name, type })).toBe(answer);
});

test('sizes are said as people read them', () => {
  expect([0, 1, 999, 1500, 5_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.5 kB',
    '5 MB',
  ]);
  expect(formatBytes(1_500_000, 'de')).toBe('1,5 MB');
});

test('what is allowed is said before a file is chosen', async () => {
  const { file } = await drawFile();
  expect(inside(file, '#limits').textContent).toBe('PDF, IMAGE, up to 1 kB');
});

test('what is allowed stands below the words that open the choice, in the middle', async () => {
  const { file } = await drawFile();
  const [prompt, limits] = ['#prompt', '#limits'].map((each) => inside(file, each).getBoundingClientRect());
  expect(limits?.top).toBeGreaterThanOrEqual(prompt?.bottom ?? Infinity);
  expect(getComputedStyle(inside(file, '#limits')).textAlign).toBe('center');
});

test('a chosen file is listed and submitted, and can be removed', async () => {
  const { form, file } = await drawFile();
  await userEvent.upload(inside<HTMLInputElement>(file, 'input'), pdf);
  await settle();
  expect(inside(file, 'li').textContent).toContain('offer.pdf');
  const sent = new FormData(form).get('file');
  expect(sent instanceof File && sent.name).toBe('offer.pdf');
  expect(await faults()).toEqual([]);
  await userEvent.click(inside(file, 'li portico-button'));
  await settle();
  expect([file.files.length, new FormData(form).has('file')]).toEqual([0, false]);
  expect(file.matches(':focus')).toBe(true);
});

test('a dropped file that is too large or of another kind is not taken, and the reason is said', async () => {
  const { file } = await drawFile();
  const dataTransfer = new DataTransfer();
  for (const each of [big, exe, pdf]) dataTransfer.items.add(each);
  inside(file, '.drop').dispatchEvent(
    new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }),
  );
  await settle();
  expect(file.files.map(({ name }) => name)).toEqual(['offer.pdf']);
  const reasons = inside(file, '[role=status]').textContent;
  expect(reasons).toContain('big.pdf was not taken: it has 2 kB, the most is 1 kB.');
  expect(reasons).toContain('run.exe was not taken: its kind is not allowed here.');
  expect(await faults()).toEqual([]);
});

test('a required file that is missing makes the form invalid', async () => {
  const { form, file } = await drawFile();
  file.required = true;
  await file.updateComplete;
  expect([form.checkValidity(), file.validationMessage]).toEqual([false, 'Choose a file.']);
  file.error = 'Add the offer.';
  await file.updateComplete;
  expect(inside(file, '#error').textContent).toContain('Add the offer.');
  expect(await faults()).toEqual([]);
});
