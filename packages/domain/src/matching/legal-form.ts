import forms from './data/legal-forms.json' with { type: 'json' };

/** Classes of legal forms: two different ones speak against one customer, but softly, since people leave them out or mix them. */
const CLASS_OF = new Map<string, string>();
for (const [name, list] of Object.entries(forms)) {
  for (const form of list.split('|')) CLASS_OF.set(form, name);
}

/** Short forms that some countries put before the name (`PT Astra`, `AB Volvo`, `OOO Gazprom`). */
const BEFORE = new Set(
  'ab ao at ood oao ooo oy pao pat prat pt pp sia tov uab zao zat as jsc ojsc pjsc cjsc llc ip kk sc gmbh kg bv nv sarl sa cv ud cia firma firm kaisha ag ci fsue fgup eu'.split(
    ' ',
  ),
);
/** The longest legal form of the list, in words. */
const LONGEST = 8;

/** Forms that are nothing else anywhere: also within a name (`Karner d.o.o. Ljubljana`) they are no word of it. */
const ALWAYS = new Set(
  'llc ltd gmbh sarl srl doo inc plc sal oao ooo zao pao jsc ojsc cjsc pjsc pte pvt ltda fze fzco dmcc'.split(
    ' ',
  ),
);

/** Whether a word is a legal form wherever it stands. */
export function isFormWord(word: string): boolean {
  return ALWAYS.has(word);
}

/** A name without its legal forms, and the class of the last one. */
export interface Bare {
  readonly words: readonly string[];
  readonly form: string | null;
}

/**
 * Takes legal forms of any country off both ends of a name. What would leave nothing is kept: `Limited` alone is a name.
 *
 * MA3: a legal form says nothing about which customer is meant; its class is kept aside.
 * Source of the forms: OpenSanctions rigour, `org_types.yml` (MIT).
 */
export function stripLegalForms(words: readonly string[]): Bare {
  let rest =
    words[0] === 'the' && words.length > 2 && formAtStart(words.slice(1)) !== null ? words.slice(1) : words;
  let form: string | null = null;
  for (;;) {
    const cut = formAtEnd(rest) ?? formAtStart(rest);
    if (cut === null) return { words: rest, form };
    form ??= cut.form;
    rest = cut.words;
  }
}

interface Cut {
  readonly words: readonly string[];
  readonly form: string;
}

function formAtEnd(words: readonly string[]): Cut | null {
  for (let size = Math.min(LONGEST, words.length - 1); size > 0; size -= 1) {
    const form = CLASS_OF.get(words.slice(-size).join(' '));
    if (form !== undefined) return { words: words.slice(0, -size), form };
  }
  return null;
}

function formAtStart(words: readonly string[]): Cut | null {
  for (let size = Math.min(LONGEST, words.length - 1); size > 0; size -= 1) {
    const run = words.slice(0, size).join(' ');
    const form = CLASS_OF.get(run);
    if (form !== undefined && (size > 1 || BEFORE.has(run))) return { words: words.slice(size), form };
  }
  return null;
}
