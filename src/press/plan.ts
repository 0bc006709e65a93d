/** Which pages there should be, and which of them are not yet, or no longer, as they should be. */
import { addressOf, type FeedSubject, type PageAddress } from '../archive/addresses.ts';
import type { ListQuery } from '../archive/model.ts';
import { askList } from '../archive/reader.ts';
import { siteIn } from '../archive/site-in.ts';
import type { Store } from '../archive/store.ts';
import { SHOWN_POSTS } from '../newsroom/live.ts';
import { ARCHIVE_ENTRIES } from '../syndication/archive-entries.ts';
import { policyFiles } from '../syndication/policy-files.ts';

/** A page that has been printed. */
export interface PrintedPage {
  id: number;
  address: string;
  page: PageAddress;
}

export interface Plan {
  /** Pages to draw that were not there before. */
  added: PageAddress[];
  /** Pages to draw again. */
  stale: PrintedPage[];
  /** Pages whose address is gone. */
  gone: PrintedPage[];
  /** Pages that there should be, all together. */
  total: number;
  stands: Stands;
}

/** Whether there is to be a page at an address, which begins with a slash and, but for files, ends with one. */
export type Stands = (address: string) => boolean;

export interface PlanOptions {
  /** There is no site yet: all pages are new. */
  whole: boolean;
  /** The templates or the settings of the build differ: all pages are drawn again. */
  everything: boolean;
  /** Files of `public/`, which stand in the place of those that the software would have made by itself. */
  brought: ReadonlySet<string>;
  /** Addresses to draw again whatever they read, because their files are not as they should be. */
  forced: ReadonlySet<string>;
}

/** The pages that every story has, each before those that lead to it. */
const pagesOfStory = (story: string): PageAddress[] => [
  { kind: 'ninjs', story },
  { kind: 'article', story },
];

/** Compares what should be printed with what is. */
export function plan(store: Store, { whole, everything, brought, forced }: PlanOptions): Plan {
  const added: PageAddress[] = [];
  const gone: PrintedPage[] = [];

  const stories = store.get<{ count: number }>(
    `SELECT count(*) AS count FROM entries WHERE kind = 'article' AND hidden = 0`,
  )!.count;
  if (whole) {
    const ids = `SELECT id FROM entries WHERE kind = 'article' AND hidden = 0 ORDER BY id`;
    for (const { id } of store.iterate<{ id: string }>(ids)) added.push(...pagesOfStory(id));
  } else {
    const turned = store.all<{ story: string }>(
      // Other templates may know a page of every story that those before did not.
      everything
        ? `SELECT story FROM turned UNION SELECT id AS story FROM entries WHERE kind = 'article' AND hidden = 0 ORDER BY story`
        : 'SELECT story FROM turned ORDER BY story',
    );
    for (const { story } of turned) {
      const isPublic = store.get(`SELECT 1 FROM entries WHERE kind = 'article' AND id = ? AND hidden = 0`, story);
      for (const page of pagesOfStory(story)) {
        const row = store.get<PageRow>(
          'SELECT id, address, page FROM pages WHERE address = ? AND kind = ?',
          addressOf(page),
          page.kind,
        );
        if (isPublic && !row) added.push(page);
        // What leads to others goes before them.
        if (!isPublic && row) gone.unshift(printed(row));
      }
    }
  }

  const others = new Map(otherPages(store, brought).map((page) => [addressOf(page), page]));
  const stands = standsAmong(store, new Set(others.keys()));
  const total = stories * pagesOfStory('').length + others.size;
  for (const row of store.iterate<PageRow>(
    `SELECT id, address, page FROM pages WHERE kind NOT IN ('article', 'ninjs') ORDER BY address`,
  )) {
    const expected = others.get(row.address);
    // An address that something else has now, like an alias that leads to another story, is drawn as a new page is.
    if (!expected) gone.push(printed(row));
    else if (JSON.stringify(expected) === row.page) others.delete(row.address);
  }
  added.push(...others.values());

  const dropped = new Set(gone.map(({ id }) => id));
  const taken = new Set(added.map(addressOf));
  const stale = everything
    ? store.all<PageRow>('SELECT id, address, page FROM pages ORDER BY id')
    : stalePages(store, forced);
  return {
    added,
    gone: gone.filter(({ address }) => !taken.has(address)),
    stale: stale.filter(({ id, address }) => !dropped.has(id) && !taken.has(address)).map(printed),
    total,
    stands,
  };
}

