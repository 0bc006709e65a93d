/** The addresses by which embeds name themselves in other systems' HTML, as `::embed` wants them. */
import { recognize } from '../../markdown/parts/providers.ts';

/** Frames' addresses, and what they show; the groups of the pattern make the address. */
const FRAMES: readonly [pattern: RegExp, address: (...found: string[]) => string][] = [
  [/^(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{11})/, (id) => `https://www.youtube.com/watch?v=${id}`],
  [
    /^player\.vimeo\.com\/video\/(\d+)(?:.*[?&]h=([\da-f]+))?/,
    (id, key) => `https://vimeo.com/${id}${key ? `/${key}` : ''}`,
  ],
  [/^platform\.twitter\.com\/embed\/Tweet\.html\?(?:.*&)?id=(\d+)/i, (id) => `https://x.com/i/status/${id}`],
  [/^(?:www\.)?instagram\.com\/(p|reel|tv)\/([\w-]+)\/embed/, (kind, id) => `https://www.instagram.com/${kind}/${id}/`],
  [/^(?:www\.)?tiktok\.com\/(?:embed(?:\/v\d)?|player\/v1)\/(\d+)/, (id) => `https://www.tiktok.com/@_/video/${id}`],
  [
    /^embed\.bsky\.app\/embed\/([^/]+)\/app\.bsky\.feed\.post\/([a-z\d]+)/,
    (author, id) => `https://bsky.app/profile/${author}/post/${id}`,
  ],
  [/^datawrapper\.dwcdn\.net\/([A-Za-z\d]{5})\b/, (id) => `https://datawrapper.dwcdn.net/${id}/`],
  [/^([a-z\d.-]+)\/(@\w+(?:[.-]\w+)*)\/(\d+)\/embed\/?$/, (host, author, id) => `https://${host}/${author}/${id}`],
];

/**
 * @param address - of a frame, a post or a page, with or without its protocol.
 * @returns the address of the one piece, and whose it is; undefined when it is of no site that can be embedded.
 */
export function embedAddress(address: string): { url: string; provider: string } | undefined {
  const given = address.trim().replace(/^(?:https?:)?\/\//i, 'https://');
  const url = URL.parse(given);
  if (!url) return undefined;
  const rest = `${url.hostname}${url.pathname}${url.search}`;
  for (const [pattern, make] of FRAMES) {
    const found = pattern.exec(rest);
    if (found) return known(make(...found.slice(1)));
  }
  url.hash = '';
  // What tells a site who has shared a piece is no part of its address.
  for (const key of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|si|igsh|igshid|s|t|ref_src|ref_url|feature|list|index|pp|ab_channel)$/.test(key))
      url.searchParams.delete(key);
  return known(url.href);
}

function known(url: string): { url: string; provider: string } | undefined {
  const found = recognize(url);
  return 'why' in found ? undefined : { url: found.address, provider: found.provider };
}
