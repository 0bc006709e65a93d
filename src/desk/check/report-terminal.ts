import { count, listProblems } from '../../press/report.ts';
import type { Finding, Severity } from './finding.ts';

/** What was found, and what was done about it, for a report. */
export interface Results {
  /** What is to be told, in order. */
  findings: Finding[];
  /** What `--fix` has mended. */
  mended: { file: string; line: number; column: number; rule: string; message: string }[];
  /** Files in the content folder, and those of them that were looked at now. */
  files: number;
  looked: ReadonlySet<string>;
  nextDue: number | undefined;
  /** Where the content is, as the editor would write it: `content`. */
  folder: string;
  /** The command that checks the same again: `npm run check --`. */
  again: string;
  /** Only files that were named on the command line are told of. */
  limited: boolean;
}

/** Pieces of advice that one reads; an old archive has thousands, and nobody has asked for them. */
const MOST_ADVICE = 60;

/** The report as a terminal shows it. */
export function formatForTerminal(results: Results): string {
  const { folder, mended } = results;
  const { shown, left } = choose(results);
  return [
    mended.length > 0 &&
      `${mended.map(({ file, line, column, rule, message }) => `${folder}/${file}:${line}:${column} mended (${rule})\n  ${message}`).join('\n')}\n`,
    shown.length > 0 && `${listProblems(shown, folder, markOf)}\n`,
    left > 0 &&
      `${count(left, 'more piece')} of advice on files that have not changed. Name a file or a folder to see what is said of it, or write --format json.\n`,
    `${summaryOf(results)}\n`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** What is shown where all would be too much: everything that is wrong, and the advice on what was changed last. */
function choose({ findings, looked, limited }: Results): { shown: Finding[]; left: number } {
  const advice = findings.filter(({ severity }) => severity === 'advice');
  if (limited || advice.length <= MOST_ADVICE) return { shown: findings, left: 0 };
  const chosen = new Set(advice.filter(({ file }) => looked.has(file)).slice(0, MOST_ADVICE));
  return {
    shown: findings.filter((finding) => finding.severity !== 'advice' || chosen.has(finding)),
    left: advice.length - chosen.size,
  };
}

const markOf = ({ severity, rule }: Finding) => ` (${severity === 'problem' ? rule : `${severity}, ${rule}`})`;

const NOUNS: Readonly<Record<Severity, (number: number) => string>> = {
  problem: (number) => count(number, 'problem'),
  warning: (number) => count(number, 'warning'),
  advice: (number) => (number === 1 ? '1 piece of advice' : `${number.toLocaleString('en-US')} pieces of advice`),
};

/** What it comes to, in a few sentences. */
export function summaryOf({ findings, files, looked, mended, nextDue, limited, again }: Results): string {
  const counts = (['problem', 'warning', 'advice'] as const)
    .map((severity) => ({ severity, number: findings.filter((each) => each.severity === severity).length }))
    .filter(({ number }) => number > 0);
  const sentences = [];
  if (mended.length > 0) sentences.push(`${count(mended.length, 'place')} mended.`);
  if (counts.length === 0)
    sentences.push(
      limited
        ? 'There is nothing to say of these files.'
        : `Everything is in order: ${count(files, 'file')}, ${count(looked.size, 'text')} looked at anew.`,
    );
  else {
    const list = new Intl.ListFormat('en-GB').format(counts.map(({ severity, number }) => NOUNS[severity](number)));
    sentences.push(`${list} in ${count(new Set(findings.map(({ file }) => file)).size, 'file')}.`);
    sentences.push(counts[0]!.severity === 'problem' ? 'The build would refuse this.' : 'The build takes it as it is.');
  }
  const fixable = findings.filter((finding) => finding.fixable).length;
  if (fixable > 0) sentences.push(`${again} --fix mends ${fixable.toLocaleString('en-US')} of them.`);
  // What is gravest is what one wants to understand first.
  const rule = findings.find(({ severity }) => severity === counts[0]?.severity)?.rule;
  if (rule) sentences.push(`npm run check -- --explain ${rule} says more.`);
  if (nextDue !== undefined)
    sentences.push(`The next change is due at ${new Date(nextDue).toISOString().replace(':00.000Z', 'Z')}.`);
  return sentences.join(' ');
}
