/** An edition as files to look at: in a browser, as text, as the mail that a program opens, and to be pasted elsewhere. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { pasteable, SERVICES, type PasteService } from '../../newsletter/editions/paste.ts';
import { personalizer, type Mail } from '../../newsletter/editions/personal.ts';

export interface PreviewOptions {
  /** Where the files are put; the folder is made. */
  folder: string;
  /** `2026-11-24` */
  name: string;
  /** Whose mail it is: `Harbor Ledger <letters@harborledger.example>`. */
  from: string;
  /** The root of the site: the addresses of a reader lead there. */
  url: string;
}

/** @returns the paths of the files: HTML, text, mail, and HTML for each service. */
export async function previewEdition(mail: Mail, { folder, name, from, url }: PreviewOptions): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const own = personalizer(mail)({ leave: `${url}/newsletter/`, preferences: `${url}/newsletter/` });
  const { subject, html, text } = own;
  const eml = await new MailComposer({ from, to: 'reader@example.org', subject, html, text }).compile().build();
  const files: [string, string | Uint8Array][] = [
    ['html', html],
    ['txt', text],
    ['eml', eml],
    ...(Object.keys(SERVICES) as PasteService[]).map((service): [string, string] => [
      `${service}.html`,
      pasteable(mail, service).html,
    ]),
  ];
  return files.map(([ending, content]) => {
    const path = join(folder, `${name}.${ending}`);
    writeFileSync(path, content);
    return path;
  });
}
