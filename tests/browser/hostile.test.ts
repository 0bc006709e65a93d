/** Words that try to be more than words: shown as they were typed where they may stand, refused where they may not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listenTo, type Ear } from './ear.ts';
import { BODY_TEXTS, hostileNewsroom, textOf } from './hostile-newsroom.ts';
import { markdown, openWorkshop, printNewsroom, readFiles, writeFiles, yaml } from './newsroom.ts';
import { filesOf, openSite, type OpenSite } from './site.ts';

const cleanup = new AsyncDisposableStack();
let files: Record<string, string | Uint8Array>;
let site: OpenSite;
let page: Page;
let ear: Ear;

beforeAll(async () => {
  files = await hostileNewsroom();
  const { folder } = cleanup.use(openWorkshop());
  writeFiles(folder, files);
  const [opened, browser] = await Promise.all([openSite(folder), launchChromium()]);
  site = cleanup.use(opened);
  cleanup.defer(() => browser.close());
  // Nothing but how texts are written may keep them from running.
  page = await browser.newPage({ bypassCSP: true });
  ear = listenTo(page, site.origin);
});
afterAll(() => cleanup.disposeAsync());

describe('where it may stand', () => {
  test('nothing of it runs on any page', async () => {
    expect(site.pages.length).toBeGreaterThan(10);
    const caught: string[] = [];
    for (const { address } of site.pages) {
      await page.goto(site.origin + address, { waitUntil: 'networkidle' });
      const found = await page.evaluate(findIntruders);
      caught.push(...[...found, ...ear.take()].map((what) => `${address}: ${what}`));
    }
    expect(caught).toEqual([]);
  });

  test.each([
    [
      '/',
      [
        'site-name',
        'tagline',
        'section-name',
        'headline',
        'summary',
        'social-name',
        'newsletter-name',
        'schedule',
        'button',
      ],
    ],
    [
      '/2026/11/fog/',
      [
        'headline',
        'summary',
        'section-name',
        'author-name',
        'contributor-role',
        'source',
        'dateline',
        'photo-caption',
        'photo-credit',
        'correction',
        'topic-name',
        'newsletter-name',
        'author-role',
      ],
    ],
    ['/2026/11/שלום/', ['opinion-headline', 'headline']],
    ['/local/', ['section-name', 'section-description', 'headline']],
    ['/local/2026/11/', ['section-name', 'headline']],
    ['/2026/11/', ['headline', 'opinion-headline']],
    ['/topics/fog/', ['topic-name', 'topic-description', 'headline']],
    ['/authors/ana/', ['author-name', 'author-role', 'author-location', 'link-name', 'headline']],
    ['/newsletters/', ['newsletter-name', 'schedule', 'button', 'away-name', 'away-button']],
    ['/newsletters/daily/', ['newsletter-name', 'schedule', 'button']],
    ['/privacy/', ['page-title', 'page-summary']],
  ])('%s shows it as it was typed', async (address, fields) => {
    await page.goto(site.origin + address);
    const shown = asTyped(await page.locator('body').innerText());
    for (const field of fields) expect(shown).toContain(asTyped(textOf(field)));
  });

  test.each(['/2026/11/fog/', '/topics/fog/', '/authors/ana/', '/privacy/'])(
    'the body of %s shows it as it was typed',
    async (address) => {
      await page.goto(site.origin + address);
      const shown = asTyped(await page.locator('body').innerText());
      for (const text of BODY_TEXTS) expect(shown).toContain(asTyped(text));
    },
  );

  test('where it is not seen it is whole, too', async () => {
    await page.goto(`${site.origin}/2026/11/fog/`);
    const alts = await page
      .locator('img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('alt') ?? ''));
    expect(alts.map(asTyped)).toContain(asTyped(textOf('photo-alt')));
    expect(alts.map(asTyped)).toContain(asTyped('body-alt <img src=x onerror=window.__hit=1> "quoted"'));
    expect(asTyped(await page.title())).toBe(asTyped(`${textOf('headline')} -- ${textOf('site-name')}`));
    expect(asTyped((await page.locator('meta[name=description]').getAttribute('content'))!)).toBe(
      asTyped(textOf('summary')),
    );
    expect(await page.locator('input[name=tag]').inputValue()).toBe(textOf('tag'));
    expect(new URL((await page.locator('form').getAttribute('action'))!).pathname).toBe(
      `/api/emails/embed-subscribe/${encodeURIComponent(textOf('user'))}`,
    );
    expect(await page.getByRole('link', { name: 'social-name' }).getAttribute('href')).toContain(
      'https://social.example/',
    );
  });

  test('old addresses in odd letters lead to their story', async () => {
    for (const address of ['/old/שלום.html', '/old/a&b;c/']) {
      await page.goto(site.origin + encodeURI(address), { waitUntil: 'commit' });
      await page.waitForURL(`${site.origin}${encodeURI('/2026/11/שלום/')}`);
    }
    ear.take();
  });

  test('what machines read is still well formed', async () => {
    const faults: string[] = [];
    for (const file of filesOf(site.dist)) {
      const text = () => readFileSync(join(site.dist, file), 'utf8');
      if (/\.(?:xml|rss|atom|svg|xsl)$/.test(file)) {
        const fault = await page.evaluate(
          (xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent,
          text(),
        );
        if (fault) faults.push(`${file}: ${fault}`);
      } else if (/\.(?:json|webmanifest|jsonld)$/.test(file)) faults.push(...jsonFaults(file, text()));
    }
    for (const { address, html } of site.pages) {
      for (const [, json] of html.matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs))
        faults.push(...jsonFaults(address, json!));
    }
    expect(faults).toEqual([]);
  });

  test('what runs is caught', async () => {
    await page.setContent(
      '<p onclick="a()"><img src=x onerror=window.__hit=1><script>1</script><a href="javascript:1">x</a><script type="application/ld+json">{}</script>',
    );
    await page.waitForFunction(() => '__hit' in window);
    expect(await page.evaluate(findIntruders)).toEqual([
      'it ran',
      '<p onclick="a()">',
      '<img src="x" onerror="window.__hit=1">',
      '<script>',
      '<a href="javascript:1">',
    ]);
    ear.take();
  });
});

describe('where it may not stand', () => {
  test('everything is told with its place, and nothing is published', async () => {
    using workshop = openWorkshop();
    writeFiles(join(workshop.folder, 'content'), { ...files, ...refusedFiles(files) });
    const { code, stdout, stderr, dist } = await printNewsroom(workshop.folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(existsSync(dist)).toBe(false);
    expect(stderr).toMatchInlineSnapshot(`
      "content/articles/2026/11/addresses.md:6:15
          "javascript:window.__hit=1"
        photo.src is not a photo. Put the picture below content/photos and write its path, like photos/2026/sea-wall.jpg (jpg, png, webp, avif or tif; no spaces).
      content/articles/2026/11/addresses.md:7:11
          "//evil.example/"
        entry 1 of aliases is not a path on this site. It begins with one slash and has no spaces, ? or #, like /news/old-story.html.
      content/articles/2026/11/addresses.md:7:29
          "/a\\"onload=x/"
        entry 2 of aliases is not a path on this site. It begins with one slash and has no spaces, ? or #, like /news/old-story.html.
      content/articles/2026/11/addresses.md:7:45
          "/../../etc/passwd"
        entry 3 of aliases is not a path on this site: it must not hold . or .. as a step.
      content/articles/2026/11/addresses.md:7:65
          "javascript:window.__hit=1"
        entry 4 of aliases is not a path on this site. It begins with one slash and has no spaces, ? or #, like /news/old-story.html.
      content/articles/2026/11/addresses.md:8:1
        This story has no text.
        Write it below the second line of hyphens, or write draft: true above it until it is written. A story of a headline and a summary alone is type: brief, one in pictures type: gallery.

      content/articles/2026/11/html.md:8:1
          <script>
        <script> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Remove it, or link to the page: [What it is](https://…).
      content/articles/2026/11/html.md:10:6
          <img src=x onerror=window.__hit=1>
        <img> is not published in an article.
        Write pictures in Markdown: ![What it shows](photos/2026/name.jpg "The caption. (Photographer/Agency)").
      content/articles/2026/11/html.md:10:48
          onclick="window.__hit=1"
        onclick on <b> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Remove it.
      content/articles/2026/11/html.md:10:86
          <svg onload=window.__hit=1>
        <svg> is not published in an article.
        Write pictures in Markdown: ![What it shows](photos/2026/name.jpg "The caption. (Photographer/Agency)").
      content/articles/2026/11/html.md:12:1
          <iframe src="https://example.org/">
        <iframe> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Link to it: [What it is](https://example.org/).
      content/articles/2026/11/html.md:14:1
          <a href="javascript:window.__hit=1">here</a>
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/html.md:16:1
          </title>
        </title> closes nothing: no <title> stands open here.
        Remove it, or write <title> where it begins.
      content/articles/2026/11/html.md:16:9
          </style>
        </style> closes nothing: no <style> stands open here.
        Remove it, or write <style> where it begins.
      content/articles/2026/11/html.md:16:17
          </script>
        </script> closes nothing: no <script> stands open here.
        Remove it, or write <script> where it begins.

      content/articles/2026/11/invisible.md:2:11
          "FogU+202Egnp.exe"
        headline has an invisible control character (U+202E). Delete it; it often comes along when text is pasted.
      content/articles/2026/11/invisible.md:3:10
          "It \\u0007cameU+2066 in."
        summary has an invisible control character (U+0007). Delete it; it often comes along when text is pasted.
      content/articles/2026/11/invisible.md:8:7
          U+202E
        An invisible control character (U+202E) stands here.
        Delete it; it often comes along when text is pasted.
      content/articles/2026/11/invisible.md:8:12
          U+0008
        An invisible control character (U+0008) stands here.
        Delete it; it often comes along when text is pasted.
      content/articles/2026/11/invisible.md:10:1
          U+FEFF
        An invisible control character (U+FEFF) stands here.
        Delete it; it often comes along when text is pasted.

      content/articles/2026/11/links.md:8:1
          [one](javascript:window.__hit=1)
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:8:38
          [two](JaVaScRiPt:window.__hit=1)
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:10:1
          [three](&#106;avascript:window.__hit=1)
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:10:45
          [four](<java&#10;script:window.__hit=1>)
        "java%0Ascript:window.__hit=1" does not say where on the site it begins.
        Write the address from the root, like /2026/11/harbor-vote/.
      content/articles/2026/11/links.md:12:1
          [five](data:text/html,<script>window.__hit=1</script>)
        A link must not begin with data:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:12:60
          [six](vbscript:x)
        A link must not begin with vbscript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:14:1
          [seven][there]
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:14:20
          <javascript:window.__hit=1>
        A link must not begin with javascript:
        Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.
      content/articles/2026/11/links.md:16:1
          ![Wall](javascript:window.__hit=1 "The wall. (Ana Reyes/Courier)")
        "javascript:window.__hit=1" is not a photo below content/photos (jpg, png, webp, avif or tif; no spaces in its name).
        Write its path: ![Wall](photos/2026/name.jpg "The wall. (Ana Reyes/Courier)")

      content/authors/ana.md:5:8
          "javascript:window.__hit=1"
        email is not an email address.
      content/authors/ana.md:6:30
          "javascript:window.__hit=1"
        url in entry 1 of links is not a web address. Write it in full, like https://example.org/page.

      content/newsletters/away.md:4:32
          "javascript:window.__hit=1"
        provider.url is not a web address. Write it in full, like https://example.org/page.

      content/newsletters/chimp.md:4:40
          "JAVASCRIPT:window.__hit=1"
        provider.action is not a web address. Write it in full, like https://example.org/page.

      content/newsletters/monk.md:4:36
          "data:text/html,x"
        provider.url is not a web address. Write it in full, like https://example.org/page.
      content/newsletters/monk.md:4:64
          "\\"><script>"
        entry 1 of provider.lists is not a list. Copy its UUID from listmonk.

      35 problems in 8 files. Nothing was published.
      "
    `);
    // What cannot be seen in a file must not steer the terminal either.
    expect(stderr).not.toMatch(/[^\P{C}\n\u200d]/u);
  });

  test('so it is in site.yaml', async () => {
    using workshop = openWorkshop();
    writeFiles(join(workshop.folder, 'content'), {
      ...files,
      'site.yaml': yaml({
        name: 'The \u202eCourier',
        url: 'javascript:window.__hit=1//',
        language: 'en"><script>',
        timeZone: '</script>',
        sections: [
          { id: '../x', name: 'A' },
          { id: '"><b>', name: 'B' },
        ],
        social: [
          { name: 'Here', url: 'javascript:window.__hit=1' },
          { name: 'There', url: 'data:text/html,<script>window.__hit=1</script>' },
        ],
        colors: { accent: '#fff;}</style><script>window.__hit=1</script>' },
      }),
    });
    const { code, stdout, stderr, dist } = await printNewsroom(workshop.folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(existsSync(dist)).toBe(false);
    expect(stderr).toMatchInlineSnapshot(`
      "content/site.yaml:1:7
          "The U+202ECourier"
        name has an invisible control character (U+202E). Delete it; it often comes along when text is pasted.
      content/site.yaml:2:6
          "javascript:window.__hit=1//"
        url is not a web address. Write it in full, like https://example.org/page.
      content/site.yaml:3:11
          "en\\"><script>"
        language is not a language tag. Write it like en, en-GB or ko.
      content/site.yaml:4:11
          "</script>"
        timeZone is not a time zone. Write its IANA name, like Asia/Seoul or America/New_York.
      content/site.yaml:5:18
          "../x"
        id in entry 1 of sections is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.
      content/site.yaml:5:43
          "\\"><b>"
        id in entry 2 of sections is not an id. An id has lower-case letters, digits and single hyphens, like sea-wall.
      content/site.yaml:6:31
          "javascript:window.__hit=1"
        url in entry 1 of social is not a web address. Write it in full, like https://example.org/page.
      content/site.yaml:6:82
          "data:text/html,<script>window.__hit=1</script>"
        url in entry 2 of social is not a web address. Write it in full, like https://example.org/page.
      content/site.yaml:7:19
          "#fff;}</style><script>window.__hit=1</script>"
        colors.accent is not a colour. Write it like "#a3201d", in quotation marks.

      9 problems in 1 file. Nothing was published.
      "
    `);
  });

  test('a site that has been published stays as it is', async () => {
    using workshop = openWorkshop();
    const content = join(workshop.folder, 'content');
    writeFiles(content, files);
    const { dist, code } = await printNewsroom(workshop.folder);
    expect(code).toBe(0);
    const before = readFiles(dist);
    writeFiles(content, {
      'articles/2026/11/new.md': markdown(
        { headline: 'New', summary: 'New.', published: '2026-11-22', section: 'local' },
        '<script>window.__hit=1</script>',
      ),
      'topics/fog.md': markdown({ name: 'Changed' }),
    });
    expect(await printNewsroom(workshop.folder)).toMatchObject({ code: 1, stdout: '' });
    expect(readFiles(dist)).toEqual(before);
  });
});

/** Files that the press must refuse, each for several reasons. */
function refusedFiles(good: Record<string, string | Uint8Array>): Record<string, string> {
  const article = { headline: 'Fog', summary: 'It came in.', published: '2026-11-20T08:00Z', section: 'local' };
  return {
    'articles/2026/11/html.md': markdown(
      article,
      [
        '<script>window.__hit=1</script>',
        'Here <img src=x onerror=window.__hit=1> and <b onclick="window.__hit=1">bold</b> and <svg onload=window.__hit=1>.',
        '<iframe src="https://example.org/"></iframe>',
        '<a href="javascript:window.__hit=1">here</a>',
        '</title></style></script>',
      ].join('\n\n'),
    ),
    'articles/2026/11/links.md': markdown(
      article,
      [
        '[one](javascript:window.__hit=1) and [two](JaVaScRiPt:window.__hit=1)',
        '[three](&#106;avascript:window.__hit=1) and [four](<java&#10;script:window.__hit=1>)',
        '[five](data:text/html,<script>window.__hit=1</script>) and [six](vbscript:x)',
        '[seven][there] and <javascript:window.__hit=1>',
        '![Wall](javascript:window.__hit=1 "The wall. (Ana Reyes/Courier)")',
        '[there]: javascript:window.__hit=1',
      ].join('\n\n'),
    ),
    'articles/2026/11/invisible.md': markdown(
      { ...article, headline: 'Fog\u202egnp.exe', summary: 'It \u0007came\u2066 in.' },
      'Nobody\u202e saw\u0008 it.\n\n\ufeffNobody.',
    ),
    'articles/2026/11/addresses.md': markdown({
      ...article,
      photo: { src: 'javascript:window.__hit=1', alt: 'A', credit: 'B' },
      aliases: ['//evil.example/', '/a"onload=x/', '/../../etc/passwd', 'javascript:window.__hit=1'],
    }),
    'authors/ana.md': String(good['authors/ana.md'])
      .replace(/^email: .*$/m, 'email: "javascript:window.__hit=1"')
      .replace(/^links: .*$/m, 'links: [{"name":"Here","url":"javascript:window.__hit=1"}]'),
    'newsletters/away.md': markdown({
      name: 'Away',
      schedule: 'Never',
      provider: { type: 'link', url: 'javascript:window.__hit=1' },
    }),
    'newsletters/chimp.md': markdown({
      name: 'Chimp',
      schedule: 'Never',
      provider: { type: 'mailchimp', action: 'JAVASCRIPT:window.__hit=1' },
    }),
    'newsletters/monk.md': markdown({
      name: 'Monk',
      schedule: 'Never',
      provider: { type: 'listmonk', url: 'data:text/html,x', lists: ['"><script>'] },
    }),
  };
}

