/** What content files may say, as JSON Schema: for the editors of text that complete and underline by it. */
import { z } from 'zod';
import { OF_ONE_FORM } from '../../schema/article.ts';
import { schemaOf, type EntryKind, type MediumKind } from '../../schema/kinds.ts';

/** A kind of file that is text with fields. */
export type TextKind = Exclude<EntryKind, MediumKind>;

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What each kind of file is called by people, and whether its fields stand above a text. */
export const TEXT_KINDS: Readonly<Record<TextKind, string>> = {
  site: 'The site: content/site.yaml',
  article: 'A story: content/articles/YEAR/MONTH/name.md',
  post: 'A post of a live story: content/articles/YEAR/MONTH/name/post.md',
  author: 'An author: content/authors/id.md',
  topic: 'A topic: content/topics/id.md',
  series: 'A series: content/series/id.md',
  newsletter: 'A newsletter: content/newsletters/id.md',
  edition: 'An edition of a newsletter: content/newsletters/id/YEAR-MONTH-DAY.md',
  page: 'A page of the newsroom’s own: content/pages/id.md',
  front: 'A front: content/fronts/id.yaml',
  breaking: 'Breaking news: content/breaking.yaml',
};

/**
 * The schema of a kind of file, in the draft that editors know best. It refuses nothing that the build takes. What the
 * build knows beyond it (whether an author exists, that an update is no older than the story) it lets pass.
 */
export function jsonSchemaOf(kind: TextKind): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(schemaOf(kind, 'UTC'), {
    io: 'input',
    target: 'draft-07',
    override: ({ zodSchema, jsonSchema }) => {
      // What is made text before it is read may be something else in the file, and says what.
      if (jsonSchema.anyOf) delete jsonSchema.type;
      for (const { _zod } of [zodSchema, ...(zodSchema._zod.def.checks ?? [])]) {
        const { pattern, error } = _zod.def as { pattern?: RegExp; error?: () => unknown };
        if (!pattern || jsonSchema.pattern !== pattern.source) continue;
        if (pattern.flags.includes('i')) jsonSchema.pattern = ignoringCase(pattern.source);
        const message = error?.();
        if (typeof message === 'string') jsonSchema['patternErrorMessage'] = `This ${message}`;
      }
    },
  });
  return {
    $schema,
    title: TEXT_KINDS[kind],
    $comment: 'Made by "npm run schemas" from src/schema.',
    ...schema,
    ...CONDITIONS[kind],
  };
}

const UNLESS_DRAFT: JsonSchema = {
  if: { properties: { draft: { const: true } }, required: ['draft'] },
  else: { required: ['published'] },
};

const isOf = (type: string): JsonSchema => ({ properties: { type: { const: type } }, required: ['type'] });

/** What zod checks in steps of its own, as a schema that depends on what a file says. */
const CONDITIONS: Partial<Record<TextKind, JsonSchema>> = {
  article: {
    allOf: [
      UNLESS_DRAFT,
      ...Object.entries(OF_ONE_FORM).map(([key, { type }]) => ({
        if: isOf(type),
        then: { required: [key] },
        // A list may be there, and empty.
        else: { properties: { [key]: key === 'photos' ? { maxItems: 0 } : false } },
      })),
      { if: isOf('live'), else: { properties: { ended: false } } },
    ],
  },
  post: {
    allOf: [
      UNLESS_DRAFT,
      { if: { properties: { key: { const: true } }, required: ['key'] }, then: { required: ['headline'] } },
    ],
  },
};

/** A pattern that takes capitals for small letters, since JSON Schema has no flags. */
function ignoringCase(source: string): string {
  return source.replace(/\\p\{\w+\}|\\.|\[(?:\\p\{\w+\}|\\.|[^\]])*\]|[a-z]/g, (part) => {
    if (/^[a-z]$/.test(part)) return `[${part.toUpperCase()}${part}]`;
    return part.startsWith('[') ? part.replace(/([a-z])-([a-z])/g, bothCases) : part;
  });
}

const bothCases = (range: string, from: string, to: string) => `${range}${from.toUpperCase()}-${to.toUpperCase()}`;
