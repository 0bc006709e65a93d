import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileExistsError, putNewFiles } from '../../../src/desk/put-files.ts';

// The file system as it is, but for what a test has it refuse.
vi.mock('node:fs', { spy: true });

const actual = await vi.importActual<typeof fs>('node:fs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-put-'));
});
afterEach(() => {
  vi.mocked(fs.linkSync).mockReset();
  vi.mocked(fs.writeFileSync).mockReset();
  vi.mocked(fs.copyFileSync).mockReset();
  rmSync(folder, { recursive: true, force: true });
});

const all = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const put = (...files: [path: string, content: string | Uint8Array][]) =>
  putNewFiles(
    folder,
    files.map(([path, content]) => ({ path, content })),
  );
const refusal = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

describe('putNewFiles', () => {
  it('writes text and bytes, and the folders for them', () => {
    put(['articles/2026/11/a.md', 'Ä\n'], ['photos/2026/b.jpg', new Uint8Array([0xff, 0xd8])], ['c.md', '']);
    expect(all().filter((path) => path.includes('.'))).toEqual(['articles/2026/11/a.md', 'c.md', 'photos/2026/b.jpg']);
    expect(readFileSync(join(folder, 'articles/2026/11/a.md'), 'utf8')).toBe('Ä\n');
    expect([...readFileSync(join(folder, 'photos/2026/b.jpg'))]).toEqual([0xff, 0xd8]);
  });

  it('leaves a file that is there as it is, and writes nothing else', () => {
    put(['articles/a.md', 'Old.']);
    expect(() => put(['authors/new.md', 'New.'], ['articles/a.md', 'New.'])).toThrow(
      expect.objectContaining({ path: 'articles/a.md', message: 'There is a file articles/a.md already.' }),
    );
    expect(all()).toEqual(['articles', 'articles/a.md']);
    expect(readFileSync(join(folder, 'articles/a.md'), 'utf8')).toBe('Old.');
  });

  it('takes all back when a file has come meanwhile', () => {
    vi.mocked(fs.linkSync)
      .mockImplementationOnce(actual.linkSync)
      .mockImplementationOnce((_, to) => {
        writeFileSync(to, 'Theirs.');
        throw refusal('EEXIST');
      });
    expect(() => put(['one/a.md', 'A'], ['two/b.md', 'B'], ['three/c.md', 'C'])).toThrow(FileExistsError);
    expect(all()).toEqual(['two', 'two/b.md']);
    expect(readFileSync(join(folder, 'two/b.md'), 'utf8')).toBe('Theirs.');
  });

  it('takes all back, also folders, when the disk is full in the middle', () => {
    mkdirSync(join(folder, 'articles'));
    let writes = 0;
    vi.mocked(fs.writeFileSync).mockImplementation((...file) => {
      actual.writeFileSync(...file);
      if (++writes === 3) throw refusal('ENOSPC');
    });
    expect(() => put(['articles/2026/a.md', 'A'], ['authors/b.md', 'B'], ['photos/x/c.jpg', 'C'])).toThrow('ENOSPC');
    expect(all()).toEqual(['articles']);
  });

  it('takes folders back of which only the first could be made', () => {
    expect(() => put([`new/${'x'.repeat(300)}/a.md`, 'A'])).toThrow('ENAMETOOLONG');
    writeFileSync(join(folder, 'file'), '');
    expect(() => put(['other/a.md', 'A'], ['file/b.md', 'B'])).toThrow();
    expect(all()).toEqual(['file']);
  });

  it('keeps a folder that someone else has begun to use', () => {
    vi.mocked(fs.linkSync).mockImplementationOnce(() => {
      writeFileSync(join(folder, 'new/theirs.md'), '');
      throw refusal('EIO');
    });
    expect(() => put(['new/a.md', 'A'])).toThrow('EIO');
    expect(all()).toEqual(['new', 'new/theirs.md']);
  });

  it.each(['EPERM', 'ENOTSUP'])('copies where the disk knows no links: %s', (code) => {
    vi.mocked(fs.linkSync).mockImplementation(() => {
      throw refusal(code);
    });
    put(['a.md', 'A'], ['b.md', 'B']);
    expect(all()).toEqual(['a.md', 'b.md']);
    expect(vi.mocked(fs.copyFileSync).mock.calls.map(([, , mode]) => mode)).toEqual([1, 1]);
  });

  it('writes no file twice, and through no link', () => {
    expect(() => put(['a.md', 'A'], ['a.md', 'B'])).toThrow(FileExistsError);
    symlinkSync('elsewhere.md', join(folder, 'link.md'));
    expect(() => put(['link.md', 'A'])).toThrow(FileExistsError);
    expect(all()).toEqual(['link.md']);
  });

  it.each(['../a.md', 'articles/../../a.md', '/tmp/a.md', 'a//b.md', '..\\a.md', 'C:\\a.md', ''])(
    'does not write outside of the folder: %s',
    (path) => {
      expect(() => put([path, 'A'])).toThrow(RangeError);
      expect(all()).toEqual([]);
    },
  );
});
