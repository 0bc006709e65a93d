/** `npm run import`: stories from elsewhere, as articles. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPromise } from 'yauzl';
import { runCommand, UsageError } from '../press/command.ts';
import { formatProblems, showInvisible } from '../press/report.ts';
import { explain } from '../schema/explain.ts';
import { FrontmatterError, readYaml } from '../schema/frontmatter.ts';
import { site as siteSchema, type Site } from '../schema/site.ts';
import { documents, type GivenDocument } from './import/documents.ts';
import { MapError, readMap, type FilingMap } from './import/filing.ts';
import { beginningOf, formatOf, type Recognized } from './import/format.ts';
import { ghost } from './import/ghost/ghost.ts';
import { readImportArguments, type ImportRequest } from './import/import-arguments.ts';
import { importStories, makeStage } from './import/import-stories.ts';
import { clearStage } from './import/pictures.ts';
import { formatImport, hasFailed, type ImportReport } from './import/report.ts';
import { ImportRefusal, type Source } from './import/source.ts';
import { wordpress } from './import/wordpress/wordpress.ts';
import { WorkFile } from './import/work-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env.npm_lifecycle_event === 'import' && process.env.INIT_CWD) || process.cwd();

/** In a report on the terminal. */
const TOLD = 20;

interface GivenFile {
  path: string;
  name: string;
  recognized: Recognized;
  /** Of the standard input, which can be read once. */
  bytes?: Buffer;
}

async function main(): Promise<number> {
  const request = readImportArguments(process.argv.slice(2), folder, root, Date.now());
  if (typeof request === 'string') {
    process.stdout.write(request);
    return 0;
  }
  const site = readSite(request.content);
  if (request.section !== undefined && !site.sections.some(({ id }) => id === request.section))
    throw new UsageError(
      `--section ${request.section}: site.yaml has ${site.sections.map(({ id }) => id).join(', ')}.`,
    );
  const map = request.map === undefined ? undefined : readMap(request.map, site.sections);

  let isRefused = false;
  const files: GivenFile[] = [];
  for (const { path, name } of request.files) {
    try {
      files.push(await recognize(path, name, request));
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      process.stderr.write(`${showInvisible(error.message)}\n`);
      isRefused = true;
    }
  }
  const exports = files.filter(({ recognized }) => recognized.format === 'wordpress');
  const ghosts = files.filter(({ recognized }) => recognized.format === 'ghost');
  const single = files.filter((file) => !exports.includes(file) && !ghosts.includes(file));
  const reports: ImportReport[] = [];
  const run = async (given: readonly GivenFile[], open: () => Source | Promise<Source>) => {
    if (given.length === 0) return;
    try {
      const report = await importFrom(given, await open(), request, site, map);
      if (report) reports.push(report);
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      process.stderr.write(`${showInvisible(error.message)}\n`);
      isRefused = true;
    }
  };
  await run(single, () =>
    documents(
      single.map(({ path, name, recognized, bytes }): GivenDocument => ({
        name,
        format: recognized.format as GivenDocument['format'],
        ...(path !== '-' && { folder: dirname(path) }),
        read: () => bytes ?? readFileSync(path),
      })),
    ),
  );
  await run(exports, () => wordpress(exports));
  for (const file of ghosts) await run([file], () => ghost(file.path, file.name, file.recognized.isZip));

  for (const report of reports) process.stdout.write(formatImport(report));
  if (request.dryRun && reports.length > 0)
    process.stdout.write('\nNothing was written. Run it again without --dry-run to import.\n');
  if (request.report !== undefined)
    writeFileSync(request.report, `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`);
  if (request.redirects !== undefined)
    writeFileSync(
      request.redirects,
      reports
        .flatMap(({ redirects }) => redirects)
        .map(({ from, to }) => `${from} ${to}\n`)
        .join(''),
    );
  return isRefused || reports.some(({ totals }) => hasFailed(totals)) ? 1 : 0;
}

