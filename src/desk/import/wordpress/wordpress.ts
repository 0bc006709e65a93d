/** An export of WordPress's as stories. */
import { createReadStream } from 'node:fs';
import { ID_PATTERN } from '../../../schema/text.ts';
import { creditedCaption, count } from '../elements.ts';
import { plainText } from '../hast.ts';
import { bodyOf, markdownOf, parseHtml } from '../markdown-of.ts';
import { momentOf } from '../moment.ts';
import type { ItemHead, ReadContext, Refused, Source, SourceItem, Term } from '../source.ts';
import type { Guess, ImportedFrontmatter, NewAuthor } from '../story.ts';
import type { WorkFile } from '../work-file.ts';
import { slugOf } from '../slug.ts';
import { unlessTooDeep } from '../too-deep.ts';
import { readWxr, type WxrItem, type WxrPiece } from './read-wxr.ts';
import { expandShortcodes, type Attachment } from './shortcodes.ts';

/** Statuses, and whether what has one was public. */
const STATUSES: Readonly<Record<string, boolean>> = {
  publish: true,
  future: false,
  draft: false,
  pending: false,
  private: false,
};

/** @param files - in their order; an export may come in several. */
export function wordpress(files: readonly { path: string; name: string }[]): Source {
  async function* pieces(): AsyncGenerator<WxrPiece> {
    for (const { path, name } of files) yield* readWxr(createReadStream(path), name);
  }
  const source: Source = { name: 'WordPress', index, items };
  return source;

  async function* index(work: WorkFile, context: ReadContext): AsyncGenerator<ItemHead> {
    for await (const piece of pieces()) {
      if (piece.kind === 'channel') {
        if (piece.field === 'link' && !work.fact('origin')) work.setFact('origin', piece.value);
      } else if (piece.kind === 'author')
        work.put('login', piece.author.login, { name: piece.author.name || piece.author.login });
      else if (piece.kind === 'term') noteTerm(work, piece.term);
      else {
        const head = noteItem(piece.item, work, context);
        if (head) yield head;
      }
    }
  }

  async function* items(
    work: WorkFile,
    context: ReadContext,
    skip: (key: string) => boolean,
  ): AsyncGenerator<SourceItem | Refused> {
    for await (const piece of pieces()) {
      if (piece.kind !== 'item' || !isStory(piece.item)) continue;
      const { item } = piece;
      if (!skip(keyOf(item)))
        yield unlessTooDeep({ key: keyOf(item), headline: item.title }, () => itemOf(item, work, context));
    }
  }
}

const keyOf = ({ id }: WxrItem): string => `wordpress ${id}`;
const isStory = ({ type, status }: WxrItem): boolean =>
  (type === 'post' || type === 'page') && Object.hasOwn(STATUSES, status);

function noteTerm(
  work: WorkFile,
  { domain, slug, name, description }: { domain: string; slug: string; name: string; description: string },
): void {
  const kind = domain === 'category' ? 'category' : domain === 'post_tag' ? 'tag' : undefined;
  if (!kind || slug === '' || work.thing(kind, slug)) return;
  const term: Term = { slug, name: plainText(parseHtml(name)) || slug };
  work.put(kind, slug, { ...term, ...(description && { description: plainText(parseHtml(description)) }) });
}

/** Notes what an item is to others. @returns its head, when it becomes a file. */
function noteItem(item: WxrItem, work: WorkFile, context: ReadContext): ItemHead | undefined {
  for (const term of item.terms) noteTerm(work, term);
  for (let number = 0; number < item.comments; number++) context.pass('comments');
  if (item.type === 'attachment') {
    const attachment = attachmentOf(item);
    work.put('attachment', item.id, attachment);
    work.put('attachment-at', plainAddress(attachment.url), { id: item.id });
    if (item.parent && item.parent !== '0') work.tie('attached', item.parent, Number(item.id), { id: item.id });
    return undefined;
  }
  if (item.type === 'guest-author') {
    noteGuest(item, work);
    return undefined;
  }
  if (!isStory(item)) {
    context.pass(
      item.type === 'post' || item.type === 'page'
        ? `posts with the status ${item.status || '(none)'}`
        : `items of the type ${item.type || '(none)'}`,
    );
    return undefined;
  }
  return headOf(item, context);
}

