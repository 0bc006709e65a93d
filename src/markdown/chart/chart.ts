/** One row of bars, or one line: a column of the table. */
export interface Series {
  name: string;
  /** One for each label; undefined where there is no figure. */
  values: (number | undefined)[];
}

/** A chart as it was read from its table. */
export interface Chart {
  type: 'bar' | 'line';
  title: string;
  /** Of the first column, from the top. */
  labels: string[];
  series: Series[];
  /** A sign that stands with each figure: `%`, `m`, `USD`; a longer unit is said once, above. */
  unit: string;
  /** How many digits behind the point are written at most. */
  decimals: number;
}

/** More could not be told apart without colours. */
export const MOST_SERIES = 4;

/** More bars than a phone shows in two screens. */
export const MOST_ROWS = { bar: 24, line: 400 };
