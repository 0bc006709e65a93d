/** Makes a newsroom of which every story has a photograph of its own, to measure the photo room with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NOW, TIME_ZONE } from './stories.ts';
import { below, capital, randomFrom, seedOf, vocabulary } from './words.ts';

const SECTIONS = ['local', 'world'];
/** Between two stories. */
const HOURS = 3;

/** The lead photo of a story, as lines of its frontmatter. */
export const photoLines = (src: string) => [
  'photo:',
  `  src: ${src}`,
  '  alt: What nobody has seen',
  '  credit: Nobody/The Bench',
];

/**
 * Writes the newsroom.
 *
 * @param directory - the content folder.
 * @param photos - as paths below it; they need not be there yet.
 */
export function makeGallery(directory: string, photos: readonly string[], seed: number): void {
  const put = (file: string, lines: string[]) => {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), `${lines.join('\n')}\n`);
  };
  put('site.yaml', [
    'name: The Bench',
    'url: https://bench.example',
    `timeZone: ${TIME_ZONE}`,
    'sections:',
    ...SECTIONS.flatMap((id) => [`  - id: ${id}`, `    name: ${capital(id)}`]),
  ]);
  const words = vocabulary(seed);
  photos.forEach((src, index) => {
    const random = randomFrom(seedOf(seed, 5000 + index));
    const say = (length: number) =>
      capital(Array.from({ length }, () => words[below(random, words.length)]!).join(' '));
    const published = new Date(Date.parse(NOW) - (index + 1) * HOURS * 3_600_000).toISOString();
    put(`articles/${published.slice(0, 7).replace('-', '/')}/story-${index + 1}.md`, [
      '---',
      `headline: ${say(7)}`,
      `summary: ${say(16)}.`,
      `published: ${published.slice(0, 16)}Z`,
      `section: ${SECTIONS[index % SECTIONS.length]!}`,
      ...photoLines(src),
      '---',
      ...Array.from({ length: 6 }, () => `\n${say(18)}. ${say(14)}.`),
    ]);
  });
}
