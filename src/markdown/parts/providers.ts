import { webAddress } from '../../schema/text.ts';
import type { BodyEmbed } from '../body.ts';
import type { Refusal } from './part.ts';

/** A site whose pieces can be embedded. */
interface Provider {
  name: string;
  /** Without `www.`, `m.` and `mobile.`. */
  hosts: readonly string[];
  /** Host, path and query of a piece; its groups are what the frame's address is made of. */
  pattern: RegExp;
  /** What that site's own embed codes have, in the variant that says least about a reader. */
  frame: (...found: string[]) => string;
  shape: BodyEmbed['shape'];
  /** An address to compare with. */
  example: string;
}

const PROVIDERS: readonly Provider[] = [
  {
    name: 'YouTube',
    hosts: ['youtube.com', 'youtu.be'],
    pattern: /^(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/))([\w-]{11})(?![^/?&])/,
    frame: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
    shape: 'video',
    example: 'https://www.youtube.com/watch?v=lWq3VQKzG7A',
  },
  {
    name: 'Vimeo',
    hosts: ['vimeo.com'],
    // A video that is not listed has a key.
    pattern: /^[^/]+\/(\d+)(?:\/([\da-f]+))?(?![^/?])/,
    frame: (id, key) => `https://player.vimeo.com/video/${id}?dnt=1${key ? `&h=${key}` : ''}`,
    shape: 'video',
    example: 'https://vimeo.com/812040911',
  },
  {
    name: 'X',
    hosts: ['x.com', 'twitter.com'],
    pattern: /^[^/]+\/\w+\/status\/(\d+)(?![^/?])/,
    frame: (id) => `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true`,
    shape: 'post',
    example: 'https://x.com/portmaren/status/1860341127745683456',
  },
  {
    name: 'Bluesky',
    hosts: ['bsky.app'],
    pattern: /^[^/]+\/profile\/([a-z\d.:-]+)\/post\/([a-z\d]+)(?![^/?])/,
    frame: (author, id) => `https://embed.bsky.app/embed/${author}/app.bsky.feed.post/${id}`,
    shape: 'post',
    example: 'https://bsky.app/profile/portmaren.example/post/3lbm2xq7hks2f',
  },
  {
    name: 'Instagram',
    hosts: ['instagram.com'],
    pattern: /^[^/]+\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]+)(?![^/?])/,
    frame: (kind, id) => `https://www.instagram.com/${kind}/${id}/embed/captioned/`,
    shape: 'post',
    example: 'https://www.instagram.com/p/C8kq2ZtRw1d/',
  },
  {
    name: 'TikTok',
    hosts: ['tiktok.com'],
    pattern: /^[^/]+\/@[\w.-]+\/video\/(\d+)(?![^/?])/,
    frame: (id) => `https://www.tiktok.com/player/v1/${id}`,
    shape: 'tall',
    example: 'https://www.tiktok.com/@portmaren/video/7301234567890123456',
  },
  {
    name: 'Datawrapper',
    hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'],
    pattern: /^(?:datawrapper\.dwcdn\.net|datawrapper\.de\/_)\/([A-Za-z\d]{5})(?![^/?])/,
    frame: (id) => `https://datawrapper.dwcdn.net/${id}/`,
    shape: 'chart',
    example: 'https://datawrapper.dwcdn.net/aB3xY/1/',
  },
];

/** Of a post anywhere: Mastodon is on thousands of hosts, and only the form of its addresses is the same. */
const MASTODON = /^\/@\w+(?:[.-]\w+)*\/\d+\/?$/;
/** A name as it can be had, not a number and not one of a machine's own network. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]+$/;

const NAMES = [...PROVIDERS.map(({ name }) => name), 'Mastodon'].join(', ');

/** Where an embed comes from and how it is shown; or why it cannot be. */
export function recognize(text: string): Omit<BodyEmbed, 'type' | 'title'> | Refusal {
  const url = webAddress.safeParse(text).success ? new URL(text) : undefined;
  if (!url) return { why: 'is not a web address.' };
  if (url.protocol !== 'https:')
    return { why: 'does not begin with https://.', suggestion: `Write https${text.slice(4)}` };
  if (url.username || url.password || url.port) return { why: 'has a name, a password or a port before its path.' };
  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  const provider = PROVIDERS.find(({ hosts }) => hosts.includes(host));
  if (provider) {
    const { name, pattern, frame, shape, example } = provider;
    const found = pattern.exec(host + url.pathname + url.search);
    return found
      ? { provider: name, address: url.href, frame: frame(...found.slice(1)), shape }
      : {
          why: `leads to ${name}, but not to a single piece there.`,
          suggestion: `Open the piece by itself and copy its address, which is like ${example}`,
        };
  }
  if (HOST.test(url.hostname) && MASTODON.test(url.pathname))
    return {
      // Whom a reader's data goes to is the one who runs that host.
      provider: `Mastodon (${url.hostname})`,
      address: url.href,
      frame: `${url.origin}${url.pathname.replace(/\/$/, '')}/embed`,
      shape: 'post',
    };
  return {
    why: 'is on no site that can be embedded.',
    suggestion: `Those are ${NAMES}; to another write a link: [what it is](${text})`,
  };
}
