import { expect, test } from 'vitest';
import { createLetterDrawer } from '../../../../src/newsletter/service/letter-drawer.ts';
import type { LetterPage } from '../../../../src/newsletter/service/letter-page.ts';

const form = (email: string, token: string): LetterPage => ({
  kind: 'form',
  newsletters: ['daily'],
  reason: 'press',
  email,
  token,
});

function counting() {
  const drawn: LetterPage[] = [];
  const drawer = createLetterDrawer((page) => {
    drawn.push(page);
    return Promise.resolve(
      page.kind === 'form'
        ? `<input value="${page.email}"><input value="${page.token}">`
        : `<p>${JSON.stringify(page)}</p>`,
    );
  });
  return { drawn, drawer };
}

test('a page is drawn once, and what is one person’s is put in for each, escaped', async () => {
  const { drawn, drawer } = counting();
  expect(await drawer.draw(form('ana@mail.example', 't1'))).toBe('<input value="ana@mail.example"><input value="t1">');
  expect(await drawer.draw(form(`"><script>'&`, 't2'))).toBe(
    '<input value="&quot;&gt;&lt;script&gt;&#39;&amp;"><input value="t2">',
  );
  expect(drawn).toHaveLength(1);
  expect(JSON.stringify(drawn)).not.toContain('ana');
});

test('what a person writes is never taken for a place of something else', async () => {
  const { drawn, drawer } = counting();
  await drawer.draw(form('a', 'b'));
  const { email } = drawn[0] as { email: string };
  const token = email.replace('email', 'token');
  expect(await drawer.draw(form(`${token}$&$1`, 'secret'))).toBe(
    `<input value="${token}$&amp;$1"><input value="secret">`,
  );
});

test('pages that differ otherwise are drawn apart', async () => {
  const { drawn, drawer } = counting();
  await drawer.draw({ kind: 'asked', newsletters: ['daily'] });
  await drawer.draw({ kind: 'asked', newsletters: ['tide'] });
  await drawer.draw({ kind: 'asked', newsletters: ['daily'] });
  expect(drawn).toHaveLength(2);
});

test('a page that could not be drawn is tried again', async () => {
  let times = 0;
  const drawer = createLetterDrawer(() => (++times === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes')));
  await expect(drawer.draw({ kind: 'wait' })).rejects.toThrow('no');
  expect(await drawer.draw({ kind: 'wait' })).toBe('yes');
});

test('no more than 200 are remembered', async () => {
  const { drawn, drawer } = counting();
  const page = (index: number): LetterPage => ({ kind: 'asked', newsletters: [`n${index}`] });
  for (let index = 0; index < 201; index += 1) await drawer.draw(page(index));
  await drawer.draw(page(200));
  expect(drawn).toHaveLength(201);
  await drawer.draw(page(0));
  expect(drawn).toHaveLength(202);
});
