import type { ArchiveReader, NewsletterOffer, Story } from '../archive/model.ts';
import { authorAddress, sectionAddress, topicAddress } from '../archive/addresses.ts';
import { drawBody, type BodyItem } from './body.ts';
import { bylineParts, type BylinePart } from './byline.ts';
import { drawCard, type Card, type Moment } from './cards.ts';
import { clockOf } from './clock.ts';
import { contentsOf, type ContentsEntry } from './contents.ts';
import { withDateline } from './dateline.ts';
import { headlineLength } from './headline.ts';
import { lifeLines, type LifeLines } from './life.ts';
import { drawNotes, type DrawnNote } from './notes.ts';
import { pictureOf, type NumberedPicture, type Picture } from './pictures.ts';
import { markQuestions } from './questions.ts';
import { related } from './related.ts';
import { reviewedBox, type ReviewedBox } from './reviewed.ts';
import { tongueOf, type Tongue } from './tongue.ts';
import { seriesBox, type SeriesBox } from './series.ts';
import { wordsOf, type Words } from './words.ts';

/** Someone who wrote a story, as they are introduced at its end. */
export interface Biography {
  name: string;
  address: string;
  role?: string;
  portrait?: Picture;
  /** Inline HTML; empty when there is no biography. */
  closing: string;
}

/** An article as its page draws it. */
export interface ArticlePage {
  story: Story;
  words: Words;
  /** When it is in another language than its site. */
  tongue?: Tongue;
  /** A headline that must be set smaller to stay one. */
  long: boolean;
  section?: { id: string; name: string; address: string };
  label?: string;
  byline: BylinePart[];
  /** The agency or partner; beside the authors when there are any. */
  source?: string;
  /** What others did, with those who did it. */
  contributors: { role: string; names: BylinePart[] }[];
  published: Moment;
  updated?: Moment;
  /** That the story is years old, when it is. */
  older?: string;
  series?: SeriesBox;
  lead?: NumberedPicture;
  /** A feature whose picture is large and wide enough to be shown from edge to edge, before the headline. */
  immersive: boolean;
  /** The columnist's portrait, on opinion only. */
  portrait?: Picture;
  /** Of an interview: who speaks. */
  subject?: Story['subject'];
  /** Of a review. */
  reviewed?: ReviewedBox;
  /** Of an obituary. */
  life?: LifeLines;
  /** Of an explainer: its questions, when there are several. */
  contents: ContentsEntry[];
  body: BodyItem[];
  /** The pictures that a gallery is made of. */
  gallery: NumberedPicture[];
  /** Corrections, clarifications and updates, newest first. */
  notes: DrawnNote[];
  topics: { name: string; address: string }[];
  newsletter?: NewsletterOffer;
  biographies: Biography[];
  related: Card[];
}

/** An article's page, or undefined when there is no such story. */
export function articlePage(archive: ArchiveReader, id: string): ArticlePage | undefined {
  const story = archive.story(id);
  if (!story) return undefined;
  const site = archive.site();
  const clock = clockOf(site);
  const words = wordsOf(site.language);
  const section = archive.section(story.section);
  const authors = story.authors.flatMap((author) => archive.author(author) ?? []);
  const biographies = authors.map(({ name, role, photo, closing, id }) => ({
    name,
    address: authorAddress(id),
    role,
    portrait: pictureOf(archive, photo, 'portrait'),
    closing,
  }));
  const gallery = story.photos
    .flatMap((photo) => pictureOf(archive, photo, 'lead') ?? [])
    .map((picture, index) => ({ picture, number: index + 1 }));
  // The first picture of a gallery is not shown above it too.
  const inGallery = story.photos.some(({ src }) => src === story.photo?.src);
  const lead = inGallery ? undefined : pictureOf(archive, story.photo, 'lead');
  const body = story.type === 'interview' ? markQuestions(story.body) : story.body;
  const years = archive.years(id);
  const newsletter = story.newsletter === false ? undefined : (story.newsletter ?? site.newsletter);

  return {
    story,
    section: section && { id: section.id, name: section.name, address: sectionAddress(section.id) },
    words,
    tongue: tongueOf(story, site),
    long: headlineLength(story.headline) === 'long',
    // A live story that has ended is one as others are.
    label: story.ended === undefined ? words.labels[story.type] : undefined,
    byline: bylineParts(biographies, site.language),
    source: story.source,
    contributors: [...Map.groupBy(story.contributors, ({ role }) => role)].map(([role, those]) => ({
      role,
      names: bylineParts(
        those.flatMap(({ author }) => archive.authorCard(author) ?? []),
        site.language,
      ),
    })),
    published: { iso: clock.iso(story.published), text: clock.full(story.published) },
    updated:
      story.updated === undefined ? undefined : { iso: clock.iso(story.updated), text: clock.full(story.updated) },
    older: years === 0 ? undefined : words.older(yearsIn(site.language, years)),
    series: seriesBox(archive, story),
    lead: lead && { picture: lead, number: gallery.length + 1 },
    immersive: story.type === 'feature' && lead !== undefined && fillsWindow(lead),
    portrait: story.type === 'opinion' ? biographies[0]?.portrait : undefined,
    subject: story.subject,
    reviewed: story.reviewed && reviewedBox(story.reviewed, site.language),
    life: story.life && lifeLines(story.life, clock, words),
    contents: story.type === 'explainer' ? contentsOf(story.body) : [],
    body: drawBody(archive, withDateline(body, story.dateline), gallery.length + (lead ? 1 : 0)),
    gallery,
    notes: drawNotes(archive, story.corrections),
    topics: story.topics.map((topic) => ({ name: archive.topic(topic).name, address: topicAddress(topic) })),
    newsletter: newsletter === undefined ? undefined : archive.newsletter(newsletter),
    biographies,
    related: drawRelated(archive, story),
  };
}

/** Whether a picture can be as wide as a desktop's window without being coarse, or losing its top and bottom to the crop. */
const fillsWindow = ({ width, height }: Picture) => width >= 1400 && width >= 1.3 * height;
/** `2 years`, as a language says it. */
const yearsIn = (language: string, years: number): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'year', unitDisplay: 'long' }).format(years);

/** Related stories show their pictures when each has one: a gap in a row looks like a mistake. */
function drawRelated(archive: ArchiveReader, story: Story): Card[] {
  const stories = related(archive, story);
  const picture = stories.every((card) => card.photo) && 'thumb';
  return stories.map((card) => drawCard(archive, card, { picture, time: 'day' }));
}
