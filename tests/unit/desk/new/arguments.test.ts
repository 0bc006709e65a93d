import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../src/desk/new/arguments.ts';
import { UsageError } from '../../../../src/press/command.ts';
import { FIELD_NAMES } from '../../../../src/desk/new/fields.ts';

const read = (...args: string[]) => readArguments(args, 7);

describe('readArguments', () => {
  it('takes every answer', () => {
    expect(
      read(
        ...['--headline', 'A: b', '--summary=-5 degrees', '--type', 'news', '--section', 'local', '--slug', 'a-b'],
        ...[
          '--author',
          'ana-reyes',
          '--author',
          'Li Wen',
          '--new-author',
          'Noor Haddad',
          '--topic',
          'a',
          '--topic',
          'b',
        ],
        ...['--published', 'now', '--draft', '--content', 'c', '--now', '2026-11-24T06:00Z', '--born', '1934'],
      ),
    ).toEqual({
      answers: {
        texts: { headline: 'A: b', summary: '-5 degrees', born: '1934' },
        type: 'news',
        section: 'local',
        slug: 'a-b',
        authors: ['ana-reyes', 'Li Wen'],
        newAuthors: ['Noor Haddad'],
        topics: ['a', 'b'],
        published: 'now',
        draft: true,
      },
      content: 'c',
      now: Date.parse('2026-11-24T06:00Z'),
    });
  });

  it('gives words about pictures to the picture before them', () => {
    const { answers } = read(
      ...['--alt', 'One', '--photo', '1.jpg', '--credit', 'A', '--photo', '2.jpg', '--alt', 'Two', '--credit', 'B'],
    ) as Exclude<ReturnType<typeof readArguments>, string>;
    expect(answers.photos).toEqual([
      { file: '1.jpg', alt: 'One', credit: 'A' },
      { file: '2.jpg', alt: 'Two', credit: 'B' },
    ]);
  });

  it('knows the present, and nothing else when it is told nothing', () => {
    expect(read()).toEqual({ answers: { texts: {}, newAuthors: [] }, now: 7 });
  });

  it('explains every flag', () => {
    const help = read('--headline', 'A', '--help') as string;
    for (const name of FIELD_NAMES) expect(help.match(new RegExp(`^  --${name} `, 'gm'))).toHaveLength(1);
    expect(help.match(/^ {2}--/gm)).toHaveLength(31);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130);
  });

  it.each([
    [['--headlin', 'A'], '--headlin: there is no such flag. Did you mean --headline?'],
    [['-x'], '-x: there is no such flag. See npm run new -- --help.'],
    [['--__proto__=x'], '--__proto__: there is no such flag. See npm run new -- --help.'],
    [['--no-draft'], '--no-draft: there is no such flag. Did you mean --draft?'],
    [['--headline'], '--headline: say what, like --headline "…"'],
    [['--headline', '--summary', 'A'], '--headline: say what, like --headline "…"'],
    [['--headline', 'A', '--headline', 'B'], '--headline stands twice.'],
    [['--photo', 'a', '--alt', 'A', '--alt', 'B'], '--alt stands twice for one picture.'],
    [['--alt', 'A'], '--alt is about a picture. Which? --photo FILE'],
    [['--draft=yes'], '--draft=yes: write --draft alone.'],
    [['--now', 'noon'], '--now noon: write a moment like 2026-11-24T06:00Z.'],
    [
      ['Ferry crews'],
      'Ferry crews: what is this? Put flags behind two hyphens, and texts in quotation marks: npm run new -- --headline "…"',
    ],
  ])('refuses %j', (args, message) => {
    expect(() => read(...args)).toThrow(new UsageError(message));
  });
});
