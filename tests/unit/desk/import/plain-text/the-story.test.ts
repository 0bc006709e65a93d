/** What the story itself says: headline, dateline, photos, corrections, the note on its author, the body. */
import { describe, expect, test } from 'vitest';
import { creditAlone, readCaption } from '../../../../../src/desk/import/plain-text/caption.ts';
import { readPlainText } from '../../../../../src/desk/import/plain-text/read-plain-text.ts';
import { NEWSROOM } from '../../../../fixtures/plain-text.ts';

const PARAGRAPH = 'The harbor board voted on Monday to raise the sea wall by a foot, officials said.';
const SECOND = 'Work begins in March and will close the promenade for more than a year, they added.';
const read = (text: string) => readPlainText(text, NEWSROOM);
const fieldsOf = ({ guesses }: ReturnType<typeof read>) => guesses.map(({ field }) => field);

describe('the head', () => {
  test('label, headline, summary, byline', () => {
    const story = read(
      `POLITICS\nBoard votes to raise wall\nThe vote ends three years of argument.\nBy Ana Reyes\n${PARAGRAPH}\n${SECOND}`,
    );
    expect(story.frontmatter).toEqual({
      section: 'politics',
      headline: 'Board votes to raise wall',
      summary: 'The vote ends three years of argument.',
      authors: ['ana-reyes'],
      draft: true,
    });
    expect(story.body).toBe(`${PARAGRAPH}\n\n${SECOND}`);
    expect(story.guesses).toEqual([]);
  });

  test('the headline below the byline', () => {
    expect(read(`By Ana Reyes\n\nBoard votes to raise wall\n\n${PARAGRAPH}`).frontmatter).toMatchObject({
      headline: 'Board votes to raise wall',
      authors: ['ana-reyes'],
    });
  });

  test('none: the first sentence is taken, and it is a draft', () => {
    const story = read(`By Ana Reyes\nNov. 9, 2026\n\n${PARAGRAPH} ${SECOND}`);
    expect(story.frontmatter).toMatchObject({
      headline: PARAGRAPH.slice(0, -1),
      summary: PARAGRAPH,
      published: '2026-11-09',
      draft: true,
    });
    expect(fieldsOf(story)).toEqual(['headline', 'summary']);
    expect(story.body).toBe(`${PARAGRAPH} ${SECOND}`);
  });

  test('a long first sentence makes a short headline', () => {
    const { headline } = read(
      `${PARAGRAPH.replace('.', '')} and that nobody in the whole town had expected it, or so the mayor said when she was asked.`,
    ).frontmatter;
    expect(headline!.length).toBeLessThanOrEqual(90);
  });

  test('opinion is a form', () => {
    expect(read(`COMMENTARY\n\nA wall is a promise\n\nBy Ana Reyes\n\n${PARAGRAPH}`).frontmatter).toMatchObject({
      type: 'opinion',
      section: 'opinion',
    });
  });

  test('nothing at all', () => {
    expect(read('')).toMatchObject({ frontmatter: { draft: true }, body: '', setAside: [] });
  });
});

describe('a form with labels', () => {
  test('says outright what each line is', () => {
    const story = read(
      `Hed: Board votes to raise wall\nDek: The vote ends three years of argument\nByline: Ana Reyes\nSection: Politics\nBody:\n\n${PARAGRAPH}`,
    );
    expect(story.frontmatter).toEqual({
      headline: 'Board votes to raise wall',
      summary: 'The vote ends three years of argument',
      authors: ['ana-reyes'],
      section: 'politics',
      draft: true,
    });
    expect(story.guesses).toEqual([]);
    expect(story.body).toBe(PARAGRAPH);
  });
  test('a paragraph may begin with such a word', () => {
    const line = 'Summary: nobody knows, said the mayor on Monday, and nobody is going to find out.';
    expect(read(`Board votes\nBy Ana Reyes\n${line}\n${SECOND}`).body).toBe(`${line}\n\n${SECOND}`);
  });
});

