import type { ArchiveReader } from '../archive/model.ts';
import type { BodyEmbed, BodyPart } from '../markdown/body.ts';
import { drawCard, type Card } from './cards.ts';
import { drawRecording, type Recording } from './recording.ts';
import { pictureOf, type NumberedPicture } from './pictures.ts';

/** A piece of a body as a page draws it: finished HTML, or what a component draws. */
export type BodyItem = string | NumberedPicture | RelatedStory | Embedded | Recorded;

/** Another story, in the text. */
export interface RelatedStory {
  related: Card;
}

/** Something of another site, in the text. */
export interface Embedded {
  embed: BodyEmbed;
}

/** A video or a sound recording, in the text. */
export interface Recorded {
  recording: Recording;
}

/**
 * A body with its photographs and stories looked up, the photographs numbered after those that stand before it. A story
 * that readers cannot see is left out.
 */
export function drawBody(archive: ArchiveReader, body: BodyPart[], before = 0): BodyItem[] {
  let number = before;
  return body.flatMap((part): BodyItem[] => {
    if (typeof part === 'string') return [part];
    if (part.type === 'related') {
      const story = archive.card(part.story);
      return story ? [{ related: drawCard(archive, story, {}) }] : [];
    }
    if (part.type === 'embed') return [{ embed: part }];
    if (part.type === 'recording') {
      const recording = drawRecording(archive, part);
      return recording ? [{ recording }] : [];
    }
    const picture = pictureOf(archive, part, 'inline');
    return picture ? [{ picture, number: ++number }] : [];
  });
}

/** The outermost element of a part. In text and in attributes a < is always escaped, so this is none. */
const PART = /<[a-z]+ [^<>]*class="part part-([a-z]+)"/g;

/** Names of the sheets (src/layouts/sheets.ts) of the parts that a body and the posts below it hold. */
export function partSheets(body: readonly BodyItem[], posts: readonly { body: BodyItem[] }[] = []): string[] {
  const names = new Set<string>();
  for (const item of [body, ...posts.map((post) => post.body)].flat()) {
    if (typeof item !== 'string') {
      if ('related' in item) names.add('related');
      else if ('embed' in item) names.add('embed');
      else if ('recording' in item) names.add('recording');
    } else if (item.includes('class="part ')) for (const [, name] of item.matchAll(PART)) names.add(name!);
  }
  return names.size > 0 ? ['every', ...[...names].sort()].map((name) => `part-${name}`) : [];
}
