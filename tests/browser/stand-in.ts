import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a newsletter service gets it. */
export interface Received {
  method: string;
  /** With its query. */
  path: string;
  type: string | undefined;
  /** In the order in which they came. */
  fields: [name: string, value: string][];
}

/** A server that stands in for a newsletter service: it thanks for everything, and keeps it. */
export interface StandIn extends AsyncDisposable {
  origin: string;
  received: Received[];
}

export async function openStandIn(): Promise<StandIn> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      if (request.url !== '/favicon.ico')
        received.push({
          method: request.method!,
          path: request.url!,
          type: request.headers['content-type'],
          fields: [...new URLSearchParams(body)],
        });
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><html lang="en"><title>Thanks</title><h1>Look into your inbox</h1></html>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
