import { z } from 'zod';
import { storyId } from './text.ts';

/** `content/fronts/home.yaml`, or `content/fronts/SECTION.yaml`: what the editors put on top of a front. */
export const front = z.strictObject({
  pins: z.array(storyId).default([]).describe('Stories that stand first, in this order, whatever their urgency.'),
});

export type Front = z.output<typeof front>;
