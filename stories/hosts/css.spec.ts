import { type Page, expect, test } from '@playwright/test';
import { HostPage } from './host-page.ts';
import { type Styles, differences } from './styles.ts';

/** The styles inside of the form on a page that is ready. */
async function stylesOn(page: Page, path: string): Promise<Styles> {
  const host = await HostPage.open(page, path);
  await expect(host.form).toHaveAttribute('phase', 'ready');
  return host.styles();
}

test.describe('the styles of a page', () => {
  let blank: Styles;

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    blank = await stylesOn(page, '/blank');
    await page.close();
  });

  for (const name of ['css-reset', 'css-unset', 'css-storm', 'bootstrap-3', 'dark', 'transformed', 'rtl'])
    test(`${name}: inside of a widget nothing differs from a blank page, and nothing moves`, async ({
      page,
    }) => {
      const host = await HostPage.open(page, `/${name}`);
      await expect(host.form).toHaveAttribute('phase', 'ready');
      expect(differences(blank, await host.styles()).slice(0, 30)).toEqual([]);
      await host.expectStill();
      await host.expectForm();
      await host.expectUnharmed();
    });

  test('what is compared is all of it: one colour in one element is found', async ({ page }) => {
    const host = await HostPage.open(page, '/blank');
    await expect(host.form).toHaveAttribute('phase', 'ready');
    await host.look(() => {
      const root = document.querySelector('portico-deal-registration')?.shadowRoot;
      root?.querySelector<HTMLElement>('h3')?.style.setProperty('text-transform', 'uppercase');
    });
    expect(differences(blank, await host.styles())).toEqual([
      expect.stringContaining('h3:0 text-transform: none, uppercase'),
    ]);
  });

  test('a page that jumps is seen to jump', async ({ page }) => {
    const host = await HostPage.open(page, '/jumping');
    // Only what was drawn before can be seen to move: it jumps until it was.
    const seenToJump = async () => {
      await host.look(() => document.querySelector('main')?.classList.toggle('lower'));
      return (await host.seen()).shifts;
    };
    await page.addStyleTag({ content: '.lower { margin-top: 200px }' });
    await expect.poll(seenToJump).not.toEqual([]);
  });

  test('print: nothing is hidden, and nothing differs from a blank page', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    const printed = await stylesOn(page, '/blank');
    expect(Object.keys(printed)).toEqual(Object.keys(blank));
    const host = await HostPage.open(page, '/css-storm');
    await expect(host.form.getByLabel('Company name')).toBeVisible();
    expect(differences(printed, await host.styles()).slice(0, 30)).toEqual([]);
  });

  test('forced colours: fields keep an edge, and nothing differs from a blank page', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const forced = await stylesOn(page, '/blank');
    const host = await HostPage.open(page, '/bootstrap-3');
    await expect(host.form).toHaveAttribute('phase', 'ready');
    const edges = await host.look(() => {
      const root = document.querySelector('portico-deal-registration')?.shadowRoot;
      return [...(root?.querySelectorAll('.box') ?? [])].map((box) => {
        const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(box);
        return `${borderTopWidth} ${borderTopStyle} ${borderTopColor !== backgroundColor}`;
      });
    });
    expect(edges).toHaveLength(9);
    expect(new Set(edges)).toEqual(new Set(['1px solid true']));
    expect(differences(forced, await host.styles()).slice(0, 30)).toEqual([]);
    await host.expectForm();
  });
});

test.describe('little room', () => {
  /** What sticks out of the widget, or of a box of its own, sideways. */
  const overflowing = (): string[] => {
    const widget = document.querySelector('portico-deal-registration');
    const right = widget?.getBoundingClientRect().right ?? 0;
    return [...(widget?.shadowRoot?.querySelectorAll('*') ?? [])]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > right + 0.5)
      .map(({ localName, id }) => `${localName}#${id}`);
  };

  test('tiny: in 200 pixels nothing sticks out, and the form works', async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 900 });
    const host = await HostPage.open(page, '/tiny');
    await expect(host.form).toHaveAttribute('phase', 'ready');
    await host.expectStill();
    expect(await host.look(overflowing)).toEqual([]);
    await host.expectForm();
    await host.expectUnharmed();
  });

  test('400 %: on 320 pixels nothing sticks out, nothing scrolls sideways, and the form works', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    const host = await HostPage.open(page, '/css-reset');
    await host.form.scrollIntoViewIfNeeded();
    await expect(host.form).toHaveAttribute('phase', 'ready');
    await host.expectStill();
    expect(await host.look(overflowing)).toEqual([]);
    expect(await host.look(() => document.scrollingElement?.scrollWidth)).toBe(320);
    await host.expectForm();
    await host.expectUnharmed();
  });
});
