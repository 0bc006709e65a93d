/** What Broadsheet promises for an archive of some size. Ratios hold on any machine; seconds on a small one, of two cores. */
export interface Targets {
  addSeconds: number;
  /** How many times faster than Hugo's rebuild a story is added. */
  addTimesFaster: number;
  /** How long a whole build may take, in builds of Hugo. */
  wholeRatio: number;
  wholePeakBytes: number;
  addPeakBytes: number;
  addFiles: number;
}

const MB = 1e6;

/** The promises by the number of stories; other sizes are measured without. */
export const TARGETS: ReadonlyMap<number, Targets> = new Map([
  [
    10_000,
    {
      addSeconds: 1.2,
      addTimesFaster: 8,
      wholeRatio: 1.5,
      wholePeakBytes: 1000 * MB,
      addPeakBytes: 200 * MB,
      addFiles: 40,
    },
  ],
  [
    100_000,
    {
      addSeconds: 2.5,
      addTimesFaster: 40,
      wholeRatio: 1.3,
      wholePeakBytes: 1500 * MB,
      addPeakBytes: 300 * MB,
      addFiles: 40,
    },
  ],
]);
