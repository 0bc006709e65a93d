// Makes the sample newsroom's recordings: `node tests/sample/record.ts [name…]`. Wants ffmpeg, which nothing else here does.
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { printed } from './kit/print.ts';
import { seeded } from './kit/random.ts';
import { lighthouseWith } from './scenes/lighthouse-storm.ts';

const folder = join(import.meta.dirname, '../../content/media/2026');
await mkdir(folder, { recursive: true });
// Nothing of the machine goes into the files, and a player finds the head of the video first.
const CLEAN = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];
const wanted = process.argv.slice(2);
await record('foghorn.mp3', horn, ['-f', 's16le', '-ar', '22050', '-ac', '1'], ['-c:a', 'libmp3lame', '-b:a', '48k']);
await record(
  'skerry-point-light.mp4',
  light,
  ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '960x640', '-r', '12'],
  ['-c:v', 'libx264', '-crf', '30', '-preset', 'veryslow', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'],
);

async function record(
  name: string,
  make: () => Buffer | Promise<Buffer>,
  source: string[],
  target: string[],
): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const { status, stderr, error } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-y', ...source, '-i', '-', ...target, ...CLEAN, join(folder, name)],
    { input: await make(), maxBuffer: 1e9 },
  );
  if (error || status !== 0) throw error ?? new Error(String(stderr));
}

/** Twelve seconds at Skerry Point: wind, three seconds of an A flat, and the grunt a fourth lower. */
function horn(): Buffer {
  const rate = 22_050;
  const random = seeded('foghorn');
  const samples = new Int16Array(rate * 12);
  let [slow, slower, phase] = [0, 0, 0];
  samples.forEach((_, index) => {
    const at = index / rate;
    // Wind is noise without its heights, which swells.
    slow += (random() * 2 - 1 - slow) * 0.05;
    slower += (slow - slower) * 0.08;
    const wind = slower * (0.55 + 0.25 * Math.sin(at * 0.9) + 0.2 * Math.sin(at * 2.3));
    const grunt = at > 5.9;
    phase += (2 * Math.PI * (grunt ? 77.8 - (at - 5.9) * 6 : 103.8)) / rate;
    const loud = grunt ? swell(at, 5.9, 6.45, 0.04, 0.3) : swell(at, 2.8, 5.9, 0.25, 0.06);
    const tone = [1, 0.8, 0.65, 0.5, 0.32, 0.2, 0.12, 0.07].reduce(
      (sum, share, harmonic) => sum + share * Math.sin(phase * (harmonic + 1) + harmonic),
      0,
    );
    samples[index] = 32_767 * Math.max(-1, Math.min(1, wind * 1.6 + tone * loud * 0.24 * (1 + slow)));
  });
  return Buffer.from(samples.buffer);
}

/** From silence to full and back. All in seconds. */
function swell(at: number, begin: number, end: number, rise: number, fall: number): number {
  return Math.max(0, Math.min(1, (at - begin) / rise, (end - at) / fall));
}

/** Eight seconds of the light on Skerry Point, which turns once in that time. */
async function light(): Promise<Buffer> {
  const pixels = async (left: number, right: number) =>
    sharp(await printed(lighthouseWith(left, right), 10_000_000))
      .resize(960, 640)
      .raw()
      .toBuffer();
  const [dark, left, right] = [await pixels(0, 0), await pixels(1, 0), await pixels(0, 1)];
  const frames = Array.from({ length: 96 }, (_, frame) => {
    const turn = (2 * Math.PI * frame) / 96;
    // A beam is seen for as long as it sweeps past.
    const [a, b] = [Math.max(0, Math.cos(turn)) ** 3, Math.max(0, -Math.cos(turn)) ** 3];
    const picture = Buffer.alloc(dark.length);
    for (let at = 0; at < dark.length; at++)
      picture[at] = dark[at]! + a * (left[at]! - dark[at]!) + b * (right[at]! - dark[at]!);
    return picture;
  });
  return Buffer.concat(frames);
}
