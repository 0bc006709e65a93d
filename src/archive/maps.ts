/**
 * What sitemaps say of stories, kept ready: a month's file is then written without reading its stories, and their index
 * without reading its months. All of it follows from the entries, so it is the same however they have come.
 */
import { hash } from 'node:crypto';
import type { BodyPart } from '../markdown/body.ts';
import { renditionSets, type Role } from '../photos/renditions.ts';
import type { Note } from '../schema/note.ts';
import type { Photo } from '../schema/photo.ts';
import { articleAddress } from './addresses.ts';
import { touch } from './apply.ts';
import type { Places } from './entry.ts';
import type { MappedStory, PhotoFile, StoryCard } from './model.ts';
import type { Store } from './store.ts';
import { usePhoto, type SiteTerms } from './use-photo.ts';

/** What a sitemap may hold at most (sitemaps.org): addresses, and bytes. */
export const LARGEST_MAP = { addresses: 50_000, bytes: 50_000_000 };
/** Pictures of one address of which Google reads. */
const MOST_PICTURES = 1_000;

interface MapOptions {
  /** ms since 1970: what readers may see later is in no sitemap, in a preview neither. */
  now: number;
  site: SiteTerms;
  /** What is made of a content file is decided by other code than it was. */
  all: boolean;
  largest?: typeof LARGEST_MAP;
}

interface MappedRow {
  month: string;
  time: number;
  story: string;
  changed: number;
  /** JSON. */
  pictures: string;
}

/** Brings what sitemaps say up to date with the stories of which it may be another, and notes the files that it changes. */
export function mapStories(store: Store, { now, site, all, largest = LARGEST_MAP }: MapOptions): void {
  if (all) store.run(`INSERT OR IGNORE INTO unmapped SELECT id FROM entries WHERE kind = 'article'`);
  const months = new Set<string>();
  const photos = new Map<string, PhotoFile | undefined>();
  for (const { story } of store.all<{ story: string }>('SELECT story FROM unmapped')) {
    const before = store.get<MappedRow>(
      'SELECT month, time, story, changed, pictures FROM mapped WHERE story = ?',
      story,
    );
    const after = mappedRow(store, story, now, (photo, role) => pictureAddress(store, photos, photo, role, site));
    if (before && after && COLUMNS.every((column) => before[column] === after[column])) continue;
    if (before) {
      store.run(
        'DELETE FROM mapped WHERE month = ? AND time = ? AND story = ?',
        before.month,
        before.time,
        before.story,
      );
      months.add(before.month);
    }
    if (after) {
      store.run('INSERT INTO mapped VALUES (?, ?, ?, ?, ?)', ...COLUMNS.map((column) => after[column]));
      months.add(after.month);
    }
  }
  store.run('DELETE FROM unmapped');
  for (const month of months) cut(store, month, largest);
}

const COLUMNS = ['month', 'time', 'story', 'changed', 'pictures'] as const;

/** What a sitemap says: the stories of a month that stand in one of its files, oldest first. */
export function mapOf(store: Store, month: string, part: number): MappedStory[] {
  const file = store.get<{ before: number; stories: number }>(
    'SELECT before, stories FROM maps WHERE month = ? AND part = ?',
    month,
    part,
  );
  if (!file) return [];
  return store
    .all<Pick<MappedRow, 'story' | 'changed' | 'pictures'>>(
      'SELECT story, changed, pictures FROM mapped WHERE month = ? ORDER BY time, story LIMIT ? OFFSET ?',
      month,
      file.stories,
      file.before,
    )
    .map(({ story, changed, pictures }) => ({ id: story, changed, pictures: JSON.parse(pictures) as string[] }));
}

function mappedRow(
  store: Store,
  story: string,
  now: number,
  addressOf: (photo: Photo, role: Role) => string | undefined,
): MappedRow | undefined {
  const entry = store.get<{ card: string; rest: string; body: string; places: string }>(
    `SELECT card, rest, body, places FROM entries WHERE kind = 'article' AND id = ? AND hidden = 0 AND opens <= ?`,
    story,
    now,
  );
  if (!entry) return undefined;
  const card = JSON.parse(entry.card) as StoryCard;
  const { photos, corrections } = JSON.parse(entry.rest) as { photos: Photo[]; corrections: Note[] };
  const { month } = JSON.parse(entry.places) as Places;
  const lead = [...(card.photo ? [card.photo] : []), ...photos];
  const inText = entry.body.includes('"type":"photo"')
    ? (JSON.parse(entry.body) as BodyPart[])
        .filter((part) => typeof part !== 'string')
        .filter((part) => part.type === 'photo')
    : [];
  const pictures = [
    ...lead.map((photo) => addressOf(photo, 'lead')),
    ...inText.map((photo) => addressOf(photo, 'inline')),
  ].filter((address) => address !== undefined);
  return {
    month,
    time: card.published,
    story,
    changed: Math.max(
      lastChange(card, corrections),
      ...(card.type === 'live' ? changesOfPosts(store, story, now) : []),
    ),
    pictures: JSON.stringify([...new Set(pictures)].slice(0, MOST_PICTURES)),
  };
}

