import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Without a site's own rules: a wrong type is to be noticed here and not on the host. */
const WITHOUT = { 'X-Content-Type-Options': 'nosniff' };

/** What a printed site's `_headers` says of every answer, and its `_redirects`, read again when they are other ones. */
export class PublishedRules {
  readonly #directory: string;
  #headers: { stamp: string; rules: Readonly<Record<string, string>> } = { stamp: '', rules: WITHOUT };
  #redirects: { stamp: string; rules: ReadonlyMap<string, string> } = { stamp: '', rules: new Map() };

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Headers of every answer. */
  common(): Readonly<Record<string, string>> {
    const stamp = this.#stampOf('_headers');
    if (stamp !== this.#headers.stamp) this.#headers = { stamp, rules: this.#readHeaders() };
    return this.#headers.rules;
  }

  /** Where an address leads, if it has moved. @param path - as it is asked for, escaped. */
  redirect(path: string): string | undefined {
    const stamp = this.#stampOf('_redirects');
    if (stamp !== this.#redirects.stamp) this.#redirects = { stamp, rules: this.#readRedirects() };
    return this.#redirects.rules.get(path);
  }

  #readHeaders(): Record<string, string> {
    const text = this.#text('_headers');
    const block = /^\/\*\n((?:[ \t]+.*\n)*)/m.exec(text)?.[1] ?? '';
    const lines = block.split('\n').flatMap((line) => {
      const at = line.indexOf(':');
      return at === -1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    });
    return lines.length > 0 ? Object.fromEntries(lines) : WITHOUT;
  }

  #readRedirects(): Map<string, string> {
    const lines = this.#text('_redirects').split('\n');
    // Patterns of a newsroom's own are for its host.
    return new Map(
      lines.toReversed().flatMap((line): [string, string][] => {
        const [, from, to] = /^(\/[^\s*:]*)\s+(\S+)\s+301!?$/.exec(line) ?? [];
        return from === undefined || to === undefined ? [] : [[from, to]];
      }),
    );
  }

  #text(file: string): string {
    const path = join(this.#directory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  #stampOf(file: string): string {
    const found = statSync(join(this.#directory, file), { throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeMs}` : 'none';
  }
}
