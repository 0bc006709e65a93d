/** `docs/errors.md`, and what `--explain` prints: every rule, from its one source. */
import type { RuleName } from '../../schema/rules.ts';
import { ADVICE_GROUPS, BUILD_GROUPS, ruleOf, type KnownRule } from './every-rule.ts';

const INTRODUCTION = `# What the build and the check have to say

<!-- Made by npm run docs:errors from src/desk/rules and src/desk/check. Do not edit: change the rule. -->

\`npm run check\` tells all of this without building, with the file, the line and the column; \`npm run build\` tells what it refuses. Each message names its rule, and \`npm run check -- --explain RULE\` prints what stands here.

- **Refused**: nothing is published until it is mended.
- **Warning**: the build mentions it and publishes all the same.
- **Advice**: what a copy desk would mention; only the check does. It can be turned off in \`content/site.yaml\`, each by its name: \`check: {off: [numerals, months]}\`.

\`npm run check -- --fix\` mends what says so below, and touches nothing else.
`;

/** The whole page, as Prettier leaves it. */
export function errorsPage(): string {
  const groups = [
    ...BUILD_GROUPS.map(({ title, rules }) => ({ title, names: Object.keys(rules) as RuleName[] })),
    ...ADVICE_GROUPS.map(({ title, rules }) => ({ title, names: rules.map(({ name }) => name) })),
  ];
  const sections = groups.map(({ title, names }) =>
    [`## ${title}\n`, ...names.toSorted().map((name) => section(ruleOf(name)))].join('\n'),
  );
  return [INTRODUCTION, ...sections].join('\n');
}

function section(rule: KnownRule): string {
  const { name, means, wrong, right } = rule;
  return `### ${name}

**${standing(rule)}** ${escape(means)}

Not:

${fenced(wrong)}

But:

${fenced(right)}
`;
}

function standing({ severity, fixable, english }: KnownRule): string {
  const words = { problem: 'Refused.', warning: 'Warning.', advice: 'Advice.' }[severity];
  return [words, english && 'English only.', fixable && '`--fix` mends it.'].filter(Boolean).join(' ');
}

const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``;

/** Signs that Markdown would read, outside of code. */
const escape = (text: string) =>
  text
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece : piece.replace(/[*_<[\]]/g, '\\$&')))
    .join('');

/** What a rule means, for a terminal. */
export function explainRule(name: RuleName): string {
  const rule = ruleOf(name);
  const indent = (text: string) => text.replace(/^/gm, '    ');
  const off = rule.severity === 'advice' ? `\nTo turn it off, in content/site.yaml: check: {off: [${name}]}\n` : '';
  return `${name}: ${standing(rule).replaceAll('`', '')}\n\n${rule.means.replaceAll('`', '')}\n\nNot:\n${indent(rule.wrong)}\n\nBut:\n${indent(rule.right)}\n${off}`;
}
