import { decodeText } from './charset.ts';
import type { PhotoMetadata } from './metadata.ts';

/** What each dataset begins with. */
const TAG_MARKER = 0x1c;
/** The sequence that announces UTF-8 in dataset 1:90 (ISO 2022, ISO-IR 196). */
const UTF_8 = '\u001b%G';

/**
 * Reads IPTC-IIM 4.2 datasets.
 *
 * @param records - datasets one after another; what follows the last whole one is passed over.
 * @returns what they say, not cleaned. Without a declared character set, text is UTF-8 when it can be, else
 * Windows-1252.
 */
export function readIim(records: Buffer): PhotoMetadata {
  const datasets = new Map<string, Buffer[]>();
  for (const [id, value] of datasetsOf(records)) {
    const values = datasets.get(id);
    if (values) values.push(value);
    else datasets.set(id, [value]);
  }

  const isUtf8 = datasets.get('1:90')?.[0]?.toString('latin1') === UTF_8;
  const texts = (id: string) => datasets.get(id)?.map((value) => (isUtf8 ? value.toString('utf8') : decodeText(value)));
  const text = (id: string) => texts(id)?.[0];
  const date = text('2:55');
  return {
    description: text('2:120'),
    headline: text('2:105'),
    creators: texts('2:80'),
    credit: text('2:110'),
    source: text('2:115'),
    copyright: text('2:116'),
    location: {
      sublocation: text('2:92'),
      city: text('2:90'),
      state: text('2:95'),
      country: text('2:101'),
      countryCode: text('2:100'),
    },
    created: date && date + (text('2:60') ?? ''),
  };
}

/** Record and dataset number, like `2:120`, and the value of each dataset. */
function* datasetsOf(records: Buffer): Generator<[id: string, value: Buffer]> {
  let at = 0;
  while (at + 5 <= records.length && records[at] === TAG_MARKER) {
    const id = `${records[at + 1]}:${records[at + 2]}`;
    let length = records.readUInt16BE(at + 3);
    at += 5;
    if (length & 0x8000) {
      // An extended dataset: what stands here is how many bytes the length itself has.
      const bytes = length & 0x7fff;
      if (bytes < 1 || bytes > 4 || at + bytes > records.length) return;
      length = records.readUIntBE(at, bytes);
      at += bytes;
    }
    if (at + length > records.length) return;
    yield [id, records.subarray(at, at + length)];
    at += length;
  }
}
