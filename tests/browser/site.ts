/** A printed site as the tests see it: its pages, told apart by their addresses alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { serveSite } from '../../src/press/serve.ts';
import { openWorkshop, printNewsroom, projectRoot } from './newsroom.ts';

export type PageKind =
  | 'home'
  | 'article'
  | 'section'
  | 'month'
  | 'section-month'
  | 'archive'
  | 'topic'
  | 'series'
  | 'author'
  | 'newsletters'
  | 'newsletter'
  | 'edition'
  | 'editions'
  | 'page'
  | 'corrections'
  | 'corrections-month'
  | 'feeds'
  | 'alias'
  | '404';

export interface SitePage {
  /** `/2026/11/harbor-vote/` */
  address: string;
  kind: PageKind;
  html: string;
}

/** A site that has been printed and is being served. */
export interface OpenSite extends AsyncDisposable {
  dist: string;
  origin: string;
  /** Where site.yaml says that it is published. */
  url: string;
  pages: SitePage[];
}

/**
 * Prints a newsroom and serves it.
 *
 * @param content - the newsroom; the sample when it is left out.
 * @throws when the press refuses it.
 */
export async function openSite(content = join(projectRoot, 'content')): Promise<OpenSite> {
  const workshop = openWorkshop();
  try {
    const { dist, code, stderr } = await printNewsroom(workshop.folder, content);
    if (code !== 0) throw new Error(`The press ended with ${code}:\n${stderr}`);
    const { url, sections } = parse(readFileSync(join(content, 'site.yaml'), 'utf8')) as {
      url: string;
      sections: { id: string }[];
    };
    const served = await serveSite(dist, { port: 0 });
    return {
      dist,
      origin: served.origin,
      url,
      pages: pagesOf(dist, new Set(sections.map(({ id }) => id))),
      async [Symbol.asyncDispose]() {
        await served.close();
        workshop[Symbol.dispose]();
      },
    };
  } catch (error) {
    workshop[Symbol.dispose]();
    throw error;
  }
}

/** Every page of a site, in the order of their addresses. */
function pagesOf(dist: string, sections: ReadonlySet<string>): SitePage[] {
  return filesOf(dist)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(dist, file), 'utf8');
      const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      return { address, html, kind: html.includes('http-equiv="refresh"') ? 'alias' : kindOf(address, sections) };
    });
}

/** Every file of a site, sorted, relative to its root, with forward slashes. */
export function filesOf(dist: string): string[] {
  return readdirSync(dist, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

const ROOMS: Record<string, PageKind> = {
  archive: 'archive',
  newsletters: 'newsletters',
  corrections: 'corrections',
  feeds: 'feeds',
};
const SHELVES: Record<string, PageKind> = {
  topics: 'topic',
  series: 'series',
  authors: 'author',
  newsletters: 'newsletter',
};

function kindOf(address: string, sections: ReadonlySet<string>): PageKind {
  const steps = address.split('/').filter(Boolean);
  const [first = '', second = ''] = steps;
  if (steps.length === 0) return 'home';
  if (address === '/404.html') return '404';
  if (steps.length === 3 && first === 'corrections') return 'corrections-month';
  if (steps.length === 3 && first === 'newsletters') return /^\d{4}$/.test(steps[2]!) ? 'editions' : 'edition';
  if (steps.length === 3) return sections.has(first) ? 'section-month' : 'article';
  if (steps.length === 2) return SHELVES[first] ?? (/^\d\d$/.test(second) ? 'month' : 'page');
  return ROOMS[first] ?? (sections.has(first) ? 'section' : 'page');
}

/** The page of each kind on which most is going on, and of stories one of each form. */
export function onePageOfEachKind(pages: readonly SitePage[]): SitePage[] {
  const chosen = new Map<string, SitePage>();
  for (const page of pages) {
    if (page.kind === 'alias') continue;
    const key = page.kind === 'article' ? (/class="story (story-\w+)"/.exec(page.html)?.[1] ?? 'article') : page.kind;
    if ((chosen.get(key)?.html.length ?? 0) < page.html.length) chosen.set(key, page);
  }
  return [...chosen.values()];
}
