/** Editions of newsletters: where they stand, what one more touches, and what readers must not see of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Newsroom, NOW, picture, story } from './newsroom.ts';
import { digestTree } from './tree.ts';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = new Newsroom();
  newsroom.write('photos/pier.jpg', await picture('#335577', 1200, 800));
  newsroom.write(
    'articles/2026/11/pier.md',
    story({ headline: 'The pier & the sea', photo: { src: 'photos/pier.jpg', alt: 'A pier', credit: 'Alex Kim' } }),
  );
  newsroom.write('articles/2026/11/rail.md', story({ headline: 'Rail closes', type: 'brief' }));
  newsroom.write('articles/2026/11/secret.md', story({ headline: 'Not yet', embargo: '2026-12-01T06:00' }));
  // More than stand on the page of the newsletter, and more than a year of them.
  for (let day = 1; day <= 28; day += 1) {
    const name = String(day).padStart(2, '0');
    edition(`2025-10-${name}`, { subject: `October ${day}`, sent: `2025-10-${name}T06:00` });
    edition(`2026-10-${name}`, { subject: `October ${day}`, sent: `2026-10-${name}T06:00` });
  }
  await newsroom.print();
});
afterAll(() => newsroom.dispose());

function edition(name: string, fields: Record<string, unknown>, body = ''): void {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  newsroom.write(`newsletters/daily/${name}.md`, `---\n${lines.join('\n')}\n---\n\n${body}\n`);
}

const STORIES = ['2026/11/pier', '2026/11/secret', '2026/11/rail'];
const FOLDER = 'newsletters/daily';
const page = `${FOLDER}/2026-11-09/index.html`;

/** Files of the site that are other than they were, or new. */
async function changedBy(work: () => Promise<void>): Promise<string[]> {
  const before = digestTree(newsroom.out);
  await work();
  return Object.entries(digestTree(newsroom.out)).flatMap(([file, digest]) => (before[file] === digest ? [] : [file]));
}

test('one that was not sent is on no page', async () => {
  edition('2026-11-09', { subject: 'The harbor', stories: STORIES }, 'Good *morning*.');
  expect(
    await changedBy(async () => {
      const { problems } = await newsroom.print();
      expect(problems).toEqual([]);
    }),
  ).toEqual([]);
});

test('one more is printed with the lists and feeds that it stands in, and touches no other edition', async () => {
  edition(
    '2026-11-09',
    { subject: 'The harbor', summary: 'In a line.', sent: '2026-11-09T20:00', stories: STORIES },
    'Good *morning*.',
  );
  const changed = await changedBy(async () => {
    const { pages } = await newsroom.print();
    expect(pages.printed).toBe(7);
    expect(pages.removed).toBe(0);
  });
  expect(changed.filter((file) => !file.startsWith('photos/'))).toEqual([
    `${FOLDER}/2026-11-09/index.html`,
    `${FOLDER}/2026/index.html`,
    `${FOLDER}/atom.xml`,
    `${FOLDER}/feed.json`,
    `${FOLDER}/feed.xml`,
    `${FOLDER}/index.html`,
    'sitemaps/pages.xml',
  ]);
});

test('its page tells its stories with who made their pictures, and nothing of one that is not public', () => {
  const html = newsroom.read(page);
  expect(html).toContain('Good <em>morning</em>.');
  expect(html).toContain('The pier &amp; the sea');
  expect(html).toContain('Alex Kim');
  expect(html).toContain('Rail closes');
  expect(html).not.toContain('secret');
  expect(html).not.toContain('Not yet');
  expect(html).toContain('<form class="signup-form"');
  expect(html).toContain('type="application/rss+xml" title="Daily" href="/newsletters/daily/feed.xml"');
  // The small JPEG of the mail's picture is on the site.
  const [, jpeg] = /<img[^>]* src="\/(photos\/pier\.[\da-f]{8}-c720\.jpg)"/.exec(html) ?? [];
  expect(existsSync(join(newsroom.out, jpeg!))).toBe(true);
});

test('its newsletter lists the newest and leads to all years', () => {
  const list = newsroom.read(`${FOLDER}/index.html`);
  expect(list).toContain('href="/newsletters/daily/2026-11-09/"');
  expect(list).not.toContain('href="/newsletters/daily/2026-10-01/"');
  expect(list).toContain('href="/newsletters/daily/2025/"');
  const year = newsroom.read(`${FOLDER}/2026/index.html`);
  expect(year).toContain('href="/newsletters/daily/2026-10-01/"');
  expect(year).not.toContain('/2025-');
});

test('its feed has it whole', () => {
  const feed = newsroom.read(`${FOLDER}/feed.xml`);
  expect(feed).toContain('https://ledger.example/newsletters/daily/2026-11-09/');
  expect(feed).toContain('Good <em>morning</em>.');
  expect(feed).toContain('https://ledger.example/2026/11/rail/');
  expect(feed).not.toContain('secret');
  expect(feed).not.toMatch(/(?:src|href)="\/(?!\/|feed\.css)/);
});

test('a story that is not there is told with its line, and nothing is published', async () => {
  edition('2026-11-09-2', { subject: 'Again', sent: '2026-11-09T21:00', stories: ['2026/11/peer'] });
  const { problems } = await newsroom.print();
  expect(problems).toMatchObject([
    {
      file: 'newsletters/daily/2026-11-09-2.md',
      line: 4,
      rule: 'unknown-story',
      suggestion: 'Did you mean 2026/11/pier?',
    },
  ]);
  newsroom.remove('newsletters/daily/2026-11-09-2.md');
});

test('a newsletter that is not there, and a name that is no day, are told', async () => {
  newsroom.write('newsletters/dayly/2026-11-09.md', '---\nsubject: Lost\n---\n');
  newsroom.write('newsletters/daily/harbor.md', '---\nsubject: Named\n---\n');
  const { problems } = await newsroom.print();
  expect(problems).toMatchObject([
    { file: 'newsletters/daily/harbor.md', rule: 'stray-file' },
    { file: 'newsletters/dayly/2026-11-09.md', line: 1, rule: 'unknown-newsletter', suggestion: 'Did you mean daily?' },
  ]);
  newsroom.remove('newsletters/dayly/2026-11-09.md');
  newsroom.remove('newsletters/daily/harbor.md');
});

test('it appears when the time in its file has come, and a story in it when that is public', async () => {
  edition('2026-11-24', { subject: 'Tonight', sent: '2026-11-24T20:00' });
  await newsroom.print();
  expect(existsSync(join(newsroom.out, FOLDER, '2026-11-24'))).toBe(false);
  await newsroom.print({ now: NOW + 24 * 60 * 60 * 1000 });
  expect(existsSync(join(newsroom.out, FOLDER, '2026-11-24/index.html'))).toBe(true);
  expect(newsroom.read(page)).not.toContain('Not yet');
  await newsroom.print({ now: Date.parse('2026-12-02T12:00:00Z') });
  expect(newsroom.read(page)).toContain('Not yet');
});
