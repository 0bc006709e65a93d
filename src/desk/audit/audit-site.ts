/** Reads a printed site as a stranger: only what is there, in the formats in which it is there, one file at a time. */
import { BuiltSite, pathOfFile } from './built-site.ts';
import { checkMoments, saidMoment } from './check-moments.ts';
import type { Claim } from './claim.ts';
import { compare } from './compare.ts';
import { Findings } from './finding.ts';
import { auditPage } from './page-audit.ts';
import { readFeed, type ReadFeed } from './read-feed.ts';
import { isA, textsIn, type Thing } from './read-json-ld.ts';
import { isNinjs, readNinjs } from './read-ninjs.ts';
import { readPage, type PageRecord, type ReadPage } from './read-page.ts';
import { readRobots, type Robots } from './read-robots.ts';
import { readSitemap } from './read-sitemap.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import {
  contradictions,
  isRsl,
  stanceOfMeta,
  stancesOfHeaders,
  stancesOfRobots,
  stancesOfRsl,
  stancesOfTdmRep,
  stancesOfTrust,
  type Stance,
} from './stances.ts';
import { trustReport, type TrustLine, type TrustSigns } from './trust-report.ts';

export interface AuditOptions {
  /** The folder of the site (absolute). */
  root: string;
  /** Where it is published; the front page says it when this is left out. */
  url?: string;
  /** By which the news sitemap's two days are counted (ms); its newest story when left out. */
  now?: number;
  /** The present (ms): no time that is told to machines may be later. Not looked at when left out. */
  present?: number;
  onProgress?: (done: number, total: number) => void;
}

export interface Audit {
  findings: Findings;
  /** How much of what was there: pages, stories, RSS, entries and so on. */
  counts: Record<string, number>;
  trust: TrustLine[];
}

/** The folder is no printed site, or does not say where it is published; told in a line. */
export class NoSiteError extends Error {}

const LARGEST_FEED = 250_000;
const MOST_NEWS = 1_000;
const MOST_ADDRESSES = 50_000;
const LARGEST_SITEMAP = 50_000_000;
const TWO_DAYS = 48 * 3_600_000;
/** Files with addresses or policies in them, beside pages, XML and JSON. */
const PLAIN_FILE =
  /^(?:robots|llms|llms-full|humans|ads|trust|security|\.well-known\/(?:security|trust))\.txt$|^\.well-known\/tdmrep\.json$|^_headers$/;
/** Scripts and styles, and what others have put there. */
const PASSED_OVER = /^_astro\//;
/** What has to be there so that something can be compared with it. */
const FORMATS = [
  'RSS',
  'Atom',
  'JSON Feed',
  'sitemaps',
  'news sitemaps',
  'ninjs',
  'pages with structured data',
  'pages with a card',
  'robots.txt',
  'tdmrep.json',
  'RSL',
];

/** @throws NoSiteError */
export function auditSite({ root, url, now, present, onProgress }: AuditOptions): Audit {
  const site = new BuiltSite(root);
  if (present !== undefined) site.present = present;
  return new SiteAudit(site, now, onProgress).run(url);
}

