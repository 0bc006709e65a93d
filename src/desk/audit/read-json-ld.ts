import { momentOf, type Claim } from './claim.ts';

/** A thing of schema.org, as it stands in a page. */
export type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The things of a script that is not within another thing. @throws SyntaxError */
export function thingsIn(script: string): Thing[] {
  return listOf(JSON.parse(script)).flatMap((value) => {
    if (!isThing(value)) return [];
    return Array.isArray(value['@graph']) ? value['@graph'].filter(isThing) : [value];
  });
}

/** Whether a thing is of a type whose name ends so. */
export const isA = (thing: Thing, ending: string): boolean =>
  listOf(thing['@type']).some((type) => typeof type === 'string' && type.endsWith(ending));

/** What structured data says of the story of its page; undefined when it speaks of none. */
export function storyClaim(things: readonly Thing[], file: string): Claim | undefined {
  const story = things.find((thing) => text(thing['headline']) && (isA(thing, 'Article') || isA(thing, 'BlogPosting')));
  if (!story) return undefined;
  const byId = new Map(things.flatMap((thing) => (text(thing['@id']) ? [[thing['@id'], thing]] : [])));
  const nameOf = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (!isThing(value)) return [];
    const known = byId.get(value['@id']);
    return [value['name'], known?.['name']].flatMap((name) => text(name) ?? []).slice(0, 1);
  };
  const images = listOf(story['image']).flatMap((image): NonNullable<Claim['images']> => {
    if (typeof image === 'string') return [{ address: image }];
    if (!isThing(image)) return [];
    const address = text(image['contentUrl']) ?? text(image['url']);
    const credit = text(image['creditText']);
    return address === undefined ? [] : [{ address, ...(credit !== undefined && { credit }) }];
  });
  return {
    file,
    place: 'its structured data',
    headline: text(story['headline'])!,
    authors: listOf(story['author']).flatMap(nameOf),
    published: momentOf(story['datePublished']),
    modified: momentOf(story['dateModified']),
    images,
  };
}

/** Keys whose value names a thing and need not lead anywhere. */
const NAMES = new Set(['@id', 'id', 'uri', 'guid', '@context', 'schema', 'role']);

/** Every text in a value of JSON that may hold addresses. */
export function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return NAMES.has(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
  return isThing(value) ? Object.entries(value).flatMap(([name, each]) => textsIn(each, name)) : [];
}
