/** A small newsroom in a temporary folder, written and edited as editors would. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { print, type PressOptions, type PressReport } from '../../src/press/press.ts';

/** The project's own templates. */
export const ROOT = join(import.meta.dirname, '..', '..');
/** The present in these tests. */
export const NOW = Date.parse('2026-11-24T12:00:00Z');

export const SITE = `name: The Test Ledger
url: https://ledger.example
timeZone: America/New_York
sections:
  - {id: local, name: Local}
  - {id: sea, name: The sea}
newsletter: daily
`;

export class Newsroom {
  readonly directory = mkdtempSync(join(tmpdir(), 'newsroom-'));
  readonly content = join(this.directory, 'content');
  readonly public = join(this.directory, 'public');
  readonly out = join(this.directory, 'dist');
  readonly cache = join(this.directory, 'cache');

  constructor() {
    mkdirSync(this.public);
    this.write('site.yaml', SITE);
    this.write(
      'newsletters/daily.md',
      '---\nname: Daily\nschedule: Every morning\nprovider: {type: buttondown, user: ledger}\n---\nThe news.\n',
    );
    this.write('pages/privacy.md', '---\ntitle: Privacy\n---\nWe keep your address to ourselves.\n');
  }

  write(path: string, text: string | Buffer): void {
    const file = join(this.content, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  has(path: string): boolean {
    return existsSync(join(this.content, path));
  }

  remove(path: string): void {
    rmSync(join(this.content, path));
  }

  options(overrides: Partial<PressOptions> = {}): PressOptions {
    const { content, out, cache, public: files } = this;
    return { root: ROOT, content, public: files, out, cache, now: NOW, jobs: 1, ...overrides };
  }

  print(overrides: Partial<PressOptions> = {}): Promise<PressReport> {
    return print(this.options(overrides));
  }

  /** What is on a printed page. @param file - relative to the site's root. */
  read(file: string): string {
    return readFileSync(join(this.out, file), 'utf8');
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A story's file. `fields` go into the frontmatter as they are. */
export function story(fields: Record<string, unknown> = {}, body = 'It was said.\n'): string {
  const all = {
    headline: 'A headline',
    summary: 'A summary.',
    published: '2026-11-09T18:30',
    section: 'local',
    ...fields,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

/** A picture of one colour. */
export function picture(color: string, width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
}
