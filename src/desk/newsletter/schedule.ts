/** When a newsletter is sent, as systemd and cron want it written. */

export interface Schedule {
  newsletter: string;
  /** Where the software is. */
  root: string;
  /** Whose process it is. */
  user: string;
  /** That of site.yaml: `Asia/Seoul`. */
  timeZone: string;
  /** `06:00` */
  at: string;
  /** `mon-fri`, `sat`, `mon,wed,fri`; every day when it is left out. */
  days?: string;
}

/** Cron counts them from Sunday, and so does systemd name them. */
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** @param days - `mon-fri,sun`. @returns numbers from 0 for Sunday, in pairs of first and last; undefined when it is none. */
export function readDays(days: string): [number, number][] | undefined {
  const ranges = days.split(',').map((part): [number, number] => {
    const [first = '', last = first, ...others] = part.trim().toLowerCase().split('-');
    const number = (day: string) => (others.length > 0 ? -1 : DAYS.findIndex((name) => name.toLowerCase() === day));
    return [number(first), number(last)];
  });
  return ranges.every(([first, last]) => first >= 0 && last >= first) ? ranges : undefined;
}

/**
 * The unit, its timer, and the lines for those who have cron instead.
 *
 * @throws Error when `days` are none; see `readDays`.
 */
export function writeSchedule({ newsletter, root, user, timeZone, at, days }: Schedule): {
  name: string;
  service: string;
  timer: string;
  cron: string;
} {
  const ranges = days === undefined ? [] : readDays(days);
  if (!ranges) throw new Error(`${days} are no days.`);
  const [hour, minute] = at.split(':').map(Number) as [number, number];
  const span = (dots: string, name: (day: number) => string) =>
    ranges.map(([first, last]) => (first === last ? name(first) : `${name(first)}${dots}${name(last)}`)).join(',');
  // systemd's own week begins on Monday; a range from Sunday on is written as Sunday and the rest.
  const named = ranges
    .map(([first, last]) => {
      if (first === last) return DAYS[first]!;
      const rest = first === 0 ? (last === 1 ? 'Mon' : `Mon..${DAYS[last]!}`) : `${DAYS[first]!}..${DAYS[last]!}`;
      return first === 0 ? `Sun,${rest}` : rest;
    })
    .join(',');
  const inUnit = (path: string) => path.replaceAll('%', '%%');
  const inCommand = (text: string) =>
    `"${inUnit(text)
      .replace(/["\\]/g, String.raw`\$&`)
      .replaceAll('$', '$$$$')}"`;
  const service = `[Unit]
Description=Sends the newsletter ${inUnit(newsletter)}
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
User=${user}
WorkingDirectory=${inUnit(root)}
EnvironmentFile=/etc/newsletter.env
ExecStart=${inCommand(`${root}/node_modules/.bin/node`)} src/desk/newsletter.ts send ${inCommand(newsletter)} --wait
# When it is told to end, what is in flight ends and the rest stays for the next time.
TimeoutStopSec=120
TimeoutStartSec=infinity
# 2: another process has it in hand, or it was told to stop.
SuccessExitStatus=2
`;
  const timer = `[Unit]
Description=When the newsletter ${inUnit(newsletter)} is sent

[Timer]
OnCalendar=${named === '' ? '' : `${named} `}${at} ${timeZone}
# After a night without power it is sent when the machine is back.
Persistent=true

[Install]
WantedBy=timers.target
`;
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  // To cron a percent sign is the end of the line.
  const command =
    `cd ${quoted(root)} && set -a && . /etc/newsletter.env && npm run --silent newsletter -- send ${quoted(newsletter)}`.replaceAll(
      '%',
      String.raw`\%`,
    );
  const cronDays = ranges.length === 0 ? '*' : span('-', String);
  // The second is for those whose servers asked for patience. It must not come before the first.
  const again = minute < 30 ? hour : hour + 1;
  const second = again > 23 ? '' : `${(minute + 30) % 60} ${again}-23 * * ${cronDays} ${command}\n`;
  const cron = `# ${timeZone}: a cron that does not know CRON_TZ goes by the clock of the machine.
CRON_TZ=${timeZone}
${minute} ${hour} * * ${cronDays} ${command}
${second}`;
  return { name: `newsletter-${newsletter}`, service, timer, cron };
}
