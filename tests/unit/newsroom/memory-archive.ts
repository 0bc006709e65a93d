import type {
  ArchiveReader,
  AuthorProfile,
  BreakingNews,
  ListQuery,
  MappedStory,
  MonthMap,
  NewsletterEdition,
  NewsletterOffer,
  PhotoFile,
  SeriesProfile,
  StandingPage,
  Story,
  StoryPost,
  Topic,
} from '../../../src/archive/model.ts';
import { authorAddress, articleAddress, seriesAddress, topicAddress } from '../../../src/archive/addresses.ts';
import { cardFile } from '../../../src/photos/cards/card.ts';
import { renditionSets } from '../../../src/photos/renditions.ts';
import { site as siteSchema, type Site } from '../../../src/schema/site.ts';

export const PAPER: Site = siteSchema.parse({
  name: 'The Test Courier',
  url: 'https://courier.example',
  timeZone: 'America/New_York',
  sections: [
    { id: 'local', name: 'Local' },
    { id: 'science', name: 'Science' },
    { id: 'opinion', name: 'Opinion' },
  ],
});

/** A story with all that a story must have. `day` counts from November 1, 2026, at noon in New York. */
export function story(id: string, fields: Partial<Story> & { day?: number } = {}): Story {
  const { day = 1, ...given } = fields;
  return {
    id,
    address: articleAddress(id),
    headline: `Headline of ${id}`,
    summary: `Summary of ${id}`,
    published: Date.UTC(2026, 10, day, 17),
    section: 'local',
    type: 'news',
    urgency: 5,
    authors: [],
    contributors: [],
    topics: [],
    corrections: [],
    method: [],
    related: [],
    photos: [],
    body: ['<p>First words.</p>'],
    ...given,
  };
}

/** A lead picture; the archive below knows the file. */
export const photo = { src: 'photos/2026/pier.jpg', alt: 'A pier', credit: 'A. Kim' };

/** A photograph without words of its own. */
export const PIER: PhotoFile = {
  src: photo.src,
  digest: 'd1e2',
  width: 1500,
  height: 1000,
  tones: [3, 12],
  says: {},
  rights: {},
};

/** A post of a story; `minute` counts from noon of November 1, 2026, in New York. */
export function post(story: string, name: string, minute: number, fields: Partial<StoryPost> = {}): StoryPost {
  return {
    id: `${story}/${name}`,
    name,
    story,
    published: Date.UTC(2026, 10, 1, 17, minute),
    key: false,
    authors: [],
    corrections: [],
    body: [`<p>Text of ${name}.</p>`],
    ...fields,
  };
}

export interface MemoryContent {
  site?: Site;
  stories?: Story[];
  posts?: StoryPost[];
  authors?: (Pick<AuthorProfile, 'id' | 'name'> & Partial<AuthorProfile>)[];
  newsletters?: NewsletterOffer[];
  editions?: NewsletterEdition[];
  topics?: Topic[];
  series?: (Pick<SeriesProfile, 'id'> & Partial<SeriesProfile>)[];
  pages?: StandingPage[];
  breaking?: BreakingNews;
  /** For how many years stories have stood, by id. */
  years?: Record<string, number>;
  pins?: Record<string, string[]>;
  photos?: PhotoFile[];
  maps?: (MonthMap & { stories: MappedStory[] })[];
  icon?: boolean;
}

