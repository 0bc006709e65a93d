/** `npm run new` as it is run: by a script, and by a person at a terminal. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { editXmp } from '../../src/photos/edit-xmp.ts';
import { Newsroom, picture, ROOT } from './newsroom.ts';
import { KEY, Terminal } from './terminal.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  newsroom.write('authors/ana-reyes.md', '---\nname: Ana Reyes\n---\n\nAna Reyes covers the harbor.\n');
  newsroom.write('authors/li-wen.md', '---\nname: Li Wen\n---\n');
  newsroom.write('topics/sea-wall.md', '---\nname: The sea wall\n---\n');
});
afterEach(() => newsroom.dispose());

const PROGRAM = join(ROOT, 'src', 'desk', 'new.ts');
const ALWAYS = ['--content', 'content', '--now', '2026-11-24T12:00Z'];

/** Runs it without a terminal, in the newsroom's folder. */
function run(args: string[], env: Record<string, string> = {}, always = ALWAYS) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...always, ...args], {
    cwd: newsroom.directory,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    input: '',
  });
  return { code: status, stdout, stderr };
}
const at = (...args: string[]) =>
  new Terminal(process.execPath, [PROGRAM, ...ALWAYS, ...args], { cwd: newsroom.directory });

const NEEDED = ['--headline', 'Ferry crews vote to strike', '--summary', 'On Friday.', '--section', 'local'];
const stories = () => {
  const folder = join(newsroom.content, 'articles');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
    : [];
};
const read = (path: string) => readFileSync(join(newsroom.content, path), 'utf8');

