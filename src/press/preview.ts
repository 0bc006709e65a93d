/** `npm run dev`: the same pages from the same archive, drafts and embargoed stories among them. */
import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { pipeline } from 'node:stream';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { Store } from '../archive/store.ts';
import { sync, type SyncResult } from '../archive/sync.ts';
import { watchFolders } from '../archive/watch.ts';
import type { Problem } from '../schema/problem.ts';
import { formatProblems, formatWarnings, inFolder } from './report.ts';
import { Darkroom } from './darkroom.ts';
import { makeIcons } from './icons.ts';
import { darkroomOf, findCopy } from './pictures.ts';
import { digestSource } from './source.ts';

export interface PreviewOptions {
  root: string;
  content: string;
  /** The cache of the build; the preview keeps its own index in a folder of it. */
  cache: string;
}

/** What the middleware, which Vite loads apart from this module, needs of the running preview. */
export interface Preview {
  store: Store;
  /** Photographs and recordings that pages have shown, as JSON of a Use or a Copy. Renditions are made when a browser asks for them. */
  pictures: Set<string>;
  /** The state of the archive after the last change has been read. */
  ready: () => Promise<Problem[]>;
}

/** Under which the running preview is found by the middleware. */
export const PREVIEW = Symbol.for('broadsheet.preview');

/** Where the preview shows every component in every state: src/pages/_components.astro. */
export const COMPONENTS = '/_components';

/** The integration that makes Astro's development server show the archive. */
export function preview(options: PreviewOptions): AstroIntegration {
  const { root, content } = options;
  const cache = join(options.cache, 'preview');
  return {
    name: 'broadsheet-preview',
    hooks: {
      'astro:config:setup': ({ addMiddleware, injectRoute, updateConfig }) => {
        addMiddleware({ entrypoint: new URL('./preview-middleware.ts', import.meta.url), order: 'pre' });
        injectRoute({ pattern: COMPONENTS, entrypoint: new URL('../pages/_components.astro', import.meta.url) });
        // Vite would watch a hundred thousand articles one by one.
        updateConfig({ vite: { server: { watch: { ignored: ['**/dist/**', '**/.cache/**', `${content}/**`] } } } });
      },
      'astro:server:setup': async ({ server, logger }) => {
        inheritIndex(options.cache, cache);
        // As the person at the terminal would write it.
        const folder = relative(process.cwd(), content) || '.';
        const store = Store.open(cache);
        const { readers: code, eyes } = digestSource(root);
        const read = (only?: string[]) =>
          sync(store, { directory: content, now: Date.now(), preview: true, code, eyes, ...(only && { only }) });

        const pictures = new Set<string>();
        const darkroom = new Darkroom(content, darkroomOf(cache));
        // Warnings about what nobody has touched would be said again and again.
        const worth = ({ problems, concerned }: SyncResult) =>
          problems
            .filter(({ file, warning }) => !warning || concerned.has(file))
            .map((problem) => inFolder(problem, folder));
        let state = read().then(worth);
        let shown = '';
        const tell = (problems: Problem[]) => {
          const [warnings, errors] = [true, false].map((is) =>
            problems.filter(({ warning }) => (warning ?? false) === is),
          );
          const text =
            (warnings!.length > 0 ? formatWarnings(warnings!, folder) : '') +
            (errors!.length > 0 ? formatProblems(errors!, folder, 'The build would refuse this.') : '');
          if (text !== shown) logger[text ? 'warn' : 'info'](text ? `\n${text}` : 'Everything in content is in order.');
          shown = text;
        };
        (globalThis as { [PREVIEW]?: Preview })[PREVIEW] = { store, pictures, ready: () => state };
        const stop = watchFolders(content, (paths) => {
          const only = [...paths];
          const files = only.filter((path) => path !== undefined);
          state = state.then(() => read(files.length === only.length ? files : undefined)).then(worth);
          state.then(
            (problems) => {
              tell(problems);
              server.ws.send({ type: 'full-reload' });
            },
            (error: unknown) => logger.error(String(error)),
          );
        });
        server.httpServer?.once('close', () => {
          stop();
          store.close();
        });
        // Recordings come as they will be published, in pieces where a player asks for one.
        const recordings = sirv(content, { dev: true, etag: true, dotfiles: false });
        server.middlewares.use('/media', (request, response, next) => {
          const copy = findCopy(`media${safeDecode((request.url ?? '').split('?', 1)[0]!)}`, pictures);
          if (copy === undefined) return next();
          request.url = `/${encodeURI(copy)}`;
          recordings(request, response, next);
        });
        // Made at once, and again when the icon is another one: there are few of them.
        server.middlewares.use((request, response, next) => {
          const file = (request.url ?? '').split('?', 1)[0]!.slice(1);
          if (!/^(?:favicon|icon|apple-touch-icon)[\w-]*\.(?:ico|png|svg)$/.test(file)) return next();
          makeIcons(content, cache).then(
            (icons) => {
              const icon = icons.find((each) => each.file === file);
              if (!icon) return next();
              response.setHeader('Content-Type', TYPES[extname(file)]!);
              pipeline(createReadStream(icon.source), response, () => {});
            },
            (error: unknown) => next(error),
          );
        });
        server.middlewares.use('/photos', (request, response, next) => {
          const file = `photos${safeDecode((request.url ?? '').split('?', 1)[0]!)}`;
          darkroom.file(file, pictures).then(
            (made) => {
              if (made === undefined) return next();
              response.setHeader('Content-Type', TYPES[extname(made)] ?? 'application/octet-stream');
              response.setHeader('Content-Length', statSync(made).size);
              pipeline(createReadStream(made), response, () => {});
            },
            (error: unknown) => {
              logger.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
              response.statusCode = 500;
              response.end();
            },
          );
        });
        tell(await state);
      },
    },
  };
}

function safeDecode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** A first preview of a large archive begins with the index of the last build, in which all is read already. */
function inheritIndex(from: string, to: string): void {
  if (existsSync(join(to, 'archive.sqlite')) || !existsSync(join(from, 'archive.sqlite'))) return;
  const store = Store.open(from);
  try {
    // Everything that is still in the log goes into the file before it is copied.
    store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    cpSync(join(from, 'archive.sqlite'), join(to, 'archive.sqlite'));
  } finally {
    store.close();
  }
}
