import { createHash } from 'node:crypto';

/** Git's name for a file's bytes (SHA-1), so that git can be asked whether they have changed. */
export function blobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
