/**
 * Puts what a file says into the index, and notes what pages could have read of what has changed.
 * Everything here runs inside a transaction of the caller's.
 */
import { bornBefore } from './ages.ts';
import { breakingIn, isBreaking } from './due.ts';
import type { EditionPlaces, Entry, Ingested, Places, PostPlaces } from './entry.ts';
import { keyNumber } from './observe.ts';
import type { Store } from './store.ts';

/** At which moment, and for whom, stories are public. */
export interface Moment {
  /** ms since 1970. */
  now: number;
  /** In a preview nothing is hidden. */
  preview: boolean;
}

interface Row {
  kind: Entry['kind'];
  id: string;
  card: string;
  rest: string;
  body: string;
  opens: number | null;
  hidden: number;
  places: string;
}

const isHidden = (opens: number | null, moment: Moment) =>
  !moment.preview && opens !== null && opens > moment.now ? 1 : 0;

/** Writes a file's entries, aliases, mentions and problems in place of those that it had. */
export function applyFile(store: Store, file: Ingested, moment: Moment): void {
  const { path } = file;
  const wasRefused = store.get(`SELECT 1 FROM problems WHERE path = ? AND origin = 'file'`, path) !== undefined;
  store.run('INSERT INTO files VALUES (?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest', path, file.digest);
  store.run('DELETE FROM problems WHERE path = ?', path);
  for (const problem of file.problems)
    store.run(`INSERT INTO problems VALUES (?, 'file', ?)`, path, JSON.stringify(problem));
  replaceMentions(store, file);
  // A file that is refused says nothing. What it said before stays for previews; nothing is published until it is mended.
  if (file.problems.length > 0 && file.entries.length === 0) return;

  const before = new Map(
    store
      .all<Row>('SELECT kind, id, card, rest, body, opens, hidden, places FROM entries WHERE path = ?', path)
      .map((row) => [`${row.kind}:${row.id}`, row]),
  );
  for (const entry of file.entries) {
    const name = `${entry.kind}:${entry.id}`;
    putEntry(store, path, entry, before.get(name), moment);
    // While it was refused, nobody knew which pictures it shows.
    if (wasRefused) unmap(store, entry.kind, entry.id);
    before.delete(name);
  }
  for (const row of before.values()) dropEntry(store, row);
  replaceAliases(store, file);
}

/** Takes all that a file said out of the index. */
export function removeFile(store: Store, path: string): void {
  for (const row of store.all<Row>(
    'SELECT kind, id, card, rest, body, opens, hidden, places FROM entries WHERE path = ?',
    path,
  ))
    dropEntry(store, row);
  for (const table of ['files', 'problems', 'mentions']) store.run(`DELETE FROM ${table} WHERE path = ?`, path);
}

/** Shows what has become public since the last time, and hides what is not public (any more) at this moment. */
export function applyMoment(store: Store, moment: Moment): void {
  const columns = 'SELECT kind, id, card, rest, body, opens, hidden, places FROM entries';
  const reveal = store.all<Row>(
    // The plus keeps SQLite from going through all that is open already, to find the few that are hidden.
    `${columns} WHERE kind IN ('article', 'post', 'edition') AND hidden = 1 AND +opens <= ?`,
    moment.preview ? Number.MAX_SAFE_INTEGER : moment.now,
  );
  const hide = moment.preview ? [] : store.all<Row>(`${columns} WHERE opens > ? AND hidden = 0`, moment.now);
  for (const row of [...reveal, ...hide]) {
    const hidden = row.hidden ? 0 : 1;
    store.run('UPDATE entries SET hidden = ? WHERE kind = ? AND id = ?', hidden, row.kind, row.id);
    list(store, row.id, row, { places: row.places, hidden });
    touchTimed(store, row.kind, row.id, { card: true, whole: true, notes: true });
    unmap(store, row.kind, row.id);
  }
}

/**
 * Notes the stories that have grown a year older between two days, or younger when the clock was set back.
 *
 * @param days - like `2026-11-24`, in any order.
 */
