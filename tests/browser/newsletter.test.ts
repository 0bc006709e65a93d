/** A reader's way into a newsletter and out again, in a browser that runs no scripts, with mail by a real server. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/newsletter/open-store.ts';
import { createLinks } from '../../src/newsletter/service/links.ts';
import { readSettings } from '../../src/newsletter/settings.ts';
import { findBarriers } from './barriers.ts';
import { launchChromium } from './chromium.ts';
import { openPostbox, startService, type Postbox, type RunningStart } from './newsletter-service.ts';
import { practice } from './good-practice.ts';
import { markdown, openWorkshop, printNewsroom, writeFiles, yaml } from './newsroom.ts';

const URL_OF_SITE = 'https://courier.example';
const cleanup = new AsyncDisposableStack();
let folder: string;
let postbox: Postbox;
let service: RunningStart;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page came by. */
let answer: Response;

const newsletter = (name: string, schedule: string, more = {}) =>
  markdown(
    {
      name,
      schedule,
      ...more,
      provider: { type: 'self', from: 'letters@courier.example', postal: 'The Courier, 1 Quay' },
    },
    `What ${name} brings.`,
  );

async function print(): Promise<void> {
  const { code, stderr } = await printNewsroom(folder);
  if (code !== 0) throw new Error(`The press ended with ${code}:\n${stderr}`);
}

beforeAll(async () => {
  ({ folder } = cleanup.use(openWorkshop()));
  postbox = cleanup.use(await openPostbox());
  writeFiles(join(folder, 'content'), {
    'site.yaml': yaml({
      name: 'The Courier, “Daily”',
      url: URL_OF_SITE,
      sections: [{ id: 'local', name: 'Local' }],
      newsletter: 'daily',
    }),
    'pages/privacy.md': markdown({ title: 'Privacy' }, 'We keep your address to ourselves.'),
    'articles/2026/11/fog.md': markdown(
      { headline: 'Fog', summary: 'It came in.', published: '2026-11-20T08:00Z', section: 'local' },
      'Nobody saw the pier.',
    ),
    'newsletters/daily.md': newsletter('Daily Fog', 'Every morning'),
    'newsletters/tide.md': newsletter('Tide Table', 'On Saturdays', { button: 'Send it' }),
  });
  await print();
  service = cleanup.use(await startService(folder, { SMTP_URL: postbox.url }));
  browser = await launchChromium();
  cleanup.defer(() => browser.close());
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303) answer = response;
  });
});
afterAll(() => cleanup.disposeAsync());

