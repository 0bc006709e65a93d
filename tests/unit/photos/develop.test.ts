import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { develop, PhotographError, type Order } from '../../../src/photos/develop.ts';
import { renditionsOf, type Use } from '../../../src/photos/renditions.ts';
import { blobId } from '../../../src/schema/blob-id.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-develop-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SIZE = { width: 1500, height: 1000 };

/** A photograph with something in it that a scaler can blur: noise, from a fixed generator. */
async function photograph(): Promise<{ source: string; digest: string }> {
  const pixels = Buffer.alloc(SIZE.width * SIZE.height * 3);
  let state = 7;
  for (let at = 0; at < pixels.length; at++) pixels[at] = (state = (state * 16_807) % 2_147_483_647) & 0xff;
  const bytes = await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
    .blur(2)
    .jpeg()
    .toBuffer();
  const source = join(folder, 'wall.jpg');
  writeFileSync(source, bytes);
  return { source, digest: blobId(bytes).slice(0, 16) };
}

const order = async (): Promise<Order> => {
  const { source, digest } = await photograph();
  const use: Omit<Use, 'role'> = { src: 'photos/wall.jpg', digest, ...SIZE, rights: { credit: 'Alex Kim' } };
  const renditions = [...renditionsOf({ ...use, role: 'lead' }), ...renditionsOf({ ...use, role: 'thumb' })];
  return { source, digest, ...SIZE, renditions, rights: use.rights };
};

test('a file has the same bytes, whatever else is made with it', async () => {
  const all = await order();
  const thumb = all.renditions.filter(({ file }) => file.endsWith('-c240.avif'));
  expect(thumb).toHaveLength(1);
  await develop(all, join(folder, 'all'));
  await develop({ ...all, renditions: thumb }, join(folder, 'one'));
  const { file } = thumb[0]!;
  expect(readFileSync(join(folder, 'one', file)).equals(readFileSync(join(folder, 'all', file)))).toBe(true);
});

test('a photograph that is another one than the archive has read is not made under its name', async () => {
  const all = await order();
  writeFileSync(
    all.source,
    await sharp({ create: { ...SIZE, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer(),
  );
  await expect(develop(all, join(folder, 'all'))).rejects.toThrow(PhotographError);
});

test('what cannot be written is no fault of the photograph, and nothing half-made stays', async () => {
  const all = await order();
  const [first] = all.renditions;
  // In the place of the file stands a folder that is not empty.
  const place = join(folder, 'all', first!.file);
  mkdirSync(join(place, 'taken'), { recursive: true });
  const failed = develop({ ...all, renditions: [first!] }, join(folder, 'all'));
  await expect(failed).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  await expect(failed).rejects.not.toThrow(PhotographError);
  expect(readdirSync(join(folder, 'all', 'photos'))).toHaveLength(1);
});
