/** Prints how well pasted texts become articles: `npm run bench:import-text`, or with part of a fixture's name as argument. */
import { argv } from 'node:process';
import { pastedTexts } from '../fixtures/plain-text.ts';
import { scoreOf } from './plain-text-score.ts';

const [, , part = ''] = argv;
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
