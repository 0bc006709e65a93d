import type { Element, Root } from 'hast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { BuildRule } from '../schema/rules.ts';
import { LINK_PROTOCOLS } from './allow-list.ts';
import { excerpt, report } from './report.ts';
import { walkHtml } from './walk.ts';

/** A link to a page or a file of this site. */
export interface InsideLink {
  /** The address from the root, unescaped as addresses are compared: `/2026/11/harbor-vote/#the-vote`. */
  href: string;
  line: number;
  column: number;
}

declare module 'vfile' {
  interface DataMap {
    links: InsideLink[];
  }
}

/**
 * Sorts links: those that leave the site say so, those that stay are listed for the caller, those that a browser must
 * not follow or a reader cannot see are reported.
 *
 * Ok: `[vote](/2026/11/harbor-vote/)`, `[law](https://example.org/)`, `<mailto:desk@example.org>`.
 * Not ok: `[vote](javascript:…)`, `[vote](harbor-vote)`, `[](/about/)`.
 *
 * @param options.siteUrl - the origin of the site.
 */
export function rehypeLinks({ siteUrl }: { siteUrl: string }) {
  const { origin } = new URL(siteUrl);
  return (tree: Root, file: VFile): void => {
    const links: InsideLink[] = (file.data.links = []);
    walkHtml(tree, (node, _index, parent) => {
      if (node.type !== 'element') return;
      const { href } = node.properties;
      if (
        node.tagName !== 'a' ||
        typeof href !== 'string' ||
        'dataFootnoteRef' in node.properties ||
        'dataFootnoteBackref' in node.properties
      )
        return;
      sort(node, node.position ?? parent.position, clean(href), origin, links, file);
    });
  };
}

function sort(
  node: Element,
  place: Position | undefined,
  href: string,
  origin: string,
  links: InsideLink[],
  file: VFile,
): void {
  const say = (rule: BuildRule, message: string, suggestion: string) =>
    report(file, { rule, place, found: excerpt(file, node), message, suggestion });
  if (!hasText(node))
    say(
      'empty-link',
      'This link has no text, so nobody can see or hear where it leads.',
      'Write between the brackets what is to be found there.',
    );

  if (href === '') {
    say(
      'empty-link',
      'This link has no address.',
      'Write in the parentheses where it leads, or remove them and the brackets.',
    );
    return;
  }
  node.properties.href = href;
  if (href.startsWith('#')) return;
  const url = URL.parse(href, origin);
  const protocol = url?.protocol.slice(0, -1) ?? '';
  if (!url || !LINK_PROTOCOLS.includes(protocol)) {
    delete node.properties.href;
    if (url)
      say(
        'unsafe-link',
        `A link must not begin with ${protocol}:`,
        'Write a web address (https://…), a path on this site (/2026/11/…), mailto: or tel:.',
      );
    else
      say(
        'unsafe-link',
        `"${unescape(href)}" is not a web address.`,
        'Write it in full, like https://example.org/page.',
      );
    return;
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(href)?.[0];
  // The guard knows protocols in small letters only.
  if (scheme) node.properties.href = scheme.toLowerCase() + href.slice(scheme.length);
  if (protocol === 'mailto' || protocol === 'tel') return;
  if (url.origin !== origin) {
    node.properties.rel = ['noopener', 'external'];
  } else if (!scheme && !href.startsWith('/')) {
    say(
      'relative-link',
      `"${href}" does not say where on the site it begins.`,
      /^www\./i.test(href) ? `Write https://${href}` : 'Write the address from the root, like /2026/11/harbor-vote/.',
    );
  } else {
    links.push({
      href: unescape(url.pathname + url.search + url.hash),
      line: place?.start.line ?? 1,
      column: place?.start.column ?? 1,
    });
  }
}

/** The address as a browser reads it: blanks around it and line breaks in it mean nothing. */
function clean(href: string): string {
  return href.replace(/[\t\n\r]/g, '').replace(/^[\0- ]+|[\0- ]+$/g, '');
}

function hasText(node: Element): boolean {
  return node.children.some((child) =>
    child.type === 'text' ? child.value.trim() !== '' : child.type === 'element' && hasText(child),
  );
}

function unescape(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
