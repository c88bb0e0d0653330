/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who may see a circulated document. */
export type Access =
  /** Everybody. */
  | 'PUBLIC'
  /** Delegations only, until the day of derestriction. */
  | 'RESTRICTED';

/** A further language of a circulated revision. */
export type AddTranslationInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The revision's ID. */
  revision: string;
  /** The text in the further language. */
  text: RevisionTextInput;
};

/** A step to take. */
export type AdvanceFollowUpInput = {
  /** The document that decided or records it. */
  documentSymbol?: string | null | undefined;
  /** The follow-up's id. */
  followUp: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The id of the meeting that decided it. */
  meeting?: string | null | undefined;
  /** What is to be said of it; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The state to which it comes. */
  status: FollowUpStatus;
  /** The day; left out, the meeting's, else today. Not in the future. */
  takenOn?: string | null | undefined;
};

/** Who may read an answer. */
export type AnswerAudience =
  /** Members' delegations only. */
  | 'MEMBERS'
  /** Whoever may see the proposal. */
  | 'PUBLIC'
  /** The Secretariat and the delegation itself. */
  | 'SECRETARIAT';

/** An answer to give. */
export type AnswerQuestionInput = {
  /** The day on which it was given where that was before; left out, today. Not in the future. */
  answeredOn?: string | null | undefined;
  /** Who may read it; left out, PUBLIC. */
  audience?: AnswerAudience | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The question's id. */
  question: string;
  /** The answer, once a language. */
  texts: Array<LocalizedTextInput>;
};

/** An invitation or a request to take back. */
export type CancelCoAuthorshipInput = {
  /** The co-authorship's id. */
  coAuthorship: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** The access of a circulated revision. */
export type ChangeAccessInput = {
  /** Who may see it. */
  access: Access;
  /** The day, in the past or in the future, from which a restricted revision is public. None if omitted or null. It takes effect on that day. */
  derestrictedOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The revision's ID. */
  revision: string;
};

/** A revision to circulate. */
export type CirculateRevisionInput = {
  /** Who may see the revision. If omitted, as for the revision before it, or as given for a new proposal. */
  access?: Access | null | undefined;
  /** Those of `symbols` that are ascribed to the document, and not printed on it. */
  attributedSymbols?: Array<string> | null | undefined;
  /** The day of circulation: not in the future, not before the revision circulated last. */
  circulatedOn: string;
  /** The day from which a restricted revision is public. */
  derestrictedOn?: string | null | undefined;
  /** The archive's number, `18-2237`. */
  documentNumber?: string | null | undefined;
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if it was edited since. */
  expectedVersion: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The revision's ID. */
  revision: string;
  /** The symbols that it is given, the one by which it is cited first. Empty for a non-paper. */
  symbols: Array<string>;
};

/** A publication to cite. */
export type CiteSourceInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** Who published it; at most 500 characters. */
  publisher?: string | null | undefined;
  /** The title, once a language. */
  titles: Array<LocalizedTextInput>;
  /** Where it can be read. */
  url?: string | null | undefined;
  /** The year of publication, 1000 to 9999. */
  year?: number | null | undefined;
};

/** How to answer an invitation or a request. */
export type CoAuthorshipResponse =
  /** Yes. */
  | 'ACCEPT'
  /** No. */
  | 'DECLINE';

/** Where a co-authorship is in its life. */
export type CoAuthorshipStatus =
  /** Agreed by both sides: on the list from `joinedOn`, with the next circulation where that is null. */
  | 'ACCEPTED'
  /** The side that asked took it back. */
  | 'CANCELLED'
  /** One side said no. */
  | 'DECLINED'
  /** Invited, has not answered. */
  | 'INVITED'
  /** The submitting delegation took the sponsor off the list. */
  | 'REMOVED'
  /** Has asked to join, is not answered. */
  | 'REQUESTED'
  /** The sponsor left. */
  | 'WITHDRAWN';

/** A compilation to make. */
export type CompileAnswersInput = {
  /** For whom it is: PUBLIC holds public answers, MEMBERS those for Members too, SECRETARIAT all. */
  audience?: AnswerAudience;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What is to be said of it; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
};

/** A proposal to conclude. */
export type ConcludeProposalInput = {
  /** How it ends. */
  conclusion: Conclusion;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the record; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
};

/** How a proposal can be concluded. */
export type Conclusion =
  /** Adopted or agreed. */
  | 'ADOPTED'
  /** Noted. */
  | 'NOTED'
  /** Not agreed. */
  | 'NOT_AGREED';

/** A proposal to create. */
export type CreateProposalInput = {
  /** Who may see revision 0 once it is circulated; PUBLIC if omitted. */
  access?: Access | null | undefined;
  /** Codes of delegations and groups. All but the submitting delegation are invited, not added. */
  coAuthors?: Array<string> | null | undefined;
  /** The date that the communication itself bears. */
  communicatedOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The language in which it was drawn up. */
  originalLanguage: Language;
  /** The code of the submitting delegation: the token's own, which is taken where it is left out. Nobody files in another's name. */
  submittedBy?: string | null | undefined;
  /** The text, once a language; the original language must be among them. */
  texts: Array<RevisionTextInput>;
  /** The code of the work programme, `ECOMMERCE`. */
  workProgramme: string;
};

/** A webhook to make. */
export type CreateWebhookInput = {
  /** What it is for; at most 500 characters. */
  description?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The kinds of event to be sent; left out or empty, all. */
  kinds?: Array<EventKind> | null | undefined;
  /** The address: https, and open to the public. `testWebhook` tries it. */
  url: string;
};

/** A range of days, both ends inclusive. A bound that is left out or null is open. */
export type DateRange = {
  /** The first day: `2021-01-01`. */
  from?: string | null | undefined;
  /** The last day: `2021-12-31`. */
  to?: string | null | undefined;
};

/** A range of instants. A bound that is left out or null is open. */
export type DateTimeRange = {
  /** The end, exclusive: `2026-02-01T00:00:00Z`. */
  before?: string | null | undefined;
  /** The first instant, inclusive: `2026-01-01T00:00:00Z`. */
  from?: string | null | undefined;
};

/** A webhook to delete. */
export type DeleteWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** The format of a downloadable file. */
export type DownloadFormat =
  /** The dated bipartite graph of a network as CSV: one row per spell of a sponsor on the list of an item, before any projection. */
  | 'BIPARTITE_CSV'
  /** A table as CSV (RFC 4180). */
  | 'CSV'
  /** An Office Open XML document. */
  | 'DOCX'
  /** A network as GEXF 1.3: nodes and ties with their attributes and the days on which they existed. */
  | 'GEXF'
  /** A network as GraphML: nodes and ties with their attributes. */
  | 'GRAPHML'
  /** A page for reading and printing. */
  | 'HTML'
  /** A network as JSON for `node_link_graph` of networkx. */
  | 'NODE_LINK_JSON'
  /** A network as a Pajek .net file. */
  | 'PAJEK'
  /** The ties of a network as CSV: one row per tie. */
  | 'PROJECTION_CSV'
  /** Plain text in UTF-8. */
  | 'TEXT';

/** A question, posed beside the text, to drop. */
export type DropQuestionInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The question's id. */
  question: string;
};

/** How ties between two sponsors are weighted. */
export type EdgeWeight =
  /** Each tie weighs 1. */
  | 'BINARY'
  /** Directed, from a co-sponsor to the lead sponsor: the sum of 1/c over the lead's items on whose list the co-sponsor is, where c is the number of co-sponsors without the lead. Fowler 2006, Political Analysis 14, 456–487. Measures of undirected ties (clustering, core number, communities, modularity) add the weights of the two directions. Items without a lead create no ties of this weight. */
  | 'FOWLER'
  /** The sum over the shared items of 1/(d-1), where d is the number of sponsors on the list. Long lists create weak ties. Newman 2001, Physical Review E 64, 016132, equation 2. A sponsor's strength is then the number of its items that it shares with anybody. */
  | 'NEWMAN'
  /** The number of items that the two share. */
  | 'SHARED';

/** What is to be changed of a draft. What is left out stays as it is. */
export type EditRevisionInput = {
  /** The date of the communication itself. Omitted: unchanged. Null: cleared. */
  communicatedOn?: string | null | undefined;
  /** The `version` of the draft that the caller read. CONFLICT with `currentVersion` if it was edited since. */
  expectedVersion: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason in words, as it is to be printed, once per language; at most 2,000 characters each. It replaces the former note in all languages. Omitted: unchanged. Null: cleared. */
  notes?: Array<LocalizedTextInput> | null | undefined;
  /** Why it exists. Omitted: unchanged. Revision 0 has no reason, and every other revision needs one. */
  reason?: RevisionReason | null | undefined;
  /** Languages to take out; the original language cannot be. */
  removeTexts?: Array<Language> | null | undefined;
  /** The ID of the draft. */
  revision: string;
  /** Changes of texts, at most one per language. */
  texts?: Array<RevisionTextEdit> | null | undefined;
};

