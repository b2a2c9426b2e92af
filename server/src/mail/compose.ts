import type { Letter } from './letter.ts';

/** What a letter says, before it has a form: paragraphs of plain text and one link. */
export interface Draft {
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  link: { label: string; url: string };
  closing: string;
}

/** Gives a draft its form, as text and as simple HTML that escapes every word of it. */
export function compose(to: string, draft: Draft): Letter {
  const { greeting, paragraphs, link, closing } = draft;
  const text = [greeting, ...paragraphs, `${link.label}:\n${link.url}`, closing].join('\n\n');
  const html = [
    ...[greeting, ...paragraphs].map(
      (paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`,
    ),
    `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
    `<p>${escapeHtml(closing)}</p>`,
  ].join('\n');
  return {
    to,
    subject: oneLine(draft.subject),
    text: `${text}\n`,
    html: `<!doctype html>\n<meta charset="utf-8">\n${html}\n`,
  };
}

/** A customer's name may hold anything, a header must not. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
