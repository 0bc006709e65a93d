/**
 * Lays out a newsroom again as a site for Hugo, with the same stories at the same addresses:
 * `node tests/bench/hugo.ts CONTENT DIRECTORY PUBLISHED`, where PUBLISHED is the site as Broadsheet has printed it,
 * for the styles that Hugo's pages shall carry too.
 */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { site as siteSchema } from '../../src/schema/site.ts';

const LAYOUTS = join(import.meta.dirname, 'hugo');
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const put = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** `2026/11` as `November 2026` */
const monthName = (month: string) => `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/**
 * A story's file with the front matter that Hugo reads: other names for some keys, and seconds in the time. The
 * invented stories are written one key a line, so lines are all that there is to look at.
 */
function forHugo(story: string): { text: string; section: string } {
  const end = story.indexOf('\n---\n');
  const section = /^section: (.*)$/m.exec(story)![1]!;
  const frontmatter = story
    .slice(0, end)
    .replace(/^headline:/m, 'title:')
    .replace(/^published: (.*)$/m, 'date: $1:00')
    .replace(/^section: .*$/m, `desk: ${section}\nsections: [${section}]`)
    .replace(/^type:/m, 'form:');
  return { text: frontmatter + story.slice(end), section };
}

/** Writes one story for Hugo, and the pages of its month as far as they are new: Hugo makes no archive by date. */
function layOutStory(content: string, directory: string, id: string, seen: Set<string>): void {
  const { text, section } = forHugo(readFileSync(join(content, 'articles', `${id}.md`), 'utf8'));
  const [year, monthOfYear] = id.split('/');
  const month = `${year}/${monthOfYear}`;
  const once = (file: string, page: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    put(join(directory, 'content', file), page);
  };
  once(
    `${year}/_index.md`,
    `---\ncascade: {type: article, outputs: [HTML, Ninjs], _target: {kind: page}}\n_build: {render: never, list: never}\n---\n`,
  );
  once(
    `${month}/_index.md`,
    `---\ntitle: ${monthName(month)}\ntype: month\noutputs: [HTML, Atom]\ndate: ${year}-${monthOfYear}-01\n---\n`,
  );
  once(
    `section-months/${section}-${year}-${monthOfYear}.md`,
    `---\ntitle: ${monthName(month)}\ntype: section-month\nurl: /${section}/${month}/\ndate: ${year}-${monthOfYear}-01\ndesk: ${section}\nmonth: ${month}\n_build: {list: local}\n---\n`,
  );
  writeFileSync(join(directory, 'content', `${id}.md`), text);
}

/** Of each kind of page in Hugo's layouts a page of ours, whose styles it takes. */
const EXAMPLES: Record<string, string> = {
  home: 'index.html',
  article: '20*/*/*/index.html',
  month: '20*/*/index.html',
  'section-month': '[a-z]*/20*/*/index.html',
  sections: 'local/index.html',
  topics: 'topics/*/index.html',
  authors: 'authors/*/index.html',
  newsletters: 'newsletters/index.html',
  page: 'about/index.html',
  corrections: 'corrections/index.html',
  feeds: 'feeds/index.html',
};

/** The styles in the head of a page: sheets that it carries, and links to others. */
function stylesOf(page: string): string {
  const head = page.slice(0, page.indexOf('</head>'));
  return (head.match(/<style[^]*?<\/style>|<link [^>]*rel="?stylesheet[^>]*>/g) ?? []).join('\n');
}

/**
 * Writes a whole site for Hugo.
 *
 * @param content - a newsroom that {@link makeNewsroom} made.
 * @param directory - where the site is to be.
 * @param published - the same newsroom as Broadsheet has printed it; Hugo's pages get its styles.
 */
export function makeHugoSite(content: string, directory: string, published: string): void {
  cpSync(LAYOUTS, directory, { recursive: true });
  cpSync(join(content, 'photos'), join(directory, 'static/photos'), { recursive: true });
  for (const [kind, pattern] of Object.entries(EXAMPLES)) {
    const example = globSync(pattern, { cwd: published }).toSorted()[0];
    if (example === undefined) throw new Error(`There is no ${pattern} in ${published} to take styles from.`);
    put(
      join(directory, 'layouts/partials/styles', `${kind}.html`),
      stylesOf(readFileSync(join(published, example), 'utf8')),
    );
  }
  const site = siteSchema.parse(parse(readFileSync(join(content, 'site.yaml'), 'utf8')));
  const pages = globSync('*.md', { cwd: join(content, 'pages') })
    .map((file) => basename(file, '.md'))
    .toSorted();
  const desks = site.sections.map(({ id }) => id);
  put(
    join(directory, 'config/_default/params.yaml'),
    `tagline: ${site.tagline}\ndesks: [${desks.join(', ')}]\npages: [${pages.join(', ')}]\n`,
  );
  for (const { id, name, description } of site.sections) {
    put(
      join(directory, 'content/sections', id, '_index.md'),
      `---\ntitle: ${name}\ndescription: ${description}\nurl: /${id}/\ndesk: ${id}\n---\n`,
    );
  }
  put(join(directory, 'content/section-months/_index.md'), '---\n_build: {render: never, list: never}\n---\n');
  put(join(directory, 'content/newsletters/_index.md'), '---\ntitle: Newsletters\n---\n');
  put(join(directory, 'content/archive.md'), '---\ntitle: Archive\nlayout: archive\n_build: {list: never}\n---\n');
  for (const [id, name] of [
    ['corrections', 'Corrections'],
    ['feeds', 'Feeds'],
  ] as const)
    put(join(directory, 'content', `${id}.md`), `---\ntitle: ${name}\ntype: ${id}\n_build: {list: never}\n---\n`);
  for (const file of globSync(join(content, 'authors/*.md'))) {
    put(
      join(directory, 'content/authors', basename(file, '.md'), '_index.md'),
      readFileSync(file, 'utf8').replace(/^name:/m, 'title:'),
    );
  }
  for (const file of globSync(join(content, 'pages/*.md'))) {
    put(
      join(directory, 'content', basename(file)),
      readFileSync(file, 'utf8').replace(/^order:.*$/m, '_build: {list: never}'),
    );
  }
  for (const file of globSync(join(content, 'newsletters/*.md'))) {
    put(
      join(directory, 'content/newsletters', basename(file)),
      readFileSync(file, 'utf8')
        .replace(/^name:/m, 'title:')
        .replace(/^provider: .*user: (\w+).*$/m, 'user: $1'),
    );
  }
  const seen = new Set<string>();
  for (const file of globSync('*/*/*.md', { cwd: join(content, 'articles') }))
    layOutStory(content, directory, file.replaceAll('\\', '/').slice(0, -3), seen);
}

/** Lays out one more story of a newsroom in a site that {@link makeHugoSite} made. */
export function addHugoStory(content: string, directory: string, id: string): void {
  layOutStory(content, directory, id, new Set());
}

if (import.meta.main) {
  const [content, directory, published] = process.argv.slice(2);
  if (content && directory && published) {
    makeHugoSite(content, directory, published);
  } else {
    console.error('Usage: node tests/bench/hugo.ts CONTENT DIRECTORY PUBLISHED');
    process.exitCode = 1;
  }
}
