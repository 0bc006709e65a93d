import type { ContactPoint, NewsMediaOrganizationLeaf } from 'schema-dts';
import type { ArchiveReader } from '../../archive/model.ts';
import type { Site } from '../../schema/site.ts';
import { ICON_SIZES, iconAddresses } from '../icons.ts';

type Policy = keyof Site['policies'];

/** Under which names schema.org knows the newsroom's policies. A code of ethics is what it calls publishing principles too. */
const POLICIES = {
  ethics: ['ethicsPolicy', 'publishingPrinciples'],
  corrections: ['correctionsPolicy'],
  ownership: ['ownershipFundingInfo'],
  masthead: ['masthead'],
  verification: ['verificationFactCheckingPolicy'],
  diversity: ['diversityPolicy'],
  feedback: ['actionableFeedbackPolicy'],
  unnamedSources: ['unnamedSourcesPolicy'],
  noBylines: ['noBylinesPolicy'],
  missionCoverage: ['missionCoveragePrioritiesPolicy'],
  diversityStaffing: ['diversityStaffingReport'],
} as const satisfies Partial<Record<Policy, readonly (keyof NewsMediaOrganizationLeaf)[]>>;

/** Names the publisher wherever it is spoken of; the front page says the most of it. */
export const publisherId = ({ url }: Pick<Site, 'url'>): string => `${url}/#publisher`;

/** The publisher as other pages than the front name it. */
export function publisher(archive: ArchiveReader) {
  const site = archive.site();
  const icon = iconAddresses(archive);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(site),
    name: site.name,
    url: `${site.url}/`,
    ...(icon && {
      logo: {
        '@type': 'ImageObject' as const,
        url: icon.large,
        width: String(ICON_SIZES.large),
        height: String(ICON_SIZES.large),
      },
    }),
  } satisfies NewsMediaOrganizationLeaf;
}

/** The publisher with all that it says of itself: where else it is, and the policies that have a page. */
export function publisherInFull(archive: ArchiveReader): NewsMediaOrganizationLeaf {
  const { url, tagline, social, policies } = archive.site();
  const pages = archive.standingPages();
  const addressOf = (policy: Policy) => {
    const page = pages.find(({ id }) => id === policies[policy]);
    return page && url + encodeURI(page.address);
  };
  const contact = addressOf('contact');
  return {
    ...publisher(archive),
    ...(tagline && { slogan: tagline }),
    ...(social.length > 0 && { sameAs: social.map((profile) => profile.url) }),
    ...(contact && {
      contactPoint: { '@type': 'ContactPoint', contactType: 'newsroom', url: contact } satisfies ContactPoint,
    }),
    ...Object.fromEntries(
      Object.entries(POLICIES).flatMap(([policy, names]) => {
        const address = addressOf(policy as Policy);
        return address ? names.map((name) => [name, address]) : [];
      }),
    ),
  };
}
