/** A body without any markup. */
export interface BodyText {
  /** Paragraphs, headings and items of lists, with an empty line between them. */
  text: string;
  /** Unicode characters. */
  charCount: number;
  wordCount: number;
}

/** Elements whose text stands for itself. */
const BLOCKS = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'caption', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption'],
  ...['figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'nav', 'ol', 'p', 'pre', 'section'],
  ...['summary', 'table', 'tr', 'ul'],
]);

/** A figure in which there is none, with all that is in it. */
const FIGURE = /<figure\b[^<>]*>(?:(?!<\/?figure\b)[^])*<\/figure>/g;
/** What is shown or played in a figure: the words around it are none of the text. */
const MEDIUM = /<(?:img|picture|audio|video)\b/;
/** A call of a note: a raised link. */
const CALL = /<sup><a [^<>]*>([^<]*)<\/a><\/sup>/g;
const PIECE = /<\/?([a-z][a-z\d]*)[^<>]*>|[^<]+/g;
const ENTITY = /&(?:#x([\da-f]+)|(amp|lt|gt|quot));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** One word in any language, as most are: letters of English or digits, with marks before and after that divide nothing. */
const PLAIN_WORD = /^[“‘"'(]*(?:[A-Za-z\d]+|[A-Za-z]+(?:['’][A-Za-z]+)+)[.,;:!?)"'”’]*$/;
/** No word. */
const DASH = /^[–—-]$/;
/** Halves of one character. */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The plain text of a body, without its pictures, its recordings and their captions: so are bodies counted in ninjs.
 *
 * Tags are found by their form, as in for-readers.ts and for the same reason: the feed for partners holds 20 stories.
 *
 * @param html - as src/syndication/body-html.ts writes it: a < in a text or a value is always escaped.
 * @param language - by whose rules words are told apart.
 */
export function bodyText(html: string, language: string): BodyText {
  const blocks: string[] = [];
  let block = '';
  const own = html.replace(FIGURE, (figure) => (MEDIUM.test(figure) ? '' : figure)).replace(CALL, ' [$1]');
  for (const [piece, name] of own.matchAll(PIECE)) {
    if (name === undefined) block += piece.replace(/[ \t\n\r\f]+/g, ' ');
    else if (name === 'br') block += '\n';
    else if (BLOCKS.has(name)) {
      blocks.push(block);
      block = '';
    } else if ((name === 'td' || name === 'th') && !piece.startsWith('</') && block.trim() !== '') block += '\t';
  }
  blocks.push(block);
  const text = blocks
    .map((each) =>
      each
        .replace(/ *([\t\n]) */g, '$1')
        .replace(/ {2,}/g, ' ')
        .trim()
        .replace(ENTITY, (_entity, code: string | undefined, word: string) =>
          code === undefined ? NAMED[word]! : String.fromCodePoint(parseInt(code, 16)),
        ),
    )
    .filter((each) => each !== '')
    .join('\n\n');
  return { text, charCount: text.length - (text.match(PAIR)?.length ?? 0), wordCount: countWords(text, language) };
}

/** By the rules of Unicode (UAX #29) and of the language. In no language does a word go on after a space. */
function countWords(text: string, language: string): number {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  let count = 0;
  for (const piece of text.split(/[ \t\n]+/)) {
    // The segmenter makes an object of every word and every space: it is asked only where its rules matter.
    if (PLAIN_WORD.test(piece)) count += 1;
    else if (piece !== '' && !DASH.test(piece))
      for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
  }
  return count;
}