/** An address in a mail, at the server of the test. */
const here = (address: string) => {
  expect(address.startsWith(`${URL_OF_SITE}/`)).toBe(true);
  return service.origin + address.slice(URL_OF_SITE.length);
};
const linkIn = (text: string | undefined, path: string) => {
  const found = new RegExp(String.raw`^\S*${path}\S+$`, 'm').exec(text ?? '')?.[0];
  if (found === undefined) throw new Error(`There is no link to ${path} in:\n${text}`);
  return here(found);
};
const title = () => page.locator('h1').textContent();
const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Where SHOTS says so, what each page looks like. */
async function look(name: string): Promise<void> {
  // As it was sent, and not as the browser writes it.
  const { results } = await practice.validateString(await answer.text());
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${name}: ${ruleId}: ${message}`)),
  ).toEqual([]);
  const barriers: string[] = [];
  // axe is a script: it looks at the same page in a browser that runs some.
  const scripted = await browser.newPage({ colorScheme: 'light' });
  try {
    await scripted.route('**/*', (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html', body: html })
        : route.continue(),
    );
    const html = await page.content();
    await scripted.goto(page.url());
    for (const [width, colorScheme] of [
      [360, 'light'],
      [768, 'dark'],
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      await scripted.setViewportSize({ width, height: 900 });
      await scripted.emulateMedia({ colorScheme });
      // By day on a desktop and by night on a phone, as all pages are.
      if ((width === 1280) === (colorScheme === 'light') && width !== 768)
        barriers.push(
          ...(await findBarriers(scripted)).map((barrier) => `${name} ${width} ${colorScheme}: ${barrier}`),
        );
      expect(await scripted.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env['SHOTS']) {
        mkdirSync(process.env['SHOTS'], { recursive: true });
        await scripted.screenshot({ path: join(process.env['SHOTS'], `${name}-${width}-${colorScheme}.png`) });
      }
    }
  } finally {
    await scripted.close();
  }
  expect(barriers).toEqual([]);
}

test('from the block on a story to the letters, and out again', async () => {
  await page.goto(`${service.origin}/2026/11/fog/`);
  await page.getByLabel('Your email address').fill('ana@mail');
  await press('Sign up');
  // The browser finds nothing wrong with it, we do.
  expect(await title()).toBe('Please look at the address again');
  expect(await page.title()).toBe('Please look at the address again – The Courier, “Daily”');
  const field = page.getByLabel('Your email address');
  expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['ana@mail', 'true']);
  expect(await page.locator(`#${await field.getAttribute('aria-describedby')}`).textContent()).toContain(
    'name@example.org',
  );
  await look('bad-address');
  await field.fill('ana+news@mail.example');
  await press('Sign up');

  expect(page.url()).toBe(`${service.origin}/newsletter/asked?newsletter=daily`);
  expect(await title()).toBe('Now look into your mailbox');
  expect(await page.locator('.letter-offers li').allInnerTexts()).toEqual(['Daily Fog\nEvery morning']);
  await look('asked');

  const [mail] = await postbox.wait(1);
  expect([mail!.subject, [mail!.to].flat()[0]?.text, mail!.from?.value]).toEqual([
    'Please confirm: Daily Fog',
    'ana+news@mail.example',
    [{ name: 'The Courier, “Daily”', address: 'letters@courier.example' }],
  ]);
  const confirm = linkIn(mail!.text, '/newsletter/confirm/');
  await page.goto(confirm);
  expect(await title()).toBe('Confirm your sign-up');
  expect(await page.locator('.letter-offers li').allInnerTexts()).toEqual(['Daily Fog\nEvery morning']);
  await look('confirm');
  await press('Yes, sign me up');
  expect(await title()).toBe('You are signed up');
  await look('confirmed');
  // Reloading, and following the link again.
  await page.reload();
  await page.goto(confirm);
  expect(await title()).toBe('You are signed up');

  const preferences = here(
    (await page.getByRole('main').getByRole('link', { name: 'Your newsletters' }).getAttribute('href'))!,
  );
  await page.goto(preferences);
  expect(
    await page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
  ).toEqual([true, false]);
  await look('preferences');
  await page.getByRole('checkbox', { name: 'Tide Table' }).check();
  await press('Save');
  expect(await page.getByRole('status').textContent()).toBe('Your choice has been saved.');
  expect(await page.getByRole('checkbox', { name: 'Tide Table' }).isChecked()).toBe(true);
  await look('saved');
  await press('Leave all');
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
});

test('a form from elsewhere gets a button, and the same page for whoever is signed up already', async () => {
  await page.goto(
    `data:text/html,<form method="post" action="${service.origin}/newsletter/subscribe"><input name="email" value="bo@mail.example"><input name="newsletter" value="tide"><button>Go</button></form>`,
  );
  await page.getByRole('button').click();
  expect(await title()).toBe('One more click');
  await look('one-more-click');
  await press('Send it');
  expect(await title()).toBe('Now look into your mailbox');
  const asked = await page.content();
  await page.goto(linkIn((await postbox.wait(2))[1]!.text, '/newsletter/confirm/'));
  await press('Yes, sign me up');
  await page.goto(`${service.origin}/newsletters/tide/`);
  await page.getByLabel('Your email address').fill('Bo@mail.example');
  await press('Send it');
  expect(await page.content()).toBe(asked);
});

