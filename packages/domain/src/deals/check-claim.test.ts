import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaim } from './check-claim.ts';
import type { ClaimContext } from './claim-problem.ts';
import { claimFields } from './claim.ts';
import { hostOf } from './host.ts';
import { freeMailHosts } from './free-mail.ts';
import { isFreeMail } from '../matching/web-domain.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { MONDAY, someClaim } from './testing.ts';

const context: ClaimContext = { policy, productIds: ['prod_1', 'prod_2'], now: MONDAY };

function problemsOf(typed: unknown, more: Partial<ClaimContext> = {}): [string, string, string][] {
  const checked = checkClaim(typed, { ...context, ...more });
  return checked.ok ? [] : checked.problems.map(({ field, key, rule }) => [field, key, rule]);
}

describe('a claim that keeps every rule', () => {
  it('comes back trimmed and typed', () => {
    const typed = {
      ...someClaim(),
      customerName: '  Acme ',
      valueBand: ' over_1m ',
      closeQuarter: ' 2026-Q4 ',
    };
    expect(checkClaim(typed, context)).toEqual({
      ok: true,
      claim: { ...someClaim(), customerName: 'Acme', valueBand: 'over_1m', closeQuarter: '2026-Q4' },
    });
  });

  it('may carry what is no field of a claim, which is left out', () => {
    expect(checkClaim({ ...someClaim(), sellerId: 'user_other' }, context)).toEqual({
      ok: true,
      claim: someClaim(),
    });
  });
});

describe('DR1: what every claim has', () => {
  const needed = [
    'customerName',
    'customerWeb',
    'customerCountry',
    'contactName',
    'contactEmail',
    'productId',
    'valueBand',
    'closeQuarter',
    'relationship',
  ] as const;

  it.each(needed.flatMap((field) => [undefined, null, '', '  '].map((value) => [field, value] as const)))(
    'DR1: without %s (%j) a claim is refused, and only for that',
    (field, value) => {
      expect(problemsOf({ ...someClaim(), [field]: value })).toEqual([[field, 'required', 'DR1']]);
    },
  );

  it.each(needed)('DR1: a claim that leaves %s out is refused, and only for that', (field) => {
    const { [field]: _left, ...rest } = someClaim();
    expect(problemsOf(rest)).toEqual([[field, 'required', 'DR1']]);
  });

  it('DR1: a website, an e-mail address and a length are checked', () => {
    expect(problemsOf(someClaim({ customerWeb: 'acme' }))).toEqual([['customerWeb', 'web', 'DR1']]);
    expect(problemsOf(someClaim({ contactEmail: 'jo' }))).toEqual([['contactEmail', 'email', 'DR1']]);
    expect(problemsOf(someClaim({ competitor: 'x'.repeat(121) }))).toEqual([
      ['competitor', 'too_long', 'DR1'],
    ]);
  });
});

