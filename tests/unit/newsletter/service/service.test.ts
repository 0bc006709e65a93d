import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PATHS } from '../../../../src/newsletter/service/links.ts';
import { StoreError } from '../../../../src/newsletter/store/store-error.ts';
import { openStand, SITE, type Stand } from './stand.ts';

const SIGN_UP = { email: 'ana@mail.example', newsletter: 'daily', website: '' };
const HOUR = 3_600_000;

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand[Symbol.asyncDispose]());

const pathOf = (address: string) => new URL(address).pathname;

/** Signs an address up and confirms it. */
async function signedUp(email: string, newsletter = 'daily') {
  await stand.post(PATHS.subscribe, { ...SIGN_UP, email, newsletter });
  const person = (await stand.store.findByEmail(email))!;
  await stand.store.confirm(person.id, [newsletter], stand.clock.now);
  await stand.notices();
  return (await stand.store.findByEmail(email))!;
}

describe('signing up', () => {
  test('from a page of the site is taken at once, with what was agreed to, and one notice', async () => {
    const response = await stand.post(PATHS.subscribe, SIGN_UP, { headers: { Referer: `${SITE}/2026/11/fog/?x=1` } });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/newsletter/asked?newsletter=daily');
    const person = await stand.store.findByEmail('ana@mail.example');
    expect(person?.subscriptions).toEqual([
      expect.objectContaining({
        newsletter: 'daily',
        standing: 'pending',
        consent: {
          at: stand.clock.now,
          page: `${SITE}/2026/11/fog/`,
          text: 'Daily (Every morning): Sign up. Leave whenever you like. What happens to your address.',
        },
      }),
    ]);
    expect(
      (await stand.notices()).map(({ kind, person: { email }, newsletters }) => [kind, email, newsletters]),
    ).toEqual([['confirm', 'ana@mail.example', ['daily']]]);
  });

  test.each([
    ['does not say where it comes from', {}],
    ['was on a page of someone else', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['was on a page of a neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://shop.ledger.example' }],
    ['was nowhere', { Origin: 'null' }],
  ])('with a form that %s needs a button, and only that signs up', async (_, headers) => {
    const response = await stand.send(PATHS.subscribe, {
      method: 'POST',
      body: new URLSearchParams({ ...SIGN_UP, email: 'Ana@Mail.Example ' }),
      headers,
    });
    expect(response.status).toBe(200);
    const page = await stand.page(response);
    expect(page).toEqual({
      kind: 'form',
      newsletters: ['daily'],
      reason: 'press',
      email: 'Ana@Mail.Example ',
      token: expect.stringMatching(/^[\w-]+\.[\w-]+$/) as string,
    });
    expect(await stand.notices()).toEqual([]);
    const { token } = page as { token: string };
    const pressed = await stand.post(PATHS.subscribe, { ...SIGN_UP, token }, { headers });
    expect(pressed.headers.get('Location')).toBe('/newsletter/asked?newsletter=daily');
    expect(await stand.notices()).toHaveLength(1);
  });

  test('with the origin of the site is taken where browsers say no more', async () => {
    const response = await stand.send(PATHS.subscribe, {
      method: 'POST',
      body: new URLSearchParams(SIGN_UP),
      headers: { Origin: SITE },
    });
    expect(response.status).toBe(303);
  });

  test('for several newsletters at once', async () => {
    const response = await stand.post(PATHS.subscribe, [
      ['email', 'ana@mail.example'],
      ['newsletter', 'tide'],
      ['newsletter', 'daily'],
      ['newsletter', 'tide'],
    ]);
    expect(response.headers.get('Location')).toBe('/newsletter/asked?newsletter=daily&newsletter=tide');
    expect((await stand.notices()).map(({ newsletters }) => newsletters)).toEqual([['daily', 'tide']]);
  });

  test('by a form in parts', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries(SIGN_UP)) body.append(name, value);
    const response = await stand.send(PATHS.subscribe, { method: 'POST', body, headers: { Origin: SITE } });
    expect(response.status).toBe(303);
  });

  test.each([
    '',
    ' ',
    'ana',
    'ana@',
    'ana@mail',
    '@mail.example',
    'ana@mail.example\r\nBcc: eve@mail.example',
    `${'a'.repeat(65)}@mail.example`,
    'a@b.example, c@d.example',
    '<script>@x.example',
  ])('with %j brings the form back with it, and writes to nobody', async (email) => {
    const response = await stand.post(PATHS.subscribe, { ...SIGN_UP, email });
    expect(response.status).toBe(422);
    expect(await stand.page(response)).toMatchObject({ kind: 'form', reason: 'email', email, newsletters: ['daily'] });
    expect(await stand.notices()).toEqual([]);
  });

  test.each<[string, [string, string][]]>([
    ['one that is not there', [['newsletter', 'weekly']]],
    [
      'one that is not there among others',
      [
        ['newsletter', 'daily'],
        ['newsletter', '__proto__'],
      ],
    ],
    ['none', []],
  ])('for %s is refused', async (_, newsletters) => {
    const response = await stand.post(PATHS.subscribe, [['email', 'ana@mail.example'], ...newsletters]);
    expect(response.status).toBe(400);
    expect(await stand.page(response)).toEqual({ kind: 'refused' });
    expect(await stand.store.findByEmail('ana@mail.example')).toBeUndefined();
  });

  test('by what fills in every field: asked again at first, and then left to believe', async () => {
    const trapped = { ...SIGN_UP, website: 'https://spam.example' };
    const first = await stand.post(PATHS.subscribe, trapped);
    expect(first.status).toBe(200);
    const { token } = (await stand.page(first)) as { token: string };
    const second = await stand.post(PATHS.subscribe, { ...trapped, token });
    expect([second.status, second.headers.get('Location')]).toEqual([303, '/newsletter/asked?newsletter=daily']);
    expect(await stand.store.findByEmail('ana@mail.example')).toBeUndefined();
  });
});

