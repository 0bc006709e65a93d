/** exiftool, an independent witness of what stands in a file. It comes with the package and needs Perl. */
import { execFileSync } from 'node:child_process';
import { exiftoolPath } from 'exiftool-vendored';

const path = await exiftoolPath();

/** Runs exiftool. @returns what it printed. @throws when it ends with an error. */
export function exiftool(...options: string[]): string {
  return execFileSync(path, options, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What exiftool reads from files: one object a file, keys like `XMP-dc:Description`. */
export function witness(...files: string[]): Record<string, unknown>[] {
  return JSON.parse(exiftool('-json', '-struct', '-G1', '-charset', 'iptc=UTF8', ...files)) as Record<
    string,
    unknown
  >[];
}
