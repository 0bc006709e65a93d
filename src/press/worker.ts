/** One of the press's threads: reads content files and draws pages, as `pool.ts` tells it. */
import { parentPort, workerData } from 'node:worker_threads';
import { ingest, type IngestContext } from '../archive/ingest.ts';
import { Store } from '../archive/store.ts';
import { DrawError, Press } from './app.ts';
import { createDrawer, type Sheet } from './draw.ts';

/** What a thread can be told. */
export type Task =
  | { do: 'ingest'; paths: string[]; context: IngestContext }
  | { do: 'load'; entry: string; url: string; override: string | undefined }
  | { do: 'draw'; sheets: Sheet[] };

const { cache } = workerData as { cache: string };
let draw: ReturnType<typeof createDrawer> | undefined;

async function perform(task: Task): Promise<unknown> {
  switch (task.do) {
    case 'ingest':
      return Promise.all(task.paths.map((path) => ingest(path, task.context)));
    case 'load':
      draw = createDrawer(await Press.load(task.entry, Store.open(cache, { readOnly: true }), task.url, task.override));
      return undefined;
    case 'draw':
      return draw!(task.sheets);
  }
}

parentPort!.on('message', (task: Task) => {
  perform(task).then(
    (result) => parentPort!.postMessage({ result }),
    // An error loses its class on the way between threads.
    (error: unknown) =>
      parentPort!.postMessage({
        error: describe(error),
      }),
  );
});

function describe(error: unknown): { message: string; stack: string | undefined; drawing: boolean } {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, stack, drawing: error instanceof DrawError };
}
