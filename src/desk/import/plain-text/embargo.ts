import type { PlainTextContext } from './context.ts';
import { guess, putAside, type Copy, type Line } from './copy.ts';
import { readMoment } from './moments.ts';
import { countWords } from './prose.ts';

const EMBARGO =
  /^\W*(?:(?:strictly |under )*(?:strict )?embargo(?:ed)?\b|not (?:for|to be) (?:publication|release|released|published|use|broadcast)(?: or \w+)?\s+(?:before|until|prior)|not for (?:publication|release)|do not (?:publish|release|use)\b.{0,20}\b(?:before|until)|hold (?:for release|until|for)\b|for release\s*(?::|on|at|after|not before|[\p{Lu}\d])|release (?:date|time)\s*:|embargad[oa]|sous embargo|sperrfrist|엠바고|보도\s?시점|解禁)/iu;
const AT_ONCE =
  /^\W*for (?:immediate|instant) release\W*$|^\W*(?:immediate release|communiqué de presse|para (?:su )?publicación inmediata|zur sofortigen veröffentlichung|즉시\s?보도(?:\s?가능)?)\W*$/iu;
/** Longer than any such line, and a sentence on some other embargo may be shorter. */
const LONGEST = 40;

/**
 * Reads until when a story has to wait. What cannot be read keeps it a draft, with the line for whoever decides: an
 * embargo is never dropped.
 */
export function readEmbargo(copy: Copy, context: PlainTextContext): void {
  putAside(copy, 'embargo', ...copy.lines.filter(({ text }) => AT_ONCE.test(text)));
  const head = copy.lines.slice(0, 12);
  const found = copy.lines.filter(
    (line) => EMBARGO.test(line.text) && countWords(line.text) <= LONGEST && isNotice(line, head),
  );
  for (const line of found) readNotice(line, copy, context);
}

/** At the top, or in capitals, or with a colon; further down "Embargoes on herring …" may begin a sentence. */
const isNotice = (line: Line, head: readonly Line[]) =>
  head.includes(line) || /^\W*[\p{Lu}\s]{7,}/u.test(line.text) || /^[^.]{0,40}:/u.test(line.text);

function readNotice(line: Line, copy: Copy, context: PlainTextContext): void {
  const { frontmatter } = copy.story;
  let lines = [line];
  let moment = readMoment(line.text, context);
  if (!moment) {
    // The time may stand on the next line.
    const next = copy.lines[copy.lines.indexOf(line) + 1];
    const below = next && countWords(next.text) <= 16 ? readMoment(next.text, context) : undefined;
    if (below && countWords(below.rest) <= 3) {
      moment = below;
      lines = [line, next!];
    }
  }
  putAside(copy, 'embargo', ...lines);
  if (!moment) {
    guess(
      copy,
      'embargo',
      `The time in "${line.text}" could not be read. Write embargo: by hand before this is published.`,
    );
    return;
  }
  // The later of two keeps the promise of both.
  if (frontmatter.embargo === undefined || instant(moment.text) > instant(frontmatter.embargo))
    frontmatter.embargo = moment.text;
  for (const doubt of moment.doubts) guess(copy, 'embargo', doubt);
  if (!moment.hasTime)
    guess(copy, 'embargo', 'The embargo names a day and no time; it was read as the first minute of that day.');
  else if (!moment.hasZone)
    guess(copy, 'embargo', `The embargo names no time zone; it was read as that of the site (${context.timeZone}).`);
}

const instant = (text: string) => Date.parse(text);
