import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAlias, readNewsroom, SiteError } from '../../../../src/desk/new/newsroom.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-newsroom-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const SITE = 'name: A\nurl: https://a.example\nsections: [{id: local, name: Local}]\n';

describe('readNewsroom', () => {
  it('knows people and topics by their names, and those without one by their ids', () => {
    write('site.yaml', SITE);
    write('authors/zoe.md', '---\nname: Ana Reyes\n---\n');
    write('authors/li-wen.md', 'No frontmatter.\n');
    write('authors/nameless.md', '---\nname: 7\n---\n');
    for (const litter of ['authors/.zoe.md.swp', 'authors/README.md', 'authors/notes.txt', 'authors/No Id.md'])
      write(litter, '---\nname: Litter\n---\n');
    expect(readNewsroom(folder)).toMatchObject({
      authors: [
        { id: 'zoe', name: 'Ana Reyes' },
        { id: 'li-wen', name: 'li-wen' },
        { id: 'nameless', name: 'nameless' },
      ],
      topics: [],
    });
  });

  it.each([
    [undefined, 'There is no site.yaml.', 1],
    [SITE.replace('url', 'ulr'), 'There is no key ulr here.', 2],
    ['name: [', 'This list is not closed.', 1],
  ])('tells what is wrong with site.yaml', (site, message, line) => {
    if (site) write('site.yaml', site);
    let thrown: unknown;
    try {
      readNewsroom(folder);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SiteError);
    const [problem] = (thrown as SiteError).problems.filter((one) => one.line === line);
    expect(problem?.file).toBe('site.yaml');
    expect(problem?.message).toMatch(message);
  });
});

describe('findAlias', () => {
  it('finds the story that has an address, and no other', () => {
    const story = (alias: string) => `---\nheadline: A\naliases: ['${alias}']\n---\n\n/2026/11/in-text/\n`;
    write('articles/2026/10/a.md', story('/2026/11/harbor-vote/'));
    write('articles/2026/10/b.md', story('/2026/11/flood'));
    write('articles/2026/10/c.md', story('/news/2026/11/other/'));
    write('articles/2026/10/broken.md', '/2026/11/broken/');
    expect(findAlias(folder, '2026/11/harbor-vote')).toBe('articles/2026/10/a.md');
    expect(findAlias(folder, '2026/11/flood')).toBe('articles/2026/10/b.md');
    for (const free of ['harbor', 'in-text', 'other', 'broken'])
      expect(findAlias(folder, `2026/11/${free}`)).toBeUndefined();
  });

  it('has nothing to look through in a new newsroom', () => {
    expect(findAlias(folder, '2026/11/a')).toBeUndefined();
  });
});
