/** Text that is nested so deeply that no program can walk through it, which no person has written. */
import type { ItemHead, Refused } from './source.ts';

/** Why it is refused. */
const TOO_DEEP = 'Its elements are nested so deeply that it cannot be read. Take it apart by hand.';

/** Does something with an item; one that exhausts the stack is refused, and the others go on. */
export function unlessTooDeep<Made>(
  { key, headline }: Pick<ItemHead, 'key' | 'headline'>,
  make: () => Made,
): Made | Refused {
  try {
    return make();
  } catch (error) {
    if (isTooDeep(error)) return { key, headline, reason: TOO_DEEP };
    throw error;
  }
}

/** The same for what takes its time. */
export async function unlessTooDeepLater<Made>(
  { key, headline }: Pick<ItemHead, 'key' | 'headline'>,
  make: () => Promise<Made>,
): Promise<Made | Refused> {
  try {
    return await make();
  } catch (error) {
    if (isTooDeep(error)) return { key, headline, reason: TOO_DEEP };
    throw error;
  }
}

const isTooDeep = (error: unknown): boolean => error instanceof RangeError && /call stack/.test(error.message);
