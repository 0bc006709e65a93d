/** A sender as a process of its own, which a test may kill: `node sender.ts DATABASE SMTP_URL CONNECTIONS [BYTES]`. */
import { readFileSync } from 'node:fs';
import { createEditionMessages } from '../../../src/newsletter/sending/edition-message.ts';
import { sendEdition } from '../../../src/newsletter/sending/send-edition.ts';
import { createMailer } from '../../../src/newsletter/sending/smtp.ts';
import { openSqliteStore } from '../../../src/newsletter/store/sqlite.ts';

const [file, smtp, connections, bytes = '2000', dkimKey] = process.argv.slice(2) as [
  string,
  string,
  string,
  string?,
  string?,
];
const secret = 's'.repeat(32);
const store = await openSqliteStore({ file, secret });
const mailer = createMailer({
  smtp,
  connections: Number(connections),
  rate: 100_000,
  ...(dkimKey && {
    dkim: { domain: 'harborledger.example', selector: 'news', key: readFileSync(dkimKey, 'utf8') },
  }),
});
const edition = { id: 'daily/2026-11-24', newsletter: 'daily', subject: 'Morning — and more' };
const line = '<p style="margin:0">The vote ends three years of argument — it was close.</p>\n';
const story = line.repeat(Math.ceil(Number(bytes) / line.length));
const message = createEditionMessages(
  {
    edition: edition.id,
    newsletter: 'daily',
    name: 'Harbor Ledger',
    host: 'harborledger.example',
    from: 'letters@harborledger.example',
    secret,
  },
  ({ key }) => ({
    subject: edition.subject,
    html: `<!doctype html>\n<title>Morning</title>\n${story}<a href="https://harborledger.example/newsletter/u/${key}">Leave</a>\n`,
    text: `Morning\nhttps://harborledger.example/newsletter/u/${key}\n`,
  }),
  (key) => `https://harborledger.example/newsletter/u/${key}`,
);
const abort = new AbortController();
process.once('SIGTERM', () => abort.abort());
process.stdout.write('sending\n');
const result = await sendEdition({
  store,
  mailer,
  edition,
  message,
  connections: Number(connections),
  now: () => Date.now(),
  signal: abort.signal,
});
await mailer.close();
await store.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(`${JSON.stringify({ ...result, memory: maxRSS, cpu: userCPUTime + systemCPUTime })}\n`);
