/** Handing over to listmonk: its list of people, and an edition as one of its campaigns. Both as its documentation says. */
import { stringify } from 'csv-stringify/sync';
import type { PersonRow } from '../store/store.ts';

/**
 * People as listmonk imports them: `email,name,attributes`, the attributes being JSON. Only those who have agreed and still
 * get a newsletter, each once, with what they have agreed to.
 *
 * @param people - in the order of addresses, as the store gives them.
 * @param suppressed - whether an address must not be written to.
 * @param newsletter - the only one to be handed over.
 */
export async function* writeListmonkPeople(
  people: AsyncIterable<PersonRow>,
  suppressed: (email: string) => Promise<boolean>,
  newsletter?: string,
): AsyncGenerator<string> {
  yield stringify([['email', 'name', 'attributes']]);
  let rows: PersonRow[] = [];
  const flush = async () => {
    const [first] = rows;
    if (!first || (await suppressed(first.email))) return '';
    const consent = rows.map((row) => ({
      newsletter: row.newsletter,
      at: new Date(row.consent.at).toISOString(),
      page: row.consent.page,
      text: row.consent.text,
      ...(row.confirmed !== undefined && { confirmed: new Date(row.confirmed).toISOString() }),
    }));
    return stringify([[first.email, '', JSON.stringify({ consent })]]);
  };
  for await (const row of people) {
    if (row.standing !== 'active' || (newsletter !== undefined && row.newsletter !== newsletter)) continue;
    if (rows.length > 0 && rows[0]!.email !== row.email) {
      yield await flush();
      rows = [];
    }
    rows.push(row);
  }
  yield await flush();
}

/** What listmonk said instead of taking an edition; in one sentence. */
export class ListmonkError extends Error {}

export interface ListmonkCampaign {
  /** By which it is found in listmonk. */
  name: string;
  subject: string;
  html: string;
  text: string;
}

export interface ListmonkOptions {
  /** The root of the listmonk: https://lists.example.org */
  url: string;
  /** The UUIDs of the lists, as a newsletter's provider has them. */
  lists: readonly string[];
  /** `name:token` of a user for the API. */
  token: string;
  /** How long it may take to answer (ms). */
  patience?: number;
}

/**
 * Makes a campaign of an edition, as a draft: someone looks at it in listmonk and starts it there.
 *
 * @returns the number of the campaign.
 * @throws ListmonkError
 */
export async function pushCampaign(campaign: ListmonkCampaign, options: ListmonkOptions): Promise<number> {
  const lists = await listIds(options);
  const created = await ask<{ id: number }>(options, 'POST', '/api/campaigns', {
    name: campaign.name,
    subject: campaign.subject,
    lists,
    type: 'regular',
    content_type: 'html',
    body: campaign.html,
    altbody: campaign.text,
    messenger: 'email',
  });
  return created.id;
}

/** A form names lists by their UUIDs, a campaign by their numbers. */
async function listIds(options: ListmonkOptions): Promise<number[]> {
  const { results } = await ask<{ results: { id: number; uuid: string }[] }>(
    options,
    'GET',
    '/api/lists?minimal=true&per_page=all',
  );
  return options.lists.map((uuid) => {
    const list = results.find((each) => each.uuid.toLowerCase() === uuid.toLowerCase());
    if (!list) throw new ListmonkError(`${options.url} has no list ${uuid}, or this user may not see it.`);
    return list.id;
  });
}

async function ask<Data>(
  { url, token, patience = 30_000 }: ListmonkOptions,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Data> {
  let response;
  try {
    response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method,
      headers: {
        authorization: `token ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    });
  } catch (error) {
    const { message, cause } = error as Error;
    throw new ListmonkError(`${url} does not answer: ${cause instanceof Error ? cause.message : message}`);
  }
  const answer = (await response.json().catch(() => undefined)) as { data?: Data; message?: string } | undefined;
  if (response.status === 401 || response.status === 403)
    throw new ListmonkError(
      `${url} does not let this user in (${response.status}). LISTMONK_TOKEN is name:token of a user of the kind API, who may get lists and manage campaigns.`,
    );
  if (!response.ok || answer?.data === undefined)
    throw new ListmonkError(
      `${url} answered ${response.status}${answer?.message ? `: ${answer.message}` : ' and nothing that is known.'}`,
    );
  return answer.data;
}
