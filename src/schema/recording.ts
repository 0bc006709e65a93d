import { z } from 'zod';

const below = (ends: string) =>
  new RegExp(String.raw`^media/(?:[\p{L}\p{N}_-][\p{L}\p{N}._-]*/)*[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.(?:${ends})$`, 'iu');

/** A video, a sound file or captions below `content/media`. */
export const videoSource = z.string().regex(below('mp4|webm'));
export const audioSource = z.string().regex(below('mp3|m4a|ogg|opus'));
export const captionsSource = z.string().regex(below('vtt'));
