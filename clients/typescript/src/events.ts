import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, NetworkError } from 'graphql-sse';
import { isTemporary, ProposalTrackerError } from './error.js';
import type { ResponseError } from './error.js';
import { EventsDocument, FollowEventsDocument } from './generated/graphql.js';
import type { EventFieldsFragment, EventFilter, FollowEventsSubscription } from './generated/graphql.js';

/** An event of the log. */
export type TrackedEvent = EventFieldsFragment;

/** Selects events. */
export interface EventsOptions {
  /** The id of the last event that you have processed: events committed after it come first. Default: only new events. */
  after?: string | undefined;
  /** Selects events. Default: all. */
  filter?: EventFilter | undefined;
  /** Ends the iteration when it is aborted. */
  signal?: AbortSignal | undefined;
}

/** The parts of a client that `follow` needs. */
export interface Transport {
  url: string;
  headers: () => Promise<Record<string, string>>;
  fetch: typeof fetch | undefined;
  send: <Result, Variables extends object>(document: TypedDocumentNode<Result, Variables>, variables?: Variables) => Promise<Result>;
}

const subscription = print(FollowEventsDocument);
/** Waits before each consecutive attempt to open a stream, in milliseconds; the last one repeats. */
const pauses = [0, 0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

/** Follows events, and reconnects after the last event when the stream is lost. */
export async function* follow(transport: Transport, { after, filter, signal }: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined> {
  // Start at the current end of the log, so that no event is missed if the stream breaks before its first event.
  let last = after ?? (await transport.send(EventsDocument, { last: 1 })).events?.nodes[0]?.id;
  for (let failures = 0; !signal?.aborted; failures++) {
    await pause(failures, signal);
    try {
      if (last === undefined && failures > 0) {
        // The log was empty: its first event has been committed since then.
        const first = (await transport.send(EventsDocument, { first: 1, ...(filter && { filter }) })).events?.nodes[0];
        if (first) yield first;
        last = first?.id;
      }
      for await (const event of stream(transport, { after: last, filter, signal })) {
        failures = 0;
        last = event.id;
        yield event;
      }
      return;
    } catch (error) {
      if (!isTemporary(error)) throw error;
    }
  }
}

/** Iterates over the events of one stream. */
async function* stream(transport: Transport, { after, filter, signal }: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined> {
  const client = createClient({ url: transport.url, headers: transport.headers, retryAttempts: 0, ...(transport.fetch && { fetchFn: transport.fetch }) });
  const dispose = () => client.dispose();
  signal?.addEventListener('abort', dispose);
  try {
    for await (const { data, errors } of client.iterate<FollowEventsSubscription>({ query: subscription, variables: { afterEvent: after, filter } })) {
      if (errors) throw new ProposalTrackerError(errors, 200, data);
      if (data) yield data.events;
    }
  } catch (error) {
    throw await withErrorsOfResponse(error);
  } finally {
    signal?.removeEventListener('abort', dispose);
    dispose();
  }
}

/** Converts a response that is not a stream, for example to an expired token, to a ProposalTrackerError. */
async function withErrorsOfResponse(error: unknown): Promise<unknown> {
  const response = error instanceof NetworkError ? (error.response as Response | undefined) : undefined;
  if (!response) return error;
  const body = (await response.json().catch(() => ({}))) as { errors?: ResponseError[] };
  return new ProposalTrackerError(body.errors ?? [], response.status);
}

/** Waits before a reconnection. Random jitter keeps clients from reconnecting all at once. */
async function pause(failures: number, signal: AbortSignal | undefined): Promise<void> {
  const milliseconds = (pauses[Math.min(failures, pauses.length - 1)] ?? 0) * (0.5 + Math.random());
  if (milliseconds === 0) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
