// The results of the operations in operations/.

export interface Named {
  code: string;
  name: string;
}

export interface NetworkResult {
  coSponsorship: {
    asOf: string;
    proposalCount: number;
    sponsorCount: number;
    edgeCount: number;
    density: number;
    componentCount: number;
    modularity: number;
    nodes: {
      sponsor: Named & { __typename: string; aliases?: string[] };
      proposals: number;
      submitted: number;
      degree: number;
      strength: number;
      community: number;
    }[];
    edgeColumns: { a: number[]; b: number[]; shared: number[]; weight: number[] };
    exports: Export[];
  };
}

export type Format = 'BIPARTITE_CSV' | 'PROJECTION_CSV' | 'GRAPHML' | 'GEXF' | 'PAJEK' | 'NODE_LINK';

export interface Export {
  format: Format;
  url: string;
  mediaType: string;
}

/** The measures that take the server longest. They are loaded after the graph is shown. */
export interface SlowMeasures {
  closeness: number;
  betweenness: number;
  eigenvector: number;
  pageRank: number;
  clustering: number;
  core: number;
  connectedness: number;
}

export interface MeasuresResult {
  coSponsorship: {
    sampling: { exact: boolean; pivots: number };
    nodes: ({ sponsor: { code: string } } & SlowMeasures)[];
  };
}

export interface BaselineResult {
  coSponsorship: {
    nodes: { sponsor: { code: string }; community: number }[];
    edgeColumns: { a: number[]; b: number[]; weight: number[] };
  };
}

export interface SignificanceResult {
  coSponsorship: { edgeColumns: { significance: number[] } };
}

/** A period with its first and last day. */
export interface Slice {
  from: string;
  to: string;
  proposalCount: number;
  edgeCount: number;
}

export interface SeriesResult {
  coSponsorshipSeries: Slice[];
}

interface DelegationPage {
  nodes: Named[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface ReferenceResult {
  workProgrammes: Named[];
  venues: Named[];
  delegations: DelegationPage;
  groups: { nodes: Named[] };
}

export interface MoreDelegationsResult {
  delegations: DelegationPage;
}

export interface ListedProposal {
  id: string;
  symbol: string | null;
  title: string;
  circulatedOn: string | null;
  status: string;
  submittedBy: { code: string };
}

export interface Neighbour {
  sponsor: Named;
  shared: number;
  weight: number;
  significance: number;
}

export interface DelegationResult {
  coSponsorship: { neighbours: { totalCount: number; nodes: Neighbour[] } };
  proposals: { totalCount: number; nodes: ListedProposal[] };
}

export interface TieResult {
  coSponsorship: {
    between: {
      a: Named;
      b: Named;
      shared: number;
      weight: number;
      significance: number | null;
      path: Named[];
      proposals: { totalCount: number; nodes: ListedProposal[] };
    };
  };
}

export interface Revision {
  number: number;
  symbol: string | null;
  kind: string;
  reason: string | null;
  note: string | null;
  circulatedOn: string | null;
  current: boolean;
  coAuthors: Named[];
}

/** A continuous period of co-authorship. joinedOn is null if it has not begun yet. */
export interface Spell {
  sponsor: Named;
  original: boolean;
  joinedOn: string | null;
  leftOn: string | null;
  joinedAt: { number: number } | null;
  leftAt: { number: number } | null;
}

export interface ProposalResult {
  proposal: {
    id: string;
    symbol: string | null;
    title: string;
    status: string;
    circulatedOn: string | null;
    workProgramme: Named;
    submittedBy: Named;
    venueTargets: { venue: Named; outcome: string | null }[];
    revisions: { nodes: Revision[] };
    coAuthorships: { totalCount: number; nodes: Spell[] };
  } | null;
}
