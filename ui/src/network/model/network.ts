import type { Download, NetworkResult, SlowMeasures } from './results.ts';
import type { Measure } from './view.ts';

/** A delegation or group in the network. */
export interface Sponsor {
  index: number;
  code: string;
  name: string;
  group: boolean;
  aliases: string[];
  community: number;
  itemCount: number;
  /** The number of items that it submitted; null if their sources name no lead. */
  leadCount: number | null;
  degree: number;
  strength: number;
  /** Null until they are loaded, or if the server could not compute them in time. */
  slow: SlowMeasures | null;
}

/** A tie. a and b are indexes in Network.sponsors; a directed tie goes from a to b. */
export interface Tie {
  index: number;
  a: number;
  b: number;
  sharedCount: number;
  weight: number;
}

export interface Network {
  asOf: string;
  itemCount: number;
  tieCount: number;
  density: number;
  componentCount: number;
  modularity: number | null;
  sponsors: Sponsor[];
  ties: Tie[];
  byCode: Map<string, Sponsor>;
  /** The ties of each sponsor, sorted by descending weight. */
  tiesOf: Tie[][];
  downloads: Download[];
}

/** Builds a network from the API's result. */
export function networkOf({ coSponsorship: result }: NetworkResult): Network {
  const sponsors = result.members.map(({ sponsor, ...measures }, index) => ({
    index, code: sponsor.code, name: sponsor.name, group: sponsor.__typename === 'Group', aliases: sponsor.aliases ?? [], ...measures, slow: null,
  }));
  const { a, b, sharedCount, weight } = result.tieColumns;
  const ties = a.map((from, index) => ({ index, a: from, b: b[index]!, sharedCount: sharedCount[index]!, weight: weight[index]! }));
  const tiesOf: Tie[][] = sponsors.map(() => []);
  for (const tie of ties) {
    tiesOf[tie.a]!.push(tie);
    tiesOf[tie.b]!.push(tie);
  }
  for (const list of tiesOf) list.sort((one, two) => two.weight - one.weight || one.index - two.index);
  const { asOf, itemCount, tieCount, density, componentCount, modularity, downloads } = result;
  return {
    asOf, itemCount, tieCount, density, componentCount, modularity, downloads,
    sponsors, ties, tiesOf, byCode: new Map(sponsors.map((sponsor) => [sponsor.code, sponsor])),
  };
}

/** Adds the measures that are loaded later, joined by code. */
export function withMeasures(network: Network, rows: ({ sponsor: { code: string } } & SlowMeasures)[]): Network {
  const byCode = new Map(rows.map((row) => [row.sponsor.code, row]));
  const sponsors = network.sponsors.map((sponsor) => ({ ...sponsor, slow: byCode.get(sponsor.code) ?? null }));
  return { ...network, sponsors, byCode: new Map(sponsors.map((sponsor) => [sponsor.code, sponsor])) };
}

/** The value of a measure; null if it is not available. */
export function measureOf(sponsor: Sponsor, measure: Measure): number | null {
  switch (measure) {
    case 'itemCount':
    case 'leadCount':
    case 'degree':
    case 'strength':
      return sponsor[measure];
    default:
      return sponsor.slow?.[measure] ?? null;
  }
}

/** The indexes of a sponsor's neighbors without duplicates, sorted by descending tie weight. */
export function neighboursOf(network: Network, index: number): number[] {
  const others = (network.tiesOf[index] ?? []).map((tie) => (tie.a === index ? tie.b : tie.a));
  return [...new Set(others)];
}

/** A sponsor's rank by a measure: 1 is the highest value, and equal values share a rank. Null if it has no value. */
export function rankOf(network: Network, sponsor: Sponsor, measure: Measure): number | null {
  const value = measureOf(sponsor, measure);
  if (value === null) return null;
  return 1 + network.sponsors.filter((other) => (measureOf(other, measure) ?? -Infinity) > value).length;
}

/** The communities with their sizes, sorted by number. */
export function communitiesOf(network: Network): { number: number; size: number }[] {
  const sizes = new Map<number, number>();
  for (const { community } of network.sponsors) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  return [...sizes].map(([number, size]) => ({ number, size })).sort((one, two) => one.number - two.number);
}
