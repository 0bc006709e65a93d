/**
 * Measures the photo room against `astro:assets`, which makes the same files from the same photographs:
 * `npm run bench:photos`, or
 * `node tests/bench/photos-run.ts [--photos 300] [--pictures DIR] [--stories 10000] [--runs 1] [--seed 1] [--folder DIR] [--keep]`.
 *
 * What is fair: the same photographs, the same sharp, the same encoders with the same settings, the same sizes and
 * crops, both from nothing, in turns, with as many at once as there are processors (each tool's default). What favors
 * Astro: it draws no page and reads no article, and its files say nothing of whose they are; ours carry rights in XMP
 * and EXIF, and the time of the whole site is counted. What favors us: our templates are compiled before, as they are
 * once for as long as they stay as they are; what Astro compiles is one file of a dozen lines.
 */
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { isTypeCard, type TypeCard } from '../../src/photos/cards/card.ts';
import { renditionsOf, type Use } from '../../src/photos/renditions.ts';
import { isCopied, type Copy } from '../../src/recordings/copies.ts';
import type { PressReport } from '../../src/press/press.ts';
import { astroBuild, astroMade, astroSite, makeAstroSite, type Wanted } from './astro-images.ts';
import { Camera } from './camera.ts';
import { benchFlags } from './flags.ts';
import { makeGallery, photoLines } from './gallery.ts';
import { measure, median, medianRun, type Measured } from './measure.ts';
import { photoTable, type Developed, type PhotoResults } from './photo-report.ts';
import { addStory, makeNewsroom, NOW } from './stories.ts';

