import { describe, expect, it } from 'vitest';
import { readHtmlPage } from '../../../../src/desk/import/html-page.ts';
import { textOfMarkdown } from '../../../../src/desk/import/text-of-markdown.ts';
import { lostWords } from '../../../../src/desk/import/words.ts';
import { writeMarkdown } from '../../../../src/desk/import/write-markdown.ts';
import { CONTEXT } from './reading.ts';

const page = (head: string, body: string) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

function read(html: string) {
  const item = readHtmlPage(html, 'page.html', CONTEXT);
  return { ...item, markdown: writeMarkdown(item.tree!.tree), setAside: item.tree!.setAside };
}

const ARTICLE = {
  '@type': 'NewsArticle',
  headline: 'Harbor board votes &amp; leaves',
  description: 'The vote ends three years of argument.',
  datePublished: '2026-11-09T18:30:00+09:00',
  dateModified: '2026-11-10T07:05:00+09:00',
  author: [
    { '@type': 'Person', name: 'Ana Reyes', sameAs: 'https://social.example/@ana' },
    { '@type': 'Person', name: 'Li Wen' },
  ],
  articleSection: 'Local',
  keywords: 'sea wall, harbor',
  image: [
    {
      '@type': 'ImageObject',
      url: 'https://old.example/wall.jpg',
      caption: 'The wall.',
      creditText: 'Alex Kim/Ledger',
    },
  ],
};

