import type { ArchiveReader } from '../archive/model.ts';
import type { BodyPart } from '../markdown/body.ts';
import { pictureOf } from '../newsroom/pictures.ts';
import type { Role } from '../photos/renditions.ts';
import type { Photo } from '../schema/photo.ts';
import type { NinjsAssociation, NinjsItem } from './ninjs-item.ts';
import { pictureItem } from './ninjs-picture.ts';
import { recordingItem } from './ninjs-recording.ts';
import type { PassingOn } from './redistribution.ts';

/** The credit of a recording stands in the caption behind it, as its part writes it (src/markdown/parts/recording.ts). */
const CREDIT = /<span class="credit">([^<]*)<\/span>/;
const ENTITIES: Readonly<Record<string, string>> = { '&#x26;': '&', '&#x3C;': '<', '&amp;': '&', '&lt;': '<' };

/** The pictures and recordings of a story, one after the other, but for those that may not be passed on. */
export class NinjsMedia {
  readonly items: NinjsAssociation[] = [];
  /** How many were left out. */
  withheld = 0;
  readonly #archive: ArchiveReader;
  readonly #passing: PassingOn;

  constructor(archive: ArchiveReader, passing: PassingOn) {
    this.#archive = archive;
    this.#passing = passing;
  }

  /** Takes a picture; a rel tells the lead picture. @returns whether it may be shown. */
  takePhoto(photo: Photo | undefined, role: Extract<Role, 'lead' | 'inline'>, rel?: string): boolean {
    const picture = pictureOf(this.#archive, photo, role);
    if (!picture) return false;
    if (!this.#passing.credited(picture.credit)) {
      this.withheld += 1;
      return false;
    }
    this.items.push(pictureItem(this.#archive, photo!, picture, this.#name('photo', 'picture'), rel));
    return true;
  }

  /** Takes all that stand in a body. @returns the body without those that may not be passed on and their captions. */
  takeBody(parts: readonly BodyPart[]): BodyPart[] {
    const kept: BodyPart[] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      if (typeof part === 'object' && part.type === 'photo' && !this.takePhoto(part, 'inline')) continue;
      if (typeof part === 'object' && part.type === 'recording') {
        const [before, after] = [kept.at(-1), parts[index + 1]];
        if (typeof before !== 'string' || typeof after !== 'string')
          throw new TypeError('A recording stands outside of its figure.');
        const credit = CREDIT.exec(after)?.[1]?.replace(/&(?:#x26|#x3C|amp|lt);/g, (entity) => ENTITIES[entity]!);
        if (!this.#passing.credited(credit)) {
          this.withheld += 1;
          kept[kept.length - 1] = before.slice(0, before.lastIndexOf('<figure'));
          kept.push(after.slice(after.indexOf('</figure>') + '</figure>'.length));
          index += 1;
          continue;
        }
        const item = recordingItem(this.#archive, part, credit, this.#name('recording', 'audio', 'video'));
        if (item) this.items.push(item);
      }
      kept.push(part);
    }
    return kept;
  }

  #name(word: string, ...types: NinjsItem['type'][]): string {
    return `${word}-${this.items.filter(({ type }) => types.includes(type)).length + 1}`;
  }
}
