/** What a domain lacks for its letters to be taken, with a name server and a mail server of the test's own. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { doctor } from '../../../../src/desk/newsletter/doctor.ts';
import type { NewsletterSettings } from '../../../../src/newsletter/settings.ts';
import { startDns, type DnsServer, type Zone } from './dns-server.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/mail-server');
const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(join(FIXTURES, name), 'utf8'));
const DOMAIN = 'ledger.example';
const trusted = getCACertificates();

const pairOf = (bits: number) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const open = createPublicKey(privateKey);
  return {
    pem,
    spki: open.export({ format: 'der', type: 'spki' }).toString('base64'),
    pkcs1: open.export({ format: 'der', type: 'pkcs1' }).toString('base64'),
  };
};
const own = pairOf(2048);
const other = pairOf(2048);
const small = pairOf(512);
const elliptic = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });

let dns: DnsServer;
let folder: string;
/** One with STARTTLS, one that begins with TLS, one without, by their ports. */
const ports = { start: 0, implicit: 0, clear: 0 };
const servers: SMTPServer[] = [];

beforeAll(async () => {
  dns = await startDns();
  for (const [name, options] of [
    ['start', {}],
    ['implicit', { secure: true }],
    ['clear', { disabledCommands: ['STARTTLS'] }],
  ] as const) {
    const server = new SMTPServer({
      key: key!,
      cert: cert!,
      authOptional: true,
      ...options,
      disabledCommands: [...('disabledCommands' in options ? options.disabledCommands : [])],
    });
    // A client that does not like the certificate ends the line.
    server.on('error', () => {});
    servers.push(server);
    const listener = server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    ports[name] = (listener.address() as AddressInfo).port;
  }
  setDefaultCACertificates([cert!]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  for (const server of servers) await new Promise<void>((resolve) => server.close(resolve));
  await dns.close();
  rmSync(folder, { recursive: true, force: true });
});

const GOOD: Zone = {
  'TXT ledger.example': ['a remark of somebody else', 'v=spf1 mx include:relay.example -all'],
  'TXT relay.example': ['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all'],
  'TXT news._domainkey.ledger.example': [`v=DKIM1; k=rsa; p=${own.spki}`],
  'TXT _dmarc.ledger.example': ['v=DMARC1; p=quarantine; rua=mailto:postmaster@ledger.example'],
  'MX ledger.example': ['10 mail.ledger.example'],
  'A mail.ledger.example': ['127.0.0.1'],
  'PTR 1.0.0.127.in-addr.arpa': ['mail.ledger.example'],
};

function write(url: string, provider: string) {
  writeFileSync(join(folder, 'site.yaml'), siteYaml(url));
  writeFileSync(
    join(folder, 'newsletters', 'daily.md'),
    `---\nname: Daily\nschedule: Every morning\nprovider: ${provider}\n---\nThe news.\n`,
  );
}
const siteYaml = (url: string) =>
  readFileSync(join(import.meta.dirname, '../../../../content/site.yaml'), 'utf8').replace(/^url: .*$/m, `url: ${url}`);

beforeEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-doctor-'));
  mkdirSync(join(folder, 'newsletters'));
  write('https://ledger.example', '{type: self, from: letters@ledger.example}');
});

type Settings = Partial<Pick<NewsletterSettings, 'smtp' | 'dkim' | 'bounceAddress'>>;

/** Asks with the good domain, but for what is given; `undefined` takes a record or a setting away. */
async function ask(
  zone: Record<string, string[] | 'fails' | undefined> = {},
  settings: Settings = {},
  domain = DOMAIN,
) {
  dns.zone = Object.fromEntries(
    Object.entries({ ...GOOD, ...zone }).filter(
      (entry): entry is [string, string[] | 'fails'] => entry[1] !== undefined,
    ),
  );
  const lines: string[] = [];
  const all: NewsletterSettings = {
    database: { kind: 'sqlite', file: '' },
    secret: 's'.repeat(40),
    mailFolder: '',
    rate: 1,
    connections: 1,
    calm: 1,
    proxies: 0,
    smtp: `smtp://mail.ledger.example:${ports.start}`,
    dkim: { domain: DOMAIN, selector: 'news', key: own.pem },
    ...settings,
  };
  const code = await doctor({
    domain,
    content: folder,
    settings: all,
    dns: dns.resolver,
    print: (line) => lines.push(line),
  });
  return { code, lines, text: lines.join('\n').replaceAll(String(ports.start), 'PORT') };
}

