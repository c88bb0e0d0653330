import { graphql } from 'relay-runtime';

// A list with forward and backward pagination.
export const query = graphql`
  query feedQuery($filter: ProposalFilter, $orderBy: ProposalOrder) {
    ...feed_proposals @arguments(filter: $filter, orderBy: $orderBy)
  }
`;

export const proposals = graphql`
  fragment feed_proposals on Query
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 3 }
    cursor: { type: "String" }
    filter: { type: "ProposalFilter" }
    orderBy: { type: "ProposalOrder" }
  )
  @refetchable(queryName: "feedPaginationQuery") {
    proposals(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy) @connection(key: "feed_proposals") {
      totalCount
      edges {
        node {
          id
          symbol
          status
        }
      }
    }
  }
`;
