import type { ArchiveReader, StoryCard } from '../archive/model.ts';
import { usePhoto } from '../archive/use-photo.ts';
import { addressOfRendition } from '../newsroom/pictures.ts';
import { CARD, isTall, type CardWords, type TypeCard } from '../photos/cards/card.ts';
import { asSet, canSet } from '../photos/cards/letters.ts';
import { aiTerms } from '../schema/ai-policy.ts';
import { directionOf } from '../schema/direction.ts';
import type { Site } from '../schema/site.ts';

/** The picture on a card that others draw for a link to a page. */
export interface SocialImage {
  address: string;
  /** In pixels. */
  width: number;
  height: number;
  /** What it shows, for those who cannot see it. */
  alt: string;
}

/**
 * The card of a story: its photograph with the section and the name of the paper, or the headline set in type. A text
 * in letters that our faces lack is not set: then the photograph stands alone, and without one the newsroom's icon.
 *
 * Headlines are set for a year, in which stories are passed on: an old story without a photograph shares the card of
 * its section, so that a large archive does not grow by a picture for each of its stories. That the year is over has the
 * page printed again in any case, since it then says how old it is.
 */
export function socialImage(
  archive: ArchiveReader,
  { id, headline, section: sectionId, photo }: Pick<StoryCard, 'id' | 'headline' | 'section' | 'photo'>,
): SocialImage | undefined {
  const site = archive.site();
  const section = archive.section(sectionId);
  const dataMining = aiTerms(site.policies.ai)?.dataMining;
  const frame = frameOfCard(site, section?.name);
  const text = canSet(headline) ? asSet(headline) : undefined;
  const file = photo && archive.photo(photo.src);
  if (file) {
    const { words, use } = usePhoto(photo, file, { language: site.language, dataMining });
    const large = text === undefined ? section && { label: undefined, text: asSet(section.name) } : { text };
    const beside = frame && { ...frame, ...(isTall(file) && large) };
    const [rendition] = archive.renditions({ ...use, role: 'social', ...(beside && { words: beside }) })[0]!.renditions;
    const { width, height } = rendition!;
    return { address: addressOfRendition(rendition!), width, height, alt: words.alt ?? '' };
  }
  const ofType = (name: string, card: TypeCard['card'], said: readonly (string | undefined)[]): SocialImage => ({
    address: archive.typeCard({
      src: `photos/cards/${name}`,
      card,
      rights: { credit: site.name, ...(dataMining && { dataMining }) },
    }),
    ...CARD,
    alt: said.filter((each) => each !== undefined).join(' · '),
  });
  if (frame && text !== undefined && archive.years(id) === 0)
    return ofType(id, { ...frame, text }, [headline, section?.name, site.name]);
  if (frame && section) {
    const large = { ...frame, label: undefined, text: asSet(section.name) };
    return ofType(`sections/${section.id}`, large, [section.name, site.name]);
  }
  const icon = archive.icon();
  return icon && ofType('icon', { icon: icon.digest }, [site.name]);
}

/** What stands on every card of a section; undefined when it cannot be set. */
function frameOfCard({ name, language, colors }: Site, section: string | undefined): CardWords | undefined {
  const label = section?.toLocaleUpperCase(language);
  if (!canSet(name) || (label !== undefined && !canSet(label))) return undefined;
  return {
    ...(label !== undefined && { label: asSet(label) }),
    foot: asSet(name),
    ...(colors.accent !== undefined && { accent: colors.accent }),
    ...(directionOf(language) === 'rtl' && { direction: 'rtl' }),
  };
}
