/** Where a story was reported from, in the frontmatter and in the text. */
import type { StoryRule } from './story-rule.ts';

/** `BUSAN, South Korea (AP) —`, at the beginning of a text. */
const TYPED =
  /^\p{Lu}[\p{Lu}\p{M} .'’-]{2,}(?:, \p{Lu}[\p{L} .'’-]+)?(?: ?\([\p{Lu}][\p{L}\d /.]*\))? ?(?:—|–|-{1,3}) ?(?=\S)/u;

export const datelineInText: StoryRule = {
  name: 'dateline-in-text',
  about: {
    means:
      'The text begins with a dateline. It stands in the frontmatter, which sets it before the first words in the same way everywhere.',
    wrong: 'BUSAN, South Korea — The board voted on Monday.',
    right: 'dateline: BUSAN, South Korea',
  },
  *find({ runs }, { kind }) {
    if (kind !== 'article') return;
    const first = runs.find((run) => run.field === undefined);
    const found = first?.kind === 'paragraph' ? TYPED.exec(first.text)?.[0].trimEnd() : undefined;
    if (!first || found === undefined) return;
    const place = found.replace(/ ?\([^)]*\)/, '').replace(/ ?[—–-]+$/, '');
    yield {
      start: first.offsets[0]!,
      end: first.offsets[found.length]!,
      message: 'The text begins with a dateline.',
      suggestion: `Take it out, and write in the frontmatter: dateline: ${place}`,
    };
  },
};

export const datelineForm: StoryRule = {
  name: 'dateline-form',
  about: {
    means:
      'In a dateline the city is in capitals and what follows it is not: a country, or a state as it is spoken, not as the post writes it.',
    wrong: 'dateline: Busan, SOUTH KOREA',
    right: 'dateline: BUSAN, South Korea',
  },
  *find({ data, place }, { kind, english }) {
    const { dateline } = data;
    const at = place(['dateline']);
    if (kind !== 'article' || !english || typeof dateline !== 'string' || !at) return;
    const [city = '', ...rest] = dateline.split(',').map((part) => part.trim());
    const tell = (message: string, suggestion: string) => ({ ...at, field: 'dateline', message, suggestion });
    const after = rest.join(', ');
    // What is told apart by the case of its letters has to have two.
    if (city !== city.toUpperCase())
      yield tell('The city of a dateline is in capitals.', `Write ${[city.toUpperCase(), ...rest].join(', ')}.`);
    if (/^\p{Lu}{2}$/u.test(after) && after !== 'UK')
      yield tell(
        'The post writes states like this, and a dateline does not.',
        'Write the state out, or as it is cut in print, like Calif.',
      );
    else if (/^\p{Lu}[\p{Lu} ]{3,}$/u.test(after))
      yield tell('Only the city of a dateline is in capitals.', `Write ${city.toUpperCase()}, ${capitalized(after)}.`);
  },
};

const capitalized = (text: string) => text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