const values = benchFlags(
  'npm run bench:photos --',
  'Measures the photo room against astro:assets on the same photographs.',
  {
    photos: { type: 'string', default: '300' },
    pictures: { type: 'string' },
    stories: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: tmpdir() },
    keep: { type: 'boolean', default: false },
  },
);
const [photos, stories, runs, seed] = [values.photos, values.stories, values.runs, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
if (![photos, runs, seed].every((number) => Number.isInteger(number) && number > 0))
  throw new Error('--photos, --runs and --seed are whole numbers from 1.');
if (stories !== 0 && !(Number.isInteger(stories) && stories >= 131))
  throw new Error('--stories is a whole number from 131, or 0 to measure without them.');

/** Of real photographs, in pixels: smaller ones would lack renditions. */
const NARROWEST = 1600;

const folder = mkdtempSync(join(values.folder, 'broadsheet-bench-'));
const content = join(folder, 'content');
const ours = { out: join(folder, 'ours'), cache: join(folder, 'cache') };
const theirs = astroSite(join(folder, 'astro'));
// What it would tell its makers is not what is measured.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const press = join(import.meta.dirname, '../../src/press/cli.ts');
const report = join(folder, 'report.json');
const printOurs = (from: string, { out, cache } = ours) =>
  measure(
    process.execPath,
    [press, '--content', from, '--out', out, '--cache', cache, '--now', NOW, '--json', report],
    out,
  );
const remove = (...paths: string[]) => {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
};

/** Photographs to measure with, as paths below the content folder, where they are then. */
async function gather(camera: Camera): Promise<string[]> {
  const name = (index: number, ending: string) => `photos/bench/photo-${String(index + 1).padStart(4, '0')}${ending}`;
  if (values.pictures === undefined) {
    const drawn = Array.from({ length: photos }, (_, index) => name(index, '.jpg'));
    await camera.take(new Map(drawn.map((src, index) => [index + 1, join(content, src)])));
    return drawn;
  }
  const found: string[] = [];
  for (const file of readdirSync(values.pictures).toSorted()) {
    if (found.length === photos) break;
    if (!/\.(?:jpe?g|png|webp|tiff?)$/i.test(file)) continue;
    const source = join(values.pictures, file);
    const { autoOrient } = await sharp(source).metadata();
    if (autoOrient.width < NARROWEST) continue;
    const src = name(found.length, extname(file).toLowerCase());
    mkdirSync(dirname(join(content, src)), { recursive: true });
    writeFileSync(join(content, src), readFileSync(source));
    found.push(src);
  }
  if (found.length === 0) throw new Error(`There is no picture of ${NARROWEST} pixels or more in ${values.pictures}.`);
  return found;
}

/** Every file that the index says our pages show, once. */
function wantedFiles(): Wanted[] {
  const index = new DatabaseSync(join(ours.cache, 'archive.sqlite'), { readOnly: true });
  try {
    const uses = index
      .prepare('SELECT use FROM pictures WHERE EXISTS (SELECT 1 FROM picture_reads WHERE picture = pictures.id)')
      .all() as { use: string }[];
    const files = new Map<string, Wanted>();
    for (const { use: text } of uses) {
      const use = JSON.parse(text) as Use | TypeCard | Copy;
      if (isTypeCard(use) || isCopied(use)) continue;
      for (const rendition of renditionsOf(use)) files.set(rendition.file, { ...rendition, src: use.src });
    }
    return [...files.values()];
  } finally {
    index.close();
  }
}

/** Both must have made the same pictures, or the comparison means nothing. */
async function compareImages(wanted: readonly Wanted[]): Promise<void> {
  const made = astroMade(theirs);
  const published = new Set(globSync('photos/**/*.*', { cwd: ours.out }));
  const different = [...published.symmetricDifference(new Set(wanted.map(({ file }) => file)))].map(
    (file) => `${file}: ${published.has(file) ? 'published, and in no index' : 'not published'}`,
  );
  const standing = new Set(made.values());
  if (standing.size !== wanted.length) different.push(`Astro has made ${standing.size} files, not ${wanted.length}`);
  for (const { file, width, height } of wanted) {
    const sizes = await Promise.all(
      [join(ours.out, file), made.get(file) ?? ''].map(async (path) => {
        const found = await sharp(path).metadata();
        return `${found.width} × ${found.height} ${found.format}`;
      }),
    ).catch((error: unknown) => [String(error), '']);
    if (sizes[0] !== sizes[1] || !sizes[0]!.startsWith(`${width} × ${height} `))
      different.push(`${file}: ${width} × ${height} wanted, ours ${sizes[0]}, Astro’s ${sizes[1]}`);
  }
  if (different.length > 0)
    throw new Error(
      `The pictures differ in ${different.length} files:\n${different
        .slice(0, 10)
        .map((line) => `  ${line}`)
        .join('\n')}`,
    );
}

const IMAGES = '**/*.{avif,webp,jpg,jpeg,png}';
const bytesOf = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
const imagesBelow = (cwd: string) => globSync(IMAGES, { cwd }).map((file) => join(cwd, file));

const say = (who: string, what: string, { seconds, peakBytes }: Measured) =>
  console.log(
    `  ${who} ${what}: ${seconds.toFixed(2)} s${peakBytes === undefined ? '' : `, ${Math.round(peakBytes / 1e6)} MB`}`,
  );

/** A large archive gets one story more, with a photograph that is new. */
async function addPhoto(camera: Camera): Promise<PhotoResults['add']> {
  const archive = join(folder, 'archive');
  const at = { out: join(folder, 'archive-out'), cache: join(folder, 'archive-cache') };
  await makeNewsroom({ directory: archive, stories, seed });
  say('Broadsheet,', `whole build of ${stories} stories`, await printOurs(archive, at));
  const before = new Set(imagesBelow(at.out));
  const story = join(archive, 'articles', `${addStory(archive, 1, seed)}.md`);
  const src = 'photos/bench/new.jpg';
  await camera.take(new Map([[0, join(archive, src)]]));
  const text = readFileSync(story, 'utf8');
  writeFileSync(story, text.replace(/^photo:\n(?: {2}.*\n)*/m, `${photoLines(src).join('\n')}\n`));
  const run = await printOurs(archive, at);
  say('Broadsheet,', 'one story more, with a new photo', run);
  const { files, renditions } = JSON.parse(readFileSync(report, 'utf8')) as PressReport;
  const added = imagesBelow(at.out).filter((file) => !before.has(file));
  const own = added.filter((file) => file.startsWith(join(at.out, 'photos/bench/new.'))).length;
  if (own === 0) throw new Error('Broadsheet has not published the new photo.');
  return {
    stories,
    seconds: run.seconds,
    written: files.written,
    made: renditions.made,
    own,
    others: renditions.made - own,
  };
}

try {
  const camera = await Camera.open(seed);
  const begun = performance.now();
  const sources = await gather(camera);
  makeGallery(content, sources, seed);
  const each = bytesOf(sources.map((src) => join(content, src))) / sources.length;
  console.log(
    `${sources.length} photos of ${(each / 1e6).toFixed(1)} MB, made in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${runs} runs each, in ${folder}`,
  );
  // The templates are compiled once for as long as they stay as they are, whatever is printed with them.
  const warmUp = join(folder, 'warm-up');
  await makeNewsroom({ directory: warmUp, stories: 10, seed });
  say('Broadsheet,', 'ten stories, with compiling the templates where they are new', await printOurs(warmUp));

  const measured = { ours: [] as Measured[], astro: [] as Measured[] };
  for (let run = 1; run <= runs; run++) {
    remove(ours.out, ours.cache);
    const own = await printOurs(content);
    say('Broadsheet,', 'whole build', own);
    measured.ours.push(own);
    const wanted = wantedFiles();
    if (run === 1) makeAstroSite(theirs, content, wanted);
    remove(theirs.out, theirs.cache, `${theirs.cache}-vite`);
    const astro = await measure(process.execPath, astroBuild(theirs), theirs.out);
    say('Astro,     ', 'whole build', astro);
    measured.astro.push(astro);
    await compareImages(wanted);
  }

  const developed = (runsOf: Measured[], images: readonly string[]): Developed => ({
    ...medianRun(runsOf),
    images: images.length,
    imageBytes: bytesOf(images),
  });
  const phone = globSync('photos/**/*-720d.avif', { cwd: ours.out })
    .map((file) => statSync(join(ours.out, file)).size)
    .toSorted((a, b) => a - b);
  const results: PhotoResults = {
    ours: developed(measured.ours, imagesBelow(join(ours.out, 'photos'))),
    astro: developed(measured.astro, imagesBelow(theirs.out)),
    phone: { median: median(phone), ninetieth: phone[Math.ceil(phone.length * 0.9) - 1]! },
    real: values.pictures !== undefined,
    ...(stories > 0 && { add: await addPhoto(camera) }),
  };
  console.log(`\n${photoTable(results)}`);
} finally {
  if (!values.keep) remove(folder);
}
