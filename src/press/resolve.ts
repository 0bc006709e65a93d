import { addressOf, feedFile, outputFile, type FeedSubject, type PageAddress } from '../archive/addresses.ts';
import { siteIn } from '../archive/site-in.ts';
import type { Store } from '../archive/store.ts';
import { ARCHIVE_ENTRIES } from '../syndication/archive-entries.ts';
import { policyFiles } from '../syndication/policy-files.ts';

/**
 * Tells which page stands at an address, for the preview: the press itself goes from pages to addresses.
 *
 * @param path - a URL's path, decoded.
 * @returns undefined when there is none.
 */
export function pageAt(store: Store, path: string): PageAddress | undefined {
  const file = outputFile(path);
  return candidates(
    file
      .replace(/(^|\/)index\.html$/, '')
      .split('/')
      .filter(Boolean),
    path,
  ).find((page) => (page.kind === 'alias' || outputFile(addressOf(page)) === file) && exists(page));

  function candidates(steps: string[], address: string): PageAddress[] {
    const [first = '', second = '', third = ''] = steps;
    const pages: PageAddress[] = [
      { kind: 'home' },
      { kind: 'archive' },
      { kind: 'newsletters' },
      { kind: 'corrections' },
      { kind: 'breaking' },
      { kind: 'feeds' },
      { kind: 'feed-style' },
      { kind: 'opml' },
      { kind: 'partners' },
      { kind: '404' },
      { kind: 'sitemap', of: 'index' },
      { kind: 'sitemap', of: 'pages' },
      { kind: 'sitemap', of: 'news' },
      { kind: 'policy', file },
    ];
    const feed = feedFile(steps.at(-1) ?? '');
    if (feed) pages.push(...feedsAt(steps.slice(0, -1), feed));
    if (steps.length === 1) pages.push({ kind: 'section', section: first }, { kind: 'page', page: first });
    if (steps.length === 2) {
      pages.push({ kind: 'month', month: `${first}-${second}` });
      pages.push(
        { kind: 'topic', topic: second },
        { kind: 'series', series: second },
        { kind: 'author', author: second },
        { kind: 'newsletter', newsletter: second },
      );
      const [, month, part = '1'] = /^(\d{4}-\d\d)(?:-(\d+))?\.xml$/.exec(second) ?? [];
      if (month) pages.push({ kind: 'sitemap', of: 'month', month, part: Number(part) });
    }
    if (steps.length === 3)
      pages.push(
        { kind: 'edition', newsletter: second, edition: third },
        { kind: 'editions', newsletter: second, year: third },
        { kind: 'article', story: steps.join('/') },
        { kind: 'month', month: `${second}-${third}`, section: first },
        { kind: 'corrections', month: `${second}-${third}` },
      );
    if (steps.length === 4) {
      const story = steps.slice(0, 3).join('/');
      pages.push({ kind: 'ninjs', story }, { kind: 'live', story }, { kind: 'posts', story, hour: steps[3]! });
    }
    for (const { alias, story } of store.all<{ alias: string; story: string }>(
      'SELECT alias, story FROM aliases WHERE alias IN (?, ?, ?)',
      address,
      `${address}/`,
      address.replace(/\/$/, ''),
    )) {
      pages.push({ kind: 'alias', alias, story });
    }
    return pages;
  }

  /** The feeds that a file can be which is called as one. */
  function feedsAt(folder: string[], { format, part }: NonNullable<ReturnType<typeof feedFile>>): PageAddress[] {
    const [first = '', second = ''] = folder;
    const subjects: FeedSubject[] = [
      { of: 'site' },
      { of: 'corrections' },
      { of: 'section', id: first },
      { of: 'topic', id: second },
      { of: 'author', id: second },
      { of: 'series', id: second },
      { of: 'editions', id: second },
      { of: 'posts', id: folder.join('/') },
    ];
    return [
      ...(part === 1 ? subjects.map((subject): PageAddress => ({ kind: 'feed', format, ...subject })) : []),
      ...(format === 'atom' ? [{ kind: 'feed', format, of: 'month', id: folder.join('-'), part } as const] : []),
    ];
  }

  function exists(page: PageAddress): boolean {
    const has = (kind: string, id: string) =>
      store.get('SELECT 1 FROM entries WHERE kind = ? AND id = ? AND hidden = 0', kind, id) !== undefined;
    const tallied = (scope: string, month: string) =>
      store.get('SELECT 1 FROM tallies WHERE scope = ? AND month = ?', scope, month) !== undefined;
    const counted = (scope: string, month: string) =>
      store.get<{ stories: number }>('SELECT stories FROM tallies WHERE scope = ? AND month = ?', scope, month)
        ?.stories ?? 0;
    switch (page.kind) {
      case 'article':
      case 'ninjs':
      case 'alias':
        return has('article', page.story);
      case 'live':
        return (
          store.get(`SELECT 1 FROM listing WHERE scope = 'live' AND id = ? AND hidden = 0`, page.story) !== undefined
        );
      case 'posts':
        return has('article', page.story) && tallied(`posts:${page.story}`, page.hour);
      case 'section':
        return has('section', page.section);
      case 'page':
        return has('page', page.page);
      case 'author':
        return has('author', page.author);
      case 'newsletter':
        return has('newsletter', page.newsletter);
      case 'edition':
        return has('edition', `${page.newsletter}/${page.edition}`);
      case 'editions':
        return tallied(`editions:${page.newsletter}`, page.year);
      case 'topic':
        return has('topic', page.topic) || tallied(`topic:${page.topic}`, '');
      case 'series':
        return has('series', page.series) || tallied(`series:${page.series}`, '');
      case 'policy': {
        const site = siteIn(store);
        return site !== undefined && policyFiles(site, has('icon', 'icon')).includes(page.file);
      }
      case 'corrections':
        return page.month === undefined || tallied('corrections', page.month);
      case 'feed':
        return page.of === 'month'
          ? counted('all', page.id) > (page.part - 1) * ARCHIVE_ENTRIES
          : store.get(
              'SELECT 1 FROM tallies WHERE scope = ?',
              page.of === 'site' ? 'all' : 'id' in page ? `${page.of}:${page.id}` : page.of,
            ) !== undefined &&
              (page.of !== 'posts' || has('article', page.id));
      case 'sitemap':
        return (
          page.of !== 'month' ||
          store.get('SELECT 1 FROM maps WHERE month = ? AND part = ?', page.month, page.part) !== undefined
        );
      case 'month':
        return tallied(page.section ? `section:${page.section}` : 'all', page.month);
      default:
        return true;
    }
  }
}
