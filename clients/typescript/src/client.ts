import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import { ProposalTrackerError } from './error.js';
import { follow } from './events.js';
import type { EventsOptions, TrackedEvent } from './events.js';
import type { Language } from './generated/graphql.js';

/** How to reach a tracker, and as whom. */
export interface ClientOptions {
  /** The address of its GraphQL endpoint, as `https://tracker.example.org/graphql`. */
  url: string;
  /**
   * The token of a delegation, or what makes one: it is asked at each request and each new stream, so
   * that it can renew a token that ends. Left out, what is public is seen.
   */
  token?: string | (() => string | Promise<string>) | undefined;
  /** The language of texts and names where an operation does not name one; left out, English. */
  language?: Language | undefined;
  /** Left out, the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** A page of any list of the schema. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The variables of an operation: they may be left out where none is required. */
export type VariablesOf<Variables> = {} extends Variables ? [variables?: Variables] : [variables: Variables];

/** One tracker, asked as one viewer. */
export interface Client {
  /**
   * Sends an operation.
   *
   * @throws ProposalTrackerError where the tracker refuses it or a part of it; TypeError where it
   * cannot be reached.
   */
  request<Result, Variables extends object>(document: TypedDocumentNode<Result, Variables>, ...variables: VariablesOf<Variables>): Promise<Result>;
  /**
   * All rows of a list, one after the other; the next page is fetched when it is needed. `first` in the
   * variables is the size of a page, and `list` tells where the list stands in an answer.
   */
  nodes<Result, Variables extends { after?: string | null | undefined }, Node>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    list: (result: Result) => Connection<Node>,
  ): AsyncGenerator<Node, void, undefined>;
  /**
   * What happens, as it happens and as the viewer may see it, each once and in its order. A lost
   * connection is made anew after the last event, so nothing is missed; it ends when the loop is left
   * or the signal aborts.
   *
   * @throws ProposalTrackerError where the tracker refuses it.
   */
  events(options?: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined>;
}

/** Makes a client; nothing is sent yet. */
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
      for (let page = list(await send(document, variables)); ; ) {
        yield* page.nodes;
        if (!page.pageInfo.hasNextPage) return;
        page = list(await send(document, { ...variables, after: page.pageInfo.endCursor }));
      }
    },
    events: (wanted = {}) => follow({ url: options.url, headers, fetch: options.fetch, send }, wanted),
  };
}

async function headersOf({ token, language }: ClientOptions): Promise<Record<string, string>> {
  const bearer = typeof token === 'function' ? await token() : token;
  return {
    ...(bearer && { authorization: `Bearer ${bearer}` }),
    ...(language && { 'accept-language': language.toLowerCase() }),
  };
}
