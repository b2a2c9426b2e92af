import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { defaultPolicyDocument as document } from './channel-policy.ts';
import { isEditable, isReservedName, publish, type VersionState, withdraw } from './publishing.ts';

const now = '2026-11-16T09:00:00.000Z';
const draft: VersionState = { status: 'draft', document, effectiveFrom: null, editorIds: ['ada', 'ben'] };
const published: VersionState = { ...draft, status: 'published', effectiveFrom: now };
const publishing = { publisherId: 'cleo', from: null, now, fourEyes: true };

describe('names', () => {
  it('PO4: the built-in version’s is taken', () => {
    expect(isReservedName('2026-11')).toBe(true);
    expect(isReservedName('2027-01')).toBe(false);
  });
});

describe('publishing', () => {
  it.each(['published', 'withdrawn'] as const)(
    'PO5: a version that is %s is neither edited nor published again',
    (status) => {
      expect(isEditable({ status })).toBe(false);
      expect(publish({ ...draft, status }, publishing)).toEqual({
        ok: false,
        refusal: { rule: 'PO5', key: `not_from_${status}` },
      });
    },
  );

  it('PO6: takes effect at once, at this very instant, or later', () => {
    expect(isEditable(draft)).toBe(true);
    expect(publish(draft, publishing)).toEqual({ ok: true, effectiveFrom: now });
    expect(publish(draft, { ...publishing, from: now })).toEqual({ ok: true, effectiveFrom: now });
    const later = addDays(now, 30);
    expect(publish(draft, { ...publishing, from: later })).toEqual({ ok: true, effectiveFrom: later });
  });

  it('PO6: never takes effect in the past', () => {
    const before = '2026-11-16T08:59:59.999Z';
    expect(publish(draft, { ...publishing, from: before })).toEqual({
      ok: false,
      refusal: { rule: 'PO6', key: 'in_the_past', field: 'effectiveFrom' },
    });
  });

  it('PO7: is refused to everybody who wrote on the draft, where four eyes are asked for', () => {
    for (const publisherId of draft.editorIds) {
      expect(publish(draft, { ...publishing, publisherId })).toEqual({
        ok: false,
        refusal: { rule: 'PO7', key: 'own_draft' },
      });
      expect(publish(draft, { ...publishing, publisherId, fourEyes: false }).ok).toBe(true);
    }
  });

  it('PO9: is refused with everything that is wrong in the draft', () => {
    const wrong = { ...document, deals: { ...document.deals, expiringDays: 90 } };
    expect(publish({ ...draft, document: wrong }, publishing)).toEqual({
      ok: false,
      problems: [{ path: 'deals.expiringDays', key: 'not_before_end', rule: 'PO3' }],
    });
  });
});

describe('taking back', () => {
  it('PO8: is for drafts and for versions that are still to come', () => {
    expect(withdraw(draft, now)).toEqual({ ok: true });
    expect(withdraw(published, '2026-11-16T08:59:59.999Z')).toEqual({ ok: true });
  });

  it('PO8: is refused from the very instant a version rules, and a second time', () => {
    expect(withdraw(published, now)).toEqual({ ok: false, refusal: { rule: 'PO8', key: 'in_force' } });
    expect(withdraw({ ...published, status: 'withdrawn' }, now)).toEqual({
      ok: false,
      refusal: { rule: 'PO8', key: 'not_from_withdrawn' },
    });
  });
});
