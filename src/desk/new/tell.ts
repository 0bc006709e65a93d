/** What `npm run new` says when it has written a story, or why it has not. */
import { join } from 'node:path';
import { showInvisible } from '../../press/report.ts';
import type { Desk, Objection, Plan } from './plan-story.ts';
import { writeMoment } from './moment.ts';

/** Where `npm run dev` shows the site. */
const PREVIEW = 'http://localhost:4321';

/** Each in a line, and what follows from them. */
export function tellObjections(objections: readonly Objection[]): string {
  const lines = objections.map(({ flag, message }) => showInvisible(`${flag} ${message}`));
  return [...new Set(lines), 'Nothing was written.', ''].join('\n');
}

/**
 * @param isUsual - the content folder is the one that the other commands take when none is named.
 */
export function tellPlan(plan: Plan, { newsroom, content, now }: Desk, isUsual: boolean): string {
  const { files, usedPhotos, address, opens, notes, isDraft, isUnwritten } = plan;
  const { url, timeZone } = newsroom.site;
  const path = (file: string) => join(content, file);
  const [story, ...others] = files as [Plan['files'][number], ...Plan['files']];
  const flags = isUsual ? '' : ` -- --content ${content}`;
  const when = opens === undefined || opens <= now ? undefined : `${writeMoment(opens, timeZone)} (${timeZone})`;
  const state = isDraft
    ? `It is a draft${isUnwritten && opens !== undefined ? ' until you have written it' : ''}: readers do not see it.`
    : when === undefined
      ? 'It is published with the next build.'
      : `It is published at ${when}, with the first build after that.`;
  const steps = [
    ...(isUnwritten ? ['write the story'] : []),
    'take out draft: true',
    ...(opens === undefined ? [`write published: ${writeMoment(now, timeZone)}`] : []),
  ];
  const rows: [label: string, text: string][] = [
    ['Write', `${path(story.path)}, below its second line of hyphens`],
    ['Preview', `npm run dev${flags}, then ${PREVIEW}${address}`],
    ...(isDraft
      ? [
          [
            'Publish',
            `in the file, ${new Intl.ListFormat('en-GB').format(steps)}; then npm run build${flags}${when === undefined ? '' : `, at ${when} or later`}`,
          ] satisfies [string, string],
        ]
      : []),
    ['Address', `${url}${address}`],
  ];
  const lines = [
    `Wrote ${path(story.path)}. ${state}`,
    ...others.map((file) => `Wrote ${path(file.path)}.`),
    ...usedPhotos.map((src) => `Shows ${path(src)}, which is there already.`),
    ...notes,
    '',
    ...rows.map(([label, text]) => `  ${label.padEnd(10)}${text}`),
  ];
  return `${lines.map(showInvisible).join('\n')}\n`;
}
