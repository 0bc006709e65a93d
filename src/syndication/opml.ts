import { generateOpml } from 'feedsmith';
import type { ArchiveReader } from '../archive/model.ts';
import { allFeeds } from './all-feeds.ts';
import { allAllowed } from './plain.ts';

/** All feeds of the newsroom as OPML 2.0, to be taken over by a feed reader at once. */
export function feedsOpml(archive: ArchiveReader): string {
  const { name, url, language } = archive.site();
  return generateOpml(
    allAllowed({
      head: { title: name, ownerName: name, ownerId: `${url}/`, docs: 'https://opml.org/spec2.opml' },
      body: {
        // A newspaper without stories has no feeds, and a file needs one line.
        outlines: orOne(
          allFeeds(archive).map((group) => ({
            text: group.name,
            title: group.name,
            outlines: group.feeds.map((feed) => ({
              text: feed.name,
              title: feed.name,
              type: 'rss',
              version: 'RSS2',
              language,
              xmlUrl: url + feed.rss,
              htmlUrl: url + feed.page,
            })),
          })),
          { text: name, title: name, outlines: [] },
        ),
      },
    }),
    { strict: true },
  );
}

const orOne = <Each>(list: Each[], one: Each): Each[] => (list.length > 0 ? list : [one]);
