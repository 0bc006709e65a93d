import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressOf, type PageAddress } from '../archive/addresses.ts';
import { Reads } from '../archive/observe.ts';
import { createReader, Shelf } from '../archive/reader.ts';
import type { Store } from '../archive/store.ts';
import { withContentSecurity } from './content-security.ts';
import { createScriptReader, type ScriptReader } from './script-powers.ts';

/** A page as it will stand in a file. */
export interface DrawnPage {
  /** UTF-8. */
  bytes: Uint8Array;
  digest: string;
  reads: Reads;
}

type App = (typeof import('./entry.ts'))['app'];
type RouteData = App['manifest']['routes'][number]['routeData'];

/** A template that failed, which is no editor's fault. `stack` is that of what it threw. */
export class DrawError extends Error {
  constructor(message: string, stack: string | undefined) {
    super(message);
    this.stack = stack;
  }

  static of(address: string, cause: unknown): DrawError {
    const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
    return new DrawError(`The page ${address} could not be drawn: ${message}`, stack);
  }
}

/** Draws pages through the compiled templates. */
export class Press {
  readonly #app: App;
  readonly #routes = new Map<string, RouteData>();
  readonly #store: Store;
  readonly #url: string;
  readonly #override: string | undefined;
  readonly #shelf = new Shelf();
  readonly #powersOf: ScriptReader;

  private constructor(app: App, store: Store, url: string, override: string | undefined, client: string) {
    this.#app = app;
    this.#powersOf = createScriptReader(client);
    this.#store = store;
    this.#url = url;
    this.#override = override;
    for (const { routeData } of app.manifest.routes) {
      const kind = /^src\/pages\/([\w-]+)\.astro$/.exec(routeData.component)?.[1];
      if (kind) this.#routes.set(kind, routeData);
    }
    // Astro would log the error and answer with an empty page; here it must stop the press.
    app.renderError = async (_request, { error, status }) => {
      throw error ?? new Error(`the template answered ${status}`);
    };
  }

  /**
   * @param entry - the compiled app's module.
   * @param url - where the site is published; `override` is given when it is not what site.yaml says.
   */
  static async load(entry: string, store: Store, url: string, override: string | undefined): Promise<Press> {
    const { app } = (await import(pathToFileURL(entry).href)) as { app: App };
    return new Press(app, store, url, override, join(dirname(entry), '..', 'client'));
  }

  /**
   * @param given - what the template is told besides the page and the archive.
   * @throws DrawError
   */
  async draw(page: PageAddress, given: Pick<App.Locals, 'letter'> = {}): Promise<DrawnPage> {
    const address = addressOf(page);
    const routeData = this.#routes.get(page.kind);
    if (!routeData) throw DrawError.of(address, `there is no template src/pages/${page.kind}.astro`);
    const reads = new Reads();
    const archive = createReader(
      this.#store,
      reads,
      this.#shelf,
      this.#override === undefined ? {} : { url: this.#override },
    );
    try {
      const response = await this.#app.render(new Request(this.#url + encodeURI(address)), {
        routeData,
        locals: { archive, page, ...given },
      });
      const drawn = await response.bytes();
      const isHtml = response.headers.get('Content-Type')?.startsWith('text/html') === true;
      const bytes = isHtml && drawn.length > 0 ? withContentSecurity(drawn, this.#powersOf) : drawn;
      const expected = page.kind === '404' ? 404 : 200;
      if (response.status !== expected || bytes.length === 0)
        throw new Error(`the template answered ${response.status}`);
      return { bytes, digest: hash('sha1', bytes), reads };
    } catch (error) {
      throw DrawError.of(address, error);
    }
  }
}
