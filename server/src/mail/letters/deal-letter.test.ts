import { reasonForPartner } from '@portico/domain/deals/partner-reading';
import { RejectReason } from '@portico/domain/deals/reasons';
import { RevokeReason } from '@portico/domain/deals/revocation';
import { describe, expect, it } from 'vitest';
import { dealLetter, letterEvents, type LetterFacts, type Recipient } from './deal-letter.ts';

const facts: LetterFacts = {
  number: 'D-2026-000123',
  customerName: 'Müller & Söhne <script>alert(1)</script>',
  partnerName: 'Nord "Räder"',
  submittedByName: null,
  onBehalf: false,
  urls: {
    seller: 'https://portal.example/deals/deal_1?a=1&b=2',
    desk: 'https://portal.example/desk/deal_1?a=1&b=2',
  },
  decisionDueAt: '2026-11-25T09:30:00.000Z',
  answerDueAt: '2026-12-01T09:30:00.000Z',
  protectionEnd: '2027-02-19T23:30:00.000Z',
  questions: ['How many bikes?', 'Which site?'],
  reason: 'out_of_territory',
  appealUntil: '2026-12-11T00:00:00.000Z',
  note: null,
  revokeReason: 'no_activity',
  effectiveAt: '2026-12-06T00:00:00.000Z',
  result: 'leads',
  internal: false,
};
const seller: Recipient = { email: 'sofia@nord.example', name: 'Sofia', locale: 'en', side: 'seller' };
const desk: Recipient = { email: 'dora@velo.example', name: '', locale: 'de', side: 'desk' };
const everyone = (['en', 'de'] as const).flatMap((locale) => [
  { ...seller, locale },
  { ...seller, locale, side: 'second' as const },
  { ...desk, locale },
  { ...desk, locale, side: 'signer' as const },
  { ...desk, locale, side: 'manager' as const },
]);

