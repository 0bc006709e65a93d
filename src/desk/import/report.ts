/** What an import tells: of each story, and of all together. */
import { count, showInvisible } from '../../press/report.ts';
import type { Gap, Guess, SetAside, Understood } from './story.ts';

/** What has become of a story. */
export type Outcome = 'written' | 'unchanged' | 'left alone' | 'kept back' | 'refused' | 'not written';

export interface StoryReport {
  /** Its id in the source. */
  key: string;
  headline: string;
  /** Below the content folder. */
  path?: string;
  outcome: Outcome;
  /** Why it was left alone, kept back or refused, a sentence each. */
  reasons: string[];
  draft: boolean;
  words: { in: number; out: number };
  /** Words that are neither in the article nor listed. */
  lost: string[];
  images: { in: number; out: number };
  /** Pictures that could not be had, each with its reason. */
  missingImages: string[];
  links: { in: number; out: number; lost: string[] };
  guessed: Guess[];
  /** What an editor has to mend before readers see it. */
  gaps: Gap[];
  setAside: SetAside[];
  /** What stands in the frontmatter in another form. */
  understood: Understood[];
  /** What Broadsheet does not know, with how often it came. */
  unknown: Record<string, number>;
  /** Categories that nothing says the section of. */
  categories: string[];
  newsletterPitch?: { name?: string; text: string };
}

export interface ImportReport {
  source: string;
  stories: StoryReport[];
  /** Things that become no file: revisions, menus … */
  passed: Record<string, number>;
  /** Addresses that must lead to new ones and that no alias can say. */
  redirects: { from: string; to: string }[];
  totals: Totals;
}

export interface Totals {
  stories: number;
  outcomes: Record<string, number>;
  drafts: number;
  /** Stories with gaps. */
  gaps: number;
  wordsIn: number;
  wordsOut: number;
  lost: number;
  imagesIn: number;
  imagesOut: number;
  linksIn: number;
  linksOut: number;
  unknown: Record<string, number>;
  categories: Record<string, number>;
}

export const noTotals = (): Totals => ({
  stories: 0,
  outcomes: {},
  drafts: 0,
  gaps: 0,
  wordsIn: 0,
  wordsOut: 0,
  lost: 0,
  imagesIn: 0,
  imagesOut: 0,
  linksIn: 0,
  linksOut: 0,
  unknown: {},
  categories: {},
});

const add = (counts: Record<string, number>, name: string, number = 1): void => {
  counts[name] = (counts[name] ?? 0) + number;
};

/** Adds a story to the totals. */
export function addTo(totals: Totals, story: StoryReport): void {
  totals.stories += 1;
  add(totals.outcomes, story.outcome);
  if (story.draft) totals.drafts += 1;
  if (story.gaps.length > 0) totals.gaps += 1;
  totals.wordsIn += story.words.in;
  totals.wordsOut += story.words.out;
  totals.lost += story.lost.length;
  totals.imagesIn += story.images.in;
  totals.imagesOut += story.images.out;
  totals.linksIn += story.links.in;
  totals.linksOut += story.links.out;
  for (const [name, number] of Object.entries(story.unknown)) add(totals.unknown, name, number);
  for (const category of story.categories) add(totals.categories, category);
}

/** Whether something was lost or refused. */
export const hasFailed = ({ lost, outcomes }: Totals): boolean => lost > 0 || (outcomes.refused ?? 0) > 0;

/** As many stories are told of one by one. */
const FEW = 20;

