import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { textOf } from '../../markdown/text-of.ts';
import { photoOf, plain } from './claim.ts';

/** What is kept of a page. There may be a hundred thousand. */
export interface PageRecord {
  file: string;
  /** Decoded: `/2026/11/harbor-vote/`. */
  path: string;
  title: string;
  canonical?: string;
  noindex: boolean;
  /** Where an old address leads. */
  movedTo?: string;
  /** Every id on it, a line each. */
  ids: string;
  /** Of a story. */
  story?: StoryRecord;
}

/** What the page of a story says where readers see it. */
export interface StoryRecord {
  headline: string;
  /** Names in the byline. */
  authors: string[];
  /** The agency, where it is named. */
  source?: string;
  /** The earliest time in its head. */
  published: number;
  /** The latest, when there are two. */
  updated?: number;
  /** Every moment on it (ms). */
  moments: number[];
  /** Its photographs, each with all the words below it. */
  photos: [photo: string, caption: string][];
}

/** A page as it was read; what is not in its record is looked at once and let go. */
export interface ReadPage {
  record: PageRecord;
  /** By name or property. */
  meta: Map<string, string[]>;
  links: { rel: string[]; href: string }[];
  /** Of `<a>`, as they stand there. */
  anchors: { href: string; text: string }[];
  /** Every other address that a browser would load. */
  loads: string[];
  /** Pictures that have no alt at all. */
  withoutAlt: string[];
  jsonLd: string[];
  words: number;
  /** Of `<a>` within its story. */
  storyAnchors: string[];
  /** Classes that stand on it, for what they tell of the story's form. */
  classes: Set<string>;
}

const parser = unified().use(rehypeParse);

/** Reads a page as a browser would. @param file - relative to the root. @param path - decoded. */
export function readPage(html: string, file: string, path: string): ReadPage {
  const tree: Root = parser.parse(html);
  const page: ReadPage = {
    record: { file, path, title: '', noindex: false, ids: '' },
    meta: new Map(),
    links: [],
    anchors: [],
    loads: [],
    withoutAlt: [],
    jsonLd: [],
    words: 0,
    storyAnchors: [],
    classes: new Set(),
  };
  const ids: string[] = [];
  let story: Element | undefined;

  const walk = (node: Nodes, article: Element | undefined): void => {
    if (node.type === 'element') {
      take(node);
      if (node.tagName === 'article') article ??= node;
      if (node.tagName === 'h1' && article) story ??= article;
    }
    if ('children' in node) for (const child of node.children) walk(child, article);
  };
  const take = (element: Element): void => {
    const { tagName } = element;
    const value = (name: string) => attribute(element, name);
    const id = value('id');
    if (id !== undefined) ids.push(id);
    for (const name of classesOf(element)) page.classes.add(name);
    if (tagName === 'title' && page.record.title === '') page.record.title = plain(textOf(element));
    if (tagName === 'meta') takeMeta(element);
    if (tagName === 'link') {
      const href = value('href');
      const rel = (value('rel') ?? '').toLowerCase().split(/\s+/);
      if (href !== undefined) page.links.push({ rel, href });
      if (href !== undefined && rel.includes('canonical')) page.record.canonical = href;
    }
    if (tagName === 'a') {
      const href = value('href');
      if (href !== undefined) page.anchors.push({ href, text: plain(textOf(element)) });
    }
    if (tagName === 'script' && value('type') === 'application/ld+json') page.jsonLd.push(textOf(element));
    for (const name of ['src', 'poster', 'dataLive']) {
      const address = value(name);
      if (address !== undefined && !address.startsWith('data:')) page.loads.push(address);
    }
    const srcSet = value('srcSet');
    if (srcSet !== undefined) page.loads.push(...srcSet.split(/\s*,\s*/).map((part) => part.trim().split(/\s+/)[0]!));
    if (tagName === 'img' && !('alt' in element.properties)) page.withoutAlt.push(value('src') ?? '');
  };
  const takeMeta = (element: Element): void => {
    const content = attribute(element, 'content') ?? '';
    const name = attribute(element, 'name') ?? attribute(element, 'property');
    if (name !== undefined) page.meta.set(name.toLowerCase(), [...(page.meta.get(name.toLowerCase()) ?? []), content]);
    if (name?.toLowerCase() === 'robots' && /\b(?:noindex|none)\b/i.test(content)) page.record.noindex = true;
    if (attribute(element, 'httpEquiv')?.toLowerCase() === 'refresh')
      page.record.movedTo = /url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1]?.trim() ?? '';
  };
  walk(tree, undefined);
  page.record.ids = ids.join('\n');
  const told = story && readStory(story);
  if (story && told) {
    page.record.story = told;
    page.storyAnchors = all(story, ({ tagName }) => tagName === 'a').flatMap((link) => attribute(link, 'href') ?? []);
    page.words = plain(textOf(story)).split(' ').length;
  }
  // What was cut out of the page's text would keep all of it in memory.
  page.record = JSON.parse(JSON.stringify(page.record)) as PageRecord;
  return page;
}

/** A story has a head with its headline and a time in it; other pages in one piece have none. */
function readStory(article: Element): StoryRecord | undefined {
  const headings = all(article, (element) => element.tagName === 'h1');
  // Posts and cards are articles of their own.
  const head = all(
    article,
    ({ tagName }) => tagName === 'header',
    ({ tagName }) => tagName === 'article',
  )[0];
  if (!head) return undefined;
  const timeOf = (element: Element) => {
    const text = attribute(element, 'dateTime') ?? '';
    return text.includes('T') ? Date.parse(text) : NaN;
  };
  const times = (within: Element) =>
    all(within, ({ tagName }) => tagName === 'time')
      .map(timeOf)
      .filter((moment) => !Number.isNaN(moment));
  const inHead = times(head).sort((one, other) => one - other);
  if (inHead.length === 0) return undefined;
  const source = all(head, (element) => classesOf(element).includes('source'))[0];
  const figures = all(article, ({ tagName }) => tagName === 'figure');
  const photos = figures.flatMap((figure): [string, string][] => {
    const image = all(figure, ({ tagName }) => tagName === 'img')[0];
    const src = image && attribute(image, 'src');
    if (!src) return [];
    const caption = all(figure, ({ tagName }) => tagName === 'figcaption')[0];
    return [[photoOf(pathIn(src)), caption ? plain(textOf(caption)) : '']];
  });
  return {
    headline: plain(headings[0] ? textOf(headings[0]) : ''),
    authors: all(head, (element) => (attribute(element, 'rel') ?? '').split(' ').includes('author')).map((element) =>
      plain(textOf(element)),
    ),
    ...(source && { source: plain(textOf(source)) }),
    published: inHead[0]!,
    ...(inHead.length > 1 && { updated: inHead.at(-1)! }),
    moments: [...new Set(times(article))],
    photos,
  };
}

/** Elements below one, in their order. @param stop - which not to look into. */
function all(root: Element, fits: (element: Element) => boolean, stop?: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'element' && node !== root) {
      if (fits(node)) found.push(node);
      if (stop?.(node)) return;
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  return found;
}

/** @param name - as hast spells it. */
function attribute({ properties }: Element, name: string): string | undefined {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(name === 'srcSet' ? ',' : ' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/** The path of an address, wherever it is. */
function pathIn(address: string): string {
  const path = URL.parse(address, 'https://site.invalid')?.pathname ?? address;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