/** The words of the HTML, entities read back. */
function wordsOf(html: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('letters about deals', () => {
  it('a limit that ends at midnight is named as the day it ends with', () => {
    const midnight = { ...facts, decisionDueAt: '2026-11-25T00:00:00.000Z' };
    const text = dealLetter('deal.submitted', { ...seller, locale: 'en' }, midnight)?.text;
    expect(text).toContain('24 November 2026');
    expect(text).not.toContain('25 November 2026');
  });

  it('go to the side that has something to do or to know, and to nobody else', () => {
    const sides = letterEvents.map((event) => [
      event,
      dealLetter(event, seller, facts) !== null,
      dealLetter(event, desk, facts) !== null,
      ...(['second', 'signer', 'manager'] as const).filter((side) =>
        dealLetter(event, { ...desk, side }, facts),
      ),
    ]);
    expect(sides).toEqual([
      ['deal.submitted', true, true, 'second'],
      ['deal.shared', false, false, 'second'],
      ['deal.signed', false, false, 'signer'],
      ['deal.decision_overdue', false, true],
      ['deal.decision_escalated', false, false, 'manager'],
      ['deal.extension_overdue', false, true],
      ['deal.appeal_overdue', false, true],
      ['deal.dispute_overdue', false, true],
      ['deal.appealed', false, true],
      ['deal.appeal_upheld', true, false],
      ['deal.appeal_refused', true, false],
      ['deal.info_requested', true, false],
      ['deal.info_answered', false, true],
      ['deal.approved', true, false, 'second'],
      ['deal.rejected', true, false, 'second'],
      ['deal.marked_duplicate', true, false, 'second'],
      ['deal.lapsed', true, false],
      ['deal.expiring', true, false, 'second'],
      ['deal.expired', true, false, 'second'],
      ['deal.extension_requested', false, true],
      ['deal.extension_granted', true, false, 'second'],
      ['deal.extension_refused', true, false],
      ['deal.amendment_requested', false, true],
      ['deal.amendment_granted', true, false],
      ['deal.amendment_refused', true, false],
      ['deal.revocation_proposed', false, false, 'manager'],
      ['deal.revocation_confirmed', true, false],
      ['deal.revocation_withdrawn', true, false],
      ['deal.revoked', true, false, 'second'],
      ['deal.customer_shared', true, false],
      ['deal.dispute_raised', true, true],
      ['deal.dispute_ruled', true, false],
    ]);
    expect(dealLetter('deal.taken', seller, facts)).toBeNull();
  });

  it('escape every word in HTML, carry one link and say the same as text', () => {
    for (const event of letterEvents) {
      for (const recipient of everyone) {
        const letter = dealLetter(event, recipient, facts);
        if (!letter) continue;
        const html = letter.html ?? '';
        expect(html).not.toContain('<script');
        const [place, url] =
          recipient.side === 'seller' || recipient.side === 'second'
            ? ['deals', facts.urls.seller]
            : ['desk', facts.urls.desk];
        expect(html.match(/<a href="([^"]*)">/g)).toEqual([
          `<a href="https://portal.example/${place}/deal_1?a=1&amp;b=2">`,
        ]);
        expect(letter.text.split(url)).toHaveLength(2);
        const text = letter.text.replace(`:\n${url}`, '').replaceAll(/\s+/g, ' ').trim();
        expect(wordsOf(html)).toBe(text);
        expect(letter.text).not.toMatch(/null|undefined|Invalid/);
        expect(letter.subject).not.toMatch(/[\r\n]/);
      }
    }
  });

  it('say who registered a deal on a seller’s behalf (DM20)', () => {
    const behalf = { ...facts, onBehalf: true, submittedByName: 'Emil' };
    expect(dealLetter('deal.submitted', { ...seller, locale: 'en' }, behalf)?.text).toContain(
      'Emil registered Müller',
    );
    expect(dealLetter('deal.submitted', { ...seller, locale: 'de' }, behalf)?.text).toContain(
      'in Ihrem Namen',
    );
    expect(dealLetter('deal.submitted', desk, behalf)?.subject).toContain('Zu entscheiden');
  });

  it('keep a line break in a customer’s name out of the subject', () => {
    const letter = dealLetter('deal.approved', seller, { ...facts, customerName: 'A\r\nBcc: x@y.example' });
    expect(letter?.subject).toBe('Approved: D-2026-000123, A Bcc: x@y.example');
  });

  it('speak the reader’s language and write days as they do', () => {
    expect(dealLetter('deal.approved', seller, facts)?.text).toContain('until 19 February 2027');
    expect(dealLetter('deal.approved', { ...seller, locale: 'de' }, facts)?.text).toContain(
      'bis zum 19. Februar 2027',
    );
    expect(dealLetter('deal.submitted', desk, facts)?.text).toMatch(/^Guten Tag,\n/);
  });

  it('give the reason of a rejection in words, each its own in each language', () => {
    for (const locale of ['en', 'de'] as const) {
      const reasons = [...new Set(RejectReason.options.map(reasonForPartner))];
      const texts = reasons.map(
        (reason) => dealLetter('deal.rejected', { ...seller, locale }, { ...facts, reason })?.text ?? '',
      );
      expect(new Set(texts).size).toBe(reasons.length);
      for (const text of texts) expect(text.replace(facts.urls.seller, '')).not.toMatch(/_|undefined/);
    }
  });

  it('say how and until when a refusal can be objected to, and nothing of it once that was done (AP1, AP2)', () => {
    for (const event of ['deal.rejected', 'deal.marked_duplicate', 'deal.revocation_confirmed'] as const) {
      const letter = (locale: 'en' | 'de', appealUntil: string | null) =>
        dealLetter(event, { ...seller, locale }, { ...facts, appealUntil })?.text ?? '';
      expect(letter('en', facts.appealUntil)).toMatch(/object .*until 10 December 2026/);
      expect(letter('de', facts.appealUntil)).toMatch(/bis zum 10\. Dezember 2026 .*Einspruch einlegen/);
      expect(letter('en', null)).not.toContain('object');
      expect(letter('de', null)).not.toContain('Einspruch');
    }
  });

  it('give the reason of a revocation and its last day in words, each reason its own in each language', () => {
    for (const locale of ['en', 'de'] as const) {
      const texts = RevokeReason.options.map(
        (revokeReason) =>
          dealLetter('deal.revocation_confirmed', { ...seller, locale }, { ...facts, revokeReason })?.text ??
          '',
      );
      expect(new Set(texts).size).toBe(RevokeReason.options.length);
      for (const text of texts) {
        expect(text).toContain(locale === 'de' ? '5. Dezember 2026' : '5 December 2026');
        expect(text.replace(facts.urls.seller, '')).not.toMatch(/_|undefined/);
      }
    }
  });

  it('say how a dispute went for the reader’s own deal, in the shared words', () => {
    const ruled = (result: LetterFacts['result']) =>
      dealLetter('deal.dispute_ruled', seller, { ...facts, result, note: 'The earlier claim leads.' })
        ?.text ?? '';
    expect(new Set((['leads', 'stands', 'ends'] as const).map(ruled)).size).toBe(3);
    expect(ruled('ends')).toContain('The earlier claim leads.');
  });

  it('tell the partner nothing of what is the vendor’s affair', () => {
    const internal = { ...facts, internal: true };
    for (const event of letterEvents) expect(dealLetter(event, seller, internal)).toBeNull();
    expect(dealLetter('deal.dispute_raised', desk, internal)).not.toBeNull();
  });

  it('tell of a duplicate in the words of a rejection', () => {
    const duplicate = { ...facts, reason: reasonForPartner('already_registered') };
    expect(dealLetter('deal.marked_duplicate', seller, duplicate)).toEqual(
      dealLetter('deal.rejected', seller, duplicate),
    );
  });

  it('list the questions that were asked', () => {
    expect(dealLetter('deal.info_requested', seller, facts)?.text).toContain(
      '• How many bikes?\n• Which site?',
    );
  });
});
