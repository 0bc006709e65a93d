/** The press: prints the site, and of it only what is not as it should be. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, outputFile, type PageAddress } from '../archive/addresses.ts';
import { nextDue } from '../archive/due.ts';
import { siteIn } from '../archive/site-in.ts';
import { Store } from '../archive/store.ts';
import { withUsers } from '../archive/sync.ts';
import type { Problem } from '../schema/problem.ts';
import { recipes } from '../photos/renditions.ts';
import { Press } from './app.ts';
import { broughtFiles, checkBrought, checkPublic, listAssets } from './assets.ts';
import { compile } from './compile.ts';
import { createDrawer, type Sheet } from './draw.ts';
import { dropPage, forgetAll, recordPage, type DrawnRecord } from './ledger.ts';
import type { Host } from './hosting/static-hosts.ts';
import { writeHosting } from './hosting/write.ts';
import { makeIcons } from './icons.ts';
import { lock } from './lock.ts';
import { plan as makePlan } from './plan.ts';
import {
  changedRecordings,
  darkroomOf,
  filesIn,
  fillOrders,
  noticeLostPictures,
  noticeOtherRecipes,
  ordersFor,
  sourcesOf,
  sweep,
  unwantedPictures,
  wantedPictures,
} from './pictures.ts';
import { pieces, Pool } from './pool.ts';
import {
  assertReplaceable,
  clearStage,
  copyAsset,
  findDamage,
  movePage,
  removeFile,
  replaceSite,
  stageOf,
} from './publish.ts';
import { readContent } from './read-content.ts';
import { digestSource } from './source.ts';
import type { Task } from './worker.ts';

export interface PressOptions {
  /** The folder of `astro.config.mjs` and `src`. All paths are absolute. */
  root: string;
  content: string;
  public: string;
  out: string;
  cache: string;
  /** Another address of the site than site.yaml's. */
  url?: string;
  /** The present (ms since 1970), by which embargoes end. */
  now: number;
  /** Threads for long work. */
  jobs: number;
  /** Where the site goes, as far as that has to be known: its `_redirects` is read in different ways. */
  host?: Host;
  /** Draw every page again, whatever has changed. */
  all?: boolean;
  onProgress?: (phase: string, done: number, total: number) => void;
  /** Called when another process is printing from the same cache. */
  onWait?: () => void;
}

export interface PressReport {
  /** Everything that has to be mended; when there is anything, nothing was published. */
  problems: Problem[];
  /** What should be looked at in files that have changed, or of which something has changed that they name. */
  warnings: Problem[];
  /** Warnings about all other files. */
  olderWarnings: Problem[];
  pages: {
    /** Drawn now. */
    printed: number;
    /** Left as they were. */
    unchanged: number;
    removed: number;
  };
  files: {
    /** In the content folder. */
    content: number;
    /** Content files that were read. */
    read: number;
    /** Written to the site. */
    written: number;
    removed: number;
  };
  /** Pictures in all their sizes and formats. */
  renditions: {
    /** Made now. */
    made: number;
  };
  /** When the next story or post is due, or breaking news begins or ends (ms since 1970), to know when to print again. */
  nextDue: number | undefined;
  /** How long compiling the templates took (ms), when they had to be. */
  compiledIn: number | undefined;
  /** How long each part took (ms). Compiling and reading run side by side. */
  phases: Record<string, number>;
  /** The most memory that all processes together can have had (bytes). */
  peakRssBytes: number;
}

/** With fewer pages than this, starting threads takes longer than drawing. */
const WORTH_THREADS = 200;

/**
 * Prints the site.
 *
 * @throws CompileError, DrawError or ForeignFolderError; the published site is then as it was.
 */
