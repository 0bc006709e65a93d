import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Digests of the software itself. */
export interface SourceDigests {
  /** Of all that the compiled templates are made of. */
  templates: string;
  /** Of all that decides how a content file is read. */
  readers: string;
  /** Of all that decides what is found in a picture: looking at each again takes a while. */
  eyes: string;
}

/** Rooms whose code decides what the archive makes of a file. */
const READERS = ['src/schema', 'src/markdown', 'src/photos', 'src/recordings', 'src/archive'];
/** What decides what the archive makes of a picture or a recording. */
const EYES =
  /^(?:src\/(?:photos|recordings)\/|src\/archive\/(?:ingest-photo|ingest-recording|photo-words)\.ts$|src\/markdown\/credit\.ts$|package-lock\.json$)/;
/** Rooms that no template can import: what is below `src` and above the pages. */
const ABOVE_PAGES = ['src/press', 'src/desk'];
const SETTINGS = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'src/press/adapter.ts',
  'src/press/content-security.ts',
  'src/press/entry.ts',
  'src/press/script-powers.ts',
];

/**
 * Digests the source, byte by byte: a few hundred small files take a few milliseconds, and times cannot deceive.
 *
 * @param root - the folder of `astro.config.mjs` and `src`.
 */
export function digestSource(root: string): SourceDigests {
  const templates = createHash('sha1');
  const readers = createHash('sha1');
  const eyes = createHash('sha1');
  for (const file of [...SETTINGS, ...filesBelow(root, 'src')]) {
    const inRoom = (rooms: string[]) => rooms.some((room) => file.startsWith(`${room}/`));
    const setting = SETTINGS.includes(file);
    if (!setting && inRoom(ABOVE_PAGES)) continue;
    if (!existsSync(join(root, file))) continue;
    const bytes = readFileSync(join(root, file));
    const concerned = [
      templates,
      ...(inRoom(READERS) || file === 'package-lock.json' ? [readers] : []),
      ...(EYES.test(file) ? [eyes] : []),
    ];
    for (const digest of concerned) digest.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return { templates: templates.digest('hex'), readers: readers.digest('hex'), eyes: eyes.digest('hex') };
}

/** All files below a folder, sorted, relative to the root, with forward slashes. */
export function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
