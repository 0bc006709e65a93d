import { putAside, take, type Copy, type Line } from './copy.ts';
import { countWords } from './prose.ts';

/** How far down a header can reach, in lines. */
const DEEPEST = 10;

const HEADERS: readonly RegExp[] = [
  // The slug of American agencies: BC-US--Harbor Vote, 1st Ld-Writethru, 412
  /^(?:BC|AM|PM|AP|EU|AS|US)-[\p{Lu}\p{Ll}]{0,4}[\p{Lu}\p{Ll}\d -]*--?\S.*$/u,
  // Its old form in lower case, with the codes of desk and priority: bc-eu-harbor-vote 1stld-writethru 0412
  /^[a-z]{1,2}-[a-z]{2}-[a-z0-9-]+.*$/u,
  // The line of a slug in use at papers: Slug: harbor-vote; Keyword: …; Priority: 4; Words: 412
  /^(?:slug|keywords?|priority|urgency|category|word ?count|words|length|moved|budget|format|service code)\s*:\s*\S.{0,80}$/iu,
  // A code of transmission: a0412 r i BC-HarborVote 11-09 0412
  /^[a-z]?\d{4}\s?[a-z]{1,2}\s?[a-z]{0,2}\s.{3,60}\d{2}-\d{2}.*$/iu,
  /^\(?\d{2,5} words\)?$|^WC:\s*\d+$/iu,
  // Which version of the story it is: 1st Ld-Writethru, URGENT, Lead 2, (RECASTS …)
  /^(?:\d(?:st|nd|rd|th) (?:ld|lead)|lead \d|urgent$|\(?(?:recasts|adds|updates) (?:with|throughout|quotes|details|lead)\b).{0,120}$/iu,
];

/** The first line of a typescript: who wrote it and a word for what it is. */
const SLUG = /^[\p{L}-]{2,20}\/[\p{L}-]{2,20}(?:\/[\p{L}\d-]{1,20})?$/u;

/** Notes from editors to editors, wherever they stand. */
const ADVISORY =
  /^\W*(?:eds|editors?|note to editors?|notes to editors|editor['’]?s['’]? note|advisory|media advisory|attention(?: editors)?|with ap photos?|with photos?|ap photos?|hfr|optional trim|optional end|trims? begin)\b(?:\s*[:.].*|\s*$|\s+[A-Z]{2,5}\d+.*$)/iu;

/**
 * What agencies send above a story, for machines and for editors, is no part of it: the slug, the count of words, "Eds:"
 * with what is new. Lines in carets are typesetting: the headline, the byline, and what the writer is.
 */
export function readWireHeader(copy: Copy): void {
  const top = copy.lines.slice(0, DEEPEST);
  const headers = top.filter(({ text }) => countWords(text) <= 40 && HEADERS.some((header) => header.test(text)));
  const [first] = copy.lines;
  if (first && SLUG.test(first.text)) headers.unshift(first);
  putAside(copy, 'advisory', ...headers);
  for (const line of copy.lines) line.text = withoutCarets(line.text);
  take(
    copy,
    copy.lines.filter(({ text }) => text === ''),
  );
}

/** Sets notes for editors aside; one that is a heading, with what stands below it up to the next empty line. */
export function setAdvisoriesAside(copy: Copy): void {
  const notes = copy.lines.filter(({ text }) => ADVISORY.test(text));
  putAside(copy, 'advisory', ...notes.flatMap((note) => [note, ...belowHeading(copy, note)]));
}

function belowHeading(copy: Copy, { text, number }: Line): Line[] {
  if (!/^\W*(?:notes? to editors?|editors?|advisory|editor['’]?s['’]? note)\s*:?$/iu.test(text)) return [];
  const below = copy.lines.filter((line) => line.number > number);
  const end = below.findIndex(({ apart }, at) => apart && at > 0);
  const block = below.slice(0, end < 0 ? undefined : end);
  return block.length === below.length && block.length > 3 ? block.slice(0, 1) : block;
}

/** ^Harbor board votes to raise sea wall< and ^By ANA REYES= */
function withoutCarets(text: string): string {
  return /^\^.*[\^<=]?$/u.test(text) ? text.replace(/^\^+\s*|\s*[\^<=]+$/gu, '') : text;
}
