import { cutAtWord } from '../newsroom/cut-at-word.ts';
import {
  articleAddress,
  authorAddress,
  correctionsAddress,
  postAddress,
  sectionAddress,
  topicAddress,
} from '../archive/addresses.ts';
import type { ArchiveReader, Story, StoryCard } from '../archive/model.ts';
import { addressOfRendition, pictureOf } from '../newsroom/pictures.ts';
import { wordsOf } from '../newsroom/words.ts';
import { drawNotes } from '../newsroom/notes.ts';
import { contentOf, correctionsHtml, editionHtml, postHtml, type Content } from './content.ts';
import { editionTag, noteTag, postTag, storyTag } from './permanent-id.ts';
import { html } from './plain.ts';

/** Someone who wrote a story. */
export interface FeedPerson {
  name: string;
  /** Their page, in full. */
  url?: string;
  /** Their portrait, in full. */
  avatar?: string;
}

/** What a story is about. */
export interface FeedCategory {
  /** Under which it is known in addresses. */
  id: string;
  name: string;
  /** Of its page, in full. */
  url: string;
}

/** What a feed tells of a story, a post or a correction, whatever the feed is written in. */
export interface FeedItem extends Content {
  /** Permanent: permanent-id.ts. */
  id: string;
  /** Where it is read, in full. */
  url: string;
  title: string;
  summary?: string;
  /** ms since 1970. */
  published: number;
  /** When it last changed in substance: never before `published`. */
  updated: number;
  /** A BCP 47 tag. */
  language: string;
  authors: FeedPerson[];
  /** Others who worked on it. */
  contributors: FeedPerson[];
  /** The agency or partner whose it is. */
  source?: string;
  categories: FeedCategory[];
}

/** Longer headlines and summaries are cut: a feed has a largest size, and one line must not fill it. */
const LONGEST_TITLE = 500;
const LONGEST_SUMMARY = 2_000;

/** What a feed tells of a story without its text; undefined when there is none. */
export function cardItem(archive: ArchiveReader, id: string): FeedItem | undefined {
  const card = archive.card(id);
  return card && itemOf(archive, card);
}

/** A story with its text; undefined when there is none. It is made once for all feeds that it stands in. */
export function storyItem(archive: ArchiveReader, id: string): FeedItem | undefined {
  return archive.share(`feed-item:${id}`, (own) => {
    const story = own.story(id);
    if (!story) return undefined;
    const content = contentOf(own, story);
    return {
      ...itemOf(own, story, 'avatars'),
      contributors: personsOf(
        own,
        story.contributors.map(({ author }) => author),
      ),
      categories: categoriesOf(own, story),
      ...content,
      // A story may be nothing but its headline and its summary.
      html: content.html || `<p>${html(story.summary)}</p>`,
    };
  });
}

/** A post of a live story; undefined when there is none. */
export function postItem(archive: ArchiveReader, story: string, id: string): FeedItem | undefined {
  return archive.share(`feed-post:${id}`, (own) => {
    const card = own.card(story);
    const post = own.post(id);
    if (!card || !post) return undefined;
    const site = own.site();
    return {
      id: postTag(site, card, post),
      url: site.url + encodeURI(postAddress(card.id, post.name)),
      title: cutAtWord(post.headline ?? card.headline, LONGEST_TITLE),
      published: post.published,
      updated: Math.max(post.updated ?? 0, post.published),
      language: card.language ?? site.language,
      authors: personsOf(own, post.authors, 'avatars'),
      contributors: [],
      categories: [],
      ...postHtml(own, card, post),
    };
  });
}

/** An edition of a newsletter; undefined when there is none. */
export function editionItem(archive: ArchiveReader, id: string): FeedItem | undefined {
  return archive.share(`feed-edition:${id}`, (own) => {
    const edition = own.edition(id);
    if (edition?.sent === undefined) return undefined;
    const site = own.site();
    const content = editionHtml(own, edition);
    return {
      id: editionTag(site, id),
      url: site.url + encodeURI(edition.address),
      title: cutAtWord(edition.subject, LONGEST_TITLE),
      ...(edition.summary !== undefined && { summary: cutAtWord(edition.summary, LONGEST_SUMMARY) }),
      published: edition.sent,
      updated: edition.sent,
      language: site.language,
      authors: [],
      contributors: [],
      categories: [],
      ...content,
      html: content.html || `<p>${html(edition.summary ?? edition.subject)}</p>`,
    };
  });
}

