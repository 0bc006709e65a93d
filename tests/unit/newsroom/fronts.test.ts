import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Story } from '../../../src/archive/model.ts';
import { designsFor, homeFront, sectionTop, storiesOn, type HomeFront } from '../../../src/newsroom/fronts.ts';
import { sectionPage } from '../../../src/newsroom/lists.ts';
import { STORY_TYPES } from '../../../src/schema/article.ts';
import { memoryArchive, PAPER, photo, story } from './memory-archive.ts';

const cardsOn = ({ top, rows }: HomeFront) => [
  ...(top ? [top.lead, ...top.side, ...top.below] : []),
  ...rows.flatMap((row) => row.stories),
];
const ids = (cards: { id: string }[]) => cards.map((card) => card.id);

/** Stories of one kind, the first ranked highest. */
const many = (count: number, name: string, fields: Partial<Story> = {}) =>
  Array.from({ length: count }, (_, place) => story(`2026/11/${name}-${place + 1}`, { day: 20 - place, ...fields }));

describe('the top of the front page', () => {
  test('begins with what was pinned, then goes by rank', () => {
    const stories = [
      ...many(6, 'plain', { photo }),
      story('2026/11/urgent', { urgency: 1, photo }),
      story('2026/11/pinned', { urgency: 9, photo }),
    ];
    const { top } = homeFront(memoryArchive({ stories, pins: { home: ['2026/11/pinned'] } }));
    expect(top?.lead.id).toBe('2026/11/pinned');
    expect(top?.side[0]?.id).toBe('2026/11/urgent');
    expect(ids(top?.side ?? [])).toHaveLength(4);
  });

  test('leaves short news and opinion to their own rows', () => {
    const stories = [
      story('2026/11/column', { type: 'opinion', urgency: 1 }),
      story('2026/11/short', { type: 'brief', urgency: 1 }),
      ...many(6, 'news'),
    ];
    const { top } = homeFront(memoryArchive({ stories }));
    expect(ids([top!.lead, ...top!.side, ...top!.below]).filter((id) => !id.includes('news'))).toEqual([]);
  });

  test('shows an opinion that was pinned', () => {
    const stories = [story('2026/11/column', { type: 'opinion' }), ...many(3, 'news')];
    const { top } = homeFront(memoryArchive({ stories, pins: { home: ['2026/11/column'] } }));
    expect(top?.lead.label).toBe('Opinion');
  });

  test('shows short news when there is nothing else', () => {
    expect(homeFront(memoryArchive({ stories: [story('2026/11/short', { type: 'brief' })] })).top?.lead.id).toBe(
      '2026/11/short',
    );
  });

  test('puts two stories below a lead without a picture', () => {
    const { top } = homeFront(memoryArchive({ stories: many(8, 'news') }));
    expect(top?.below).toHaveLength(2);
    expect(homeFront(memoryArchive({ stories: many(8, 'news', { photo }) })).top?.below).toEqual([]);
  });

  test('passes over a pinned story that readers may not see', () => {
    const { top } = homeFront(memoryArchive({ stories: many(2, 'news'), pins: { home: ['2026/11/under-embargo'] } }));
    expect(top?.lead.id).toBe('2026/11/news-1');
  });
});

test('no story stands twice on the front page', () => {
  const stories = [
    ...many(20, 'local', { photo }),
    ...many(9, 'science', { section: 'science', photo }),
    ...many(5, 'opinion', { section: 'opinion', type: 'opinion' }),
  ];
  const front = homeFront(
    memoryArchive({ stories, pins: { home: ['2026/11/local-3', '2026/11/local-3', '2026/11/science-1'] } }),
  );
  const shown = ids(cardsOn(front));
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown.length).toBeGreaterThan(12);
});

