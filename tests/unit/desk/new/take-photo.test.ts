import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingWords, takePhoto, type PhotoPlace } from '../../../../src/desk/new/take-photo.ts';
import { editXmp, type XmpChanges } from '../../../../src/photos/edit-xmp.ts';
import { photoSource } from '../../../../src/schema/photo.ts';

let folder: string;
let place: PhotoPlace;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-take-'));
  mkdirSync(join(folder, 'content'));
  place = { content: join(folder, 'content'), folder, year: '2026', others: [] };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Draws a picture of a colour. @returns its bytes. */
async function draw(name: string, color = '#678', says: XmpChanges = {}, format: 'jpeg' | 'png' | 'gif' = 'jpeg') {
  const blank = sharp({ create: { width: 30, height: 20, channels: 3, background: color } });
  const bytes = await blank.withXmp(editXmp(undefined, says)).toFormat(format).toBuffer();
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return bytes;
}

describe('takePhoto', () => {
  it('takes one that is there from where it is, by any of its paths', async () => {
    await draw('content/photos/2025/Sea wall/a.JPG').catch(() => undefined);
    await draw('content/photos/2025/a.JPG');
    for (const file of ['content/photos/2025/a.JPG', 'photos/2025/a.JPG', join(folder, 'content/photos/2025/a.JPG')])
      expect(await takePhoto(file, place)).toEqual({ src: 'photos/2025/a.JPG', says: {} });
    await expect(takePhoto('content/photos/2025/Sea wall/a.JPG', place)).rejects.toThrow(
      'no story can name this file. Call it content/photos/2026/a.jpg.',
    );
  });

  it('copies one from elsewhere under a name that a story can use, with the end of what it is', async () => {
    const bytes = await draw('My Photo (1).PNG');
    const taken = await takePhoto('My Photo (1).PNG', place);
    expect(taken).toEqual({
      src: 'photos/2026/my-photo-1.jpg',
      says: {},
      copy: { path: 'photos/2026/my-photo-1.jpg', content: bytes },
    });
    expect(photoSource.safeParse(taken.src).success).toBe(true);
  });

  it('never takes the place of another picture, in whatever letters', async () => {
    await draw('content/photos/2026/Wall.jpg', '#000');
    await draw('content/photos/2026/wall-2.jpg', '#111');
    await draw('wall.jpg', '#fff');
    const { src, copy } = await takePhoto('wall.jpg', place);
    expect(src).toBe('photos/2026/wall-3.jpg');
    await draw('more/wall.jpg', '#eee');
    expect((await takePhoto('more/wall.jpg', { ...place, others: [copy!] })).src).toBe('photos/2026/wall-4.jpg');
  });

  it('does not copy the same bytes twice', async () => {
    await draw('content/photos/2026/pier.jpg', '#123');
    const bytes = await draw('wall.jpg', '#123');
    expect(await takePhoto('wall.jpg', place)).toEqual({ src: 'photos/2026/pier.jpg', says: {} });
    const others = [{ path: 'photos/2026/x.jpg', content: await draw('other.jpg', '#124') }];
    expect(await takePhoto('other.jpg', { ...place, others })).toEqual({ src: 'photos/2026/x.jpg', says: {} });
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('copies what a link in the folder leads to, when that is outside', async () => {
    await draw('outside.jpg');
    mkdirSync(join(folder, 'content/photos/2026'), { recursive: true });
    symlinkSync(join(folder, 'outside.jpg'), join(folder, 'content/photos/2026/link.jpg'));
    expect((await takePhoto('content/photos/2026/link.jpg', place)).copy?.path).toBe('photos/2026/link-2.jpg');
  });

  it('takes the credit off the end of the caption', async () => {
    await draw('a.jpg', '#678', { description: 'The wall. (Alex Kim/Harbor Ledger)', alt: 'Waves.' });
    expect((await takePhoto('a.jpg', place)).says).toEqual({
      alt: 'Waves.',
      caption: 'The wall.',
      credit: 'Alex Kim/Harbor Ledger',
    });
  });

  it.each([[`'a b.jpg'`], [`"a b.jpg"`], ['a\\ b.jpg'], [' a b.jpg ']])(
    'takes a file as terminals write one that is dropped on them: %s',
    async (file) => {
      await draw('a b.jpg');
      expect((await takePhoto(file, place)).src).toBe('photos/2026/a-b.jpg');
    },
  );

  it.each([
    ['gone.jpg', 'there is no such file.'],
    ['a\0.jpg', 'there is no such file.'],
    ['content', 'this is a folder. Name a picture in it.'],
    ['https://harborledger.example/a.jpg', 'this is an address. Save the picture first, and name its file.'],
    ['text.jpg', /^this is not a picture that can be read\. Export it again/],
    ['moving.gif', /^this is not a photograph but GIF, whatever its name says\. Export/],
  ])('refuses %j', async (file, message) => {
    writeFileSync(join(folder, 'text.jpg'), 'Not a picture.');
    await draw('moving.gif', '#678', {}, 'gif');
    await expect(takePhoto(file, place)).rejects.toThrow(message);
  });
});

describe('missingWords', () => {
  it.each([
    [{}, {}, ['alt', 'credit']],
    [{ alt: 'Waves.' }, { credit: 'AP' }, []],
    [{ caption: 'The wall. (Alex Kim/AP)' }, {}, ['alt']],
    [{ alt: ' ', credit: '' }, {}, ['alt', 'credit']],
  ])('%j and %j', (given, says, missing) => {
    expect([...missingWords({ file: 'a.jpg', ...given }, says)]).toEqual(missing);
  });
});