describe('a signature below', () => {
  test('with a place', () => {
    const story = read(`A wall is a promise\n\n${PARAGRAPH}\n\nNell Pruitt\nHallam`);
    expect(story.frontmatter.authors).toEqual(['nell-pruitt']);
    expect(story.newAuthors).toEqual([{ id: 'nell-pruitt', name: 'Nell Pruitt', location: 'Hallam', biography: '' }]);
    expect(fieldsOf(story)).toContain('authors');
  });
  test.each([['By Ana Reyes\n'], ['By The Associated Press\n']])('not where there is %j', (byline) => {
    expect(read(`A wall is a promise\n${byline}\n${PARAGRAPH}\n\nNell Pruitt`).body).toContain('Nell Pruitt');
  });
});

describe('the dateline', () => {
  test.each([
    ['BUSAN, South Korea (AP) — ', 'BUSAN, South Korea', 'AP'],
    ['PORT MAREN -- ', 'PORT MAREN', undefined],
    ['PORT MAREN – ', 'PORT MAREN', undefined],
    ['LONDON (Reuters) - ', 'LONDON', 'Reuters'],
    ['McALLEN, Texas (Harbor Ledger) — ', 'McALLEN, Texas', undefined],
    ['ST. JOHN’S, Newfoundland — ', 'ST. JOHN’S, Newfoundland', undefined],
    ['Busan (dpa) - ', 'Busan', 'dpa'],
    ['NEW YORK, Nov. 9, 2026 /PRNewswire/ -- ', 'NEW YORK', 'PRNewswire'],
    ['Madrid, 9 nov (EFE).- ', 'Madrid', 'EFE'],
    ['(부산=연합뉴스) ', '부산', '연합뉴스'],
    ['【釜山共同】', '釜山', '共同'],
  ])('%s', (dateline, place, source) => {
    const story = read(`Board votes to raise wall\n\n${dateline}${PARAGRAPH}`);
    expect(story.frontmatter.dateline).toBe(place);
    expect(story.frontmatter.source).toBe(source === '共同' ? 'Kyodo' : source);
    expect(story.body).toBe(PARAGRAPH);
  });

  test.each(['BREAKING — ', 'Monday — ', 'The wall — ', 'A vote - '])('%s is none', (start) => {
    const story = read(`Board votes to raise wall\n\n${start}${PARAGRAPH}`);
    expect(story.frontmatter.dateline).toBeUndefined();
    expect(story.body).toBe(start + PARAGRAPH);
  });
});

describe('a credit alone', () => {
  test.each([
    ['Photo: Alex Kim/Harbor Ledger', 'Alex Kim/Harbor Ledger'],
    ['Photo by Alex Kim', 'Alex Kim'],
    ['(Photo by Alex Kim/Getty Images)', 'Alex Kim/Getty Images'],
    ['Credit: Alex Kim', 'Alex Kim'],
    ['Photo credit: Alex Kim', 'Alex Kim'],
    ['AP Photo/Alex Kim', 'AP Photo/Alex Kim'],
    ['Alex Kim via AP', 'Alex Kim via AP'],
    ['Courtesy of the Maritime Museum', 'Courtesy of the Maritime Museum'],
    ['Alex Kim | Getty Images', 'Alex Kim | Getty Images'],
    ['Getty Images', 'Getty Images'],
    ['사진=박지우', '박지우'],
  ])('%s', (text, credit) => {
    expect(creditAlone(text)).toBe(credit);
  });
  test.each([
    'Photo: The wall at dusk, seen from the jetty on Monday.',
    'Ana Reyes',
    'Pass/fail',
    'The wall and/or the marsh',
    'Courtesy is dead.',
  ])('not %s', (text) => {
    expect(creditAlone(text)).toBeUndefined();
  });
});

