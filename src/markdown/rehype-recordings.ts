import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { fillPlaces } from './fill-places.ts';

/**
 * Puts recordings where their parts have left room for them, for a component to draw: how large a video is, and under
 * which name it is published, the archive knows. It comes after the guard, which knows no such things.
 */
export function rehypeRecordings() {
  return (tree: Root, file: VFile): void =>
    fillPlaces(tree, 'player', file.data.recordings, (part) => ({ type: 'bodyPart', part }));
}
