/**
 * Cuts the fonts of the site out of the whole ones: `node tests/fonts/subset.ts`. Of their axes and features only
 * what the styles ask for stays, as two of the files are on the way of every first page. What it writes is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Blob, Face } from 'harfbuzzjs';
import { format, resolveConfig } from 'prettier';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

type Range = [from: number, to: number];

/** What the languages of western Europe write, with the signs of news: the first unicode-range of fonts.css. */
const LATIN: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa3],
  [0xa5, 0xa5],
  [0xa7, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xbd, 0xbd],
  [0xbf, 0xcf],
  [0xd1, 0xdd],
  [0xdf, 0xef],
  [0xf1, 0xf6],
  [0xf8, 0xfd],
  [0xff, 0xff],
  [0x152, 0x153],
  [0x2009, 0x2009],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];
/** The languages of Europe, Vietnam and Turkey. */
const LATIN_EXTENDED: Range[] = [
  [0x100, 0x2af],
  [0x1e00, 0x1eff],
  [0x2020, 0x2020],
  [0x20a0, 0x20c0],
  [0x2113, 0x2113],
];

const SERIF_FEATURES = ['kern', 'liga', 'lnum', 'onum'];
const SANS_FEATURES = ['kern', 'tnum'];

const SIZES = { min: 16, max: 72, default: 16 };
const SERIF = { wght: { min: 400, max: 600, default: 400 }, opsz: SIZES };
const SANS = { wght: { min: 400, max: 700, default: 400 } };
/** Emphasis and the voice of opinion: one weight, and one size between the two. */
const ITALIC = { wght: 400, opsz: 32 };

/** On cards for links: one weight each, and the largest size, as those of headlines and labels. */
const CARD_SERIF = { wght: 600, opsz: 72 };
const CARD_SANS = { wght: 700 };

const SITE = join(import.meta.dirname, '../../src/styles/fonts');
const CARDS = join(import.meta.dirname, '../../src/photos/cards');

const FONTS = [
  {
    file: 'newsreader',
    source: 'newsreader/files/newsreader-latin-opsz-normal',
    features: SERIF_FEATURES,
    axes: SERIF,
    characters: LATIN,
  },
  {
    file: 'newsreader-italic',
    source: 'newsreader/files/newsreader-latin-opsz-italic',
    features: SERIF_FEATURES,
    axes: ITALIC,
    characters: LATIN,
  },
  {
    file: 'newsreader-extended',
    source: 'newsreader/files/newsreader-latin-ext-opsz-normal',
    features: SERIF_FEATURES,
    axes: SERIF,
    characters: LATIN_EXTENDED,
  },
  {
    file: 'libre-franklin',
    source: 'libre-franklin/files/libre-franklin-latin-wght-normal',
    features: SANS_FEATURES,
    axes: SANS,
    characters: LATIN,
  },
  {
    file: 'libre-franklin-extended',
    source: 'libre-franklin/files/libre-franklin-latin-ext-wght-normal',
    features: SANS_FEATURES,
    axes: SANS,
    characters: LATIN_EXTENDED,
  },
  {
    file: 'serif',
    folder: CARDS,
    targetFormat: 'truetype' as const,
    source: 'newsreader/files/newsreader-latin-opsz-normal',
    features: ['kern', 'liga', 'lnum'],
    axes: CARD_SERIF,
    characters: LATIN,
  },
  {
    file: 'serif-extended',
    folder: CARDS,
    targetFormat: 'truetype' as const,
    source: 'newsreader/files/newsreader-latin-ext-opsz-normal',
    features: ['kern', 'liga', 'lnum'],
    axes: CARD_SERIF,
    characters: LATIN_EXTENDED,
  },
  {
    file: 'sans',
    folder: CARDS,
    targetFormat: 'truetype' as const,
    source: 'libre-franklin/files/libre-franklin-latin-wght-normal',
    features: ['kern'],
    axes: CARD_SANS,
    characters: LATIN,
  },
  {
    file: 'sans-extended',
    folder: CARDS,
    targetFormat: 'truetype' as const,
    source: 'libre-franklin/files/libre-franklin-latin-ext-wght-normal',
    features: ['kern'],
    axes: CARD_SANS,
    characters: LATIN_EXTENDED,
  },
];

for (const { file, source, features, axes, characters, folder = SITE, targetFormat = 'woff2' as const } of FONTS) {
  const whole = readFileSync(require.resolve(`@fontsource-variable/${source}.woff2`));
  const text = characters
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
    .join('');
  const part = await subsetFont(whole, text, {
    targetFormat,
    variationAxes: axes,
    keepFeatures: features,
    noHinting: true,
  });
  const name = `${file}.${targetFormat === 'woff2' ? 'woff2' : 'ttf'}`;
  writeFileSync(join(folder, name), part);
  console.log(`${name}: ${whole.length} to ${part.length} bytes`);
}

/** What both faces of cards have: a letter that one of them lacks would be a hole. */
const [serif, sans] = ['serif', 'sans'].map(
  (face) =>
    new Set(
      [face, `${face}-extended`].flatMap((file) => [
        ...new Face(new Blob(readFileSync(join(CARDS, `${file}.ttf`)))).collectUnicodes(),
      ]),
    ),
) as [Set<number>, Set<number>];
const ranges: [from: number, to: number][] = [];
for (const code of [...serif.intersection(sans)].sort((one, other) => one - other)) {
  const last = ranges.at(-1);
  if (last?.[1] === code - 1) last[1] = code;
  else ranges.push([code, code]);
}
const hex = (code: number) => `0x${code.toString(16)}`;
writeFileSync(
  join(CARDS, 'coverage.ts'),
  await format(
    `// Written by tests/fonts/subset.ts.

/** The characters that both faces of cards have, from the first to the last of each range. */
export const COVERED: readonly (readonly [from: number, to: number])[] = [${ranges
      .map(([from, to]) => `[${hex(from)}, ${hex(to)}]`)
      .join(', ')}];
`,
    { parser: 'typescript', ...(await resolveConfig(import.meta.filename)) },
  ),
);
console.log(`coverage.ts: ${ranges.length} ranges`);