/** What a terminal shows. */
export function formatImport(report: ImportReport): string {
  const { stories, totals, passed, redirects } = report;
  const lines: string[] = [];
  if (stories.length <= FEW) for (const story of stories) lines.push(...formatStory(story), '');
  else {
    const told = stories.filter(
      ({ outcome, lost }) =>
        outcome === 'refused' || outcome === 'kept back' || outcome === 'left alone' || lost.length > 0,
    );
    for (const story of told.slice(0, FEW)) lines.push(...formatStory(story), '');
    if (told.length > FEW)
      lines.push(
        `${count(told.length - FEW, 'more story').replace('storys', 'stories')} of that kind; --report FILE lists them all.`,
        '',
      );
  }
  const rows: [label: string, value: string][] = [
    [
      'Stories',
      Object.entries(totals.outcomes)
        .map(([outcome, number]) => `${number.toLocaleString('en-US')} ${outcome}`)
        .join(', ') || 'none',
    ],
    ['Drafts', totals.drafts.toLocaleString('en-US')],
    [
      'Words',
      `${totals.wordsIn.toLocaleString('en-US')} in, ${totals.wordsOut.toLocaleString('en-US')} out, ${totals.lost.toLocaleString('en-US')} lost`,
    ],
    ['Images', `${totals.imagesIn.toLocaleString('en-US')} in, ${totals.imagesOut.toLocaleString('en-US')} out`],
    ['Links', `${totals.linksIn.toLocaleString('en-US')} in, ${totals.linksOut.toLocaleString('en-US')} out`],
  ];
  const listed = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([name, number]) => `${name} (${number.toLocaleString('en-US')})`)
      .join(', ');
  if (totals.gaps > 0)
    rows.push([
      'To mend',
      `${totals.gaps.toLocaleString('en-US')} with something that is missing or not known; the lines # To mend in them tell what`,
    ]);
  if (Object.keys(totals.unknown).length > 0) rows.push(['Not known', listed(totals.unknown)]);
  if (Object.keys(totals.categories).length > 0)
    rows.push(['Categories', `${listed(totals.categories)}: in no section; --write-map FILE begins a map`]);
  if (Object.keys(passed).length > 0) rows.push(['Passed over', listed(passed)]);
  if (redirects.length > 0)
    rows.push([
      'Redirects',
      `${redirects.length.toLocaleString('en-US')} that no alias can say; --redirects FILE lists them`,
    ]);
  if (stories.length > 1 || Object.keys(passed).length > 0 || stories.length === 0) lines.push(...table(rows));
  else while (lines.at(-1) === '') lines.pop();
  return `${lines.map(showInvisible).join('\n').trimEnd()}\n`;
}

const COLUMN = 14;
const table = (rows: readonly (readonly [label: string, value: string])[]): string[] =>
  rows.map(([label, value]) => `${label.padEnd(COLUMN)}${value}`);

function formatStory(story: StoryReport): string[] {
  const {
    key,
    headline,
    path,
    outcome,
    reasons,
    draft,
    words,
    lost,
    images,
    links,
    guessed,
    gaps,
    setAside,
    understood,
    unknown,
  } = story;
  const rows: [label: string, value: string][] = [
    ['', `${outcome}${draft ? ', a draft' : ''}`],
    ...reasons.map((reason): [string, string] => ['', reason]),
    [
      'Words',
      `${words.in} in, ${words.out} out${lost.length > 0 ? `, ${lost.length} lost: ${excerpt(lost.join(' '))}` : ''}`,
    ],
  ];
  if (images.in > 0 || images.out > 0) rows.push(['Images', `${images.in} in, ${images.out} out`]);
  for (const reason of story.missingImages) rows.push(['', excerpt(reason)]);
  if (links.in > 0) rows.push(['Links', `${links.in} in, ${links.out} out`]);
  for (const link of links.lost) rows.push(['', `not kept: ${excerpt(link)}`]);
  for (const { field, reason } of guessed) rows.push(['Guessed', `${field}: ${reason}`]);
  for (const { field, reason } of gaps) rows.push(['To mend', excerpt(`${field}: ${reason}`)]);
  for (const { field, text } of understood) rows.push(['Understood', `${field}: ${excerpt(text)}`]);
  for (const { kind, text } of setAside) rows.push(['Set aside', `${kind}: ${excerpt(text)}`]);
  for (const [name, number] of Object.entries(unknown)) rows.push(['Not known', `${name} (${number})`]);
  if (story.newsletterPitch) rows.push(['Newsletter', excerpt(story.newsletterPitch.text)]);
  return [path ?? `${key}: ${headline}`, ...table(rows).map((line) => `  ${line}`)];
}

const excerpt = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);
