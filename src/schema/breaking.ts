import { z } from 'zod';
import { acrossKeys } from './across-keys.ts';
import { instant, line, storyId } from './text.ts';

/**
 * `content/breaking.yaml`: the banner above all else.
 *
 * @param timeZone - the zone of times that are written without an offset (IANA name).
 */
export function breakingSchema(timeZone: string) {
  const moment = instant(timeZone);
  return z
    .strictObject({
      headline: line.describe('What has happened, in one line.'),
      text: line.optional().describe('A sentence more.'),
      story: storyId.optional().describe('The story that it leads to; the banner waits until that is public.'),
      since: moment.optional().describe('From when it stands; at once without it.'),
      // A banner that nobody takes down is not breaking news for long.
      until: moment.describe('When it goes.'),
    })
    .superRefine(
      ...acrossKeys<{ since?: number | undefined; until: number }>(({ since, until }, { say }) => {
        if (since !== undefined && until !== undefined && until <= since)
          say('until', 'is not after since. Write when the banner goes.');
      }),
    );
}

export type Breaking = z.output<ReturnType<typeof breakingSchema>>;
