/**
 * What Broadsheet writes in ninjs, as a JSON schema of our own: names, types and vocabularies as version 3.3 of the standard
 * has them (https://iptc.org/std/ninjs/), but with no more than we write, and with all that every story has. What holds to
 * it holds to the standard; `node tests/sample/check-ninjs.ts` checks a printed site by the IPTC's own schema.
 */
const text = { type: 'string', minLength: 1 };
const moment = { type: 'string', format: 'date-time' };
const uri = { type: 'string', format: 'uri' };
const web = { type: 'string', format: 'uri', pattern: '^https?://' };

const strict = (required: string[], properties: Record<string, unknown>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: unknown) => ({ type: 'array', minItems: 1, items });
const said = list(strict(['role', 'value'], { role: text, contentType: text, value: text }));
const named = list(strict(['name'], { name: text, rel: text, uri: web }));

const item = {
  uri,
  type: { enum: ['text', 'picture', 'audio', 'video', 'composite'] },
  representationType: { enum: ['full', 'partial'] },
  profile: text,
  firstCreated: moment,
  versionCreated: moment,
  pubStatus: { const: 'usable' },
  urgency: { type: 'integer', minimum: 1, maximum: 9 },
  language: text,
  title: text,
  slugline: text,
  headlines: said,
  by: text,
  located: text,
  descriptions: said,
  bodies: {
    type: 'array',
    minItems: 2,
    maxItems: 2,
    items: strict(['role', 'contentType', 'charCount', 'wordCount', 'value'], {
      role: { const: 'main' },
      contentType: { enum: ['text/html', 'text/plain'] },
      charCount: { type: 'integer', minimum: 0 },
      wordCount: { type: 'integer', minimum: 0 },
      value: { type: 'string' },
    }),
  },
  edNote: text,
  people: named,
  organisations: named,
  objects: named,
  subjects: named,
  genres: list(
    strict(['name', 'literal'], {
      name: text,
      uri: { type: 'string', pattern: '^http://cv\\.iptc\\.org/newscodes/genre/[A-Z][A-Za-z_]+$' },
      literal: text,
    }),
  ),
  infoSources: list(strict(['name'], { name: text })),
  copyrightHolder: text,
  copyrightNotice: text,
  usageTerms: text,
  rightsInfo: strict(['linkedRights'], { linkedRights: web }),
  trustIndicators: {
    type: 'array',
    items: strict(['role', 'title', 'href'], {
      role: { type: 'string', pattern: '^http://cv\\.iptc\\.org/newscodes/trustindicator/[a-zA-Z]+$' },
      title: text,
      href: web,
    }),
  },
  digitalSourceType: strict(['uri'], { uri }),
  renditions: list(
    strict(['name', 'href', 'contentType'], {
      name: { enum: ['web', 'highRes'] },
      href: web,
      contentType: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
      title: text,
      width: { type: 'integer', minimum: 1 },
      height: { type: 'integer', minimum: 1 },
      sizeInBytes: { type: 'integer', minimum: 1 },
      duration: { type: 'number', exclusiveMinimum: 0 },
      poi: strict(['x', 'y'], { x: { type: 'integer' }, y: { type: 'integer' } }),
      resources: list(
        strict(['role', 'title', 'language', 'contentType'], {
          role: { const: 'captions' },
          title: text,
          language: text,
          contentType: { const: 'text/vtt' },
        }),
      ),
    }),
  ),
  associations: list({ $ref: '#/$defs/association' }),
};

const STORY = [
  ...['uri', 'type', 'representationType', 'firstCreated', 'versionCreated', 'pubStatus', 'urgency', 'language'],
  ...['slugline', 'headlines', 'descriptions', 'bodies', 'organisations', 'subjects', 'genres', 'copyrightHolder'],
  ...['copyrightNotice', 'trustIndicators', 'renditions'],
];

export const NINJS_PROFILE = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://broadsheet.example/ninjs-profile.json',
  $defs: {
    association: {
      ...strict(['name', 'uri', 'type', 'representationType', 'renditions'], { name: text, rel: text, ...item }),
      // A picture is nothing without whose it is and what it shows.
      if: { properties: { type: { const: 'picture' } } },
      then: { required: ['by', 'descriptions'] },
    },
    standard: strict(['name', 'version', 'schema'], {
      name: { const: 'ninjs' },
      version: { const: '3.3' },
      schema: { const: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#' },
    }),
    // Feeds name it by the same: an address may become another one.
    story: strict(['standard', ...STORY], {
      standard: { $ref: '#/$defs/standard' },
      ...item,
      uri: { ...uri, pattern: '^tag:[a-z0-9.-]+,\\d{4}-\\d{2}:/' },
    }),
    feed: strict(['standard', 'uri', 'type', 'representationType', 'pubStatus', 'title'], {
      standard: { $ref: '#/$defs/standard' },
      ...item,
    }),
  },
};
