import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pictures } from '../../../../src/desk/import/pictures.ts';
import { WorkFile } from '../../../../src/desk/import/work-file.ts';

let folder: string;
let work: WorkFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
  work = new WorkFile(':memory:');
});
afterEach(() => {
  work.close();
  rmSync(folder, { recursive: true, force: true });
});

const blank = (color: string) => sharp({ create: { width: 30, height: 20, channels: 3, background: color } });
function put(path: string, bytes: Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
const open = () =>
  new Pictures({
    work,
    content: join(folder, 'content'),
    stage: join(folder, 'stage'),
    media: join(folder, 'media'),
    mayDownload: false,
  });
const placeOne = async (src: string) => (await open().place([src], '2026/11')).get(src)!;

describe('pictures of an import', () => {
  it('are found in a copy of the uploads, the picture itself before the small ones made of it', async () => {
    put('media/2026/10/Wall at dusk.jpg', await blank('teal').jpeg().toBuffer());
    put('media/2026/10/Wall at dusk-300x200.jpg', await blank('tan').jpeg().toBuffer());
    const src = 'https://old.example/wp-content/uploads/2026/10/Wall%20at%20dusk-300x200.jpg?x=1';
    expect(await placeOne(src)).toEqual({ path: 'photos/2026/10/wall-at-dusk.jpg', says: {} });
    expect(existsSync(join(folder, 'stage/photos/2026/10/wall-at-dusk.jpg'))).toBe(true);
    expect(existsSync(join(folder, 'content'))).toBe(false);
  });

  it('have one name when they have the same bytes, and another when they have not', async () => {
    put('media/a/wall.jpg', await blank('teal').jpeg().toBuffer());
    put('media/b/copy.jpg', await blank('teal').jpeg().toBuffer());
    put('media/c/wall.jpg', await blank('tan').jpeg().toBuffer());
    const placed = await open().place(
      ['https://o.example/a/wall.jpg', 'https://o.example/b/copy.jpg', 'https://o.example/c/wall.jpg'],
      '2026/11',
    );
    expect([...placed.values()].map((picture) => 'path' in picture && picture.path)).toEqual([
      'photos/2026/11/wall.jpg',
      'photos/2026/11/wall.jpg',
      'photos/2026/11/wall-2.jpg',
    ]);
  });

  it('take the name of no other picture that is there', async () => {
    put('content/photos/2026/11/wall.jpg', await blank('red').jpeg().toBuffer());
    put('media/wall.jpg', await blank('teal').jpeg().toBuffer());
    expect(await placeOne('https://o.example/wall.jpg')).toMatchObject({ path: 'photos/2026/11/wall-2.jpg' });
  });

  it('are called by what they are, whatever their name says', async () => {
    put('media/wall.jpg', await blank('teal').webp().toBuffer());
    put('media/still.gif', await blank('teal').gif().toBuffer());
    expect(await placeOne('https://o.example/wall.jpg')).toMatchObject({ path: 'photos/2026/11/wall.webp' });
    expect(await placeOne('https://o.example/still.gif')).toMatchObject({ path: 'photos/2026/11/still.png' });
  });

  it('tell what their files say', async () => {
    put(
      'media/wall.jpg',
      await blank('teal')
        .withExif({ IFD0: { Artist: 'Alex Kim', ImageDescription: 'The wall.' } })
        .jpeg()
        .toBuffer(),
    );
    expect(await placeOne('https://o.example/wall.jpg')).toMatchObject({
      says: { credit: 'Alex Kim', caption: 'The wall.' },
    });
  });

  it.each([
    ['https://o.example/gone.jpg', 'It is not in the folder of media; --download fetches it.'],
    ['../secret.jpg', 'Its address cannot be read.'],
    ['https://o.example/%2e%2e%2fsecret.jpg', 'Its address cannot be read.'],
    ['..\\secret.jpg', 'Its address cannot be read.'],
    ['https://o.example/leads-out.jpg', 'It is not in the folder of media; --download fetches it.'],
    ['https://o.example/text.jpg', 'It is no picture that can be read.'],
    ['https://o.example/drawing.svg', 'This is not a photograph but SVG, whatever its name says.'],
    ['data:image/png;base64,AAAA', 'It is no picture that can be read.'],
    ['data:,', 'Its address cannot be read.'],
  ])('cannot be had from %s', async (src, reason) => {
    put('secret.jpg', await blank('teal').jpeg().toBuffer());
    put('media/text.jpg', Buffer.from('not a picture'));
    put('media/drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'));
    symlinkSync(join(folder, 'secret.jpg'), join(folder, 'media/leads-out.jpg'));
    expect(await placeOne(src)).toEqual({ reason });
  });
});
