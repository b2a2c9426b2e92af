import { html } from 'lit';
import type { PorticoCombobox } from '@portico/ui/combobox/combobox';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { accountAnswers, accountView } from '../../../testing/accounts.ts';
import { submitDialog } from '../../../testing/dialog.ts';
import { deep, drawIn, drawn, words } from '../../../testing/portal.ts';
import { vendorPerson } from '../../../testing/vendor-person.ts';
import { PorticoAccountPage } from '../account/account.ts';
import type { PorticoAccountMerge } from './merge.ts';

test('two accounts that two partners hold are not merged, and what has to be settled first is said', async () => {
  const { portal } = await drawIn(
    accountAnswers({ 'session.me': vendorPerson('deal_desk') }),
    [PorticoAccountPage],
    html`<portico-account-page .accountId=${'acc_1'}></portico-account-page>`,
  );
  deep<PorticoAccountMerge>('portico-account-merge')?.show();
  await drawn();
  portal.answer('accounts.get', accountView({ id: 'acc_2', legalName: 'Hagen Logistik GmbH' }));
  portal.answer('accounts.merge', { ok: false, refusals: [{ rule: 'AC8', key: 'merge_two_holders' }] });
  const other = deep<PorticoCombobox>('portico-combobox[name=other]');
  if (!other) throw new Error('nothing to choose the other account in');
  other.value = 'acc_2';
  other.dispatchEvent(new Event('change'));
  await expect.poll(() => words()).toContain('Which one stays?');
  await submitDialog();
  await expect
    .poll(() => words())
    .toContain('Two partners hold these accounts. Settle who keeps the customer first, then merge.');
  expect(portal.calls.find(({ path }) => path === 'accounts.merge')?.input).toMatchObject({
    survivor: { accountId: 'acc_1' },
    merged: { accountId: 'acc_2' },
  });
  expect(deep('dialog[open]')).not.toBeNull();
  expect(await faults()).toEqual([]);
});
