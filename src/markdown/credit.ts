/** A caption and the credit that stood at its end. */
export interface CreditedCaption {
  caption?: string;
  credit?: string;
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', '）': '（' };

/** Labels that say a credit follows, and are not part of it. */
const LABEL =
  /^(?:(?:photo(?:graph)?s?|image|picture|credit|foto|crédit|crédito|fotografía|사진|写真|صورة)\s*(?:[:：=]|by\s+|von\s+|de\s+|par\s+)\s*|credit\s+(?=[\p{Lu}\p{Lo}]))/iu;
/** First words that only a credit has. */
const MARKER = /^(?:©|\(c\)|courtesy\b|handout\b|via\s|사진\s?제공)/iu;
/** Names on both sides of a slash: Alex Kim/Harbor Ledger, 김민수/하버레저. */
const NAME_AND_AGENCY = /^[\p{Lu}\p{Lt}\p{Lo}][^/]*?\s?\/\s?[\p{Lu}\p{Lt}\p{Lo}@][^/]*(?:\/[^/]+)*$/u;
/** Where a person stands in the picture, or what else captions say in parentheses. */
const HINT =
  /^(?:(?:from|at|top|far)\s.*|left|right|top|bottom|cent(?:er|re)|middle|above|below|front|back|foreground|background|file(?:\s+photo)?|archive|pictured|links|rechts|gauche|droite|izquierda|derecha|왼쪽|오른쪽|가운데|앞줄|뒷줄|위|아래|左|右|中央|上|下)(?:[,\s].*)?$/iu;
const MONTH_OR_DAY =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[\d\s,]*$/i;
/** Small words within names and agencies. */
const PARTICLE = /^(?:de|del|de la|da|dos|di|du|der|den|van|von|la|le|bin|ben|al|el|of|the|and|for|via|y|und|et|&)$/iu;
const NAME = /^(?:al-|el-|d['’]|o['’])?[\p{Lu}\p{Lt}\p{Lo}@][\p{L}\p{M}\p{N}.'’-]*,?$/u;
const SENTENCE_END = /[.!?…。！？؟]["'”’»」』)]*$/u;

function looksLikeNames(text: string): boolean {
  const words = text.split(/\s+/u);
  return (
    words.length <= 8 &&
    !/[.!?。]$/u.test(text.replace(/\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])\.$/, '')) &&
    words.every((word) => NAME.test(word) || PARTICLE.test(word))
  );
}

function isCredit(inside: string, before: string): boolean {
  if (!/\p{L}/u.test(inside)) return false;
  if (LABEL.test(inside) || MARKER.test(inside)) return true;
  const apart = before === '' || SENTENCE_END.test(before);
  // Within a sentence, initials with a slash are initials: (AC/DC).
  if (NAME_AND_AGENCY.test(inside) && (apart || /[\p{Ll}\p{Lo}]/u.test(inside))) return true;
  return apart && !HINT.test(inside) && !MONTH_OR_DAY.test(inside) && looksLikeNames(inside);
}

/** Where the parenthesis begins that ends the text, or -1. */
function openingOf(text: string): number {
  const close = text.at(-1)!;
  const open = PAIRS[close];
  if (!open) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth++;
    else if (text[at] === open && --depth === 0) return at;
  }
  return -1;
}

/**
 * Splits the credit from a caption: by convention it is the parenthesis at the end, after the caption's full stop
 * or with the agency behind a slash. A parenthesis that belongs to the sentence stays in the caption.
 *
 * @example
 * splitCredit('The sea wall at dusk. (Alex Kim/Harbor Ledger)') // { caption: 'The sea wall at dusk.', credit: 'Alex Kim/Harbor Ledger' }
 * splitCredit('Mayor Li Wen (left) on the wall (1923)') // { caption: 'Mayor Li Wen (left) on the wall (1923)' }
 */
export function splitCredit(text: string): CreditedCaption {
  const line = text.replace(/\s+/gu, ' ').trim();
  const full = line.replace(/([)）])\.$/u, '$1');
  const start = full === '' ? -1 : openingOf(full);
  if (start >= 0) {
    const inside = full.slice(start + 1, -1).trim();
    const before = full.slice(0, start).trim();
    if (isCredit(inside, before)) {
      const credit = inside.replace(LABEL, '').trim();
      if (credit) return { ...(before && { caption: before }), credit };
    }
  }
  return line ? { caption: line } : {};
}
