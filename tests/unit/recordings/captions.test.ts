import { expect, test } from 'vitest';
import { checkCaptions } from '../../../src/recordings/captions.ts';

test.each([
  'WEBVTT\n\n00:01.000 --> 00:02.500\nThe first one.\n',
  '\uFEFFWEBVTT - made by hand\r\n\r\nNOTE A note.\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500 align:start\r\n<v Ana>Step back.\r\n\r\n100:00:00.000 --> 100:00:01.000\r\nEnd.',
])('captions are in order: %j', (text) => {
  expect(checkCaptions(text)).toEqual([]);
});

test.each([
  ['', [1, 'These are no captions in the form of WebVTT.']],
  ['1\n00:00:01,000 --> 00:00:02,000\nSubRip\n', [1, 'These are no captions in the form of WebVTT.']],
  ['WEBVTT\n\nNothing\n', [1, 'There are no words in these captions.']],
  ['WEBVTT\n\n00:01,000 --> 00:02.000\nA\n', [3, 'Players cannot read when these words begin and end.']],
  ['WEBVTT\n\n00:02.000 --> 00:01.000\nA\n', [3, 'These words end before they begin.']],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\n\n', [3, 'There are no words for this time.']],
  [
    'WEBVTT\n\n00:09.000 --> 00:10.000\nA\n\n00:01.000 --> 00:02.000\nB\n',
    [6, 'These words begin before those above them.'],
  ],
])('what is wrong is told with its line: %j', (text, expected) => {
  expect(checkCaptions(text).map(({ line, message }) => [line, message])).toEqual([expected]);
});
