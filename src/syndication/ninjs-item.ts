/**
 * What Broadsheet says in ninjs, the IPTC's standard for news in JSON (https://iptc.org/standards/ninjs/): a part of
 * version 3.3, whose later minor versions only add to it.
 */

export const NINJS_STANDARD = {
  name: 'ninjs',
  version: '3.3',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#',
} as const;

/** A text and what it is for. */
interface Said {
  role: string;
  contentType?: string;
  value: string;
}

/** A text of a story, counted without its captions. */
export interface NinjsBody extends Said {
  /** Unicode characters, without markup. */
  charCount: number;
  wordCount: number;
}

/** A person, an organisation, a subject or a thing, and what the item has to do with it. */
interface Named {
  name: string;
  rel?: string;
  uri?: string;
}

/** A file that holds the item. */
export interface NinjsRendition {
  name: string;
  href: string;
  contentType: string;
  title?: string;
  /** In pixels. */
  width?: number;
  height?: number;
  sizeInBytes?: number;
  /** In seconds. */
  duration?: number;
  /** What a crop must keep, in pixels from the top left. */
  poi?: { x: number; y: number };
  /** Captions of a video. */
  resources?: { role: string; title: string; language: string; contentType: string }[];
}

/** An item, in the order in which it is written. All moments are RFC 3339, all addresses absolute. */
export interface NinjsItem {
  standard?: typeof NINJS_STANDARD;
  /** Names the item, and stays: of a story a tag (permanent-id.ts). */
  uri: string;
  type: 'text' | 'picture' | 'audio' | 'video' | 'composite';
  /** `partial`: something that readers see is left out. */
  representationType: 'full' | 'partial';
  profile?: string;
  firstCreated?: string;
  versionCreated?: string;
  pubStatus?: 'usable' | 'withheld';
  urgency?: number;
  language?: string;
  title?: string;
  slugline?: string;
  headlines?: Said[];
  by?: string;
  located?: string;
  descriptions?: Said[];
  bodies?: NinjsBody[];
  /** For editors who receive it: what has been corrected. */
  edNote?: string;
  people?: Named[];
  organisations?: Named[];
  objects?: Named[];
  subjects?: Named[];
  genres?: { name: string; uri?: string; literal: string }[];
  infoSources?: { name: string }[];
  copyrightHolder?: string;
  copyrightNotice?: string;
  usageTerms?: string;
  rightsInfo?: { linkedRights: string };
  trustIndicators?: { role: string; title: string; href: string }[];
  digitalSourceType?: { uri: string };
  renditions?: NinjsRendition[];
  associations?: NinjsAssociation[];
}

/** An item that belongs to another. */
export interface NinjsAssociation extends NinjsItem {
  name: string;
  rel?: string;
}
