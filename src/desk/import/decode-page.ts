/** A web page's bytes as text, in the encoding that it names. */

/**
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding, as far as files go: a mark of
 * byte order, then what the page says of itself, then UTF-8 if it is that, else what most pages without a word are in.
 */
export function decodePage(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = bytes.subarray(0, 2048).toString('latin1');
    const label =
      /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
      /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
      'windows-1252';
    // One that calls itself UTF-8 and is not is in what editors on Windows write.
    return new TextDecoder(isKnown(label) ? label : 'windows-1252').decode(bytes);
  }
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'utf-8';
  } catch {
    return false;
  }
}
