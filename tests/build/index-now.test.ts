/** Search engines are told of what has changed, by a real request to a server that stands in for theirs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Store } from '../../src/archive/store.ts';
import { pingIndexNow, type PingIndexNowReport } from '../../src/desk/ping-index-now.ts';
import { Told } from '../../src/desk/told.ts';
import { Newsroom, SITE, story } from './newsroom.ts';

const KEY = 'a1b2c3d4e5f60718';

let newsroom: Newsroom;
let status: number;
let heard: { urlList: string[]; key: string; keyLocation: string }[];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => {
    heard.push(JSON.parse(body) as (typeof heard)[number]);
    response.writeHead(status).end();
  });
});

beforeEach(async () => {
  newsroom = new Newsroom();
  newsroom.write('site.yaml', `${SITE}indexNow: ${KEY}\n`);
  newsroom.write('articles/2026/11/old.md', story({ headline: 'Old' }));
  heard = [];
  status = 200;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  newsroom.dispose();
  await new Promise((resolve) => server.close(resolve));
});

async function ping(dryRun = false): Promise<PingIndexNowReport> {
  const service = `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexnow`;
  const store = Store.open(newsroom.cache, { readOnly: true });
  const told = Told.open(newsroom.cache);
  try {
    const report = await pingIndexNow({
      store,
      told,
      site: { url: 'https://ledger.example', indexNow: KEY },
      service,
      dryRun,
    });
    return report!;
  } finally {
    told.close();
    store.close();
  }
}

test('the first time of the front alone, then of stories that are new, changed or gone, each once', async () => {
  await newsroom.print();
  expect(newsroom.read(`${KEY}.txt`)).toBe(`${KEY}\n`);
  expect(await ping()).toMatchObject({ first: true, told: 1 });
  expect(heard.map(({ urlList }) => urlList)).toEqual([['https://ledger.example/']]);
  expect(heard[0]).toMatchObject({ key: KEY, keyLocation: `https://ledger.example/${KEY}.txt` });

  expect(await ping()).toMatchObject({ first: false, stories: 0, told: 0 });
  newsroom.write('articles/2026/11/new.md', story({ headline: 'New' }));
  newsroom.remove('articles/2026/11/old.md');
  await newsroom.print();
  expect(await ping(true)).toMatchObject({ stories: 2, told: 2 });
  expect(heard).toHaveLength(1);
  expect(await ping()).toMatchObject({ stories: 2, told: 2, failures: [] });
  expect(heard[1]!.urlList).toEqual(['https://ledger.example/2026/11/new/', 'https://ledger.example/2026/11/old/']);
  expect(await ping()).toMatchObject({ stories: 0, told: 0 });
  expect(heard).toHaveLength(2);
});

test('what was not taken is told again', async () => {
  await newsroom.print();
  await ping();
  newsroom.write('articles/2026/11/new.md', story({ headline: 'New' }));
  await newsroom.print();
  status = 429;
  expect(await ping()).toMatchObject({
    told: 0,
    failures: [
      '127.0.0.1:' +
        String((server.address() as AddressInfo).port) +
        ' answered 429: it has been told too often; try again later.',
    ],
  });
  status = 202;
  expect(await ping()).toMatchObject({ told: 1, failures: [] });
});
