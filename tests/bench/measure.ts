/** Runs a command and measures it from outside, in the same way for every tool. */
import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one run took. */
export interface Measured {
  seconds: number;
  /** The most memory that all its processes held at once; undefined where the system does not tell (there is no /proc). */
  peakBytes: number | undefined;
  /** Files that were written in the output folder. */
  files: number;
}

const SAMPLE_MS = 20;
/** Which processes there are is asked more rarely: it means reading all of /proc. */
const SAMPLES_PER_LOOK = 5;

/** A number from /proc/PID/status, where it stands in kB; 0 when the process has ended. */
function statusBytes(process: number, key: 'VmRSS' | 'VmHWM'): number {
  try {
    const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${process}/status`, 'utf8'));
    return found ? Number(found[1]) * 1024 : 0;
  } catch {
    return 0;
  }
}

/** A process and all that it started, by their parents in /proc. */
function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command's name stands in brackets and may hold anything; the parent is the second field after it.
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      );
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended between the two reads.
    }
  }
  const family = [root];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/** Follows the memory of a process and its children until it is stopped. */
function watchMemory(root: number): () => number | undefined {
  let family = [root];
  let highest = 0;
  let count = 0;
  const sample = () => {
    try {
      if (count++ % SAMPLES_PER_LOOK === 0) family = familyOf(root);
    } catch {
      return;
    }
    // Of a single process the system itself keeps the peak, which no sample can miss.
    const now =
      family.length === 1
        ? statusBytes(root, 'VmHWM')
        : family.reduce((sum, member) => sum + statusBytes(member, 'VmRSS'), 0);
    highest = Math.max(highest, now);
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    return highest || undefined;
  };
}

/** How many files below a folder have been written since a moment. */
function writtenSince(folder: string, moment: number): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && lstatSync(join(entry.parentPath, entry.name)).mtimeMs >= moment,
  ).length;
}

/**
 * Runs a command to its end.
 *
 * @param output - the folder that it writes its site to.
 * @throws when the command fails, with what it said.
 */
export async function measure(command: string, parameters: string[], output: string): Promise<Measured> {
  // What earlier runs left to be written to disk is written now, not at the cost of this one.
  spawnSync('sync');
  // File times come from a clock that lags by a tick.
  const moment = Date.now() - 20;
  const begun = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const stop = child.pid === undefined ? () => undefined : watchMemory(child.pid);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
    const seconds = (performance.now() - begun) / 1000;
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${said}`);
    return { seconds, peakBytes: stop(), files: writtenSince(output, moment) };
  } finally {
    stop();
  }
}

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The medians of some runs. */
export function medianRun(runs: Measured[]): Measured {
  const peaks = runs.flatMap((run) => run.peakBytes ?? []);
  return {
    seconds: median(runs.map((run) => run.seconds)),
    peakBytes: peaks.length ? median(peaks) : undefined,
    files: median(runs.map((run) => run.files)),
  };
}
