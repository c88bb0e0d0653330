import { graphql } from 'relay-runtime';

// The viewer's data, and mutations that change it.
export const query = graphql`
  query deskQuery {
    viewer {
      ...desk_drafts
    }
  }
`;

export const drafts = graphql`
  fragment desk_drafts on Viewer
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
  @refetchable(queryName: "deskDraftsQuery") {
    drafts(first: $count, after: $cursor) @connection(key: "desk_drafts") {
      edges {
        node {
          id
          status
          proposal {
            id
            label
            status
          }
        }
      }
    }
  }
`;

export const webhooks = graphql`
  query deskWebhooksQuery {
    viewer {
      webhooks(first: 20) {
        edges {
          node {
            id
            url
          }
        }
      }
    }
  }
`;

export const create = graphql`
  mutation deskCreateMutation($input: CreateProposalInput!, $connections: [ID!]!) {
    createProposal(input: $input) {
      proposal {
        id
        pendingRevision @prependNode(connections: $connections, edgeTypeName: "RevisionEdge") {
          id
          status
          proposal {
            id
            label
            status
          }
        }
      }
    }
  }
`;

export const withdraw = graphql`
  mutation deskWithdrawMutation($input: WithdrawProposalInput!) {
    withdrawProposal(input: $input) {
      proposal {
        id
        status
      }
    }
  }
`;

export const deleteWebhook = graphql`
  mutation deskDeleteWebhookMutation($input: DeleteWebhookInput!) {
    deleteWebhook(input: $input) {
      deletedWebhookId @deleteRecord
    }
  }
`;

export const events = graphql`
  subscription deskEventsSubscription($afterEvent: ID) {
    events(afterEvent: $afterEvent) {
      id
      kind
      proposal {
        id
        status
      }
    }
  }
`;
