import { describe, expect, it } from 'vitest';
import { numbersIn } from './number-forms.ts';
import { type Telling, tellingWord } from './telling.ts';

const others: Telling = {
  organisations: ['Südstern Vertrieb GmbH', 'Northern Trail Cycling', 'New Bike Center AG'],
  people: ['Dora Öztürk-Meyer', 'Max Kurz', 'Cher'],
  addresses: ['dora@suedstern.example', 'https://shop.stern-handel.example'],
  numbers: ['D-2026-7K4M-Q2XZ'],
};
const found = (text: string, known = '') => tellingWord(text, others, known);

describe('words that tell of another partner', () => {
  it.each([
    ['The offer of SUDSTERN VERTRIEB GMBH came first.', 'Südstern Vertrieb GmbH'],
    ['südstern-vertrieb was first', 'sudstern vertrieb'],
    ['Ms Öztürk showed it in May.', 'Öztürk'],
    ['ms ozturk-meyer showed it', 'Öztürk-Meyer'],
    ['Herr Kurz hat es gezeigt.', 'Kurz'],
    ['Cher showed it.', 'Cher'],
    ['Write to info@suedstern.example.', 'suedstern.example'],
    ['See www.suedstern.example/demo for it', 'suedstern.example'],
    ['See https://de.shop.stern-handel.example', 'shop.stern-handel.example'],
    ['Ask northerntrailcycling about it', 'Northern Trail Cycling'],
    ['Sent by NORTHERN-TRAIL-CYCLING.', 'Northern Trail Cycling'],
    ['Northern Trail was first.', 'Northern Trail'],
    ['It was NORTHERN-TRAIL again', 'Northern Trail'],
    ['It repeats d-2026-7k4m-q2xz.', 'D-2026-7K4M-Q2XZ'],
    ['It repeats 7K4M-Q2XZ.', 'D-2026-7K4M-Q2XZ'],
    ['See D 2026 7K4M Q2XZ', 'D-2026-7K4M-Q2XZ'],
    ['(seen 7k4m q2xz)', 'D-2026-7K4M-Q2XZ'],
    ['D2026/7K4M/Q2XZ came first', 'D-2026-7K4M-Q2XZ'],
    ['as in 7K4MQ2XZ', 'D-2026-7K4M-Q2XZ'],
    ['as in 7K4M–Q2XZ', 'D-2026-7K4M-Q2XZ'],
  ])('DM51: are found: %s', (text, word) => {
    expect(found(text)).toBe(word);
  });

  it.each([
    'Kurz gesagt: it came later.'.toLowerCase(),
    'The star of the south has nothing to do with it.',
    'Vertrieb und Handel sehen das anders.',
    'They want a new bike on the northern trail.',
    'See our guide at www.velo.example/deals.',
    'D-2026-7K4M-Q2X is another number.',
    '7K4M alone, or Q2XZ-7K4M, is none of theirs; D-2025-7K4M-Q2XZ is of another year.',
    '',
  ])('DM51: are not seen where there are none: %s', (text) => {
    expect(found(text)).toBeNull();
  });

  it('DM51: the reader’s own words tell them nothing', () => {
    const known = 'Meyer Maschinenbau, info@suedstern.example, D-2026-7K4M-Q2XZ';
    expect(found('Meyer asked, as in D-2026-7K4M-Q2XZ, by suedstern.example', known)).toBeNull();
    expect(found('Öztürk asked', known)).toBe('Öztürk');
  });

  it('finds what looks like a number, each once', () => {
    expect(numbersIn('d-2026-000123, D-2026-7K4M-Q2XZ; D-2026-000123. AD-2026-1 D-26-1', [])).toEqual([
      'D-2026-7K4M-Q2XZ',
      'D-2026-000123',
    ]);
    expect(numbersIn('It is 7K4M-Q2XZ', ['2025', '2026'])).toEqual(['D-2025-7K4M-Q2XZ', 'D-2026-7K4M-Q2XZ']);
  });
});
