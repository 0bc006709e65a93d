/**
 * Sheets that a page carries only when it shows what they draw. Astro gives every page of a template all styles that the
 * template imports; what only some of its pages need is imported as text here, and given to the layout by name:
 * `<Base sheets={['opinion']}>`. To add one, import it with `?inline` and name it below.
 */
import analysis from '../styles/forms/analysis.css?inline';
import brief from '../styles/forms/brief.css?inline';
import explainer from '../styles/forms/explainer.css?inline';
import feature from '../styles/forms/feature.css?inline';
import gallery from '../styles/forms/gallery.css?inline';
import interview from '../styles/forms/interview.css?inline';
import live from '../styles/forms/live.css?inline';
import obituary from '../styles/forms/obituary.css?inline';
import opinion from '../styles/forms/opinion.css?inline';
import review from '../styles/forms/review.css?inline';
import breaking from '../styles/breaking.css?inline';
import breakingLate from '../styles/breaking-late.css?inline';
import method from '../styles/method.css?inline';
import notes from '../styles/notes.css?inline';
import series from '../styles/series.css?inline';
import share from '../styles/share.css?inline';
import slides from '../styles/slides.css?inline';

/** Of the parts of a story, each by the part's name; src/styles/parts/every.css comes with any of them. */
const PARTS = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../styles/parts/*.css', { query: '?inline', import: 'default', eager: true }),
  ).map(([path, sheet]) => [path.replace(/^.*\/(.*)\.css$/, 'part-$1'), sheet]),
);

const SHEETS: Readonly<Record<string, string>> = {
  ...PARTS,
  analysis,
  breaking,
  'breaking-late': breakingLate,
  brief,
  explainer,
  feature,
  gallery,
  interview,
  live,
  method,
  notes,
  obituary,
  opinion,
  review,
  series,
  share,
  slides,
};

/** The sheets of these names as one, each once; a name that has none (a form without a design of its own) adds nothing. */
export const sheetsOf = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => (Object.hasOwn(SHEETS, name) ? SHEETS[name]! : '')).join('');
