import { directionOf, type Direction } from '../schema/direction.ts';
import type { ArchiveReader, BreakingNews } from '../archive/model.ts';
import { aiTerms, type AiTerms } from '../schema/ai-policy.ts';
import type { Site } from '../schema/site.ts';
import {
  addressOf,
  correctionsAddress,
  newsletterAddress,
  sectionAddress,
  type PageAddress,
} from '../archive/addresses.ts';
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
  /** Breaking news, on the fronts: they are printed again when it comes and goes. */
  breaking?: BreakingNews;
  /** Whether the page asks for breaking news itself, since it may have been printed before it. */
  asksForBreaking: boolean;
  /** Whether there is an icon, with a manifest that names it. */
  hasIcon: boolean;
  /** What AI may do with the site, when the newsroom has said so. */
  aiTerms?: AiTerms;
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
    pages: pagesOf(archive),
    newsletters: archive.newsletters().flatMap((id) => {
      const offer = archive.newsletter(id);
      return offer ? [{ name: offer.name, address: newsletterAddress(id) }] : [];
    }),
    social: site.social,
    breaking: page.kind === 'home' || page.kind === 'section' ? archive.breaking() : undefined,
    asksForBreaking: site.breaking,
    hasIcon: archive.icon() !== undefined,
    aiTerms: aiTerms(site.policies.ai),
    accent: accentRule(site.colors),
  };
}

/** The newsroom's own pages. The log of corrections is among them, also when it has no words of the newsroom's. */
export function pagesOf(archive: ArchiveReader): Link[] {
  const pages = archive.standingPages().map(({ title, address }) => ({ name: title, address }));
  const address = correctionsAddress();
  if (pages.some((page) => page.address === address)) return pages;
  return [...pages, { name: wordsOf(archive.site().language).corrections, address }];
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
