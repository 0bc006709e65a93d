/**
 * Makes a newsroom of any size to measure with: `node tests/bench/stories.ts DIRECTORY STORIES [SEED]`.
 * The same seed gives the same files.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHOTOS, writePhotos } from './photos.ts';
import { below, capital, inventWords, randomFrom, seedOf, vocabulary, zipf } from './words.ts';

/** The time zone of the newsroom. */
export const TIME_ZONE = 'America/New_York';
/** When a run pretends to take place: the day after the last story. */
export const NOW = '2026-11-24T12:00:00-05:00';

const FIRST_YEAR = 2016;
/** January 2016 to November 2026. */
const MONTHS = 131;
const AUTHORS = 60;
const TOPICS = 300;
const TYPES = ['brief', 'analysis', 'opinion', 'explainer', 'feature', 'interview'];
const SECTIONS = [
  ['local', 'Local', 'The city, its boards and its streets.'],
  ['politics', 'Politics', 'Elections, parties and those who govern.'],
  ['business', 'Business', 'Work, trade and money.'],
  ['world', 'World', 'Reports from elsewhere.'],
  ['science', 'Science', 'Research, health and the climate.'],
  ['culture', 'Culture', 'Books, films, music and museums.'],
  ['sports', 'Sports', 'Games and those who play them.'],
  ['opinion', 'Opinion', 'Views of our columnists and guests.'],
] as const;
const PAGES = [
  ['about', 'About us', 'Who makes this paper, and for whom.'],
  ['ethics', 'Ethics', 'The rules that reporters and editors work by.'],
  ['privacy', 'Privacy', 'What happens to what you tell us.'],
] as const;

/** What a newsroom of one seed is written from. */
interface Desk {
  seed: number;
  words: string[];
  word: (random: () => number) => string;
  authors: { id: string; name: string }[];
  topics: string[];
  topic: (random: () => number) => string;
}

function openDesk(seed: number): Desk {
  const words = vocabulary(seed);
  const drawWord = zipf(words.length, 2.7);
  const drawTopic = zipf(TOPICS, 1);
  const names = inventWords(randomFrom(seedOf(seed, 2)), AUTHORS * 2, words);
  const ideas = inventWords(randomFrom(seedOf(seed, 3)), TOPICS, [...words, ...names]);
  const topics = ideas.map((idea, index) => (index % 3 ? `${words[100 + (index % 90)]}-${idea}` : idea));
  return {
    seed,
    words,
    word: (random) => words[drawWord(random)]!,
    authors: Array.from({ length: AUTHORS }, (_, index) => {
      const [first, last] = [names[index * 2]!, names[index * 2 + 1]!];
      return { id: `${first}-${last}`, name: `${capital(first)} ${capital(last)}` };
    }),
    topics,
    topic: (random) => topics[drawTopic(random)]!,
  };
}

/** Some words in a row, as prose: a comma now and then, and what Markdown has of emphasis, dashes and apostrophes. */
function clause(desk: Desk, random: () => number, length: number): string {
  let text = capital(desk.word(random));
  for (let left = length - 1; left > 0; left--) {
    const word = desk.word(random);
    const chance = random();
    if (left < 2 || chance > 0.12) text += ` ${word}`;
    else if (chance < 0.05) text += `, ${word}`;
    else if (chance < 0.07) text += ` ${word}'s`;
    else if (chance < 0.08) text += ` *${word}*`;
    else if (chance < 0.083) text += ` **${word}**`;
    else if (chance < 0.09) text += ` -- ${word}`;
    else if (chance < 0.095) text += ` — ${word}`;
    else if (chance < 0.11) text += ` ${capital(word)}`;
    else text += ` ${2 + below(random, 400)} ${word}`;
  }
  return text;
}

function sentence(desk: Desk, random: () => number): string {
  const text = clause(desk, random, 9 + below(random, 13));
  if (random() > 0.14) return `${text}.`;
  return `"${text}," said ${desk.authors[below(random, AUTHORS)]!.name}.`;
}

function paragraph(desk: Desk, random: () => number, link?: string): string {
  let text = `${sentence(desk, random)} ${sentence(desk, random)}`;
  if (random() < 0.6) text += ` ${sentence(desk, random)}`;
  if (link)
    text += ` It follows [${clause(desk, random, 3)
      .toLowerCase()
      .replaceAll(/[*—,-]/g, '')}](${link}).`;
  return text;
}

