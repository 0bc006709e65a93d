import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** What a server answers with at each step of a conversation; `drop` ends the line, `silence` says nothing. */
export interface Script {
  greeting?: string;
  EHLO?: string;
  HELO?: string;
  STARTTLS?: string;
  AUTH?: string;
  MAIL?: string;
  RCPT?: string;
  DATA?: string;
  /** After the message. */
  end?: string;
}

/** An SMTP server that says what a test wants, which no server that is well would. */
export interface ScriptedServer {
  port: number;
  /** What came in, without the messages. */
  commands: string[];
  /** Messages that were taken or refused after they had come. */
  messages: number;
  close(): Promise<void>;
}

export async function startScripted(script: Script): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const state: ScriptedServer = { port: 0, commands: [], messages: 0, close: () => Promise.resolve() };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    const say = (reply: string) => {
      if (reply === 'drop') socket.destroy();
      else if (reply !== 'silence') socket.write(`${reply.replaceAll('\n', '\r\n')}\r\n`);
    };
    let isData = false;
    let rest = '';
    say(script.greeting ?? '220 test ESMTP');
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n';
        const at = rest.indexOf(mark);
        if (at < 0) return;
        const line = rest.slice(0, at);
        rest = rest.slice(at + mark.length);
        if (isData) {
          isData = false;
          state.messages++;
          say(script.end ?? '250 2.0.0 Taken');
          continue;
        }
        state.commands.push(line);
        const verb = line.split(' ')[0]!.toUpperCase();
        const reply =
          script[verb as keyof Script] ??
          { EHLO: '250 test', AUTH: '235 2.7.0 Welcome', DATA: '354 Go on', QUIT: '221 Bye' }[verb] ??
          '250 2.0.0 Well';
        if (verb === 'DATA' && reply.startsWith('354')) isData = true;
        say(reply);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.port = (server.address() as { port: number }).port;
  state.close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return state;
}
