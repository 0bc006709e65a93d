import { momentOf, type Claim } from './claim.ts';

/** A story in ninjs. */
export interface ReadItem {
  /** Where its page is, as it says. */
  address: string;
  claim: Claim;
  embargoedUntil?: string;
  pubStatus?: string;
}

type Json = Record<string, unknown>;
const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each): each is Json => typeof each === 'object' && each !== null) : [];
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Whether JSON is ninjs: it says so itself. */
export const isNinjs = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && (value as { standard?: Json }).standard?.['name'] === 'ninjs';

/** The stories in a file: itself, or those that it is composed of. */
export function readNinjs(item: Json, file: string): ReadItem[] {
  if (list(item['bodies']).length > 0) return [readItem(item, file)];
  return list(item['associations'])
    .filter((each) => list(each['bodies']).length > 0)
    .map((each) => readItem(each, file));
}

function readItem(item: Json, file: string): ReadItem {
  const people = list(item['people']).filter(({ rel }) => rel === 'author');
  const sources = list(item['infoSources']);
  const pages = list(item['renditions']).filter(({ contentType }) => contentType === 'text/html');
  const headlines = list(item['headlines']);
  const main = headlines.find(({ role }) => role === 'main') ?? headlines[0];
  return {
    address: text(pages[0]?.['href']) ?? text(item['uri']) ?? '',
    embargoedUntil: text(item['embargoedUntil']),
    pubStatus: text(item['pubStatus']),
    claim: {
      file,
      place: file,
      headline: text(main?.['value']),
      authors: (people.length > 0 ? people : sources.slice(0, 1)).flatMap(({ name }) => text(name) ?? []),
      published: momentOf(item['firstCreated']),
      modified: momentOf(item['versionCreated']),
      images: list(item['associations'])
        .filter(({ type }) => type === 'picture')
        .flatMap((picture) => {
          const credit = text(picture['by']);
          return list(picture['renditions']).flatMap(({ href }) => {
            const address = text(href);
            return address === undefined ? [] : [{ address, ...(credit !== undefined && { credit }) }];
          });
        }),
    },
  };
}
