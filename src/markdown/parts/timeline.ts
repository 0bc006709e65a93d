import type { Element, ElementContent } from 'hast';
import { textOf } from '../text-of.ts';
import { element, isElement } from './hast.ts';
import { onlyList } from './only-list.ts';
import type { PartKind } from './part.ts';
import { TITLED, titled } from './titled.ts';

/** What happened when: a list whose items begin with the time in bold. */
export const timeline: PartKind = {
  name: 'timeline',
  form: 'block',
  label: 'optional',
  attributes: {},
  draw({ label, children }, tools) {
    const list = onlyList(children, tools, {
      message: 'A timeline is one list and nothing else.',
      suggestion: 'Write each step like this: - **May 2019** What happened.',
    });
    if (!list) return undefined;
    const items: Element[] = [];
    for (const item of list.children) {
      if (!isElement(item, 'li')) continue;
      const step = stepOf(item);
      if (step) items.push(step);
      else
        tools.say({
          rule: 'timeline-time',
          message: 'This step of the timeline does not begin with its time in bold.',
          suggestion: 'Write the time first: - **May 2019** What happened.',
          place: item.position?.start,
        });
    }
    return titled('section', label, tools, [element('ol', {}, items)]);
  },
  allow: { ...TITLED, b: [['className', 'when']], time: [['className', 'when']] },
  example: ':::timeline[Three years of argument]',
};

/** A date that machines can read too. */
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** The time and the rest of an item; undefined when it does not begin with a time. */
function stepOf(item: Element): Element | undefined {
  const [first, ...others] = item.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const paragraph = isElement(first, 'p') ? first : undefined;
  const [strong, ...rest] = (paragraph ? paragraph.children : item.children).filter(
    (child, index) => index > 0 || child.type !== 'text' || child.value.trim() !== '',
  );
  if (!isElement(strong, 'strong') || textOf(strong).trim() === '') return undefined;
  const time = textOf(strong).replace(/[\s:]+$/, '');
  const when = element(DATE.test(time) ? 'time' : 'b', { className: ['when'] }, withoutColon(strong.children));
  const what = withoutSeparator(rest);
  return element('li', {}, [when, ' ', ...(paragraph ? [element('p', {}, what), ...others] : what)]);
}

/** `2019:` without what the design says already. */
function withoutColon(nodes: ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  return last?.type === 'text'
    ? [...nodes.slice(0, -1), { ...last, value: last.value.replace(/[\s::]+$/, '') }]
    : nodes;
}

function withoutSeparator([first, ...rest]: ElementContent[]): ElementContent[] {
  if (!first) return [];
  return first.type === 'text'
    ? [{ ...first, value: first.value.replace(/^\s*(?:[::–—]|-{1,3}\s)?\s*/, '') }, ...rest]
    : [first, ...rest];
}