/** What a client does about an error: the value of `extensions.code` of each entry in `errors`. There is one entry for each mistake. */
export type ErrorCode =
  /**
   * Somebody else acted first: the object changed since it was read, or the name is taken.
   *
   * Example: `editRevision` with `expectedVersion: 1` when the draft has version 2 returns the parameter `currentVersion: ["2"]`.
   */
  | 'CONFLICT'
  /**
   * The viewer can see the object but is not allowed to do this.
   *
   * Example: `createProposal` with a token whose scopes lack `proposals:write`.
   */
  | 'FORBIDDEN'
  /**
   * The document is not GraphQL.
   *
   * Example: `{ proposals( }`
   */
  | 'GRAPHQL_PARSE_FAILED'
  /**
   * The document does not fit the schema.
   *
   * Example: `{ proposal { nonsense } }`
   */
  | 'GRAPHQL_VALIDATION_FAILED'
  /**
   * The idempotency key was used before, with different input.
   *
   * Example: `createProposal` twice with `idempotencyKey: "filing-1"`, and with another title the second time.
   */
  | 'IDEMPOTENCY_MISMATCH'
  /**
   * Server error. Quote `requestId` to find it in the server log.
   *
   * Example: The connection to the database was lost.
   */
  | 'INTERNAL'
  /**
   * A value is malformed, unknown or out of range. `field` says which one.
   *
   * Example: `workProgramme: "ECOMERCE"` has the reason `UNKNOWN_CODE`, the field `input.workProgramme` and the parameter `nearest: ["ECOMMERCE"]`.
   */
  | 'INVALID_INPUT'
  /**
   * The state of the object does not allow this. The parameter `allowed` lists the states that can follow.
   *
   * Example: `advanceFollowUp` from `DONE` to `AGREED`, since nothing follows `DONE`.
   */
  | 'INVALID_TRANSITION'
  /**
   * The request is larger than the server accepts, whenever it is sent. The parameter `limit` says how large it can be.
   *
   * Example: `proposals(first: 101)`, since a page has at most 100 rows.
   */
  | 'LIMIT_EXCEEDED'
  /**
   * The object does not exist or the viewer may not see it; the response is the same. Queries return null instead.
   *
   * Example: `submitRevision` of another delegation's draft.
   */
  | 'NOT_FOUND'
  /**
   * The server runs registered operations only, and this is not one of them.
   *
   * Example: A query typed by hand, sent to a server that was started with `--only-trusted`.
   */
  | 'OPERATION_NOT_TRUSTED'
  /**
   * The server has no document for this hash or ID.
   *
   * Example: The first time a client sends only the hash of a query.
   */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /**
   * This client sends too much at the moment. HTTP status 429, with `Retry-After`.
   *
   * Example: A client that has used up its quota.
   */
  | 'RATE_LIMITED'
  /**
   * The operation took longer than the time limit, or was canceled.
   *
   * Example: The measures of a very large network, asked for all at once.
   */
  | 'TIMED_OUT'
  /**
   * A token is required and none was sent, or the token is not valid.
   *
   * Example: `createProposal` without a token.
   */
  | 'UNAUTHENTICATED'
  /**
   * The server is busy, starting or stopping. HTTP status 503, with `Retry-After`.
   *
   * Example: Any request while the server stops.
   */
  | 'UNAVAILABLE';

