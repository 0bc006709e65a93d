/** The file of an edition: written for an editor to change, read to be sent, and marked when it was sent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestContext } from '../../archive/ingest.ts';
import { ingest } from '../../archive/ingest.ts';
import type { NewsletterEdition } from '../../archive/model.ts';
import type { BodyPart } from '../../markdown/body.ts';
import { clockOf } from '../../newsroom/clock.ts';
import type { Composed } from '../../newsletter/editions/compose.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Site } from '../../schema/site.ts';
import { composeFile } from '../compose.ts';
import { putNewFiles } from '../put-files.ts';
import { replaceFile } from '../replace-file.ts';

/** @param edition - `daily-headlines/2026-11-24` */
export const editionPath = (edition: string) => `newsletters/${edition}.md`;

/** The id of the edition of a day. @param now - ms */
export const editionOfDay = (newsletter: string, site: Pick<Site, 'language' | 'timeZone'>, now: number): string =>
  `${newsletter}/${clockOf(site).day(now)}`;

/**
 * Writes the file of a new edition, which an editor may change before it is sent.
 *
 * @param content - the content folder.
 * @returns its path below the content folder.
 * @throws FileExistsError when there is one: it is left as it is.
 */
export function writeEdition(content: string, edition: string, { subject, summary, stories }: Composed): string {
  const path = editionPath(edition);
  putNewFiles(content, [{ path, content: composeFile({ subject, summary, stories }, '') }]);
  return path;
}

/** An edition as its file has it, sent or not; or what is wrong with the file. */
export async function readEdition(
  edition: string,
  context: IngestContext,
): Promise<{ edition?: NewsletterEdition; problems: Problem[] }> {
  const { entries, problems } = await ingest(editionPath(edition), context);
  const [entry] = entries;
  if (!entry || problems.some(({ warning }) => !warning)) return { problems };
  const whole = {
    ...(JSON.parse(entry.card) as object),
    ...(JSON.parse(entry.rest) as object),
    body: JSON.parse(entry.body) as BodyPart[],
  };
  return { edition: whole as NewsletterEdition, problems };
}

/** Whether there is a file of an edition. */
export const hasEdition = (content: string, edition: string) => existsSync(join(content, editionPath(edition)));

/**
 * Notes in the file when the edition was sent, and touches no other byte of it. One that says so already is left as it is.
 *
 * @param now - ms
 */
export function markSent(
  content: string,
  edition: string,
  site: Pick<Site, 'language' | 'timeZone'>,
  now: number,
): void {
  const file = join(content, editionPath(edition));
  const source = readFileSync(file, 'utf8');
  const [opening] = /^\ufeff?---[ \t]*(\r?\n)/.exec(source) ?? [];
  const frontmatter = source.slice(0, source.indexOf('\n---', 3));
  if (opening === undefined || /^sent:/m.test(frontmatter)) return;
  const line = `sent: ${clockOf(site).iso(now)}${opening.endsWith('\r\n') ? '\r\n' : '\n'}`;
  replaceFile(file, opening + line + source.slice(opening.length));
}
