/** An import from beginning to end: what there is, what becomes of each, what is written. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { RESERVED_IDS, type Site } from '../../schema/site.ts';
import { Authors } from './authors.ts';
import { draftMap, type FilingMap } from './filing.ts';
import { makeStory, type Made } from './make-story.ts';
import { hostOf } from './host.ts';
import { folderOf, readMoment } from './moment.ts';
import { OldAddresses } from './old-addresses.ts';
import { Pictures } from './pictures.ts';
import { addTo, noTotals, type ImportReport, type StoryReport } from './report.ts';
import { isRefused, type ItemHead, type ReadContext, type Source } from './source.ts';
import { unlessTooDeepLater } from './too-deep.ts';
import type { WorkFile } from './work-file.ts';
import { writeStory, type WritingTools } from './write-stories.ts';

export interface ImportOptions {
  content: string;
  site: Site;
  /** ms since 1970. */
  now: number;
  work: WorkFile;
  /** A folder for what waits. */
  stage: string;
  /** A folder for what cannot be published. */
  quarantine: string;
  isDryRun: boolean;
  map?: FilingMap;
  section?: string;
  credit?: string;
  summaryFromText: boolean;
  /** Stories with gaps are published; said by the person who imports. */
  publishIncomplete: boolean;
  media?: string;
  mayDownload: boolean;
  /** Where the newsroom's site was before. */
  oldSite?: string;
  isAllowed?: (address: string) => boolean;
  /** Told after each story. */
  onStory?: (done: number) => void;
  /** Stories that are told in full; of more there are totals only, and those in which something went wrong. */
  keepReports: number;
}

/** @returns the report, and a first draft of a map. */
export async function importStories(
  source: Source,
  options: ImportOptions,
): Promise<{ report: ImportReport; map: string }> {
  const { content, site, now, work, stage, quarantine, isDryRun } = options;
  const passed: Record<string, number> = {};
  let isCounting = true;
  const context: ReadContext = {
    timeZone: site.timeZone,
    language: site.language,
    siteUrl: site.url,
    siteName: site.name,
    sections: site.sections,
    authors: new Authors(content, work).all,
    now,
    summaryFromText: options.summaryFromText,
    pass: (what) => {
      if (isCounting) passed[what] = (passed[what] ?? 0) + 1;
    },
    link: (href) => href,
    ...(options.oldSite !== undefined && { oldSite: options.oldSite }),
  };

  sweep(content, work);
  work.setFact('process', String(process.pid));
  work.commit();

  // 1. What there is.
  if (work.fact('indexed') === undefined) {
    work.startOver();
    work.setFact('process', String(process.pid));
    for await (const head of source.index(work, context)) {
      claim(head, work, options);
      work.rest();
    }
    work.setFact('passed', JSON.stringify(passed));
    work.setFact('indexed', 'yes');
    work.commit();
  }
  isCounting = false;
  context.link = linker(work, site.url, options.oldSite);

  // 2. What becomes of each.
  const tools: WritingTools = {
    content,
    stage,
    quarantine,
    isDryRun,
    publishIncomplete: options.publishIncomplete,
    context,
    filing: {
      sections: site.sections,
      ...(options.map && { map: options.map }),
      ...(options.section && { fallback: options.section }),
    },
    work,
    authors: new Authors(content, work),
    addresses: new OldAddresses(
      content,
      site.sections.map(({ id }) => id),
      work,
    ),
    pictures: new Pictures({
      work,
      content,
      stage,
      mayDownload: options.mayDownload,
      ...(options.media !== undefined && { media: options.media }),
      ...(source.file && { file: source.file }),
      ...(options.isAllowed && { isAllowed: options.isAllowed }),
    }),
    ...(options.credit !== undefined && { credit: options.credit }),
  };
  const isMade = (key: string) => work.get('SELECT 1 FROM made WHERE key = ?', key) !== undefined;
  for await (const item of source.items(work, context, isMade)) {
    if (isRefused(item)) keep(work, refused(item.key, item.headline, item.reason));
    else {
      const place = work.get<{ id: string }>('SELECT id FROM items WHERE key = ?', item.key);
      if (!place) continue;
      const made = await unlessTooDeepLater(item, () => makeStory(item, place.id, tools));
      keep(work, 'reason' in made ? refused(made.key, made.headline, made.reason) : made);
    }
    work.rest();
    // What the native parser has held is given back between two turns of the event loop only.
    await breathe();
  }
  work.commit();

  // 3. What is written.
  const totals = noTotals();
  const stories: StoryReport[] = [];
  const redirects: ImportReport['redirects'] = [];
  let after = '';
  for (let done = 1; ; done++) {
    const row = work.get<{ key: string; path: string; state: Made['state']; text: string; json: string }>(
      'SELECT * FROM made WHERE key > ? ORDER BY key LIMIT 1',
      after,
    );
    if (!row) break;
    after = row.key;
    const made: Made = {
      ...(JSON.parse(row.json) as Omit<Made, 'key' | 'path' | 'state' | 'text'>),
      key: row.key,
      path: row.path,
      state: row.state,
      text: row.text,
    };
    if (row.text !== '') await writeStory(made, tools);
    work.rest();
    await breathe();
    addTo(totals, made.report);
    if (made.state === 'public' || made.state === 'draft') redirects.push(...made.redirects);
    const isRemarkable =
      made.report.lost.length > 0 || !['written', 'unchanged', 'not written'].includes(made.report.outcome);
    if (stories.length < options.keepReports || isRemarkable) stories.push(made.report);
    options.onStory?.(done);
  }
  work.commit();
  const passedBefore = JSON.parse(work.fact('passed') ?? '{}') as Record<string, number>;
  return {
    report: { source: source.name, stories, passed: passedBefore, redirects, totals },
    map: draftMap(work, site.sections),
  };
}