export function applyBirthdays(store: Store, days: [string, string], timeZone: string): void {
  const [before, after] = days.toSorted();
  if (before === after) return;
  const { oldest } = store.get<{ oldest: number | null }>(
    `SELECT min(time) AS oldest FROM listing WHERE scope = 'all'`,
  )!;
  if (oldest === null) return;
  for (let years = 1; oldest < bornBefore(after!, years, timeZone); years += 1) {
    for (const { id } of store.all<{ id: string }>(
      `SELECT id FROM listing WHERE scope = 'all' AND time >= ? AND time < ? AND hidden = 0`,
      bornBefore(before!, years, timeZone),
      bornBefore(after!, years, timeZone),
    ))
      touch(store, `years:${id}`);
  }
}

/** Puts breaking news up when its time has come, and takes it down when that has passed. */
export function applyBreaking(store: Store, now: number): void {
  const breaking = breakingIn(store);
  const shown = breaking && isBreaking(breaking, now) ? JSON.stringify(breaking) : '';
  if (shown === (store.getMeta('breaking') ?? '')) return;
  store.setMeta('breaking', shown);
  touch(store, 'breaking');
}

/** A story stands in the news sitemap for so long after it was published (ms): Google's rule. */
const NEWS_SPAN = 48 * 60 * 60 * 1000;

/** Moves the moment from which stories are news, and notes when one has left, or is back since the clock was set back. */
export function applyNews(store: Store, now: number): void {
  const since = now - NEWS_SPAN;
  const before = Number(store.getMeta('news') ?? since);
  const crossed = store.get(
    `SELECT 1 FROM listing WHERE scope = 'all' AND time >= ? AND time < ? AND hidden = 0`,
    Math.min(before, since),
    Math.max(before, since),
  );
  if (crossed) touch(store, 'news');
  store.setMeta('news', String(since));
}

function putEntry(store: Store, path: string, entry: Entry, before: Row | undefined, moment: Moment): void {
  const { kind, id, card, rest, body, opens } = entry;
  const places = entry.places ? JSON.stringify(entry.places) : '';
  const hidden = isHidden(opens, moment);
  const sameCard = before?.card === card && before.hidden === hidden;
  const same = sameCard && before.rest === rest && before.body === body;
  if (same && before.opens === opens && before.places === places) return;

  // The path is set too: a renamed photo or a story moved between two spellings of one id keeps its entry.
  store.run(
    `INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET path = excluded.path, card = excluded.card,
     rest = excluded.rest, body = excluded.body, opens = excluded.opens, hidden = excluded.hidden, places = excluded.places`,
    kind,
    id,
    path,
    card,
    rest,
    body,
    opens,
    hidden,
    places,
  );
  list(store, id, before, { places, hidden });
  unmap(store, kind, id);
  if (isTimed(kind)) {
    // Readers knew nothing of a story that was hidden and still is.
    if (!(before?.hidden ?? 1) || !hidden)
      touchTimed(store, kind, id, {
        card: !sameCard,
        whole: !same,
        notes: !same && notesOf(before?.rest) !== notesOf(rest),
      });
    return;
  }
  touchEntry(store, kind, id, { card: !sameCard, whole: !same, existence: !before });
}

function dropEntry(store: Store, row: Row): void {
  store.run('DELETE FROM entries WHERE kind = ? AND id = ?', row.kind, row.id);
  store.run('DELETE FROM aliases WHERE story = ?', row.id);
  list(store, row.id, row, undefined);
  unmap(store, row.kind, row.id);
  if (!isTimed(row.kind)) touchEntry(store, row.kind, row.id, { card: true, whole: true, existence: true });
  else if (!row.hidden) touchTimed(store, row.kind, row.id, { card: true, whole: true, notes: true });
}

/** Corrections of a story or a post, to be compared. */
const notesOf = (rest: string | undefined) =>
  rest === undefined ? '' : JSON.stringify((JSON.parse(rest) as { corrections: unknown[] }).corrections);

/** Whether it has a time to become public, and is hidden before. */
const isTimed = (kind: Entry['kind']) => kind === 'article' || kind === 'post' || kind === 'edition';

