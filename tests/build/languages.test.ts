/** The language of a story is the newsroom's, that of the words around it the site's: one changes nothing of the other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/newsroom/words.ts';
import { Newsroom, SITE, story } from './newsroom.ts';

const LANGUAGES = ['en', 'es', 'fr', 'de', 'ko', 'ja', 'ar'];
const FILES = ['2026/11/one/index.html', '2026/11/two/index.html', '2026/11/three/index.html'];

const newsroom = new Newsroom();
/** The pages of the three stories, by the language of the site. */
const printed = new Map<string, string[]>();

beforeAll(async () => {
  const body = `"It's -- 'high' -- water," he said.[^1]

## "Then" what...

> "Go"

<p lang="fr">"Allons !"</p>

- One "two"

[^1]: "Yes."
`;
  newsroom.write(
    'articles/2026/11/one.md',
    story({ language: 'en', headline: '"One" isn\'t', summary: 'It "is".' }, body),
  );
  newsroom.write(
    'articles/2026/11/two.md',
    story(
      {
        language: 'en',
        type: 'review',
        reviewed: { name: 'The "Fog"', kind: 'book', creator: 'A "B" C', rating: 4.5 },
      },
      body,
    ),
  );
  newsroom.write(
    'articles/2026/11/three.md',
    story(
      { language: 'en', type: 'interview', subject: { name: 'A "B" C', role: 'the "boss"' } },
      `**"Why"?**\n\n${body}`,
    ),
  );
  for (const language of LANGUAGES) {
    newsroom.write('site.yaml', `${SITE}language: ${language}\n`);
    await newsroom.print();
    printed.set(
      language,
      FILES.map((file) => newsroom.read(file)),
    );
  }
});
afterAll(() => newsroom.dispose());

/** What the newsroom wrote, as it stands on a page. */
function contentOf(page: string): Record<string, string | undefined> {
  const first = (pattern: RegExp) => pattern.exec(page)?.[1]?.trim();
  return {
    headline: first(/<h1[^>]*>([^]*?)<\/h1>/),
    summary: first(/<p class="summary"[^>]*>([^]*?)<\/p>/),
    body: first(/<div class="text"[^>]*>([^]*?)<\/div>/),
    subject: first(/<p class="subject"[^>]*>([^]*?)<\/p>/),
    reviewed: first(/<section class="reviewed"[^>]*>[^]*?<h2[^>]*>([^]*?)<\/h2>/),
    creator: first(/<section class="reviewed"[^>]*>[^]*?<\/h2>\s*<p[^>]*>([^]*?)<\/p>/),
  };
}

test('the stories are set as their own language has it', () => {
  const [one, two, three] = printed.get('en')!.map(contentOf);
  expect(one).toMatchObject({ headline: '“One” isn’t', summary: 'It “is”.' });
  expect(one!.body).toContain('<p>“It’s – ‘high’ – water,” he said.');
  expect(one!.body).toContain('<p lang="fr">«\u202fAllons\u202f!\u202f»</p>');
  expect(two).toMatchObject({ reviewed: 'The “Fog”', creator: 'A “B” C' });
  expect(three!.subject).toContain('the “boss”');
  expect(three!.body).toContain('<p class="asked"><strong>“Why”?</strong></p>');
});

describe.each(LANGUAGES.slice(1))('a site in %s', (language) => {
  test('has the same stories, byte by byte', () => {
    expect(printed.get(language)!.map(contentOf)).toEqual(printed.get('en')!.map(contentOf));
  });

  test('says around them what it has to say in its own words', () => {
    const [one, two] = printed.get(language)!;
    expect(one).toMatch(new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`));
    expect(one).toContain(`>${wordsOf(language).skip}<`);
    expect(two).toContain(wordsOf(language).reviewedKinds.book);
    expect(one).not.toContain(wordsOf('en').leave);
  });

  test('says that the stories are in another language', () => {
    const [one] = printed.get(language)!;
    expect(one).toMatch(/<h1[^>]* lang="en" dir="ltr"/);
    expect(one).toMatch(/<div class="text" lang="en" dir="ltr"/);
    expect(newsroom.read('index.html')).toMatch(/<h\d[^>]* lang="en" dir="ltr"/);
  });
});

test('a site in the language of its stories does not repeat it', () => {
  expect(printed.get('en')![0]).not.toMatch(/<h1[^>]* lang=/);
});
