import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings, SettingsError } from '../../../src/newsletter/settings.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-settings-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('without any setting: SQLite, mails into a folder, and a secret that is made once and is nobody else’s', () => {
  const settings = readSettings({ SMTP_URL: ' ', NEWSLETTER_RATE: '' }, root);
  expect(settings).toEqual({
    database: { kind: 'sqlite', file: join(root, '.data/newsletter.sqlite') },
    secret: expect.stringMatching(/^[\w-]{43}$/) as string,
    mailFolder: join(root, '.data/mail'),
    rate: 50,
    connections: 5,
    calm: 120,
    proxies: 0,
  });
  expect(readSettings({}, root).secret).toBe(settings.secret);
  const file = join(root, '.data/newsletter.secret');
  expect(readFileSync(file, 'utf8')).toBe(`${settings.secret}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('every setting', () => {
  writeFileSync(join(root, 'key.pem'), '-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n');
  expect(
    readSettings(
      {
        SMTP_URL: 'smtps://me:p%40ss@mail.example:465',
        DATABASE_URL: 'postgres://me@db.example/letters',
        NEWSLETTER_DATA: '/var/lib/letters/subscribers.sqlite',
        NEWSLETTER_SECRET: 'mine',
        DKIM_DOMAIN: 'ledger.example',
        DKIM_SELECTOR: 's1',
        DKIM_KEY: 'key.pem',
        NEWSLETTER_RATE: '500',
        NEWSLETTER_CONNECTIONS: '20',
        NEWSLETTER_CALM: '600',
        NEWSLETTER_PROXIES: '1',
        NEWSLETTER_BOUNCES: 'imaps://me:pass@mail.example/INBOX',
        NEWSLETTER_BOUNCE_ADDRESS: 'bounces@ledger.example',
      },
      root,
    ),
  ).toEqual({
    database: { kind: 'postgres', url: 'postgres://me@db.example/letters' },
    secret: 'mine',
    smtp: 'smtps://me:p%40ss@mail.example:465',
    mailFolder: '/var/lib/letters/mail',
    dkim: { domain: 'ledger.example', selector: 's1', key: expect.stringContaining('BEGIN PRIVATE KEY') as string },
    rate: 500,
    connections: 20,
    calm: 600,
    proxies: 1,
    bounces: 'imaps://me:pass@mail.example/INBOX',
    bounceAddress: 'bounces@ledger.example',
  });
});

test.each<[Record<string, string>, string]>([
  [
    { SMTP_URL: 'mail.example:587' },
    'SMTP_URL: write an address that begins with smtp:// or smtps:// and names a host.',
  ],
  [
    { SMTP_URL: 'https://me:hidden@mail.example' },
    'SMTP_URL: write an address that begins with smtp:// or smtps:// and names a host.',
  ],
  [
    { DATABASE_URL: 'mysql://db.example' },
    'DATABASE_URL: write an address that begins with postgres:// or postgresql:// and names a host.',
  ],
  [{ NEWSLETTER_RATE: '0' }, 'NEWSLETTER_RATE 0: write a number from 1 on.'],
  [{ NEWSLETTER_RATE: 'fast' }, 'NEWSLETTER_RATE fast: write a number from 1 on.'],
  [{ NEWSLETTER_PROXIES: '-1' }, 'NEWSLETTER_PROXIES -1: write a number from 0 on.'],
  [{ NEWSLETTER_BOUNCE_ADDRESS: 'bounces' }, 'NEWSLETTER_BOUNCE_ADDRESS: write an email address.'],
  [{ DKIM_DOMAIN: 'ledger.example' }, 'DKIM needs all three: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY.'],
])('what makes no sense is said in a line, without a password: %j', (environment, message) => {
  expect(() => readSettings({ NEWSLETTER_SECRET: 'x', ...environment }, root)).toThrow(new SettingsError(message));
});

test('a DKIM key that is none, or not there', () => {
  writeFileSync(join(root, 'public.pem'), '-----BEGIN PUBLIC KEY-----\n');
  const dkim = { NEWSLETTER_SECRET: 'x', DKIM_DOMAIN: 'ledger.example', DKIM_SELECTOR: 's1' };
  expect(() => readSettings({ ...dkim, DKIM_KEY: 'public.pem' }, root)).toThrow(
    'DKIM_KEY: public.pem is not a private key (PEM).',
  );
  expect(() => readSettings({ ...dkim, DKIM_KEY: 'none.pem' }, root)).toThrow(
    /^DKIM_KEY: the file cannot be read: ENOENT/,
  );
});

test('a file of the secret that has been emptied is not taken for one', () => {
  readSettings({}, root);
  writeFileSync(join(root, '.data/newsletter.secret'), '\n');
  expect(() => readSettings({}, root)).toThrow(SettingsError);
});
