import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { previewEdition } from '../../../../src/desk/newsletter/preview-edition.ts';
import { drawMail } from '../../../../src/newsletter/editions/draw-mail.ts';
import { edition, SITE } from '../../newsletter/editions/drawn.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preview-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = () => ({
  folder: join(folder, 'newsletter/daily'),
  name: '2026-11-24',
  from: '"The Paper, Daily" <letters@paper.example>',
  url: SITE.url,
});

it('is a page, a text, a mail, and HTML for each service, where it says', async () => {
  const paths = await previewEdition(drawMail(edition(), SITE), options());
  expect(paths.map((path) => basename(path))).toEqual([
    '2026-11-24.html',
    '2026-11-24.txt',
    '2026-11-24.eml',
    '2026-11-24.mailchimp.html',
    '2026-11-24.kit.html',
    '2026-11-24.buttondown.html',
    '2026-11-24.listmonk.html',
  ]);
  expect(paths.every(existsSync)).toBe(true);
  expect(readFileSync(paths[3]!, 'utf8')).toContain('href="*|UNSUB|*"');
});

it('is a mail that another library reads as it was drawn, with no place left open', async () => {
  const mail = drawMail(edition({ subject: 'Fünf zu vier – ein Süd­sturm'.normalize() }), SITE);
  const paths = await previewEdition(mail, options());
  const parsed = await simpleParser(readFileSync(paths[2]!));
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.from?.value).toEqual([{ name: 'The Paper, Daily', address: 'letters@paper.example' }]);
  expect(String(parsed.html).trim()).toBe(readFileSync(paths[0]!, 'utf8').trim());
  expect(parsed.text?.trim()).toBe(readFileSync(paths[1]!, 'utf8').trim());
  expect(parsed.text).not.toMatch(/[\ue000\ue001]/);
});
