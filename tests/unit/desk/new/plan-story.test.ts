import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Store } from '../../../../src/archive/store.ts';
import { sync } from '../../../../src/archive/sync.ts';
import type { Answers } from '../../../../src/desk/new/fields.ts';
import { readNewsroom } from '../../../../src/desk/new/newsroom.ts';
import { planStory, type Desk, type Objection, type Plan } from '../../../../src/desk/new/plan-story.ts';
import { tellObjections, tellPlan } from '../../../../src/desk/new/tell.ts';
import { putNewFiles } from '../../../../src/desk/put-files.ts';
import { REVIEWED_KINDS } from '../../../../src/schema/forms.ts';
import { STORY_TYPES } from '../../../../src/schema/article.ts';
import { splitMarkdown } from '../../../../src/schema/frontmatter.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
let folder: string;
let content: string;
let store: Store;
let desk: Desk;

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-plan-'));
  content = join(folder, 'content');
  write(
    'content/site.yaml',
    'name: The Test Ledger\nurl: https://ledger.example\ntimeZone: America/New_York\nsections:\n  - {id: local, name: Local}\n  - {id: sea, name: The sea}\n',
  );
  write('content/authors/ana-reyes.md', '---\nname: Ana Reyes\n---\n');
  write('content/authors/lee.md', '---\nname: "Lee, Jun"\n---\n');
  write('content/topics/sea-wall.md', '---\nname: The sea wall\n---\n');
  const story = 'summary: S.\nsection: sea\npublished: 2026-11-01';
  write(
    'content/articles/2026/11/old.md',
    `---\nheadline: Old\n${story}\naliases: [/2026/11/moved/, /2026/11/flood/live.json]\n---\nIt was.\n`,
  );
  write('content/articles/2026/11/storm/1830-first.md', '---\npublished: 2026-11-24T08:00\n---\n\nFirst.\n');
  write('content/articles/2026/11/storm.md', `---\nheadline: Storm\n${story}\ntype: live\n---\n`);
  write('public/2026/11/taken/index.html', '');
  const blank = sharp({ create: { width: 30, height: 20, channels: 3, background: '#678' } });
  write('blank.jpg', await blank.clone().jpeg().toBuffer());
  write('other.png', await blank.clone().png().toBuffer());
  store = Store.open(join(folder, 'cache'));
  desk = { newsroom: readNewsroom(content), content: 'content', folder, public: join(folder, 'public'), now: NOW };
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = (texts: Answers['texts'] = {}, more: Partial<Answers> = {}): Answers => ({
  texts: { headline: 'Ferry crews vote to strike', summary: 'On Friday.', ...texts },
  section: 'local',
  newAuthors: [],
  ...more,
});

async function plan(answers: Answers): Promise<Plan> {
  const planned = await planStory(answers, desk);
  if (Array.isArray(planned)) throw new Error(tellObjections(planned));
  return planned;
}
const objections = async (answers: Answers) =>
  tellObjections((await planStory(answers, desk)) as Objection[])
    .trimEnd()
    .split('\n')
    .slice(0, -1);

