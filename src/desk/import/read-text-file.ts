/** A text file as a story. */
import { suggestSlug } from '../suggest-slug.ts';
import { cleanText } from './clean-text.ts';
import { decode, NotTextError } from './decode.ts';
import { readPlainText } from './plain-text/read-plain-text.ts';
import { ImportRefusal, type ReadContext, type SourceItem } from './source.ts';
import { slugOf } from './slug.ts';

/**
 * @param name - of the file, for sentences.
 * @throws ImportRefusal when it is no text.
 */
export function readTextFile(bytes: Buffer, name: string, context: ReadContext): SourceItem {
  const { text, encoding, guessed } = decoded(bytes, name);
  const { siteName, language, timeZone, sections, now, authors } = context;
  const story = readPlainText(text, { siteName, language, timeZone, sections, now, authors });
  if (guessed)
    story.guesses.push({ field: 'body', reason: `the file does not say its encoding; it was read as ${encoding}` });
  const { headline = '', published } = story.frontmatter;
  return {
    key: name,
    kind: 'article',
    headline: headline || name,
    slug: headline
      ? suggestSlug(headline, context.language)
      : slugOf(name.replace(/^.*[/\\]/, '').replace(/\.\w{1,5}$/, '')),
    addresses: [],
    queries: [],
    ...(published !== undefined && { published }),
    story,
    text: cleanText(text),
    sections: [],
    topics: [],
  };
}

function decoded(bytes: Buffer, name: string): ReturnType<typeof decode> {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof NotTextError) throw new ImportRefusal(`${name} ${error.message}`);
    throw error;
  }
}
