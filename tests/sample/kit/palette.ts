/** The inks every picture is printed with. A scene takes five to seven of them. */
export const ink = {
  black: '#0c1822',
  night: '#13263a',
  navy: '#1d3a4f',
  slate: '#3f5b6b',
  steel: '#6f8a96',
  fog: '#aebfbf',
  deep: '#12454f',
  teal: '#1f6a72',
  sea: '#4b9694',
  foam: '#b5d3c6',
  paper: '#f2e6cf',
  cream: '#fdf4df',
  sand: '#dcc39a',
  ochre: '#d0923a',
  gold: '#f0c063',
  brick: '#9a3f2c',
  rust: '#6e2c25',
  coral: '#df6f51',
  rose: '#eba88a',
  plum: '#46364a',
  moss: '#5d7148',
  leaf: '#8a9a57',
} as const;

/** A colour part of the way from one to another. */
export function mix(from: string, to: string, part: number): string {
  const channel = (color: string, at: number) => parseInt(color.slice(at, at + 2), 16);
  const blended = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) * (1 - part) + channel(to, at) * part)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${blended.join('')}`;
}
