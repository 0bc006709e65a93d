/** What the tests of this room share: one newsroom's settings, and problems as an editor reads them. */
import type { DrawnPart } from '../../../src/markdown/body.ts';
import { type PipelineOptions, renderMarkdown } from '../../../src/markdown/render.ts';

export const newsroom: PipelineOptions = { language: 'en', siteUrl: 'https://harborledger.example' };

/** The HTML of a body that has no photos in it. */
export function html(source: string, options: Partial<PipelineOptions> = {}): string {
  const { parts } = renderMarkdown(source, { ...newsroom, ...options });
  return parts.map((part) => (typeof part === 'string' ? part : `[${drawnOf(part)}]`)).join('\n');
}

const drawnOf = (part: DrawnPart): string =>
  part.type === 'photo' || part.type === 'recording' ? part.src : part.type === 'related' ? part.story : part.frame;

/** A body's problems, one a paragraph: place, rule, text found; then the message and the suggestion. */
export function problems(source: string, options: Partial<PipelineOptions> = {}): string {
  return renderMarkdown(source, { ...newsroom, ...options })
    .problems.map(
      ({ line, column, rule, found, message, suggestion }) =>
        `${line}:${column} ${rule} ${found ?? ''}\n  ${message}\n  ${suggestion ?? ''}`,
    )
    .join('\n');
}

/** Only the rules of a body's problems. */
export function rules(source: string, options: Partial<PipelineOptions> = {}): string[] {
  return renderMarkdown(source, { ...newsroom, ...options }).problems.map(({ rule }) => rule);
}
