/** Photographs, from the file that an editor puts there to the files that readers get. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Store } from '../../src/archive/store.ts';
import { filesBelow } from '../../src/press/source.ts';
import { exiftool, witness } from '../unit/photos/exiftool.ts';
import { flagsOf, runBuild } from './cli.ts';
import { Newsroom, picture, SITE, story } from './newsroom.ts';
import { digestTree, fileAt, internalLinks } from './tree.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = new Newsroom();
});
afterEach(() => newsroom.dispose());

const STORY = 'articles/2026/11/story.md';
const PAGE = '2026/11/story/index.html';
const photo = { src: 'photos/wall.jpg', alt: 'A wall', credit: 'Alex Kim/Ledger' };
const photosOf = (folder: string) => filesBelow(folder, 'photos');

/** A picture whose halves can be told apart. */
async function landscape(width = 900, height = 600): Promise<Buffer> {
  const sky = await sharp({ create: { width, height: Math.floor(height / 2), channels: 3, background: '#3a7bd5' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#5b3a1e' } })
    .composite([{ input: sky, gravity: 'north' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Puts a picture into the newsroom and words into the picture. */
function put(path: string, bytes: Buffer, ...tags: string[]): string {
  newsroom.write(path, bytes);
  const file = join(newsroom.content, path);
  if (tags.length > 0) exiftool('-q', '-overwrite_original', ...tags, file);
  return file;
}

describe('words', () => {
  test('a picture brings its own caption, credit and description', async () => {
    put(
      photo.src,
      await landscape(),
      '-XMP-dc:Description=The wall\'s "crown" at dusk. (Alex Brandon/AP)',
      '-XMP-iptcCore:AltTextAccessibility=Waves at a wall',
    );
    newsroom.write(STORY, story({ photo: { src: photo.src } }));
    const { problems, warnings } = await newsroom.print();
    expect([problems, warnings]).toEqual([[], []]);
    const html = newsroom.read(PAGE);
    expect(html).toContain('The wall’s “crown” at dusk.</span>');
    expect(html).toContain('Alex Brandon/AP');
    expect(html).not.toContain('(Alex Brandon');
    expect(html).toContain('alt="Waves at a wall"');
  });

  test('what the editor writes wins, field by field', async () => {
    put(
      photo.src,
      await landscape(),
      '-XMP-dc:Description=From the file.',
      '-XMP-photoshop:Credit=Ledger',
      '-XMP-dc:Creator=Alex Kim',
      '-XMP-iptcCore:AltTextAccessibility=From the file, for ears',
    );
    newsroom.write(STORY, story({ photo: { src: photo.src, caption: 'From the desk.' } }));
    await newsroom.print();
    const html = newsroom.read(PAGE);
    expect(html).toContain('From the desk.');
    expect(html).not.toContain('From the file.');
    expect(html).toContain('Alex Kim/Ledger');
    expect(html).toContain('alt="From the file, for ears"');
  });

  test('without a credit or a description, in the story or in the file, nothing is published', async () => {
    put(photo.src, await landscape());
    newsroom.write(STORY, story({ photo: { src: photo.src } }, '![](photos/wall.jpg "The wall.")\n'));
    const { problems } = await newsroom.print();
    expect(
      problems.map(({ file, line, column, found, rule, suggestion }) =>
        [`${file}:${line}:${column} ${rule} ${found}`, suggestion].join('\n'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "articles/2026/11/story.md:6:15 missing-credit "photos/wall.jpg"
      Add the line "credit: Photographer/Agency" below src:, or say it in the picture for good: npm run photo -- {content}/photos/wall.jpg --write credit="Photographer/Agency"",
        "articles/2026/11/story.md:6:15 missing-alt "photos/wall.jpg"
      Add the line "alt: What the picture shows" below src:, or say it in the picture for good: npm run photo -- {content}/photos/wall.jpg --write alt="What the picture shows"",
        "articles/2026/11/story.md:9:1 missing-credit ![](photos/wall.jpg "The wall.")
      Write who made it in parentheses at the end of the caption: ![What the picture shows](photos/wall.jpg "The wall. (Photographer/Agency)")",
        "articles/2026/11/story.md:9:1 missing-alt ![](photos/wall.jpg "The wall.")
      Write what it shows between the brackets: ![What the picture shows](photos/wall.jpg "The wall.")",
      ]
    `);
    expect(existsSync(newsroom.out)).toBe(false);
  });

  test('a credit that is not the file’s is a warning that shows both, until they agree', async () => {
    put(
      photo.src,
      await landscape(),
      '-XMP-photoshop:Credit=Sami Ortega/Courier',
      '-XMP-dc:Rights=© 2026 Courier',
      '-XMP-dc:Description=A wall.',
    );
    newsroom.write(STORY, story({ photo: { ...photo, alt: 'a wall', copyright: '© 2026 Ledger' } }));
    const { problems, warnings } = await newsroom.print();
    expect(problems).toEqual([]);
    expect(warnings.map(({ rule, message }) => `${rule}: ${message}`).sort()).toEqual([
      'alt-is-caption: The description of this picture is its caption again, which is read out twice.',
      'copyright-conflict: The copyright here is "© 2026 Ledger", but the picture\'s file says "© 2026 Courier".',
      'credit-conflict: The credit here is "Alex Kim/Ledger", but the picture\'s file says "Sami Ortega/Courier".',
    ]);
    expect(newsroom.read(PAGE)).toContain('Alex Kim/Ledger');

    // Said once, not at every build; and said of the story when the picture has changed.
    const next = await newsroom.print();
    expect([next.warnings.length, next.olderWarnings.length]).toEqual([0, 3]);
    exiftool(
      '-q',
      '-overwrite_original',
      '-XMP-photoshop:Credit=Alex Kim',
      '-XMP-dc:Rights=Copyright Ledger, 2026',
      '-XMP-dc:Description=The wall at dusk.',
      join(newsroom.content, photo.src),
    );
    const last = await newsroom.print();
    expect([last.warnings, last.olderWarnings]).toEqual([[], []]);
  });
});

test('an editor can want no caption, whatever the file says', async () => {
  put(photo.src, await landscape(), '-XMP-dc:Description=From the file.');
  newsroom.write(STORY, story({ photo: { ...photo, caption: false } }));
  expect((await newsroom.print()).problems).toEqual([]);
  expect(newsroom.read(PAGE)).not.toContain('From the file.');
});

test('a warning about a file stays known while others change, and goes with what it warns of', async () => {
  put(photo.src, await landscape(), '-XMP-dc:Description=A wall');
  newsroom.write(STORY, story({ photo }));
  expect((await newsroom.print()).warnings).toMatchObject([{ rule: 'alt-is-caption' }]);
  newsroom.write('articles/2026/11/other.md', story());
  expect(await newsroom.print()).toMatchObject({ warnings: [], olderWarnings: [{ rule: 'alt-is-caption' }] });
  newsroom.write(STORY, story({ photo: { ...photo, alt: 'Waves over stones' } }));
  expect(await newsroom.print()).toMatchObject({ warnings: [], olderWarnings: [] });
});

test('advice on a credit that the file gives otherwise can be typed as it is', async () => {
  put(photo.src, await landscape(), '-XMP-photoshop:Credit=AP');
  newsroom.write(STORY, story({ photo }));
  const [warning] = (await newsroom.print()).warnings;
  expect(warning?.suggestion).toContain('--write creator="Alex Kim" credit="Ledger".');
});

describe('files', () => {
  test('a caption makes no rendition, a credit and another picture do, and what is not shown any more goes', async () => {
    put(photo.src, await landscape());
    put('photos/unused.jpg', await landscape());
    newsroom.write(STORY, story({ photo }));
    const first = await newsroom.print();
    const before = photosOf(newsroom.out);
    expect(before.length).toBeGreaterThan(5);
    expect(before.every((file) => file.startsWith('photos/wall.'))).toBe(true);
    expect(first.renditions.made).toBe(before.length);
    expect(photosOf(join(newsroom.cache, 'photos'))).toEqual(before);

    newsroom.write(STORY, story({ photo: { ...photo, caption: 'The wall at dusk.', alt: 'A wall at dusk' } }));
    const caption = await newsroom.print();
    expect(caption.renditions.made).toBe(0);
    expect(caption.pages.printed).toBeGreaterThan(0);
    expect(photosOf(newsroom.out)).toEqual(before);

    newsroom.write(STORY, story({ photo: { ...photo, credit: 'Noor Haddad/Ledger' } }));
    expect((await newsroom.print()).renditions.made).toBe(before.length);
    expect(photosOf(newsroom.out).filter((file) => before.includes(file))).toEqual([]);
    expect(photosOf(newsroom.out)).toHaveLength(before.length);

    put(photo.src, await landscape(300, 200));
    await newsroom.print();
    const small = photosOf(newsroom.out);
    expect(small.length).toBeLessThan(before.length);
    expect(small.join()).not.toMatch(/-c?(?:480|720|1080)/);

    newsroom.write(STORY, story());
    await newsroom.print();
    // Nothing of the photograph: in its place the headline is set on the card.
    const card = [expect.stringMatching(/^photos\/cards\/2026\/11\/story\.[\da-f]{8}-s1200\.png$/)];
    expect(photosOf(newsroom.out)).toEqual(card);
    expect(photosOf(join(newsroom.cache, 'photos'))).toEqual(card);
  });

  test('one new photo makes and writes its own files only', async () => {
    put(photo.src, await landscape());
    newsroom.write(STORY, story({ photo }));
    await newsroom.print();
    const before = digestTree(newsroom.out);
    put('photos/boat.jpg', await landscape(700, 500));
    newsroom.write(
      'articles/2026/11/boat.md',
      story({ headline: 'A boat', photo: { ...photo, src: 'photos/boat.jpg' } }),
    );
    const { renditions } = await newsroom.print();
    const after = digestTree(newsroom.out);
    const added = Object.keys(after).filter((file) => !(file in before));
    expect(added.filter((file) => file.startsWith('photos/')).every((file) => file.startsWith('photos/boat.'))).toBe(
      true,
    );
    expect(added.filter((file) => file.startsWith('photos/'))).toHaveLength(renditions.made);
    for (const file of photosOf(newsroom.out)) if (file in before) expect(after[file]).toBe(before[file]);
  });

  test('the darkroom is kept: a site printed anew makes nothing again, and lost files come back', async () => {
    put(photo.src, await landscape());
    newsroom.write(STORY, story({ photo }));
    await newsroom.print();
    const site = digestTree(newsroom.out);
    rmSync(newsroom.out, { recursive: true });
    expect((await newsroom.print()).renditions.made).toBe(0);
    expect(digestTree(newsroom.out)).toEqual(site);
    rmSync(join(newsroom.out, 'photos'), { recursive: true });
    expect((await newsroom.print()).renditions.made).toBe(0);
    expect(digestTree(newsroom.out)).toEqual(site);
  });

  test('a build that cannot make a picture publishes nothing, and the next one is whole', async () => {
    put(photo.src, await landscape());
    newsroom.write(STORY, story({ photo }));
    await newsroom.print();
    const site = digestTree(newsroom.out);
    newsroom.write(STORY, story({ photo: { ...photo, credit: 'Noor Haddad/Ledger' } }));
    // Where its renditions are to be, there is a file.
    const darkroom = join(newsroom.cache, 'photos/photos');
    rmSync(darkroom, { recursive: true });
    writeFileSync(darkroom, '');
    const { code, stderr } = await runBuild(flagsOf(newsroom));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EEXIST: .*photos.*\nThe build was cut short\. Mend that, and build again\.\n$/);
    expect(digestTree(newsroom.out)).toEqual(site);
    rmSync(darkroom);
    expect((await newsroom.print()).problems).toEqual([]);
    expect(newsroom.read(PAGE)).toContain('Noor Haddad/Ledger');
    for (const address of internalLinks(newsroom.read(PAGE), 'https://ledger.example'))
      expect(fileAt(newsroom.out, address), address).toBeDefined();
  });
});

test('every published file says whose it is, and none says where it was taken or with which camera', async () => {
  put(
    photo.src,
    await landscape(),
    '-GPSLatitude=35.1',
    '-GPSLatitudeRef=N',
    '-GPSLongitude=129.04',
    '-GPSLongitudeRef=E',
    '-SerialNumber=12345678',
    '-XMP-exif:GPSLatitude=35.1',
    '-XMP-aux:SerialNumber=12345678',
    '-XMP-dc:Creator=Alex Kim',
    '-XMP-dc:Rights=(c) 2026 Alex Kim',
    '-XMP-xmpRights:WebStatement=https://ledger.example/rights/',
    '-XMP-plus:LicensorName=The Ledger',
    '-XMP-plus:LicensorURL=https://ledger.example/licence/',
    '-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
  );
  newsroom.write(STORY, story({ photo }, '![A wall](photos/wall.jpg "The wall. (Alex Kim/Ledger)")\n'));
  newsroom.write(
    'articles/2026/10/old.md',
    story({ published: '2026-10-09T18:30', related: ['2026/11/story'], photo }),
  );
  await newsroom.print();
  const files = photosOf(newsroom.out).map((file) => join(newsroom.out, file));
  expect(new Set(files.map((file) => file.slice(file.lastIndexOf('.'))))).toEqual(new Set(['.avif', '.webp', '.jpg']));
  for (const said of witness('-a', ...files)) {
    const name = String(said['SourceFile']);
    expect(
      Object.keys(said).filter((key) => /GPS|Serial/i.test(key)),
      name,
    ).toEqual([]);
    expect(said, name).toMatchObject({
      'XMP-dc:Creator': ['Alex Kim'],
      'XMP-photoshop:Credit': 'Alex Kim/Ledger',
      'XMP-dc:Rights': '(c) 2026 Alex Kim',
      'XMP-xmpRights:WebStatement': 'https://ledger.example/rights/',
      'XMP-plus:Licensor': [{ LicensorName: 'The Ledger', LicensorURL: 'https://ledger.example/licence/' }],
      'XMP-iptcExt:DigitalSourceType': expect.stringMatching(/digitalCapture/i) as string,
      'IFD0:Artist': 'Alex Kim',
      'IFD0:Copyright': '(c) 2026 Alex Kim',
    });
  }
  // Nor do their bytes, whatever a reader of metadata makes of them.
  for (const file of filesBelow(newsroom.out, ''))
    expect(readFileSync(join(newsroom.out, file)).includes('12345678'), file).toBe(false);
});

test('pictures are not looked at again when texts are read with other eyes', async () => {
  newsroom.write(photo.src, await landscape());
  newsroom.write(STORY, story({ photo: { ...photo, caption: '"Look"' } }));
  const { files } = await newsroom.print();
  expect(files).toMatchObject({ content: 5, read: 5 });
  newsroom.write('site.yaml', `${SITE}language: fr\n`);
  expect((await newsroom.print()).files.read).toBe(4);
  expect(newsroom.read(PAGE)).toMatch(/«\sLook\s»/);
});

test('files of other recipes are made anew and the old ones go', async () => {
  newsroom.write(photo.src, await landscape());
  newsroom.write(STORY, story({ photo }));
  await newsroom.print();
  const before = digestTree(newsroom.out);
  const old = 'photos/wall.00000000-720d.avif';
  for (const folder of [newsroom.out, join(newsroom.cache, 'photos')]) writeFileSync(join(folder, old), 'old');
  const darkroom = join(newsroom.cache, 'photos');
  writeFileSync(join(darkroom, `${photosOf(darkroom)[0]!}.123`), 'left by a killed process');
  const store = Store.open(newsroom.cache);
  store.setMeta('recipes', 'others');
  store.close();
  expect((await newsroom.print()).files.removed).toBe(1);
  expect(digestTree(newsroom.out)).toEqual(before);
  expect(photosOf(join(newsroom.cache, 'photos'))).toEqual(photosOf(newsroom.out));
});

/** The colour of a point of a published picture, by its largest JPEG. */
async function colorOf(x: number, y: number): Promise<number[]> {
  const file = photosOf(newsroom.out)
    .filter((name) => /-\d+\.jpg$/.test(name))
    .sort((one, other) => Number(/-(\d+)\.jpg$/.exec(other)![1]) - Number(/-(\d+)\.jpg$/.exec(one)![1]))[0]!;
  const image = sharp(join(newsroom.out, file));
  const { width, height } = await image.metadata();
  const pixel = { left: Math.floor(x * (width - 1)), top: Math.floor(y * (height - 1)), width: 1, height: 1 };
  return [...(await image.extract(pixel).raw().toBuffer())].slice(0, 3);
}
const near = (color: number[], expected: number[], off = 14) =>
  expect(Math.max(...color.map((value, index) => Math.abs(value - expected[index]!))), String(color)).toBeLessThan(off);
const BLUE = [0x3a, 0x7b, 0xd5];
const BROWN = [0x5b, 0x3a, 0x1e];

describe('right whatever the file', () => {
  const kinds: [string, string, (bytes: Buffer) => Promise<Buffer> | Buffer][] = [
    ['a PNG called .jpg', 'photos/wall.jpg', (bytes) => sharp(bytes).png().toBuffer()],
    ['16 bits a colour', 'photos/wall.png', (bytes) => sharp(bytes).toColourspace('rgb16').png().toBuffer()],
    ['CMYK', 'photos/wall.jpg', (bytes) => sharp(bytes).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
    [
      'a wide colour space',
      'photos/wall.jpg',
      (bytes) => sharp(bytes).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
    ],
    ['TIFF', 'photos/wall.tif', (bytes) => sharp(bytes).tiff().toBuffer()],
    ['AVIF', 'photos/wall.avif', (bytes) => sharp(bytes).avif({ quality: 80 }).toBuffer()],
    [
      'an animation, of which the first frame counts',
      'photos/wall.webp',
      async (bytes) =>
        sharp([bytes, await sharp(bytes).negate().toBuffer()], { join: { animated: true } })
          .webp({ quality: 95 })
          .toBuffer(),
    ],
    [
      'a picture on its side',
      'photos/wall.jpg',
      (bytes) => sharp(bytes).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer(),
    ],
  ];
  test.each(kinds)('%s', async (name, src, make) => {
    // Ink has no such blue; without its profile the picture would be off by twice as much.
    const off = name === 'CMYK' ? 60 : 14;
    newsroom.write(src, await make(await landscape()));
    newsroom.write(STORY, story({ photo: { ...photo, src } }));
    expect((await newsroom.print()).problems).toEqual([]);
    near(await colorOf(0.5, 0.2), BLUE, off);
    near(await colorOf(0.5, 0.8), BROWN, off);
    for (const file of photosOf(newsroom.out)) {
      const { width, height, space, depth } = await sharp(join(newsroom.out, file)).metadata();
      // Search engines get a square too.
      const lies = /-q\d+\.jpg$/.test(file) ? width === height : width > height;
      expect([space, depth, width <= 1200, lies], file).toEqual(['srgb', 'uchar', true, !/-p/.test(file)]);
    }
  });

  test('grey, and what one can see through', async () => {
    newsroom.write(
      'photos/grey.jpg',
      await sharp(await landscape())
        .grayscale()
        .jpeg()
        .toBuffer(),
    );
    newsroom.write(
      'photos/clear.png',
      await sharp({ create: { width: 500, height: 300, channels: 4, background: '#ff000080' } })
        .png()
        .toBuffer(),
    );
    newsroom.write(STORY, story({ photo: { ...photo, src: 'photos/grey.jpg' } }));
    newsroom.write('articles/2026/11/clear.md', story({ photo: { ...photo, src: 'photos/clear.png' } }));
    expect((await newsroom.print()).problems).toEqual([]);
    const clear = photosOf(newsroom.out).find((file) => /clear\..*\.avif$/.test(file))!;
    expect((await sharp(join(newsroom.out, clear)).metadata()).hasAlpha).toBe(true);
    // No placeholder shines through it.
    expect(newsroom.read('2026/11/clear/index.html')).not.toMatch(/<img class="[^"]*\bu\d/);
    expect(newsroom.read(PAGE)).toMatch(/<img class="u\d+ d\d+"/);
  });
});

describe('refused, with the stories that use it', () => {
  const bomb = () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
      'base64',
    );
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    // The checksum of the header, by the table of the PNG specification.
    let crc = 0xffffffff;
    for (const byte of png.subarray(12, 29)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
    return png;
  };
  /** Says that it is larger than it is, in the header of its frame (ITU-T T.81, B.2.2). */
  const progressive = async () => {
    const jpeg = await sharp(await landscape())
      .jpeg({ progressive: true })
      .toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
    jpeg.writeUInt16BE(9000, frame + 5);
    jpeg.writeUInt16BE(9000, frame + 7);
    return jpeg;
  };
  const kinds: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
    ['empty', () => Buffer.alloc(0), /^This file is empty\./],
    ['text', () => Buffer.from('not a picture'), /^This is not a picture that can be read\./],
    ['truncated', async () => (await landscape()).subarray(0, 3000), /^This picture is damaged/],
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /SVG, whatever/],
    [
      'a GIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .gif()
          .toBuffer(),
      /GIF, whatever/,
    ],
    ['a bomb', bomb, /60000 × 60000 pixels, which is more than can be handled\./],
    ['a large progressive JPEG', progressive, /9000 × 9000 pixels, which is more than can be handled in a progressive/],
  ];
  test.each(kinds)('%s', async (_name, make, message) => {
    newsroom.write(photo.src, await make());
    newsroom.write(STORY, story({ photo }));
    const { problems, peakRssBytes } = await newsroom.print();
    expect(problems).toMatchObject([{ file: photo.src, message: expect.stringMatching(message) as string }]);
    expect(problems[0]!.message).toContain(`It is used by ${STORY}.`);
    expect(problems[0]!.suggestion).toBeTruthy();
    expect(existsSync(newsroom.out)).toBe(false);
    expect(peakRssBytes).toBeLessThan(1_000_000_000);
  });

  test('a link to a file outside of the content', async () => {
    const secret = join(newsroom.directory, 'secret.jpg');
    writeFileSync(secret, await picture('red'));
    mkdirSync(join(newsroom.content, 'photos'));
    symlinkSync(secret, join(newsroom.content, photo.src));
    newsroom.write(STORY, story({ photo }));
    const { problems } = await newsroom.print();
    expect(problems).toMatchObject([{ file: photo.src, rule: 'outside-content' }]);
  });

  test('a path outside of the content', async () => {
    newsroom.write(STORY, story({ photo: { ...photo, src: 'photos/../../secret.jpg' } }));
    expect((await newsroom.print()).problems).toMatchObject([{ file: STORY, field: 'photo.src' }]);
  });
});

test('a hundred megapixels, in less than a gigabyte', { timeout: 120_000 }, async () => {
  const wide = await sharp({ create: { width: 12_000, height: 8_400, channels: 3, background: '#3a7bd5' } })
    .jpeg()
    .toBuffer();
  newsroom.write(photo.src, wide);
  newsroom.write(STORY, story({ photo }));
  // In a process of its own: this one remembers all the builds of its tests.
  const report = join(newsroom.directory, 'report.json');
  const { code, stderr } = await runBuild([...flagsOf(newsroom), '--json', report]);
  expect(code, stderr).toBe(0);
  near(await colorOf(0.5, 0.5), BLUE);
  const { peakRssBytes } = JSON.parse(readFileSync(report, 'utf8')) as { peakRssBytes: number };
  expect(peakRssBytes).toBeLessThan(1_000_000_000);
});

test('a gallery is a page of pictures, each with its own address, and its first is on its card', async () => {
  for (const name of ['one', 'two', 'three'])
    put(`photos/${name}.jpg`, await landscape(), `-XMP-dc:Description=Picture ${name}.`);
  const photos = ['one', 'two', 'three'].map((name) => ({ ...photo, src: `photos/${name}.jpg` }));
  newsroom.write(STORY, story({ type: 'gallery', photos }));
  await newsroom.print();
  const html = newsroom.read(PAGE);
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    const figure = new RegExp(`<figure class="lead" id="photo-${index + 1}">.*?</figure>`, 's').exec(html)?.[0];
    expect(figure).toContain(`photos/${name}.`);
    expect(figure).toContain(`Picture ${name}.</span>`);
    expect(figure).toContain(`href="#photo-${index + 1}"`);
    expect(figure).toContain(index === 0 ? 'fetchpriority="high"' : 'loading="lazy"');
  }
  expect(newsroom.read('index.html')).toContain('/photos/one.');

  newsroom.write(STORY, story({ type: 'news', photos }));
  expect((await newsroom.print()).problems).toMatchObject([{ field: 'photos' }]);
  newsroom.write(STORY, story({ type: 'gallery' }));
  expect((await newsroom.print()).problems).toMatchObject([{ field: 'photos' }]);
});
