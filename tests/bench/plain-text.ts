/** Prints how well pasted texts become articles: `npm run bench:import-text`, or `-- --text PART` with a part of a fixture's name. */
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
const scores = pastedTexts()
  .filter(({ name }) => name.includes(part))
  .map(scoreOf);
const sum = (field: 'right' | 'present') => scores.reduce((total, score) => total + score[field], 0);
const row = (name: string, right: number, present: number) =>
  `${name.padEnd(40)} ${right.toFixed(2).padStart(8)} / ${String(present).padStart(4)}  ${(right / present).toFixed(3)}`;

for (const { name, right, present, wrong } of scores) {
  console.log(row(name, right, present));
  for (const line of wrong) console.log(`    ${line}`);
}
console.log(row(`${scores.length} texts`, sum('right'), sum('present')));
