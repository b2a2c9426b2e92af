import { expect, type Page, test } from '@playwright/test';
import { faultsOn, personWith, readDemo, sitePartner } from './portal.ts';

/** What a page of the partner's site does to let a person sign in there: opens the pop-up and waits for its word. */
async function openPopUp(
  site: Page,
  portal: string,
  key: string,
): Promise<{ popUp: Page; verifier: string }> {
  const opening = site.waitForEvent('popup');
  const verifier = await site.evaluate(
    async ([server, publishable]) => {
      const coded = (bytes: Uint8Array): string =>
        btoa(String.fromCodePoint(...bytes))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '');
      const made = coded(crypto.getRandomValues(new Uint8Array(32)));
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(made));
      const asked = new URLSearchParams({
        key: publishable,
        origin: location.origin,
        challenge: coded(new Uint8Array(digest)),
        state: coded(crypto.getRandomValues(new Uint8Array(16))),
        scopes: 'deals:read',
      });
      const heard: unknown[] = [];
      Reflect.set(globalThis, 'heard', heard);
      addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
        if (origin === server) heard.push(data);
      });
      open(`${server}/connect?${asked}`, 'portico-connect', 'popup,width=480,height=680');
      return made;
    },
    [portal, key] as const,
  );
  return { popUp: await opening, verifier };
}

interface Heard {
  type: string;
  code?: string;
}

/** What the pop-up told the page. */
function heardBy(site: Page): Promise<Heard[]> {
  return site.evaluate(() => Reflect.get(globalThis, 'heard') as Heard[]);
}

/** Trades the code for a session as a page does, and asks for its deals with it. */
function tradeAndAsk(site: Page, [portal, key, verifier]: readonly [string, string, string]) {
  return site.evaluate(
    async ([server, publishable, proof]) => {
      const [said] = Reflect.get(globalThis, 'heard') as Heard[];
      const asText = (path: string, body: object): Promise<Response> =>
        fetch(`${server}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          credentials: 'omit',
          body: JSON.stringify(body),
        });
      const grant = { grant: 'code', key: publishable, code: said?.code, verifier: proof };
      const answer = await asText('/api/v1/embed/token', grant);
      const { token, scopes } = (await answer.json()) as { token: string; scopes: string[] };
      const asked = { '0': { limit: 5 } };
      const deals = await asText('/trpc/deals.list?batch=1', { token, input: asked });
      const again = await asText('/api/v1/embed/token', grant);
      return { traded: answer.status, scopes, asked: deals.status, again: again.status };
    },
    [portal, key, verifier] as const,
  );
}

test('a person lets a page of another origin act for them: asked once, signed in on the way, and never for another organisation', async ({
  browser,
}) => {
  const demo = await readDemo();
  const person = personWith(demo, 'seller', sitePartner(demo));
  const stranger = demo.people.find(
    ({ roles, organisation }) => roles.includes('partner_admin') && organisation !== sitePartner(demo),
  );
  if (!stranger) throw new Error('the demo has one partner only');
  const context = await browser.newContext();
  const site = await context.newPage();
  await site.goto(demo.partnerSite);
  const key = await site.locator('script[data-key]').getAttribute('data-key');
  if (!key) throw new Error('the demo’s site has no key');

  const first = await openPopUp(site, demo.portal, key);
  const { popUp } = first;
  const signIn = async ({ email, password }: { email: string; password: string }): Promise<void> => {
    await popUp.getByLabel('E-mail').fill(email);
    await popUp.getByLabel('Password').fill(password);
    await popUp.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await signIn(stranger);
  await expect(
    popUp.getByRole('heading', { name: 'This site belongs to another organisation' }),
  ).toBeVisible();
  expect(await heardBy(site)).toEqual([]);
  await popUp.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await signIn(person);
  await expect(popUp.getByText(new URL(demo.partnerSite).origin)).toBeVisible();
  await expect(popUp.getByRole('listitem')).toHaveText(['see the deals that you see']);
  expect(await faultsOn(popUp)).toEqual([]);
  const closing = popUp.waitForEvent('close');
  await popUp.getByRole('button', { name: 'Allow' }).click();
  await closing;
  expect(await heardBy(site)).toMatchObject([{ type: 'portico-code' }]);
  expect(await tradeAndAsk(site, [demo.portal, key, first.verifier])).toEqual({
    traded: 201,
    scopes: ['deals:read'],
    asked: 200,
    again: 401,
  });

  const second = await openPopUp(site, demo.portal, key);
  if (!second.popUp.isClosed()) await second.popUp.waitForEvent('close');
  expect(await heardBy(site)).toMatchObject([{ type: 'portico-code' }]);

  const wrong = await openPopUp(site, demo.portal, `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`);
  await expect(wrong.popUp.getByRole('heading', { name: 'We do not know this site' })).toBeVisible();
  expect(await heardBy(site)).toEqual([]);
  await context.close();
});
