/** A place on the picture: x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/** An outline in SVG path notation. Outlines all run clockwise, so several can be joined into one. */
export type Outline = string;

const round = (value: number) => Math.round(value * 10) / 10;
const at = ([x, y]: Point) => `${round(x)} ${round(y)}`;

function clockwise(points: readonly Point[]): Point[] {
  let doubleArea = 0;
  points.forEach(([x, y], index) => {
    const next = points[(index + 1) % points.length] ?? [x, y];
    doubleArea += x * next[1] - next[0] * y;
  });
  return doubleArea < 0 ? points.toReversed() : [...points];
}

/** A straight-edged outline. */
export function poly(...points: Point[]): Outline {
  return `M${clockwise(points).map(at).join('L')}Z`;
}

/** An upright rectangle. */
export function rect(x: number, y: number, width: number, height: number): Outline {
  return poly([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

/** An ellipse; a circle when one radius is given. */
export function oval(x: number, y: number, rx: number, ry = rx): Outline {
  return `M${at([x - rx, y])}A${round(rx)} ${round(ry)} 0 0 1 ${at([x + rx, y])}A${round(rx)} ${round(ry)} 0 0 1 ${at([x - rx, y])}Z`;
}

/** A rounded outline through all the points. */
export function curve(...points: Point[]): Outline {
  const ring = clockwise(points);
  const place = (index: number): Point => ring[(index + ring.length) % ring.length] ?? [0, 0];
  const parts = ring.map((point, index) => bend(place(index - 1), point, place(index + 1), place(index + 2)));
  return `M${at(place(0))}${parts.join('')}Z`;
}

/** A rounded line through the points, without an inside. */
export function thread(...points: Point[]): Outline {
  const place = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0];
  const parts = points
    .slice(0, -1)
    .map((point, index) => bend(place(index - 1), point, place(index + 1), place(index + 2)));
  return `M${at(place(0))}${parts.join('')}`;
}

/** One piece of a Catmull-Rom curve as a cubic Bézier. */
function bend(before: Point, from: Point, to: Point, after: Point): string {
  const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
  const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
  return `C${at(first)} ${at(second)} ${at(to)}`;
}

/** A limb: thick at one end, thinner at the other, round at both. */
export function limb(from: Point, fromRadius: number, to: Point, toRadius: number): Outline {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [nx, ny] = [Math.sin(angle), -Math.cos(angle)];
  const side = ([x, y]: Point, radius: number, sign: number): Point => [x + nx * radius * sign, y + ny * radius * sign];
  const arc = (radius: number) => `A${round(radius)} ${round(radius)} 0 0 1 `;
  return `M${at(side(from, fromRadius, 1))}L${at(side(to, toRadius, 1))}${arc(toRadius)}${at(side(to, toRadius, -1))}L${at(side(from, fromRadius, -1))}${arc(fromRadius)}${at(side(from, fromRadius, 1))}Z`;
}

/** A straight bar of even width between two points. */
export function bar(from: Point, to: Point, width: number, endWidth = width): Outline {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [nx, ny] = [Math.sin(angle) / 2, -Math.cos(angle) / 2];
  return poly(
    [from[0] + nx * width, from[1] + ny * width],
    [to[0] + nx * endWidth, to[1] + ny * endWidth],
    [to[0] - nx * endWidth, to[1] - ny * endWidth],
    [from[0] - nx * width, from[1] - ny * width],
  );
}

/** A lattice beam, as in cranes and bridges. */
export function lattice(
  from: Point,
  to: Point,
  depth: number,
  endDepth: number,
  bays: number,
  weight: number,
): Outline {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [nx, ny] = [Math.sin(angle) / 2, -Math.cos(angle) / 2];
  const chord = (part: number, sign: number): Point => {
    const width = depth + (endDepth - depth) * part;
    return [
      from[0] + (to[0] - from[0]) * part + nx * width * sign,
      from[1] + (to[1] - from[1]) * part + ny * width * sign,
    ];
  };
  let outline = bar(chord(0, 1), chord(1, 1), weight) + bar(chord(0, -1), chord(1, -1), weight);
  for (let bay = 0; bay < bays; bay++) {
    const sign = bay % 2 ? 1 : -1;
    outline += bar(chord(bay / bays, sign), chord((bay + 1) / bays, -sign), weight * 0.7);
    outline += bar(chord(bay / bays, 1), chord(bay / bays, -1), weight * 0.6);
  }
  return outline;
}

/** A point part of the way between two others. */
export function along(from: Point, to: Point, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}
