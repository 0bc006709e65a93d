/** Every rule has its explanation, every explanation its rule, and docs/errors.md is what they say. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADVICE_GROUPS, BUILD_GROUPS, ruleOf } from '../../../src/desk/rules/every-rule.ts';
import { errorsPage, explainRule } from '../../../src/desk/rules/errors-page.ts';
import { ADVICE_RULES, BUILD_RULES } from '../../../src/schema/rules.ts';

const root = join(import.meta.dirname, '../../..');
const files = globSync('src/**/*.ts', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file !== 'src/schema/rules.ts' && !file.startsWith('src/desk/rules/'));
const source = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');

describe('the names of rules', () => {
  it('are told by something, each of them', () => {
    // The compiler refuses a name that is told and not listed; what is listed and never told it cannot see.
    const told = (rule: string) => source.includes(`'${rule}'`) || conflict(rule);
    // `credit-conflict` is put together of a field and the word.
    const conflict = (rule: string) => rule.endsWith('-conflict') && source.includes('`${field}-conflict`');
    expect([...BUILD_RULES, ...ADVICE_RULES].filter((rule) => !told(rule))).toEqual([]);
  });

  it('are sorted and stand once', () => {
    expect(new Set([...BUILD_RULES, ...ADVICE_RULES]).size).toBe(BUILD_RULES.length + ADVICE_RULES.length);
  });

  it('of advice are those of the rules that give it', () => {
    const given = ADVICE_GROUPS.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(given.toSorted()).toEqual([...ADVICE_RULES].toSorted());
  });

  it('of the build are those that are explained, each in one group', () => {
    const explained = BUILD_GROUPS.flatMap(({ rules }) => Object.keys(rules));
    expect(explained.toSorted()).toEqual([...BUILD_RULES].toSorted());
  });
});

describe('docs/errors.md', () => {
  it('is what the rules say; npm run docs:errors writes it', () => {
    expect(readFileSync(join(root, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
  });
  it('has a section for each rule', () => {
    const sections = [...errorsPage().matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    expect(sections.toSorted()).toEqual([...BUILD_RULES, ...ADVICE_RULES].toSorted());
  });
});

describe('an explanation', () => {
  it('says what is meant, with an example, and how advice is turned off', () => {
    expect(explainRule('repeated-word')).toMatchInlineSnapshot(`
      "repeated-word: Advice. English only.

      The same small word stands twice in a row.

      Not:
          They rebuilt the the wall.

      But:
          They rebuilt the wall.

      To turn it off, in content/site.yaml: check: {off: [repeated-word]}
      "
    `);
    expect(explainRule('credit-conflict')).toMatch(/^credit-conflict: Warning\./);
    expect(explainRule('unknown-author')).toMatch(/^unknown-author: Refused\./);
    expect(explainRule('unknown-author')).not.toContain('site.yaml');
  });
  it('knows what is mended and what is for English alone', () => {
    expect(ruleOf('double-space')).toMatchObject({ fixable: true, english: false, severity: 'advice' });
    expect(ruleOf('percent')).toMatchObject({ fixable: true, english: true });
    expect(ruleOf('unused-photo')).toMatchObject({ fixable: false, english: false });
  });
});
