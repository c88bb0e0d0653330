import { NetworkError } from 'graphql-sse';
import type { ErrorCode, ErrorReason } from './generated/graphql.js';

/** One error of a response. */
export interface Fault {
  readonly message: string;
  /** Undefined if something in front of the tracker answered, such as a proxy. */
  readonly code: ErrorCode | undefined;
  /** Why it occurred. Servers of later versions may have reasons that this version does not list: act on the code then. */
  readonly reason: ErrorReason | undefined;
  /** The path of the invalid input, such as `input.texts[1].title`. */
  readonly field: string | undefined;
  /** What the reason is about, such as `nearest` (suggestions), `allowed` (all valid values), `limit` or `currentVersion`. */
  readonly params: Readonly<Record<string, readonly string[]>>;
  /** The field of the operation that failed. */
  readonly path: readonly (string | number)[] | undefined;
  /** All extensions of the error, such as `requestId`. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** An entry of `errors` in a GraphQL response. */
export interface ResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A response of the tracker with at least one error. `faults` has an entry for each error, so that a form can
 * show all of them at once; `code`, `reason` and `field` are those of the first.
 */
export class ProposalTrackerError extends Error {
  override readonly name = 'ProposalTrackerError';
  readonly code: ErrorCode | undefined;
  readonly reason: ErrorReason | undefined;
  readonly field: string | undefined;
  readonly faults: readonly Fault[];
  /** The HTTP status of the response: 200 if the operation was executed and a part of it failed. */
  readonly status: number;
  /** The data of the response: if one of several mutations failed, the results of the others. */
  readonly data: unknown;

  constructor(errors: readonly ResponseError[], status: number, data?: unknown) {
    const faults = errors.length > 0 ? errors.map(faultOf) : [faultOf({ message: `the server responded with HTTP status ${status}` })];
    super(faults.map((fault) => fault.message).join('; '));
    this.faults = faults;
    this.code = faults[0]?.code;
    this.reason = faults[0]?.reason;
    this.field = faults[0]?.field;
    this.status = status;
    this.data = data;
  }
}

/**
 * Reports whether the same operation may succeed if it is sent again: the connection failed or broke, the
 * server is unavailable or had an internal error, or the client is over its quota. After a broken connection a mutation may
 * already have been executed: send it again only with the same `idempotencyKey`.
 */
export function isTemporary(error: unknown): boolean {
  if (error instanceof ProposalTrackerError) return error.status >= 500 || error.status === 429 || error.code === 'UNAVAILABLE' || error.code === 'RATE_LIMITED';
  return error instanceof NetworkError || error instanceof TypeError;
}

function faultOf({ message, path, extensions = {} }: ResponseError): Fault {
  const { code, reason, field, params = [] } = extensions as { code?: ErrorCode; reason?: ErrorReason; field?: string; params?: { name: string; values: string[] }[] };
  return { message, code, reason, field, params: Object.fromEntries(params.map(({ name, values }) => [name, values])), path, extensions };
}
