/** An export of Ghost's as stories. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Element, Root } from 'hast';
import { ID_PATTERN } from '../../../schema/text.ts';
import { count, creditedCaption } from '../elements.ts';
import { attribute, element, find, findAll, hasClass, isElement, plainText, rewrite, text } from '../hast.ts';
import { bodyOf, parseHtml } from '../markdown-of.ts';
import { readMoment, writeMoment } from '../moment.ts';
import {
  ImportRefusal,
  type ItemHead,
  type ReadContext,
  type Refused,
  type Source,
  type SourceItem,
  type Term,
} from '../source.ts';
import type { Guess, ImportedFrontmatter, NewAuthor, SetAside } from '../story.ts';
import type { WorkFile } from '../work-file.ts';
import { slugOf } from '../slug.ts';
import { suggestSlug } from '../../suggest-slug.ts';
import { unlessTooDeep } from '../too-deep.ts';
import { openZip, type OpenZip } from './open-zip.ts';
import { readGhost } from './read-ghost.ts';

type Row = Record<string, unknown>;
const said = (row: Row, name: string): string =>
  typeof row[name] === 'string' ? row[name].trim() : typeof row[name] === 'number' ? String(row[name]) : '';

/** Tables that posts refer to. */
const REFERRED = new Set(['users', 'tags', 'posts_tags', 'posts_authors', 'posts_meta', 'settings']);
const TABLES = new Set([...REFERRED, 'posts']);
const STATUSES: Readonly<Record<string, boolean>> = { published: true, sent: true, draft: false, scheduled: false };

/** @throws ImportRefusal when the ZIP is no export. */
export async function ghost(path: string, name: string, isZip: boolean): Promise<Source> {
  let zip: OpenZip | undefined;
  let json = '';
  if (isZip) {
    zip = await openZip(path, name);
    json =
      zip.names
        .filter((entry) => entry.endsWith('.json') && !entry.includes('__MACOSX'))
        .sort((one, other) => one.split('/').length - other.split('/').length || (one < other ? -1 : 1))[0] ?? '';
    if (json === '') {
      zip.close();
      throw new ImportRefusal(`${name}: there is no export of Ghost's in this ZIP (a .json file).`);
    }
  }
  const open = async (): Promise<Readable> => (zip ? zip.stream(json) : createReadStream(path));
  return {
    name: 'Ghost',
    index,
    items,
    ...(zip && { file: (file: string) => zip.file(file), close: () => zip.close() }),
  };

  async function* index(work: WorkFile, context: ReadContext): AsyncGenerator<ItemHead> {
    const places = new Map<string, number>();
    let rows = 0;
    for await (const { table, row } of readGhost(await open(), name, TABLES)) {
      rows += 1;
      if (table === 'posts') {
        const head = headOf(row, context);
        if (!Object.hasOwn(STATUSES, said(row, 'status')))
          context.pass(`posts with the status ${said(row, 'status') || '(none)'}`);
        else yield head;
      } else if (table === 'posts_tags' || table === 'posts_authors') {
        const owner = said(row, 'post_id');
        // As they stand, when nothing says their order.
        const next = places.get(`${table} ${owner}`) ?? 0;
        places.set(`${table} ${owner}`, next + 1);
        work.tie(table, owner, Number(row.sort_order ?? next) * 1000 + next, {
          id: said(row, table === 'posts_tags' ? 'tag_id' : 'author_id'),
        });
      } else if (table === 'settings') {
        if (said(row, 'key') === 'url') work.setFact('origin', said(row, 'value'));
      } else {
        work.put(table, said(row, table === 'posts_meta' ? 'post_id' : 'id'), row);
        if (table === 'tags' && !isInternal(row)) work.put('tag', said(row, 'slug'), termOf(row));
      }
    }
    if (rows === 0) throw new ImportRefusal(`${name} is JSON, but no export of Ghost's: there are no posts in it.`);
  }

  async function* items(
    work: WorkFile,
    context: ReadContext,
    skip: (key: string) => boolean,
  ): AsyncGenerator<SourceItem | Refused> {
    for await (const { row } of readGhost(await open(), name, new Set(['posts'])))
      if (Object.hasOwn(STATUSES, said(row, 'status')) && !skip(keyOf(row)))
        yield unlessTooDeep({ key: keyOf(row), headline: said(row, 'title') }, () => itemOf(row, work, context));
  }
}

const keyOf = (row: Row): string => `ghost ${said(row, 'id')}`;
const isPageRow = (row: Row): boolean => said(row, 'type') === 'page' || row.page === 1 || row.page === true;
/** Tags whose name begins with # steer themes, and no reader sees them. */
const isInternal = (row: Row): boolean => said(row, 'visibility') === 'internal' || said(row, 'name').startsWith('#');
const termOf = (row: Row): Term => ({
  slug: said(row, 'slug'),
  name: said(row, 'name'),
  ...(said(row, 'description') && { description: said(row, 'description') }),
});

