/**
 * Every address of the site and what stands there. An article's address is its file, so that moving it to another
 * section or giving it another headline breaks no link; archives go by month, which a new story does not shift.
 */

/** A page of the site: its kind, which is also the name of its template in `src/pages`, and what it is about. */
export type PageAddress =
  | { kind: 'home' }
  | { kind: 'article'; story: string }
  | { kind: 'live'; story: string }
  | { kind: 'ninjs'; story: string }
  | { kind: 'posts'; story: string; hour: string }
  | { kind: 'section'; section: string }
  | { kind: 'month'; month: string; section?: string }
  | { kind: 'archive' }
  | { kind: 'topic'; topic: string }
  | { kind: 'series'; series: string }
  | { kind: 'author'; author: string }
  | { kind: 'newsletters' }
  | { kind: 'newsletter'; newsletter: string }
  | { kind: 'edition'; newsletter: string; edition: string }
  | { kind: 'editions'; newsletter: string; year: string }
  /** Of the newsletters' own service, which draws it when it is asked; it is never printed. */
  | { kind: 'letters' }
  | { kind: 'page'; page: string }
  | { kind: 'corrections'; month?: string }
  | { kind: 'breaking' }
  | FeedPage
  | { kind: 'feeds' }
  | { kind: 'feed-style' }
  | { kind: 'opml' }
  | { kind: 'partners' }
  | { kind: 'sitemap'; of: 'index' | 'pages' | 'news' }
  | { kind: 'sitemap'; of: 'month'; month: string; part: number }
  | { kind: 'alias'; alias: string; story: string }
  | { kind: 'policy'; file: string }
  | { kind: '404' };

/** In which a feed is written. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/**
 * What a feed is about: the site, the log of corrections, a part of the site, the posts of a live story, or the editions
 * of a newsletter.
 */
export type FeedSubject =
  { of: 'site' | 'corrections' } | { of: 'section' | 'topic' | 'author' | 'series' | 'posts' | 'editions'; id: string };

/**
 * A feed, or a part of a month of the archive of the site's Atom feed (RFC 5005): `id` is the month, as `2026-11`, and
 * `part` counts from 1.
 */
export type FeedPage =
  | ({ kind: 'feed'; format: FeedFormat } & FeedSubject)
  | { kind: 'feed'; format: 'atom'; of: 'month'; id: string; part: number };

export const articleAddress = (story: string) => `/${story}/`;
/** What a page asks for that shows a live story, to follow it. */
export const liveAddress = (story: string) => `/${story}/live.json`;

/** The story in the form in which newsrooms and agencies hand stories to each other. */
export const ninjsAddress = (story: string) => `/${story}/ninjs.json`;

/** A post on its story's page, which leads on to where it stands in full if that is elsewhere. This never changes. */
export const postAddress = (story: string, name: string) => `/${story}/#${name}`;

/**
 * The posts of an hour, of a story that has too many for one page.
 *
 * @param hour - `2026-11-09-18`, by the newsroom's clocks.
 */
export const postsAddress = (story: string, hour: string) => `/${story}/${hour}/`;

export const sectionAddress = (section: string) => `/${section}/`;
export const topicAddress = (topic: string) => `/topics/${topic}/`;
export const seriesAddress = (series: string) => `/series/${series}/`;
export const authorAddress = (author: string) => `/authors/${author}/`;
export const newsletterAddress = (newsletter: string) => `/newsletters/${newsletter}/`;
/** @param edition - `2026-11-24` */
export const editionAddress = (newsletter: string, edition: string) => `${newsletterAddress(newsletter)}${edition}/`;
/** All editions of a year. @param year - `2026` */
export const editionsAddress = (newsletter: string, year: string) => `${newsletterAddress(newsletter)}${year}/`;
/** The newest stories for those who may publish them too. */
export const partnersAddress = () => '/partners/ninjs.json';
export const standingPageAddress = (page: string) => `/${page}/`;

/** @param month - `2026-11` */
export const monthAddress = (month: string, section?: string) =>
  `${section ? `/${section}` : ''}/${month.replace('-', '/')}/`;

/**
 * The log of corrections; of one month, or the newest.
 *
 * @param month - `2026-11`
 */
export const correctionsAddress = (month?: string) => `/corrections/${month ? `${month.replace('-', '/')}/` : ''}`;

