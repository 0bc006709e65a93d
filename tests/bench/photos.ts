/**
 * A dozen small photos for invented news: drawn, not taken, and the same bytes for the same sharp. Small, since Hugo is not
 * asked to make them into sizes, and what that costs is measured by photos-run.ts.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const SUBJECTS = [
  'A harbor at dusk',
  'A bridge over a river',
  'A hill behind houses',
  'A pier in fog',
  'A field after rain',
  'A road along the coast',
  'An island far out',
  'A square at noon',
  'A roof in snow',
  'A station at night',
  'A market in the morning',
  'A beach in winter',
];

/** The photos, as paths below the content folder, each with what it shows. */
export const PHOTOS = SUBJECTS.map((alt, index) => ({ src: `photos/bench/scene-${index + 1}.jpg`, alt }));

/** Writes the photos below a content folder. */
export async function writePhotos(directory: string): Promise<void> {
  mkdirSync(join(directory, 'photos/bench'), { recursive: true });
  for (const [index, { src }] of PHOTOS.entries()) {
    const hue = index * 30;
    const shore = 340 + ((index * 53) % 120);
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
      <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 40% 30%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 60% 80%)"/></linearGradient></defs>
      <rect width="1200" height="800" fill="url(#sky)"/>
      <circle cx="${200 + ((index * 173) % 800)}" cy="${shore - 120}" r="${40 + index * 3}" fill="hsl(${(hue + 50) % 360} 80% 85%)"/>
      <path d="M0 ${shore} Q300 ${shore - 90} 600 ${shore} T1200 ${shore - 20} V800 H0Z" fill="hsl(${(hue + 180) % 360} 25% 25%)"/>
    </svg>`;
    await sharp(Buffer.from(drawing)).resize(480).jpeg({ quality: 80 }).toFile(join(directory, src));
  }
}
