/** What site.yaml says for machines, through a build: in pages and pictures, beside what a newsroom brings itself. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Problem } from '../../src/schema/problem.ts';
import { Newsroom, picture, SITE, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
});
afterEach(() => newsroom.dispose());

const said = (problems: readonly Problem[]) =>
  problems.map(({ file, line, rule, message, suggestion }) => ({ file, line, rule, message, suggestion }));

test('pages say what AI may do in the terms that pages have, and nothing when the newsroom has said nothing', async () => {
  newsroom.write('articles/2026/11/wall.md', story());
  await newsroom.print();
  const page = () => newsroom.read('2026/11/wall/index.html');
  expect(page()).not.toMatch(/tdm-reservation|rsl\.xml/);
  for (const [ai, reserved] of [
    ['allow', 0],
    ['deny', 1],
  ] as const) {
    newsroom.write('site.yaml', `${SITE}policies: {ai: ${ai}}\n`);
    await newsroom.print();
    expect(page()).toContain(`<meta name="tdm-reservation" content="${reserved}">`);
    expect(page()).toContain('<link rel="license" type="application/rsl+xml" href="/rsl.xml">');
  }
  newsroom.write('site.yaml', SITE);
  const { files } = await newsroom.print();
  expect(page()).not.toMatch(/tdm-reservation|rsl\.xml/);
  // The licence, tdmrep.json, and the card of type whose rights said it; llms.txt went with "deny".
  expect(files.removed).toBe(3);
  for (const file of ['rsl.xml', '.well-known', 'llms.txt'])
    expect(existsSync(join(newsroom.out, file)), file).toBe(false);
});

describe('a file in public/', () => {
  it.each([
    ['policies: {ai: deny}', 'robots.txt', 'policies.ai'],
    ['policies: {ai: deny}', '.well-known/tdmrep.json', 'policies.ai'],
    ['security: {contact: a@b.example, expires: 2027-10-31}', '.well-known/security.txt', 'security'],
    ['ads: []', 'ads.txt', 'ads'],
    ['trust: {}', 'trust.txt', 'trust'],
    ['indexNow: abcdef0123456789', 'abcdef0123456789.txt', 'indexNow'],
  ])('that may contradict "%s" stops the build: %s', async (line, name, key) => {
    newsroom.write('site.yaml', `${SITE}${line}\n`);
    const file = join(newsroom.public, name);
    newsroom.write(`../public/${name}`, 'User-agent: *\nAllow: /\n');
    const { problems } = await newsroom.print();
    expect(said(problems)).toEqual([
      {
        file: `../public/${name}`,
        line: 1,
        rule: 'said-twice',
        message: `This file is written from ${key}: in content/site.yaml, and this one may say something else.`,
        suggestion: `Take it out of public/, or take ${key}: out of content/site.yaml.`,
      },
    ]);
    expect(existsSync(newsroom.out)).toBe(false);
    rmSync(file);
    expect((await newsroom.print()).problems).toEqual([]);
  });

  it('stands in the place of one that is our own idea, and ours comes back when it goes', async () => {
    await newsroom.print();
    for (const name of ['robots.txt', 'humans.txt']) newsroom.write(`../public/${name}`, 'Ours.\n');
    expect((await newsroom.print()).problems).toEqual([]);
    expect([newsroom.read('robots.txt'), newsroom.read('humans.txt')]).toEqual(['Ours.\n', 'Ours.\n']);
    rmSync(join(newsroom.public, 'robots.txt'));
    await newsroom.print();
    expect(newsroom.read('robots.txt')).toContain('User-agent: *');
    expect(newsroom.read('humans.txt')).toBe('Ours.\n');
  });

  it('is warned of where browsers would keep it for a year', async () => {
    newsroom.write('../public/photos/logo.png', 'PNG');
    const { problems, warnings } = await newsroom.print();
    expect(problems).toEqual([]);
    expect(said(warnings)).toEqual([
      {
        file: '../public/photos/logo.png',
        line: 1,
        rule: 'kept-for-a-year',
        message:
          'Browsers keep files in /photos/ for a year, and would not ask whether there is a newer one of this name.',
        suggestion: 'Put it in another folder of public/.',
      },
    ]);
  });
});

test('no alias may stand where a machine looks', async () => {
  newsroom.write('site.yaml', `${SITE}indexNow: abcdef0123456789\n`);
  newsroom.write(
    'articles/2026/11/wall.md',
    story({ aliases: ['/robots.txt', '/.well-known/x', '/_headers', '/abcdef0123456789.txt'] }),
  );
  const { problems } = await newsroom.print();
  expect(problems.map(({ rule, found }) => `${rule} ${found ?? ''}`).sort()).toEqual([
    'duplicate-address /.well-known/x',
    'duplicate-address /_headers',
    'duplicate-address /abcdef0123456789.txt',
    'duplicate-address /robots.txt',
  ]);
});

test('security.txt that ends is told of in good time, again and again, and stops nothing', async () => {
  newsroom.write('site.yaml', `${SITE}security:\n  contact: a@b.example\n  expires: 2027-01-31\n`);
  const at = async (day: string) => said((await newsroom.print({ now: Date.parse(`${day}T12:00Z`) })).warnings);
  expect(await at('2026-12-31')).toEqual([]);
  const warning = (message: string, next: string) => [
    {
      file: 'site.yaml',
      line: 10,
      rule: 'security-expires',
      message: `security.expires ${message}`,
      suggestion: `See whether security.contact is still right, and write a day within a year, like ${next}.`,
    },
  ];
  const soon = warning('is in 29 days: then nobody may rely on security.txt any more.', '2027-12-28');
  expect(await at('2027-01-02')).toEqual(soon);
  expect(await at('2027-01-02')).toEqual(soon);
  expect(await at('2027-02-01')).toEqual(
    warning('has gone by: nobody may rely on security.txt any more.', '2028-01-27'),
  );
  expect(await at('2025-11-01')).toEqual(
    warning('is more than a year away: by then it may long be wrong.', '2026-10-27'),
  );
});

test('a picture that says otherwise than the newsroom is told of, and goes on saying it', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:DataMining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"/></rdf:RDF></x:xmpmeta>`;
  newsroom.write(
    'photos/own.jpg',
    await sharp(await picture('#124'))
      .withXmp(xmp)
      .jpeg()
      .toBuffer(),
  );
  newsroom.write('photos/mute.jpg', await picture('#421'));
  for (const name of ['own', 'mute'])
    newsroom.write(
      `articles/2026/11/${name}.md`,
      story({ photo: { src: `photos/${name}.jpg`, alt: 'Water.', credit: 'A. Kim' } }),
    );
  newsroom.write('site.yaml', `${SITE}policies: {ai: allow}\n`);
  const { warnings, olderWarnings } = await newsroom.print();
  expect(said([...warnings, ...olderWarnings])).toEqual([
    {
      file: 'photos/own.jpg',
      line: 1,
      rule: 'terms-conflict',
      message:
        'This picture says that AI may not learn from it (DMI-PROHIBITED), and policies.ai in site.yaml that AI may learn from what is on the site. It is used by articles/2026/11/own.md.',
      suggestion:
        'The picture goes on saying so, but not all machines look there: take it out of the site, or see whether policies.ai: search-only would do.',
    },
  ]);
  const terms = async (name: string) => {
    const src = /src="(\/photos\/[^"]*\.jpg)"/.exec(newsroom.read(`2026/11/${name}/index.html`))![1]!;
    const { xmpAsString } = await sharp(join(newsroom.out, src)).metadata();
    return /DataMining="[^"]*\/([^"/]*)"/.exec(xmpAsString ?? '')?.[1];
  };
  expect([await terms('own'), await terms('mute')]).toEqual(['DMI-PROHIBITED', undefined]);
  newsroom.write('site.yaml', `${SITE}policies: {ai: search-only}\n`);
  const after = await newsroom.print();
  expect(said([...after.warnings, ...after.olderWarnings])).toEqual([]);
  expect([await terms('own'), await terms('mute')]).toEqual(['DMI-PROHIBITED', 'DMI-PROHIBITED-AIMLTRAINING']);
});

describe('the icon', () => {
  const svg = (inside: string, box = '0 0 8 8') =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inside}</svg>`;

  it('is made into all that browsers and devices ask for, once', async () => {
    newsroom.write('icon.svg', svg('<path fill="#c00" d="M0 0h8v8H0z"/>'));
    expect((await newsroom.print()).problems).toEqual([]);
    const size = async (file: string) => {
      const { width, height, hasAlpha } = await sharp(join(newsroom.out, file)).metadata();
      return [width, height, hasAlpha];
    };
    expect(await size('icon-144.png')).toEqual([144, 144, true]);
    expect(await size('icon-192.png')).toEqual([192, 192, true]);
    expect(await size('icon-512.png')).toEqual([512, 512, true]);
    expect((await size('apple-touch-icon.png')).slice(0, 2)).toEqual([180, 180]);
    const { data, info } = await sharp(join(newsroom.out, 'icon-maskable-512.png'))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([512, 512]);
    // What a device cuts off has the colour of what it leaves.
    expect([...data.subarray(0, 4)]).toEqual([204, 0, 0, 255]);
    const ico = Buffer.from(newsroom.read('favicon.ico'), 'utf8').subarray(0, 4);
    expect([...ico]).toEqual([0, 0, 1, 0]);
    expect(newsroom.read('index.html')).toContain(
      '<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="manifest" href="/site.webmanifest">',
    );
    const again = await newsroom.print();
    expect(again.files).toMatchObject({ written: 0, removed: 0 });

    newsroom.remove('icon.svg');
    const without = await newsroom.print();
    expect(newsroom.read('index.html')).not.toContain('rel="icon"');
    expect(without.files.removed).toBe(8);
  });

  it.each([
    ['<script>alert(1)</script>', undefined, 'This icon has a <script> in it.'],
    [
      '<path onclick="alert(1)" d="M0 0"/>',
      undefined,
      'This icon has onclick= in it, by which it would do or load something.',
    ],
    [
      '<a href="https://evil.example"><path d="M0 0"/></a>',
      undefined,
      'This icon has href= in it, by which it would do or load something.',
    ],
    [
      '<path fill="url(https://evil.example/x)" d="M0 0"/>',
      undefined,
      'This icon has fill= in it, by which it would do or load something.',
    ],
    ['<path d="M0 0"/>', '0 0 8 9', 'This icon is not square, or does not say how large it is.'],
    ['<path>', undefined, 'This is not SVG: unexpected close tag.'],
  ])('is not taken when it is %s', async (inside, box, message) => {
    newsroom.write('icon.svg', svg(inside, box));
    const { problems } = await newsroom.print();
    expect(problems[0]).toMatchObject({ file: 'icon.svg', rule: 'bad-icon', message });
  });

  it('may not be in two places, and single sizes may be the newsroom’s own', async () => {
    newsroom.write('icon.svg', svg('<path d="M0 0h8v8H0z"/>'));
    writeFileSync(join(newsroom.public, 'favicon.ico'), 'own');
    expect((await newsroom.print()).problems).toEqual([]);
    expect(newsroom.read('favicon.ico')).toBe('own');
    writeFileSync(join(newsroom.public, 'icon.svg'), '<svg/>');
    expect((await newsroom.print()).problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'said-twice: There is another icon in content/icon.svg, and only one of them can be at /icon.svg.',
    ]);
  });
});
