/** Telling a WebSub hub (https://www.w3.org/TR/websub/) that feeds have changed, so that it tells those who follow them. */

/** A hub that was not told, and why; in a sentence. */
export class HubError extends Error {}

/** How often is tried, and how long is waited before each further try (ms). */
const WAITS = [1_000, 5_000, 15_000];
/** How long a hub may take (ms). */
const PATIENCE = 15_000;
/** The longest that a hub's own wish to be left alone is respected (ms). */
const LONGEST_WAIT = 60_000;

export interface PublishOptions {
  /** Waits so many ms. Another clock, in tests. */
  wait?: (milliseconds: number) => Promise<void>;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Tells a hub that a feed has changed: as hubs have agreed on, by a form with `hub.mode=publish`. A hub that is busy or
 * out of reach is asked again.
 *
 * @param topic - the feed's address in full, as its link `self` says it.
 * @throws HubError
 */
export async function publish(hub: string, topic: string, { wait = sleep }: PublishOptions = {}): Promise<void> {
  // Some hubs know the feed as the topic, others as its address.
  const form = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic });
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(hub, form);
    if (answer.told) return;
    const pause = WAITS[attempt];
    if (!answer.again || pause === undefined)
      throw new HubError(
        `The hub ${hub} was not told of ${topic}: ${answer.why}${attempt > 0 ? ` (tried ${attempt + 1} times)` : ''}.`,
      );
    await wait(Math.min(LONGEST_WAIT, Math.max(pause, answer.after)));
  }
}

type Answer = { told: true } | { told: false; why: string; again: boolean; after: number };

async function ask(hub: string, body: URLSearchParams): Promise<Answer> {
  try {
    const response = await fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) });
    const text = await response.text();
    if (response.ok) return { told: true };
    const said = text.trim().replace(/\s+/g, ' ').slice(0, 200);
    return {
      told: false,
      why: `it answered ${response.status}${said && !said.startsWith('<') ? ` "${said}"` : ''}`,
      again: response.status === 429 || response.status >= 500,
      after: 1000 * (Number(response.headers.get('Retry-After')) || 0),
    };
  } catch (error) {
    return { told: false, why: reasonOf(error), again: true, after: 0 };
  }
}

/** Why a hub could not be asked: what lies below the error that fetch throws. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError') return `it did not answer within ${PATIENCE / 1000} seconds`;
  // Whatever else is thrown is a fault of ours.
  if (!(error instanceof TypeError) || error.cause === undefined) throw error;
  const { code, message } = error.cause as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOTFOUND: 'there is no such host',
    ECONNREFUSED: 'nobody answers there',
    ECONNRESET: 'the connection broke off',
  };
  return words[code ?? ''] ?? (message || code || 'it could not be reached');
}
