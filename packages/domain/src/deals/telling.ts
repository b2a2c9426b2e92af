import { foldText } from '../matching/fold.ts';
import { stripLegalForms } from '../matching/legal-form.ts';
import { hostOf } from './host.ts';
import { numbersIn, yearOf } from './number-forms.ts';

/** What would tell a reader of another partner. */
export interface Telling {
  /** Full names of organisations. */
  organisations: readonly string[];
  /** Full names of their people. */
  people: readonly string[];
  /** Websites and e-mail addresses of theirs. */
  addresses: readonly string[];
  /** Numbers of their deals. */
  numbers: readonly string[];
}

/** A surname as short as this may be a word of the language, as `Kurz` or `Long`: it counts only where it is written large. */
const SHORT_SURNAME = 4;
/** From so many letters on, a name written as one word is no other word of the language. */
const ONE_WORD = 8;

/**
 * The first word in a text that tells of another partner (DM51, DX8); null where none does. Compared by whole words without
 * case, accents and legal forms: the name of an organisation, also written as one word or, where it has three and stands in
 * capitals, without the last; the full name or surname of a person, the host of a website or of e-mail, the number of a deal in any form people write.
 *
 * @param known what the reader has said or is; a word of it tells nothing
 */
export function tellingWord(text: string, telling: Telling, known: string): string | null {
  const secrets: [string, (where: string) => boolean][] = [
    ...telling.numbers.map((number): [string, (where: string) => boolean] => [
      number,
      (where) => numbersIn(where, [yearOf(number)]).includes(number.toUpperCase()),
    ]),
    ...telling.addresses.map((address): [string, (where: string) => boolean] => {
      const host = hostOf(address);
      return [host, (where) => hostsIn(where).some((one) => one === host || one.endsWith(`.${host}`))];
    }),
    ...telling.organisations.flatMap((name) => [
      ...namesOf(name).flatMap((one) => [inWords(one), inOneWord(one)]),
      ...everydayNamesOf(name).map(asWritten),
    ]),
    ...telling.people.flatMap((name) => [inWords(name), ...surnamesOf(name).map(asSurname)]),
  ];
  return secrets.find(([word, isIn]) => word !== '' && isIn(text) && !isIn(known))?.[0] ?? null;
}

function hostsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/gu) ?? []).map(hostOf);
}

/** An organisation as it is called: with its legal form, and without. */
function namesOf(name: string): string[] {
  const bare = stripLegalForms(foldText(name).split(' ')).words.join(' ');
  return [name, ...(bare === foldText(name) ? [] : [bare])];
}

/** How people shorten a name of three words or more: without the last, as `Northern Trail` for Northern Trail Cycling. */
function everydayNamesOf(name: string): string[] {
  return namesOf(name)
    .map((one) => one.split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 2)
    .map((words) => words.slice(0, -1).join(' '));
}

/** Written together or with hyphens, as `NORTHERN-TRAIL-CYCLING`. */
function inOneWord(name: string): [string, (where: string) => boolean] {
  const squeezed = squeeze(name);
  return [
    name,
    (where) =>
      squeezed.length >= ONE_WORD && where.split(/\s+/).some((word) => squeeze(word).includes(squeezed)),
  ];
}

function squeeze(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

function inWords(name: string): [string, (where: string) => boolean] {
  const folded = foldText(name);
  return [name, (where) => folded !== '' && ` ${foldText(where)} `.includes(` ${folded} `)];
}

/** The last word of a name, and each part of it where it is a double name. */
function surnamesOf(name: string): string[] {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [last, ...(last.includes('-') ? last.split('-') : [])].filter((part) => part.length > 1);
}

/** Words that everybody uses tell of a name only where they are written as one: with capitals. */
function asWritten(name: string): [string, (where: string) => boolean] {
  const words = name.split(' ');
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  const written = [capital, name.toUpperCase()];
  return [
    capital,
    (where) => {
      const bare = where.normalize('NFD').replaceAll(/\p{M}/gu, '');
      const plain = ` ${bare.split(/[^\p{L}\p{N}]+/u).join(' ')} `;
      return written.some((one) => plain.includes(` ${one} `));
    },
  ];
}

function asSurname(surname: string): [string, (where: string) => boolean] {
  const [word, isIn] = inWords(surname);
  if (surname.length > SHORT_SURNAME) return [word, isIn];
  const written = new Set([surname, surname.toUpperCase()]);
  return [word, (where) => where.split(/[^\p{L}\p{M}]+/u).some((one) => written.has(one))];
}