/** Any stories, and any pins: of stories of other sections, of such that are gone, and twice. */
const anyPaper = fc
  .array(
    fc.record({
      section: fc.constantFrom('local', 'science', 'opinion'),
      type: fc.constantFrom(...STORY_TYPES),
      urgency: fc.integer({ min: 1, max: 9 }),
      day: fc.integer({ min: 1, max: 30 }),
      photo: fc.constantFrom(photo, undefined),
    }),
    { maxLength: 60 },
  )
  .chain((fields) =>
    fc.record({
      stories: fc.constant(fields.map((each, index) => story(`2026/11/story-${index}`, each))),
      pins: fc.dictionary(
        fc.constantFrom('home', 'local', 'science', 'opinion'),
        fc.array(
          fc.nat(70).map((index) => `2026/11/story-${index}`),
          { maxLength: 9 },
        ),
      ),
    }),
  );

test('whatever is written and pinned, no story stands twice on a front, and the first pin that is there leads it', () => {
  fc.assert(
    fc.property(anyPaper, ({ stories, pins }) => {
      const archive = memoryArchive({ stories, pins });
      const there = (id: string) => stories.some((each) => each.id === id);
      const home = homeFront(archive);
      const fronts = [
        { front: 'home', lead: home.top?.lead.id, shown: ids(cardsOn(home)) },
        ...PAPER.sections.map(({ id }) => {
          const page = sectionPage(archive, id)!;
          const shown = [
            ...cardsOn({ top: page.top, rows: page.row ? [page.row] : [] }),
            ...page.days.flatMap((day) => day.stories),
          ];
          return { front: id, lead: page.top?.lead.id, shown: ids(shown) };
        }),
      ];
      for (const { front, lead, shown } of fronts) {
        expect(shown.length, front).toBe(new Set(shown).size);
        expect(shown.filter((id) => !there(id))).toEqual([]);
        const first = pins[front]?.find(there);
        if (first && lead) expect(lead, front).toBe(first);
      }
    }),
    { numRuns: 300 },
  );
});

test('an archive without stories has an empty front page', () => {
  expect(homeFront(memoryArchive({}))).toEqual({ rows: [] });
});

test("the date of the edition is that of the newest story, in the newsroom's zone", () => {
  const late = story('2026/11/late', { published: Date.parse('2026-11-09T23:30-05:00') });
  expect(homeFront(memoryArchive({ stories: [late] })).edition).toEqual({
    iso: '2026-11-09',
    text: 'Monday, November 9, 2026',
  });
});

test("a story of the edition's day shows its time, an older one its date", () => {
  const stories = [
    story('2026/11/today', { day: 9, urgency: 1 }),
    story('2026/11/before', { day: 8, urgency: 2 }),
    story('2025/11/long-ago', { published: Date.UTC(2025, 10, 8, 17), urgency: 3 }),
  ];
  const { top } = homeFront(memoryArchive({ stories }));
  expect([top!.lead, ...top!.side].map((card) => card.time?.text.replace(/\s/g, ' '))).toEqual([
    '12:00 PM',
    'Nov 8',
    'Nov 8, 2025',
  ]);
});

