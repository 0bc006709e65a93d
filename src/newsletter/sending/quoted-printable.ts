import { encode, wrap } from 'nodemailer/lib/qp';

/** Lines that are remembered: some editions' worth. */
const LINES = 5000;

/**
 * Writes texts as quoted-printable (RFC 2045, 6.7), of which most lines are the same each time: letters of an edition differ
 * in a few links, and encoding the rest anew for each person takes longer than sending it.
 */
export function createQuotedPrintable(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text
      .split(/\r?\n/)
      .map((line) => {
        let encoded = known.get(line);
        if (encoded === undefined) {
          encoded = wrap(encode(line), 76);
          if (known.size >= LINES) known.clear();
          // A copy: a line that was cut out of a text keeps the whole of that text in memory.
          known.set(Buffer.from(line).toString(), encoded);
        }
        return encoded;
      })
      .join('\r\n');
}