/** What was said of a story at one moment: its corrections, clarifications and updates then. */
export function correctionItem(
  archive: ArchiveReader,
  { story, post, date }: { story: string; post?: string; date: number },
): FeedItem | undefined {
  return archive.share(`feed-note:${story}/${post ?? ''}/${date}`, (own) => {
    const card = own.card(story);
    if (!card) return undefined;
    const site = own.site();
    const notes = drawNotes(
      own,
      own.notes(story, post).filter((note) => note.date === date),
    );
    const names = [...new Set(notes.map(({ name }) => name))].join(', ');
    return {
      id: noteTag(site, card, post, date),
      url: site.url + encodeURI(post === undefined ? `${card.address}#corrections` : postAddress(story, post)),
      title: cutAtWord(`${names}: ${card.headline}`, LONGEST_TITLE),
      summary: cutAtWord(notes.map(({ text }) => text).join(' '), LONGEST_SUMMARY),
      published: date,
      updated: date,
      language: card.language ?? site.language,
      authors: [],
      contributors: [],
      categories: [
        { id: 'corrections', name: wordsOf(site.language).corrections, url: site.url + correctionsAddress() },
      ],
      html: correctionsHtml(notes, { headline: card.headline, url: site.url + encodeURI(card.address) }),
      pictures: [],
      recordings: [],
    };
  });
}

/** An item whose text is too long to be sent: its summary, and where the rest is. */
export function withoutText(archive: ArchiveReader, item: FeedItem): FeedItem {
  const site = archive.site();
  const words = wordsOf(site.language);
  return {
    ...item,
    html: [
      ...(item.summary === undefined ? [] : [`<p>${html(item.summary)}</p>`]),
      `<p><a href="${html(item.url)}">${html(words.readOn(site.name))}</a></p>`,
    ].join('\n'),
    pictures: item.pictures.slice(0, 1),
    recordings: [],
  };
}

function itemOf(archive: ArchiveReader, card: StoryCard, avatars?: 'avatars'): FeedItem {
  const site = archive.site();
  return {
    id: storyTag(site, card),
    url: site.url + encodeURI(articleAddress(card.id)),
    title: cutAtWord(card.headline, LONGEST_TITLE),
    summary: cutAtWord(card.summary, LONGEST_SUMMARY),
    published: card.published,
    updated: Math.max(card.updated ?? 0, card.published),
    language: card.language ?? site.language,
    authors: personsOf(archive, card.authors, avatars),
    contributors: [],
    source: card.source,
    categories: [],
    html: '',
    pictures: [],
    recordings: [],
  };
}

function personsOf(archive: ArchiveReader, ids: readonly string[], avatars?: 'avatars'): FeedPerson[] {
  const { url } = archive.site();
  return ids.flatMap((id) => {
    const author = archive.authorCard(id);
    if (!author) return [];
    // The page of a story of theirs has this file too.
    const portrait = avatars && pictureOf(archive, author.photo, 'portrait')?.sets.at(-1)!.renditions.at(-1);
    return [
      {
        name: author.name,
        url: url + encodeURI(authorAddress(id)),
        ...(portrait && { avatar: url + addressOfRendition(portrait) }),
      },
    ];
  });
}

/** The section, then the topics, each name once. */
function categoriesOf(archive: ArchiveReader, story: Story): FeedCategory[] {
  const { url } = archive.site();
  const section = archive.section(story.section);
  const all = [
    ...(section ? [{ id: section.id, name: section.name, url: url + encodeURI(sectionAddress(section.id)) }] : []),
    ...story.topics.map((id) => ({ id, name: archive.topic(id).name, url: url + encodeURI(topicAddress(id)) })),
  ];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
