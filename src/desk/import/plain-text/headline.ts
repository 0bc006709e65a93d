import type { PlainTextContext } from './context.ts';
import { firstParagraph, guess, putAside, take, understand, type Copy, type Line } from './copy.ts';
import { countWords, endsSentence, firstSentences, fold, isProse, isTitle } from './prose.ts';

/** Labels above a headline, and the form of story that some of them name. */
const KICKERS: Readonly<Record<string, string | undefined>> = {
  opinion: 'opinion',
  commentary: 'opinion',
  column: 'opinion',
  editorial: 'opinion',
  'guest column': 'opinion',
  'letter to the editor': 'opinion',
  op: 'opinion',
  'op ed': 'opinion',
  opinión: 'opinion',
  meinung: 'opinion',
  kommentar: 'opinion',
  analysis: 'analysis',
  'news analysis': 'analysis',
  análisis: 'analysis',
  analyse: 'analysis',
  explainer: 'explainer',
  feature: 'feature',
  features: 'feature',
  news: undefined,
  'local news': undefined,
  breaking: undefined,
  'breaking news': undefined,
  exclusive: undefined,
  local: undefined,
  world: undefined,
  nation: undefined,
  business: undefined,
  sports: undefined,
  sport: undefined,
  politics: undefined,
  science: undefined,
  culture: undefined,
  arts: undefined,
  obituaries: undefined,
  obituary: undefined,
  health: undefined,
  weather: undefined,
  crime: undefined,
  education: undefined,
  environment: undefined,
  lifestyle: undefined,
  entertainment: undefined,
  technology: undefined,
  interview: undefined,
  review: undefined,
  'q a': undefined,
  'special report': undefined,
  live: undefined,
};

/** The longest summary, in words: a longer one is the first paragraph. */
const LONGEST_SUMMARY = 60;
const LONGEST_HEADLINE = 160;

/**
 * Reads what stands above the story: a label ("LOCAL NEWS"), the headline, the summary. Where there is no headline the
 * first sentence makes one, and the story stays a draft.
 */
export function readHeadline(copy: Copy, context: PlainTextContext): void {
  if (copy.story.frontmatter.headline !== undefined) return;
  const first = firstParagraph(copy);
  const head = headLines(copy, first);
  const kicker = head.length > 1 && (isKicker(head[0]!, context) || isLabelled(head)) ? head.shift() : undefined;
  if (kicker) readKicker(kicker, copy, context);
  const headline = head.find(({ text }) => isTitle(text) || (text.length <= LONGEST_HEADLINE && isMarkedOff(copy)));
  if (!headline) return guessHeadline(copy, context);
  copy.story.frontmatter.headline = headline.text;
  take(copy, [headline]);
  readSummary(
    head.filter((line) => line.number > headline.number),
    copy,
  );
  copy.headEnd = Math.max(copy.headEnd, headline.number);
}

/** Something between headline and story (a byline, a date, a dateline) tells that all above it is the head. */
const isMarkedOff = (copy: Copy) => copy.headEnd > 0;

/** Lines above the mark, and short lines below it as long as there is no paragraph. */
function headLines(copy: Copy, first: number): Line[] {
  const above = copy.lines.filter(({ number }) => number <= copy.headEnd);
  const below = copy.lines.slice(0, first).filter(({ number }) => number > copy.headEnd);
  if (above.length > 0) return above;
  // With the byline above the headline, or without any.
  const end = below.findIndex(({ text }, at) => at > 0 && !isTitle(text) && !isProse(text));
  return below.slice(0, end < 0 ? 3 : end);
}

function isKicker({ text }: Line, { sections }: PlainTextContext): boolean {
  const label = fold(text);
  return (
    label in KICKERS ||
    sections.some(({ id, name }) => fold(name) === label || fold(id) === label || `${fold(name)} news` === label) ||
    (countWords(text) <= 4 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)) ||
    (countWords(text) <= 4 && /^[^/|>]+ [/|>] [^/|>]+$/u.test(text))
  );
}

/** Three lines above the story, of which the first is a word or two: no headline has both a headline and a summary below it. */
const isLabelled = ([first, second, third]: readonly Line[]) =>
  third !== undefined &&
  countWords(first!.text) <= 3 &&
  isTitle(first!.text) &&
  isTitle(second!.text) &&
  countWords(second!.text) >= Math.max(4, countWords(first!.text) * 2);

function readKicker(line: Line, copy: Copy, { sections }: PlainTextContext): void {
  const { frontmatter } = copy.story;
  const label = fold(line.text);
  const type = KICKERS[label];
  const section = sections.find(({ id, name }) =>
    [fold(name), fold(id)].some(
      (each) => each === label || `${each} news` === label || (type === 'opinion' && each === 'opinion'),
    ),
  );
  if (section) frontmatter.section ??= section.id;
  if (type) frontmatter.type ??= type;
  if (section ?? type) {
    take(copy, [line]);
    understand(copy, section ? 'section' : 'type', line.text);
  } else putAside(copy, 'furniture', line);
}

/**
 * The line between headline and byline; without a byline, a short line alone between the headline and the first paragraph.
 * What begins with a bullet is a list, of which the first item is no summary of the others.
 */
function readSummary(lines: readonly Line[], copy: Copy): void {
  const candidates = lines.filter(({ text }) => !/^[•◦▪‣●○■·*–—-]\s|\t/u.test(text));
  const [summary] = candidates;
  if (!summary || !copy.lines.some(({ number, text }) => number > summary.number && countWords(text) > 0)) return;
  const words = countWords(summary.text);
  const next = copy.lines.find(({ number }) => number > summary.number);
  const isDeck = candidates.length === 1 && isTitle(summary.text) && next !== undefined && isProse(next.text);
  if (words > LONGEST_SUMMARY || !(isMarkedOff(copy) ? words >= 3 : isDeck)) return;
  copy.story.frontmatter.summary = summary.text;
  take(copy, [summary]);
}

function guessHeadline(copy: Copy, context: PlainTextContext): void {
  const paragraph = copy.lines.find(({ number }) => number > copy.headEnd) ?? copy.lines[0];
  if (!paragraph) {
    guess(copy, 'headline', 'There is no text to make a headline of.');
    return;
  }
  const sentence = firstSentences(paragraph.text, context.language);
  copy.story.frontmatter.headline = shortened(sentence);
  guess(copy, 'headline', 'There is no headline; the first sentence was taken.');
}

/** A sentence as a headline: without its period, and cut between two clauses or words when it is long. */
function shortened(sentence: string): string {
  const bare = sentence.replace(/[.。]$/u, '');
  if (bare.length <= 90) return bare;
  const clause = /^.{30,90}(?=[,;:—–])/su.exec(bare)?.[0];
  if (clause !== undefined) return clause.trim();
  const words = bare.slice(0, 86);
  return `${words.slice(0, Math.max(words.lastIndexOf(' '), 40))}…`;
}

/** Without a summary the first sentences are one. */
export function guessSummary(copy: Copy, context: PlainTextContext): void {
  if (copy.story.frontmatter.summary !== undefined) return;
  const paragraph =
    copy.lines.find(({ text }) => isProse(text)) ?? copy.lines.find(({ text }) => endsSentence(text)) ?? copy.lines[0];
  if (!paragraph) return;
  copy.story.frontmatter.summary = firstSentences(paragraph.text, context.language);
  guess(copy, 'summary', 'There is no summary; the first sentence was taken.');
}
