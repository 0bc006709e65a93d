/** Under which section and topics a story goes, by what it was filed under elsewhere. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Section } from '../../schema/site.ts';
import { ID_PATTERN, id } from '../../schema/text.ts';
import type { Term } from './source.ts';
import type { WorkFile } from './work-file.ts';
import { slugOf } from './slug.ts';

/** What `--map FILE` says. */
const filingMap = z.strictObject({
  sections: z.record(z.string(), z.union([id, z.literal(false)])).default({}),
  topics: z.record(z.string(), z.union([id, z.literal(false)])).default({}),
});
export type FilingMap = z.output<typeof filingMap>;

/** The map cannot be used; said in a sentence. */
export class MapError extends Error {}

/**
 * Reads a map: which category is which section, which tag is which topic; `false` for none.
 *
 * @throws MapError
 */
export function readMap(file: string, sections: readonly Section[]): FilingMap {
  let data: unknown;
  try {
    data = parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    throw new MapError(`${file} cannot be read: ${(error as Error).message.split('\n')[0]}`);
  }
  const parsed = filingMap.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new MapError(`${file}: ${issue!.path.join('.') || 'it'} ${issue!.message}`);
  }
  const known = new Set(sections.map((section) => section.id));
  for (const [category, section] of Object.entries(parsed.data.sections))
    if (section !== false && !known.has(section))
      throw new MapError(`${file}: ${category} is to be in the section ${section}, which site.yaml does not have.`);
  return parsed.data;
}

export interface Filed {
  section: string;
  /** Why the section is only thought so. */
  guess?: string;
  topics: Term[];
  /** Categories that nothing says the section of. */
  unknown: string[];
}

export interface FilingRules {
  sections: readonly Section[];
  map?: FilingMap;
  /** Where stories go that nothing says the section of. */
  fallback?: string;
}

/** @param order - categories in the source's order, then tags. */
export function file(
  categories: readonly Term[],
  tags: readonly Term[],
  { sections, map, fallback }: FilingRules,
): Filed {
  const found: string[] = [];
  const unknown: string[] = [];
  const sectionSlugs = new Set<string>();
  const tagSlugs = new Set(tags.map(({ slug }) => slug));
  const topics = new Map<string, Term>();
  const topicOf = (term: Term): void => {
    const mapped = lookUp(map?.topics, term);
    if (mapped === false) return;
    const topic = mapped ?? idOf(term);
    if (!topics.has(topic)) topics.set(topic, { ...term, slug: topic });
  };
  for (const category of categories) {
    const mapped = lookUp(map?.sections, category);
    const same = sections.find(
      ({ id, name }) => id === category.slug || name.toLowerCase() === category.name.toLowerCase(),
    );
    const section = mapped ?? same?.id;
    if (section === false) continue;
    if (section !== undefined) {
      found.push(section);
      sectionSlugs.add(category.slug);
    }
    // A category that is called a topic in the map is one.
    else if (lookUp(map?.topics, category) !== undefined) topicOf(category);
    else if (!tagSlugs.has(category.slug)) unknown.push(category.slug);
  }
  // What has become the section says nothing more as a topic.
  for (const tag of tags) if (!sectionSlugs.has(tag.slug)) topicOf(tag);
  const section = found[0] ?? fallback;
  const filed = { topics: [...topics.values()], unknown };
  if (section !== undefined) return { ...filed, section };
  const reason =
    categories.length === 0
      ? 'it was filed under nothing'
      : `nothing says which section ${categories.map(({ name }) => name).join(', ')} is`;
  return { ...filed, section: sections[0]!.id, guess: reason };
}

function lookUp<Value>(map: Readonly<Record<string, Value>> | undefined, { slug, name }: Term): Value | undefined {
  if (!map) return undefined;
  for (const key of [slug, name]) if (Object.hasOwn(map, key)) return map[key];
  return undefined;
}

/** The id of a topic: its slug as it was, if that can stand in an address. */
export function idOf({ slug, name }: Term): string {
  let plain = slug;
  try {
    plain = decodeURIComponent(slug);
  } catch {
    // It has a percent sign that means one.
  }
  if (ID_PATTERN.test(plain)) return plain;
  return slugOf(plain || name);
}

/** A first draft of a map, with everything that was found. */
export function draftMap(work: WorkFile, sections: readonly Section[]): string {
  const categories = work.things<Term>('category').map(({ value }) => value);
  const tags = work.things<Term>('tag').map(({ value }) => value);
  const known = (term: Term) =>
    sections.find(({ id, name }) => id === term.slug || name.toLowerCase() === term.name.toLowerCase())?.id;
  return [
    '# Which category is which section of site.yaml; false for none.',
    stringify({ sections: Object.fromEntries(categories.map((term) => [term.slug, known(term) ?? false])) }).trimEnd(),
    '',
    '# Which tag is which topic; false to leave it out.',
    stringify({ topics: Object.fromEntries(tags.map((term) => [term.slug, idOf(term)])) }).trimEnd(),
    '',
  ].join('\n');
}
