import { putAside, type Copy, type Line } from './copy.ts';
import { countWords, endsSentence, fold, isProse } from './prose.ts';

const RELEASE =
  /^\W*for (?:immediate )?release\b|^\W*(?:press|news|media) release\b|\/PRNewswire|\bGLOBE NEWSWIRE\b|\(BUSINESS WIRE\)|^\W*(?:media|press) contacts?\b/imu;

const CONTACT =
  /^\W*(?:(?:media|press|news)[ -])?(?:contacts?|inquiries|enquiries|relations)(?: (?:info|information|details))?\s*(?::|$)/iu;
const MORE =
  /^\W*(?:for (?:more|further|additional) information|for (?:media|press) (?:inquiries|enquiries)|to learn more)\b/iu;
const ABOUT = /^About (?<name>[\p{Lu}\p{N}].{1,70})$/u;
/** What only details of a contact have: an address of mail or of a page, a telephone number. */
const DETAIL = /@|https?:|www\.|(?:\+?\d[\s().-]?){7,}|^(?:phone|tel|telephone|mobile|cell|e-?mail|web)\b/iu;
const LABEL = /^\W*(?:(?:press|news|media) release|news from .{1,60}|-?\s*news\s*-?)\W*$/iu;

/**
 * What a press office says of itself is put aside: whom to call, at the top or at the end, and "About …". It is true for
 * years and printed by nobody, but whoever writes the story may want to call.
 */
export function setBoilerplateAside(copy: Copy): void {
  copy.isRelease = RELEASE.test(copy.source);
  if (!copy.isRelease) return;
  const boilerplate = new Set<Line>();
  copy.lines.forEach((line, at) => {
    const { text } = line;
    if (LABEL.test(text)) boilerplate.add(line);
    if (CONTACT.test(text)) for (const detail of [line, ...details(copy.lines, at)]) boilerplate.add(detail);
    else if (MORE.test(text) && DETAIL.test(text) && at > copy.lines.length / 2) boilerplate.add(line);
    else if (ABOUT.test(text) && !endsSentence(text))
      for (const part of [line, ...about(copy.lines, at)]) boilerplate.add(part);
  });
  putAside(copy, 'boilerplate', ...copy.lines.filter((line) => boilerplate.has(line)));
}

/** The lines of a contact: those right below, or, where every line is apart, those that look like details or names. */
function details(lines: readonly Line[], label: number): Line[] {
  const below = lines.slice(label + 1, label + 8);
  // "Contact: Petra Lindqvist, press@…" has all on one line.
  const isFull = countWords(lines[label]!.text) > 3 && DETAIL.test(lines[label]!.text);
  if (below[0] && !below[0].apart) {
    const end = below.findIndex(({ apart, text }) => apart || isProse(text));
    return below.slice(0, end < 0 ? undefined : end);
  }
  const last = below.findLastIndex(
    ({ text }, at) => DETAIL.test(text) && below.slice(0, at + 1).every((line) => isDetail(line.text)),
  );
  return isFull && last > 0 ? [] : below.slice(0, last + 1);
}

const isDetail = (text: string) => DETAIL.test(text) || (countWords(text) <= 6 && !endsSentence(text));

/** The paragraphs below "About Acme" that are about Acme: the first, and others up to whatever is a heading. */
function about(lines: readonly Line[], heading: number): Line[] {
  const name = fold(ABOUT.exec(lines[heading]!.text)!.groups!.name!);
  const below = lines.slice(heading + 1);
  const end = below.findIndex(({ text }) => !isProse(text) && !fold(text).startsWith(name));
  return below.slice(0, end < 0 ? undefined : end);
}