function keep(work: WorkFile, { key, path, state, text, ...rest }: Made): void {
  work.run('INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)', key, path, state, text, JSON.stringify(rest));
}

function refused(key: string, headline: string, reason: string): Made {
  const report: StoryReport = {
    key,
    headline,
    outcome: 'refused',
    reasons: [reason],
    draft: false,
    words: { in: 0, out: 0 },
    lost: [],
    images: { in: 0, out: 0 },
    missingImages: [],
    links: { in: 0, out: 0, lost: [] },
    guessed: [],
    gaps: [],
    setAside: [],
    understood: [],
    unknown: {},
    categories: [],
  };
  return {
    key,
    path: `refused ${key}`,
    state: 'refused',
    text: '',
    photos: [],
    authors: [],
    topics: [],
    redirects: [],
    report,
  };
}

/** Gives an item its id here, which no other has. */
function claim(head: ItemHead, work: WorkFile, { content, site, now }: ImportOptions): void {
  if (work.get('SELECT 1 FROM items WHERE key = ?', head.key)) return;
  const moment = readMoment(head.published, site.timeZone) ?? Temporal.Instant.fromEpochMilliseconds(now);
  const folder = head.kind === 'article' ? `${folderOf(moment, site.timeZone)}/` : '';
  const sections = new Set<string>([
    ...site.sections.map(({ id }) => id),
    ...RESERVED_IDS.filter((id) => id !== 'corrections'),
  ]);
  for (let number = 1; ; number++) {
    const id = `${folder}${head.slug}${number > 1 ? `-${number}` : ''}`;
    if (head.kind === 'page' && sections.has(id)) continue;
    if (work.get('SELECT 1 FROM items WHERE kind = ? AND id = ?', head.kind, id)) continue;
    const file = join(content, head.kind === 'article' ? 'articles' : 'pages', `${id}.md`);
    if (existsSync(file) && !isSame(file, head, site.timeZone)) continue;
    // A folder of that name holds the posts of a live story.
    if (head.kind === 'article' && existsSync(join(content, 'articles', id)) && !existsSync(file)) continue;
    work.run('INSERT INTO items VALUES (?, ?, ?, ?)', head.key, head.kind, id, head.headline);
    break;
  }
  for (const address of head.addresses)
    work.run('INSERT OR IGNORE INTO links VALUES (?, ?)', linkKey(address), head.key);
  for (const query of head.queries) work.run('INSERT OR IGNORE INTO links VALUES (?, ?)', query, head.key);
}

/** Whether a file that is there is of that very story: imported before, or written for it. */
function isSame(file: string, head: ItemHead, timeZone: string): boolean {
  try {
    const data = splitMarkdown(readFileSync(file, 'utf8')).data as Record<string, unknown>;
    if (head.kind === 'page') return data.title === head.headline;
    if (data.headline === head.headline) return true;
    const aliases = Array.isArray(data.aliases) ? data.aliases : [];
    if (head.addresses.some((address) => aliases.includes(address))) return true;
    const [there, here] = [
      typeof data.published === 'string' ? readMoment(data.published, timeZone) : undefined,
      readMoment(head.published, timeZone),
    ];
    return there !== undefined && here !== undefined && there.equals(here);
  } catch {
    return false;
  }
}

/** An address as links are compared. */
function linkKey(address: string): string {
  let path = address;
  try {
    path = decodeURIComponent(address);
  } catch {
    // A percent sign that means one.
  }
  return path.toLowerCase().replace(/\/+$/, '') || '/';
}

/** Where links of the old site lead now. */
function linker(work: WorkFile, siteUrl: string, oldSite: string | undefined): ReadContext['link'] {
  const hosts = new Set(
    [hostOf(work.fact('origin')), hostOf(siteUrl), hostOf(oldSite)].filter((host) => host !== undefined),
  );
  return (href) => {
    const url = URL.parse(href);
    if (!url || !hosts.has(hostOf(href)!)) return href;
    const number = url.searchParams.get('p') ?? url.searchParams.get('page_id');
    const keys =
      number && url.pathname === '/'
        ? [`/?p=${number}`, `/?page_id=${number}`]
        : [linkKey(url.pathname), ...withoutDay(linkKey(url.pathname))];
    for (const key of keys) {
      const found = work.get<{ kind: string; id: string }>(
        'SELECT kind, id FROM links JOIN items USING (key) WHERE path = ?',
        key,
      );
      if (found) return `/${found.id}/`;
    }
    return href;
  };
}

/** Addresses of parts of a story (`/2/`, `/amp/`, `/feed/`) lead to it. */
const withoutDay = (path: string): string[] => {
  const shorter = path.replace(/\/(?:\d{1,2}|amp|feed|embed|print)$/, '');
  return shorter === path || shorter === '' ? [] : [shorter];
};

/** Takes away what an import that was killed has left half-written; its process is known by its number. */
function sweep(content: string, work: WorkFile): void {
  const before = work.fact('process');
  if (before === undefined || before === String(process.pid)) return;
  const end = `.${before}.part`;
  for (const folder of ['articles', 'authors', 'pages', 'photos', 'topics']) {
    const path = join(content, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith(end)) rmSync(join(path, name), { force: true });
  }
}

/** Makes the folder in which files wait. */
export const makeStage = (stage: string): string => {
  mkdirSync(stage, { recursive: true });
  return stage;
};
