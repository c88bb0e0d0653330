import type { ErrorCode } from './generated/graphql.js';

/** One wrong thing, as the tracker tells it. */
export interface Fault {
  readonly message: string;
  /** Undefined where something before the tracker answered, as a proxy does. */
  readonly code: ErrorCode | undefined;
  /** The path in the input that is to blame, as `input.texts[1].body`. */
  readonly field: string | undefined;
  /** The states or codes that would be right, where there is a closed list of them. */
  readonly allowed: readonly string[] | undefined;
  /** The field of the operation that failed. */
  readonly path: readonly (string | number)[] | undefined;
  /** All that the tracker says of it beside, as `currentRevision` or `requestId`. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** An error as it stands in an answer's `errors`. */
export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What the tracker refused, or could not do. `message`, `code` and `field` are those of the first of
 * `faults`; there is one for each wrong thing, so a form can show all of them at once.
 */
export class ProposalTrackerError extends Error {
  override readonly name = 'ProposalTrackerError';
  readonly code: ErrorCode | undefined;
  readonly field: string | undefined;
  readonly faults: readonly Fault[];
  /** The HTTP status of the answer: 200 where the operation was executed, and a part of it failed. */
  readonly status: number;
  /** What was answered beside the errors: where several mutations were sent, those that were done. */
  readonly data: unknown;

  constructor(errors: readonly ToldError[], status: number, data?: unknown) {
    const faults = errors.length > 0 ? errors.map(faultOf) : [faultOf({ message: `the server answered with HTTP status ${status}` })];
    super(faults.map((fault) => fault.message).join('; '));
    this.faults = faults;
    this.code = faults[0]?.code;
    this.field = faults[0]?.field;
    this.status = status;
    this.data = data;
  }
}

function faultOf({ message, path, extensions = {} }: ToldError): Fault {
  const { code, field, allowed } = extensions as { code?: ErrorCode; field?: string; allowed?: string[] };
  return { message, code, field, allowed, path, extensions };
}
