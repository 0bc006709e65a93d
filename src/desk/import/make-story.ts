/** An item of a source as a content file, checked as the build will check it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import { ingest } from '../../archive/ingest.ts';
import { splitWords } from '../../archive/photo-words.ts';
import { decide } from '../../photos/decide.ts';
import { showInvisible } from '../../press/report.ts';
import { WITHOUT_TEXT, type StoryType } from '../../schema/article.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Section } from '../../schema/site.ts';
import { composeFile } from '../compose.ts';
import type { Authors } from './authors.ts';
import { labelledCredit } from './elements.ts';
import { file, type FilingRules } from './filing.ts';
import type { ImportedPhotoNode } from './imported-nodes.ts';
import { readMoment } from './moment.ts';
import type { OldAddresses } from './old-addresses.ts';
import { isPlaced, type NotPlaced, type Pictures, type Placed } from './pictures.ts';
import type { StoryReport } from './report.ts';
import type { ReadContext, SourceItem, Term } from './source.ts';
import type { Gap, Guess, ImportedPhoto, NewAuthor } from './story.ts';
import { firstSentences } from './summary.ts';
import { textOfData, textOfMarkdown } from './text-of-markdown.ts';
import { lostWords, wordsOf } from './words.ts';
import type { WorkFile } from './work-file.ts';
import { writeMarkdown } from './write-markdown.ts';

/** A file that can be written, or why it will not be. */
export interface Made {
  key: string;
  /** Below the content folder. */
  path: string;
  state: 'public' | 'draft' | 'kept back' | 'refused';
  text: string;
  /** Files that have to be there before it. */
  photos: string[];
  authors: string[];
  topics: Term[];
  redirects: { from: string; to: string }[];
  report: StoryReport;
}

export interface MakingTools {
  content: string;
  /** A folder for files that are only looked at. */
  stage: string;
  context: ReadContext;
  filing: FilingRules & { sections: readonly Section[] };
  work: WorkFile;
  authors: Authors;
  pictures: Pictures;
  addresses: OldAddresses;
  /** Who made pictures that nobody is named for; said by the person who imports. */
  credit?: string;
  /** Stories with gaps are published all the same; said by the person who imports. */
  publishIncomplete: boolean;
}

