/** A picture that a new story is to show: where it is or will be, and what it says of itself. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { splitWords } from '../../archive/photo-words.ts';
import { creditOf } from '../../photos/credit-line.ts';
import { checkWords, type Says } from '../../photos/decide.ts';
import { inspectPhoto, LARGEST_FILE } from '../../photos/inspect.ts';
import { slugify } from '../../schema/kinds.ts';
import { photoSource } from '../../schema/photo.ts';
import type { NewFile } from '../put-files.ts';
import { shortenSlug } from '../suggest-slug.ts';
import type { PhotoAnswer } from './fields.ts';

export interface TakenPhoto {
  /** As a story names it: `photos/2026/sea-wall.jpg`. */
  src: string;
  /** What is to be written there; undefined when it is there already. */
  copy?: NewFile;
  /** What the file says of itself. */
  says: Says;
}

/** Why a picture cannot be taken; said in one line behind its name. */
export class PhotoError extends Error {}

/** What the system calls its refusals, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file.',
  EACCES: 'you may not read this file.',
  EPERM: 'you may not read this file.',
};

/** What sharp calls formats, and how files of them end. */
const ENDS: Readonly<Record<string, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', heif: 'avif', tiff: 'tif' };

export interface PhotoPlace {
  /** The content folder. */
  content: string;
  /** Where relative paths begin. */
  folder: string;
  /** Of the folder for new pictures: `2026`. */
  year: string;
  /** Pictures that are copied for the same story. */
  others: readonly NewFile[];
}

/**
 * Finds a picture. One that is not below `content/photos` is to be copied there, under a name that a story can use and
 * that no other picture has; unless the same bytes are there already.
 *
 * @throws PhotoError
 */
export async function takePhoto(file: string, place: PhotoPlace): Promise<TakenPhoto> {
  const path = find(file, place);
  const bytes = read(path);
  const found = await inspectPhoto(bytes);
  if ('message' in found) throw new PhotoError(`${lower(found.message)} ${found.suggestion}`);
  const { alt, description, copyright } = found.metadata;
  const says = splitWords({ alt, caption: description, credit: creditOf(found.metadata), copyright });

  const own = pathBelow(place.content, path);
  if (own?.startsWith('photos/')) {
    if (photoSource.safeParse(own).success) return { src: own, says };
    throw new PhotoError(
      `no story can name this file. Call it ${join('content', 'photos', place.year, await nameFor(path, bytes))}.`,
    );
  }
  const { src, isThere } = freePlace(await nameFor(path, bytes), bytes, place);
  return { src, says, ...(!isThere && { copy: { path: src, content: bytes } }) };
}

/** What a picture still lacks, of what no picture is published without. */
export function missingWords({ alt, caption, credit }: PhotoAnswer, says: Says): Set<'alt' | 'credit'> {
  const given = splitWords({ alt: alt?.trim(), caption: caption?.trim() || undefined, credit: credit?.trim() });
  const rules = new Set(checkWords(given, says).map(({ rule }) => rule));
  const missing = new Set<'alt' | 'credit'>();
  if (rules.has('missing-alt')) missing.add('alt');
  if (rules.has('missing-credit')) missing.add('credit');
  return missing;
}

/**
 * A path as a person may give it: below the folder they are in, or as a story would write it; with the quotation marks
 * and backslashes that terminals add to a file that is dropped on them.
 */
function find(file: string, { folder, content }: PhotoPlace): string {
  if (/^https?:/i.test(file)) throw new PhotoError('this is an address. Save the picture first, and name its file.');
  const bare = file.trim().replace(/^(["'])(.*)\1$/su, '$2');
  const candidates = [file, bare, bare.replace(/\\(.)/gsu, '$1'), bare.replace(/^~(?=[/\\])/, homedir())];
  const paths = [
    ...candidates.map((candidate) => resolve(folder, candidate)),
    ...candidates.filter((candidate) => candidate.startsWith('photos/')).map((candidate) => join(content, candidate)),
  ];
  return paths.find((path) => !path.includes('\0') && existsSync(path)) ?? paths[1]!;
}

function read(path: string): Buffer {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new PhotoError('this is a folder. Name a picture in it.');
    if (!stats.isFile()) throw new PhotoError('this is no file but a device.');
    if (stats.size > LARGEST_FILE)
      throw new PhotoError(`this file has ${Math.round(stats.size / 1e6)} MB, which is more than is read.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof PhotoError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new PhotoError(REFUSALS[code] ?? (code === 'ERR_INVALID_ARG_VALUE' ? REFUSALS.ENOENT : message));
  }
}

/** A file's path below a folder, links followed; undefined when it is elsewhere. */
function pathBelow(folder: string, path: string): string | undefined {
  const [base, real] = [realpathSync(folder), realpathSync(path)];
  return real.startsWith(base + sep) ? real.slice(base.length + 1).replaceAll(sep, '/') : undefined;
}

/** A name that a story can use, with the end of what the file is in truth. */
async function nameFor(path: string, bytes: Buffer): Promise<string> {
  const { default: sharp } = await import('sharp');
  const { format } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return `${shortenSlug(slugify(name.slice(0, name.length - extname(name).length)))}.${ENDS[format]}`;
}

/** Where a picture can stand, or stands already. */
function freePlace(
  name: string,
  bytes: Buffer,
  { content, year, others }: PhotoPlace,
): { src: string; isThere: boolean } {
  const folder = `photos/${year}`;
  const there = existsSync(join(content, folder)) ? readdirSync(join(content, folder), { withFileTypes: true }) : [];
  const same = there
    .filter((entry) => entry.isFile() && photoSource.safeParse(`${folder}/${entry.name}`).success)
    .map((entry) => entry.name)
    .sort()
    .find((file) => hasBytes(join(content, folder, file), bytes));
  if (same !== undefined) return { src: `${folder}/${same}`, isThere: true };
  const twin = others.find(({ content: other }) => bytes.equals(other as Uint8Array));
  if (twin) return { src: twin.path, isThere: true };

  const taken = new Set(
    [...there.map((entry) => entry.name), ...others.map(({ path }) => path.slice(folder.length + 1))].map((file) =>
      file.normalize('NFC').toLowerCase(),
    ),
  );
  const [, stem, end] = /^(.*)\.(\w+)$/.exec(name)!;
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${stem}-${number}.${end}`;
  return { src: `${folder}/${free}`, isThere: false };
}

const hasBytes = (path: string, bytes: Buffer) =>
  statSync(path).size === bytes.length && readFileSync(path).equals(bytes);

const lower = (text: string) => text[0]!.toLowerCase() + text.slice(1);
