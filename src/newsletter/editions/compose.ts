import { homeFront, sectionTop, storiesOn } from '../../newsroom/fronts.ts';
import type { ArchiveReader, NewsletterEdition } from '../../archive/model.ts';

/** What an edition is made of. */
export interface Composed {
  subject: string;
  summary: string;
  /** Ids, in their order. */
  stories: string[];
}

/** How far back the first edition of a newsletter looks (ms). */
const FIRST_REACH = 7 * 24 * 60 * 60 * 1000;
/** For how long an edition may lie between its making and its sending (ms). One of old stories does not reach back further. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000;
/** How many editions before are looked through for what readers had already. */
const REMEMBERED = 10;
/** How many stories of a section an edition may choose from. */
const SECTION_REACH = 50;

/**
 * Makes an edition of what stands on a newsletter's front: pins and ranking first, as there; nothing that was there
 * when the edition before was made, nothing that one of the last ten had. The first story gives it subject and preview.
 *
 * @param now - ms; what was published later is not there.
 * @returns undefined when there is nothing new.
 */
export function composeEdition(archive: ArchiveReader, newsletter: string, now: number): Composed | undefined {
  const provider = archive.newsletter(newsletter)?.provider;
  const { front, stories: most } = provider?.type === 'self' ? provider : { front: 'home', stories: 10 };
  const before = archive.list({ scope: `editions:${newsletter}`, before: now, limit: REMEMBERED });
  const editions = before.flatMap((id) => archive.edition(id) ?? []);
  const had = new Set(editions.flatMap(({ stories }) => stories));
  const since = editions[0] ? endOf(archive, editions[0]) : now - FIRST_REACH;
  const stories = onFront(archive, front).flatMap((id) => {
    const card = archive.card(id);
    // What was going on in the night is new to readers in the morning, whenever its story began.
    const moment = card && Math.max(card.published, card.type === 'live' ? (card.updated ?? 0) : 0);
    return card && moment! > since && moment! <= now && card.hidden === undefined && !had.has(id) ? [card] : [];
  });
  const [first] = stories;
  if (!first) return undefined;
  return {
    subject: first.headline,
    summary: first.summary,
    stories: stories.slice(0, most).map(({ id }) => id),
  };
}

/**
 * The moment until which an edition has told what there was (ms): the publication of its newest story, since what came
 * between its making and its sending is new to readers.
 */
function endOf(archive: ArchiveReader, { sent = 0, stories }: NewsletterEdition): number {
  const published = stories.flatMap((id) => archive.card(id)?.published ?? []);
  if (published.length === 0) return sent;
  return Math.min(sent, Math.max(sent - LONGEST_WAIT, ...published));
}

/** The stories of a front, the most important first, each once. */
function onFront(archive: ArchiveReader, front: string): string[] {
  if (front === 'home') {
    const { top, rows } = homeFront(archive);
    const cards = [...(top ? [top.lead, ...top.side, ...top.below] : []), ...rows.flatMap(({ stories }) => stories)];
    return [...new Set(cards.map(({ id }) => id))];
  }
  const section = archive.section(front);
  const top = section ? storiesOn(sectionTop(archive, section)) : [];
  return [...new Set([...top, ...archive.list({ scope: `section:${front}`, order: 'rank', limit: SECTION_REACH })])];
}
