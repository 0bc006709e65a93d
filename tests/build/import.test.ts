import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { splitMarkdown } from '../../src/schema/frontmatter.ts';
import type { ImportReport } from '../../src/desk/import/report.ts';
import { AWKWARD_GHOST, ghostExport } from '../fixtures/import/ghost.ts';
import { AWKWARD_POSTS, AWKWARD_SITE, wxr, wxrHead, wxrItem, WXR_END } from '../fixtures/import/wxr.ts';
import { makeZip } from '../fixtures/import/zip.ts';
import { flagsOf, runBuild } from './cli.ts';
import { Newsroom, picture, ROOT } from './newsroom.ts';

const NOW = '2026-11-24T12:00:00Z';

let newsroom: Newsroom;
let folder: string;
beforeEach(async () => {
  newsroom = new Newsroom();
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
  put('media/2026/11/wall.jpg', await picture('teal'));
  put('media/2026/11/board.jpg', await picture('tan'));
});
afterEach(() => {
  newsroom.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return name;
}

interface Answer {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs `npm run import`'s program in the folder, with the newsroom's content. */
function run(args: string[], { node = [] as string[], env = {}, input = '' } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...node,
        join(ROOT, 'src', 'desk', 'import.ts'),
        ...args,
        '--content',
        newsroom.content,
        '--cache',
        join(folder, 'cache'),
        '--now',
        NOW,
      ],
      { cwd: folder, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** All files below the content folder with what is in them, but what a killed process may leave unfinished and unseen. */
function tree(of = newsroom.content): Record<string, string> {
  return Object.fromEntries(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(of.length + 1), readFileSync(file).toString('base64')]),
  );
}

const read = (path: string) => readFileSync(join(newsroom.content, path), 'utf8');
const dataOf = (path: string) => splitMarkdown(read(path)).data as Record<string, unknown>;
const report = () => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as ImportReport;

const awkward = () => put('export.xml', wxr(AWKWARD_POSTS, AWKWARD_SITE));
const FLAGS = [
  '--media',
  'media',
  '--report',
  'report.json',
  '--redirects',
  'redirects.txt',
  // Most of the awkward posts have something that Broadsheet does not know.
  '--publish-incomplete',
];

describe('an export of WordPress', () => {
  it('becomes articles, pages, authors, topics and photos', async () => {
    const { code, stderr } = await run([awkward(), ...FLAGS]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(read('articles/2026/11/harbor-vote.md')).toBe(`---
# To mend: body — the shortcode poll could not be taken over
headline: Harbor board votes to raise the wall & more
summary: The vote ends three years of argument.
published: 2026-11-09T18:30-05:00
updated: 2026-11-10T07:05-05:00
section: local
topics: [sea-wall]
authors: [ana-reyes, li-wen]
photo:
  src: photos/2026/11/wall.jpg
  alt: Waves break over a wall.
  caption: The sea wall at dusk.
  credit: Alex Kim/Harbor Ledger
aliases: [/2026/11/09/harbor-vote/, /2026/11/09/wall-vote/]
---

The board voted **4 to 3** on Monday night for a wall that is 20 feet high.

It was *the third vote* in a year, after [the tide report](/2026/10/tide-report/) and a draft.\\
The mayor was not there.

![Seven people at a table.](photos/2026/11/board.jpg "The board on Monday. (Ana Reyes)")

![Waves break over a wall.](photos/2026/11/wall.jpg "The sea wall at dusk. (Alex Kim/Harbor Ledger)")

![Seven people at a table.](photos/2026/11/board.jpg "The board at its table. (Ana Reyes)")

[poll id="7"]

::embed{url="https://www.youtube.com/watch?v=lWq3VQKzG7A" title="From YouTube"}

> Water does not wait.

- One
  - Nested
`);
    expect(read('articles/2026/10/tide-report.md')).toContain(`
## How it was measured

![Waves break over a wall.](photos/2026/11/wall.jpg "The gauge. (Alex Kim/Harbor Ledger)")

::embed{url="https://bsky.app/profile/portmaren.example/post/3lbm2xq7hks2f" title="What the city said."}

:::pullquote{by="Lena Voss"}
We measure, and then we argue.
:::

[wp:latest-posts {"postsToShow":3}]

:::table[Inches since 1938]

|      |     |
| ---- | --- |
| 1938 | 0.2 |
| 2026 | 8.6 |
:::
`);
    expect(read('authors/li-wen.md')).toBe('---\nname: Li Wen\n---\n\nLi Wen reports on the *sea*.\n');
    expect(read('topics/sea-wall.md')).toBe('---\nname: The sea wall\n---\n');
    expect(read('pages/about-us.md')).toBe('---\ntitle: About us\n---\n\nWe are a newspaper.\n\nWrite to us.\n');
    expect(readFileSync(join(newsroom.content, 'photos/2026/11/wall.jpg'))).toEqual(
      readFileSync(join(folder, 'media/2026/11/wall.jpg')),
    );
    expect(readdirSync(join(newsroom.content, 'photos/2026/11'))).toEqual(['board.jpg', 'wall.jpg']);
    expect(readFileSync(join(folder, 'redirects.txt'), 'utf8')).toContain('/?p=20 /2026/11/harbor-vote/\n');
    expect(report()).toMatchObject({
      passed: {
        'items of the type nav_menu_item': 1,
        'items of the type revision': 1,
        'posts with the status trash': 1,
      },
      totals: {
        stories: 6,
        outcomes: { written: 5, 'kept back': 1 },
        drafts: 2,
        gaps: 2,
        lost: 0,
        unknown: { 'the shortcode poll': 1, 'the block latest-posts': 1 },
        categories: { uncategorized: 1, waterfront: 1 },
      },
    });
  });

  it('is a newsroom that can be built, in which every old address leads on', async () => {
    expect((await run([awkward(), ...FLAGS])).code).toBe(0);
    const { code, stderr } = await runBuild(flagsOf(newsroom));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(newsroom.read('2026/11/09/wall-vote/index.html')).toContain('/2026/11/harbor-vote/');
    expect(newsroom.read('2026/11/harbor-vote/index.html')).toContain('Seven people at a table.');
    expect(existsSync(join(newsroom.out, '2026/11/a-draft/index.html'))).toBe(false);
  });

  it('keeps from readers what is missing a picture, or has a shortcode that is not known', async () => {
    const content = {
      shortcode: 'It rained.\n\n[poll id="7"]',
      gallery: 'It rained.\n\n[gallery ids="21"]',
      picture: 'It rained.\n\n<img src="https://old.example/gone.jpg" alt="A gull">',
      'never-attached': 'It rained.\n\n[gallery ids="99"]',
      whole: 'It rained.',
    };
    const posts = Object.entries(content).map(([slug, text], index) =>
      wxrItem({
        id: index + 1,
        slug,
        title: `About the ${slug}`,
        date: '2026-11-09 18:30:00',
        dateGmt: '2026-11-09 23:30:00',
        excerpt: 'Rain.',
        terms: [{ domain: 'category', slug: 'local', name: 'Local' }],
        content: text,
      }),
    );
    const attachment = wxrItem({
      id: 21,
      slug: 'gull',
      title: 'Gull',
      type: 'attachment',
      status: 'inherit',
      date: '2026-11-09 18:30:00',
      dateGmt: '2026-11-09 23:30:00',
      content: '',
      attachmentUrl: 'https://old.example/gull.jpg',
    });
    const file = put('gaps.xml', `${wxrHead(AWKWARD_SITE)}${posts.join('')}${attachment}${WXR_END}`);
    const { code, stdout } = await run([file, '--report', 'report.json']);
    expect(code).toBe(0);
    expect(read('articles/2026/11/shortcode.md')).toMatch(
      /^---\n# To mend: body — the shortcode poll could not be taken over\n[^]*\ndraft: true\n[^]*\[poll id="7"\]/,
    );
    expect(read('articles/2026/11/gallery.md')).toMatch(
      /^---\n# To mend: body — a picture is missing: https:\/\/old\.example\/gull\.jpg\n[^]*\ndraft: true\n/,
    );
    expect(read('articles/2026/11/picture.md')).toMatch(/# To mend: [^]*gone\.jpg\n[^]*\ndraft: true\n/);
    expect(read('articles/2026/11/never-attached.md')).toMatch(/# To mend: [^]*a gallery[^]*\ndraft: true\n/);
    expect(read('articles/2026/11/whole.md')).not.toMatch(/To mend|draft/);
    expect(report().totals).toMatchObject({ drafts: 4, gaps: 4 });
    expect(stdout).toContain('To mend       body: the shortcode poll could not be taken over');
    expect(stdout).toContain('To mend       4 with something that is missing or not known');

    expect((await run([file, '--publish-incomplete', '--dry-run', '--report', 'report.json'])).code).toBe(0);
    expect(report().totals).toMatchObject({ drafts: 0, gaps: 4 });
  });

  it('is imported with what its Markdown exporter loses', async () => {
    const file = awkward();
    const theirs = await exportedByOthers(join(folder, file));
    expect((await run([file, ...FLAGS])).code).toBe(0);
    const ours = read('articles/2026/11/harbor-vote.md');
    const points: [name: string, pattern: RegExp][] = [
      ['author', /ana-reyes|Ana Reyes|areyes/],
      ['co-author', /li-wen|Li Wen/],
      ['excerpt', /The vote ends three years of argument\./],
      ['old address', /\/2026\/11\/09\/harbor-vote\//],
      ['old slug', /wall-vote/],
      ['time', /18:30/],
      ['offset', /18:30(?::00)?-05:00/],
      ['modified', /2026-11-10/],
      ['credit', /Alex Kim/],
      ['alternative text', /Waves break over a wall\./],
      ['caption beside its picture', /!\[[^\]]*\]\([^)]*"The board on Monday\./],
      ['link to the new address', /\(\/2026\/10\/tide-report\/\)/],
      ['gallery as pictures', /board\.jpg "The board at its table\./],
      ['shortcode as it was', /^\[poll id="7"\]$/m],
      ['embed', /lWq3VQKzG7A/],
    ];
    const kept = (text: string) => points.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
    expect(kept(ours)).toEqual(points.map(([name]) => name));
    expect(kept(theirs)).toEqual(['embed']);
    // And what must not be there.
    expect(theirs).toMatch(/<script>alert/);
    expect(ours).not.toMatch(/<script|alert/);
  });

  it('changes nothing when it is imported twice, with or without what it knows', async () => {
    const file = awkward();
    expect((await run([file, ...FLAGS])).code).toBe(0);
    const once = tree();
    expect((await run([file, ...FLAGS])).code).toBe(0);
    expect(report().totals.outcomes).toEqual({ unchanged: 5, 'kept back': 1 });
    rmSync(join(folder, 'cache'), { recursive: true });
    expect((await run([file, ...FLAGS])).code).toBe(0);
    expect(report().totals.outcomes).toEqual({ unchanged: 5, 'kept back': 1 });
    expect(tree()).toEqual(once);
  });

  it('leaves alone what an editor has changed or taken away since', async () => {
    const file = awkward();
    await run([file, ...FLAGS]);
    const changed = read('articles/2026/11/harbor-vote.md').replace('4 to 3', '5 to 2');
    newsroom.write('articles/2026/11/harbor-vote.md', changed);
    newsroom.remove('articles/2026/10/tide-report.md');
    const { code, stdout } = await run([file, '--media', 'media', '--publish-incomplete']);
    expect(code).toBe(0);
    expect(stdout).toContain('left alone\n                Somebody has changed the file since it was imported.');
    expect(stdout).toContain('left alone\n                Somebody has taken the file away since it was imported.');
    expect(read('articles/2026/11/harbor-vote.md')).toBe(changed);
    expect(newsroom.has('articles/2026/10/tide-report.md')).toBe(false);
  });

  it('writes over no story that was there before', async () => {
    newsroom.write(
      'articles/2026/11/harbor-vote.md',
      '---\nheadline: Another\nsummary: S.\npublished: 2026-11-02T10:00\nsection: sea\n---\n\nOurs.\n',
    );
    await run([awkward(), ...FLAGS]);
    expect(read('articles/2026/11/harbor-vote.md')).toContain('Ours.');
    expect(dataOf('articles/2026/11/harbor-vote-2.md')).toMatchObject({
      headline: 'Harbor board votes to raise the wall & more',
    });
  });

  it('goes on where it was killed, and ends as if it had never been', async () => {
    const file = awkward();
    cpSync(newsroom.content, join(folder, 'untouched'), { recursive: true });
    const killed = (at: number) =>
      run([file, ...FLAGS], {
        node: ['--import', join(import.meta.dirname, 'kill-at.ts')],
        env: { KILL_AT: String(at) },
      });
    const whole = await killed(1_000_000);
    const changes = Number(/changes: (\d+)/.exec(whole.stdout)![1]);
    const wanted = tree();
    expect(changes).toBeGreaterThan(20);
    let deaths = 0;
    for (let at = 1; at <= changes; at += 4) {
      rmSync(newsroom.content, { recursive: true });
      rmSync(join(folder, 'cache'), { recursive: true, force: true });
      cpSync(join(folder, 'untouched'), newsroom.content, { recursive: true });
      const { signal } = await killed(at);
      if (signal === 'SIGKILL') deaths += 1;
      // Whatever is there is whole: a story is not there, or as it will be.
      for (const [path, content] of Object.entries(tree()))
        if (!/\.part$/.test(path)) expect([path, content]).toEqual([path, wanted[path]]);
      expect((await run([file, ...FLAGS])).code).toBe(0);
      expect(tree(), `killed at change ${at}`).toEqual(wanted);
    }
    expect(deaths).toBeGreaterThan(5);
  });

  it('writes nothing when it is only a trial', async () => {
    const before = tree();
    const { code, stdout } = await run([awkward(), '--media', 'media', '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('Stories       5 not written, 1 kept back');
    expect(tree()).toEqual(before);
    expect(existsSync(join(folder, 'cache'))).toBe(false);
    expect(stdout).toContain('\nNothing was written. Run it again without --dry-run to import.\n');
  });

  it('marks what it had to guess, and makes a draft of it', async () => {
    rmSync(join(folder, 'media/2026/11/board.jpg'));
    const posts = AWKWARD_POSTS.map((post) => (post.id === 10 ? { ...post, meta: [] } : post));
    const { code } = await run([put('export.xml', wxr(posts, AWKWARD_SITE)), ...FLAGS]);
    expect(code).toBe(0);
    const text = read('articles/2026/11/harbor-vote.md');
    expect(text).toMatch(
      /^---\n# Guessed: photo\.credit — the source does not say who made the picture\n# Guessed: photo\.alt — /,
    );
    expect(dataOf('articles/2026/11/harbor-vote.md')).toMatchObject({
      draft: true,
      photo: { credit: 'The Test Ledger' },
    });
    // A picture that is not there is a link to where it was, with its caption.
    expect(text).toContain(
      '[Seven people at a table.](https://old.example/wp-content/uploads/2026/11/board.jpg). The board on Monday. (Ana Reyes)',
    );
    expect(report().stories.find(({ key }) => key === 'wordpress 20')!.missingImages[0]).toMatch(
      /board\.jpg: It is not in the folder of media/,
    );
    expect((await runBuild(flagsOf(newsroom))).stderr).toBe('');
  });

  it('guesses no credit, summary or section that the person who imports has named', async () => {
    const posts = AWKWARD_POSTS.map((post) => (post.id === 10 ? { ...post, meta: post.meta!.slice(0, 1) } : post));
    const file = put('export.xml', wxr(posts, AWKWARD_SITE));
    await run([file, ...FLAGS, '--credit', 'Archive/Old Ledger', '--section', 'sea', '--summary-from-text']);
    expect(dataOf('articles/2026/11/harbor-vote.md')).toMatchObject({ photo: { credit: 'Archive/Old Ledger' } });
    expect(dataOf('articles/2026/11/제목.md')).toEqual({
      headline: 'No excerpt, no section',
      summary: 'One sentence stands here. Another one follows it.',
      published: '2026-11-09T18:30-05:00',
      section: 'sea',
      authors: ['the-desk'],
      aliases: ['/2026/11/09/제목/'],
    });
  });

  it('files stories by a map, of which it writes a first draft', async () => {
    const file = awkward();
    const before = tree();
    expect(await run([file, '--write-map', 'map.yaml'])).toMatchObject({
      code: 0,
      stdout: 'map.yaml is written. Look through it, and import with --map.\n',
    });
    expect(tree()).toEqual(before);
    const draft = readFileSync(join(folder, 'map.yaml'), 'utf8');
    expect(load(draft)).toEqual({
      sections: { local: 'local', waterfront: false, uncategorized: false },
      topics: { 'sea-wall': 'sea-wall' },
    });
    writeFileSync(
      join(folder, 'map.yaml'),
      draft.replace('uncategorized: false', 'uncategorized: sea').replace('sea-wall: sea-wall', 'sea-wall: coast'),
    );
    await run([file, ...FLAGS, '--map', 'map.yaml']);
    expect(dataOf('articles/2026/11/제목.md')).toMatchObject({ section: 'sea' });
    expect(dataOf('articles/2026/11/harbor-vote.md')).toMatchObject({ topics: ['coast'] });
    writeFileSync(join(folder, 'map.yaml'), 'sections: {local: nowhere}\n');
    expect(await run([file, '--map', 'map.yaml'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'local is to be in the section nowhere, which site.yaml does not have.',
      ) as string,
    });
  });

  it('keeps what the build would refuse apart, with the reason, and goes on with the others', async () => {
    const file = put(
      'export.xml',
      wxr(
        [
          {
            id: 1,
            slug: 'too-long',
            title: 'Too long',
            excerpt: 'S.',
            content: `<p>${'word '.repeat(120_000)}</p>`,
            terms: [{ domain: 'category', slug: 'local', name: 'Local' }],
          },
          {
            id: 2,
            slug: 'fine',
            title: 'Fine',
            excerpt: 'S.',
            content: `See <a href="https://old.example/2026/11/09/too-long/">it</a>.`,
            terms: [{ domain: 'category', slug: 'local', name: 'Local' }],
          },
        ],
        AWKWARD_SITE,
      ),
    );
    const { code, stdout } = await run([file]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'refused\n                This text has more than 500000 characters. Publish it in several parts.',
    );
    expect(newsroom.has('articles/2026/11/too-long.md')).toBe(false);
    expect(read('articles/2026/11/fine.md')).toMatch(/\n\nSee it\.\n$/);
    const kept = readdirSync(join(folder, 'cache/import'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.txt'),
    );
    expect(kept).toHaveLength(1);
  });

  it('of 30 MB needs no more memory than one of a few posts', async () => {
    const file = join(folder, 'large.xml');
    writeFileSync(file, wxrHead(AWKWARD_SITE));
    const filler = `<!-- ${'x'.repeat(1000)} -->`.repeat(100);
    let posts = 0;
    for (let size = 0; size < 30e6; posts++) {
      const item = wxrItem({
        id: posts + 1,
        title: `Post number ${posts}`,
        excerpt: 'S.',
        content: `<p>Text ${posts}.</p>${filler}`,
        terms: [{ domain: 'category', slug: 'local', name: 'Local' }],
      });
      size += item.length;
      writeFileSync(file, item, { flag: 'a' });
    }
    writeFileSync(file, WXR_END, { flag: 'a' });
    // All of it at once would not fit.
    const { code, stderr } = await run(['large.xml', '--report', 'report.json'], { node: ['--max-old-space-size=60'] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(report().totals).toMatchObject({ stories: posts, outcomes: { written: posts }, lost: 0 });
  });
});

/** What wordpress-export-to-markdown makes of the story. */
async function exportedByOthers(file: string): Promise<string> {
  const output = join(folder, 'theirs');
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/wordpress-export-to-markdown/index.js'),
      '--wizard=false',
      `--input=${file}`,
      `--output=${output}`,
      '--save-attached-images=false',
      '--save-scraped-images=false',
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  const found = existsSync(output)
    ? readdirSync(output, { recursive: true, encoding: 'utf8' }).find((name) =>
        /harbor-vote.*\.md$/.test(name.replaceAll('\\', '/')),
      )
    : undefined;
  expect(found, said).toBeDefined();
  return readFileSync(join(output, found!), 'utf8');
}

describe('an export of Ghost', () => {
  it('becomes articles, as JSON and as ZIP', async () => {
    const json = put('ghost.json', ghostExport(AWKWARD_GHOST));
    expect(await run([json, ...FLAGS])).toMatchObject({ code: 0, stderr: '' });
    expect(read('articles/2026/11/ferries-stop.md')).toBe(
      `---
headline: The ferries stop
summary: No boat has left since.
published: 2026-11-09T18:30-05:00
updated: 2026-11-10T07:05-05:00
section: local
topics: [sea-wall]
authors: [ana-reyes, li-wen]
photo:
  src: photos/2026/11/wall.jpg
  alt: A wall at dusk
  credit: Alex Kim/Harbor Ledger
aliases: [/ferries-stop/]
draft: true
---
`.replace(
        '---\n',
        '---\n# Guessed: body.credit — the source does not say who made the picture\n# To mend: body — the card poll could not be taken over\n',
      ) +
        `
The ferries stopped on **Monday** at noon, as [the tide report](/2026/10/tide-report/) had said.

![Waves at a wall](photos/2026/11/wall.jpg "The wall. (Alex Kim)")

![A board](photos/2026/11/board.jpg "(The Test Ledger)")

[The law](https://law.example/text): All of it

> ☎ Call **us**.

**Why?**

Because of the tide.

Vote now

::embed{url="https://www.youtube.com/watch?v=lWq3VQKzG7A" title="The last ferry"}
`,
    );
    expect(read('authors/ana-reyes.md')).toBe(`---
name: Ana Reyes
location: Port Maren
links:
  - {name: Website, url: https://ana.example/}
---

Covers the \\*harbor\\*.
`);
    // The addresses that people log in with are nobody's business.
    expect(JSON.stringify(tree())).not.toContain(Buffer.from('private.example').toString('base64').slice(2, -2));
    expect(dataOf('articles/2026/11/paid.md')).toMatchObject({ draft: true });
    expect(read('pages/about.md')).toBe('---\ntitle: About\n---\n\nWho we are.\n');
    const { totals, stories } = report();
    expect(totals).toMatchObject({ lost: 0, unknown: { 'the card poll': 1, 'the internal tag #wide': 1 } });
    expect(stories.find(({ key }) => key === 'ghost a1')!.setAside).toEqual(
      expect.arrayContaining([
        { kind: 'code', text: 'steal()' },
        { kind: 'newsletter', text: 'Get our letter Subscribe' },
      ]),
    );
    expect((await runBuild(flagsOf(newsroom))).stderr).toBe('');

    const fromJson = tree();
    newsroom.dispose();
    newsroom = new Newsroom();
    const zip = put(
      'ghost.zip',
      makeZip([
        { name: 'data/ghost.json', content: ghostExport(AWKWARD_GHOST) },
        { name: 'content/images/2026/11/wall.jpg', content: readFileSync(join(folder, 'media/2026/11/wall.jpg')) },
        { name: 'content/images/2026/11/board.jpg', content: readFileSync(join(folder, 'media/2026/11/board.jpg')) },
      ]),
    );
    expect(await run([zip])).toMatchObject({ code: 0, stderr: '' });
    expect(tree()).toEqual(fromJson);
  });

  it('is refused when its ZIP is made to harm', async () => {
    const before = tree();
    const climbing = put('climb.zip', makeZip([{ name: '../../escape.json', content: '{}' }]));
    const bomb = put('bomb.zip', makeZip([{ name: 'ghost.json', content: Buffer.alloc(30_000_000, ' ') }]));
    const cut = put('cut.zip', makeZip([{ name: 'ghost.json', content: '{}' }]).subarray(0, 60));
    const { code, stdout, stderr } = await run([climbing, bomb, cut]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^climb\.zip: the ZIP is damaged or made to harm \(.*\.\.\/\.\.\/escape\.json\)\. Nothing was taken from it\.$/,
      ),
      expect.stringMatching(/^cut\.zip: the ZIP is damaged or made to harm /),
      'bomb.zip: ghost.json would be more than 1000 times as large as it is in the ZIP, which no text or picture is. Nothing was taken from it.',
      '',
    ]);
    expect(tree()).toEqual(before);
  });
});

describe('npm run import', () => {
  it('refuses in a sentence what it cannot read, and goes on with the others', async () => {
    put('empty.txt', '');
    put('binary.dat', Buffer.from([0, 1, 2, 0, 255, 0, 7, 0, 9, 0]));
    put('broken.xml', wxr([{ id: 1, title: 'Cut' }]).slice(0, -60));
    put(
      'bomb.xml',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${wxrHead().replace(/^<\?xml[^>]*>\s*/, '')}<item><title>&b;</title></item>${WXR_END}`,
    );
    put('feed.xml', '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>');
    put('none.json', '{"db":[{"data":{}}]}');
    put(
      'page.html',
      '<!doctype html><title>A page</title><article><h1>Good</h1><p>Text that stands here.</p></article>',
    );
    const { code, stdout, stderr } = await run(['empty.txt', 'binary.dat', 'broken.xml', 'none.json', 'page.html']);
    expect(code).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'empty.txt is empty.',
      'binary.dat is no text but a file for another program. Text, web pages, Word documents (.docx) and exports of WordPress and Ghost can be imported.',
      expect.stringMatching(/^broken\.xml: the XML is damaged at line \d+ \(.+\)\. Export it again\.$/),
      "none.json is JSON, but no export of Ghost's: there are no posts in it.",
      '',
    ]);
    expect(stdout).toContain('articles/2026/11/good.md');
    expect((await run(['bomb.xml'])).stderr).toMatch(/^bomb\.xml: the XML is damaged at line \d+ \(undefined entity/);
    expect((await run(['feed.xml'])).stderr).toBe(
      'feed.xml is a feed and no export: it has the newest stories only. In WordPress choose Tools, Export.\n',
    );
  });

  it('says in a line what is wrong with its flags', async () => {
    put('page.html', '<p>x</p>');
    expect(await run([])).toMatchObject({ code: 1, stderr: 'Name a file: npm run import -- story.txt\n' });
    expect(await run(['page.html', '--mdia', 'x'])).toMatchObject({
      code: 1,
      stderr: '--mdia: there is no such flag. Did you mean --media?\n',
    });
    expect(await run(['gone.html'])).toMatchObject({ code: 1, stderr: 'gone.html: there is no such file.\n' });
    expect(await run(['page.html', '--section', 'nowhere'])).toMatchObject({
      code: 1,
      stderr: '--section nowhere: site.yaml has local, sea.\n',
    });
    expect((await run(['--help'])).stdout).toMatch(/^npm run import -- FILE/);
  });

  it('reads a page from another program', async () => {
    const input =
      '<article><h1>From the clipboard</h1><p>By Ana Reyes</p><p>BUSAN, South Korea (AP) — The harbor is full.</p></article>';
    expect(await run(['-'], { input })).toMatchObject({ code: 0 });
    expect(read('articles/2026/11/from-the-clipboard.md')).toBe(`---
# Guessed: summary — the source has none; these are the first sentences of the text
# Guessed: section — it was filed under nothing
# Guessed: published — the source does not say when
headline: From the clipboard
summary: The harbor is full.
section: local
authors: [ana-reyes]
source: AP
dateline: BUSAN, South Korea
draft: true
---

The harbor is full.
`);
  });

  it('has the pictures of a page that was saved, each from beside its own page', async () => {
    for (const [name, color] of [
      ['one', 'teal'],
      ['two', 'tan'],
    ] as const) {
      put(`${name}/page_files/wall.jpg`, await picture(color));
      put(
        `${name}/page.html`,
        `<!doctype html><link rel="canonical" href="https://old.example/news/${name}.html"><article><h1>Story ${name}</h1><p>Text.</p><p>More.</p><figure><img src="page_files/wall.jpg" alt="A wall"><figcaption>It. Photo: Alex Kim</figcaption></figure></article>`,
      );
      put(
        `${name}/bare.html`,
        `<article><h1>Bare ${name}</h1><p>Text.</p><p>More.</p><img src="page_files/wall.jpg" alt="A wall"></article>`,
      );
    }
    expect(
      (await run(['one/page.html', 'two/page.html', 'one/bare.html', 'two/bare.html', '--report', 'report.json'])).code,
    ).toBe(0);
    const pictureOf = (path: string) => /photos\/[^ ")]+/.exec(read(path))![0];
    expect(report().stories.flatMap(({ missingImages }) => missingImages)).toEqual([]);
    expect(readFileSync(join(newsroom.content, pictureOf('articles/2026/11/two.md')))).toEqual(await picture('tan'));
    expect(pictureOf('articles/2026/11/bare-two.md')).toBe(pictureOf('articles/2026/11/two.md'));
    expect(pictureOf('articles/2026/11/bare-one.md')).toBe(pictureOf('articles/2026/11/one.md'));
  });

  it('refuses what is nested as nobody would nest it, and goes on with the others', async () => {
    const deep = `${'<div><b>'.repeat(30_000)}x`;
    const posts = [
      { id: 1, title: 'Deep', content: deep },
      { id: 2, title: 'Fine', slug: 'fine', content: 'Fine.' },
    ];
    put('deep.html', `<article><h1>Deep</h1>${deep}</article>`);
    const { code, stdout, stderr } = await run([put('export.xml', wxr(posts, AWKWARD_SITE)), 'deep.html']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.match(/nested so deeply that it cannot be read/g)).toHaveLength(2);
    expect(newsroom.has('articles/2026/11/fine.md')).toBe(true);
  });

  it('links to nothing that is not public yet', async () => {
    const terms = [{ domain: 'category', slug: 'local', name: 'Local' }];
    const posts = [
      {
        id: 1,
        slug: 'later',
        excerpt: 'S.',
        terms,
        date: '2027-01-01 12:00:00',
        dateGmt: '2027-01-01 17:00:00',
        link: 'https://old.example/later/',
        content: 'Later.',
      },
      { id: 2, slug: 'now', excerpt: 'S.', terms, content: 'See <a href="https://old.example/later/">that</a>.' },
    ];
    expect((await run([put('export.xml', wxr(posts, AWKWARD_SITE))])).code).toBe(0);
    expect(read('articles/2026/11/now.md')).toMatch(/\n\nSee that\.\n$/);
    expect((await runBuild(flagsOf(newsroom))).code).toBe(0);
  });

  it('reads plain text, of which every word is in the article or listed', async () => {
    const texts = join(ROOT, 'tests', 'fixtures', 'plain-text');
    const names = readdirSync(texts).filter((name) => name.endsWith('.txt'));
    const { code, stderr } = await run([...names.map((name) => join(texts, name)), '--report', 'report.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { totals, stories } = report();
    expect(totals).toMatchObject({ stories: names.length, outcomes: { written: names.length }, lost: 0 });
    expect(names.length).toBeGreaterThan(20);
    for (const { path, guessed } of stories)
      for (const { field } of guessed) expect(read(path!)).toContain(`# Guessed: ${field} — `);
    expect((await runBuild(flagsOf(newsroom))).code).toBe(0);
  });
});