/** Why an error occurred: the value of `extensions.reason`. New reasons may be added; clients that do not know a reason act on the code. */
export type ErrorReason =
  /** The object exists already. CONFLICT. Parameters: `object`, `value`, `state`. */
  | 'ALREADY_EXISTS'
  /** The argument does not have the form of its type. `detail` says why, in English. INVALID_INPUT. Parameters: `detail`. */
  | 'ARGUMENT_INVALID'
  /** All resources of the server are in use. UNAVAILABLE. */
  | 'BUSY'
  /** The client disconnected, or the server stopped, before the operation ended. TIMED_OUT. */
  | 'CANCELED'
  /** Two parts of the input contradict each other. INVALID_INPUT. Parameters: `value`. */
  | 'CONTRADICTORY'
  /** The cursor belongs to a list with other arguments, or its row is no longer in the list. INVALID_INPUT. */
  | 'CURSOR_NOT_OF_LIST'
  /** The operation took longer than the time limit. TIMED_OUT. Parameters: `limit`. */
  | 'DEADLINE_EXCEEDED'
  /** The token speaks for no delegation that can do this. FORBIDDEN. */
  | 'DELEGATION_REQUIRED'
  /** The document breaks a rule of validation. `detail` is the validator's message, in English. GRAPHQL_VALIDATION_FAILED. Parameters: `detail`. */
  | 'DOCUMENT_INVALID'
  /** The same value is given twice. INVALID_INPUT. Parameters: `value`. */
  | 'DUPLICATE'
  /** A text or list is empty. INVALID_INPUT. */
  | 'EMPTY'
  /** The server has no document for this hash or ID. The message is the same in all languages, since clients compare it. PERSISTED_QUERY_NOT_FOUND. */
  | 'HASH_UNKNOWN'
  /** This server does not publish its schema. FORBIDDEN. */
  | 'INTROSPECTION_DISABLED'
  /** The text has a character that is not allowed: a control character, one that changes the direction of the text, or bytes that are not UTF-8. INVALID_INPUT. Parameters: `character`, `line`, `column`, `offset`. */
  | 'INVALID_CHARACTER'
  /** None of the proposal's venues accepts co-authors in this state. INVALID_TRANSITION. Parameters: `state`, `venues`, `allowed`. */
  | 'JOINING_CLOSED'
  /** The keys of the token's issuer cannot be fetched, so the token cannot be verified now. UNAVAILABLE. */
  | 'KEYS_UNAVAILABLE'
  /** The idempotency key was used before, with different input. IDEMPOTENCY_MISMATCH. Parameters: `value`. */
  | 'KEY_REUSED'
  /** The stated reason of a revision says that a language was added, and none was. INVALID_INPUT. */
  | 'LANGUAGE_NOT_ADDED'
  /** The stated reason of a revision does not mention co-authors, and their list changed. INVALID_INPUT. */
  | 'LIST_CHANGED'
  /** The stated reason of a revision says that the list of co-authors changed, and it did not. INVALID_INPUT. */
  | 'LIST_NOT_CHANGED'
  /** The value does not have the form of its type. INVALID_INPUT. Parameters: `value`, `type`, `example`. */
  | 'MALFORMED'
  /** The Content-Type or Accept header, or the subprotocol, names no supported form. HTTP status 406 or 415. INVALID_INPUT. Parameters: `header`, `allowed`. */
  | 'MEDIA_TYPE_NOT_SUPPORTED'
  /** The HTTP method cannot be used here. HTTP status 405. INVALID_INPUT. Parameters: `allowed`. */
  | 'METHOD_NOT_ALLOWED'
  /** The token lacks a scope for the act. One of those listed is enough. FORBIDDEN. Parameters: `act`, `allowed`. */
  | 'MISSING_SCOPE'
  /** The note of a revision names other co-authors than those that were added. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'NOTE_DISAGREES'
  /** There is nothing that this could act on, such as answers to compile. INVALID_TRANSITION. Parameters: `allowed`. */
  | 'NOTHING_TO_DO'
  /** Somebody else may do this, and not the viewer. `allowedTo` lists who may. FORBIDDEN. Parameters: `viewer`, `allowedTo`. */
  | 'NOT_ALLOWED_FOR_VIEWER'
  /** The field cannot be set for this object. `because` says why. INVALID_INPUT. Parameters: `because`. */
  | 'NOT_APPLICABLE'
  /** The object exists but cannot be used here: the Secretariat is not a sponsor, for example. `because` says why. INVALID_INPUT. Parameters: `value`, `because`. */
  | 'NOT_ELIGIBLE'
  /** Values that exclude each other are given together, or none of them is given. INVALID_INPUT. Parameters: `allowed`. */
  | 'NOT_EXACTLY_ONE'
  /** The text must not contain line breaks. INVALID_INPUT. */
  | 'NOT_ONE_LINE'
  /** The two objects do not belong together: revisions of two proposals, or a meeting of another venue. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'NOT_RELATED'
  /** The server does not support this feature of GraphQL. GRAPHQL_VALIDATION_FAILED. Parameters: `feature`. */
  | 'NOT_SUPPORTED'
  /** The object does not exist or the viewer may not see it. NOT_FOUND. Parameters: `object`, `value`. */
  | 'OBJECT_NOT_FOUND'
  /** The document has no operation with the name given as operationName. GRAPHQL_VALIDATION_FAILED. Parameters: `value`, `allowed`. */
  | 'OPERATION_NOT_FOUND'
  /** The operation is not registered on this server. OPERATION_NOT_TRUSTED. Parameters: `value`. */
  | 'OPERATION_NOT_REGISTERED'
  /** Pages of this origin may not call the API. FORBIDDEN. */
  | 'ORIGIN_NOT_ALLOWED'
  /** The value is too small, too large, too early or too late. `bound` says what sets the limit. INVALID_INPUT. Parameters: `value`, `min`, `max`, `bound`. */
  | 'OUT_OF_RANGE'
  /** The viewer's side made this request or invitation; the other side must answer it. FORBIDDEN. Parameters: `viewer`. */
  | 'OWN_REQUEST'
  /** The client has used up its quota of cost. RATE_LIMITED. Parameters: `limit`, `retryAfterSeconds`. */
  | 'QUOTA_USED'
  /** Webhooks: the receiver responded with a status other than 2xx. UNAVAILABLE. Parameters: `status`. */
  | 'RECEIVER_FAILED'
  /** Webhooks: the receiver did not respond in time. TIMED_OUT. */
  | 'RECEIVER_TIMED_OUT'
  /** Webhooks: the connection failed. `detail` is the network error, in English. UNAVAILABLE. Parameters: `detail`. */
  | 'RECEIVER_UNREACHABLE'
  /** The opposite relation is recorded, directly or through other proposals. CONFLICT. Parameters: `value`. */
  | 'RELATION_CONTRADICTS'
  /** The relation says something about another delegation's proposal. `allowed` lists the kinds that a delegation may state. FORBIDDEN. Parameters: `kind`, `allowed`. */
  | 'RELATION_NOT_OWN'
  /** The HTTP request is not a GraphQL request. `problem` says why. INVALID_INPUT. Parameters: `problem`, `offset`. */
  | 'REQUEST_MALFORMED'
  /** A value is missing. `value` names it where `field` names the object that it belongs to. INVALID_INPUT. Parameters: `value`. */
  | 'REQUIRED'
  /** Two different objects are needed, and the same one is given twice. INVALID_INPUT. */
  | 'SAME_OBJECT'
  /** A fault of the server. INTERNAL. */
  | 'SERVER_ERROR'
  /** The client's running requests or operations use its whole share of the server. RATE_LIMITED. Parameters: `limit`. */
  | 'SHARE_USED'
  /** A newer revision exists. `currentRevision` is its number. CONFLICT. Parameters: `currentRevision`. */
  | 'STALE_REVISION'
  /** The text changed since it was read. `currentVersion` is its version now. CONFLICT. Parameters: `currentVersion`. */
  | 'STALE_VERSION'
  /** The server is starting. UNAVAILABLE. */
  | 'STARTING'
  /** The server is stopping. UNAVAILABLE. */
  | 'STOPPING'
  /** The event stream is not open, is open already, or runs an operation of this ID. `problem` says which. HTTP status 409. INVALID_INPUT. Parameters: `problem`. */
  | 'STREAM_NOT_READY'
  /** The document symbol cannot be read. `problem` says why, and `part` where. INVALID_INPUT. Parameters: `value`, `problem`, `part`, `example`. */
  | 'SYMBOL_MALFORMED'
  /** The suffix of the symbol does not fit the kind of revision or its predecessor. `expected` is what fits. INVALID_INPUT. Parameters: `value`, `expected`. */
  | 'SYMBOL_SUFFIX_WRONG'
  /** Another document has this symbol. CONFLICT. Parameters: `value`. */
  | 'SYMBOL_TAKEN'
  /** The document has a syntax error. `detail` is the parser's message, in English. GRAPHQL_PARSE_FAILED. Parameters: `detail`. */
  | 'SYNTAX'
  /** The stated reason or the note of a revision says that the text is unchanged, and it changed. INVALID_INPUT. */
  | 'TEXT_CHANGED'
  /** The stated reason of a revision says that the text changed, and it did not. INVALID_INPUT. */
  | 'TEXT_NOT_CHANGED'
  /** The token has expired. UNAUTHENTICATED. Parameters: `expiredAt`. */
  | 'TOKEN_EXPIRED'
  /** A claim of the token, its key or its signature is not accepted. `claim` names it, as in RFC 7519. UNAUTHENTICATED. Parameters: `claim`, `value`, `expected`. */
  | 'TOKEN_INVALID'
  /** The Authorization header or the token cannot be read. UNAUTHENTICATED. Parameters: `problem`. */
  | 'TOKEN_MALFORMED'
  /** No token was sent. UNAUTHENTICATED. */
  | 'TOKEN_REQUIRED'
  /** The operation costs more than allowed. LIMIT_EXCEEDED. Parameters: `cost`, `limit`. */
  | 'TOO_COSTLY'
  /** The operation is nested deeper than allowed. LIMIT_EXCEEDED. Parameters: `depth`, `limit`. */
  | 'TOO_DEEP'
  /** The text is longer than allowed. LIMIT_EXCEEDED. Parameters: `length`, `limit`, `unit`. */
  | 'TOO_LONG'
  /** There are more items than allowed. `items` says of what; `count` is missing if they were not all counted. LIMIT_EXCEEDED. Parameters: `items`, `count`, `limit`. */
  | 'TOO_MANY'
  /** No object has this code. `nearest` lists similar codes; `allowed` lists all codes if they are few. INVALID_INPUT. Parameters: `value`, `object`, `nearest`, `allowed`. */
  | 'UNKNOWN_CODE'
  /** The input has a field or parameter that does not exist. `allowed` lists those that do. INVALID_INPUT. Parameters: `value`, `allowed`. */
  | 'UNKNOWN_FIELD'
  /** The value is not one of a closed list. `allowed` lists the valid values. INVALID_INPUT. Parameters: `value`, `allowed`. */
  | 'UNKNOWN_VALUE'
  /** Nothing can be sent to this address. `problem` says why. INVALID_INPUT. Parameters: `problem`. */
  | 'URL_NOT_ALLOWED'
  /** The ID belongs to an object of another type. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'WRONG_ID_TYPE'
  /** The state of the object does not allow this. `allowed` lists the states that can follow; it is empty at the end. INVALID_TRANSITION. Parameters: `object`, `state`, `allowed`. */
  | 'WRONG_STATE';

/**
 * Selects events. Fields are ANDed, the values in a list ORed. A field that is left out or null does not restrict. An unknown or empty code is an error, and so is an empty list.
 *
 * Example: `{kinds: [CO_AUTHOR_JOINED, CO_AUTHOR_WITHDRAWN], proposals: {workProgrammes: ["ECOMMERCE"]}, recordedAt: {from: "2026-01-01T00:00:00Z"}}`
 */