/** For stories, posts and editions. */
function touchTimed(
  store: Store,
  kind: Entry['kind'],
  id: string,
  changed: { card: boolean; whole: boolean; notes: boolean },
): void {
  const [card, whole] = kind === 'article' ? ['card', 'story'] : [`${kind}-card`, kind];
  if (changed.card) touch(store, `${card}:${id}`);
  if (changed.whole) touch(store, `${whole}:${id}`);
  if (changed.notes) touch(store, `notes:${id}`);
}

function touchEntry(
  store: Store,
  kind: Entry['kind'],
  id: string,
  changed: { card: boolean; whole: boolean; existence: boolean },
): void {
  // Pages read sections from the site, and breaking news when its time has come: applyBreaking.
  if (kind === 'section' || kind === 'breaking') return;
  if (changed.whole) touch(store, kind === 'site' ? 'site' : `${kind}:${id}`);
  if ((kind === 'author' || kind === 'series') && changed.card) touch(store, `${kind}-card:${id}`);
  if (kind === 'page' && changed.card) touch(store, 'pages');
  if (kind === 'newsletter' && changed.existence) touch(store, 'newsletters');
  // A topic or a series that stories name has a front without a file of its own.
  const named = () => store.get(`SELECT 1 FROM tallies WHERE scope = ? AND month = ''`, `${kind}:${id}`);
  if (changed.existence && (kind === 'author' || ((kind === 'topic' || kind === 'series') && !named())))
    touch(store, 'fronts');
}

/** Notes the stories of which sitemaps may have something else to say: of a post its story, of a picture those that show it. */
function unmap(store: Store, kind: Entry['kind'], id: string): void {
  if (kind === 'photo')
    store.run(
      `INSERT OR IGNORE INTO unmapped SELECT entries.id FROM mentions CROSS JOIN entries USING (path)
       WHERE mentions.kind = 'photo' AND mentions.id = ? AND entries.kind = 'article'`,
      id,
    );
  else if (kind === 'article' || kind === 'post')
    store.run('INSERT OR IGNORE INTO unmapped VALUES (?)', kind === 'post' ? id.slice(0, id.lastIndexOf('/')) : id);
}

/** Notes that what a key names (observe.ts) has become another. */
export function touch(store: Store, key: string): void {
  store.run('INSERT OR IGNORE INTO touched VALUES (?)', keyNumber(key));
}

/**
 * The scopes in which a story or a post stands, each with its place on that scope's line. In the log of corrections it
 * may stand often.
 */
export function placesOf(places: string): [scope: string, time: number][] {
  if (!places) return [];
  const parsed = JSON.parse(places) as Places | PostPlaces | EditionPlaces;
  if ('newsletter' in parsed) return [[`editions:${parsed.newsletter}`, parsed.time]];
  const noted = parsed.notes.map((note): [string, number] => ['corrections', note.time]);
  if ('story' in parsed) return [[`posts:${parsed.story}`, parsed.time], ...noted];
  const { time, rank, section, topics, authors, live, series } = parsed;
  return [
    ['all', time],
    [`section:${section}`, time],
    ['rank/all', rank],
    [`rank/section:${section}`, rank],
    ...topics.map((topic): [string, number] => [`topic:${topic}`, time]),
    ...authors.map((author): [string, number] => [`author:${author}`, time]),
    ...(live ? [['live', time] satisfies [string, number]] : []),
    ...(series === undefined ? [] : [[`series:${series}`, time] satisfies [string, number]]),
    ...noted,
  ];
}

/** What is counted of a story, a post or an edition: each scope with a month, an hour, a year, or none. */
function countsOf(places: string): [scope: string, month: string][] {
  const parsed = JSON.parse(places) as Places | PostPlaces | EditionPlaces;
  if ('newsletter' in parsed) return [[`editions:${parsed.newsletter}`, parsed.year]];
  const noted = parsed.notes.map((note): [string, string] => ['corrections', note.month]);
  if ('story' in parsed) return [[`posts:${parsed.story}`, parsed.hour], ...noted];
  const { month, section, topics, authors, series } = parsed;
  return [
    ['all', month],
    [`section:${section}`, month],
    ...topics.map((topic): [string, string] => [`topic:${topic}`, '']),
    ...authors.map((author): [string, string] => [`author:${author}`, '']),
    ...(series === undefined ? [] : [[`series:${series}`, ''] satisfies [string, string]]),
    ...noted,
  ];
}