describe('the other rules', () => {
  it.each(['gmail.com', 'jo@GMail.com', 'https://www.gmx.de/', 'jo@web.de.', ...freeMailHosts])(
    'DR2: %s names no company',
    (customerWeb) => {
      expect(problemsOf(someClaim({ customerWeb }))).toEqual([['customerWeb', 'free_mail', 'DR2']]);
    },
  );

  it.each(['gmail.com.acme.example', 'notgmail.com', 'acme.example/gmail.com'])(
    'DR2: %s is a company’s own',
    (customerWeb) => {
      expect(problemsOf(someClaim({ customerWeb }))).toEqual([]);
    },
  );

  it('DR2: a contact may well write from a free-mail address', () => {
    expect(problemsOf(someClaim({ contactEmail: 'jo@gmail.com' }))).toEqual([]);
  });

  it('DR2: every free-mail host a form knows is written as hosts are read, and is one for matching too', () => {
    for (const host of freeMailHosts) expect([hostOf(host), isFreeMail(host)]).toEqual([host, true]);
  });

  it.each(
    'bluewin.ch naver.com seznam.cz wp.pl rediffmail.com gmx.fr hotmail.fr outlook.de yahoo.es ziggo.nl'.split(
      ' ',
    ),
  )('DR2: %s is refused by the list that matching goes by', (customerWeb) => {
    expect(problemsOf(someClaim({ customerWeb }), { isFreeMail })).toEqual([
      ['customerWeb', 'free_mail', 'DR2'],
    ]);
  });

  it('DR2: a page at a social network is taken: some customers have no other', () => {
    expect(problemsOf(someClaim({ customerWeb: 'facebook.com/cafelumiere' }), { isFreeMail })).toEqual([]);
  });

  it('DR3: only a product that is offered at this moment', () => {
    expect(problemsOf(someClaim({ productId: 'prod_2' }))).toEqual([]);
    expect(problemsOf(someClaim({ productId: 'prod_3' }))).toEqual([['productId', 'product', 'DR3']]);
    expect(problemsOf(someClaim(), { productIds: [] })).toEqual([['productId', 'product', 'DR3']]);
  });

  it.each([
    ['2026-Q3', false],
    ['2026-Q4', true],
    ['2027-Q1', true],
    ['2028-Q3', true],
    ['2028-Q4', false],
    ['2026-Q5', false],
    ['soon', false],
  ])('DR4: closing in %s is accepted from Q4 2026 on for eight quarters', (closeQuarter, isAccepted) => {
    expect(problemsOf(someClaim({ closeQuarter }))).toEqual(
      isAccepted ? [] : [['closeQuarter', 'quarter', 'DR4']],
    );
  });

  it('DR4: the quarter turns with the clock', () => {
    const claim = someClaim({ closeQuarter: '2026-Q4' });
    expect(problemsOf(claim, { now: '2026-12-31T23:59:59.999Z' })).toEqual([]);
    expect(problemsOf(claim, { now: '2027-01-01T00:00:00.000Z' })).toEqual([
      ['closeQuarter', 'quarter', 'DR4'],
    ]);
  });

  it.each([false, undefined, null, 'true', 1])(
    'DR5: %j is no statement that the contact agreed',
    (contactAgreed) => {
      expect(problemsOf({ ...someClaim(), contactAgreed })).toEqual([['contactAgreed', 'agreed', 'DR5']]);
    },
  );

  it('DR6: only a band of the policy', () => {
    for (const { code } of policy.valueBands) expect(problemsOf(someClaim({ valueBand: code }))).toEqual([]);
    expect(problemsOf(someClaim({ valueBand: 'huge' }))).toEqual([['valueBand', 'band', 'DR6']]);
  });
});

describe('problems', () => {
  it('come one a field, in the order of the form', () => {
    const problems = problemsOf({ valueBand: 'huge', customerWeb: 'jo@gmail.com', contactAgreed: false });
    const fields = problems.map(([field]) => field);
    expect(fields).toEqual(claimFields.slice(0, 10));
    expect(problems[1]).toEqual(['customerWeb', 'free_mail', 'DR2']);
    expect(problems.at(-1)).toEqual(['contactAgreed', 'agreed', 'DR5']);
  });

  it.each([null, undefined, 'claim', 5, [], {}, new Date(0)])('of %j are all that is missing', (typed) => {
    expect(problemsOf(typed).map(([field]) => field)).toEqual(claimFields.slice(0, 10));
  });

  it('or a claim are the answer to anything that is typed, never an error, never a refusal without a reason', () => {
    // Values of few parts: what a rule reads of an answer is its kind and its form, and large ones only cost time.
    const anything = fc.anything({ maxDepth: 1, maxKeys: 2 });
    const values = fc.oneof(
      anything,
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.emailAddress(),
      fc.domain(),
    );
    const claims = fc.record(Object.fromEntries(claimFields.map((field) => [field, values])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.oneof(claims, anything), (typed) => {
        const checked = checkClaim(typed, context);
        if (checked.ok) return;
        expect(checked.problems.length).toBeGreaterThan(0);
        const order = checked.problems.map(({ field }) => claimFields.indexOf(field));
        expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
        // In one breath: a thousand expectations are what such a test spends its time on.
        const reasons = checked.problems.map(({ key, rule }) => `${rule} ${key}`);
        expect(reasons.filter((reason) => !/^DR([1-9]|1[0-3]) [a-z_]+$/.test(reason))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('of one broken field are the same whatever else was typed right', () => {
    const claim = someClaim();
    fc.assert(
      fc.property(fc.subarray(claimFields.slice(0, 10)), (broken) => {
        const typed = { ...claim, ...Object.fromEntries(broken.map((field) => [field, undefined])) };
        expect(problemsOf(typed).map(([field]) => field)).toEqual(broken);
      }),
    );
  });
});
