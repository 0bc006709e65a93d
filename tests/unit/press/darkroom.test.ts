import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cardFile, type TypeCard } from '../../../src/photos/cards/card.ts';
import { Darkroom } from '../../../src/press/darkroom.ts';

test('a card without a photograph is made when a page has shown it, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'darkroom-'));
  try {
    const darkroom = new Darkroom(join(folder, 'content'), join(folder, 'made'));
    const card = (text: string): TypeCard => ({
      src: 'photos/cards/2026/11/pier',
      card: { text, foot: 'The Test Ledger' },
      rights: {},
    });
    const [shown, other] = [card('The pier is shut'), card('The pier is open')];
    const pictures = [JSON.stringify(shown)];
    expect(await darkroom.file(cardFile(other), pictures)).toBeUndefined();
    const made = await darkroom.file(cardFile(shown), pictures);
    expect(made).toBe(join(folder, 'made', cardFile(shown)));
    expect(await sharp(made).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(existsSync(join(folder, 'made', cardFile(other)))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
