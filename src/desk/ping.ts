/**
 * `npm run ping`: tells others what is new on the site, after it has been published: the WebSub hub of its feeds.
 * It reads what the last build has left in the cache, and nothing of the content.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Store } from '../archive/store.ts';
import { count, showInvisible } from '../press/report.ts';
import type { Site } from '../schema/site.ts';
import { pingFeeds } from './ping-feeds.ts';
import { Told } from './told.ts';

const HELP = `npm run ping -- [flags]

Tells the WebSub hub of site.yaml (feeds: {hub: https://...}) which feeds have changed since it was last told. Run it when
the site that the last build has printed is where readers find it.

  --cache DIR   the cache of that build (.cache)
  --url URL     the address that the build printed for, if it was given one
  --dry-run     say what would be told, and tell nobody
  --help        show this
`;

/** What the person at the terminal can mend; said in one line. */
class UsageError extends Error {}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        cache: { type: 'string', default: join(root, '.cache') },
        url: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const url = values.url === undefined ? undefined : URL.parse(values.url);
    if (url === null || (url && !/^https?:$/.test(url.protocol)))
      throw new UsageError(`--url ${values.url}: write an address like https://example.org.`);
    return { cache: resolve(values.cache), origin: url?.origin, dryRun: values['dry-run'], help: values.help };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function main(): Promise<number> {
  const { cache, origin, dryRun, help } = readFlags();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!existsSync(join(cache, 'archive.sqlite')))
    throw new UsageError(`--cache ${cache}: no build has left anything there. Run npm run build first.`);
  const store = Store.open(cache, { readOnly: true });
  const told = Told.open(cache);
  try {
    if (!store.getMeta('out') || store.get('SELECT 1 FROM unfinished LIMIT 1'))
      throw new UsageError('The last build did not publish all that it had to. Build again, then ping.');
    const site = JSON.parse(store.get<{ card: string }>(`SELECT card FROM entries WHERE kind = 'site'`)!.card) as Site;
    const report = await pingFeeds({ store, told, site: { ...site, url: origin ?? site.url }, dryRun });
    if (!report) {
      process.stdout.write('There is nobody to tell: site.yaml names no hub (feeds: {hub: https://...}).\n');
      return 0;
    }
    if (report.first)
      process.stdout.write(
        'It is not known what the hub was told before: this time it is told of the feeds of the whole site only.\n',
      );
    for (const topic of report.told) process.stdout.write(`${dryRun ? 'Would tell of' : 'Told of'} ${topic}\n`);
    for (const failure of report.failures) process.stderr.write(`${showInvisible(failure)}\n`);
    process.stdout.write(
      report.told.length + report.failures.length === 0
        ? 'No feed has changed since the hub was last told.\n'
        : `${count(report.told.length, 'feed')} of ${report.told.length + report.failures.length} told to ${report.hub}.\n`,
    );
    return report.failures.length > 0 ? 1 : 0;
  } finally {
    told.close();
    store.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${showInvisible(error.message)}\n`);
  process.exitCode = 1;
}
