import type { ArchiveReader } from '../archive/model.ts';
import type { BodyRecording } from '../markdown/body.ts';
import type { NinjsAssociation } from './ninjs-item.ts';

/** A recording of a story, or undefined when its file is not there. @param name - `recording-1` */
export function recordingItem(
  archive: ArchiveReader,
  part: BodyRecording,
  credit: string | undefined,
  name: string,
): NinjsAssociation | undefined {
  const file = archive.recording(part.src);
  if (!file) return undefined;
  const { type, mime, seconds, bytes, width, height } = file;
  const href = archive.site().url + file.address;
  return {
    name,
    uri: href,
    type,
    representationType: 'full',
    language: part.language,
    ...(part.title && { headlines: [{ role: 'main', value: part.title }] }),
    ...(credit && { by: credit }),
    renditions: [
      {
        name: 'web',
        href,
        contentType: mime,
        sizeInBytes: bytes,
        duration: seconds,
        ...(width !== undefined && { width, height: height! }),
        ...(part.captions !== undefined && {
          resources: [
            { role: 'captions', title: part.title || name, language: part.language, contentType: 'text/vtt' },
          ],
        }),
      },
    ],
  };
}
