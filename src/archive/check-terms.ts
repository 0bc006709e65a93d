/** Warnings of what site.yaml says for machines: what a day has gone by, and what a picture says otherwise. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aiTerms, type AiTerms } from '../schema/ai-policy.ts';
import { locate } from '../schema/locate.ts';
import { CONTENT, type Problem } from '../schema/problem.ts';
import type { PhotoFile } from './model.ts';
import { siteIn } from './site-in.ts';
import type { Store } from './store.ts';

const DAY = 86_400_000;
/** How long before its end one is told of it (days), and how far ahead that may be (RFC 9116, 2.5.5). */
const SOON = 30;
const LONGEST = 366;

/**
 * Whether security.txt can still be relied on. It is no error when it cannot: the news must go out.
 *
 * @param directory - the content folder.
 * @param now - ms since 1970.
 */
export function checkExpiry(store: Store, directory: string, now: number): Problem[] {
  const { security } = siteIn(store) ?? {};
  const file = join(directory, 'site.yaml');
  if (!security || !existsSync(file)) return [];
  const days = Math.floor((Date.parse(security.expires) - now) / DAY) + 1;
  const what =
    days <= 0
      ? 'has gone by: nobody may rely on security.txt any more.'
      : days <= SOON
        ? `is in ${days} ${days === 1 ? 'day' : 'days'}: then nobody may rely on security.txt any more.`
        : days > LONGEST
          ? 'is more than a year away: by then it may long be wrong.'
          : undefined;
  if (what === undefined) return [];
  const next = new Date(now + 360 * DAY).toISOString().slice(0, 10);
  return [
    {
      file: 'site.yaml',
      ...locate(readFileSync(file, 'utf8'), ['security', 'expires']),
      rule: 'security-expires',
      field: 'security.expires',
      warning: true,
      message: `security.expires ${what}`,
      suggestion: `See whether security.contact is still right, and write a day within a year, like ${next}.`,
    },
  ];
}

/** Terms of PLUS (http://ns.useplus.org/LDF/ldf-XMPSpecification), as far as they say whether one may learn from a picture. */
const LEARNING: Record<string, boolean> = {
  'DMI-ALLOWED': true,
  'DMI-PROHIBITED': false,
  'DMI-PROHIBITED-AIMLTRAINING': false,
  'DMI-PROHIBITED-GENAIMLTRAINING': false,
  'DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING': false,
};

/**
 * Pictures that say otherwise of themselves than the newsroom does of all. Both are published, each in its place, and a
 * machine may read either.
 *
 * @param paths - the files to look at; undefined for all.
 */
export function checkPhotoTerms(store: Store, paths: Iterable<string> | undefined): Problem[] {
  const terms = aiTerms(siteIn(store)?.policies.ai);
  if (!terms) return [];
  const photos = `SELECT path, card FROM entries WHERE kind = 'photo' AND card ->> '$.rights.dataMining' IS NOT NULL`;
  interface Row {
    path: string;
    card: string;
  }
  const rows =
    paths === undefined
      ? store.all<Row>(`${photos} ORDER BY path`)
      : [...paths]
          .filter((path) => path.startsWith('photos/'))
          .flatMap((path) => store.all<Row>(`${photos} AND path = ?`, path));
  return rows.flatMap(({ path, card }) => objectionTo(path, JSON.parse(card) as PhotoFile, terms) ?? []);
}

function objectionTo(path: string, { rights }: PhotoFile, terms: AiTerms): Problem | undefined {
  const term = rights.dataMining!.slice(rights.dataMining!.lastIndexOf('/') + 1);
  const may = LEARNING[term];
  if (may === undefined || may === terms.train) return undefined;
  const [here, there] = may ? ['may', 'may not'] : ['may not', 'may'];
  return {
    file: path,
    line: 1,
    column: 1,
    rule: 'terms-conflict',
    warning: true,
    message: `This picture says that AI ${here} learn from it (${term}), and policies.ai in site.yaml that AI ${there} learn from what is on the site.`,
    suggestion: may
      ? `The picture goes on saying so. If it should not: npm run photo -- ${CONTENT}/${path} --write data-mining=DMI-PROHIBITED-AIMLTRAINING`
      : 'The picture goes on saying so, but not all machines look there: take it out of the site, or see whether policies.ai: search-only would do.',
  };
}
