import { describe, expect, test } from 'vitest';
import { smartText } from '../../../src/markdown/typography.ts';
import { html } from './newsroom.ts';

/** Non-breaking spaces, made visible. */
const seen = (text: string) => text.replaceAll('\u202f', '⍽').replaceAll('\u00a0', '␣');

describe.each([
  ['en', `"It's high," she said.`, '“It’s high,” she said.'],
  ['en', `"'So,' he said," she said.`, '“‘So,’ he said,” she said.'],
  ['en', `She said "he said 'no'" twice.`, 'She said “he said ‘no’” twice.'],
  ['en', `"He said "no" loudly"`, '“He said ‘no’ loudly”'],
  ['en', `'Ere we go, "the 'igh wall," she said.`, '’Ere we go, “the ’igh wall,” she said.'],
  ['en', `'He said "no" loudly'`, '‘He said “no” loudly’'],
  ['en', `("Yes")`, '(“Yes”)'],
  [
    'en',
    `the captains' tally, the '90s, '26, 'tis, rock 'n' roll, 1990's`,
    'the captains’ tally, the ’90s, ’26, ’tis, rock ’n’ roll, 1990’s',
  ],
  [
    'en',
    `"Ledger"'s and (AP)'s men, 50%'s, the captains' tally`,
    '“Ledger”’s and (AP)’s men, 50%’s, the captains’ tally',
  ],
  ['en', `O'Neill won't, I'd've`, 'O’Neill won’t, I’d’ve'],
  ['en', `a 6'2" man, a 12" pipe, a 6' wall, 12"x14"`, 'a 6′2″ man, a 12″ pipe, a 6′ wall, 12″x14″'],
  ['en', `"He is 6'2"," she said.`, '“He is 6′2″,” she said.'],
  ['en', `It closed in "1990" and in '1990'.`, 'It closed in “1990” and in ‘1990’.'],
  ['en', `1999--2004, so --- and so -- there`, '1999–2004, so — and so – there'],
  ['en', `"I was---" he stopped---"gone"---there`, '“I was—” he stopped—“gone”—there'],
  ['en', `Wait... what.... "...and"`, 'Wait… what…. “…and”'],
  ['en', `A ---- row, ..... dots, an --> arrow and - or -5`, 'A ---- row, ..... dots, an --> arrow and - or -5'],
  ['en', `A stray " alone and a ' too`, `A stray " alone and a ' too`],
  ['en', `"First paragraph of several.`, '“First paragraph of several.'],
  ['en', `and the last of them."`, 'and the last of them.”'],
  ['en', `“Already” it’s ‘set’`, '“Already” it’s ‘set’'],
  ['en-GB', `"It's 'high'," she said.`, '“It’s ‘high’,” she said.'],
  ['fr', `"L'homme a dit "non" hier", dit-elle.`, '«⍽L’homme a dit “non” hier⍽», dit-elle.'],
  ['fr', `"Quoi ? Vite ! Voilà : ceci ; cela"`, '«⍽Quoi⍽? Vite⍽! Voilà␣: ceci⍽; cela⍽»'],
  ['fr', `" Bonjour ", « Bonsoir » et «Salut»`, '«⍽Bonjour⍽», «⍽Bonsoir⍽» et «⍽Salut⍽»'],
  ['fr-CA', `"Oui"`, '«⍽Oui⍽»'],
  ['fr-CH', `"Oui 'non'"`, '«Oui ‹non›»'],
  ['es', `¿"Qué"? Dijo: "Ella dijo 'no'".`, '¿«Qué»? Dijo: «Ella dijo “no”».'],
  ['es-MX', `Dijo: "Ella dijo 'no'".`, 'Dijo: “Ella dijo ‘no’”.'],
  ['de', `"Er sagte: 'Nein'", so geht's.`, '„Er sagte: ‚Nein‘“, so geht’s.'],
  ['de-CH', `"Er sagte: 'Nein'", 1'000 Franken`, '«Er sagte: ‹Nein›», 1’000 Franken'],
  ['ko', `그는 "간다"고 했고 '안 간다'고 답했다.`, '그는 “간다”고 했고 ‘안 간다’고 답했다.'],
  ['ko', `이른바'간다'는 "그가 '네'라고 했다"는 말`, '이른바‘간다’는 “그가 ‘네’라고 했다”는 말'],
  ['ja', `彼は"はい"と言った。"彼は'うん'と"`, '彼は「はい」と言った。「彼は『うん』と」'],
  ['ja', `そして......`, 'そして……'],
  ['zh', `他说"好"，"他说'不'"`, '他说“好”，“他说‘不’”'],
  ['zh-Hant-TW', `他說"好"`, '他說「好」'],
  ['ar', `قال "نعم" ثم "قال 'لا'"`, 'قال «نعم» ثم «قال ‹لا›»'],
  ['he', `צה"ל אמר "שלום" לג'ירפה`, 'צה״ל אמר ”שלום” לג׳ירפה'],
  ['pl', `"Tak"`, '„Tak”'],
  ['ru', `"Он сказал "да""`, '«Он сказал „да“»'],
  ['sv', `"Ja"`, '”Ja”'],
  ['nl', `'s avonds "ja"`, '’s avonds “ja”'],
  ['tlh', `"yes", it's`, '“yes”, it’s'],
])('%s', (language, typed, set) => {
  test(typed, () => expect(seen(smartText(typed, language))).toBe(set));
});

