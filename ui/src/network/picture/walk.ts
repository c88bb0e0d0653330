import { type Network, neighboursOf } from '../model/network.ts';

/** Where the keyboard is in the picture: at a sponsor, with one of its neighbours in view, and the way that led there. */
export interface Walk {
  at: string;
  /** A place in the neighbours of at, the heaviest tie first; -1 before the first key. */
  next: number;
  way: string[];
}

/** A walk from a sponsor, or from the one with most ties. null in an empty network. */
export function startAt(network: Network, code: string | null): Walk | null {
  const known = code !== null && network.byCode.has(code) ? code : null;
  const [first] = [...network.sponsors].sort((one, two) => two.degree - one.degree || one.place - two.place);
  const at = known ?? first?.code;
  return at === undefined ? null : { at, next: -1, way: [] };
}

/** The neighbours of where the walk is, as codes. */
export function choices(network: Network, { at }: Walk): string[] {
  const sponsor = network.byCode.get(at);
  return sponsor ? neighboursOf(network, sponsor.place).map((place) => network.sponsors[place]!.code) : [];
}

export function candidateOf(network: Network, walk: Walk): string | null {
  return choices(network, walk)[walk.next] ?? null;
}

/** Goes to the neighbour after or before the one in view. */
export function turn(network: Network, walk: Walk, by: 1 | -1): Walk {
  const count = choices(network, walk).length;
  if (count === 0) return walk;
  const next = walk.next < 0 ? (by === 1 ? 0 : count - 1) : (walk.next + by + count) % count;
  return { ...walk, next };
}

/** Steps to the neighbour in view. */
export function step(network: Network, walk: Walk): Walk {
  const candidate = candidateOf(network, walk);
  return candidate === null ? walk : { at: candidate, next: -1, way: [...walk.way, walk.at] };
}

/** Steps back to where the walk came from. */
export function back(walk: Walk): Walk {
  const before = walk.way.at(-1);
  return before === undefined ? { ...walk, next: -1 } : { at: before, next: -1, way: walk.way.slice(0, -1) };
}
