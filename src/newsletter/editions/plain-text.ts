import { cutAtWord } from '../../newsroom/cut-at-word.ts';
import type { DrawnEdition } from '../../newsroom/editions.ts';
import type { Card } from '../../newsroom/cards.ts';
import { wordsOf } from '../../newsroom/words.ts';
import type { Site } from '../../schema/site.ts';
import { introductionText } from './introduction.ts';
import { PLACES } from './personal.ts';
import { wrap } from './wrap.ts';

/** How long a mail may be, in characters: a phone's program loads it whole. */
const LONGEST = 100_000;

/** The same of its introduction, so that there is room for stories. */
const LONGEST_INTRODUCTION = 40_000;
const LONGEST_PARAGRAPH = 10_000;

/**
 * An edition as plain text, with the places of a reader's addresses open.
 *
 * @param postal - the newsroom's postal address.
 */
export function editionText(
  edition: DrawnEdition,
  site: Pick<Site, 'name' | 'url' | 'language'>,
  postal?: string,
): string {
  const words = wordsOf(site.language);
  const { newsletter, subject, date, introduction, lead, stories, briefs } = edition;
  const page = site.url + encodeURI(edition.address);
  const clean = (text: string) => text.replace(/[\ue000\ue001]/g, '');
  const paragraphs: string[] = [];
  let introduced = 0;
  for (const text of introduction.flatMap((item) => (typeof item === 'string' ? introductionText(item, page) : []))) {
    const paragraph = wrap(cutAtWord(text, LONGEST_PARAGRAPH));
    introduced += paragraph.length;
    if (introduced > LONGEST_INTRODUCTION) break;
    paragraphs.push(paragraph);
  }
  const head = [
    wrap(clean(`${site.name} | ${newsletter.name} | ${date}`)),
    wrap(clean(subject)),
    `${words.editions.browser}:\n${page}`,
    ...paragraphs,
  ];
  const entry = ({ headline, section, byline, summary, address }: Card) =>
    [
      ...(section ? [clean(section.name).toLocaleUpperCase(site.language)] : []),
      wrap(clean(headline)),
      wrap(clean(summary)),
      ...(byline ? [wrap(clean(byline))] : []),
      site.url + encodeURI(address),
    ].join('\n');
  const brief = ({ headline, address }: Card) =>
    `${wrap(`* ${clean(headline)}`, '  ')}\n  ${site.url}${encodeURI(address)}`;
  const foot = [
    // What stands below such a line is no part of the letter (RFC 3676, 4.3).
    `-- \n${[
      wrap(clean(words.editions.why(newsletter.name))),
      `${words.editions.leave}:\n${PLACES.leave}`,
      `${words.letters.preferences}:\n${PLACES.preferences}`,
      wrap(clean(postal ?? site.name)),
    ].join('\n')}`,
  ];
  const body = [
    ...[...(lead ? [lead] : []), ...stories].map(entry),
    ...(briefs.length > 0 ? [`${words.briefs}\n\n${briefs.map(brief).join('\n')}`] : []),
  ];
  const shown: string[] = [];
  let length = [...head, ...foot].join('').length;
  for (const piece of body) {
    length += piece.length;
    if (length > LONGEST) {
      shown.push(`${words.editions.rest}:\n${page}`);
      break;
    }
    shown.push(piece);
  }
  return `${[...head, ...shown, ...foot].join('\n\n')}\n`;
}
