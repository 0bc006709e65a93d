/** Pictures of an import: where their files are, whether they can be published, and what they are called here. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { splitWords } from '../../archive/photo-words.ts';
import { creditOf } from '../../photos/credit-line.ts';
import type { Says } from '../../photos/decide.ts';
import { inspectPhoto, LARGEST_FILE } from '../../photos/inspect.ts';
import { download, DownloadError } from './download.ts';
import type { WorkFile } from './work-file.ts';
import { slugOf } from './slug.ts';

/** A picture that can be published. */
export interface Placed {
  /** Below the content folder: `photos/2026/11/wall.jpg`. */
  path: string;
  /** What its file says of itself. */
  says: Says;
}

/** Why there is none, in a sentence. */
export interface NotPlaced {
  reason: string;
}

export const isPlaced = (picture: Placed | NotPlaced): picture is Placed => 'path' in picture;

export interface PictureOptions {
  work: WorkFile;
  content: string;
  /** Where they wait until their story is written. */
  stage: string;
  /** A copy of the old site's folder of uploads. */
  media?: string;
  /** They may be fetched from the web. */
  mayDownload: boolean;
  /** A file that came with the export. */
  file?: (path: string) => Promise<Buffer | undefined>;
  isAllowed?: (address: string) => boolean;
}

/** Downloads that are under way at once. */
const AT_ONCE = 4;
const ENDS: Readonly<Record<string, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', heif: 'avif', tiff: 'tif' };

export class Pictures {
  readonly #options: PictureOptions;
  #beside: string | undefined;
  /** What has been fetched and not been placed yet. */
  readonly #fetched = new Map<string, Promise<Buffer | NotPlaced>>();

  constructor(options: PictureOptions) {
    this.#options = options;
  }

  /**
   * Finds pictures and gives each a name in `content/photos`; the same bytes have one name.
   *
   * @param folder - of those whose address has no month: `2026/11`.
   * @param beside - the folder of the document that names them, where relative addresses begin.
   */
  async place(sources: readonly string[], folder: string, beside?: string): Promise<Map<string, Placed | NotPlaced>> {
    this.#beside = beside;
    const placed = new Map<string, Placed | NotPlaced>();
    const wanted = [...new Set(sources)];
    for (const [index, src] of wanted.entries()) {
      // A few ahead are under way while one is looked at.
      if (this.#options.mayDownload) for (const next of wanted.slice(index, index + AT_ONCE)) this.#prefetch(next);
      placed.set(src, await this.#placeOne(src, folder));
    }
    this.#fetched.clear();
    return placed;
  }

  #prefetch(src: string): void {
    if (!this.#fetched.has(src) && /^https?:/.test(src) && !this.#known(src))
      this.#fetched.set(src, this.#bytesOf(src));
  }

  /** What a picture is known by: one that stands in the text itself by its bytes, one that may be beside a page by that, too. */
  #keyOf(src: string): string {
    const whole = src.startsWith('data:') || this.#beside === undefined ? src : `${this.#beside} ${src}`;
    return whole.length < 500 ? whole : createHash('sha256').update(whole).digest('hex');
  }

  #known(src: string): Placed | NotPlaced | undefined {
    const row = this.#options.work.get<{ json: string }>('SELECT json FROM pictures WHERE src = ?', this.#keyOf(src));
    return row && (JSON.parse(row.json) as Placed | NotPlaced);
  }

  async #placeOne(src: string, folder: string): Promise<Placed | NotPlaced> {
    const known = this.#known(src);
    if (known) return known;
    const bytes = await (this.#fetched.get(src) ?? this.#bytesOf(src));
    this.#fetched.delete(src);
    const found = Buffer.isBuffer(bytes) ? await this.#take(src, bytes, folder) : bytes;
    this.#options.work.run('INSERT OR REPLACE INTO pictures VALUES (?, ?)', this.#keyOf(src), JSON.stringify(found));
    return found;
  }

  async #take(src: string, given: Buffer, folder: string): Promise<Placed | NotPlaced> {
    const { default: sharp } = await import('sharp');
    let bytes = given;
    let format: string | undefined;
    try {
      const found = await sharp(bytes).metadata();
      format = found.format;
      // A still GIF loses nothing as PNG; one that moves would stand still.
      if (format === 'gif' && (found.pages ?? 1) > 1) return { reason: 'It is a picture that moves (GIF).' };
      if (format === 'gif') {
        bytes = await sharp(bytes).png().toBuffer();
        format = 'png';
      }
    } catch {
      return { reason: 'It is no picture that can be read.' };
    }
    const inspection = await inspectPhoto(bytes);
    if ('message' in inspection) return { reason: inspection.message };
    const { alt, description, copyright } = inspection.metadata;
    const says = splitWords({ alt, caption: description, credit: creditOf(inspection.metadata), copyright });

