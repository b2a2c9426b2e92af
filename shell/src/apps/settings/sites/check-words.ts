import type { PageProblem, SiteFinding } from '@portico/domain/embed/check';
import { msg, str } from '@portico/ui/msg';
import { visitWords } from './visit-words.ts';

/** A finding in words. */
export interface FindingWords {
  readonly heading: string;
  readonly next: string;
  /** The words to add to the page, to copy. */
  readonly code?: string;
}

/** What is wrong with a page, what to do about it, and what to paste (EM15). */
export function findingWords({ problem, detail }: SiteFinding): FindingWords {
  return allWords[problem](detail ?? '');
}

const policyWords = (code: string): FindingWords => ({
  heading: msg('The page’s content security policy keeps us out', { id: 'settings.check.csp' }),
  next: msg('Add this to the Content-Security-Policy that your server sends:', {
    id: 'settings.check.csp.next',
  }),
  code,
});

const pageWords: Record<PageProblem, (value: string) => FindingWords> = {
  csp_script: policyWords,
  csp_connect: policyWords,
  csp_frame: policyWords,
  trusted_types: (code) => ({
    heading: msg('The page lets only named policies write markup', { id: 'settings.check.types' }),
    next: msg('Add these names to the Content-Security-Policy that your server sends:', {
      id: 'settings.check.types.next',
    }),
    code,
  }),
  not_https: () => ({
    heading: msg('The page came without https', { id: 'settings.check.https' }),
    next: msg('Serve it over https; widgets work nowhere else.', { id: 'settings.check.https.next' }),
  }),
  origin_not_listed: (code) => ({
    heading: msg(str`The page is at ${code}, which is not among the origins`, {
      id: 'settings.check.origin',
    }),
    next: msg('Add it to this site’s origins, or mend where your address leads to.', {
      id: 'settings.check.origin.next',
    }),
    code,
  }),
  no_widget: () => ({
    heading: msg('No widget stands in the page’s markup', { id: 'settings.check.widget' }),
    next: msg('That is fine where a script adds it later. Otherwise put its tag where it should show.', {
      id: 'settings.check.widget.next',
    }),
  }),
  script_missing: () => ({
    heading: msg('Our script is not on the page', { id: 'settings.check.script' }),
    next: msg('Paste the lines under Embed into it.', { id: 'settings.check.script.next' }),
  }),
  script_not_module: () => ({
    heading: msg('The script tag lacks its type', { id: 'settings.check.module' }),
    next: msg('Add this to the script tag:', { id: 'settings.check.module.next' }),
    code: 'type="module"',
  }),
  script_elsewhere: (value) => ({
    heading: msg('The script comes from another server', { id: 'settings.check.elsewhere' }),
    next: msg(str`It is loaded from ${value}. Paste the lines under Embed instead.`, {
      id: 'settings.check.elsewhere.next',
    }),
  }),
  key_missing: () => ({
    heading: msg('The script tag has no key', { id: 'settings.check.key' }),
    next: msg('Paste the lines under Embed again; the key is in them.', {
      id: 'settings.check.key.next',
    }),
  }),
  wrong_key: (value) => ({
    heading: msg(str`The key that ends in ${value} is not one of this site’s`, {
      id: 'settings.check.wrong-key',
    }),
    next: msg('It may be revoked, or another site’s. Paste the lines under Embed again.', {
      id: 'settings.check.wrong-key.next',
    }),
  }),
};

const allWords = { ...pageWords, ...visitWords };
