/** What a site tells machines of what they may do with it, in each of the languages in which it is told. */
import type { Robots } from './read-robots.ts';
import { child, descendants, type XmlElement } from './read-xml.ts';

/** A use of a text by a machine. */
export type Use = 'training' | 'search' | 'answers';

/** One signal. */
export interface Stance {
  use: Use;
  allows: boolean;
  file: string;
  /** In which words. */
  words: string;
}

/** Crawlers that collect texts to train models. */
const TRAINERS = ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended', 'Meta-ExternalAgent'];

/** Uses as Content-Signal, Content-Usage and RSL call them. */
const CALLED: Readonly<Record<string, Use>> = {
  'ai-train': 'training',
  'train-ai': 'training',
  'ai-input': 'answers',
  search: 'search',
};

/** What robots.txt says: of trainers by their names, and of uses where it has words for them. */
export function stancesOfRobots(robots: Robots, file: string): Stance[] {
  const kept = TRAINERS.filter((agent) => !robots.allows(agent, '/'));
  const stances: Stance[] = [];
  // When some are kept out and others are not, these are exceptions and no policy.
  if (kept.length === TRAINERS.length)
    stances.push({ use: 'training', allows: false, file, words: `keeps out ${TRAINERS.join(', ')}` });
  if (kept.length === 0) stances.push({ use: 'training', allows: true, file, words: `lets in ${TRAINERS.join(', ')}` });
  for (const name of ['content-signal', 'content-usage'])
    for (const value of robots.others.get(name) ?? []) stances.push(...signals(value, file, name));
  return stances;
}

/** @param name - of the line or the header: `content-signal`. */
function signals(value: string, file: string, name: string): Stance[] {
  return [...value.matchAll(/([a-z-]+)\s*=\s*([a-z]+)/gi)].flatMap(([, key, answer]): Stance[] => {
    const use = CALLED[key!.toLowerCase()];
    const allows = /^y/i.test(answer!) ? true : /^n/i.test(answer!) ? false : undefined;
    return use === undefined || allows === undefined
      ? []
      : [{ use, allows, file, words: `says ${name}: ${key}=${answer}` }];
  });
}

/** TDMRep: the reservation of the whole site (https://www.w3.org/community/reports/tdmrep/). @throws SyntaxError */
export function stancesOfTdmRep(text: string, file: string): Stance[] {
  const rules = JSON.parse(text) as { location?: string; 'tdm-reservation'?: number }[];
  return rules
    .filter(({ location }) => location === '/' || location === '/*')
    .map((rule) => tdm(rule['tdm-reservation'], file));
}

const tdm = (reservation: unknown, file: string): Stance => ({
  use: 'training',
  allows: String(reservation) !== '1',
  file,
  words: `says tdm-reservation: ${String(reservation)}`,
});

/** A `<meta name="tdm-reservation">` of a page. */
export const stanceOfMeta = (content: string, file: string): Stance => tdm(content.trim(), file);

/** RSL 1.0 (https://rslstandard.org): what is permitted and prohibited of the whole site. */
export function stancesOfRsl(root: XmlElement, file: string): Stance[] {
  return root.children
    .filter(({ name, attributes }) => name === 'content' && ['/', '/*', ''].includes(attributes['url'] ?? ''))
    .flatMap((content) => descendants(content, 'license'))
    .flatMap((license) =>
      (['permits', 'prohibits'] as const).flatMap((kind) => {
        const rule = license.children.filter(({ name, attributes }) => name === kind && attributes['type'] === 'usage');
        const uses = rule.flatMap(({ text }) => text.split(/[\s,]+/).filter(Boolean));
        return uses.flatMap((word) =>
          usesOf(word).map((use): Stance => ({ use, allows: kind === 'permits', file, words: `${kind} ${word}` })),
        );
      }),
    );
}

function usesOf(word: string): Use[] {
  if (word === 'all') return ['training', 'answers', 'search'];
  if (word === 'ai-all') return ['training', 'answers'];
  return CALLED[word] ? [CALLED[word]] : [];
}

/** trust.txt: whether texts may be used to train models. */
export function stancesOfTrust(text: string, file: string): Stance[] {
  return [...text.matchAll(/^\s*datatrainingallowed\s*=\s*(yes|no)\s*$/gim)].map(([, answer]) => ({
    use: 'training',
    allows: answer!.toLowerCase() === 'yes',
    file,
    words: `says datatrainingallowed=${answer}`,
  }));
}

/** Headers for all pages, in the file that Netlify and Cloudflare read. */
export function stancesOfHeaders(text: string, file: string): Stance[] {
  return [...text.matchAll(/^\s+(tdm-reservation|content-signal|content-usage)\s*:\s*(.+)$/gim)].flatMap(
    ([, name, value]) =>
      name!.toLowerCase() === 'tdm-reservation'
        ? [tdm(value!.trim(), file)]
        : signals(value!, file, name!.toLowerCase()),
  );
}

/** Whether a file is a licence in RSL. */
export const isRsl = (root: XmlElement): boolean => root.name === 'rsl' && child(root, 'content') !== undefined;

/** Pairs of signals that say the opposite, each that is off held against the first of its use. */
export function contradictions(stances: readonly Stance[]): [Stance, Stance][] {
  return [...Map.groupBy(stances, ({ use }) => use).values()].flatMap(([first, ...others]) => {
    const seen = new Set<string>();
    return others
      .filter(({ allows }) => allows !== first!.allows)
      .filter(({ file, words }) => !seen.has(`${file} ${words}`) && seen.add(`${file} ${words}`))
      .map((other): [Stance, Stance] => [first!, other]);
  });
}