function headOf(item: WxrItem, context: ReadContext): ItemHead {
  const url = URL.parse(item.link);
  const isPage = item.type === 'page';
  const addresses = url && url.search === '' && url.pathname !== '/' ? [url.pathname] : [];
  for (const old of item.meta.get('_wp_old_slug') ?? []) {
    const [present] = addresses;
    if (present && old.trim() !== '') addresses.push(present.replace(/[^/]+(\/?)$/, `${old.trim()}$1`));
  }
  const headline = plainText(parseHtml(item.title));
  const published = publishedOf(item, context);
  return {
    key: keyOf(item),
    kind: isPage ? 'page' : 'article',
    headline: headline || `Post ${item.id}`,
    slug: postSlug(item.slug || addresses[0]?.split('/').filter(Boolean).at(-1) || '', headline, item.id),
    addresses,
    queries: [isPage ? `/?page_id=${item.id}` : `/?p=${item.id}`],
    ...(published !== undefined && { published }),
  };
}

function postSlug(given: string, headline: string, id: string): string {
  let slug = given;
  try {
    slug = decodeURIComponent(given);
  } catch {
    // A percent sign that means one.
  }
  if (ID_PATTERN.test(slug)) return slug;
  const made = slugOf(slug || headline);
  return made === 'untitled' || !ID_PATTERN.test(made) ? `post-${id}` : made;
}

/** A draft has no time yet, though WordPress writes one: when it was begun. */
function publishedOf({ date, dateGmt, status }: WxrItem, { timeZone }: ReadContext): string | undefined {
  const isSet = !/^(?:0000|$)/.test(dateGmt.trim());
  if (!isSet && status !== 'publish' && status !== 'private') return undefined;
  return momentOf(date, dateGmt, timeZone);
}

/** What plugins call the credit of a picture. */
const CREDITS = [
  '_media_credit',
  'media_credit',
  '_credit',
  'credit',
  'photo_credit',
  '_photo_credit',
  'photographer',
  'image_credit',
  '_image_credit',
];

function attachmentOf({ attachmentUrl, excerpt, content, title, meta }: WxrItem): Attachment {
  const first = (name: string) => meta.get(name)?.[0]?.trim() ?? '';
  const named =
    CREDITS.map(first).find(Boolean) ??
    [...meta].find(([key]) => /(?:credit|photographer)$/i.test(key))?.[1][0]?.trim() ??
    '';
  const agency = [first('_navis_media_credit_org'), first('_media_credit_org')].find(Boolean);
  const person = first('_navis_media_credit') || named;
  const { caption, credit } = creditedCaption(parseHtml(excerpt.trim() || content.trim()));
  return {
    url: attachmentUrl,
    alt: first('_wp_attachment_image_alt'),
    caption,
    credit:
      (agency && person && agency !== person ? `${person}/${agency}` : person) ||
      agency ||
      credit ||
      embeddedCredit(first('_wp_attachment_metadata')),
    title: plainText(parseHtml(title)),
  };
}

/** The credit that WordPress has read from the picture, in PHP's way of writing values. */
function embeddedCredit(serialized: string): string {
  return /s:6:"credit";s:\d+:"([^"]*)"/.exec(serialized)?.[1]?.trim() ?? '';
}

/** An address without what tells a picture's size. */
const plainAddress = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, '');

/** Someone who writes and has no account: the plugin Co-Authors Plus keeps them as posts. */
function noteGuest({ slug, title, meta }: WxrItem, work: WorkFile): void {
  const first = (name: string) => meta.get(name)?.[0]?.trim() ?? '';
  const name = first('cap-display_name') || plainText(parseHtml(title));
  const website = first('cap-website');
  const guest = {
    name,
    role: first('cap-jobtitle') || undefined,
    biography: first('cap-description'),
    links: /^https?:\/\//.test(website) ? [{ name: new URL(website).hostname, url: website }] : undefined,
  };
  for (const id of [slug, first('cap-user_login'), first('cap-linked_account')])
    if (id) work.put('guest', id.replace(/^cap-/, ''), guest);
}

type Guest = Pick<NewAuthor, 'name' | 'role' | 'links' | 'biography'>;