/** @param id - of the story or page: `2026/11/harbor-vote`, `about`. */
export async function makeStory(item: SourceItem, id: string, tools: MakingTools): Promise<Made> {
  const { story, tree: body } = item;
  const { context } = tools;
  const guesses: Guess[] = [...story.guesses];
  const guess = (field: string, reason: string) => guesses.push({ field, reason });
  const gaps: Gap[] = [...(body?.visible ?? [])]
    .sort()
    .map((name) => ({ field: 'body', reason: `${name} could not be taken over` }));
  const isPage = item.kind === 'page';
  const given = { ...story.frontmatter };
  const folder = isPage ? 'pages' : id.slice(0, 7);

  const report: StoryReport = {
    key: item.key,
    headline: item.headline,
    path: `${isPage ? 'pages' : 'articles'}/${id}.md`,
    outcome: 'written',
    reasons: [],
    draft: false,
    words: { in: 0, out: 0 },
    lost: [],
    images: { in: 0, out: 0 },
    missingImages: [],
    links: { in: body?.links.found ?? 0, out: 0, lost: [...(body?.links.lost ?? [])] },
    guessed: guesses,
    gaps,
    understood: [...(story.understood ?? [])],
    setAside: [...story.setAside, ...(body?.setAside ?? [])],
    unknown: Object.fromEntries([...(body?.unknown ?? [])].sort()),
    categories: [],
    ...(story.newsletterPitch && { newsletterPitch: story.newsletterPitch }),
  };

  // Photos.
  const lead = story.photo?.src === undefined ? undefined : (story.photo as ImportedPhoto & { src: string });
  const sources = [...(lead ? [lead.src] : []), ...(body?.photos ?? []).map(({ src }) => src)];
  report.images.in = sources.length;
  const placed = await tools.pictures.place(sources, /^\d/.test(folder) ? folder : monthOf(context), item.beside);
  const used = new Set<string>();
  const shown = lead && placed.get(lead.src)!;
  let photo: Record<string, string | undefined> | undefined;
  if (lead && shown && isPlaced(shown)) {
    used.add(shown.path);
    photo = { src: shown.path, ...wordsFor(lead, shown, item.headline, 'photo', tools, guess) };
  } else if (story.photo) {
    report.missingImages.push(
      `${story.photo.src ?? 'the lead picture'}: ${(shown as NotPlaced | undefined)?.reason ?? 'the source does not say where it is.'}`,
    );
    const said = [story.photo.caption, story.photo.credit, story.photo.alt].filter(Boolean).join(' — ');
    if (said) report.setAside.push({ kind: 'other', text: said });
    // A pasted text says of its photo what it shows and never where it is.
    if (body) gaps.push({ field: 'photo', reason: `the lead picture is missing${lead ? `: ${lead.src}` : ''}` });
  }
  for (const other of story.otherPhotos)
    report.setAside.push({
      kind: 'other',
      text: [other.src, other.caption, other.credit, other.alt].filter(Boolean).join(' — '),
    });
  if (body) putPhotos(body.tree, placed, { tools, headline: item.headline, report, used, guess });
  const markdown = body ? writeMarkdown(body.tree) : story.body;

  // What the source leaves unsaid.
  if (!given.headline?.trim()) {
    given.headline = firstSentences(textOfMarkdown(markdown), 80) || 'No headline';
    guess('headline', 'the source has none; these are its first words');
  }
  if (!given.summary?.trim() && !isPage) {
    given.summary = firstSentences(textOfMarkdown(withoutBlocks(markdown)), 240) || given.headline;
    if (!context.summaryFromText) guess('summary', 'the source has none; these are the first sentences of the text');
  }
  const filed = isPage ? undefined : file(item.sections, item.topics, tools.filing);
  if (filed) {
    report.categories = filed.unknown;
    if (given.section === undefined) {
      given.section = filed.section;
      if (filed.guess) guess('section', filed.guess);
    }
    given.topics = [...new Set([...(given.topics ?? []), ...filed.topics.map(({ slug }) => slug)])];
  }
  const names = new Map<string, NewAuthor>(story.newAuthors.map((author) => [author.id, author]));
  const authorOf = (author: string) => {
    const own = names.get(author);
    return own ? tools.authors.idOf(own) : author;
  };
  const authors = [...new Set((given.authors ?? []).map(authorOf))];
  const contributors = (given.contributors ?? []).map(({ author, role }) => ({ author: authorOf(author), role }));
  if (given.published === undefined && !given.draft && !isPage) guess('published', 'the source does not say when');
  if (!isPage && markdown.trim() === '' && !WITHOUT_TEXT.has((given.type ?? 'news') as StoryType))
    guess('text', 'the source has none');

  const redirects: Made['redirects'] = item.queries.map((from) => ({ from, to: isPage ? `/${id}/` : `/${id}/` }));
  const aliases: string[] = [...(given.aliases ?? [])];
  for (const address of item.addresses) {
    if (isPage) {
      if (address.replace(/\/?$/, '/') !== `/${id}/`) redirects.push({ from: address, to: `/${id}/` });
      continue;
    }
    const { alias, refused } = tools.addresses.take(address, id);
    if (alias !== undefined && !aliases.includes(alias)) aliases.push(alias);
    if (refused) redirects.push({ from: address, to: `/${id}/` });
  }

  const isDraft = given.draft === true || guesses.length > 0 || (gaps.length > 0 && !tools.publishIncomplete);
  report.draft = isDraft && !isPage;
  const data = isPage
    ? { title: given.headline, summary: given.summary }
    : {
        headline: given.headline,
        summary: given.summary,
        published: given.published,
        updated: given.updated,
        section: given.section,
        type: given.type,
        language: given.language,
        topics: given.topics,
        authors,
        contributors,
        source: given.source,
        dateline: given.dateline,
        photo,
        corrections: given.corrections,
        newsletter: given.newsletter,
        aliases,
        embargo: given.embargo,
        ...(isDraft && { draft: true }),
      };
  // A page has no picture of its own: it begins with it.
  const opening = isPage && photo ? `${pagePhoto(photo)}\n\n` : '';
  const text = withMarks(composeFile(data, opening + markdown), guesses, gaps);

  const source = `${item.text} ${body?.text ?? ''}`;
  const result = `${textOfData(data)} ${textOfMarkdown(opening + markdown)}`;
  // In a plain text the address of a link is a word among others.
  const addresses = body ? '' : (markdown.match(/https?:\/\/[^\s)>"]+/g) ?? []).join(' ');
  const listed = report.setAside.map((one) => one.text).join(' ');
  const biographies = story.newAuthors
    .map(({ biography, name, role = '' }) => `${name} ${role} ${biography}`)
    .join(' ');
  report.words = {
    in: wordsOf(source).length,
    out: wordsOf(`${given.headline} ${given.summary ?? ''} ${textOfMarkdown(opening + markdown)}`).length,
  };
  report.lost = lostWords(
    source,
    result,
    addresses,
    listed,
    // What the article says in other words is not missing from it.
    report.understood.map((one) => one.text).join(' '),
    biographies,
    story.newsletterPitch?.text ?? '',
    report.missingImages.join(' '),
  );
  report.links.out = countLinks(markdown);
  report.images.out = used.size === 0 ? 0 : sources.filter((src) => isPlaced(placed.get(src)!)).length;

  const problems = await check(report.path!, text, tools);
  report.reasons = problems.map(({ message, found, suggestion }) =>
    [message, found && `(${found})`, suggestion].filter(Boolean).join(' '),
  );
  // What is not public yet may be linked to no more than a draft.
  const isFuture =
    given.published !== undefined &&
    (readMoment(given.published, context.timeZone)?.epochMilliseconds ?? 0) > context.now;
  let state: Made['state'] = problems.length > 0 ? 'refused' : isDraft || isFuture ? 'draft' : 'public';
  if (state === 'refused') report.outcome = 'refused';
  else if (isPage && isDraft) {
    // Pages of the newsroom know no drafts: what is in content/pages is published.
    state = 'kept back';
    report.outcome = 'kept back';
    report.reasons = [
      given.draft === true
        ? 'It is a page that was not public, and pages know no drafts.'
        : guesses.length > 0
          ? 'It is a page for which something had to be guessed, and pages know no drafts.'
          : 'It is a page in which something is missing or not known, and pages know no drafts; --publish-incomplete writes it.',
    ];
  }
  return {
    key: item.key,
    path: report.path!,
    state,
    text,
    photos: [...used],
    authors: [...new Set([...authors, ...contributors.map(({ author }) => author)])],
    topics: filed?.topics ?? [],
    redirects,
    report,
  };
}

function monthOf({ now, timeZone }: ReadContext): string {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return `${year}/${String(month).padStart(2, '0')}`;
}

type Say = (field: string, reason: string) => void;

/** What a story says of a photo; where neither it nor the file does, what is thought, marked as a guess. */
function wordsFor(
  said: Pick<ImportedPhoto, 'alt' | 'caption' | 'credit'>,
  { says }: Placed,
  headline: string,
  field: string,
  { credit: fallback, context }: Pick<MakingTools, 'credit' | 'context'>,
  guess: Say,
): { alt?: string; caption?: string; credit?: string } {
  const labelled = said.credit ? undefined : labelledCredit(said.caption ?? '');
  const own = splitWords({
    ...(said.alt && { alt: said.alt }),
    ...(said.caption && { caption: labelled?.credit ? labelled.caption : said.caption }),
    ...((said.credit || labelled?.credit) && { credit: said.credit || labelled!.credit }),
  });
  const all = decide(own, says);
  let { alt, credit } = own;
  if (!all.credit) {
    credit = fallback;
    if (credit === undefined) {
      credit = context.siteName;
      guess(`${field}.credit`, 'the source does not say who made the picture');
    }
  }
  if (!all.alt) {
    alt = `Picture: ${all.caption || headline}`;
    guess(`${field}.alt`, 'the source does not describe the picture for those who cannot see it');
  }
  return { alt, caption: own.caption, credit };
}

interface Putting {
  tools: MakingTools;
  headline: string;
  report: StoryReport;
  used: Set<string>;
  guess: Say;
}

/** Names the photos of a body as they are called here; one that cannot be had becomes a link to where it was. */
function putPhotos(tree: Root, placed: ReadonlyMap<string, Placed | NotPlaced>, putting: Putting): void {
  const { tools, headline, report, used, guess } = putting;
  tree.children = tree.children.flatMap((node): RootContent[] => {
    if (node.type !== 'importedPhoto') return [node];
    const found = placed.get(node.src)!;
    if (isPlaced(found)) {
      used.add(found.path);
      const { alt = '', caption = '', credit = '' } = wordsFor(node, found, headline, 'body', tools, guess);
      return [{ ...node, src: found.path, alt, caption, credit }];
    }
    const shown = node.src.startsWith('data:') ? 'a picture in the text' : node.src;
    report.missingImages.push(`${shown}: ${found.reason}`);
    report.gaps.push({ field: 'body', reason: `a picture is missing: ${shown}` });
    return standIn(node);
  });
}

function standIn({ src, alt, caption, credit }: ImportedPhotoNode): RootContent[] {
  const name =
    alt ||
    caption ||
    src
      .split('/')
      .at(-1)!
      .replace(/[?#].*$/, '');
  const rest = [alt && caption !== alt ? caption : '', credit && `(${credit})`].filter(Boolean).join(' ');
  const isLink = /^https?:/.test(src);
  if (!isLink && !alt && !caption) return [];
  return [
    {
      type: 'paragraph',
      children: [
        isLink ? { type: 'link', url: src, children: [{ type: 'text', value: name }] } : { type: 'text', value: name },
        ...(rest ? [{ type: 'text' as const, value: `. ${rest}` }] : []),
      ],
    },
  ];
}

const pagePhoto = ({ src = '', alt = '', caption = '', credit = '' }: Record<string, string | undefined>): string =>
  writeMarkdown({ type: 'root', children: [{ type: 'importedPhoto', src, alt, caption, credit }] }).trimEnd();

/** Says at the top of the file what was guessed and what is to mend; an editor deletes the lines with `draft: true`. */
function withMarks(text: string, guesses: readonly Guess[], gaps: readonly Gap[]): string {
  const line = (label: string) => (mark: Guess | Gap) =>
    `# ${label}: ${showInvisible(`${mark.field} — ${mark.reason}`)}\n`;
  const lines = [...guesses.map(line('Guessed')), ...gaps.map(line('To mend'))];
  return text.replace(/^---\n/, `---\n${lines.join('')}`);
}

/** Without pictures, parts, headings and lists: what begins with a sentence. */
const withoutBlocks = (markdown: string): string =>
  markdown
    .split(/\n{2,}/)
    .filter((block) => !/^(?:!\[|:{2,}|#|[-*>|]\s?|\d+[.)]\s|\[\^|<!--|```)/.test(block))
    .join('\n\n');

function countLinks(markdown: string): number {
  return [...markdown.matchAll(/(?<!!)\[[^\]]*\]\((?!photos\/)|<https?:/g)].length;
}

/** What the build would refuse of a file, found by the build's own reader. */
export async function check(
  path: string,
  text: string,
  { stage, context }: Pick<MakingTools, 'stage' | 'context'>,
): Promise<Problem[]> {
  const file = join(stage, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { timeZone, language, siteUrl } = context;
  const { problems } = await ingest(path, { directory: stage, timeZone, language, siteUrl });
  rmSync(file);
  return problems.filter(({ warning }) => !warning);
}