describe('a form token', () => {
  const issued = async (fields = SIGN_UP) => {
    const response = await stand.send(PATHS.subscribe, { method: 'POST', body: new URLSearchParams(fields) });
    return ((await stand.page(response)) as { token: string }).token;
  };

  test('is good for an hour', async () => {
    const token = await issued();
    stand.clock.now += HOUR - 1000;
    expect((await stand.post(PATHS.subscribe, { ...SIGN_UP, token })).status).toBe(303);
    const late = await issued();
    stand.clock.now += HOUR;
    const response = await stand.post(
      PATHS.subscribe,
      { ...SIGN_UP, email: 'bo@mail.example', token: late },
      { headers: { 'Sec-Fetch-Site': 'none' } },
    );
    expect(await stand.page(response)).toMatchObject({ kind: 'form', reason: 'again', email: 'bo@mail.example' });
    expect(await stand.store.findByEmail('bo@mail.example')).toBeUndefined();
  });

  test('is good for one address: sent twice it is one sign-up, and with another address it is asked for again', async () => {
    const token = await issued();
    const answers = [];
    for (let time = 0; time < 3; time += 1)
      answers.push((await stand.post(PATHS.subscribe, { ...SIGN_UP, token })).status);
    expect(answers).toEqual([303, 303, 303]);
    expect(stand.calls.filter((call) => call === 'ask')).toHaveLength(1);
    const other = await stand.post(PATHS.subscribe, { ...SIGN_UP, email: 'bo@mail.example', token });
    expect(await stand.page(other)).toMatchObject({ kind: 'form', reason: 'again', email: 'bo@mail.example' });
    expect(stand.calls.filter((call) => call === 'ask')).toHaveLength(1);
  });

  test('keeps the page that the reader came from', async () => {
    const first = await stand.send(PATHS.subscribe, {
      method: 'POST',
      body: new URLSearchParams({ ...SIGN_UP, email: 'ana' }),
      headers: { Referer: `${SITE}/2026/11/fog/`, 'Sec-Fetch-Site': 'same-origin' },
    });
    const { token } = (await stand.page(first)) as { token: string };
    await stand.post(PATHS.subscribe, { ...SIGN_UP, token }, { headers: { Referer: `${SITE}${PATHS.subscribe}` } });
    expect((await stand.store.findByEmail('ana@mail.example'))?.subscriptions[0]?.consent.page).toBe(
      `${SITE}/2026/11/fog/`,
    );
  });
});

