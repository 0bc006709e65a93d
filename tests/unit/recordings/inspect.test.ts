import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectRecording } from '../../../src/recordings/inspect.ts';
import { exiftool } from '../photos/exiftool.ts';

const sample = (name: string) => readFileSync(new URL(`../../../content/media/2026/${name}`, import.meta.url));
const VIDEO = sample('skerry-point-light.mp4');
const AUDIO = sample('foghorn.mp3');

test('what is in a recording', async () => {
  expect(await inspectRecording('light.mp4', VIDEO)).toEqual({
    type: 'video',
    mime: 'video/mp4',
    seconds: 8,
    width: 960,
    height: 640,
  });
  expect(await inspectRecording('HORN.MP3', AUDIO)).toEqual({ type: 'audio', mime: 'audio/mpeg', seconds: 12.1 });
});

/** A file with other bytes in the place of some, all of them. */
function replaced(file: Buffer, these: string, those: string): Buffer {
  const bytes = Buffer.from(file);
  for (let at = bytes.indexOf(these); at >= 0; at = bytes.indexOf(these, at + 1)) bytes.write(those, at, 'latin1');
  return bytes;
}

describe('is told why it is not published', () => {
  test.each([
    ['empty', 'a.mp4', Buffer.alloc(0), 'This file is empty.'],
    ['no recording', 'a.mp4', Buffer.from('<html>not found</html>'), 'This is not a video that can be read.'],
    ['no recording', 'a.mp3', Buffer.from('<html>not found</html>'), 'This is not a sound file that can be read.'],
    ['misnamed', 'a.webm', VIDEO, 'This is not WebM but MP4, whatever its name says.'],
    ['misnamed', 'a.mp4', AUDIO, 'This is not MP4 but MP3, whatever its name says.'],
    ['pictures in a sound file', 'a.m4a', VIDEO, 'There are pictures in this sound file.'],
    ['cut off', 'a.mp4', VIDEO.subarray(0, 60_000), 'This video ends before its recording does.'],
    ['cut off', 'a.mp3', AUDIO.subarray(0, 40_000), 'This sound file ends before its recording does.'],
    ['cut off in its head', 'a.mp4', VIDEO.subarray(0, 300), 'This is not a video that can be read.'],
    ['HEVC', 'a.mp4', replaced(VIDEO, 'avc1', 'hvc1'), 'This video is HEVC, which not every browser plays.'],
  ])('%s', async (_what, name, bytes, message) => {
    expect(await inspectRecording(name, bytes)).toMatchObject({
      message,
      suggestion: expect.stringMatching(/\w/) as string,
    });
  });

  test.each([
    '-Keys:GPSCoordinates=37.56, 126.97, 20',
    '-UserData:GPSCoordinates=37.56, 126.97, 20',
    '-XMP:GPSLatitude=37.56',
  ])('where it was recorded: %s', async (argument) => {
    const folder = mkdtempSync(join(tmpdir(), 'recording-'));
    try {
      const file = join(folder, 'a.mp4');
      writeFileSync(file, VIDEO);
      exiftool('-q', '-overwrite_original', argument, file);
      expect(await inspectRecording('a.mp4', readFileSync(file))).toMatchObject({
        message: expect.stringMatching(
          /^This video says where it was recorded \(.+\), and would tell every reader\.$/,
        ) as string,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('no file, however broken, is more than refused', { timeout: 180_000 }, async () => {
  for (const [name, file] of [
    ['a.mp4', VIDEO],
    ['a.mp3', AUDIO],
  ] as const) {
    for (let seed = 1; seed <= 24; seed++) {
      const bytes = Buffer.from(file.subarray(0, 30_000));
      // A head with nonsense in it, at places that differ and do not depend on the day.
      for (let at = (seed * 7919) % 97; at < 4_000; at += 97 + seed) bytes[at] = (at * seed) & 255;
      const found = await inspectRecording(name, bytes, 5_000);
      expect('message' in found || found.seconds > 0).toBe(true);
    }
  }
});
