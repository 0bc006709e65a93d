import { authorAddress, sectionAddress, standingPageAddress, topicAddress } from '../archive/addresses.ts';
import type { ArchiveReader, Story, StoryPost } from '../archive/model.ts';
import type { BodyPart } from '../markdown/body.ts';
import { drawBody } from '../newsroom/body.ts';
import { bylineText } from '../newsroom/byline.ts';
import { clockOf } from '../newsroom/clock.ts';
import { withDateline } from '../newsroom/dateline.ts';
import { SHOWN_POSTS } from '../newsroom/live.ts';
import { drawNotes } from '../newsroom/notes.ts';
import { wordsOf } from '../newsroom/words.ts';
import type { Note } from '../schema/note.ts';
import { bodyHtml } from './body-html.ts';
import { bodyText } from './body-text.ts';
import { genresOf } from './ninjs-genre.ts';
import { NINJS_STANDARD, type NinjsBody, type NinjsItem } from './ninjs-item.ts';
import { NinjsMedia } from './ninjs-media.ts';
import { trustIndicators } from './ninjs-trust.ts';
import { EVERYTHING, type PassingOn } from './redistribution.ts';
import { storyTag } from './permanent-id.ts';
import { html } from './plain.ts';
import { timestamp } from './timestamp.ts';

/**
 * A story as an item of ninjs 3, or undefined when there is no such story. It says what the page says: a live story has as
 * many posts in it as its page.
 *
 * @param passing - what may go along; on its own address everything that readers see.
 */
export function ninjsOf(archive: ArchiveReader, id: string, passing: PassingOn = EVERYTHING): NinjsItem | undefined {
  const item = storyItem(archive, id, passing);
  return item && { standard: NINJS_STANDARD, ...item };
}

/** The same to stand within another item, which says for both by which standard they are written. */
export function storyItem(archive: ArchiveReader, id: string, passing: PassingOn): NinjsItem | undefined {
  const story = archive.story(id);
  if (!story) return undefined;
  const site = archive.site();
  const { url, timeZone, redistribution } = site;
  const language = story.language ?? site.language;
  const address = url + encodeURI(story.address);
  const moment = (at: number) => timestamp(at, timeZone);

  const media = new NinjsMedia(archive, passing);
  // The first picture of a gallery is not shown above it too.
  if (!story.photos.some(({ src }) => src === story.photo?.src)) media.takePhoto(story.photo, 'lead', 'lead');
  const posts = postsOf(archive, story);
  const text = textOf(archive, story, posts.shown, media, address);
  for (const photo of story.photos) media.takePhoto(photo, 'lead');

  const authors = story.authors.flatMap((author) => archive.authorCard(author) ?? []);
  const names = authors.map(({ name }) => name);
  const notes = [...story.corrections, ...posts.shown.flatMap(({ corrections }) => corrections)];
  const owner = story.source ?? site.name;
  const section = archive.section(story.section);
  const person = (author: { name: string; id: string }, rel: string) => ({
    name: author.name,
    rel,
    uri: url + encodeURI(authorAddress(author.id)),
  });
  const people = [
    ...authors.map((author) => person(author, 'author')),
    ...story.contributors.flatMap(({ author, role }) => {
      const card = archive.authorCard(author);
      return card ? [person(card, role)] : [];
    }),
    ...[story.subject, story.life].flatMap((about) => (about ? [{ name: about.name, rel: 'about' }] : [])),
  ];

  return {
    // Not its address, which may change and stands in its rendition: who has had it must know it again.
    uri: storyTag(site, story),
    type: story.type === 'gallery' ? 'composite' : 'text',
    representationType: media.withheld > 0 || posts.others > 0 ? 'partial' : 'full',
    profile: profileOf(story, media),
    firstCreated: moment(story.published),
    versionCreated: moment(lastChange(story, posts.shown)),
    pubStatus: story.hidden ? 'withheld' : 'usable',
    urgency: story.urgency,
    language,
    slugline: story.id.slice(story.id.lastIndexOf('/') + 1),
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    ...(names.length > 0 || story.source !== undefined
      ? { by: [bylineText(names, site.language), story.source].filter(Boolean).join(' / ') }
      : {}),
    ...(story.dateline !== undefined && { located: story.dateline }),
    descriptions: [
      { role: 'summary', contentType: 'text/plain', value: story.summary },
      ...story.method.map((value) => ({ role: 'method', contentType: 'text/plain', value })),
      ...notes.map(({ kind, text }) => ({ role: kind, contentType: 'text/plain', value: text })),
    ],
    bodies: bodiesOf(text, language),
    ...(notes.length > 0 && { edNote: edNoteOf(archive, notes) }),
    ...(people.length > 0 && { people }),
    organisations: [{ name: site.name, rel: 'publisher', uri: `${url}/` }],
    ...(story.reviewed && { objects: [{ name: story.reviewed.name, rel: 'about' }] }),
    subjects: [
      ...(section ? [{ name: section.name, rel: 'section', uri: url + encodeURI(sectionAddress(section.id)) }] : []),
      ...story.topics.map((topic) => ({
        name: archive.topic(topic).name,
        rel: 'about',
        uri: url + encodeURI(topicAddress(topic)),
      })),
    ],
    genres: genresOf(story.type, site.language),
    ...(story.source !== undefined && { infoSources: [{ name: story.source }] }),
    copyrightHolder: owner,
    copyrightNotice: `© ${moment(story.published).slice(0, 4)} ${owner}`,
    ...(redistribution.terms !== undefined && { usageTerms: redistribution.terms }),
    ...(redistribution.page !== undefined && {
      rightsInfo: { linkedRights: url + encodeURI(standingPageAddress(redistribution.page)) },
    }),
    trustIndicators: trustIndicators(archive),
    renditions: [{ name: 'web', href: address, contentType: 'text/html', title: story.headline }],
    ...(media.items.length > 0 && { associations: media.items }),
  };
}