const lastChange = ({ published, updated = 0, ended = 0 }: Partial<StoryCard> & { published: number }, notes: Note[]) =>
  Math.max(published, updated, ended, ...notes.map(({ date }) => date));

function changesOfPosts(store: Store, story: string, now: number): number[] {
  return store
    .all<{ card: string; rest: string }>(
      `SELECT card, rest FROM listing CROSS JOIN entries USING (id)
       WHERE scope = ? AND kind = 'post' AND entries.hidden = 0 AND opens <= ?`,
      `posts:${story}`,
      now,
    )
    .map(({ card, rest }) =>
      lastChange(JSON.parse(card) as { published: number }, (JSON.parse(rest) as { corrections: Note[] }).corrections),
    );
}

/** The JPEG that a page shows to any browser. */
function pictureAddress(
  store: Store,
  photos: Map<string, PhotoFile | undefined>,
  photo: Photo,
  role: Role,
  site: SiteTerms,
): string | undefined {
  if (!photos.has(photo.src)) {
    const row = store.get<{ card: string }>(`SELECT card FROM entries WHERE kind = 'photo' AND id = ?`, photo.src);
    photos.set(photo.src, row && (JSON.parse(row.card) as PhotoFile));
  }
  const file = photos.get(photo.src);
  if (!file) return undefined;
  const { use } = usePhoto(photo, file, site);
  return `/${encodeURI(renditionSets({ ...use, role }).at(-1)!.renditions[0]!.file)}`;
}

/** Divides a month into files, and notes those that are not as they were. */
function cut(store: Store, month: string, largest: typeof LARGEST_MAP): void {
  const files: { before: number; stories: number; bytes: number; changed: number; rows: string[] }[] = [];
  let before = 0;
  for (const row of store.iterate<MappedRow>('SELECT * FROM mapped WHERE month = ? ORDER BY time, story', month)) {
    const bytes = sizeOf(row);
    let file = files.at(-1);
    if (!file || file.stories === largest.addresses || file.bytes + bytes > largest.bytes)
      files.push((file = { before, stories: 0, bytes: 0, changed: row.changed, rows: [] }));
    file.stories += 1;
    file.bytes += bytes;
    file.changed = Math.max(file.changed, row.changed);
    file.rows.push(`${row.story} ${row.changed} ${row.pictures}`);
    before += 1;
  }

  const was = new Map(
    store
      .all<{ part: number; changed: number; digest: string }>(
        'SELECT part, changed, digest FROM maps WHERE month = ?',
        month,
      )
      .map(({ part, ...file }) => [part, file]),
  );
  let indexed = was.size !== files.length;
  store.run('DELETE FROM maps WHERE month = ?', month);
  for (const [index, { before, stories, changed, rows }] of files.entries()) {
    const part = index + 1;
    const digest = hash('sha1', rows.join('\n')).slice(0, 16);
    store.run('INSERT INTO maps VALUES (?, ?, ?, ?, ?, ?)', month, part, before, stories, changed, digest);
    if (was.get(part)?.digest !== digest) touch(store, `map:${month}-${part}`);
    indexed ||= was.get(part)?.changed !== changed;
  }
  if (indexed) touch(store, 'maps');
}

/** For the elements around an address, and for the host's name, which has at most 253 letters (RFC 1035). */
const AROUND = 400;

/** More bytes than a story can take in a sitemap; an & becomes five letters. */
function sizeOf({ story, pictures }: MappedRow): number {
  const addresses = [encodeURI(articleAddress(story)), ...(JSON.parse(pictures) as string[])];
  return addresses.reduce((sum, address) => sum + AROUND + address.length + 4 * address.split('&').length, 0);
}
