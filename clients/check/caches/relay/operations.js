import { graphql } from 'relay-runtime';

// Two components query different fields of the viewer.
export const viewer = graphql`
  query operationsViewerQuery {
    viewer {
      id
      subject
      delegation {
        id
        code
      }
    }
  }
`;

export const viewerOther = graphql`
  query operationsViewerOtherQuery {
    viewer {
      id
      tokenExpiresAt
      drafts(first: 5) {
        totalCount
      }
    }
  }
`;

// Two components query different fields of the members of a network, which have no id.
export const network = graphql`
  query operationsNetworkQuery {
    coSponsorship {
      id
      members {
        sponsor {
          id
          code
        }
        degree
      }
    }
  }
`;

export const networkOther = graphql`
  query operationsNetworkOtherQuery {
    coSponsorship {
      id
      members {
        sponsor {
          id
          code
        }
        pageRank
      }
    }
  }
`;

export const title = graphql`
  query operationsTitleQuery($symbol: Symbol!, $language: Language) {
    proposal(by: { symbol: $symbol }) {
      id
      title(language: $language) {
        text
        language
      }
    }
  }
`;

export const agenda = graphql`
  query operationsAgendaQuery($symbol: Symbol!) {
    proposal(by: { symbol: $symbol }) {
      id
      venueTargets {
        id
        agendaItems {
          id
          number
          title
          documents {
            symbol
          }
        }
      }
    }
  }
`;

export const coAuthors = graphql`
  query operationsCoAuthorsQuery($symbol: Symbol!, $asOf: Date) {
    proposal(by: { symbol: $symbol }) {
      id
      coAuthors(asOf: $asOf) {
        totalCount
        nodes {
          id
          joinedOn
          leftOn
          sponsor {
            __typename
            id
            code
          }
        }
      }
    }
  }
`;

export const byId = graphql`
  query operationsByIdQuery($id: ID!) {
    proposal(by: { id: $id }) {
      id
      title(language: EN) {
        text
        language
      }
    }
  }
`;
