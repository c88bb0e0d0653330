// The results of the operations in operations/.

export interface Named {
  code: string;
  name: string;
}

/** A text in one of its languages, which may not be the reader's. */
export interface LocalizedText {
  language: string;
  text: string;
}

export interface NetworkResult {
  coSponsorship: {
    asOf: string;
    itemCount: number;
    sponsorCount: number;
    tieCount: number;
    density: number;
    componentCount: number;
    /** Null without ties. */
    modularity: number | null;
    members: {
      sponsor: Named & { __typename: string; aliases?: string[] };
      itemCount: number;
      leadCount: number | null;
      degree: number;
      strength: number;
      community: number;
    }[];
    tieColumns: { a: number[]; b: number[]; sharedCount: number[]; weight: number[] };
    downloads: Download[];
  };
}

export type Format = 'BIPARTITE_CSV' | 'PROJECTION_CSV' | 'GRAPHML' | 'GEXF' | 'PAJEK' | 'NODE_LINK_JSON';

export interface Download {
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
  coreNumber: number;
  connectedness: number | null;
}

export interface MeasuresResult {
  coSponsorship: {
    sampling: { exact: boolean; pivots: number };
    members: ({ sponsor: { code: string } } & SlowMeasures)[];
  };
}

export interface BaselineResult {
  coSponsorship: {
    members: { sponsor: { code: string }; community: number }[];
    tieColumns: { a: number[]; b: number[]; weight: number[] };
  };
}

export interface SignificanceResult {
  coSponsorship: { tieColumns: { pValue: number[] } };
}

/** A period with its first and last day. */
export interface Slice {
  from: string;
  to: string;
  network: { itemCount: number; tieCount: number };
}

export interface SeriesResult {
  coSponsorshipSeries: Slice[];
}

export interface ReferenceResult {
  workProgrammes: Named[];
  venues: Named[] | null;
  delegations: Named[] | null;
  groups: Named[];
}

export interface ListedProposal {
  id: string;
  symbol: string | null;
  title: LocalizedText;
  circulatedOn: string | null;
  status: string;
  submittedBy: { code: string };
}

export interface Neighbour {
  sponsor: Named;
  sharedCount: number;
  weight: number;
  pValue: number;
}

export interface DelegationResult {
  /** Null if the sponsor is not in the network. */
  coSponsorship: { member: { neighbours: { totalCount: number; nodes: Neighbour[] } } | null };
  proposals: { totalCount: number; nodes: ListedProposal[] };
}

export interface TieResult {
  coSponsorship: {
    between: {
      a: Named;
      b: Named;
      sharedCount: number;
      weight: number;
      pValue: number | null;
      path: Named[];
      items: { totalCount: number; nodes: ListedProposal[] };
    };
  };
}

export interface Revision {
  id: string;
  number: number;
  symbol: string | null;
  kind: string;
  reason: string | null;
  note: LocalizedText | null;
  circulatedOn: string | null;
  sponsors: Named[];
}

/** A continuous period of co-authorship. joinedOn is null if it has not begun yet. */
export interface Spell {
  sponsor: Named;
  original: boolean;
  joinedOn: string | null;
  leftOn: string | null;
  joinedIn: { number: number } | null;
  leftIn: { number: number } | null;
}

export interface ProposalResult {
  proposal: {
    id: string;
    symbol: string | null;
    title: LocalizedText;
    status: string;
    circulatedOn: string | null;
    workProgramme: Named;
    submittedBy: Named;
    venueTargets: { venue: Named; outcome: { kind: string } | null }[];
    currentRevision: { id: string };
    revisions: { nodes: Revision[] };
    coAuthorships: { totalCount: number; nodes: Spell[] };
  } | null;
}