/** What an answer tells whoever asked for it: all of it. */
async function told(response: Response) {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

test('new, pending, active, left and suppressed addresses get the same bytes for the same work', async () => {
  await stand.post(PATHS.subscribe, { ...SIGN_UP, email: 'pending@mail.example' });
  await signedUp('active@mail.example');
  const left = await signedUp('left@mail.example');
  await stand.store.leave(left.subscriptions[0]!.key, stand.clock.now);
  await stand.store.suppress('bounced@mail.example', 'bounced', stand.clock.now);
  await signedUp('erased@mail.example');
  await stand.store.erase('erased@mail.example', stand.clock.now);
  stand.clock.now += 2 * HOUR;
  const seen: unknown[] = [];
  for (const email of ['new', 'pending', 'active', 'left', 'bounced', 'erased', 'new'].map(
    (name) => `${name}@mail.example`,
  )) {
    stand.calls.length = 0;
    const direct = await told(await stand.post(PATHS.subscribe, { ...SIGN_UP, email }));
    const asked = await told(await stand.send(direct.headers.find(([name]) => name === 'location')![1]));
    seen.push({ direct, asked, calls: [...stand.calls], logged: Object.keys(stand.logged.at(-1)!) });
  }
  expect(seen[0]).toMatchObject({ direct: { status: 303 }, calls: ['allow', 'allow', 'ask'] });
  for (const each of seen.slice(1)) expect(each).toEqual(seen[0]);
});

describe('mail', () => {
  test('goes to an address once in an hour, however often and for whatever is asked', async () => {
    for (let time = 0; time < 20; time += 1) {
      await stand.post(
        PATHS.subscribe,
        {
          ...SIGN_UP,
          email: time % 2 ? 'Ana@mail.example' : 'ana@mail.example',
          newsletter: time % 3 ? 'daily' : 'tide',
        },
        { peer: `203.0.${time}.7` },
      );
      stand.clock.now += 60_000;
    }
    expect(await stand.notices()).toHaveLength(1);
  });

  test('goes to nobody who is suppressed', async () => {
    await stand.store.suppress('ana@mail.example', 'complained', stand.clock.now);
    await stand.post(PATHS.subscribe, SIGN_UP);
    expect(await stand.notices()).toEqual([]);
  });

  test('tells those who have what they ask for, and does not put them back', async () => {
    await signedUp('ana@mail.example');
    stand.clock.now += 2 * HOUR;
    await stand.post(PATHS.subscribe, SIGN_UP);
    expect((await stand.notices()).map(({ kind }) => kind)).toEqual(['already']);
    expect((await stand.store.findByEmail('ana@mail.example'))?.subscriptions[0]?.standing).toBe('active');
  });
});

describe('confirming', () => {
  const linkOf = async () => {
    await stand.post(PATHS.subscribe, SIGN_UP);
    const person = (await stand.store.findByEmail('ana@mail.example'))!;
    return { person, path: pathOf(stand.links.confirm(person.id, ['daily'], stand.clock.now)) };
  };
  const standing = async () => (await stand.store.findByEmail('ana@mail.example'))?.subscriptions[0]?.standing;

  test('takes a button: a program that follows the link signs nobody up', async () => {
    const { path } = await linkOf();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await stand.send(path, { method })).status).toBe(200);
    expect(await stand.page(await stand.send(path))).toEqual({ kind: 'confirm', newsletters: ['daily'] });
    expect(await standing()).toBe('pending');
    const pressed = await stand.post(path, {});
    expect([pressed.status, pressed.headers.get('Location')]).toEqual([303, path]);
    expect(await standing()).toBe('active');
  });

  test('again shows success, also when the link is too old by now', async () => {
    const { path, person } = await linkOf();
    await stand.post(path, {});
    for (const later of [0, 1, 400]) {
      stand.clock.now += later * 24 * HOUR;
      const page = await stand.page(await stand.send(path));
      expect(page).toMatchObject({ kind: 'confirmed', newsletters: ['daily'] });
      const { preferences } = page as { preferences: string };
      expect(
        stand.links.readPreferences(preferences.slice(`${SITE}${PATHS.preferences}`.length), stand.clock.now),
      ).toMatchObject({ person: person.id, expired: false });
      expect((await stand.post(path, {})).status).toBe(303);
    }
  });

  test('a week later asks to sign up again, and changes nothing', async () => {
    const { path } = await linkOf();
    stand.clock.now += 7 * 24 * HOUR;
    const response = await stand.send(path);
    expect(response.status).toBe(410);
    expect(await stand.page(response)).toEqual({ kind: 'old-link', newsletters: ['daily'] });
    await stand.post(path, {});
    expect(await standing()).toBe('pending');
  });

  test('a link of an erased person, and none at all, lead nowhere in the same way', async () => {
    const { path } = await linkOf();
    await stand.store.erase('ana@mail.example', stand.clock.now);
    const answers = [];
    for (const each of [
      path,
      `${PATHS.confirm}abc`,
      `${PATHS.confirm}${'a'.repeat(3000)}`,
      PATHS.confirm,
      '/newsletter/',
      '/newsletter/other',
    ])
      for (const response of [await stand.send(each), await stand.post(each, {})])
        answers.push([response.status, await response.text()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['[404,"{\\"kind\\":\\"no-link\\"}"]']),
    );
  });
});

