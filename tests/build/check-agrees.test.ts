/** Whatever happens to a newsroom, the check says what the build says: the same problems, and so the same verdict. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { check } from '../../src/desk/check/check.ts';
import type { Problem } from '../../src/schema/problem.ts';
import { below, randomFrom, seedOf } from '../bench/words.ts';
import { DAMAGES, keep, restore } from './damages.ts';
import { Newsroom, picture, ROOT, SITE, story } from './newsroom.ts';

/** `NEWSROOMS=5000 npx vitest run --project build check-agrees` for more, `SEED=… FIRST=…` to begin with one again. */
const NEWSROOMS = Number(process.env['NEWSROOMS'] ?? 500);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const FIRST = Number(process.env['FIRST'] ?? 0);

/** A small newsroom in which there is some of everything. */
async function makeNewsroom(): Promise<Newsroom> {
  const newsroom = new Newsroom();
  newsroom.write('site.yaml', `${SITE}policies: {privacy: privacy}\n`);
  newsroom.write('photos/tan.jpg', await picture('tan'));
  newsroom.write(
    'photos/teal.png',
    await sharp(await picture('teal'))
      .png()
      .toBuffer(),
  );
  newsroom.write(
    'photos/plum.webp',
    await sharp(await picture('plum'))
      .webp()
      .toBuffer(),
  );
  newsroom.write('photos/unused.jpg', await picture('gray'));
  mkdirSync(join(newsroom.content, 'media'));
  copyFileSync(join(ROOT, 'content/media/2026/skerry-point-light.mp4'), join(newsroom.content, 'media/light.mp4'));
  newsroom.write('media/light.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nThe light turns.\n');
  newsroom.write(
    'authors/ana.md',
    '---\nname: Ana Reyes\nphoto: {src: photos/tan.jpg, alt: Ana Reyes, credit: Alex Kim}\n---\nReports.\n',
  );
  newsroom.write('authors/ben.md', '---\nname: Ben Ode\n---\nWrites.\n');
  newsroom.write('topics/wall.md', '---\nname: The wall\n---\nAll of it.\n');
  newsroom.write('series/water.md', '---\nname: Water\nparts: [2026/11/wall]\n---\nAll of it.\n');
  newsroom.write(
    'pages/about.md',
    '---\ntitle: About\n---\n## Who\n\nWe are. See [the wall](/2026/11/wall/#the-vote).\n',
  );
  newsroom.write('fronts/home.yaml', 'pins: [2026/11/wall]\n');
  newsroom.write('breaking.yaml', 'headline: The wall is up\nstory: 2026/11/wall\nuntil: 2026-11-25T00:00Z\n');
  const photo = (src: string) => ({ src, alt: 'A wall', credit: 'Alex Kim/Ledger' });
  newsroom.write(
    'articles/2026/11/wall.md',
    story(
      {
        authors: ['ana'],
        topics: ['wall'],
        series: 'water',
        photo: photo('photos/teal.png'),
        related: ['2026/10/tide'],
        aliases: ['/old/wall.html'],
        updated: '2026-11-10T09:00',
        corrections: [{ date: '2026-11-10T09:00', text: 'It was higher.' }],
      },
      '## The vote\n\nIt was [said](/2026/10/tide/) in [June](#the-vote).[^1]\n\n:::factbox[The wall]\nOld.\n:::\n\n[^1]: A note.\n',
    ),
  );
  newsroom.write(
    'articles/2026/10/tide.md',
    story(
      { headline: 'The tide', published: '2026-10-09T18:30', authors: ['ben'], topics: ['wall'] },
      '![A wall](photos/plum.webp "The wall. (Alex Kim/Ledger)")\n\n:::video[A light. (Noor Haddad/Ledger)]{src="media/light.mp4" captions="media/light.vtt"}\n:::\n\n::related{story="2026/11/wall"}\n',
    ),
  );
  newsroom.write(
    'articles/2026/11/storm.md',
    story({ headline: 'The storm', type: 'live', published: '2026-11-20T09:00', ended: '2026-11-20T20:00' }),
  );
  newsroom.write(
    'articles/2026/11/storm/0930-rain.md',
    '---\npublished: 2026-11-20T09:30\nauthors: [ana]\n---\nIt rains.\n',
  );
  newsroom.write('articles/2026/12/later.md', story({ headline: 'Later', published: '2026-12-09T18:30' }));
  return newsroom;
}

const told = (problems: readonly Problem[]) =>
  problems
    .map(
      ({ file, line, column, rule, message, suggestion }) =>
        `${file}:${line}:${column} ${rule} ${message} ${suggestion ?? ''}`,
    )
    .sort();

test(`${NEWSROOMS} damaged newsrooms`, { timeout: 1_800_000 }, async () => {
  const newsroom = await makeNewsroom();
  const kept = keep(newsroom);
  const options = { ...newsroom.options(), since: 'HEAD' };
  const names = Object.keys(DAMAGES);
  const refused = new Map<string, number>();
  let accepted = 0;
  try {
    const sound = await newsroom.print();
    expect(sound.problems).toEqual([]);
    for (let index = FIRST; index < FIRST + NEWSROOMS; index++) {
      const random = randomFrom(seedOf(SEED, index));
      const done: string[] = [];
      for (let count = [1, 1, 1, 2, 3][below(random, 5)]!; count > 0; count--) {
        const name = names[below(random, names.length)]!;
        done.push(`${name}: ${DAMAGES[name]!(newsroom, random)}`);
      }
      const what = `SEED=${SEED} FIRST=${index} NEWSROOMS=1 (${done.join('; ')})`;
      // Which of the two reads what has changed is as it may be: they share the index.
      const checkFirst = random() < 0.5;
      const early = checkFirst ? await check(options) : undefined;
      const printed = await newsroom.print().catch((error: unknown) => {
        throw new Error(`${what}: the build failed`, { cause: error });
      });
      const { findings } = early ?? (await check(options));

      const problems = findings.filter(({ severity }) => severity === 'problem');
      expect(told(problems), what).toEqual(told(printed.problems));
      const warnings = findings.filter(({ severity }) => severity === 'warning');
      expect(told(warnings), what).toEqual(told([...printed.warnings, ...printed.olderWarnings]));
      if (problems.length === 0) accepted += 1;
      for (const { rule } of problems) refused.set(rule, (refused.get(rule) ?? 0) + 1);
      restore(newsroom, kept);
    }
    const report = await check(options);
    expect(told(report.findings.filter(({ severity }) => severity === 'problem'))).toEqual([]);
  } finally {
    newsroom.dispose();
  }
  // The damages are worth something: most are found, in many ways, and some newsrooms can take them.
  if (NEWSROOMS >= 500) {
    expect(refused.size).toBeGreaterThan(40);
    expect(accepted).toBeGreaterThan(NEWSROOMS / 20);
    expect(accepted).toBeLessThan(NEWSROOMS / 2);
  }
});