    const { work, content, stage } = this.#options;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const shared = work.get<{ path: string }>('SELECT path FROM hashes WHERE hash = ?', hash)?.path;
    if (shared !== undefined) return { path: shared, says };
    const month = /\/((?:19|20)\d\d\/(?:0[1-9]|1[0-2]))\//.exec(src)?.[1] ?? folder;
    const name = nameOf(src);
    for (let number = 1; ; number++) {
      const path = `photos/${month}/${name}${number > 1 ? `-${number}` : ''}.${ENDS[format] ?? 'jpg'}`;
      if (work.get('SELECT 1 FROM paths WHERE path = ?', path.toLowerCase())) continue;
      const file = join(content, path);
      if (existsSync(file)) {
        if (!readFileSync(file).equals(bytes)) continue;
      } else {
        const waiting = join(stage, path);
        mkdirSync(dirname(waiting), { recursive: true });
        writeFileSync(waiting, bytes);
      }
      work.run('INSERT INTO paths VALUES (?, ?)', path.toLowerCase(), hash);
      work.run('INSERT INTO hashes VALUES (?, ?)', hash, path);
      return { path, says };
    }
  }

  async #bytesOf(src: string): Promise<Buffer | NotPlaced> {
    if (src.startsWith('data:')) return fromData(src);
    const { media, file, mayDownload, isAllowed } = this.#options;
    const path = pathOf(src);
    if (path === undefined) return { reason: 'Its address cannot be read.' };
    for (const candidate of candidatesOf(path)) {
      const packed = await file?.(candidate);
      if (packed) return packed;
      // A page that was saved has its pictures in a folder of its own; a bare name may be that of any other.
      const isBeside = !/^https?:/.test(src) || candidate.includes('/');
      for (const folder of [media, isBeside ? this.#beside : undefined]) {
        const found = folder === undefined ? undefined : readBelow(folder, candidate);
        if (found) return found;
      }
    }
    if (!/^https?:/.test(src)) return { reason: 'There is no such file.' };
    if (!mayDownload)
      return {
        reason:
          media === undefined
            ? 'It is on the web; --media DIR names a folder that has it, and --download fetches it.'
            : 'It is not in the folder of media; --download fetches it.',
      };
    try {
      return await download(src, isAllowed);
    } catch (error) {
      if (error instanceof DownloadError) return { reason: error.message };
      throw error;
    }
  }
}

function fromData(src: string): Buffer | NotPlaced {
  const [, encoding, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(src) ?? [];
  if (data === '') return { reason: 'Its address cannot be read.' };
  return encoding ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
}

/** The steps of an address, decoded; undefined when it would climb out of a folder. */
function pathOf(src: string): string | undefined {
  try {
    const path = decodeURIComponent(/^https?:/.test(src) ? new URL(src).pathname : src.replace(/[?#].*$/, ''));
    const steps = path.split(/[/\\]/).filter((step) => step !== '' && step !== '.');
    return steps.includes('..') || path.includes('\0') || steps.length === 0 ? undefined : steps.join('/');
  } catch {
    return undefined;
  }
}

/**
 * Where a file of that address may be in a copy of the old site: the picture as it was uploaded before the smaller ones
 * that WordPress (`-300x200`, `-scaled`) and Ghost (`/size/w600/`) have made of it; in the whole folder or in that of
 * the uploads alone.
 */
function candidatesOf(path: string): string[] {
  const names = [
    path
      .replace(/-(?:\d+x\d+|scaled|e\d{10,})(?=\.\w+$)/, '')
      .replace(/(?<=^|\/)size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/, ''),
    path,
  ];
  return [...new Set(names)].flatMap((name) => {
    const steps = name.split('/');
    return steps.map((_step, index) => steps.slice(index).join('/'));
  });
}

/** A file below a folder, and not one elsewhere to which a link leads from there. */
function readBelow(folder: string, path: string): Buffer | undefined {
  const file = resolve(folder, path);
  if (!existsSync(file)) return undefined;
  const real = realpathSync(file);
  if (!real.startsWith(realpathSync(folder) + sep)) return undefined;
  const stats = statSync(real);
  return stats.isFile() && stats.size <= LARGEST_FILE ? readFileSync(real) : undefined;
}

function nameOf(src: string): string {
  if (src.startsWith('data:')) return 'picture';
  const last = candidatesOf(pathOf(src) ?? 'picture')[0]!
    .split('/')
    .at(-1)!;
  return (
    slugOf(last.replace(/\.\w{1,5}$/, ''))
      .slice(0, 80)
      .replace(/-+$/, '') || 'picture'
  );
}

/** Takes away a folder in which files have waited. */
export const clearStage = (stage: string): void => rmSync(stage, { recursive: true, force: true });
