import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionOfDay, markSent, readEdition, writeEdition } from '../../../../src/desk/newsletter/edition-file.ts';
import { FileExistsError } from '../../../../src/desk/put-files.ts';

const SITE = { language: 'en', timeZone: 'America/New_York' };
const NOW = Date.parse('2026-11-25T02:30Z');
const ID = 'daily/2026-11-24';

let content: string;
beforeEach(() => (content = mkdtempSync(join(tmpdir(), 'edition-'))));
afterEach(() => rmSync(content, { recursive: true }));

const context = () => ({ directory: content, ...SITE, siteUrl: 'https://paper.example' });
const read = () => readFileSync(join(content, 'newsletters/daily/2026-11-24.md'), 'utf8');

describe('the file of an edition', () => {
  it('is called by the day of the newsroom', () => {
    expect(editionOfDay('daily', SITE, NOW)).toBe(ID);
  });

  it('is written so that it is read as it was meant, and never over another', async () => {
    const composed = {
      subject: 'Wall: "yes", #1',
      summary: "It's done: 5-4",
      stories: ['2026/11/wall', '2026/11/ferry'],
    };
    expect(writeEdition(content, ID, composed)).toBe('newsletters/daily/2026-11-24.md');
    const { edition, problems } = await readEdition(ID, context());
    expect(problems).toEqual([]);
    expect(edition).toMatchObject({ id: ID, subject: 'Wall: “yes”, #1', stories: composed.stories, body: [] });
    expect(edition!.sent).toBeUndefined();
    expect(() => writeEdition(content, ID, composed)).toThrow(FileExistsError);
  });

  it('says when it was sent, and nothing else in it changes', async () => {
    writeEdition(content, ID, { subject: 'A', summary: 'B', stories: [] });
    const path = join(content, 'newsletters/daily/2026-11-24.md');
    const before = `${read()}\nHello *there*.  \n`.replaceAll('\n', '\r\n');
    writeFileSync(path, before);
    markSent(content, ID, SITE, NOW);
    expect(read()).toBe(before.replace('---\r\n', '---\r\nsent: 2026-11-24T21:30-05:00\r\n'));
    const marked = read();
    markSent(content, ID, SITE, NOW + 60_000);
    expect(read()).toBe(marked);
    expect((await readEdition(ID, context())).edition!.sent).toBe(NOW);
  });

  it('has its mistakes told', async () => {
    writeEdition(content, ID, { subject: 'A', summary: 'B', stories: ['wall'] });
    const { edition, problems } = await readEdition(ID, context());
    expect(edition).toBeUndefined();
    expect(problems[0]).toMatchObject({ file: 'newsletters/daily/2026-11-24.md', found: 'wall' });
  });
});
