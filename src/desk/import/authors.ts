/** Who writes: those who have a file in `content/authors`, and those who get one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { ID_PATTERN } from '../../schema/text.ts';
import type { NewAuthor } from './story.ts';
import type { WorkFile } from './work-file.ts';
import { slugOf } from './slug.ts';

/** How names are compared: "ANA REYES" is Ana Reyes. */
const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

export class Authors {
  readonly #byName = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #work: WorkFile;

  /** @param content - the content folder. */
  constructor(content: string, work: WorkFile) {
    this.#work = work;
    const folder = join(content, 'authors');
    for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
      if (!file.endsWith('.md')) continue;
      const id = file.slice(0, -'.md'.length);
      this.#ids.add(id);
      try {
        const { name } = splitMarkdown(readFileSync(join(folder, file), 'utf8')).data as { name?: unknown };
        if (typeof name !== 'string') continue;
        this.#byName.set(nameKey(name), id);
        this.#names.set(id, name);
      } catch {
        // The build tells what is wrong with it; its id is taken all the same.
      }
    }
    for (const { id, value } of work.things<NewAuthor>('new-author')) {
      this.#ids.add(id);
      if (!this.#byName.has(nameKey(value.name))) this.#byName.set(nameKey(value.name), id);
    }
  }

  /** All who have a file, by the names that they have there. */
  get all(): { id: string; name: string }[] {
    return [...this.#names].map(([id, name]) => ({ id, name }));
  }

  /** Ids of all who have a file. */
  get known(): ReadonlySet<string> {
    return this.#ids;
  }

  /** The id of someone, who gets a file when there is none. */
  idOf(author: NewAuthor): string {
    const known = this.#byName.get(nameKey(author.name));
    if (known !== undefined) return known;
    const base = ID_PATTERN.test(author.id) ? author.id : slugOf(author.name);
    let id = base;
    for (let number = 2; this.#ids.has(id); number++) id = `${base}-${number}`;
    this.#ids.add(id);
    this.#byName.set(nameKey(author.name), id);
    this.#work.put('new-author', id, { ...author, id });
    return id;
  }
}
