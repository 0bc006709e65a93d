/** Which old addresses can lead to stories here, and which are taken. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFile } from '../../archive/addresses.ts';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { RESERVED_IDS } from '../../schema/site.ts';
import { sitePath } from '../../schema/text.ts';
import type { WorkFile } from './work-file.ts';

/** First steps of addresses that are the software's own (see `checkAddresses` in archive/references.ts). */
const TAKEN = new Set([...RESERVED_IDS, '_astro', 'breaking.json']);

export class OldAddresses {
  readonly #work: WorkFile;
  readonly #content: string;
  readonly #sections: ReadonlySet<string>;

  constructor(content: string, sections: readonly string[], work: WorkFile) {
    this.#work = work;
    this.#content = content;
    this.#sections = new Set(sections);
    // By the file that answers them, in the work file: of a large archive they would fill the memory.
    work.run("DELETE FROM things WHERE kind = 'alias'");
    const folder = join(content, 'articles');
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      const source = readFileSync(join(folder, name), 'utf8');
      if (!source.includes('\naliases:')) continue;
      try {
        const { aliases } = splitMarkdown(source).data as { aliases?: unknown };
        const story = name.replaceAll('\\', '/').slice(0, -'.md'.length);
        if (Array.isArray(aliases))
          for (const alias of aliases)
            if (typeof alias === 'string' && alias.startsWith('/'))
              this.#work.put('alias', outputFile(alias), { story });
      } catch {
        // The build tells what is wrong with it.
      }
    }
  }

  /**
   * Takes an address for a story, if it can be had.
   *
   * @param story - its id.
   * @returns the alias; undefined when it is the story's own address, or cannot be one.
   */
  take(address: string, story: string): { alias?: string; refused?: true } {
    const alias = decoded(address);
    const file = sitePath.safeParse(alias).success ? outputFile(alias) : undefined;
    if (file === undefined) return { refused: true };
    if (file === outputFile(`/${story}/`)) return {};
    if (!this.#isFree(file, story)) return { refused: true };
    const owner = this.#work.get<{ hash: string }>('SELECT hash FROM paths WHERE path = ?', `alias ${file}`)?.hash;
    if (owner !== undefined && owner !== story) return { refused: true };
    this.#work.run('INSERT OR REPLACE INTO paths VALUES (?, ?)', `alias ${file}`, story);
    return { alias };
  }

  #isFree(file: string, story: string): boolean {
    const owner = this.#work.thing<{ story: string }>('alias', file)?.story;
    if (owner !== undefined && owner !== story) return false;
    const steps = file
      .replace(/(^|\/)index\.html$/, '')
      .split('/')
      .filter(Boolean);
    const [first = '', second = ''] = steps;
    if (steps.length === 0 || file === '404.html') return false;
    const id = steps.slice(0, 3).join('/');
    if (steps.length >= 3 && (this.#has('article', id) || existsSync(join(this.#content, 'articles', `${id}.md`))))
      return false;
    if (this.#sections.has(first) && (steps.length === 1 || /^\d{4}$/.test(second))) return false;
    if (steps.length === 1 && (this.#has('page', first) || existsSync(join(this.#content, 'pages', `${first}.md`))))
      return false;
    return !(TAKEN.has(first) || (/^\d{4}$/.test(first) && steps.length < 3));
  }

  #has(kind: string, id: string): boolean {
    return this.#work.get('SELECT 1 FROM items WHERE kind = ? AND id = ?', kind, id) !== undefined;
  }
}

/** An address as aliases are written: as a reader sees it. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
