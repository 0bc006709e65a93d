import type { Card } from '../../../../src/newsroom/cards.ts';
import type { DrawnEdition } from '../../../../src/newsroom/editions.ts';

export const SITE = { name: 'The Paper', url: 'https://paper.example', language: 'en' };

export const card = (name: string, fields: Partial<Card> = {}): Card => ({
  id: `2026/11/${name}`,
  address: `/2026/11/${name}/`,
  headline: `Headline of ${name}`,
  long: false,
  summary: `Summary of ${name}.`,
  type: 'news',
  section: { name: 'Local', address: '/local/' },
  byline: 'Ana Reyes',
  ...fields,
});

/** A picture as the archive draws it, in two formats. */
export const PICTURE = {
  role: 'card',
  sets: (['avif', 'jpeg'] as const).map((format) => ({
    format,
    density: 'any' as const,
    renditions: [{ file: `photos/pier.1a2b-480.${format}`, format, width: 480, height: 320, quality: 80 }],
  })),
  width: 480,
  height: 320,
  alt: 'Two boats at a pier',
  credit: 'Alex Kim/The Paper',
  focus: '',
  tones: '',
  rights: {},
} as unknown as NonNullable<Card['picture']>;

/** An edition of a newsletter that our own service sends. */
export const edition = (fields: Partial<DrawnEdition> = {}): DrawnEdition => ({
  id: 'daily/2026-11-24',
  address: '/newsletters/daily/2026-11-24/',
  newsletter: {
    id: 'daily',
    address: '/newsletters/daily/',
    name: 'Daily Headlines',
    schedule: 'Every weekday',
    provider: { type: 'self', from: 'letters@paper.example', front: 'home', stories: 10, postal: '1 Pier Road, Town' },
    privacy: 'privacy',
    body: [],
  },
  subject: 'What happened',
  summary: 'In a sentence.',
  iso: '2026-11-24T06:00-05:00',
  date: 'Tuesday, November 24, 2026',
  introduction: ['<p>Good <strong>morning</strong>. <a href="/2026/11/tide/">The tide</a> is in.</p>'],
  lead: card('wall', { picture: PICTURE }),
  stories: [card('ferry', { picture: PICTURE })],
  briefs: [card('rail', { type: 'brief' })],
  ...fields,
});
