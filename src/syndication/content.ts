/** The text of a story, of a post and of a correction as feeds carry it: everything that can be read elsewhere. */
import { postAddress } from '../archive/addresses.ts';
import type { ArchiveReader, NewsletterEdition, Story, StoryCard, StoryPost } from '../archive/model.ts';
import type { BodyPart, BodyRecording } from '../markdown/body.ts';
import { clockOf } from '../newsroom/clock.ts';
import { withDateline } from '../newsroom/dateline.ts';
import { lifeLines } from '../newsroom/life.ts';
import { drawNotes, type DrawnNote } from '../newsroom/notes.ts';
import { drawRecording } from '../newsroom/recording.ts';
import { reviewedBox } from '../newsroom/reviewed.ts';
import { wordsOf } from '../newsroom/words.ts';
import { embedHtml, pictureHtml, pieceHtml, recordingHtml, relatedHtml } from './body-parts.ts';
import { feedPicture, type FeedPicture } from './feed-picture.ts';
import { forReaders } from './for-readers.ts';
import { html } from './plain.ts';

/** A video or a sound recording as it goes out. */
export interface FeedRecording {
  /** In full. */
  url: string;
  type: 'audio' | 'video';
  mime: string;
  bytes: number;
  /** Rounded to whole ones. */
  seconds: number;
  width?: number;
  height?: number;
  title: string;
}

/** A text and what is in it. */
export interface Content {
  html: string;
  /** The lead picture first. */
  pictures: FeedPicture[];
  recordings: FeedRecording[];
}

/** More posts than a feed has room for. */
const MOST_POSTS = 500;

/** The text of a story. A live one is told in posts, which stand in a feed of their own until it is over. */
export function contentOf(archive: ArchiveReader, story: Story): Content {
  const site = archive.site();
  const words = wordsOf(site.language);
  const clock = clockOf(site);
  const page = site.url + encodeURI(story.address);
  const draw = new Drawing(archive);
  const box = story.reviewed && reviewedBox(story.reviewed, site.language);
  const life = story.life && lifeLines(story.life, clock, words);
  const inGallery = story.photos.some(({ src }) => src === story.photo?.src);
  const pieces = [
    inGallery ? '' : draw.figure(feedPicture(archive, story.photo, 'lead')),
    story.subject
      ? `<p><strong>${html(story.subject.name)}</strong>${story.subject.role ? `, ${html(story.subject.role)}` : ''}</p>`
      : '',
    box
      ? `<p><strong>${box.url === undefined ? html(box.name) : `<a href="${html(box.url)}">${html(box.name)}</a>`}</strong><br>${[
          box.kind,
          box.creator,
          ...box.facts,
          box.rating?.text,
        ]
          .filter((fact) => fact !== undefined)
          .map(html)
          .join(' · ')}</p>`
      : '',
    life
      ? `<p>${[life.years, ...life.events.map(({ word, date, place }) => `${word} ${[date?.text, place].filter(Boolean).join(', ')}`)].map(html).join(' · ')}</p>`
      : '',
    draw.body(withDateline(story.body, story.dateline)),
    ...story.photos.map((photo) => draw.figure(feedPicture(archive, photo, 'lead'))),
    ...(story.type === 'live' ? postsOf(archive, story, draw) : []),
    story.method.length > 0
      ? `<h2>${html(words.method)}</h2>${story.method.map((paragraph) => `<p>${html(paragraph)}</p>`).join('')}`
      : '',
    story.corrections.length > 0 ? `<hr>${notesHtml(drawNotes(archive, story.corrections))}` : '',
  ];
  return draw.content(pieces, page);
}

/** The text of a post. */
export function postHtml(archive: ArchiveReader, story: StoryCard, post: StoryPost): Content {
  const draw = new Drawing(archive);
  return draw.content(
    [draw.body(post.body), notesHtml(drawNotes(archive, post.corrections))],
    archive.site().url + encodeURI(postAddress(story.id, post.name)),
  );
}

