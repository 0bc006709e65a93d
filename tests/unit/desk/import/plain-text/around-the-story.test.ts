/** What stands around a story and is set aside, each kind with what looks like it and is not. */
import { describe, expect, test } from 'vitest';
import { copyOf, type Copy } from '../../../../../src/desk/import/plain-text/copy.ts';
import { cutSiteName, setDuplicatesAside } from '../../../../../src/desk/import/plain-text/duplicates.ts';
import { readEmbargo } from '../../../../../src/desk/import/plain-text/embargo.ts';
import { readEndMarks, setRestAside } from '../../../../../src/desk/import/plain-text/end-marks.ts';
import { isFurniture, setFurnitureAside } from '../../../../../src/desk/import/plain-text/furniture.ts';
import { readNewsletterPitch } from '../../../../../src/desk/import/plain-text/newsletter-pitch.ts';
import { setBoilerplateAside } from '../../../../../src/desk/import/plain-text/press-release.ts';
import { readWireHeader, setAdvisoriesAside } from '../../../../../src/desk/import/plain-text/wire-header.ts';
import { NEWSROOM } from '../../../../fixtures/plain-text.ts';

const PARAGRAPH = 'The harbor board voted on Monday to raise the sea wall by a foot, officials said.';
const SECOND = 'Work begins in March and will close the promenade for more than a year, they added.';

/** A copy after some steps: what is still there, and what was set aside, as `kind: text`. */
function after(text: string, ...steps: ((copy: Copy, context: typeof NEWSROOM) => void)[]) {
  const copy = copyOf(text);
  for (const step of steps) step(copy, NEWSROOM);
  return {
    left: copy.lines.map((line) => line.text),
    aside: copy.story.setAside.map((piece) => `${piece.kind}: ${piece.text}`),
    story: copy.story,
  };
}

describe('furniture', () => {
  test.each([
    'Share this',
    'SHARE',
    'Facebook Twitter Email Print',
    'Facebook | X | Copy link',
    'Advertisement',
    'ADVERTISEMENT - SCROLL TO CONTINUE',
    'Listen 4 min',
    '4 min read',
    'Listen (4 min)',
    '▶ Listen · 4:12',
    '14 Comments',
    'Comments (14)',
    'Read more',
    'Read more »',
    'Read More: Who owns the fish exchange?',
    'RELATED: A bakery that never closes',
    'Continue reading',
    'Click here to read more',
    '© 2026 The Harbor Ledger. All rights reserved.',
    'Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
    'We use cookies to make this site better for you.',
    'Follow us on Facebook and Instagram',
    'Support local journalism. Subscribe today.',
    '1 of 5',
    'Image 2 of 4',
    'Home > News > Local',
    '3 hours ago',
    'Updated 3 hours ago',
    'Compartir',
    'Lire aussi : Les ferries à quai',
    'Anzeige',
    'Lesezeit: 4 Min.',
    '공유하기',
    '댓글 14',
    '続きを読む',
    '무단 전재 및 재배포 금지',
  ])('%s', (text) => {
    expect(isFurniture(text)).toBe(true);
  });

  test.each([
    PARAGRAPH,
    'Read more books this winter, the librarian said.',
    'Comments from the mayor were not available.',
    'Print shops are closing',
    'X marks the spot',
    'Copyright law is changing, and libraries want a say in it, said the director.',
    'The sea came home',
    'Share prices fell',
    '“Follow us,” he said.',
    '4 minutes later it was dark.',
    'Advertisement rates rise again in spring',
  ])('not %s', (text) => {
    expect(isFurniture(text)).toBe(false);
  });

  test('a list of other stories goes with its heading, and the subhead below it stays', () => {
    const { left, aside } = after(
      `${PARAGRAPH}\n\nMost Read\n\nFerries stop\n\nWho owns the exchange?\n\nWhat comes next\n\n${SECOND}`,
      setFurnitureAside,
    );
    expect(left).toEqual([PARAGRAPH, 'What comes next', SECOND]);
    expect(aside).toEqual(['furniture: Most Read', 'furniture: Ferries stop', 'furniture: Who owns the exchange?']);
  });
});

