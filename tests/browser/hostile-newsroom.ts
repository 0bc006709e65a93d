/** A newsroom in which every field that takes words holds what breaks out of pages that are put together carelessly. */
import sharp from 'sharp';
import { markdown, yaml } from './newsroom.ts';

/** Ends every context that a text can stand in, and then says what must not run; after it, what must not be changed. */
const ATTACK = [
  '<script>window.__hit=1</script>',
  '"><img src=x onerror=window.__hit=1>',
  `' onmouseover='window.__hit=1`,
  '</title></style></textarea></script><svg onload=window.__hit=1>',
  '<!--<script>',
  ']]>',
  '&amp;&lt;&#60;',
  '{{x}} ${x} {x} %s \\u003c',
  '😀 👩‍🚀 שלום عربى 한글',
].join(' ');

/** The text of a field, which says itself what it is. */
export const textOf = (field: string) => `${field} ${ATTACK}`;

/** As a headline and its like may be called, where a name in a path cannot hold the whole of it. */
const URL_ATTACK = `https://social.example/"><script>window.__hit=1</script>?a=1&b='2'`;

/** The same in a body, where Markdown needs some of it written otherwise. */
const BODY = `
Typed: \\<script>window.\\_\\_hit=1\\</script> and &lt;img src=x onerror=window.\\_\\_hit=1&gt; and {{x}} and \${x}.

Code: \`<script>window.__hit=1</script>"><img src=x onerror=window.__hit=1>\`

## Heading \\<img src=x onerror=window.\\_\\_hit=1> "quoted"

[Link ">\\<b>](<https://example.org/?q="\\>\\<script\\>window.__hit=1\\</script\\>&b='2'> "title \\"><img src=x onerror=window.__hit=1>")

<https://example.org/?a=1&b='2'>

<!-- <script>window.__hit=1</script> -->

<abbr title="&quot;><img src=x onerror=window.__hit=1>">WHO</abbr> says so.[^n"'n]

\`\`\`js
</code></pre><script>window.__hit=1</script>
\`\`\`

| \`<script>window.__hit=1</script>\` | b |
| --- | --- |
| &lt;svg onload=window.\\_\\_hit=1&gt; | {{x}} |

![body-alt \\<img src=x onerror=window.__hit=1> "quoted"](photos/grey.jpg "body-caption <script>window.__hit=1</script>. (Ana \\"><b>Reyes/Courier)")

[^n"'n]: Note \\<script>window.\\_\\_hit=1\\</script>.
`;

/** What of that body a reader has to see. */
export const BODY_TEXTS = [
  'Typed: <script>window.__hit=1</script> and <img src=x onerror=window.__hit=1> and {{x}} and ${x}.',
  'Code: <script>window.__hit=1</script>"><img src=x onerror=window.__hit=1>',
  'Heading <img src=x onerror=window.__hit=1> "quoted"',
  'Link "><b>',
  '</code></pre><script>window.__hit=1</script>',
  '<svg onload=window.__hit=1>',
  'body-caption <script>window.__hit=1</script>.',
  'Ana "><b>Reyes/Courier',
  'Note <script>window.__hit=1</script>.',
];

const photo = (of: string) => ({
  src: 'photos/grey.jpg',
  alt: textOf(`${of}-alt`),
  caption: textOf(`${of}-caption`),
  credit: textOf(`${of}-credit`),
});

/** The files of that newsroom, below its content folder. */
export async function hostileNewsroom(): Promise<Record<string, string | Uint8Array>> {
  const article = {
    headline: textOf('headline'),
    summary: textOf('summary'),
    published: '2026-11-20T08:00Z',
    updated: '2026-11-21T08:00Z',
    section: 'local',
    topics: ['fog'],
    authors: ['ana'],
    contributors: [{ author: 'ana', role: textOf('contributor-role') }],
    source: textOf('source'),
    dateline: textOf('dateline'),
    photo: photo('photo'),
    corrections: [{ date: '2026-11-21T08:00Z', text: textOf('correction') }],
    newsletter: 'daily',
  };
  return {
    'site.yaml': yaml({
      name: textOf('site-name'),
      url: 'https://courier.example',
      tagline: textOf('tagline'),
      sections: [{ id: 'local', name: textOf('section-name'), description: textOf('section-description') }],
      newsletter: 'daily',
      social: [{ name: textOf('social-name'), url: URL_ATTACK }],
    }),
    'authors/ana.md': markdown(
      {
        name: textOf('author-name'),
        role: textOf('author-role'),
        location: textOf('author-location'),
        email: "o'neil+ana@courier.example",
        links: [{ name: textOf('link-name'), url: URL_ATTACK }],
        photo: photo('portrait'),
      },
      BODY,
    ),
    'topics/fog.md': markdown({ name: textOf('topic-name'), description: textOf('topic-description') }, BODY),
    'newsletters/daily.md': markdown(
      {
        name: textOf('newsletter-name'),
        schedule: textOf('schedule'),
        button: textOf('button'),
        provider: { type: 'buttondown', user: textOf('user'), tag: textOf('tag') },
      },
      BODY.replace(/!\[.*\n/, ''),
    ),
    'newsletters/away.md': markdown({
      name: textOf('away-name'),
      schedule: 'Never',
      button: textOf('away-button'),
      provider: { type: 'link', url: URL_ATTACK },
    }),
    'pages/privacy.md': markdown({ title: textOf('page-title'), summary: textOf('page-summary') }, BODY),
    'articles/2026/11/fog.md': markdown(article, BODY),
    'articles/2026/11/שלום.md': markdown(
      {
        ...article,
        type: 'opinion',
        headline: textOf('opinion-headline'),
        updated: undefined,
        related: ['2026/11/fog'],
        aliases: ['/old/שלום.html', '/old/a&b;c/'],
      },
      '[Fog](/2026/11/fog/) and `{{x}}`.\n\n```js"><script>window.__hit=1</script>\nodd language\n```',
    ),
    'photos/grey.jpg': await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  };
}
