/**
 * Does some work for each item, a few at a time.
 *
 * @param open - what each lane works with, like a browser page; closed by `close` at its end.
 * @returns the results, in the order of the items.
 */
export async function inLanes<Item, Tool, Result>(
  items: readonly Item[],
  { lanes = 3, open, close }: { lanes?: number; open: () => Promise<Tool>; close: (tool: Tool) => Promise<unknown> },
  work: (tool: Tool, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(lanes, items.length) }, async () => {
      const tool = await open();
      try {
        for (const [index, item] of queue) results[index] = await work(tool, item);
      } finally {
        await close(tool);
      }
    }),
  );
  return results;
}
