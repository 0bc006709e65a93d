import type { PlainTextContext } from './context.ts';
import { headLength, guess, take, understand, type Copy, type Line } from './copy.ts';
import { readMoment } from './moments.ts';
import { countWords } from './prose.ts';

const UPDATED =
  /(?:last )?(?:updated|modified|revised|edited)|actualizad[oa]|mis(?:e)? à jour|aktualisiert|수정|최종수정|업데이트|更新/iu;
const LABEL = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:first |originally )?(?:published|posted|filed|created)|(?:publication |release )?date|publicado|publié|veröffentlicht|erstellt|stand|입력|등록|승인|기사입력|公開|掲載|${UPDATED.source})(?![\p{L}])(?: (?:on|at|el|le|am))?\s*:?\s*`,
  'giu',
);
/** An age counted from when the page was copied says nothing. */
const AGE = /^\W*(?:\d{1,2}|an?) (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: ago)?\W*$/iu;
/** Words that a line may have besides its date, in the languages whose dates are read. */
const FILLER = /^(?:on|at|the|el|a|las|la|le|à|am|um|den|and|of|de|local|time|uhr|hrs|kst|\W)*$/iu;

/**
 * Reads when the story was published and updated: "Published: November 9, 2026 at 6:30 PM", "Updated 4:15 p.m. EST Nov.
 * 9, 2026", or a date alone above the first paragraph.
 */
export function readDateLines(copy: Copy, context: PlainTextContext): void {
  const head = headLength(copy);
  const taken: Line[] = [];
  copy.lines.forEach((line, at) => {
    const isLabelled = line.text.search(LABEL) === 0;
    if (
      (at >= head && !isLabelled) ||
      countWords(line.text) > 24 ||
      (at === 0 && !isLabelled && copy.lines.length > 1 && !isBareDate(line.text, context))
    )
      return;
    if (!readDates(line.text, copy, context)) return;
    understand(copy, 'published', line.text);
    taken.push(line);
    if (at < head) copy.headEnd = Math.max(copy.headEnd, line.number);
  });
  take(copy, taken);
}

const isBareDate = (text: string, context: PlainTextContext) => {
  const moment = readMoment(text, context);
  return moment !== undefined && FILLER.test(moment.rest);
};

/**
 * Reads a line of dates into the frontmatter.
 *
 * @returns whether there is nothing else in the line. Then it was read.
 */
export function readDates(text: string, copy: Copy, context: PlainTextContext): boolean {
  const pieces = piecesOf(text)
    .filter(({ value }) => !AGE.test(value))
    .map(({ label, value }) => ({ label, moment: readMoment(value, context) }));
  if (pieces.length === 0 || pieces.some(({ moment }) => !moment || !FILLER.test(moment.rest))) return false;
  const { frontmatter } = copy.story;
  for (const { label, moment } of pieces) {
    const field = UPDATED.test(label) ? 'updated' : 'published';
    if (frontmatter[field] !== undefined) continue;
    frontmatter[field] = moment!.text;
    for (const doubt of moment!.doubts) guess(copy, field, doubt);
  }
  return true;
}

function piecesOf(text: string): { label: string; value: string }[] {
  const labels = [...text.matchAll(LABEL)];
  if (labels.length === 0) return [{ label: '', value: text }];
  // A date before the first label has none itself.
  const ahead = text.slice(0, labels[0]!.index).trim();
  const pieces = /\d/.test(ahead) ? [{ label: '', value: ahead }] : [];
  return [
    ...pieces,
    ...labels.map((label, at) => ({
      label: label[0],
      value: text.slice(label.index + label[0].length, labels[at + 1]?.index),
    })),
  ];
}
