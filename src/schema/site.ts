import { z } from 'zod';
import { aiPolicy } from './ai-policy.ts';
import { ADVICE_RULES } from './rules.ts';
import { ads, indexNowKey, security, trust } from './site-files.ts';
import { id, language, line, webAddress } from './text.ts';

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour. Write it like "#a3201d", in quotation marks.');

const timeZone = line.refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { message: 'is not a time zone. Write its IANA name, like Asia/Seoul or America/New_York.' },
);

const url = webAddress
  .refine((text) => ['', '/'].includes(URL.parse(text)!.pathname) && !URL.parse(text)!.search, {
    message: 'must be the root of a host, like https://harborledger.example.',
    // Without this the refinement would run on text that is no URL at all.
    when: (payload) => payload.issues.length === 0,
  })
  .transform((text) => new URL(text).origin);

/** A host as it stands in an address, without its port. */
const host = line.refine((text) => URL.parse(`https://${text}/`)?.host === text, {
  message: 'is not a host. Write it like harborledger.example, in small letters.',
});

/** Words that the software has taken for the first step of an address, so no section or page may be called so. */
export const RESERVED_IDS = [
  'authors',
  'topics',
  'series',
  'newsletter',
  'newsletters',
  'corrections',
  'feeds',
  'photos',
  'archive',
  'partners',
  'sitemaps',
  '404',
];

/**
 * Files and folders at the root of the site that are the software's, or that hosts and machines look for: no story may
 * have an alias there.
 */
export const RESERVED_FILES = [
  '.well-known',
  '_astro',
  '_headers',
  '_redirects',
  'ads.txt',
  'apple-touch-icon.png',
  'atom.xml',
  'breaking.json',
  'favicon.ico',
  'feed.css',
  'feed.json',
  'feed.xml',
  'feeds.opml',
  'humans.txt',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'icon.svg',
  'llms.txt',
  'robots.txt',
  'rsl.xml',
  'site.webmanifest',
  'sitemap.xml',
  'trust.txt',
];

const sectionId = id
  .refine((text) => !RESERVED_IDS.includes(text), {
    message: `is taken by the software (${RESERVED_IDS.join(', ')}). Choose another id.`,
  })
  .refine((text) => !/^\d+$/.test(text), { message: 'must not be a number: numbers are years in addresses.' });

/** The statements that readers and machines look for on a news site. */
const POLICIES = [
  'about',
  'ethics',
  'corrections',
  'contact',
  'privacy',
  'ownership',
  'masthead',
  'verification',
  'diversity',
  'feedback',
  'unnamedSources',
  'noBylines',
  'missionCoverage',
  'diversityStaffing',
] as const;

/** `content/site.yaml`: everything that names the publication. */
export const site = z.strictObject({
  name: line.describe('The name of the publication.'),
  url: url.describe('Where it is published: https://harborledger.example.'),
  tagline: line.optional().describe('A few words below the name.'),
  language: language.default('en').describe('The language that it is written in: a BCP 47 tag.'),
  timeZone: timeZone.default('UTC').describe('The zone of times without an offset, and of all times that readers see.'),
  sections: z
    .array(
      z.strictObject({
        id: sectionId.describe('The id, which is also the address: local is at /local/.'),
        name: line.describe('The name as readers see it.'),
        description: line.optional().describe('A sentence below the name on its front.'),
      }),
    )
    .min(1, 'needs at least one section.')
    .superRefine((sections, context) => {
      sections.forEach((section, index) => {
        if (sections.findIndex((other) => other.id === section.id) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: 'stands twice. Each section needs an id of its own.',
          });
        }
      });
    })
    .describe('The sections, in the order of the navigation.'),
  newsletter: id.optional().describe('The newsletter whose sign-up block a story carries when it names none.'),
  breaking: z
    .boolean()
    .default(false)
    .describe('true: breaking news also shows on pages that were printed before it, by a small script on every page.'),
  feeds: z
    .strictObject({
      hub: webAddress.optional().describe('The WebSub hub that is told of what is new: https://hub.example/.'),
      host: host
        .optional()
        .describe(
          'The host in the permanent ids of stories, when the site has moved from it: readers then know what they have read.',
        ),
    })
    .default({})
    .describe('What feeds say beside the stories.'),
  policies: z
    .strictObject({
      ...(Object.fromEntries(POLICIES.map((policy) => [policy, id.optional()])) as Record<
        (typeof POLICIES)[number],
        z.ZodOptional<typeof id>
      >),
      ai: aiPolicy
        .optional()
        .describe(
          'What AI may do: allow, search-only (find and answer from stories, but not learn from them) or deny (no more than search engines always did); or {policy: search-only, agents: {GPTBot: allow}} with exceptions. Nothing is said when it is left out.',
        ),
    })
    .default({})
    .describe('Which page in content/pages holds which policy: ethics: ethics.'),
  redistribution: z
    .strictObject({
      sources: z
        .array(line)
        .default([])
        .describe('Agencies and partners whose stories may be passed on, each as source: names it.'),
      credits: z
        .array(line)
        .optional()
        .describe(
          'Whose pictures and recordings may be passed on: a whole credit, or its last part: Harbor Ledger. The name of the publication when it is left out.',
        ),
      terms: line.optional().describe('What partners may do with a story, in a sentence.'),
      page: id.optional().describe('The page in content/pages that says more of that.'),
    })
    .default({ sources: [] })
    .describe(
      'What stands in the feed for partners, /partners/ninjs.json: stories of your own, those of the sources below, and of their pictures and recordings those that may be passed on.',
    ),
  social: z
    .array(z.strictObject({ name: line.describe('The network.'), url: webAddress.describe('Your profile there.') }))
    .default([])
    .describe('Profiles elsewhere.'),
  security: security.optional().describe('Whom to tell that the site has a hole: makes security.txt.'),
  ads: ads
    .optional()
    .describe(
      'The lines of ads.txt, which say who may sell space; [] says that nobody may. Left out, there is no such file.',
    ),
  trust: trust
    .optional()
    .describe('Makes trust.txt, which also says what social, policies.contact and policies.ai say. {} is enough.'),
  indexNow: indexNowKey.optional().describe('A key by which you tell search engines of what has changed (IndexNow).'),
  colors: z
    .strictObject({
      accent: color.optional().describe('The colour of labels on light paper.'),
      accentDark: color.optional().describe('The same on dark paper.'),
    })
    .default({})
    .describe('Colours of the publication.'),
  check: z
    .strictObject({
      off: z
        .array(z.enum(ADVICE_RULES))
        .default([])
        .describe('Advice that npm run check leaves out: [numerals]. docs/errors.md has the names.'),
    })
    .default({ off: [] })
    .describe('How npm run check advises this newsroom.'),
});

/** What site.yaml says. */
export type SiteFile = z.output<typeof site>;
/** What pages know of it: how the newsroom checks its texts is none of readers' business, and prints no page again. */
export type Site = Omit<SiteFile, 'check'>;
export type Section = Site['sections'][number];