describe('in a body', () => {
  test('a quotation runs through emphasis, links and line ends', () => {
    expect(html('"*so*", said')).toBe('<p>“<em>so</em>”, said</p>');
    expect(html('*"so"*, "**a**"')).toBe('<p><em>“so”</em>, “<strong>a</strong>”</p>');
    expect(html('"[The vote](/a/)" and ["the *count*"](/b/)')).toBe(
      '<p>“<a href="/a/">The vote</a>” and <a href="/b/">“the <em>count</em>”</a></p>',
    );
    expect(html('"one\ntwo"')).toBe('<p>“one\ntwo”</p>');
    expect(html("the *captains*' tally")).toBe('<p>the <em>captains</em>’ tally</p>');
  });

  test('a block begins anew', () => {
    expect(html('"one\n\n"two"')).toBe('<p>“one</p>\n<p>“two”</p>');
    expect(html('- "a\n  - "b" c')).toBe('<ul>\n<li>“a\n<ul>\n<li>“b” c</li>\n</ul>\n</li>\n</ul>');
    expect(html('- "a\n- "b"')).toBe('<ul>\n<li>“a</li>\n<li>“b”</li>\n</ul>');
  });

  test('code and addresses stay as they are', () => {
    expect(html('`"a" -- b...` and "`x`"')).toBe('<p><code>"a" -- b...</code> and “<code>x</code>”</p>');
    expect(html("`x`'ll and the captains' tally")).toBe('<p><code>x</code>’ll and the captains’ tally</p>');
    expect(html('```\n"a" -- b...\n```')).toBe('<pre><code>"a" -- b...\n</code></pre>');
    expect(html('https://example.org/a--b...c')).toBe(
      '<p><a href="https://example.org/a--b...c" rel="noopener external">https://example.org/a--b...c</a></p>',
    );
    expect(html(`<mailto:o'neill--x@example.org>`)).toContain(`>mailto:o'neill--x@example.org</a>`);
    expect(html('[a -- b](/a--b/ "c -- d")')).toBe('<p><a href="/a--b/" title="c -- d">a – b</a></p>');
    expect(html('<abbr title="a -- b">"AB"</abbr> <kbd>--</kbd>')).toBe(
      '<p><abbr title="a -- b">“AB”</abbr> <kbd>--</kbd></p>',
    );
  });

  test('the call of a note is not part of a quotation', () => {
    expect(html(`'so'[^1], "so"[^1] and "so[^1]" too\n\n[^1]: "N"`).replaceAll(/<sup>.*?<\/sup>/g, '¹')).toMatch(
      /^<p>‘so’¹, “so”¹ and “so¹” too<\/p>/,
    );
  });

  test('the lang of an element is followed', () => {
    expect(seen(html('"a <span lang="fr">"b"</span> c"'))).toBe('<p>“a <span lang="fr">«⍽b⍽»</span> c”</p>');
    expect(html('<blockquote lang="de"><p>"b"</p></blockquote>\n\n"c"')).toBe(
      '<blockquote lang="de"><p>„b“</p></blockquote>\n<p>“c”</p>',
    );
  });

  test('dashes of which emphasis holds a part are left alone', () => {
    expect(html('a -*- b*')).toBe('<p>a -<em>- b</em></p>');
    expect(html('<i>a.</i>.. b')).toBe('<p><i>a.</i>.. b</p>');
  });
});