describe('a caption with its credit', () => {
  test.each([
    ['The wall at dusk. (Photo by Alex Kim)', 'The wall at dusk.', 'Alex Kim', true],
    ['The wall at dusk. (Alex Kim/Harbor Ledger)', 'The wall at dusk.', 'Alex Kim/Harbor Ledger', true],
    ['The wall at dusk. (Alex Kim)', 'The wall at dusk.', 'Alex Kim', false],
    ['The wall at dusk. Photo: Alex Kim', 'The wall at dusk.', 'Alex Kim', true],
    ['The wall at dusk. AP Photo/Alex Kim', 'The wall at dusk.', 'AP Photo/Alex Kim', true],
    ['The wall at dusk. Courtesy of the Maritime Museum', 'The wall at dusk.', 'Courtesy of the Maritime Museum', true],
    ['The wall at dusk. Alex Kim via AP', 'The wall at dusk.', 'Alex Kim via AP', true],
    ['The wall at dusk. | Getty Images', 'The wall at dusk.', 'Getty Images', true],
  ])('%s', (text, caption, credit, isCertain) => {
    expect(readCaption(text)).toEqual({ caption, credit, isCertain });
  });
  test('a paragraph has none', () => {
    expect(readCaption(PARAGRAPH)).toBeUndefined();
  });
});

describe('photos', () => {
  const CAPTION = 'Waves at the wall on Nov. 3, 2026.';
  const head = 'Board votes to raise wall\nBy Ana Reyes';
  test.each([
    [
      'description, then caption and credit',
      `${CAPTION}\n${CAPTION} (Alex Kim/Harbor Ledger)`,
      { alt: CAPTION, caption: CAPTION, credit: 'Alex Kim/Harbor Ledger' },
    ],
    [
      'description in other words',
      `Waves at the wall on Nov. 3.\n${CAPTION} (Alex Kim/Harbor Ledger)`,
      { alt: 'Waves at the wall on Nov. 3.', caption: CAPTION, credit: 'Alex Kim/Harbor Ledger' },
    ],
    ['the credit on its own line', `${CAPTION}\nPhoto: Alex Kim`, { caption: CAPTION, credit: 'Alex Kim' }],
    ['a name in parentheses above the story', `${CAPTION} (Alex Kim)`, { caption: CAPTION, credit: 'Alex Kim' }],
    ['no caption', 'Photo: Alex Kim/Harbor Ledger', { credit: 'Alex Kim/Harbor Ledger' }],
    [
      'a caption twice, and a third time',
      `${CAPTION}\n${CAPTION} (Alex Kim/AP)\n${CAPTION}`,
      { alt: CAPTION, caption: CAPTION, credit: 'Alex Kim/AP' },
    ],
  ])('%s', (_what, lines, photo) => {
    const story = read(`${head}\n${lines}\n${PARAGRAPH}\n${SECOND}`);
    expect(story.photo).toEqual(photo);
    expect(story.otherPhotos).toEqual([]);
    expect(story.body).toBe(`${PARAGRAPH}\n\n${SECOND}`);
    expect(story.frontmatter.summary).toBe(PARAGRAPH);
  });

  test('one above and one in the text', () => {
    const story = read(
      `${head}\n${CAPTION} (Alex Kim/AP)\n${PARAGRAPH}\n\nThe marsh at low water. (AP Photo/Bo Lund)\n\n${SECOND}`,
    );
    expect(story.photo).toEqual({ caption: CAPTION, credit: 'Alex Kim/AP' });
    expect(story.otherPhotos).toEqual([{ caption: 'The marsh at low water.', credit: 'AP Photo/Bo Lund' }]);
  });

  test('a line twice without a credit is one by guess', () => {
    const story = read(`${head}\n${CAPTION}\n${CAPTION}\n${PARAGRAPH}`);
    expect(story.photo).toEqual({ alt: CAPTION, caption: CAPTION });
    expect(fieldsOf(story)).toContain('photo');
  });

  test('a paragraph that ends with a name in parentheses is a paragraph', () => {
    const last = 'They will meet again in June, when the first stones are to be laid at the east end. (Alex Kim)';
    expect(read(`${head}\n${PARAGRAPH}\n${SECOND}\n${last}`).photo).toBeUndefined();
  });
});

