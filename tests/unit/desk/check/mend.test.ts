/** What `--fix` does to a text. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mend, soundAmong, type Mending } from '../../../../src/desk/check/mend.ts';
import { splitMarkdown } from '../../../../src/schema/frontmatter.ts';
import { adviceOn, article } from './advice-on.ts';

const mended = (body: string) => splitMarkdown(mend(article(body), 'en-US').source).body.trim();

describe('mend', () => {
  it.each([
    ['The board met.  It voted .', 'The board met. It voted.'],
    ['Fares rise by 4   % in   May ,  they say.', 'Fares rise by 4% in May, they say.'],
    ['"It  held ," she said.', '"It held," she said.'],
    ['Keep `two  spaces` and\n\n    code  here', 'Keep `two  spaces` and\n\n    code  here'],
    ['A line that breaks.  \nThe  next.', 'A line that breaks.  \nThe next.'],
    // Signs of Markdown stand between the space and the comma.
    ['The *wall* , and the **pier **, held.', 'The *wall*, and the **pier **, held.'],
  ])('%s', (before, after) => {
    expect(mended(before)).toBe(after);
  });

  it('mends the frontmatter as it is written there', () => {
    const source = (summary: string) => `---\nheadline: Board votes\nsummary: ${summary}\n---\nText.\n`;
    const summaries = [
      ['"The vote ends it : three  years of argument"', '"The vote ends it: three years of argument"'],
      ["'It''s the vote ;  it ends'", "'It''s the vote; it ends'"],
      ['The vote ;  it ends three years', 'The vote; it ends three years'],
    ];
    for (const [before, after] of summaries) expect(mend(source(before!), 'en-US').source).toBe(source(after!));
  });

  it('says what it did and where', () => {
    expect(mend(article('One.\n\nTwo  words , here.'), 'en-US').done).toEqual([
      { rule: 'double-space', message: 'Here are 2 spaces in a row.', line: 8, column: 4 },
      { rule: 'space-before-punctuation', message: 'There is a space before the comma.', line: 8, column: 11 },
    ]);
  });

  it('mends what two rules find in one place by one after the other', () => {
    const { source, done } = mend(article('Two  , here.'), 'en-US');
    expect(source).toBe(article('Two, here.'));
    expect(done.map(({ rule }) => rule)).toEqual(['double-space', 'space-before-punctuation']);
  });

  it('leaves alone what has tags between its signs, and does not promise to mend it', () => {
    const source = article('The <b>wall </b>, here.');
    expect(adviceOn(source)).toMatchObject([{ rule: 'space-before-punctuation', fixable: false }]);
    expect(mend(source, 'en-US')).toEqual({ source, done: [] });
  });

  it('does nothing after which the page would say something else', () => {
    const source = article('The  [wall] : old.\n\n[wall] : old.');
    const without = (text: string): Mending => {
      const start = source.lastIndexOf(text);
      return { rule: 'double-space', start, end: start + text.length, text: text.slice(1), message: '' };
    };
    const [sound, unsound] = [without('  '), without(' : old')];
    expect(soundAmong(source, [sound])).toEqual([sound]);
    expect(soundAmong(source, [sound, unsound])).toEqual([sound]);
  });

  it('leaves rules alone that are turned off', () => {
    const source = article('Two  words , here.');
    expect(mend(source, 'en-US', new Set(['double-space'])).source).toBe(article('Two  words, here.'));
  });
});

const word = fc.constantFrom(
  'the',
  'the',
  'wall',
  '"wall',
  'wall"',
  'wall,',
  '4',
  '%',
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '*wall*',
  '**pier**',
  '`a  b`',
  '[link](/a/)',
  '![p](photos/a.jpg)',
  '#',
  '-',
  '>',
  '|',
  '&amp;',
  '\\*',
  '<b>',
  '</b>',
  '5',
  '1.',
  '7:00 PM',
  '한국',
  '😀',
  '_x_',
  '::',
  '::: ',
  '[^1]',
);
const gap = fc.constantFrom(' ', ' ', '  ', '   ', '\n', '  \n', '\n\n', '\n  ', '\n> ', '\n- ', '\t', '\r\n', '');
const body = fc
  .array(fc.tuple(word, gap), { maxLength: 30 })
  .map((pieces) => pieces.map(([text, space]) => text + space).join(''));
const summary = fc
  .array(fc.constantFrom('the', 'wall', ' ,', '  ', ' : ', ' ;', ' .', "'", '"', 'x'), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

const parameters = { seed: Number(process.env['SEED'] ?? Date.now() % 1_000_000), numRuns: 1000 };

test('mending twice is mending once, and changes nothing but spaces that were told of', () => {
  fc.assert(
    fc.property(body, summary, fc.boolean(), fc.boolean(), (text, line, crlf, mark) => {
      let source = `---\nheadline: Board votes\nsummary: ${JSON.stringify(`The ${line} end`)}\n---\n${text}\n`;
      if (crlf) source = source.replaceAll(/\r?\n/g, '\r\n');
      if (mark) source = `\ufeff${source}`;
      const once = mend(source, 'en-US');
      expect(mend(once.source, 'en-US')).toEqual({ source: once.source, done: [] });
      // Not a letter, not a sign, not the end of a line.
      expect(once.source.replaceAll(' ', '')).toBe(source.replaceAll(' ', ''));
      expect(once.source.split('\n').length).toBe(source.split('\n').length);
      expect(once.source.length - source.length).toBeLessThanOrEqual(0);
      const told = adviceOn(source).filter(({ fixable }) => fixable).length;
      if (told === 0) expect(once.source).toBe(source);
      else expect(once.done.length).toBeGreaterThanOrEqual(once.source === source ? 0 : 1);
      // Everything else is still said: what is left is what cannot be mended.
      const kinds = (of: string) =>
        adviceOn(of)
          .filter(({ fixable }) => !fixable)
          .map(({ rule }) => rule)
          .filter((rule) => rule === 'repeated-word');
      expect(kinds(once.source)).toEqual(kinds(source));
    }),
    parameters,
  );
});
