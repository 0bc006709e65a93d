import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A site at the other end of a slow line. */
export interface SlowLine extends AsyncDisposable {
  origin: string;
}

/** Into how many pieces a page falls on its way, and how far apart they arrive (ms): the browser draws in between. */
const PIECES = 12;
const APART = 40;

/** Passes on what a site answers, its pages piece by piece. */
export async function openSlowLine(origin: string): Promise<SlowLine> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(origin + request.url!);
    const type = answer.headers.get('content-type') ?? '';
    const bytes = await answer.bytes();
    response.writeHead(answer.status, { 'Content-Type': type, 'Cache-Control': answer.headers.get('cache-control') ?? '' });
    const pieces = type.startsWith('text/html') ? PIECES : 1;
    for (let piece = 0; piece < pieces; piece++) {
      if (piece > 0) await pause(APART);
      response.write(bytes.subarray((piece * bytes.length) / pieces, ((piece + 1) * bytes.length) / pieces));
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
