import { textOf } from '../text-of.ts';
import { element, isElement } from './hast.ts';
import type { PartKind } from './part.ts';

/** Questions and answers: a paragraph in bold asks, what follows answers. */
export const qa: PartKind = {
  name: 'qa',
  form: 'block',
  label: 'none',
  attributes: {},
  draw({ children }, { rank, say }) {
    let asked = false;
    let answered = true;
    const unanswered = (place: (typeof children)[number]['position']) =>
      say({
        rule: 'qa-answer',
        message: 'This question has no answer.',
        suggestion: 'Write the answer in the next paragraph, not in bold.',
        place: place?.start,
      });
    let question: (typeof children)[number] | undefined;
    const result = children.map((child) => {
      const only = isElement(child, 'p') && child.children.length === 1 ? child.children[0] : undefined;
      if (!isElement(only, 'strong') || textOf(only).trim() === '') {
        if (!asked)
          say({
            rule: 'qa-question',
            message: 'This part begins with something else than a question.',
            suggestion: 'Put the question in a paragraph of its own, in bold: **Who pays for it?**',
            place: child.position?.start,
          });
        asked = answered = true;
        return child;
      }
      if (!answered) unanswered(question?.position);
      [asked, answered, question] = [true, false, child];
      return { ...element(`h${rank}`, {}, only.children), ...(child.position && { position: child.position }) };
    });
    if (!answered) unanswered(question?.position);
    return element('div', {}, result);
  },
  example: ':::qa',
};
