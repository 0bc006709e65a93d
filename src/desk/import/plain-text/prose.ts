/** What a line looks like: a sentence, a title, how many words. */

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu;

/** How many words a line has; of Chinese and Japanese, two characters count as one. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced > 4 ? Math.ceil(unspaced / 2) : (text.match(WORD)?.length ?? 0);
}

const END = /[.!?…。！？؟]["'”’»」』)）\]]*$/u;
/** A period that is no end: of an abbreviation, of initials. */
const ABBREVIATED =
  /(?:\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Dr|Mr|Ms|Mrs|Nov|Dec|Jan|Feb|Aug|Sept|Oct|No|vs)|\b[A-Z](?:\.[A-Z])*)\.$/;

/** Whether a line ends as a sentence does. */
export const endsSentence = (text: string): boolean => END.test(text) && !ABBREVIATED.test(text);

/** Whether a line is a paragraph of a story, and not a headline, a label or a name. */
export function isProse(text: string): boolean {
  const words = countWords(text);
  return (endsSentence(text) && words >= 8) || words >= 30;
}

/** Whether a line could be a headline or a subhead: short, and without the period of a sentence. */
export function isTitle(text: string, most = 22): boolean {
  const words = countWords(text);
  return (
    words > 0 &&
    words <= most &&
    text.length <= 180 &&
    (!endsSentence(text) || /[!?…？！"'”’»」』)]$/u.test(text)) &&
    !/[,;:]$/u.test(text)
  );
}

/** Words in lower case and without accents and marks, to compare what different hands have typed. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first sentences of a paragraph: one, and a second when the first is very short. */
export function firstSentences(text: string, language: string): string {
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
  let result = '';
  for (const sentence of sentences) {
    result += sentence;
    const told = result.trim();
    const isOpen = (told.match(/[“«„]/gu)?.length ?? 0) > (told.match(/[”»“]/gu)?.length ?? 0);
    if (countWords(told) >= 8 && endsSentence(told) && !isOpen) break;
  }
  return result.trim();
}
