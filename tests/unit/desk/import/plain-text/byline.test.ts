import { describe, expect, test } from 'vitest';
import { readPlainText } from '../../../../../src/desk/import/plain-text/read-plain-text.ts';
import { NEWSROOM } from '../../../../fixtures/plain-text.ts';

const STORY = 'The harbor board voted on Monday to raise the sea wall by 4 1/2 feet, officials said.';
const read = (byline: string) => readPlainText(`Board votes to raise wall\n${byline}\n${STORY}\n`, NEWSROOM);

describe('who wrote it', () => {
  test.each([
    ['By Ana Reyes', ['ana-reyes'], undefined],
    ['by ana reyes', ['ana-reyes'], undefined],
    ['By ANA REYES and LI WEN | Harbor Ledger', ['ana-reyes', 'li-wen'], undefined],
    ['By Ana Reyes, Li Wen & Marcus Hale', ['ana-reyes', 'li-wen', 'marcus-hale'], undefined],
    ['By Ana Reyes, Staff Writer', ['ana-reyes'], undefined],
    ['By Ana Reyes • Harbor Ledger Staff Writer', ['ana-reyes'], undefined],
    ['By Ana Reyes | ana@paper.example | Twitter', ['ana-reyes'], undefined],
    ['By Jose Ibanez', ['jose-ibanez'], undefined],
    ['Ana Reyes\nHarbor Ledger', ['ana-reyes'], undefined],
    ['Ana Reyes, Associated Press', ['ana-reyes'], 'AP'],
    ['By Ana Reyes, AP Science Writer', ['ana-reyes'], 'AP'],
    ['By Ana Reyes\nAssociated Press', ['ana-reyes'], 'AP'],
    ['By The Associated Press', undefined, 'AP'],
    ['Reuters', undefined, 'Reuters'],
    ['By Ana Reyes | Bay Courier', ['ana-reyes'], 'Bay Courier'],
    ['By Ana Reyes, for the Harbor Ledger', ['ana-reyes'], undefined],
    ['By Ana Reyes in Busan and Li Wen in Seoul', ['ana-reyes', 'li-wen'], undefined],
    ['Por Ana Reyes', ['ana-reyes'], undefined],
    ['Par Ana Reyes et Li Wen', ['ana-reyes', 'li-wen'], undefined],
    ['Von Ana Reyes und Li Wen', ['ana-reyes', 'li-wen'], undefined],
    ['김민수 기자', ['김민수'], undefined],
    ['山田太郎記者', ['山田太郎'], undefined],
    ['From staff reports', undefined, undefined],
    ['Harbor Ledger staff', undefined, undefined],
  ])('%s', (byline, authors, source) => {
    const { frontmatter, guesses, body } = read(byline);
    expect(frontmatter.authors).toEqual(authors);
    expect(frontmatter.source).toBe(source);
    expect(frontmatter.headline).toBe('Board votes to raise wall');
    expect(body).toBe(STORY);
    expect(guesses.map(({ field }) => field)).toEqual(['summary']);
  });

  test('those who did something else are contributors', () => {
    expect(read('Story by Ana Reyes Photos by Noor Haddad').frontmatter).toMatchObject({
      authors: ['ana-reyes'],
      contributors: [{ author: 'noor-haddad', role: 'Photos' }],
    });
  });

  test('one who has no file gets one, with what the line says', () => {
    expect(read("By SEÁN O'BRIEN, Harbor correspondent | sean@paper.example").newAuthors).toEqual([
      {
        id: 'sean-o-brien',
        name: "Seán O'Brien",
        role: 'Harbor correspondent',
        email: 'sean@paper.example',
        biography: '',
      },
    ]);
  });

  test('a name that is a slip away is a guess, and the story a draft', () => {
    const { frontmatter, guesses, newAuthors } = read('By Marcus Hales');
    expect(frontmatter).toMatchObject({ authors: ['marcus-hale'], draft: true });
    expect(newAuthors).toEqual([]);
    expect(guesses).toContainEqual({
      field: 'authors',
      reason: '"Marcus Hales" is not among the authors; it was taken for Marcus Hale.',
    });
  });

  test('between two authors who are as near it is neither', () => {
    const context = {
      ...NEWSROOM,
      authors: [
        { id: 'one', name: 'Marcus Hale' },
        { id: 'two', name: 'Marcus Hall' },
      ],
    };
    const { frontmatter } = readPlainText(`Board votes to raise wall\nBy Marcus Halt\n${STORY}\n`, context);
    expect(frontmatter.authors).toEqual(['marcus-halt']);
  });

  test('a date in the byline is the date', () => {
    expect(read('By Ana Reyes | Nov. 9, 2026 6:30 p.m. ET').frontmatter.published).toBe('2026-11-09T18:30-05:00');
  });

  test('what begins with By may be the story', () => {
    const text = `Board votes\n\nBy the time the board had voted on Monday, officials said, half of the street was asleep.\n\n${STORY}`;
    expect(readPlainText(text, NEWSROOM).frontmatter.authors).toBeUndefined();
  });

  test('a signature below the story', () => {
    const text = `Board votes\n\n${STORY}\n\n${STORY.replace('Monday', 'Tuesday')}\n\n${STORY.replace('Monday', 'Friday')}\n\n— Ana Reyes`;
    const { frontmatter, guesses } = readPlainText(text, NEWSROOM);
    expect(frontmatter.authors).toEqual(['ana-reyes']);
    expect(guesses.map(({ field }) => field)).toContain('authors');
    expect(readPlainText(text.replace('— Ana', '— By Ana'), NEWSROOM).frontmatter.authors).toEqual(['ana-reyes']);
  });
});