class SiteAudit {
  readonly #site: BuiltSite;
  readonly #now: number | undefined;
  readonly #onProgress: AuditOptions['onProgress'];
  readonly #findings = new Findings();
  readonly #counts: Record<string, number> = {};
  readonly #pages = new Map<string, PageRecord>();
  /** Where each page leads, by its number among the pages. */
  readonly #numbers = new Map<string, number>();
  readonly #leadsTo = new Map<string, Uint32Array>();
  /** Addresses with a fragment, as `/path/#id`, and the first file that has each. */
  readonly #fragments = new Map<string, string>();
  readonly #stances: Stance[] = [];
  readonly #inSitemaps = new Set<string>();
  readonly #announcedSitemaps = new Set<string>();
  /** Files other than pages to which something leads. */
  readonly #announced = new Set<string>();
  readonly #feeds: { kind: string; file: string }[] = [];
  readonly #signs: TrustSigns = {
    stories: 0,
    with: { byline: 0, label: 0, dateline: 0, method: 0, sources: 0, corrections: 0, picture: 0 },
    profiles: 0,
    pages: [],
    policies: new Map(),
  };
  #publisher = '';
  #robots: Robots | undefined;
  #frontLinks: { path: string; words: string }[] = [];

  constructor(site: BuiltSite, now: number | undefined, onProgress: AuditOptions['onProgress']) {
    this.#site = site;
    this.#now = now;
    this.#onProgress = onProgress;
  }

  run(url: string | undefined): Audit {
    const site = this.#site;
    if (!site.has('index.html')) throw new NoSiteError('There is no front page (index.html) in it.');
    const front = readPage(site.read('index.html'), 'index.html', '/');
    const origin = url ?? URL.parse(front.record.canonical ?? '')?.origin;
    if (origin === undefined)
      throw new NoSiteError(
        'Its front page does not say where it is published. Say it with --url https://example.org.',
      );
    site.origin = origin;
    this.#publisher = front.meta.get('og:site_name')?.[0] ?? front.record.title;
    this.#frontLinks = front.anchors.flatMap(({ href, text }) => {
      const place = site.pathOf(href);
      return place && place.path !== '/' ? [{ path: place.path, words: text }] : [];
    });

    if (site.has('robots.txt')) this.#robots = readRobots(site.read('robots.txt'));
    const pages = site.files.filter((file) => file.endsWith('.html'));
    const others = site.files.filter(
      (file) => PLAIN_FILE.test(file) || (/\.(?:xml|json|rss|atom|webmanifest)$/.test(file) && !PASSED_OVER.test(file)),
    );
    const total = pages.length + others.length;
    let done = 0;
    for (const file of pages) {
      this.#takePage(file);
      this.#onProgress?.(++done, total);
    }
    for (const file of others) {
      this.#takeFile(file);
      this.#onProgress?.(++done, total);
    }
    this.#checkFragments();
    this.#checkSitemapsWhole();
    this.#checkReach();
    for (const { kind, file } of this.#feeds)
      if (!this.#announced.has(file))
        this.#findings.add('information', 'feed-unannounced', file, `Nothing leads to this feed (${kind}).`);
    for (const [one, other] of contradictions(this.#stances))
      this.#findings.add(
        'contradiction',
        'policy-differs',
        other.file,
        `On ${other.use}: ${one.file} ${one.words}, ${other.file} ${other.words}.`,
      );
    for (const format of FORMATS)
      if (!this.#counts[format]) this.#findings.add('information', 'format-absent', '', `Not on this site: ${format}.`);
    return { findings: this.#findings, counts: this.#counts, trust: trustReport(this.#signs) };
  }

  #count(what: string, more = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + more;
  }

  #takePage(file: string): void {
    const html = this.#site.read(file);
    const page = readPage(html, file, pathOfFile(file));
    const { record } = page;
    this.#pages.set(record.path, record);
    this.#count('pages');
    const things = auditPage(this.#site, this.#findings, page, html, this.#publisher);
    if (page.jsonLd.length > 0) this.#count('pages with structured data');
    if (page.meta.has('og:title') || page.meta.has('og:image')) this.#count('pages with a card');
    const reservation = page.meta.get('tdm-reservation')?.[0];
    if (reservation !== undefined) this.#stances.push(stanceOfMeta(reservation, file));
    for (const { rel, href } of page.links) {
      if (rel.includes('preconnect') || rel.includes('dns-prefetch')) continue;
      page.loads.push(href);
    }
    for (const address of page.loads) this.#lookUp(address, file, record.path);
    const links = new Set<number>();
    for (const { href } of page.anchors) {
      this.#lookUp(href, file, record.path);
      const place = this.#site.pathOf(href, record.path);
      if (place && this.#site.fileAt(place.path)?.endsWith('.html')) links.add(this.#numberOf(place.path));
    }
    if (record.movedTo !== undefined) {
      this.#count('old addresses');
      this.#lookUp(record.movedTo, file, record.path);
      const place = this.#site.pathOf(record.movedTo, record.path);
      if (place) links.add(this.#numberOf(place.path));
    }
    this.#leadsTo.set(record.path, Uint32Array.from(links));
    if (record.story) this.#takeStory(page, record);
    this.#takeSigns(page, things);
  }

  #numberOf(path: string): number {
    // A page is the same with and without its last slash.
    const file = this.#site.fileAt(path);
    const own = file === undefined ? path : pathOfFile(file);
    let number = this.#numbers.get(own);
    if (number === undefined) this.#numbers.set(own, (number = this.#numbers.size));
    return number;
  }

  /** An address that is of this site must be there. */
  #lookUp(address: string, file: string, base = '/'): void {
    const place = this.#site.pathOf(address, base);
    if (!place) return;
    const target = this.#site.fileAt(place.path);
    if (target === undefined) {
      this.#findings.add('contradiction', 'address-dead', file, `It leads to ${place.path}, which is not there.`);
      return;
    }
    if (!target.endsWith('.html') && target !== file) this.#announced.add(target);
    if (place.fragment === '' || place.fragment.startsWith(':~:') || !target.endsWith('.html')) return;
    const key = `${pathOfFile(target)}#${place.fragment}`;
    if (!this.#fragments.has(key)) this.#fragments.set(key, file);
  }

  #checkFragments(): void {
    for (const [key, file] of this.#fragments) {
      const at = key.indexOf('#');
      const [path, id] = [key.slice(0, at), key.slice(at + 1)];
      if (`\n${this.#pages.get(path)?.ids ?? ''}\n`.includes(`\n${id}\n`)) continue;
      this.#findings.add('contradiction', 'fragment-dead', file, `It leads to ${key}; that page has no such place.`);
    }
  }

  #takeStory({ storyAnchors, classes }: ReadPage, { story, path }: PageRecord): void {
    const { with: have } = this.#signs;
    this.#count('stories');
    this.#signs.stories += 1;
    const says = (sign: keyof typeof have, yes: boolean) => (have[sign] += yes ? 1 : 0);
    says('byline', story!.authors.length > 0);
    says('label', classes.has('form'));
    says('dateline', classes.has('dateline'));
    says('method', classes.has('method'));
    says('corrections', storyAnchors.includes('#corrections'));
    says('picture', story!.photos.length > 0);
    const outside = storyAnchors.some((href) => /^https?:/.test(href) && !this.#site.pathOf(href, path));
    says('sources', outside);
  }

  #takeSigns(page: ReadPage, things: readonly Thing[]): void {
    const { path } = page.record;
    for (const thing of things.filter((each) => isA(each, 'Organization')))
      for (const [name, value] of Object.entries(thing)) {
        const address = typeof value === 'string' ? value : (value as { url?: unknown } | null)?.url;
        const place = typeof address === 'string' ? this.#site.pathOf(address) : undefined;
        if (place && /Polic|Principles|FundingInfo|masthead|Report|contactPoint/.test(name))
          this.#signs.policies.set(name, { file: page.record.file, path: place.path });
      }
    if (/^\/authors\/[^/]+\/$/.test(path) && page.classes.has('text')) this.#signs.profiles += 1;
    const link = this.#frontLinks.find((each) => each.path === path);
    if (link && !page.record.story)
      this.#signs.pages.push({
        ...link,
        mail: page.anchors.some(({ href }) => href.startsWith('mailto:')),
      });
  }

  #takeFile(file: string): void {
    const text = this.#site.read(file);
    if (file === 'robots.txt') this.#takeRobots(this.#robots!, file);
    else if (/(?:^|\/)tdmrep\.json$/.test(file)) {
      this.#count('tdmrep.json');
      this.#try(file, () => this.#stances.push(...stancesOfTdmRep(text, file)));
    } else if (/(?:^|\/)trust\.txt$/.test(file)) this.#stances.push(...stancesOfTrust(text, file));
    else if (file === '_headers') this.#stances.push(...stancesOfHeaders(text, file));
    else if (/\.(?:json|webmanifest)$/.test(file)) return this.#takeJson(text, file);
    else if (!file.endsWith('.txt')) return this.#takeXml(text, file);
    for (const address of this.#site.addressesIn(text)) if (!address.includes('*')) this.#lookUp(address, file);
  }

  /** What cannot be read is a finding. */
  #try(file: string, work: () => unknown): void {
    try {
      work();
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      this.#findings.add('contradiction', 'file-broken', file, `It cannot be read: ${reason}`);
    }
  }

  #takeRobots(robots: Robots, file: string): void {
    this.#count('robots.txt');
    this.#stances.push(...stancesOfRobots(robots, file));
    for (const address of robots.sitemaps) {
      const place = this.#site.pathOf(address);
      if (place) this.#announcedSitemaps.add(place.path);
      else
        this.#findings.add(
          'contradiction',
          'sitemap-elsewhere',
          file,
          `The sitemap ${address} is not of this site (${this.#site.origin}).`,
        );
    }
  }

  #takeJson(text: string, file: string): void {
    this.#try(file, () => {
      const value: unknown = JSON.parse(text);
      if (isNinjs(value)) this.#takeNinjs(value, file);
      else if (/^https:\/\/jsonfeed\.org\/version\//.test(String((value as { version?: unknown } | null)?.version)))
        this.#takeFeed('JSON Feed', text, file);
      for (const each of textsIn(value))
        for (const address of this.#site.addressesIn(each)) this.#lookUp(address, file);
    });
  }

  #takeXml(text: string, file: string): void {
    this.#try(file, () => {
      const addresses = new Set<string>();
      const root = readXml(text, (each) => this.#site.addressesIn(each).forEach((address) => addresses.add(address)));
      if (root.name === 'rss') this.#takeFeed('RSS', text, file);
      else if (root.name === 'feed') this.#takeFeed('Atom', text, file);
      else if (root.name === 'urlset' || root.name === 'sitemapindex') this.#takeSitemap(root, file);
      else if (isRsl(root)) {
        this.#count('RSL');
        this.#stances.push(...stancesOfRsl(root, file));
      }
      for (const address of addresses) this.#lookUp(address, file);
    });
  }

  #takeFeed(kind: ReadFeed['kind'], text: string, file: string): void {
    this.#count(kind);
    this.#checkFeedSize(file);
    const { entries } = readFeed(kind, text, file);
    this.#count('entries of feeds', entries.length);
    for (const { link, claim } of entries) {
      this.#checkClaim(file, link, claim);
      const place = this.#site.pathOf(link);
      // What leads to a part of a page speaks of that part: a post, a correction.
      const page = place?.fragment === '' ? this.#pages.get(place.path) : undefined;
      if (page?.story)
        compare(this.#site, this.#findings, { path: page.path, story: page.story }, claim, this.#publisher);
    }
    this.#feeds.push({ kind, file });
  }

  #checkClaim(file: string, of: string, { published, modified }: Claim): void {
    checkMoments(this.#site, this.#findings, file, of, {
      ...(published !== undefined && { published: { moment: published } }),
      later: { modified: modified === undefined ? undefined : { moment: modified } },
    });
  }

  #checkFeedSize(file: string): void {
    const size = this.#site.sizeOf(file);
    if (size > LARGEST_FEED)
      this.#findings.add('contradiction', 'feed-large', file, `It has ${size} bytes; a feed may have ${LARGEST_FEED}.`);
  }

  #takeNinjs(value: Record<string, unknown>, file: string): void {
    this.#count('ninjs');
    const items = readNinjs(value, file);
    if (items.length !== 1 || value['type'] === 'composite') this.#checkFeedSize(file);
    for (const indicator of (value['trustIndicators'] as { role?: string; href?: string }[] | undefined) ?? []) {
      const place = this.#site.pathOf(indicator.href ?? '');
      const name = indicator.role?.split('/').at(-1);
      if (place && name && !this.#signs.policies.has(name))
        this.#signs.policies.set(name, { file: 'the ninjs of stories', path: place.path });
    }
    for (const { address, claim, embargoedUntil, pubStatus } of items) {
      this.#checkClaim(file, address, claim);
      const page = this.#pages.get(this.#site.pathOf(address)?.path ?? '');
      const say = (rule: string, message: string) => this.#findings.add('contradiction', rule, file, message);
      if (embargoedUntil !== undefined)
        say('embargo-public', `${address}: it is public, and says that it is embargoed until ${embargoedUntil}.`);
      if (pubStatus !== undefined && pubStatus !== 'usable')
        say('embargo-public', `${address}: it is public, and says that it is ${pubStatus}.`);
      if (!page?.story)
        say('story-missing', `It tells of ${address || 'a story without an address'}, which is no story of this site.`);
      else compare(this.#site, this.#findings, { path: page.path, story: page.story }, claim, this.#publisher);
    }
  }

  #takeSitemap(root: XmlElement, file: string): void {
    const entries = readSitemap(root);
    const say = (rule: string, message: string) => this.#findings.add('contradiction', rule, file, message);
    this.#count('sitemaps');
    if (entries.length > MOST_ADDRESSES)
      say('sitemap-large', `It has ${entries.length} addresses; ${MOST_ADDRESSES} are allowed.`);
    if (this.#site.sizeOf(file) > LARGEST_SITEMAP) say('sitemap-large', `It has more than ${LARGEST_SITEMAP} bytes.`);
    if (root.name === 'sitemapindex') {
      for (const { address } of entries) {
        const place = this.#site.pathOf(address);
        if (place) this.#announcedSitemaps.add(place.path);
      }
      return;
    }
    this.#count('addresses in sitemaps', entries.length);
    const news = entries.filter((entry) => entry.news);
    if (news.length > 0 || /news/.test(file)) this.#count('news sitemaps');
    if (news.length > MOST_NEWS) say('news-sitemap-large', `It has ${news.length} stories; ${MOST_NEWS} are allowed.`);
    const latest = this.#now ?? news.reduce((newest, entry) => Math.max(newest, entry.news!.published ?? 0), 0);
    for (const entry of entries) {
      const place = this.#site.pathOf(entry.address);
      if (!place) {
        say(
          'address-elsewhere',
          `${entry.address || 'An entry without loc'} is no address of this site (${this.#site.origin}).`,
        );
        continue;
      }
      const { path } = place;
      this.#inSitemaps.add(path);
      const page = this.#pages.get(path);
      if (page?.noindex) say('noindex-listed', `${path} asks search engines to pass it over (noindex), and is listed.`);
      if (page?.movedTo !== undefined) say('moved-listed', `${path} has moved to ${page.movedTo}, and is listed.`);
      for (const agent of ['*', 'Googlebot', 'Googlebot-News', 'Bingbot'])
        if (
          this.#robots &&
          (agent === '*' || this.#robots.names(agent)) &&
          !this.#robots.allows(agent, encodeURI(path))
        )
          say(
            'robots-forbids',
            `${path} is listed, and robots.txt keeps ${agent === '*' ? 'crawlers' : agent} from it.`,
          );
      const firstPublished = entry.news?.published;
      checkMoments(this.#site, this.#findings, file, path, {
        ...(firstPublished !== undefined && { published: { moment: firstPublished } }),
        later: { lastmod: saidMoment(entry.lastmod) },
      });
      if (entry.lastmod !== undefined) this.#checkLastmod(file, path, entry.lastmod, page);
      if (!page?.story) continue;
      const images = entry.images.map((address) => ({ address }));
      const shown = { path, story: page.story };
      compare(this.#site, this.#findings, shown, { file, place: file, images }, this.#publisher);
      if (!entry.news) continue;
      const { title, published } = entry.news;
      compare(this.#site, this.#findings, shown, { file, place: file, headline: title, published }, this.#publisher);
      if (published === undefined) say('published-differs', `${path}: ${file} says no time of publication.`);
      else if (latest - published > TWO_DAYS) say('news-sitemap-old', `${path} is more than 48 hours old.`);
    }
  }

  #checkLastmod(file: string, path: string, lastmod: string, page: PageRecord | undefined): void {
    const moment = Date.parse(lastmod);
    if (Number.isNaN(moment)) {
      this.#findings.add('contradiction', 'lastmod-wrong', file, `${path}: “${lastmod}” is no time.`);
      return;
    }
    // A day has no hours: it may be the whole of it.
    const until = lastmod.length === 10 ? moment + 24 * 3_600_000 : moment + 60_000;
    const since = page?.story?.updated ?? page?.story?.published;
    if (since !== undefined && until < since)
      this.#findings.add(
        'contradiction',
        'lastmod-wrong',
        file,
        `${path}: the page has a time of ${new Date(since).toISOString()}, ${file} says that it was last changed before that, at ${lastmod}.`,
      );
  }

  #checkSitemapsWhole(): void {
    if (!this.#counts['sitemaps']) return;
    for (const { path, file, story, noindex } of this.#pages.values())
      if (story && !noindex && !this.#inSitemaps.has(path))
        this.#findings.add('contradiction', 'not-in-sitemap', file, `${path} is in no sitemap.`);
    if (this.#robots && this.#announcedSitemaps.size === 0)
      this.#findings.add(
        'warning',
        'sitemap-unannounced',
        'robots.txt',
        'There are sitemaps, and robots.txt names none.',
      );
  }

  /** Which pages nobody can come to by links. */
  #checkReach(): void {
    const paths = [...this.#numbers.keys()];
    const reached = new Set<string>(['/']);
    const waiting = ['/'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      for (const number of this.#leadsTo.get(path) ?? []) {
        const next = paths[number]!;
        if (!reached.has(next)) {
          reached.add(next);
          waiting.push(next);
        }
      }
    for (const { path, file, movedTo, noindex } of this.#pages.values())
      if (!reached.has(path) && movedTo === undefined && !noindex && path !== '/404.html')
        this.#findings.add('information', 'orphan', file, `No link leads to ${path}.`);
  }
}
