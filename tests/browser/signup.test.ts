/** Signing up for a newsletter as a person does it, in a browser that runs no scripts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { markdown, openWorkshop, writeFiles, yaml } from './newsroom.ts';
import { openSite, type OpenSite } from './site.ts';
import { openStandIn, type StandIn } from './stand-in.ts';

const LISTS = ['5f0c1b7e-3a94-4c2d-9e61-8b7d20f4a6c3', '0b9d3c52-11aa-4f6e-8d8e-2f5f6f0f7a10'];
const TAG = 'from "the site" & <b>elsewhere</b>';

const cleanup = new AsyncDisposableStack();
let service: StandIn;
let site: OpenSite;
let page: Page;

beforeAll(async () => {
  service = cleanup.use(await openStandIn());
  const { folder } = cleanup.use(openWorkshop());
  const newsletter = (name: string, provider: object) =>
    markdown({ name, schedule: 'Every morning', button: `Get ${name}`, provider }, `What ${name} brings.`);
  writeFiles(folder, {
    'site.yaml': yaml({
      name: 'The Courier',
      url: 'https://courier.example',
      sections: [{ id: 'local', name: 'Local' }],
      newsletter: 'mailchimp',
    }),
    'pages/privacy.md': markdown({ title: 'Privacy' }, 'We keep your address to ourselves.'),
    'articles/2026/11/fog.md': markdown(
      { headline: 'Fog', summary: 'It came in.', published: '2026-11-20T08:00Z', section: 'local' },
      'Nobody saw the pier.',
    ),
    'newsletters/mailchimp.md': newsletter('Monkey', {
      type: 'mailchimp',
      action: `${service.origin}/subscribe/post?u=abc123&id=4f5e6d`,
    }),
    'newsletters/listmonk.md': newsletter('Monk', { type: 'listmonk', url: `${service.origin}/lists/`, lists: LISTS }),
    'newsletters/buttondown.md': newsletter('Button', { type: 'buttondown', user: 'the courier', tag: TAG }),
    'newsletters/kit.md': newsletter('Kit', { type: 'kit', form: 123456 }),
    'newsletters/link.md': newsletter('Elsewhere', { type: 'link', url: `${service.origin}/join?from=site&to=list` }),
  });
  const [opened, browser] = await Promise.all([openSite(folder), launchChromium()]);
  site = cleanup.use(opened);
  cleanup.defer(() => browser.close());
  const context = await browser.newContext({ javaScriptEnabled: false });
  // What would go to a service in the world goes to the one that stands in for it.
  await context.route(/^https:/, async (route) => {
    const { host, pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${service.origin}/${host}${pathname}${search}` }) });
  });
  page = await context.newPage();
});
afterAll(() => cleanup.disposeAsync());

beforeEach(() => {
  service.received.length = 0;
});

const ADDRESS = 'ana+news@example.org';
const URLENCODED = 'application/x-www-form-urlencoded';

const SERVICES = [
  {
    id: 'mailchimp',
    path: '/subscribe/post?u=abc123&id=4f5e6d',
    fields: [
      ['EMAIL', ADDRESS],
      ['b_abc123_4f5e6d', ''],
    ],
  },
  {
    id: 'listmonk',
    path: '/lists/subscription/form',
    fields: [
      ['email', ADDRESS],
      ['l', LISTS[0]!],
      ['l', LISTS[1]!],
      ['nonce', ''],
    ],
  },
  {
    id: 'buttondown',
    path: '/buttondown.com/api/emails/embed-subscribe/the%20courier',
    fields: [
      ['email', ADDRESS],
      ['embed', '1'],
      ['tag', TAG],
    ],
  },
  { id: 'kit', path: '/app.kit.com/forms/123456/subscriptions', fields: [['email_address', ADDRESS]] },
];

describe.each(SERVICES)('$id', ({ id, path, fields }) => {
  const expected = [{ method: 'POST', path, type: URLENCODED, fields }];

  test('gets what its form has to send, and nothing before there is an address in it', async () => {
    await page.goto(`${site.origin}/newsletters/${id}/`);
    const field = page.getByRole('textbox');
    for (const text of ['', 'ana', 'ana@']) {
      await field.fill(text);
      await page.getByRole('button').click();
    }
    await field.fill('');
    await field.pressSequentially(ADDRESS);
    await page.getByRole('button').click();
    await thanks();
    expect(service.received).toEqual(expected);
  });

  test('gets it by the keyboard alone', async () => {
    await page.goto(`${site.origin}/newsletters/${id}/`);
    await tabTo('input[type=email]');
    await page.keyboard.type(ADDRESS);
    await page.keyboard.press('Enter');
    await thanks();
    expect(service.received).toEqual(expected);
  });

  test('gets it from the page of all newsletters', async () => {
    await page.goto(`${site.origin}/newsletters/`);
    const form = page.locator('form').filter({ has: page.locator(`#email-${id}`) });
    await form.getByRole('textbox').fill(ADDRESS);
    await form.getByRole('button').click();
    await thanks();
    expect(service.received).toEqual(expected);
  });
});

test.each(['/', '/2026/11/fog/'])('%s carries the form of the site', async (address) => {
  await page.goto(site.origin + address);
  await page.getByRole('textbox').fill(ADDRESS);
  await page.getByRole('button', { name: 'Get Monkey' }).click();
  await thanks();
  expect(service.received).toEqual([
    { method: 'POST', path: SERVICES[0]!.path, type: URLENCODED, fields: SERVICES[0]!.fields },
  ]);
});

test('a service without a form is a link', async () => {
  await page.goto(`${site.origin}/newsletters/link/`);
  expect(await page.locator('form').count()).toBe(0);
  await page.getByRole('link', { name: 'Get Elsewhere' }).click();
  await thanks();
  expect(service.received).toEqual([{ method: 'GET', path: '/join?from=site&to=list', type: undefined, fields: [] }]);
});

describe('the field that only machines fill in', () => {
  test.each(['mailchimp', 'listmonk'])('of %s is out of sight and out of hearing', async (id) => {
    await page.goto(`${site.origin}/newsletters/${id}/`);
    const trap = page.locator('form input[type=text]');
    expect(await trap.count()).toBe(1);
    const box = await trap.boundingBox();
    expect(box === null || box.x + box.width <= 0 || box.y + box.height <= 0).toBe(true);
    expect(await trap.getAttribute('autocomplete')).toBe('off');
    // By its role only the field for the address can be found.
    expect(await page.getByRole('textbox').count()).toBe(1);
  });

  test('is passed over by Tab', async () => {
    await page.goto(`${site.origin}/newsletters/`);
    const stops = await tabStops();
    expect(stops.filter((stop) => stop.startsWith('input'))).toEqual([
      'input email-buttondown',
      'input email-kit',
      'input email-listmonk',
      'input email-mailchimp',
    ]);
    expect(stops.filter((stop) => stop.startsWith('button'))).toHaveLength(4);
  });
});

const thanks = () => page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();

/** Presses Tab until the focus is there, as often as there are things to stop at. */
async function tabTo(selector: string): Promise<void> {
  const target = page.locator(selector);
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

/** Everything at which Tab stops, from the top of the page to its end. */
async function tabStops(): Promise<string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement && activeElement !== document.body
        ? `${activeElement.localName} ${activeElement.id || activeElement.textContent}`.trim()
        : undefined;
    });
    if (stop === undefined) return stops;
    stops.push(stop);
  }
  throw new Error('Tab never comes to the end.');
}
