/** The pictures that others show for a link: what is on them, and when another one is made. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMetadata } from '../../src/photos/read-metadata.ts';
import { Newsroom, NOW, picture, SITE, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => (newsroom = new Newsroom()));
afterEach(() => newsroom.dispose());

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#00f"/></svg>';
const photo = (src: string) => ({ src: `photos/${src}`, alt: 'A red thing', credit: 'Alex Kim/The Test Ledger' });

/** What a page says of its card, and the file. */
function cardOf(id: string) {
  const page = newsroom.read(`${id}/index.html`);
  const said = (property: string) => page.match(new RegExp(`<meta property="${property}" content="([^"]*)"`))?.[1];
  const address = said('og:image');
  return {
    file: address && join(newsroom.out, decodeURI(new URL(address).pathname)),
    size: [said('og:image:width'), said('og:image:height')],
    alt: said('og:image:alt'),
    kind: page.match(/<meta name="twitter:card" content="([^"]*)"/)?.[1],
  };
}

/** The colour at a point, in shares of the card from its left and top. */
async function at(file: string, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const start = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(start, start + 3);
  return red > 200 && green > 200 ? 'paper' : red > 200 ? 'red' : blue > 200 ? 'blue' : 'dark';
}

const cardFiles = () =>
  readdirSync(join(newsroom.out, 'photos'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.png'))
    .map((file) => file.replaceAll('\\', '/').replace(/\.[\da-f]{8}-/, '.#-'))
    .sort();

test('a photograph stands whole on its card beside the words, and keeps its rights; without one the headline is set', async () => {
  newsroom.write('icon.svg', ICON);
  newsroom.write('photos/wide.jpg', await picture('#f00', 1500, 1000));
  newsroom.write('photos/tall.jpg', await picture('#f00', 800, 1200));
  newsroom.write('articles/2026/11/wide.md', story({ photo: photo('wide.jpg') }));
  newsroom.write('articles/2026/11/tall.md', story({ photo: photo('tall.jpg') }));
  newsroom.write('articles/2026/11/type.md', story({ headline: 'The pier is shut & will stay so' }));
  newsroom.write('articles/2026/11/korean.md', story({ headline: '방파제 공사', language: 'ko' }));
  newsroom.write('articles/2026/11/korean-tall.md', story({ headline: '방파제', photo: photo('tall.jpg') }));
  newsroom.write('articles/2024/11/old.md', story({ published: '2024-11-09T18:30' }));
  const { renditions } = await newsroom.print();

  const wide = cardOf('2026/11/wide');
  expect(wide).toMatchObject({ size: ['1200', '630'], alt: 'A red thing', kind: 'summary_large_image' });
  expect(await Promise.all([0.01, 0.5, 0.99].map((x) => at(wide.file!, x, 0.01)))).toEqual(['red', 'red', 'red']);
  expect([await at(wide.file!, 0.5, 0.85), await at(wide.file!, 0.5, 0.9)]).toEqual(['red', 'paper']);
  expect(readMetadata(await sharp(wide.file).metadata()).credit).toBe('Alex Kim/The Test Ledger');

  const tall = cardOf('2026/11/tall');
  expect(tall).toMatchObject({ size: ['1200', '630'], alt: 'A red thing' });
  expect([await at(tall.file!, 0.01, 0.99), await at(tall.file!, 0.34, 0.01)]).toEqual(['red', 'red']);
  expect([await at(tall.file!, 0.36, 0.5), await at(tall.file!, 0.99, 0.5)]).toEqual(['paper', 'paper']);

  // Beside it stands the section where the headline cannot.
  const untold = cardOf('2026/11/korean-tall');
  expect(untold.file).not.toBe(tall.file);
  const large = await sharp(untold.file).extract({ left: 430, top: 100, width: 700, height: 380 }).greyscale().stats();
  expect(large.channels[0]!.min).toBeLessThan(60);

  const type = cardOf('2026/11/type');
  expect(type).toMatchObject({
    size: ['1200', '630'],
    alt: 'The pier is shut &amp; will stay so · Local · The Test Ledger',
    kind: 'summary_large_image',
  });
  const { width, height } = await sharp(type.file).metadata();
  expect([width, height]).toEqual([1200, 630]);
  expect(readMetadata(await sharp(type.file).metadata()).credit).toBe('The Test Ledger');

  // Letters that the faces lack are not drawn as holes: the section stands there. An old story has its section's too.
  const korean = cardOf('2026/11/korean');
  expect(korean.alt).toBe('Local · The Test Ledger');
  expect(cardOf('2024/11/old')).toEqual(korean);
  expect(cardFiles()).toEqual(['cards/2026/11/type.#-s1200.png', 'cards/sections/local.#-s1200.png']);

  // What was made is kept; another headline makes one card, and takes the old one away.
  expect((await newsroom.print({ all: true })).renditions.made).toBe(0);
  newsroom.write('articles/2026/11/type.md', story({ headline: 'The pier is open' }));
  const again = await newsroom.print();
  expect(renditions.made).toBeGreaterThan(2);
  expect([again.renditions.made, again.files.removed]).toEqual([1, 1]);
  expect(cardOf('2026/11/type').file).not.toBe(type.file);
  expect(cardFiles()).toHaveLength(2);

  // A year later the story shares the card of its section, and its own is gone.
  await newsroom.print({ now: NOW + 400 * 24 * 3_600_000 });
  expect(cardOf('2026/11/type')).toEqual(korean);
  expect(cardFiles()).toEqual(['cards/sections/local.#-s1200.png']);
}, 240_000);

test('a paper whose name cannot be set has its icon on cards, or nothing, and its photographs stand alone', async () => {
  newsroom.write('site.yaml', SITE.replace('The Test Ledger', '부두 신문'));
  newsroom.write('photos/wide.jpg', await picture('#f00', 1500, 1000));
  newsroom.write('articles/2026/11/wide.md', story({ photo: photo('wide.jpg') }));
  newsroom.write('articles/2026/11/type.md', story());
  await newsroom.print();
  expect(cardOf('2026/11/type')).toMatchObject({ file: undefined, kind: 'summary' });
  const { file } = cardOf('2026/11/wide');
  expect([await at(file!, 0.5, 0.99), await at(file!, 0.5, 0.01)]).toEqual(['red', 'red']);

  newsroom.write('icon.svg', ICON);
  await newsroom.print();
  const card = cardOf('2026/11/type');
  expect(card).toMatchObject({ size: ['1200', '630'], alt: '부두 신문', kind: 'summary_large_image' });
  expect([await at(card.file!, 0.5, 0.5), await at(card.file!, 0.1, 0.5)]).toEqual(['blue', 'paper']);
}, 240_000);
