/**
 * Says on fronts how long ago a story came, while that is less than a day: "3h ago" for "6:30 PM", which stays as the
 * title. Nothing moves: a time keeps the room that it was printed in, and where another would need a line more it stays.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function begin(): void {
  const { lang } = document.documentElement;
  const format = (style: Intl.RelativeTimeFormatStyle) => new Intl.RelativeTimeFormat(lang, { style, numeric: 'auto' });
  const narrow = format('narrow');
  // The narrow style of French is a negative number.
  const ago = /^[-−]/.test(narrow.format(-1, 'hour')) ? format('short') : narrow;
  const full = new Intl.DateTimeFormat(lang, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });

  const times = [...document.querySelectorAll<HTMLTimeElement>('.card .meta time')].map((time) => ({
    time,
    line: time.parentElement!,
    printed: time.textContent,
    moment: Date.parse(time.dateTime),
  }));

  function textOf(age: number): string | undefined {
    if (age < 0 || age >= 24 * HOUR) return undefined;
    if (age < MINUTE) return ago.format(0, 'second');
    return age < HOUR ? ago.format(-Math.floor(age / MINUTE), 'minute') : ago.format(-Math.floor(age / HOUR), 'hour');
  }

  function tell(): void {
    if (document.hidden) return;
    const now = Date.now();
    // All are measured before any is changed, and all changed before any is measured, or each would have the page laid out.
    const changed = times
      .map((entry) => ({ ...entry, text: textOf(now - entry.moment) }))
      .filter(({ time, printed, text }) => time.textContent !== (text ?? printed))
      .map((entry) => ({ ...entry, width: entry.time.offsetWidth, height: entry.line.offsetHeight }));
    for (const { time, printed, moment, text, width } of changed) {
      if (!time.style.minInlineSize) time.style.minInlineSize = `${width}px`;
      time.textContent = text ?? printed;
      if (text === undefined) time.removeAttribute('title');
      else time.title = full.format(moment);
    }
    const taller = changed.filter(({ line, height }) => line.offsetHeight > height);
    for (const { time, printed } of taller) {
      time.textContent = printed;
      time.removeAttribute('title');
    }
  }

  tell();
  setInterval(tell, MINUTE);
  document.addEventListener('visibilitychange', tell);
}

// The page is shown first: measured any earlier, it would be laid out twice before anyone can read. Safari knows no idle time.
if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 1000 });
else setTimeout(begin);