describe('preferences', () => {
  test('show what a person gets, and change it', async () => {
    const person = await signedUp('ana@mail.example');
    const path = pathOf(stand.links.preferences(person.id, stand.clock.now));
    expect(await stand.page(await stand.send(path))).toEqual({
      kind: 'preferences',
      newsletters: ['daily', 'tide'],
      chosen: ['daily'],
      saved: false,
    });
    const saved = await stand.post(path, [
      ['newsletter', 'tide'],
      ['newsletter', 'unknown'],
    ]);
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, `${path}?saved`]);
    expect(await stand.page(await stand.send(`${path}?saved`))).toEqual({
      kind: 'preferences',
      newsletters: ['daily', 'tide'],
      chosen: ['tide'],
      saved: true,
    });
    const now = (await stand.store.find(person.id))!;
    expect(now.subscriptions.map(({ newsletter, standing }) => [newsletter, standing])).toEqual([
      ['daily', 'left'],
      ['tide', 'active'],
    ]);
    // No token stands in what is kept.
    expect(now.subscriptions[1]!.consent).toEqual({
      at: stand.clock.now,
      page: `${SITE}/newsletter/preferences/`,
      text: 'Tide Table (On Saturdays): Send it. Leave whenever you like. What happens to your address.',
    });
  });

  test('end all with one button, whatever is ticked', async () => {
    const person = await signedUp('ana@mail.example');
    await stand.post(pathOf(stand.links.preferences(person.id, stand.clock.now)), { newsletter: 'daily', none: '1' });
    expect((await stand.store.find(person.id))!.subscriptions.map(({ standing }) => standing)).toEqual(['left']);
  });

  test('do not open to a link that confirms, or one that is too old', async () => {
    const person = await signedUp('ana@mail.example');
    const confirm = stand.links.confirm(person.id, ['daily'], stand.clock.now).slice(`${SITE}${PATHS.confirm}`.length);
    expect((await stand.send(`${PATHS.preferences}${confirm}`)).status).toBe(404);
    const path = pathOf(stand.links.preferences(person.id, stand.clock.now));
    stand.clock.now += 365 * 24 * HOUR;
    expect(await stand.page(await stand.send(path))).toEqual({ kind: 'old-link', newsletters: ['daily', 'tide'] });
    await stand.post(path, { none: '1' });
    expect((await stand.store.find(person.id))!.subscriptions[0]!.standing).toBe('active');
  });
});