export type EventFilter = {
  /** Codes of the delegations that acted: `["JPN"]`. */
  actors?: Array<string> | null | undefined;
  /** What happened: `[REVISION_CIRCULATED]`. */
  kinds?: Array<EventKind> | null | undefined;
  /** The day on which it happened: `{from: "2026-01-01", to: "2026-01-31"}`. A range excludes events without a day. */
  occurredOn?: DateRange | null | undefined;
  /** IDs of proposals. */
  proposalIds?: Array<string> | null | undefined;
  /** The proposals that `Query.proposals` lists for this filter. */
  proposals?: ProposalFilter | null | undefined;
  /** The instant of recording: `{from: "2026-01-01T00:00:00Z", before: "2026-02-01T00:00:00Z"}`. */
  recordedAt?: DateTimeRange | null | undefined;
  /** Codes of the sponsors concerned: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
};

/** What happened. */
export type EventKind =
  /** Who may see the proposal was changed. */
  | 'ACCESS_CHANGED'
  /** The proposal was placed on an agenda. */
  | 'AGENDA_ITEM_PLACED'
  /** The Secretariat compiled the answers. */
  | 'ANSWERS_COMPILED'
  /** A delegation took its answer back. */
  | 'ANSWER_WITHDRAWN'
  /** An invitation or a request was accepted. */
  | 'CO_AUTHOR_ACCEPTED'
  /** An invitation or a request was taken back. */
  | 'CO_AUTHOR_CANCELLED'
  /** An invitation or a request was declined. */
  | 'CO_AUTHOR_DECLINED'
  /** A sponsor was invited. */
  | 'CO_AUTHOR_INVITED'
  /** A sponsor came onto the list, with a circulation. */
  | 'CO_AUTHOR_JOINED'
  /** A sponsor was taken off the list. */
  | 'CO_AUTHOR_REMOVED'
  /** A sponsor asked to join. */
  | 'CO_AUTHOR_REQUESTED'
  /** A sponsor left the list. */
  | 'CO_AUTHOR_WITHDRAWN'
  /** The day of derestriction came: the proposal is public, without anyone's call. */
  | 'DERESTRICTED'
  /** A follow-up came a step further. */
  | 'FOLLOW_UP_ADVANCED'
  /** It was laid down who must act on a follow-up, until when, or where. */
  | 'FOLLOW_UP_PLANNED'
  /** A follow-up was suggested. */
  | 'FOLLOW_UP_SUGGESTED'
  /** A venue's outcome was recorded. */
  | 'OUTCOME_RECORDED'
  /** The proposal was concluded: adopted, noted or not agreed. */
  | 'PROPOSAL_CONCLUDED'
  /** A proposal was created as a draft. */
  | 'PROPOSAL_CREATED'
  /** A relation to another proposal was recorded. */
  | 'PROPOSAL_RELATED'
  /** The submitting delegation withdrew the proposal. */
  | 'PROPOSAL_WITHDRAWN'
  /** A delegation answered a question. */
  | 'QUESTION_ANSWERED'
  /** A question that was posed beside the text was dropped. */
  | 'QUESTION_DROPPED'
  /** A question was posed beside the text. */
  | 'QUESTION_POSED'
  /** A relation to another proposal was retracted by the side that stated it. */
  | 'RELATION_RETRACTED'
  /** A revision was circulated. */
  | 'REVISION_CIRCULATED'
  /** A draft was edited. */
  | 'REVISION_EDITED'
  /** A revision was filed as a draft. */
  | 'REVISION_FILED'
  /** The Secretariat returned a revision, with why. */
  | 'REVISION_RETURNED'
  /** A revision was handed to the Secretariat. */
  | 'REVISION_SUBMITTED'
  /** A source was cited. */
  | 'SOURCE_CITED'
  /** A circulated revision was given a further language. */
  | 'TRANSLATION_ADDED'
  /** The proposal was aimed at a venue. */
  | 'VENUE_TARGETED';

/** A revision to file. */
export type FileRevisionInput = {
  /** Codes of sponsors to bring onto the list: those that have asked are accepted, all others are invited. */
  addCoAuthors?: Array<string> | null | undefined;
  /** The ID of the revision that the caller takes for the latest. CONFLICT if it no longer is. */
  basedOn: string;
  /** The date that the communication itself bears. */
  communicatedOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What it does to the text. */
  kind: RevisionKind;
  /** The reason in words, as it is to be printed, once per language; at most 2,000 characters each. */
  notes?: Array<LocalizedTextInput> | null | undefined;
  /** The proposal's ID. */
  proposal: string;
  /** Why it exists. */
  reason: RevisionReason;
  /** Codes of sponsors to take off the list, with the circulation of the revision. */
  removeCoAuthors?: Array<string> | null | undefined;
  /** The text, once a language. Left out: the former text stands. */
  texts?: Array<RevisionTextInput> | null | undefined;
};

/** What is suggested to do next. */
export type FollowUpKind =
  /** A compilation, drawn up by the Secretariat at Members' request. */
  | 'COMPILATION'
  /** Discussions between Members. */
  | 'DISCUSSION'
  /** Further work in the appropriate bodies. */
  | 'FURTHER_WORK'
  /** A workshop. */
  | 'WORKSHOP';

/** Where a follow-up is in its life. */
export type FollowUpStatus =
  /** Agreed to. */
  | 'AGREED'
  /** Done. */
  | 'DONE'
  /** Given up. */
  | 'DROPPED'
  /** Set down for a day or a meeting. */
  | 'SCHEDULED'
  /** Suggested by the proposal. */
  | 'SUGGESTED';

/** An invitation. */
export type InviteCoAuthorInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** The code of the delegation or group to invite. */
  sponsor: string;
};

/** A working language of the body. */
export type Language =
  /** English. */
  | 'EN'
  /** Spanish. */
  | 'ES'
  /** French. */
  | 'FR';

/** A text in one language. */
export type LocalizedTextInput = {
  /** The language of the text. */
  language: Language;
  /** The text; not empty, at most 20,000 characters. */
  text: string;
};

/** Which spells of co-sponsorship form the network. Fields are combined with AND. Omitted fields restrict nothing; an empty list is an error. */
export type NetworkFilter = {
  /** The first day of the spells: `{from: "2019-01-01", to: "2020-12-31"}`. */
  joinedOn?: DateRange | null | undefined;
  /** Which proposals: `{workProgrammes: ["ECOMMERCE"], circulatedOn: {from: "2019-01-01"}}`. Only circulated proposals have lists, whatever the filter. */
  proposals?: ProposalFilter | null | undefined;
  /** Codes of delegations and groups. Only these are members, as if nobody else were on a list: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
};

/** When two sponsors share an item. */
export type NetworkJoining =
  /** When both are on the item's list. */
  | 'LISTED'
  /** When both came onto the list with the same revision. */
  | 'SAME_REVISION';

/** How ties are made of the selected spells. */
export type NetworkProjection = {
  /** Whether a group's spell is replaced by spells of its members, each for the days on which it was a member of the group. */
  expandGroups?: boolean;
  /** Whether spells that had ended by `asOf` count as well. */
  includeEnded?: boolean;
  /** When two sponsors share an item. */
  joining?: NetworkJoining;
  /** The backbone: keeps only ties with this `pValue` or a smaller one, from 0 to 1: `0.05`. Null keeps all ties. */
  maxPValue?: number | null | undefined;
  /** The least number of shared items of a tie, from 1. Sponsors without ties remain members. */
  minShared?: number;
  /** How ties are weighted, in every field of the network. */
  weight?: EdgeWeight;
};

/** The direction of an order. */
export type OrderDirection =
  /** From the smallest or earliest. */
  | 'ASC'
  /** From the largest or latest. */
  | 'DESC';

/** What came of a proposal in a venue. */
export type OutcomeKind =
  /** The venue adopted it. */
  | 'ADOPTED'
  /** The venue agreed. */
  | 'AGREED'
  /** The venue will come back to it. */
  | 'CONTINUED'
  /** The venue agreed to forward it to another. */
  | 'FORWARDED'
  /** The venue took note. */
  | 'NOTED'
  /** There was no agreement. */
  | 'NOT_AGREED'
  /** The venue referred it to another body for its view. */
  | 'REFERRED'
  /** The venue suspended consideration. */
  | 'SUSPENDED';

/** What happened to a paragraph. */
export type ParagraphChangeKind =
  /** It was not there before. */
  | 'ADDED'
  /** Its words differ. */
  | 'CHANGED'
  /** It stands elsewhere, or under another number, in the same words. */
  | 'MOVED'
  /** It is no longer there. */
  | 'REMOVED'
  /** It is the same in both texts. Returned only on request. */
  | 'UNCHANGED';

/** A webhook to pause. */
export type PauseWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** A point to place on a meeting's agenda. */
export type PlaceOnAgendaInput = {
  /** The symbols of the documents listed under it. Those of tracked proposals link the point to them. */
  documentSymbols?: Array<string> | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The meeting's id. */
  meeting: string;
  /** The number as printed: `4.C`. */
  number: string;
  /** The code of the sponsor at whose request the point stands there. */
  requestedBy?: string | null | undefined;
  /** The title as printed. */
  title: string;
};

/** The plan of a follow-up. A field that is omitted stays as it is, and null clears it. */
export type PlanFollowUpInput = {
  /** The day by which it is to be done. Omitted: unchanged. Null: cleared. */
  dueOn?: string | null | undefined;
  /** The follow-up's id. */
  followUp: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Codes of all those responsible, which replace the former ones: delegations, groups, or `SECRETARIAT`. Omitted: unchanged. Null: cleared. */
  responsible?: Array<string> | null | undefined;
  /** The code of the body in which it is to be done. Omitted: unchanged. Null: cleared. */
  venue?: string | null | undefined;
  /** The details of the workshop, which replace the former ones. Omitted: unchanged. Null: cleared. */
  workshop?: WorkshopInput | null | undefined;
};

/** A question to pose beside the text. */
export type PoseQuestionInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Its number, 1 to 9,999; left out, the next that is free. */
  number?: number | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** The question, once a language. */
  texts: Array<LocalizedTextInput>;
};

/**
 * Selects proposals. Fields are ANDed, the values in a list ORed. A field that is left out or null does not restrict. An unknown or empty code is an error, and so is an empty list.
 *
 * Example: `{workProgrammes: ["ECOMMERCE"], sponsors: ["JPN"], statuses: [CIRCULATED, UNDER_DISCUSSION]}`
 */
