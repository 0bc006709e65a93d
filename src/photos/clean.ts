import { webAddress } from '../schema/text.ts';
import { readDateCreated } from './date-created.ts';
import type { PhotoMetadata } from './metadata.ts';

/** In UTF-16 code units, as all of these. No caption is as long; a program that writes its log into it is. */
const LONGEST_TEXT = 5_000;
/** Of a name, a credit or a place. */
const LONGEST_NAME = 500;
const LONGEST_ADDRESS = 2_000;
/** What stands behind this, in any field, is not even looked at. */
const FARTHEST = 100_000;
const MOST_CREATORS = 50;

/** C0 and C1 controls separate words, whatever else they once did. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/gu;
/** Bidirectional overrides and isolates, byte-order marks, and what stands for no character at all. */
const NOTHING = /[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]|\p{Noncharacter_Code_Point}/gu;

const SOURCE_TYPE = /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([a-z]+)\/?$/i;
/** Programs leave the address of the vocabulary out; a reservation of rights is heard without it too. */
const DATA_MINING = /^(?:https?:\/\/ns\.useplus\.org\/ldf\/vocab\/)?(DMI-[A-Z-]+)$/;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Makes what a file says of itself fit to be shown, on one line and among other text: what a strange program or
 * person has put there can neither break a page nor turn its direction. Markup stays, as the text that it is; it is
 * escaped where it is drawn.
 *
 * @returns the same without control characters and surplus space, too long texts cut at a word; what is empty then,
 * or is not the address, date or term that its field asks for, is absent.
 */
export function clean(said: PhotoMetadata): PhotoMetadata {
  const { location, licensor } = said;
  const creators = said.creators?.slice(0, MOST_CREATORS).flatMap((creator) => name(creator) ?? []);
  const cleaned = withoutEmpty({
    description: line(said.description, LONGEST_TEXT),
    headline: line(said.headline, LONGEST_TEXT),
    creators: creators?.length ? creators : undefined,
    credit: name(said.credit),
    source: name(said.source),
    copyright: line(said.copyright, LONGEST_TEXT),
    alt: line(said.alt, LONGEST_TEXT),
    extendedDescription: line(said.extendedDescription, LONGEST_TEXT),
    location:
      location &&
      withoutEmpty({
        sublocation: name(location.sublocation),
        city: name(location.city),
        state: name(location.state),
        country: name(location.country),
        countryCode: name(location.countryCode),
      }),
    created: readDateCreated(said.created ?? ''),
    webStatement: address(said.webStatement),
    licensor: licensor && withoutEmpty({ name: name(licensor.name), url: address(licensor.url) }),
    digitalSourceType: term(said.digitalSourceType, SOURCE_TYPE, 'http://cv.iptc.org/newscodes/digitalsourcetype/'),
    dataMining: term(said.dataMining, DATA_MINING, 'http://ns.useplus.org/ldf/vocab/'),
  });
  return cleaned ?? {};
}

function name(text: string | undefined): string | undefined {
  return line(text, LONGEST_NAME);
}

function line(text: string | undefined, longest: number): string | undefined {
  const shown = text
    ?.slice(0, FARTHEST)
    .toWellFormed()
    .replace(CONTROLS, ' ')
    .replace(NOTHING, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!shown || shown.length <= longest) return shown || undefined;
  const room = shown.slice(0, longest - 1).toWellFormed();
  const whole = room.slice(0, words.segment(room).containing(room.length - 1)?.index).trimEnd();
  return `${whole || room.replace(/\ufffd$/, '')}…`;
}

function address(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed && trimmed.length <= LONGEST_ADDRESS && webAddress.safeParse(trimmed).success ? trimmed : undefined;
}

function term(text: string | undefined, pattern: RegExp, vocabulary: string): string | undefined {
  const id = pattern.exec(text?.trim() ?? '')?.[1];
  return id && vocabulary + id;
}

/** Takes absent values out; undefined when no other is left. */
function withoutEmpty<T extends object>(thing: T): T | undefined {
  const entries = Object.entries(thing).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}
