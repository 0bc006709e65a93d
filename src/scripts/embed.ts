/** Shows something of another site on the page, from the moment that a reader asks for it (src/components/Embed.astro). */

/** What the frame may do besides running as its own site: open the links that a reader presses in it. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

customElements.define(
  'load-embed',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = this.querySelector('button');
      if (button) button.onclick = () => this.#load();
    }

    #load(): void {
      const { src, title } = this.dataset;
      if (!src?.startsWith('https://')) return;
      const frame = document.createElement('iframe');
      frame.title = title!;
      frame.setAttribute('sandbox', SANDBOX);
      frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      frame.src = src;
      this.replaceChildren(frame);
      // The button had it.
      frame.focus();
    }
  },
);