describe('planStory', () => {
  it('plans a draft that says what was said', async () => {
    const { files, story, address, opens } = await plan(
      told(
        { dateline: 'PORT MAREN', source: ' AP ' },
        {
          section: 'the SEA',
          authors: ['ana reyes', 'lee'],
          newAuthors: ['Noor Haddad', 'Noor  Haddad'],
          topics: ['The sea wall', 'Night bus', 'night-bus'],
          photos: [{ file: 'blank.jpg', alt: 'Waves.', caption: 'The: wall.', credit: 'Alex Kim/AP' }],
        },
      ),
    );
    expect({ story, address, opens }).toEqual({
      story: '2026/11/ferry-crews-vote-strike',
      address: '/2026/11/ferry-crews-vote-strike/',
      opens: undefined,
    });
    expect(files.map(({ path }) => path)).toEqual([
      'articles/2026/11/ferry-crews-vote-strike.md',
      'authors/noor-haddad.md',
      'photos/2026/blank.jpg',
    ]);
    expect(files[0]!.content).toBe(`---
headline: Ferry crews vote to strike
summary: On Friday.
section: sea
topics: [sea-wall, night-bus]
authors: [ana-reyes, lee, noor-haddad]
source: AP
dateline: PORT MAREN
photo:
  src: photos/2026/blank.jpg
  alt: Waves.
  caption: "The: wall."
  credit: Alex Kim/AP
draft: true
---
`);
    expect(files[1]!.content).toBe('---\nname: Noor Haddad\n---\n');
  });

  it('puts a story into the month of its time, by the clocks of the newsroom', async () => {
    const { story, files, opens } = await plan(told({}, { published: '2026-12-01T03:00Z', slug: 'x' }));
    expect(story).toBe('2026/11/x');
    expect(opens).toBe(Date.parse('2026-12-01T03:00Z'));
    expect(files[0]!.content).toContain('published: 2026-12-01T03:00Z\n');
    expect(files[0]!.content).toContain('draft: true');
    expect((await plan(told({}, { published: 'now' }))).files[0]!.content).toContain('published: 2026-11-24T07:00\n');
  });

  it('keeps a draft a draft, with its time', async () => {
    const { files, isDraft } = await plan(told({}, { published: '2026-11-24T18:30', draft: true }));
    expect(isDraft).toBe(true);
    expect(files[0]!.content).toMatch(/published: 2026-11-24T18:30\n[^]*draft: true\n/);
  });

  it('has all that each form needs', async () => {
    const interview = await plan(
      told({ subject: 'Aurelio Banks', 'subject-role': 'conductor' }, { type: 'interview' }),
    );
    expect(interview.files[0]!.content).toContain(
      'type: interview\nsubject:\n  name: Aurelio Banks\n  role: conductor\n',
    );
    const review = await plan(told({ reviewed: 'Fog', kind: 'book', rating: '3.5' }, { type: 'Review' }));
    expect(review.files[0]!.content).toContain('reviewed:\n  name: Fog\n  kind: book\n  rating: 3.5\n');
    const obituary = await plan(told({ life: 'W. Peake', born: '1934', died: '2026-10-06' }, { type: 'obituary' }));
    expect(obituary.files[0]!.content).toContain('life:\n  name: W. Peake\n  born: 1934\n  died: 2026-10-06\n');
    const photos = ['blank.jpg', 'other.png'].map((file) => ({ file, alt: 'A', credit: 'B' }));
    const gallery = await plan(told({}, { type: 'gallery', photos }));
    expect(gallery.files[0]!.content).toMatch(/photos:\n {2}- .*src: photos\/2026\/blank.jpg.*\n {2}- .*other.png/);
    expect(gallery.files).toHaveLength(3);
  });

  it('tells all that is missing at once, with the flags that say it', async () => {
    const planned = (await planStory({ texts: {}, newAuthors: [], type: 'interview' }, desk)) as Objection[];
    expect(planned.every(({ isMissing }) => isMissing)).toBe(true);
    expect(planned.map(({ flag }) => flag)).toEqual(['--headline', '--summary', '--subject', '--section']);
    const needs = async (type: string) =>
      ((await planStory(told({}, { type }), desk)) as Objection[]).map(({ flag }) => flag);
    expect(await needs('review')).toEqual(['--reviewed', '--kind']);
    expect(await needs('obituary')).toEqual(['--life', '--died']);
    expect(await needs('gallery')).toEqual(['--photo']);
    expect(await objections(told({}, { photos: [{ file: 'blank.jpg' }] }))).toEqual([
      '--alt is missing: blank.jpg does not say itself what it shows, for those who cannot see it',
      '--credit is missing: blank.jpg does not say itself who made it, like Alex Kim/Harbor Ledger',
    ]);
  });

  it.each<[Answers, string[]]>([
    [told({ headline: ' ' }), ['--headline is empty. Write something, or leave it out.']],
    [
      told({ summary: 'a\u202eb' }),
      ['--summary has an invisible control character (U+202E). Delete it; it often comes along when text is pasted.'],
    ],
    [told({}, { type: 'intervew' }), ['--type intervew is no form of story. Did you mean interview?']],
    [told({ subject: 'A' }), ['--subject is for --type interview.']],
    [told({}, { section: 'lokal' }), ['--section lokal is no section. Did you mean local?']],
    [told({}, { section: 'x' }), ['--section x is no section. There are local, sea.']],
    [
      told({}, { authors: ['ana-reys', 'nobody at all'] }),
      [
        '--author ana-reys has no file in content/authors. Did you mean ana-reyes? Someone new is --new-author "Name".',
        '--author nobody at all has no file in content/authors. Someone new is --new-author "Name".',
      ],
    ],
    [told({}, { newAuthors: ['ANA REYES'] }), ['--new-author ANA REYES has a file already: --author ana-reyes']],
    [told({}, { topics: ['!'] }), ['--topic ! has no letters. Write what the story is about, like sea-wall.']],
    [
      told({}, { published: 'yesterday' }),
      ['--published yesterday is not a date and time. Write it like 2026-11-09T18:30 or 2026-11-09T18:30+09:00.'],
    ],
    [told({}, { published: '0026-11-09' }), ['--published is in a year that has no folder.']],
    [
      told({}, { slug: 'Ferry strike' }),
      ['--slug Ferry strike is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.'],
    ],
    [told({}, { slug: 'x'.repeat(181) }), ['--slug is too long for the name of a file.']],
    [told({}, { slug: 'readme' }), ['--slug readme cannot be the name of a story.']],
    [
      told({}, { slug: 'old' }),
      ['--slug old is taken: there is content/articles/2026/11/old.md already. Choose another name: --slug …'],
    ],
    [
      told({}, { slug: 'moved' }),
      ['--slug moved is taken: it is an old address of content/articles/2026/11/old.md. Choose another name: --slug …'],
    ],
    [
      told({}, { slug: 'flood' }),
      ['--slug flood is taken: it is an old address of content/articles/2026/11/old.md. Choose another name: --slug …'],
    ],
    [
      told({}, { slug: 'taken' }),
      ['--slug taken is taken: there is public/2026/11/taken already. Choose another name: --slug …'],
    ],
    [told({ life: 'A', born: '1990', died: '1934' }, { type: 'obituary' }), ['--died is before born.']],
    [
      told({ reviewed: 'A', kind: 'bok', rating: 'good' }, { type: 'review' }),
      [
        '--kind must be one of book, film, series, album, concert, theater, exhibition, restaurant, game, product.',
        '--rating must be a number.',
      ],
    ],
    [
      told({}, { photos: [{ file: 'gone.jpg' }, { file: 'blank.jpg', alt: 'a\u0007', credit: 'AP' }] }),
      [
        '--photo stands twice. Only --type gallery has several.',
        '--photo gone.jpg: there is no such file.',
        '--alt has an invisible control character (U+0007). Delete it; it often comes along when text is pasted.',
      ],
    ],
  ])('objects: %#', async (answers, expected) => {
    expect(await objections(answers)).toEqual(expected);
  });

  it('does not put a story over the posts of a live one', async () => {
    rmSync(join(content, 'articles/2026/11/storm.md'));
    const [objection] = await objections(told({}, { slug: 'storm' }));
    expect(objection).toMatch(
      /^--slug storm is taken: content\/articles\/2026\/11\/storm\/ has posts of a live story\./,
    );
    expect((await plan(told({}, { slug: 'storm', type: 'live' }))).story).toBe('2026/11/storm');
    write(
      'content/articles/2026/11/storm.md',
      '---\nheadline: Storm\nsummary: S.\nsection: sea\ntype: live\npublished: 2026-11-01\n---\n',
    );
  });

  it('notes that a new author is called nearly as one that is there', async () => {
    const { notes, files } = await plan(told({}, { newAuthors: ['Ana Reyez'] }));
    expect(notes).toEqual([
      'Ana Reyez is new. If Ana Reyes is meant, write authors: [ana-reyes] and delete content/authors/ana-reyez.md.',
    ]);
    expect(files[1]!.path).toBe('authors/ana-reyez.md');
    const twins = await plan(told({}, { newAuthors: ['Lee', 'Lee!', '???', 'README'] }));
    expect(twins.files.slice(1).map(({ path }) => path)).toEqual([
      'authors/lee-2.md',
      'authors/lee-3.md',
      'authors/untitled.md',
      'authors/readme-2.md',
    ]);
  });

  it('says in one line what it did, whatever it was told', async () => {
    const text = tellPlan(await plan(told({}, { published: '2026-11-25T06:00' })), desk, true);
    expect(text)
      .toBe(`Wrote content/articles/2026/11/ferry-crews-vote-strike.md. It is a draft until you have written it: readers do not see it.

  Write     content/articles/2026/11/ferry-crews-vote-strike.md, below its second line of hyphens
  Preview   npm run dev, then http://localhost:4321/2026/11/ferry-crews-vote-strike/
  Publish   in the file, write the story and take out draft: true; then npm run build, at 2026-11-25T06:00 (America/New_York) or later
  Address   https://ledger.example/2026/11/ferry-crews-vote-strike/
`);
    const brief = await plan(told({}, { type: 'brief', published: '2026-11-25T06:00' }));
    expect(brief.files[0]!.content).not.toContain('draft');
    expect(tellPlan(brief, desk, true)).toMatch(
      /It is published at 2026-11-25T06:00 \(America\/New_York\), with the first build after that\.\n\n {2}Write .*\n {2}Preview .*\n {2}Address .*\n$/,
    );
    const draft = tellPlan(await plan(told()), { ...desk, content: 'news' }, false);
    expect(draft).toContain('It is a draft: readers do not see it.\n');
    expect(draft).toContain(
      '  Publish   in the file, write the story, take out draft: true and write published: 2026-11-24T07:00; then npm run build -- --content news\n',
    );
    expect(draft).toContain('  Preview   npm run dev -- --content news, then ');
    expect(await objections(told({}, { type: '\u001b[31m\u202e' }))).toEqual([
      expect.stringContaining('U+001B[31mU+202E is no form of story.'),
    ]);
  });
});

