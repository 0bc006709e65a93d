/** The edits that a newsroom makes, at random, for the property test. */
import fc from 'fast-check';
import type { Newsroom } from './newsroom.ts';
import { SITE, story } from './newsroom.ts';

/** What is in the newsroom, so that an edit leaves it valid. */
export interface Desk {
  stories: Map<string, Record<string, unknown>>;
  /** Stories that were deleted, to be restored. */
  archive: Map<string, Record<string, unknown>>;
  authors: Map<string, string>;
  topics: Map<string, string>;
  /** Series that have a file, with their names. */
  series: Map<string, string>;
  now: number;
  template: 'one' | 'other';
  aliasOf: Map<string, string>;
  pins: Map<string, string | undefined>;
}

export type Edit = (newsroom: Newsroom, desk: Desk) => void;

const HOUR = 3_600_000;
const IDS = Array.from({ length: 12 }, (_, index) => `2026/${index % 3 ? '11' : '10'}/story-${index}`);
const TOPICS = ['sea-wall', 'harbor', 'ferries'];
const SERIES = ['rising-water', 'night-shift'];
const AUTHORS = ['ana', 'ben', 'cho'];
export const PHOTOS = ['photos/one.jpg', 'photos/two.jpg'];
/** A story in posts, which stands beside the others. */
const LIVE = '2026/11/storm';
const LIVE_FIELDS = { headline: 'The storm', type: 'live', urgency: 1, published: '2026-11-23T12:00Z' };
const time = (hours: number) =>
  new Date(Date.parse('2026-10-01T00:00Z') + hours * HOUR).toISOString().replace('.000Z', 'Z');

function save(newsroom: Newsroom, desk: Desk, id: string, fields: Record<string, unknown>): void {
  const authors = (fields['authors'] as string[]).filter((author) => desk.authors.has(author));
  const related = (fields['related'] as string[]).filter((other) => desk.stories.has(other) && other !== id);
  desk.stories.set(id, fields);
  const { body, ...rest } = fields;
  const inText = related.map((other) => `\n\n::related{story="${other}"}`).join('');
  newsroom.write(`articles/${id}.md`, story({ ...rest, authors, related }, `${String(body)}${inText}\n`));
  saveSeries(newsroom, desk);
}

/** A series lists every other part of it, the last first; the rest is left to the press. */
function saveSeries(newsroom: Newsroom, desk: Desk): void {
  for (const [series, name] of desk.series) {
    const parts = [...desk.stories].filter(([, fields]) => fields['series'] === series).map(([id]) => id);
    const listed = parts
      .sort()
      .reverse()
      .filter((_, index) => index % 2 === 0);
    newsroom.write(`series/${series}.md`, `---\nname: ${name}\nparts: ${JSON.stringify(listed)}\n---\nAll of it.\n`);
  }
}

/** Writes all stories that the desk knows. */
export function saveAll(newsroom: Newsroom, desk: Desk): void {
  for (const [id, fields] of desk.stories) save(newsroom, desk, id, fields);
  savePins(newsroom, desk);
  saveSeries(newsroom, desk);
}

function savePins(newsroom: Newsroom, desk: Desk): void {
  for (const [front, id] of desk.pins)
    newsroom.write(`fronts/${front}.yaml`, `pins: [${id && desk.stories.has(id) ? id : ''}]\n`);
}

const fields = fc.record({
  headline: fc.constantFrom('The wall', 'A "quoted" word', 'Ferries & fares', 'Tide < time'),
  summary: fc.constantFrom('One.', 'Two -- and more.'),
  published: fc.integer({ min: 0, max: 24 * 54 }).map(time),
  section: fc.constantFrom('local', 'sea'),
  urgency: fc.integer({ min: 1, max: 9 }),
  type: fc.constantFrom('news', 'brief', 'opinion', 'feature'),
  topics: fc.subarray(TOPICS),
  authors: fc.subarray(AUTHORS),
  series: fc.constantFrom(...SERIES, undefined),
  related: fc.subarray(IDS, { maxLength: 2 }),
  body: fc.constantFrom(
    'It was said.',
    'A *new* text.\n\n## With a heading\n\nAnd more.',
    '![A wall](photos/one.jpg "The wall. (Alex Kim/Ledger)")',
  ),
});

export const arbitraryStory: fc.Arbitrary<[string, Record<string, unknown>]> = fc.tuple(
  fc.constantFrom(...IDS),
  fields,
);

const change = (name: string, arbitrary: fc.Arbitrary<Edit>) => arbitrary.map((edit): [string, Edit] => [name, edit]);
const onStory = (pick: number, desk: Desk): string | undefined =>
  [...desk.stories.keys()].sort()[pick % Math.max(1, desk.stories.size)];
const pick = fc.nat({ max: 40 });

