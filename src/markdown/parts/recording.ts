import type { Element, ElementContent } from 'hast';
import type { z } from 'zod';
import { audioSource, captionsSource, videoSource } from '../../schema/recording.ts';
import { photoSource } from '../../schema/photo.ts';
import type { BodyRecording } from '../body.ts';
import { splitCredit } from '../credit.ts';
import { smartText } from '../typography.ts';
import { element } from './hast.ts';
import type { PartAttribute, PartKind, PartTools } from './part.ts';

declare module 'vfile' {
  interface DataMap {
    /** What `rehypeRecordings` has to put into its place, in the order of the text. */
    recordings: BodyRecording[];
    /** Files that parts name, in the order of the text, for the caller to check. */
    files: NamedFile[];
  }
}

/** A file of the content that a body names. */
export interface NamedFile {
  kind: 'recording' | 'captions';
  /** `media/2026/11/ferry-horn.mp3` */
  id: string;
  line: number;
  column: number;
}

const FOLDER = 'Put it below content/media and write its path';

const path = (source: z.ZodType, what: string, example: string): PartAttribute => ({
  refuse: (value) =>
    source.safeParse(value).success ? undefined : { why: `is no ${what}.`, suggestion: `${FOLDER}, like ${example}` },
  example,
});

const CREDIT: PartAttribute = { example: 'Ana Reyes/Harbor Ledger' };

/** A video of the newsroom's own, with captions for those who cannot hear it. */
export const video: PartKind = {
  name: 'video',
  form: 'block',
  label: 'required',
  mayBeEmpty: true,
  attributes: {
    src: { required: true, ...path(videoSource, 'video (mp4 or webm, no spaces)', 'media/2026/11/first-wave.mp4') },
    captions: {
      required: true,
      refuse: (value) =>
        value === 'none' || captionsSource.safeParse(value).success
          ? undefined
          : {
              why: 'are no captions (a vtt file).',
              suggestion: `${FOLDER}, like media/2026/11/first-wave.vtt; write none if nobody speaks in it.`,
            },
      example: 'media/2026/11/first-wave.vtt',
    },
    credit: CREDIT,
    poster: {
      refuse: (value) => (photoSource.safeParse(value).success ? undefined : { why: 'is not a photo.' }),
      example: 'photos/2026/11/first-wave.jpg',
    },
  },
  draw(part, tools) {
    const { src = '', captions = 'none', poster } = part.attributes;
    if (!videoSource.safeParse(src).success) return undefined;
    const given = creditedLabel(part.label, part.attributes['credit'], 'video', tools);
    if (!given) return undefined;
    const { file, language } = tools;
    const place = { line: part.place.start.line, column: part.place.start.column };
    if (captionsSource.safeParse(captions).success)
      (file.data.files ??= []).push({ kind: 'captions', id: captions, ...place });
    if (poster !== undefined && photoSource.safeParse(poster).success)
      // It stands for the video, and is described and credited as that is.
      (file.data.photos ??= []).push({
        src: poster,
        alt: smartText(given.caption, language),
        credit: smartText(given.credit, language),
        ...place,
      });
    return draw(src, given, part.children, place, tools, {
      language,
      ...(captions !== 'none' && { captions }),
      ...(poster !== undefined && { poster: { src: poster, credit: smartText(given.credit, language) } }),
    });
  },
  allow: { div: [['className', 'player']], span: [['className', 'credit']] },
  example:
    ':::video[The first wave over the wall.]{src="media/2026/11/first-wave.mp4" captions="media/2026/11/first-wave.vtt" credit="Ana Reyes/Harbor Ledger"}',
};

/** A sound recording of the newsroom's own; what stands in it is what is said, for those who cannot hear it. */
export const audio: PartKind = {
  name: 'audio',
  form: 'block',
  label: 'required',
  attributes: {
    src: {
      required: true,
      ...path(audioSource, 'sound file (mp3, m4a, ogg or opus, no spaces)', 'media/2026/11/ferry-horn.mp3'),
    },
    credit: CREDIT,
  },
  draw(part, tools) {
    const { src = '', credit } = part.attributes;
    if (!audioSource.safeParse(src).success) return undefined;
    const given = creditedLabel(part.label, credit, 'audio', tools);
    const place = { line: part.place.start.line, column: part.place.start.column };
    return given && draw(src, given, part.children, place, tools, { language: tools.language });
  },
  example: ':::audio[The ferry leaves.]{src="media/2026/11/ferry-horn.mp3" credit="Ana Reyes/Harbor Ledger"}',
};

/** The caption, and the credit at its end or beside it, without which nothing is published. */
function creditedLabel(
  label: string,
  credit: string | undefined,
  name: string,
  { say }: PartTools,
): Required<ReturnType<typeof splitCredit>> | undefined {
  const split = credit === undefined ? splitCredit(label) : { caption: label, credit };
  if (split.credit !== undefined) return { caption: split.caption ?? '', credit: split.credit };
  say({
    rule: 'missing-credit',
    message: `This ${name} has no credit.`,
    suggestion: `Write who recorded it: {credit="${CREDIT.example}"}`,
  });
  return undefined;
}

function draw(
  src: string,
  { caption, credit }: { caption: string; credit: string },
  transcript: ElementContent[],
  place: { line: number; column: number },
  { file, words }: PartTools,
  about: Omit<BodyRecording, 'type' | 'src' | 'title'>,
): Element {
  (file.data.files ??= []).push({ kind: 'recording', id: src, ...place });
  (file.data.recordings ??= []).push({ type: 'recording', src, title: smartText(caption, about.language), ...about });
  return element('figure', {}, [
    // Filled by rehypeRecordings, behind the guard.
    element('div', { className: ['player'] }, []),
    element('figcaption', {}, [
      ...(caption ? [element('span', {}, [caption]), ' '] : []),
      element('span', { className: ['credit'] }, [credit]),
      ...(transcript.length > 0
        ? [element('details', {}, [element('summary', {}, [words.transcript]), ...transcript])]
        : []),
    ]),
  ]);
}
