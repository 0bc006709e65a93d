import { directionOf, type Direction } from '../schema/direction.ts';
import type { ArchiveReader } from '../archive/model.ts';
import type { Site } from '../schema/site.ts';
import { addressOf, newsletterAddress, sectionAddress, type PageAddress } from '../archive/addresses.ts';
import { clockOf } from './clock.ts';
import { wordsOf, type Words } from './words.ts';

interface Link {
  name: string;
  address: string;
}

/** What stands around every page: the masthead, the sections, the foot. */
export interface Frame {
  language: string;
  direction: Direction;
  words: Words;
  name: string;
  tagline?: string;
  /** Where the site is published: `https://harborledger.example`. */
  origin: string;
  /** The page's address in full, as search engines should know it. */
  canonical: string;
  sections: (Link & { id: string })[];
  pages: Link[];
  newsletters: Link[];
  social: { name: string; url: string }[];
  /** A rule for the publication's own accent, when it has one. */
  accent?: string;
}

/** The frame of a page. */
export function frameOf(archive: ArchiveReader, page: PageAddress): Frame {
  const site = archive.site();
  return {
    language: site.language,
    direction: directionOf(site.language),
    words: wordsOf(site.language),
    name: site.name,
    tagline: site.tagline,
    origin: site.url,
    canonical: site.url + encodeURI(addressOf(page)),
    sections: site.sections.map(({ id, name }) => ({ id, name, address: sectionAddress(id) })),
    pages: archive.standingPages().map(({ title, address }) => ({ name: title, address })),
    newsletters: archive.newsletters().flatMap((id) => {
      const offer = archive.newsletter(id);
      return offer ? [{ name: offer.name, address: newsletterAddress(id) }] : [];
    }),
    social: site.social,
    accent: accentRule(site.colors),
  };
}

/** The day of the newest story: the date of the edition that a front page is. */
export function editionOf(archive: ArchiveReader): { moment: number; iso: string; text: string } | undefined {
  const [newest] = archive.list({ scope: 'all', limit: 1 });
  const story = newest === undefined ? undefined : archive.card(newest);
  if (!story) return undefined;
  const clock = clockOf(archive.site());
  return { moment: story.published, iso: clock.day(story.published), text: clock.longDate(story.published) };
}

const COLOR = /^#[0-9a-f]{6}$/i;

/**
 * The publication's accent as a CSS rule. A colour that is not plainly `#rrggbb` is left out, for the rule goes into the
 * page unescaped. Where only the colour on light paper is given, that on dark paper is made lighter from it.
 */
export function accentRule({ accent, accentDark }: Site['colors']): string | undefined {
  const light = accent && COLOR.test(accent) ? accent : undefined;
  const dark = accentDark && COLOR.test(accentDark) ? accentDark : undefined;
  if (!light && !dark) return undefined;
  return `:root{--accent:light-dark(${light ?? '#a3201d'},${dark ?? `color-mix(in oklab,${light} 50%,#fff)`})}`;
}
