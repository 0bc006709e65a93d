import type { PlainTextContext } from './context.ts';
import { guess, putAside, take, understand, type Copy, type Line } from './copy.ts';
import { readMoment, todayOf } from './moments.ts';
import { countWords } from './prose.ts';

const LABEL =
  /^[*_[(\s]*(?<label>corrections?|clarifications?|updates?|erratum|corrección|fe de erratas|rectificatif|correctif|korrektur|berichtigung|정정|바로잡습니다|訂正)(?![\p{L}])\s*(?:\((?<date>[^)]{4,40})\))?\s*(?:[:：]|—|–|\s-\s|$)\s*(?<text>.*)$/isu;
/** A note that needs no label: it says what it is. */
const SAYS_SO =
  /^[*_[(\s]*(?:an? (?:earlier|previous) (?:version|headline|caption)|(?:in )?an earlier (?:version|edition)|a previous version|this (?:story|article|report|post|column|item|version|headline|caption) (?:was (?:first |originally )?(?:published|updated|corrected|changed|revised)|has been (?:updated|corrected|changed|clarified|revised)|originally|incorrectly|misstated))\b/iu;
const MISTAKE =
  /\bcorrect|\bmisstat|\bmisspell|\bmisidentif|\bwrong|\bincorrect|\berror|\bshould have\b|\binaccurat|\bmistaken/iu;
const CLEAR = /\bclarif/iu;
const FROM_FIRST = /\b(?:first|originally) published (?:on |at )?(?<date>.{0,40}?\d{4})/iu;
const CHANGED = /\b(?:updated|corrected|changed|revised|clarified) (?:on |at )?(?<date>.{0,40}?\d{4})/iu;

/**
 * Reads what papers print below a story that was wrong: "CORRECTION: …", "An earlier version of this story …", "This story
 * was first published on … It was updated on … to correct …".
 */
export function readCorrections(copy: Copy, context: PlainTextContext): void {
  const lines = [...copy.lines];
  lines.forEach((line, at) => {
    if (!copy.lines.includes(line)) return;
    const labelled = LABEL.exec(line.text)?.groups;
    const isBelow = line.number > copy.headEnd && at > 0;
    if (labelled && isCorrection(labelled, at, lines)) {
      const below = labelled.text === '' ? lines[at + 1] : undefined;
      write(below?.text ?? labelled.text!, labelled, [line, ...(below ? [below] : [])], copy, context);
    } else if (SAYS_SO.test(line.text) && isBelow && countWords(line.text) <= 120) {
      if (
        MISTAKE.test(line.text) ||
        CLEAR.test(line.text) ||
        /\bto (?:add|include|reflect|remove)\b|\bwith\b/iu.test(line.text)
      )
        write(line.text, {}, [line], copy, context);
      else putAside(copy, 'advisory', line);
    }
  });
}

/** "Update" and "Corrections" begin headlines, too; as a label above a note they have a colon and a sentence. */
function isCorrection(
  { label, text, date }: Record<string, string | undefined>,
  at: number,
  lines: readonly Line[],
): boolean {
  const isUpdate = /^updates?$/i.test(label!);
  if (text === '') return !isUpdate && at > lines.length / 2 && lines[at + 1] !== undefined;
  return date !== undefined || (countWords(text!) >= 4 && (!isUpdate || at > lines.length / 2));
}

function write(
  text: string,
  { label = '', date }: Record<string, string | undefined>,
  lines: readonly Line[],
  copy: Copy,
  context: PlainTextContext,
): void {
  const { frontmatter } = copy.story;
  const bare = text.replace(/^[*_[(\s]+|[*_\])\s]+$/gu, (signs) =>
    /[)\]]/.test(signs) && /[([]/.test(text.slice(1)) ? signs : '',
  );
  const ahead = dateAhead(bare, context);
  const stated = (date !== undefined && readMoment(date, context)) || ahead?.moment || dateWithin(bare, context);
  const first = FROM_FIRST.exec(bare)?.groups?.date;
  if (first !== undefined && frontmatter.published === undefined) {
    const moment = readMoment(first, context);
    if (moment) frontmatter.published = moment.text;
  }
  const note = (ahead?.rest ?? bare).trim();
  const kind = kindOf(label, note);
  frontmatter.corrections = [
    ...(frontmatter.corrections ?? []),
    {
      date: (stated || undefined)?.text ?? frontmatter.updated ?? todayOf(context).toString(),
      ...(kind !== 'correction' && { kind }),
      text: note,
    },
  ];
  if (!stated)
    guess(
      copy,
      'corrections',
      `No date stands with "${note}"; ${frontmatter.updated ? 'that of the update' : 'today'} was taken.`,
    );
  else for (const doubt of stated.doubts) guess(copy, 'corrections', doubt);
  take(copy, lines);
  for (const line of lines) if (line.text !== note) understand(copy, 'corrections', line.text.replace(note, ''));
}

function kindOf(label: string, note: string): string {
  if (/^clarif/i.test(label) || (label === '' && CLEAR.test(note) && !MISTAKE.test(note))) return 'clarification';
  return /^update/i.test(label) || (label === '' && !MISTAKE.test(note) && !CLEAR.test(note)) ? 'update' : 'correction';
}

/** A date with its day of the week, a time and a zone, in characters. */
const LONGEST_DATE = 60;

/** "Nov. 6, 2026. An earlier version …": the first piece is a date and nothing else. */
function dateAhead(text: string, context: PlainTextContext) {
  const ends = [...text.slice(0, LONGEST_DATE).matchAll(/\d\)?(?:[.:,]|\s?[—–-])\s+(?=\S)/gu)];
  for (const { 0: end, index } of ends.toReversed()) {
    const moment = readMoment(text.slice(0, index + 1).replace(/^\(/, ''), context);
    if (moment?.rest === '') return { moment, rest: text.slice(index + end.length) };
  }
  return undefined;
}

/** "It was updated on Nov. 7, 2026, to correct …" */
function dateWithin(text: string, context: PlainTextContext) {
  const changed = CHANGED.exec(text.replace(FROM_FIRST, ''))?.groups?.date;
  return changed === undefined ? undefined : readMoment(changed, context);
}