function authorsOf(item: WxrItem, work: WorkFile): NewAuthor[] {
  const named = item.terms.filter(({ domain }) => domain === 'author');
  const keys =
    named.length > 0
      ? named.map(({ slug, name }) => ({ key: slug.replace(/^cap-/, ''), name }))
      : item.creator.trim()
        ? [{ key: item.creator.trim(), name: item.creator.trim() }]
        : [];
  return keys.map(({ key, name }): NewAuthor => {
    const found = work.thing<Guest>('guest', key) ??
      work.thing<Guest>('guest', name) ??
      work.thing<Guest>('login', key) ??
      work.thing<Guest>('login', name) ?? { name, biography: '' };
    return {
      id: slugOf(found.name),
      name: found.name,
      biography: found.biography ? markdownOf(found.biography, { breaksMakeParagraphs: true }).markdown : '',
      ...(found.role && { role: found.role }),
      ...(found.links && { links: found.links }),
    };
  });
}

function itemOf(item: WxrItem, work: WorkFile, context: ReadContext): SourceItem {
  const head = headOf(item, context);
  const guesses: Guess[] = [];
  const unknown = new Map<string, number>();
  const html = expandShortcodes(item.content, {
    attachment: (id) => work.thing<Attachment>('attachment', id),
    attached: () => work.tied<{ id: string }>('attached', item.id).map(({ id }) => id),
    unknown: (name) => count(unknown, name),
  });
  const origin = work.fact('origin');
  const tree = bodyOf(parseHtml(html), {
    breaksMakeParagraphs: !item.content.includes('<!-- wp:'),
    bareEmbeds: true,
    link: context.link,
    ...((item.link || origin) && { baseUrl: item.link || origin! }),
    photo: (src, id) => {
      const known = id ?? work.thing<{ id: string }>('attachment-at', plainAddress(src))?.id;
      const attachment = known === undefined ? undefined : work.thing<Attachment>('attachment', known);
      return attachment && { src: attachment.url || src, alt: attachment.alt, credit: attachment.credit };
    },
  });
  for (const [name, number] of unknown) {
    tree.unknown.set(name, (tree.unknown.get(name) ?? 0) + number);
    tree.visible.add(name);
  }

  const excerpt = plainText(parseHtml(item.excerpt));
  const summary = excerpt || (item.meta.get('_yoast_wpseo_metadesc')?.[0]?.trim() ?? '');
  const isPublic = STATUSES[item.status] === true && item.password.trim() === '';
  if (item.password.trim() !== '') guesses.push({ field: 'draft', reason: 'it was protected by a password' });
  const authors = authorsOf(item, work);
  const updated = momentOf(item.modified, item.modifiedGmt, context.timeZone);
  const thumbnail = item.meta.get('_thumbnail_id')?.[0]?.trim();
  const lead = thumbnail ? work.thing<Attachment>('attachment', thumbnail) : undefined;
  const frontmatter: ImportedFrontmatter = {
    ...(plainText(parseHtml(item.title)) && { headline: head.headline }),
    ...(summary && { summary }),
    ...(head.published && { published: head.published }),
    ...(head.published && updated && isLater(updated, head.published) && { updated }),
    authors: authors.map(({ id }) => id),
    ...(!isPublic && { draft: true }),
  };
  return {
    ...head,
    story: {
      frontmatter,
      body: '',
      ...(lead && { photo: { src: lead.url, alt: lead.alt, caption: lead.caption, credit: lead.credit } }),
      ...(thumbnail && !lead && { photo: { caption: '' } }),
      otherPhotos: [],
      newAuthors: authors,
      guesses,
      setAside: [],
    },
    tree,
    text: `${plainText(parseHtml(item.title))} ${excerpt}`,
    sections: item.terms.filter(({ domain }) => domain === 'category').map((term) => termOf('category', term, work)),
    topics: item.terms.filter(({ domain }) => domain === 'post_tag').map((term) => termOf('tag', term, work)),
  };
}

const termOf = (kind: string, { slug, name }: { slug: string; name: string }, work: WorkFile): Term =>
  work.thing<Term>(kind, slug) ?? { slug: slug || slugOf(name), name: plainText(parseHtml(name)) };

/** A change within a minute is the publishing itself. */
const isLater = (updated: string, published: string): boolean =>
  Temporal.Instant.from(updated).since(Temporal.Instant.from(published)).total('seconds') >= 60;
