/**
 * Measures Broadsheet against Hugo on the same stories: `npm run bench`, or
 * `node tests/bench/run.ts [--stories 10000] [--runs 3] [--seed 1] [--jobs 2] [--folder DIR] [--keep]`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFlags } from './flags.ts';
import { addHugoStory, makeHugoSite } from './hugo.ts';
import { measure, medianRun, type Measured } from './measure.ts';
import { reportTable } from './report.ts';
import { addStory, makeNewsroom, NOW } from './stories.ts';
import { TARGETS } from './targets.ts';

const values = benchFlags('npm run bench --', 'Measures Broadsheet against Hugo on the same stories.', {
  stories: { type: 'string', default: '10000' },
  runs: { type: 'string', default: '3' },
  seed: { type: 'string', default: '1' },
  jobs: { type: 'string', default: '2' },
  folder: { type: 'string', default: tmpdir() },
  keep: { type: 'boolean', default: false },
});
const [stories, runs, seed] = [Number(values.stories), Number(values.runs), Number(values.seed)] as const;
if (![stories, runs, seed].every((number) => Number.isInteger(number) && number > 0))
  throw new Error('--stories, --runs and --seed are whole numbers from 1.');

const folder = mkdtempSync(join(values.folder, 'broadsheet-bench-'));
const content = join(folder, 'content');
const warmUp = join(folder, 'warm-up');
const ours = { out: join(folder, 'ours'), cache: join(folder, 'cache') };
const hugo = { site: join(folder, 'hugo'), out: join(folder, 'hugo/public'), cache: join(folder, 'hugo-cache') };
const hugoIsHere = spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;

const press = join(import.meta.dirname, '../../src/press/cli.ts');
const printOurs = (from: string) =>
  measure(
    process.execPath,
    [press, '--content', from, '--out', ours.out, '--cache', ours.cache, '--now', NOW, '--jobs', values.jobs],
    ours.out,
  );
const printHugo = () =>
  measure(
    'hugo',
    ['--quiet', '--source', hugo.site, '--destination', hugo.out, '--cacheDir', hugo.cache, '--clock', NOW],
    hugo.out,
  );

/** Both sites must have the same pages, or the comparison means nothing. */
function compareAddresses(): void {
  const [own, theirs] = [ours.out, hugo.out].map((cwd) => new Set(globSync('**/*.html', { cwd })));
  const different = [...own!.symmetricDifference(theirs!)].toSorted();
  if (different.length === 0) return;
  const examples = different
    .slice(0, 10)
    .map((file) => `  ${own!.has(file) ? 'only Broadsheet' : 'only Hugo'}: ${file}`);
  throw new Error(`The sites differ in ${different.length} pages:\n${examples.join('\n')}`);
}

/** Feeds, stories as data, sitemaps, robots.txt: what is printed for machines. */
const countMachineFiles = (cwd: string) => globSync('**/*.{json,xml,opml,txt}', { cwd }).length;

const say = (who: string, what: string, { seconds, peakBytes }: Measured) =>
  console.log(
    `  ${who} ${what}: ${seconds.toFixed(2)} s${peakBytes === undefined ? '' : `, ${Math.round(peakBytes / 1e6)} MB`}`,
  );

try {
  console.log(`${stories} stories, ${runs} runs each, in ${folder}`);
  if (!hugoIsHere) console.log('Hugo is not installed (apt-get install hugo), so there is nothing to compare with.');
  // The templates are compiled once for as long as they stay as they are, whatever is printed with them.
  await makeNewsroom({ directory: warmUp, stories: 10, seed });
  say('Broadsheet,', 'ten stories, with compiling the templates where they are new', await printOurs(warmUp));
  await makeNewsroom({ directory: content, stories, seed });

  const measured = {
    whole: { ours: [] as Measured[], hugo: [] as Measured[] },
    add: { ours: [] as Measured[], hugo: [] as Measured[] },
  };
  for (let run = 1; run <= runs; run++) {
    for (const path of [ours.out, ours.cache]) rmSync(path, { recursive: true, force: true });
    const own = await printOurs(content);
    say('Broadsheet,', 'whole build', own);
    measured.whole.ours.push(own);
    if (!hugoIsHere) continue;
    if (run === 1) makeHugoSite(content, hugo.site, ours.out);
    for (const path of [hugo.out, hugo.cache, join(hugo.site, 'resources')])
      rmSync(path, { recursive: true, force: true });
    const theirs = await printHugo();
    say('Hugo,      ', 'whole build', theirs);
    measured.whole.hugo.push(theirs);
    compareAddresses();
  }
  const machineFiles = {
    ours: countMachineFiles(ours.out),
    hugo: hugoIsHere ? countMachineFiles(hugo.out) : undefined,
  };
  for (let run = 1; run <= runs; run++) {
    const story = addStory(content, run, seed);
    if (hugoIsHere) addHugoStory(content, hugo.site, story);
    const own = await printOurs(content);
    say('Broadsheet,', 'one story more', own);
    measured.add.ours.push(own);
    if (!existsSync(join(ours.out, story, 'index.html'))) throw new Error(`Broadsheet has not printed ${story}.`);
    if (!hugoIsHere) continue;
    const theirs = await printHugo();
    say('Hugo,      ', 'one story more', theirs);
    measured.add.hugo.push(theirs);
    compareAddresses();
  }

  const medians = ({ ours, hugo }: { ours: Measured[]; hugo: Measured[] }) => ({
    ours: medianRun(ours),
    hugo: hugo.length ? medianRun(hugo) : undefined,
  });
  console.log(
    `\n${reportTable({ whole: medians(measured.whole), add: medians(measured.add), machineFiles }, TARGETS.get(stories))}`,
  );
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
