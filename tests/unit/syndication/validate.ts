/** Feeds against schemas of their formats: tests/fixtures/schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const SCHEMAS = join(import.meta.dirname, '..', '..', 'fixtures', 'schemas');
const read = (name: string) => readFileSync(join(SCHEMAS, name), 'utf8');

/** What is wrong with an XML file; nothing when all is well. */
export async function invalidXml(kind: 'rss' | 'atom' | 'opml', text: string): Promise<string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: `${kind}.xml`, contents: text },
    schema: { fileName: `${kind}.rng`, contents: read(`${kind}.rng`) },
    preload: { fileName: 'media.rng', contents: read('media.rng') },
    extension: 'relaxng',
    maxMemoryPages: 4096,
  });
  const messages = errors.map(({ message, rawMessage }) => message || rawMessage);
  return valid ? messages : [...messages, 'invalid'];
}

const ajv = new Ajv({ allErrors: true });
// The package is CommonJS, whose exports are the function itself.
(addFormats as unknown as (ajv: Ajv) => Ajv)(ajv);
const isJsonFeed = ajv.compile(JSON.parse(read('json-feed.json')) as object);

/** What is wrong with a JSON Feed; nothing when all is well. */
export function invalidJsonFeed(text: string): string[] {
  const value: unknown = JSON.parse(text);
  if (isJsonFeed(value)) return [];
  return (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
