import type { Explanation } from './explanation.ts';

/** Of what files say of each other. */
export const OF_REFERENCES = {
  'duplicate-address': {
    means:
      'Two things would stand at one address: a page called as a section, an alias where there is a page, a post called as a heading, a file of `public/` in the place of a page.',
    wrong: 'pages/local.md, though there is a section local',
    right: 'pages/about-local.md',
  },
  'link-to-hidden-story': {
    means:
      'A text links to a story that readers cannot see yet, so the link would be dead and give the address away. (Under `related` such a story is left out until its time has come.)',
    wrong: '[the vote](/2026/11/harbor-vote/), which is a draft',
    right: 'Publish that story first, or take the link out',
  },
  'not-in-series': {
    means: 'A series lists a story that does not say that it is a part of it.',
    wrong: 'series/rising-water.md: parts: [2026/11/harbor-vote]',
    right: 'articles/2026/11/harbor-vote.md: series: rising-water',
  },
  'post-after-end': {
    means: 'A post of a live story is newer than the end of the story.',
    wrong: 'ended: 2026-11-09T20:00 and a post published: 2026-11-09T20:30',
    right: 'Correct one of the times, or take ended: out to go on',
  },
  'post-before-story': {
    means: 'A post of a live story is older than the story.',
    wrong: 'published: 2026-11-09T18:30 and a post published: 2026-11-09T17:00',
    right: 'Correct one of the times',
  },
  'post-of-no-live-story': {
    means: 'A folder of posts belongs to a story that is no live story.',
    wrong: 'articles/2026/11/harbor-vote/1830-doors.md beside a story with type: news',
    right: 'type: live in articles/2026/11/harbor-vote.md',
  },
  'post-without-story': {
    means: 'A folder of posts belongs to a story that is not there.',
    wrong: 'articles/2026/11/harbor-voet/1830-doors.md',
    right: 'articles/2026/11/harbor-vote/1830-doors.md beside articles/2026/11/harbor-vote.md',
  },
  'unknown-author': {
    means: 'An author has no file in `authors/`.',
    wrong: 'authors: [anna-reyes]',
    right: 'authors: [ana-reyes], as authors/ana-reyes.md is called',
  },
  'unknown-captions': {
    means: 'The captions of a video are not there.',
    wrong: 'captions="media/2026/wave.vtt" without that file',
    right: 'Put the file at content/media/2026/wave.vtt',
  },
  'unknown-newsletter': {
    means: 'A newsletter has no file in `newsletters/`.',
    wrong: 'newsletter: dayly',
    right: 'newsletter: daily, as newsletters/daily.md is called',
  },
  'unknown-page': {
    means: 'A page has no file in `pages/`.',
    wrong: 'policies: {ethics: ethic}',
    right: 'policies: {ethics: ethics}, as pages/ethics.md is called',
  },
  'unknown-photo': {
    means: 'A picture is not there.',
    wrong: 'photo: {src: photos/2026/wal.jpg}',
    right: 'photo: {src: photos/2026/wall.jpg}',
  },
  'unknown-recording': {
    means: 'A video or a sound file is not there.',
    wrong: 'src="media/2026/wave.mp4" without that file',
    right: 'Put the file at content/media/2026/wave.mp4',
  },
  'unknown-section': {
    means: 'A section is not among those of site.yaml.',
    wrong: 'section: locl',
    right: 'section: local',
  },
  'unknown-story': {
    means: 'A story that is linked to, related, pinned or part of a series is not there.',
    wrong: 'related: [2026/11/harbor-voet]',
    right: 'related: [2026/11/harbor-vote]',
  },
} satisfies Record<string, Explanation>;
