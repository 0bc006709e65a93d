import { z } from 'zod';
import { fileBelow } from './text.ts';

/** A video, a sound file or captions below `content/media`. */
export const videoSource = z.string().regex(fileBelow('media', 'mp4|webm'));
export const audioSource = z.string().regex(fileBelow('media', 'mp3|m4a|ogg|opus'));
export const captionsSource = z.string().regex(fileBelow('media', 'vtt'));