export async function print(options: PressOptions): Promise<PressReport> {
  const { root, content, out, cache } = options;
  const phases: Record<string, number> = {};
  const timed = async <Result>(phase: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      phases[phase] = Math.round((phases[phase] ?? 0) + performance.now() - start);
    }
  };

  const unlock = lock(cache, options.onWait ?? (() => {}));
  const store = Store.open(cache);
  let pool: Pool | undefined;
  const threads = () => (pool ??= new Pool(options.jobs, cache));
  const compiling = (() => {
    const source = digestSource(root);
    const app = timed('compile', () => compile(root, source.templates));
    // Awaited below; until then a failure must not end the process.
    app.catch(() => {});
    return { app, source };
  })();

  try {
    const content_ = await timed('read', () =>
      readContent(store, {
        content,
        source: compiling.source,
        now: options.now,
        url: options.url,
        ...(options.jobs > 1 && { threads }),
        onProgress: (done, total) => options.onProgress?.('Reading', done, total),
      }),
    );
    const app = await compiling.app;
    const warnings = content_.problems.filter(({ warning }) => warning);
    const report: PressReport = {
      problems: content_.problems.filter(({ warning }) => !warning),
      warnings: warnings.filter(({ file }) => content_.concerned.has(file)),
      olderWarnings: warnings.filter(({ file }) => !content_.concerned.has(file)),
      pages: { printed: 0, unchanged: 0, removed: 0 },
      files: { content: content_.files, read: content_.read, written: 0, removed: 0 },
      renditions: { made: 0 },
      nextDue: nextDue(store, options.now),
      compiledIn: app.fresh ? phases['compile'] : undefined,
      phases,
      peakRssBytes: 0,
    };
    const finish = () => {
      report.peakRssBytes = process.resourceUsage().maxRSS * 1024 + app.peakRssBytes;
      return report;
    };
    if (report.problems.length > 0) return finish();

    const site = siteIn(store)!;
    const url = options.url ?? site.url;
    // What pages are told by the archive is decided by code that is not compiled with them: the widths of a picture.
    const edition = hash('sha1', JSON.stringify([app.digest, compiling.source.readers, url]));
    clearStage(out);
    const whole = store.getMeta('out') !== out || !existsSync(out);
    if (whole) {
      assertReplaceable(out);
      store.transaction(() => {
        forgetAll(store);
        store.setMeta('out', '');
      });
    }

    const brought = broughtFiles(options.public);
    for (const problem of checkBrought(store, brought))
      (problem.warning ? report.warnings : report.problems).push(problem);
    const otherRecipes = noticeOtherRecipes(store);
    const plan = await timed('plan', () => {
      if (!whole) noticeLostPictures(store, out);
      const unfinished = new Set(
        store.all<{ address: string }>('SELECT address FROM unfinished').map(({ address }) => address),
      );
      const forced = new Set([...unfinished, ...(whole ? [] : findDamage(store, out))]);
      return {
        ...makePlan(store, {
          whole,
          everything: options.all === true || store.getMeta('edition') !== edition,
          brought,
          forced,
        }),
        forced,
      };
    });
    const addedAddresses = new Set(plan.added.map(addressOf));
    report.problems.push(...checkPublic(options.public, plan.stands));
    if (report.problems.length > 0) return finish();

    const toDraw = [...plan.added, ...plan.stale.map(({ page }) => page)];
    report.pages = { printed: toDraw.length, unchanged: plan.total - toDraw.length, removed: plan.gone.length };
    const stage = stageOf(out);
    mkdirSync(stage, { recursive: true });
    const staged = toDraw.map((page, index) => ({
      page,
      file: join(stage, whole ? outputFile(addressOf(page)) : String(index)),
    }));
    if (!whole) {
      store.transaction(() => {
        for (const address of [...toDraw.map(addressOf), ...plan.gone.map((page) => page.address)])
          store.run('INSERT OR IGNORE INTO unfinished VALUES (?)', address);
        for (const { id } of plan.gone) dropPage(store, id);
      });
    }

    // Pages whose bytes have turned out as they were are not published again.
    const same = new Set<string>();
    await timed('draw', () =>
      drawAll(store, staged, {
        pool: options.jobs > 1 && toDraw.length >= WORTH_THREADS ? threads() : undefined,
        load: { do: 'load', entry: app.entry, url, override: options.url },
        each: (record, changed) => {
          const address = addressOf(record.page);
          if (!changed && !plan.forced.has(address)) same.add(address);
        },
        onProgress: (done) => options.onProgress?.('Printing', done, toDraw.length),
      }),
    );

    const darkroom = darkroomOf(cache);
    const wanted = wantedPictures(store);
    await timed('photos', async () => {
      const orders = ordersFor(wanted, content, darkroom);
      report.renditions.made = orders.reduce((count, order) => count + filesIn(order), 0);
      const failures = await fillOrders(orders, {
        content,
        darkroom,
        jobs: options.jobs,
        onProgress: (done) => options.onProgress?.('Photos', done, report.renditions.made),
      });
      report.problems.push(
        ...[...failures, ...changedRecordings(wanted, content)].map((problem) => withUsers(store, problem)),
      );
    });
    // What has been drawn is noted as unfinished, and is drawn again next time.
    if (report.problems.length > 0) return finish();

    const icons = await timed('photos', () => makeIcons(content, cache));
    await timed('publish', () => {
      const hosting = writeHosting(store, {
        site,
        url,
        host: options.host,
        public: options.public,
        cache,
        out,
        redirectsChanged:
          whole ||
          plan.forced.size > 0 ||
          store.getMeta('edition') !== edition ||
          [...plan.added, ...plan.gone.map(({ page }) => page)].some(({ kind }) => kind === 'alias'),
      });
      const assets = listAssets({ public: options.public, client: app.client }, icons, hosting);
      const before = new Map(
        store
          .all<{ file: string; stamp: string }>('SELECT file, stamp FROM assets')
          .map(({ file, stamp }) => [file, stamp]),
      );
      const target = whole ? stage : out;
      for (const asset of assets.values()) {
        if (before.get(asset.file) === asset.stamp && existsSync(join(target, asset.file))) continue;
        if (copyAsset(asset, target, join(stage, '.asset'))) report.files.written += 1;
      }
      for (const [file, source] of sourcesOf(wanted, content, darkroom)) {
        const asset = { file, source, stamp: file };
        if (copyAsset(asset, target, join(stage, '.asset'))) report.files.written += 1;
      }
      const goneAssets = [...before.keys()].filter((file) => !assets.has(file));

      const isNoPage = (address: string) => !store.get('SELECT 1 FROM pages WHERE address = ?', address);
      const written = new Set<string>();
      if (whole) {
        report.files.written += staged.length;
        replaceSite(out);
      } else {
        for (const { page, file } of inOrder(staged, addedAddresses)) {
          const address = addressOf(page);
          if (same.has(address)) continue;
          movePage(file, out, address);
          written.add(outputFile(address));
          report.files.written += 1;
        }
        for (const file of [
          ...[...plan.forced, ...plan.gone.map(({ address }) => address)].filter(isNoPage).map(outputFile),
          ...goneAssets,
        ]) {
          if (written.has(file) || assets.has(file)) continue;
          removeFile(out, file);
          report.files.removed += 1;
        }
      }
      const unwanted = unwantedPictures(store);
      // If this is cut short, they are made again should a page show them again.
      for (const id of unwanted.ids) store.run('UPDATE pictures SET made = 0 WHERE id = ?', id);
      for (const file of unwanted.files) {
        if (existsSync(join(out, file))) report.files.removed += 1;
        removeFile(out, file);
        removeFile(darkroom, file);
      }
      store.transaction(() => {
        for (const { id } of wanted) store.run('UPDATE pictures SET made = 1 WHERE id = ?', id);
        for (const id of unwanted.ids) store.run('DELETE FROM pictures WHERE id = ?', id);
        for (const file of goneAssets) store.run('DELETE FROM assets WHERE file = ?', file);
        for (const { file, stamp } of assets.values()) {
          if (before.get(file) !== stamp)
            store.run('INSERT INTO assets VALUES (?, ?) ON CONFLICT DO UPDATE SET stamp = excluded.stamp', file, stamp);
        }
        for (const table of ['touched', 'touched_lists', 'turned', 'unfinished', 'loose'])
          store.run(`DELETE FROM ${table}`);
        store.setMeta('edition', edition);
        store.setMeta('out', out);
        store.setMeta('recipes', recipes());
      });
      rmSync(stage, { recursive: true, force: true });
      if (whole || otherRecipes) sweep(store, darkroom);
      if (otherRecipes) report.files.removed += sweep(store, out);
    });
    return finish();
  } finally {
    await pool?.close();
    store.close();
    unlock();
  }
}