describe('the pitch of a newsletter', () => {
  test('heading, pitch and button between two paragraphs', () => {
    const { left, aside, story } = after(
      `${PARAGRAPH}\nSign Up for Daily Headlines\nSign up to receive the day's top news in your inbox.\nEmail address\nSign Up Now\nBy signing up, you agree to our terms.\n${SECOND}`,
      readNewsletterPitch,
    );
    expect(left).toEqual([PARAGRAPH, SECOND]);
    expect(story.newsletterPitch).toEqual({
      name: 'Daily Headlines',
      text: "Sign up to receive the day's top news in your inbox.",
    });
    expect(aside).toEqual([
      'newsletter: Sign Up for Daily Headlines',
      'newsletter: Email address',
      'newsletter: Sign Up Now',
      'newsletter: By signing up, you agree to our terms.',
    ]);
  });

  test('whatever stands between heading and button', () => {
    const { story } = after(
      'Subscribe to our Tide Table newsletter\nOne letter a week about the coast.\nSubscribe',
      readNewsletterPitch,
    );
    expect(story.newsletterPitch).toEqual({ name: 'Tide Table', text: 'One letter a week about the coast.' });
  });

  test('a heading alone that names what comes by mail', () => {
    const { story, left, aside } = after(`${PARAGRAPH}\nSign Up for Daily Headlines\n${SECOND}`, readNewsletterPitch);
    expect(left).toEqual([PARAGRAPH, SECOND]);
    expect(aside).toEqual(['newsletter: Sign Up for Daily Headlines']);
    expect(story.newsletterPitch).toBeUndefined();
  });

  test('a second one is set aside', () => {
    const block = (name: string) => `Sign up for ${name}\nGet ${name} in your inbox every day.\nSign up`;
    const { story, left } = after(`${block('One')}\n${PARAGRAPH}\n${block('Two')}`, readNewsletterPitch);
    expect(story.newsletterPitch?.name).toBe('One');
    expect(story.setAside.map(({ text }) => text)).toContain('Get Two in your inbox every day.');
    expect(left).toEqual([PARAGRAPH]);
  });

  test.each([
    ['Residents can sign up for the lottery until Dec. 1, the city said.'],
    ['She gets 200 letters a day in her inbox, and answers every one of them.'],
    ['Sign up for the swim'],
  ])('not %s', (text) => {
    expect(after(`${PARAGRAPH}\n${text}\n${SECOND}`, readNewsletterPitch).left).toContain(text);
  });
});

describe('marks of the end', () => {
  test.each(['-30-', '– 30 –', '###', '# # #', 'ENDS', '(END)', 'XXX', '(끝)'])('%s', (mark) => {
    const { left, aside } = after(`${PARAGRAPH}\n${SECOND}\n${mark}\nNotes on the maker.`, readEndMarks, setRestAside);
    expect(left).toEqual([PARAGRAPH, SECOND]);
    expect(aside).toEqual([`end-mark: ${mark}`, 'boilerplate: Notes on the maker.']);
  });

  test.each(['—MORE—', '(more)', '-more-', '2-2-2', '___'])('%s does not end it', (mark) => {
    expect(after(`${PARAGRAPH}\n${mark}\n${SECOND}`, readEndMarks, setRestAside)).toMatchObject({
      left: [PARAGRAPH, SECOND],
      aside: [`end-mark: ${mark}`],
    });
  });

  test('a mark with most of the words behind it ends nothing', () => {
    expect(after(`Advisory\n###\n${PARAGRAPH}\n${SECOND}`, readEndMarks, setRestAside).left).toEqual([
      'Advisory',
      PARAGRAPH,
      SECOND,
    ]);
  });

  test.each(['end', 'The end', 'more', '30'])('%s is a word', (word) => {
    expect(after(`${PARAGRAPH}\n${word}`, readEndMarks).left).toContain(word);
  });
});

describe('what agencies send above a story', () => {
  test.each([
    'BC-US--Harbor Vote, 1st Ld-Writethru, 412',
    'bc-eu-harbor-vote 1stld-writethru 0412',
    'Slug: harbor-vote',
    '(412 words)',
    'Words: 412',
    'URGENT',
    '1st Ld-Writethru',
  ])('%s', (line) => {
    expect(after(`${line}\n${PARAGRAPH}`, readWireHeader)).toMatchObject({
      left: [PARAGRAPH],
      aside: [`advisory: ${line}`],
    });
  });

  test.each([
    'Eds: UPDATES: Adds details.',
    'With AP Photos.',
    "EDITOR'S NOTE: This is the first of three parts.",
    'ADVISORY: Story may be held.',
    'Note to editors: Pictures are free to use.',
  ])('%s', (line) => {
    expect(after(`${PARAGRAPH}\n${line}`, setAdvisoriesAside)).toMatchObject({
      left: [PARAGRAPH],
      aside: [`advisory: ${line}`],
    });
  });

  test('carets come off', () => {
    expect(after('^Harbor board votes to raise wall<\n^By ANA REYES=', readWireHeader).left).toEqual([
      'Harbor board votes to raise wall',
      'By ANA REYES',
    ]);
  });

  test('AP in a sentence is none', () => {
    const text = 'AP-style datelines are in capitals, the editors of the paper said on Monday evening.';
    expect(after(`${PARAGRAPH}\n${text}`, setAdvisoriesAside).left).toContain(text);
    expect(after('Editors call for calm after vote', setAdvisoriesAside).aside).toEqual([]);
  });
});

