import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type Party, partyOfName } from '@portico/domain/matching/party';
import * as v from 'valibot';

/** A customer as it is looked up, and the account that is meant. */
export interface Lookup {
  readonly party: Party;
  /** Null for a customer that is not in the register. */
  readonly expect: string | null;
  /** Whether strings or a domain can lead there at all. */
  readonly reachable: boolean;
}

/** A register with labelled look-ups. */
export interface LookupSet {
  readonly accounts: readonly { id: string; party: Party }[];
  readonly lookups: readonly Lookup[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

const text = v.optional(v.nullable(v.string()));
const Row = v.object({
  id: v.string(),
  name: v.string(),
  cc: text,
  country: text,
  city: text,
  street: text,
  domain: text,
});
const Question = v.object({
  name: v.string(),
  cc: text,
  country: text,
  city: text,
  domain: text,
  expect: v.nullable(v.string()),
  reach: v.optional(v.boolean()),
});

/** Research organisations, asked for by aliases, names without brackets and names of records since merged. */
export async function readRor(): Promise<LookupSet> {
  return readSet('ror', await readPairs('ror/parents.tsv.gz'));
}

/** Sanctioned organisations, asked for by what else they are known as. */
export async function readOfac(): Promise<LookupSet> {
  return readSet('ofac', new Map());
}

/** Pairs of names, labelled as one organisation or two. */
export async function readNamePairs(): Promise<{ same: boolean; a: string; b: string }[]> {
  return (await readLines('names/pairs.tsv')).map((line) => {
    const [label, , a = '', b = ''] = line.split('\t');
    return { same: label === '1', a, b };
  });
}

async function readSet(folder: string, parents: LookupSet['parents']): Promise<LookupSet> {
  const rows = (await readLines(`${folder}/registry.jsonl.gz`)).map((line) => v.parse(Row, JSON.parse(line)));
  const questions = (await readLines(`${folder}/queries.jsonl.gz`)).map((line) =>
    v.parse(Question, JSON.parse(line)),
  );
  return {
    accounts: rows.map((row) => ({ id: row.id, party: partyOf(row) })),
    lookups: questions.map((question) => ({
      party: partyOf(question),
      expect: question.expect,
      reachable: question.reach === true,
    })),
    parents,
  };
}

type Described = Omit<v.InferOutput<typeof Row>, 'id' | 'street'> & { street?: string | null | undefined };

function partyOf({ name, cc, country, city, street, domain }: Described): Party {
  return {
    ...partyOfName(name),
    domains: domain === null || domain === undefined ? [] : [domain],
    street: street ?? null,
    city: city ?? null,
    country: cc ?? country ?? null,
  };
}

async function readPairs(path: string): Promise<Map<string, string[]>> {
  const pairs = new Map<string, string[]>();
  for (const line of await readLines(path)) {
    const [child = '', parent = ''] = line.split('\t');
    pairs.set(child, [...(pairs.get(child) ?? []), parent]);
  }
  return pairs;
}

async function readLines(path: string): Promise<string[]> {
  const bytes = await readFile(new URL(`../../data-sets/matching/${path}`, import.meta.url));
  const content = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
  return content.trimEnd().split('\n');
}
