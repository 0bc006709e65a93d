/**
 * Breaking news on a page that was printed before it. It lies over the end of the window, so that nothing moves, and
 * goes when it is put away, for as long as the browser's tab is open. A page that shows the news already is left alone.
 */
import type { BreakingFile } from '../newsroom/breaking.ts';

const PUT_AWAY = 'breaking';

async function show(): Promise<void> {
  const response = await fetch('/breaking.json', { cache: 'no-cache' });
  const { headline, label, text, address, until, close } = (await response.json()) as BreakingFile;
  if (!headline || until <= Date.now() || sessionStorage.getItem(PUT_AWAY) === headline) return;
  if (document.querySelector('.breaking') || address === decodeURI(location.pathname)) return;

  const box = add(document.body, 'aside');
  box.className = 'breaking late';
  box.setAttribute('aria-label', label);
  const line = add(box, 'p');
  line.className = 'wrap';
  add(line, 'b', label);
  line.append(' ');
  const link = add(line, address ? 'a' : 'strong', headline);
  if (address) link.setAttribute('href', address);
  line.append(' ');
  if (text) add(line, 'span', text);
  const button = add(line, 'button', '×');
  button.setAttribute('aria-label', close);
  button.onclick = () => {
    sessionStorage.setItem(PUT_AWAY, headline);
    box.remove();
  };
}

function add(parent: HTMLElement, name: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

// Without an answer, or without storage, the page is whole as it is.
show().catch(() => {});
