import { editionsAddress } from '../archive/addresses.ts';
import type { ArchiveReader, EditionCard, NewsletterEdition, NewsletterOffer } from '../archive/model.ts';
import { drawBody, type BodyItem } from './body.ts';
import { drawCard, type Card } from './cards.ts';
import { clockOf } from './clock.ts';

/** An edition of a newsletter as it is read, in a mail and on its page. */
export interface DrawnEdition {
  id: string;
  address: string;
  newsletter: NewsletterOffer;
  subject: string;
  summary?: string;
  /** When it was sent; of one that was not, the moment that was given. */
  iso: string;
  date: string;
  introduction: BodyItem[];
  /** The first story, with a large picture when it has one. */
  lead?: Card;
  stories: Card[];
  /** Stories without pictures, a line each. */
  briefs: Card[];
}

/** A line of a list of editions. */
export interface EditionLine {
  address: string;
  subject: string;
  summary?: string;
  iso: string;
  date: string;
  /** It was not sent; only ever set in a preview. */
  draft?: true;
}

/** How many editions stand on their newsletter's page. */
const NEWEST = 20;
/** More than are sent in a year: all of them are listed. */
const WHOLE_YEAR = 2_000;

/**
 * Draws an edition. Stories that readers cannot see are left out.
 *
 * @param now - the moment of an edition that was not sent yet (ms); the noon of its day when it is left out.
 */
export function drawEdition(
  archive: ArchiveReader,
  edition: NewsletterEdition,
  now?: number,
): DrawnEdition | undefined {
  const newsletter = archive.newsletter(edition.newsletter);
  if (!newsletter) return undefined;
  const moment = edition.sent ?? now ?? noonOf(edition);
  const clock = clockOf(archive.site());
  const found = [...new Set(edition.stories)].flatMap((id) => archive.card(id) ?? []);
  const [first, ...others] = found.filter(({ type }) => type !== 'brief');
  const card = (story: (typeof found)[number], picture?: 'front' | 'card') =>
    drawCard(archive, story, { section: true, byline: story.type !== 'brief', ...(picture && { picture }) });
  return {
    id: edition.id,
    address: edition.address,
    newsletter,
    subject: edition.subject,
    summary: edition.summary,
    iso: clock.iso(moment),
    date: clock.longDate(moment),
    introduction: drawBody(archive, edition.body),
    ...(first && { lead: card(first, 'front') }),
    stories: others.map((story) => card(story, 'card')),
    briefs: found.filter(({ type }) => type === 'brief').map((story) => card(story)),
  };
}

/** Who made the pictures of an edition, each once. */
export const creditsOf = ({ lead, stories }: DrawnEdition): string[] => [
  ...new Set([...(lead ? [lead] : []), ...stories].flatMap(({ picture }) => picture?.credit || [])),
];

/** Where an edition stands that was not sent. */
const noonOf = ({ name }: EditionCard) => Date.parse(`${name.slice(0, 10)}T12:00Z`);

/** The newest editions of a newsletter, and the years that have more. */
export function newestEditions(
  archive: ArchiveReader,
  newsletter: string,
): { editions: EditionLine[]; years: { name: string; address: string }[] } {
  return {
    editions: linesOf(archive, archive.list({ scope: `editions:${newsletter}`, limit: NEWEST })),
    years: archive.editionYears(newsletter).map((year) => ({ name: year, address: editionsAddress(newsletter, year) })),
  };
}

/** All editions of a year, newest first. @param year - `2026` */
export function editionsOfYear(archive: ArchiveReader, newsletter: string, year: string): EditionLine[] {
  const clock = clockOf(archive.site());
  const { from } = clock.monthSpan(`${year}-01`);
  const { before } = clock.monthSpan(`${year}-12`);
  return linesOf(archive, archive.list({ scope: `editions:${newsletter}`, from, before, limit: WHOLE_YEAR }));
}

function linesOf(archive: ArchiveReader, ids: readonly string[]): EditionLine[] {
  const clock = clockOf(archive.site());
  return ids.flatMap((id) => {
    const card: EditionCard | undefined = archive.editionCard(id);
    if (!card) return [];
    const { address, subject, summary, sent } = card;
    const moment = sent ?? noonOf(card);
    const draft = sent === undefined && { draft: true as const };
    return [{ address, subject, summary, iso: clock.iso(moment), date: clock.date(moment), ...draft }];
  });
}
