import type { Explanation } from './explanation.ts';

/** Of what the site says to machines. */
export const OF_SITE = {
  'bad-icon': {
    means:
      'The newsroom’s icon cannot be one: it is no SVG, is too large, or does something instead of being looked at. All other icons are made of it.',
    wrong: 'content/icon.svg with a script, a photograph or a font in it',
    right: 'A square SVG of shapes alone, of less than 20 kB',
  },
  'kept-for-a-year': {
    means:
      'A file of `public/` stands in a folder whose files browsers keep for a year, since the software names its own there by what is in them. Another version under the same name would not be seen.',
    wrong: 'public/photos/logo.png',
    right: 'public/brand/logo.png',
    warning: true,
  },
  'said-twice': {
    means:
      'A file of `public/` would stand where one is written from site.yaml, and may say something else. One of the two has to go.',
    wrong: 'public/ads.txt, and ads: in site.yaml',
    right: 'ads: in site.yaml alone',
  },
  'security-expires': {
    means:
      'The day until which security.txt holds (RFC 9116) has gone by, is near, or is more than a year away. It tells those who have found a hole that its addresses are still right.',
    wrong: 'security: {contact: mailto:security@ledger.example, expires: 2024-01-01}',
    right: 'The same with a day within a year',
    warning: true,
  },
  'terms-conflict': {
    means:
      'A picture says in its own file whether machines may learn from it, and `policies.ai` says otherwise of the whole site. Both are published, each in its place.',
    wrong: 'policies: {ai: search-only}, and a picture with DMI-ALLOWED',
    right: 'Correct the one that is wrong: npm run photo -- FILE --write data-mining=DMI-PROHIBITED-AIMLTRAINING',
    warning: true,
  },
} as const satisfies Record<string, Explanation>;
