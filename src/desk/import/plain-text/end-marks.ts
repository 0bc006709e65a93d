import { putAside, type Copy } from './copy.ts';
import { countWords } from './prose.ts';

/** Where a story ends, in the habit of newsrooms (-30-, XXX), press offices (###, ENDS) and agencies ((END), (끝), （了）). */
const ENDS =
  /^(?:[-–—]\s*30\s*[-–—]|[-–—]\s*0\s*[-–—]|#(?:\s*#){2,}|\(?(?:ENDS?|FIN|ENDE)\)?\.?|[-–—(]\s*ends?\s*[-–—)]|x{3,}|[(（]끝[)）]|[(（＜<]\s*了\s*[)）＞>])$/iu;
/** Where the page of a typescript ends and the next begins. */
const PAGES =
  /^(?:[-–—(]+\s*(?:more|mehr|suite|sigue|cont(?:inued|'d)?)\s*[-–—)]+|\d(?:[-–—]\d){1,3}|page \d+(?: of \d+)?|\(?continued(?: on next page)?\)?)$/iu;
/** The line with which AP sets its last notes apart, and that of mail above a signature. */
const RULE = /^(?:_{3,}|--)$/u;

/** Takes out the marks that tell where a story and its pages end, and notes which lines stand behind the end. */
export function readEndMarks(copy: Copy): void {
  const pages = copy.lines.filter(({ text }) => PAGES.test(text) || RULE.test(text) || text === 'MORE');
  putAside(copy, 'end-mark', ...pages);
  const ends = copy.lines.filter(({ text }) => isEndMark(text));
  const last = ends.find(({ number }) => isBehind(copy, number));
  putAside(copy, 'end-mark', ...ends);
  if (last) for (const line of copy.lines) line.afterEnd ||= line.number > last.number;
}

/** "END" in small letters may be a word of a poem; in capitals or between marks it is none. */
const isEndMark = (text: string) => ENDS.test(text) && (/[\p{Lu}#\d(（＜<끝–—-]/u.test(text) || /^x+$/u.test(text));

/** Most of the words must stand before it: three number signs are also how people part one thing from the next. */
function isBehind(copy: Copy, number: number): boolean {
  let [before, after] = [0, 0];
  for (const line of copy.lines) {
    if (line.number < number) before += countWords(line.text);
    else after += countWords(line.text);
  }
  return before > after;
}

/** What is still there behind the end when all is read is not the story's. */
export function setRestAside(copy: Copy): void {
  putAside(copy, 'boilerplate', ...copy.lines.filter(({ afterEnd }) => afterEnd));
}
