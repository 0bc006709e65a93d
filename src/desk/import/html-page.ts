/** A page of a web site as a story: what it says of itself for machines first, then its article. */
import { toString } from 'mdast-util-to-string';
import type { Root as MarkdownRoot } from 'mdast';
import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { ID_PATTERN } from '../../schema/text.ts';
import { suggestSlug } from '../suggest-slug.ts';
import { attribute, find, findAll, hasClass, isElement, plainText } from './hast.ts';
import { hostOf } from './host.ts';
import { bodyOf, parseHtml } from './markdown-of.ts';
import { readMoment, writeMoment } from './moment.ts';
import type { ReadContext, SourceItem, Term } from './source.ts';
import type { Guess, ImportedFrontmatter, ImportedPhoto, NewAuthor, SetAside, Understood } from './story.ts';
import { slugOf } from './slug.ts';

const parser = unified().use(rehypeParse).freeze();

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** https://schema.org/Article and what is one. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*NewsArticle|Article|BlogPosting|OpinionNewsArticle|Report|ReviewNewsArticle|LiveBlogPosting|SocialMediaPosting|ScholarlyArticle)$/;

/** Names that an author has where nobody is one. */
const NOBODY = /^(?:admin|administrator|editor|staff|webmaster|news\s?desk|unknown)$/i;

/**
 * @param html - the whole page, or a piece of one.
 * @param key - by which reports name it.
 */
