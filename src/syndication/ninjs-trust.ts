import type { ArchiveReader } from '../archive/model.ts';
import { standingPageAddress } from '../archive/addresses.ts';
import type { Site } from '../schema/site.ts';
import type { NinjsItem } from './ninjs-item.ts';

/**
 * What the IPTC calls the statements of a newsroom (https://cv.iptc.org/newscodes/trustindicator/). It has no name for
 * the ways to reach a newsroom, its privacy notice and the list of who works there.
 */
const ROLES: Partial<Record<keyof Site['policies'], string>> = {
  about: 'partyInfo',
  ethics: 'ethicsPolicy',
  corrections: 'correctionsPolicy',
  ownership: 'ownershipFundingInfo',
  verification: 'factCheckingPolicy',
  diversity: 'editorialDiversityPolicy',
  feedback: 'feedbackPolicy',
};

/** The policies that have a page. */
export function trustIndicators(archive: ArchiveReader): NonNullable<NinjsItem['trustIndicators']> {
  const { url, policies } = archive.site();
  const titles = new Map(archive.standingPages().map(({ id, title }) => [id, title]));
  return Object.entries(ROLES).flatMap(([policy, role]) => {
    const page = policies[policy as keyof Site['policies']];
    const title = page === undefined ? undefined : titles.get(page);
    return title === undefined
      ? []
      : [
          {
            role: `http://cv.iptc.org/newscodes/trustindicator/${role}`,
            title,
            href: url + encodeURI(standingPageAddress(page!)),
          },
        ];
  });
}
