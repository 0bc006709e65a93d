/**
 * What answers below `/newsletter/`: a web-standard handler, `Request` to `Response`. It knows nothing of the server that
 * runs it, nor of how pages are drawn.
 *
 * Rules: RFC 8058 (one-click unsubscribe), RFC 9110 (methods and statuses), Fetch Metadata (where a form comes from).
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { wordsOf } from '../../newsroom/words.ts';
import { normalEmail } from '../store/email-address.ts';
import { StoreError } from '../store/store-error.ts';
import type { NewsletterStore } from '../store/store.ts';
import type { Person } from '../store/subscribers.ts';
import { createFormTokens } from './form-token.ts';
import { createGauge } from './gauge.ts';
import type { LetterPage } from './letter-page.ts';
import { COOLDOWN, HOUR, MINUTE, type Limits, type Pressure } from './limits.ts';
import { PATHS, type Links, type Ticket } from './links.ts';
import { createWho, type Log } from './log.ts';
import { networkOf } from './network.ts';
import { createProofOfWork } from './proof-of-work.ts';

/** A newsletter that this service takes people in for. */
export interface ServedNewsletter {
  id: string;
  name: string;
  schedule: string;
  /** What its button says, when that is not the usual. */
  button?: string;
}

/** What the service needs of the site that it is a part of. It may change while the service runs. */
export interface ServedSite {
  /** Where the site is published: `https://harborledger.example`. */
  url: string;
  /** BCP 47. */
  language: string;
  /** Sorted by id. */
  newsletters: readonly ServedNewsletter[];
  /** Of every answer of the site. */
  headers: Readonly<Record<string, string>>;
  draw(page: LetterPage): Promise<string>;
}

export interface ServiceOptions {
  store: NewsletterStore;
  links: Links;
  secret: string;
  site(): Promise<ServedSite>;
  limits: Limits;
  /** How many proxies stand before the service. */
  proxies: number;
  now(): number;
  log: Log;
  /** Called when a mail may be waiting. */
  wake(): void;
}

/** What the server knows of a request besides what it says. */
export interface Asker {
  /** The address that the connection comes from. */
  peer?: string;
}

export type Service = (request: Request, asker: Asker) => Response | Promise<Response>;

/** An address has at most 254 bytes, a token and a solution some hundreds. */
const LARGEST_BODY = 16 * 1024;
/** How long to wait, told to those who cannot be served (s). */
const PATIENCE = 60;
/** Longer than any address that we answer: what is kept of a page that someone came from. */
const LONGEST_PAGE = 300;

type Env = { Bindings: Asker };
type Here = Context<Env>;
type Status = 200 | 400 | 404 | 405 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

