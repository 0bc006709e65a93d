import type { ImportedPhoto } from '../story.ts';
import { creditAlone, readCaption } from './caption.ts';
import { firstParagraph, guess, take, understand, without, type Copy, type Line } from './copy.ts';
import { parseByline } from './parse-byline.ts';
import type { PlainTextContext } from './context.ts';
import { countWords, endsSentence, fold, isProse } from './prose.ts';

/** How far the description of a picture stands from its caption, in lines. */
const NEAR = 3;
const LONGEST_CAPTION = 90;
/** A caption may be no longer than this where nothing but a credit below it tells that it is one. */
const SHORT_CAPTION = 45;

/**
 * Finds the photos of a page: their captions with the credit at the end or on the next line, and the descriptions, which
 * pages print before the caption and in nearly the same words. What is a caption is never a paragraph of the story.
 */
export function readPhotos(copy: Copy, context: PlainTextContext): void {
  const taken = new Set<Line>();
  const photos: { photo: ImportedPhoto; line: Line }[] = [];
  const add = (photo: ImportedPhoto, lines: readonly Line[]) => {
    for (const line of lines) taken.add(line);
    photos.push({ photo, line: lines[0]! });
  };
  const head = firstParagraph(copy);
  const lines = copy.lines;

  lines.forEach((line, at) => {
    if (taken.has(line)) return;
    const found = readCaption(line.text);
    if (found) {
      const twin = twinOf(lines, at, found.caption!, taken);
      const isInHead = at <= head && countWords(line.text) <= SHORT_CAPTION && at > 0;
      if (!found.isCertain && !twin && !isInHead) return;
      const alt = twin && withoutCredit(twin.text);
      understand(copy, 'photo', without(line.text, found.caption, found.credit));
      if (twin) understand(copy, 'photo', without(twin.text, alt));
      add({ ...(alt !== undefined && { alt }), caption: found.caption, credit: found.credit }, [
        line,
        ...(twin ? [twin] : []),
      ]);
      return;
    }
    const credit = creditAlone(line.text);
    if (credit === undefined || at === 0 || isByline(line, at, copy, context)) return;
    const above = captionAbove(lines, at, taken, copy);
    understand(copy, 'photo', without(line.text, credit));
    const below = lines[at + 1];
    // Some pages print the credit above the caption; then the two stand together, apart from the rest.
    const isPair = line.apart && below !== undefined && !below.apart && (lines[at + 2]?.apart ?? false);
    if (!above && isPair && at + 1 <= firstParagraph(copy) && isShort(below.text))
      return add({ caption: below.text, credit }, [line, below]);
    if (!above) return add({ credit }, [line]);
    const twin = twinOf(lines, at - 1, above.text, taken);
    add({ ...(twin && { alt: twin.text }), caption: above.text, credit }, [line, above, ...(twin ? [twin] : [])]);
  });

  // A line twice in a row, with no credit at all, is a picture's description and its caption, too.
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    if (at === 0 || !next || taken.has(line) || taken.has(next) || fold(line.text) !== fold(next.text)) return;
    if (countWords(line.text) < 5 || countWords(line.text) > LONGEST_CAPTION) return;
    guess(copy, 'photo', `"${line.text}" stands twice in a row; it was taken for the caption of a picture.`);
    add({ alt: line.text, caption: next.text }, [line, next]);
  });

  photos.sort((a, b) => a.line.number - b.line.number);
  const [first, ...others] = merged(
    photos.map(({ photo }) => photo),
    copy,
  );
  if (first) copy.story.photo = first;
  copy.story.otherPhotos.push(...others);
  take(copy, [...taken]);
}

/** "Ana Reyes | AP" right below the headline may be the one who wrote it. */
function isByline({ text }: Line, at: number, copy: Copy, context: PlainTextContext): boolean {
  // "Photos by" below the one who wrote it is part of the byline; below a sentence it is a credit.
  if (/^(?:photos|photography|photographs) by\b/iu.test(text)) return !endsSentence(copy.lines[at - 1]!.text);
  if (/^\W*(?:photo|image|credit|picture|courtesy|©|ap photo)/iu.test(text) || text.includes('/')) return false;
  const folded = new Set(context.authors.map(({ name }) => fold(name)));
  const knowledge = {
    siteName: context.siteName,
    calendar: context,
    isAuthor: (name: string) => folded.has(fold(name)),
  };
  const above = copy.lines[at - 1];
  return (
    at <= firstParagraph(copy) && (!above || !endsSentence(above.text)) && parseByline(text, knowledge) !== undefined
  );
}

const withoutCredit = (text: string) => readCaption(text)?.caption ?? text;

/** The line near a caption that says the same, or nearly: the other of description and caption. */
function twinOf(lines: readonly Line[], at: number, caption: string, taken: ReadonlySet<Line>): Line | undefined {
  const near = [-1, 1, -2, 2, -NEAR].map((step) => lines[at + step]);
  return near.find((line) => line !== undefined && !taken.has(line) && isSame(withoutCredit(line.text), caption));
}

/** Four fifths of the words in common, or one the beginning of the other. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === b) return a !== '';
  const [first, second] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const fewer = Math.min(first.size, second.size);
  if (fewer < 4) return false;
  const common = first.intersection(second).size;
  return (
    common / Math.max(first.size, second.size) >= 0.7 ||
    ((a.startsWith(b) || b.startsWith(a)) && fewer >= 6 && common / Math.max(first.size, second.size) > 0.3)
  );
}

/** The caption above a line that is only a credit: right above it without a gap, or short and like a caption. */
function captionAbove(lines: readonly Line[], at: number, taken: ReadonlySet<Line>, copy: Copy): Line | undefined {
  const above = lines[at - 1];
  if (!above || at < 2 || taken.has(above) || countWords(above.text) > LONGEST_CAPTION || /^["“«]/u.test(above.text))
    return undefined;
  const isTwin = twinOf(lines, at - 1, above.text, taken) !== undefined;
  const isTight = !lines[at]!.apart && above.apart;
  const isBrief = countWords(above.text) <= SHORT_CAPTION && (isProse(above.text) || endsSentence(above.text));
  if (isTwin || (isTight && countWords(above.text) >= 3)) return above;
  if (!isBrief || (!looksLikeCaption(above.text) && at > firstParagraph(copy) + 1)) return undefined;
  guess(copy, 'photo', `"${above.text}" stands above a credit; it was taken for the caption.`);
  return above;
}

const isShort = (text: string) => countWords(text) <= SHORT_CAPTION && endsSentence(text);

/** Captions tell when, who stands where, and that something is seen. */
const looksLikeCaption = (text: string) =>
  /\b(?:on|in) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d|\d{4})|\((?:left|right|center|cent(?:re)|top|bottom)\)|, (?:left|right|center),|\b(?:pictured|seen|shown|photo|file|undated|stands?|poses?|walks?|looks?|holds?)\b/iu.test(
    text,
  );

/** A picture that came twice, as in a gallery and above it, is one. */
function merged(photos: readonly ImportedPhoto[], copy: Copy): ImportedPhoto[] {
  const result: ImportedPhoto[] = [];
  for (const photo of photos) {
    const same = result.find(
      (other) =>
        photo.caption !== undefined &&
        other.caption !== undefined &&
        fold(other.caption) === fold(photo.caption) &&
        fold(other.credit ?? '') === fold(photo.credit ?? ''),
    );
    if (!same) result.push(photo);
    else
      for (const text of [photo.alt, photo.caption, photo.credit])
        if (text !== undefined) copy.story.setAside.push({ kind: 'duplicate', text });
  }
  return result;
}
