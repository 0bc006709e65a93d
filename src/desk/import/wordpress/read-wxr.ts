/**
 * Reads WordPress's export (WXR: RSS with elements of its own) as a stream: of a file of gigabytes there is never more
 * than one post in memory.
 */
import { SaxesParser } from 'saxes';
import { ImportRefusal } from '../source.ts';

export interface WxrTerm {
  domain: string;
  slug: string;
  name: string;
  description: string;
}

export interface WxrAuthor {
  login: string;
  name: string;
}

export interface WxrItem {
  id: string;
  title: string;
  link: string;
  creator: string;
  content: string;
  excerpt: string;
  date: string;
  dateGmt: string;
  modified: string;
  modifiedGmt: string;
  slug: string;
  status: string;
  type: string;
  parent: string;
  password: string;
  attachmentUrl: string;
  terms: WxrTerm[];
  /** Those fields of its metadata that an import can use, each with its values. */
  meta: Map<string, string[]>;
  comments: number;
}

export type WxrPiece =
  | { kind: 'channel'; field: 'title' | 'link' | 'language'; value: string }
  | { kind: 'author'; author: WxrAuthor }
  | { kind: 'term'; term: WxrTerm }
  | { kind: 'item'; item: WxrItem };

/** Elements of an item, and what they are here. */
const FIELDS: Readonly<Record<string, Exclude<keyof WxrItem, 'terms' | 'meta' | 'comments'>>> = {
  title: 'title',
  link: 'link',
  'dc:creator': 'creator',
  'content:encoded': 'content',
  'excerpt:encoded': 'excerpt',
  'wp:post_id': 'id',
  'wp:post_date': 'date',
  'wp:post_date_gmt': 'dateGmt',
  'wp:post_modified': 'modified',
  'wp:post_modified_gmt': 'modifiedGmt',
  'wp:post_name': 'slug',
  'wp:status': 'status',
  'wp:post_type': 'type',
  'wp:post_parent': 'parent',
  'wp:post_password': 'password',
  'wp:attachment_url': 'attachmentUrl',
};

/** Metadata that an import can use; plugins write much more of it than there is text. */
const META =
  /^(?:_thumbnail_id|_wp_old_slug|_wp_attachment_image_alt|_wp_attachment_metadata|_yoast_wpseo_metadesc|cap-[\w-]+|.*(?:credit|photographer).*)$/i;

/** Names of HTML's characters that some exports write outside of CDATA, where XML does not know them. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  euro: '€',
};

/** Characters that XML forbids and that people's posts hold all the same. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** No post has so many characters. */
const LONGEST = 50_000_000;

/**
 * @param name - of the file, for sentences.
 * @throws ImportRefusal when it is no export of WordPress's, or is damaged.
 */