describe('leaving', () => {
  const standing = async () => (await stand.store.findByEmail('ana@mail.example'))?.subscriptions[0]?.standing;
  const linkOf = async () => pathOf(stand.links.leave((await signedUp('ana@mail.example')).subscriptions[0]!.key));

  test.each([
    ['a form', new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
    [
      'a form in parts',
      (() => {
        const body = new FormData();
        body.append('List-Unsubscribe', 'One-Click');
        return body;
      })(),
    ],
  ])('by one click of a mail program, which sends %s and nothing else', async (_, body) => {
    const path = await linkOf();
    const response = await stand.send(path, { method: 'POST', body });
    expect([
      response.status,
      await response.text(),
      response.headers.get('Location'),
      response.headers.get('Set-Cookie'),
    ]).toEqual([200, '', null, null]);
    expect(await standing()).toBe('left');
    expect(
      (await stand.send(path, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }))
        .status,
    ).toBe(200);
  });

  test('by a person: a page, a button, a page', async () => {
    const path = await linkOf();
    expect(await stand.page(await stand.send(path))).toEqual({ kind: 'leave', newsletters: ['daily'] });
    expect(await standing()).toBe('active');
    const pressed = await stand.post(path, {});
    expect([pressed.status, pressed.headers.get('Location')]).toEqual([303, path]);
    expect(await stand.page(await stand.send(path))).toEqual({ kind: 'left', newsletters: ['daily'] });
  });

  test.each([
    ['no body', {}],
    ['JSON', { body: '{}', headers: { 'Content-Type': 'application/json' } }],
    ['a broken form', { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } }],
  ])('works with %s too', async (_, init) => {
    const path = await linkOf();
    expect((await stand.send(path, { method: 'POST', ...init })).status).toBe(303);
    expect(await standing()).toBe('left');
  });

  test('by a key that nobody has leads nowhere', async () => {
    const response = await stand.send(`${PATHS.leave}AAAAAAAAAAAA`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(response.status).toBe(404);
  });
});

describe('a flood', () => {
  const open = async (limits: Parameters<typeof openStand>[0]) => {
    await stand[Symbol.asyncDispose]();
    stand = await openStand(limits);
  };
  const many = async (count: number, peerOf: (index: number) => string) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const response = await stand.post(
        PATHS.subscribe,
        { ...SIGN_UP, email: `reader${index}@mail.example` },
        { peer: peerOf(index) },
      );
      statuses.push(response.status);
      await response.body?.cancel();
    }
    return statuses;
  };

  test('from everywhere wants a button, then work, and leaves a network that is calm no other way', async () => {
    await open({ limits: { calm: 3, pressed: 5 } });
    expect(await many(7, (index) => `203.0.${index}.1`)).toEqual([303, 303, 303, 200, 200, 200, 200]);
    const page = await stand.page(await stand.post(PATHS.subscribe, SIGN_UP, { peer: '198.51.100.1' }));
    expect(page).toMatchObject({ kind: 'form', work: expect.stringContaining('PBKDF2/SHA-256') as string });
    stand.clock.now += 60_000;
    expect((await stand.post(PATHS.subscribe, SIGN_UP, { peer: '198.51.100.1' })).status).toBe(303);
  });

  test('from one network, by whichever of its addresses, leaves others alone', async () => {
    expect((await many(12, (index) => `203.0.113.${index}`)).filter((status) => status === 303)).toHaveLength(10);
    expect((await stand.post(PATHS.subscribe, SIGN_UP, { peer: '203.0.114.1' })).status).toBe(303);
    expect(
      (await many(12, (index) => `2001:db8:0:1${index % 10}::${index}`)).filter((status) => status === 303),
    ).toHaveLength(10);
    expect((await stand.post(PATHS.subscribe, SIGN_UP, { peer: '2001:db8:0:200::1' })).status).toBe(303);
  });

  test('that presses buttons ends with the hour’s measure of a network, and of all', async () => {
    await open({ limits: { networkHourly: 2, hourly: 3 } });
    expect(await many(3, () => '203.0.113.1')).toEqual([303, 303, 429]);
    expect(await many(2, (index) => `198.51.${index}.1`)).toEqual([303, 429]);
    expect(stand.logged.filter(({ event }) => event === 'too-many').map(({ of }) => of)).toEqual(['network', 'all']);
    stand.clock.now += HOUR;
    expect(await many(1, () => '203.0.113.1')).toEqual([303]);
  });

  test('that the store does not keep up with is told to wait, and nobody after it', async () => {
    await open({ limits: { atOnce: 2 } });
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    stand.break({ ask: () => gate });
    const waiting = [many(1, () => '203.0.113.1'), many(1, () => '203.0.114.1')];
    await vi.waitFor(() => expect(stand.calls.filter((call) => call === 'ask')).toHaveLength(2), { timeout: 30_000 });
    expect(await many(2, () => '203.0.115.1')).toEqual([429, 429]);
    go();
    expect(await Promise.all(waiting)).toEqual([[303], [303]]);
    // Also when it fails.
    stand.break({ ask: () => Promise.reject(new StoreError('busy', 'busy')) });
    expect(await many(3, () => '203.0.116.1')).toEqual([503, 503, 503]);
  });

  test(
    'under which proof of work opens the way once, and those without a script have a narrow one',
    { timeout: 120_000 },
    async () => {
      await open({ limits: { calm: 0, pressed: 0, unproven: 2 } });
      const fresh = async () => {
        const page = await stand.page(await stand.post(PATHS.subscribe, SIGN_UP));
        return page as unknown as { token: string; work: string };
      };
      const { token, work } = await fresh();
      const challenge = JSON.parse(work) as Challenge;
      const solution = await solveChallenge({ challenge, deriveKey });
      const solved = JSON.stringify({ challenge, solution });
      const press = async (email: string, fields: Record<string, string>) => {
        const response = await stand.post(PATHS.subscribe, { ...SIGN_UP, email, ...fields });
        return response.headers.get('Location') ?? ((await response.json()) as { kind: string }).kind;
      };
      const ASKED = '/newsletter/asked?newsletter=daily';
      // Without a script, twice in a minute.
      expect(await press('one@mail.example', { token: (await fresh()).token })).toBe(ASKED);
      expect(await press('two@mail.example', { token: (await fresh()).token, work: '' })).toBe(ASKED);
      for (const wrong of [
        '',
        'x',
        'null',
        '{}',
        '{"challenge":{"parameters":{}},"solution":{}}',
        JSON.stringify({ challenge, solution: { ...solution, counter: 1, derivedKey: '00' } }),
      ])
        expect([wrong, await press('three@mail.example', { token: (await fresh()).token, work: wrong })]).toEqual([
          wrong,
          'wait',
        ]);
      // Of another token.
      expect(await press('three@mail.example', { token: (await fresh()).token, work: solved })).toBe('wait');
      expect(await stand.store.findByEmail('three@mail.example')).toBeUndefined();
      expect(await press('four@mail.example', { token, work: solved })).toBe(ASKED);
      // Spent.
      expect(await press('five@mail.example', { token, work: solved })).toBe('form');
      expect(await stand.store.findByEmail('four@mail.example')).toBeDefined();
      expect(await stand.store.findByEmail('five@mail.example')).toBeUndefined();
    },
  );
});

