/** Writing what was made: all files of a story or none, and nothing over what is there. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Link, Nodes, Root, RootContent } from 'mdast';
import { unified } from 'unified';
import { nativeParser } from '../../markdown/native-parser.ts';
import { splitMarkdown } from '../../schema/frontmatter.ts';
import { composeFile } from '../compose.ts';
import { FileExistsError, putNewFiles, type NewFile } from '../put-files.ts';
import { check, type Made, type MakingTools } from './make-story.ts';
import type { NewAuthor } from './story.ts';

const parser = unified().use(nativeParser).freeze();
const digestOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

export interface WritingTools extends MakingTools {
  /** Where what cannot be published is kept. */
  quarantine: string;
  isDryRun: boolean;
}

/** Writes one story, and notes in its report what has become of it. */
export async function writeStory(made: Made, tools: WritingTools): Promise<void> {
  const { content, work, quarantine, isDryRun } = tools;
  const { path, state, report } = made;
  if (state === 'refused' || state === 'kept back') {
    if (!isDryRun) keepBack(join(quarantine, path), made.text, report.reasons);
    return;
  }
  const text = withoutDeadLinks(made, tools);
  const file = join(content, path);
  const known = work.get<{ digest: string }>('SELECT digest FROM written WHERE path = ?', path)?.digest;
  if (existsSync(file)) {
    const there = readFileSync(file);
    if (there.equals(Buffer.from(text)) || digestOf(there) === known) report.outcome = 'unchanged';
    else {
      report.outcome = 'left alone';
      report.reasons.push(
        known === undefined
          ? 'There is a file of that name already, which says something else.'
          : 'Somebody has changed the file since it was imported.',
      );
    }
    return;
  }
  if (known !== undefined) {
    report.outcome = 'left alone';
    report.reasons.push('Somebody has taken the file away since it was imported.');
    return;
  }
  if (isDryRun) {
    report.outcome = 'not written';
    return;
  }
  await put(made, text, tools);
  work.run('INSERT OR REPLACE INTO written VALUES (?, ?)', path, digestOf(text));
}

/** Puts what a story needs, and then the story; when it cannot be put, what was put for it goes again. */
async function put({ path, photos, authors, topics }: Made, text: string, tools: WritingTools): Promise<void> {
  const { content, stage } = tools;
  const before: string[] = [];
  const putOne = (file: NewFile): void => {
    if (existsSync(join(content, file.path))) return;
    try {
      putNewFiles(content, [file]);
      before.push(file.path);
    } catch (error) {
      // Another import was a moment faster; what it has put will do.
      if (!(error instanceof FileExistsError)) throw error;
    }
  };
  try {
    // One by one: all the photos of a gallery at once would fill the memory.
    for (const photo of photos) {
      const waiting = join(stage, photo);
      if (existsSync(waiting)) putOne({ path: photo, content: readFileSync(waiting) });
    }
    for (const author of authors) {
      const made = await authorFile(author, tools);
      if (made) putOne(made);
    }
    for (const topic of topics) {
      const { slug, name, description } = topic;
      // Without a file a topic is called by its id.
      if (name && name !== slug) {
        const made = {
          path: `topics/${slug}.md`,
          content: composeFile({ name, description: description?.trim() || undefined }, ''),
        };
        if ((await check(made.path, made.content, tools)).length === 0) putOne(made);
      }
    }
    putNewFiles(content, [{ path, content: text }]);
  } catch (error) {
    for (const file of before) rmSync(join(content, file), { force: true });
    throw error;
  }
}

/** The file of somebody who has none yet. */
async function authorFile(id: string, tools: WritingTools): Promise<NewFile | undefined> {
  const author = tools.work.thing<NewAuthor>('new-author', id);
  const path = `authors/${id}.md`;
  if (!author || existsSync(join(tools.content, path))) return undefined;
  const { name, role, email, location, links } = author;
  const data = { name, role, email, location, links };
  const whole = composeFile(data, author.biography);
  if ((await check(path, whole, tools)).length === 0) return { path, content: whole };
  // What is wrong with it is in the text or in a link; the name is enough for a byline.
  return { path, content: composeFile({ name }, '') };
}

function keepBack(file: string, text: string, reasons: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  writeFileSync(`${file}.txt`, `${reasons.join('\n')}\n`);
}

/**
 * A body without links to what readers cannot see: drafts, what was refused, stories that were not in the source. Their
 * words stay.
 */
function withoutDeadLinks(made: Made, tools: WritingTools): string {
  const { text, report } = made;
  if (!/\]\(|<https?:/.test(text)) return text;
  const { body } = splitMarkdown(text);
  const start = text.length - body.length;
  const cuts: { from: number; to: number; keep: string }[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'link' && isDead(node.url, made, tools)) {
      cuts.push(cutOf(node, body));
      report.links.lost.push(node.url);
      report.links.out -= 1;
    }
    if ('children' in node) for (const child of node.children as RootContent[]) walk(child);
  };
  walk(parser.parse(body) as Root);
  let result = body;
  for (const { from, to, keep } of cuts.reverse()) result = result.slice(0, from) + keep + result.slice(to);
  return text.slice(0, start) + result;
}

function cutOf(node: Link, source: string): { from: number; to: number; keep: string } {
  const [from, to] = [node.position!.start.offset!, node.position!.end.offset!];
  const [first, last] = [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset];
  return { from, to, keep: first === undefined || last === undefined ? '' : source.slice(first, last) };
}

/** Whether a link leads to a story, a page or an author of this site that is not there for readers. */
function isDead(href: string, made: Made, { work, content, context, authors }: WritingTools): boolean {
  const url = URL.parse(href, context.siteUrl);
  if (!url || url.origin !== context.siteUrl) return false;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return false;
  }
  const steps = path.split('/').filter(Boolean);
  if (steps.length === 2 && steps[0] === 'authors') return !authors.known.has(steps[1]!);
  if (steps.length === 2 && steps[0] === 'newsletters') return !existsSync(join(content, `newsletters/${steps[1]}.md`));
  const isStory = steps.length === 3 && /^\d{4}$/.test(steps[0]!);
  const isPage = steps.length === 1 && href.startsWith('/');
  if (!isStory && !isPage) return false;
  const file = `${isStory ? 'articles' : 'pages'}/${steps.join('/')}.md`;
  const other = work.get<{ state: string }>('SELECT state FROM made WHERE path = ?', file)?.state;
  if (other !== undefined) return other !== 'public' && !(other === 'draft' && made.report.draft);
  if (existsSync(join(content, file))) {
    if (!isStory) return false;
    // What was here before may be a draft.
    return /^draft:\s*true\s*$/m.test(readFileSync(join(content, file), 'utf8').split('\n---')[0]!);
  }
  return isStory;
}