/** Makes the service. */
export function createService(options: ServiceOptions): Service {
  const { store, links, limits, log } = options;
  const tokens = createFormTokens(options.secret);
  const work = createProofOfWork(options.secret);
  const who = createWho(options.secret);
  const minute = createGauge(MINUTE);
  const tenMinutes = createGauge(10 * MINUTE);
  const app = new Hono<Env>({ strict: true });

  /** A page of ours. What is one person's, and what changes with the next click, is kept nowhere. */
  async function answer(
    page: LetterPage,
    status: Status = 200,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const site = await options.site();
    return new Response(await site.draw(page), {
      status,
      headers: { ...pageHeaders(site), 'Content-Type': 'text/html; charset=utf-8', ...headers },
    });
  }

  async function lead(to: string): Promise<Response> {
    return new Response(null, { status: 303, headers: { ...pageHeaders(await options.site()), Location: to } });
  }

  const wait = () => answer({ kind: 'wait' }, 429, { 'Retry-After': String(PATIENCE) });
  const noLink = () => answer({ kind: 'no-link' }, 404);

  app.onError(async (error, here) => {
    const broken = error instanceof StoreError;
    log({
      event: broken ? 'store-failed' : 'failed',
      path: kindOfPath(here.req.path),
      error: broken ? error.message : (error.stack ?? error.message),
    });
    try {
      return await answer({ kind: 'trouble' }, broken ? 503 : 500, broken ? { 'Retry-After': String(PATIENCE) } : {});
    } catch {
      // What drew no page before will draw none for this; it has been told above.
      return new Response('This does not work just now. Please try again in a few minutes.\n', {
        status: 503,
        headers: {
          'Content-Type': 'text/plain; charset=utf-8',
          'Cache-Control': 'no-store',
          'Retry-After': String(PATIENCE),
        },
      });
    }
  });
  app.notFound(noLink);
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: () => answer({ kind: 'refused' }, 413) }));

  app.get(PATHS.health, async (here) => {
    const site = await options.site();
    await store.counts();
    return here.json({ status: 'ok', newsletters: site.newsletters.map(({ id }) => id) }, 200, {
      'Cache-Control': 'no-store',
    });
  });

  app.get(PATHS.subscribe, async () => lead(`${(await options.site()).url}/newsletters/`));
  let underWay = 0;
  app.post(PATHS.subscribe, async (here) => {
    if (underWay >= limits.atOnce) {
      log({ event: 'too-many', of: 'at-once' });
      return wait();
    }
    underWay += 1;
    try {
      return await subscribe(here);
    } finally {
      underWay -= 1;
    }
  });

  async function subscribe(here: Here): Promise<Response> {
    const form = await readForm(here.req.raw);
    if (!form) return answer({ kind: 'refused' }, 415);
    const site = await options.site();
    const newsletters = [...new Set(form.getAll('newsletter').map(String))].sort();
    const offers = site.newsletters.filter(({ id }) => newsletters.includes(id));
    if (newsletters.length === 0 || offers.length !== newsletters.length) return answer({ kind: 'refused' }, 400);

    const now = options.now();
    const written = textOf(form, 'email').slice(0, 500);
    const token = tokens.read(textOf(form, 'token'), now);
    const cameFrom = token?.page ?? pageOf(here, site, links);
    const network = networkOf(here.env.peer, here.req.header('X-Forwarded-For'), options.proxies);
    const pressure = pressureOf(network, now);
    const ask = async (reason: 'press' | 'email' | 'again') => {
      const next = tokens.issue(cameFrom, now);
      const { nonce } = tokens.read(next, now)!;
      const challenge = pressure.kind === 'work' ? { work: await work.challenge(nonce) } : {};
      return answer(
        { kind: 'form', newsletters, reason, email: written, token: next, ...challenge },
        reason === 'email' ? 422 : 200,
      );
    };

    const email = normalEmail(written);
    if (email === undefined) return ask('email');
    const trapped = textOf(form, 'website') !== '';
    if (!token) {
      // A form on a page of ours cannot expire, and so holds nothing that shows where it comes from; the browser says it.
      const direct = pressure.kind === 'calm' && !trapped && isOwn(here, site, links);
      if (!direct) return ask(form.has('token') ? 'again' : 'press');
    } else {
      // Whoever fills in what nobody sees is a machine, which learns nothing from it; a person's browser that did so on
      // the first form has had this second one, in which the field was empty.
      if (trapped) return asked(newsletters);
      const proven = pressure.kind === 'work' && (await work.solves(token.nonce, textOf(form, 'work')));
      if (pressure.kind === 'work' && !proven && pressure.unproven(now)) return wait();
      if (!(await store.spend(token.nonce, token.expires))) {
        // Sent twice: by a double click, which is nothing new, or after going back to mend the address.
        const before = await store.spend(`${token.nonce} ${who(email)}`, token.expires);
        return before ? ask('again') : asked(newsletters);
      }
      await store.spend(`${token.nonce} ${who(email)}`, token.expires);
    }

    // From here on all is the same for every address, known or not: two counts, and one statement in which the store
    // decides about mail.
    // One after the other: what a network is refused must not use up what all have.
    const ofNetwork = await store.allow(`network ${who(network)}`, limits.networkHourly, HOUR, now);
    if (!ofNetwork || !(await store.allow('all', limits.hourly, HOUR, now))) {
      log({ event: 'too-many', of: ofNetwork ? 'all' : 'network', network: who(network) });
      return wait();
    }
    await store.ask({
      email,
      newsletters,
      consent: { at: now, page: cameFrom, text: agreed(offers, site.language) },
      now,
      cooldown: COOLDOWN,
    });
    log({ event: 'asked', newsletters, who: who(email), network: who(network) });
    options.wake();
    return asked(newsletters);
  }

  const asked = (newsletters: readonly string[]) =>
    lead(`${PATHS.asked}?${new URLSearchParams(newsletters.map((id) => ['newsletter', id])).toString()}`);

  app.get(PATHS.asked, async (here) => {
    const known = await served(here.req.queries('newsletter') ?? []);
    return answer({ kind: 'asked', newsletters: known });
  });

  /** How a sign-up has to come just now; counts it. */
  function pressureOf(network: string, now: number): { kind: Pressure; unproven(now: number): boolean } {
    const [all, one] = [minute.count('all', now), tenMinutes.count(network, now)];
    const kind =
      all > limits.pressed || one > limits.network.pressed
        ? 'work'
        : all > limits.calm || one > limits.network.calm
          ? 'button'
          : 'calm';
    return {
      kind,
      unproven: (at) =>
        minute.count('unproven', at) > limits.unproven ||
        tenMinutes.count(`unproven ${network}`, at) > limits.network.unproven,
    };
  }

  app.get(`${PATHS.confirm}:token`, async (here) => {
    const ticket = links.readConfirm(here.req.param('token'), options.now());
    const person = ticket && (await store.find(ticket.person));
    if (!person) return noLink();
    if (isActive(person, ticket.newsletters)) return confirmed(person, ticket);
    if (ticket.expired) return answer({ kind: 'old-link', newsletters: ticket.newsletters }, 410);
    // Programs follow links in mails; only a person presses a button.
    return answer({ kind: 'confirm', newsletters: ticket.newsletters });
  });
  app.post(`${PATHS.confirm}:token`, async (here) => {
    const now = options.now();
    const ticket = links.readConfirm(here.req.param('token'), now);
    if (!ticket) return noLink();
    if (ticket.expired) return lead(here.req.path);
    const person = await store.confirm(ticket.person, ticket.newsletters, now);
    if (!person) return noLink();
    log({ event: 'confirmed', newsletters: ticket.newsletters, who: who(person.email) });
    return lead(here.req.path);
  });
  const confirmed = (person: Person, { newsletters }: Ticket) =>
    answer({ kind: 'confirmed', newsletters, preferences: links.preferences(person.id, options.now()) });

  app.get(`${PATHS.preferences}:token`, async (here) => {
    const ticket = links.readPreferences(here.req.param('token'), options.now());
    const person = ticket && (await store.find(ticket.person));
    if (!person) return noLink();
    const { newsletters } = await options.site();
    const all = newsletters.map(({ id }) => id);
    if (ticket.expired) return answer({ kind: 'old-link', newsletters: all }, 410);
    return answer({
      kind: 'preferences',
      newsletters: all,
      chosen: activeOf(person).filter((id) => all.includes(id)),
      saved: here.req.query('saved') !== undefined,
    });
  });
  app.post(`${PATHS.preferences}:token`, async (here) => {
    const now = options.now();
    const ticket = links.readPreferences(here.req.param('token'), now);
    if (!ticket) return noLink();
    if (ticket.expired) return lead(here.req.path);
    const form = await readForm(here.req.raw);
    if (!form) return answer({ kind: 'refused' }, 415);
    const site = await options.site();
    const none = form.has('none');
    const wanted = none ? [] : await served(form.getAll('newsletter').map(String));
    const consent = {
      at: now,
      page: new URL(PATHS.preferences, links.leave('')).href,
      text: agreed(
        site.newsletters.filter(({ id }) => wanted.includes(id)),
        site.language,
      ),
    };
    const person = none
      ? await store.leaveAll(ticket.person, now)
      : await store.choose(ticket.person, wanted, consent, now);
    if (!person) return noLink();
    log({ event: 'chose', newsletters: wanted, who: who(person.email) });
    return lead(`${here.req.path}?saved`);
  });

  app.get(`${PATHS.leave}:key`, async (here) => {
    const found = await store.findByKey(here.req.param('key'));
    if (!found) return noLink();
    const { standing } = found.person.subscriptions.find(({ newsletter }) => newsletter === found.newsletter)!;
    return answer({ kind: standing === 'left' ? 'left' : 'leave', newsletters: [found.newsletter] });
  });
  app.post(`${PATHS.leave}:key`, async (here) => {
    // Whatever the body says, or does not say: nobody posts to this address but to leave.
    const found = await store.leave(here.req.param('key'), options.now());
    if (!found) return noLink();
    log({ event: 'left', newsletters: [found.newsletter], who: who(found.person.email) });
    const form = await readForm(here.req.raw);
    // A mail program wants no page, and must not be led anywhere (RFC 8058, 3.1).
    if (form?.get('List-Unsubscribe') === 'One-Click')
      return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
    return lead(here.req.path);
  });

  for (const [path, methods] of [
    [PATHS.health, 'GET, HEAD'],
    [PATHS.subscribe, 'GET, HEAD, POST'],
    [PATHS.asked, 'GET, HEAD'],
    [`${PATHS.confirm}:token`, 'GET, HEAD, POST'],
    [`${PATHS.preferences}:token`, 'GET, HEAD, POST'],
    [`${PATHS.leave}:key`, 'GET, HEAD, POST'],
  ] as const)
    app.all(path, () => answer({ kind: 'refused' }, 405, { Allow: methods }));

  /** Of these ids those of newsletters that are served, sorted, each once. */
  async function served(ids: readonly string[]): Promise<string[]> {
    const { newsletters } = await options.site();
    return newsletters.map(({ id }) => id).filter((id) => ids.includes(id));
  }

  return (request, asker) => app.fetch(request, asker);
}

