/** Tells search engines what has changed: https://www.indexnow.org/documentation. One that takes it tells the others. */

/** Addresses in one request, at most. */
const MOST = 10_000;
/** What an answer may take (ms). */
const PATIENCE = 30_000;

export const INDEX_NOW = 'https://api.indexnow.org/indexnow';

export interface Announcement {
  /** Where the site is published: `https://harborledger.example`. */
  url: string;
  /** `indexNow` in site.yaml. */
  key: string;
  /** What is new, changed or gone, as `addressOf` writes it: `/2026/11/harbor-vote/`. */
  addresses: readonly string[];
}

/** What came of it. */
export interface Announced {
  /** Addresses that were taken. */
  told: number;
  /** What went wrong, in a sentence each; what is not told this time is found by the sitemaps all the same. */
  failures: string[];
}

/** What the answers mean that are not 200 or 202, to the person at the terminal. */
const MEANINGS: Record<number, string> = {
  400: 'it does not understand the request',
  403: 'it does not find the key on the site: publish first, and check indexNow: in site.yaml',
  422: 'the addresses are not of that site, or the key is not as it should be',
  429: 'it has been told too often; try again later',
};

/**
 * Sends the addresses, at most 10,000 to a request, one request after the other.
 *
 * @param endpoint - the service; another one for tests.
 */
export async function announceToIndexNow(
  { url, key, addresses }: Announcement,
  endpoint = INDEX_NOW,
): Promise<Announced> {
  const list = [...new Set(addresses)].map((address) => new URL(encodeURI(address), url).href);
  const result: Announced = { told: 0, failures: [] };
  for (let at = 0; at < list.length; at += MOST) {
    const urlList = list.slice(at, at + MOST);
    const failure = await send({ host: new URL(url).host, key, keyLocation: `${url}/${key}.txt`, urlList }, endpoint);
    if (failure === undefined) result.told += urlList.length;
    else result.failures.push(failure);
  }
  return result;
}

async function send(body: object, endpoint: string): Promise<string | undefined> {
  const { host } = new URL(endpoint);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    if (response.status === 200 || response.status === 202) return undefined;
    return `${host} answered ${response.status}: ${MEANINGS[response.status] ?? 'it did not take it'}.`;
  } catch (error) {
    const { cause, message } = error as Error;
    return `${host} could not be reached: ${cause instanceof Error ? cause.message : message}.`;
  }
}
