/** What readers of formats are given in tests. */
import type { ReadContext } from '../../../../src/desk/import/source.ts';

export const CONTEXT: ReadContext = {
  timeZone: 'America/New_York',
  language: 'en',
  siteUrl: 'https://ledger.example',
  siteName: 'The Test Ledger',
  sections: [
    { id: 'local', name: 'Local' },
    { id: 'sea', name: 'The sea' },
  ],
  authors: [],
  now: Date.parse('2026-11-24T12:00:00Z'),
  pass: () => undefined,
  link: (href) => href,
  summaryFromText: false,
};
