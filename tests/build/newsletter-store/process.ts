/**
 * What a test has other processes do with a store: `node process.ts '{"store": …, "work": …}'`. Each message that is
 * "sent" is a line of a file, written before the next thing happens.
 */
import { appendFileSync } from 'node:fs';
import { openStore } from '../../../src/newsletter/open-store.ts';

/** What the process does, and where it ends as by a power cut. */
export type Work =
  | { kind: 'ask'; email: string; times: number; now: number }
  | { kind: 'send'; edition: string; log: string; batch: number; hold: boolean; now: number; kill?: Kill }
  | { kind: 'hold'; edition: string };

/** After so many messages, and there between taking them and having settled them. */
export interface Kill {
  after: number;
  at: 'taken' | 'sent' | 'settling';
}

export interface Task {
  store: Parameters<typeof openStore>[0];
  work: Work;
}

const { store: options, work } = JSON.parse(process.argv[2]!) as Task;
const store = await openStore(options);
const die = () => process.kill(process.pid, 'SIGKILL');

switch (work.kind) {
  case 'ask': {
    const consent = { at: work.now, page: 'https://ledger.example/', text: 'Sign up' };
    const request = { email: work.email, newsletters: ['daily'], consent, cooldown: 3_600_000 };
    await Promise.all(Array.from({ length: work.times }, (_, n) => store.ask({ ...request, now: work.now + n })));
    break;
  }
  case 'hold':
    process.stdout.write((await store.hold(work.edition)) ? 'held\n' : 'refused\n');
    // Until it is killed.
    await new Promise((resolve) => process.stdin.resume().once('end', resolve));
    break;
  case 'send': {
    const { edition, log, batch, kill, now } = work;
    const release = work.hold ? await store.hold(edition) : undefined;
    if (work.hold && !release) throw new Error('held by another process');
    let sent = 0;
    for (;;) {
      const deliveries = await store.take(edition, batch, now);
      if (deliveries.length === 0) break;
      const last = kill && sent + deliveries.length >= kill.after ? kill.at : undefined;
      if (last === 'taken') die();
      for (const { person } of deliveries) appendFileSync(log, `${person}\n`);
      sent += deliveries.length;
      if (last === 'sent') die();
      const settled = store.settle(
        edition,
        deliveries.map(({ person }) => ({ person, kind: 'sent' })),
        now,
      );
      if (last === 'settling') setImmediate(die);
      await settled;
    }
    await release?.();
  }
}
await store.close();