describe('what cannot be served', () => {
  test.each([
    ['PUT', PATHS.subscribe, 'GET, HEAD, POST'],
    ['DELETE', `${PATHS.leave}AAAAAAAAAAAA`, 'GET, HEAD, POST'],
    ['POST', PATHS.asked, 'GET, HEAD'],
    ['POST', PATHS.health, 'GET, HEAD'],
    ['PATCH', `${PATHS.confirm}x`, 'GET, HEAD, POST'],
    ['OPTIONS', `${PATHS.preferences}x`, 'GET, HEAD, POST'],
  ])('%s %s is told what there is', async (method, path, allowed) => {
    const response = await stand.send(path, { method });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allowed]);
  });

  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencodedx', 'multipart/form-data', ''])(
    'a body of the type %j',
    async (type) => {
      const response = await stand.send(PATHS.subscribe, {
        method: 'POST',
        body: Buffer.from('email=ana%40mail.example&newsletter=daily'),
        headers: type === '' ? {} : { 'Content-Type': type },
      });
      expect(response.status).toBe(415);
      expect(await stand.page(response)).toEqual({ kind: 'refused' });
    },
  );

  test.each(['said', 'not said'])('a body that is too large, its length %s', async (length) => {
    const text = `email=${'a'.repeat(20_000)}`;
    const response = await stand.send(PATHS.subscribe, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(length === 'said' && { 'Content-Length': String(text.length) }),
      },
      ...(length === 'said' ? { body: text } : { body: new Blob([text]).stream(), duplex: 'half' }),
    });
    expect(response.status).toBe(413);
  });

  test('a form opened by its address leads to the newsletters', async () => {
    const response = await stand.send(PATHS.subscribe);
    expect([response.status, response.headers.get('Location')]).toEqual([303, `${SITE}/newsletters/`]);
  });

  test.each<[string, string, RequestInit]>([
    ['ask', PATHS.subscribe, { method: 'POST' }],
    ['allow', PATHS.subscribe, { method: 'POST' }],
    ['leave', `${PATHS.leave}AAAAAAAAAAAA`, { method: 'POST' }],
    ['findByKey', `${PATHS.leave}AAAAAAAAAAAA`, {}],
    ['counts', PATHS.health, {}],
  ])(
    'while the store cannot %s: a page that says so, when to come again, and one line in the log',
    async (name, path, init) => {
      stand.break({
        [name]: () => Promise.reject(new StoreError('full', 'There is no room left for the newsletter’s subscribers.')),
      });
      const response = await stand.send(path, {
        ...init,
        ...(init.method && { body: new URLSearchParams(SIGN_UP), headers: { 'Sec-Fetch-Site': 'same-origin' } }),
      });
      expect([response.status, response.headers.get('Retry-After'), await response.json()]).toEqual([
        503,
        '60',
        { kind: 'trouble' },
      ]);
      expect(stand.logged).toEqual([
        {
          event: 'store-failed',
          path: expect.stringMatching(/^\/newsletter\/[a-z]+$/) as string,
          error: 'There is no room left for the newsletter’s subscribers.',
        },
      ]);
    },
  );

  test('a fault of ours is a 500, with its stack in the log and not on the page', async () => {
    stand.break({ ask: () => Promise.reject(new TypeError('x is undefined')) });
    const response = await stand.post(PATHS.subscribe, SIGN_UP);
    expect([response.status, await response.text()]).toEqual([500, '{"kind":"trouble"}']);
    expect(stand.logged[0]).toMatchObject({
      event: 'failed',
      error: expect.stringContaining('service.test.ts') as string,
    });
  });
});

