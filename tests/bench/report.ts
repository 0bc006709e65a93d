import type { Measured } from './measure.ts';
import type { Targets } from './targets.ts';

/** The medians of all that was measured; Hugo's are missing where it is not installed. */
export interface Results {
  whole: { ours: Measured; hugo?: Measured };
  add: { ours: Measured; hugo?: Measured };
  /** How many files for machines the whole sites have: feeds, stories as data, sitemaps. */
  machineFiles: { ours: number; hugo?: number };
}

const seconds = (value: number | undefined) => (value === undefined ? '–' : `${value.toFixed(2)} s`);
const megabytes = (value: number | undefined) => (value === undefined ? '–' : `${Math.round(value / 1e6)} MB`);
const times = (value: number | undefined) => (value === undefined ? '–' : `${value.toFixed(2)} x`);
const ratio = (ours: number | undefined, hugo: number | undefined) =>
  ours === undefined || hugo === undefined ? undefined : ours / hugo;

/** A target that a value must not exceed (or, `atLeast`, must reach), and whether it does. */
function judge(
  value: number | undefined,
  target: number | undefined,
  write: (value: number) => string,
  atLeast = false,
): string {
  if (target === undefined) return '';
  const wanted = `${atLeast ? '≥' : '≤'} ${write(target)}`;
  if (value === undefined) return wanted;
  return `${wanted} ${(atLeast ? value >= target : value <= target) ? 'met' : 'MISSED'}`;
}

/** All that was measured as a table for a terminal. */
export function reportTable({ whole, add, machineFiles }: Results, targets: Targets | undefined): string {
  const faster = ratio(add.hugo?.seconds, add.ours.seconds);
  const slower = ratio(whole.ours.seconds, whole.hugo?.seconds);
  const rows = [
    ['', 'Broadsheet', 'Hugo', 'ours / Hugo', 'target'],
    [
      'whole build, time',
      seconds(whole.ours.seconds),
      seconds(whole.hugo?.seconds),
      times(slower),
      judge(slower, targets?.wholeRatio, times),
    ],
    [
      'whole build, peak memory',
      megabytes(whole.ours.peakBytes),
      megabytes(whole.hugo?.peakBytes),
      times(ratio(whole.ours.peakBytes, whole.hugo?.peakBytes)),
      judge(whole.ours.peakBytes, targets?.wholePeakBytes, megabytes),
    ],
    ['whole build, files', `${whole.ours.files}`, `${whole.hugo?.files ?? '–'}`, '', ''],
    ['  of them for machines', `${machineFiles.ours}`, `${machineFiles.hugo ?? '–'}`, '', ''],
    [
      'one story more, time',
      seconds(add.ours.seconds),
      seconds(add.hugo?.seconds),
      times(ratio(add.ours.seconds, add.hugo?.seconds)),
      judge(add.ours.seconds, targets?.addSeconds, seconds),
    ],
    ['  times faster than Hugo', times(faster), '', '', judge(faster, targets?.addTimesFaster, times, true)],
    [
      'one story more, peak memory',
      megabytes(add.ours.peakBytes),
      megabytes(add.hugo?.peakBytes),
      times(ratio(add.ours.peakBytes, add.hugo?.peakBytes)),
      judge(add.ours.peakBytes, targets?.addPeakBytes, megabytes),
    ],
    [
      'one story more, files',
      `${add.ours.files}`,
      `${add.hugo?.files ?? '–'}`,
      '',
      judge(add.ours.files, targets?.addFiles, String),
    ],
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