export type ProposalFilter = {
  /** Has a revision with one of these accesses that the viewer may see: `[RESTRICTED]`. */
  access?: Array<Access> | null | undefined;
  /** Codes of delegations and groups that are all on the list of sponsors now: `["JPN", "EU"]`. */
  allSponsors?: Array<string> | null | undefined;
  /** The day of first circulation: `{from: "2021-01-01", to: "2021-12-31"}`. */
  circulatedOn?: DateRange | null | undefined;
  /** Has a revision with exactly this document number that the viewer may see: `18-2237`. An imported proposal has the identifier of its source: `110-SN-1`. */
  documentNumber?: string | null | undefined;
  /** Suggests a follow-up that is in one of these states: `[AGREED, SCHEDULED]`. */
  followUpStatuses?: Array<FollowUpStatus> | null | undefined;
  /** Has a text in one of these languages that the viewer may see: `[FR, ES]`. */
  languages?: Array<Language> | null | undefined;
  /** The latest outcome in a venue is one of these: `[AGREED, ADOPTED]`. */
  outcomes?: Array<OutcomeKind> | null | undefined;
  /** Has a revision of one of these kinds that the viewer may see: `[CORRIGENDUM]`. */
  revisionKinds?: Array<RevisionKind> | null | undefined;
  /** Words in the title or text of a revision that the viewer may see, in any language, with its word forms and without regard to accents: `fisheries subsidies`. Use quotes for `"a phrase"`, `fish*` for a prefix, `or`, and `-word` to exclude a word. A symbol or the beginning of one also matches: `JOB/GC`. Blank text does not restrict. */
  search?: string | null | undefined;
  /** Codes of delegations and groups of which at least one is on the list of sponsors now: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
  /** In one of these states: `[CIRCULATED, UNDER_DISCUSSION]`. */
  statuses?: Array<ProposalStatus> | null | undefined;
  /** Codes of submitting delegations: `["JPN"]`. */
  submittedBy?: Array<string> | null | undefined;
  /** The last change: `{from: "2021-07-10T00:00:00Z"}`. */
  updatedAt?: DateTimeRange | null | undefined;
  /** Codes of venues, of which at least one is targeted: `["GC", "MC11"]`. */
  venues?: Array<string> | null | undefined;
  /** Codes of work programmes: `["ECOMMERCE"]`. */
  workProgrammes?: Array<string> | null | undefined;
};

/** The order of a list of proposals. */
export type ProposalOrder = {
  /** The direction. */
  direction: OrderDirection;
  /** What to order by. */
  field: ProposalOrderField;
};

/** What proposals can be ordered by. Ties are broken by age. */
export type ProposalOrderField =
  /** The day of first circulation. What is not circulated comes after all days. */
  | 'CIRCULATED_ON'
  /** The creation in the tracker. */
  | 'CREATED_AT'
  /** The symbol, naturally: `Rev.2` before `Rev.10`. What has none comes before all symbols. */
  | 'SYMBOL'
  /** The last change. */
  | 'UPDATED_AT';

/** Where a proposal is in its life. */
export type ProposalStatus =
  /** Concluded: adopted or agreed. */
  | 'ADOPTED'
  /** Circulated under its symbol. */
  | 'CIRCULATED'
  /** Being drawn up; seen by the submitting delegation, the invited and the accepted co-authors. */
  | 'DRAFT'
  /** Concluded: a venue took note of it. */
  | 'NOTED'
  /** Concluded: not agreed. */
  | 'NOT_AGREED'
  /** Handed to the Secretariat, which sees it from now on. */
  | 'SUBMITTED'
  /** Circulated, and taken up by a venue. */
  | 'UNDER_DISCUSSION'
  /** Withdrawn by the submitting delegation. */
  | 'WITHDRAWN';

/** Where a question is in its life. */
export type QuestionStatus =
  /** No longer posed; its answers are kept. */
  | 'DROPPED'
  /** Posed, and open to answers. */
  | 'POSED';

/** A meeting to record. */
export type RecordMeetingInput = {
  /** The last day; not before `startsOn`. */
  endsOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The symbol of the minutes. */
  minutesSymbol?: string | null | undefined;
  /** The town. */
  place?: string | null | undefined;
  /** The day, or the first of several. */
  startsOn: string;
  /** The venue's code: `GC`. */
  venue: string;
};

/** An outcome to record. */
export type RecordOutcomeInput = {
  /** The ID of the target's latest outcome, if the new one corrects it. It then follows what was recorded before that one. */
  corrects?: string | null | undefined;
  /** The day of the decision; not in the future. */
  decidedOn?: string | null | undefined;
  /** The symbol of the document that records it. */
  documentSymbol?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What came of the proposal. */
  kind: OutcomeKind;
  /** The ID of the venue's meeting that decided it. */
  meeting?: string | null | undefined;
  /** The target's id. */
  venueTarget: string;
};

/** A delivery to send again. */
export type RedeliverWebhookDeliveryInput = {
  /** The delivery's id. */
  delivery: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** A relation to state. */
export type RelateProposalsInput = {
  /** The ID of the proposal that acts on the other; a delegation's own. */
  from: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What it does to the other. */
  kind: RelationKind;
  /** The ID of the other proposal. */
  to: string;
};

/** What one proposal does to another. A new revision is not a relation: it belongs to the same proposal. */
export type RelationKind =
  /** The two belong together. */
  | 'RELATED_TO'
  /** It responds to the other. */
  | 'RESPONDS_TO'
  /** It tables the other's text again. */
  | 'RESTATES'
  /** It takes the other's place. */
  | 'SUPERSEDES';

/** A request to join. */
export type RequestCoAuthorshipInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** The day of the request where it was made before, as orally in a meeting; left out, today. Not in the future. */
  requestedOn?: string | null | undefined;
  /** The code of the sponsor; left out, the token's delegation. A group, where the delegation is a member of it. */
  sponsor?: string | null | undefined;
};

/** An answer to an invitation or a request. */
export type RespondToCoAuthorshipInput = {
  /** The co-authorship's id. */
  coAuthorship: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Yes or no. */
  response: CoAuthorshipResponse;
};

/** A webhook to resume. */
export type ResumeWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** A relation to retract. */
export type RetractRelationInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the relation. */
  relation: string;
};

/** A submitted revision to return. */
export type ReturnRevisionInput = {
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if it was edited since. */
  expectedVersion: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Why, for its authors; at most 2,000 characters. */
  note: string;
  /** The revision's ID. */
  revision: string;
};

/** What a revision does to the text. */
export type RevisionKind =
  /** `Add.N`: adds to it. */
  | 'ADDENDUM'
  /** `Corr.N`: corrects it. */
  | 'CORRIGENDUM'
  /** `Rev.N`: replaces the text. Revision 0, the original, is of this kind. */
  | 'REVISION'
  /** `Suppl.N`: supplements it. */
  | 'SUPPLEMENT';

/** Why a revision exists. The reason is checked against what really changed: see `Revision.reasonCheck`. */
export type RevisionReason =
  /** To correct a mistake in the text. */
  | 'CORRECTION'
  /** Solely to add or take off co-authors; the text is unchanged. */
  | 'CO_AUTHORS_ONLY'
  /** To put the unchanged text before more venues; the list is unchanged. */
  | 'RECIRCULATION'
  /** To change the text; the list is unchanged. */
  | 'TEXT'
  /** To change the text and the list of co-authors. */
  | 'TEXT_AND_CO_AUTHORS'
  /** To add a language; the texts that there were are unchanged. */
  | 'TRANSLATION';

/** Where a revision is in its life. */
export type RevisionStatus =
  /** Circulated, and never altered again. */
  | 'CIRCULATED'
  /** Being drawn up; seen by the submitting delegation, the invited and the accepted co-authors. */
  | 'DRAFT'
  /** Given back by the Secretariat, with why; can be edited and submitted again. */
  | 'RETURNED'
  /** Handed to the Secretariat. */
  | 'SUBMITTED'
  /** Given up before it was circulated. */
  | 'WITHDRAWN';

/** A change of a draft's text in one language. A field that is omitted stays as it is. A language that the draft does not have yet needs both title and content. */
export type RevisionTextEdit = {
  /** The content of the text. It cannot be cleared. */
  content?: TextContentInput | null | undefined;
  /** The language of the text. */
  language: Language;
  /** The title: one line, at most 500 characters. It cannot be cleared. */
  title?: string | null | undefined;
};

/** The text of a proposal in one language. */
export type RevisionTextInput = {
  /** The content of the text. */
  content: TextContentInput;
  /** The language of the text. */
  language: Language;
  /** The title: one line, at most 500 characters. */
  title: string;
};

/** A webhook whose secret is to change. */
export type RotateWebhookSecretInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** A sponsor's part in a proposal. */
export type SponsorRole =
  /** Any other delegation or group on the list. */
  | 'CO_AUTHOR'
  /** The submitting delegation, at whose request the proposal is circulated. */
  | 'SUBMITTER';

/** A draft to hand to the Secretariat. */
export type SubmitRevisionInput = {
  /** The `version` of the draft that the caller read. CONFLICT with `currentVersion` if it was edited since. */
  expectedVersion: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the draft. */
  revision: string;
};

