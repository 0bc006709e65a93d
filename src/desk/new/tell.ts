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
  const { files, usedPhotos, address, opens, notes } = plan;
  const { url, timeZone } = newsroom.site;
  const path = (file: string) => join(content, file);
  const [story, ...others] = files as [Plan['files'][number], ...Plan['files']];
  const flags = isUsual ? '' : ` -- --content ${content}`;
  const state =
    opens === undefined
      ? 'It is a draft: readers do not see it.'
      : opens > now
        ? `It is published at ${writeMoment(opens, timeZone)} (${timeZone}), with the first build after that.`
        : 'It is published with the next build.';
  const rows: [label: string, text: string][] = [
    ['Write', `${path(story.path)}, below its second line of hyphens`],
    ['Preview', `npm run dev${flags}, then ${PREVIEW}${address}`],
    ...(opens === undefined
      ? [
          [
            'Publish',
            `in the file, take out draft: true and write published: ${writeMoment(now, timeZone)}; then npm run build${flags}`,
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
