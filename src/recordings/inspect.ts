import { Worker } from 'node:worker_threads';
import type { Objection } from '../schema/problem.ts';

/** What the archive keeps of a recording. */
export interface RecordingInspection {
  type: 'audio' | 'video';
  /** Its media type without codecs: `video/mp4`. */
  mime: string;
  /** How long it plays, in seconds. */
  seconds: number;
  /** Of a video, as it is shown, in pixels: its rotation applied. */
  width?: number;
  height?: number;
}

/** What is to be looked at. */
export interface Examination {
  /** The file's name, whose end says what it should be. */
  name: string;
  /** The whole file. */
  bytes: Uint8Array;
}

/** A sound file of 100 MB takes two seconds; nothing takes a hundred times as long but a broken file (ms). */
const PATIENCE = 60_000;
/** A file that asks for more is a broken one (MB). */
const MEMORY = 512;

/**
 * Looks at a recording, in a thread that is ended when it takes too long or too much.
 *
 * @param patience - how long it may take (ms).
 * @returns what was found, or why it cannot be published.
 */
export async function inspectRecording(
  name: string,
  bytes: Buffer,
  patience = PATIENCE,
): Promise<RecordingInspection | Objection> {
  const worker = new Worker(new URL('./examine.ts', import.meta.url), {
    workerData: { name, bytes } satisfies Examination,
    // The library tells the terminal what it finds odd.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      new Promise<RecordingInspection | Objection>((resolve, reject) => {
        worker.once('message', resolve).once('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(BROKEN);
          else reject(error);
        });
      }),
      new Promise<Objection>((resolve) => (timer = setTimeout(() => resolve(BROKEN), patience))),
    ]);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const BROKEN: Objection = {
  message: 'This recording is broken: looking at it comes to no end.',
  suggestion: 'Copy it again, or export it again.',
};
