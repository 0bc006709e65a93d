import type { Measured } from './measure.ts';

/** What Broadsheet promises of photographs. */
export const PHOTO_TARGETS = {
  /** How long a whole build may take, in builds of Astro that make the same files. */
  timeRatio: 1,
  memoryRatio: 0.5,
  /** The lead picture of a story on a phone, at the median of real photographs (bytes). */
  phoneBytes: 60_000,
};

/** One tool's whole build. */
export interface Developed extends Measured {
  images: number;
  imageBytes: number;
}

/** All that was measured. */
export interface PhotoResults {
  ours: Developed;
  astro: Developed;
  /** Sizes of the files that a phone gets for a lead picture (bytes). */
  phone: { median: number; ninetieth: number };
  /** The photographs were taken, not drawn: only then does their size say something. */
  real: boolean;
  /** A story with a new photograph in a large archive; undefined when that was not measured. */
  add?: { stories: number; seconds: number; written: number; made: number; own: number; others: number };
}

const seconds = (value: number) => `${value.toFixed(2)} s`;
const megabytes = (value: number) => `${Math.round(value / 1e6)} MB`;
const kilobytes = (value: number) => `${(value / 1000).toFixed(1)} kB`;
const times = (value: number) => `${value.toFixed(2)} x`;
const verdict = (value: number, target: number, write: (value: number) => string) =>
  `≤ ${write(target)} ${value <= target ? 'met' : 'MISSED'}`;

/** All that was measured as a table for a terminal. */
export function photoTable({ ours, astro, phone, real, add }: PhotoResults): string {
  const slower = ours.seconds / astro.seconds;
  const memory = ours.peakBytes && astro.peakBytes ? ours.peakBytes / astro.peakBytes : undefined;
  const rows = [
    ['', 'Broadsheet', 'Astro', 'ours / Astro', 'target'],
    [
      'whole build, time',
      seconds(ours.seconds),
      seconds(astro.seconds),
      times(slower),
      verdict(slower, PHOTO_TARGETS.timeRatio, times),
    ],
    ...(memory === undefined
      ? []
      : [
          [
            'whole build, peak memory',
            megabytes(ours.peakBytes!),
            megabytes(astro.peakBytes!),
            times(memory),
            verdict(memory, PHOTO_TARGETS.memoryRatio, times),
          ],
        ]),
    ['image files', `${ours.images}`, `${astro.images}`, '', ''],
    [
      'bytes of images',
      megabytes(ours.imageBytes),
      megabytes(astro.imageBytes),
      times(ours.imageBytes / astro.imageBytes),
      '',
    ],
    [
      'lead picture on a phone, median',
      kilobytes(phone.median),
      '',
      '',
      real ? verdict(phone.median, PHOTO_TARGETS.phoneBytes, kilobytes) : '(drawn photos)',
    ],
    ['  90th percentile', kilobytes(phone.ninetieth), '', '', ''],
    ...(add
      ? [
          [`one new photo in ${add.stories} stories, time`, seconds(add.seconds), '', '', ''],
          ['  files written', `${add.written}`, '', '', ''],
          ['  renditions made', `${add.made}`, '', '', ''],
          ['  of the new photo', `${add.own}`, '', '', ''],
          ['  of other photos', `${add.others}`, '', '', verdict(add.others, 0, String)],
        ]
      : []),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
