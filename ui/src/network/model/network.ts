import type { Costly, Export, NetworkAnswer } from './answers.ts';
import type { Measure } from './view.ts';

/** A delegation or group in the network. */
export interface Sponsor {
  place: number;
  code: string;
  name: string;
  group: boolean;
  aliases: string[];
  community: number;
  proposals: number;
  submitted: number;
  degree: number;
  strength: number;
  /** null until they are there, or where the server could not compute them in time. */
  costly: Costly | null;
}

/** A tie; a and b are places in [Network.sponsors], and where ties are directed it leads from a to b. */
export interface Tie {
  place: number;
  a: number;
  b: number;
  shared: number;
  weight: number;
}

export interface Network {
  asOf: string;
  proposalCount: number;
  edgeCount: number;
  density: number;
  componentCount: number;
  modularity: number;
  sponsors: Sponsor[];
  ties: Tie[];
  byCode: Map<string, Sponsor>;
  /** For each sponsor the ties that touch it, the heaviest first. */
  tiesOf: Tie[][];
  exports: Export[];
}

/** The answer with its indexes. */
export function networkOf({ coSponsorship: answer }: NetworkAnswer): Network {
  const sponsors = answer.nodes.map(({ sponsor, ...measures }, place) => ({
    place, code: sponsor.code, name: sponsor.name, group: sponsor.__typename === 'Group', aliases: sponsor.aliases ?? [], ...measures, costly: null,
  }));
  const { a, b, shared, weight } = answer.edgeColumns;
  const ties = a.map((from, place) => ({ place, a: from, b: b[place]!, shared: shared[place]!, weight: weight[place]! }));
  const tiesOf: Tie[][] = sponsors.map(() => []);
  for (const tie of ties) {
    tiesOf[tie.a]!.push(tie);
    tiesOf[tie.b]!.push(tie);
  }
  for (const list of tiesOf) list.sort((one, two) => two.weight - one.weight || one.place - two.place);
  const { asOf, proposalCount, edgeCount, density, componentCount, modularity, exports } = answer;
  return {
    asOf, proposalCount, edgeCount, density, componentCount, modularity, exports,
    sponsors, ties, tiesOf, byCode: new Map(sponsors.map((sponsor) => [sponsor.code, sponsor])),
  };
}

/** The network with the measures that came later, joined by code. */
export function withMeasures(network: Network, rows: ({ sponsor: { code: string } } & Costly)[]): Network {
  const later = new Map(rows.map((row) => [row.sponsor.code, row]));
  const sponsors = network.sponsors.map((sponsor) => ({ ...sponsor, costly: later.get(sponsor.code) ?? null }));
  return { ...network, sponsors, byCode: new Map(sponsors.map((sponsor) => [sponsor.code, sponsor])) };
}

/** A measure's value; null where it is not there. */
export function measureOf(sponsor: Sponsor, measure: Measure): number | null {
  switch (measure) {
    case 'proposals':
    case 'submitted':
    case 'degree':
    case 'strength':
      return sponsor[measure];
    default:
      return sponsor.costly?.[measure] ?? null;
  }
}

/** The places of those that a sponsor is tied to, each once, the heaviest tie first. */
export function neighboursOf(network: Network, place: number): number[] {
  const others = (network.tiesOf[place] ?? []).map((tie) => (tie.a === place ? tie.b : tie.a));
  return [...new Set(others)];
}

/** A sponsor's rank by a measure, 1 for the greatest; equals share a rank. null where it has no value. */
export function rankOf(network: Network, sponsor: Sponsor, measure: Measure): number | null {
  const value = measureOf(sponsor, measure);
  if (value === null) return null;
  return 1 + network.sponsors.filter((other) => (measureOf(other, measure) ?? -Infinity) > value).length;
}

/** The communities with their sizes, in order of number. */
export function communitiesOf(network: Network): { number: number; size: number }[] {
  const sizes = new Map<number, number>();
  for (const { community } of network.sponsors) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  return [...sizes].map(([number, size]) => ({ number, size })).sort((one, two) => one.number - two.number);
}
