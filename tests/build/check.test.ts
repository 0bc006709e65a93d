/** `npm run check`: what an editor reads, what it mends, and how little it looks at again. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { check, type CheckOptions } from '../../src/desk/check/check.ts';
import { flagsOf, runBuild, type Run } from './cli.ts';
import { Newsroom, NOW, picture, ROOT, SITE, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

/** Runs `npm run check`'s program in the newsroom's folder. */
function run(
  flags: string[],
  { env = {}, cwd = newsroom.directory }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Omit<Run, 'signal'>> {
  const { content, cache } = newsroom;
  const own = [
    '--content',
    content,
    '--public',
    newsroom.public,
    '--cache',
    cache,
    '--now',
    new Date(NOW).toISOString(),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'src', 'desk', 'check.ts'), ...own, ...flags], {
      cwd,
      env: { ...process.env, GITHUB_ACTIONS: '', npm_lifecycle_event: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const options = (over: Partial<CheckOptions> = {}): CheckOptions => ({ ...newsroom.options(), since: 'HEAD', ...over });
const rules = async (over: Partial<CheckOptions> = {}) =>
  (await check(options(over))).findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
const SUMMARY = 'The vote ends three years of argument.';
const sound = (fields: Record<string, unknown> = {}, body = 'It was said.\n') =>
  story({ summary: SUMMARY, ...fields }, body);

describe('the command', () => {
  it('says that all is in order', async () => {
    newsroom.write('articles/2026/11/wall.md', sound());
    expect(await run([])).toEqual({
      code: 0,
      stdout: 'Everything is in order: 4 files, 3 texts looked at anew.\n',
      stderr: '',
    });
  });

  it('tells what the build refuses and what a copy desk would mention, and fails for the first alone', async () => {
    newsroom.write(
      'articles/2026/11/wall.md',
      sound(
        { authors: ['anna'], headline: 'Board votes to raise the wall.' },
        'The the wall has 3 cranes.  See [this](/2026/11/wall/#the-vtoe) and [that](/ethic/).\n\n## The vote\n',
      ),
    );
    newsroom.write('authors/ana.md', '---\nname: Ana Reyes\n---\nReports.\n');
    newsroom.write('photos/wall.jpg', await picture('tan'));
    const { code, stdout, stderr } = await run([]);
    expect(stderr).toBe('');
    expect(stdout).toMatchInlineSnapshot(`
      "content/articles/2026/11/wall.md:2:41 (advice, headline-period)
          …votes to raise the wall."
        This headline ends with a full stop.
        Take it out.
      content/articles/2026/11/wall.md:6:11 (unknown-author)
          "anna"
        There is no author anna.
        Did you mean ana?
      content/articles/2026/11/wall.md:9:1 (advice, repeated-word)
          The the wall has 3 cranes.…
        “the” stands twice.
        Take one out.
      content/articles/2026/11/wall.md:9:18 (advice, numerals)
          The the wall has 3 cranes.  See…
        Numbers below 10 are spelled.
        Write three.
      content/articles/2026/11/wall.md:9:27 (advice, double-space)
          …the wall has 3 cranes.  See…
        Here are 2 spaces in a row.
        Leave one.
      content/articles/2026/11/wall.md:9:33 (advice, dead-heading-link)
          [this](/2026/11/wall/#the-vtoe)
        There is no heading #the-vtoe on /2026/11/wall/.
        Did you mean #the-vote?
      content/articles/2026/11/wall.md:9:69 (advice, dead-link)
          …and [that](/ethic/).
        There is no page and no file at /ethic/.
        Correct the address, or take the link out.

      content/photos/wall.jpg:1:1 (advice, unused-photo)
        Nothing shows this picture.
        Take it away, or show it somewhere.

      1 problem and 7 pieces of advice in 2 files. The build would refuse this. npm run check -- --content content --fix mends 1 of them. npm run check -- --explain unknown-author says more.
      "
    `);
    expect(code).toBe(1);

    newsroom.write('authors/anna.md', '---\nname: Anna Reyes\n---\nReports.\n');
    expect((await run([])).code).toBe(0);
    expect((await run(['--strict'])).code).toBe(1);
  });

  it('tells of the files that are named, from where npm was called', async () => {
    for (const name of ['one', 'two'])
      newsroom.write(`articles/2026/11/${name}.md`, sound({ headline: name, section: 'locl' }));
    newsroom.write('articles/2026/10/three.md', sound({ headline: 'three', section: 'locl', published: '2026-10-02' }));
    const env = { npm_lifecycle_event: 'check', INIT_CWD: join(newsroom.content, 'articles/2026') };
    const files = async (...paths: string[]) => {
      const { stdout } = await run([...paths, '--format', 'json'], { env });
      return (JSON.parse(stdout) as { findings: { file: string }[] }).findings.map(({ file }) =>
        file.replace(/^.*\//, ''),
      );
    };
    expect(await files()).toEqual(['three.md', 'one.md', 'two.md']);
    expect(await files('11/two.md')).toEqual(['two.md']);
    expect(await files('11')).toEqual(['one.md', 'two.md']);
    expect(await files('11/', '../../site.yaml')).toEqual(['one.md', 'two.md']);
    expect(await files('../../..')).toEqual(['three.md', 'one.md', 'two.md']);
    // What is not told of is read all the same, and counts for nothing.
    expect(await run(['../../pages'], { env })).toMatchObject({
      code: 0,
      stdout: 'There is nothing to say of these files.\n',
    });
  });

  it.each([
    [['11/none.md'], '11/none.md: there is no such file or folder.\n'],
    [['--format', 'xml'], '--format xml: write terminal, github, json.\n'],
    [['--explain', 'numeral'], '--explain numeral: there is no such rule. Did you mean numerals?\n'],
    [['--now', 'soon'], '--now soon: write a moment like 2026-11-24T06:00Z.\n'],
    [['--since=--output=x'], '--since --output=x: write a commit, like HEAD.\n'],
    [['--nothing'], '--nothing: there is no such flag. See npm run check -- --help.\n'],
    [['--explain'], '--explain: name a rule, as in --explain months. docs/errors.md lists them all.\n'],
    [['/'], undefined],
    [['/usr'], '/usr: this is neither in the content folder nor in public/.\n'],
  ])('refuses %j in a line', async (flags, message) => {
    const { code, stdout, stderr } = await run(flags);
    if (message === undefined) {
      expect(code).toBe(0);
      return;
    }
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.startsWith(message.trimEnd())).toBe(true);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('explains a rule, and itself', async () => {
    const { code, stdout } = await run(['--explain', 'unknown-author']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^unknown-author: Refused\.\n/);
    expect((await run(['--help'])).stdout).toMatch(/^npm run check -- /);
  });

  it('annotates in GitHub Actions, with paths as the repository has them', async () => {
    newsroom.write('articles/2026/11/wall.md', sound({ section: 'locl' }));
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: newsroom.directory };
    const { code, stdout } = await run([], { env, cwd: ROOT });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=content\/articles\/2026\/11\/wall\.md,line=5,col=10,title=unknown-section::“"locl"”%0AThere is no section locl\.%0ADid you mean local\?\n1 problem in 1 file\./,
    );
    expect((await run(['--format', 'terminal'], { env })).stdout).not.toContain('::error');
  });

  it('waits for a build that is at work with the same cache', async () => {
    newsroom.write('articles/2026/11/wall.md', sound());
    const [checked, built] = await Promise.all([run([]), runBuild(flagsOf(newsroom))]);
    expect([checked.code, built.code]).toEqual([0, 0]);
  });
});

describe('what is turned off in site.yaml', () => {
  const advised = sound({}, 'The the wall has 3 cranes.\n');
  it('is not told, one rule at a time, and nothing is looked at again for that', async () => {
    newsroom.write('articles/2026/11/wall.md', advised);
    expect(await rules()).toEqual([
      'articles/2026/11/wall.md:8:1 repeated-word',
      'articles/2026/11/wall.md:8:18 numerals',
    ]);
    newsroom.write('site.yaml', `${SITE}check: {off: [numerals]}\n`);
    const report = await check(options());
    expect(report.findings.map(({ rule }) => rule)).toEqual(['repeated-word']);
    expect(report.looked.size).toBe(0);
  });
  it('is a name that there is, and a mistake in site.yaml is told alone', async () => {
    newsroom.write('articles/2026/11/wall.md', sound());
    newsroom.write('site.yaml', `${SITE}check: {off: [numeral]}\n`);
    const { findings } = await check(options());
    expect(findings).toMatchObject([
      {
        file: 'site.yaml',
        rule: 'unknown-value',
        message: 'entry 1 of check.off cannot be this; it may be one of 32 words.',
        suggestion: 'Did you mean numerals?',
      },
    ]);
    newsroom.remove('site.yaml');
    expect(await rules()).toEqual(['site.yaml:1:1 no-site']);
    newsroom.write('site.yaml', SITE.replace('id: local', 'id: city'));
    expect(await rules()).toEqual(['articles/2026/11/wall.md:5:10 unknown-section']);
  });
  it('prints no page again', async () => {
    newsroom.write('articles/2026/11/wall.md', advised);
    await newsroom.print();
    newsroom.write('site.yaml', `${SITE}check: {off: [numerals]}\n`);
    expect((await newsroom.print()).pages.printed).toBe(0);
  });
  it('is not mended', async () => {
    const text = sound({}, 'Two  words , here.\n');
    newsroom.write('articles/2026/11/wall.md', text);
    newsroom.write('site.yaml', `${SITE}check: {off: [double-space]}\n`);
    await run(['--fix']);
    expect(readFileSync(join(newsroom.content, 'articles/2026/11/wall.md'), 'utf8')).toBe(text.replace(' ,', ','));
  });
});

describe('--fix', () => {
  const FILE = 'articles/2026/11/wall.md';
  const path = () => join(newsroom.content, FILE);

  it('mends what is certain and no other byte, says so, and has nothing to do the second time', async () => {
    const before = `\ufeff${sound({}, 'Two  words , and the the wall.  \nA line that breaks.\n')}`.replaceAll(
      '\n',
      '\r\n',
    );
    newsroom.write(FILE, before);
    newsroom.write('articles/2026/11/other.md', sound({ headline: 'Other' }, 'Two  words.\n'));
    chmodSync(path(), 0o640);
    const { code, stdout } = await run(['--fix', 'content/articles/2026/11/wall.md']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "content/articles/2026/11/wall.md:8:4 mended (double-space)
        Here are 2 spaces in a row.
      content/articles/2026/11/wall.md:8:11 mended (space-before-punctuation)
        There is a space before the comma.

      content/articles/2026/11/wall.md:8:16 (advice, repeated-word)
          Two words, and the the wall.
        “the” stands twice.
        Take one out.

      2 places mended. 1 piece of advice in 1 file. The build takes it as it is. npm run check -- --explain repeated-word says more.
      "
    `);
    expect(readFileSync(path(), 'utf8')).toBe(before.replace('Two  words ,', 'Two words,'));
    expect(statSync(path()).mode & 0o777).toBe(0o640);
    // The other one was not named.
    expect(readFileSync(join(newsroom.content, 'articles/2026/11/other.md'), 'utf8')).toContain('Two  words.');

    const { mtimeMs } = statSync(path());
    expect((await run(['--fix', 'content/articles/2026/11/wall.md'])).stdout).not.toContain('mended');
    expect(statSync(path()).mtimeMs).toBe(mtimeMs);
  });

  it('leaves a file alone that the build refuses', async () => {
    const before = sound({ section: 12 }, 'Two  words.\n');
    newsroom.write(FILE, before);
    expect((await run(['--fix'])).code).toBe(1);
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });

  it('goes by the language of the story', async () => {
    const before = sound({ language: 'fr' }, 'Un mur : 4 % .\n');
    newsroom.write(FILE, before);
    await run(['--fix']);
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });
});

describe('between files', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00`;
  const FAR = { headline: 'Far away', published: '2026-01-01T09:00' };

  it('tells the same headline and the same lead picture within a week, of the later story', async () => {
    newsroom.write('photos/wall.jpg', await picture('tan'));
    const photo = { src: 'photos/wall.jpg', alt: 'A wall', credit: 'Alex Kim' };
    newsroom.write('articles/2026/11/a.md', sound({ headline: 'Board "meets"', published: at(1), photo }));
    newsroom.write('articles/2026/11/b.md', sound({ headline: 'Board meets!', published: at(7), photo }));
    newsroom.write('articles/2026/11/c.md', sound({ headline: 'Board meets', published: at(15), photo }));
    newsroom.write('articles/2026/11/d.md', sound({ headline: 'Board meets', published: at(16), draft: true, photo }));
    expect(await rules()).toEqual([
      'articles/2026/11/b.md:2:11 repeated-headline',
      'articles/2026/11/b.md:6:15 repeated-photo',
    ]);
    // When the earlier one is gone, so is the reason.
    newsroom.remove('articles/2026/11/a.md');
    const report = await check(options());
    expect(report.findings).toEqual([]);
    expect(report.looked.size).toBe(0);
  });

  it('tells links to headings and pages that are not there, and follows when those change', async () => {
    newsroom.write(
      'articles/2026/11/a.md',
      sound({ headline: 'A', topics: ['wall'] }, '## The vote\n\nIt was *said*.\n'),
    );
    newsroom.write('topics/ferries.md', '---\nname: Ferries\n---\n');
    mkdirSync(join(newsroom.public, 'files'));
    writeFileSync(join(newsroom.public, 'files/plan.pdf'), 'x');
    newsroom.write(
      'articles/2026/11/b.md',
      sound(
        { headline: 'B', topics: ['wall'] },
        [
          '[a](/2026/11/a/#the-vote)',
          '[b](https://ledger.example/2026/11/a/#the-vot)',
          '[c](#here)',
          '[d](#there)',
          '[e](/topics/wall/)',
          '[f](/topics/ferries)',
          '[g](/files/plan.pdf)',
          '[h](/files/none.pdf)',
          '[i](/2026/11/)',
          '[j](/2026/10/)',
          '[k](/privacy/#nothing)',
          '[l](/sea/?page=2#corrections)',
          '[m](https://elsewhere.example/none#x)',
          '[n](#:~:text=here)',
          '## Here',
        ].join('\n\n'),
      ),
    );
    expect((await rules()).map((line) => line.replace('articles/2026/11/b.md:', ''))).toEqual([
      '11:1 dead-heading-link',
      '15:1 dead-heading-link',
      '23:1 dead-link',
      '27:1 dead-link',
      '29:1 dead-heading-link',
    ]);
    const { findings } = await check(options());
    expect(findings[0]).toMatchObject({
      found: '[b](https://ledger.example/2026/11/a/#the-vot)',
      message: 'There is no heading #the-vot on /2026/11/a/.',
      suggestion: 'Did you mean #the-vote?',
    });
    newsroom.write(
      'articles/2026/11/a.md',
      sound({ headline: 'A', topics: ['wall'] }, '## The count\n\nIt was *said*.\n'),
    );
    const report = await check(options());
    expect(report.looked).toEqual(new Set(['articles/2026/11/a.md']));
    expect(report.findings[0]).toMatchObject({ line: 9, message: 'There is no heading #the-vote on /2026/11/a/.' });
  });

  it('knows the posts of a live story as places on its page', async () => {
    newsroom.write(
      'articles/2026/11/storm.md',
      sound(
        { headline: 'Storm', type: 'live', published: at(20), topics: ['storm'] },
        'See [this](#0930-rain) and [that](#0931-rain).\n',
      ),
    );
    newsroom.write('articles/2026/11/storm/0930-rain.md', `---\npublished: ${at(20)}\n---\nSee [above](#0930-rain).\n`);
    expect(await rules()).toEqual(['articles/2026/11/storm.md:10:28 dead-heading-link']);
  });

  it('tells pictures and recordings that nothing shows', async () => {
    newsroom.write('photos/wall.jpg', await picture('tan'));
    newsroom.write('photos/used.jpg', await picture('teal'));
    newsroom.write('media/light.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nThe light turns.\n');
    newsroom.write(
      'articles/2026/11/a.md',
      sound({}, '![Waves at a wall](photos/used.jpg "A wall. (Alex Kim/Ledger)")\n'),
    );
    expect(await rules()).toEqual(['media/light.vtt:1:1 unused-recording', 'photos/wall.jpg:1:1 unused-photo']);
  });

  it('tells times that can hardly be meant, by the clock of the day', async () => {
    newsroom.write('articles/2026/11/a.md', sound({ headline: 'A', published: '2028-11-09T09:00' }));
    newsroom.write(
      'articles/2026/11/b.md',
      sound({ headline: 'B', published: '2026-12-09T09:00', updated: '2026-12-10T09:00' }),
    );
    newsroom.write(
      'articles/2026/11/c.md',
      sound({
        headline: 'C',
        published: at(9),
        updated: '2026-12-10T09:00',
        corrections: [{ date: '2027-11-10', text: 'It is higher.' }],
      }),
    );
    newsroom.write('articles/2026/11/d.md', sound({ headline: 'D', published: '2066-11-09T09:00', draft: true }));
    expect(await rules()).toEqual([
      'articles/2026/11/a.md:4:12 future-date',
      'articles/2026/11/c.md:6:10 future-date',
      'articles/2026/11/c.md:7:23 future-date',
    ]);
    const later = await check(options({ now: Date.parse('2026-12-11T00:00Z') }));
    expect(later.findings.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'articles/2026/11/a.md:4',
      'articles/2026/11/c.md:7',
    ]);
    expect(later.looked.size).toBe(0);
  });

  it('misses topics only where there are some', async () => {
    newsroom.write('articles/2026/11/a.md', sound({ headline: 'A' }));
    expect(await rules()).toEqual([]);
    newsroom.write('articles/2026/01/far.md', sound({ ...FAR, topics: ['wall'] }));
    expect(await rules()).toEqual(['articles/2026/11/a.md:1:1 no-topics']);
  });

  describe('updated', () => {
    const git = (...parameters: string[]) =>
      execFileSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@ledger.example', ...parameters], {
        cwd: newsroom.directory,
        stdio: 'pipe',
      });
    const updated = { published: at(1), updated: at(2) };
    beforeEach(() => {
      newsroom.write('articles/2026/11/a.md', sound(updated, 'It was said.\n'));
    });

    it('is told when readers see no change since the last commit', async () => {
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'All');
      expect(await rules()).toEqual([]);
      newsroom.write('articles/2026/11/a.md', sound({ ...updated, updated: at(3), urgency: 2 }, 'It was   said.\r\n'));
      expect((await rules()).filter((rule) => !rule.endsWith('double-space'))).toEqual([
        'articles/2026/11/a.md:6:10 updated-without-change',
      ]);
      for (const [fields, body] of [
        [{}, 'It was said twice.\n'],
        [{ headline: 'Another' }, 'It was said.\n'],
        [{ updated: at(2), urgency: 2 }, 'It was said.\n'],
      ] as const) {
        newsroom.write('articles/2026/11/a.md', sound({ ...updated, updated: at(3), ...fields }, body));
        expect(await rules()).toEqual([]);
      }
    });

    it('is compared with another commit when one is named, and not at all without git', async () => {
      expect(await rules()).toEqual([]);
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'One');
      newsroom.write('articles/2026/11/a.md', sound({ ...updated, updated: at(3) }, 'It was said.\n'));
      git('commit', '-qam', 'Two');
      expect(await rules()).toEqual([]);
      expect(await rules({ since: 'HEAD^' })).toEqual(['articles/2026/11/a.md:6:10 updated-without-change']);
      expect(await rules({ since: 'nothing' })).toEqual([]);
    });
  });
});

describe('what is looked at again', () => {
  it('is what has changed, and everything when the settings that matter do', async () => {
    for (let index = 0; index < 8; index++)
      newsroom.write(
        `articles/2026/11/story-${index}.md`,
        sound({ headline: `Story ${index}` }, `The the wall ${index}.\n`),
      );
    const first = await check(options());
    expect([first.read, first.looked.size]).toEqual([11, 10]);
    const second = await check(options());
    expect([second.read, second.looked.size]).toEqual([0, 0]);
    expect(second.findings).toEqual(first.findings);

    newsroom.write('articles/2026/11/story-3.md', sound({ headline: 'Story 3' }, 'The wall.\n'));
    const third = await check(options());
    expect([third.read, [...third.looked]]).toEqual([1, ['articles/2026/11/story-3.md']]);
    expect(third.findings).toHaveLength(7);

    newsroom.remove('articles/2026/11/story-4.md');
    expect((await check(options())).findings).toHaveLength(6);

    newsroom.write('site.yaml', `${SITE}language: de\n`);
    const german = await check(options());
    expect(german.looked.size).toBe(9);
    expect(german.findings).toEqual([]);
  });

  it('is shared with the build: what one has read the other need not', async () => {
    newsroom.write('articles/2026/11/a.md', sound());
    await newsroom.print();
    expect((await check(options())).read).toBe(0);
    newsroom.write('articles/2026/11/a.md', sound({ headline: 'Another' }));
    expect((await check(options())).read).toBe(1);
    const report = await newsroom.print();
    expect(report.files.read).toBe(0);
    expect(report.pages.printed).toBeGreaterThan(0);
    expect(newsroom.read('2026/11/a/index.html')).toContain('Another');
  });

  it('survives a notebook that is broken, or of another version', async () => {
    newsroom.write('articles/2026/11/a.md', sound({}, 'The the wall.\n'));
    const before = await rules();
    expect(before).toEqual(['articles/2026/11/a.md:8:1 repeated-word']);
    writeFileSync(join(newsroom.cache, 'desk.sqlite'), 'no database at all, '.repeat(300));
    expect(await rules()).toEqual(before);
  });
});

test('a public file in the place of a page is told as the build tells it, also where a page was', async () => {
  newsroom.write('articles/2026/11/a.md', sound());
  await newsroom.print();
  mkdirSync(join(newsroom.public, '2026/11/a'), { recursive: true });
  writeFileSync(join(newsroom.public, '2026/11/a/index.html'), 'Here.');
  const { stdout, code } = await run([]);
  expect(code).toBe(1);
  expect(stdout).toContain('public/2026/11/a/index.html:1:1 (duplicate-address)');
  // The story is gone, and its address is free.
  newsroom.remove('articles/2026/11/a.md');
  expect((await run([])).code).toBe(0);
  expect((await newsroom.print()).problems).toEqual([]);
  expect(newsroom.read('2026/11/a/index.html')).toBe('Here.');
});