/** A follow-up to suggest. */
export type SuggestFollowUpInput = {
  /** The day by which it is to be done. */
  dueOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What it is. */
  kind: FollowUpKind;
  /** The address of the paragraph that suggests it, `4.1`. */
  paragraphNumber?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** Codes of those who must act: delegations, groups, or `SECRETARIAT`. */
  responsible?: Array<string> | null | undefined;
  /** What is suggested, once a language. */
  texts: Array<LocalizedTextInput>;
  /** The code of the body in which it is to be done. */
  venue?: string | null | undefined;
  /** What is known of it; for a WORKSHOP. */
  workshop?: WorkshopInput | null | undefined;
};

/** A venue to aim at. */
export type TargetVenueInput = {
  /** What the proposal wants of it, once a language. */
  aims?: Array<LocalizedTextInput> | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** The venue's code, `MC11`. */
  venue: string;
};

/** A webhook to test. */
export type TestWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** The content of a text, in one of several forms. */
export type TextContentInput =
  {   /** Plain text in UTF-8, at most 1 MiB. Sections, numbered paragraphs, questions, bullets, footnotes and sources are recognized; anything else is stored as plain paragraphs. */
  body: string; };

/** What kind of body a venue is. */
export type VenueKind =
  /** A committee. */
  | 'COMMITTEE'
  /** A council for a field of trade. */
  | 'COUNCIL'
  /** The General Council, and the bodies as which it meets. */
  | 'GENERAL_COUNCIL'
  /** An initiative of some Members outside the standing bodies. */
  | 'INITIATIVE'
  /** A Ministerial Conference. */
  | 'MINISTERIAL_CONFERENCE'
  /** A body that negotiates. */
  | 'NEGOTIATING_GROUP';

/** Where a delivery is in its life. */
export type WebhookDeliveryStatus =
  /** Given up. */
  | 'DEAD'
  /** Answered with success. */
  | 'DELIVERED'
  /** Tried in vain; it is tried again. */
  | 'FAILED'
  /** Not tried yet. */
  | 'PENDING';

/** Where a webhook is in its life. */
export type WebhookStatus =
  /** What happens is sent. */
  | 'ACTIVE'
  /** Nothing is sent or kept, since nothing could be delivered for five days, or the receiver answered 410 Gone. */
  | 'DISABLED'
  /** Nothing is sent; what happens is kept, and sent once it is resumed. */
  | 'PAUSED';

/** An answer to take back. */
export type WithdrawAnswerInput = {
  /** The answer's id. */
  answer: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** A co-authorship to end. */
export type WithdrawCoAuthorshipInput = {
  /** The co-authorship's id. */
  coAuthorship: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The first day off the list where it was told before; left out, today. Not in the future, not before it joined. */
  leftOn?: string | null | undefined;
};

/** A proposal to withdraw. */
export type WithdrawProposalInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Why, for the record; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
};

/** What is known of a workshop. */
export type WorkshopInput = {
  /** How long it lasts, in minutes: 1 to 20,160. */
  durationMinutes?: number | null | undefined;
  /** Its last day. */
  endsOn?: string | null | undefined;
  /** The organizations that are invited, at most 200. */
  organizations?: Array<string> | null | undefined;
  /** Where it is held. */
  place?: string | null | undefined;
  /** Its first day. */
  startsOn?: string | null | undefined;
};

export type CoAuthorshipFieldsFragment = { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
    | { __typename: 'Delegation', code: string }
    | { __typename: 'Group', code: string }
  , joinedIn: { number: number } | null, leftIn: { number: number } | null };

export type RequestCoAuthorshipMutationVariables = Exact<{
  input: RequestCoAuthorshipInput;
}>;


export type RequestCoAuthorshipMutation = { requestCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedIn: { number: number } | null, leftIn: { number: number } | null } } | null };

export type InviteCoAuthorMutationVariables = Exact<{
  input: InviteCoAuthorInput;
}>;


export type InviteCoAuthorMutation = { inviteCoAuthor: { coAuthorship: { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedIn: { number: number } | null, leftIn: { number: number } | null } } | null };

export type RespondToCoAuthorshipMutationVariables = Exact<{
  input: RespondToCoAuthorshipInput;
}>;


export type RespondToCoAuthorshipMutation = { respondToCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedIn: { number: number } | null, leftIn: { number: number } | null } } | null };

export type CancelCoAuthorshipMutationVariables = Exact<{
  input: CancelCoAuthorshipInput;
}>;


export type CancelCoAuthorshipMutation = { cancelCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedIn: { number: number } | null, leftIn: { number: number } | null } } | null };

export type WithdrawCoAuthorshipMutationVariables = Exact<{
  input: WithdrawCoAuthorshipInput;
}>;


export type WithdrawCoAuthorshipMutation = { withdrawCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, role: SponsorRole, initiatedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedIn: { number: number } | null, leftIn: { number: number } | null } } | null };

export type DeskQueryVariables = Exact<{
  language?: Language | null | undefined;
}>;


export type DeskQuery = { viewer: { id: string, subject: string, scopes: Array<string>, tokenExpiresAt: string, delegation: { code: string, name: string } | null, drafts: { totalCount: number, nodes: Array<{ id: string, number: number, status: RevisionStatus, version: number | null, proposal: { id: string, label: string, updatedAt: string } }> }, invitationsReceived: { totalCount: number, nodes: Array<{ id: string, initiatedOn: string, proposal: { id: string, label: string } | null, invitedBy: { code: string } | null }> }, requestsReceived: { totalCount: number, nodes: Array<{ id: string, initiatedOn: string, proposal: { id: string, label: string } | null, sponsor:
          | { code: string }
          | { code: string }
         }> }, requestsSent: { totalCount: number, nodes: Array<{ id: string, status: CoAuthorshipStatus, initiatedOn: string, proposal: { id: string, label: string } | null }> }, openQuestions: { totalCount: number, nodes: Array<{ id: string, number: number, text: { language: Language, text: string }, proposal: { symbol: string | null } }> }, followUps: { totalCount: number, nodes: Array<{ id: string, kind: FollowUpKind, status: FollowUpStatus, dueOn: string | null, proposal: { symbol: string | null } }> } } | null };

export type EventFieldsFragment = { id: string, kind: EventKind, occurredOn: string | null, recordedAt: string, actor: { code: string } | null, sponsor:
    | { code: string }
    | { code: string }
   | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null };

export type EventsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type EventsQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: EventKind, occurredOn: string | null, recordedAt: string, actor: { code: string } | null, sponsor:
        | { code: string }
        | { code: string }
       | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null }> } | null };

export type FollowEventsSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  afterEvent?: string | null | undefined;
}>;


export type FollowEventsSubscription = { events: { id: string, kind: EventKind, occurredOn: string | null, recordedAt: string, actor: { code: string } | null, sponsor:
      | { code: string }
      | { code: string }
     | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null } };

export type FeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProposalFilter | null | undefined;
  orderBy?: ProposalOrder | null | undefined;
  language?: Language | null | undefined;
}>;


export type FeedQuery = { proposals: { totalCount: number, totalCountIsExact: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, symbol: string | null, label: string, status: ProposalStatus, circulatedOn: string | null, updatedAt: string, title: { language: Language, text: string }, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ role: SponsorRole, joinedOn: string | null, original: boolean, sponsor:
            | { __typename: 'Delegation', code: string, name: string }
            | { __typename: 'Group', code: string, name: string }
           }> }, currentRevision: { number: number, symbol: string | null, circulatedOn: string | null }, venueTargets: Array<{ venue: { code: string, name: string }, aim: { language: Language, text: string } | null, outcome: { kind: OutcomeKind } | null }> }> } | null };

export type ListedProposalFragment = { id: string, symbol: string | null, label: string, status: ProposalStatus, circulatedOn: string | null, updatedAt: string, title: { language: Language, text: string }, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ role: SponsorRole, joinedOn: string | null, original: boolean, sponsor:
        | { __typename: 'Delegation', code: string, name: string }
        | { __typename: 'Group', code: string, name: string }
       }> }, currentRevision: { number: number, symbol: string | null, circulatedOn: string | null }, venueTargets: Array<{ venue: { code: string, name: string }, aim: { language: Language, text: string } | null, outcome: { kind: OutcomeKind } | null }> };

export type CreateProposalMutationVariables = Exact<{
  input: CreateProposalInput;
}>;


export type CreateProposalMutation = { createProposal: { proposal: { id: string, status: ProposalStatus, currentRevision: { id: string, number: number }, pendingRevision: { id: string, number: number, version: number | null } | null } } | null };

export type FileRevisionMutationVariables = Exact<{
  input: FileRevisionInput;
}>;


export type FileRevisionMutation = { fileRevision: { revision: { id: string, number: number, version: number | null, kind: RevisionKind, reason: RevisionReason | null, reasonCheck: { holds: boolean } | null, changes: { textChanged: boolean, sponsorsAdded: Array<
          | { code: string }
          | { code: string }
        > } | null } } | null };

export type EditRevisionMutationVariables = Exact<{
  input: EditRevisionInput;
}>;