describe('what a press office says of itself', () => {
  const release = (text: string) => after(`FOR IMMEDIATE RELEASE\n\n${text}`, readEmbargo, setBoilerplateAside);
  test('contacts, with gaps and without', () => {
    const contact = ['Contact:', 'Petra Lindqvist', 'press@libraries.example', '555-0142'];
    for (const gap of ['\n', '\n\n'])
      expect(release(`${contact.join(gap)}\n\nLibraries to lend tools\n\n${PARAGRAPH}`).left).toEqual([
        'Libraries to lend tools',
        PARAGRAPH,
      ]);
  });

  test('About …, with its paragraphs', () => {
    expect(
      release(
        `${PARAGRAPH}\n\nAbout Tansy County Libraries\n\nTansy County Libraries has 14 branches, 212,000 books and a single boat.\n\nMedia contact: press@libraries.example`,
      ).left,
    ).toEqual([PARAGRAPH]);
  });

  test('in a story it is the story', () => {
    const text = `${PARAGRAPH}\n\nAbout the wall\n\n${SECOND}`;
    expect(after(text, setBoilerplateAside).aside).toEqual([]);
  });
});

describe('an embargo', () => {
  test.each([
    ['EMBARGOED UNTIL 6 p.m. ET Monday, Nov. 9, 2026', '2026-11-09T18:00-05:00', undefined],
    ['Embargo: 00:01 GMT, 12 November 2026', '2026-11-12T00:01+00:00', undefined],
    ['NOT FOR PUBLICATION BEFORE 10 a.m. KST on Nov. 12, 2026', '2026-11-12T10:00+09:00', undefined],
    ['SPERRFRIST: 9. November 2026, 18:30 Uhr MEZ', '2026-11-09T18:30+01:00', undefined],
    [
      'HOLD FOR RELEASE UNTIL 7 a.m. Nov. 12, 2026',
      '2026-11-12T07:00-05:00',
      'The embargo names no time zone; it was read as that of the site (America/New_York).',
    ],
    [
      'Embargoed until Nov. 12, 2026',
      '2026-11-12',
      'The embargo names a day and no time; it was read as the first minute of that day.',
    ],
    [
      'EMBARGOED UNTIL 6 p.m. ET Monday',
      '2026-11-09T18:00-05:00',
      'The text gives a day of the week and no date; the nearest was taken.',
    ],
    [
      'Embargoed until the ceremony ends',
      undefined,
      'The time in "Embargoed until the ceremony ends" could not be read. Write embargo: by hand before this is published.',
    ],
  ])('%s', (line, embargo, reason) => {
    const { left, aside, story } = after(`${line}\n${PARAGRAPH}`, readEmbargo);
    expect(story.frontmatter.embargo).toBe(embargo);
    expect(story.guesses).toEqual(reason === undefined ? [] : [{ field: 'embargo', reason }]);
    expect(left).toEqual([PARAGRAPH]);
    expect(aside).toEqual([`embargo: ${line}`]);
  });

  test('the time may stand on the next line, and the later of two counts', () => {
    const { left, story } = after(
      `EMBARGOED UNTIL:\n6 p.m. ET, Nov. 9, 2026\nNot for release before Nov. 12, 2026, 6 a.m. ET\n${PARAGRAPH}`,
      readEmbargo,
    );
    expect(story.frontmatter.embargo).toBe('2026-11-12T06:00-05:00');
    expect(left).toEqual([PARAGRAPH]);
  });

  test('at once is none', () => {
    expect(after('FOR IMMEDIATE RELEASE', readEmbargo).story).toMatchObject({ frontmatter: {}, guesses: [] });
  });

  test('an embargo on herring is news', () => {
    const text = 'Embargoed herring is rotting on the pier while lawyers argue over it, fishermen said.';
    expect(after([...Array<string>(12).fill(PARAGRAPH), text].join('\n'), readEmbargo).left).toContain(text);
  });
});

describe('what stands twice', () => {
  test('title and heading of a page, with the name of the site', () => {
    const { left, aside } = after(
      `Ferries stop | The Harbor Ledger\nFerries stop\n${PARAGRAPH}`,
      cutSiteName,
      setDuplicatesAside,
    );
    expect(left).toEqual(['Ferries stop', PARAGRAPH]);
    expect(aside).toEqual(['furniture: The Harbor Ledger', 'duplicate: Ferries stop']);
  });
  test('a paragraph, and a quotation pulled out of one', () => {
    const quote = '“You can give the water somewhere to go,” she said.';
    const pulled = '“You can give the water somewhere to go”';
    expect(after(`${PARAGRAPH}\n${pulled}\n${quote}\n${PARAGRAPH}`, setDuplicatesAside)).toMatchObject({
      left: [PARAGRAPH, quote],
      aside: [`duplicate: ${PARAGRAPH}`, `duplicate: ${pulled}`],
    });
  });
  test('a refrain stays', () => {
    expect(after('Title\n“Never,” she said.\n“Never,” she said.', setDuplicatesAside).left).toHaveLength(3);
  });
});
