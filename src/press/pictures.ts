/**
 * Keeps the site's pictures and recordings: which files of them pages show, and that those are there, and no others.
 * Pictures are published in renditions; recordings and their captions as they are.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../archive/store.ts';
import { cardFile, isTypeCard, type TypeCard } from '../photos/cards/card.ts';
import { makeCard } from '../photos/cards/make-card.ts';
import { develop, PhotographError, type Order } from '../photos/develop.ts';
import { isRendition, recipes, renditionsOf, type Use } from '../photos/renditions.ts';
import { isCopied, isCopy, publishedFile, type Copy } from '../recordings/copies.ts';
import { blobId } from '../schema/blob-id.ts';
import type { Problem } from '../schema/problem.ts';

/** Where renditions are kept between builds, under the names that they have on the site. */
export const darkroomOf = (cache: string) => join(cache, 'photos');

interface PictureRow {
  id: number;
  src: string;
  use: string;
}

const readUse = ({ use }: PictureRow) => JSON.parse(use) as Use | Copy | TypeCard;

/** Files of a picture in its place, or the one of a recording, as they are called on the site. */
function filesOf(row: PictureRow): string[] {
  const use = readUse(row);
  if (isTypeCard(use)) return [cardFile(use)];
  return isCopied(use) ? [publishedFile(use)] : renditionsOf(use).map(({ file }) => file);
}

/** Pictures that pages show and whose files are not published yet. */
export function wantedPictures(store: Store): PictureRow[] {
  return store.all<PictureRow>(
    `SELECT id, src, use FROM pictures WHERE made = 0
     AND EXISTS (SELECT 1 FROM picture_reads WHERE picture = pictures.id) ORDER BY src, id`,
  );
}

/** What is to be made: of a photograph, or a card of type. */
type PictureOrder = (Order & { src: string }) | TypeCard;

/** How many files an order is. */
export const filesIn = (order: PictureOrder): number => (isTypeCard(order) ? 1 : order.renditions.length);

/**
 * What is to be made for pictures: one order for each photograph and its rights, and one for each card of type, without
 * what is in the darkroom already.
 */
export function ordersFor(pictures: readonly PictureRow[], content: string, darkroom: string): PictureOrder[] {
  const cards: TypeCard[] = [];
  const orders = new Map<string, Order & { src: string }>();
  const taken = new Set<string>();
  for (const picture of pictures) {
    const use = readUse(picture);
    if (isTypeCard(use) && !existsSync(join(darkroom, cardFile(use)))) cards.push(use);
    if (isCopied(use) || isTypeCard(use)) continue;
    const { src, digest, rights, width, height } = use;
    const name = JSON.stringify([src, rights]);
    for (const rendition of renditionsOf(use)) {
      if (taken.has(rendition.file) || existsSync(join(darkroom, rendition.file))) continue;
      taken.add(rendition.file);
      const order = orders.get(name) ?? {
        src,
        source: join(content, src),
        digest,
        width,
        height,
        rights,
        renditions: [],
      };
      orders.set(name, order);
      order.renditions.push(rendition);
    }
  }
  return [...cards, ...orders.values()];
}

/**
 * Makes what is ordered, several at a time.
 *
 * @param jobs - how many.
 * @returns pictures that could not be made.
 * @throws the file system's own errors, when a file cannot be written.
 */
export async function fillOrders(
  orders: readonly PictureOrder[],
  options: { content: string; darkroom: string; jobs: number; onProgress: (done: number) => void },
): Promise<Problem[]> {
  const { content, darkroom, jobs, onProgress } = options;
  const problems: Problem[] = [];
  const queue = orders.values();
  let done = 0;
  await Promise.all(
    Array.from({ length: Math.min(jobs, orders.length) }, async () => {
      for (const order of queue) {
        try {
          await (isTypeCard(order) ? makeCard(order, content, darkroom) : develop(order, darkroom));
        } catch (error) {
          if (!(error instanceof PhotographError)) throw error;
          problems.push({
            file: isTypeCard(order) ? 'icon.svg' : order.src,
            line: 1,
            column: 1,
            rule: 'unreadable-photo',
            message: `This picture could not be made smaller: ${error.message}.`,
            suggestion: 'Build again; if that does not help, export it again as JPEG, PNG, WebP, AVIF or TIFF.',
          });
        }
        onProgress((done += filesIn(order)));
      }
    }),
  );
  return problems;
}

