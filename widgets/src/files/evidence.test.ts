import { PorticoPortal } from '@portico/runtime/portal/portal';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { PorticoEvidence } from './evidence.ts';

const pdf = (name = 'minutes.pdf') => new File(['%PDF-1.7'], name, { type: 'application/pdf' });
const kept = (id: string, name = 'minutes.pdf') => ({
  id,
  name,
  type: 'application/pdf',
  bytes: 8_200,
  sha256: '',
  uploadedAt: '',
});

/** A server for files: each upload is answered in turn; one without an answer finds no line. */
function fileServer(...answers: object[]) {
  const sent: { address: string; key: string | null }[] = [];
  const fetchFake: typeof fetch = (address, init) => {
    const url = new URL(address as string, location.href);
    if (url.pathname.startsWith('/trpc/')) {
      return Promise.resolve(Response.json([{ result: { data: [kept('file_0', 'letter.pdf')] } }]));
    }
    sent.push({ address: url.pathname, key: new Headers(init?.headers).get('idempotency-key') });
    const answer = answers.shift();
    return answer ? Promise.resolve(Response.json(answer)) : Promise.reject(new TypeError('no line'));
  };
  return { sent, fetchFake };
}

async function drawEvidence(
  fetchFake: typeof fetch,
  state: Partial<Pick<PorticoEvidence, 'ids' | 'readonly'>> = {},
): Promise<PorticoEvidence> {
  const host = await draw(
    [PorticoPortal, PorticoEvidence],
    html`<portico-portal .fetch=${fetchFake}
      ><portico-evidence
        label="Evidence"
        .ids=${state.ids ?? []}
        .readonly=${state.readonly ?? false}
      ></portico-evidence
    ></portico-portal>`,
  );
  const element = host.querySelector('portico-evidence');
  if (!element) throw new Error('no element');
  await settle(element);
  return element;
}

function choose(element: PorticoEvidence, ...files: File[]): void {
  const chooser = inside(element, 'portico-file');
  Object.assign(chooser, { files });
  chooser.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

const words = (element: PorticoEvidence) => inside(element, 'ul').textContent.replaceAll(/\s+/g, ' ').trim();

test('a chosen file is uploaded, listed with its size, and told as a change', async () => {
  const { fetchFake } = fileServer({ ok: true, file: kept('file_1') });
  const element = await drawEvidence(fetchFake);
  const changed = vi.fn();
  element.addEventListener('change', changed);
  choose(element, pdf());
  expect(element.busy).toBe(true);
  await vi.waitFor(() => expect(element.ids).toEqual(['file_1']));
  await settle(element);
  expect(words(element)).toContain('minutes.pdf 8.2 kB');
  expect(changed).toHaveBeenCalledTimes(1);
  expect(element.busy).toBe(false);
  expect(await faults()).toEqual([]);
});

test('files it was given are known by name, and can be taken out', async () => {
  const element = await drawEvidence(fileServer().fetchFake, { ids: ['file_0'] });
  await vi.waitFor(() => expect(words(element)).toContain('letter.pdf'));
  inside(inside(element, 'portico-button[label="Remove letter.pdf"]'), 'button').click();
  expect(element.ids).toEqual([]);
});

test('what the server refuses is said at the file, with what to do', async () => {
  const refusal = { rule: 'FI2', key: 'file_content', field: 'file' };
  const element = await drawEvidence(fileServer({ ok: false, refusal }).fetchFake);
  choose(element, pdf());
  await vi.waitFor(() => expect(words(element)).toContain('not what its name says'));
  expect(element.ids).toEqual([]);
});

test('a file that got lost on the way goes again under the same key', async () => {
  const { fetchFake, sent } = fileServer();
  const element = await drawEvidence(fetchFake);
  choose(element, pdf());
  await vi.waitFor(() => expect(words(element)).toContain('No connection'));
  inside(inside(element, 'li portico-button'), 'button').click();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]?.key).toBe(sent[1]?.key);
});

test('more than ten files are not taken', async () => {
  const answers = Array.from({ length: 12 }, (_, n) => ({ ok: true, file: kept(`file_${n}`) }));
  const element = await drawEvidence(fileServer(...answers).fetchFake);
  choose(element, ...Array.from({ length: 12 }, (_, n) => pdf(`${n}.pdf`)));
  await vi.waitFor(() => expect(element.ids).toHaveLength(10));
  expect(inside(element, 'p.trouble').textContent).toContain('At most 10');
});

test('shown only, it offers nothing to change', async () => {
  const element = await drawEvidence(fileServer().fetchFake, { ids: ['file_0'], readonly: true });
  await vi.waitFor(() => expect(words(element)).toContain('letter.pdf'));
  expect(element.shadowRoot?.querySelector('portico-file')).toBe(null);
  expect(element.shadowRoot?.querySelectorAll('portico-button')).toHaveLength(1);
});
