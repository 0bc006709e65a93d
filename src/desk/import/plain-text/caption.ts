import { splitCredit, type CreditedCaption } from '../../../markdown/credit.ts';
import { agencyNamed } from './agencies.ts';
import { looksLikePerson } from './person-names.ts';
import { countWords, endsSentence } from './prose.ts';

/** A caption or a credit that a line holds, and how sure that is. */
export interface FoundCaption extends CreditedCaption {
  /** Whether the credit can be nothing else; a name in parentheses can. */
  isCertain: boolean;
}

const LABEL =
  /^(?:(?:photo(?:graph)?s?|image|picture|illustration|foto|bild|crédit|crédito|fotografía)(?: credit| courtesy)?|(?:photo |image )?credits?|사진(?:제공)?|写真(?:提供)?)(?:\s*[:：=]\s*|\.{3}\s?)/iu;
const BY =
  /^(?:(?:photo|photograph|image|picture|foto|bild)s? (?:by|via|von|de|por|par)|credit)\s+(?=[\p{Lu}\p{Lo}©])|^(?:photos?|images?|pictures?) (?=courtesy\b)/iu;
/** Korean and Japanese say last that somebody provided or took it: 부산해경 제공. */
const PROVIDED = /^\S+(?: \S+){0,3}\s?(?:제공|자료사진|提供|撮影)$/u;
const MARKER =
  /^(?:courtesy(?: of)? |©|\(c\) |handout\b|provided by |via |ap photo\b|file photo\b|provided photo\b|contributed photo\b)/iu;
/** Those who sell pictures and nothing else, beside the agencies. */
const LIBRARIES =
  /^(?:getty images|getty|shutterstock|istock(?:photo)?|adobe stock|alamy|unsplash|pexels|epa(?:-efe)?|zuma(?: press)?|wikimedia commons|imago|pixabay|picture alliance|ap photo)$/iu;

const isHouse = (text: string) => agencyNamed(text) !== undefined || LIBRARIES.test(text.trim());

/** Whether a text is a credit by its form: a label, a name behind which a house stands, "Courtesy of …". */
function isCredit(text: string): boolean {
  if (countWords(text) > 12 || countWords(text) < 1) return false;
  if ((MARKER.test(text) || PROVIDED.test(text)) && !endsSentence(text)) return true;
  const parts = text.split(/\s*[/|]\s*/u);
  if (
    parts.length > 1 &&
    parts.length <= 4 &&
    parts.every((part) => isName(part) || isHouse(part)) &&
    parts.some((part) => /[\p{Ll}\p{Lo}]/u.test(part) || isHouse(part))
  )
    return parts.some(isHouse) || text.includes('/');
  const [, name, house] = /^(.+?) (?:via|for|through) (?:the )?(.+)$/iu.exec(text) ?? [];
  return name !== undefined && house !== undefined && looksLikePerson(name) && (isHouse(house) || /\bvia\b/.test(text));
}

const isName = (text: string) =>
  /^[\p{Lu}\p{Lo}@©]/u.test(text) &&
  countWords(text) <= 6 &&
  !/[.!?:;]$/u.test(text.replace(/\b(?:Jr|Sr|Inc|Co)\.$/u, '')) &&
  !/\b(?:is|was|are|were|has|had|the|said|says)\b/u.test(text);

/**
 * A line that is a credit and nothing else: Photo: Alex Kim/Harbor Ledger, AP Photo/Alex Kim, (Photo by …), Courtesy of …,
 * Alex Kim via AP, Alex Kim | Getty Images.
 */
export function creditAlone(text: string): string | undefined {
  const line = text.replace(/^[\s([（]+|[\s)\]）]+$/gu, '');
  const label = LABEL.exec(line)?.[0] ?? BY.exec(line)?.[0];
  const bare = label ? line.slice(label.length).trim() : line;
  if (label) {
    const isShort = countWords(bare) > 0 && countWords(bare) <= 12 && !endsSentence(bare);
    return isShort &&
      (isCredit(bare) || isHouse(bare) || looksLikePerson(bare, true) || isListOfNames(bare) || countWords(bare) <= 4)
      ? bare
      : undefined;
  }
  return isCredit(bare) || LIBRARIES.test(bare) ? bare : undefined;
}

const isListOfNames = (text: string) =>
  text.split(/,\s*|\s+and\s+|\s*&\s*/u).every((name) => looksLikePerson(name, true));

/** Credits at the end that are in no parentheses: after a bar, a dash, a label, or as a sentence of their own. */
const AT_END: readonly RegExp[] = [
  /^(?<caption>.{12,}?[.!?”"]?)\s*(?<credit>Credit\.{3}\s?\S.{1,80})$/u,
  /^(?<caption>.{12,}?)\s+(?<credit>(?:photo(?:graph)?s?|image|picture|credit|photo credit|foto|사진)\s*[:：=]\s*\S.{1,80})$/iu,
  /^(?<caption>.{12,}[.!?”"])\s+(?<credit>(?:photo(?:graph)?|image) (?:by|courtesy(?: of)?) \S.{1,70})$/iu,
  /^(?<caption>.{12,}[.!?”"])\s+(?<credit>(?:AP Photo\/|Courtesy(?: of)? |©)\S.{1,70})$/u,
  /^(?<caption>.{12,}[.!?”"])\s*(?:[|–—-]+\s+)?(?<credit>[\p{Lu}\p{Lo}][^.!?]{3,60})$/u,
  /^(?<caption>.{20,}?)\s+(?:[|]|[–—])\s+(?<credit>\p{Lu}[^.!?|]{3,60})$/u,
];

/** Reads a caption with a credit at its end; undefined where there is no credit. */
export function readCaption(text: string): FoundCaption | undefined {
  if (countWords(text) > 90) return undefined;
  const { caption, credit } = splitCredit(
    text.replace(
      /^\s*(?:photo caption|photo(?=\s*:\s.*[)）]\.?$)|caption|foto|bildunterschrift|legende|légende)\s*[:：]\s*/iu,
      '',
    ),
  );
  if (credit !== undefined && caption !== undefined) {
    const inside = /[(（]([^()（）]*(?:\([^()]*\)[^()]*)?)[)）]\.?\s*$/u.exec(text)?.[1]?.trim() ?? credit;
    // Where the credit lost a label, the label said that it is one.
    const isCertain =
      inside !== credit || LABEL.test(inside) || BY.test(inside) || isCredit(credit) || LIBRARIES.test(credit);
    return { caption, credit, isCertain };
  }
  for (const pattern of AT_END) {
    const groups = pattern.exec(text)?.groups;
    const alone = groups && creditAlone(groups.credit!);
    if (alone !== undefined) return { caption: groups!.caption!.trim(), credit: alone, isCertain: true };
  }
  return undefined;
}
