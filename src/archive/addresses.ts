/**
 * Every address of the site and what stands there. An article's address is its file, so that moving it to another
 * section or giving it another headline breaks no link; archives go by month, which a new story does not shift.
 */

/** A page of the site: its kind, which is also the name of its template in `src/pages`, and what it is about. */
export type PageAddress =
  | { kind: 'home' }
  | { kind: 'article'; story: string }
  | { kind: 'live'; story: string }
  | { kind: 'posts'; story: string; hour: string }
  | { kind: 'section'; section: string }
  | { kind: 'month'; month: string; section?: string }
  | { kind: 'archive' }
  | { kind: 'topic'; topic: string }
  | { kind: 'series'; series: string }
  | { kind: 'author'; author: string }
  | { kind: 'newsletters' }
  | { kind: 'newsletter'; newsletter: string }
  | { kind: 'page'; page: string }
  | { kind: 'corrections'; month?: string }
  | { kind: 'breaking' }
  | { kind: 'alias'; alias: string; story: string }
  | { kind: '404' };

export const articleAddress = (story: string) => `/${story}/`;
/** What a page asks for that shows a live story, to follow it. */
export const liveAddress = (story: string) => `/${story}/live.json`;

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

/** The address of a page, unescaped: `/` first, and `/` last unless it is a file. */
export function addressOf(page: PageAddress): string {
  switch (page.kind) {
    case 'home':
      return '/';
    case 'article':
      return articleAddress(page.story);
    case 'live':
      return liveAddress(page.story);
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
    case 'page':
      return standingPageAddress(page.page);
    case 'corrections':
      return correctionsAddress(page.month);
    case 'breaking':
      return '/breaking.json';
    case 'alias':
      return page.alias;
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
