import type { ArchiveReader } from '../archive/model.ts';
import type { BodyRecording } from '../markdown/body.ts';
import { addressOfRendition, pictureOf } from './pictures.ts';

/** A recording in its place, with all that is needed to draw it. */
export interface Recording {
  type: 'audio' | 'video';
  address: string;
  mime: string;
  /** Its name for those who do not see it. */
  title: string;
  /** Of a video, in pixels. */
  width?: number;
  height?: number;
  poster?: string;
  captions?: { address: string; language: string; name: string };
  /** How long it plays: `4:05`. */
  length: string;
  /** The same for machines, as ISO 8601: `PT4M5S`. */
  duration: string;
  /** How large the file is: `1.2 MB`. */
  size: string;
}

/** A recording as it is drawn, or undefined when its file is not there. */
export function drawRecording(
  archive: ArchiveReader,
  { src, title, language, captions, poster }: BodyRecording,
): Recording | undefined {
  const file = archive.recording(src);
  if (!file) return undefined;
  const { type, address, mime, width, height, seconds, bytes } = file;
  const site = archive.site();
  const words = captions === undefined ? undefined : archive.captions(captions);
  const picture =
    poster && pictureOf(archive, { ...creditedStill(archive, poster), alt: title, caption: '' }, 'poster');
  const still = picture?.sets.at(-1)?.renditions.at(-1);
  return {
    type,
    address,
    mime,
    title,
    ...(width !== undefined && { width, height: height! }),
    ...(still && { poster: addressOfRendition(still) }),
    ...(words !== undefined && { captions: { address: words, language, name: nameOfLanguage(language) } }),
    ...lengthOf(seconds),
    size: sizeOf(bytes, site.language),
  };
}

/** A still of a video is by who made that, unless it says otherwise itself: the rights go along inside the file. */
function creditedStill(archive: ArchiveReader, { src, credit }: NonNullable<BodyRecording['poster']>) {
  return { src, credit: archive.photo(src)?.says.credit ?? credit };
}

/** A time as players show it, and for machines. @param seconds - rounded to whole ones, of which it has at least one. */
export function lengthOf(seconds: number): Pick<Recording, 'length' | 'duration'> {
  const whole = Math.max(1, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    length: h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`,
    duration: `PT${h > 0 ? `${h}H` : ''}${m > 0 ? `${m}M` : ''}${s > 0 || whole < 60 ? `${s}S` : ''}`,
  };
}

/** The size of a file, in the manner of a language. */
export function sizeOf(bytes: number, language: string): string {
  const [unit, value] = bytes < 1e6 ? (['kilobyte', bytes / 1e3] as const) : (['megabyte', bytes / 1e6] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' && value < 10 ? 1 : 0,
  }).format(Math.max(1, value));
}

/** A language's own name for itself, as captions are chosen by it. */
function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
