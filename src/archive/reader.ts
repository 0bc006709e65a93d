import { hash } from 'node:crypto';
import { cardFile } from '../photos/cards/card.ts';
import { renditionSets } from '../photos/renditions.ts';
import { publishedFile, type Copy } from '../recordings/copies.ts';
import type { Front } from '../schema/front.ts';
import type { Note } from '../schema/note.ts';
import type { Section, Site } from '../schema/site.ts';
import { seriesAddress, topicAddress } from './addresses.ts';
import { yearsSince } from './ages.ts';
import { NEVER } from './entry.ts';
import { mapOf } from './maps.ts';
import type {
  ArchiveReader,
  AuthorCard,
  AuthorProfile,
  BreakingNews,
  CaptionsFile,
  EditionCard,
  IconFile,
  ListQuery,
  LogQuery,
  MonthMap,
  NewsletterEdition,
  NewsletterOffer,
  PhotoFile,
  PostCard,
  RecordingFile,
  Scope,
  SeriesCard,
  SeriesProfile,
  StandingPage,
  Story,
  StoryCard,
  StoryPost,
  Topic,
} from './model.ts';
import { EARLIEST, keyNumber, LATEST, Reads } from './observe.ts';
import type { Store } from './store.ts';

/** For whom the archive is read. */
export interface Audience {
  /** Set in a preview: the present, by which stories are marked as hidden (ms since 1970). */
  previewAt?: number;
  /** Another address of the site than site.yaml has, for trying it elsewhere. */
  url?: string;
}

interface EntryRow {
  card: string;
  rest: string;
  body: string;
  opens: number | null;
}

/** Asks a list's question; the same question at the same state of the archive has the same answer. */
export function askList(
  store: Store,
  { scope, order = 'time', from, before, skip = 0, limit }: Omit<ListQuery, 'scope'> & { scope: Scope | 'corrections' },
): { ids: string[]; times: number[]; scope: string; low: number; high: number; digest: string } {
  const line = order === 'rank' ? `rank/${scope}` : scope;
  const high = before ?? LATEST;
  const floor = from ?? EARLIEST;
  const way = order === 'oldest' ? 'ASC' : 'DESC';
  const rows = store.all<{ id: string; time: number }>(
    `SELECT id, time FROM listing WHERE scope = ? AND time < ? AND time >= ? AND hidden = 0 ORDER BY time ${way}, id ${way} LIMIT ? OFFSET ?`,
    line,
    high,
    floor,
    limit,
    skip,
  );
  const ids = rows.map(({ id }) => id);
  // A full list is not changed by what happens beyond its last story.
  const end = rows.length === limit ? rows.at(-1)?.time : undefined;
  const low = order === 'oldest' ? floor : (end ?? floor);
  return {
    ids,
    times: rows.map(({ time }) => time),
    scope: line,
    low,
    high: order === 'oldest' && end !== undefined ? end + 1 : high,
    digest: hash('sha1', ids.join('\n')).slice(0, 16),
  };
}

/**
 * What has been read out of the index and is likely to be read again by the next page. Good for as long as the
 * index does not change. What it holds is shared between pages, and so never to be changed by one.
 */
export class Shelf {
  readonly #things = new Map<string, unknown>();
  readonly #large = new Map<string, unknown>();

