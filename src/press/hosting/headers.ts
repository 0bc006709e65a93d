/**
 * What every answer of a host should say besides the file: one list, from which the files for each kind of host are made, and
 * by which `npm start` answers. The content security policy of a page stands in the page (`content-security.ts`).
 */
import { aiTerms } from '../../schema/ai-policy.ts';
import type { Site } from '../../schema/site.ts';
import { FEED_ANSWERS } from '../../syndication/feed-types.ts';
import { contentSignal } from '../../syndication/robots.ts';
import { RSL_ADDRESS, RSL_TYPE } from '../../syndication/rsl.ts';
import { tdmReservation } from '../../syndication/tdm-reservation.ts';

export type Header = readonly [name: string, value: string];

/** What no page of the site uses. What embeds may do (fullscreen, picture-in-picture, encrypted media) is not among it. */
const UNUSED = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/**
 * Headers of every answer.
 *
 * @param url - where the site is published.
 */
export function commonHeaders({ policies }: Pick<Site, 'policies'>, url: string): Header[] {
  const terms = aiTerms(policies.ai);
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', UNUSED.map((feature) => `${feature}=()`).join(', ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    // What a <meta> cannot say, and what holds for every file. Files of public/ may have scripts and styles of their own kind.
    ['Content-Security-Policy', "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"],
    // Not of hosts below this one, which may be anyone's.
    ...(url.startsWith('https:') ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
    ...(terms
      ? ([
          ['Content-Signal', contentSignal(terms)],
          ['tdm-reservation', String(tdmReservation(terms))],
          ['Link', `<${url}${RSL_ADDRESS}>; rel="license"; type="${RSL_TYPE}"`],
        ] as const)
      : []),
  ];
}

/** Of files that are named by what is in them: another file would have another name. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** Of pages and all else: a correction is to be seen within a minute, and whether there is one costs few bytes to ask. */
export const SHORTLY = 'public, max-age=60, must-revalidate';
/** Of what pages ask for again and again while news comes. */
export const AT_ONCE = 'public, max-age=5, must-revalidate';

/** Folders of nothing but files that are named by what is in them; whatever else stands there is warned of. */
export const NAMED_FOLDERS = ['_astro', 'photos', 'media'];
/** The same more exactly, as regular expressions that every kind of server knows. */
export const NAMED_FILES = [
  String.raw`^/_astro/`,
  String.raw`^/photos/.+\.[0-9a-f]{8}-[a-z]?[0-9]+d?\.(avif|webp|jpg|png)$`,
  String.raw`^/media/.+\.[0-9a-f]{8}\.[a-z0-9]+$`,
];
/** Files that a page follows. */
export const FOLLOWED_FILES = [String.raw`^/breaking\.json$`, String.raw`/live\.json$`];

/** Types that hosts do not know or take for others, by how an address ends. */
export const TYPES: readonly (readonly [end: string, type: string])[] = [
  [RSL_ADDRESS, RSL_TYPE],
  ['/feed.xml', FEED_ANSWERS.rss],
  ['/atom.xml', FEED_ANSWERS.atom],
  ['/feed.json', FEED_ANSWERS.json],
  ['.opml', 'text/x-opml; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.avif', 'image/avif'],
  ['.vtt', 'text/vtt; charset=utf-8'],
  ['.m4a', 'audio/mp4'],
  ['.opus', 'audio/ogg'],
];

/** Where `npm start` listens when it is told no other port. */
export const PORT = 4173;
/** Where servers find the newsletters' own service: `npm start` on the same machine, at its usual port. */
export const LETTERS_AT = `127.0.0.1:${PORT}`;