function amend(name: string, value: fc.Arbitrary<Record<string, unknown>>) {
  return change(
    name,
    fc.tuple(pick, value).map(([index, part]): Edit => (newsroom, desk) => {
      const id = onStory(index, desk);
      if (id) save(newsroom, desk, id, { ...desk.stories.get(id), ...part });
    }),
  );
}

/** One edit, named. */
export const arbitraryEdit: fc.Arbitrary<[string, Edit]> = fc.oneof(
  change(
    'add or rewrite',
    arbitraryStory.map(
      ([id, value]): Edit =>
        (newsroom, desk) =>
          save(newsroom, desk, id, value),
    ),
  ),
  amend(
    'retitle',
    fc.record({
      headline: fc.string({ minLength: 1, unit: fc.constantFrom(...'abcdefg <&"') }).map((text) => `H ${text}`),
    }),
  ),
  amend('move to another section', fc.record({ section: fc.constantFrom('local', 'sea') })),
  amend(
    'edit the text',
    fc.record({ body: fc.constantFrom('Edited once.', 'Edited twice.', 'With a [link](https://elsewhere.example/).') }),
  ),
  amend('move in time', fc.record({ published: fc.integer({ min: 0, max: 24 * 54 }).map(time) })),
  amend('topics', fc.record({ topics: fc.subarray(TOPICS) })),
  amend(
    'photo',
    fc.record({
      photo: fc.constantFrom(...PHOTOS, undefined).map((src) => src && { src, alt: 'A wall', credit: 'Alex Kim' }),
    }),
  ),
  amend('embargo', fc.record({ embargo: fc.constantFrom('2026-11-24T13:00Z', '2026-11-24T18:00Z', undefined) })),
  amend('draft', fc.record({ draft: fc.boolean() })),
  amend(
    'correct',
    fc.record({
      corrections: fc.array(
        fc.record({
          date: fc.constantFrom('2025-12-31T23:30', '2026-10-20', '2026-11-20', '2026-11-20T08:00'),
          text: fc.constantFrom('It was wrong.', 'It was not clear.'),
          kind: fc.constantFrom('correction', 'clarification', 'update'),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  amend('say how', fc.record({ method: fc.constantFrom([], ['We asked.'], ['We asked.', 'They told us.']) })),
  amend('series', fc.record({ series: fc.constantFrom(...SERIES, undefined) })),
  change(
    'describe a series',
    fc
      .tuple(fc.constantFrom(...SERIES), fc.constantFrom('Rising water', 'The night shift', ''))
      .map(([id, name]): Edit => (newsroom, desk) => {
        if (name) {
          desk.series.set(id, name);
          saveSeries(newsroom, desk);
        } else if (desk.series.delete(id)) newsroom.remove(`series/${id}.md`);
      }),
  ),
  change(
    'breaking news',
    fc
      .record({
        headline: fc.constantFrom('The wall is "up"', 'The wall is down'),
        since: fc.constantFrom('2026-11-24T14:00Z', undefined),
        until: fc.constantFrom('2026-11-24T15:00Z', '2026-11-25T00:00Z'),
      })
      .map(
        (news): Edit =>
          (newsroom) =>
            newsroom.write('breaking.yaml', JSON.stringify(news)),
      ),
  ),
  change(
    'alias',
    fc
      .tuple(pick, fc.constantFrom('/old/a.html', '/old/b/', '/old/c', '/2025/01/first-name/'))
      .map(([index, alias]): Edit => (newsroom, desk) => {
        const id = onStory(index, desk);
        if (!id) return;
        const before = desk.aliasOf.get(alias);
        if (before && desk.stories.has(before))
          save(newsroom, desk, before, { ...desk.stories.get(before), aliases: [] });
        for (const [other, owner] of desk.aliasOf) if (owner === before || owner === id) desk.aliasOf.delete(other);
        desk.aliasOf.set(alias, id);
        save(newsroom, desk, id, { ...desk.stories.get(id), aliases: [alias] });
      }),
  ),
  change(
    'delete',
    pick.map((index): Edit => (newsroom, desk) => {
      const id = onStory(index, desk);
      if (!id) return;
      desk.archive.set(id, desk.stories.get(id)!);
      desk.stories.delete(id);
      newsroom.remove(`articles/${id}.md`);
      saveAll(newsroom, desk);
    }),
  ),
  change(
    'restore',
    pick.map((index): Edit => (newsroom, desk) => {
      const ids = [...desk.archive.keys()].sort();
      const id = ids[index % Math.max(1, ids.length)];
      if (!id) return;
      save(newsroom, desk, id, { ...desk.archive.get(id), aliases: [] });
      desk.archive.delete(id);
    }),
  ),
  change(
    'rename a file',
    pick.map((index): Edit => (newsroom, desk) => {
      const id = onStory(index, desk);
      const to = IDS.find((other) => !desk.stories.has(other));
      if (!id || !to) return;
      const value = desk.stories.get(id)!;
      desk.stories.delete(id);
      newsroom.remove(`articles/${id}.md`);
      save(newsroom, desk, to, { ...value, aliases: [] });
      saveAll(newsroom, desk);
    }),
  ),
  change(
    'rename an author',
    fc
      .tuple(
        fc.constantFrom(...AUTHORS),
        fc.constantFrom('Ana Reyes', 'Ben Ode', 'Cho Min-ji'),
        fc.constantFrom('First.', 'Second.'),
      )
      .map(([id, name, biography]): Edit => (newsroom, desk) => {
        desk.authors.set(id, name);
        newsroom.write(`authors/${id}.md`, `---\nname: ${name}\n---\n${biography}\n`);
      }),
  ),
  change(
    'dismiss an author',
    fc.constantFrom(...AUTHORS).map((id): Edit => (newsroom, desk) => {
      if (!desk.authors.delete(id)) return;
      newsroom.remove(`authors/${id}.md`);
      saveAll(newsroom, desk);
    }),
  ),
  change(
    'describe a topic',
    fc
      .tuple(fc.constantFrom(...TOPICS), fc.constantFrom('The wall', 'The harbor', ''))
      .map(([id, name]): Edit => (newsroom, desk) => {
        if (name) {
          desk.topics.set(id, name);
          newsroom.write(`topics/${id}.md`, `---\nname: ${name}\n---\n`);
        } else if (desk.topics.delete(id)) newsroom.remove(`topics/${id}.md`);
      }),
  ),
  change(
    'pin',
    fc.tuple(fc.constantFrom('home', 'sea'), pick).map(([front, index]): Edit => (newsroom, desk) => {
      const id = onStory(index, desk);
      desk.pins.set(front, id);
      savePins(newsroom, desk);
    }),
  ),
  change(
    'time passes',
    fc.constantFrom(1, 5, 10).map(
      (hours): Edit =>
        (_newsroom, desk) =>
          void (desk.now += hours * HOUR),
    ),
  ),
  change(
    'years pass',
    fc.constantFrom(1, 2).map(
      (years): Edit =>
        (_newsroom, desk) =>
          void (desk.now += years * 366 * 24 * HOUR),
    ),
  ),
  change(
    'the clock is set back',
    fc.constant((_newsroom: Newsroom, desk: Desk) => void (desk.now = Date.parse('2026-11-24T12:00:00Z'))),
  ),
  change(
    'tell a live story',
    fc
      .record({
        headline: fc.constantFrom('The storm', 'The storm, as it happened'),
        embargo: fc.constantFrom('2026-11-24T13:00Z', undefined),
        ended: fc.constantFrom('2026-11-24T20:00Z', undefined),
      })
      .map(
        (fields): Edit =>
          (newsroom) =>
            newsroom.write(`articles/${LIVE}.md`, story({ ...LIVE_FIELDS, ...fields })),
      ),
  ),
  change(
    'post',
    fc
      .record({
        name: fc.nat({ max: 5 }),
        hours: fc.integer({ min: 0, max: 19 }),
        headline: fc.constantFrom('Wet', 'Wetter'),
        key: fc.boolean(),
        draft: fc.boolean(),
        body: fc.constantFrom('It rains.', '![A wall](photos/two.jpg "The wall. (Alex Kim/Ledger)")'),
      })
      .map(({ name, hours, body, ...fields }): Edit => (newsroom) => {
        if (!newsroom.has(`articles/${LIVE}.md`)) newsroom.write(`articles/${LIVE}.md`, story(LIVE_FIELDS));
        const published = new Date(Date.parse('2026-11-24T00:00Z') + hours * HOUR).toISOString();
        const lines = Object.entries({ ...fields, published }).map(
          ([key, value]) => `${key}: ${JSON.stringify(value)}`,
        );
        newsroom.write(`articles/${LIVE}/post-${name}.md`, `---\n${lines.join('\n')}\n---\n${body}\n`);
      }),
  ),
  change(
    'take a post away',
    fc.nat({ max: 5 }).map((name): Edit => (newsroom) => {
      const file = `articles/${LIVE}/post-${name}.md`;
      if (newsroom.has(file)) newsroom.remove(file);
    }),
  ),
  change(
    'settings',
    fc
      .constantFrom(
        'name: The Other Ledger',
        'timeZone: Asia/Seoul',
        'language: fr',
        'tagline: All of it',
        'breaking: true',
        '',
      )
      .map((line): Edit => (newsroom) => {
        const key = line.split(':', 1)[0]!;
        const kept = SITE.split('\n').filter((old) => !line || old.split(':', 1)[0] !== key);
        newsroom.write('site.yaml', [...kept, line].join('\n'));
      }),
  ),
  change(
    'another template',
    fc.constantFrom('one' as const, 'other' as const).map(
      (template): Edit =>
        (_newsroom, desk) =>
          void (desk.template = template),
    ),
  ),
);
