/** What can be said of a new story: each has a flag, and stands under a key of the frontmatter. */
import { z } from 'zod';
import type { StoryType } from '../../schema/article.ts';
import { life, REVIEWED_KINDS, reviewed, subject } from '../../schema/forms.ts';
import { id, instant, line } from '../../schema/text.ts';

export interface Field {
  /** Where it stands in the frontmatter: `['subject', 'name']`. */
  key: readonly [string, string?];
  /** What stands behind the flag in the help. */
  value: string;
  /** What it is, for the help and for questions. */
  help: string;
  /** Said when it is missing: what to write. Those that have it are required. */
  wanted?: string;
  /** The only form of story that has it. */
  form?: StoryType;
  /** What it may say. */
  schema: (timeZone: string) => z.ZodType;
  /** Makes of the text what a person would have typed there. */
  read?: (text: string) => string | number;
}

const text = () => line;
const numberOrText = (value: string) => (/^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value);
/** YAML takes a bare year for a number, and so does the person who types it. */
const yearOrDate = (value: string) => (/^[1-9]\d{3}$/.test(value) ? Number(value) : value);

/** In the order in which they stand in the frontmatter. */
export const FIELDS = {
  headline: {
    key: ['headline'],
    value: 'TEXT',
    help: 'the headline',
    wanted: '--headline "Ferry crews vote to strike"',
    schema: text,
  },
  summary: {
    key: ['summary'],
    value: 'TEXT',
    help: 'one or two sentences below it',
    wanted: '--summary "The last boat leaves on Friday at six."',
    schema: text,
  },
  source: { key: ['source'], value: 'TEXT', help: 'the agency or partner whose story it is: AP', schema: text },
  dateline: { key: ['dateline'], value: 'TEXT', help: 'where it was reported: BUSAN, South Korea', schema: text },
  subject: {
    key: ['subject', 'name'],
    value: 'NAME',
    help: 'who speaks',
    wanted: '--subject "Aurelio Banks"',
    form: 'interview',
    schema: () => subject.shape.name,
  },
  'subject-role': {
    key: ['subject', 'role'],
    value: 'TEXT',
    help: 'who that is: conductor',
    form: 'interview',
    schema: () => subject.shape.role,
  },
  reviewed: {
    key: ['reviewed', 'name'],
    value: 'NAME',
    help: 'what is reviewed',
    wanted: '--reviewed "A Short History of Fog"',
    form: 'review',
    schema: () => reviewed.shape.name,
  },
  kind: {
    key: ['reviewed', 'kind'],
    value: 'KIND',
    help: `what that is: ${REVIEWED_KINDS.join(', ')}`,
    wanted: `--kind book (or ${REVIEWED_KINDS.slice(1).join(', ')})`,
    form: 'review',
    schema: () => reviewed.shape.kind,
  },
  creator: {
    key: ['reviewed', 'creator'],
    value: 'NAME',
    help: 'whose work it is',
    form: 'review',
    schema: () => reviewed.shape.creator,
  },
  rating: {
    key: ['reviewed', 'rating'],
    value: 'N',
    help: 'out of 5, in halves: 3.5',
    form: 'review',
    schema: () => reviewed.shape.rating,
    read: numberOrText,
  },
  life: {
    key: ['life', 'name'],
    value: 'NAME',
    help: 'who has died',
    wanted: '--life "Wallace Peake"',
    form: 'obituary',
    schema: () => life.shape.name,
  },
  born: {
    key: ['life', 'born'],
    value: 'DATE',
    help: 'a year, a month or a day: 1934-05-02',
    form: 'obituary',
    schema: () => life.shape.born,
    read: yearOrDate,
  },
  died: {
    key: ['life', 'died'],
    value: 'DATE',
    help: 'the same of the death',
    wanted: '--died 2026-10-06',
    form: 'obituary',
    schema: () => life.shape.died,
    read: yearOrDate,
  },
  series: { key: ['series'], value: 'ID', help: 'the series that it is a part of', schema: () => id },
  embargo: { key: ['embargo'], value: 'TIME', help: 'not public before', schema: instant },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];
export const fieldOf = (name: FieldName): Field => FIELDS[name];

/** A picture, and what is said of it. */
export interface PhotoAnswer {
  /** A path, as it was written. */
  file: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** What has been said of a new story, by flags and in answer to questions. */
export interface Answers {
  texts: Partial<Record<FieldName, string>>;
  /** As it was written: an id or a name. */
  section?: string;
  type?: string;
  /** Ids or names; undefined when nobody has been asked yet. */
  authors?: string[];
  /** Names of people who get a file. */
  newAuthors: string[];
  topics?: string[];
  photos?: PhotoAnswer[];
  slug?: string;
  /** A moment, or `now`. */
  published?: string;
  draft?: boolean;
}

/**
 * What is wrong with a text, as a predicate ("is not a date …"); undefined when nothing is.
 *
 * @param timeZone - of times without an offset.
 */
export function objectTo(schema: z.ZodType, value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() === '') return 'is empty. Write something, or leave it out.';
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue?.code === 'invalid_type') return `must be a ${issue.expected}.`;
  if (issue?.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}.`;
  return issue?.message;
}