describe('a web page', () => {
  it('is what it says of itself for machines', () => {
    const { story, sections, topics, slug } = read(
      page(
        `<title>Votes | The Old Ledger</title><link rel="canonical" href="https://old.example/news/harbor-vote.html">${ld({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'x' }, ARTICLE] })}`,
        '<nav>Home Sports</nav><article><h1>Harbor board votes &amp; leaves</h1><p class="byline">By Ana Reyes and Li Wen</p><p>The board voted.</p></article>',
      ),
    );
    expect(story.frontmatter).toEqual({
      headline: 'Harbor board votes & leaves',
      summary: 'The vote ends three years of argument.',
      published: '2026-11-09T18:30+09:00',
      updated: '2026-11-10T07:05+09:00',
      authors: ['ana-reyes', 'li-wen'],
    });
    expect(story.photo).toEqual({
      src: 'https://old.example/wall.jpg',
      caption: 'The wall.',
      credit: 'Alex Kim/Ledger',
    });
    expect(story.newAuthors[0]).toMatchObject({
      links: [{ name: 'social.example', url: 'https://social.example/@ana' }],
    });
    expect([sections, topics.map(({ slug }) => slug), slug]).toEqual([
      [{ slug: 'local', name: 'Local' }],
      ['sea-wall', 'harbor'],
      'harbor-vote',
    ]);
    expect(story.guesses).toEqual([]);
  });

  it.each([
    ['an array', [{ '@type': 'BreadcrumbList' }, ARTICLE]],
    ['a page whose main thing it is', { '@type': 'WebPage', mainEntity: ARTICLE }],
    ['several types', { ...ARTICLE, '@type': ['Article', 'OpinionNewsArticle'] }],
  ])('is found in %s', (_name, data) => {
    expect(read(page(ld(data), '<article><p>Text.</p></article>')).story.frontmatter.headline).toBe(
      'Harbor board votes & leaves',
    );
  });

  it('is told by Open Graph where there is no JSON-LD, or one that cannot be read', () => {
    const { story, sections } = read(
      page(
        `<script type="application/ld+json">{ "headline": </script><meta property="og:title" content="From Open Graph"><meta property="og:description" content="A summary."><meta property="article:published_time" content="2026-11-09T09:30:00Z"><meta property="article:section" content="The sea"><meta name="author" content="Ana Reyes"><meta property="og:image" content="/wall.jpg"><meta property="og:image:alt" content="A wall"><meta property="og:url" content="https://old.example/2026/x/">`,
        '<main><p>Text.</p></main>',
      ),
    );
    expect(story.frontmatter).toEqual({
      headline: 'From Open Graph',
      summary: 'A summary.',
      published: '2026-11-09T04:30-05:00',
      authors: ['ana-reyes'],
    });
    expect(story.photo).toMatchObject({ src: 'https://old.example/wall.jpg', alt: 'A wall' });
    expect(sections).toEqual([{ slug: 'the-sea', name: 'The sea' }]);
    expect(story.guesses.map(({ field }) => field)).toEqual(['headline']);
  });

  it('is its article, and all that is beside it is listed', () => {
    const html = page(
      ld(ARTICLE),
      `<header>The Old Ledger</header><nav><a href="/">Home</a></nav>
<div itemprop="articleBody"><p>First paragraph.</p><aside class="related"><h3>Read more</h3><ul><li>Another story</li></ul></aside>
<div class="newsletter-signup"><p>Sign up for Daily Headlines</p><form><input><button>Sign up</button></form></div>
<p>Second <em>paragraph</em>.</p><aside class="pull-quote"><p>Second paragraph.</p></aside></div>
<footer>Copyright 2026</footer><script>track()</script>`,
    );
    const { markdown, setAside, tree } = read(html);
    expect(markdown).toBe('First paragraph.\n\nSecond *paragraph*.\n\n:::pullquote\nSecond paragraph.\n:::\n');
    expect(setAside).toEqual(
      expect.arrayContaining([
        { kind: 'furniture', text: 'Read more Another story' },
        { kind: 'newsletter', text: 'Sign up for Daily Headlines Sign up' },
        { kind: 'furniture', text: 'The Old Ledger Home Copyright 2026' },
      ]),
    );
    expect(lostWords(tree!.text, textOfMarkdown(markdown), setAside.map(({ text }) => text).join(' '))).toEqual([]);
    expect(tree!.text).toContain('Another story');
  });

  it('guesses where the story is when nothing says so', () => {
    const { markdown, story } = read(
      page(
        '<title>x</title>',
        '<nav><p>Menu of many words that is no story at all and has links</p></nav><div><div><p>This is the story, which is long enough to be seen.</p><p>It goes on.</p></div></div><footer><p>Foot</p></footer>',
      ),
    );
    expect(markdown).toBe('This is the story, which is long enough to be seen.\n\nIt goes on.\n');
    expect(story.guesses.map(({ field }) => field)).toContain('body');
  });

  it('takes headline, byline and dateline off the text', () => {
    const { markdown, story } = read(
      page(
        ld({ ...ARTICLE, author: undefined }),
        '<article><h1>Harbor board votes &amp; leaves</h1><div class="meta"><span class="byline">By ANA REYES, Li Wen</span><time datetime="2026-11-09">Nov. 9</time></div><p>PORT MAREN, Norland (AP) — The board voted.</p></article>',
      ),
    );
    expect(markdown).toBe('The board voted.\n');
    expect(story.frontmatter).toMatchObject({
      source: 'AP',
      dateline: 'PORT MAREN, Norland',
      authors: ['ana-reyes', 'li-wen'],
    });
  });

  it('has its first picture as its lead, with the caption', () => {
    const { markdown, story } = read(
      page(
        ld({ ...ARTICLE, image: 'https://old.example/og-crop.jpg' }),
        '<article><h1>Harbor board votes &amp; leaves</h1><figure><img src="https://old.example/wall.jpg" alt="Waves"><figcaption>The wall. <span class="credit">Alex Kim</span></figcaption></figure><p>Text.</p></article>',
      ),
    );
    expect(story.photo).toEqual({
      src: 'https://old.example/wall.jpg',
      alt: 'Waves',
      caption: 'The wall.',
      credit: 'Alex Kim',
    });
    expect(markdown).toBe('Text.\n');
  });
});

it('leads from where the site was before, and says what its byline and date have become', () => {
  const html = page(
    '<link rel="canonical" href="https://www.old.example/news/harbor-vote.html"><meta property="article:published_time" content="2026-11-09T18:30:00-05:00">',
    '<article><h1>Harbor board votes</h1><p class="byline">By Ana Reyes</p><p class="date">Nov. 9, 2026</p><p>The board voted on Monday.</p></article>',
  );
  expect(readHtmlPage(html, 'page.html', CONTEXT).addresses).toEqual([]);
  const { addresses, story, tree } = readHtmlPage(html, 'page.html', { ...CONTEXT, oldSite: 'https://old.example' });
  expect(addresses).toEqual(['/news/harbor-vote.html']);
  expect(story.understood).toEqual([
    { field: 'published', text: 'Nov. 9, 2026' },
    { field: 'authors', text: 'By Ana Reyes' },
  ]);
  expect(tree!.setAside).toEqual([]);
});