describe('what it writes is what the build takes', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'-:#\'"[]{}!&*|>%@`,? \t~.0x1eE_+=<\\/aÉß한ー\u2028\ufffe'), minLength: 1 }),
    fc.constantFrom(
      'null',
      'true',
      '~',
      '1934',
      '0x1f',
      '1e3',
      '---',
      '...',
      '<<',
      '<script>',
      '*',
      '&a',
      '!!js',
      '% "',
    ),
    fc.lorem({ maxCount: 8 }),
  );
  const id = fc.stringMatching(/^[a-z0-9é한]{1,20}(-[a-z0-9]{1,5}){0,3}$/u);
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const date = fc.constantFrom('1934', '1934-05', '1934-05-02', '2026', '12', 'never');
  const answers: fc.Arbitrary<Answers> = fc.record({
    texts: fc.record(
      {
        headline: hostile,
        summary: hostile,
        source: hostile,
        dateline: hostile,
        subject: hostile,
        'subject-role': hostile,
        reviewed: hostile,
        kind: fc.constantFrom(...REVIEWED_KINDS),
        creator: hostile,
        rating: fc.constantFrom('3.5', '6', 'good'),
        life: hostile,
        born: date,
        died: date,
        series: id,
        embargo: fc.constantFrom('2026-11-30', '2026-11-30T06:00Z', '2026-11-01T01:30'),
      },
      { requiredKeys: ['headline', 'summary', 'subject', 'reviewed', 'kind', 'life', 'died'] },
    ),
    type: fc.constantFrom(...STORY_TYPES),
    section: fc.constantFrom('local', 'The Sea'),
    authors: some(fc.array(fc.constantFrom('ana-reyes', 'Ana Reyes', 'lee'))),
    newAuthors: fc.array(hostile, { maxLength: 2 }),
    topics: some(fc.array(fc.oneof(hostile, id), { maxLength: 3 })),
    slug: some(id),
    published: some(fc.constantFrom('now', '2026-11-24', '2027-01-01T00:00+09:00', '2026-11-01T01:30')),
    draft: some(fc.boolean()),
    photos: fc.array(
      fc.record({
        file: fc.constantFrom('blank.jpg', 'other.png'),
        alt: hostile,
        caption: some(hostile),
        credit: hostile,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  });

  /** Leaves out what is only for other forms, so that most stories have nothing wrong with them. */
  function fitting(said: Answers): Answers {
    const own: Record<string, string[]> = {
      interview: ['subject', 'subject-role'],
      review: ['reviewed', 'kind', 'creator', 'rating'],
      obituary: ['life', 'born', 'died'],
    };
    const foreign = Object.entries(own).flatMap(([form, keys]) => (form === said.type ? [] : keys));
    return {
      ...said,
      texts: Object.fromEntries(Object.entries(said.texts).filter(([key]) => !foreign.includes(key))),
      photos: said.type === 'gallery' ? said.photos! : said.photos!.slice(1),
    };
  }

  it('whatever it is told', async () => {
    const check = (only?: string[]) =>
      sync(store, { directory: content, now: NOW, preview: false, code: 'a', eyes: 'a', ...(only && { only }) });
    expect((await check()).problems).toEqual([]);
    let written = 0;
    await fc.assert(
      fc.asyncProperty(answers, async (raw) => {
        const said = fitting(raw);
        const planned = await planStory(said, desk);
        if (Array.isArray(planned)) {
          expect(planned.length).toBeGreaterThan(0);
          // eslint-disable-next-line no-control-regex
          expect(tellObjections(planned)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|undefined|\[object/u);
          return;
        }
        written++;
        const paths = planned.files.map(({ path }) => path);
        putNewFiles(content, planned.files);
        try {
          const { problems } = await check(paths);
          expect(problems.filter(({ warning }) => !warning)).toEqual([]);
          const { data } = splitMarkdown(String(planned.files[0]!.content)) as { data: Record<string, unknown> };
          expect(data.headline).toBe(said.texts.headline!.replace(/\s+/gu, ' ').trim());
          expect(
            store.get('SELECT opens FROM entries WHERE kind = ? AND id = ?', 'article', planned.story),
          ).toBeDefined();
          expect(data.draft).toBe(planned.isDraft ? true : undefined);
          // What has been written need not wait.
          expect(planned.isDraft || !planned.isUnwritten).toBe(true);
        } finally {
          for (const path of paths) rmSync(join(content, path));
          await check(paths);
        }
      }),
      { numRuns: 400 },
    );
    // Else nothing has been shown.
    expect(written).toBeGreaterThan(100);
  });
});