test('the link to leave: a button, a page, and the way back in', async () => {
  const settings = readSettings({ NEWSLETTER_DATA: join(folder, 'data', 'letters.sqlite') }, folder);
  const store = await openStore(settings);
  const bo = (await store.findByEmail('bo@mail.example'))!;
  const key = bo.subscriptions[0]!.key;
  await page.goto(`${service.origin}/newsletter/u/${key}`);
  expect(await title()).toBe('Leave this newsletter?');
  expect(await page.locator('.letter-offers li').allInnerTexts()).toEqual(['Tide Table\nOn Saturdays']);
  await look('leave');
  await press('Leave');
  expect(await title()).toBe('You have left');
  await look('left');
  expect((await store.find(bo.id))!.subscriptions[0]!.standing).toBe('left');
  await page.getByLabel('Your email address').fill('bo@mail.example');
  await press('Send it');
  expect(await title()).toBe('Now look into your mailbox');
  // A mail program leaves without any page.
  await store.confirm(bo.id, ['tide'], Date.now());
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const left = await fetch(`${service.origin}/newsletter/u/${key}`, { method: 'POST', body, redirect: 'error' });
  expect([left.status, await left.text()]).toEqual([200, '']);
  expect((await store.find(bo.id))!.subscriptions[0]!.standing).toBe('left');
  // A link that confirms, from more than a week ago.
  const links = createLinks({ origin: service.origin, secret: settings.secret });
  await page.goto(links.confirm(bo.id, ['daily', 'tide'], Date.now() - 8 * 24 * 60 * 60 * 1000));
  expect(await title()).toBe('This link is too old');
  await look('old-link');
  await store.close();
});

test('links that lead nowhere, and what cannot be read', async () => {
  await page.goto(`${service.origin}/newsletter/confirm/none`);
  expect(await title()).toBe('This link leads nowhere');
  await look('no-link');
  await page.goto(
    `data:text/html,<form method="post" action="${service.origin}/newsletter/subscribe"><input name="newsletter" value="none"><button>Go</button></form>`,
  );
  await page.getByRole('button').click();
  expect(await title()).toBe('That did not work');
});

test('in a flood a browser with scripts does a sum, and one without has the button', async () => {
  await using busy = await startService(folder, {
    NEWSLETTER_DATA: join(folder, 'busy', 'letters.sqlite'),
    NEWSLETTER_CALM: '1',
    SMTP_URL: postbox.url,
  });
  const origin = busy.origin;
  const flood = (index: number) =>
    fetch(`${origin}/newsletter/subscribe`, {
      method: 'POST',
      body: new URLSearchParams({ email: `flood${index}@x`, newsletter: 'daily' }),
    });
  for (let index = 0; index < 8; index += 1) await (await flood(index)).text();
  const before = postbox.mails.length;
  await using scripted = await browser.newContext();
  for (const [email, context_] of [
    ['with@mail.example', scripted],
    ['without@mail.example', context],
  ] as const) {
    const tab = await context_.newPage();
    const wrong: string[] = [];
    // This newsroom has no icon.
    tab.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) wrong.push(message.text());
    });
    await tab.goto(`${origin}/2026/11/fog/`);
    await tab.getByLabel('Your email address').fill(email);
    await tab.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
    expect(await tab.locator('h1').textContent()).toBe('One more click');
    const sent = tab.waitForRequest((request) => request.method() === 'POST', { timeout: 150_000 });
    await tab.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
    const work = new URLSearchParams((await sent).postData()!).get('work')!;
    expect(work).toMatch(context_ === scripted ? /"solution":\{"counter":\d+/ : /^$/);
    await tab.waitForURL(`${origin}/newsletter/asked?newsletter=daily`);
    expect(wrong).toEqual([]);
    await tab.close();
  }
  const mails = (await postbox.wait(before + 2)).slice(before);
  expect(mails.map(({ to }) => [to].flat()[0]?.text)).toEqual(['with@mail.example', 'without@mail.example']);
});

test('a newsletter that a build has brought is taken in without starting again', async () => {
  const before = postbox.mails.length;
  writeFiles(join(folder, 'content'), { 'newsletters/noon.md': newsletter('Noon', 'Every noon') });
  await print();
  // It is looked for once in a second.
  await expect
    .poll(async () => {
      await page.goto(`${service.origin}/newsletters/noon/`);
      await page.getByLabel('Your email address').fill('cy@mail.example');
      await press('Sign up');
      return title();
    })
    .toBe('Now look into your mailbox');
  const mails = await postbox.wait(before + 1);
  expect(mails[before]!.subject).toBe('Please confirm: Noon');
});

test('it stops when it is told to, after what is under way, and has said no address', async () => {
  expect(await service.stop()).toBe(0);
  const said = service.output();
  expect(said).toContain('"event":"asked"');
  expect(said).not.toMatch(/mail\.example|127\.0\.0\.1(?!:)/);
});