/** Words with the marks of a typewriter again, in small letters, since both are a matter of setting. */
function asTyped(text: string): string {
  return text
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚‹›′]/g, `'`)
    .replace(/\s*[–—]\s*/g, ' -- ')
    .replace(/\s*--+\s*/g, ' -- ')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Whatever has run, or would: nothing on a printed page may. Runs in the page. */
function findIntruders(): string[] {
  const found = '__hit' in window ? ['it ran'] : [];
  for (const element of document.querySelectorAll('*')) {
    // The site's own modules hold no words of anybody; which pages may have them is told in scriptless.test.ts.
    const own =
      element instanceof HTMLScriptElement &&
      element.text === '' &&
      element.type === 'module' &&
      /^\/_astro\/\w+\.[\w.-]+\.js$/.test(element.getAttribute('src') ?? '');
    const runs =
      (element instanceof HTMLScriptElement && element.type !== 'application/ld+json' && !own) ||
      element.matches('iframe, object, embed, base, [src="x"]') ||
      [...element.attributes].some(
        ({ name, value }) => name.startsWith('on') || /^\s*(?:javascript|data|vbscript):/i.test(value),
      );
    if (runs) found.push(element.outerHTML.replace(/(?<=>).*/s, ''));
  }
  return found;
}

function jsonFaults(name: string, text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}