interface PageRow {
  id: number;
  address: string;
  page: string;
}

const printed = ({ id, address, page }: PageRow): PrintedPage => ({
  id,
  address,
  page: JSON.parse(page) as PageAddress,
});

/** For those who have nothing to print and only ask. */
export const standing = (store: Store, brought: ReadonlySet<string>): Stands =>
  standsAmong(store, new Set(otherPages(store, brought).map(addressOf)));

const standsAmong =
  (store: Store, others: ReadonlySet<string>): Stands =>
  (address) =>
    others.has(address) ||
    (/^\/\d{4}\/\d\d\/[^/]+\/$/.test(address) &&
      store.get(`SELECT 1 FROM entries WHERE kind = 'article' AND id = ? AND hidden = 0`, address.slice(1, -1)) !==
        undefined);

/** Every page but those that every story has. */
function otherPages(store: Store, brought: ReadonlySet<string>): PageAddress[] {
  const pages: PageAddress[] = [
    { kind: 'home' },
    { kind: 'archive' },
    { kind: 'newsletters' },
    { kind: 'corrections' },
    { kind: 'feeds' },
    { kind: 'feed-style' },
    { kind: 'opml' },
    { kind: 'partners' },
    { kind: '404' },
    { kind: 'sitemap', of: 'index' },
    { kind: 'sitemap', of: 'pages' },
    { kind: 'sitemap', of: 'news' },
  ];
  const feeds = new Map<string, FeedSubject>();
  const feed = (subject: FeedSubject) => feeds.set(JSON.stringify(subject), subject);
  const ids = (kind: string) =>
    store.all<{ id: string }>('SELECT id FROM entries WHERE kind = ? ORDER BY id', kind).map(({ id }) => id);
  const settings = siteIn(store);
  if (settings) {
    for (const { id } of settings.sections) pages.push({ kind: 'section', section: id });
    if (settings.breaking) pages.push({ kind: 'breaking' });
    for (const file of policyFiles(settings, ids('icon').length > 0))
      if (!brought.has(file)) pages.push({ kind: 'policy', file });
  }
  // What the newsroom says of corrections stands above the log of them, at the same address.
  for (const page of ids('page')) if (page !== 'corrections') pages.push({ kind: 'page', page });
  for (const author of ids('author')) pages.push({ kind: 'author', author });
  for (const newsletter of ids('newsletter')) pages.push({ kind: 'newsletter', newsletter });
  for (const { id } of store.iterate<{ id: string }>(
    `SELECT id FROM entries WHERE kind = 'edition' AND hidden = 0 ORDER BY id`,
  )) {
    const [newsletter, edition] = id.split('/') as [string, string];
    pages.push({ kind: 'edition', newsletter, edition });
  }

  const live = store.all<{ id: string }>(`SELECT id FROM listing WHERE scope = 'live' AND hidden = 0 ORDER BY id`);
  for (const { id } of live) {
    pages.push({ kind: 'live', story: id });
    // All hours of a story that has too many posts for one page have one, so that an address which is there stays.
    const hours = store.all<{ month: string; stories: number }>(
      'SELECT month, stories FROM tallies WHERE scope = ? ORDER BY month',
      `posts:${id}`,
    );
    if (hours.length > 0) feed({ of: 'posts', id });
    if (hours.reduce((sum, { stories }) => sum + stories, 0) > SHOWN_POSTS)
      for (const { month } of hours) pages.push({ kind: 'posts', story: id, hour: month });
  }

  const topics = new Set(ids('topic'));
  const series = new Set(ids('series'));
  // A feed is there as long as it has something to tell.
  for (const { scope, month, stories } of store.iterate<{ scope: string; month: string; stories: number }>(
    `SELECT scope, month, stories FROM tallies WHERE scope NOT LIKE 'posts:%' ORDER BY scope, month`,
  )) {
    const [kind, id] = scope.split(':') as [string, string?];
    if (kind === 'all') {
      feed({ of: 'site' });
      pages.push({ kind: 'month', month });
      for (let part = 1; part <= Math.ceil(stories / ARCHIVE_ENTRIES); part += 1)
        pages.push({ kind: 'feed', format: 'atom', of: 'month', id: month, part });
    } else if (kind === 'section') {
      feed({ of: 'section', id: id! });
      pages.push({ kind: 'month', month, section: id! });
    } else if (kind === 'corrections') {
      feed({ of: 'corrections' });
      pages.push({ kind: 'corrections', month });
    } else if (kind === 'editions') {
      feed({ of: 'editions', id: id! });
      pages.push({ kind: 'editions', newsletter: id!, year: month });
    } else if (kind === 'author') {
      feed({ of: 'author', id: id! });
    } else if (kind === 'series') {
      feed({ of: 'series', id: id! });
      series.add(id!);
    } else {
      feed({ of: 'topic', id: id! });
      topics.add(id!);
    }
  }
  for (const subject of feeds.values())
    for (const format of ['rss', 'atom', 'json'] as const) pages.push({ kind: 'feed', format, ...subject });
  for (const topic of topics) pages.push({ kind: 'topic', topic });
  for (const each of series) pages.push({ kind: 'series', series: each });

  for (const { month, part } of store.all<{ month: string; part: number }>(
    'SELECT month, part FROM maps ORDER BY month, part',
  ))
    pages.push({ kind: 'sitemap', of: 'month', month, part });

  for (const { alias, story } of store.iterate<{ alias: string; story: string }>(
    `SELECT alias, story FROM aliases JOIN entries ON kind = 'article' AND id = story WHERE hidden = 0 ORDER BY alias`,
  )) {
    pages.push({ kind: 'alias', alias, story });
  }
  return pages;
}

