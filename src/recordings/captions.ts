import type { Objection } from '../schema/problem.ts';

/** Why a file cannot be published as captions, and where. Line and column count from 1. */
export interface CaptionsObjection extends Objection {
  line: number;
  found?: string;
}

/** `00:01:02.500`, with or without the hours. Source: WebVTT, 3.3. */
const MOMENT = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(String.raw`^${MOMENT}[ \t]+-->[ \t]+${MOMENT}(?:[ \t].*)?$`);

/**
 * Checks captions in the form of WebVTT (https://www.w3.org/TR/webvtt1/): players pass over a cue that they cannot read
 * without a word, and then nobody notices that a sentence is missing.
 *
 * @param text - the whole file.
 * @returns everything that is wrong.
 */
export function checkCaptions(text: string): CaptionsObjection[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0]!))
    return [
      {
        line: 1,
        found: lines[0]!.slice(0, 60),
        message: 'These are no captions in the form of WebVTT.',
        suggestion: /-->/.test(text)
          ? 'Write WEBVTT in the first line and leave the second empty; in times write a point before the thousandths.'
          : 'Export them again as WebVTT (.vtt).',
      },
    ];
  const objections: CaptionsObjection[] = [];
  let cues = 0;
  let before = 0;
  lines.forEach((text, index) => {
    if (!text.includes('-->')) return;
    cues += 1;
    const found = { line: index + 1, found: text.slice(0, 60) };
    const match = TIMING.exec(text.trim());
    if (!match) {
      objections.push({
        ...found,
        message: 'Players cannot read when these words begin and end.',
        suggestion: 'Write the times as in 00:01:02.500 --> 00:01:05.000',
      });
      return;
    }
    const [begin, end] = [momentOf(match.slice(1, 5)), momentOf(match.slice(5, 9))];
    if (end <= begin)
      objections.push({
        ...found,
        message: 'These words end before they begin.',
        suggestion: 'Write the earlier time first.',
      });
    if (begin < before)
      objections.push({
        ...found,
        message: 'These words begin before those above them.',
        suggestion: 'Put them in the order in which they are said.',
      });
    before = begin;
    if (!lines[index + 1]?.trim())
      objections.push({
        ...found,
        message: 'There are no words for this time.',
        suggestion: 'Write them in the next line, or take the time out.',
      });
  });
  if (cues === 0)
    objections.push({
      line: 1,
      message: 'There are no words in these captions.',
      suggestion: 'Export them again as WebVTT (.vtt).',
    });
  return objections;
}

/** Hours, minutes, seconds and thousandths as seconds. */
const momentOf = ([hours = '0', minutes, seconds, thousandths]: (string | undefined)[]): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