describe('corrections', () => {
  const story = (note: string) => read(`Board votes\nBy Ana Reyes\nNov. 5, 2026\n${PARAGRAPH}\n${SECOND}\n${note}`);
  test.each([
    [
      'CORRECTION: Nov. 6, 2026. The vote was 6-3, not 5-4.',
      { date: '2026-11-06', text: 'The vote was 6-3, not 5-4.' },
    ],
    [
      'Correction (Nov. 6, 2026): The vote was 6-3, not 5-4.',
      { date: '2026-11-06', text: 'The vote was 6-3, not 5-4.' },
    ],
    [
      'Clarification: Nov. 6, 2026: The vote was on the first of two walls.',
      { date: '2026-11-06', kind: 'clarification', text: 'The vote was on the first of two walls.' },
    ],
    [
      'This story was corrected on Nov. 7, 2026, to give the right vote.',
      { date: '2026-11-07', text: 'This story was corrected on Nov. 7, 2026, to give the right vote.' },
    ],
    [
      'This story was updated on Nov. 7, 2026, with comments from the mayor.',
      {
        date: '2026-11-07',
        kind: 'update',
        text: 'This story was updated on Nov. 7, 2026, with comments from the mayor.',
      },
    ],
  ])('%s', (note, correction) => {
    const { frontmatter, guesses, body } = story(note);
    expect(frontmatter.corrections).toEqual([correction]);
    expect(guesses.map(({ field }) => field)).toEqual(['summary']);
    expect(body).toBe(`${PARAGRAPH}\n\n${SECOND}`);
  });

  test('without a date, today by guess', () => {
    const { frontmatter, guesses } = story('An earlier version of this story gave the wrong vote.');
    expect(frontmatter.corrections).toEqual([
      { date: '2026-11-10', text: 'An earlier version of this story gave the wrong vote.' },
    ]);
    expect(guesses.map(({ field }) => field)).toContain('corrections');
  });

  test('a story about a correction is one', () => {
    expect(read(`Correction: a history of saying sorry\nBy Ana Reyes\n${PARAGRAPH}`).frontmatter.headline).toBe(
      'Correction: a history of saying sorry',
    );
  });
});

describe('notes on who wrote it', () => {
  const story = (byline: string, ...notes: string[]) =>
    read(['Board votes', byline, PARAGRAPH, SECOND, ...notes].filter(Boolean).join('\n'));

  test('sign a story without a byline, by guess', () => {
    const { frontmatter, guesses, newAuthors, body } = story(
      '',
      'Theodora Pine is based in Port Maren and reports on music. Reach her at t.pine@paper.example.',
    );
    expect(frontmatter).toMatchObject({ authors: ['theodora-pine'], draft: true });
    expect(guesses.map(({ field }) => field)).toContain('authors');
    expect(newAuthors).toEqual([
      {
        id: 'theodora-pine',
        name: 'Theodora Pine',
        location: 'Port Maren',
        email: 't.pine@paper.example',
        biography: 'Theodora Pine is based in Port Maren and reports on music.',
      },
    ]);
    expect(body).not.toContain('Theodora');
  });

  test('but a last paragraph about somebody in the story does not', () => {
    const last = 'Bram Oakes is a retired carpenter and lives in the clock.';
    const { frontmatter, body } = read(
      `Clock stops\n\n${PARAGRAPH}\n\nThe clock is kept by Bram Oakes, who could hear the pigeon and not reach it.\n\n${last}`,
    );
    expect(frontmatter.authors).toBeUndefined();
    expect(body).toContain(last);
  });

  test('say more of an author who is new, and nothing of one who has a file', () => {
    expect(story('By Theodora Pine', 'Theodora Pine is a writer in Hallam.').newAuthors[0]?.biography).toBe(
      'Theodora Pine is a writer in Hallam.',
    );
    expect(story('By Ana Reyes', 'Ana Reyes covers the harbor.', 'Reach Ana at ana@paper.example.')).toMatchObject({
      newAuthors: [],
      setAside: [
        { kind: 'author-note', text: 'Ana Reyes covers the harbor.' },
        { kind: 'author-note', text: 'Reach Ana at ana@paper.example.' },
      ],
    });
  });

  test.each([
    [
      'Associated Press writer Li Wen in Seoul contributed to this report.',
      [{ author: 'li-wen', role: 'Contributed from Seoul' }],
    ],
    [
      'AP writers Li Wen in Seoul and Marcus Hale in Tokyo contributed.',
      [
        { author: 'li-wen', role: 'Contributed from Seoul' },
        { author: 'marcus-hale', role: 'Contributed from Tokyo' },
      ],
    ],
    ['Li Wen of The Associated Press contributed to this story.', [{ author: 'li-wen', role: 'Contributed' }]],
    [
      '(Reporting by Ana Reyes; Editing by Li Wen)',
      [
        { author: 'ana-reyes', role: 'Reporting' },
        { author: 'li-wen', role: 'Editing' },
      ],
    ],
  ])('%s', (note, contributors) => {
    expect(story('By Noor Haddad', note).frontmatter).toMatchObject({ authors: ['noor-haddad'], contributors });
  });

  test.each([
    'Bram Oakes is a retired carpenter who has lived on the pier since 1974.',
    'Call 555-0142 to apply.',
    'Residents contributed $400 to the fund.',
  ])('in a signed story, %s', (last) => {
    expect(story('By Ana Reyes', last).body).toContain(last);
  });
});

