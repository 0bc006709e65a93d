import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a printed site, as a server would answer with them. Nothing else is known of it. */
export class BuiltSite {
  /** Relative to the root, with forward slashes, sorted. */
  readonly files: readonly string[];
  /** `https://harborledger.example`; set when it is known. */
  origin = '';
  /** By which nothing on it may be later (ms since 1970), when that is known. */
  present?: number;
  readonly #root: string;
  readonly #there: ReadonlySet<string>;

  constructor(root: string) {
    this.#root = root;
    this.files = readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
      .sort();
    this.#there = new Set(this.files);
  }

  has(file: string): boolean {
    return this.#there.has(file);
  }

  read(file: string): string {
    return readFileSync(join(this.#root, file), 'utf8');
  }

  /** In bytes. */
  sizeOf(file: string): number {
    return statSync(join(this.#root, file)).size;
  }

  /**
   * The path of an address of this site, decoded.
   *
   * @param base - the path of the page on which it stands.
   * @returns undefined for an address that is elsewhere, or none.
   */
  pathOf(address: string, base = '/'): { path: string; fragment: string } | undefined {
    const url = URL.parse(address, `${this.origin}${encodeURI(base)}`);
    if (url?.origin !== this.origin) return undefined;
    return { path: decoded(url.pathname), fragment: decoded(url.hash.slice(1)) };
  }

  /** The file that answers a path; undefined when there is none. */
  fileAt(path: string): string | undefined {
    const name = path.slice(1);
    return [name, name === '' || name.endsWith('/') ? `${name}index.html` : `${name}/index.html`].find((file) =>
      this.has(file),
    );
  }

  /** What in a text begins as an address of this site, up to where an address can end. */
  addressesIn(text: string): string[] {
    if (!text.includes(this.origin)) return [];
    const pattern = new RegExp(`${RegExp.escape(this.origin)}(?![\\w.:-])[^\\s"'<>\\\\^\`{|}]*`, 'g');
    return [...text.matchAll(pattern)].map(([address]) =>
      address.replaceAll('&amp;', '&').replace(/[).,;:!?\]]+$/, ''),
    );
  }
}

/** The path at which a file is read: `2026/11/a/index.html` is `/2026/11/a/`. */
export const pathOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
