import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../../src/desk/import/docx.ts';
import { ImportRefusal } from '../../../../src/desk/import/source.ts';
import { writeMarkdown } from '../../../../src/desk/import/write-markdown.ts';
import { drawing, makeDocx, paragraph, run } from '../../../fixtures/import/docx.ts';
import { makeZip } from '../../../fixtures/import/zip.ts';
import { CONTEXT } from './reading.ts';

async function read(bytes: Buffer) {
  const item = await readDocx(bytes, 'story.docx', CONTEXT);
  return { ...item, markdown: writeMarkdown(item.tree!.tree), setAside: item.tree!.setAside };
}

describe('a Word document', () => {
  it('has its title as the headline, its subtitle as the summary, its headings below', async () => {
    const { story, markdown } = await read(
      makeDocx(
        paragraph(run('The wall'), 'Title') +
          paragraph(run('It will be higher.'), 'Subtitle') +
          paragraph(run('By Ana Reyes and Li Wen')) +
          paragraph(`${run('The board ')}${run('voted ', '<w:b/>')}${run('on Monday.')}`) +
          paragraph(run('What it costs'), 'Heading1') +
          paragraph(run('Much.', '<w:i/>')),
      ),
    );
    expect(story.frontmatter).toEqual({
      headline: 'The wall',
      summary: 'It will be higher.',
      authors: ['ana-reyes', 'li-wen'],
    });
    expect(markdown).toBe('The board **voted** on Monday.\n\n## What it costs\n\n*Much.*\n');
    expect(story.guesses).toEqual([]);
  });

  it('gives its pictures, with what they show', async () => {
    const { tree } = await read(
      makeDocx(paragraph(drawing('Waves at a wall')), { image: Buffer.from('not looked at here') }),
    );
    expect(tree!.photos).toMatchObject([
      { src: expect.stringMatching(/^data:image\/jpeg;base64,/) as string, alt: 'Waves at a wall' },
    ]);
  });

  it('keeps comments apart', async () => {
    const { markdown, setAside } = await read(
      makeDocx(paragraph(`${run('Text.')}<w:r><w:commentReference w:id="0"/></w:r>`), {
        comments: `<w:comment w:id="0" w:initials="LW">${paragraph(run('Is that so?'))}</w:comment>`,
      }),
    );
    expect(markdown).toBe('Text.\n');
    expect(setAside.map(({ text }) => text).join(' ')).toContain('Is that so?');
  });

  it('is read as if tracked changes were accepted, and says that it is', async () => {
    const { markdown, story } = await read(
      makeDocx(
        `<w:p>${run('The wall ')}<w:ins w:id="1">${run('will be')}</w:ins><w:del w:id="2"><w:r><w:delText>is</w:delText></w:r></w:del>${run(' higher.')}</w:p>`,
      ),
    );
    expect(markdown).toBe('The wall will be higher.\n');
    expect(story.guesses.map(({ field }) => field)).toEqual(['body']);
  });

  it.each([
    [
      'declares entities',
      makeZip([{ name: 'word/document.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }]),
      /declares entities/,
    ],
    ['is another ZIP', makeZip([{ name: 'a.txt', content: 'x' }]), /no Word document/],
    ['is cut off', makeDocx(paragraph(run('x'))).subarray(0, 300), /cannot be read/],
    [
      'would fill the memory',
      makeZip([{ name: 'word/document.xml', content: 'x', claimed: 400_000_000 }]),
      /unpacked it would have more than 300 MB/,
    ],
  ])('is refused when it %s', async (_name, bytes, message) => {
    const refusal = readDocx(bytes, 'story.docx', CONTEXT);
    await expect(refusal).rejects.toThrow(ImportRefusal);
    await expect(refusal).rejects.toThrow(message);
  });
});