interface Drawing {
  pool: Pool | undefined;
  load: Extract<Task, { do: 'load' }>;
  each: (record: DrawnRecord, changed: boolean) => void;
  onProgress: (done: number) => void;
}

async function drawAll(store: Store, staged: Sheet[], { pool, load, each, onProgress }: Drawing): Promise<void> {
  let done = 0;
  const keep = (records: DrawnRecord[]) => {
    store.transaction(() => {
      for (const record of records) each(record, recordPage(store, record));
    });
    onProgress((done += records.length));
  };
  if (staged.length === 0) return;
  if (pool) {
    await pool.tell(load);
    await pool.share<DrawnRecord[]>(
      pieces(staged).map((piece): Task => ({ do: 'draw', sheets: piece })),
      keep,
    );
    return;
  }
  const draw = createDrawer(await Press.load(load.entry, store, load.url, load.override));
  for (const piece of pieces(staged)) keep(await draw(piece));
}

/** Kinds of files that lead machines to pages, and that no page needs. */
const LISTS: ReadonlySet<PageAddress['kind']> = new Set(['sitemap']);

/**
 * The order in which pages become visible. No page that readers can reach ever links to one that is not there:
 * new pages come first, while nothing links to them; then the changed ones, articles before fronts; last what tells
 * machines of them.
 */
function inOrder(staged: Sheet[], added: ReadonlySet<string>): Sheet[] {
  const rank = ({ page }: Sheet) => {
    if (LISTS.has(page.kind)) return 3;
    return added.has(addressOf(page)) ? 0 : page.kind === 'article' ? 1 : 2;
  };
  return staged.toSorted((one, other) => rank(one) - rank(other));
}
