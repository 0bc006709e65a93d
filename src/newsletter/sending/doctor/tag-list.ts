/**
 * A list of tags, `v=DKIM1; k=rsa; p=…` (RFC 6376, 3.2), as DKIM and DMARC write them.
 *
 * @returns undefined when it is none. Names are small letters; of two that are the same none counts, as the RFC has it.
 */
export function readTagList(text: string): Map<string, string> | undefined {
  const tags = new Map<string, string>();
  for (const piece of text.split(';')) {
    if (piece.trim() === '') continue;
    const [, name, value] = /^\s*([A-Za-z]\w*)\s*=(.*)$/s.exec(piece) ?? [];
    if (name === undefined || value === undefined || tags.has(name.toLowerCase())) return undefined;
    tags.set(name.toLowerCase(), value.trim());
  }
  return tags;
}