type Listed = Pick<Row, 'places' | 'hidden'>;

/** Moves a story from where it was listed to where it is now. */
function list(store: Store, id: string, before: Listed | undefined, after: Listed | undefined): void {
  const key = ([scope, time]: [string, number]) => `${scope} ${time}`;
  const old = new Map(placesOf(before?.places ?? '').map((place) => [key(place), place]));
  const now = new Map(placesOf(after?.places ?? '').map((place) => [key(place), place]));
  if (old.size === 0 && now.size === 0) return;
  const turned = before?.hidden !== after?.hidden;
  for (const [name, [scope, time]] of old) {
    if (now.has(name)) continue;
    store.run('DELETE FROM listing WHERE scope = ? AND time = ? AND id = ?', scope, time, id);
    if (!before!.hidden) touchList(store, scope, time);
  }
  for (const [name, [scope, time]] of now) {
    const moved = !old.has(name);
    if (!moved && !turned) continue;
    store.run(
      'INSERT INTO listing VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET hidden = excluded.hidden',
      scope,
      time,
      id,
      after!.hidden,
    );
    if (!after!.hidden || (!moved && !before!.hidden)) touchList(store, scope, time);
  }
  const was = before?.hidden === 0;
  const is = after?.hidden === 0;
  // Which stories there are is planned by this.
  if (was !== is && isStory(before ?? after)) store.run('INSERT OR IGNORE INTO turned VALUES (?)', id);
  tally(store, was ? countsOf(before.places) : [], is ? countsOf(after.places) : []);
}

const isStory = (listed: Listed | undefined) => listed?.places.startsWith('{"time":') === true;

function touchList(store: Store, scope: string, time: number): void {
  store.run('INSERT OR IGNORE INTO touched_lists VALUES (?, ?)', scope, time);
}

/** Counts what is other than it was, so that a month with one story does not go and come back when that is edited. */
function tally(store: Store, before: [string, string][], after: [string, string][]): void {
  const changes = new Map<string, { scope: string; month: string; change: number }>();
  for (const [places, change] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const [scope, month] of places) {
      const name = `${scope} ${month}`;
      changes.set(name, { scope, month, change: (changes.get(name)?.change ?? 0) + change });
    }
  }
  for (const { scope, month, change } of changes.values()) {
    if (change === 0) continue;
    const { stories } = store.get<{ stories: number }>(
      'INSERT INTO tallies VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET stories = stories + excluded.stories RETURNING stories',
      scope,
      month,
      change,
    )!;
    if (stories === 0) store.run('DELETE FROM tallies WHERE scope = ? AND month = ?', scope, month);
    // There were none, or there are none any more.
    if (stories === 0 || stories === change) {
      touch(store, `months:${scope}`);
      touch(store, `filled:${scope.split(':', 1)[0]!}`);
      const [kind, id] = scope.split(':') as [string, string?];
      const written = () => store.get('SELECT 1 FROM entries WHERE kind = ? AND id = ?', kind, id!);
      if ((kind === 'topic' || kind === 'series') && !written()) touch(store, 'fronts');
    }
  }
}

function replaceMentions(store: Store, file: Ingested): void {
  store.run('DELETE FROM mentions WHERE path = ?', file.path);
  for (const { kind, id, place, given } of file.mentions)
    store.run(
      'INSERT INTO mentions VALUES (?, ?, ?, ?, ?)',
      file.path,
      kind,
      id,
      JSON.stringify(place),
      given ? JSON.stringify(given) : null,
    );
}

function replaceAliases(store: Store, file: Ingested): void {
  const story = file.entries.find((entry) => entry.kind === 'article')?.id;
  if (story === undefined) return;
  store.run('DELETE FROM aliases WHERE story = ?', story);
  for (const alias of file.aliases) store.run('INSERT INTO aliases VALUES (?, ?)', alias, story);
}
