import type { PlainTextContext } from './context.ts';
import { guess, type Copy } from './copy.ts';

/** Words that are in every few sentences of a language and in no other of these. */
const SMALL_WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|of|was|with|that|said)\b/giu,
  es: /(?<![\p{L}])(?:el|los|las|una|del|que|por|para|según|años)(?![\p{L}])/giu,
  fr: /(?<![\p{L}])(?:le|les|des|une|du|est|dans|pour|qui|selon|été)(?![\p{L}])/giu,
  de: /(?<![\p{L}])(?:der|die|das|und|nicht|ist|mit|wurde|für|eine|sich)(?![\p{L}])/giu,
  pt: /(?<![\p{L}])(?:os|uma|não|para|foi|com|do|da|são)(?![\p{L}])/giu,
  it: /(?<![\p{L}])(?:il|gli|della|che|di|è|sono|per|nel)(?![\p{L}])/giu,
};
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{sc=Hira}\p{sc=Kana}]/gu],
  ['ko', /\p{sc=Hang}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['ar', /\p{sc=Arab}/gu],
  ['ru', /\p{sc=Cyrl}/gu],
];

/** Notes the language of a story that is not in that of the site. A script says it; of Latin letters it is a guess. */
export function readLanguage(copy: Copy, { language }: PlainTextContext): void {
  const text = copy.lines.map((line) => line.text).join('\n');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return;
  const [site] = language.split('-');
  for (const [name, script] of SCRIPTS) {
    if ((text.match(script)?.length ?? 0) < letters * (name === 'ja' ? 0.2 : 0.4)) continue;
    if (name !== site) copy.story.frontmatter.language = name;
    return;
  }
  const counts = Object.entries(SMALL_WORDS).map(([name, words]) => ({ name, count: text.match(words)?.length ?? 0 }));
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  if (first!.count < 6 || first!.count < second!.count * 2 || first!.name === site || !(site! in SMALL_WORDS)) return;
  copy.story.frontmatter.language = first!.name;
  guess(copy, 'language', 'The text names no language; its small words are of this one.');
}
