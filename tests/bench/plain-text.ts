/**
 * Prints how well pasted texts become articles: `npm run bench:import-text`, or `-- --text PART` with a part of a fixture's name.
 * First those that are understood, then those for which no step was written.
 */
import { pastedTexts } from '../fixtures/plain-text.ts';
import { benchFlags } from './flags.ts';
import { scoreOf } from './plain-text-score.ts';

const { text: part } = benchFlags(
  'npm run bench:import-text --',
  'Scores pasted texts against what a person has made of them.',
  {
    text: { type: 'string', default: '' },
  },
);
const row = (name: string, right: number, present: number) =>
  `${name.padEnd(40)} ${right.toFixed(2).padStart(8)} / ${String(present).padStart(4)}  ${(right / present).toFixed(3)}`;

for (const folder of ['plain-text', 'plain-text-held-out']) {
  const scores = pastedTexts(folder)
    .filter(({ name }) => name.includes(part))
    .map(scoreOf);
  if (scores.length === 0) continue;
  const sum = (field: 'right' | 'present') => scores.reduce((total, score) => total + score[field], 0);
  for (const { name, right, present, wrong } of scores) {
    console.log(row(name, right, present));
    for (const line of wrong) console.log(`    ${line}`);
  }
  console.log(row(`${scores.length} texts in ${folder}`, sum('right'), sum('present')));
}
