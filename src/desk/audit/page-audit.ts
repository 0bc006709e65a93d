/** What is looked at on each page for itself: its head, its pictures, its structured data, how large it is. */
import { gzipSync } from 'node:zlib';
import type { BuiltSite } from './built-site.ts';
import { checkMoments, checkThings, saidMoment } from './check-moments.ts';
import { momentOf, plain } from './claim.ts';
import { compare } from './compare.ts';
import type { Findings } from './finding.ts';
import { storyClaim, textsIn, thingsIn, type Thing } from './read-json-ld.ts';
import type { ReadPage } from './read-page.ts';

/** Compressed as most servers do (bytes): a story that is no long one, and everything else. */
const LARGEST_STORY = 14 * 1024;
const LARGEST_PAGE = 20 * 1024;
/** Words from which a story is a long one. */
const LONG_STORY = 1200;
/** Search engines cut longer headlines (characters). */
const LONGEST_HEADLINE = 110;

const shownTime = (moment: number | undefined) => (moment === undefined ? undefined : { moment });

/** @returns the things of its structured data. @param publisher - the name of the site. */
export function auditPage(
  site: BuiltSite,
  findings: Findings,
  page: ReadPage,
  html: string,
  publisher: string,
): Thing[] {
  const { record, meta } = page;
  const { file, path, story } = record;
  const first = (name: string) => meta.get(name)?.[0];
  const object = (rule: string, message: string) => findings.add('contradiction', rule, file, message);

  for (const src of page.withoutAlt)
    object('alt-missing', `The picture ${src} has no alt; one that only decorates has an empty one.`);

  if (record.canonical !== undefined) {
    const own = site.pathOf(record.canonical, path)?.path;
    // An old address names the new one, to which it leads.
    const wanted = record.movedTo === undefined ? path : site.pathOf(record.movedTo, path)?.path;
    if (own !== wanted) object('canonical-differs', `${path}: the page says that it stands at ${record.canonical}.`);
  } else if (!record.noindex && record.movedTo === undefined)
    findings.add('warning', 'canonical-missing', file, `${path}: no canonical address.`);

  const size = gzipSync(html).length;
  const limit = story && page.words < LONG_STORY ? LARGEST_STORY : LARGEST_PAGE;
  if (size > limit)
    findings.add(
      'warning',
      'page-large',
      file,
      `${path}: ${(size / 1024).toFixed(1)} KB of HTML compressed; ${limit / 1024} KB are good.`,
    );

  const title = first('og:title');
  const wanted = story?.headline ?? record.title;
  if (title !== undefined && plain(title) !== wanted && !wanted.startsWith(`${plain(title)} –`))
    object('headline-differs', `${path}: the page says “${wanted}”, its card (og:title) says “${plain(title)}”.`);
  const address = first('og:url');
  if (address !== undefined && record.canonical !== undefined && address !== record.canonical)
    object(
      'canonical-differs',
      `${path}: the page says that it stands at ${record.canonical}, its card (og:url) says ${address}.`,
    );

  const things: Thing[] = [];
  for (const script of page.jsonLd) {
    try {
      things.push(...thingsIn(script));
    } catch (error) {
      object('json-ld-broken', `${path}: its structured data cannot be read (${(error as Error).message}).`);
    }
  }
  for (const text of things.flatMap((thing) => textsIn(thing)).concat([...meta.values()].flat()))
    for (const own of site.addressesIn(text)) page.loads.push(own);

  checkThings(site, findings, file, things);
  if (!story) return things;
  if (story.headline.length > LONGEST_HEADLINE)
    findings.add(
      'warning',
      'headline-long',
      file,
      `${path}: a headline of ${story.headline.length} characters; search engines cut at ${LONGEST_HEADLINE}.`,
    );
  if (!record.title.startsWith(story.headline))
    object('headline-differs', `${path}: the page says “${story.headline}”, its title says “${record.title}”.`);
  const shown = { path, story };
  const claim = storyClaim(things, file);
  if (claim) compare(site, findings, shown, claim, publisher);
  const published = momentOf(first('article:published_time'));
  const modified = momentOf(first('article:modified_time'));
  checkMoments(site, findings, file, path, {
    published: saidMoment(first('article:published_time')),
    later: { modified_time: saidMoment(first('article:modified_time')), updated: shownTime(story.updated) },
  });
  if (published !== undefined || modified !== undefined)
    compare(site, findings, shown, { file, place: 'its card', published, modified }, publisher);
  return things;
}
