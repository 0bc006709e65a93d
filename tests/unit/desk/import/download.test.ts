import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download, isPublicAddress } from '../../../../src/desk/import/download.ts';

let server: Server;
let at = '';
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/picture.jpg') response.end(Buffer.from([1, 2, 3]));
    else if (request.url === '/moved') response.writeHead(302, { location: '/picture.jpg' }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    else if (request.url === '/huge') {
      const send = (left: number) => {
        if (left === 0) response.end();
        else response.write(Buffer.alloc(1_000_000), () => send(left - 1));
      };
      response.on('error', () => undefined);
      send(70);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** This machine, which stands for the web here. */
const isHere = (address: string) => address === '127.0.0.1';

describe('download', () => {
  it('fetches a file, also where it has moved to', async () => {
    expect([...(await download(`${at}/picture.jpg`, isHere))]).toEqual([1, 2, 3]);
    expect([...(await download(`${at}/moved`, isHere))]).toEqual([1, 2, 3]);
  });

  it.each([
    ['/gone', 'The server answers 404.'],
    ['/round', 'It leads from one address to the next and to no file.'],
    ['/file', 'Only plain http and https addresses are fetched.'],
    ['/inside', '169.254.169.254 is in a private network, which is not asked.'],
    ['/huge', 'It has more than 60 MB.'],
  ])('refuses %s', async (path, message) => {
    await expect(download(at + path, isHere)).rejects.toThrow(message);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.9.9',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '100.64.0.1',
    '224.0.0.1',
    'localhost',
  ])('asks nothing of %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '::ffff:8.8.8.8'])('would ask %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('asks no machine of a private network, whatever its name is', async () => {
    asked.length = 0;
    await expect(download(`${at}/picture.jpg`)).rejects.toThrow(
      '127.0.0.1 is in a private network, which is not asked.',
    );
    await expect(download(`http://localhost:${new URL(at).port}/picture.jpg`)).rejects.toThrow(
      'localhost is in a private network, which is not asked.',
    );
    expect(asked).toEqual([]);
  });
});