test('a good domain lacks nothing', async () => {
  const { code, text } = await ask();
  expect(text).toBe(`✓ SPF: "v=spf1 mx include:relay.example -all" of ledger.example, 2 of 10 lookups.
✓ DKIM: The key at news._domainkey.ledger.example is that of DKIM_KEY, 2048 bits.
✓ DMARC: "v=DMARC1; p=quarantine; rua=mailto:postmaster@ledger.example" at _dmarc.ledger.example: quarantine.
✓ DMARC alignment: DKIM_DOMAIN ledger.example goes with from, ledger.example; the envelope sender's domain ledger.example is that of from, ledger.example.
✓ MX: ledger.example: mail.ledger.example.
✓ PTR: 127.0.0.1 is mail.ledger.example, and back.
✓ TLS: mail.ledger.example:PORT has STARTTLS, and a good certificate.
✓ One click: daily: List-Unsubscribe (68 octets) and List-Unsubscribe-Post (49), neither is folded, both signed.
Nothing lacks.`);
  expect(code).toBe(0);
});

const includes = (count: number) => Array.from({ length: count }, (_, index) => `include:i${index}.example`).join(' ');
const targets = (count: number): Zone =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`TXT i${index}.example`, ['v=spf1 -all']]));
const spf = (record: string) => ({ 'TXT ledger.example': [record] });

