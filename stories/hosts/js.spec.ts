import { expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';

test.describe('the scripts of a page', () => {
  const working = [
    'js-polluted',
    'js-patched',
    'js-clobbered',
    'js-two-lits',
    'js-no-storage',
    'twice',
    'later',
  ];
  for (const name of working)
    test(`${name}: the form works, nothing moves, and the page is unharmed`, async ({ page }) => {
      const host = await HostPage.open(page, `/${name}`);
      await expect(host.form).toHaveAttribute('phase', 'ready');
      // An element that comes when the page is drawn makes room for itself.
      if (name !== 'later') await host.expectStill();
      await host.expectForm();
      await host.expectUnharmed();
    });

  test("js-two-lits: the page's own elements go on working beside ours", async ({ page }) => {
    await HostPage.open(page, '/js-two-lits');
    await expect(page.locator('host-greeting')).toContainText("The host's own Lit says hello.");
  });

  test('twice: two tags and a third address start one page, which fetches one session', async ({ page }) => {
    const sessions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/portico-session')) sessions.push(request.url());
    });
    const host = await HostPage.open(page, '/twice');
    await host.expectForm();
    expect(sessions).toHaveLength(1);
  });

  test('js-broken: the form says that it cannot work, and the page is unharmed', async ({ page }) => {
    const host = await HostPage.open(page, '/js-broken');
    await expect(host.form.getByRole('alert')).not.toBeEmpty();
    await expect(host.form.locator('form')).toHaveCount(0);
    await host.expectUnharmed();
  });

  test('js-poisoned: the form says that it cannot work, and the page still stands', async ({ page }) => {
    const host = await HostPage.open(page, '/js-poisoned');
    await expect(host.form.getByRole('alert')).not.toBeEmpty();
    await expect(host.form.locator('form')).toHaveCount(0);
    await expect(page.locator('#own')).toBeVisible();
  });

  test('js-older: an old version keeps its tags, and a widget it does not have works beside it', async ({
    page,
  }) => {
    const host = await HostPage.open(page, '/js-older');
    const check = page.locator('portico-account-check');
    await expect(check).toHaveAttribute('phase', 'ready');
    await expect(check.getByRole('textbox').first()).toBeEditable();
    await expect(host.form).toHaveText('the old version');
    await host.expectUnharmed();
  });
});
