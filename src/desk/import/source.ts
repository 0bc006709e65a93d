/** What each format's reader gives: first what there is, then each thing in full. */
import type { MarkdownBody } from './markdown-of.ts';
import type { ImportedStory, SetAside } from './story.ts';
import type { WorkFile } from './work-file.ts';

/** What cannot be imported as a whole, in a sentence for the person at the terminal. */
export class ImportRefusal extends Error {}

/** A story or page of the source, before its text is looked at. */
export interface ItemHead {
  /** Its id in the source, which stays: `wordpress 123`. */
  key: string;
  kind: 'article' | 'page';
  headline: string;
  /** The last step of its address. */
  slug: string;
  /** With an offset; undefined when it has none yet. */
  published?: string;
  /** Where it stood: paths on the old site, the present one first. */
  addresses: string[];
  /** Addresses that no path can say: `/?p=123`. */
  queries: string[];
}

/** A topic that a story is about, as the source names it. */
export interface Term {
  slug: string;
  name: string;
  description?: string;
}

/** A story or page of the source. */
export interface SourceItem extends ItemHead {
  /** The folder of the document, where relative addresses begin. */
  beside?: string;
  story: ImportedStory;
  /** The body as a tree whose photos are still where the source has them; else `story.body` is it. */
  tree?: MarkdownBody;
  /** What the source says that must be in the article or be listed, besides the tree's text. */
  text: string;
  /** Names of what it is filed under there, which decide its section: WordPress's categories. */
  sections: Term[];
  /** WordPress's tags. */
  topics: Term[];
}

/** What is passed over without becoming a file. */
export interface Passed {
  /** What it is, in the plural: `revisions`. */
  what: string;
}

/** What a reader needs to know of the newsroom. */
export interface ReadContext {
  timeZone: string;
  language: string;
  siteUrl: string;
  /** Where the newsroom's site was before. */
  oldSite?: string;
  siteName: string;
  sections: readonly { id: string; name: string }[];
  /** Authors that have a file. */
  authors: readonly { id: string; name: string }[];
  /** ms since 1970. */
  now: number;
  /** Notes what is passed over. */
  pass: (what: string) => void;
  /** Where a link of the old site leads now; undefined when it leads to nothing that is there. */
  link: (href: string) => string | undefined;
  /** The first sentences are the summary where there is none; said by the person who imports, so no guess. */
  summaryFromText: boolean;
}

export interface Source {
  /** `WordPress`, for sentences. */
  name: string;
  /** Where the old site was, if it says so. */
  origin?: string;
  /** First pass: notes what there is, and what items will refer to. */
  index(work: WorkFile, context: ReadContext): AsyncIterable<ItemHead>;
  /** Second pass: every item that `index` gave, in the same order. `skip` tells which need not be made. */
  items(work: WorkFile, context: ReadContext, skip: (key: string) => boolean): AsyncIterable<SourceItem | Refused>;
  /** A file that came with it: a picture in a ZIP. */
  file?: (path: string) => Promise<Buffer | undefined>;
  close?: () => void;
}

/** An item that cannot be read. */
export interface Refused {
  key: string;
  headline: string;
  reason: string;
}

export const isRefused = (item: SourceItem | Refused): item is Refused => 'reason' in item;

export type { SetAside };
