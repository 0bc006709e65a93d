/** What can happen to a newsroom's files, at random: each damage a way in which editors, programs and disks fail. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { below } from '../bench/words.ts';
import type { Newsroom } from './newsroom.ts';

type Random = () => number;

/** Damages a newsroom. @returns what it did, in words for a failing test. */
export type Damage = (newsroom: Newsroom, random: Random) => string;

const oneOf = <Item>(items: readonly Item[], random: Random): Item => items[below(random, items.length)]!;

/** All files of the content, sorted, relative to it. */
function filesIn({ content }: Newsroom, ends: RegExp): string[] {
  return readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(content.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => ends.test(file))
    .sort();
}

/** Changes the text of a file. */
function rewrite(newsroom: Newsroom, ends: RegExp, random: Random, change: (text: string) => string): string {
  const files = filesIn(newsroom, ends);
  if (files.length === 0) return 'nothing to rewrite';
  const file = oneOf(files, random);
  const path = join(newsroom.content, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return file;
}

const TEXT = /\.(?:md|yaml)$/;
const STORY = /^articles\/.*\.md$/;
const PHOTO = /^photos\//;
const MEDIUM = /^media\//;

/** Changes some bytes of a file, or cuts it. */
function flip(newsroom: Newsroom, ends: RegExp, random: Random, within?: (bytes: Buffer) => number): string {
  const files = filesIn(newsroom, ends);
  if (files.length === 0) return 'nothing to flip';
  const file = oneOf(files, random);
  const path = join(newsroom.content, file);
  const bytes = readFileSync(path);
  const length = within?.(bytes) ?? bytes.length;
  if (length === 0) return `${file} is empty`;
  for (let count = 1 + below(random, 4); count > 0; count--) bytes[below(random, length)] = below(random, 256);
  writeFileSync(path, bytes);
  return file;
}

const replaceLine = (text: string, random: Random, change: (line: string) => string): string => {
  const lines = text.split('\n');
  const keys = lines.flatMap((line, index) => (/^\s*-?\s*\w+:/.test(line) ? [index] : []));
  if (keys.length === 0) return text;
  const index = oneOf(keys, random);
  lines[index] = change(lines[index]!);
  return lines.join('\n');
};

const BODIES = [
  'See [this](/2026/11/nowhere/).',
  'See [this](/authors/nobody/) and [that](/newsletters/none/).',
  'See [this](/2026/11/wall/#nowhere) and [that](#nowhere).',
  'See [this](/no/such/page/).',
  'See [this](wall) and [](/about/) and [that](javascript:alert(1)).',
  '[a](b c) and [^1] and [x][y]',
  '[^2]: A note.',
  '# A heading',
  '## A\n\n#### B',
  '##',
  ':::factbx[The wall]\nText.\n:::',
  ':::factbox[The wall]\nText.',
  ':::',
  '::related{story="2026/11/nowhere"}',
  ':::chart[Height]{type=pie}\n| a | b |\n|---|---|\n| 1 | x |\n:::',
  ':::chart[Height]{type=bar}\n| a | b |\n|---|---|\n| 1 | x |\n:::',
  ':::timeline\n- No time.\n:::',
  ':::qa\nNo question.\n:::',
  ':::pullquote{by="x" by="y"}\n:::',
  '- :::factbox[In a list]\n  :::',
  ':::video[A light.]{src="media/light.mp4" captions="media/none.vtt"}\n:::',
  ':::video[A light. (Noor Haddad/Ledger)]{src="media/none.mp4" captions=none}\n:::',
  '![A wall](photos/none.jpg "The wall. (Alex Kim/Ledger)")',
  '![](photos/tan.jpg)',
  '![A wall](https://elsewhere.example/a.jpg)',
  'Text ![A wall](photos/tan.jpg) here.',
  '- ![A wall](photos/tan.jpg "The wall. (Alex Kim/Ledger)")',
  '<iframe src="x"></iframe>',
  '<b onclick="x">bold',
  '<td>cell</td>',
  'A <b',
  'Invisible \u202e text.',
  '>'.repeat(150),
  'Two  spaces , and the the wall.',
  '   ',
];

const DATES = [
  'yesterday',
  '2026-13-40',
  '2026-02-30T10:00',
  '3000-01-01',
  '1970-01-01',
  '2026-11-09T25:00',
  '0',
  '[]',
  '',
];

/** Every damage, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'bytes of frontmatter': (newsroom, random) =>
    flip(newsroom, /\.md$/, random, (bytes) => Math.max(4, bytes.indexOf('\n---', 4))),
  'bytes of a text': (newsroom, random) => flip(newsroom, TEXT, random),
  'bytes of a picture': (newsroom, random) => flip(newsroom, PHOTO, random),
  'bytes of a recording': (newsroom, random) => flip(newsroom, MEDIUM, random, (bytes) => Math.min(bytes.length, 600)),
  'a key is gone': (newsroom, random) => rewrite(newsroom, TEXT, random, (text) => replaceLine(text, random, () => '')),
  'a key is misspelt': (newsroom, random) =>
    rewrite(newsroom, TEXT, random, (text) =>
      replaceLine(text, random, (line) =>
        line.replace(/(\w)(\w+):/, (_, one: string, rest: string) => `${rest}${one}:`),
      ),
    ),
  'a key stands twice': (newsroom, random) =>
    rewrite(newsroom, TEXT, random, (text) => replaceLine(text, random, (line) => `${line}\n${line}`)),
  'a value is another': (newsroom, random) =>
    rewrite(newsroom, TEXT, random, (text) =>
      replaceLine(text, random, (line) =>
        line.replace(
          /:.*/,
          `: ${oneOf(['', '[]', '{}', '12', 'true', 'nobody', '"', '- x', '2026/11/none', 'photos/none.jpg', '~'], random)}`,
        ),
      ),
    ),
  'the YAML is broken': (newsroom, random) =>
    rewrite(newsroom, TEXT, random, (text) =>
      replaceLine(
        text,
        random,
        (line) => line + oneOf([': [', ' "', '\n\tx: y', '\n  - : {', ' # : }', '\n---', ' &a *b'], random),
      ),
    ),
  'a date is wrong': (newsroom, random) =>
    rewrite(newsroom, STORY, random, (text) =>
      text.replace(/^(published|updated|ended|embargo): .*$/m, `$1: ${oneOf(DATES, random)}`),
    ),
  'a date is added': (newsroom, random) =>
    rewrite(newsroom, STORY, random, (text) =>
      text.replace(
        /^---\n/,
        `---\n${oneOf(['updated', 'embargo', 'ended'], random)}: ${oneOf([...DATES, '2026-11-10', '2027-01-01'], random)}\n`,
      ),
    ),
  'it becomes a draft': (newsroom, random) =>
    rewrite(newsroom, STORY, random, (text) => text.replace(/^---\n/, '---\ndraft: true\n')),
  'it is put off': (newsroom, random) =>
    rewrite(newsroom, STORY, random, (text) => text.replace(/^published: .*$/m, 'published: 2026-12-24T18:00')),
  'a body gets something': (newsroom, random) =>
    rewrite(newsroom, /\.md$/, random, (text) => `${text}\n${oneOf(BODIES, random)}\n`),
  'a body begins otherwise': (newsroom, random) =>
    rewrite(newsroom, /\.md$/, random, (text) => text.replace(/\n---\n/, `\n---\n${oneOf(BODIES, random)}\n\n`)),
  'only an edit': (newsroom, random) =>
    rewrite(
      newsroom,
      /\.md$/,
      random,
      (text) =>
        `${text}\n${oneOf(['More was said.', '> A quotation', '| a | b |\n|---|---|\n| 1 | 2 |', '### Here\n\nText.'], random)}\n`,
    ),
  'another headline': (newsroom, random) =>
    rewrite(newsroom, STORY, random, (text) =>
      text.replace(/^headline: .*$/m, `headline: ${oneOf(['The wall', 'The storm', 'Over'], random)}`),
    ),
  'a file is gone': (newsroom, random) => {
    const file = oneOf(filesIn(newsroom, /./), random);
    newsroom.remove(file);
    return file;
  },
  'a file is elsewhere': (newsroom, random) => {
    const file = oneOf(filesIn(newsroom, /./), random);
    const to =
      oneOf(['articles/2026/11/', 'articles/', 'photos/', 'authors/', 'pages/', 'x/', ''], random) +
      file.split('/').at(-1)!;
    if (newsroom.has(to)) return `${file} stays`;
    mkdirSync(dirname(join(newsroom.content, to)), { recursive: true });
    renameSync(join(newsroom.content, file), join(newsroom.content, to));
    return `${file} to ${to}`;
  },
  'a file has another name': (newsroom, random) => {
    const file = oneOf(filesIn(newsroom, /./), random);
    const to = file.replace(/([^/]+)(\.\w+)$/, (_, name: string, end: string) =>
      oneOf(
        [`${name.toUpperCase()} B${end}`, `${name}-2${end}`, `${name}${end}.bak`, `_${name}${end}`, `${name}.txt`],
        random,
      ),
    );
    renameSync(join(newsroom.content, file), join(newsroom.content, to));
    return `${file} to ${to}`;
  },
  'a file is cut': (newsroom, random) => {
    const file = oneOf(filesIn(newsroom, /./), random);
    const path = join(newsroom.content, file);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, below(random, bytes.length + 1)));
    return file;
  },
  'a picture is cut': (newsroom, random) => {
    const files = filesIn(newsroom, PHOTO);
    if (files.length === 0) return 'no picture';
    const file = oneOf(files, random);
    const path = join(newsroom.content, file);
    const bytes = readFileSync(path);
    // Most of it is there: the part that only a whole look finds missing.
    writeFileSync(path, bytes.subarray(0, bytes.length - 1 - below(random, Math.ceil(bytes.length / 4))));
    return file;
  },
  'a picture is another thing': (newsroom, random) => {
    const files = filesIn(newsroom, PHOTO);
    if (files.length === 0) return 'no picture';
    const file = oneOf(files, random);
    newsroom.write(file, oneOf(['', 'not a picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.4'], random));
    return file;
  },
  'another encoding': (newsroom, random) => {
    const file = oneOf(filesIn(newsroom, TEXT), random);
    const text = readFileSync(join(newsroom.content, file), 'utf8').replace('said', 's\u00e9id');
    newsroom.write(
      file,
      oneOf(
        [
          Buffer.from(text, 'latin1'),
          Buffer.from(text, 'utf16le'),
          Buffer.from(`\ufeff${text}`),
          Buffer.from(text.replaceAll('\n', '\r\n')),
          Buffer.from(`${text}\0`),
        ],
        random,
      ),
    );
    return file;
  },
  'site.yaml': (newsroom, random) =>
    rewrite(newsroom, /^site\.yaml$/, random, (text) =>
      oneOf(
        [
          text.replace(/^name:.*\n/m, ''),
          text.replace('America/New_York', 'Mars/Olympus'),
          text.replace('id: sea', 'id: local'),
          text.replace('id: sea', 'id: topics'),
          text.replace('newsletter: daily', 'newsletter: weekly'),
          `${text}language: 12\n`,
          `${text}check: {off: [numeral]}\n`,
          `${text}check: {off: [numerals, unused-photo]}\n`,
          `${text}policies: {ethics: none}\n`,
          `${text}timeZone: UTC\n`,
          text.replace('https://ledger.example', 'ftp://ledger.example/x'),
          `${text}language: fr\n`,
          text.replace('UTC', 'Asia/Seoul'),
          'sections',
          '',
        ],
        random,
      ),
    ),
  captions: (newsroom, random) => {
    newsroom.write(
      'media/light.vtt',
      oneOf(
        [
          '',
          'WEBVTT',
          'WEBVTT\n\n00:02.000 --> 00:01.000\nBack.\n',
          'WEBVTT\n\n1 --> 2\nOne.\n',
          '1\n00:00:01,000 --> 00:00:02,000\nSubRip.\n',
        ],
        random,
      ),
    );
    return 'media/light.vtt';
  },
  'a stray file': (newsroom, random) => {
    const file = oneOf(
      ['x.txt', 'articles/x.md', 'articles/2026/13/x.md', 'photos/x.gif', 'media/x.mov', 'authors/x/y.md', 'Thumbs.db'],
      random,
    );
    newsroom.write(file, 'What is this?');
    return file;
  },
  'a file of public in the way': (newsroom, random) => {
    const file = oneOf(
      [
        'about/index.html',
        '2026/11/wall/index.html',
        '404.html',
        'old/wall.html',
        'robots.txt',
        'topics/wall/index.html',
      ],
      random,
    );
    mkdirSync(dirname(join(newsroom.public, file)), { recursive: true });
    writeFileSync(join(newsroom.public, file), 'Here.');
    return file;
  },
  'an address is taken': (newsroom, random) => {
    const aliases = oneOf(['/2026/11/wall/', '/old/wall.html', '/about/', '/local/', '/topics/x/', '/', 'old'], random);
    const file = rewrite(newsroom, STORY, random, (text) => text.replace(/^---\n/, `---\naliases: ["${aliases}"]\n`));
    return `${file}: ${aliases}`;
  },
  'a page is called as a section': (newsroom) => {
    newsroom.write('pages/sea.md', '---\ntitle: Sea\n---\nText.\n');
    return 'pages/sea.md';
  },
  'a link to a file elsewhere': (newsroom) => {
    const outside = join(newsroom.directory, 'outside.md');
    writeFileSync(outside, '---\nname: X\n---\n');
    const link = join(newsroom.content, 'authors/linked.md');
    if (!existsSync(link)) symlinkSync(outside, link);
    return 'authors/linked.md';
  },
  'a post that does not fit': (newsroom, random) => {
    const name = oneOf(
      ['storm/0900-early', 'storm/2300-late', 'storm/content', 'wall/0900-post', 'nowhere/0900-post'],
      random,
    );
    const published = name.includes('early')
      ? '2026-11-01T09:00'
      : name.includes('late')
        ? '2026-12-31T09:00'
        : '2026-11-20T10:00';
    newsroom.write(`articles/2026/11/${name}.md`, `---\npublished: ${published}\nheadline: A post\n---\nIt rains.\n`);
    return name;
  },
};

/** Puts a newsroom's content back as it was. @param kept - files by path. */
export function restore(newsroom: Newsroom, kept: ReadonlyMap<string, Buffer>): void {
  rmSync(newsroom.public, { recursive: true, force: true });
  mkdirSync(newsroom.public);
  for (const entry of readdirSync(newsroom.content, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    if (!kept.has(path.slice(newsroom.content.length + 1).replaceAll('\\', '/'))) rmSync(path, { force: true });
  }
  for (const [file, bytes] of kept)
    if (!newsroom.has(file) || !readFileSync(join(newsroom.content, file)).equals(bytes)) newsroom.write(file, bytes);
}

/** All files of a newsroom's content. */
export const keep = (newsroom: Newsroom): Map<string, Buffer> =>
  new Map(filesIn(newsroom, /./).map((file) => [file, readFileSync(join(newsroom.content, file))]));
