import type { BetweenRule, Newsroom } from './between-rule.ts';

/** None while a text is refused: what that shows is only known in part. */
const unused = ({ store }: Newsroom, kinds: string) =>
  store.all<{ path: string }>(
    `SELECT path FROM entries e WHERE kind IN (${kinds})
     AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.kind = e.kind AND m.id = e.id)
     AND NOT EXISTS (SELECT 1 FROM problems WHERE origin = 'file' AND problem ->> 'warning' IS NULL
                     AND (path LIKE '%.md' OR path LIKE '%.yaml')) ORDER BY path`,
  );

export const unusedPhoto: BetweenRule = {
  name: 'unused-photo',
  about: {
    means: 'No story, author or other file shows this picture. It is not published, and is only in the way.',
    wrong: 'content/photos/2026/sea-wall-copy.jpg, which nothing names',
    right: 'Take it away, or show it: photo: {src: photos/2026/sea-wall-copy.jpg}',
  },
  find: (newsroom) =>
    unused(newsroom, `'photo'`).map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: 'Nothing shows this picture.',
      suggestion: 'Take it away, or show it somewhere.',
    })),
};

export const unusedRecording: BetweenRule = {
  name: 'unused-recording',
  about: {
    means: 'No text plays this video or sound file, or has these captions.',
    wrong: 'content/media/2026/first-wave.mp4, which nothing names',
    right: ':::video[The first wave.]{src="media/2026/first-wave.mp4" captions=none credit="Ana Reyes/Harbor Ledger"}',
  },
  find: (newsroom) =>
    unused(newsroom, `'recording', 'captions'`).map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: path.endsWith('.vtt') ? 'No video has these captions.' : 'Nothing plays this recording.',
      suggestion: 'Take it away, or show it somewhere.',
    })),
};
