/** Every picture of the printed sample, read by a witness of its own: whose it is must stand in it, and nothing of where. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exiftool } from '../unit/photos/exiftool.ts';
import { filesOf, openSite } from './site.ts';

test('each published picture carries its rights, and none says where it was taken or with which camera', async () => {
  await using site = await openSite();
  const pictures = filesOf(site.dist).filter((file) => /^photos\/.*\.(?:avif|webp|jpe?g|png|tiff?)$/i.test(file));
  expect(pictures.length).toBeGreaterThan(200);
  const said = JSON.parse(
    exiftool('-json', '-G1', '-a', '-r', '-if', '$MIMEType =~ /^image/', join(site.dist, 'photos')),
  ) as Record<string, unknown>[];
  expect(said.map(({ SourceFile }) => String(SourceFile).slice(site.dist.length + 1)).sort()).toEqual(pictures);
  for (const picture of said) {
    const revealing = Object.keys(picture).filter((key) =>
      /GPS|Serial|:(?:Make|Model|Software|LensModel|DateTimeOriginal|City|Location)$/i.test(key),
    );
    expect(revealing, String(picture['SourceFile'])).toEqual([]);
    expect(picture['XMP-photoshop:Credit'], String(picture['SourceFile'])).toBeTruthy();
  }
});
