import { StoreError } from './store-error.ts';

/** How long one process waits for another to finish writing (ms). A list of a million people is drawn up in less. */
export const PATIENCE = 30_000;

/** Without the extension of SQLite's extended result codes. */
function primaryCode(error: unknown): number | undefined {
  const code = (error as { errcode?: number }).errcode;
  return code === undefined ? undefined : code & 0xff;
}

/** Says in a sentence what whoever runs the service can mend. */
export async function explain<T>(file: string, run: () => T): Promise<T> {
  try {
    return run();
  } catch (error) {
    throw toStoreError(error, file);
  }
}

/** https://sqlite.org/rescode.html */
export function toStoreError(error: unknown, file: string): unknown {
  if (error instanceof StoreError) return error;
  const { message } = error as Error;
  const code = systemCode(error);
  if (code === 'ENOSPC') return fullDisk(file, error);
  if (code !== undefined) {
    return new StoreError(
      'unreachable',
      `${file} cannot be opened (${code}). See that its folder can be written to.`,
      error,
    );
  }
  switch (primaryCode(error)) {
    case 11: // CORRUPT
    case 26: // NOTADB
      return new StoreError(
        'damaged',
        `${file} is damaged (${message}). Put back the last copy of it; what can still be read of this one is read by: sqlite3 ${file} .recover`,
        error,
      );
    case 13: // FULL
      return fullDisk(file, error);
    case 5: // BUSY
      return new StoreError(
        'busy',
        `Another process has been writing to ${file} for more than ${PATIENCE / 1000} seconds.`,
        error,
      );
    case 3: // PERM
    case 8: // READONLY
    case 10: // IOERR
    case 14: // CANTOPEN
    case 23: // AUTH
      return new StoreError('unreachable', `${file} cannot be read or written (${message}).`, error);
    default:
      return error;
  }
}

function fullDisk(file: string, cause: unknown): StoreError {
  return new StoreError(
    'full',
    `The disk of ${file} is full. Nothing was lost that was confirmed before; make room.`,
    cause,
  );
}

/** Whether another process has what was wanted. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === 5;
}

/** Of what the file system said: `ENOSPC`. Undefined for what SQLite said, whose code is `ERR_SQLITE_ERROR`. */
function systemCode(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}
