import { describe, expect, it } from 'vitest';
import { readWxr, type WxrPiece } from '../../../../src/desk/import/wordpress/read-wxr.ts';
import { AWKWARD_POSTS, AWKWARD_SITE, wxr, wxrHead, WXR_END } from '../../../fixtures/import/wxr.ts';

/** In pieces of so many bytes, as a disk gives them. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 1000): Promise<WxrPiece[]> {
  const pieces: WxrPiece[] = [];
  for await (const piece of readWxr(inPieces(Buffer.from(text), size), 'export.xml')) pieces.push(piece);
  return pieces;
}

const titles = (pieces: readonly WxrPiece[]) =>
  pieces.flatMap((piece) => (piece.kind === 'item' ? [piece.item.title] : []));

describe('readWxr', () => {
  it('gives the same, in whatever pieces the file comes', async () => {
    const text = wxr(AWKWARD_POSTS, AWKWARD_SITE);
    const whole = await read(text, text.length * 4);
    expect(titles(whole)).toHaveLength(AWKWARD_POSTS.length);
    expect(await read(text, 7)).toEqual(whole);
  });

  it('reads what XML forbids in the text of posts, and names of characters from HTML', async () => {
    const [, , , piece] = await read(
      wxrHead() +
        '<item><title>A&nbsp;wall&hellip;</title><content:encoded><![CDATA[a\u000bb]]></content:encoded></item>' +
        WXR_END,
    );
    expect(piece).toMatchObject({ item: { title: 'A\u00a0wall…', content: 'ab' } });
  });

  it.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text.replace('UTF-8', 'windows-1252'), 'latin1')],
  ])('reads %s', async (_name, encode) => {
    expect(titles(await read(encode(wxr([{ id: 1, title: 'Café' }]))))).toEqual(['Café']);
  });

  it.each([
    [
      'an entity bomb',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "&a;&a;">]>${wxrHead().replace(/^<\?xml[^>]*>/, '')}<item><title>&b;</title></item>${WXR_END}`,
      /the XML is damaged at line \d+ \(undefined entity/,
    ],
    [
      'a file of another machine',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss xmlns:wp="x"><channel><title>&a;</title></channel></rss>',
      /undefined entity/,
    ],
    ['half a file', wxr([{ id: 1 }]).slice(0, -40), /the XML is damaged/],
    ['tags that do not match', wxrHead() + '<item><title>x</item>' + WXR_END, /the XML is damaged at line/],
    ['a feed', '<rss version="2.0"><channel/></rss>', /is a feed and no export/],
    ['other XML', '<html><body/></html>', /begins with <html>/],
    ['nothing', '', /is empty/],
  ])('refuses %s', async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('refuses bytes that are not in the encoding that it names', async () => {
    await expect(read(Buffer.from(wxr([{ id: 1, title: 'Café' }]), 'latin1'))).rejects.toThrow(
      'export.xml is not in utf-8, though it says so. Save it in UTF-8.',
    );
  });
});
