/** Hands a story to the system's sheet for sharing, where there is one: only there is the button to be seen. */
const button = document.querySelector<HTMLButtonElement>('.share')!;

async function share(): Promise<void> {
  try {
    await navigator.share({
      title: document.querySelector('h1')!.textContent.trim(),
      // Without what stands behind a #: a story is shared, not the picture that is open.
      url: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.pathname,
    });
  } catch (error) {
    // The reader has thought better of it.
    if ((error as Error).name !== 'AbortError') throw error;
  }
}

// A page that is not on HTTPS has no such function, nor have all browsers.
if ('share' in navigator) {
  button.onclick = () => void share();
  button.hidden = false;
}