function headOf(row: Row, { timeZone, language }: ReadContext): ItemHead {
  const slug = said(row, 'slug');
  const headline = said(row, 'title');
  const made = slug ? slugOf(slug) : suggestSlug(headline, language);
  const published = readMoment(said(row, 'published_at'), 'UTC');
  return {
    key: keyOf(row),
    kind: isPageRow(row) ? 'page' : 'article',
    headline: headline || slug || said(row, 'id'),
    slug: ID_PATTERN.test(slug)
      ? slug
      : made !== 'untitled' && ID_PATTERN.test(made)
        ? made
        : `post-${slugOf(said(row, 'id'))}`,
    addresses: slug ? [`/${slug}/`] : [],
    queries: [],
    ...(published && { published: writeMoment(published, timeZone) }),
  };
}

function authorOf(row: Row): NewAuthor {
  const handles: [name: string, url: string][] = [
    ['Website', said(row, 'website')],
    ['X', said(row, 'twitter') && `https://x.com/${said(row, 'twitter').replace(/^@/, '')}`],
    ['Facebook', said(row, 'facebook') && `https://www.facebook.com/${said(row, 'facebook')}`],
    ['Mastodon', said(row, 'mastodon')],
    ['Bluesky', said(row, 'bluesky')],
  ];
  const links = handles.filter(([, url]) => /^https?:\/\/\S+$/.test(url)).map(([name, url]) => ({ name, url }));
  const name = said(row, 'name');
  return {
    id: said(row, 'slug') || slugOf(name),
    name,
    // What is written there is plain text; as HTML it would be read.
    biography: bodyText(said(row, 'bio')),
    ...(said(row, 'location') && { location: said(row, 'location') }),
    ...(links.length > 0 && { links }),
  };
}

