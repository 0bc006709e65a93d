/** The preview's darkroom: makes a rendition when a browser asks for it, and only that one. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cardFile, isTypeCard, type TypeCard } from '../photos/cards/card.ts';
import { makeCard } from '../photos/cards/make-card.ts';
import { develop, type Order } from '../photos/develop.ts';
import { isCopied, type Copy } from '../recordings/copies.ts';
import { isRendition, renditionsOf, type Use } from '../photos/renditions.ts';

export class Darkroom {
  readonly #content: string;
  readonly #folder: string;
  readonly #making = new Map<string, Promise<void>>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param folder - its own, since nobody else would take away what no page shows any more; it is emptied. */
  constructor(content: string, folder: string) {
    this.#content = content;
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
  }

  /**
   * @param file - as renditions are called: `photos/2026/sea-wall.3f9a1c20-720.avif`.
   * @param pictures - that pages have shown, as JSON of a Use.
   * @returns where it is, once it is made; undefined when no page has shown it.
   * @throws when the photograph cannot be read.
   */
  async file(file: string, pictures: Iterable<string>): Promise<string | undefined> {
    // What is asked for comes from a browser, or from whoever else can reach the preview.
    if (!isRendition(file) || file.split('/').includes('..')) return undefined;
    const path = join(this.#folder, file);
    if (!existsSync(path)) {
      const order = find(file, pictures, this.#content);
      if (!order) return undefined;
      let making = this.#making.get(file);
      if (!making) {
        // One after the other: the first screen's are asked for first, and a preview must not take all of the machine.
        making = this.#queue.then(() =>
          isTypeCard(order) ? makeCard(order, this.#content, this.#folder) : develop(order, this.#folder),
        );
        this.#queue = making.catch(() => {});
        this.#making.set(file, making);
      }
      await making.finally(() => this.#making.delete(file));
    }
    return path;
  }
}

function find(file: string, pictures: Iterable<string>, content: string): Order | TypeCard | undefined {
  for (const text of pictures) {
    const use = JSON.parse(text) as Use | Copy | TypeCard;
    if (isTypeCard(use)) {
      if (cardFile(use) === file) return use;
      continue;
    }
    if (isCopied(use) || !file.startsWith(use.src.slice(0, use.src.lastIndexOf('.')))) continue;
    const rendition = renditionsOf(use).find((each) => each.file === file);
    if (rendition) {
      const { src, digest, width, height, rights } = use;
      return { source: join(content, src), digest, width, height, rights, renditions: [rendition] };
    }
  }
  return undefined;
}