/** As the site's, but that nobody is told of these addresses, and no page is kept. */
const pageHeaders = (site: ServedSite): Record<string, string> => ({
  ...site.headers,
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
});

/** A form's fields; undefined when the body is none. */
async function readForm(request: Request): Promise<FormData | undefined> {
  const type = request.headers.get('Content-Type')?.split(';', 1)[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') return undefined;
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Whether the browser says that the form was on a page of the site, or of the service. */
function isOwn(here: Here, site: ServedSite, links: Links): boolean {
  if (here.req.header('Sec-Fetch-Site') === 'same-origin') return true;
  const origin = here.req.header('Origin');
  return origin !== undefined && ownOrigins(site, links).includes(origin);
}

/** The page of ours that the form was on, as far as the browser says it. */
function pageOf(here: Here, site: ServedSite, links: Links): string {
  const referrer = URL.parse(here.req.header('Referer') ?? '');
  const own =
    referrer &&
    (ownOrigins(site, links).includes(referrer.origin) || here.req.header('Sec-Fetch-Site') === 'same-origin');
  return (own ? referrer.origin + referrer.pathname : site.url).slice(0, LONGEST_PAGE);
}

const ownOrigins = (site: ServedSite, links: Links): string[] => [
  new URL(site.url).origin,
  new URL(links.leave('')).origin,
];

/** What stood beside the button. */
function agreed(offers: readonly ServedNewsletter[], language: string): string {
  const words = wordsOf(language);
  const said = offers.map(({ name, schedule, button }) => `${name} (${schedule}): ${button ?? words.signUp}.`);
  return `${said.join(' ')} ${words.leave} ${words.privacy}.`;
}

const activeOf = ({ subscriptions }: Person): string[] =>
  subscriptions.filter(({ standing }) => standing === 'active').map(({ newsletter }) => newsletter);

const isActive = (person: Person, newsletters: readonly string[]): boolean => {
  const active = activeOf(person);
  return newsletters.length > 0 && newsletters.every((id) => active.includes(id));
};

/** Tokens and keys stand in addresses, and must not stand in a log. */
const kindOfPath = (path: string): string => /^\/newsletter\/[a-z]*/.exec(path)?.[0] ?? '/';
