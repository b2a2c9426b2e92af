import { randomUUID } from 'node:crypto';
import { vendorRoles } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from './db/testing.ts';
import { testIdentity } from './identity/testing.ts';
import { appRouter } from './router.ts';
import { answerTrpc } from './trpc/edge.ts';
import { faultOf } from './trpc/faults.ts';
import { fieldFaultsOf, type SchemaIssue } from './trpc/field-faults.ts';
import { hasFieldWords, wordedFaults } from './trpc/field-words.ts';
import type { UserActor } from './trpc/procedure.ts';

/*
 * What was typed wrongly is said in our words (the field, what is wrong, what to do), whatever the procedure: the list comes
 * from the router, the fields from the schemas.
 */

let test: TestDatabase;
let admin: UserActor;
let partner: UserActor;
beforeAll(async () => {
  test = await openTestDatabase();
  const identity = testIdentity(test.db);
  admin = await identity.actor('vendor', [...vendorRoles]);
  partner = await identity.actor('partner', ['partner_admin', 'partner_manager', 'seller']);
});
afterAll(() => test[Symbol.asyncDispose]());

/** How the validator speaks. */
const VALIDATORS = /\b(Invalid|Expected|received|undefined|NaN)\b|>=|<=|=~/;

interface Schema {
  '~standard': { validate: (value: unknown) => Promise<Answer> | Answer };
  entries?: Record<string, unknown>;
}
interface Answer {
  issues?: readonly SchemaIssue[];
}
interface Procedure {
  _def: { type: 'query' | 'mutation'; inputs: readonly unknown[] };
}
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && '~standard' in value;

const wholes: unknown[] = [undefined, null, 'x', 7, true, [], {}, { nobodyKnowsThis: 1 }];
const texts = [undefined, null, '', ' ', 'no such thing', 'x'.repeat(70_000)];
const numbers = [-1, 1.5, Number.NaN, 1e12, true];
const lists = [[], [null], [''], Array.from({ length: 5000 }, (_, n) => `n${n}`)];
const parts: unknown[] = [...texts, ...numbers, ...lists, {}, { kind: 'x' }, { deals: 1 }];

/** Inputs with something wrong in each: as a whole, and in every field by itself. */
function badInputs({ entries = {} }: Schema): unknown[] {
  const fields = Object.keys(entries).flatMap((field) => parts.map((part) => ({ [field]: part })));
  return [...wholes, ...fields];
}

/** What a field is told in, or the field itself where nobody wrote words for it. */
function saidOf(issues: readonly SchemaIssue[]): string[] {
  const faults = fieldFaultsOf(issues);
  const wordless = faults
    .filter(({ key }) => !hasFieldWords(key))
    .map(({ path, key }) => `no words: ${path} ${key}`);
  return [...wordless, ...wordedFaults(faults).map(({ path, message }) => `${path} ${message}`)];
}

async function answerTo(call: {
  path: string;
  type: string;
  input: unknown;
  actor: UserActor;
}): Promise<string> {
  const { path, type, input, actor } = call;
  const isMutation = type === 'mutation';
  const text = JSON.stringify(input);
  const context = { db: test.db, actor, requestId: 'request', idempotencyKey: randomUUID() };
  const { body } = await answerTrpc(appRouter, context, {
    method: isMutation ? 'POST' : 'GET',
    path,
    query: new URLSearchParams(isMutation ? {} : { input: text }),
    body: isMutation ? text : '',
    signal: new AbortController().signal,
  });
  return body;
}

describe('bad input', () => {
  it('of every field of every procedure is told in words that somebody wrote, never in the validator’s', async () => {
    const said = new Set<string>();
    let refused = 0;
    for (const [name, { _def }] of procedures)
      for (const schema of _def.inputs.filter(isSchema))
        for (const input of badInputs(schema)) {
          const { issues = [] } = await schema['~standard'].validate(input);
          refused += issues.length;
          for (const line of saidOf(issues))
            if (line.startsWith('no words') || VALIDATORS.test(line))
              said.add(`${name}: ${line}`.replaceAll(/\b\d+\b/g, 'n'));
        }
    expect([...said]).toEqual([]);
    expect(refused).toBeGreaterThan(procedures.length * 10);
  });

  it.each(['vendor', 'partner'] as const)(
    'of any call of a %s’s names the field on the wire',
    async (side) => {
      const actor = side === 'vendor' ? admin : partner;
      let named = 0;
      for (const [path, { _def }] of procedures) {
        for (const input of [
          { nobodyKnowsThis: 1 },
          'x',
          { limit: -1, cursor: 'x'.repeat(500), version: 'x' },
        ]) {
          const text = await answerTo({ path, type: _def.type, input, actor });
          expect(text, path).not.toMatch(VALIDATORS);
          if (text.includes('"bad_input"')) {
            expect(text, path).toMatch(/"message":"[A-Z][^"]+\."/);
            named += 1;
          }
        }
      }
      expect(named).toBeGreaterThan(procedures.length);
    },
  );

  it('that is no JSON at all is said to be none', () => {
    const fault = faultOf(new TRPCError({ code: 'PARSE_ERROR', message: 'Unexpected token' }));
    expect(fault).toBeInstanceOf(Fault);
    expect(wordedFaults(fault.detail.fields ?? [])).toEqual([
      { path: '', key: 'json', message: 'The body must be JSON.' },
    ]);
  });
});