export type EditRevisionMutation = { editRevision: { revision: { id: string, number: number, status: RevisionStatus, version: number | null } } | null };

export type SubmitRevisionMutationVariables = Exact<{
  input: SubmitRevisionInput;
}>;


export type SubmitRevisionMutation = { submitRevision: { revision: { id: string, number: number, status: RevisionStatus, version: number | null } } | null };

export type WithdrawProposalMutationVariables = Exact<{
  input: WithdrawProposalInput;
}>;


export type WithdrawProposalMutation = { withdrawProposal: { proposal: { id: string, status: ProposalStatus } } | null };

export type RelationFieldsFragment = { id: string, kind: RelationKind, statedOn: string | null, from: { id: string, symbol: string | null }, to: { id: string, symbol: string | null }, statedBy: { code: string } | null };

export type RelateProposalsMutationVariables = Exact<{
  input: RelateProposalsInput;
}>;


export type RelateProposalsMutation = { relateProposals: { relation: { id: string, kind: RelationKind, statedOn: string | null, from: { id: string, symbol: string | null }, to: { id: string, symbol: string | null }, statedBy: { code: string } | null } } | null };

export type RetractRelationMutationVariables = Exact<{
  input: RetractRelationInput;
}>;


export type RetractRelationMutation = { retractRelation: { relation: { id: string, kind: RelationKind, statedOn: string | null, from: { id: string, symbol: string | null }, to: { id: string, symbol: string | null }, statedBy: { code: string } | null } } | null };

export type CiteSourceMutationVariables = Exact<{
  input: CiteSourceInput;
}>;


export type CiteSourceMutation = { citeSource: { source: { id: string, publisher: string | null, year: number | null, url: string | null, title: { language: Language, text: string } } } | null };

export type FollowUpFieldsFragment = { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraphNumber: string | null, dueOn: string | null, responsible: Array<
    | { __typename: 'Delegation', code: string }
    | { __typename: 'Group', code: string }
  >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, takenOn: string, document: { symbol: string } | null }> };

export type SuggestFollowUpMutationVariables = Exact<{
  input: SuggestFollowUpInput;
}>;


export type SuggestFollowUpMutation = { suggestFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraphNumber: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, takenOn: string, document: { symbol: string } | null }> } } | null };

export type PlanFollowUpMutationVariables = Exact<{
  input: PlanFollowUpInput;
}>;


export type PlanFollowUpMutation = { planFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraphNumber: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, takenOn: string, document: { symbol: string } | null }> } } | null };

export type AdvanceFollowUpMutationVariables = Exact<{
  input: AdvanceFollowUpInput;
}>;


export type AdvanceFollowUpMutation = { advanceFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraphNumber: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, takenOn: string, document: { symbol: string } | null }> } } | null };

export type NetworkQueryVariables = Exact<{
  filter?: NetworkFilter | null | undefined;
  projection?: NetworkProjection | null | undefined;
  asOf?: string | null | undefined;
  language?: Language | null | undefined;
}>;


export type NetworkQuery = { coSponsorship: { id: string, asOf: string, itemCount: number, sponsorCount: number, tieCount: number, density: number, modularity: number | null, members: Array<{ itemCount: number, leadCount: number | null, degree: number, strength: number, betweenness: number, pageRank: number, community: number, sponsor:
        | { __typename: 'Delegation', code: string, name: string }
        | { __typename: 'Group', code: string, name: string }
       }> | null, tieColumns: { a: Array<number>, b: Array<number>, sharedCount: Array<number>, weight: Array<number> } | null, downloads: Array<{ format: DownloadFormat, url: string, mediaType: string }> } | null };

export type ProposalPageQueryVariables = Exact<{
  symbol: string;
  language?: Language | null | undefined;
  asOf?: string | null | undefined;
}>;


export type ProposalPageQuery = { proposal: { id: string, symbol: string | null, allSymbols: Array<string>, documentNumber: string | null, label: string, status: ProposalStatus, title: { language: Language, text: string }, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ role: SponsorRole, status: CoAuthorshipStatus, original: boolean, initiatedOn: string, joinedOn: string | null, leftOn: string | null, sponsor:
          | { __typename: 'Delegation', code: string, name: string }
          | { __typename: 'Group', code: string, name: string, members: Array<{ code: string }> }
        , joinedIn: { number: number, symbol: string | null } | null, leftIn: { number: number, symbol: string | null } | null }> }, revisions: { totalCount: number, nodes: Array<{ id: string, number: number, kind: RevisionKind, symbol: string | null, symbols: Array<string>, reason: RevisionReason | null, access: Access, derestrictedOn: string | null, communicatedOn: string | null, circulatedOn: string | null, originalLanguage: Language, languages: Array<Language>, contentHash: string, note: { language: Language, text: string } | null, filedBy: { code: string }, sponsors: Array<
          | { code: string }
          | { code: string }
        >, reasonCheck: { holds: boolean, problems: Array<{ code: ErrorCode, reason: ErrorReason }> } | null, changes: { textChanged: boolean, sponsorsAdded: Array<
            | { code: string }
            | { code: string }
          >, sponsorsRemoved: Array<
            | { code: string }
            | { code: string }
          >, text: { language: Language, paragraphs: Array<{ number: string | null, kind: ParagraphChangeKind, before: string | null, after: string | null }> } | null } | null, text: { language: Language, title: string, sections: Array<{ number: string | null, heading: string | null, paragraphs: Array<{ id: string, number: string | null, text: string }> }> } }> }, currentRevision: { id: string, number: number }, questions: { nodes: Array<{ id: string, number: number, text: { language: Language, text: string }, answers: { totalCount: number, nodes: Array<{ answeredOn: string, delegation: { code: string }, text: { language: Language, text: string } }> } }> }, followUps: { totalCount: number, nodes: Array<{ id: string, kind: FollowUpKind, status: FollowUpStatus, paragraphNumber: string | null, dueOn: string | null, text: { language: Language, text: string }, responsible: Array<
          | { code: string }
          | { code: string }
        >, venue: { code: string } | null }> }, venueTargets: Array<{ id: string, venue: { code: string, kind: VenueKind, name: string }, aim: { language: Language, text: string } | null, outcome: { kind: OutcomeKind, decidedOn: string | null } | null }>, sources: Array<{ publisher: string | null, year: number | null, url: string | null, title: { language: Language, text: string } }>, relations: { nodes: Array<{ id: string, kind: RelationKind, from: { symbol: string | null }, to: { symbol: string | null } }> } } | null };

export type PoseQuestionMutationVariables = Exact<{
  input: PoseQuestionInput;
}>;


export type PoseQuestionMutation = { poseQuestion: { question: { id: string, number: number, status: QuestionStatus, text: { language: Language, text: string } } } | null };

export type DropQuestionMutationVariables = Exact<{
  input: DropQuestionInput;
}>;


export type DropQuestionMutation = { dropQuestion: { question: { id: string, number: number, status: QuestionStatus } } | null };

export type AnswerQuestionMutationVariables = Exact<{
  input: AnswerQuestionInput;
}>;


export type AnswerQuestionMutation = { answerQuestion: { answer: { id: string, audience: AnswerAudience, answeredOn: string, delegation: { code: string } } } | null };

export type WithdrawAnswerMutationVariables = Exact<{
  input: WithdrawAnswerInput;
}>;


export type WithdrawAnswerMutation = { withdrawAnswer: { answer: { id: string, withdrawnOn: string | null } } | null };

export type CompileAnswersMutationVariables = Exact<{
  input: CompileAnswersInput;
}>;


export type CompileAnswersMutation = { compileAnswers: { compilation: { id: string, audience: AnswerAudience, compiledAt: string, contentHash: string, delegations: Array<{ code: string }>, questions: Array<{ number: number, text: { language: Language, text: string }, answers: Array<{ answeredOn: string, delegation: { code: string }, text: { language: Language, text: string } }> }> } } | null };

export type ReturnRevisionMutationVariables = Exact<{
  input: ReturnRevisionInput;
}>;


export type ReturnRevisionMutation = { returnRevision: { revision: { id: string, number: number, status: RevisionStatus, returnNote: string | null, returnedAt: string | null, version: number | null } } | null };

export type CirculateRevisionMutationVariables = Exact<{
  input: CirculateRevisionInput;
}>;


export type CirculateRevisionMutation = { circulateRevision: { revision: { id: string, number: number, symbol: string | null, symbols: Array<string>, circulatedOn: string | null, access: Access } } | null };

export type AddTranslationMutationVariables = Exact<{
  input: AddTranslationInput;
}>;


export type AddTranslationMutation = { addTranslation: { revision: { id: string, number: number, languages: Array<Language>, contentHash: string } } | null };

export type ChangeAccessMutationVariables = Exact<{
  input: ChangeAccessInput;
}>;


export type ChangeAccessMutation = { changeAccess: { revision: { id: string, access: Access, derestrictedOn: string | null } } | null };