/** An archive in memory. `asked` holds what was asked of it, in order. */
export function memoryArchive(content: MemoryContent): ArchiveReader & { asked: string[] } {
  const {
    site = PAPER,
    stories = [],
    posts = [],
    authors = [],
    newsletters = [],
    editions = [],
    topics = [],
    series = [],
    pages = [],
    breaking,
    years = {},
    pins = {},
    photos = [PIER],
    maps = [],
  } = content;
  const asked: string[] = [];
  const note = <Answer>(question: string, answer: Answer): Answer => {
    asked.push(question);
    return answer;
  };
  const profiles = authors.map((author): AuthorProfile => ({
    address: authorAddress(author.id),
    links: [],
    body: [],
    closing: '',
    ...author,
  }));
  const inScope = ({ scope }: Pick<ListQuery, 'scope'>, each: Story) => {
    const [kind, id] = scope.split(':');
    if (kind === 'section') return each.section === id;
    if (kind === 'topic') return each.topics.includes(id!);
    if (kind === 'author') return each.authors.includes(id!);
    if (kind === 'series') return each.series === id;
    return true;
  };
  const seriesOf = (id: string): SeriesProfile => ({
    id,
    address: seriesAddress(id),
    name: id,
    parts: [],
    body: [],
    ...series.find((each) => each.id === id),
  });
  const noted = stories
    .flatMap(({ id, corrections }) =>
      [...new Set(corrections.map(({ date }) => date))].map((date) => ({ story: id, date })),
    )
    .sort((a, b) => b.date - a.date);
  const newestFirst = stories.toSorted((a, b) => b.published - a.published);

  const archive: ArchiveReader & { asked: string[] } = {
    asked,
    preview: false,
    site: () => site,
    icon: () => (content.icon ? { digest: '1c0' } : undefined),
    section: (id) => site.sections.find((section) => section.id === id),
    standingPages: () => pages,
    standingPage: (id) => pages.find((each) => each.id === id),
    newsletters: () => newsletters.map((each) => each.id),
    newsletter: (id) => newsletters.find((each) => each.id === id),
    edition: (id) => editions.find((each) => each.id === id),
    editionCard: (id) => editions.find((each) => each.id === id),
    editionYears: (newsletter) =>
      [...new Set(editions.filter((each) => each.newsletter === newsletter).map(({ name }) => name.slice(0, 4)))]
        .toSorted()
        .reverse(),
    story: (id) =>
      note(
        `story ${id}`,
        stories.find((each) => each.id === id),
      ),
    card: (id) =>
      note(
        `card ${id}`,
        stories.find((each) => each.id === id),
      ),
    years: (id) => note(`years ${id}`, years[id] ?? 0),
    post: (id) =>
      note(
        `post ${id}`,
        posts.find((each) => each.id === id),
      ),
    postCard: (id) =>
      note(
        `post-card ${id}`,
        posts.find((each) => each.id === id),
      ),
    author: (id) =>
      note(
        `author ${id}`,
        profiles.find((each) => each.id === id),
      ),
    authorCard: (id) =>
      note(
        `author-card ${id}`,
        profiles.find((each) => each.id === id),
      ),
    topic: (id) => topics.find((each) => each.id === id) ?? { id, address: topicAddress(id), name: id, body: [] },
    series: seriesOf,
    seriesCard: (id) => note(`series ${id}`, seriesOf(id)),
    log: ({ from = -Infinity, before = Infinity, limit }) =>
      noted.filter(({ date }) => date >= from && date < before).slice(0, limit),
    notes: (id) => stories.find((each) => each.id === id)?.corrections ?? [],
    breaking: () => note('breaking', breaking),
    pins: (front) => pins[front] ?? [],
    list: (query) => {
      note(`list ${query.scope}`, undefined);
      if (query.scope.startsWith('posts:'))
        return posts
          .filter(
            ({ story, published }) =>
              query.scope === `posts:${story}` &&
              published < (query.before ?? Infinity) &&
              published >= (query.from ?? -Infinity),
          )
          .toSorted((a, b) => (query.order === 'oldest' ? a.published - b.published : b.published - a.published))
          .slice(0, query.limit)
          .map(({ id }) => id);
      if (query.scope.startsWith('editions:'))
        return editions
          .filter(
            ({ newsletter, sent = Infinity }) =>
              query.scope === `editions:${newsletter}` &&
              sent < (query.before ?? Infinity) &&
              sent >= (query.from ?? -Infinity),
          )
          .toSorted((a, b) => b.sent! - a.sent!)
          .slice(0, query.limit)
          .map(({ id }) => id);
      const found = newestFirst.filter(
        (each) =>
          inScope(query, each) &&
          each.published < (query.before ?? Infinity) &&
          each.published >= (query.from ?? -Infinity),
      );
      if (query.order === 'rank') found.sort((a, b) => a.urgency - b.urgency || b.published - a.published);
      if (query.order === 'oldest') found.reverse();
      const { skip = 0, limit } = query;
      return found.slice(skip, skip + limit).map((each) => each.id);
    },
    months: (scope) => [
      ...new Set(
        (scope === 'corrections'
          ? noted.map(({ date }) => date)
          : newestFirst.filter((each) => inScope({ scope }, each)).map(({ published }) => published)
        ).map((moment) => new Date(moment).toISOString().slice(0, 7)),
      ),
    ],
    fronts: () => ({
      authors: profiles.map(({ id }) => id),
      topics: [...new Set(stories.flatMap((each) => each.topics))],
      series: series.map(({ id }) => id),
    }),
    maps: () => maps.map(({ month, part, changed }) => ({ month, part, changed })),
    map: (month, part) => maps.find((each) => each.month === month && each.part === part)?.stories ?? [],
    news: () => newestFirst.map(({ id }) => id),
    photo: (src) =>
      note(
        `photo ${src}`,
        photos.find((each) => each.src === src),
      ),
    recording: (src) =>
      note(
        `recording ${src}`,
        src.endsWith('.mp3')
          ? {
              src,
              digest: 'd1',
              bytes: 1_234_567,
              type: 'audio',
              mime: 'audio/mpeg',
              seconds: 245.4,
              address: `/${src}`,
            }
          : {
              src,
              digest: 'd2',
              bytes: 98_765,
              type: 'video',
              mime: 'video/mp4',
              seconds: 8,
              width: 960,
              height: 640,
              address: `/${src}`,
            },
      ),
    captions: (src) => note(`captions ${src}`, `/${src}`),
    typeCard: (card) => note(`card ${card.src}`, `/${cardFile(card)}`),
    renditions: (use) => note(`renditions ${use.role} ${use.src}`, renditionSets(use)),
    filled: (kind) => {
      const of = { section: sectionsOf, topic: topicsOf, author: authorsOf, series: seriesIn }[kind];
      return [...new Set(stories.flatMap(of))].sort();
    },
    share: (_name, make) => make(archive),
  };
  return archive;
}

const sectionsOf = ({ section }: Story) => [section];
const topicsOf = ({ topics }: Story) => topics;
const authorsOf = ({ authors }: Story) => authors;
const seriesIn = ({ series }: Story) => (series === undefined ? [] : [series]);
