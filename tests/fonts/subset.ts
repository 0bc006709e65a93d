/**
 * Cuts the fonts of the site out of the whole ones: `node tests/fonts/subset.ts`. Of their axes and features only
 * what the styles ask for stays, as two of the files are on the way of every first page. What it writes is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

type Range = [from: number, to: number];

/** Latin, as in the first unicode-range of fonts.css. */
const LATIN: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
];
/** The languages of Europe, Vietnam and Turkey. */
const LATIN_EXTENDED: Range[] = [
  [0x100, 0x2af],
  [0x1e00, 0x1eff],
  [0x2020, 0x2020],
  [0x20a0, 0x20c0],
  [0x2113, 0x2113],
];

const FEATURES = ['calt', 'ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'onum', 'pnum', 'rvrn', 'tnum'];

const SIZES = { min: 16, max: 72, default: 16 };
const SERIF = { wght: { min: 400, max: 600, default: 400 }, opsz: SIZES };
const SANS = { wght: { min: 400, max: 700, default: 400 } };
/** Emphasis and the voice of opinion: one weight. */
const ITALIC = { wght: 400, opsz: SIZES };

const FONTS = [
  { file: 'newsreader', source: 'newsreader/files/newsreader-latin-opsz-normal', axes: SERIF, characters: LATIN },
  {
    file: 'newsreader-italic',
    source: 'newsreader/files/newsreader-latin-opsz-italic',
    axes: ITALIC,
    characters: LATIN,
  },
  {
    file: 'newsreader-extended',
    source: 'newsreader/files/newsreader-latin-ext-opsz-normal',
    axes: SERIF,
    characters: LATIN_EXTENDED,
  },
  {
    file: 'libre-franklin',
    source: 'libre-franklin/files/libre-franklin-latin-wght-normal',
    axes: SANS,
    characters: LATIN,
  },
  {
    file: 'libre-franklin-extended',
    source: 'libre-franklin/files/libre-franklin-latin-ext-wght-normal',
    axes: SANS,
    characters: LATIN_EXTENDED,
  },
];

for (const { file, source, axes, characters } of FONTS) {
  const whole = readFileSync(require.resolve(`@fontsource-variable/${source}.woff2`));
  const text = characters
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
  const part = await subsetFont(whole, text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
  });
  writeFileSync(join(import.meta.dirname, '../../src/styles/fonts', `${file}.woff2`), part);
  console.log(`${file}.woff2: ${whole.length} to ${part.length} bytes`);
}
