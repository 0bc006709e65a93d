import type { BuiltSite } from './built-site.ts';
import { loose, photoOf, plain, type Claim } from './claim.ts';
import type { Findings } from './finding.ts';
import type { PageRecord, StoryRecord } from './read-page.ts';

/** Times on pages are written to the minute. */
const minute = (moment: number) => Math.floor(moment / 60_000);
const iso = (moment: number) => new Date(minute(moment) * 60_000).toISOString().replace(':00.000Z', 'Z');
const quoted = (text: string) => `“${text}”`;
const named = (names: readonly string[]) => (names.length === 0 ? 'nobody' : names.map(quoted).join(', '));

/** Holds what a format says of a story against what its page shows. @param publisher - the name of the site. */
export function compare(
  site: BuiltSite,
  findings: Findings,
  { path, story }: Pick<PageRecord, 'path'> & { story: StoryRecord },
  claim: Claim,
  publisher: string,
): void {
  const object = (rule: string, page: string, other: string) =>
    findings.add('contradiction', rule, claim.file, `${path}: the page says ${page}, ${claim.place} says ${other}.`);

  if (claim.headline !== undefined && plain(claim.headline) !== story.headline)
    object('headline-differs', quoted(story.headline), quoted(plain(claim.headline)));

  if (claim.authors !== undefined && !sameNames(claim.authors, story, publisher))
    object(
      'authors-differ',
      `it is by ${named(story.authors.length > 0 ? story.authors : story.source ? [story.source] : [])}`,
      `by ${named(claim.authors)}`,
    );

  if (claim.published !== undefined && minute(claim.published) !== minute(story.published))
    object('published-differs', `it was published at ${iso(story.published)}`, iso(claim.published));

  if (claim.modified !== undefined) {
    const shown = story.moments.map(minute);
    if (!shown.includes(minute(claim.modified)))
      object(
        'modified-differs',
        story.updated === undefined ? 'nothing of a change then' : `it was updated at ${iso(story.updated)}`,
        `it was changed at ${iso(claim.modified)}`,
      );
    else if (story.updated !== undefined && minute(claim.modified) < minute(story.updated))
      object(
        'modified-differs',
        `it was updated at ${iso(story.updated)}`,
        `it was last changed at ${iso(claim.modified)}`,
      );
  }

  const captions = new Map<string, string[]>();
  for (const [photo, caption] of story.photos) captions.set(photo, [...(captions.get(photo) ?? []), caption]);
  for (const { address, credit } of claim.images ?? []) {
    const place = site.pathOf(address, path);
    // That it is not there is told for itself.
    if (!place || site.fileAt(place.path) === undefined) continue;
    const photo = photoOf(place.path);
    const below = captions.get(photo);
    if (!below) object('image-differs', 'nothing of this picture', `it shows ${place.path}`);
    else if (credit !== undefined && !below.some((caption) => loose(caption).includes(loose(credit))))
      object('credit-differs', `below ${photo} ${quoted(below[0]!)}`, `its credit is ${quoted(credit)}`);
  }
}

/** A story that nobody has signed may be told to be by its agency or by the paper. */
function sameNames(names: readonly string[], { authors, source }: StoryRecord, publisher: string): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((name, index) => plain(name) === plain(other[index]!));
  const sorted = (list: readonly string[]) => list.map(plain).sort();
  if (authors.length > 0) return same(sorted(names), sorted(authors));
  return names.length === 0 || (names.length === 1 && [source, publisher].includes(plain(names[0]!)));
}
