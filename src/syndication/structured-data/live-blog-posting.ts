import type { BlogPosting, LiveBlogPosting } from 'schema-dts';
import { cutAtWord } from '../../newsroom/cut-at-word.ts';
import type { Story } from '../../archive/model.ts';
import type { Clock } from '../../newsroom/clock.ts';
import type { LivePost, LiveStory } from '../../newsroom/live.ts';
import { plainText } from '../plain-text.ts';
import { correctionComments } from './correction-comment.ts';
import { person } from './person.ts';

/** Google cuts longer headlines. */
const LONGEST_HEADLINE = 110;

/** What a story in posts has beside what every story has: when it was told, and the posts that its page shows in full. */
export function liveBlog(origin: string, story: Story, live: LiveStory, clock: Clock) {
  return {
    coverageStartTime: clock.iso(story.published),
    ...(story.ended !== undefined && { coverageEndTime: clock.iso(story.ended) }),
    liveBlogUpdate: live.posts.filter(({ hidden }) => !hidden).map((post) => blogPosting(origin, post)),
  } satisfies Partial<LiveBlogPosting>;
}

function blogPosting(origin: string, { headline, time, updated, address, byline, body, notes }: LivePost) {
  const text = plainText(body);
  // The byline keeps initials on one line.
  const authors = byline.flatMap(({ text: name, address: page }) =>
    page === undefined ? [] : [{ name: name.replaceAll('\u00a0', ' '), address: page }],
  );
  const corrections = correctionComments(notes);
  return {
    '@type': 'BlogPosting',
    headline: headline ?? cutAtWord(text, LONGEST_HEADLINE),
    datePublished: time.iso,
    ...(updated && { dateModified: updated.iso }),
    ...(authors.length > 0 && { author: authors.map((author) => person(origin, author)) }),
    ...(text && { articleBody: text }),
    ...(corrections.length > 0 && { correction: corrections }),
    url: origin + encodeURI(address),
  } satisfies BlogPosting;
}