/** Recordings that are not what the archive knows any more. */
export function changedRecordings(pictures: readonly PictureRow[], content: string): Problem[] {
  return pictures.map(readUse).flatMap((use): Problem[] => {
    if (!isCopied(use) || blobId(readFileSync(join(content, use.src))).startsWith(use.digest)) return [];
    return [
      {
        file: use.src,
        line: 1,
        column: 1,
        rule: 'unreadable-recording',
        message: 'This file has changed while the site was being built.',
        suggestion: 'Build again when it is whole.',
      },
    ];
  });
}

/** The files of pictures, each once. */
export function publishedFiles(pictures: readonly PictureRow[]): string[] {
  return [...new Set(pictures.flatMap(filesOf))];
}

/** Where each file of pictures is to be copied from: the darkroom, or the content. */
export function sourcesOf(pictures: readonly PictureRow[], content: string, darkroom: string): Map<string, string> {
  return new Map(
    pictures.flatMap((picture) => {
      const use = readUse(picture);
      return filesOf(picture).map((file): [string, string] => [
        file,
        isCopied(use) ? join(content, use.src) : join(darkroom, file),
      ]);
    }),
  );
}

/** Which file of the content is published under a name, among those that pages have shown. */
export function findCopy(file: string, pictures: Iterable<string>): string | undefined {
  // What is asked for comes from a browser, or from whoever else can reach the preview.
  if (!isCopy(file)) return undefined;
  for (const text of pictures) {
    const use = JSON.parse(text) as Use | Copy;
    if (isCopied(use) && publishedFile(use) === file) return use.src;
  }
  return undefined;
}

/** Pictures that no page shows any more, and the files that none but they need. */
export function unwantedPictures(store: Store): { ids: number[]; files: string[] } {
  const gone = store.all<PictureRow>(
    `SELECT id, src, use FROM loose CROSS JOIN pictures ON pictures.id = loose.picture
     WHERE NOT EXISTS (SELECT 1 FROM picture_reads WHERE picture = pictures.id)`,
  );
  const ids = new Set(gone.map(({ id }) => id));
  const files = new Set(publishedFiles(gone));
  for (const src of new Set(gone.map((picture) => picture.src))) {
    const others = store.all<PictureRow>('SELECT id, src, use FROM pictures WHERE src = ?', src);
    for (const file of publishedFiles(others.filter(({ id }) => !ids.has(id)))) files.delete(file);
  }
  return { ids: [...ids], files: [...files] };
}

/** How many pictures are looked at to tell whether their files are still on the site. */
const SAMPLE = 16;

/** Has every picture published again when one of a sample is not on the site as it should be. */
export function noticeLostPictures(store: Store, out: string): void {
  // Numbers of pictures are spread evenly, as they are hashes.
  const sample = Array.from({ length: SAMPLE }, (_, index) =>
    store.get<PictureRow>(
      'SELECT id, src, use FROM pictures WHERE id >= ? AND made = 1 ORDER BY id LIMIT 1',
      Math.floor((index / SAMPLE) * Number.MAX_SAFE_INTEGER),
    ),
  ).filter((row) => row !== undefined);
  if (publishedFiles(sample).every((file) => existsSync(join(out, file)))) return;
  store.run('UPDATE pictures SET made = 0');
}

/**
 * Has every picture published again when this software makes other files of them than that which made those that are there.
 *
 * @returns whether it does; then there may be files that nothing else knows of (see `sweep`).
 */
export function noticeOtherRecipes(store: Store): boolean {
  if (store.getMeta('recipes') === recipes()) return false;
  store.run('UPDATE pictures SET made = 0');
  return true;
}

/**
 * Takes renditions that no picture needs out of a folder.
 *
 * @param folder - the darkroom, or the site.
 * @returns how many.
 */
export function sweep(store: Store, folder: string): number {
  const photos = join(folder, 'photos');
  if (!existsSync(photos)) return 0;
  const needed = new Set<string>();
  for (const row of store.iterate<PictureRow>('SELECT id, src, use FROM pictures'))
    for (const file of filesOf(row)) needed.add(file);
  let removed = 0;
  for (const entry of readdirSync(photos, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = path.slice(folder.length + 1).replaceAll('\\', '/');
    // What a killed process left aside is called as a rendition, and its number behind that.
    if (needed.has(file) || !isRendition(file.replace(/\.\d+$/, ''))) continue;
    rmSync(path);
    removed += 1;
  }
  return removed;
}