/** An edition of a newsletter: its introduction, then its stories with their pictures, as other services can mail it. */
export function editionHtml(archive: ArchiveReader, edition: NewsletterEdition): Content {
  const site = archive.site();
  const draw = new Drawing(archive);
  const stories = [...new Set(edition.stories)].flatMap((id) => archive.card(id) ?? []);
  return draw.content(
    [
      draw.body(edition.body),
      ...stories.map(({ address, headline, summary, photo }) =>
        [
          `<h2><a href="${html(site.url + encodeURI(address))}">${html(headline)}</a></h2>`,
          draw.figure(feedPicture(archive, photo, 'lead')),
          `<p>${html(summary)}</p>`,
        ].join(''),
      ),
    ],
    site.url + encodeURI(edition.address),
  );
}

/** What was corrected, and in which story. */
export function correctionsHtml(notes: DrawnNote[], story: { headline: string; url: string }): string {
  return `${notesHtml(notes)}<p><a href="${html(story.url)}">${html(story.headline)}</a></p>`;
}

const notesHtml = (notes: DrawnNote[]) =>
  notes
    .map(({ name, date, text }) => `<p><strong>${html(name)}, ${html(date.text)}:</strong> ${html(text)}</p>`)
    .join('');

/** The posts of a story that is over, from first to last; of one that is not, the way to them. */
function postsOf(archive: ArchiveReader, story: Story, draw: Drawing): string[] {
  const site = archive.site();
  if (story.ended === undefined) {
    const url = site.url + encodeURI(story.address);
    return [`<p><a href="${html(url)}">${html(wordsOf(site.language).readOn(site.name))}</a></p>`];
  }
  const clock = clockOf(site);
  return archive.list({ scope: `posts:${story.id}`, order: 'oldest', limit: MOST_POSTS }).flatMap((id) => {
    const post = archive.post(id);
    if (!post) return [];
    const head = [clock.shortDateTime(post.published), post.headline].filter((text) => text !== undefined);
    return [
      `<h2>${html(head.join(' · '))}</h2>`,
      draw.body(post.body),
      notesHtml(drawNotes(archive, post.corrections)),
    ];
  });
}

/** Draws the parts of a text, and keeps what pictures and recordings are in it. */
class Drawing {
  readonly #archive: ArchiveReader;
  readonly #pictures: FeedPicture[] = [];
  readonly #recordings: FeedRecording[] = [];

  constructor(archive: ArchiveReader) {
    this.#archive = archive;
  }

  content(pieces: string[], page: string): Content {
    return {
      html: forReaders(pieces.filter(Boolean).join('\n'), page),
      pictures: this.#pictures,
      recordings: this.#recordings,
    };
  }

  body(parts: BodyPart[]): string {
    return parts.map((part) => (typeof part === 'string' ? pieceHtml(part) : this.#part(part))).join('');
  }

  figure(picture: FeedPicture | undefined): string {
    if (!picture) return '';
    this.#pictures.push(picture);
    return pictureHtml(picture);
  }

  #part(part: Exclude<BodyPart, string>): string {
    switch (part.type) {
      case 'photo':
        return this.figure(feedPicture(this.#archive, part, 'inline'));
      case 'related': {
        const story = this.#archive.card(part.story);
        return story ? relatedHtml(story, this.#words()) : '';
      }
      case 'embed':
        return embedHtml(part, this.#words());
      case 'recording':
        return this.#recording(part);
    }
  }

  #recording(part: BodyRecording): string {
    const recording = drawRecording(this.#archive, part);
    const file = this.#archive.recording(part.src);
    if (!recording || !file) return '';
    const { type, address, mime, title, width, height } = recording;
    const { url } = this.#archive.site();
    this.#recordings.push({
      url: url + address,
      type,
      mime,
      bytes: file.bytes,
      seconds: Math.max(1, Math.round(file.seconds)),
      width,
      height,
      title,
    });
    return recordingHtml(recording, this.#words());
  }

  #words() {
    return wordsOf(this.#archive.site().language);
  }
}
