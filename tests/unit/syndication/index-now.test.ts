import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { announceToIndexNow } from '../../../src/syndication/index-now.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Told {
  host: string;
  key: string;
  keyLocation: string;
  urlList: string[];
}

/** A service that answers each request with the next of these, the last again and again. */
async function service(...answers: number[]): Promise<{ endpoint: string; told: Told[]; requests: IncomingMessage[] }> {
  const told: Told[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push(request);
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      told.push(JSON.parse(text) as Told);
      response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexnow`, told, requests };
}

const PAPER = { url: 'https://courier.example', key: 'abcdef0123456789' };

test('addresses are sent in full and escaped, each once, with the key and its place', async () => {
  const { endpoint, told, requests } = await service(202);
  const result = await announceToIndexNow({ ...PAPER, addresses: ['/', '/2026/11/한국/', '/'] }, endpoint);
  expect(result).toEqual({ told: 2, failures: [] });
  expect(told).toEqual([
    {
      host: 'courier.example',
      key: 'abcdef0123456789',
      keyLocation: 'https://courier.example/abcdef0123456789.txt',
      urlList: ['https://courier.example/', 'https://courier.example/2026/11/%ED%95%9C%EA%B5%AD/'],
    },
  ]);
  expect(requests[0]!.method).toBe('POST');
  expect(requests[0]!.headers['content-type']).toBe('application/json; charset=utf-8');
});

test('no request has more than 10,000, and one that is not taken does not keep the others back', async () => {
  const { endpoint, told } = await service(200, 429, 200);
  const addresses = Array.from({ length: 25_000 }, (_, index) => `/2026/11/story-${index}/`);
  const result = await announceToIndexNow({ ...PAPER, addresses }, endpoint);
  expect(told.map(({ urlList }) => urlList.length)).toEqual([10_000, 10_000, 5_000]);
  expect(told.flatMap(({ urlList }) => urlList)).toEqual(addresses.map((address) => PAPER.url + address));
  expect(result).toEqual({
    told: 15_000,
    failures: [
      '127.0.0.1:PORT answered 429: it has been told too often; try again later.'.replace(
        '127.0.0.1:PORT',
        new URL(endpoint).host,
      ),
    ],
  });
});

test('with nothing to tell nobody is asked', async () => {
  const { endpoint, told } = await service(200);
  expect(await announceToIndexNow({ ...PAPER, addresses: [] }, endpoint)).toEqual({ told: 0, failures: [] });
  expect(told).toEqual([]);
});

test.each([
  [403, 'it does not find the key on the site: publish first, and check indexNow: in site.yaml'],
  [422, 'the addresses are not of that site, or the key is not as it should be'],
  [500, 'it did not take it'],
])('an answer of %i is said in words', async (status, words) => {
  const { endpoint } = await service(status);
  const { failures } = await announceToIndexNow({ ...PAPER, addresses: ['/'] }, endpoint);
  expect(failures).toEqual([`${new URL(endpoint).host} answered ${status}: ${words}.`]);
});

test('a service that is not there is a failure and no crash', async () => {
  const { endpoint } = await service(200);
  const server = servers.pop()!;
  await new Promise((resolve) => server.close(resolve));
  const { told, failures } = await announceToIndexNow({ ...PAPER, addresses: ['/'] }, endpoint);
  expect(told).toBe(0);
  expect(failures[0]).toMatch(/^127\.0\.0\.1:\d+ could not be reached: /);
});
