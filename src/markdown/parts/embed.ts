import { smartText } from '../typography.ts';
import type { PartKind } from './part.ts';
import { recognize } from './providers.ts';

/** A video, post or chart of another site: a link, and a frame that is loaded when a reader asks for it. */
export const embed: PartKind = {
  name: 'embed',
  form: 'line',
  label: 'none',
  attributes: {
    url: {
      required: true,
      refuse: (value) => {
        const found = recognize(value);
        return 'why' in found ? found : undefined;
      },
      example: 'https://www.youtube.com/watch?v=lWq3VQKzG7A',
    },
    title: { required: true, example: 'The wall from above, after the storm' },
  },
  draw({ attributes: { url = '', title = '' } }, { language }) {
    const found = recognize(url);
    // What it lacks was told.
    if ('why' in found || !title) return undefined;
    return { type: 'embed', ...found, title: smartText(title, language) };
  },
  example: '::embed{url="https://www.youtube.com/watch?v=lWq3VQKzG7A" title="The wall from above, after the storm"}',
};
