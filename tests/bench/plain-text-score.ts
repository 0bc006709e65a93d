/** How near an imported story is to the one that a person made, field by field. */
import { readPlainText } from '../../src/desk/import/plain-text/read-plain-text.ts';
import type { ImportedPhoto, ImportedStory } from '../../src/desk/import/story.ts';
import type { PastedText } from '../fixtures/plain-text.ts';

export interface Score {
  name: string;
  /** Fields right, with fractions where a part of the body or of what was set aside is. */
  right: number;
  present: number;
  /** Each field that is not right, with what was wanted and what came. */
  wrong: string[];
}

/** Reads a text and compares. A field that should not be there counts as one that is there and wrong. */
export function scoreOf(expected: PastedText): Score {
  const story = readPlainText(expected.text, expected.context);
  const score: Score = { name: expected.name, right: 0, present: 0, wrong: [] };
  const compare = (field: string, wanted: unknown, came: unknown) => {
    if (wanted === undefined && came === undefined) return;
    score.present++;
    if (JSON.stringify(wanted) === JSON.stringify(came)) score.right++;
    else score.wrong.push(`${field}: wanted ${JSON.stringify(wanted)}, came ${JSON.stringify(came)}`);
  };
  const list = (field: string, wanted: readonly unknown[], came: readonly unknown[]) => {
    for (let at = 0; at < Math.max(wanted.length, came.length); at++) compare(`${field}[${at}]`, wanted[at], came[at]);
  };
  const share = (field: string, wanted: readonly string[], came: readonly string[]) => {
    const fraction = likeness(wanted, came);
    if (fraction === undefined) return;
    score.present++;
    score.right += fraction;
    if (fraction < 1) score.wrong.push(`${field}: ${fraction.toFixed(2)}; ${difference(wanted, came)}`);
  };

  const { frontmatter: wanted } = expected;
  const { frontmatter: came } = story;
  const stated = statedIn(story);
  compare('headline', wanted.headline, stated.headline);
  compare('summary', wanted.summary, stated.summary);
  for (const field of ['published', 'updated', 'embargo', 'dateline', 'source', 'section', 'type', 'language'] as const)
    compare(field, wanted[field], came[field]);
  compare('draft', wanted.draft ?? false, came.draft ?? false);
  list('authors', wanted.authors ?? [], came.authors ?? []);
  list('contributors', wanted.contributors ?? [], came.contributors ?? []);
  list('corrections', wanted.corrections ?? [], came.corrections ?? []);
  list('photos', photosOf(expected.photo, expected.otherPhotos), photosOf(story.photo, story.otherPhotos));
  list('newAuthors', (expected.newAuthors ?? []).map(authorOf), story.newAuthors.map(authorOf));
  compare('newsletterPitch', expected.newsletterPitch, story.newsletterPitch);
  share('body', paragraphs(expected.body), paragraphs(story.body));
  share('setAside', asideOf(expected.setAside), asideOf(story.setAside));
  share('guesses', expected.guesses.toSorted(), [...new Set(story.guesses.map(({ field }) => field))].toSorted());
  return score;
}

/** The fields of a photo one by one, so that a wrong credit is not a lost caption. */
const photosOf = (first: ImportedPhoto | undefined, others: readonly ImportedPhoto[] = []): (string | undefined)[] =>
  [...(first ? [first] : []), ...others].flatMap(({ alt, caption, credit }) => [
    alt ?? '',
    caption ?? '',
    credit ?? '',
  ]);

const authorOf = ({ id, name, role, location, email, biography }: Partial<ImportedStory['newAuthors'][number]>) => ({
  id,
  name,
  ...(role && { role }),
  ...(location && { location }),
  ...(email && { email }),
  biography: biography ?? '',
});

/** What is guessed is no field that the text has. */
function statedIn({ frontmatter, guesses }: ImportedStory) {
  const isGuessed = (field: string) => guesses.some((guess) => guess.field === field);
  return {
    headline: isGuessed('headline') ? undefined : frontmatter.headline,
    summary: isGuessed('summary') ? undefined : frontmatter.summary,
  };
}

const paragraphs = (body: string) => body.split(/\n{2,}/).filter(Boolean);
const asideOf = (pieces: readonly { kind: string; text: string }[]) =>
  pieces.map(({ kind, text }) => `${kind}: ${text}`).toSorted();

/** The share of those wanted or come that are in both, each as often as it is there. */
function likeness(wanted: readonly string[], came: readonly string[]): number | undefined {
  if (wanted.length + came.length === 0) return undefined;
  const rest = [...came];
  const common = wanted.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return common / (wanted.length + came.length - common);
}

function difference(wanted: readonly string[], came: readonly string[]): string {
  const missing = wanted.filter((item) => !came.includes(item)).map((item) => `- ${item}`);
  const added = came.filter((item) => !wanted.includes(item)).map((item) => `+ ${item}`);
  return [...missing, ...added].map((item) => item.slice(0, 160)).join(' | ');
}
