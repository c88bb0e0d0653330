import { graphql } from 'relay-runtime';

// An object with a nested list, whose pages are loaded by `node(id:)`.
export const query = graphql`
  query pageQuery($symbol: Symbol!) {
    proposal(by: { symbol: $symbol }) {
      ...page_coAuthors @arguments(first: 4)
      ...page_head
    }
  }
`;

export const fromEnd = graphql`
  query pageFromEndQuery($symbol: Symbol!, $last: Int!) {
    proposal(by: { symbol: $symbol }) {
      ...page_coAuthors @arguments(last: $last)
    }
  }
`;

export const coAuthors = graphql`
  fragment page_coAuthors on Proposal
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" }, asOf: { type: "Date" })
  @refetchable(queryName: "pageCoAuthorsQuery") {
    coAuthors(first: $first, after: $after, last: $last, before: $before, asOf: $asOf) @connection(key: "page_coAuthors", filters: ["asOf"]) {
      edges {
        node {
          id
          sponsor {
            __typename
            code
            ...page_sponsor
          }
        }
      }
    }
  }
`;

// Refetchable fragments on a type, on Node, and on an interface of the schema.
export const head = graphql`
  fragment page_head on Proposal @argumentDefinitions(language: { type: "Language" }) @refetchable(queryName: "pageHeadQuery") {
    id
    status
    title(language: $language) {
      text
      language
    }
  }
`;

export const sponsor = graphql`
  fragment page_sponsor on Sponsor @argumentDefinitions(language: { type: "Language" }) @refetchable(queryName: "pageSponsorQuery") {
    id
    name(language: $language)
  }
`;

export const node = graphql`
  fragment page_node on Node @refetchable(queryName: "pageNodeQuery") {
    id
    ... on Event {
      kind
    }
  }
`;
