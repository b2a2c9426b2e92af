import { describe, expect, it } from 'vitest';
import { findPageProblems, type PageFacts, type SiteFacts } from './check.ts';
import { type ContentPolicy, isAllowed } from './source-list.ts';

const portal = 'https://portal.example';
const site: SiteFacts = {
  portal,
  origins: ['https://shop.example'],
  keys: ['pk_right'],
  hasFrames: false,
};
const script = { src: `${portal}/embed/v1/portico.js`, isModule: true, key: 'pk_right' };
const page: PageFacts = {
  address: 'https://shop.example/deals',
  scripts: [script],
  widgets: ['portico-deal-list'],
  asksFrame: false,
  policies: [],
};
const problems = (more: Partial<PageFacts>, of: Partial<SiteFacts> = {}) =>
  findPageProblems({ ...page, ...more }, { ...site, ...of }).map(({ problem }) => problem);

describe('EM15: a page', () => {
  it('that is as the guide says has no problem, with or without a policy', () => {
    expect(problems({})).toEqual([]);
    const guide: ContentPolicy = {
      'default-src': ["'none'"],
      'script-src': [portal],
      'connect-src': [portal, "'self'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['lit-html', 'portico'],
    };
    expect(problems({ policies: [guide] })).toEqual([]);
    expect(problems({ policies: [guide] }, { hasFrames: true })).toEqual(['csp_frame']);
    expect(problems({ policies: [guide], asksFrame: true })).toEqual(['csp_frame']);
  });

  const cases: [string, Partial<PageFacts>, string[]][] = [
    ['without the script', { scripts: [] }, ['script_missing']],
    [
      'with the script of another server',
      { scripts: [{ ...script, src: 'https://old.example/embed/v1/portico.js' }] },
      ['script_elsewhere'],
    ],
    ['with a script that is no module', { scripts: [{ ...script, isModule: false }] }, ['script_not_module']],
    ['without a key', { scripts: [{ ...script, key: null }] }, ['key_missing']],
    ['with another site’s key', { scripts: [{ ...script, key: 'pk_other' }] }, ['wrong_key']],
    ['without https', { address: 'http://shop.example/' }, ['not_https', 'origin_not_listed']],
    ['that leads elsewhere', { address: 'https://www.shop.example/' }, ['origin_not_listed']],
    ['without a widget in its markup', { widgets: [] }, ['no_widget']],
    ['that forbids our script', { policies: [{ 'script-src': ["'self'"] }] }, ['csp_script']],
    ['that forbids our server', { policies: [{ 'connect-src': ["'self'"] }] }, ['csp_connect']],
    [
      'that forbids all by default',
      { policies: [{ 'default-src': ["'self'"] }] },
      ['csp_script', 'csp_connect'],
    ],
    [
      'that allows other policies of Trusted Types only',
      { policies: [{ 'require-trusted-types-for': ["'script'"], 'trusted-types': ['theirs'] }] },
      ['trusted_types'],
    ],
  ];
  it.each(cases)('%s is told what to mend', (_, more, expected) => {
    expect(problems(more)).toEqual(expected);
  });

  it('is told the words to add to its policy', () => {
    const [first] = findPageProblems({ ...page, policies: [{ 'script-src': ["'none'"] }] }, site);
    expect(first).toEqual({ problem: 'csp_script', level: 'error', detail: `script-src ${portal}` });
  });
});

describe('EM15: a page that names the policies of Trusted Types', () => {
  const required = { 'require-trusted-types-for': ["'script'"] };
  const cases: [ContentPolicy, string[]][] = [
    [{ 'trusted-types': ['lit-html', 'portico'] }, []],
    [{ 'trusted-types': ['*'], ...required }, []],
    [required, []],
    [{ 'trusted-types': ['lit-html'], ...required }, ['warning']],
    [{ 'trusted-types': ['portico'] }, ['warning']],
    [{ 'trusted-types': ['theirs'] }, ['warning']],
    [{ 'trusted-types': ["'none'"], ...required }, ['error']],
  ];
  it.each(cases)('by %j is told %j', (policy, levels) => {
    expect(findPageProblems({ ...page, policies: [policy] }, site).map(({ level }) => level)).toEqual(levels);
  });
});

describe('EM15: a source list', () => {
  const asked = {
    directive: 'script-src',
    address: `${portal}/embed/v1/portico.js`,
    page: 'https://shop.example/',
  };
  const cases: [string[], boolean][] = [
    [['*'], true],
    [['https:'], true],
    [['http:'], true],
    [['data:'], false],
    [['portal.example'], true],
    [['https://portal.example:443'], true],
    [['https://portal.example:*'], true],
    [['https://portal.example:8443'], false],
    [['*.example'], true],
    [['*.portal.example'], false],
    [['https://portal.example/embed/'], true],
    [['https://portal.example/embed'], false],
    [['https://portal.example/embed/v1/portico.js'], true],
    [["'self'"], false],
    [["'none'"], false],
    [[], false],
    [["'unsafe-inline'"], false],
    [["'strict-dynamic'", portal], false],
  ];
  it.each(cases)('of %j lets our script pass: %s', (sources, passes) => {
    expect(isAllowed([{ 'script-src': sources }], asked)).toBe(passes);
  });

  it('with a nonce lets the tag that has it pass, and every policy has to', () => {
    const nonce = [{ 'script-src': ["'nonce-abc'", "'strict-dynamic'"] }];
    expect(isAllowed(nonce, { ...asked, nonce: 'abc' })).toBe(true);
    expect(isAllowed(nonce, { ...asked, nonce: 'other' })).toBe(false);
    expect(isAllowed([...nonce, { 'script-src': ["'self'"] }], { ...asked, nonce: 'abc' })).toBe(false);
    expect(isAllowed([{ 'script-src': ["'none'"], 'script-src-elem': [portal] }], asked)).toBe(true);
  });
});
