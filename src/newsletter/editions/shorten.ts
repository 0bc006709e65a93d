import type { Card } from '../../newsroom/cards.ts';
import { cutAtWord } from '../../newsroom/cut-at-word.ts';
import type { DrawnEdition } from '../../newsroom/editions.ts';

/** How long texts are in a mail at the most, in UTF-16 code units: none of them may push the others out of it. */
const LONGEST = { headline: 300, summary: 500, names: 200, alt: 500, credit: 300 } as const;

/** An edition whose texts are no longer than a mail has room for; its page has them whole. */
export function shorten(edition: DrawnEdition): DrawnEdition {
  const { subject, summary, newsletter, lead, stories, briefs } = edition;
  return {
    ...edition,
    subject: cutAtWord(subject, LONGEST.headline),
    ...(summary !== undefined && { summary: cutAtWord(summary, LONGEST.summary) }),
    newsletter: { ...newsletter, name: cutAtWord(newsletter.name, LONGEST.names) },
    ...(lead && { lead: shortenCard(lead) }),
    stories: stories.map(shortenCard),
    briefs: briefs.map(shortenCard),
  };
}

function shortenCard(card: Card): Card {
  const { headline, summary, byline, picture } = card;
  return {
    ...card,
    headline: cutAtWord(headline, LONGEST.headline),
    summary: cutAtWord(summary, LONGEST.summary),
    byline: cutAtWord(byline, LONGEST.names),
    ...(picture && {
      picture: {
        ...picture,
        alt: cutAtWord(picture.alt, LONGEST.alt),
        credit: cutAtWord(picture.credit, LONGEST.credit),
      },
    }),
  };
}
