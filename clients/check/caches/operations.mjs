// The operations with which the caches of Apollo Client and urql are checked, as text. Each pair
// represents two components of a page that query different fields of the same object.

/** A viewer has an id, so the fields of both are merged. */
export const VIEWER = {
  one: '{ viewer { id subject delegation { id code } } }',
  other: '{ viewer { id tokenExpiresAt drafts(first: 5) { totalCount nodes { id } } } }',
};

/** The members of a network have no id. They belong to the network, which has one. */
export const NETWORK = {
  one: '{ coSponsorship { id members { sponsor { id code } degree } } }',
  other: '{ coSponsorship { id density members { sponsor { id code } pageRank } } }',
};

/** A text in a language has no id. It belongs to a field with its arguments. */
export const TITLE = `query Title($symbol: Symbol!, $language: Language) {
  proposal(by: { symbol: $symbol }) { id title(language: $language) { text language } workProgramme { id name(language: $language) } }
}`;

/** The agenda item of a proposal. */
export const AGENDA = `query Agenda($symbol: Symbol!) {
  proposal(by: { symbol: $symbol }) { id venueTargets { id agendaItems { id number title documents { symbol } } } }
}`;

/** The co-authors on a day. The nodes of the list do not depend on the day. */
export const CO_AUTHORS = `query CoAuthors($symbol: Symbol!, $asOf: Date) {
  proposal(by: { symbol: $symbol }) { id coAuthors(asOf: $asOf) { totalCount nodes { id joinedOn leftOn sponsor { id code } } } }
}`;

/** A paginated list of which one component queries the edges. */
export const EDGES = `query Edges($first: Int, $after: String, $orderBy: ProposalOrder) {
  proposals(first: $first, after: $after, orderBy: $orderBy) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id symbol } }
  }
}`;

/** The same list, of which another component queries the nodes. */
export const NODES = `query Nodes($first: Int, $after: String, $orderBy: ProposalOrder) {
  proposals(first: $first, after: $after, orderBy: $orderBy) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id status }
  }
}`;

/** The last events of the log, and the first ones: two different lists. */
export const EVENTS = {
  last: 'query Last($before: String) { events(last: 3, before: $before) { pageInfo { hasPreviousPage startCursor } nodes { id } } }',
  first: '{ events(first: 2) { pageInfo { hasNextPage endCursor } nodes { id } } }',
};

/** A proposal by its id. */
export const BY_ID = 'query ById($id: ID!) { proposal(by: { id: $id }) { id symbol } }';