test('every page is kept nowhere, indexed nowhere, and tells nobody where it is', async () => {
  const person = await signedUp('ana@mail.example');
  for (const path of [
    `${PATHS.asked}?newsletter=daily`,
    pathOf(stand.links.confirm(person.id, ['daily'], stand.clock.now)),
    pathOf(stand.links.preferences(person.id, stand.clock.now)),
    `${PATHS.confirm}x`,
    `${PATHS.leave}x`,
  ]) {
    const { headers } = await stand.send(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    });
  }
});

test('the page after signing up names newsletters of this site alone', async () => {
  expect(
    await stand.page(await stand.send(`${PATHS.asked}?newsletter=tide&newsletter=<script>&newsletter=daily`)),
  ).toEqual({ kind: 'asked', newsletters: ['daily', 'tide'] });
});

test('no address of a person or a network, no token and no key is in the log', async () => {
  const person = await signedUp('ana@mail.example');
  const paths = [
    pathOf(stand.links.confirm(person.id, ['daily'], stand.clock.now)),
    pathOf(stand.links.preferences(person.id, stand.clock.now)),
    pathOf(stand.links.leave(person.subscriptions[0]!.key)),
  ];
  for (const path of paths) await stand.post(path, { newsletter: 'tide' });
  stand.break({
    find: () => Promise.reject(new StoreError('busy', 'busy')),
    findByKey: () => Promise.reject(new StoreError('busy', 'busy')),
  });
  for (const path of paths) await stand.send(path);
  const text = JSON.stringify(stand.logged);
  expect(stand.logged.map(({ event }) => event)).toEqual([
    'asked',
    'confirmed',
    'chose',
    'left',
    'store-failed',
    'store-failed',
    'store-failed',
  ]);
  for (const secret of ['ana', 'mail.example', '203.0.113', person.id, person.subscriptions[0]!.key, ...paths])
    expect(text).not.toContain(secret);
  expect(stand.logged.slice(0, 4).map(({ who }) => who)).toEqual(Array(4).fill(expect.stringMatching(/^[0-9a-f]{8}$/)));
});

test('the health of the service is asked of its store', async () => {
  const response = await stand.send(PATHS.health);
  expect([response.status, await response.json(), stand.calls]).toEqual([
    200,
    { status: 'ok', newsletters: ['daily', 'tide'] },
    ['counts'],
  ]);
});
