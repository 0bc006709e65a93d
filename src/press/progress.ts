import type { WriteStream } from 'node:tty';

/** Work that is over sooner than this shows no bar (ms). */
const PATIENCE = 700;
const WIDTH = 30;

/** Shows how far long work has come, on a terminal; elsewhere it is silent, and the closing line says it all. */
export function createProgress(stream: WriteStream): {
  show: (phase: string, done: number, total: number) => void;
  clear: () => void;
} {
  const started = performance.now();
  let shown = 0;
  return {
    show(phase, done, total) {
      const now = performance.now();
      if (!stream.isTTY || total === 0 || now - started < PATIENCE || (now - shown < 80 && done < total)) return;
      shown = now;
      const filled = Math.round((done / total) * WIDTH);
      stream.write(
        `\r\x1b[2K${phase.padEnd(9)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`,
      );
    },
    clear() {
      if (shown) stream.write('\r\x1b[2K');
    },
  };
}
