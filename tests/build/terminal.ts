/** A program at a terminal, as a person sees and uses it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** A character on the screen, and the colours that it has (the numbers of SGR). */
export interface Cell {
  character: string;
  style: readonly number[];
}

/** As much of a terminal as prompts need: moving, erasing, colours. It is endlessly high, and as wide as is written. */
export class Screen {
  readonly #rows: Cell[][] = [[]];
  #row = 0;
  #column = 0;
  #style: number[] = [];

  write(text: string): void {
    // eslint-disable-next-line no-control-regex
    for (const [part, parameters = '', command] of text.matchAll(/\u001b\[\??([\d;]*)([A-Za-z])|\u001b.|[^]/gu)) {
      if (command !== undefined) this.#control(command, parameters.split(';').map(Number));
      else if (part === '\n') this.#move(this.#row + 1, this.#column);
      else if (part === '\r') this.#column = 0;
      else if (part === '\b') this.#column = Math.max(0, this.#column - 1);
      else if (part >= ' ' && !part.startsWith('\u001b')) this.#put(part);
    }
  }

  /** The rows, as far as something stands on them. */
  get rows(): readonly (readonly Cell[])[] {
    return this.#rows;
  }

  get text(): string {
    return this.#rows
      .map((row) =>
        row
          .map(({ character }) => character)
          .join('')
          .trimEnd(),
      )
      .join('\n');
  }

  #put(character: string): void {
    const row = this.#rows[this.#row]!;
    while (row.length < this.#column) row.push({ character: ' ', style: [] });
    row[this.#column++] = { character, style: this.#style };
  }

  #move(row: number, column: number): void {
    this.#row = Math.max(0, row);
    this.#column = Math.max(0, column);
    while (this.#rows.length <= this.#row) this.#rows.push([]);
  }

  #control(command: string, [first = 0, ...others]: number[]): void {
    const by = first || 1;
    if (command === 'A') this.#move(this.#row - by, this.#column);
    else if (command === 'B') this.#move(this.#row + by, this.#column);
    else if (command === 'C') this.#move(this.#row, this.#column + by);
    else if (command === 'D') this.#move(this.#row, this.#column - by);
    else if (command === 'G') this.#move(this.#row, by - 1);
    else if (command === 'E') this.#move(this.#row + by, 0);
    else if (command === 'F') this.#move(this.#row - by, 0);
    else if (command === 'K') this.#rows[this.#row]!.length = Math.min(this.#column, this.#rows[this.#row]!.length);
    else if (command === 'J') {
      this.#control('K', [0]);
      this.#rows.length = this.#row + 1;
    } else if (command === 'm') this.#style = [first, ...others].reduce(styled, this.#style);
  }
}

/** What is on after one more SGR code: each kind of code takes the place of the last of its kind. */
function styled(style: number[], code: number): number[] {
  if (code === 0) return [];
  const off: Record<number, number[]> = { 22: [1, 2], 23: [3], 24: [4], 27: [7], 28: [8], 29: [9] };
  const isColor = (one: number) => (one >= 30 && one <= 39) || (one >= 90 && one <= 97);
  const isGround = (one: number) => (one >= 40 && one <= 49) || (one >= 100 && one <= 107);
  if (off[code]) return style.filter((one) => !off[code]!.includes(one));
  const kept = style.filter((one) => !(isColor(code) && isColor(one)) && !(isGround(code) && isGround(one)));
  return code === 39 || code === 49 ? kept : [...kept, code];
}

/** A program in a pseudo-terminal, which the system's `script` makes. */
export class Terminal {
  readonly screen = new Screen();
  /** All that was written, escape sequences and all. */
  output = '';
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(program: string, args: string[], { cwd, env = {} }: { cwd: string; env?: Record<string, string> }) {
    const words = [program, ...args];
    const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const script =
      process.platform === 'darwin'
        ? ['-q', '/dev/null', ...words]
        : ['-qefc', `stty cols 100 rows 50; ${quoted}`, '/dev/null'];
    const plain: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm-256color', FORCE_COLOR: '1', ...env };
    delete plain.CI;
    delete plain.NO_COLOR;
    this.#child = spawn('script', script, { cwd, env: plain, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
      this.screen.write(text);
    });
    // A person who has gone leaves no program behind that waits for them.
    const leave = () => this.#child.kill('SIGKILL');
    process.once('exit', leave);
    this.#child.once('close', () => process.off('exit', leave));
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('close', resolve);
    });
  }

  /**
   * Waits until a text is on the screen, then types.
   *
   * @throws when the program ends, or a minute passes, without that.
   */
  async answer(question: string | RegExp, keys: string): Promise<void> {
    const isThere = () =>
      typeof question === 'string' ? this.screen.text.includes(question) : question.test(this.screen.text);
    const { promise: over, reject } = Promise.withResolvers<never>();
    const fail = (why: string) =>
      reject(new Error(`${why} before ${String(question)} was on the screen:\n${this.screen.text}`));
    const clock = setTimeout(() => fail('A minute passed'), 60_000);
    void this.ended.then(() => setTimeout(() => fail('The program ended'), 100));
    let look: NodeJS.Timeout | undefined;
    const seen = new Promise<void>((resolve) => {
      look = setInterval(() => isThere() && resolve(), 10);
    });
    try {
      await Promise.race([seen, over]);
    } catch (error) {
      this.#child.kill('SIGKILL');
      throw error;
    } finally {
      clearTimeout(clock);
      clearInterval(look);
    }
    this.#child.stdin!.write(keys);
  }

  /** Everything that was written, without colours and movements. */
  get plain(): string {
    return stripVTControlCharacters(this.output);
  }
}

/** What keys send. */
export const KEY = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  tab: '\t',
  cancel: '\u0003',
  escape: '\u001b',
  erase: '\u0015',
} as const;
