import { expect, test, vi } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { newsroom } from './newsroom.ts';

vi.mock('satteri', () => ({
  markdownToMdast: () => {
    throw new RangeError('Cannot create a string longer than 0x1fffffe8 characters');
  },
}));

test('a parser that gives up is the file’s problem, and no reason to stop', () => {
  expect(renderMarkdown('&amp;', newsroom)).toMatchInlineSnapshot(`
    {
      "closing": "",
      "files": [],
      "links": [],
      "parts": [],
      "photos": [],
      "problems": [
        {
          "column": 1,
          "line": 1,
          "message": "This text cannot be read as Markdown (Cannot create a string longer than 0x1fffffe8 characters).",
          "rule": "unreadable",
          "suggestion": "Look for a long row of the same sign, like > or *, and take it out.",
        },
      ],
      "stories": [],
    }
  `);
  expect(renderMarkdown('&amp;', { ...newsroom, parser: 'remark' }).problems).toEqual([]);
});
