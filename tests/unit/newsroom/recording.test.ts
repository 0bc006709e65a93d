import { expect, test } from 'vitest';
import { drawRecording, lengthOf, sizeOf } from '../../../src/newsroom/recording.ts';
import { memoryArchive, PAPER, PIER } from './memory-archive.ts';

test.each([
  [0.2, '0:01', 'PT1S'],
  [8, '0:08', 'PT8S'],
  [59.7, '1:00', 'PT1M'],
  [245.4, '4:05', 'PT4M5S'],
  [3600, '1:00:00', 'PT1H'],
  [7384, '2:03:04', 'PT2H3M4S'],
])('%d seconds are %s', (seconds, length, duration) => {
  expect(lengthOf(seconds)).toEqual({ length, duration });
});

test('sizes are told in the manner of the language', () => {
  expect(sizeOf(400, 'en')).toBe('1 kB');
  expect(sizeOf(98_765, 'en')).toBe('99 kB');
  expect(sizeOf(1_234_567, 'en')).toBe('1.2 MB');
  expect(sizeOf(1_234_567, 'de')).toBe('1,2 MB');
  expect(sizeOf(45_600_000, 'ko')).toBe('46MB');
});

test('a video has its captions, in its language, and a poster', () => {
  const archive = memoryArchive({ site: PAPER });
  const video = drawRecording(archive, {
    type: 'recording',
    src: 'media/wave.mp4',
    title: 'A wave',
    language: 'es',
    captions: 'media/wave.vtt',
    poster: { src: PIER.src, credit: 'Ana Reyes/Harbor Ledger' },
  });
  expect(video).toMatchObject({
    type: 'video',
    width: 960,
    height: 640,
    captions: { address: '/media/wave.vtt', language: 'es', name: 'Español' },
    poster: expect.stringMatching(/^\/photos\/.*\.webp$/) as string,
  });
  expect(archive.asked).toContain(`renditions poster ${PIER.src}`);
});