/** The posts of a live story that its page shows, in that order, and how many others there are. */
function postsOf(archive: ArchiveReader, story: Story): { shown: StoryPost[]; others: number } {
  if (story.type !== 'live') return { shown: [], others: 0 };
  // More than a story will ever have.
  const ids = archive.list({ scope: `posts:${story.id}`, limit: 100_000 });
  const ordered = story.ended === undefined ? ids : ids.toReversed();
  return {
    shown: ordered.slice(0, SHOWN_POSTS).flatMap((id) => archive.post(id) ?? []),
    others: Math.max(0, ids.length - SHOWN_POSTS),
  };
}

/** The text of a story as HTML, each post of a live one with its time and its headline above it. */
function textOf(
  archive: ArchiveReader,
  story: Story,
  posts: readonly StoryPost[],
  media: NinjsMedia,
  address: string,
): string {
  const site = archive.site();
  const [clock, words] = [clockOf(site), wordsOf(site.language)];
  const read = (parts: BodyPart[]) => bodyHtml(drawBody(archive, media.takeBody(parts)), address, words);
  return [
    read(withDateline(story.body, story.dateline)),
    ...posts.map(({ published, headline, body }) => {
      const time = `<time datetime="${clock.iso(published)}">${html(clock.full(published))}</time>`;
      return `<section>\n<h2>${time}${headline === undefined ? '' : ` ${html(headline)}`}</h2>\n${read(body)}\n</section>`;
    }),
  ].join('\n');
}

function bodiesOf(value: string, language: string): NinjsBody[] {
  const { text, charCount, wordCount } = bodyText(value, language);
  const body = { role: 'main', charCount, wordCount };
  return [
    { ...body, contentType: 'text/html', value },
    { ...body, contentType: 'text/plain', value: text },
  ];
}

/** What an item is made of, for those who sort what comes in. */
function profileOf({ type }: Story, { items }: NinjsMedia): string {
  if (type === 'gallery' || type === 'live') return type;
  if (items.some((item) => item.type !== 'picture')) return 'text-recording';
  return items.length > 0 ? 'text-photo' : 'text-only';
}

/** When an item became what it is: what was changed or added last, be it a note or a post. */
function lastChange(story: Story, posts: readonly StoryPost[]): number {
  return Math.max(
    ...[story, ...posts].flatMap(({ published, updated = published, corrections }) => [
      published,
      updated,
      ...corrections.map(({ date }) => date),
    ]),
  );
}

/** Every correction, clarification and update in a line: `Correction, Nov 10, 2026: An earlier version …`. */
const edNoteOf = (archive: ArchiveReader, notes: Note[]): string =>
  drawNotes(archive, notes)
    .map(({ name, date, text }) => `${name}, ${date.text}: ${text}`)
    .join('\n');
