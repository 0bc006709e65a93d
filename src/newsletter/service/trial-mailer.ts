import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailer } from '../sending/mailer.ts';

/**
 * A mailer for trying things out: it writes each mail into a folder, as a file that mail programs open, and sends nothing.
 *
 * @param onMail - told of each file that was written.
 */
export function createTrialMailer(folder: string, onMail: (file: string) => void = () => {}): Mailer {
  return {
    async send({ to, from, replyTo, subject, html, text, headers }) {
      const composed = new MailComposer({
        to,
        from,
        replyTo,
        subject,
        html,
        text,
        // As they are: a header that is folded in the middle of an address is read by not all programs.
        headers: Object.entries(headers).map(([key, value]) => ({ key, value: { prepared: true, value } })),
      });
      try {
        const bytes = await composed.compile().build();
        mkdirSync(folder, { recursive: true });
        const name = createHash('sha256')
          .update(headers['Message-ID'] ?? bytes)
          .digest('hex');
        const file = join(folder, `${name.slice(0, 16)}.eml`);
        // Whole or not at all, as whoever watches the folder wants it.
        writeFileSync(`${file}.draft`, bytes);
        renameSync(`${file}.draft`, file);
        onMail(file);
        return { kind: 'sent' };
      } catch (error) {
        return { kind: 'later', code: '4.3.0', reason: (error as Error).message };
      }
    },
    close: () => Promise.resolve(),
  };
}
