/**
 * Takes the pictures of the editor's guide in `docs/editing/`: `node tests/sample/editing-pictures.ts`. What they show
 * is done in a copy of the sample newsroom: a story is begun at a terminal, written, previewed, broken and corrected.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { freePort, launchChromium } from '../browser/chromium.ts';
import { KEY, Terminal, type Cell } from '../build/terminal.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'docs', 'editing');
/** Of a picture (bytes): more is slow to look at, and swells the repository. */
const LARGEST = 60_000;

const project = mkdtempSync(join(tmpdir(), 'broadsheet-editing-'));
for (const path of ['src', 'content', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json'])
  cpSync(join(ROOT, path), join(project, path), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'), 'junction');
mkdirSync(OUT, { recursive: true });
const browser = await launchChromium();
try {
  const story = await beginStory(browser);
  await refuse(browser, story);
  await preview(browser, story);
} finally {
  await browser.close();
  rmSync(project, { recursive: true, force: true });
}

/** A story begun at a terminal. @returns its file. */
async function beginStory(browser: Browser): Promise<string> {
  // As it comes from a telephone: it says nothing of itself.
  mkdirSync(join(project, 'Downloads'));
  await sharp(join(project, 'content/photos/2026/ferry-terminal.jpg')).toFile(join(project, 'Downloads/IMG_2041.jpg'));

  const terminal = new Terminal(process.execPath, ['src/desk/new.ts', '--now', '2026-11-23T18:30-05:00'], {
    cwd: project,
  });
  await terminal.answer('Headline', `Ferry crews vote to strike${KEY.enter}`);
  await terminal.answer('What kind of story', KEY.enter);
  await terminal.answer('Section', KEY.enter);
  await terminal.answer('Summary', `The last boat leaves Gull Island on Friday at six.${KEY.enter}`);
  await terminal.answer('Who wrote it?', ' ');
  await terminal.answer('◼ Ana Reyes', '');
  await draw(browser, 'new', 'npm run new', terminal.screen.rows);
  await terminal.answer('◼ Ana Reyes', KEY.enter);
  await terminal.answer('What is it about?', KEY.down + KEY.down);
  await terminal.answer('What is it about?', ` ${KEY.enter}`);
  await terminal.answer('A photo', `Downloads/IMG_2041.jpg${KEY.enter}`);
  await terminal.answer('What does it show', `Cars wait on a ramp before a white ferry.${KEY.enter}`);
  await terminal.answer('Its caption', `The ramp at Port Maren on Monday.${KEY.enter}`);
  await terminal.answer('Its credit', `Noor Haddad/Harbor Ledger${KEY.enter}`);
  await terminal.answer('The end of its address', KEY.enter);
  await terminal.answer('When is it published?', KEY.enter);
  if ((await terminal.ended) !== 0) throw new Error(terminal.screen.text);
  const { rows } = terminal.screen;
  const from = rows.findIndex((row) => textOf(row).includes('The end of its address'));
  await draw(browser, 'new-done', undefined, rows.slice(from));

  const story = 'content/articles/2026/11/ferry-crews-vote-strike.md';
  edit(
    story,
    (text) => `${text}
The crews of all three boats voted on Monday, and [the fares](/2026/10/ferry-fares/) were not the reason.

"It is the hours," said a deckhand who has worked the Gull Island run for nine winters. "You cannot moor a boat asleep."

## What happens on Friday

The six o'clock boat is the last. After that, the islands have the mail launch, which takes six people and a dog.
`,
  );
  return story;
}

/** What the build says of a story with mistakes in it. */
async function refuse(browser: Browser, story: string): Promise<void> {
  const before = readFileSync(join(project, story), 'utf8');
  breakStory(story);
  const terminal = new Terminal(process.execPath, ['src/press/cli.ts'], { cwd: project });
  await terminal.ended;
  await draw(browser, 'refused', 'npm run build', terminal.screen.rows);
  writeFileSync(join(project, story), before);
}

function breakStory(story: string): void {
  edit(story, (text) => text.replace('[ana-reyes]', '[ana-reys]').replace('ferry-fares', 'fery-fares'));
}

/** The story as the preview shows it, with a mistake and without; a correction; breaking news. */
async function preview(browser: Browser, story: string): Promise<void> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['src/press/dev.ts', '--port', String(port)], {
    cwd: project,
    stdio: 'ignore',
  });
  try {
    while (!(await fetch(origin).catch(() => undefined))?.ok) await wait(200);
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, colorScheme: 'light' });
    /** Opens a page anew until something is on it: the preview reads what has changed after a moment. */
    const visit = async (address: string, sign = 'main') => {
      do await page.goto(origin + address, { waitUntil: 'networkidle' });
      while ((await page.locator(sign).count()) === 0);
    };

    // The first visit has the server compile the page, fonts and all; the second one shows it.
    for (let visits = 0; visits < 2; visits++) await visit('/2026/11/ferry-crews-vote-strike/');
    await shoot(page, 'preview', { height: 900 });

    breakStory(story);
    await visit('/2026/11/ferry-crews-vote-strike/', '.problems');
    await shoot(page, 'mistake', { height: 480 });
    edit(story, (text) => text.replace('[ana-reys]', '[ana-reyes]').replace('fery-fares', 'ferry-fares'));

    edit(story, (text) =>
      text.replace(
        'draft: true',
        `published: 2026-11-23T18:30
corrections:
  - date: 2026-11-23T22:31
    text: An earlier version of this story said that four boats were concerned. There are three.`,
      ),
    );
    await page.getByText('There are three.').waitFor();
    await shoot(page, 'correction', { height: 200, around: page.getByText('There are three.') });

    edit('content/breaking.yaml', () =>
      [
        'headline: Ferry crews vote to strike',
        'text: The last boat leaves Gull Island on Friday at six.',
        'story: 2026/11/ferry-crews-vote-strike',
        'until: 2999-01-01',
        '',
      ].join('\n'),
    );
    await visit('/', '.breaking');
    await shoot(page, 'breaking', { height: 520 });
  } finally {
    server.kill();
  }
}

