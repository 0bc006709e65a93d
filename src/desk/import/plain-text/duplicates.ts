import { putAside, type Copy, type Line } from './copy.ts';
import type { PlainTextContext } from './context.ts';
import { countWords, fold } from './prose.ts';

/** Copy says so where the page shall have one. */
const PULL_QUOTE = /^pull[- ]?quote\s*[:：]/iu;
/** Shorter lines may stand twice with reason: a refrain, a score, "Yes." */
const SHORTEST = 5;
/** A quotation this long that a paragraph has word for word was pulled out of it. */
const PULLED = 4;

/**
 * The title of a page ends with the name of its site, and the heading follows without: Harbor board votes | The Harbor
 * Ledger. So it is cut where the site is ours, or where the rest of the line stands again below.
 */
export function cutSiteName(copy: Copy, { siteName }: PlainTextContext): void {
  const [first] = copy.lines;
  const [, headline, name] = /^(.{8,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(first?.text ?? '') ?? [];
  if (!first || headline === undefined || name === undefined) return;
  const bare = (text: string) => fold(text).replace(/^the /, '');
  if (bare(name) !== bare(siteName) && !copy.lines.some(({ text }) => text === headline)) return;
  copy.story.setAside.push({ kind: 'furniture', text: name });
  first.text = headline;
}

/**
 * Sets aside what stands twice: the headline as title and heading of a page, a paragraph pasted twice, a caption
 * a third time, a quotation that was pulled out of a paragraph to be set large.
 */
export function setDuplicatesAside(copy: Copy): void {
  const { photo, otherPhotos } = copy.story;
  const captions = [...(photo ? [photo] : []), ...otherPhotos].flatMap(({ alt, caption }) => [alt, caption]);
  const seen = new Map<string, Line | undefined>(captions.map((text) => [fold(text ?? ''), undefined]));
  seen.delete('');
  const duplicates = copy.lines.filter((line) => {
    const words = fold(line.text);
    if (seen.has(words)) return countWords(line.text) >= (seen.get(words) === copy.lines[0] ? 2 : SHORTEST);
    if (words) seen.set(words, line);
    return false;
  });
  putAside(copy, 'duplicate', ...duplicates);
  putAside(copy, 'duplicate', ...copy.lines.filter(({ text }) => PULL_QUOTE.test(text)));
  putAside(copy, 'duplicate', ...pulledOut(copy.lines));
}

/** Quotations of which each word stands, in a row, in a longer line. */
function pulledOut(lines: readonly Line[]): Line[] {
  const quotes = lines.filter(({ text }) => /^["“„«'‘]/u.test(text) && countWords(text) >= PULLED);
  if (quotes.length === 0) return [];
  const folded = lines.map(({ text }) => ` ${fold(text)} `);
  return quotes.filter((quote) => {
    const words = ` ${fold(quote.text)} `;
    return folded.some((other) => other.length > words.length && other.includes(words));
  });
}
