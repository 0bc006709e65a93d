/** Reads one video, sound file or file of captions into what the index keeps of it. Depends on nothing but its bytes. */
import { isUtf8 } from 'node:buffer';
import { checkCaptions } from '../recordings/captions.ts';
import { inspectRecording } from '../recordings/inspect.ts';
import type { Objection } from '../schema/problem.ts';
import { mediumEntry, type Ingested } from './entry.ts';
import type { CaptionsFile, RecordingFile } from './model.ts';

/** Why a file of text cannot be read. */
export const NOT_UTF8: Objection = {
  message: 'This file is not UTF-8 text.',
  suggestion: 'Save it again with the encoding UTF-8.',
};

/** Some hosts of sites take no larger file, and GitHub none at all. */
const LARGEST_RECORDING = 100_000_000;

/**
 * @param id - its path below the content folder.
 * @param result - with the file's digest; gets its entry, or what is wrong with it.
 */
export async function ingestRecording(id: string, bytes: Buffer, result: Ingested): Promise<void> {
  const found =
    bytes.length > LARGEST_RECORDING
      ? {
          message: `This file has ${Math.round(bytes.length / 1e6)} MB; more than ${LARGEST_RECORDING / 1e6} MB are published nowhere.`,
          suggestion: 'Export it again with a lower quality, or put it on a site for videos and embed it.',
        }
      : await inspectRecording(id.slice(id.lastIndexOf('/') + 1), bytes);
  if ('message' in found) {
    result.problems.push({ file: result.path, line: 1, column: 1, rule: 'unreadable-recording', ...found });
    return;
  }
  const card: RecordingFile = { src: id, digest: result.digest.slice(0, 16), bytes: bytes.length, ...found };
  result.entries.push(mediumEntry('recording', id, card));
}

/** As `ingestRecording`, of captions. */
export function ingestCaptions(id: string, bytes: Buffer, result: Ingested): void {
  const problems = isUtf8(bytes) ? checkCaptions(bytes.toString('utf8')) : [{ line: 1, ...NOT_UTF8 }];
  for (const problem of problems)
    result.problems.push({ file: result.path, column: 1, rule: 'bad-captions', ...problem });
  const card: CaptionsFile = { src: id, digest: result.digest.slice(0, 16) };
  if (problems.length === 0) result.entries.push(mediumEntry('captions', id, card));
}
