import { hash } from 'node:crypto';
import type { Front } from '../schema/front.ts';
import type { Section, Site } from '../schema/site.ts';
import { topicAddress } from './addresses.ts';
import { NEVER } from './entry.ts';
import type { ArchiveReader, AuthorCard, AuthorProfile, ListQuery, NewsletterOffer, PhotoFile, StandingPage, Story, StoryCard, Topic } from './model.ts';
import { EARLIEST, keyNumber, LATEST, type Reads } from './observe.ts';
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
export function askList(store: Store, { scope, order = 'time', from, before, limit }: ListQuery): { ids: string[]; scope: string; low: number; high: number; digest: string } {
  const line = order === 'rank' ? `rank/${scope}` : scope;
  const high = before ?? LATEST;
  const floor = from ?? EARLIEST;
  const rows = store.all<{ id: string; time: number }>(
    'SELECT id, time FROM listing WHERE scope = ? AND time < ? AND time >= ? AND hidden = 0 ORDER BY time DESC, id DESC LIMIT ?', line, high, floor, limit,
  );
  const ids = rows.map(({ id }) => id);
  // A full list is not changed by what happens below its last story.
  const low = rows.length === limit ? rows.at(-1)!.time : floor;
  return { ids, scope: line, low, high, digest: hash('sha1', ids.join('\n')).slice(0, 16) };
}

/**
 * Makes the archive as one page sees it.
 *
 * @param store - the index, which must not change while the page is drawn.
 * @param reads - where everything that is read is noted.
 */
export function createReader(store: Store, reads: Reads, audience: Audience = {}): ArchiveReader {
  const preview = audience.previewAt !== undefined;
  const note = (key: string) => reads.keys.add(keyNumber(key));

  function find(kind: string, id: string): EntryRow | undefined {
    return store.get<EntryRow>('SELECT card, rest, body, opens FROM entries WHERE kind = ? AND id = ? AND hidden = 0', kind, id);
  }
  function findCard<Card>(kind: string, id: string): Card | undefined {
    const row = store.get<{ card: string }>('SELECT card FROM entries WHERE kind = ? AND id = ? AND hidden = 0', kind, id);
    return row && (JSON.parse(row.card) as Card);
  }
  const whole = <Thing>(row: EntryRow): Thing => ({ ...JSON.parse(row.card), ...JSON.parse(row.rest), body: JSON.parse(row.body) }) as Thing;
  const hiddenWhy = (opens: number | null): Pick<StoryCard, 'hidden'> =>
    preview && opens !== null && opens > audience.previewAt! ? { hidden: opens === NEVER ? 'draft' : 'embargo' } : {};

  const reader: ArchiveReader = {
    preview,
    site() {
      note('site');
      const site = findCard<Site>('site', 'site');
      if (!site) throw new Error('The archive has no site: site.yaml has not been read.');
      return audience.url ? { ...site, url: audience.url } : site;
    },
    section(id): Section | undefined {
      return reader.site().sections.find((section) => section.id === id);
    },
    standingPages() {
      note('pages');
      return store
        .all<{ card: string }>(`SELECT card FROM entries WHERE kind = 'page'`)
        .map(({ card }) => JSON.parse(card) as StandingPage)
        .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
    },
    standingPage(id) {
      note(`page:${id}`);
      const row = find('page', id);
      return row && whole<StandingPage>(row);
    },
    newsletters() {
      note('newsletters');
      return store.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'newsletter' ORDER BY id`).map(({ id }) => id);
    },
    newsletter(id) {
      note(`newsletter:${id}`);
      const row = find('newsletter', id);
      return row && whole<NewsletterOffer>(row);
    },
    story(id) {
      note(`story:${id}`);
      const row = find('article', id);
      return row && { ...whole<Story>(row), ...hiddenWhy(row.opens) };
    },
    card(id) {
      note(`card:${id}`);
      const row = store.get<Pick<EntryRow, 'card' | 'opens'>>(`SELECT card, opens FROM entries WHERE kind = 'article' AND id = ? AND hidden = 0`, id);
      return row && { ...(JSON.parse(row.card) as StoryCard), ...hiddenWhy(row.opens) };
    },
    author(id) {
      note(`author:${id}`);
      const row = find('author', id);
      return row && whole<AuthorProfile>(row);
    },
    authorCard(id) {
      note(`author-card:${id}`);
      return findCard<AuthorCard>('author', id);
    },
    topic(id) {
      note(`topic:${id}`);
      const row = find('topic', id);
      return row ? whole<Topic>(row) : { id, address: topicAddress(id), name: nameOfTopic(id), body: [] };
    },
    pins(front) {
      note(`front:${front}`);
      return findCard<Front>('front', front)?.pins ?? [];
    },
    list(query) {
      const { ids, ...read } = askList(store, query);
      const text = JSON.stringify(query);
      reads.lists.set(text, { ...read, query: text });
      return ids;
    },
    months(scope) {
      note(`months:${scope}`);
      return store.all<{ month: string }>('SELECT month FROM tallies WHERE scope = ? ORDER BY month DESC', scope).map(({ month }) => month);
    },
    photo(src) {
      note(`photo:${src}`);
      reads.photos.add(src);
      return findCard<PhotoFile>('photo', src);
    },
  };
  return reader;
}

/** A topic that has no file is called by its id: sea-wall is "Sea wall". */
function nameOfTopic(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
