import type { ArchiveReader } from '../archive/model.ts';
import { standingPageAddress } from '../archive/addresses.ts';
import type { NinjsItem } from './ninjs-item.ts';

/**
 * What the IPTC calls the statements of a newsroom (https://cv.iptc.org/newscodes/trustindicator/). It has no name for
 * the ways to reach a newsroom, its privacy notice and the list of who works there.
 */
const ROLES: Readonly<Record<string, string>> = {
  about: 'partyInfo',
  ethics: 'ethicsPolicy',
  corrections: 'correctionsPolicy',
  ownership: 'ownershipFundingInfo',
  verification: 'factCheckingPolicy',
  diversity: 'editorialDiversityPolicy',
  feedback: 'feedbackPolicy',
  unnamedSources: 'unnamedSourcesPolicy',
  noBylines: 'noBylinesPolicy',
  missionCoverage: 'coveragePolicy',
};

/** The policies that have a page. */
export function trustIndicators(archive: ArchiveReader): NonNullable<NinjsItem['trustIndicators']> {
  const { url, ...site } = archive.site();
  const policies: Readonly<Record<string, unknown>> = site.policies;
  const titles = new Map(archive.standingPages().map(({ id, title }) => [id, title]));
  return Object.entries(ROLES).flatMap(([policy, role]) => {
    const page = policies[policy];
    const title = typeof page === 'string' ? titles.get(page) : undefined;
    return title === undefined
      ? []
      : [
          {
            role: `http://cv.iptc.org/newscodes/trustindicator/${role}`,
            title,
            href: url + encodeURI(standingPageAddress(page as string)),
          },
        ];
  });
}