/**
 * Pages of which something that they read has changed. In SQLite a cross join also says which table comes first: here
 * the few things that have changed, never the million that have been read.
 */
function stalePages(store: Store, forced: ReadonlySet<string>): PageRow[] {
  const stale = new Map<number, PageRow>();
  const add = (row: PageRow) => stale.set(row.id, row);
  for (const row of store.iterate<PageRow>(
    'SELECT DISTINCT pages.id, address, pages.page FROM touched CROSS JOIN reads USING (key) CROSS JOIN pages ON pages.id = reads.page',
  ))
    add(row);

  // The stretch says which lists could have changed; asking again says which of them have.
  const answers = new Map<string, string>();
  for (const row of store.iterate<PageRow & { query: string; digest: string }>(
    `SELECT DISTINCT pages.id, address, pages.page, query, list_reads.digest FROM touched_lists t
     CROSS JOIN list_reads ON list_reads.scope = t.scope AND list_reads.high > t.time AND list_reads.low <= t.time CROSS JOIN pages ON pages.id = list_reads.page`,
  )) {
    if (stale.has(row.id)) continue;
    let answer = answers.get(row.query);
    if (answer === undefined)
      answers.set(row.query, (answer = askList(store, JSON.parse(row.query) as ListQuery).digest));
    if (answer !== row.digest) add(row);
  }
  for (const address of forced) {
    const row = store.get<PageRow>('SELECT id, address, page FROM pages WHERE address = ?', address);
    if (row) add(row);
  }
  return [...stale.values()].sort((one, other) => one.id - other.id);
}