export function readHtmlPage(html: string, key: string, context: ReadContext): SourceItem {
  const page = /<(?:html|head|body|!doctype)\b/i.test(html) ? parser.parse(html) : parseHtml(html);
  const meta = metaOf(page);
  const data = articleData(page);
  const whole = plainText(without(page));
  const guesses: Guess[] = [];
  const setAside: SetAside[] = [];
  const understood: Understood[] = [];
  const text = (value: unknown): string => (typeof value === 'string' ? plainText(parseHtml(value)) : '');

  const address = meta.get('canonical') ?? meta.get('og:url') ?? (typeof data?.url === 'string' ? data.url : undefined);
  const baseUrl = URL.canParse(address ?? '') ? address : undefined;

  // The article.
  const { article, isGuess } = articleOf(page);
  if (isGuess)
    guesses.push({
      field: 'body',
      reason: 'nothing on the page says where the story begins and ends; this is where most of its text is',
    });
  const rest = plainText(without(page, article));
  const outside = rest ? [{ kind: 'furniture' as const, text: rest }] : [];
  setAside.push(...takeFurniture(article));
  const titled = find(article, ({ tagName }) => tagName === 'h1') ?? find(page, ({ tagName }) => tagName === 'h1');
  const ownTitle = titled ? plainText(titled) : '';

  const headline =
    text(data?.headline) || ownTitle || meta.get('og:title') || meta.get('twitter:title') || titleOf(page);
  if (!text(data?.headline) && !ownTitle && headline)
    guesses.push({ field: 'headline', reason: 'it is that of the page, which may have the name of the site in it' });
  const summary = text(data?.description) || meta.get('og:description') || meta.get('description') || '';
  const published = moment(
    data?.datePublished,
    meta,
    ['article:published_time', 'datepublished', 'date', 'pubdate', 'dc.date', 'parsely-pub-date'],
    page,
    context,
  );
  const updated = moment(
    data?.dateModified,
    meta,
    ['article:modified_time', 'og:updated_time', 'datemodified'],
    undefined,
    context,
  );

  // A headline, a summary or a byline that stands at the head of the text again is not a part of it.
  const { bylines, dates } = takeHead(article, headline, summary, setAside);
  for (const line of dates)
    if (published) understood.push({ field: 'published', text: line });
    else setAside.push({ kind: 'other', text: line });
  const names = authorNames(data, meta, bylines);
  for (const line of bylines)
    if (names.length > 0) understood.push({ field: 'authors', text: line });
    else setAside.push({ kind: 'other', text: line });
  const newAuthors = names.map(({ name, url }): NewAuthor => ({
    id: slugOf(name),
    name,
    biography: '',
    ...(url && { links: [{ name: new URL(url).hostname, url }] }),
  }));
  const sectionNames = listOf(data?.articleSection)
    .map(text)
    .concat(meta.get('article:section') ?? [])
    .filter(Boolean);
  const keywords = (
    meta.getAll('article:tag').length > 0
      ? meta.getAll('article:tag')
      : listOf(data?.keywords).flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
  )
    .map((word) => word.trim())
    .filter(Boolean);

  const body = bodyOf(
    { type: 'root', children: [...article.children] },
    {
      ...(baseUrl && { baseUrl }),
      link: context.link,
      bareEmbeds: true,
    },
  );
  const photo = leadPhoto(data, meta);
  // The lead picture mostly is the first of the text too; its caption is there.
  const [first] = body.photos;
  let lead: ImportedPhoto | undefined = photo && {
    ...photo,
    src: URL.parse(photo.src ?? '', baseUrl)?.href ?? photo.src,
  };
  if (first && body.tree.children.indexOf(first) <= 1) {
    lead = {
      src: first.src,
      alt: first.alt || lead?.alt,
      caption: first.caption || lead?.caption,
      credit: first.credit || lead?.credit,
    };
    body.tree.children.splice(body.tree.children.indexOf(first), 1);
    body.photos.shift();
  }
  const dateline = takeDateline(body.tree);
  const agency = text(isObject(data?.sourceOrganization) ? data.sourceOrganization.name : undefined) || dateline.agency;
  body.setAside.push(...setAside, ...outside);
  body.text = whole;

  const frontmatter: ImportedFrontmatter = {
    ...(headline && { headline }),
    ...(summary && { summary }),
    ...(published && { published: writeMoment(published, zoneOf(data?.datePublished, context)) }),
    ...(published &&
      updated &&
      updated.since(published).total('seconds') >= 60 && {
        updated: writeMoment(updated, zoneOf(data?.dateModified, context)),
      }),
    authors: newAuthors.map(({ id }) => id),
    ...(agency && { source: agency }),
    ...(dateline.dateline && { dateline: dateline.dateline }),
  };
  const path = baseUrl ? new URL(baseUrl).pathname : '';
  const last =
    path
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.\w{2,5}$/, '') ?? '';
  const isOurs = [context.siteUrl, context.oldSite].some(
    (site) => site !== undefined && hostOf(site) === hostOf(baseUrl),
  );
  return {
    key,
    kind: 'article',
    headline: headline || key,
    slug: slugFrom(last, headline, context.language),
    // Only an address of this site, here or where it was, can lead on to the story.
    addresses: isOurs && path !== '/' ? [path] : [],
    queries: [],
    ...(frontmatter.published && { published: frontmatter.published }),
    story: {
      frontmatter,
      body: '',
      ...(lead && { photo: lead }),
      otherPhotos: [],
      newAuthors,
      guesses,
      setAside: [],
      understood,
    },
    tree: body,
    text: '',
    sections: sectionNames.map(named),
    topics: keywords.map(named),
  };
}

const named = (name: string): Term => ({ slug: slugOf(name), name });
const slugFrom = (last: string, headline: string, language: string): string => {
  const slug = last && slugOf(decode(last));
  return ID_PATTERN.test(slug) && !/^\d+$/.test(slug) ? slug : suggestSlug(headline, language);
};
const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

interface Meta {
  get(name: string): string | undefined;
  getAll(name: string): string[];
}

/** What `<meta>` and `<link>` say, by their names in small letters. */
function metaOf(page: Root): Meta {
  const said = new Map<string, string[]>();
  const note = (name: string, value: string) => {
    if (value.trim() === '') return;
    const values = said.get(name.toLowerCase()) ?? [];
    said.set(name.toLowerCase(), [...values, value.trim()]);
  };
  for (const node of findAll(page, ({ tagName }) => tagName === 'meta' || tagName === 'link')) {
    if (node.tagName === 'link') {
      if (attribute(node, 'rel').split(' ').includes('canonical')) note('canonical', attribute(node, 'href'));
    } else
      for (const name of ['property', 'name', 'itemProp'])
        if (attribute(node, name)) note(attribute(node, name), attribute(node, 'content'));
  }
  return { get: (name) => said.get(name)?.[0], getAll: (name) => said.get(name) ?? [] };
}

