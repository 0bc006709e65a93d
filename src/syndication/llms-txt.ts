import { newsletterAddress, sectionAddress } from '../archive/addresses.ts';
import type { ArchiveReader } from '../archive/model.ts';
import { aiTerms } from '../schema/ai-policy.ts';
import { contentSignal } from './robots.ts';

/** Feeds of the whole site, and what they are called. */
const FEEDS = [
  ['RSS', '/feed.xml'],
  ['Atom', '/atom.xml'],
  ['JSON Feed', '/feed.json'],
] as const;

/** So that no name can be more than the text of its link. */
const text = (words: string) => words.replace(/[\\[\]<>*_`]/g, String.raw`\$&`);

/**
 * `/llms.txt` (https://llmstxt.org): where a model that answers a reader finds what. It names what stays, and no stories:
 * those are in the feeds.
 */
export function llmsTxt(archive: ArchiveReader): string {
  const { name, tagline, url, sections, policies } = archive.site();
  const link = (label: string, address: string, description?: string) =>
    `- [${text(label)}](${url}${encodeURI(address)})${description ? `: ${text(description)}` : ''}`;
  const newsletters = archive.newsletters().flatMap((id) => archive.newsletter(id) ?? []);
  const terms = aiTerms(policies.ai)!;
  const parts: [heading: string, lines: string[]][] = [
    ['Sections', sections.map((section) => link(section.name, sectionAddress(section.id), section.description))],
    ['Newest stories, with their full text', FEEDS.map(([label, address]) => link(label, address))],
    ['The newsroom', archive.standingPages().map(({ title, address }) => link(title, address))],
    ['Terms', [link('robots.txt', '/robots.txt', contentSignal(terms)), link('Licence', '/rsl.xml')]],
    [
      'Optional',
      [
        link('Archive', '/archive/'),
        ...newsletters.map((offer) => link(offer.name, newsletterAddress(offer.id), offer.schedule)),
      ],
    ],
  ];
  const body = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}\n`);
  return [`# ${text(name)}\n`, ...(tagline ? [`> ${text(tagline)}\n`] : []), ...body].join('\n');
}
