/** Which file in `content/` is what, by its place. */
import type { z } from 'zod';
import { articleSchema } from './article.ts';
import { author } from './author.ts';
import { breakingSchema } from './breaking.ts';
import { editionSchema } from './edition.ts';
import { front } from './front.ts';
import { newsletter } from './newsletter.ts';
import { page } from './page.ts';
import { postSchema } from './post.ts';
import type { Problem } from './problem.ts';
import { series } from './series.ts';
import { site } from './site.ts';
import { ID_PATTERN } from './text.ts';
import { topic } from './topic.ts';

export type EntryKind =
  | 'site'
  | 'article'
  | 'post'
  | 'author'
  | 'topic'
  | 'series'
  | 'newsletter'
  | 'edition'
  | 'page'
  | 'front'
  | 'breaking'
  | MediumKind;

/** Kinds of files that are no text with fields: all that is kept of one follows from its bytes. */
export type MediumKind = 'photo' | 'recording' | 'captions' | 'icon';

/** A file's kind, and its id among those of that kind. */
export interface Placed {
  kind: EntryKind;
  id: string;
}

const PLACES: { kind: EntryKind; pattern: RegExp }[] = [
  { kind: 'article', pattern: /^articles\/(\d{4}\/(?:0[1-9]|1[0-2])\/[^/]+)\.md$/ },
  { kind: 'post', pattern: /^articles\/(\d{4}\/(?:0[1-9]|1[0-2])\/[^/]+\/[^/]+)\.md$/ },
  { kind: 'author', pattern: /^authors\/([^/]+)\.md$/ },
  { kind: 'topic', pattern: /^topics\/([^/]+)\.md$/ },
  { kind: 'series', pattern: /^series\/([^/]+)\.md$/ },
  { kind: 'newsletter', pattern: /^newsletters\/([^/]+)\.md$/ },
  {
    kind: 'edition',
    pattern: /^newsletters\/([^/]+\/\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:-[2-9])?)\.md$/,
  },
  { kind: 'page', pattern: /^pages\/([^/]+)\.md$/ },
  { kind: 'front', pattern: /^fronts\/([^/]+)\.yaml$/ },
  { kind: 'breaking', pattern: /^(breaking)\.yaml$/ },
  { kind: 'photo', pattern: /^(photos\/.+\.(?:jpe?g|png|webp|avif|tiff?))$/i },
  { kind: 'recording', pattern: /^(media\/.+\.(?:mp4|webm|mp3|m4a|ogg|opus))$/i },
  { kind: 'captions', pattern: /^(media\/.+\.vtt)$/i },
  { kind: 'icon', pattern: /^(icon)\.svg$/ },
  { kind: 'site', pattern: /^(site)\.yaml$/ },
];

/** Whether a file is a picture or a recording, or belongs to one. */
export const isMedium = (path: string): boolean => path.startsWith('photos/') || path.startsWith('media/');

/** Files that editors' machines leave behind; they are passed over without a word. */
const LITTER = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|[^/]*~|#[^/]*#|README\.md)$/i;

/**
 * Tells a content file by its path.
 *
 * @param path - relative to `content/`, with forward slashes.
 * @returns its kind and id; undefined for files to pass over; a problem for a file that is in the wrong place.
 */
export function placeOf(path: string): Placed | Problem | undefined {
  if (LITTER.test(path)) return undefined;
  for (const { kind, pattern } of PLACES) {
    const id = pattern.exec(path)?.[1];
    if (id === undefined) continue;
    const name = id.slice(id.lastIndexOf('/') + 1);
    if (!isMedium(path) && !ID_PATTERN.test(name)) {
      return {
        file: path,
        line: 1,
        column: 1,
        rule: 'bad-file-name',
        found: name,
        message: 'This file name cannot be an address.',
        suggestion: `Call it ${path.slice(0, path.lastIndexOf('/') + 1)}${slugify(name)}${path.slice(path.lastIndexOf('.'))}: lower-case letters, digits and single hyphens.`,
      };
    }
    return { kind, id };
  }
  return {
    file: path,
    line: 1,
    column: 1,
    rule: 'stray-file',
    message: 'Broadsheet does not know what this file is.',
    suggestion: path.startsWith('articles/')
      ? 'A story is at articles/YEAR/MONTH/name.md, like articles/2026/11/harbor-vote.md; the posts of a live story are in a folder of its name.'
      : path.startsWith('newsletters/')
        ? 'An edition is at newsletters/NEWSLETTER/YEAR-MONTH-DAY.md, like newsletters/daily-headlines/2026-11-24.md; a second one of a day ends with -2.'
        : 'Stories are in articles/, then authors/, topics/, series/, newsletters/, pages/ (each name.md), fronts/name.yaml, photos/, media/ (mp4, webm, mp3, m4a, ogg, opus and vtt), breaking.yaml and site.yaml. Files to be copied as they are belong in public/.',
  };
}

/** Latin letters that are no letter with an accent, as they are written without them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

/** Small letters without accents where the Latin alphabet has them; other scripts stay as they are. */
const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{sc=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðþłħıŋ]/gu, (letter) => PLAIN[letter]!);

/** Makes an id of any words: small letters, plain ones where the alphabet is the Latin one, hyphens between. */
export function slugify(text: string): string {
  return (
    plainLetters(text.normalize('NFC').toLowerCase())
      // Neither accents that stand alone nor capitals that have no small letter can be in an id.
      .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'untitled'
  );
}

/**
 * The schema of a kind's frontmatter (or YAML file); photos, recordings and captions have none.
 *
 * @param timeZone - the zone of times without an offset, from site.yaml.
 */
export function schemaOf(kind: Exclude<EntryKind, MediumKind>, timeZone: string): z.ZodType {
  if (kind === 'article') return (articleSchemas[timeZone] ??= articleSchema(timeZone));
  if (kind === 'post') return (postSchemas[timeZone] ??= postSchema(timeZone));
  if (kind === 'edition') return editionSchema(timeZone);
  return kind === 'breaking' ? breakingSchema(timeZone) : SCHEMAS[kind];
}

const SCHEMAS = { site, author, topic, series, newsletter, page, front };
const articleSchemas: Record<string, z.ZodType> = {};
const postSchemas: Record<string, z.ZodType> = {};
