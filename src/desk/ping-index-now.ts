import { addressOf } from '../archive/addresses.ts';
import type { Store } from '../archive/store.ts';
import type { Site } from '../schema/site.ts';
import { announceToIndexNow } from '../syndication/index-now.ts';
import type { Told } from './told.ts';

export interface PingIndexNowOptions {
  /** The index of the last build. */
  store: Store;
  told: Told;
  site: Pick<Site, 'url' | 'indexNow'>;
  /** The service that is told, and tells the other search engines. */
  service: string;
  /** Only tell what would be done. */
  dryRun?: boolean;
}

/** What came of it. */
export interface PingIndexNowReport {
  /** Stories that are new, changed or gone. */
  stories: number;
  /** How many of them were taken, or would be told. */
  told: number;
  /** In a sentence each. */
  failures: string[];
  /** It is not known what was told before: search engines find what there is by the sitemaps. */
  first: boolean;
}

/**
 * Tells search engines which stories are new, changed or gone since they were last told. The first time nothing is told
 * but the front: a whole archive would be no news.
 *
 * @returns undefined when the site has no key for it.
 */
export async function pingIndexNow({
  store,
  told,
  site: { url, indexNow: key },
  service,
  dryRun = false,
}: PingIndexNowOptions): Promise<PingIndexNowReport | undefined> {
  if (key === undefined) return undefined;
  const who = `index-now ${url}`;
  const first = !told.knows(who);
  const news = told.newsFor(who, store, 'article');
  const addresses = first ? [addressOf({ kind: 'home' })] : news.map(({ address }) => address);
  if (dryRun || addresses.length === 0) return { stories: news.length, told: addresses.length, failures: [], first };
  const announced = await announceToIndexNow({ url, key, addresses }, service);
  // Told in requests of many: when one of them fails all are told again, which does no harm.
  if (announced.failures.length === 0) told.remember(who, news);
  return { stories: news.length, ...announced, first };
}
