/**
 * Measures `npm run check` in a large newsroom: `npm run bench:check -- --stories 10000 --runs 5`. The newsroom is that of
 * `stories.ts`; each run is a process of its own, as an editor starts it.
 */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFlags } from './flags.ts';
import { measure, median } from './measure.ts';
import { makeNewsroom, NOW } from './stories.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const values = benchFlags('npm run bench:check --', 'Measures npm run check in a large newsroom.', {
  stories: { type: 'string', default: '10000' },
  runs: { type: 'string', default: '5' },
  folder: { type: 'string', default: tmpdir() },
  keep: { type: 'boolean', default: false },
});
const stories = Number(values.stories);
const runs = Number(values.runs);
if (!Number.isInteger(stories) || stories < 1 || !Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run bench:check -- --stories 10000 --runs 5');
  process.exit(1);
}

const folder = mkdtempSync(join(values.folder, 'broadsheet-check-'));
const content = join(folder, 'content');
const out = join(folder, 'dist');
const cache = join(folder, 'cache');
const shared = ['--content', content, '--cache', cache, '--now', NOW];
const check = async () =>
  (await measure(process.execPath, [join(ROOT, 'src/desk/check.ts'), ...shared], content)).seconds;
const build = async () =>
  (await measure(process.execPath, [join(ROOT, 'src/press/cli.ts'), ...shared, '--out', out], content)).seconds;

/** Edits the newest story, as an editor would. */
function edit(): void {
  const month = join(content, 'articles/2026/11');
  appendFileSync(join(month, readdirSync(month).toSorted()[0]!), '\nOne sentence more was said.\n');
}

try {
  await makeNewsroom({ directory: content, stories, seed: 1 });
  const first = await check();
  const whole = await build();
  const [changed, unchanged, printed]: number[][] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    edit();
    changed!.push(await check());
    unchanged!.push(await check());
    edit();
    printed!.push(await build());
    // The check looks at what the build has read.
    await check();
  }
  const row = (what: string, seconds: number) => console.log(`${what.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s`);
  console.log(`${stories.toLocaleString('en-US')} stories, medians of ${runs} runs\n`);
  row('the first check, nothing read yet', first);
  row('the first build, all read by that check', whole);
  row('a check with one file changed', median(changed!));
  row('a check with nothing changed', median(unchanged!));
  row('a build with one file changed', median(printed!));
  console.log(`\nWith one file changed a check takes ${(median(changed!) / median(printed!)).toFixed(2)} of a build.`);
} finally {
  if (values.keep) console.log(folder);
  else rmSync(folder, { recursive: true, force: true });
}