const titleOf = (page: Root): string => {
  const title = find(page, ({ tagName }) => tagName === 'title');
  return title ? plainText(title).replace(/\s+[|–—-]\s+[^|–—-]{2,40}$/u, '') : '';
};

/** The article among what the page says as JSON-LD, however it is packed. */
function articleData(page: Root): Json | undefined {
  const found: Json[] = [];
  const look = (value: unknown, depth: number): void => {
    if (depth > 6) return;
    if (Array.isArray(value)) for (const one of value) look(one, depth + 1);
    else if (isObject(value)) {
      if (listOf(value['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))) found.push(value);
      look(value['@graph'], depth + 1);
      look(value.mainEntity, depth + 1);
      look(value.mainEntityOfPage, depth + 1);
    }
  };
  for (const script of findAll(page, (node) => node.tagName === 'script' && /ld\+json/.test(attribute(node, 'type')))) {
    try {
      look(JSON.parse(plainSource(script)), 0);
    } catch {
      // Many a page has JSON that is none; what is in the text still counts.
    }
  }
  const [first] = found;
  if (!first) return undefined;
  // Authors and pictures of a graph are named by their ids.
  return first;
}

const plainSource = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

function moment(
  given: unknown,
  meta: Meta,
  names: readonly string[],
  page: Root | undefined,
  { timeZone }: ReadContext,
): Temporal.Instant | undefined {
  const candidates = [given, ...names.map((name) => meta.get(name))];
  const time = page && find(page, (node) => node.tagName === 'time' && attribute(node, 'dateTime') !== '');
  if (time) candidates.push(attribute(time, 'dateTime'));
  for (const candidate of candidates) {
    const found = typeof candidate === 'string' ? readMoment(candidate, timeZone) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The offset that the page writes; in GMT it tells nothing of where it was. */
function zoneOf(given: unknown, { timeZone }: ReadContext): string {
  const offset = typeof given === 'string' ? /([+-]\d{2}):?(\d{2})$/.exec(given.trim()) : null;
  return offset && `${offset[1]}${offset[2]}` !== '+0000' ? `${offset[1]}:${offset[2]}` : timeZone;
}

function authorNames(data: Json | undefined, meta: Meta, bylines: readonly string[]): { name: string; url?: string }[] {
  const found: { name: string; url?: string }[] = [];
  const add = (name: string, url?: unknown) => {
    const plain = name
      .replace(/^by\s+/i, '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (
      plain === '' ||
      /^https?:/.test(plain) ||
      NOBODY.test(plain) ||
      found.some((one) => one.name.toLowerCase() === plain.toLowerCase())
    )
      return;
    found.push({ name: plain, ...(typeof url === 'string' && /^https?:\/\/\S+$/.test(url) && { url }) });
  };
  for (const author of listOf(data?.author)) {
    if (typeof author === 'string') splitNames(author).forEach((name) => add(name));
    else if (isObject(author) && typeof author.name === 'string' && !/Organization/.test(String(author['@type'])))
      splitNames(author.name).forEach((name) => add(name, listOf(author.sameAs)[0]));
  }
  if (found.length === 0)
    for (const name of ['author', 'article:author', 'byl', 'parsely-author', 'dc.creator'])
      meta
        .getAll(name)
        .flatMap(splitNames)
        .forEach((one) => add(one));
  if (found.length === 0) bylines.flatMap(splitNames).forEach((name) => add(name));
  return found;
}

/** `By Ana Reyes, Li Wen and Alex Kim` */
const splitNames = (text: string): string[] =>
  text
    .replace(/^\s*by\s+/i, '')
    .split(/\s*(?:,|;|&|\band\b)\s*/i)
    .map((name) => (name === name.toUpperCase() ? asName(name.trim()) : name.trim()))
    .filter((name) => name !== '' && !/^(?:jr|sr|staff writer|reporter|correspondent)\.?$/i.test(name));

/** A name that was written in capitals. */
const asName = (name: string): string =>
  name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());

function leadPhoto(data: Json | undefined, meta: Meta): ImportedPhoto | undefined {
  for (const image of listOf(data?.image)) {
    if (typeof image === 'string') return { src: image };
    if (isObject(image)) {
      const src = [image.contentUrl, image.url].find((value) => typeof value === 'string');
      const words = (value: unknown) =>
        typeof value === 'string'
          ? plainText(parseHtml(value))
          : isObject(value) && typeof value.name === 'string'
            ? value.name
            : '';
      if (src)
        return {
          src,
          caption: words(image.caption),
          credit: words(image.creditText) || words(image.creator) || words(image.author),
        };
    }
  }
  const src = meta.get('og:image') ?? meta.get('og:image:url') ?? meta.get('twitter:image');
  return src ? { src, alt: meta.get('og:image:alt') ?? meta.get('twitter:image:alt') } : undefined;
}

/** Classes that the text of a story has in themes. */
const BODY =
  /^(?:article[-_]?(?:body|content|text)|story[-_]?(?:body|content|text)|entry[-_]?content|post[-_]?(?:body|content)|article__(?:body|content)|story__body|body[-_]?copy|c-entry-content|gh-content|e-content)$/i;

/** The element that the story is in. */
function articleOf(page: Root): { article: Element; isGuess: boolean } {
  const largest = (nodes: readonly Element[]): Element | undefined =>
    nodes.toSorted((one, other) => plainText(other).length - plainText(one).length)[0];
  const tests: ((node: Element) => boolean)[] = [
    (node) => attribute(node, 'itemProp').split(' ').includes('articleBody'),
    (node) => hasClass(node, BODY),
    (node) => node.tagName === 'article',
    (node) => node.tagName === 'main' || attribute(node, 'role') === 'main',
  ];
  for (const test of tests) {
    const found = largest(findAll(page, test));
    if (found && plainText(found).length > 0) return { article: found, isGuess: false };
  }
  const body = find(page, ({ tagName }) => tagName === 'body') ?? {
    type: 'element' as const,
    tagName: 'body',
    properties: {},
    children: page.children as Element['children'],
  };
  // A page that is text and little else is the story.
  if (!find(body, ({ tagName }) => /^(?:nav|aside|footer|header|form)$/.test(tagName)))
    return { article: body, isGuess: false };
  const dense = containers(body).toSorted((one, other) => density(other) - density(one))[0];
  return { article: dense ?? body, isGuess: true };
}

const containers = (node: Element): Element[] =>
  node.children.flatMap((child) =>
    isElement(child, 'div', 'section', 'td', 'body')
      ? [child, ...containers(child)]
      : child.type === 'element'
        ? containers(child)
        : [],
  );

/** Letters in paragraphs of its own, less those in links. */
function density(node: Element): number {
  const paragraphs = node.children.filter((child): child is Element =>
    isElement(child, 'p', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'figure'),
  );
  const inLinks = findAll(node, ({ tagName }) => tagName === 'a').reduce(
    (sum, link) => sum + plainText(link).length,
    0,
  );
  return paragraphs.reduce((sum, paragraph) => sum + plainText(paragraph).length, 0) - inLinks;
}

/** Everything of a tree that is text, but for one element in it. */
function without(tree: Root, left?: Element): Root {
  const walk = (node: Nodes): Nodes[] => {
    if (node === left || isElement(node, 'script', 'style', 'title', 'template')) return [];
    return 'children' in node ? [{ ...node, children: (node.children as Nodes[]).flatMap(walk) } as Nodes] : [node];
  };
  return { type: 'root', children: tree.children.flatMap((child) => walk(child)) as Root['children'] };
}

/** What stands in an article and is not of it. */
const FURNITURE =
  /(?:^|[-_])(?:newsletter|signup|sign-up|subscribe|promo|related|recirc|share|sharing|social|advert|ads?|sponsor|breadcrumbs?|comments?|paywall|tags|toolbar|read-?more|most-read|trending|outbrain|taboola)(?:$|[-_])/i;
const NEWSLETTER = /newsletter|sign-?up|subscribe/i;

function takeFurniture(article: Element): SetAside[] {
  const setAside: SetAside[] = [];
  const walk = (node: Element): void => {
    node.children = node.children.filter((child) => {
      if (child.type !== 'element') return true;
      const isPulled = hasClass(child, /pull-?quote/i);
      const isFurniture =
        !isPulled &&
        (isElement(child, 'nav', 'aside', 'form', 'footer', 'button', 'dialog') ||
          (hasClass(child, FURNITURE) && !find(child, ({ tagName }) => tagName === 'h1')) ||
          ['navigation', 'complementary', 'search'].includes(attribute(child, 'role')));
      if (!isFurniture) {
        walk(child);
        return true;
      }
      const said = plainText(child);
      if (said)
        setAside.push({
          kind:
            NEWSLETTER.test(attribute(child, 'className')) || /sign up|newsletter/i.test(said.slice(0, 200))
              ? 'newsletter'
              : 'furniture',
          text: said,
        });
      return false;
    });
  };
  walk(article);
  return setAside;
}

/** Takes headline, summary, byline and date off the head of an article. @returns the bylines. */
function takeHead(
  article: Element,
  headline: string,
  summary: string,
  setAside: SetAside[],
): { bylines: string[]; dates: string[] } {
  const bylines: string[] = [];
  const dates: string[] = [];
  const same = (one: string, other: string) =>
    one !== '' && one.replace(/\W/gu, '').toLowerCase() === other.replace(/\W/gu, '').toLowerCase();
  let isHead = true;
  const walk = (node: Element): void => {
    node.children = node.children.filter((child) => {
      if (!isHead || child.type !== 'element') return true;
      const said = plainText(child);
      if (said === '') return true;
      const isGroup =
        isElement(child, 'div', 'header', 'section', 'hgroup') &&
        child.children.filter((inner) => inner.type === 'element').length > 1;
      if (isGroup) {
        walk(child);
        return true;
      }
      const isByline =
        hasClass(child, /(?:^|[-_])(?:byline|author|authors)(?:$|[-_])/i) ||
        attribute(child, 'rel') === 'author' ||
        (said.length < 120 && /^by\s+\p{Lu}/iu.test(said) && isElement(child, 'p', 'div', 'span', 'address'));
      const isDate =
        isElement(child, 'time') ||
        (said.length < 80 && hasClass(child, /(?:^|[-_])(?:date|dateline|timestamp|published|meta)(?:$|[-_])/i));
      if (isElement(child, 'h1') || (/^h\d$/.test(child.tagName) && same(said, headline)) || same(said, summary)) {
        if (!same(said, headline) && !same(said, summary)) setAside.push({ kind: 'other', text: said });
        else if (!isElement(child, 'h1') || !same(said, headline)) setAside.push({ kind: 'duplicate', text: said });
        return false;
      }
      if (isByline || isDate) {
        (isByline ? bylines : dates).push(said);
        return false;
      }
      if (isElement(child, 'div', 'header', 'section', 'hgroup')) {
        walk(child);
        return true;
      }
      if (!isElement(child, 'figure', 'img', 'picture')) isHead = false;
      return true;
    });
  };
  walk(article);
  return { bylines, dates };
}

/** `BUSAN, South Korea (AP) — The first sentence.` */
const DATELINE =
  /^((?:\p{Lu}[\p{Lu}\p{M}.'’-]+)(?:[ ]\p{Lu}[\p{Lu}\p{M}.'’-]+)*(?:,\s[\p{Lu}][\p{L}.'’ ]{1,30})?)\s*(?:\(([\p{Lu}][\p{L}\d .&-]{1,30})\))?\s*[—–]\s+/u;

function takeDateline(tree: MarkdownRoot): { dateline?: string; agency?: string } {
  const first = tree.children.find((node) => node.type === 'paragraph');
  if (first?.type !== 'paragraph') return {};
  const [, dateline, agency] = DATELINE.exec(toString(first)) ?? [];
  const [text] = first.children;
  if (dateline === undefined || text?.type !== 'text') return {};
  const found = DATELINE.exec(text.value);
  if (!found) return {};
  text.value = text.value.slice(found[0].length);
  return { dateline: dateline.trim(), ...(agency && { agency }) };
}
