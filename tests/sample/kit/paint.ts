import { createHash } from 'node:crypto';
import type { Outline, Point } from './shape.ts';

/** SVG markup, ready to be joined with more. */
export type Markup = string;

/** Names a definition after what it says, so that painters need no shared counter. */
function named(make: (id: string) => Markup): { id: string; markup: Markup } {
  const id = `d${createHash('sha1').update(make('')).digest('hex').slice(0, 10)}`;
  return { id, markup: make(id) };
}

/** A flat area of one ink. */
export function flat(outline: Outline, color: string, opacity = 1): Markup {
  return `<path d="${outline}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

/** A drawn line. */
export function line(outline: Outline, color: string, width: number, opacity = 1): Markup {
  return `<path d="${outline}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ''}/>`;
}

/** Shows markup only inside an outline. */
export function within(outline: Outline, markup: Markup): Markup {
  const clip = named((id) => `<clipPath id="${id}"><path d="${outline}"/></clipPath>`);
  return `${clip.markup}<g clip-path="url(#${clip.id})">${markup}</g>`;
}

/** An area with an edge of light: the same outline, moved away from the light, leaves the edge bare. */
export function lit(outline: Outline, color: string, light: string, dx: number, dy: number): Markup {
  return flat(outline, light) + within(outline, moved(flat(outline, color), dx, dy));
}

/** Markup moved, and optionally scaled about its own origin. */
export function moved(markup: Markup, x: number, y: number, scaleX = 1, scaleY = scaleX): Markup {
  return `<g transform="translate(${x} ${y}) scale(${scaleX} ${scaleY})">${markup}</g>`;
}

/** Markup turned about a point. */
export function turned(markup: Markup, degrees: number, [x, y]: Point): Markup {
  return `<g transform="rotate(${degrees} ${x} ${y})">${markup}</g>`;
}

/** Markup at less than full strength. */
export function faint(markup: Markup, opacity: number): Markup {
  return `<g opacity="${opacity}">${markup}</g>`;
}

/** Colours along a gradient: where, which, how strong. */
export type Stops = readonly (readonly [offset: number, color: string, opacity?: number])[];

const stopMarkup = (stops: Stops) =>
  stops
    .map(
      ([offset, color, opacity]) => `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity ?? 1}"/>`,
    )
    .join('');

/** An area that changes colour from one point to another. */
export function wash(outline: Outline, from: Point, to: Point, stops: Stops): Markup {
  const gradient = named(
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}">${stopMarkup(stops)}</linearGradient>`,
  );
  return `${gradient.markup}<path d="${outline}" fill="url(#${gradient.id})"/>`;
}

/** A round glow that fades outwards. */
export function glow([x, y]: Point, radius: number, color: string, strength: number, squash = 1): Markup {
  const stops: Stops = [
    [0, color, strength],
    [0.25, color, strength * 0.55],
    [0.6, color, strength * 0.16],
    [1, color, 0],
  ];
  const gradient = named((id) => `<radialGradient id="${id}">${stopMarkup(stops)}</radialGradient>`);
  return `${gradient.markup}<ellipse cx="${x}" cy="${y}" rx="${radius}" ry="${radius * squash}" fill="url(#${gradient.id})"/>`;
}

/** Shade laid on with a dry brush: it breaks into grains where it thins out between two points. */
export function dry(outline: Outline, color: string, from: Point, to: Point, strength = 1): Markup {
  const filter = named(
    (id) =>
      `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">` +
      `<feTurbulence type="fractalNoise" baseFrequency="0.42" numOctaves="2" seed="7" result="noise"/>` +
      `<feColorMatrix in="noise" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1.9 0 0 0 -0.45" result="grain"/>` +
      `<feComposite in="SourceAlpha" in2="grain" operator="arithmetic" k1="0" k2="5" k3="4" k4="-4" result="mask"/>` +
      `<feFlood flood-color="${color}"/><feComposite in2="mask" operator="in"/></filter>`,
  );
  const shade = wash(outline, from, to, [
    [0, '#000000', strength],
    [1, '#000000', 0],
  ]);
  return within(outline, `${filter.markup}<g filter="url(#${filter.id})">${shade}</g>`);
}
