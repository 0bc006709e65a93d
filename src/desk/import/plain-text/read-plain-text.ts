import { cleanText } from '../clean-text.ts';
import type { ImportedStory } from '../story.ts';
import { toMarkdown } from '../to-markdown.ts';
import { readAuthorNotes } from './author-note.ts';
import { bodyOf } from './body.ts';
import { readByline } from './byline.ts';
import type { PlainTextContext } from './context.ts';
import { copyOf, guess, type Copy } from './copy.ts';
import { readCorrections } from './corrections.ts';
import { readDateLines } from './date-lines.ts';
import { readDateline } from './dateline.ts';
import { cutSiteName, setDuplicatesAside } from './duplicates.ts';
import { readEmbargo } from './embargo.ts';
import { readEndMarks, setRestAside } from './end-marks.ts';
import { setFurnitureAside } from './furniture.ts';
import { guessSummary, readHeadline } from './headline.ts';
import { readLabels } from './labels.ts';
import { readLanguage } from './language.ts';
import { readNewsletterPitch } from './newsletter-pitch.ts';
import { readPhotos } from './photos.ts';
import { setBoilerplateAside } from './press-release.ts';
import { readSignature } from './signature.ts';
import { readWireHeader, setAdvisoriesAside } from './wire-header.ts';

export type { PlainTextContext } from './context.ts';

/** A story whose guess is about one of these is published by nobody before an editor has looked. */
const SERIOUS: readonly string[] = ['headline', 'authors', 'published', 'updated', 'embargo'];

type Step = (copy: Copy, context: PlainTextContext) => void;

/** The whole way of a text. Each step takes away the lines that it understands, so the order decides between two of them. */
const STEPS: readonly Step[] = [
  // 1. What the sender put around the story. The pitch before the furniture, which has buttons like its own.
  readWireHeader,
  readEndMarks,
  readLabels,
  readNewsletterPitch,
  setFurnitureAside,
  setBoilerplateAside,
  // Before date lines, which it looks like.
  readEmbargo,
  setAdvisoriesAside,
  // 2. Captions, before anything asks where the first paragraph is, and before duplicates, which they look like.
  readPhotos,
  cutSiteName,
  setDuplicatesAside,
  // 3. What tells where the head ends, then the head.
  readByline,
  readDateLines,
  readDateline,
  readHeadline,
  // 4. What stands below the story. Corrections first: they may stand below the note on the author.
  readCorrections,
  readAuthorNotes,
  readSignature,
  setRestAside,
  // 5. What the story itself has to say.
  guessSummary,
  readLanguage,
];

/**
 * Reads a text as it was pasted from a wire, a press release or a page. Pure: the same text and context give the same story.
 *
 * Every word of the text (see cleanText) is afterwards in the frontmatter, the body, a photo, an author, the pitch of a
 * newsletter, in `understood` or in `setAside`. What the text does not say outright is in `guesses`; with a guess on who,
 * when or under which headline, or without a date, the story is a draft.
 *
 * @param text - as decoded; it need not be clean.
 */
export function readPlainText(text: string, context: PlainTextContext): ImportedStory {
  const copy = copyOf(cleanText(text));
  for (const step of STEPS) step(copy, context);
  const { story } = copy;
  const { frontmatter } = story;
  if (!frontmatter.authors && !copy.isUnsigned && frontmatter.source === undefined)
    guess(copy, 'authors', 'There is no byline.');
  story.body = toMarkdown(bodyOf(copy));
  const isSerious = story.guesses.some(({ field }) => SERIOUS.includes(field));
  if (frontmatter.published === undefined || isSerious) frontmatter.draft = true;
  return story;
}
