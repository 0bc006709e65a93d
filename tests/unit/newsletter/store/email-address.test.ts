import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalEmail, sameEmail } from '../../../../src/newsletter/store/email-address.ts';

describe('an address', () => {
  test.each([
    ['ada@ledger.example'],
    ['ada+news@ledger.example'],
    ["o'brien@ledger.example"],
    ['!#$%&*+/=?^_`{|}~-@ledger.example'],
    ['a.b.c@sub.ledger.example'],
    ['1@1.example'],
    ['josé@ledger.example'],
    ['用户@ledger.example'],
    ['अजय@ledger.example'],
    ['"ada brandt"@ledger.example'],
    ['"ada@home"@ledger.example'],
    ['"a..b"@ledger.example'],
    [String.raw`"ada \"the pen\" b"@ledger.example`],
    [String.raw`"back\\slash"@ledger.example`],
    [`${'a'.repeat(64)}@ledger.example`],
    // 32 letters of two octets.
    [`${'é'.repeat(32)}@ledger.example`],
    [`a@${'b'.repeat(63)}.example`],
    // 254 octets.
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`],
    ['a@ab--cd.example'],
  ])('stays as it is: %s', (email) => {
    expect(normalEmail(email)).toBe(email);
  });

  test.each([
    ['  Ada@Ledger.EXAMPLE\r\n', 'Ada@ledger.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@straße.example', 'ada@xn--strae-oqa.example'],
    ['ada@例え。example', 'ada@xn--r8jz45g.example'],
    ['ada@ledger．example', 'ada@ledger.example'],
    // e and an accent, as some keyboards write it.
    ['jose\u0301@ledger.example', 'josé@ledger.example'],
    ['"ada"@ledger.example', 'ada@ledger.example'],
    [String.raw`"a\d\a b"@ledger.example`, '"ada b"@ledger.example'],
    // A name that joins its letters without a mark of its own (RFC 5892, A.1).
    ['ada@نامه\u200cای.example', 'ada@xn--mgba3gch31f060k.example'],
  ])('is written as it is stored: %j', (typed, stored) => {
    expect(normalEmail(typed)).toBe(stored);
    expect(normalEmail(stored)).toBe(stored);
  });

  test.each([
    ['nothing', ''],
    ['no at', 'ledger.example'],
    ['no name', '@ledger.example'],
    ['no domain', 'ada@'],
    ['an empty name in quotes', '""@ledger.example'],
    ['a domain without a dot', 'ada@localhost'],
    ['a name for display', 'Ada <ada@ledger.example>'],
    ['two', 'ada@ledger.example, bea@ledger.example'],
    ['two ats', 'ada@home@ledger.example'],
    ['a space', 'ada brandt@ledger.example'],
    ['a dot first', '.ada@ledger.example'],
    ['a dot last', 'ada.@ledger.example'],
    ['two dots', 'a..da@ledger.example'],
    ['a dot after the domain', 'ada@ledger.example.'],
    ['two dots in the domain', 'ada@ledger..example'],
    ['a hyphen first', 'ada@-ledger.example'],
    ['a hyphen last', 'ada@ledger-.example'],
    ['an underscore in the domain', 'ada@led_ger.example'],
    ['a comment', 'ada(work)@ledger.example'],
    ['an address of a machine', 'ada@[192.0.2.1]'],
    ['an address of a machine without brackets', 'ada@192.0.2.1'],
    ['a short one', 'ada@127.1'],
    ['one in hexadecimal', 'ada@0x7f.1'],
    ['IPv6', 'ada@[IPv6:2001:db8::1]'],
    ['a port', 'ada@ledger.example:25'],
    ['a path', 'ada@ledger.example/x'],
    ['an escape', 'ada@%6cedger.example'],
    ['a header', 'ada@ledger.example\r\nBcc: bea@ledger.example'],
    ['a header in the name', 'ada\nBcc: x@ledger.example'],
    ['a header in quotes', '"ada\r\nBcc: x"@ledger.example'],
    ['an escaped line break', '"ada\\\nx"@ledger.example'],
    ['a line of Unicode', 'ada\u2028b@ledger.example'],
    ['a NUL', 'ada\0@ledger.example'],
    ['a control character of C1', 'ada\u0085b@ledger.example'],
    ['writing turned round', 'ada\u202egpj@ledger.example'],
    ['an invisible sign', 'ada\u200b@ledger.example'],
    ['a space of Unicode', 'ada\u00a0b@ledger.example'],
    ['half of a pair', 'ada\ud800@ledger.example'],
    ['what could not be decoded', 'ad\ufffd@ledger.example'],
    ['a quote in the middle', 'a"d"a@ledger.example'],
    ['a quote that does not end', '"ada@ledger.example'],
    ['a name of 65 octets', `${'a'.repeat(65)}@ledger.example`],
    ['a name of 33 letters of two octets', `${'é'.repeat(33)}@ledger.example`],
    ['a label of 64', `a@${'b'.repeat(64)}.example`],
    ['255 octets', `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(54)}.example`],
    ['a label that is too long once it is ASCII', `a@${'ü'.repeat(60)}.example`],
  ])('is none: %s', (_, typed) => {
    expect(normalEmail(typed)).toBeUndefined();
  });

  test('is the same again when it is written as it is stored, and never breaks a line', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.domain()).map(([name, domain]) => `${name}@${domain}`),
      fc.tuple(fc.string({ unit: 'binary' }), fc.domain()).map(([name, domain]) => `"${name}"@${domain}`),
    );
    let addresses = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const email = normalEmail(text);
        if (email === undefined) return;
        addresses += 1;
        expect(normalEmail(email)).toBe(email);
        expect(email).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(Buffer.byteLength(email)).toBeLessThanOrEqual(254);
        expect(sameEmail(sameEmail(email))).toBe(sameEmail(email));
      }),
      { numRuns: 3000 },
    );
    expect(addresses).toBeGreaterThan(500);
  });

  test('is the same in any case', () => {
    expect(sameEmail('Ada.LÖWE@ledger.example')).toBe(sameEmail('ada.löwe@ledger.example'));
    expect(sameEmail('ada+a@ledger.example')).not.toBe(sameEmail('ada@ledger.example'));
  });
});
