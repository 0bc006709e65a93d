/** About three lines of a story's page. */
const LONG = 84;

/** Letters as wide as two. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Whether a headline is too long to be set in the largest size. */
export function headlineLength(headline: string): 'long' | 'usual' {
  const wide = headline.match(WIDE)?.length ?? 0;
  return headline.length + wide > LONG ? 'long' : 'usual';
}
