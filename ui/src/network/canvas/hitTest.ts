// Finds the tie under the pointer by computation. Sigma can also do it by drawing all ties a second time,
// which would double the work per frame.

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  index: number;
  from: Point;
  to: Point;
  width: number;
  bend: number;
  depth: number;
}

/** The distance at which the pointer hits a thin line, in CSS pixels. */
const HIT_DISTANCE = 4;
/** The number of segments that approximate a curve. */
const SEGMENTS = 8;

/** Returns the index of the topmost line at a point; null if there is none. */
export function lineAt(lines: Iterable<Line>, at: Point): number | null {
  let found: Line | null = null;
  for (const line of lines) {
    if (found !== null && line.depth < found.depth) continue;
    const distanceLimit = Math.max(HIT_DISTANCE, line.width / 2 + 1);
    const slack = distanceLimit + Math.abs(line.bend) * Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
    if (at.x < Math.min(line.from.x, line.to.x) - slack || at.x > Math.max(line.from.x, line.to.x) + slack) continue;
    if (at.y < Math.min(line.from.y, line.to.y) - slack || at.y > Math.max(line.from.y, line.to.y) + slack) continue;
    if (distance(line, at) <= distanceLimit) found = line;
  }
  return found?.index ?? null;
}

function distance({ from, to, bend }: Line, at: Point): number {
  if (bend === 0) return toSegment(from, to, at);
  let nearest = Infinity;
  let before = from;
  for (let piece = 1; piece <= SEGMENTS; piece++) {
    const next = onCurve(from, to, bend, piece / SEGMENTS);
    nearest = Math.min(nearest, toSegment(before, next, at));
    before = next;
  }
  return nearest;
}

/** The control point of a curved line. */
export function controlPoint(from: Point, to: Point, bend: number): Point {
  return { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
}

function onCurve(from: Point, to: Point, bend: number, share: number): Point {
  const middle = controlPoint(from, to, bend);
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * middle.x + c * to.x, y: a * from.y + b * middle.y + c * to.y };
}

function toSegment(from: Point, to: Point, at: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}
