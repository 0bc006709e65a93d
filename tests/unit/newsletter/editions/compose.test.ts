import { describe, expect, it } from 'vitest';
import type { NewsletterEdition, NewsletterOffer } from '../../../../src/archive/model.ts';
import { composeEdition } from '../../../../src/newsletter/editions/compose.ts';
import { memoryArchive, story } from '../../newsroom/memory-archive.ts';

const NOW = Date.UTC(2026, 10, 24, 11);
const HOUR = 60 * 60 * 1000;

const offer = (fields: Partial<Extract<NewsletterOffer['provider'], { type: 'self' }>> = {}): NewsletterOffer => ({
  id: 'daily',
  address: '/newsletters/daily/',
  name: 'Daily',
  schedule: 'Daily',
  privacy: 'privacy',
  body: [],
  provider: { type: 'self', from: 'a@b.example', front: 'home', stories: 10, ...fields },
});

const sent = (hoursAgo: number, stories: string[]): NewsletterEdition => ({
  id: `daily/${hoursAgo}`,
  newsletter: 'daily',
  name: `2026-11-${24 - Math.floor(hoursAgo / 24)}`,
  address: '',
  subject: 'Before',
  sent: NOW - hoursAgo * HOUR,
  stories,
  body: [],
});

const at = (name: string, hoursAgo: number, fields: Parameters<typeof story>[1] = {}) =>
  story(`2026/11/${name}`, { published: NOW - hoursAgo * HOUR, ...fields });

describe('an edition from a front', () => {
  it('has what is new since the one before, the most important first', () => {
    const archive = memoryArchive({
      newsletters: [offer()],
      stories: [at('old', 30), at('plain', 3), at('urgent', 5, { urgency: 1 })],
      editions: [sent(24, [])],
    });
    expect(composeEdition(archive, 'daily', NOW)).toEqual({
      subject: archive.card('2026/11/urgent')!.headline,
      summary: archive.card('2026/11/urgent')!.summary,
      stories: ['2026/11/urgent', '2026/11/plain'],
    });
  });

  it('begins with what an editor has pinned', () => {
    const archive = memoryArchive({
      newsletters: [offer()],
      stories: [at('plain', 3), at('urgent', 5, { urgency: 1 })],
      pins: { home: ['2026/11/plain'] },
    });
    expect(composeEdition(archive, 'daily', NOW)?.stories[0]).toBe('2026/11/plain');
  });

  it('has nothing that one before had, and nothing from later', () => {
    const archive = memoryArchive({
      newsletters: [offer()],
      stories: [at('had', 3), at('new', 4), at('later', -1)],
      editions: [sent(24, ['2026/11/had'])],
    });
    expect(composeEdition(archive, 'daily', NOW)?.stories).toEqual(['2026/11/new']);
  });

  it('has what came between the making of the one before and its sending', () => {
    const stories = [at('had', 30), at('while-it-lay', 26), at('passed-over', 32)];
    const archive = memoryArchive({ newsletters: [offer()], stories, editions: [sent(24, ['2026/11/had'])] });
    expect(composeEdition(archive, 'daily', NOW)?.stories).toEqual(['2026/11/while-it-lay']);
  });

  it('does not reach back for days when the one before was of old stories', () => {
    const stories = [at('had', 300), at('days-ago', 60), at('new', 3)];
    const archive = memoryArchive({ newsletters: [offer()], stories, editions: [sent(24, ['2026/11/had'])] });
    expect(composeEdition(archive, 'daily', NOW)?.stories).toEqual(['2026/11/new']);
  });

  it('has no more than it may, and of a section only what is of it', () => {
    const stories = [at('a', 1), at('b', 2), at('c', 3), at('d', 4, { section: 'sports' })];
    const few = memoryArchive({ newsletters: [offer({ stories: 2 })], stories });
    expect(composeEdition(few, 'daily', NOW)?.stories).toHaveLength(2);
    const sports = memoryArchive({ newsletters: [offer({ front: 'sports' })], stories });
    expect(composeEdition(sports, 'daily', NOW)?.stories).toEqual(['2026/11/d']);
  });

  it('is none when nothing is new', () => {
    const archive = memoryArchive({ newsletters: [offer()], stories: [at('old', 30)], editions: [sent(24, [])] });
    expect(composeEdition(archive, 'daily', NOW)).toBeUndefined();
  });
});
