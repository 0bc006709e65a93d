/**
 * `npm run ping`: tells others what is new on the site, after it has been published: the WebSub hub of its feeds, and
 * search engines. It reads what the last build has left in the cache, and nothing of the content.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteIn } from '../archive/site-in.ts';
import { Store } from '../archive/store.ts';
import { readFlags, runCommand, UsageError } from '../press/command.ts';
import { count, showInvisible } from '../press/report.ts';
import { INDEX_NOW } from '../syndication/index-now.ts';
import { pingFeeds, type PingFeedsReport } from './ping-feeds.ts';
import { pingIndexNow, type PingIndexNowReport } from './ping-index-now.ts';
import { Told } from './told.ts';

const HELP = `npm run ping -- [flags]

Tells the WebSub hub of site.yaml (feeds: {hub: https://...}) which feeds have changed since it was last told, and search
engines which stories have (indexNow: KEY). Run it when the site that the last build has printed is where readers find it.

  --cache DIR   the cache of that build (.cache)
  --url URL     the address that the build printed for, if it was given one
  --service URL the IndexNow service (${INDEX_NOW})
  --dry-run     say what would be told, and tell nobody
  --help        show this
`;

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

function readRequest() {
  const { values } = readFlags('npm run ping --', {
    options: {
      cache: { type: 'string', default: join(root, '.cache') },
      url: { type: 'string' },
      service: { type: 'string', default: INDEX_NOW },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const url = values.url === undefined ? undefined : URL.parse(values.url);
  if (url === null || (url && !/^https?:$/.test(url.protocol)))
    throw new UsageError(`--url ${values.url}: write an address like https://example.org.`);
  if (!/^https?:$/.test(URL.parse(values.service)?.protocol ?? ''))
    throw new UsageError(`--service ${values.service}: write an address like ${INDEX_NOW}.`);
  const { cache, service, help } = values;
  return { cache: resolve(cache), origin: url?.origin, service, dryRun: values['dry-run'], help };
}

async function main(): Promise<number> {
  const { cache, origin, service, dryRun, help } = readRequest();
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
    const site = siteIn(store)!;
    const options = { store, told, site: { ...site, url: origin ?? site.url }, dryRun };
    const feeds = await pingFeeds(options);
    const stories = await pingIndexNow({ ...options, service });
    if (feeds) tellOfFeeds(feeds, dryRun);
    if (stories) tellOfStories(stories, dryRun);
    if (!feeds && !stories)
      process.stdout.write(
        'There is nobody to tell: site.yaml names no hub (feeds: {hub: https://...}) and no key (indexNow: ...).\n',
      );
    return [feeds, stories].some((report) => report && report.failures.length > 0) ? 1 : 0;
  } finally {
    told.close();
    store.close();
  }
}

function tellOfFeeds({ hub, told, failures, first }: PingFeedsReport, dryRun: boolean): void {
  if (first)
    process.stdout.write(
      'It is not known what the hub was told before: this time it is told of the feeds of the whole site only.\n',
    );
  for (const topic of told) process.stdout.write(`${dryRun ? 'Would tell of' : 'Told of'} ${topic}\n`);
  for (const failure of failures) process.stderr.write(`${showInvisible(failure)}\n`);
  process.stdout.write(
    told.length + failures.length === 0
      ? 'No feed has changed since the hub was last told.\n'
      : `${count(told.length, 'feed')} of ${told.length + failures.length} told to ${hub}.\n`,
  );
}

function tellOfStories({ stories, told, failures, first }: PingIndexNowReport, dryRun: boolean): void {
  for (const failure of failures) process.stderr.write(`${showInvisible(failure)}\n`);
  if (first)
    process.stdout.write(
      'It is not known what search engines were told before: this time they are told of the front only, and find the rest by the sitemaps.\n',
    );
  else if (stories === 0) process.stdout.write('No story has changed since search engines were last told.\n');
  else
    process.stdout.write(
      `Search engines ${dryRun ? 'would be' : 'were'} told of ${told} of ${stories} ${stories === 1 ? 'story' : 'stories'}.\n`,
    );
}

await runCommand(main);