  /** The thing of that name, made if it is not there. The oldest are let go when there are too many. */
  get<Thing>(name: string, make: () => Thing): Thing {
    return keep(this.#things, SHELF_SIZE, name, make);
  }

  /** The same for things as large as a story, of which few are kept. */
  getLarge<Thing>(name: string, make: () => Thing): Thing {
    return keep(this.#large, LARGE_SIZE, name, make);
  }
}

function keep<Thing>(things: Map<string, unknown>, size: number, name: string, make: () => Thing): Thing {
  if (things.has(name)) return things.get(name) as Thing;
  const thing = make();
  if (things.size >= size) things.delete(things.keys().next().value!);
  things.set(name, thing);
  return thing;
}

/** As many stories as stand in the feeds that one story changes, at ten kilobytes each. */
const LARGE_SIZE = 300;
/** Google reads no more of a news sitemap. */
const MOST_NEWS = 1_000;

/** About as many cards as the fronts of a large newsroom show together, at a kilobyte each. */
const SHELF_SIZE = 8_000;

/**
 * Makes the archive as one page sees it.
 *
 * @param store - the index, which must not change while the page is drawn.
 * @param reads - where everything that is read is noted.
 * @param shelf - shared by the pages that are drawn from the same state of the index.
 */
export function createReader(store: Store, reads: Reads, shelf: Shelf, audience: Audience = {}): ArchiveReader {
  const preview = audience.previewAt !== undefined;
  const note = (key: string) => reads.keys.add(keyNumber(key));

  function find(kind: string, id: string): EntryRow | undefined {
    return store.get<EntryRow>(
      'SELECT card, rest, body, opens FROM entries WHERE kind = ? AND id = ? AND hidden = 0',
      kind,
      id,
    );
  }
  function findCard<Card>(kind: string, id: string): Card | undefined {
    const row = store.get<{ card: string }>(
      'SELECT card FROM entries WHERE kind = ? AND id = ? AND hidden = 0',
      kind,
      id,
    );
    return row && (JSON.parse(row.card) as Card);
  }
  const idsOf = (kind: string) =>
    store.all<{ id: string }>('SELECT id FROM entries WHERE kind = ? ORDER BY id', kind).map(({ id }) => id);
  /** Ids of the topics or the series that public stories name. */
  const tallied = (kind: 'topic' | 'series') =>
    store
      .all<{ scope: string }>('SELECT scope FROM tallies WHERE scope > ? AND scope < ?', `${kind}:`, `${kind};`)
      .map(({ scope }) => scope.slice(kind.length + 1));
  const whole = <Thing>(row: EntryRow): Thing =>
    ({ ...JSON.parse(row.card), ...JSON.parse(row.rest), body: JSON.parse(row.body) as unknown }) as Thing;
  function ask(query: Parameters<typeof askList>[1]): { ids: string[]; times: number[] } {
    const { ids, times, ...read } = askList(store, query);
    const text = JSON.stringify(query);
    reads.lists.set(text, { ...read, query: text });
    return { ids, times };
  }
  const hiddenWhy = (opens: number | null): Pick<StoryCard, 'hidden'> =>
    preview && opens !== null && opens > audience.previewAt! ? { hidden: opens === NEVER ? 'draft' : 'embargo' } : {};

  function copied<Card extends CaptionsFile>(kind: string, src: string): (Card & { address: string }) | undefined {
    note(`${kind}:${src}`);
    const card = findCard<Card>(kind, src);
    if (!card) return undefined;
    const copy: Copy = { src, digest: card.digest, copy: true };
    reads.pictures.add(JSON.stringify(copy));
    return { ...card, address: `/${encodeURI(publishedFile(copy))}` };
  }

  function monthsOf(scope: string): string[] {
    const key = `months:${scope}`;
    note(key);
    return shelf.get(key, () =>
      store
        .all<{ month: string }>('SELECT month FROM tallies WHERE scope = ? ORDER BY month DESC', scope)
        .map(({ month }) => month),
    );
  }

  const reader: ArchiveReader = {
    preview,
    site() {
      note('site');
      return shelf.get('site', () => {
        const site = findCard<Site>('site', 'site');
        if (!site) throw new Error('The archive has no site: site.yaml has not been read.');
        return audience.url ? { ...site, url: audience.url } : site;
      });
    },
    section(id): Section | undefined {
      return reader.site().sections.find((section) => section.id === id);
    },
    standingPages() {
      note('pages');
      return shelf.get('pages', () =>
        store
          .all<{ card: string }>(`SELECT card FROM entries WHERE kind = 'page'`)
          .map(({ card }) => JSON.parse(card) as StandingPage)
          .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1)),
      );
    },
    standingPage(id) {
      note(`page:${id}`);
      const row = find('page', id);
      return row && whole<StandingPage>(row);
    },
    newsletters() {
      note('newsletters');
      return shelf.get('newsletters', () => idsOf('newsletter'));
    },
    newsletter(id) {
      const key = `newsletter:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = find('newsletter', id);
        return row && whole<NewsletterOffer>(row);
      });
    },
    edition(id) {
      note(`edition:${id}`);
      const row = find('edition', id);
      return row && whole<NewsletterEdition>(row);
    },
    editionCard(id) {
      note(`edition-card:${id}`);
      return findCard<EditionCard>('edition', id);
    },
    editionYears(newsletter) {
      return monthsOf(`editions:${newsletter}`);
    },
    story(id) {
      note(`story:${id}`);
      const row = find('article', id);
      if (!row) return undefined;
      return { ...whole<Story>(row), ...hiddenWhy(row.opens) };
    },
    years(id) {
      note(`years:${id}`);
      const card = reader.card(id);
      return card ? yearsSince(card.published, store.getMeta('today')!, reader.site().timeZone) : 0;
    },
    card(id) {
      const key = `card:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = store.get<Pick<EntryRow, 'card' | 'opens'>>(
          `SELECT card, opens FROM entries WHERE kind = 'article' AND id = ? AND hidden = 0`,
          id,
        );
        return row && { ...(JSON.parse(row.card) as StoryCard), ...hiddenWhy(row.opens) };
      });
    },
    post(id) {
      note(`post:${id}`);
      const row = find('post', id);
      return row && { ...whole<StoryPost>(row), ...hiddenWhy(row.opens) };
    },
    postCard(id) {
      const key = `post-card:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = find('post', id);
        return row && { ...(JSON.parse(row.card) as PostCard), ...hiddenWhy(row.opens) };
      });
    },
    author(id) {
      const key = `author:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = find('author', id);
        return row && whole<AuthorProfile>(row);
      });
    },
    authorCard(id) {
      const key = `author-card:${id}`;
      note(key);
      return shelf.get(key, () => findCard<AuthorCard>('author', id));
    },
    topic(id) {
      const key = `topic:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = find('topic', id);
        return row ? whole<Topic>(row) : { id, address: topicAddress(id), name: nameOf(id), body: [] };
      });
    },
    series(id) {
      const key = `series:${id}`;
      note(key);
      return shelf.get(key, () => {
        const row = find('series', id);
        return row ? whole<SeriesProfile>(row) : { ...unwrittenSeries(id), body: [] };
      });
    },
    seriesCard(id) {
      const key = `series-card:${id}`;
      note(key);
      return shelf.get(key, () => findCard<SeriesCard>('series', id) ?? unwrittenSeries(id));
    },
    log(query: LogQuery) {
      const { ids, times } = ask({ scope: 'corrections', ...query });
      return ids.map((id, index) => {
        const [year, month, name, post] = id.split('/');
        return { story: `${year}/${month}/${name}`, ...(post && { post }), date: times[index]! };
      });
    },
    notes(story, post) {
      const id = post === undefined ? story : `${story}/${post}`;
      note(`notes:${id}`);
      const row = find(post === undefined ? 'article' : 'post', id);
      return row ? (JSON.parse(row.rest) as { corrections: Note[] }).corrections : [];
    },
    breaking() {
      note('breaking');
      const news = store.getMeta('breaking');
      if (!news) return undefined;
      const breaking = JSON.parse(news) as BreakingNews;
      if (breaking.story === undefined) return breaking;
      const card = reader.card(breaking.story);
      return card && { ...breaking, address: card.address };
    },
    pins(front) {
      note(`front:${front}`);
      return findCard<Front>('front', front)?.pins ?? [];
    },
    list(query) {
      return ask(query).ids;
    },
    months: monthsOf,
    filled(kind) {
      const key = `filled:${kind}`;
      note(key);
      return shelf.get(key, () =>
        store
          .all<{ scope: string }>(
            'SELECT DISTINCT scope FROM tallies WHERE scope > ? AND scope < ? ORDER BY scope',
            `${kind}:`,
            // The character after the colon.
            `${kind};`,
          )
          .map(({ scope }) => scope.slice(kind.length + 1)),
      );
    },
    share<Thing>(name: string, make: (archive: ArchiveReader) => Thing): Thing {
      const { thing, own } = shelf.getLarge(name, () => {
        const own = new Reads();
        return { thing: make(createReader(store, own, shelf, audience)), own };
      });
      for (const key of own.keys) reads.keys.add(key);
      for (const [query, list] of own.lists) reads.lists.set(query, list);
      for (const picture of own.pictures) reads.pictures.add(picture);
      return thing;
    },
    fronts() {
      note('fronts');
      return shelf.get('fronts', () => ({
        authors: idsOf('author'),
        topics: [...new Set([...idsOf('topic'), ...tallied('topic')])].sort(),
        series: [...new Set([...idsOf('series'), ...tallied('series')])].sort(),
      }));
    },
    maps() {
      note('maps');
      return store.all<MonthMap>('SELECT month, part, changed FROM maps ORDER BY month DESC, part DESC');
    },
    map(month, part) {
      note(`map:${month}-${part}`);
      return mapOf(store, month, part);
    },
    news() {
      note('news');
      return ask({ scope: 'all', from: Number(store.getMeta('news')), limit: MOST_NEWS }).ids;
    },
    icon() {
      note('icon:icon');
      return shelf.get('icon', () => findCard<IconFile>('icon', 'icon'));
    },
    photo(src) {
      const key = `photo:${src}`;
      note(key);
      return shelf.get(key, () => findCard<PhotoFile>('photo', src));
    },
    recording(src) {
      return copied<RecordingFile>('recording', src);
    },
    captions(src) {
      return copied<CaptionsFile>('captions', src)?.address;
    },
    renditions(use) {
      const text = JSON.stringify(use);
      reads.pictures.add(text);
      return shelf.get(`renditions:${text}`, () => renditionSets(use));
    },
    typeCard(card) {
      reads.pictures.add(JSON.stringify(card));
      return `/${encodeURI(cardFile(card))}`;
    },
  };
  return reader;
}

/** A topic or series that has no file is called by its id: sea-wall is "Sea wall". */
function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const unwrittenSeries = (id: string): SeriesCard => ({ id, address: seriesAddress(id), name: nameOf(id), parts: [] });