/** About 600 words, in the Markdown that news is written in. */
function bodyText(desk: Desk, random: () => number, earlier: string | undefined): string {
  const heading = () =>
    `## ${clause(desk, random, 4)
      .replaceAll(/[*—,-]/g, '')
      .replaceAll(/\s+/g, ' ')}`;
  const blocks = [
    paragraph(desk, random),
    paragraph(desk, random),
    paragraph(desk, random, `https://${desk.words[300 + below(random, 500)]}.example/reports/${below(random, 9000)}`),
    paragraph(desk, random),
    heading(),
    paragraph(desk, random),
    paragraph(desk, random, earlier && `/${earlier}/`),
    `> ${sentence(desk, random)} ${sentence(desk, random)}`,
    paragraph(desk, random),
    paragraph(desk, random),
    heading(),
    paragraph(desk, random),
  ];
  if (random() < 0.3) blocks.push([1, 2, 3, 4].map(() => `- ${clause(desk, random, 7)}`).join('\n'));
  for (let left = 3; left > 0; left--) blocks.push(paragraph(desk, random));
  return blocks.join('\n\n');
}

const two = (number: number) => String(number).padStart(2, '0');

/** What is settled of a story before it is written. */
interface Assignment {
  id: string;
  headline: string;
  published: string;
  section: string;
  topics: string[];
  authors: string[];
  photo: number | undefined;
  related: string[];
  type: string | undefined;
  /** A story to link to. */
  earlier: string | undefined;
}

function headlineOf(desk: Desk, random: () => number): string {
  const invented = () => desk.words[200 + below(random, desk.words.length - 200)]!;
  const [first, second] = [capital(invented()), invented()];
  const rest = [desk.word(random), invented(), desk.word(random), desk.word(random), invented()].join(' ');
  const chance = random();
  if (chance < 0.1) return `${first} ${second}: ${rest}`;
  if (chance < 0.2) return `${first}'s ${second} ${rest}`;
  return `${first} ${second} ${rest}`;
}

/** The last step of an address: the first words of the headline, and a number so that no two are alike. */
const slugOf = (headline: string, index: number) =>
  `${headline
    .toLowerCase()
    .replaceAll("'s", '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 5)
    .join('-')}-${index}`;

function writeStory(directory: string, desk: Desk, random: () => number, story: Assignment): void {
  const list = (items: string[]) => `[${items.join(', ')}]`;
  const lines = [
    '---',
    `headline: ${story.headline.includes(':') ? `"${story.headline}"` : story.headline}`,
    `summary: ${clause(desk, random, 18)
      .replaceAll(/[*]|--/g, '')
      .replaceAll(/\s+/g, ' ')}.`,
    `published: ${story.published}`,
    `section: ${story.section}`,
    ...(story.type ? [`type: ${story.type}`] : []),
    ...(story.type === 'interview' ? [`subject: {name: ${desk.authors[0]!.name}}`] : []),
    `urgency: ${3 + below(random, 5)}`,
    `topics: ${list(story.topics)}`,
    `authors: ${list(story.authors)}`,
  ];
  if (story.photo !== undefined) {
    const photo = PHOTOS[story.photo]!;
    lines.push(
      'photo:',
      `  src: ${photo.src}`,
      `  alt: ${photo.alt}`,
      `  caption: ${clause(desk, random, 12)
        .replaceAll(/[*]|--/g, '')
        .replaceAll(/\s+/g, ' ')}.`,
      `  credit: ${desk.authors[story.photo]!.name}/The Bench`,
    );
  }
  if (story.related.length) lines.push(`related: ${list(story.related)}`);
  lines.push('---', '', bodyText(desk, random, story.earlier), '');
  writeFileSync(join(directory, 'articles', `${story.id}.md`), lines.join('\n'));
}

function writeDesk(directory: string, desk: Desk): void {
  const random = randomFrom(seedOf(desk.seed, 4));
  for (const folder of ['articles', 'authors', 'newsletters', 'pages'])
    mkdirSync(join(directory, folder), { recursive: true });
  const site = [
    'name: The Bench',
    'url: https://bench.example',
    'tagline: Invented news, measured daily',
    'language: en',
    `timeZone: ${TIME_ZONE}`,
    'sections:',
    ...SECTIONS.flatMap(([id, name, description]) => [
      `  - id: ${id}`,
      `    name: ${name}`,
      `    description: ${description}`,
    ]),
    'newsletter: daily-bench',
    '',
  ];
  writeFileSync(join(directory, 'site.yaml'), site.join('\n'));
  for (const { id, name } of desk.authors) {
    const beat = SECTIONS[below(random, SECTIONS.length)]![1];
    const text = `${name} covers ${beat.toLowerCase()} for The Bench. ${sentence(desk, random)}\n\n${paragraph(desk, random)}`;
    writeFileSync(
      join(directory, 'authors', `${id}.md`),
      `---\nname: ${name}\nrole: ${beat} reporter\nlocation: ${capital(desk.words[400]!)}\n---\n\n${text}\n`,
    );
  }
  writeFileSync(
    join(directory, 'newsletters/daily-bench.md'),
    '---\nname: Daily Bench\nschedule: Every weekday at six\nprovider: {type: buttondown, user: bench}\n---\n\nThe stories of the day in five minutes, every weekday at six.\n',
  );
  PAGES.forEach(([id, title, summary], index) => {
    const text = `${paragraph(desk, random)}\n\n## ${title} in detail\n\n${paragraph(desk, random)}\n\n${paragraph(desk, random)}`;
    writeFileSync(
      join(directory, 'pages', `${id}.md`),
      `---\ntitle: ${title}\nsummary: ${summary}\norder: ${index + 1}\n---\n\n${text}\n`,
    );
  });
}