function edit(path: string, change: (text: string) => string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** Photographs the top of a page, or what is around a piece of it. */
async function shoot(
  page: Page,
  name: string,
  { height, around }: { height: number; around?: Locator },
): Promise<void> {
  await around?.scrollIntoViewIfNeeded();
  // Astro's own toolbar belongs to those who work on templates.
  await page.addStyleTag({ content: 'astro-dev-toolbar { display: none }' });
  if (!around) await page.evaluate(() => scrollTo(0, 0));
  const { width } = page.viewportSize()!;
  const box = await around?.boundingBox();
  const top = box ? Math.max(0, box.y + box.height / 2 - height / 2) : 0;
  await save(name, await page.screenshot({ clip: { x: 0, y: top, width, height } }));
}

/** Draws what is on a terminal's screen. @param command - what was typed before it. */
async function draw(
  browser: Browser,
  name: string,
  command: string | undefined,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 400 } });
  const prompt = command === undefined ? '' : `<b>$</b> ${command}\n\n`;
  const lines = rows
    .map((row) => row.map(toHtml).join(''))
    .join('\n')
    .replace(/^(?:> .*\n)+/, '')
    .trimEnd();
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #1b1f24 }
    pre { width: max-content; margin: 0; padding: 20px 24px; color: #e6e6e6; font: 15px/1.35 'DejaVu Sans Mono', monospace }
    .s1 { font-weight: bold } .s2 { opacity: .6 } .s7 { background: #e6e6e6; color: #1b1f24 } .s9 { text-decoration: line-through }
    .s31, .s91 { color: #ff7b72 } .s32, .s92 { color: #7ee787 } .s33, .s93 { color: #f2cc60 }
    .s34, .s94 { color: #79c0ff } .s35, .s95 { color: #d2a8ff } .s36, .s96 { color: #56d4dd } .s90 { color: #8b949e }
  </style><pre>${prompt}${lines}</pre>`);
  await save(name, await page.locator('pre').screenshot());
  await page.close();
}

function toHtml({ character, style }: Cell): string {
  const text = character.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  return style.length === 0 ? text : `<span class="${style.map((code) => `s${code}`).join(' ')}">${text}</span>`;
}

function textOf(row: readonly Cell[]): string {
  return row.map(({ character }) => character).join('');
}

async function save(name: string, png: Buffer): Promise<void> {
  const file = join(OUT, `${name}.webp`);
  await sharp(png).webp({ quality: 60, effort: 6, smartSubsample: true }).toFile(file);
  const { size } = statSync(file);
  process.stdout.write(`${name}.webp ${Math.round(size / 1000)} kB\n`);
  if (size > LARGEST) throw new Error(`${name}.webp is too large.`);
}
