import { expect, test } from 'vitest';
import { related } from '../../../src/newsroom/related.ts';
import { memoryArchive, story } from './memory-archive.ts';

const wall = { topics: ['wall'] };
const ids = (stories: { id: string }[]) => stories.map(({ id }) => id);

test('what the editor names comes first, then older stories on the same topics', () => {
  const subject = story('2026/11/vote', { day: 20, related: ['2026/11/odd'], ...wall });
  const stories = [
    subject,
    story('2026/11/odd'),
    story('2026/11/older', { day: 10, ...wall }),
    story('2026/11/oldest', { day: 5, ...wall }),
  ];
  expect(ids(related(memoryArchive({ stories }), subject))).toEqual(['2026/11/odd', '2026/11/older', '2026/11/oldest']);
});

test('newer stories are never asked for, so a new one changes no old page', () => {
  const subject = story('2026/11/vote', { day: 10, ...wall });
  const stories = [
    subject,
    story('2026/11/newer', { day: 11, ...wall }),
    story('2026/11/same-moment', { day: 10, ...wall }),
  ];
  expect(related(memoryArchive({ stories }), subject)).toEqual([]);
});

test('there are four, none twice, and never the story itself', () => {
  const subject = story('2026/11/vote', {
    day: 20,
    related: ['2026/11/vote', '2026/11/a-1', '2026/11/a-1'],
    topics: ['wall', 'harbor'],
  });
  const older = Array.from({ length: 6 }, (_, place) =>
    story(`2026/11/a-${place + 1}`, { day: 15 - place, topics: ['wall', 'harbor'] }),
  );
  expect(ids(related(memoryArchive({ stories: [subject, ...older] }), subject))).toEqual([
    '2026/11/a-1',
    '2026/11/a-2',
    '2026/11/a-3',
    '2026/11/a-4',
  ]);
});

test('a second topic is not asked about when the first has enough', () => {
  const subject = story('2026/11/vote', { day: 20, topics: ['wall', 'harbor'] });
  const older = Array.from({ length: 4 }, (_, place) => story(`2026/11/a-${place + 1}`, { ...wall, day: 9 - place }));
  const archive = memoryArchive({ stories: [subject, ...older] });
  related(archive, subject);
  expect(archive.asked.filter((question) => question.startsWith('list'))).toEqual(['list topic:wall']);
});

test('a story that readers may not see is passed over', () => {
  const subject = story('2026/11/vote', { related: ['2026/12/embargoed'] });
  expect(related(memoryArchive({ stories: [subject] }), subject)).toEqual([]);
});
