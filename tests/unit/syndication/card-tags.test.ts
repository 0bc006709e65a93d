import { expect, test } from 'vitest';
import { cardTags } from '../../../src/syndication/card-tags.ts';

const FRAME = {
  origin: 'https://courier.example',
  canonical: 'https://courier.example/2026/11/pier/',
  name: 'The Test Courier',
  language: 'en-GB',
};
const lines = (tags: ReturnType<typeof cardTags>) => tags.map(([property, content]) => `${property}: ${content}`);

test('a card of a story with a picture', () => {
  const picture = { address: '/photos/2026/pier.jpg', width: 1200, height: 630, alt: 'A pier' };
  const story = {
    published: '2026-11-09T18:30-05:00',
    updated: '2026-11-10T08:00-05:00',
    section: 'Local',
    authors: ['/authors/ana/', '/authors/민지/'],
  };
  expect(lines(cardTags(FRAME, { title: 'The pier', description: 'It is shut.', picture, story }))).toEqual([
    'og:title: The pier',
    'og:description: It is shut.',
    'og:type: article',
    'og:url: https://courier.example/2026/11/pier/',
    'og:site_name: The Test Courier',
    'og:locale: en_GB',
    'article:published_time: 2026-11-09T18:30-05:00',
    'article:modified_time: 2026-11-10T08:00-05:00',
    'article:section: Local',
    'article:author: https://courier.example/authors/ana/',
    'article:author: https://courier.example/authors/%EB%AF%BC%EC%A7%80/',
    'og:image: https://courier.example/photos/2026/pier.jpg',
    'og:image:width: 1200',
    'og:image:height: 630',
    'og:image:alt: A pier',
  ]);
});

test('a card of a page that has little to say', () => {
  expect(lines(cardTags({ ...FRAME, language: 'ko' }, { title: 'Ana Reyes', person: true }))).toEqual([
    'og:title: Ana Reyes',
    'og:type: profile',
    'og:url: https://courier.example/2026/11/pier/',
    'og:site_name: The Test Courier',
    'og:locale: ko_KR',
  ]);
});
