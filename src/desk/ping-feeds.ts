import { addressOf, type FeedSubject, type PageAddress } from '../archive/addresses.ts';
import type { Store } from '../archive/store.ts';
import type { Site } from '../schema/site.ts';
import type { News, Told } from './told.ts';
import { HubError, publish, type PublishOptions } from './websub.ts';

export interface PingFeedsOptions extends PublishOptions {
  /** The index of the last build. */
  store: Store;
  told: Told;
  site: Pick<Site, 'url' | 'feeds'>;
  /** Only tell what would be done. */
  dryRun?: boolean;
}

/** What came of it. All addresses are in full. */
export interface PingFeedsReport {
  hub: string;
  told: string[];
  /** In a sentence each. */
  failures: string[];
  /** It is not known what the hub was told before, so that it is told of the site's own feeds alone. */
  first: boolean;
}

/** Hubs that are asked by many at once are no quicker. */
const AT_ONCE = 4;

/**
 * Tells the hub of site.yaml which feeds have changed since it was last told. One that it could not be told of is told
 * of the next time.
 *
 * @returns undefined when the site has no hub.
 */
export async function pingFeeds({
  store,
  told,
  site,
  dryRun = false,
  ...options
}: PingFeedsOptions): Promise<PingFeedsReport | undefined> {
  const { hub } = site.feeds;
  if (hub === undefined) return undefined;
  const who = `websub ${hub} ${site.url}`;
  const first = !told.knows(who);
  const news = told.newsFor(who, store, 'feed', isFollowed);
  const changed = news.filter(({ page }) => page && (!first || isOfSite(page)));
  const report: PingFeedsReport = { hub, told: [], failures: [], first: first && news.length > changed.length };
  const done: News[] = news.filter((each) => !changed.includes(each));
  const waiting = [...changed];
  const tellNext = async () => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      const topic = site.url + encodeURI(addressOf(each.page!));
      try {
        if (!dryRun) await publish(hub, topic, options);
        report.told.push(topic);
        done.push(each);
      } catch (error) {
        if (!(error instanceof HubError)) throw error;
        report.failures.push(error.message);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tellNext));
  // A hub that heard nothing at all is still to be told for the first time.
  if (!dryRun && (!first || report.told.length > 0)) told.remember(who, done);
  report.told.sort();
  report.failures.sort();
  return report;
}

/** A month of the archive has no followers: it is read once. */
const isFollowed = (page: PageAddress) => page.kind === 'feed' && page.of !== 'month';
const isOfSite = (page: PageAddress) => page.kind === 'feed' && (page as FeedSubject).of === 'site';
