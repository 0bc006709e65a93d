/** What a new story can name: the newsroom's sections, authors and topics, read from their files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Store } from '../../archive/store.ts';
import { explain } from '../../schema/explain.ts';
import { FrontmatterError, readYaml, splitMarkdown } from '../../schema/frontmatter.ts';
import { placeOf } from '../../schema/kinds.ts';
import { CONTENT, type Problem } from '../../schema/problem.ts';
import { site as siteSchema, type Site } from '../../schema/site.ts';
import { topicsIn } from '../topics-in.ts';

/** An author, a topic or a section, as files and people call it. */
export interface Named {
  id: string;
  name: string;
}

export interface Newsroom {
  /** The content folder. */
  directory: string;
  site: Site;
  authors: Named[];
  /** Those that have a file; a story may have others. */
  topics: Named[];
  /** Ids of all that stories have, as far as it is known. */
  usedTopics: readonly string[];
}

/** `site.yaml` has mistakes, without which nothing can be written that is right. */
export class SiteError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('site.yaml has mistakes.');
    this.problems = problems;
  }
}

/**
 * @param cache - what a build of this newsroom has left, if there was one.
 * @throws SiteError
 */
export function readNewsroom(directory: string, cache?: string): Newsroom {
  return {
    directory,
    site: readSite(directory),
    authors: namesIn(directory, 'authors'),
    topics: namesIn(directory, 'topics'),
    usedTopics: cache === undefined ? [] : usedTopicsIn(cache),
  };
}

function readSite(directory: string): Site {
  const file = 'site.yaml';
  const path = join(directory, file);
  const place = { file, line: 1, column: 1 };
  if (!existsSync(path))
    throw new SiteError([
      {
        ...place,
        rule: 'no-site',
        message: 'There is no site.yaml.',
        suggestion: `Make ${CONTENT}/site.yaml with at least name:, url: and sections:.`,
      },
    ]);
  const source = readFileSync(path, 'utf8');
  try {
    const parsed = siteSchema.safeParse(readYaml(source).data, { reportInput: true });
    if (parsed.success) return parsed.data;
    throw new SiteError(explain(file, source, siteSchema, parsed.error.issues));
  } catch (error) {
    if (!(error instanceof FrontmatterError)) throw error;
    const { line, column, found, message, suggestion } = error;
    const shown = found !== undefined && { found };
    throw new SiteError([{ file, line, column, rule: 'bad-yaml', ...shown, message, suggestion }]);
  }
}

/** All of a folder by their names, in the order of these. A file that cannot be read is known by its id. */
function namesIn(directory: string, folder: 'authors' | 'topics'): Named[] {
  if (!existsSync(join(directory, folder))) return [];
  const named = readdirSync(join(directory, folder)).flatMap((file): Named[] => {
    const place = placeOf(`${folder}/${file}`);
    if (!place || 'rule' in place) return [];
    return [{ id: place.id, name: nameIn(join(directory, folder, file)) ?? place.id }];
  });
  return named.sort((one, other) => one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1));
}

/** What the index says. It is there to warn of slips: none, or an older one, does no harm. */
function usedTopicsIn(cache: string): string[] {
  if (!existsSync(join(cache, 'archive.sqlite'))) return [];
  try {
    const store = Store.open(cache, { readOnly: true });
    try {
      return topicsIn(store).map(({ id }) => id);
    } finally {
      store.close();
    }
  } catch (error) {
    // It is broken, or of another version; the next build makes it anew.
    if ((error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR') return [];
    throw error;
  }
}

function nameIn(file: string): string | undefined {
  try {
    const { name } = splitMarkdown(readFileSync(file, 'utf8')).data as { name?: unknown };
    return typeof name === 'string' && name.trim() ? name.trim() : undefined;
  } catch (error) {
    if (error instanceof FrontmatterError) return undefined;
    throw error;
  }
}

/**
 * The story that has an address as its alias, or one below it.
 *
 * @param story - `2026/11/harbor-vote`, whose address is meant.
 * @returns its file, relative to the content folder.
 */
export function findAlias(directory: string, story: string): string | undefined {
  const articles = join(directory, 'articles');
  if (!existsSync(articles)) return undefined;
  for (const entry of readdirSync(articles, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = `articles/${entry.replaceAll('\\', '/')}`;
    const place = placeOf(path);
    if (!place || 'rule' in place || place.kind !== 'article') continue;
    const source = readFileSync(join(directory, path));
    // An archive may have a hundred thousand stories: only those that have the address in them are taken apart.
    if (source.includes(`/${story}`) && aliasesIn(source.toString('utf8')).some((alias) => isBelow(alias, story)))
      return path;
  }
  return undefined;
}

function aliasesIn(source: string): string[] {
  try {
    const { aliases } = splitMarkdown(source).data as { aliases?: unknown };
    return Array.isArray(aliases) ? aliases.map(String) : [];
  } catch (error) {
    if (error instanceof FrontmatterError) return [];
    throw error;
  }
}

const isBelow = (alias: string, story: string) => alias.split('/').filter(Boolean).slice(0, 3).join('/') === story;

/** What stands in the place of a story's file, in whatever letters: some disks take one for another. */
export function findNamesake(directory: string, path: string): string | undefined {
  const folder = join(directory, path, '..');
  const wanted = basename(path).normalize('NFC').toLowerCase();
  return existsSync(folder)
    ? readdirSync(folder).find((name) => name.normalize('NFC').toLowerCase() === wanted)
    : undefined;
}
