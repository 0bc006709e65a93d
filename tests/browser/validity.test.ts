/** Every page as two checkers of HTML see it: the W3C's, which knows the standard, and one that knows good practice. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practice } from './good-practice.ts';
import { findJava } from './java.ts';
import { openWorkshop, writeFiles } from './newsroom.ts';
import { openSite, type OpenSite } from './site.ts';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const require = createRequire(import.meta.url);
const jar = join(dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

interface Message {
  url: string;
  type: string;
  message: string;
  extract?: string;
}

/**
 * What a page's content security policy keeps out, as far as the checker can tell: it reads files, of which none is from where
 * the others are, and compares no hashes. A browser is asked in content-security.test.ts; what is wrong with a policy itself
 * is said in other words.
 */
const KEPT_OUT = / violates Content Security Policy \(meta tag\): /;

/** What the Nu HTML Checker says of all pages below a folder. Its idea of CSS is years old, so that is left out. */
function nu(folder: string): string[] {
  const { stdout, stderr, error } = spawnSync(
    findJava(),
    ['-Xss4m', '-jar', jar, '--format', 'json', '--stdout', '--skip-non-html', folder],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (error) throw error;
  let messages: Message[];
  try {
    ({ messages } = JSON.parse(stdout) as { messages: Message[] });
  } catch {
    throw new Error(`The checker said: ${stdout}${stderr}`);
  }
  return messages
    .filter(({ type, message }) => !message.startsWith('CSS: ') && !(type === 'info' && KEPT_OUT.test(message)))
    .map(({ url, type, message, extract = '' }) => `${url.slice(url.indexOf(folder))}: ${type}: ${message} ${extract}`);
}

test('the Nu HTML Checker has nothing to say', () => {
  expect(nu(site.dist)).toEqual([]);
});

test('html-validate has nothing to say', async () => {
  const findings = await Promise.all(
    site.pages.map(async ({ address, html }) => {
      const { results } = await practice.validateString(html);
      return results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${address}:${line}:${column} ${ruleId}: ${message}`),
      );
    }),
  );
  expect(findings.flat()).toEqual([]);
});

test('both see what is wrong', async () => {
  using workshop = openWorkshop();
  const html =
    '<!DOCTYPE html><html lang="en"><head><title>A</title></head><body><p><div>B</p><button>C</button></body>';
  writeFiles(workshop.folder, { 'index.html': html });
  expect(nu(workshop.folder).join('\n')).toMatch(/error: .*“p”/);
  const { results } = await practice.validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toContain('no-implicit-button-type');
});
