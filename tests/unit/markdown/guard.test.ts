import type { ElementContent, Root } from 'hast';
import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { rehypeGuard } from '../../../src/markdown/rehype-guard.ts';

const element = (tagName: string, properties = {}, children: ElementContent[] = []): ElementContent => ({
  type: 'element',
  tagName,
  properties,
  children,
});

test('the guard is no ornament: it holds whatever the plugins before it let through', () => {
  const tree: Root = {
    type: 'root',
    children: [
      element('script', {}, [{ type: 'text', value: 'x' }]),
      element('p', { onClick: 'x', style: 'x', id: 'x', className: ['evil'] }, [
        element('a', { href: 'javascript:x', id: 'x', rel: ['opener'] }),
        element('img', { src: 'x', onError: 'x' }),
      ]),
      { type: 'raw', value: '<script>' },
      element('svg', {}, [element('a', { href: 'javascript:x' })]),
      element('input', { type: 'text' }),
    ],
  };
  expect(rehypeGuard()(tree, new VFile()).children).toEqual([
    element('p', { className: [] }, [element('a', { rel: [] })]),
  ]);
});

test('what it takes away that no plugin has told of is told', () => {
  const file = new VFile();
  file.data.rawHtml = true;
  rehypeGuard()({ type: 'root', children: [element('blink')] }, file);
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['html-lost']);

  const fine = new VFile();
  fine.data.rawHtml = true;
  rehypeGuard()({ type: 'root', children: [element('p', { lang: 'ko' })] }, fine);
  expect(fine.messages).toEqual([]);
});