describe('the rows', () => {
  test('opinion is set off below the first row of news', () => {
    const sections = ['local', 'science', 'sports', 'opinion'].map((id) => ({ id, name: id }));
    const stories = sections.flatMap(({ id }) =>
      many(9, id, { section: id, photo, type: id === 'opinion' ? 'opinion' : 'news' }),
    );
    const { rows } = homeFront(memoryArchive({ site: { ...PAPER, sections }, stories }));
    expect(rows.map((row) => row.title)).toEqual(['local', 'opinion', 'science', 'sports']);
  });

  test('no two of the same design follow each other when there is another that suits', () => {
    const stories = [...many(14, 'local', { photo }), ...many(9, 'science', { section: 'science', photo })];
    const designs = homeFront(memoryArchive({ stories })).rows.map((row) => row.design);
    expect(designs).toEqual(['four', 'lead']);
  });

  test('a design that comes a second time is mirrored', () => {
    const feature = (name: string, section: string) => [
      story(`2026/11/${name}`, { section, type: 'feature', photo, urgency: 6 }),
      story(`2026/11/${name}-more`, { section, urgency: 7 }),
    ];
    const stories = [
      ...many(5, 'top', { urgency: 1, photo }),
      ...feature('one', 'local'),
      ...feature('two', 'science'),
    ];
    expect(homeFront(memoryArchive({ stories })).rows.map(({ design, flipped }) => [design, flipped])).toEqual([
      ['showcase', false],
      ['showcase', true],
    ]);
  });

  test('short news of all sections stands together, whole rows of three', () => {
    const stories = [
      ...many(5, 'top', { photo, urgency: 1 }),
      ...many(4, 'short', { type: 'brief' }),
      ...many(1, 'other', { type: 'brief', section: 'science' }),
    ];
    const row = homeFront(memoryArchive({ stories })).rows.at(-1);
    expect(row?.design).toBe('briefs');
    expect(row?.stories).toHaveLength(3);
  });

  test('two pieces of short news are no row', () => {
    const stories = [...many(5, 'top', { photo }), ...many(2, 'short', { type: 'brief' })];
    expect(homeFront(memoryArchive({ stories })).rows.map((row) => row.design)).not.toContain('briefs');
  });
});

describe('the design of a row', () => {
  const of = (count: number, fields: Partial<Story>) =>
    Array.from({ length: count }, () => story('2026/11/any', fields));

  test.each([
    ['nothing to look at', of(3, {}), ['headlines']],
    ['too little', of(2, {}), []],
    ['one picture', of(1, { photo }), ['showcase']],
    ['a picture that is not the best story', [...of(3, {}), ...of(1, { photo })], ['showcase', 'headlines']],
    ['four pictures', of(4, { photo }), ['four', 'lead', 'showcase']],
    ['a feature first', [...of(1, { type: 'feature', photo }), ...of(2, { photo })], ['showcase', 'lead']],
    ['columns', [...of(2, { type: 'opinion', photo }), ...of(1, { photo })], ['opinion']],
    ['one column among news', [...of(1, { type: 'opinion' }), ...of(3, {})], ['headlines']],
  ])('%s', (_, stories, designs) => {
    expect(designsFor(stories)).toEqual(designs);
  });
});

describe('the front of a section', () => {
  test('has a lead of its own and its own pins', () => {
    const stories = [...many(3, 'science', { section: 'science' }), ...many(3, 'local', { urgency: 1 })];
    const top = sectionTop(memoryArchive({ stories, pins: { science: ['2026/11/science-3'] } }), PAPER.sections[1]!);
    expect(top.top?.lead.id).toBe('2026/11/science-3');
    expect([...storiesOn(top)].every((id) => id.includes('science'))).toBe(true);
  });

  test('has a row only when four pictures fill it', () => {
    const rowOf = (pictures: number) =>
      sectionTop(memoryArchive({ stories: many(5 + pictures, 'local', { photo }) }), PAPER.sections[0]!).row;
    expect(rowOf(3)).toBeUndefined();
    expect(rowOf(4)?.design).toBe('four');
  });

  test('of opinion has opinion on top', () => {
    const stories = many(3, 'column', { section: 'opinion', type: 'opinion' });
    expect(sectionTop(memoryArchive({ stories }), PAPER.sections[2]!).top?.lead.id).toBe('2026/11/column-1');
  });
});

test('what a front does not show is not asked for', () => {
  const archive = memoryArchive({
    authors: [{ id: 'ana', name: 'Ana' }],
    stories: [...many(5, 'top', { photo, urgency: 1 }), ...many(3, 'local', { authors: ['ana'] })],
  });
  homeFront(archive);
  // Only the first of the headlines carries a byline.
  expect(archive.asked.filter((question) => question === 'author-card ana')).toHaveLength(1);
  // Four stories beside a lead fill the column without a picture.
  expect(archive.asked.filter((question) => question.startsWith('photo'))).toHaveLength(1);
});
