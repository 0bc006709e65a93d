/** The small vocabulary that every kind of content file is written in. */
import { z } from 'zod';

/** C0 and C1 controls (but tab and line feed), bidirectional overrides and isolates, and byte-order marks. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * Finds the first character that a reader cannot see and an editor did not mean to type.
 *
 * @returns the character as `U+202E`, or undefined when the text is clean.
 */
export function findInvisible(text: string): string | undefined {
  const found = INVISIBLE.exec(text)?.[0];
  return found && `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

const visible = (text: string, context: z.RefinementCtx) => {
  const character = findInvisible(text);
  if (character) {
    context.addIssue({
      code: 'custom',
      message: `has an invisible control character (${character}). Delete it; it often comes along when text is pasted.`,
    });
  }
};

/** One line of text, trimmed, not empty, without control characters. */
export const line = z
  .string()
  .trim()
  .min(1, 'is empty. Write something, or remove the line.')
  .superRefine(visible)
  .transform((text) => text.replace(/\s+/gu, ' '))
  // For the JSON schemas, which know of no trimming.
  .meta({ pattern: String.raw`\S`, patternErrorMessage: 'This is empty.' });

/** An id as it stands in a file name and in an address: lower-case letters, digits and hyphens. */
export const ID_PATTERN = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;

/** The id of an author, topic, section, newsletter or page. */
export const id = z
  .string()
  .regex(ID_PATTERN, 'is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.');

/** A story's id: the path of its file below `content/articles`, without `.md`. */
export const storyId = z
  .string()
  .regex(
    /^\d{4}\/(0[1-9]|1[0-2])\/[^/\s]+$/u,
    'is not a story. A story is written as its file is called below content/articles, like 2026/11/harbor-vote.',
  );

const NOT_WEB_ADDRESS = 'is not a web address. Write it in full, like https://example.org/page.';

/** An absolute web address. Anything but http and https (`javascript:`, `data:` …) is refused. */
export const webAddress = z
  .string()
  .refine(
    (text) => {
      const url = URL.parse(text);
      return url !== null && /^https?:$/.test(url.protocol) && !findInvisible(text) && !/\s/.test(text);
    },
    { message: NOT_WEB_ADDRESS },
  )
  .meta({ pattern: String.raw`^[Hh][Tt][Tt][Pp][Ss]?:\S+$`, patternErrorMessage: `This ${NOT_WEB_ADDRESS}` });

/** A path on this site, like `/news/old-story.html`, in the characters that a URL path may hold. */
export const sitePath = z
  .string()
  .regex(
    /^\/(?!\/)[^\s?#\\<>"'|^`{}]*$/u,
    'is not a path on this site. It begins with one slash and has no spaces, ? or #, like /news/old-story.html.',
  )
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..') && !findInvisible(path), {
    message: 'is not a path on this site: it must not hold . or .. as a step.',
  });

/** An email address, plainly: something, an at sign, a domain. */
export const email = z.email({ message: 'is not an email address.' });

const NOT_INSTANT = 'is not a date and time. Write it like 2026-11-09T18:30 or 2026-11-09T18:30+09:00.';
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A moment, as ISO 8601 in YAML. Without an offset it is in the newsroom's time zone; without a time it is
 * that day's midnight there.
 *
 * @param timeZone - an IANA name from site.yaml, like `America/New_York`.
 * @returns a schema whose output is milliseconds since 1970 (UTC).
 */
export function instant(timeZone: string) {
  const text = z.string().meta({
    pattern: INSTANT.source,
    patternErrorMessage: `This ${NOT_INSTANT}`,
    examples: ['2026-11-09T18:30', '2026-11-09T18:30+09:00'],
  });
  return text.transform((text, context) => {
    const [, day, time = '00:00', offset] = INSTANT.exec(text.trim()) ?? [];
    try {
      if (!day) throw new RangeError();
      return offset
        ? Temporal.Instant.from(`${day}T${time}${offset}`).epochMilliseconds
        : Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' }).toZonedDateTime(timeZone)
            .epochMilliseconds;
    } catch {
      context.addIssue({
        code: 'custom',
        message: NOT_INSTANT,
      });
      return z.NEVER;
    }
  });
}

const NOT_PARTIAL_DATE = 'is not a date. Write a year, a month or a day, like 1934, 1934-05 or 1934-05-02.';
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A year, a month or a day of a life: `1934`, `1934-05`, `1934-05-02`. YAML reads a bare year as a number. */
export const partialDate = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().refine(
      (text) => {
        const [, year, month = '01', day = '01'] = PARTIAL_DATE.exec(text) ?? [];
        try {
          return Boolean(year && Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: 'reject' }));
        } catch {
          return false;
        }
      },
      { message: NOT_PARTIAL_DATE },
    ),
  )
  .meta({
    anyOf: [
      { type: 'string', pattern: PARTIAL_DATE.source, patternErrorMessage: `This ${NOT_PARTIAL_DATE}` },
      { type: 'integer', minimum: 1000, maximum: 9999 },
    ],
    examples: [1934, '1934-05-02'],
  });

/** A language, as BCP 47 writes it: `fr`, `pt-BR`. */
export const language = line.refine(
  (tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  },
  { message: 'is not a language tag. Write it like en, en-GB or ko.' },
);

/**
 * A file in a folder of `content/`, in as many folders below it as one likes, by letters, digits and . _ - alone.
 *
 * @param ends - the ends that its name may have, as a pattern: `mp4|webm`.
 */
export const fileBelow = (folder: string, ends: string): RegExp =>
  new RegExp(
    String.raw`^${folder}/(?:[\p{L}\p{N}_-][\p{L}\p{N}._-]*/)*[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.(?:${ends})$`,
    'iu',
  );
