/** `npm start` with a newsletter of its own, and a mail server that keeps what it is given. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { projectRoot } from './newsroom.ts';

/** A mail server that takes everything, and reads it with another library than the one it was written with. */
export interface Postbox extends AsyncDisposable {
  /** For SMTP_URL. */
  url: string;
  mails: ParsedMail[];
  /** Resolves with the mails when there are so many. */
  wait(count: number): Promise<ParsedMail[]>;
}

export async function openPostbox(): Promise<Postbox> {
  const mails: ParsedMail[] = [];
  let arrived = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          arrived();
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async wait(count) {
      while (mails.length < count) await new Promise<void>((resolve) => (arrived = resolve));
      return mails;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A running `npm start`. */
export interface RunningStart extends AsyncDisposable {
  origin: string;
  /** What it has written so far. */
  output(): string;
  /** Ends it as a service manager does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts it in a process of its own.
 *
 * @param folder - with `dist` and `cache`, as `printNewsroom` leaves them.
 * @throws when it ends before it serves.
 */
export async function startService(folder: string, environment: Record<string, string>): Promise<RunningStart> {
  const flags = ['--out', join(folder, 'dist'), '--cache', join(folder, 'cache'), '--port', '0'];
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, 'src/press/serve.ts'), ...flags], {
    cwd: folder,
    env: { ...process.env, NEWSLETTER_DATA: join(folder, 'data', 'letters.sqlite'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output += text;
      const found = /is at (http:\/\/\S+)\/ /.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout!.setEncoding('utf8').on('data', read);
    child.stderr!.setEncoding('utf8').on('data', read);
    void ended.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return {
    origin,
    output: () => output,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