describe('npm run new -- [flags]', () => {
  it('asks nothing when all is there, and says what it did and what comes next', () => {
    expect(run([...NEEDED, '--author', 'Ana Reyes', '--topic', 'the sea wall'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `Wrote content/articles/2026/11/ferry-crews-vote-strike.md. It is a draft: readers do not see it.

  Write     content/articles/2026/11/ferry-crews-vote-strike.md, below its second line of hyphens
  Preview   npm run dev -- --content content, then http://localhost:4321/2026/11/ferry-crews-vote-strike/
  Publish   in the file, write the story, take out draft: true and write published: 2026-11-24T07:00; then npm run build -- --content content
  Address   https://ledger.example/2026/11/ferry-crews-vote-strike/
`,
    });
    expect(read('articles/2026/11/ferry-crews-vote-strike.md')).toBe(`---
headline: Ferry crews vote to strike
summary: On Friday.
section: local
topics: [sea-wall]
authors: [ana-reyes]
draft: true
---
`);
  });

  it('tells all that is missing, and all that is wrong, without a terminal', () => {
    const missing = run([]);
    expect(missing).toEqual({
      code: 1,
      stdout: '',
      stderr: `--headline is missing: --headline "Ferry crews vote to strike"
--summary is missing: --summary "The last boat leaves on Friday at six."
--section is missing: --section local or sea
Nothing was written.
`,
    });
    const wrong = run([...NEEDED, '--author', 'ana-reys', '--type', 'obituary']);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr.split('\n').map((line) => line.split(' ', 2)[0])).toEqual([
      '--life',
      '--died',
      '--author',
      'Nothing',
      '',
    ]);
    expect(run(['--headlin', 'A'])).toEqual({
      code: 1,
      stdout: '',
      stderr: '--headlin: there is no such flag. Did you mean --headline?\n',
    });
    expect(stories()).toEqual([]);
  });

  it('overwrites nothing', () => {
    run(NEEDED);
    const before = read('articles/2026/11/ferry-crews-vote-strike.md');
    const again = run([...NEEDED, '--new-author', 'Noor Haddad', '--dateline', 'PORT MAREN']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('there is content/articles/2026/11/ferry-crews-vote-strike.md already');
    expect(read('articles/2026/11/ferry-crews-vote-strike.md')).toBe(before);
    expect(newsroom.has('authors/noor-haddad.md')).toBe(false);
  });

  it('stops at a site.yaml that has mistakes', () => {
    newsroom.write('site.yaml', 'name: A\n');
    const { code, stderr } = run(NEEDED);
    expect(code).toBe(1);
    expect(stderr).toContain('content/site.yaml:1:1\n  url is missing.');
    expect(stderr).toMatch(/2 problems in 1 file\. Nothing was written\.\n$/);
    expect(run(['--content', 'nowhere']).stderr).toBe('--content stands twice.\n');
  });

  it('finds pictures from where npm was called', async () => {
    mkdirSync(join(newsroom.directory, 'desk'));
    writeFileSync(join(newsroom.directory, 'desk', 'wall.jpg'), await picture('#333'));
    const args = [...NEEDED, '--photo', 'wall.jpg', '--alt', 'Waves.', '--credit', 'Alex Kim/AP'];
    const there = ['--content', '../content', '--now', '2026-11-24T12:00Z'];
    const env = { npm_lifecycle_event: 'new', INIT_CWD: join(newsroom.directory, 'desk') };
    expect(run(args, { ...env, npm_lifecycle_event: 'test' }).stderr).toContain(
      '--photo wall.jpg: there is no such file.',
    );
    expect(run(args, env, there).stdout).toMatch(
      /^Wrote \.\.\/content\/articles\/.*\nWrote \.\.\/content\/photos\/2026\/wall\.jpg\.\n/,
    );
    expect(newsroom.has('photos/2026/wall.jpg')).toBe(true);
  });

  it('leaves nothing behind when the disk refuses', () => {
    newsroom.write('articles/2026', 'A file where a folder should be.');
    const { code, stderr } = run([...NEEDED, '--new-author', 'Noor Haddad']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^E[A-Z]+: .*\nNothing was written\.\n$/);
    expect(newsroom.has('authors/noor-haddad.md')).toBe(false);
  });

  it('writes stories of every form that the build prints, and draws no draft', async () => {
    writeFileSync(join(newsroom.directory, 'A B.jpg'), await picture('#333'));
    writeFileSync(
      join(newsroom.directory, 'c.png'),
      await sharp(await picture('#777'))
        .png()
        .toBuffer(),
    );
    const story = (slug: string, ...args: string[]) =>
      run([
        '--headline',
        `“${slug}”: a & b <i> # 'c'`,
        '--summary',
        '- yes: no',
        '--section',
        'sea',
        '--slug',
        slug,
        ...args,
      ]);
    const photo = (file: string) => ['--photo', file, '--alt', 'It: "shows"', '--caption', '# A', '--credit', 'B/C'];
    const now = ['--published', 'now'];
    const runs = [
      ...['news', 'brief', 'analysis', 'opinion', 'explainer', 'feature'].map((type) =>
        story(type, '--type', type, ...now, ...photo('A B.jpg')),
      ),
      story('interview', '--type', 'interview', '--subject', 'A: B', '--subject-role', '- C', ...now),
      story('review', '--type', 'review', '--reviewed', '1984', '--kind', 'book', '--rating', '4.5', ...now),
      story('obituary', '--type', 'obituary', '--life', 'W. Peake', '--born', '1934', '--died', '2026-10-06', ...now),
      story('gallery', '--type', 'gallery', ...photo('A B.jpg'), ...photo('c.png'), ...now),
      story('live', '--type', 'live', '--new-author', 'Noor Haddad', '--author', 'li-wen', ...now),
      story('draft', '--topic', 'Night bus', '--new-author', 'O’Brien & Söhne'),
      story('later', '--published', '2026-12-01T06:00'),
    ];
    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(readdirSync(join(newsroom.content, 'photos/2026')).sort()).toEqual(['a-b.jpg', 'c.png']);
    // What has yet to be written keeps nobody from publishing, and is not published.
    const before = await newsroom.print();
    expect([...before.problems, ...before.warnings]).toEqual([]);
    expect(existsSync(join(newsroom.out, '2026/11/review'))).toBe(false);
    expect(existsSync(join(newsroom.out, '2026/11/brief'))).toBe(true);
    // As they are told to.
    for (const path of stories().filter((file) => !file.endsWith('/draft.md')))
      newsroom.write(`articles/${path}`, `${read(`articles/${path}`).replace('draft: true\n', '')}\nIt was said.\n`);
    const { problems, warnings } = await newsroom.print();
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(newsroom.read('2026/11/review/index.html')).toContain('1984');
    expect(newsroom.read('2026/11/gallery/index.html')).toContain('“gallery”: a &amp; b &lt;i&gt; # ‘c’');
    expect(existsSync(join(newsroom.out, '2026/11/draft'))).toBe(false);
    expect(existsSync(join(newsroom.out, '2026/12/later'))).toBe(false);
    expect(newsroom.read('index.html')).not.toContain('draft');
  });
});

describe('npm run new', () => {
  it('asks a person at a terminal', async () => {
    const bytes = await sharp(await picture('#333'))
      .withXmp(editXmp(undefined, { description: 'The wall at dusk. (Alex Kim/Harbor Ledger)' }))
      .jpeg()
      .toBuffer();
    writeFileSync(join(newsroom.directory, 'My wall.jpg'), bytes);
    const terminal = at();
    await terminal.answer('Headline', KEY.enter);
    await terminal.answer('This is needed.', `Board votes to raise the wall${KEY.enter}`);
    await terminal.answer('What kind of story', KEY.enter);
    await terminal.answer('Section', KEY.down);
    await terminal.answer('● The sea', KEY.enter);
    await terminal.answer('Summary', `Five to four.${KEY.enter}`);
    await terminal.answer('Who wrote it?', ' ');
    await terminal.answer('◼ Ana Reyes', `${KEY.up} ${KEY.enter}`);
    await terminal.answer('The name of the new author', `Li Wan${KEY.enter}`);
    await terminal.answer('There is Li Wen already', KEY.enter);
    await terminal.answer('another new author', KEY.up);
    await terminal.answer('● Yes', KEY.enter);
    await terminal.answer(/The name of the new author[^]*The name of the new author/, `Noor Haddad${KEY.enter}`);
    await terminal.answer(/another new author[^]*another new author/, KEY.enter);
    await terminal.answer('What is it about?', ` ${KEY.up} ${KEY.enter}`);
    await terminal.answer('Other topics', `Night bus, the sea wall${KEY.enter}`);
    await terminal.answer('A photo', `gone.jpg${KEY.enter}`);
    await terminal.answer('There is no such file.', `${KEY.erase}'My wall.jpg'${KEY.enter}`);
    await terminal.answer('credit: Alex Kim/Harbor Ledger', '');
    await terminal.answer('What does it show', `Waves break over a wall.${KEY.enter}`);
    await terminal.answer('The end of its address', `${KEY.erase}Not an id${KEY.enter}`);
    await terminal.answer('is not an id', `${KEY.erase}wall-vote${KEY.enter}`);
    await terminal.answer('When is it published?', KEY.down);
    await terminal.answer('● Now (2026-11-24T07:00)', KEY.enter);
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen.text).toContain(
      'Wrote content/articles/2026/11/wall-vote.md. It is a draft until you have written it: readers do not see it.',
    );
    expect(terminal.screen.text).toContain('Wrote content/authors/noor-haddad.md.');
    expect(read('articles/2026/11/wall-vote.md')).toBe(`---
headline: Board votes to raise the wall
summary: Five to four.
published: 2026-11-24T07:00
section: sea
topics: [sea-wall, night-bus]
authors: [ana-reyes, li-wen, noor-haddad]
photo:
  src: photos/2026/my-wall.jpg
  alt: Waves break over a wall.
draft: true
---
`);
    expect((await newsroom.print()).problems).toEqual([]);
  });

  it('asks only for what no flag has said, and for what the form needs', async () => {
    const flags = ['--type', 'obituary', '--author', 'li-wen', '--topic', 'a', '--slug', 'peake', '--draft'];
    const terminal = at('--headline', 'Wallace Peake, 92', '--section', 'local', '--life', 'Wallace Peake', ...flags);
    await terminal.answer('Summary', `He kept the bridge.${KEY.enter}`);
    await terminal.answer('Born when?', KEY.enter);
    await terminal.answer('Died when?', `today${KEY.enter}`);
    await terminal.answer('This is not a date.', `${KEY.erase}2026-10-06${KEY.enter}`);
    await terminal.answer('A photo', KEY.enter);
    expect(await terminal.ended).toBe(0);
    expect(terminal.plain).not.toMatch(/Who|Section|published\?/);
    expect(read('articles/2026/11/peake.md')).toContain(
      'life:\n  name: Wallace Peake\n  died: 2026-10-06\ndraft: true\n',
    );
  });

  it('asks for the pictures of a gallery until there are no more', async () => {
    newsroom.write('photos/2026/one.jpg', await picture('#123'));
    newsroom.write('photos/2026/two.jpg', await picture('#456'));
    const terminal = at(...NEEDED, '--type', 'gallery', '--author', 'li-wen', '--topic', 'a', '--slug', 'g');
    await terminal.answer('The first picture', KEY.enter);
    await terminal.answer('This is needed.', `photos/2026/one.jpg${KEY.enter}`);
    await terminal.answer('What does it show', `One.${KEY.enter}`);
    await terminal.answer('Its caption', KEY.enter);
    await terminal.answer('Its credit', `AP${KEY.enter}`);
    await terminal.answer('The next picture', `photos/2026/two.jpg${KEY.enter}`);
    await terminal.answer(/What does it show[^]*What does it show/, `Two.${KEY.enter}`);
    await terminal.answer(/Its caption[^]*Its caption/, `The second.${KEY.enter}`);
    await terminal.answer(/Its credit[^]*Its credit/, `AP${KEY.enter}`);
    await terminal.answer(/The next picture[^]*The next picture/, KEY.enter);
    await terminal.answer('When is it published?', `${KEY.up}${KEY.enter}`);
    await terminal.answer('When? By the clocks of America/New_York', `${KEY.erase}2026-11-25T06:00${KEY.enter}`);
    expect(await terminal.ended).toBe(0);
    expect(read('articles/2026/11/g.md')).toContain(
      'photos:\n  - {src: photos/2026/one.jpg, alt: One., credit: AP}\n  - {src: photos/2026/two.jpg, alt: Two., caption: The second., credit: AP}\n',
    );
    expect(terminal.screen.text).toContain('It is published at 2026-11-25T06:00 (America/New_York)');
  });

  it.each([
    ['Ctrl-C', KEY.cancel],
    ['Escape', KEY.escape],
  ])('writes nothing and says nothing at %s', async (_, key) => {
    const terminal = at('--headline', 'A', '--section', 'local', '--new-author', 'Noor Haddad');
    await terminal.answer('What kind of story', KEY.enter);
    await terminal.answer('Summary', key);
    expect(await terminal.ended).toBe(1);
    expect(terminal.plain).not.toMatch(/Error|at .*\.ts|Wrote/);
    expect(stories()).toEqual([]);
    expect(newsroom.has('authors/noor-haddad.md')).toBe(false);
  });

  it('says what is wrong with a flag before it asks for anything', async () => {
    const terminal = at('--headline', 'A', '--section', 'lokal');
    expect(await terminal.ended).toBe(1);
    expect(terminal.screen.text).toContain('--section lokal is no section. Did you mean local?');
    expect(terminal.screen.text).not.toContain('Summary:');
  });
});
