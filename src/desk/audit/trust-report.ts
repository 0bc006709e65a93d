/**
 * Which signals of trust readers and machines find on a site. The names of the eight indicators are those of the Trust
 * Project (https://thetrustproject.org); what the Journalism Trust Initiative asks for is in CEN CWA 17493. Neither has
 * looked at the site, and nothing here is a certificate.
 */
import { slugify } from '../../schema/kinds.ts';

/** What has been seen while the site was read. */
export interface TrustSigns {
  stories: number;
  /** Stories that have at least one. */
  with: Record<'byline' | 'label' | 'dateline' | 'method' | 'sources' | 'corrections' | 'picture', number>;
  /** Pages of authors that say something of them. */
  profiles: number;
  /** Pages that links on the front page lead to: by path, with the words of the link, and whether there is an address to write to. */
  pages: { path: string; words: string; mail: boolean }[];
  /** Policies by the names of schema.org or of the IPTC, each with where it was found and its page. */
  policies: Map<string, { file: string; path: string }>;
}

export interface TrustLine {
  /** `Trust Project` or `JTI`. */
  scheme: string;
  name: string;
  shown: boolean;
  /** Where it was found; what to write, and where, if it was not. */
  note: string;
}

interface Statement {
  /** As schema.org, ninjs or TrustSigns call it. */
  policies: readonly string[];
  /** What its page is called, in an address or on a link; in the languages that Broadsheet speaks. */
  called: RegExp;
  /** Its key in `policies:` of site.yaml. */
  key: string;
  write: string;
}

const STATEMENTS = {
  ethics: {
    policies: ['ethicsPolicy', 'publishingPrinciples', 'editorialPolicy'],
    called: /ethic|standards|principles|grundsätze|ética|éthique|윤리|倫理|أخلاق/iu,
    key: 'ethics',
    write: 'how the newsroom works and what it does not do',
  },
  corrections: {
    policies: ['correctionsPolicy'],
    called: /correct|korrektur|correcci|정정|訂正|تصحيح/iu,
    key: 'corrections',
    write: 'how mistakes are put right, and how to tell of one',
  },
  about: {
    policies: ['partyInfo', 'missionCoveragePrioritiesPolicy', 'coveragePolicy'],
    called: /about|über|acerca|quiénes|propos|소개|について|عن/iu,
    key: 'about',
    write: 'who publishes it, since when, and for whom',
  },
  ownership: {
    policies: ['ownershipFundingInfo'],
    called: /owner|funding|money|eigent|finan|propiedad|소유|運営|ملكية/iu,
    key: 'ownership',
    write: 'who owns it and what it lives on',
  },
  contact: {
    policies: ['contactPoint'],
    called: /contact|kontakt|contacto|연락|問い合わせ|اتصل/iu,
    key: 'contact',
    write: 'how to reach the newsroom and those who are responsible',
  },
  masthead: {
    policies: ['masthead'],
    called: /masthead|staff|impress|team|redacci|rédaction|편집|編集/iu,
    key: 'masthead',
    write: 'who edits it and who is responsible',
  },
  verification: {
    policies: ['verificationFactCheckingPolicy', 'factCheckingPolicy'],
    called: /verif|fact.?check|prüfung|검증|検証/iu,
    key: 'verification',
    write: 'how facts and pictures are checked before they are published',
  },
  feedback: {
    policies: ['actionableFeedbackPolicy', 'feedbackPolicy'],
    called: /feedback|complain|beschwerde|quejas|의견|ご意見/iu,
    key: 'feedback',
    write: 'what becomes of a reader’s complaint or tip, and how soon',
  },
  diversity: {
    policies: ['diversityPolicy', 'editorialDiversityPolicy', 'diversityStaffingReport'],
    called: /divers|vielfalt|다양|多様/iu,
    key: 'diversity',
    write: 'whose voices are heard in the newsroom and in its stories',
  },
  unnamed: {
    policies: ['unnamedSourcesPolicy'],
    called: /unnamed|anonym/iu,
    key: 'unnamedSources',
    write: 'when a source is not named, and who decides it',
  },
  privacy: {
    policies: ['privacyPolicy'],
    called: /privacy|datenschutz|privacidad|confidentialité|개인정보|プライバシー|خصوصية/iu,
    key: 'privacy',
    write: 'what becomes of what readers tell of themselves',
  },
} as const satisfies Record<string, Statement>;

