/** Names of people: what looks like one, and how one in capitals is written. */

/** Parts of a name that stay small. */
const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'das',
  'do',
  'dos',
  'di',
  'du',
  'des',
  'der',
  'den',
  'van',
  'von',
  'vom',
  'zu',
  'zur',
  'ter',
  'ten',
  'bin',
  'ibn',
  'bint',
  'al',
  'el',
  'y',
  'e',
  'le',
  'af',
  'av',
]);
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|phd|md)\.?$/iu;
const WORD =
  /^(?:[\p{Lu}\p{Lt}][\p{L}\p{M}'’‘.-]*|(?:d|l|al|el|o|m)['’-][\p{Lu}][\p{L}\p{M}'’.-]*|\p{Ll}{1,2}['’][\p{Lu}][\p{L}\p{M}-]*)$/u;
const EAST_ASIAN =
  /^[\p{sc=Hang}]{2,5}$|^[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}ー]{2,7}(?:[ \u3000・][\p{sc=Han}\p{sc=Kana}\p{sc=Hira}ー]{1,6})?$/u;
/** Words with a capital that begin no name: of sentences, days, months, labels and papers. */
const NO_NAME =
  /^(?:the|a|an|this|that|these|those|it|he|she|they|we|i|you|in|on|at|for|from|with|by|as|and|but|or|how|why|what|when|where|who|which|there|if|no|not|new|our|my|his|her|their|its|all|more|most|updated?|published|posted|photos?|story|video|staff|press|news|special|local|opinion|editorial|today|city|county|board|police|state|union|daily|breaking|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|numbers|associated|agence|media|contact|about|report(?:er)?s?|writer|editor|correspondent|wire|services?|bureau|team|desk|times|herald|ledger|courier|tribune|gazette|journal)$/iu;

/** Whether a text is a person's name, as far as its form tells. A single word is one only where the caller says so. */
export function looksLikePerson(text: string, allowsOneWord = false): boolean {
  if (EAST_ASIAN.test(text)) return true;
  const words = text.split(/\s+/u);
  if (words.length > 6 || (words.length < 2 && !allowsOneWord) || /\d/.test(text)) return false;
  if (PARTICLES.has(words.at(-1)!.toLowerCase()) && words.length < 3) return false;
  return words.every(
    (word, at) =>
      SUFFIX.test(word) ||
      ((WORD.test(word) || (PARTICLES.has(word.toLowerCase()) && words.length > 1)) &&
        !(NO_NAME.test(word) && (at === 0 || !/^\p{Lu}\.?$/u.test(word)))),
  );
}

/** Family names after which a Korean given name follows, of which the second syllable is small: Kim Min-ji. */
const KOREAN =
  /^(?:kim|lee|yi|park|choi|jung|jeong|kang|cho|yoon|yun|jang|chang|lim|im|han|oh|seo|suh|shin|kwon|hwang|ahn|an|song|yoo|yu|hong|jeon|moon|bae|baek|ko|koh|nam|noh|roh|ha|heo|hur|min|ryu)$/iu;

const isCapitals = (text: string) => /\p{Lu}{2}/u.test(text) && !/\p{Ll}{2}/u.test(text);

/**
 * A name as it stands in running text.
 *
 * @param source - the text that it comes from, where it may be written out: then it is written so.
 *
 * @example
 * normalName("SIOBHÁN O'NEIL-McDONALD", '') // Siobhán O'Neil-McDonald
 * normalName('MARIA DE LA CRUZ', '') // Maria de la Cruz
 */
export function normalName(name: string, source: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  if (!line.split(' ').some(isCapitals)) return line;
  const written = writtenOut(line, source);
  if (written) return written;
  const words = line.split(' ');
  return words.map((word, at) => normalWord(word, at, words[0]!)).join(' ');
}

/** The same name elsewhere in the text, in small letters. */
function writtenOut(name: string, source: string): string | undefined {
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  for (const [found] of source.matchAll(new RegExp(String.raw`(?<![\p{L}])${pattern}(?![\p{L}])`, 'giu'))) {
    if (!found.split(' ').some(isCapitals) && /^\p{Lu}/u.test(found)) return found;
  }
  return undefined;
}

function normalWord(word: string, at: number, first: string): string {
  if (/^(?:II|III|IV)$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word)) return word;
  const small = word.toLowerCase();
  if (at > 0 && PARTICLES.has(small)) return small;
  return word
    .split('-')
    .map((part, index) => {
      // al-Sayed, Kim Min-ji.
      if (index === 0 && /^(?:al|el)$/i.test(part) && word.includes('-')) return part.toLowerCase();
      if (index > 0 && at > 0 && KOREAN.test(first)) return part.toLowerCase();
      return capitalized(part);
    })
    .join('-');
}

/** O'NEIL, D'AMICO, McDONALD and MCDONALD keep their second capital; MACDONALD may have none and gets none. */
function capitalized(part: string): string {
  const small = part.toLowerCase();
  const upper = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return upper(small)
    .replace(/^(\p{Lu}['’])(\p{Ll})/u, (_all, start: string, letter: string) => start + letter.toUpperCase())
    .replace(/^Mc(\p{Ll}{2})/u, (_all, rest: string) => `Mc${upper(rest)}`);
}
