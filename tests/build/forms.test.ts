/** A page carries the styles of its own form of story, and no other's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Newsroom, story } from './newsroom.ts';

const newsroom = new Newsroom();
/** What only one form's sheet has, by form. */
const SIGNS = {
  opinion: '.voice-of{',
  explainer: '.contents{',
  interview: '.asked{',
  review: '.reviewed{',
  obituary: '.years-of-life{',
} as const;
const FIELDS: Partial<Record<keyof typeof SIGNS | 'news', object>> = {
  interview: { subject: { name: 'Aurelio Banks <b>', role: 'conductor' } },
  review: { reviewed: { name: 'Fog <i>', kind: 'book', rating: 0, url: 'https://tern.example/?a="b"' } },
  obituary: { life: { name: 'W', born: '1934', died: '2026-10-06', deathplace: '<u>Hill' } },
};

const page = (type: string) => newsroom.read(`2026/11/${type}/index.html`);

beforeAll(async () => {
  newsroom.write('authors/ana.md', '---\nname: Ana Reyes\nrole: Columnist\n---\n\nWrites.\n');
  const body = '## One\n\n**Why?**\n\n## Two\n\nSo.\n\n## Three\n\nSo.\n';
  for (const type of [...Object.keys(SIGNS), 'news'] as const)
    newsroom.write(
      `articles/2026/11/${type}.md`,
      story({ type, authors: ['ana'], ...FIELDS[type as keyof typeof FIELDS] }, body),
    );
  await newsroom.print();
});
afterAll(() => newsroom.dispose());

test.each(Object.keys(SIGNS) as (keyof typeof SIGNS)[])('%s', (type) => {
  expect(Object.entries(SIGNS).flatMap(([form, sign]) => (page(type).includes(sign) ? [form] : []))).toEqual([type]);
});

test('news has none of them', () => {
  expect(Object.values(SIGNS).filter((sign) => page('news').includes(sign))).toEqual([]);
});

test('what editors wrote of a form is text', () => {
  expect(page('interview')).toContain('<b>Aurelio Banks &lt;b&gt;</b>');
  expect(page('review')).toMatch(
    /<a href="https:\/\/tern\.example\/\?a=(?:&#34;|&quot;|%22)b(?:&#34;|&quot;|%22)"[^>]*>Fog &lt;i&gt;/,
  );
  expect(page('review')).toContain('0 out of 5');
  expect(page('obituary')).toContain('&lt;u&gt;Hill');
});

test('a columnist is named once in the head, before the headline', () => {
  const head = /<header class="story-head">[^]*?<\/header>/.exec(page('opinion'))![0];
  expect(head.split('Ana Reyes')).toHaveLength(2);
  expect(head.indexOf('Ana Reyes')).toBeLessThan(head.indexOf('<h1'));
});
