import type { PlainTextContext } from './context.ts';
import { take, understand, without, type Copy, type Line } from './copy.ts';
import { fold } from './prose.ts';

/** How far down a form of labels reaches, in lines. */
const DEEPEST = 12;

const HEADLINE = /^(?:headline|hed|head|title|schlagzeile|titre|titular|제목|見出し)\s*[:：]\s*(?<text>\S.*)$/iu;
const SUMMARY =
  /^(?:dek|deck|summary|standfirst|sub-?head(?:line)?|subtitle|strapline|excerpt|chapeau|bajada|vorspann|부제)\s*[:：]\s*(?<text>\S.*)$/iu;
const SECTION = /^(?:section|category|desk|rubrik|rubrique|sección)\s*[:：]\s*(?<text>\S.*)$/iu;
/** Above the first line of the text itself, where a form ends. */
const BODY = /^(?:body|text|story|copy|article)\s*[:：]$/iu;

/**
 * Reporters send copy in forms: "Headline: …", "Dek: …", "Byline: …". A label says outright what a line is, so it comes
 * before all that looks at the shape of lines. Bylines and dates have their labels where they are read.
 */
export function readLabels(copy: Copy, { sections }: PlainTextContext): void {
  const { frontmatter } = copy.story;
  const taken: Line[] = [];
  const read = (line: Line, field: 'headline' | 'summary' | 'section', value: string, isWordForWord = true) => {
    frontmatter[field] = value;
    taken.push(line);
    copy.headEnd = Math.max(copy.headEnd, line.number);
    understand(copy, field, isWordForWord ? without(line.text, value) : line.text);
  };
  for (const line of copy.lines.slice(0, DEEPEST)) {
    const headline = HEADLINE.exec(line.text)?.groups?.text;
    const summary = SUMMARY.exec(line.text)?.groups?.text;
    const label = SECTION.exec(line.text)?.groups?.text;
    const section =
      label === undefined ? undefined : sections.find(({ id, name }) => [fold(id), fold(name)].includes(fold(label)));
    if (headline !== undefined && frontmatter.headline === undefined) read(line, 'headline', headline);
    // A summary is labelled in a form only: a story may have a paragraph that begins with the word.
    else if (summary !== undefined && frontmatter.headline !== undefined && frontmatter.summary === undefined)
      read(line, 'summary', summary);
    else if (section && frontmatter.headline !== undefined) read(line, 'section', section.id, false);
    else if (BODY.test(line.text) && frontmatter.headline !== undefined) {
      taken.push(line);
      understand(copy, 'headline', line.text);
    }
  }
  take(copy, taken);
}
