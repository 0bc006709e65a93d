/**
 * How each language writes quotation marks, after the Unicode CLDR's delimiters, but for the places where newspapers
 * print others (named at the entry). Only data and its look-up: what becomes of a straight quote is decided in
 * typography.ts.
 */

/** The marks of a language, in logical order. */
export interface Marks {
  /** Around a quotation. */
  outer: readonly [open: string, close: string];
  /** Around a quotation in a quotation, and in place of single straight quotes. */
  inner: readonly [open: string, close: string];
  /** French: a narrow no-break space within guillemets and before ; ! ?, a no-break space before a colon. */
  spaced?: boolean;
  /** Words that begin with an apostrophe, as they continue after it. */
  elisions?: RegExp;
  /** Hebrew: what a straight quote between letters is, single and double. */
  betweenLetters?: readonly [single: string, double: string];
}

const curly: Marks = { outer: ['“', '”'], inner: ['‘', '’'] };
const guillemets: Marks = { outer: ['«', '»'], inner: ['“', '”'] };
const guillemetsOnly: Marks = { outer: ['«', '»'], inner: ['‹', '›'] };
const corners: Marks = { outer: ['「', '」'], inner: ['『', '』'] };
const lowHigh: Marks = { outer: ['„', '“'], inner: ['‚', '‘'] };
const lowRight: Marks = { outer: ['„', '”'], inner: ['«', '»'] };
const right: Marks = { outer: ['”', '”'], inner: ['’', '’'] };

const MARKS: Readonly<Record<string, Marks>> = {
  // Double first in Britain too: its newspapers and CLDR agree, only its book publishers do not.
  en: { ...curly, elisions: /^(?:tis|twas|twere|twill|em|til|n|nuff|cuz|bout|kay)(?![\p{L}\p{N}])/iu },
  nl: { ...curly, elisions: /^(?:s|t|n|k|m|r|ns)(?![\p{L}\p{N}])/iu },
  af: { ...curly, elisions: /^n(?![\p{L}\p{N}])/iu },
  fr: { ...guillemets, spaced: true },
  'fr-ch': guillemetsOnly,
  es: guillemets,
  // The Spanish press of the Americas prints curly quotes.
  ...Object.fromEntries(
    ['419', 'mx', 'us', 'ar', 'co', 'cl', 'pe', 've', 'uy', 'ec'].map((region) => [`es-${region}`, curly]),
  ),
  de: lowHigh,
  'de-ch': guillemetsOnly,
  'de-li': guillemetsOnly,
  it: guillemets,
  'it-ch': guillemetsOnly,
  pt: curly,
  'pt-pt': guillemets,
  ca: guillemets,
  eu: guillemets,
  gl: guillemets,
  el: guillemets,
  no: { ...guillemets, inner: ['‘', '’'] },
  nb: { ...guillemets, inner: ['‘', '’'] },
  nn: { ...guillemets, inner: ['‘', '’'] },
  sv: right,
  fi: right,
  ru: { outer: ['«', '»'], inner: ['„', '“'] },
  be: { outer: ['«', '»'], inner: ['„', '“'] },
  uk: { outer: ['«', '»'], inner: ['„', '“'] },
  hy: guillemets,
  bg: lowHigh,
  cs: lowHigh,
  sk: lowHigh,
  sl: lowHigh,
  is: lowHigh,
  ka: lowHigh,
  lt: lowHigh,
  et: { outer: ['„', '“'], inner: ['«', '»'] },
  hr: { outer: ['„', '”'], inner: ['‚', '’'] },
  sr: { outer: ['„', '”'], inner: ['‚', '’'] },
  pl: lowRight,
  ro: lowRight,
  hu: { outer: ['„', '”'], inner: ['»', '«'] },
  ko: curly,
  ja: corners,
  zh: curly,
  'zh-hant': corners,
  'zh-tw': corners,
  'zh-hk': corners,
  // Guillemets turn with the direction of the line; curly quotes would have to be swapped by hand.
  ar: guillemetsOnly,
  fa: guillemetsOnly,
  ur: curly,
  he: { outer: ['”', '”'], inner: ['’', '’'], betweenLetters: ['׳', '״'] },
  yi: { outer: ['”', '”'], inner: ['’', '’'], betweenLetters: ['׳', '״'] },
};

const found = new Map<string, Marks>();

/**
 * The marks of a language: of the tag as it is, else of the same language anywhere, else curly quotes.
 *
 * @param language - a BCP 47 tag, like `en`, `fr-CH` or `zh-Hant-TW`.
 */
export function marksOf(language: string): Marks {
  let marks = found.get(language);
  if (!marks) {
    const steps = language.toLowerCase().split(/[-_]/);
    marks = curly;
    for (let length = steps.length; length > 0; length--) {
      const tag = steps.slice(0, length).join('-');
      if (Object.hasOwn(MARKS, tag)) {
        marks = MARKS[tag]!;
        break;
      }
    }
    found.set(language, marks);
  }
  return marks;
}
