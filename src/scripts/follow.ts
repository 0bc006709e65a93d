/**
 * Follows a live story on its page: asks for the file beside it, puts what has changed in its place at once, and keeps new
 * posts behind a button until they are asked for, so that nothing moves under a reader's eyes.
 */

/** What the file says: /2026/11/storm-night/live.json. */
export interface Followed {
  /** Of all of it. */
  version: string;
  /** The story is over. */
  ended: boolean;
  /** HTML of what stands above the posts. */
  state: string;
  /** The newest posts, newest first; `html` is one element with that id and `data-digest`. */
  posts: { id: string; digest: string; html: string }[];
  /** Styles of the parts in them, which the page may have had no use for when it was printed; empty for none. */
  sheet: string;
}

/** How often it is asked for, and how seldom at most when there is no answer (ms). */
const OFTEN = 15_000;
const SELDOM = 240_000;

const live = document.querySelector<HTMLElement>('[data-live]')!;
const list = live.querySelector('.posts')!;
const button = live.querySelector('button')!;
const words = JSON.parse(live.dataset['words']!) as Record<string, string>;
const { lang } = document.documentElement;
// A page that allows no HTML from strings but by policies may allow this one by its name. What it lets through is the
// press's own, from the page's own site.
const policy = (
  window as { trustedTypes?: { createPolicy(name: string, rules: object): { createHTML(html: string): string } } }
).trustedTypes?.createPolicy('broadsheet-live', { createHTML: (html: string) => html });

// No <style>: the page's policy allows those alone that it was printed with.
const style = new CSSStyleSheet();
document.adoptedStyleSheets.push(style);

let pause = OFTEN;
let version = '';
let sheet = '';
let timer = 0;
/** The posts of the file, those of them that wait behind the button, and the oldest that the page has. */
let known: Followed['posts'] = [];
let waiting = known;
let end: HTMLElement | undefined;
/** The page has none of them, and may lack others that are older: it has to be asked for anew. */
let gap = false;

function parse(html: string): HTMLElement {
  const text = policy ? policy.createHTML(html) : html;
  return document.adoptNode(new DOMParser().parseFromString(text, 'text/html').body.firstElementChild as HTMLElement);
}

/** Changes the page and leaves what is being read where it is in the window. */
function still(change: () => void): void {
  const read = [...list.children].find((post) => post.getBoundingClientRect().bottom > 0);
  const top = read?.getBoundingClientRect().top;
  change();
  const after = read && (document.getElementById(read.id) ?? read);
  if (after?.isConnected) scrollBy({ top: after.getBoundingClientRect().top - top!, behavior: 'instant' });
}

/** Whether someone is at it: it has the focus, or a picture of it is open. */
const inUse = (post: Element) => post.matches(':focus, :focus-within, :has(:popover-open, dialog[open])');

function take(file: Followed): void {
  const { posts } = file;
  if (file.sheet !== sheet) style.replaceSync((sheet = file.sheet));
  const ids = posts.map(({ id }) => id);
  let whole = true;
  still(() => {
    const state = live.querySelector('[data-live-state]')!;
    if (inUse(state)) whole = false;
    else state.replaceWith(parse(file.state));
    for (const { id, digest, html } of posts) {
      const post = document.getElementById(id);
      // A post that the page only has a line of is not drawn on it.
      if (!post?.dataset['digest'] || post.dataset['digest'] === digest) continue;
      if (inUse(post)) whole = false;
      else post.replaceWith(parse(html));
    }
    const children = [...list.children] as HTMLElement[];
    end = children.findLast(({ id }) => ids.includes(id));
    gap = !end && children.length > 0;
    // Above the oldest that the file has, what it does not have is gone.
    for (const post of end ? children : []) {
      if (post === end) break;
      if (!ids.includes(post.id)) post.remove();
    }
  });
  known = posts;
  waiting = posts.filter(({ id }) => !document.getElementById(id));
  button.hidden = waiting.length === 0;
  const text = (words[new Intl.PluralRules(lang).select(waiting.length)] ?? words['other']!).replace(
    '#',
    waiting.length.toLocaleString(lang),
  );
  // Writing the same again would have it announced again.
  if (button.textContent !== text) button.textContent = text;
  if (whole) version = file.version;
  if (file.ended) document.querySelector('.story-head .form-live')?.remove();
}

async function ask(): Promise<void> {
  clearTimeout(timer);
  let over = false;
  try {
    // The browser sends the tag of the copy that it has, and is mostly answered that it is still good.
    const response = await fetch(live.dataset['live']!, { cache: 'no-cache' });
    if (!response.ok) throw new Error(response.statusText);
    const file = (await response.json()) as Followed;
    if (file.version !== version) take(file);
    over = file.ended && file.version === version;
    pause = OFTEN;
  } catch {
    // The page is whole as it is; the next question may be answered.
    pause = Math.min(pause * 2, SELDOM);
  }
  if (over) document.removeEventListener('visibilitychange', wake);
  else if (!document.hidden) timer = window.setTimeout(() => void ask(), pause);
}

function wake(): void {
  if (!document.hidden) void ask();
}

button.onclick = () => {
  if (gap) {
    location.reload();
    return;
  }
  const [newest] = waiting;
  // From the oldest of them: each stands before the one that is older.
  let older = end?.nextElementSibling ?? null;
  for (const { id, html } of known.toReversed()) {
    const post = document.getElementById(id) ?? parse(html);
    if (!post.isConnected) list.insertBefore(post, older);
    older = post;
  }
  waiting = [];
  button.hidden = true;
  document.getElementById(newest!.id)!.focus();
};

document.addEventListener('visibilitychange', wake);
timer = window.setTimeout(() => void ask(), OFTEN);
