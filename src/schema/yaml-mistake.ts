import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** What is wrong with YAML, as somebody would say it who has looked at the line and not at a grammar. */
export interface YamlMistake {
  message: string;
  suggestion: string;
  /** Of the text, from 0. */
  line: number;
  column: number;
  /** The line itself, without its indent. */
  found: string;
}

const PAIR = /^(\s*(?:- +)?[\w-]+:[ \t]+)(\S.*?)\s*$/;

/**
 * Says what an error of the YAML reader means for the one who wrote the text. The reader notices many mistakes only on
 * a later line than theirs, and speaks of mappings and scalars.
 *
 * @param text - all of the YAML.
 */
export function yamlMistake(error: YAMLException, text: string): YamlMistake {
  const lines = text.split(/\r?\n/);
  const { line = 0, column = 0 } = error.mark ?? {};
  const found = (lines[line] ?? '').trim();
  if (error.reason === 'duplicated mapping key')
    return {
      message: `The key ${found.split(':', 1)[0]!} stands here twice.`,
      suggestion: 'Leave one of them.',
      line,
      column,
      found,
    };
  if (error.reason.startsWith('tab characters'))
    return { message: 'This line is indented with a tab.', suggestion: 'Indent it with spaces.', line, column, found };

  const isOpenQuote = error.reason === 'deficient indentation' || error.reason.includes('quoted scalar');
  for (let at = Math.min(line, lines.length - 1); at >= 0; at -= 1) {
    const [, before, value] = PAIR.exec(lines[at]!) ?? [];
    if (before === undefined || value === undefined || !needsQuotes(`key: ${value}`, isOpenQuote)) continue;
    return {
      message: 'The YAML cannot be read, since this text has a sign in it that means something there.',
      suggestion: `Put quotation marks around all of it: ${before.trim()} ${quoted(value)}`,
      line: at,
      column: before.length,
      found: lines[at]!.trim(),
    };
  }
  const slip = findSlip(lines, Math.min(line, lines.length - 1));
  if (slip) return slip;
  return {
    message: `The YAML cannot be read: ${error.reason}.`,
    suggestion:
      'Text with a colon, a # or a quotation mark in it needs quotation marks around it; lists and nested keys are indented with spaces.',
    line,
    column,
    found,
  };
}

/** What fingers do to a line of YAML: how it is known, what is said of it, and the line as it should be. */
const SLIPS: readonly { pattern: RegExp; message: string; suggest: (mended: string) => string; mend: string }[] = [
  {
    // The space that a word processor writes, and a phone's keyboard.
    pattern: /^(\s*(?:- )?[\w-]+:)[\u00a0\u2007\u202f]\s*(\S.*)$/u,
    message: 'The space behind the colon is a no-break space, which is none for YAML.',
    suggest: (mended) => `Type it anew: ${mended}`,
    mend: '$1 $2',
  },
  {
    pattern: /^(\s*(?:- )?[\w-]+):([^\s:/].*)$/u,
    message: 'There is no space behind the colon.',
    suggest: (mended) => `Write ${mended}`,
    mend: '$1: $2',
  },
  {
    pattern: /^(\s*)[-–—]([^\s-].*)$/u,
    message: 'There is no space behind the hyphen of a list.',
    suggest: (mended) => `Write ${mended}`,
    mend: '$1- $2',
  },
  {
    pattern: /^([\w-]+)[ \t]+(\S.*)$/u,
    message: 'There is no colon behind the key.',
    suggest: (mended) => `Write ${mended}`,
    mend: '$1: $2',
  },
  {
    pattern: /^([^[\]]*\[[^[\]]*?),?\s*$/u,
    message: 'This list is not closed.',
    suggest: (mended) => `Write ${mended}`,
    mend: '$1]',
  },
  {
    pattern: /^([^{}]*\{[^{}]*?),?\s*$/u,
    message: 'This group of keys is not closed.',
    suggest: (mended) => `Write ${mended}`,
    mend: '$1}',
  },
  {
    pattern: /^[ \t]+(\S.*)$/u,
    message: 'This line begins further to the right than the one above it.',
    suggest: () =>
      'Begin both at the same place; or, if it goes on with the text above, put quotation marks around all of that.',
    mend: '$1',
  },
];

/** So many lines above the one at which the reader gave up are looked at, and none that nobody has typed. */
const FARTHEST = 30;
const LONGEST = 1000;

/** The line above which the reader gave up, and a mistake in it that, mended, lets it read on. */
function findSlip(lines: readonly string[], from: number): YamlMistake | undefined {
  for (let at = from; at >= Math.max(0, from - FARTHEST); at -= 1) {
    const line = lines[at]!;
    if (line.length > LONGEST) continue;
    for (const { pattern, message, suggest, mend } of SLIPS) {
      if (!pattern.test(line)) continue;
      const mended = line.replace(pattern, mend);
      const reached = readUpTo(lines.with(at, mended).join('\n'));
      if (reached <= from) continue;
      const found = line.trim();
      return {
        message,
        suggestion: suggest(mended.trim()),
        line: at,
        column: line.length - line.trimStart().length,
        found,
      };
    }
  }
  return undefined;
}

/** The line of the first mistake; infinite when there is none. */
function readUpTo(text: string): number {
  try {
    load(text, { schema: CORE_SCHEMA });
    return Infinity;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return error.mark?.line ?? 0;
  }
}

/** Whether a pair that stands alone cannot be read. What may go on below is none of this line's mistakes. */
function needsQuotes(pair: string, isOpenQuote: boolean): boolean {
  try {
    load(pair, { schema: CORE_SCHEMA });
    return false;
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason.includes('within a flow collection')) return false;
    return isOpenQuote || !error.reason.includes('quoted scalar');
  }
}

/**
 * In double quotation marks, or in single ones when it has double ones itself. A mark that nothing closes goes, and so
 * do single marks around a text with an apostrophe.
 */
function quoted(value: string): string {
  const [mark] = value;
  const isOpen = (mark === '"' || mark === "'") && !value.includes(mark, 1);
  const inner = /^'((?:[^']|(?<=\p{L})'(?=\p{L}))+)'$/u.exec(value)?.[1];
  const words = inner ?? (isOpen ? value.slice(1) : value);
  return words.includes('"') || words.includes('\\') ? `'${words.replaceAll("'", "''")}'` : `"${words}"`;
}
