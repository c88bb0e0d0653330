import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import { ProposalTrackerError } from './error.js';
import { follow } from './events.js';
import type { EventsOptions, TrackedEvent } from './events.js';
import type { Language } from './generated/graphql.js';

/** Which tracker to use, and on whose behalf. */
export interface ClientOptions {
  /** The URL of the GraphQL endpoint, such as `https://tracker.example.org/graphql`. */
  url: string;
  /**
   * The token of a delegation, or a function that returns it. The function is called for each request and
   * for each new stream, so it can renew a token that is about to expire. Without a token, the client sees
   * only public data.
   */
  token?: string | (() => string | Promise<string>) | undefined;
  /** The language of texts and names for operations that do not name one. Default: English. */
  language?: Language | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** A page of any list of the schema. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The variables argument of an operation. It is optional if no variable is required. */
export type VariablesOf<Variables> = {} extends Variables ? [variables?: Variables] : [variables: Variables];

/** Sends operations to one tracker. */
export interface Client {
  /**
   * Sends an operation.
   *
   * @throws ProposalTrackerError if the tracker rejects the operation or a part of it; TypeError if the
   * tracker cannot be reached.
   */
  request<Result, Variables extends object>(document: TypedDocumentNode<Result, Variables>, ...variables: VariablesOf<Variables>): Promise<Result>;
  /**
   * Iterates over all nodes of a list and fetches each next page when it is needed. `first` in the variables
   * is the page size. `list` returns the list from a result.
   */
  nodes<Result, Variables extends { after?: string | null | undefined }, Node>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    list: (result: Result) => Connection<Node> | null | undefined,
  ): AsyncGenerator<Node, void, undefined>;
  /**
   * Iterates over the events that the viewer may see, as they are committed, each exactly once and in order.
   * If the connection is lost, the client reconnects and resumes after the last event, so no event is missed.
   * The iteration ends when the loop is left or the signal is aborted.
   *
   * @throws ProposalTrackerError if the tracker rejects the subscription.
   */
  events(options?: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined>;
}

/** Creates a client. It sends nothing yet. */
export function createClient(options: ClientOptions): Client {
  const headers = () => headersOf(options);
  const http = new GraphQLClient(options.url, options.fetch ? { fetch: options.fetch } : {});

  const send = async <Result, Variables extends object>(document: TypedDocumentNode<Result, Variables>, variables?: Variables): Promise<Result> => {
    try {
      return await http.request<Result>({ document, requestHeaders: await headers(), ...(variables && { variables }) });
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      throw new ProposalTrackerError(error.response.errors ?? [], error.response.status, error.response.data);
    }
  };

  return {
    request: (document, ...[variables]) => send(document, variables),
    async *nodes(document, variables, list) {
      for (let page = list(await send(document, variables)); page; ) {
        yield* page.nodes;
        if (!page.pageInfo.hasNextPage) return;
        page = list(await send(document, { ...variables, after: page.pageInfo.endCursor }));
      }
    },
    events: (selection = {}) => follow({ url: options.url, headers, fetch: options.fetch, send }, selection),
  };
}

async function headersOf({ token, language }: ClientOptions): Promise<Record<string, string>> {
  const bearer = typeof token === 'function' ? await token() : token;
  return {
    ...(bearer && { authorization: `Bearer ${bearer}` }),
    ...(language && { 'accept-language': language.toLowerCase() }),
  };
}
