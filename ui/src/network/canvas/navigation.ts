import { type Network, neighboursOf } from '../model/network.ts';

/** Keyboard navigation in the graph: the current sponsor, one of its neighbors as the candidate, and the path so far. */
export interface Navigation {
  current: string;
  /** Index of the candidate in the neighbors of current, which are sorted by tie weight; -1 before the first key. */
  candidate: number;
  path: string[];
}

/** Starts at a sponsor, or at the one with the highest degree. Null in an empty network. */
export function startAt(network: Network, code: string | null): Navigation | null {
  const requested = code !== null && network.byCode.has(code) ? code : null;
  const [first] = [...network.sponsors].sort((one, two) => two.degree - one.degree || one.index - two.index);
  const current = requested ?? first?.code;
  return current === undefined ? null : { current, candidate: -1, path: [] };
}

/** Returns the codes of the current sponsor's neighbors. */
export function candidatesOf(network: Network, { current }: Navigation): string[] {
  const sponsor = network.byCode.get(current);
  return sponsor ? neighboursOf(network, sponsor.index).map((index) => network.sponsors[index]!.code) : [];
}

export function candidateOf(network: Network, navigation: Navigation): string | null {
  return candidatesOf(network, navigation)[navigation.candidate] ?? null;
}

/** Selects the next or the previous neighbor as the candidate. */
export function turn(network: Network, navigation: Navigation, by: 1 | -1): Navigation {
  const count = candidatesOf(network, navigation).length;
  if (count === 0) return navigation;
  const candidate = navigation.candidate < 0 ? (by === 1 ? 0 : count - 1) : (navigation.candidate + by + count) % count;
  return { ...navigation, candidate };
}

/** Moves to the candidate. */
export function step(network: Network, navigation: Navigation): Navigation {
  const code = candidateOf(network, navigation);
  return code === null ? navigation : { current: code, candidate: -1, path: [...navigation.path, navigation.current] };
}

/** Moves back to the previous sponsor of the path. */
export function back(navigation: Navigation): Navigation {
  const previous = navigation.path.at(-1);
  return previous === undefined ? { ...navigation, candidate: -1 } : { current: previous, candidate: -1, path: navigation.path.slice(0, -1) };
}