const bodyText = (value: string): string => value.replace(/([\\`*_[\]<>#])/g, '\\$1');

function itemOf(row: Row, work: WorkFile, context: ReadContext): SourceItem {
  const head = headOf(row, context);
  const id = said(row, 'id');
  const origin = work.fact('origin')?.replace(/\/$/, '');
  const resolve = (address: string) => address.replaceAll('__GHOST_URL__', origin ?? '');
  const guesses: Guess[] = [];
  const unknown = new Map<string, number>();
  const setAside: SetAside[] = [];
  const html = resolve(said(row, 'html'));
  const meta = work.thing<Row>('posts_meta', id) ?? {};
  const feature = resolve(said(row, 'feature_image') || said(row, 'image'));
  const caption = parseHtml(said(meta, 'feature_image_caption') || said(row, 'feature_image_caption'));
  const credited = ghostCredit(caption);
  const tree = parseHtml(html);
  const whole = plainText(tree);
  openCards(tree, { unknown, setAside });
  const body = bodyOf(tree, { link: context.link, bareEmbeds: false, ...(origin && { baseUrl: origin }) });
  body.text = whole;
  if (credited.label) setAside.push({ kind: 'furniture', text: credited.label });
  body.setAside.unshift(...setAside);
  for (const [name, number] of unknown) {
    body.unknown.set(name, number);
    body.visible.add(name);
  }
  if (html === '' && (said(row, 'lexical') || said(row, 'mobiledoc')))
    guesses.push({ field: 'body', reason: 'the export holds the text in a form of its own only, and no HTML' });

  const authors = work
    .tied<{ id: string }>('posts_authors', id)
    .map((tie) => work.thing<Row>('users', tie.id))
    .filter((user) => user !== undefined)
    .map(authorOf);
  const single = said(row, 'author_id') ? work.thing<Row>('users', said(row, 'author_id')) : undefined;
  if (authors.length === 0 && single) authors.push(authorOf(single));
  const tags = work
    .tied<{ id: string }>('posts_tags', id)
    .map((tie) => work.thing<Row>('tags', tie.id))
    .filter((tag) => tag !== undefined)
    .filter((tag) => (isInternal(tag) ? (count(body.unknown, `the internal tag ${said(tag, 'name')}`), false) : true))
    .map(termOf);

  const visibility = said(row, 'visibility');
  if (visibility && visibility !== 'public')
    guesses.push({ field: 'draft', reason: `only ${visibility} could read it` });
  const summary = said(row, 'custom_excerpt') || said(meta, 'meta_description') || said(row, 'meta_description');
  const updated = readMoment(said(row, 'updated_at'), 'UTC');
  const isPublic = STATUSES[said(row, 'status')] === true;
  const frontmatter: ImportedFrontmatter = {
    ...(said(row, 'title') && { headline: head.headline }),
    ...(summary && { summary: summary.replace(/\s+/gu, ' ') }),
    ...(head.published && { published: head.published }),
    ...(head.published &&
      updated &&
      isPublic &&
      updated.since(Temporal.Instant.from(head.published)).total('seconds') >= 60 && {
        updated: writeMoment(updated, context.timeZone),
      }),
    authors: authors.map((author) => author.id),
    ...(!isPublic && { draft: true }),
  };
  return {
    ...head,
    story: {
      frontmatter,
      body: '',
      ...(feature && {
        photo: {
          src: feature,
          alt: said(meta, 'feature_image_alt'),
          caption: credited.caption,
          credit: credited.credit,
        },
      }),
      otherPhotos: [],
      newAuthors: authors,
      guesses,
      setAside: [],
    },
    tree: body,
    text: `${said(row, 'title')} ${said(row, 'custom_excerpt')} ${plainText(caption)}`,
    // Ghost has tags only; the first that is a section's is what a story is filed under.
    sections: tags,
    topics: tags,
  };
}

/** `Photo by <a>Alex Kim</a> / <a>Unsplash</a>`, as Ghost writes it under pictures that it has found. */
function ghostCredit(caption: Root): ReturnType<typeof creditedCaption> {
  const whole = plainText(caption);
  const [, label, by] = /^((?:photo|image|illustration)\s+by)\s+(.+)$/i.exec(whole) ?? [];
  return by ? { caption: '', credit: by.replace(/\s*\/\s*/g, '/'), label: label! } : creditedCaption(caption);
}

/** Cards that are something else in Markdown, or are furniture; those that are not known stand as the text that they hold. */
const PLAIN_CARDS =
  /^kg-(?:card|image-card|gallery-card|embed-card|width-\w+|card-hascaption|blockquote-alt|video-card|audio-card|code-card|file-card|button-card|callout-card|toggle-card|bookmark-card|signup-card|header-card|product-card|paywall)$/;

function openCards(tree: Root, { unknown, setAside }: { unknown: Map<string, number>; setAside: SetAside[] }): void {
  rewrite(tree, (node) => {
    if (hasClass(node, /^kg-bookmark-card$/)) return [bookmark(node)];
    if (hasClass(node, /^kg-callout-card$/))
      return [element('blockquote', {}, [element('p', {}, [text(plainTextApart(node))])])].map((quote) =>
        withChildren(
          quote,
          find(node, (child) => hasClass(child, /^kg-callout-text$/)),
          find(node, (child) => hasClass(child, /^kg-callout-emoji$/)),
        ),
      );
    if (hasClass(node, /^kg-toggle-card$/)) {
      const [heading, content] = [/^kg-toggle-heading-text$/, /^kg-toggle-content$/].map((name) =>
        find(node, (child) => hasClass(child, name)),
      );
      return [
        ...(heading ? [element('p', {}, [element('strong', {}, heading.children)])] : []),
        ...(content ? [element('div', {}, content.children)] : []),
      ];
    }
    if (hasClass(node, /^kg-signup-card$/)) {
      setAside.push({ kind: 'newsletter', text: plainText(node) });
      return [];
    }
    if (
      hasClass(node, /^kg-(?:audio|video)-(?:player|player-container|overlay|thumbnail|large-play-icon)/) &&
      !find(node, ({ tagName }) => tagName === 'video' || tagName === 'audio')
    ) {
      const shown = plainText(node);
      if (shown) setAside.push({ kind: 'furniture', text: shown });
      return [];
    }
    if (hasClass(node, /^kg-gallery-(?:container|row|image)$/)) return node.children;
    if (hasClass(node, /^kg-gallery-card$/)) {
      const pictures = findAll(node, ({ tagName }) => tagName === 'img').map((picture) =>
        element('figure', {}, [picture]),
      );
      const caption = node.children.find((child) => isElement(child, 'figcaption'));
      return [
        element('div', {}, [
          ...pictures,
          ...(caption && isElement(caption) ? [element('p', {}, caption.children)] : []),
        ]),
      ];
    }
    if (hasClass(node, /^kg-card$/) || hasClass(node, /^kg-[\w]+-card$/)) {
      const name = attribute(node, 'className')
        .split(' ')
        .find((one) => /^kg-[\w-]+-card$/.test(one) && !PLAIN_CARDS.test(one));
      if (name) count(unknown, `the card ${name.slice('kg-'.length, -'-card'.length)}`);
    }
    return undefined;
  });
}

const plainTextApart = (node: Element): string => plainText(node);

/** A quotation with what a callout says, its sign first. */
function withChildren(quote: Element, said: Element | undefined, sign: Element | undefined): Element {
  if (!said) return quote;
  const mark = sign ? plainText(sign) : '';
  quote.children = [element('p', {}, [...(mark ? [text(`${mark} `)] : []), ...said.children])];
  return quote;
}

/** A link with its title, and what it says below that. */
function bookmark(node: Element): Element {
  const link = find(node, ({ tagName }) => tagName === 'a');
  const part = (name: RegExp) => find(node, (child) => hasClass(child, name));
  const [title, description, author, publisher] = [
    /^kg-bookmark-title$/,
    /^kg-bookmark-description$/,
    /^kg-bookmark-author$/,
    /^kg-bookmark-publisher$/,
  ].map(part);
  const caption = node.children.find((child) => isElement(child, 'figcaption'));
  const words = [description, author, publisher, caption && isElement(caption) ? caption : undefined]
    .filter((one) => one !== undefined)
    .map(plainText)
    .filter(Boolean);
  return element('p', {}, [
    element('a', { href: link ? attribute(link, 'href') : '' }, [
      text(title ? plainText(title) : link ? attribute(link, 'href') : ''),
    ]),
    ...(words.length > 0 ? [text(`: ${words.join('. ')}`)] : []),
  ]);
}
