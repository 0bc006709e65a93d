import { partnersAddress } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { storyItem } from './ninjs.ts';
import { NINJS_STANDARD, type NinjsAssociation, type NinjsItem } from './ninjs-item.ts';
import { passingOn } from './redistribution.ts';

/** How many of the newest stories are looked at, whether they may be passed on or not. */
const CONSIDERED = 40;
/** How many are passed on at the most. */
const PASSED_ON = 20;
/** How large the file may become (bytes). */
const LARGEST = 250_000;

/**
 * The newest stories that others may publish, newest first: one item of ninjs 3 that is composed of them, so that whoever
 * can check one story can check the feed. What may not be passed on, by `redistribution` in site.yaml, is not in it, and a
 * story without something of its own says that it is partial.
 */
export function partnersFeed(archive: ArchiveReader): NinjsItem {
  const site = archive.site();
  const passing = passingOn(site);
  const feed: NinjsItem = {
    standard: NINJS_STANDARD,
    uri: site.url + partnersAddress(),
    type: 'composite',
    representationType: 'partial',
    profile: 'partners',
    pubStatus: 'usable',
    language: site.language,
    title: site.name,
    organisations: [{ name: site.name, rel: 'publisher', uri: `${site.url}/` }],
    ...(site.redistribution.terms !== undefined && { usageTerms: site.redistribution.terms }),
  };
  const associations: NinjsAssociation[] = [];
  // With what is written when the stories are known.
  let size = sizeOf(feed) + ',"versionCreated":"0000-00-00T00:00:00+00:00","associations":[]\n'.length;
  for (const id of archive.list({ scope: 'all', limit: CONSIDERED })) {
    if (associations.length === PASSED_ON) break;
    if (!passing.story(archive.card(id)?.source)) continue;
    const item = storyItem(archive, id, passing);
    if (!item) continue;
    const association = { name: id, rel: 'item', ...item };
    size += sizeOf(association) + 1;
    if (size > LARGEST) break;
    associations.push(association);
  }
  const newest = associations
    .map(({ versionCreated = '' }) => versionCreated)
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
  return { ...feed, ...(newest && { versionCreated: newest }), ...(associations.length > 0 && { associations }) };
}

const sizeOf = (value: object) => Buffer.byteLength(JSON.stringify(value));