describe('the body', () => {
  const body = (...lines: string[]) =>
    read(['Board votes to raise wall', 'By Ana Reyes', '', PARAGRAPH, ...lines].join('\n')).body.slice(
      PARAGRAPH.length + 2,
    );
  test.each([
    ['bullets', ['Members may borrow:', '• tools', '• a telescope'], 'Members may borrow:\n\n- tools\n- a telescope'],
    ['dashes', ['– tools', '– a telescope'], '- tools\n- a telescope'],
    ['one dash is no list', ['– tools, and no more than that.'], '– tools, and no more than that.'],
    ['numbers', ['3. Pay.', '4. Leave.'], '3. Pay.\n4. Leave.'],
    ['a number alone', ['3. Pay.'], String.raw`3\. Pay.`],
    ['a subhead', ['What comes next', SECOND], `## What comes next\n\n${SECOND}`],
    ['a short last line is no subhead', [SECOND, 'And so on'], `${SECOND}\n\nAnd so on`],
    ['mail quotations', ['> We will see.', '> So will you.'], '> We will see.\n>\n> So will you.'],
    ['questions', ['Q: Why?', 'A: Because.'], '**Q: Why?**\n\nA: Because.'],
    [
      'a table with a short row',
      ['Team\tPoints', 'Gulls\t41', 'Total\t'],
      '| Team | Points |\n| --- | --- |\n| Gulls | 41 |\n\nTotal',
    ],
    ['a break', ['* * *', SECOND], `---\n\n${SECOND}`],
    ['a linked phrase', ['See the full report <https://x.example/r>.'], 'See the [full report](https://x.example/r).'],
    ['a bracketed address alone', ['It is here: <https://x.example/r>'], 'It is here: https://x.example/r'],
    ['an address of mail', ['Write to clerk_2@paper.example.'], 'Write to clerk_2@paper.example.'],
    ['an address in parentheses', ['(See https://x.example/a_(b).)'], '(See https://x.example/a_(b).)'],
    ['signs that mean nothing here', ['5 * 3 is 15 & harbor_vote.pdf'], '5 * 3 is 15 & harbor_vote.pdf'],
    ['colons that begin a part in this house', [':::video of the wall'], 'video of the wall'],
  ])('%s', (_what, lines, markdown) => {
    expect(body(...lines)).toBe(markdown);
  });

  test('which words were the link is a guess', () => {
    expect(fieldsOf(read(`Board votes\nBy Ana Reyes\n${PARAGRAPH}\nSee the report <https://x.example/r>.`))).toContain(
      'body',
    );
  });
});

describe('the language', () => {
  test.each([
    [
      '부산시의회는 9일 본회의를 열어 부산항 방파제를 2.4m 높이는 안을 찬성 31표, 반대 12표로 통과시켰다고 밝혔다.',
      'ko',
      false,
    ],
    [
      'Le conseil du port a voté lundi pour relever la digue, dans une décision que les habitants du quartier attendent depuis des années, selon le maire, qui est pour.',
      'fr',
      true,
    ],
    [PARAGRAPH, undefined, false],
  ])('%s', (text, language, isGuess) => {
    const story = read(text);
    expect(story.frontmatter.language).toBe(language);
    expect(fieldsOf(story).includes('language')).toBe(isGuess);
  });
});
