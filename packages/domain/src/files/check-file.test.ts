import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, cleanName } from './check-file.ts';
import { FILE_BYTES_MAX, FILE_ENDINGS } from './file.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const pdf = bytes('255044462d312e37');
const check = (name: string, content: Uint8Array, length = content.length) =>
  checkFile({ name, bytes: length, content });

describe('what may be attached', () => {
  it('FI1: an empty file is refused', () => {
    expect(check('a.pdf', new Uint8Array())).toMatchObject({ refusal: { rule: 'FI1', key: 'empty_file' } });
  });

  it('FI1: ten megabytes are taken, one byte more is not', () => {
    expect(check('a.pdf', pdf, FILE_BYTES_MAX).ok).toBe(true);
    expect(check('a.pdf', pdf, FILE_BYTES_MAX + 1)).toMatchObject({
      refusal: { rule: 'FI1', key: 'file_too_large' },
    });
  });

  it.each([
    ['a.pdf', '255044462d', 'application/pdf'],
    ['a.PNG', '89504e470d0a1a0a', 'image/png'],
    ['a.jpg', 'ffd8ffe0', 'image/jpeg'],
    ['a.jpeg', 'ffd8ffe0', 'image/jpeg'],
    ['a.webp', '524946461122334457454250', 'image/webp'],
    ['a.docx', '504b0304', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', '504b0304', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.pptx', '504b0304', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.txt', '48c3a4', 'text/plain'],
    ['a.csv', '612c62', 'text/csv'],
    ['a.eml', '46726f6d', 'message/rfc822'],
  ])('FI2: %s with the right first bytes is taken as what it is', (name, hex, type) => {
    expect(check(name, bytes(hex))).toEqual({ ok: true, file: { name, type } });
  });

  it('FI2: the kinds a form offers are the kinds that are taken', () => {
    for (const ending of FILE_ENDINGS.split(',')) {
      expect(check(`a${ending}`, bytes('00'))).toMatchObject({ refusal: { key: 'file_content' } });
    }
  });

  it.each(['a.exe', 'a.html', 'a.svg', 'pdf', '.', 'a.pdf.js'])(
    'FI2: %s is no kind that is taken',
    (name) => {
      expect(check(name, pdf)).toMatchObject({ refusal: { rule: 'FI2', key: 'file_kind' } });
    },
  );

  it('FI2: a program that calls itself a picture is refused', () => {
    expect(check('cat.png', bytes('4d5a9000'))).toMatchObject({
      refusal: { rule: 'FI2', key: 'file_content' },
    });
  });

  it('FI2: text that is cut in the middle of a character is still text', () => {
    expect(check('a.txt', bytes(`${'61'.repeat(511)}c3a4`)).ok).toBe(true);
    expect(check('a.txt', bytes('61c3')).ok).toBe(true);
  });

  it.each(['61c361', 'a4', 'ff', '610062'])('FI2: the bytes %s are no text', (hex) => {
    expect(check('a.txt', bytes(hex))).toMatchObject({ refusal: { key: 'file_content' } });
  });

  it('FI3: a name loses its path and what could fool a reader', () => {
    expect(cleanName('../../etc/quote.pdf')).toBe('quote.pdf');
    expect(cleanName('C:\\docs\\quote.pdf')).toBe('quote.pdf');
    expect(cleanName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
    expect(cleanName('a\r\nb".pdf')).toBe('ab.pdf');
  });

  it('FI3: a long name keeps its ending', () => {
    const name = cleanName(`${'x'.repeat(300)}.pdf`);
    expect(name).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('FI3: cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
      }),
    );
  });
});