export async function* readWxr(stream: AsyncIterable<Buffer>, name: string): AsyncGenerator<WxrPiece> {
  const pieces: WxrPiece[] = [];
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, ENTITIES);
  const path: string[] = [];
  let isExport = false;
  let item: WxrItem | undefined;
  let author: WxrAuthor | undefined;
  let term: WxrTerm | undefined;
  let domain = '';
  let nicename = '';
  let metaKey = '';
  let buffer: string[] = [];
  let length = 0;

  parser.on('error', (error) => {
    const message = error.message.replace(/^(?:\S*:)?\d+:\d+: /, '').replace(/\.$/, '');
    throw new ImportRefusal(`${name}: the XML is damaged at line ${parser.line} (${message}). Export it again.`);
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    path.push(tag);
    buffer = [];
    length = 0;
    if (path.length === 1) {
      if (tag !== 'rss')
        throw new ImportRefusal(`${name} is XML, but no export of WordPress's: it begins with <${tag}>.`);
      isExport = Object.keys(attributes).some((key) => key === 'xmlns:wp');
      if (!isExport)
        throw new ImportRefusal(
          `${name} is a feed and no export: it has the newest stories only. In WordPress choose Tools, Export.`,
        );
    } else if (path.length === 3 && tag === 'item')
      item = {
        id: '',
        title: '',
        link: '',
        creator: '',
        content: '',
        excerpt: '',
        date: '',
        dateGmt: '',
        modified: '',
        modifiedGmt: '',
        slug: '',
        status: '',
        type: '',
        parent: '',
        password: '',
        attachmentUrl: '',
        terms: [],
        meta: new Map(),
        comments: 0,
      };
    else if (path.length === 3 && tag === 'wp:author') author = { login: '', name: '' };
    else if (path.length === 3 && /^wp:(?:category|tag|term)$/.test(tag))
      term = {
        domain: tag === 'wp:category' ? 'category' : tag === 'wp:tag' ? 'post_tag' : '',
        slug: '',
        name: '',
        description: '',
      };
    else if (tag === 'category') {
      domain = attributes.domain ?? '';
      nicename = attributes.nicename ?? '';
    } else if (tag === 'wp:comment' && item) item.comments += 1;
  });
  const take = (text: string) => {
    length += text.length;
    if (length > LONGEST)
      throw new ImportRefusal(
        `${name}: at line ${parser.line} a text has more than ${LONGEST / 1e6} million characters.`,
      );
    buffer.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ name: tag }) => {
    const text = buffer.join('');
    buffer = [];
    path.pop();
    if (item) {
      if (path.length === 2 && tag === 'item') {
        pieces.push({ kind: 'item', item });
        item = undefined;
      } else if (path.length === 3) {
        const field = FIELDS[tag];
        if (field) item[field] = text;
        else if (tag === 'category') item.terms.push({ domain, slug: nicename, name: text.trim(), description: '' });
      } else if (path.length === 4 && path[3] === 'wp:postmeta') {
        if (tag === 'wp:meta_key') metaKey = text.trim();
        else if (tag === 'wp:meta_value' && META.test(metaKey))
          item.meta.set(metaKey, [...(item.meta.get(metaKey) ?? []), text]);
      }
      return;
    }
    if (author) {
      if (tag === 'wp:author_login') author.login = text.trim();
      else if (tag === 'wp:author_display_name') author.name = text.trim();
      else if (tag === 'wp:author') {
        pieces.push({ kind: 'author', author });
        author = undefined;
      }
    } else if (term) {
      if (/^wp:(?:category_nicename|tag_slug|term_slug)$/.test(tag)) term.slug = text.trim();
      else if (/^wp:(?:cat_name|tag_name|term_name)$/.test(tag)) term.name = text.trim();
      else if (/^wp:(?:category|tag|term)_description$/.test(tag)) term.description = text.trim();
      else if (tag === 'wp:term_taxonomy') term.domain = text.trim();
      else if (/^wp:(?:category|tag|term)$/.test(tag)) {
        pieces.push({ kind: 'term', term });
        term = undefined;
      }
    } else if (path.length === 2 && (tag === 'title' || tag === 'link' || tag === 'language'))
      pieces.push({ kind: 'channel', field: tag, value: text.trim() });
  });

  for await (const text of decoded(stream, name)) {
    parser.write(text.replace(FORBIDDEN, ''));
    yield* pieces.splice(0);
  }
  parser.close();
  yield* pieces.splice(0);
}

/** A stream as text, in the encoding that its first bytes say. */
async function* decoded(stream: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let label = 'utf-8';
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder!.decode(bytes, { stream: true }) : decoder!.decode();
    } catch {
      throw new ImportRefusal(`${name} is not in ${label}, though it says so. Save it in UTF-8.`);
    }
  };
  for await (const bytes of stream) {
    if (!decoder) {
      label = encodingOf(bytes);
      try {
        decoder = new TextDecoder(label, { fatal: true });
      } catch {
        throw new ImportRefusal(`${name} says that it is in ${label}, which is not known. Save it in UTF-8.`);
      }
    }
    yield decode(bytes);
  }
  if (!decoder) throw new ImportRefusal(`${name} is empty.`);
  yield decode();
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return (
    /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/
      .exec(bytes.subarray(0, 300).toString('latin1'))?.[1]
      ?.toLowerCase() ?? 'utf-8'
  );
}