test.each<[string, Record<string, string[] | 'fails' | undefined>, string[]]>([
  [
    'no SPF',
    { 'TXT ledger.example': undefined },
    ['✗ SPF: ledger.example does not say which', '    ledger.example. TXT "v=spf1 mx a:mail.ledger.example -all"'],
  ],
  [
    'two of SPF',
    { 'TXT ledger.example': ['v=spf1 mx -all', 'v=spf1 a -all'] },
    ['✗ SPF: ledger.example has 2 records'],
  ],
  [
    'SPF for all',
    spf('v=spf1 mx +all'),
    ['✗ SPF: "v=spf1 mx +all" of ledger.example lets the whole world', '    ledger.example. TXT "v=spf1 mx -all"'],
  ],
  ['SPF with a bare all', spf('v=spf1 all'), ['lets the whole world', '    ledger.example. TXT "v=spf1 -all"']],
  ['SPF that is neutral', spf('v=spf1 mx ?all'), ['says nothing against', '    ledger.example. TXT "v=spf1 mx -all"']],
  ['SPF without an end', spf('v=spf1 mx'), ['says nothing against', '    ledger.example. TXT "v=spf1 mx -all"']],
  [
    'SPF with a word unknown',
    spf('v=spf1 ipv4:192.0.2.1 -all'),
    ['✗ SPF', 'ipv4:192.0.2.1 is nothing that SPF knows.'],
  ],
  [
    'SPF with a bad address',
    spf('v=spf1 ip4:192.0.2.0/33 -all'),
    ['✗ SPF', 'ip4:192.0.2.0/33 is no address of the kind ip4.'],
  ],
  [
    'SPF that includes nothing',
    spf('v=spf1 include:gone.example -all'),
    ['✗ SPF', 'include:gone.example: gone.example has no SPF record.'],
  ],
  [
    'SPF of eleven',
    { ...spf(`v=spf1 ${includes(11)} -all`), ...targets(11) },
    ['✗ SPF', 'It needs more than 10 lookups'],
  ],
  [
    'SPF that costs eleven one below',
    {
      ...spf('v=spf1 include:relay.example -all'),
      'TXT relay.example': [`v=spf1 a mx ptr exists:x.example ${includes(6)} -all`],
      ...targets(6),
    },
    ['It needs more than 10 lookups'],
  ],
  ['SPF that leads to itself', spf('v=spf1 include:ledger.example -all'), ['It needs more than 10 lookups']],
  [
    'SPF handed over to one for all',
    { ...spf('v=spf1 redirect=relay.example'), 'TXT relay.example': ['v=spf1 +all'] },
    ['lets the whole world', 'redirect= leads to'],
  ],
  ['SPF whose include ends it', { ...spf('v=spf1 include:relay.example') }, ['says nothing against']],
  [
    'a name server that fails',
    { 'TXT ledger.example': 'fails' },
    ['✗ SPF: The DNS says nothing of ledger.example (ESERVFAIL).'],
  ],
  [
    'no key',
    { 'TXT news._domainkey.ledger.example': undefined },
    [
      '✗ DKIM: There is no key at news._domainkey.ledger.example.',
      `    news._domainkey.ledger.example. TXT "v=DKIM1; k=rsa; p=${own.spki.slice(0, 237)}" "${own.spki.slice(237)}"`,
    ],
  ],
  [
    'another key',
    { 'TXT news._domainkey.ledger.example': [`v=DKIM1; p=${other.spki}`] },
    ['✗ DKIM: The key at news._domainkey.ledger.example is not the one of DKIM_KEY.'],
  ],
  [
    'a short key',
    { 'TXT news._domainkey.ledger.example': [`v=DKIM1; p=${small.spki}`] },
    ['✗ DKIM: The key at news._domainkey.ledger.example has 512 bits'],
  ],
  [
    'a key that is none',
    { 'TXT news._domainkey.ledger.example': ['v=DKIM1; p=aGVsbG8='] },
    ['✗ DKIM: What stands behind p='],
  ],
  [
    'a revoked key',
    { 'TXT news._domainkey.ledger.example': ['v=DKIM1; p='] },
    ['✗ DKIM: The key at news._domainkey.ledger.example is revoked'],
  ],
  [
    'a key on trial',
    { 'TXT news._domainkey.ledger.example': [`v=DKIM1; t=y; p=${own.spki}`] },
    ['✗ DKIM', 'marked as a test'],
  ],
  [
    'a key for SHA-1',
    { 'TXT news._domainkey.ledger.example': [`v=DKIM1; h=sha1; p=${own.spki}`] },
    ['✗ DKIM', 'not for SHA-256'],
  ],
  [
    'two keys',
    { 'TXT news._domainkey.ledger.example': [`p=${own.spki}`, `p=${other.spki}`] },
    ['✗ DKIM', 'has 2 records'],
  ],
  [
    'no DMARC',
    { 'TXT _dmarc.ledger.example': undefined },
    [
      '✗ DMARC: ledger.example has no DMARC record.',
      '    _dmarc.ledger.example. TXT "v=DMARC1; p=none; rua=mailto:postmaster@ledger.example"',
    ],
  ],
  [
    'DMARC without a policy',
    { 'TXT _dmarc.ledger.example': ['v=DMARC1; p=strict'] },
    ['✗ DMARC', 'has no policy that receivers know'],
  ],
  [
    'two of DMARC',
    { 'TXT _dmarc.ledger.example': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
    ['✗ DMARC: _dmarc.ledger.example has 2 records'],
  ],
  [
    'no MX',
    { 'MX ledger.example': undefined },
    ['✗ MX: ledger.example names no server', '    ledger.example. MX 10 HOST.'],
  ],
  [
    'an MX of nowhere',
    { 'MX ledger.example': ['10 mail.ledger.example', '20 gone.example'] },
    ['✗ MX: ledger.example names gone.example, which has no address.'],
  ],
  [
    'no PTR',
    { 'PTR 1.0.0.127.in-addr.arpa': undefined },
    ['✗ PTR: 127.0.0.1 of mail.ledger.example has no name.', '    1.0.0.127.in-addr.arpa. PTR mail.ledger.example.'],
  ],
  [
    'a PTR that does not lead back',
    { 'PTR 1.0.0.127.in-addr.arpa': ['host7.example'], 'A host7.example': ['192.0.2.7'] },
    ['✗ PTR: 127.0.0.1 is called host7.example, which does not lead back'],
  ],
])('%s', async (_, zone, said) => {
  const { code, text, lines } = await ask(zone);
  for (const each of said) expect(text).toContain(each);
  expect(lines.at(-1)).toBe('1 thing to mend.');
  expect(code).toBe(1);
});

test('SPF of ten is not too much, and what is included does not speak for all others', async () => {
  const { text, code } = await ask({ ...spf(`v=spf1 ${includes(10)} ~all`), ...targets(10) });
  expect(text).toContain('10 of 10 lookups');
  expect(code).toBe(0);
});

test('a key as the RFC writes it is the same key', async () => {
  const { code } = await ask({ 'TXT news._domainkey.ledger.example': [`p=${own.pkcs1}`] });
  expect(code).toBe(0);
});

test.each<[string, Settings, string[]]>([
  [
    'a private key that is short',
    { dkim: { domain: DOMAIN, selector: 'news', key: small.pem } },
    ['✗ DKIM: DKIM_KEY has 512 bits'],
  ],
  [
    'a private key of another kind',
    { dkim: { domain: DOMAIN, selector: 'news', key: elliptic } },
    ['✗ DKIM: DKIM_KEY is a key of the kind ed25519'],
  ],
])('%s', async (_, settings, said) => {
  const { code, text } = await ask({}, settings);
  for (const each of said) expect(text).toContain(each);
  expect(code).toBe(1);
});

test('a domain that signs and one that bounces go to do not go with from', async () => {
  const { text, code } = await ask(
    {
      'TXT news._domainkey.other.example': [`p=${own.spki}`],
      'TXT bounce.example': ['v=spf1 -all'],
      'MX bounce.example': ['10 mail.ledger.example'],
    },
    { dkim: { domain: 'other.example', selector: 'news', key: own.pem }, bounceAddress: 'b@bounce.example' },
  );
  expect(text).toContain(
    "✗ DMARC alignment: DKIM_DOMAIN other.example does not go with from, ledger.example; the envelope sender's domain bounce.example is not that of from",
  );
  expect(text).toContain('Set DKIM_DOMAIN=ledger.example');
  expect(text).toContain('1 thing to mend.');
  expect(code).toBe(1);
});

test('a name below is of the same organisation, unless DMARC is strict', async () => {
  const zone = { 'TXT news._domainkey.mail.ledger.example': [`p=${own.spki}`] };
  const dkim = { domain: 'mail.ledger.example', selector: 'news', key: own.pem };
  expect((await ask(zone, { dkim })).code).toBe(0);
  const { text, code } = await ask({ ...zone, 'TXT _dmarc.ledger.example': ['v=DMARC1; p=reject; adkim=s'] }, { dkim });
  expect(text).toContain('does not go with from, ledger.example (adkim=s)');
  expect(code).toBe(1);
});

test('the record of the organisation holds for names below it, and is said to be guessed', async () => {
  write('https://ledger.example', '{type: self, from: letters@news.ledger.example}');
  const { text, code } = await ask(
    { 'TXT news.ledger.example': ['v=spf1 mx -all'], 'MX news.ledger.example': ['10 mail.ledger.example'] },
    {},
    'news.ledger.example',
  );
  expect(text).toContain('at _dmarc.ledger.example (of ledger.example, taken for the organisation');
  expect(code).toBe(0);
});

test('TLS from the start, none, and one of another name', async () => {
  expect((await ask({}, { smtp: `smtps://mail.ledger.example:${ports.implicit}` })).text).toContain(
    'has TLS from the start',
  );
  const clear = await ask({}, { smtp: `smtp://mail.ledger.example:${ports.clear}` });
  expect(clear.text).toContain('offers no STARTTLS');
  expect(clear.lines.at(-1)).toBe('1 thing to mend.');
  const named = await ask(
    { 'A smtp.ledger.example': ['127.0.0.1'], 'PTR 1.0.0.127.in-addr.arpa': ['smtp.ledger.example'] },
    { smtp: `smtp://smtp.ledger.example:${ports.start}` },
  );
  expect(named.text).toContain('has a certificate that is not good');
  expect(named.lines.at(-1)).toBe('1 thing to mend.');
});

test('a link to leave that is too long, or not secure', async () => {
  write(
    'https://ledger.example',
    '{type: self, from: letters@ledger.example, service: "https://a-name-that-is-very-long.ledger.example"}',
  );
  const long = await ask();
  expect(long.text).toMatch(/✗ One click: daily: List-Unsubscribe has \d+ octets/);
  expect(long.code).toBe(1);
  write('http://ledger.example', '{type: self, from: letters@ledger.example}');
  const clear = await ask();
  expect(clear.text).toContain('is not https');
  expect(clear.code).toBe(1);
});

test('what cannot be seen from here is no fault', async () => {
  write('https://ledger.example', '{type: self, from: letters@elsewhere.example}');
  const { text, code } = await ask({}, { dkim: undefined, smtp: undefined });
  expect(text.match(/^\? .*?:/gm)).toEqual(['? DKIM:', '? PTR:', '? TLS:', '? One click:']);
  expect(code).toBe(0);
});
