/** Round values that span others: at most `most` steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, most = 4): { values: number[]; decimals: number } {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= most) ?? 10 * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    // Not added up: 0.1 thrice is not 0.3.
    values: Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(decimals))),
    decimals,
  };
}
