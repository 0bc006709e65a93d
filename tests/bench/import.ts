/**
 * `npm run bench:import`: how fast an export of WordPress's is imported, and in how much memory.
 * `-- --megabytes 2000` makes a larger export than 300 MB.
 */
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { wxrHead, wxrItem, WXR_END } from '../fixtures/import/wxr.ts';
import { benchFlags } from './flags.ts';
import { measure } from './measure.ts';
import { below, capital, randomFrom, vocabulary } from './words.ts';

const { megabytes } = benchFlags('npm run bench:import --', 'Measures the import of an export of WordPress’s.', {
  megabytes: { type: 'string', default: '300' },
});
const SIZE = Number(megabytes) * 1e6;
if (!(SIZE > 0)) {
  process.stderr.write(`--megabytes ${megabytes}: write a number.\n`);
  process.exit(1);
}
/** The heap that the import is allowed (MB); all its memory is a little more. */
const HEAP = 200;

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-import-'));
const content = join(folder, 'content');
mkdirSync(content);
writeFileSync(
  join(content, 'site.yaml'),
  'name: The Test Ledger\nurl: https://ledger.example\ntimeZone: America/New_York\nsections:\n  - {id: local, name: Local}\n',
);

/** Posts of some 600 words in paragraphs, with emphasis, links to each other and a list. */
async function makeExport(file: string): Promise<number> {
  const random = randomFrom(1);
  const words = vocabulary(1);
  const sentence = () =>
    `${capital(words[below(random, words.length)]!)} ${Array.from({ length: 14 }, () => words[below(random, words.length)]!).join(' ')}.`;
  const paragraph = (index: number) =>
    `${sentence()} <strong>${sentence()} </strong>${sentence()} <a href="https://old.example/2026/11/09/post-${below(random, index + 1)}/">${words[below(random, words.length)]}</a>.`;
  const out = createWriteStream(file);
  out.write(
    wxrHead({ authors: [{ login: 'areyes', name: 'Ana Reyes' }], categories: [{ slug: 'local', name: 'Local' }] }),
  );
  let size = 0;
  let posts = 0;
  while (size < SIZE) {
    const day = String(1 + (posts % 28)).padStart(2, '0');
    const month = String(1 + (posts % 12)).padStart(2, '0');
    const item = wxrItem({
      id: posts + 1,
      slug: `post-${posts}`,
      title: sentence(),
      date: `${2000 + (posts % 26)}-${month}-${day} 12:00:00`,
      dateGmt: `${2000 + (posts % 26)}-${month}-${day} 17:00:00`,
      excerpt: sentence(),
      terms: [{ domain: 'category', slug: 'local', name: 'Local' }],
      content: `${Array.from({ length: 10 }, () => paragraph(posts)).join('\n\n')}\n<ul><li>${sentence()}</li><li>${sentence()}</li></ul>`,
    });
    size += Buffer.byteLength(item);
    posts += 1;
    if (!out.write(item)) await once(out, 'drain');
  }
  out.end(WXR_END);
  await once(out, 'close');
  return posts;
}

try {
  const file = join(folder, 'export.xml');
  const posts = await makeExport(file);
  const flags = [file, '--content', content, '--cache', join(folder, 'cache')];
  const parameters = [`--max-old-space-size=${HEAP}`, join(root, 'src', 'desk', 'import.ts'), ...flags];
  const size = `${Math.round(statSync(file).size / 1e6)} MB with ${posts.toLocaleString('en-US')} posts`;
  for (const name of ['imported', 'imported again']) {
    const { seconds, peakBytes } = await measure(process.execPath, parameters, content);
    process.stdout.write(
      `${size} ${name} in ${seconds.toFixed(1)} s: ${Math.round(posts / seconds).toLocaleString('en-US')} stories a second, ${peakBytes === undefined ? 'memory unknown' : `${Math.round(peakBytes / 1e6)} MB at most`}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
