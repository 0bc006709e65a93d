import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Resolver } from 'node:dns/promises';
import { decode, encode, type Answer } from 'dns-packet';

/** `TXT ledger.example`, and what is there; names in small letters. `fails` for one that the server cannot answer. */
export type Zone = Record<string, string[] | 'fails'>;

export interface DnsServer {
  resolver: Resolver;
  /** May be changed between questions. */
  zone: Zone;
  /** How many questions came. */
  questions: number;
  close(): Promise<void>;
}

/** A name server on this machine, and a resolver that asks it. Exchanges of MX are written `10 mail.ledger.example`. */
export async function startDns(): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 5000, tries: 3 });
  const { port } = socket.address();
  resolver.setServers([`127.0.0.1:${port}`]);
  const state: DnsServer = {
    resolver,
    zone: {},
    questions: 0,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (bytes, { port: from, address }) => {
    const { id, questions = [] } = decode(bytes);
    const { type, name } = questions[0]!;
    state.questions++;
    const found = state.zone[`${type} ${name.toLowerCase()}`];
    const isThere = Object.keys(state.zone).some((key) => key.endsWith(` ${name.toLowerCase()}`));
    // 2: the server failed. 3: there is no such name.
    const code = found === 'fails' ? 2 : isThere ? 0 : 3;
    const answers = (found === 'fails' ? [] : (found ?? [])).map((data): Answer => answerOf(type, name, data));
    socket.send(encode({ type: 'response', id: id!, flags: 0x0180 | code, questions, answers }), from, address);
  });
  return state;
}

function answerOf(type: string, name: string, data: string): Answer {
  const ttl = 0;
  switch (type) {
    case 'TXT':
      return { type, name, ttl, data: data.match(/.{1,200}/g) ?? [''] };
    case 'MX': {
      const [preference, exchange] = data.split(' ');
      return { type, name, ttl, data: { preference: Number(preference), exchange: exchange! } };
    }
    case 'A':
    case 'AAAA':
    case 'PTR':
      return { type, name, ttl, data };
    default:
      throw new Error(`${type} is not asked for.`);
  }
}