/** How the file of a feed is called, in the folder of what it is about. */
const FEED_FILES: Record<FeedFormat, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };

/** A feed, beside the page that shows the same. */
export const feedAddress = (subject: FeedSubject, format: FeedFormat) => `${feedFolder(subject)}${FEED_FILES[format]}`;

/** The page that shows what a feed is about. */
export function feedFolder(subject: FeedSubject): string {
  switch (subject.of) {
    case 'site':
      return '/';
    case 'corrections':
      return correctionsAddress();
    case 'section':
      return sectionAddress(subject.id);
    case 'topic':
      return topicAddress(subject.id);
    case 'author':
      return authorAddress(subject.id);
    case 'series':
      return seriesAddress(subject.id);
    case 'posts':
      return articleAddress(subject.id);
    case 'editions':
      return newsletterAddress(subject.id);
  }
}

/**
 * A part of a month of the feeds' archive.
 *
 * @param month - `2026-11`
 * @param part - from 1
 */
export const feedArchiveAddress = (month: string, part: number) =>
  `${monthAddress(month)}atom${part > 1 ? `-${part}` : ''}.xml`;

/** The format of a feed by the name of its file, and which part of a month it is; undefined for other files. */
export function feedFile(name: string): { format: FeedFormat; part: number } | undefined {
  for (const [format, file] of Object.entries(FEED_FILES) as [FeedFormat, string][])
    if (name === file) return { format, part: 1 };
  const part = /^atom-([2-9]|[1-9]\d+)\.xml$/.exec(name)?.[1];
  return part === undefined ? undefined : { format: 'atom', part: Number(part) };
}
/**
 * The sitemap of the stories of a month.
 *
 * @param month - `2026-11`
 * @param part - from 1; a month that is too large for one file has more.
 */
export const monthMapAddress = (month: string, part: number) => `/sitemaps/${month}${part === 1 ? '' : `-${part}`}.xml`;

/** The address of a page, unescaped: `/` first, and `/` last unless it is a file. */
export function addressOf(page: PageAddress): string {
  switch (page.kind) {
    case 'home':
      return '/';
    case 'article':
      return articleAddress(page.story);
    case 'live':
      return liveAddress(page.story);
    case 'ninjs':
      return ninjsAddress(page.story);
    case 'posts':
      return postsAddress(page.story, page.hour);
    case 'section':
      return sectionAddress(page.section);
    case 'month':
      return monthAddress(page.month, page.section);
    case 'archive':
      return '/archive/';
    case 'topic':
      return topicAddress(page.topic);
    case 'series':
      return seriesAddress(page.series);
    case 'author':
      return authorAddress(page.author);
    case 'newsletters':
      return '/newsletters/';
    case 'newsletter':
      return newsletterAddress(page.newsletter);
    case 'edition':
      return editionAddress(page.newsletter, page.edition);
    case 'editions':
      return editionsAddress(page.newsletter, page.year);
    case 'letters':
      return '/newsletter/';
    case 'page':
      return standingPageAddress(page.page);
    case 'corrections':
      return correctionsAddress(page.month);
    case 'breaking':
      return '/breaking.json';
    case 'feed':
      return page.of === 'month' ? feedArchiveAddress(page.id, page.part) : feedAddress(page, page.format);
    case 'feeds':
      return '/feeds/';
    case 'feed-style':
      return '/feed.css';
    case 'opml':
      return '/feeds.opml';
    case 'partners':
      return partnersAddress();
    case 'sitemap':
      if (page.of === 'month') return monthMapAddress(page.month, page.part);
      return page.of === 'index' ? '/sitemap.xml' : `/sitemaps/${page.of}.xml`;
    case 'alias':
      return page.alias;
    case 'policy':
      return `/${page.file}`;
    case '404':
      return '/404.html';
  }
}

/**
 * The file that answers an address: `/2026/11/harbor-vote/` is `2026/11/harbor-vote/index.html`. An address whose
 * last step has an extension is that file; any other is a folder.
 *
 * @returns a path relative to the site's root, with forward slashes.
 */
export function outputFile(address: string): string {
  const path = address.slice(1);
  if (/\.[a-z0-9]+$/i.test(path)) return path;
  return path === '' || path.endsWith('/') ? `${path}index.html` : `${path}/index.html`;
}
