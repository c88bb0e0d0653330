import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, NetworkError } from 'graphql-sse';
import { ProposalTrackerError } from './error.js';
import type { ToldError } from './error.js';
import { EventsDocument, ProposalEventsDocument } from './generated/graphql.js';
import type { EventFieldsFragment, ProposalEventsSubscription, ProposalFilter } from './generated/graphql.js';

/** Something that happened to a proposal. */
export type TrackedEvent = EventFieldsFragment;

/** Which events are wanted. */
export interface EventsOptions {
  /** The id of the last event that you had: what was committed after it comes first. Left out, what happens from now on. */
  after?: string | undefined;
  /** Which proposals are of interest; left out, all. */
  filter?: ProposalFilter | undefined;
  /** Ends it. */
  signal?: AbortSignal | undefined;
}

/** What following needs of a client. */
export interface Line {
  url: string;
  headers: () => Promise<Record<string, string>>;
  fetch: typeof fetch | undefined;
  send: <Result, Variables extends object>(document: TypedDocumentNode<Result, Variables>, variables?: Variables) => Promise<Result>;
}

const subscription = print(ProposalEventsDocument);
/** The pauses before the stream is opened, and opened again, in milliseconds; the last one is repeated. */
const pauses = [0, 0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

/** Follows what happens, and goes on after the last event whenever the stream is lost. */
export async function* follow(line: Line, { after, filter, signal }: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined> {
  // Where the record stands now: nothing is missed then, though the stream is lost before its first event.
  let last = after ?? (await line.send(EventsDocument, { last: 1 })).events.nodes[0]?.id;
  for (let failures = 0; !signal?.aborted; failures++) {
    await pause(failures, signal);
    try {
      if (last === undefined && failures > 0) {
        // The record was empty: what is first in it now has happened meanwhile.
        const [first] = (await line.send(EventsDocument, { first: 1, ...(filter && { filter: { proposals: filter } }) })).events.nodes;
        if (first) yield first;
        last = first?.id;
      }
      for await (const event of stream(line, { after: last, filter, signal })) {
        failures = 0;
        last = event.id;
        yield event;
      }
      return;
    } catch (error) {
      if (!passes(error)) throw error;
    }
  }
}

/** One stream, until it is lost. */
async function* stream(line: Line, { after, filter, signal }: EventsOptions): AsyncGenerator<TrackedEvent, void, undefined> {
  const client = createClient({ url: line.url, headers: line.headers, retryAttempts: 0, ...(line.fetch && { fetchFn: line.fetch }) });
  const dispose = () => client.dispose();
  signal?.addEventListener('abort', dispose);
  try {
    for await (const { data, errors } of client.iterate<ProposalEventsSubscription>({ query: subscription, variables: { after, filter } })) {
      if (errors) throw new ProposalTrackerError(errors, 200, data);
      if (data) yield data.proposalEvents;
    }
  } catch (error) {
    throw await told(error);
  } finally {
    signal?.removeEventListener('abort', dispose);
    dispose();
  }
}

/** What the tracker says in an answer that is no stream, as to a token that has ended. */
async function told(error: unknown): Promise<unknown> {
  const response = error instanceof NetworkError ? (error.response as Response | undefined) : undefined;
  if (!response) return error;
  const body = (await response.json().catch(() => ({}))) as { errors?: ToldError[] };
  return new ProposalTrackerError(body.errors ?? [], response.status);
}

/** Whether the fault may be over the next time: a lost line, a server that is overloaded or stops. */
function passes(error: unknown): boolean {
  if (error instanceof ProposalTrackerError) return error.status >= 500 || error.status === 429;
  return error instanceof NetworkError || error instanceof TypeError;
}

/** Waits, some clients a little longer than others, so that they do not come back all at once. */
async function pause(failures: number, signal: AbortSignal | undefined): Promise<void> {
  const milliseconds = (pauses[Math.min(failures, pauses.length - 1)] ?? 0) * (0.5 + Math.random());
  if (milliseconds === 0) return;
  await new Promise<void>((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    signal?.addEventListener('abort', over);
  });
}
