/** What is wrong with a store. */
export type StoreTrouble =
  /** The database was made by a later version of the software. */
  | 'newer'
  /** The file is no database, or a broken one. */
  | 'damaged'
  /** It is somebody else's database. */
  | 'foreign'
  /** It was made with another secret. */
  | 'secret'
  /** There is no room left on its disk. */
  | 'full'
  /** Others keep it busy for longer than one can wait. */
  | 'busy'
  /** It cannot be opened, read or written, or its server does not answer. */
  | 'unreachable';

/** What whoever runs the service can mend, said in a sentence. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}
