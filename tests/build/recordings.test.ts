/** Videos and sound recordings in stories: published as they are, when a page that readers see shows them, and no longer. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editXmp } from '../../src/photos/edit-xmp.ts';
import { embedXmp } from '../../src/photos/embed-xmp.ts';
import { formatProblems } from '../../src/press/report.ts';
import { witness } from '../unit/photos/exiftool.ts';
import { Newsroom, ROOT, story } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
  put('skerry-point-light.mp4', 'media/light.mp4');
  put('foghorn.mp3', 'media/horn.mp3');
  newsroom.write('media/light.vtt', VTT);
});
afterEach(() => newsroom.dispose());

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nThe light turns.\n';
const VIDEO = ':::video[The light. (Noor Haddad/Test Ledger)]{src="media/light.mp4" captions="media/light.vtt"}\n:::\n';
const AUDIO = ':::audio[The horn]{src="media/horn.mp3" credit="Noor Haddad"}\nA horn, *once*.\n:::\n';
const page = () => newsroom.read('2026/11/light/index.html');

function put(from: string, to: string): void {
  mkdirSync(dirname(join(newsroom.content, to)), { recursive: true });
  copyFileSync(join(ROOT, 'content/media/2026', from), join(newsroom.content, to));
}

/** What of the recordings is on the site, without the digests in their names. */
const published = () =>
  existsSync(join(newsroom.out, 'media'))
    ? readdirSync(join(newsroom.out, 'media'))
        .map((name) => name.replace(/\.[\da-f]{8}\./, '.'))
        .sort()
    : [];

test('a recording is published with its captions, and what is said of it', async () => {
  newsroom.write('articles/2026/11/light.md', story({}, `Text.\n\n${VIDEO}\n${AUDIO}`));
  expect((await newsroom.print()).problems).toEqual([]);
  expect(published()).toEqual(['horn.mp3', 'light.mp4', 'light.vtt']);
  const html = page();
  expect(html).toMatch(
    /<video controls playsinline width="960" height="640" preload="metadata" aria-label="The light\.">/,
  );
  expect(html).toMatch(
    /<track kind="captions" src="\/media\/light\.[\da-f]{8}\.vtt" srclang="en" label="English" default>/,
  );
  expect(html).toContain('<span>The light.</span> <span class="credit">Noor Haddad/Test Ledger</span>');
  expect(html).toContain(
    '<details><summary>Transcript</summary><p>A horn, <em>once</em>.</p></details></figcaption></figure>',
  );
  const [, file = ''] = /src="\/(media\/horn\.[\da-f]{8}\.mp3)"/.exec(html) ?? [];
  expect(readFileSync(join(newsroom.out, file)).equals(readFileSync(join(newsroom.content, 'media/horn.mp3')))).toBe(
    true,
  );
});

test('a recording that no page shows is not published, and goes when the last one no longer does', async () => {
  newsroom.write('articles/2026/11/light.md', story({ embargo: '2026-11-25T07:00-05:00' }, VIDEO));
  newsroom.write('articles/2026/11/other.md', story());
  expect((await newsroom.print()).problems).toEqual([]);
  expect(published()).toEqual([]);

  const later = { now: Date.parse('2026-11-25T13:00Z') };
  await newsroom.print(later);
  expect(published()).toEqual(['light.mp4', 'light.vtt']);
  expect((await newsroom.print(later)).files.written).toBe(0);

  newsroom.write('articles/2026/11/light.md', story({}, 'No more.\n'));
  expect((await newsroom.print(later)).files.removed).toBe(2);
  expect(published()).toEqual([]);
});

test('another recording under the same name has another address, and prints the stories that show it', async () => {
  newsroom.write('articles/2026/11/light.md', story({}, VIDEO));
  newsroom.write('articles/2026/11/other.md', story());
  await newsroom.print();
  const [before] = /\/media\/light\.[\da-f]{8}\.vtt/.exec(page())!;
  newsroom.write('media/light.vtt', VTT.replace('turns', 'turned'));
  const report = await newsroom.print();
  // As a page, for partners, and in the feeds of the site and of the section.
  expect(report.pages.printed).toBe(3 + 2 * 3);
  expect(page()).not.toContain(before);
  expect(published()).toEqual(['light.mp4', 'light.vtt']);
});

test('a still that does not say who made it goes out as by who made the video, and one that does as it says', async () => {
  const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: '#456' } });
  newsroom.write('photos/still.jpg', await picture.jpeg().toBuffer());
  newsroom.write(
    'photos/signed.jpg',
    embedXmp(await picture.jpeg({ quality: 60 }).toBuffer(), editXmp(undefined, { credit: 'Alex Kim' })),
  );
  const video = (still: string) => VIDEO.replace('}', ` poster="photos/${still}.jpg"}`);
  newsroom.write('articles/2026/11/light.md', story({}, `${video('still')}\n${video('signed')}`));
  expect((await newsroom.print()).problems).toEqual([]);
  const posters = [...page().matchAll(/poster="\/([^"]+)"/g)].map(([, file]) => join(newsroom.out, file!));
  expect(witness(...posters).map((said) => said['XMP-photoshop:Credit'])).toEqual([
    'Noor Haddad/Test Ledger',
    'Alex Kim',
  ]);
});

test('what is wrong with recordings is told at once, and where', async () => {
  writeFileSync(join(newsroom.content, 'media/broken.mp4'), 'no video');
  newsroom.write('media/light.vtt', 'WEBVTT\n\n00:02.000 --> 00:01.000\nBackwards.\n');
  newsroom.write(
    'articles/2026/11/light.md',
    story(
      {},
      `${VIDEO}
:::video[A]{src="media/lihgt.mp4" captions=none credit="A. Kim"}
:::

:::video[B]{src="media/broken.mp4" captions=none}
:::

:::video[C]{src="media/light.mov" credit="A. Kim"}
:::

:::audio[D]{src="media/horn.mp3" credit="A. Kim"}
:::
`,
    ),
  );
  expect(formatProblems((await newsroom.print()).problems, 'content')).toMatchInlineSnapshot(`
    "content/articles/2026/11/light.md:11:1
        media/lihgt.mp4
      There is no recording media/lihgt.mp4.
      Did you mean media/light.mp4?
    content/articles/2026/11/light.md:14:1
        :::video[B]{src="media/broken.mp4" captions=none}
      This video has no credit.
      Write who recorded it: {credit="Ana Reyes/Harbor Ledger"}
    content/articles/2026/11/light.md:17:1
        :::video[C]{src="media/light.mov" credit="A. Kim"}
      video needs captions.
      Write {captions="media/2026/11/first-wave.vtt"}
    content/articles/2026/11/light.md:17:13
        src="media/light.mov"
      "media/light.mov" is no video (mp4 or webm, no spaces).
      Put it below content/media and write its path, like media/2026/11/first-wave.mp4
    content/articles/2026/11/light.md:20:1
        :::audio[D]{src="media/horn.mp3" credit="A. Kim"}
      There is nothing in this part.
      Write it between the two lines, as in :::audio[The ferry leaves.]{src="media/2026/11/ferry-horn.mp3" credit="Ana Reyes/Harbor Ledger"}

    content/media/broken.mp4:1:1
      This is not a video that can be read.
      Export it again as MP4 with H.264 video and AAC sound.

    content/media/light.vtt:3:1
        00:02.000 --> 00:01.000
      These words end before they begin. It is used by articles/2026/11/light.md.
      Write the earlier time first.

    7 problems in 3 files. Nothing was published.
    "
  `);
  expect(published()).toEqual([]);
});
