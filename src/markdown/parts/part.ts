/**
 * What a part of a story is: a pull quote, a factbox, a chart. Each is one file beside this one and one line in
 * `known.ts`; its sheet, when it has one, is `src/styles/parts/NAME.css` and comes to the pages that hold the part.
 */
import type { Element, ElementContent, Parents } from 'hast';
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { Options as Schema } from 'rehype-sanitize';
import type { BuildRule } from '../../schema/rules.ts';
import type { DrawnPart } from '../body.ts';
import type { Words } from '../words.ts';
import type { Opening } from './read-opening.ts';

/** A value in the braces of a part, and what is asked of it. */
export interface PartAttribute {
  required?: boolean;
  /** The only values that it may have. */
  values?: readonly string[];
  /** Why a value cannot be; undefined when it can. */
  refuse?: (value: string) => Refusal | undefined;
  /** A value to copy. */
  example: string;
}

/** Why a value cannot be. */
export interface Refusal {
  /** An end of the sentence `"…" …`. */
  why: string;
  /** What to write; the attribute's example when it is left out. */
  suggestion?: string;
}

/** A part as it stands in a body. */
export interface Part {
  name: string;
  /** What stands in the brackets, as plain text; empty for nothing. */
  label: string;
  attributes: Readonly<Record<string, string>>;
  /** Empty when it is a line. */
  children: ElementContent[];
  place: Position;
}

/** What the drawing of a part is given besides the part. */
export interface PartTools {
  language: string;
  words: Words;
  file: VFile;
  /** The whole body, this part in it. */
  tree: Parents;
  /** The rank that a heading in this part has: one below the heading above it. */
  rank: number;
  /** Tells the editor what is wrong; the place is the part's first line when it is left out. */
  say: (problem: {
    rule: BuildRule;
    message: string;
    suggestion: string;
    place?: Position | Point | undefined;
  }) => void;
}

/** A kind of part. */
export interface PartKind {
  name: string;
  /** `block` stands between `:::name` and `:::`, `line` is `::name{…}` alone. */
  form: 'block' | 'line';
  label: 'none' | 'optional' | 'required';
  attributes: Readonly<Record<string, PartAttribute>>;
  /** A block in which nothing need stand. */
  mayBeEmpty?: boolean;
  /** The parts in which it may stand; in none when it is left out. */
  within?: readonly string[];
  /**
   * HTML, whose outermost element gets the classes `part part-NAME`; or what a component draws; or nothing, after having
   * said why. HTML still goes through typography, links, headings, tables and the guard.
   */
  draw: (part: Part, tools: PartTools) => Element | DrawnPart | undefined;
  /** What the guard has to let through beyond what an editor may type, as in rehype-sanitize. */
  allow?: NonNullable<Schema['attributes']>;
  /** How it is written, for messages. */
  example: string;
}

/** A line of a body that opens, is, or closes a part; lines count from 1. */
export type Fence = { line: number; text: string } & ({ kind: 'close' } | { kind: 'open' | 'line'; opening: Opening });
