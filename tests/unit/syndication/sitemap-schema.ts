/** Holds sitemaps against their schemas, with libxml2's xmllint. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const SCHEMAS = join(import.meta.dirname, '../../fixtures/schemas');
const schema = (fileName: string) => ({ fileName, contents: readFileSync(join(SCHEMAS, fileName), 'utf8') });

/** What is wrong with a sitemap or an index of them: nothing, or what xmllint says. */
export async function sitemapErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'map.xml', contents: xml },
    ...(xml.includes('<sitemapindex')
      ? { schema: schema('siteindex.xsd') }
      : { schema: schema('sitemap.xsd'), preload: [schema('sitemap-image.xsd'), schema('sitemap-news.xsd')] }),
  });
  return errors.map(({ message }) => message);
}

/** What stands in the elements of a name, unescaped, in their order. */
export const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) =>
    text!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