async function recognize(path: string, name: string, request: ImportRequest): Promise<GivenFile> {
  let bytes: Buffer | undefined;
  if (path === '-') {
    const pieces: Buffer[] = [];
    for await (const piece of process.stdin) pieces.push(piece as Buffer);
    bytes = Buffer.concat(pieces);
  }
  const shown = name === '-' ? 'The standard input' : name;
  const recognized = await formatOf(bytes ?? beginningOf(path), shown, async () => {
    if (bytes) throw new ImportRefusal('A ZIP cannot be read from the standard input. Name the file.');
    try {
      const zip = await openPromise(path, { autoClose: true });
      const names: string[] = [];
      for await (const entry of zip.eachEntry()) names.push(entry.fileName);
      return names;
    } catch (error) {
      throw new ImportRefusal(
        `${shown}: the ZIP is damaged or made to harm (${(error as Error).message}). Nothing was taken from it.`,
      );
    }
  });
  const format = request.format ?? recognized.format;
  if (bytes && (format === 'wordpress' || format === 'ghost'))
    throw new ImportRefusal('An export cannot be read from the standard input, since it is read twice. Name the file.');
  return { path, name, recognized: { ...recognized, format }, ...(bytes && { bytes }) };
}

async function importFrom(
  files: readonly GivenFile[],
  source: Source,
  request: ImportRequest,
  site: Site,
  map: FilingMap | undefined,
): Promise<ImportReport | undefined> {
  const isExport = source.name !== 'documents';
  const isKept = isExport && !request.dryRun && request.writeMap === undefined;
  const id = isKept ? await digestOf(files, request, map) : '';
  const workPath = join(request.cache, `import-${id}.sqlite`);
  // A trial leaves nothing behind; of single documents there is nothing to go on with.
  const temporary = isKept ? undefined : mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
  const work = new WorkFile(temporary ? join(temporary, 'import.sqlite') : workPath);
  const stage = makeStage(temporary ? join(temporary, 'stage') : join(request.cache, 'import', id, 'stage'));
  try {
    const { report, map: draft } = await importStories(source, {
      content: request.content,
      site,
      now: request.now,
      work,
      stage,
      quarantine: join(request.cache, 'import', id || 'documents'),
      isDryRun: request.dryRun || request.writeMap !== undefined,
      summaryFromText: request.summaryFromText,
      publishIncomplete: request.publishIncomplete,
      ...(request.oldSite !== undefined && { oldSite: request.oldSite }),
      mayDownload: request.download,
      keepReports: request.report === undefined ? TOLD + 1 : Number.POSITIVE_INFINITY,
      ...(map && { map }),
      ...(request.section !== undefined && { section: request.section }),
      ...(request.credit !== undefined && { credit: request.credit }),
      ...(request.media !== undefined && { media: request.media }),
      ...(process.stderr.isTTY &&
        isExport && { onStory: (done) => done % 100 === 0 && process.stderr.write(`\r${done} stories`) }),
    });
    if (request.writeMap !== undefined) {
      writeFileSync(request.writeMap, draft, { flag: 'wx' });
      process.stdout.write(
        `${relative(folder, request.writeMap)} is written. Look through it, and import with --map.\n`,
      );
      return undefined;
    }
    return report;
  } finally {
    work.close();
    source.close?.();
    if (temporary) rmSync(temporary, { recursive: true, force: true });
    else clearStage(stage);
  }
}

/** Of an export and of all that decides what becomes of it: run again with the same, an import goes on. */
async function digestOf(
  files: readonly GivenFile[],
  request: ImportRequest,
  map: FilingMap | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files) for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const { content, section, credit, media, download, summaryFromText, publishIncomplete, oldSite } = request;
  hash.update(
    JSON.stringify([content, section, credit, media, download, summaryFromText, publishIncomplete, oldSite, map]),
  );
  return hash.digest('hex').slice(0, 16);
}

function readSite(content: string): Site {
  const file = join(content, 'site.yaml');
  if (!existsSync(file))
    throw new UsageError(`--content ${relative(folder, content) || '.'}: there is no site.yaml in it.`);
  const source = readFileSync(file, 'utf8');
  try {
    const parsed = siteSchema.safeParse(readYaml(source).data, { reportInput: true });
    if (parsed.success) return parsed.data;
    throw new UsageError(
      formatProblems(
        explain('site.yaml', source, siteSchema, parsed.error.issues),
        relative(folder, content) || '.',
        'Nothing was imported.',
      ).trimEnd(),
    );
  } catch (error) {
    if (error instanceof FrontmatterError)
      throw new UsageError(`site.yaml:${error.line}:${error.column} ${error.message} ${error.suggestion}`);
    throw error;
  }
}

await runCommand(main, { told: [MapError, ImportRefusal] });
