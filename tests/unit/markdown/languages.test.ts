/** Words in another language than the text around them. */
import { expect, test } from 'vitest';
import { html, problems } from './newsroom.ts';

test.each([
  [
    'She said "<span lang="fr">il l\'a dit : "oui"</span>".',
    '<p>She said “<span lang="fr">il l’a dit\u00a0: «\u202foui\u202f»</span>”.</p>',
  ],
  ['A <em lang="de">"Schnapsidee"</em>, he called it.', '<p>A <em lang="de">„Schnapsidee“</em>, he called it.</p>'],
])('are set as their own language has it, and the text around them as its own: %s', (source, expected) => {
  expect(html(source)).toBe(expected);
  expect(problems(source)).toBe('');
});

test('a block of them too', () => {
  expect(html('<blockquote lang="ja" cite="https://example.org/">\n\n"海"と言った。\n\n</blockquote>')).toContain(
    '<blockquote lang="ja" cite="https://example.org/">\n<p>「海」と言った。</p>',
  );
});

test.each([
  ['en', 'He said <q lang="fr">Bon vent</q> and left', '“<span lang="fr">Bon vent</span>”'],
  ['fr', 'Il dit <q lang="en">Fair wind</q>', '«\u202f<span lang="en">Fair wind</span>\u202f»'],
  ['ar', 'قال <q lang="fr" dir="ltr">la mer</q>', '«<span lang="fr" dir="ltr">la mer</span>»'],
])('a q gets the marks of the text around it: %s', (language, source, expected) => {
  expect(html(source, { language })).toContain(expected);
});

test('a q gets the marks of its depth, and leaves no element when it has no language', () => {
  expect(html('"He said <q>go</q> and went"')).toBe('<p>“He said ‘go’ and went”</p>');
  expect(html('<q>One <q>two</q> three</q>')).toBe('<p>“One ‘two’ three”</p>');
});
