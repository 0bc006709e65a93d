/** What an editor reads when something is wrong, and that nothing is published then. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatProblems } from '../../src/press/report.ts';
import { flagsOf, runBuild } from './cli.ts';
import { Newsroom, picture, SITE, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
beforeEach(() => void (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const text = async () => formatProblems((await newsroom.print()).problems, 'content');

test('all problems of all files at once; exit code 1; the published site stays as it was', async () => {
  newsroom.write('articles/2026/11/good.md', story());
  expect((await runBuild(flagsOf(newsroom))).code).toBe(0);
  const published = digestTree(newsroom.out);

  newsroom.write(
    'articles/2026/11/bad.md',
    `---
headlin: The wall
summary: ""
published: yesterday
updated: 2026-11-01
section: Local news
type: newz
urgency: 12
authors: ana
photo: {src: wall.jpg, alt: A wall}
corrections:
  - {date: 2026-13-40, text: Wrong.}
aliases: [news/wall]
---

Text.
`,
  );
  newsroom.write(
    'articles/2026/11/names.md',
    story(
      {
        section: 'locl',
        authors: ['anna-reyes'],
        related: ['2026/11/god'],
        newsletter: 'dayly',
        photo: { src: 'photos/wal.jpg', alt: 'A wall', credit: 'A. Kim' },
      },
      'See [this](/2026/11/goood/).\n',
    ),
  );
  newsroom.write(
    'authors/ana-reyes.md',
    '---\nname: Ana Reyes\nemail: ana at ledger\nlinks: [{name: Site, url: "javascript:alert(1)"}]\n---\nReports.\n',
  );
  newsroom.write('articles/2026/11/yaml.md', '---\nheadline: One: two\n---\nText.\n');
  newsroom.write('articles/2026/11/open.md', '---\nheadline: One\n\nText.\n');
  newsroom.write('articles/2026/11/none.md', 'Text.\n');
  newsroom.write('articles/2026/11/code.md', '---js\n{ headline: process.exit(7) }\n---\nText.\n');
  newsroom.write(
    'articles/2026/11/html.md',
    story({}, '## A heading\n\nText <b onclick="x()">bold</b>.\n\n<iframe src="https://elsewhere.example"></iframe>\n'),
  );
  newsroom.write('articles/2026/11/latin.md', Buffer.from(story({ headline: 'Caf\u00e9' }), 'latin1'));
  newsroom.write('articles/2026/11/Bad Name.md', story());
  newsroom.write('articles/november/story.md', story());
  newsroom.write('photos/wall.jpg', 'not a picture');
  newsroom.write('photos/sea-wall.jpg', await picture('tan'));
  newsroom.write('fronts/home.yaml', 'pins: [2026/11/gone]\npin: []\n');
  newsroom.write('pages/local.md', '---\ntitle: Local\n---\nText.\n');

  const { code, stdout, stderr } = await runBuild(flagsOf(newsroom), { cwd: newsroom.directory });
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stderr).toMatchInlineSnapshot(`
    "content/articles/2026/11/Bad Name.md:1:1
        Bad Name
      This file name cannot be an address.
      Call it articles/2026/11/bad-name.md: lower-case letters, digits and single hyphens.

    content/articles/2026/11/bad.md:2:1
        headlin
      There is no key headlin here.
      Did you mean headline?
    content/articles/2026/11/bad.md:3:10
        ""
      summary is empty. Write something, or remove the line.
    content/articles/2026/11/bad.md:4:12
        yesterday
      published is not a date and time. Write it like 2026-11-09T18:30 or 2026-11-09T18:30+09:00.
    content/articles/2026/11/bad.md:6:10
        Local news
      section is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.
    content/articles/2026/11/bad.md:7:7
        newz
      type must be one of news, brief, analysis, opinion, explainer, feature, interview, review, obituary, gallery, live.
      Did you mean news?
    content/articles/2026/11/bad.md:8:10
        12
      urgency must be at most 9.
    content/articles/2026/11/bad.md:9:10
        ana
      authors must be a list, like [one, two].
      Write authors: [ana]
    content/articles/2026/11/bad.md:10:14
        wall.jpg
      photo.src is not a photo. Put the picture below content/photos and write its path, like photos/2026/sea-wall.jpg (jpg, png, webp, avif or tif; no spaces).
    content/articles/2026/11/bad.md:12:12
        2026-13-40
      date in entry 1 of corrections is not a date and time. Write it like 2026-11-09T18:30 or 2026-11-09T18:30+09:00.
    content/articles/2026/11/bad.md:13:11
        news/wall
      entry 1 of aliases is not a path on this site. It begins with one slash and has no spaces, ? or #, like /news/old-story.html.

    content/articles/2026/11/code.md:1:1
      Only YAML is read as frontmatter.
      Begin the file with a line of three hyphens and nothing else.

    content/articles/2026/11/html.md:10:9
        onclick="x()"
      onclick on <b> is not published in an article.
      Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Remove it.
    content/articles/2026/11/html.md:12:1
        <iframe src="https://elsewhere.example">
      <iframe> is not published in an article.
      Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Link to it: [What it is](https://elsewhere.example).

    content/articles/2026/11/latin.md:1:1
      This file is not UTF-8 text.
      Save it again with the encoding UTF-8.

    content/articles/2026/11/names.md:5:10
        "locl"
      There is no section locl.
      Did you mean local?
    content/articles/2026/11/names.md:6:11
        "anna-reyes"
      There is no author anna-reyes.
      Did you mean ana-reyes?
    content/articles/2026/11/names.md:7:11
        "2026/11/god"
      There is no story 2026/11/god.
      Did you mean 2026/11/good?
    content/articles/2026/11/names.md:8:13
        "dayly"
      There is no newsletter dayly.
      Did you mean daily?
    content/articles/2026/11/names.md:9:15
        "photos/wal.jpg"
      There is no photo photos/wal.jpg.
      Did you mean photos/wall.jpg?
    content/articles/2026/11/names.md:12:5
        2026/11/goood
      There is no story 2026/11/goood.
      Did you mean 2026/11/good?

    content/articles/2026/11/none.md:1:1
      The file has no frontmatter.
      Begin it with a line of three hyphens, then headline: and the other keys, then three hyphens again.

    content/articles/2026/11/open.md:1:1
      The frontmatter has no end.
      Close it with a line of three hyphens, before the story begins.

    content/articles/2026/11/yaml.md:2:11
        headline: One: two
      The YAML cannot be read, since this text has a sign in it that means something there.
      Put quotation marks around all of it: headline: "One: two"

    content/articles/november/story.md:1:1
      Broadsheet does not know what this file is.
      A story is at articles/YEAR/MONTH/name.md, like articles/2026/11/harbor-vote.md; the posts of a live story are in a folder of its name.

    content/authors/ana-reyes.md:3:8
        ana at ledger
      email is not an email address.
    content/authors/ana-reyes.md:4:27
        "javascript:alert(1)"
      url in entry 1 of links is not a web address. Write it in full, like https://example.org/page.

    content/fronts/home.yaml:1:8
        2026/11/gone
      There is no story 2026/11/gone.
      Did you mean 2026/11/none?
    content/fronts/home.yaml:2:1
        pin
      There is no key pin here.
      Did you mean pins?

    content/pages/local.md:1:1
        /local/
      The address /local/ is taken by the section.
      Give this file another name.

    content/photos/wall.jpg:1:1
      This is not a picture that can be read.
      Export it again as JPEG, PNG, WebP, AVIF or TIFF.

    31 problems in 14 files. Nothing was published.
    "
  `);
  expect(digestTree(newsroom.out)).toEqual(published);
});

test('addresses that two things claim', async () => {
  newsroom.write('articles/2026/11/one.md', story({ aliases: ['/old.html', '/local/', '/2026/11/two/', '/archive'] }));
  newsroom.write('articles/2026/11/two.md', story({ aliases: ['/old.html', '/privacy'] }));
  newsroom.write('pages/authors.md', '---\ntitle: Authors\n---\nText.\n');
  expect(await text()).toMatchInlineSnapshot(`
    "content/articles/2026/11/one.md:6:24
        /local/
      The address /local/ is taken by the section local.
      Take the alias out, or choose another one.
    content/articles/2026/11/one.md:6:34
        /2026/11/two/
      The address /2026/11/two/ is taken by articles/2026/11/two.md.
      Take the alias out, or choose another one.
    content/articles/2026/11/one.md:6:50
        /archive
      The address /archive is taken by a page of the software.
      Take the alias out, or choose another one.

    content/articles/2026/11/two.md:6:12
        /old.html
      The address /old.html is taken by the alias of articles/2026/11/one.md.
      Take the alias out, or choose another one.
    content/articles/2026/11/two.md:6:24
        /privacy
      The address /privacy is taken by pages/privacy.md.
      Take the alias out, or choose another one.

    content/pages/authors.md:1:1
        /authors/
      The address /authors/ is taken by a page of the software.
      Give this file another name.

    6 problems in 3 files. Nothing was published.
    "
  `);
});

test('a newsletter without its page, and settings that name what is not there', async () => {
  newsroom.write(
    'newsletters/daily.md',
    '---\nname: Daily\nschedule: Daily\nprovider: {type: self, from: news@ledger.example}\nprivacy: privacy-policy\n---\nThe news.\n',
  );
  newsroom.write(
    'site.yaml',
    SITE.replace('newsletter: daily', 'newsletter: weekly\npolicies: {ethics: ethics, abouts: about}'),
  );
  expect(await text()).toMatchInlineSnapshot(`
    "content/newsletters/daily.md:5:10
        privacy-policy
      There is no page privacy-policy.
      Make content/pages/privacy-policy.md, or correct the name.

    content/site.yaml:7:13
        weekly
      There is no newsletter weekly.
      Make content/newsletters/weekly.md, or correct the name.
    content/site.yaml:8:20
        ethics
      There is no page ethics.
      Make content/pages/ethics.md, or correct the name.
    content/site.yaml:8:28
        abouts
      There is no key abouts here.
      Did you mean about?

    4 problems in 2 files. Nothing was published.
    "
  `);
});

test('a newsletter whose editions are of a front that is not there', async () => {
  newsroom.write(
    'newsletters/daily.md',
    '---\nname: Daily\nschedule: Daily\nprovider: {type: self, from: news@ledger.example, front: sport}\n---\nThe news.\n',
  );
  expect(await text()).toMatchInlineSnapshot(`
    "content/newsletters/daily.md:4:58
        sport
      There is no section sport.
      Add sport to the sections in content/site.yaml, or correct the name.

    1 problem in 1 file. Nothing was published.
    "
  `);
});

test('no site.yaml', async () => {
  newsroom.remove('site.yaml');
  expect(await text()).toMatchInlineSnapshot(`
    "content/site.yaml:1:1
      There is no site.yaml.
      Make content/site.yaml with at least name:, url: and sections:.

    1 problem in 1 file. Nothing was published.
    "
  `);
});

test('a file in public/ where a page stands', async () => {
  writeFileSync(join(newsroom.public, 'index.html'), 'mine');
  expect(await text()).toMatchInlineSnapshot(`
    "public/index.html:1:1
      This file would stand where a page of the site stands.
      Give it another name, or take it out of public/.

    1 problem in 1 file. Nothing was published.
    "
  `);
});

test('control characters are written out, so that they cannot steer a terminal', async () => {
  newsroom.write('articles/2026/11/one.md', story({ headline: 'Safe \u202Eevil\u202C' }, 'Text \u001b[2Jgone.\n'));
  const shown = await text();
  // eslint-disable-next-line no-control-regex
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/u);
  expect(shown).toMatchInlineSnapshot(`
    "content/articles/2026/11/one.md:2:11
        "Safe U+202EevilU+202C"
      headline has an invisible control character (U+202E). Delete it; it often comes along when text is pasted.
    content/articles/2026/11/one.md:8:6
        U+001B
      An invisible control character (U+001B) stands here.
      Delete it; it often comes along when text is pasted.

    2 problems in 1 file. Nothing was published.
    "
  `);
});

test('a problem stays until it is mended, and the site is printed when it is', async () => {
  newsroom.write('articles/2026/11/one.md', story({ authors: ['ana'] }));
  expect((await newsroom.print()).problems).toHaveLength(1);
  const again = await newsroom.print();
  expect(again.problems).toHaveLength(1);
  newsroom.write('authors/ana.md', '---\nname: Ana\n---\nReports.\n');
  expect((await newsroom.print()).problems).toEqual([]);
  expect(newsroom.read('2026/11/one/index.html')).toContain('Ana');
  newsroom.remove('authors/ana.md');
  expect((await newsroom.print()).problems).toMatchObject([
    { rule: 'unknown-author', file: 'articles/2026/11/one.md' },
  ]);
});

test.each([
  [['--now', 'soon'], '--now soon: write a moment'],
  [['--jobs', '0'], '--jobs 0: write a number'],
  [['--url', 'ftp://x'], '--url ftp://x: write an address'],
  [['--content', '/nowhere'], 'there is no such folder'],
  [['--colour'], '--colour: there is no such flag.'],
])('flags that make no sense: %s', async (flags, message) => {
  const { code, stderr } = await runBuild([...flagsOf(newsroom), ...flags]);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/\n\s+at /);
});
