import { StoreError } from './store-error.ts';

/** What the network says when there is no server, or none that answers. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Says in a sentence what whoever runs the service can mend.
 *
 * @param place - the database, without a password: `db.example.org/letters`.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function toStoreError(error: unknown, place: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case '53100': // disk_full
      return new StoreError('full', `The disk of the database ${place} is full. Make room.`, error);
    case '53300': // too_many_connections
    case '55P03': // lock_not_available
    case '57014': // query_canceled
    case '40P01': // deadlock_detected
    case '40001': // serialization_failure
      return new StoreError('busy', `The database ${place} is too busy (${message}). Try again later.`, error);
    case 'XX001': // data_corrupted
    case 'XX002': // index_corrupted
      return new StoreError('damaged', `The database ${place} is damaged (${message}). Put back its last copy.`, error);
    case '28000': // invalid_authorization_specification
    case '28P01': // invalid_password
    case '3D000': // invalid_catalog_name
    case '42501': // insufficient_privilege
      return new StoreError(
        'unreachable',
        `The database ${place} lets us not in (${message}). Look at the user, the password and the name in DATABASE_URL.`,
        error,
      );
  }
  // 08: the connection; 57P: the server stops, has crashed or is starting. Of a line that broke, pg says it in words only.
  if (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    UNREACHABLE.has(code) ||
    /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered a connection error/.test(
      message,
    )
  ) {
    return new StoreError('unreachable', `The database ${place} does not answer (${message || code}).`, error);
  }
  return error;
}

/** Whether a transaction was undone for no fault of its own, so that it can be run again. */
export function isToBeRepeated(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === '40P01' || code === '40001';
}
