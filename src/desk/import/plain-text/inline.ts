import type { PhrasingContent } from 'mdast';

/** An address in angle brackets behind the words that it was linked from, as mail programs and Word write links. */
const BRACKETED = String.raw`<(?:URL:\s*)?(?<target>(?:https?:\/\/|mailto:)[^<>\s]+)>`;
const BARE = String.raw`(?<![\p{L}\p{N}])(?<url>https?:\/\/[^\s<>"“”]+)`;
const WEB = String.raw`(?<![\p{L}\p{N}./@-])(?<www>www\.[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[\w/.~%+=&?#-]*)?)(?=[.,;:!?'"”’)\]]*(?:\s|$))`;
/** What begins like an address and is none: parsers make a link of it, whatever escapes it has, and the house refuses that. */
const BROKEN = String.raw`(?<broken>[^\s\x60]{0,100}?\bwww\.[^\s\x60]+)`;
const MAIL = String.raw`(?<![\p{L}\p{N}._%+@/-])(?<mail>[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?![\p{L}\p{N}@_-])`;
const LINK = new RegExp(`${BRACKETED}|${BARE}|${WEB}|${MAIL}|${BROKEN}`, 'giu');

/** Marks behind an address that belong to the sentence; a closing parenthesis does unless it was opened in the address. */
const SENTENCE_MARKS = /[.,;:!?'"’”)\]]+$/u;

/** Before these words a link's text does not reach back. */
const STOP =
  /^(?:a|an|the|at|in|on|of|to|from|see|visit|is|are|was|and|or|by|for|with|via|called|named|said|here:|that|this|its|his|her|their|our)$/iu;
const LONGEST_LABEL = 6;

/** A line's words with their links. */
export function inline(text: string): { content: PhrasingContent[]; hasGuessedLabel: boolean } {
  const content: PhrasingContent[] = [];
  let hasGuessedLabel = false;
  // Colons at the beginning are a part of a story in this house, whatever stands before them (see remark-parts.ts).
  let done = /^[:\s]*(?<=::)[:\s]*/u.exec(text)?.[0].length ?? 0;
  // Behind a link, too, such colons are a part of a story.
  const say = (value: string) => {
    const plain = value.replace(/^([ \t]*):{2,}(?=\p{L})/u, '$1:');
    if (plain !== '') content.push({ type: 'text', value: plain });
  };
  for (const match of text.matchAll(LINK)) {
    if (match.index < done) continue;
    const before = text.slice(done, match.index);
    const { target, url, www, mail, broken } = match.groups!;
    const end = match.index + match[0].length;
    if (broken !== undefined) {
      say(before);
      content.push({ type: 'inlineCode', value: broken });
      done = end;
      continue;
    }
    if (target !== undefined) {
      const label = labelAtEnd(before);
      say(before.slice(0, before.length - label.length - (label && /\s$/.test(before) ? 1 : 0)));
      hasGuessedLabel ||= label !== '';
      content.push(link(target, label || target.replace(/^mailto:/, '')));
      done = end;
      continue;
    }
    const address = withoutMarks(url ?? www ?? mail!);
    say(before);
    if (url !== undefined) content.push(link(address, address));
    else if (www !== undefined) content.push(link(`http://${address}`, address));
    else content.push(link(`mailto:${address}`, address));
    done = match.index + address.length;
  }
  say(text.slice(done));
  return { content, hasGuessedLabel };
}

const link = (url: string, text: string): PhrasingContent => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: text }],
});

function withoutMarks(address: string): string {
  const marks = SENTENCE_MARKS.exec(address)?.[0] ?? '';
  const bare = address.slice(0, address.length - marks.length);
  const opened = (bare.match(/\(/g)?.length ?? 0) - (bare.match(/\)/g)?.length ?? 0);
  return opened > 0 && marks.startsWith(')') ? `${bare})` : bare;
}

/** The words in front of a bracketed address that it probably was a link on. */
function labelAtEnd(before: string): string {
  const trimmed = before.trimEnd();
  const words = trimmed.split(' ');
  const label: string[] = [];
  while (words.length > 0 && label.length < LONGEST_LABEL) {
    const word = words.pop()!;
    if (word === '' || STOP.test(word) || /[.,;:!?)”"]$/u.test(word) || /^[-–—]$/u.test(word)) break;
    label.unshift(word);
    if (/^["“(]/u.test(word)) break;
  }
  return label.join(' ');
}
