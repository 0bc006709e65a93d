import { showInvisible } from '../../press/report.ts';
import type { Audit } from './audit-site.ts';
import type { Finding, Level } from './finding.ts';

const HEADINGS: Record<Level, string> = {
  contradiction: 'Contradictions',
  warning: 'Warnings',
  information: 'Good to know',
};

/** What each rule is called above its findings. */
const RULES: Readonly<Record<string, string>> = {
  'headline-differs': 'Headlines differ',
  'authors-differ': 'Authors differ',
  'published-differs': 'Times of publication differ',
  'modified-differs': 'Times of change differ',
  'image-differs': 'Pictures differ',
  'credit-differs': 'Credits differ',
  'canonical-differs': 'Addresses differ',
  'canonical-missing': 'No canonical address',
  'address-dead': 'Addresses that are not there',
  'address-elsewhere': 'Addresses of another site',
  'fragment-dead': 'Places on pages that are not there',
  'alt-missing': 'Pictures without alt',
  'json-ld-broken': 'Structured data that cannot be read',
  'file-broken': 'Files that cannot be read',
  'feed-large': 'Feeds that are too large',
  'feed-unannounced': 'Feeds that nothing leads to',
  'page-large': 'Large pages',
  'headline-long': 'Long headlines',
  'embargo-public': 'Embargoes in public',
  'story-missing': 'Stories that are not there',
  'sitemap-large': 'Sitemaps that are too large',
  'sitemap-elsewhere': 'Sitemaps of another site',
  'sitemap-unannounced': 'Sitemaps that nobody is told of',
  'news-sitemap-large': 'A news sitemap that is too large',
  'news-sitemap-old': 'Old stories in the news sitemap',
  'noindex-listed': 'Pages listed and kept out of search engines',
  'moved-listed': 'Old addresses in sitemaps',
  'robots-forbids': 'Pages listed and forbidden',
  'lastmod-wrong': 'Times of change in sitemaps',
  'not-in-sitemap': 'Stories in no sitemap',
  'policy-differs': 'What machines may do',
  'format-absent': 'Formats that are not there',
  orphan: 'Pages that no link leads to',
};

/** How many of one kind are shown in the terminal. */
const SHOWN = 10;

/** The whole report, as an editor reads it. */
export function formatAudit({ findings, counts, trust }: Audit): string {
  const lines: string[] = [];
  for (const level of Object.keys(HEADINGS) as Level[]) {
    const of = findings.kept.filter((finding) => finding.level === level);
    if (of.length === 0) continue;
    lines.push(`${HEADINGS[level]}: ${findings.levels[level]}`, '');
    for (const [rule, group] of Map.groupBy(of, (finding) => finding.rule)) {
      const count = findings.counts.get(rule)!;
      lines.push(`  ${RULES[rule] ?? rule} (${count})`);
      lines.push(...group.slice(0, SHOWN).map(lineOf));
      if (count > SHOWN)
        lines.push(
          `    and ${count - SHOWN} more; --json FILE lists ${count > group.length ? 'the first hundred' : 'them'}.`,
        );
      lines.push('');
    }
  }
  lines.push('Read', '');
  for (const [what, count] of Object.entries(counts)) lines.push(`  ${String(count).padStart(7)}  ${what}`);
  lines.push(
    '',
    'Trust: what readers and machines find, by the names of the Trust Project and of the Journalism Trust',
    'Initiative (CEN CWA 17493). This is no certificate, and neither has looked at the site.',
    '',
  );
  for (const [scheme, group] of Map.groupBy(trust, (line) => line.scheme)) {
    const shown = group.filter((line) => line.shown);
    lines.push(`  ${scheme}: ${shown.length} of ${group.length} signals`);
    for (const { name, shown: there, note } of group) lines.push(`    ${there ? '✓' : '–'} ${name}: ${note}`);
    lines.push('');
  }
  const { contradiction, warning } = findings.levels;
  lines.push(
    contradiction === 0
      ? `Nothing contradicts itself. Warnings: ${warning}.`
      : `The site contradicts itself: ${contradiction}. Warnings: ${warning}.`,
  );
  return `${lines.map(showInvisible).join('\n')}\n`;
}

const lineOf = ({ file, message }: Finding): string => `    ${file ? `${file}: ` : ''}${message}`;
