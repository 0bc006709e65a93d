import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_NAME, shortenSlug, suggestSlug } from '../../../src/desk/suggest-slug.ts';
import { ID_PATTERN } from '../../../src/schema/text.ts';

it.each([
  ['Harbor board votes to raise the sea wall', 'en-US', 'harbor-board-votes-raise-sea-wall'],
  ['City is $3.1 million short, and the council has found $2.9 million of it', 'en', 'city-3-1-million-short-council'],
  ["The U.S. isn't going to the keeper's wedding", 'en', 'us-isnt-going-keepers-wedding'],
  ['What it was', 'en', 'what-it-was'],
  ['“No,” she said', 'en', 'no-said'],
  ['L’eau monte à Port-Maren', 'fr', 'eau-monte-port-maren'],
  ['Der Rat stimmt für die Mauer', 'de', 'rat-stimmt-mauer'],
  ['La junta vota por el muro', 'es-MX', 'junta-vota-muro'],
  ['José Ibáñez über Straßen für Łódź', 'de', 'jose-ibanez-strassen-lodz'],
  ['Où va l’île à côté', 'fr', 'va-ile-cote'],
  ['港湾委員会が防潮堤のかさ上げを可決', 'ja', '港湾委員会が防潮堤のかさ上げを可決'],
  ['???', 'en', 'untitled'],
])('%s', (headline, language, slug) => {
  expect(suggestSlug(headline, language)).toBe(slug);
});

it('keeps an address short, and whole words where there are several', () => {
  expect(suggestSlug('Extraordinarily incomprehensible intergovernmental negotiations', 'en')).toBe(
    'extraordinarily-incomprehensible',
  );
  expect(suggestSlug('x'.repeat(300), 'en')).toBe('x'.repeat(48));
  expect(shortenSlug(`${'a'.repeat(100)}-${'b'.repeat(100)}`)).toBe('a'.repeat(100));
  expect(shortenSlug('한'.repeat(100))).toBe('한'.repeat(60));
});

it('suggests what can be an id and the name of a file, whatever the headline', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })),
      fc.constantFrom('en', 'fr', 'ko', 'pt-BR'),
      (headline, language) => {
        const slug = suggestSlug(headline, language);
        expect(slug).toMatch(ID_PATTERN);
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(LONGEST_NAME);
      },
    ),
    { numRuns: 1000 },
  );
});
