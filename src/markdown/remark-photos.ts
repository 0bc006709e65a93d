import type { Definition, Image, ImageReference, Root } from 'mdast';
import type { VFile } from 'vfile';
import { photoSource } from '../schema/photo.ts';
import type { BuildRule } from '../schema/rules.ts';
import type { BodyPartNode } from './body-part-node.ts';
import { splitCredit } from './credit.ts';
import { excerpt, report } from './report.ts';
import { smartText } from './typography.ts';
import { SKIP, walkMarkdown } from './walk.ts';

interface Picture {
  src: string;
  alt: string;
  title: string;
}

/** The picture of an image, whose address may stand elsewhere as a definition. */
function pictureOf(node: Image | ImageReference, tree: Root): Picture {
  let target: Image | Definition | undefined = node.type === 'image' ? node : undefined;
  if (node.type === 'imageReference') {
    walkMarkdown(tree, (definition) => {
      if (definition.type === 'definition' && definition.identifier === node.identifier) target ??= definition;
    });
  }
  return { src: target?.url ?? '', alt: node.alt?.trim() ?? '', title: target?.title ?? '' };
}

/** A path below `content`, whichever way it was written: with a leading slash, or relative to the article's file. */
function contentPath(src: string): string {
  return src.replace(/^(?:\/|(?:\.\.?\/)+)(?=photos\/)/, '');
}

function example({ src, alt, title }: Picture): string {
  return `![${alt || 'What the picture shows'}](${src} "${title.replaceAll('"', "'") || 'The caption. (Photographer/Agency)'}")`;
}

/**
 * Turns an image that is alone in its paragraph into a photo, whose title is the caption with the credit at its end;
 * reports images anywhere else. What such a photo leaves unsaid, its file may say (see src/photos/decide.ts), so each is
 * listed for the caller to check.
 *
 * Ok: `![Waves at the wall](photos/2026/wall.jpg "The wall. (Alex Kim/Harbor Ledger)")`, `![](photos/2026/wall.jpg)`.
 * Not ok: `See ![this](photos/wall.jpg) here.`, `![Wall](https://example.org/wall.jpg)`.
 *
 * @param options.language - whose punctuation captions get.
 */
export function remarkPhotos({ language }: { language: string }) {
  return (tree: Root, file: VFile): void => {
    file.data.photos = [];
    if (!String(file.value).includes('![')) return;
    walkMarkdown(tree, (node, index, parent) => {
      if (node.type === 'paragraph') {
        const [only, ...others] = node.children;
        if (others.length > 0 || (only?.type !== 'image' && only?.type !== 'imageReference')) return undefined;
        const picture = pictureOf(only, tree);
        const photo = photoOf(only, picture, language, file);
        // What is no photo of this newsroom leaves its words behind, never its address.
        if (photo) (parent.children as unknown[])[index] = photo;
        else node.children = [{ type: 'text', value: picture.alt }];
        return SKIP;
      }
      if (node.type !== 'image' && node.type !== 'imageReference') return undefined;
      report(file, {
        rule: 'photo-in-text',
        place: node,
        found: excerpt(file, node),
        message: 'A picture stands here among words or in a link, where it can have no caption and no credit.',
        suggestion: 'Put it in a paragraph of its own, with an empty line before and after it.',
      });
      parent.children[index] = { type: 'text', value: node.alt ?? '' };
      return SKIP;
    });
  };
}

function photoOf(
  node: Image | ImageReference,
  picture: Picture,
  language: string,
  file: VFile,
): BodyPartNode | undefined {
  const found = excerpt(file, node);
  const say = (rule: BuildRule, message: string, suggestion: string) =>
    report(file, { rule, place: node, found, message, suggestion });
  const src = contentPath(picture.src);
  const name = /[^/\\?#]+\.(?:jpe?g|png|webp|avif|tiff?)(?=$|[?#])/i.exec(src)?.[0] ?? 'name.jpg';

  const ours = photoSource.safeParse(src).success;
  if (/^(?:https?:)?\/\//i.test(src)) {
    say(
      'remote-photo',
      'This picture is on another site, which can change or remove it.',
      `Copy it to content/photos (if you may publish it) and write ${example({ ...picture, src: `photos/${name}` })}`,
    );
  } else if (!ours) {
    say(
      'photo-path',
      `${picture.src ? `"${picture.src}"` : 'An empty address'} is not a photo below content/photos (jpg, png, webp, avif or tif; no spaces in its name).`,
      `Write its path: ${example({ ...picture, src: 'photos/2026/name.jpg' })}`,
    );
  }
  if (!ours) return undefined;
  const { caption, credit } = splitCredit(picture.title);
  const given = {
    ...(picture.alt && { alt: smartText(picture.alt, language) }),
    ...(caption !== undefined && { caption: smartText(caption, language) }),
    ...(credit !== undefined && { credit: smartText(credit, language) }),
  };
  const { line = 1, column = 1 } = node.position?.start ?? {};
  file.data.photos!.push({ src, ...given, line, column, ...(found !== undefined && { found }) });
  return {
    type: 'bodyPart',
    part: { type: 'photo', src, ...given },
    ...(node.position && { position: node.position }),
  };
}
