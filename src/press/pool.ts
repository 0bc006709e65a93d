import { Worker } from 'node:worker_threads';
import { DrawError } from './app.ts';
import type { Task } from './worker.ts';

/** A few threads that share out work in pieces. */
export class Pool {
  readonly #workers: Worker[];

  /**
   * @param size - how many threads.
   * @param cache - the folder of the index, which the threads open for reading.
   */
  constructor(size: number, cache: string) {
    this.#workers = Array.from(
      { length: size },
      () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: { cache } }),
    );
  }

  /** Tells every thread the same. */
  async tell(task: Task): Promise<void> {
    await Promise.all(this.#workers.map((worker) => ask(worker, task)));
  }

  /**
   * Shares tasks out, to whichever thread is free. Results come in any order.
   *
   * @throws the first error that a thread met; the others finish the piece that they have begun.
   */
  async share<Result>(tasks: Iterable<Task>, each: (result: Result) => void): Promise<void> {
    const queue = tasks[Symbol.iterator]();
    let failed = false;
    await Promise.all(
      this.#workers.map(async (worker) => {
        // The next task is on its way while the last result is still being put away.
        let next = queue.next();
        while (!next.done && !failed) {
          try {
            const result = (await ask(worker, next.value)) as Result;
            next = queue.next();
            each(result);
          } catch (error) {
            failed = true;
            throw error;
          }
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** What a thread answers. */
interface Answer {
  result?: unknown;
  error?: { message: string; stack: string | undefined; drawing: boolean };
}

function revive({ message, stack, drawing }: NonNullable<Answer['error']>): Error {
  return drawing ? new DrawError(message, stack) : Object.assign(new Error(message), { stack });
}

function ask(worker: Worker, task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = ({ result, error }: Answer) => settle(() => (error ? reject(revive(error)) : resolve(result)));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`A thread of the press ended with ${code}.`)));
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(task);
  });
}

/** Pages, or files, to a thread at a time. */
const PIECE = 50;

/** Cuts work into what a thread does at a time. */
export function pieces<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / PIECE) }, (_, index) =>
    items.slice(index * PIECE, (index + 1) * PIECE),
  );
}
