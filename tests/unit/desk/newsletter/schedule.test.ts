import { expect, test } from 'vitest';
import { readDays, writeSchedule } from '../../../../src/desk/newsletter/schedule.ts';

const SCHEDULE = {
  newsletter: 'daily',
  root: '/srv/the ledger 100%',
  user: 'newsroom',
  timeZone: 'Asia/Seoul',
  at: '06:00',
};

test('names the folder, the user and the zone in the unit and its timer', () => {
  const { name, service, timer } = writeSchedule({ ...SCHEDULE, days: 'mon-fri' });
  expect(name).toBe('newsletter-daily');
  expect(service).toContain('\nUser=newsroom\nWorkingDirectory=/srv/the ledger 100%%\n');
  expect(service).toContain(
    '\nExecStart="/srv/the ledger 100%%/node_modules/.bin/node" src/desk/newsletter.ts send "daily" --wait\n',
  );
  expect(timer).toContain('\nOnCalendar=Mon..Fri 06:00 Asia/Seoul\n');
});

test.each<[string | undefined, string, string]>([
  [undefined, '06:00', '*'],
  ['sat', 'Sat 06:00', '6'],
  ['Mon,wed,FRI', 'Mon,Wed,Fri 06:00', '1,3,5'],
  ['sun-sat', 'Sun,Mon..Sat 06:00', '0-6'],
  ['sun-mon', 'Sun,Mon 06:00', '0-1'],
])('days %s', (days, calendar, cronDays) => {
  const { timer, cron } = writeSchedule({ ...SCHEDULE, ...(days !== undefined && { days }) });
  expect(timer).toContain(`\nOnCalendar=${calendar} Asia/Seoul\n`);
  expect(cron).toContain(`\n0 6 * * ${cronDays} cd `);
});

test.each([
  ['06:00', '0 6 ', '30 6-23 '],
  ['18:45', '45 18 ', '15 19-23 '],
])('cron tries again half an hour after %s and each hour from then', (at, first, second) => {
  const lines = writeSchedule({ ...SCHEDULE, at }).cron.split('\n');
  const command = String.raw`cd '/srv/the ledger 100\%' && set -a && . /etc/newsletter.env && npm run --silent newsletter -- send 'daily'`;
  expect(lines.slice(1, 4)).toEqual(['CRON_TZ=Asia/Seoul', `${first}* * * ${command}`, `${second}* * * ${command}`]);
});

test('nothing is tried again before it is tried', () => {
  const lines = writeSchedule({ ...SCHEDULE, at: '23:45' })
    .cron.trimEnd()
    .split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^45 23 /);
});

test.each(['', 'mon-', 'fri-mon', 'monday', 'mon-wed-fri', 'mo'])('%j are no days', (days) => {
  expect(readDays(days)).toBeUndefined();
});
