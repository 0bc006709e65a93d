/** A small site in which every format stands and all agree, to be spoiled in one place at a time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { auditSite, type Audit, type AuditOptions } from '../../../src/desk/audit/audit-site.ts';

const ORIGIN = 'https://paper.example';
const A = `${ORIGIN}/2026/11/a/`;
const PIER = '/photos/2026/pier.0a1b2c3d';

const page = (path: string, head: string, main: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${head}
<link rel="canonical" href="${ORIGIN}${path}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" href="/atom.xml">
<link rel="alternate" type="application/feed+json" href="/feed.json">
<meta name="tdm-reservation" content="1"></head>
<body><nav><a href="/">The Paper</a> <a href="/about/">About us</a> <a href="/contact/">Contact</a></nav><main>${main}</main></body></html>
`;

const STRUCTURED = JSON.stringify({
  '@context': 'https://schema.org',
  '@graph': [
    {
      '@type': 'NewsArticle',
      headline: 'Wall & gate',
      url: A,
      datePublished: '2026-11-09T18:30-05:00',
      dateModified: '2026-11-10T07:05-05:00',
      author: [
        { '@type': 'Person', name: 'Ana Reyes', url: `${ORIGIN}/authors/ana/` },
        { '@type': 'Person', name: 'Li Wen' },
      ],
      image: [{ '@type': 'ImageObject', contentUrl: `${ORIGIN}${PIER}-w1200.jpg`, creditText: 'A. Kim/The Paper' }],
      publisher: { '@id': `${ORIGIN}/#publisher` },
    },
    {
      '@type': 'NewsMediaOrganization',
      '@id': `${ORIGIN}/#publisher`,
      name: 'The Paper',
      ethicsPolicy: `${ORIGIN}/about/`,
    },
  ],
});

const item = (uri: string, headline: string, more: object) => ({
  uri,
  type: 'text',
  pubStatus: 'usable',
  headlines: [{ role: 'main', value: headline }],
  bodies: [{ role: 'main', contentType: 'text/plain', value: `At ${ORIGIN}/about/.` }],
  renditions: [{ name: 'web', href: uri, contentType: 'text/html' }],
  ...more,
});
const WALL = item(A, 'Wall & gate', {
  firstCreated: '2026-11-09T18:30:00-05:00',
  versionCreated: '2026-11-10T07:05:00-05:00',
  people: [
    { name: 'Ana Reyes', rel: 'author' },
    { name: 'Li Wen', rel: 'author' },
    { name: 'Someone', rel: 'about' },
  ],
  associations: [
    {
      name: 'photo-1',
      type: 'picture',
      by: 'A. Kim/The Paper',
      renditions: [{ name: 'highRes', href: `${ORIGIN}${PIER}-1600.jpg`, contentType: 'image/jpeg' }],
    },
  ],
  trustIndicators: [
    { role: 'http://cv.iptc.org/newscodes/trustindicator/correctionsPolicy', title: 'C', href: `${ORIGIN}/about/` },
  ],
});
const STANDARD = { name: 'ninjs', version: '3.3' };

/** The files of the site, by their names. */
export function soundSite(): Map<string, string> {
  return new Map(
    Object.entries({
      'index.html': page(
        '/',
        '<title>The Paper</title><meta property="og:site_name" content="The Paper"><meta property="og:title" content="The Paper">',
        `<h1>The Paper</h1><article><h2><a href="/2026/11/a/">Wall &amp; gate</a></h2></article><a href="/2026/11/b/">Fog</a> <a href="/authors/ana/">Ana</a> <a href="https://elsewhere.example/">Else</a>`,
      ),
      '2026/11/a/index.html': page(
        '/2026/11/a/',
        `<title>Wall &amp; gate – The Paper</title>
<meta property="og:title" content="Wall &amp; gate"><meta property="og:url" content="${A}">
<meta property="og:image" content="${ORIGIN}${PIER}-s1200.jpg">
<meta property="article:published_time" content="2026-11-09T18:30-05:00"><meta property="article:modified_time" content="2026-11-10T07:05-05:00">
<link rel="alternate" type="application/ninjs+json" href="ninjs.json">
<script type="application/ld+json">${STRUCTURED}</script>`,
        `<article><header><p class="label"><span class="form">Analysis</span></p><h1>Wall &amp; gate</h1>
<address>By <a rel="author" href="/authors/ana/">Ana Reyes</a> and <a rel="author" href="/authors/ana/">Li Wen</a></address>
<time datetime="2026-11-10T07:05-05:00">Nov 10</time> <time datetime="2026-11-09T18:30-05:00">Nov 9</time> <a href="#corrections">Correction</a></header>
<figure id="photo-1"><picture><source srcset="${PIER}-720.avif 720w,${PIER}-1600.avif 1600w"><img src="${PIER}-1080.jpg" alt="A pier"></picture><figcaption>The pier. <span class="credit">A. Kim/The Paper</span></figcaption></figure>
<div class="text"><p>Text, and <a href="/2026/11/b/#fog">fog</a>, and <a href="https://data.example/">data</a>.</p></div>
<section id="corrections"><time datetime="2026-11-10T07:00-05:00">Nov 10</time></section>
<article class="post"><header><time datetime="2026-11-11T01:00-05:00">later</time><a rel="author" href="/authors/ana/">Post Author</a></header></article></article>`,
      ),
      '2026/11/b/index.html': page(
        '/2026/11/b/',
        '<title>Fog – The Paper</title>',
        '<article><header><h1>Fog</h1><address><span class="source">AP</span></address><time datetime="2026-11-08T12:00-05:00">Nov 8</time></header><h2 id="fog">Fog</h2><p>Text.</p></article>',
      ),
      'authors/ana/index.html': page(
        '/authors/ana/',
        '<title>Ana Reyes – The Paper</title>',
        '<h1>Ana Reyes</h1><div class="text"><p>Reports.</p></div>',
      ),
      'about/index.html': page(
        '/about/',
        '<title>About us – The Paper</title>',
        '<article><h1>About us</h1></article>',
      ),
      'contact/index.html': page(
        '/contact/',
        '<title>Contact – The Paper</title>',
        '<h1>Contact</h1><a href="mailto:desk@paper.example">Write</a>',
      ),
      'old.html': `<!doctype html><title>Moved</title><meta http-equiv="refresh" content="0;url=/2026/11/a/"><meta name="robots" content="noindex"><link rel="canonical" href="${A}"><a href="/2026/11/a/">Moved</a>`,
      '404.html': `<!doctype html><title>Not here</title><meta name="robots" content="noindex">`,
      'feed.xml': `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Paper</title><link>${ORIGIN}/</link><description>News</description>
<item><title>Wall &amp; gate</title><link>${A}</link><guid isPermaLink="false">tag:paper.example,2026:a</guid><dc:creator>Ana Reyes</dc:creator><dc:creator>Li Wen</dc:creator><pubDate>Mon, 09 Nov 2026 23:30:12 GMT</pubDate><atom:updated>2026-11-10T12:05:00Z</atom:updated><content:encoded><![CDATA[<p><a href="${ORIGIN}/about/">About</a></p>]]></content:encoded><media:content url="${ORIGIN}${PIER}-1080.jpg" medium="image"><media:credit>A. Kim/The Paper</media:credit><media:credit role="photographer">Somebody</media:credit></media:content></item>
<item><title>Fog</title><link>${ORIGIN}/2026/11/b/</link><dc:creator>AP</dc:creator><pubDate>Sun, 08 Nov 2026 17:00:00 GMT</pubDate></item>
<item><title>Correction: Wall &amp; gate</title><link>${A}#corrections</link><pubDate>Tue, 10 Nov 2026 12:00:00 GMT</pubDate></item></channel></rss>`,
      'atom.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:paper.example,2026:/</id><title>The Paper</title><updated>2026-11-10T12:05:00Z</updated><link rel="self" href="${ORIGIN}/atom.xml"/>
<entry><id>tag:paper.example,2026:a</id><title>Wall &amp; gate</title><published>2026-11-09T23:30:00Z</published><updated>2026-11-10T12:05:00Z</updated><author><name>Ana Reyes</name></author><author><name>Li Wen</name></author><link rel="alternate" href="${A}"/><content type="html">&lt;a href="${ORIGIN}/about/"&gt;About&lt;/a&gt;</content></entry></feed>`,
      'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'The Paper',
        items: [
          {
            id: 'tag:paper.example,2026:a',
            url: A,
            title: 'Wall & gate',
            content_html: `<a href="${ORIGIN}/about/?x=1&amp;y=2">About</a>`,
            image: `${ORIGIN}${PIER}-1080.jpg`,
            date_published: '2026-11-09T23:30:00Z',
            date_modified: '2026-11-10T12:05:00Z',
            authors: [{ name: 'Ana Reyes' }, { name: 'Li Wen' }],
          },
        ],
      }),
      'sitemap.xml': `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${ORIGIN}/sitemaps/2026-11.xml</loc></sitemap><sitemap><loc>${ORIGIN}/sitemaps/news.xml</loc></sitemap></sitemapindex>`,
      'sitemaps/2026-11.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>${A}</loc><lastmod>2026-11-10T12:05:00Z</lastmod><image:image><image:loc>${ORIGIN}${PIER}-1600.jpg</image:loc></image:image></url><url><loc>${ORIGIN}/2026/11/b/</loc><lastmod>2026-11-08</lastmod></url></urlset>`,
      'sitemaps/news.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${A}</loc><news:news><news:publication><news:name>The Paper</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-09T23:30:00Z</news:publication_date><news:title>Wall &amp; gate</news:title></news:news></url></urlset>`,
      'robots.txt': `User-agent: *\nContent-Signal: search=yes, ai-train=no\nDisallow: /private/\n\nUser-agent: GPTBot\nUser-agent: ClaudeBot\nUser-agent: CCBot\nUser-agent: Google-Extended\nUser-agent: Applebot-Extended\nUser-agent: Meta-ExternalAgent\nDisallow: /\n\nSitemap: ${ORIGIN}/sitemap.xml\nLicense: ${ORIGIN}/rsl.xml\n`,
      '.well-known/tdmrep.json': JSON.stringify([{ location: '/', 'tdm-reservation': 1 }]),
      'rsl.xml':
        '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">search</permits><prohibits type="usage">ai-train</prohibits></license></content></rsl>',
      'trust.txt': 'datatrainingallowed=no\n',
      _headers: '/*\n  X-Content-Type-Options: nosniff\n  TDM-Reservation: 1\n',
      'llms.txt': `# The Paper\n\n- [About](${ORIGIN}/about/): who we are.\n`,
      '2026/11/a/ninjs.json': JSON.stringify({ standard: STANDARD, ...WALL }),
      'partners/ninjs.json': JSON.stringify({
        standard: STANDARD,
        uri: `${ORIGIN}/partners/ninjs.json`,
        type: 'composite',
        associations: [{ name: 'a', rel: 'item', ...WALL }],
      }),
      ...Object.fromEntries(
        ['720.avif', '1600.avif', '1080.jpg', '1600.jpg', 's1200.jpg', 'w1200.jpg'].map((end) => [
          `${PIER.slice(1)}-${end}`,
          'x',
        ]),
      ),
      'photos/2026/other.0a1b2c3d-1080.jpg': 'x',
    }),
  );
}

/** Writes a site down and audits it. */
export function auditFiles(files: ReadonlyMap<string, string>, options: Partial<AuditOptions> = {}): Audit {
  const root = mkdtempSync(join(tmpdir(), 'audited-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return auditSite({ root, ...options });
  } finally {
    rmSync(root, { recursive: true });
  }
}
