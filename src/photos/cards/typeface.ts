import { readFileSync } from 'node:fs';
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';

/** A line of text as outlines. */
export interface SetLine {
  /** How far it goes, in ems. */
  width: number;
  /** SVG paths, each moved to its place, in units of the font with y upwards. */
  outlines: string;
  /** Units to an em. */
  units: number;
}

/**
 * A face that is set by its own file, glyph by glyph, and not by what a machine has installed: the same text is the same
 * picture everywhere.
 */
export class Typeface {
  readonly #fonts: readonly [latin: Font, extended: Font];
  /** Of the first of them; all else is taken from the second. */
  readonly #latin: ReadonlySet<number>;
  readonly #units: number;
  readonly #glyphs = new Map<string, string>();
  readonly #widths = new Map<string, number>();

  /** @param name - of its files in this folder: `serif`, `sans`. */
  constructor(name: 'serif' | 'sans') {
    const face = (file: string) => new Face(new Blob(readFileSync(new URL(`./${file}.ttf`, import.meta.url))));
    const [latin, extended] = [face(name), face(`${name}-extended`)];
    if (latin.upem !== extended.upem) throw new Error(`The two files of ${name} have other units.`);
    this.#units = latin.upem;
    this.#latin = new Set(latin.collectUnicodes());
    this.#fonts = [new Font(latin), new Font(extended)];
  }

  /** How wide a text is, in ems. @param tracking - added after every letter, in ems. */
  measure(text: string, tracking: number): number {
    const key = `${tracking} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (this.#widths.size > 10_000) this.#widths.clear();
      this.#widths.set(key, (width = this.#place(text, tracking, () => {})));
    }
    return width;
  }

  /** Sets a line. */
  set(text: string, tracking: number): SetLine {
    let outlines = '';
    const width = this.#place(text, tracking, (font, glyph, x, y) => {
      const path = this.#outline(font, glyph);
      if (path) outlines += `<path transform="translate(${round(x)} ${round(y)})" d="${path}"/>`;
    });
    return { width, outlines, units: this.#units };
  }

  #place(text: string, tracking: number, each: (font: 0 | 1, glyph: number, x: number, y: number) => void): number {
    let x = 0;
    for (const [font, run] of this.#runsOf(text)) {
      const buffer = new Buffer();
      buffer.addText(run);
      buffer.guessSegmentProperties();
      shape(this.#fonts[font], buffer);
      for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
        if (codepoint === 0) throw new Error(`There is no letter for a character of "${run}".`);
        each(font, codepoint, x + xOffset, yOffset);
        x += xAdvance + tracking * this.#units;
      }
    }
    return (x - (text === '' ? 0 : tracking * this.#units)) / this.#units;
  }

  /** Stretches of a text that one file has the letters of. */
  #runsOf(text: string): [font: 0 | 1, run: string][] {
    const runs: [font: 0 | 1, run: string][] = [];
    for (const character of text) {
      const font = this.#latin.has(character.codePointAt(0)!) ? 0 : 1;
      const last = runs.at(-1);
      if (last?.[0] === font) last[1] += character;
      else runs.push([font, character]);
    }
    return runs;
  }

  #outline(font: 0 | 1, glyph: number): string {
    const key = `${font} ${glyph}`;
    let path = this.#glyphs.get(key);
    if (path === undefined) this.#glyphs.set(key, (path = this.#fonts[font].glyphToPath(glyph)));
    return path;
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
