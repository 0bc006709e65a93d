/** WordPress's shortcodes and blocks without a body, as HTML; those that are not known stay as they are. */

/** A picture of WordPress's library. */
export interface Attachment {
  url: string;
  alt: string;
  caption: string;
  credit: string;
  title: string;
}

export interface ShortcodeTools {
  attachment: (id: string) => Attachment | undefined;
  /** Ids of the pictures that belong to the post. */
  attached: () => string[];
  /** Notes one that is not known. */
  unknown: (name: string) => void;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** `id="attachment_12" width='300' align=left` */
function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g))
    found[name!.toLowerCase()] = double ?? single ?? bare ?? '';
  return found;
}

const CAPTION = /\[(caption|wp_caption)((?:\s[^\]]*)?)\]([\s\S]*?)\[\/\1\]/g;
const GALLERY = /\[gallery((?:\s[^\]]*)?)\/?\]/g;
const EMBED = /\[embed(?:\s[^\]]*)?\]\s*([^[\s]+)\s*\[\/embed\]/g;
const BY_ADDRESS =
  /\[(?:youtube|vimeo|tweet|twitter|instagram|tiktok)\s+(?:url=)?["']?(https?:\/\/[^\s\]"']+)["']?[^\]]*\]/g;
const BY_ID = /\[(youtube|vimeo)\s+(?:id=)?["']?([\w-]+)["']?[^\]]*\]/g;
const RECORDING = /\[(video|audio)(\s[^\]]*)\](?:\[\/\1\])?/g;
/** What is left: a name with values, with an end, or with a sign that no word has. */
const OTHER = /(\[?)\[(\/?)([a-z][\w-]*)((?:\s+(?:[^\]"'[]|"[^"]*"|'[^']*')*)?)(\/?)\](\]?)/gi;
/** `<!-- wp:latest-posts {"postsToShow":3} /-->` */
const EMPTY_BLOCK = /<!--\s+wp:([a-z][\w/-]*)\s+(\{(?:(?!-->)[\s\S])*?\}\s+)?\/-->/g;
const SILENT_BLOCKS = new Set(['more', 'nextpage', 'spacer', 'separator', 'core/more', 'core/nextpage']);

/** Writes what a post's author typed as HTML. */
export function expandShortcodes(content: string, tools: ShortcodeTools): string {
  const expanded = content
    .replace(EMPTY_BLOCK, (_whole, name: string, values = '') => {
      if (SILENT_BLOCKS.has(name)) return '';
      tools.unknown(`the block ${name}`);
      return `<p>[wp:${name}${values ? ` ${escape(String(values).trim())}` : ''}]</p>`;
    })
    .replace(CAPTION, (_whole, _name, given: string, inside: string) => {
      const attributes = attributesOf(given);
      const id = /(\d+)/.exec(attributes.id ?? '')?.[1];
      const [, picture = '', rest = inside] = /^([\s\S]*?<img[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inside) ?? [];
      const caption = rest.trim() || escape(attributes.caption ?? '');
      return `\n\n<figure>${id ? picture.replace(/<img/i, `<img data-attachment="${id}"`) : picture}${caption && `<figcaption>${caption}</figcaption>`}</figure>\n\n`;
    })
    .replace(GALLERY, (whole: string, given: string) => {
      const attributes = attributesOf(given);
      const ids = (attributes.ids ?? attributes.include)?.split(/[\s,]+/).filter(Boolean) ?? tools.attached();
      const pictures = ids.map((id) => figureOf(id, tools.attachment(id)));
      if (pictures.length === 0 || pictures.includes(''))
        tools.unknown('a picture of a gallery that is not in the export');
      if (pictures.every((picture) => picture === '')) return whole;
      return `\n\n${pictures.join('\n')}\n\n`;
    })
    .replace(EMBED, (_whole, address: string) => `\n\n${address}\n\n`)
    .replace(BY_ADDRESS, (_whole, address: string) => `\n\n${address}\n\n`)
    .replace(
      BY_ID,
      (_whole, name: string, id: string) =>
        `\n\n${name === 'vimeo' ? 'https://vimeo.com/' : 'https://www.youtube.com/watch?v='}${id}\n\n`,
    )
    .replace(RECORDING, (whole: string, name: string, given: string) => {
      const { src, mp4, m4v, webm, mp3, m4a, ogg, wav } = attributesOf(given);
      const source = src ?? mp4 ?? m4v ?? webm ?? mp3 ?? m4a ?? ogg ?? wav;
      return source ? `\n\n<${name} src="${escape(source)}"></${name}>\n\n` : whole;
    });
  for (const [, before, closing, name, values = '', slash, after] of expanded.matchAll(OTHER)) {
    if (closing || (before && after)) continue;
    const isShortcode = /=/.test(values) || slash === '/' || /[_-]/.test(name!) || expanded.includes(`[/${name}]`);
    if (isShortcode && !name!.startsWith('wp:')) tools.unknown(`the shortcode ${name!.toLowerCase()}`);
  }
  // `[[name]]` is how one shows `[name]`.
  return expanded.replace(/\[(\[\/?[a-z][\w-]*[^[\]]*\])\]/gi, '$1');
}

function figureOf(id: string, attachment: Attachment | undefined): string {
  if (!attachment) return '';
  const { url, alt, caption } = attachment;
  return `<figure><img data-attachment="${id}" src="${escape(url)}" alt="${escape(alt)}">${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}
