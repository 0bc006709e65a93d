import '../../seed.ts';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { createQuotedPrintable } from '../../../../src/newsletter/sending/quoted-printable.ts';

const piece = fc.oneof(
  fc.constantFrom('\n', ' ', '\t', '=', '.', '=20', '—', 'é', '😀', '.\n.', '\n\n', ' \n'),
  fc.string(),
);

test('another program reads again what was written, first time and from memory', async () => {
  const write = createQuotedPrintable();
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const text = pieces.join('').replace(/\r/g, '');
      const encoded = write(text);
      expect(write(text)).toBe(encoded);
      expect(encoded).toMatch(/^[\t -~\r\n]*$/);
      expect(Math.max(...encoded.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
      const mail = await PostalMime.parse(
        `Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encoded}`,
      );
      const read = Buffer.from(mail.attachments[0]!.content as Uint8Array).toString();
      expect(read.replaceAll('\r\n', '\n').replace(/\n$/, '')).toBe(text.replace(/\n$/, ''));
    }),
    { numRuns: 100 },
  );
});
