/** `npm run photo`: what pictures say of themselves, what they lack, and how to write it into them. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { editXmp, type XmpChanges } from '../photos/edit-xmp.ts';
import { embeddedXmp, embedXmp, UnwritableError } from '../photos/embed-xmp.ts';
import { inspectPhoto, LARGEST_FILE } from '../photos/inspect.ts';
import type { PhotoMetadata } from '../photos/metadata.ts';
import { readMetadata } from '../photos/read-metadata.ts';
import { runCommand } from '../press/command.ts';
import { showInvisible } from '../press/report.ts';
import { readArguments } from './photo-arguments.ts';
import { formatPhoto } from './photo-report.ts';
import { findPrivateTraces } from './private-traces.ts';
import { replaceFile } from './replace-file.ts';

/** Why nothing can be told of a file, or written into it; said in one line behind its name. */
class PhotoFileError extends Error {}

/** What the system calls its refusals, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'You may not do that with this file.',
  EPERM: 'You may not do that with this file.',
  EROFS: 'Nothing can be written where this file is.',
  ENOSPC: 'There is no room left on the disk.',
};

// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env.npm_lifecycle_event === 'photo' && process.env.INIT_CWD) || process.cwd();

/** What a manifest store of C2PA is known by in every format: its UUID. */
const CONTENT_CREDENTIALS = Buffer.from('6332706100110010800000aa00389b71', 'hex');

/** What sharp calls its formats. */
const FORMATS: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  heif: 'AVIF',
  tiff: 'TIFF',
};

/** @returns what there is to tell of a file, after the changes have been written into it. */
async function tellOf(file: string, changes: XmpChanges | undefined): Promise<string> {
  const path = resolve(folder, file);
  const stats = statSync(path);
  if (stats.isDirectory()) throw new PhotoFileError('This is a folder. Name the pictures in it.');
  if (!stats.isFile()) throw new PhotoFileError('This is no file but a device.');
  if (stats.size > LARGEST_FILE)
    throw new PhotoFileError(`This file has ${Math.round(stats.size / 1e6)} MB, which is more than is read.`);
  const bytes = readFileSync(path);
  const place = { file, path: path.replaceAll(sep, '/') };
  const found = await examine(bytes);
  if (!changes) return formatPhoto({ ...place, ...found });

  const packet = editXmp(embeddedXmp(bytes), changes);
  const written = embedXmp(bytes, packet);
  // Before it takes the place of the old one, the new file shows that it can be read.
  const result = await examine(written);
  if (result.packet !== packet) throw new PhotoFileError('It has another XMP packet, in a place that is not known.');
  if (!written.equals(bytes)) replaceFile(realpathSync(path), written);
  return formatPhoto({ ...place, ...result, done: whatWasDone(bytes, written, changes, result.older) });
}

/** @throws PhotoFileError when it is no picture that can be published. */
async function examine(bytes: Buffer) {
  const inspection = await inspectPhoto(bytes);
  if ('message' in inspection) throw new PhotoFileError(`${inspection.message} ${inspection.suggestion}`);
  const { width, height, metadata } = inspection;
  const raw = await sharp(bytes, { limitInputPixels: false }).metadata();
  const exif = raw.format === 'tiff' ? bytes : raw.exif;
  return {
    format: FORMATS[raw.format] ?? raw.format,
    width,
    height,
    metadata,
    packet: raw.xmp?.toString(),
    /** What it says in IPTC-IIM and EXIF. */
    older: readMetadata({ ...raw, xmp: undefined, file: bytes }),
    traces: findPrivateTraces(exif, raw.xmp),
  };
}

function whatWasDone(
  bytes: Buffer,
  written: Buffer,
  { city, country, ...changes }: XmpChanges,
  older: PhotoMetadata,
): string {
  const isNew = !written.equals(bytes);
  const isSealed = isNew && bytes.includes(CONTENT_CREDENTIALS);
  const pairs: [now: unknown, before: unknown][] = [
    ...Object.entries(changes).map(([key, value]): [unknown, unknown] => [value, older[key as keyof PhotoMetadata]]),
    [city, older.location?.city],
    [country, older.location?.country],
  ];
  const isContradicted = pairs.some(
    ([now, before]) => now !== undefined && before !== undefined && !isDeepStrictEqual(now, before),
  );
  return [
    isNew ? 'Written.' : 'It says that already.',
    ...(isContradicted
      ? ['Older fields (IPTC-IIM, EXIF) say something else; Broadsheet prefers what was written.']
      : []),
    ...(isSealed ? ['The seal of its Content Credentials (C2PA) is broken by that.'] : []),
  ].join(' ');
}

/** Why a file could not be told of, for the person who named it; undefined when that is a fault of ours. */
function explain(error: unknown): string | undefined {
  if (error instanceof PhotoFileError || error instanceof UnwritableError) return error.message;
  const { code = '', syscall, message } = error as NodeJS.ErrnoException;
  return REFUSALS[code] ?? (syscall && message);
}

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2), folder);
  if (typeof request === 'string') {
    process.stdout.write(request);
    return 0;
  }
  let failed = 0;
  let separator = '';
  for (const file of request.files) {
    try {
      process.stdout.write(separator + (await tellOf(file, request.changes)));
      separator = '\n';
    } catch (error) {
      const message = explain(error);
      if (message === undefined) throw error;
      process.stderr.write(showInvisible(`${file}: ${message}`) + '\n');
      failed++;
    }
  }
  return failed > 0 ? 1 : 0;
}

await runCommand(main);
