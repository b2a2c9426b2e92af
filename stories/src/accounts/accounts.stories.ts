import type { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { PorticoAccountPage } from '@portico/shell/apps/accounts/account/account';
import type { PorticoAccountArchive } from '@portico/shell/apps/accounts/account/archive';
import type { PorticoAccountForm } from '@portico/shell/apps/accounts/edit/account-form';
import type { PorticoCoverageEnd } from '@portico/shell/apps/accounts/holds/coverage-end';
import { PorticoAccountImport } from '@portico/shell/apps/accounts/import/import';
import { PorticoAccountImports } from '@portico/shell/apps/accounts/import/imports';
import { PorticoAccountList } from '@portico/shell/apps/accounts/list/list';
import type { PorticoAccountMerge } from '@portico/shell/apps/accounts/merge/merge';
import type { PorticoAccountUnmerge } from '@portico/shell/apps/accounts/merge/unmerge';
import {
  accountView,
  coverageRow,
  fakeAccounts,
  importRun,
  merge,
  pagedAccounts,
} from '@portico/shell/testing/accounts';
import { vendorPerson } from '@portico/shell/testing/vendor-person';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { arrived, drawn, inside } from '../inside.ts';

for (const element of [PorticoAccountList, PorticoAccountPage, PorticoAccountImports, PorticoAccountImport])
  define(element);

const meta: Meta = { title: 'Portal/Accounts', ...answeredBy(() => fakeAccounts()) };
export default meta;

type Tag =
  | 'portico-account-list'
  | 'portico-account-page'
  | 'portico-account-imports'
  | 'portico-account-import';
type Phase = PorticoAccountPage['phase'];

const views: Readonly<Record<Tag, () => TemplateResult>> = {
  'portico-account-list': () => html`<portico-account-list></portico-account-list>`,
  'portico-account-page': () => html`<portico-account-page .accountId=${'acc_1'}></portico-account-page>`,
  'portico-account-imports': () => html`<portico-account-imports></portico-account-imports>`,
  'portico-account-import': () =>
    html`<portico-account-import .importId=${'aimport_1'}></portico-account-import>`,
};

function story(tag: Tag, answers: Answers = {}, phase: Phase = 'ready'): StoryObj {
  return {
    ...answeredBy(() => fakeAccounts(answers)),
    render: (_, context) => inPortal(context, views[tag]()),
    play: async ({ canvasElement }) => waitFor(() => expect(drawn(canvasElement, tag).phase).toBe(phase)),
  };
}

function failing(code: Fault['code'], phase: Phase): StoryObj {
  return {
    ...story('portico-account-list', {}, phase),
    ...answeredBy(() => {
      const portal = fakeAccounts();
      portal.fail('accounts.list', code);
      return portal;
    }),
  };
}

/** All accounts by name. */
export const List: StoryObj = story('portico-account-list');

/** A register of 100,000: rows come as one scrolls, and only those near the view are drawn. */
export const Long: StoryObj = story('portico-account-list', { 'accounts.list': pagedAccounts(100_000) });

/** Nothing is there yet: how it begins. */
export const Empty: StoryObj = story('portico-account-list', { 'accounts.list': { rows: [], next: null } });

/** For who may only read. */
export const Reading: StoryObj = story('portico-account-list', { 'session.me': vendorPerson('analyst') });

/** The shape of what is coming. */
export const Loading: StoryObj = story(
  'portico-account-list',
  { 'accounts.list': () => new Promise(() => {}) },
  'loading',
);

export const Offline: StoryObj = failing('offline', 'offline');
export const Unexpected: StoryObj = failing('unexpected', 'error');

/** One account: who it is, sites, family, what holds it, what happened. */
export const Account: StoryObj = story('portico-account-page');

/** One account for who may only read. */
export const AccountReading: StoryObj = story('portico-account-page', {
  'session.me': vendorPerson('analyst'),
});

/** Nothing but a name and a country. */
export const Bare: StoryObj = story('portico-account-page', {
  'accounts.get': accountView(
    { aliases: [], domains: [], registrationNos: [], segment: null, externalId: null, parentId: null },
    { sites: [], family: { above: [], below: [], more: false } },
  ),
  'accounts.history': [],
  'coverage.list': { rows: [], next: null },
  'reservations.list': { rows: [], next: null },
});

/** Out of use, with the reason and the way back. */
export const Archived: StoryObj = story('portico-account-page', {
  'accounts.get': accountView({ archivedAt: '2026-06-01T00:00:00.000Z', archiveReason: 'Closed down' }),
});

/** The first step of an import. */
export const Imports: StoryObj = story('portico-account-imports');

/** What a file would do. */
export const DryRun: StoryObj = story('portico-account-import');

/** On its way in. */
export const Importing: StoryObj = story('portico-account-import', {
  'accounts.importRun': importRun({ state: 'importing', done: 400 }),
});

/** In, with what stayed out. */
export const Imported: StoryObj = story('portico-account-import', {
  'accounts.importRun': importRun({ state: 'imported', imported: importRun().checked }),
});

/** Coverage of some sites and products: long lists are searched. */
export const CoverageOfSome: StoryObj = {
  ...story('portico-account-page', {
    'coverage.products': Array.from({ length: 24 }, (_, at) => ({
      id: `prd_${at}`,
      sku: `S-${at}`,
      name: `Cargo ${900 + at}`,
      family: at % 2 === 0 ? 'Cargo bikes' : 'City bikes',
    })),
  }),
  play: async ({ canvasElement }) => {
    const form = await waitFor(() => {
      const page = drawn(canvasElement, 'portico-account-page');
      const found = page.shadowRoot
        ?.querySelector('portico-account-coverage')
        ?.shadowRoot?.querySelector('portico-coverage-form');
      if (!found) throw new Error('not drawn yet');
      return found;
    });
    form.show();
    const choices = await waitFor(() => {
      const found = [...(form.shadowRoot?.querySelectorAll('portico-scope-choice') ?? [])];
      if (found.length < 2 || found[1]?.options.length !== 24) throw new Error('not asked yet');
      return found;
    });
    for (const choice of choices) choice.chosen = [choice.options[0]?.value ?? ''];
    await waitFor(() => expect(choices[1]?.shadowRoot?.querySelectorAll('portico-check').length).toBe(24));
  },
};

/** A story of one of an account's dialogs: what is at the end of `path`, opened by `open`. */
function asking<Dialog extends Element>(path: readonly string[], open: (dialog: Dialog) => void): StoryObj {
  return {
    ...story('portico-account-page'),
    play: async ({ canvasElement }) => {
      const dialog = await waitFor(() =>
        path.reduce<Element>(
          (within, each) => inside(within, each),
          drawn(canvasElement, 'portico-account-page'),
        ),
      );
      open(dialog as Dialog);
      await waitFor(() => expect(inside(dialog, 'portico-dialog')).toHaveAttribute('open'));
      await arrived(dialog);
    },
  };
}

/** Coverage ends with a reason, from now on. */
export const EndingCoverage: StoryObj = asking<PorticoCoverageEnd>(
  ['portico-account-coverage', 'portico-coverage-end'],
  (dialog) => dialog.ask(coverageRow),
);

/** Two accounts become one: which stays, and what moves. */
export const Merging: StoryObj = asking<PorticoAccountMerge>(['portico-account-merge'], (dialog) =>
  dialog.show(),
);

/** What was merged is taken apart again. */
export const Unmerging: StoryObj = asking<PorticoAccountUnmerge>(
  ['portico-account-merges', 'portico-account-unmerge'],
  (dialog) => dialog.ask(merge),
);

/** Names, domains, numbers, and where it belongs. */
export const Editing: StoryObj = asking<PorticoAccountForm>(['portico-account-form'], (dialog) =>
  dialog.edit(accountView()),
);

/** Out of use: what that means, before it is done. */
export const Archiving: StoryObj = asking<PorticoAccountArchive>(['portico-account-archive'], (dialog) =>
  dialog.show(),
);
