import { aside } from './aside.ts';
import { chart } from './chart.ts';
import { embed } from './embed.ts';
import { factbox } from './factbox.ts';
import { keypoints } from './keypoints.ts';
import type { PartKind } from './part.ts';
import { pullquote } from './pullquote.ts';
import { qa } from './qa.ts';
import { audio, video } from './recording.ts';
import { related } from './related.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';

/** Every part that a story can have. */
export const PARTS: readonly PartKind[] = [
  pullquote,
  factbox,
  keypoints,
  timeline,
  qa,
  aside,
  related,
  table,
  chart,
  video,
  audio,
  embed,
];

export const PART_NAMES: readonly string[] = PARTS.map(({ name }) => name);

const kinds = new Map(PARTS.map((kind) => [kind.name, kind]));

export const partKind = (name: string): PartKind | undefined => kinds.get(name);
