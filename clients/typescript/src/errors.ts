/** The table of errors that the tracker renders its messages from, so that a client can have messages of its own. */
import { errors as table } from './generated/errors.js';
import type { ErrorCode, ErrorReason, Language } from './generated/graphql.js';

/** What a client does about an error. */
export interface CodeEntry {
  readonly code: ErrorCode;
  readonly meaning: string;
  readonly reaction: string;
  readonly example: string;
}

/** Why an error occurred. */
export interface ReasonEntry {
  readonly reason: ErrorReason;
  readonly code: ErrorCode;
  /** The names of its parameters. */
  readonly params: readonly string[];
  readonly meaning: string;
  /**
   * The messages, in which `{name}` stands for the values of a parameter. Text in [brackets] is omitted if the error
   * has none of the parameters in it.
   */
  readonly messages: Readonly<Record<Language, string>>;
}

/** A parameter. If `terms` is true, its values may be terms. */
export interface ParamEntry {
  readonly name: string;
  readonly terms: boolean;
  readonly meaning: string;
}

/** A word that messages translate. */
export type TermEntry = Readonly<Record<Language, string>> & { readonly term: string };

export interface ErrorTable {
  readonly codes: readonly CodeEntry[];
  readonly reasons: readonly ReasonEntry[];
  readonly params: readonly ParamEntry[];
  readonly terms: readonly TermEntry[];
}

export const errors: ErrorTable = table;