/** What a newsroom to measure with is made from. */
export interface NewsroomPlan {
  /** The content folder to write; what stands there already stays. */
  directory: string;
  stories: number;
  seed: number;
}

/**
 * Writes a newsroom: stories of eleven years spread evenly over the months, authors, pages, a newsletter, photos.
 *
 * @returns the ids of the stories, oldest first.
 */
export async function makeNewsroom({ directory, stories, seed }: NewsroomPlan): Promise<string[]> {
  const desk = openDesk(seed);
  writeDesk(directory, desk);
  await writePhotos(directory);
  const ids: string[] = [];
  let made = '';
  for (let index = 0; index < stories; index++) {
    const random = randomFrom(seedOf(seed, 1000 + index));
    const month = Math.floor((index * MONTHS) / stories);
    const first = Math.ceil((month * stories) / MONTHS);
    const count = Math.ceil(((month + 1) * stories) / MONTHS) - first;
    const folder = `${FIRST_YEAR + Math.floor(month / 12)}/${two((month % 12) + 1)}`;
    if (folder !== made) mkdirSync(join(directory, 'articles', folder), { recursive: true });
    made = folder;
    // By day, from 7:00 to 19:00, so that no time falls into the hour that a change of clocks skips or repeats;
    // the last story of each month is on its 23rd.
    const minutes = Math.floor(((index - first + 1) * 23 * 720) / count) - 1;
    const published = `${folder.replace('/', '-')}-${two(1 + Math.floor(minutes / 720))}T${two(7 + Math.floor((minutes % 720) / 60))}:${two(minutes % 60)}`;
    const headline = headlineOf(desk, random);
    const id = `${folder}/${slugOf(headline, index)}`;
    const topics = new Set([desk.topic(random), desk.topic(random), ...(random() < 0.5 ? [desk.topic(random)] : [])]);
    while (topics.size < 2) topics.add(desk.topic(random));
    const authors = new Set([desk.authors[below(random, AUTHORS)]!.id]);
    if (random() < 0.25) authors.add(desk.authors[below(random, AUTHORS)]!.id);
    const anyEarlier = () => ids[below(random, ids.length)];
    writeStory(directory, desk, random, {
      id,
      headline,
      published,
      section: SECTIONS[below(random, SECTIONS.length)]![0],
      topics: [...topics],
      authors: [...authors],
      type: random() < 0.25 ? TYPES[below(random, TYPES.length)] : undefined,
      photo: random() < 1 / 3 ? below(random, PHOTOS.length) : undefined,
      related: random() < 0.1 && ids.length > 1 ? [...new Set([anyEarlier()!, anyEarlier()!])] : [],
      earlier: anyEarlier(),
    });
    ids.push(id);
  }
  return ids;
}

/**
 * Adds a story to a newsroom, newer than all others, on two popular topics.
 *
 * @param number - 1 for the first that is added, 2 for the next; up to 200.
 * @param seed - the seed that the newsroom was made with.
 * @returns the story's id.
 */
export function addStory(directory: string, number: number, seed = 1): string {
  const desk = openDesk(seed);
  const random = randomFrom(seedOf(seed, 900 - number));
  const earlier = readdirSync(join(directory, 'articles/2026/10')).toSorted()[0];
  const headline = headlineOf(desk, random);
  const id = `2026/11/${slugOf(headline, number)}-added`;
  writeStory(directory, desk, random, {
    id,
    headline,
    published: `2026-11-23T${two(20 + Math.floor(number / 60))}:${two(number % 60)}`,
    section: SECTIONS[number % SECTIONS.length]![0],
    topics: desk.topics.slice(0, 2),
    authors: [desk.authors[number % AUTHORS]!.id],
    type: undefined,
    photo: number % PHOTOS.length,
    related: [],
    earlier: earlier && `2026/10/${earlier.replace(/\.md$/, '')}`,
  });
  return id;
}

if (import.meta.main) {
  const [directory, stories, seed = '1'] = process.argv.slice(2);
  if (!directory || !Number.isInteger(Number(stories))) {
    console.error('Usage: node tests/bench/stories.ts DIRECTORY STORIES [SEED]');
    process.exitCode = 1;
  } else {
    const begun = performance.now();
    const ids = await makeNewsroom({ directory, stories: Number(stories), seed: Number(seed) });
    console.log(`${ids.length} stories in ${directory}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
}
