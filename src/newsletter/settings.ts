/**
 * What the machine that runs the newsletter is told by its environment. It is read here and nowhere else; what each name
 * means is in `docs/newsletter.md`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Something in the environment that the person who runs the machine has to mend; said in one line. */
export class SettingsError extends Error {}

/** Where the subscribers are kept. */
export type Database =
  | { kind: 'sqlite'; file: string }
  /** `postgres://…` */
  | { kind: 'postgres'; url: string };

export interface NewsletterSettings {
  database: Database;
  /** Of which all keys are derived: of links, of hashed addresses, of form tokens. */
  secret: string;
  /** `smtp://…` or `smtps://…`. Without it mails are not sent but written to `mailFolder`. */
  smtp?: string;
  /** Where mails are written in trial. */
  mailFolder: string;
  dkim?: {
    domain: string;
    selector: string;
    /** The private key, PEM. */
    key: string;
  };
  /** Messages a second. */
  rate: number;
  /** Connections to the mail server at once. */
  connections: number;
  /** Sign-ups in a minute that are nothing out of the ordinary: beyond that a person has to press a button (limits.ts). */
  calm: number;
  /** How many proxies stand before the service, each of which adds to X-Forwarded-For who asked it. */
  proxies: number;
  /** The mailbox that bounces and complaints come to: `imaps://user:pass@host/INBOX`. */
  bounces?: string;
  /** The envelope sender, which is where bounces are sent. */
  bounceAddress?: string;
}

const RATE = 50;
const CONNECTIONS = 5;
const CALM = 120;

/**
 * Reads the settings; makes the secret when there is none.
 *
 * @param environment - such as `process.env`. A value that is empty is none.
 * @param root - relative paths are from here.
 * @throws SettingsError
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): NewsletterSettings {
  const get = (name: string) => environment[name]?.trim() || undefined;
  const file = resolve(root, get('NEWSLETTER_DATA') ?? '.data/newsletter.sqlite');
  const postgres = urlOf('DATABASE_URL', get('DATABASE_URL'), ['postgres', 'postgresql']);
  const smtp = urlOf('SMTP_URL', get('SMTP_URL'), ['smtp', 'smtps']);
  const bounces = urlOf('NEWSLETTER_BOUNCES', get('NEWSLETTER_BOUNCES'), ['imap', 'imaps']);
  const bounceAddress = get('NEWSLETTER_BOUNCE_ADDRESS');
  if (bounceAddress !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(bounceAddress))
    throw new SettingsError('NEWSLETTER_BOUNCE_ADDRESS: write an email address.');
  const dkim = readDkim(get('DKIM_DOMAIN'), get('DKIM_SELECTOR'), get('DKIM_KEY'), root);
  return {
    database: postgres === undefined ? { kind: 'sqlite', file } : { kind: 'postgres', url: postgres },
    secret: get('NEWSLETTER_SECRET') ?? keptSecret(join(dirname(file), 'newsletter.secret')),
    mailFolder: join(dirname(file), 'mail'),
    rate: numberOf('NEWSLETTER_RATE', get('NEWSLETTER_RATE'), 1, RATE),
    connections: numberOf('NEWSLETTER_CONNECTIONS', get('NEWSLETTER_CONNECTIONS'), 1, CONNECTIONS),
    calm: numberOf('NEWSLETTER_CALM', get('NEWSLETTER_CALM'), 1, CALM),
    proxies: numberOf('NEWSLETTER_PROXIES', get('NEWSLETTER_PROXIES'), 0, 0),
    ...(smtp !== undefined && { smtp }),
    ...(dkim && { dkim }),
    ...(bounces !== undefined && { bounces }),
    ...(bounceAddress !== undefined && { bounceAddress }),
  };
}

/** It may hold a password, so that it is never a part of what is said of it. */
function urlOf(name: string, value: string | undefined, schemes: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (!url || !schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '')
    throw new SettingsError(
      `${name}: write an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')} and names a host.`,
    );
  return value;
}

function numberOf(name: string, value: string | undefined, least: number, absent: number): number {
  if (value === undefined) return absent;
  if (!/^\d{1,6}$/.test(value) || Number(value) < least)
    throw new SettingsError(`${name} ${value}: write a number from ${least} on.`);
  return Number(value);
}

function readDkim(
  domain: string | undefined,
  selector: string | undefined,
  file: string | undefined,
  root: string,
): NewsletterSettings['dkim'] {
  if (domain === undefined && selector === undefined && file === undefined) return undefined;
  if (domain === undefined || selector === undefined || file === undefined)
    throw new SettingsError('DKIM needs all three: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY.');
  let key;
  try {
    key = readFileSync(resolve(root, file), 'utf8');
  } catch (error) {
    throw new SettingsError(`DKIM_KEY: the file cannot be read: ${(error as Error).message}`);
  }
  if (!key.includes('PRIVATE KEY-----')) throw new SettingsError(`DKIM_KEY: ${file} is not a private key (PEM).`);
  return { domain, selector, key };
}

/** The secret of a machine that was given none, made by whoever needs it first. */
function keptSecret(file: string): string {
  if (!existsSync(file)) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
      // Whole or not at all, and never over another one.
      try {
        linkSync(draft, file);
      } finally {
        rmSync(draft);
      }
    } catch (error) {
      // Another process was quicker; its secret is the one.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new SettingsError(`There is no NEWSLETTER_SECRET, and none can be kept: ${(error as Error).message}`);
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new SettingsError(
      `${file} holds no secret. Give the one that it held, or delete the file: links in mails that were sent then lead nowhere.`,
    );
  return secret;
}