export type ConcludeProposalMutationVariables = Exact<{
  input: ConcludeProposalInput;
}>;


export type ConcludeProposalMutation = { concludeProposal: { proposal: { id: string, status: ProposalStatus } } | null };

export type TargetVenueMutationVariables = Exact<{
  input: TargetVenueInput;
}>;


export type TargetVenueMutation = { targetVenue: { venueTarget: { id: string, venue: { code: string }, aim: { language: Language, text: string } | null } } | null };

export type RecordMeetingMutationVariables = Exact<{
  input: RecordMeetingInput;
}>;


export type RecordMeetingMutation = { recordMeeting: { meeting: { id: string, startsOn: string, endsOn: string | null, place: string | null, venue: { code: string }, minutes: { symbol: string } | null } } | null };

export type PlaceOnAgendaMutationVariables = Exact<{
  input: PlaceOnAgendaInput;
}>;


export type PlaceOnAgendaMutation = { placeOnAgenda: { agendaItem: { id: string, number: string, title: string, documents: Array<{ symbol: string }>, requestedBy:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
       | null } } | null };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { outcome: { id: string, kind: OutcomeKind, decidedOn: string | null, venueTarget: { id: string } } } | null };

export type WebhookFieldsFragment = { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string };

export type WebhookDeliveryFieldsFragment = { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, fault: string | null, durationMs: number }> };

export type WebhooksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { viewer: { id: string, webhooks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string, deliveries: { totalCount: number, nodes: Array<{ id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, fault: string | null, durationMs: number }> }> } }> } } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string } } | null };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string } } | null };

export type PauseWebhookMutationVariables = Exact<{
  input: PauseWebhookInput;
}>;


export type PauseWebhookMutation = { pauseWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string } } | null };

export type ResumeWebhookMutationVariables = Exact<{
  input: ResumeWebhookInput;
}>;


export type ResumeWebhookMutation = { resumeWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string } } | null };

export type TestWebhookMutationVariables = Exact<{
  input: TestWebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string } } | null };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { deletedWebhookId: string } | null };

export type RedeliverWebhookDeliveryMutationVariables = Exact<{
  input: RedeliverWebhookDeliveryInput;
}>;


export type RedeliverWebhookDeliveryMutation = { redeliverWebhookDelivery: { delivery: { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, fault: string | null, durationMs: number }> } } | null };

export const CoAuthorshipFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CoAuthorshipFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const ListedProposalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<ListedProposalFragment, unknown>;
export const RelationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Relation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedOn"}}]}}]} as unknown as DocumentNode<RelationFieldsFragment, unknown>;
export const FollowUpFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]} as unknown as DocumentNode<FollowUpFieldsFragment, unknown>;
export const WebhookFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<WebhookFieldsFragment, unknown>;
export const WebhookDeliveryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<WebhookDeliveryFieldsFragment, unknown>;
export const RequestCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RequestCoAuthorshipMutation, RequestCoAuthorshipMutationVariables>;
export const InviteCoAuthorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteCoAuthor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteCoAuthorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteCoAuthor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<InviteCoAuthorMutation, InviteCoAuthorMutationVariables>;
export const RespondToCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RespondToCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RespondToCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"respondToCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RespondToCoAuthorshipMutation, RespondToCoAuthorshipMutationVariables>;
export const CancelCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CancelCoAuthorshipMutation, CancelCoAuthorshipMutationVariables>;
export const WithdrawCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<WithdrawCoAuthorshipMutation, WithdrawCoAuthorshipMutationVariables>;
export const DeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Desk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"tokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"drafts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitationsReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestsReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestsSent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeskQuery, DeskQueryVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const FollowEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterEvent"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterEvent"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterEvent"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<FollowEventsSubscription, FollowEventsSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountIsExact"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedProposal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateProposalMutation, CreateProposalMutationVariables>;
export const FileRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FileRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FileRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"reasonCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FileRevisionMutation, FileRevisionMutationVariables>;
export const EditRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EditRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<EditRevisionMutation, EditRevisionMutationVariables>;
export const SubmitRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitRevisionMutation, SubmitRevisionMutationVariables>;
export const WithdrawProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawProposalMutation, WithdrawProposalMutationVariables>;
export const RelateProposalsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RelateProposals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RelateProposalsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relateProposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Relation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedOn"}}]}}]} as unknown as DocumentNode<RelateProposalsMutation, RelateProposalsMutationVariables>;
export const RetractRelationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetractRelation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetractRelationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retractRelation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Relation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedOn"}}]}}]} as unknown as DocumentNode<RetractRelationMutation, RetractRelationMutationVariables>;
export const CiteSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CiteSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CiteSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"citeSource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<CiteSourceMutation, CiteSourceMutationVariables>;
export const SuggestFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuggestFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuggestFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]} as unknown as DocumentNode<SuggestFollowUpMutation, SuggestFollowUpMutationVariables>;
export const PlanFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlanFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]} as unknown as DocumentNode<PlanFollowUpMutation, PlanFollowUpMutationVariables>;
export const AdvanceFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdvanceFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]} as unknown as DocumentNode<AdvanceFollowUpMutation, AdvanceFollowUpMutationVariables>;
export const NetworkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Network"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NetworkFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"projection"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NetworkProjection"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coSponsorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"projection"},"value":{"kind":"Variable","name":{"kind":"Name","value":"projection"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"sponsorCount"}},{"kind":"Field","name":{"kind":"Name","value":"tieCount"}},{"kind":"Field","name":{"kind":"Name","value":"density"}},{"kind":"Field","name":{"kind":"Name","value":"modularity"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"leadCount"}},{"kind":"Field","name":{"kind":"Name","value":"degree"}},{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"betweenness"}},{"kind":"Field","name":{"kind":"Name","value":"pageRank"}},{"kind":"Field","name":{"kind":"Name","value":"community"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tieColumns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"sharedCount"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}},{"kind":"Field","name":{"kind":"Name","value":"downloads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}}]}}]}}]}}]} as unknown as DocumentNode<NetworkQuery, NetworkQueryVariables>;
export const ProposalPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposalPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Symbol"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"allSymbols"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Group"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"original"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"revisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}},{"kind":"Field","name":{"kind":"Name","value":"communicatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"filedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"originalLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}},{"kind":"Field","name":{"kind":"Name","value":"sponsors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasonCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holds"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsorsRemoved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"decidedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProposalPageQuery, ProposalPageQueryVariables>;
export const PoseQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PoseQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PoseQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"poseQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PoseQuestionMutation, PoseQuestionMutationVariables>;
export const DropQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DropQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DropQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dropQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<DropQuestionMutation, DropQuestionMutationVariables>;
export const AnswerQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const WithdrawAnswerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawAnswer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawAnswerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawAnswer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnOn"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawAnswerMutation, WithdrawAnswerMutationVariables>;
export const CompileAnswersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompileAnswers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompileAnswersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compileAnswers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compilation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"compiledAt"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}},{"kind":"Field","name":{"kind":"Name","value":"delegations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompileAnswersMutation, CompileAnswersMutationVariables>;
export const ReturnRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnRevisionMutation, ReturnRevisionMutationVariables>;
export const CirculateRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CirculateRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CirculateRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"circulateRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"access"}}]}}]}}]}}]} as unknown as DocumentNode<CirculateRevisionMutation, CirculateRevisionMutationVariables>;
export const AddTranslationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddTranslation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddTranslationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addTranslation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}}]}}]}}]}}]} as unknown as DocumentNode<AddTranslationMutation, AddTranslationMutationVariables>;
export const ChangeAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeAccessInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeAccessMutation, ChangeAccessMutationVariables>;
export const ConcludeProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcludeProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConcludeProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"concludeProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ConcludeProposalMutation, ConcludeProposalMutationVariables>;
export const TargetVenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TargetVenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TargetVenueInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetVenue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TargetVenueMutation, TargetVenueMutationVariables>;
export const RecordMeetingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMeeting"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeetingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeeting"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordMeetingMutation, RecordMeetingMutationVariables>;
export const PlaceOnAgendaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceOnAgenda"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceOnAgendaInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeOnAgenda"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlaceOnAgendaMutation, PlaceOnAgendaMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"decidedOn"}},{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const WebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Webhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const CreateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const PauseWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PauseWebhookMutation, PauseWebhookMutationVariables>;
export const ResumeWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<ResumeWebhookMutation, ResumeWebhookMutationVariables>;
export const TestWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TestWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"testWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<TestWebhookMutation, TestWebhookMutationVariables>;
export const DeleteWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedWebhookId"}}]}}]}}]} as unknown as DocumentNode<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RedeliverWebhookDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RedeliverWebhookDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedeliverWebhookDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeliverWebhookDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<RedeliverWebhookDeliveryMutation, RedeliverWebhookDeliveryMutationVariables>;