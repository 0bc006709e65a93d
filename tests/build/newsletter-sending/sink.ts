/** A mail server that takes all and counts: as a process of its own it leaves the sender's memory and speed to the sender. */
import { SMTPServer } from 'smtp-server';

const counts = new Map<string, number>();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  maxClients: 1000,
  onData(stream, { envelope }, done) {
    stream.resume();
    stream.on('end', () => {
      const to = envelope.rcptTo[0]!.address;
      counts.set(to, (counts.get(to) ?? 0) + 1);
      done();
    });
  },
});
// Senders are killed in the middle of a word.
server.on('error', () => {});
const listening = server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (listening.address() as { port: number }).port });
});
process.on('message', (message) => {
  if (message === 'clear') counts.clear();
  const all = [...counts.values()];
  process.send!({ people: counts.size, mails: all.reduce((sum, count) => sum + count, 0), most: Math.max(0, ...all) });
});