/** What each scheme asks for, with what is to be found of it. */
export function trustReport(signs: TrustSigns): TrustLine[] {
  const { stories, with: have, policies, pages, profiles } = signs;
  const found = (name: keyof typeof STATEMENTS): string | undefined => {
    const { policies: names, called }: Statement = STATEMENTS[name];
    for (const policy of names) {
      const told = policies.get(policy);
      if (told) return `${told.path} (as ${policy} in ${told.file})`;
    }
    const page = pages.find(({ path, words }) => called.test(words) || called.test(path));
    return page && `${page.path} (${page.words})`;
  };
  const missing = (name: keyof typeof STATEMENTS): string => {
    const { key, write }: Statement = STATEMENTS[name];
    const page = slugify(key.replace(/[A-Z]/g, (letter) => `-${letter}`));
    return `Write ${write}, in content/pages/${page}.md, and name it under policies: in content/site.yaml (${key}: ${page}).`;
  };
  const statement = (scheme: string, name: string, ...wanted: (keyof typeof STATEMENTS)[]): TrustLine[] =>
    wanted.map((each) => {
      const place = found(each);
      return { scheme, name, shown: place !== undefined, note: place ?? missing(each) };
    });
  const counted = (
    scheme: string,
    name: string,
    count: number,
    what: string,
    write: string,
    of = stories,
  ): TrustLine => ({
    scheme,
    name,
    shown: count > 0,
    note: count > 0 ? `${count} of ${of} stories ${what}.` : write,
  });
  const mail = pages.find((page) => page.mail);
  const TP = 'Trust Project';
  const JTI = 'JTI';
  return [
    ...statement(TP, 'Best practices: ethics', 'ethics'),
    ...statement(TP, 'Best practices: corrections', 'corrections'),
    ...statement(TP, 'Best practices: ownership and funding', 'ownership'),
    ...statement(TP, 'Best practices: checking of facts', 'verification'),
    ...statement(TP, 'Best practices: unnamed sources', 'unnamed'),
    counted(TP, 'Author expertise: bylines', have.byline, 'name their authors', 'Name authors: in each story.'),
    {
      scheme: TP,
      name: 'Author expertise: biographies',
      shown: profiles > 0,
      note:
        profiles > 0
          ? profiles === 1
            ? '1 page of an author with a biography.'
            : `${profiles} pages of authors with a biography.`
          : 'Write a biography below the frontmatter of each content/authors/id.md: beat, languages, background.',
    },
    counted(
      TP,
      'Type of work',
      have.label,
      'say which form they are',
      'Give stories their type: (opinion, analysis, review …), so that readers see it.',
    ),
    counted(
      TP,
      'Citations and references',
      have.sources,
      'lead to a source outside',
      'Link to the documents and data that a story rests on.',
    ),
    counted(
      TP,
      'Methods',
      have.method,
      'say how they were reported',
      'Say with method: how a long story was reported, and why.',
    ),
    counted(
      TP,
      'Locally sourced',
      have.dateline,
      'say where they were reported',
      'Give stories that were reported on the spot their dateline:.',
    ),
    ...statement(TP, 'Diverse voices', 'diversity'),
    ...statement(TP, 'Actionable feedback', 'feedback'),
    ...statement(JTI, 'Identity and mission', 'about'),
    ...statement(JTI, 'Ownership and sources of revenue', 'ownership'),
    ...statement(JTI, 'Editorial responsibility', 'masthead'),
    ...statement(JTI, 'Contact', 'contact'),
    {
      scheme: JTI,
      name: 'A way to write to the newsroom',
      shown: mail !== undefined,
      note: mail ? `An address in ${mail.path}` : 'Give an address (mailto:) on the page on how to reach the newsroom.',
    },
    ...statement(JTI, 'Editorial guidelines', 'ethics'),
    ...statement(JTI, 'Accuracy and verification', 'verification'),
    ...statement(JTI, 'Corrections policy', 'corrections'),
    counted(
      JTI,
      'Corrections in stories',
      have.corrections,
      'carry a note of what was changed',
      'Nothing has been corrected yet; corrections: in a story says what was.',
    ),
    ...statement(JTI, 'Sources, named and not', 'unnamed'),
    ...statement(JTI, 'Complaints', 'feedback'),
    ...statement(JTI, 'Protection of readers’ data', 'privacy'),
    {
      scheme: JTI,
      name: 'Own assessment, published',
      shown: false,
      note: 'The initiative asks newsrooms to answer its questions in public; link to your answers from content/pages/about.md.',
    },
  ];
}
