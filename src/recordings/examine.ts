/**
 * Looks at an audio or video file: what is in it, whether browsers play it, and whether it says what nobody should know.
 * Runs in a thread of its own (see inspect.ts), as the library can be led into loops without an end.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputTrack, type MetadataTags } from 'mediabunny';
import type { Objection } from '../schema/problem.ts';
import type { Examination, RecordingInspection } from './inspect.ts';

/** Containers, by the ends of file names, as mediabunny calls them. */
const CONTAINERS: Readonly<Record<string, { name: string; type: RecordingInspection['type']; mime: string }>> = {
  mp4: { name: 'MP4', type: 'video', mime: 'video/mp4' },
  webm: { name: 'WebM', type: 'video', mime: 'video/webm' },
  mp3: { name: 'MP3', type: 'audio', mime: 'audio/mpeg' },
  m4a: { name: 'MP4', type: 'audio', mime: 'audio/mp4' },
  ogg: { name: 'Ogg', type: 'audio', mime: 'audio/ogg' },
  opus: { name: 'Ogg', type: 'audio', mime: 'audio/ogg' },
};

/** Codecs that every browser of these years plays, whatever the machine. HEVC, ProRes and AC-3 are not among them. */
const CODECS = { video: ['avc', 'vp8', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus', 'vorbis'] } as const;

/** Tags that hold a position: QuickTime's old one, 3GPP's, then Apple's, Android's and Matroska's. */
const POSITION = /^(?:©xyz|loci|.*location.*)$/i;

/** What names a position in an XMP packet, which any container may hold. */
const XMP_POSITION = ['exif:GPSLatitude', 'exif:GPSLongitude'];

/** A recording that plays for less than this share of what its head says is cut off; heads are a little off, too. */
const CUT = 0.95;

const EXPORT = {
  video: 'Export it again as MP4 with H.264 video and AAC sound.',
  audio: 'Export it again as MP3, or as M4A with AAC.',
} as const;

async function examine({ name, bytes: data }: Examination): Promise<RecordingInspection | Objection> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const { type, mime, name: container } = CONTAINERS[end]!;
  const noun = type === 'video' ? 'video' : 'sound file';
  if (bytes.length === 0) return { message: 'This file is empty.', suggestion: `Copy the ${noun} again.` };
  const unreadable = { message: `This is not a ${noun} that can be read.`, suggestion: EXPORT[type] };
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  /** Until when a track plays (s), by its last packet; what is cut off says in its head that it is longer. */
  const playedTo = async (track: InputTrack) => {
    const last = await new EncodedPacketSink(track).getPacket(Infinity);
    const told = (await track.getDurationFromMetadata()) ?? 0;
    const seconds = last ? last.timestamp + last.duration : 0;
    return { seconds, cut: seconds < told * CUT };
  };
  let found;
  try {
    const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    found = {
      container: (await input.getFormat()).name,
      video: video && {
        codec: await video.getCodec(),
        width: await video.getDisplayWidth(),
        height: await video.getDisplayHeight(),
        ...(await playedTo(video)),
      },
      audio: audio && { codec: await audio.getCodec(), ...(await playedTo(audio)) },
      tags: await input.getMetadataTags(),
    };
  } catch {
    // The library throws whatever it stumbles over; what is wrong with the file it cannot say in an editor's words.
    return unreadable;
  }
  const { video, audio, tags } = found;
  if (found.container !== container)
    return {
      message: `This is not ${container} but ${found.container}, whatever its name says.`,
      suggestion: EXPORT[type],
    };
  if (!video && !audio) return unreadable;
  if (type === 'audio' ? video : !video)
    return type === 'audio'
      ? {
          message: 'There are pictures in this sound file.',
          suggestion: `Call it ${name.replace(/[^.]+$/, 'mp4')}, or export the sound alone.`,
        }
      : {
          message: 'There are no pictures in this video.',
          suggestion: `Call it ${name.replace(/[^.]+$/, 'm4a')} if it is sound alone, or export it again.`,
        };
  const stranger = [
    video && !isOneOf(CODECS.video, video.codec) && video,
    audio && !isOneOf(CODECS.audio, audio.codec) && audio,
  ].find(Boolean);
  if (stranger)
    return {
      message: `This ${noun} is ${stranger.codec?.toUpperCase() ?? 'in a format'}${stranger.codec ? ', which' : ' that'} not every browser plays.`,
      suggestion: EXPORT[type],
    };
  const position = positionIn(tags) ?? (XMP_POSITION.some((tag) => bytes.includes(tag)) ? 'in its XMP' : undefined);
  if (position !== undefined)
    return {
      message: `This ${noun} says where it was recorded (${position}), and would tell every reader.`,
      suggestion:
        'Export it again without its location. On a phone that is under Options when it is shared; ffmpeg does it with -map_metadata -1 -c copy.',
    };
  if (video?.cut || audio?.cut)
    return {
      message: `This ${noun} ends before its recording does.`,
      suggestion: 'Copy it again, or export it again.',
    };
  const seconds = Math.max(video?.seconds ?? 0, audio?.seconds ?? 0);
  if (!(seconds > 0)) return { message: `Nothing is recorded in this ${noun}.`, suggestion: EXPORT[type] };
  return {
    type,
    mime,
    seconds: Math.round(seconds * 10) / 10,
    ...(video && { width: video.width, height: video.height }),
  };
}

const isOneOf = (list: readonly string[], codec: string | null) => codec !== null && list.includes(codec);

/** Where a recording says that it was made, as far as it can be shown. */
function positionIn({ raw = {} }: MetadataTags): string | undefined {
  const [, value] =
    Object.entries(raw).find(([tag, value]) => POSITION.test(tag) && value !== '' && value !== null) ?? [];
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value.slice(0, 40) : 'in a form for machines';
}

parentPort!.postMessage(await examine(workerData as Examination));
