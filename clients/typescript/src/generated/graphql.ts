/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The access of a circulated revision: the readers that may see it. */
export type Access =
  /** Everybody. */
  | 'PUBLIC'
  /** Delegations only, until the day of derestriction. */
  | 'RESTRICTED';

/** The input of `Mutation.addTranslation`. */
export type AddTranslationInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the revision. */
  revision: string;
  /** The text in the added language. */
  text: RevisionTextInput;
};

/** The input of `Mutation.advanceFollowUp`. */
export type AdvanceFollowUpInput = {
  /** The symbol of the document that decided or records it. */
  documentSymbol?: string | null | undefined;
  /** The ID of the follow-up. */
  followUp: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the meeting that decided it. */
  meeting?: string | null | undefined;
  /** A note, at most 2,000 characters. */
  note?: string | null | undefined;
  /** The new state. */
  status: FollowUpStatus;
  /** The day of the step. Defaults to the day of the meeting, otherwise today; not in the future. */
  takenOn?: string | null | undefined;
};

/** The state of a agenda request. */
export type AgendaRequestStatus =
  /** The Secretariat declined the request. */
  | 'DECLINED'
  /** The Secretariat placed the item on the agenda. */
  | 'PLACED'
  /** The delegation made the request, and the Secretariat has not decided. */
  | 'REQUESTED'
  /** The delegation withdrew the request. */
  | 'WITHDRAWN';

/** The readers that may see an answer. */
export type AnswerAudience =
  /** Delegations of Members. */
  | 'MEMBERS'
  /** Everybody who may see the proposal. */
  | 'PUBLIC'
  /** The Secretariat and the delegation that answered. */
  | 'SECRETARIAT';

/** The input of `Mutation.answerQuestion`. */
export type AnswerQuestionInput = {
  /** The day of the answer, if it was given earlier. Defaults to today; not in the future. */
  answeredOn?: string | null | undefined;
  /** The readers that may see it. */
  audience?: AnswerAudience;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the question. */
  question: string;
  /** The answer, at most once per language. */
  texts: Array<LocalizedTextInput>;
};

/** The input of `Mutation.cancelCoAuthorship`. */
export type CancelCoAuthorshipInput = {
  /** The ID of the co-authorship. */
  coAuthorship: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** The input of `Mutation.changeAccess`. */
export type ChangeAccessInput = {
  /** The access of the revision. */
  access: Access;
  /** The day from which a restricted revision is public, in the past or future. Omitted: unchanged. Null: cleared. A public revision has none. */
  derestrictedOn?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the revision. */
  revision: string;
};

/** The input of `Mutation.circulateRevision`. */
export type CirculateRevisionInput = {
  /** The access of the revision. Defaults to that of the revision before it or, for revision 0, to the one given when the proposal was created. */
  access?: Access | null | undefined;
  /** Those of `symbols` that are attributed to the document but not printed on it. */
  attributedSymbols?: Array<string> | null | undefined;
  /** The day of circulation. Not in the future, and not before the day on which the previous revision was circulated. */
  circulatedOn: string;
  /** The day from which a restricted revision is public. Omitted: unchanged, unless the access changes. Null: cleared. */
  derestrictedOn?: string | null | undefined;
  /** The archive number, such as `18-2237`. */
  documentNumber?: string | null | undefined;
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if the revision has been edited since. */
  expectedVersion: number;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the revision. */
  revision: string;
  /** The symbols to assign, starting with the one by which it is cited. Empty for a non-paper. */
  symbols: Array<string>;
};

/** The input of `Mutation.citeSource`. */
export type CiteSourceInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** The publisher, at most 500 characters. */
  publisher?: string | null | undefined;
  /** The title, at most once per language. */
  titles: Array<LocalizedTextInput>;
  /** The URL of the publication. */
  url?: string | null | undefined;
  /** The year of publication, 1000 to 9999. */
  year?: number | null | undefined;
};

/** The response to an invitation or request. */
export type CoAuthorshipResponse =
  /** Accept it. */
  | 'ACCEPT'
  /** Decline it. */
  | 'DECLINE';

/** The state of a co-authorship. */
export type CoAuthorshipStatus =
  /** Agreed by both sides. The sponsor is on the list from `joinedOn` or, if that is null, from the next circulation. */
  | 'ACCEPTED'
  /** The invitation or request was canceled by the side that made it. */
  | 'CANCELLED'
  /** The invitation or request was declined. */
  | 'DECLINED'
  /** Invited; the sponsor has not responded. */
  | 'INVITED'
  /** The submitting delegation removed the sponsor from the list. */
  | 'REMOVED'
  /** The sponsor asked to join; nobody has responded. */
  | 'REQUESTED'
  /** The sponsor left the list. */
  | 'WITHDRAWN';

/** The input of `Mutation.compileAnswers`. */
export type CompileAnswersInput = {
  /** The readers that may see it: PUBLIC includes public answers only, MEMBERS also those for Members, SECRETARIAT all. */
  audience?: AnswerAudience;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** A note, at most 2,000 characters. */
  note?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
};

/** The input of `Mutation.concludeProposal`. */
export type ConcludeProposalInput = {
  /** The result. */
  conclusion: Conclusion;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason, which is recorded; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
};

/** The result of a concluded proposal. */
export type Conclusion =
  /** Adopted or agreed. */
  | 'ADOPTED'
  /** Noted. */
  | 'NOTED'
  /** Not agreed. */
  | 'NOT_AGREED';

/** The input of `Mutation.createProposal`. */
export type CreateProposalInput = {
  /** The access of revision 0 once it is circulated. */
  access?: Access;
  /** Codes of delegations and groups to invite as co-authors. The submitting delegation is a co-author already and may be omitted. */
  coAuthors?: Array<string> | null | undefined;
  /** The date printed on the communication itself. */
  communicatedOn?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The language in which the proposal was written. */
  originalLanguage: Language;
  /** The code of the submitting delegation. It must be the token's delegation, which is the default. */
  submittedBy?: string | null | undefined;
  /** The text, at most once per language, including the original language. */
  texts: Array<RevisionTextInput>;
  /** The code of the work programme, such as `ECOMMERCE`. */
  workProgramme: string;
};

/** The input of `Mutation.createWebhook`. */
export type CreateWebhookInput = {
  /** A description, in one line of at most 500 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The kinds of event to deliver. Omitted or null: all kinds. An empty list is an error. */
  kinds?: Array<EventKind> | null | undefined;
  /** The URL of the receiver, at most 2000 bytes: HTTPS on port 443, at a public address. `testWebhook` tries it. */
  url: string;
};

/** A range of days, both ends inclusive. An end that is omitted or null is open. */
export type DateRange = {
  /** The first day: `2021-01-01`. */
  from?: string | null | undefined;
  /** The last day: `2021-12-31`. */
  to?: string | null | undefined;
};

/** A range of instants. An end that is omitted or null is open. */
export type DateTimeRange = {
  /** The end, exclusive: `2026-02-01T00:00:00Z`. */
  before?: string | null | undefined;
  /** The start, inclusive: `2026-01-01T00:00:00Z`. */
  from?: string | null | undefined;
};

/** The input of `Mutation.declineAgendaRequest`. */
export type DeclineAgendaRequestInput = {
  /** The ID of the agenda request. */
  agendaRequest: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason, for the delegation; at most 2,000 characters. */
  note?: string | null | undefined;
};

/** The input of `Mutation.deleteWebhook`. */
export type DeleteWebhookInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the webhook. */
  webhook: string;
};

/** The format of a downloadable file. */
export type DownloadFormat =
  /** XML according to Akoma Ntoso 3.0 (OASIS LegalDocML), with an `eId` for each section and paragraph. */
  | 'AKOMA_NTOSO'
  /** The dated bipartite graph of a network as CSV, before projection: one row per spell of a sponsor on the list of an item. */
  | 'BIPARTITE_CSV'
  /** A table as CSV (RFC 4180). */
  | 'CSV'
  /** An Office Open XML document. A comparison has tracked changes. */
  | 'DOCX'
  /** A network as GEXF 1.3: nodes and ties with their attributes and the days on which they existed. */
  | 'GEXF'
  /** A network as GraphML: nodes and ties with their attributes. */
  | 'GRAPHML'
  /** An HTML page for reading and printing. */
  | 'HTML'
  /** A network as JSON for `node_link_graph` of networkx. */
  | 'NODE_LINK_JSON'
  /** A network as a Pajek .net file. */
  | 'PAJEK'
  /** A PDF file with embedded fonts. */
  | 'PDF'
  /** The ties of a network as CSV, one row per tie. */
  | 'PROJECTION_CSV'
  /** Plain text in UTF-8. */
  | 'TEXT';

/** The input of `Mutation.dropQuestion`. */
export type DropQuestionInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the question. */
  question: string;
};

/** The weight of a tie between two sponsors. */
export type EdgeWeight =
  /** Each tie has the weight 1. */
  | 'BINARY'
  /** Directed, from a co-sponsor to the lead sponsor: the sum of 1/c over the items of the lead that the co-sponsor sponsors too, where c is the number of co-sponsors without the lead. Fowler 2006, Political Analysis 14, 456–487. Measures of undirected ties (clustering, core number, communities, modularity) add the weights of the two directions. Items without a lead create no ties of this weight. */
  | 'FOWLER'
  /** The sum over the shared items of 1/(d-1), where d is the number of sponsors on the list. Long lists create weak ties. Newman 2001, Physical Review E 64, 016132, equation 2. The strength of a sponsor is then the number of its items that have other sponsors. */
  | 'NEWMAN'
  /** The number of items that the two share. */
  | 'SHARED';

/** The changes to a draft. Omitted fields stay unchanged. */
export type EditRevisionInput = {
  /** The date printed on the communication itself. Omitted: unchanged. Null: cleared. */
  communicatedOn?: string | null | undefined;
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if the revision has been edited since. */
  expectedVersion: number;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The note to print that explains the reason, at most once per language, with at most 2,000 characters each. It replaces the current note in all languages. Omitted: unchanged. Null: cleared. */
  notes?: Array<LocalizedTextInput> | null | undefined;
  /** The reason. Omitted: unchanged. Revision 0 has none; every other revision needs one. */
  reason?: RevisionReason | null | undefined;
  /** Languages to remove. The original language cannot be removed. */
  removeTexts?: Array<Language> | null | undefined;
  /** The ID of the revision. */
  revision: string;
  /** Changes to texts, at most one per language. */
  texts?: Array<RevisionTextEdit> | null | undefined;
};

/** The class of an error, which decides how a client reacts: `extensions.code` of an entry in `errors`. Each mistake has an entry of its own. */
export type ErrorCode =
  /**
   * Somebody else acted first: the object has changed since it was read, or the name is taken.
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
   * The GraphQL document cannot be parsed.
   *
   * Example: `{ proposals( }`
   */
  | 'GRAPHQL_PARSE_FAILED'
  /**
   * The document is not valid against the schema.
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
   * A value is malformed, unknown or out of range. `field` identifies it.
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
   * The request is larger than the server ever accepts. The parameter `limit` is the largest allowed size.
   *
   * Example: `proposals(first: 101)`, since a page has at most 100 rows.
   */
  | 'LIMIT_EXCEEDED'
  /**
   * The object does not exist, or the viewer may not see it; the error does not say which. Queries return null instead of this error.
   *
   * Example: `submitRevision` of another delegation's draft.
   */
  | 'NOT_FOUND'
  /**
   * The server runs registered operations only, and this one is not registered.
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
   * The client currently sends too many requests. HTTP status 429, with `Retry-After`.
   *
   * Example: A client that has used up its quota.
   */
  | 'RATE_LIMITED'
  /**
   * The operation took longer than the time limit, or was canceled.
   *
   * Example: All measures of a very large network, requested together.
   */
  | 'TIMED_OUT'
  /**
   * A token is required but none was sent, or the token is not valid.
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

/** The cause of an error: `extensions.reason` of an entry in `errors`. Reasons may be added; clients that do not know one react to the code. */
export type ErrorReason =
  /** The object already exists. CONFLICT. Parameters: `object`, `value`, `state`. */
  | 'ALREADY_EXISTS'
  /** The argument does not have the form of its type. `detail` is the reason, in English. INVALID_INPUT. Parameters: `detail`. */
  | 'ARGUMENT_INVALID'
  /** All resources of the server are in use. UNAVAILABLE. */
  | 'BUSY'
  /** The client disconnected, or the server stopped, before the operation ended. TIMED_OUT. */
  | 'CANCELED'
  /** The file has comments. INVALID_INPUT. Parameters: `detail`. */
  | 'COMMENTS'
  /** Two parts of the input contradict each other. INVALID_INPUT. Parameters: `value`. */
  | 'CONTRADICTORY'
  /** The replacement for a restricted file has a different text. INVALID_INPUT. */
  | 'COPY_DIFFERS'
  /** The cursor belongs to a list with other arguments, or its row is no longer in the list. INVALID_INPUT. */
  | 'CURSOR_NOT_OF_LIST'
  /** The database does not respond or is failing over. A mutation may have taken place: repeat it with the same `idempotencyKey`. UNAVAILABLE. */
  | 'DATABASE_UNAVAILABLE'
  /** Dates are in the wrong order, too far apart, or in the future. INVALID_INPUT. Parameters: `detail`. */
  | 'DATE_DISAGREES'
  /** A date has no day. INVALID_INPUT. Parameters: `detail`. */
  | 'DATE_INCOMPLETE'
  /** The operation took longer than the time limit. TIMED_OUT. Parameters: `limit`. */
  | 'DEADLINE_EXCEEDED'
  /** The action requires a token that speaks for a delegation. FORBIDDEN. */
  | 'DELEGATION_REQUIRED'
  /** The document violates a validation rule. `detail` is the validator's message, in English. GRAPHQL_VALIDATION_FAILED. Parameters: `detail`. */
  | 'DOCUMENT_INVALID'
  /** The same value is given twice. INVALID_INPUT. Parameters: `value`. */
  | 'DUPLICATE'
  /** A text or list is empty. INVALID_INPUT. */
  | 'EMPTY'
  /** The file needs a password. INVALID_INPUT. Parameters: `detail`. */
  | 'ENCRYPTED'
  /** The file has a known format, but is damaged or incomplete. INVALID_INPUT. Parameters: `detail`. */
  | 'FILE_DAMAGED'
  /** The replacement for a restricted file still has tracked changes, comments, hidden text or personal metadata. INVALID_INPUT. */
  | 'FILE_NOT_CLEAN'
  /** Reading the file takes more time or memory than the server allows. LIMIT_EXCEEDED. Parameters: `detail`. */
  | 'FILE_TOO_COMPLEX'
  /** The text does not refer to a footnote. INVALID_INPUT. Parameters: `detail`. */
  | 'FOOTNOTE_WITHOUT_REFERENCE'
  /** The file has a format that cannot be read. `allowed` lists those that can. HTTP status 415. INVALID_INPUT. Parameters: `allowed`, `detail`. */
  | 'FORMAT_NOT_SUPPORTED'
  /** The server has no document for this hash or ID. The message is the same in all languages, since clients compare it. PERSISTED_QUERY_NOT_FOUND. */
  | 'HASH_UNKNOWN'
  /** The file has text that is invisible in print. INVALID_INPUT. Parameters: `detail`. */
  | 'HIDDEN_TEXT'
  /** This server does not publish its schema. FORBIDDEN. */
  | 'INTROSPECTION_DISABLED'
  /** The text contains a character that is not allowed: a control character, one that changes the direction of the text, or bytes that are not UTF-8. INVALID_INPUT. Parameters: `character`, `line`, `column`, `offset`. */
  | 'INVALID_CHARACTER'
  /** None of the proposal's venues accepts co-authors in this state. INVALID_TRANSITION. Parameters: `state`, `venues`, `allowed`. */
  | 'JOINING_CLOSED'
  /** The keys of the token's issuer cannot be fetched, so the token cannot be verified now. UNAVAILABLE. */
  | 'KEYS_UNAVAILABLE'
  /** The idempotency key was used before, with different input. IDEMPOTENCY_MISMATCH. Parameters: `value`. */
  | 'KEY_REUSED'
  /** The language of the text is not the one that the file states. INVALID_INPUT. Parameters: `detail`. */
  | 'LANGUAGE_DISAGREES'
  /** The stated reason of a revision is that a language was added, but none was. INVALID_INPUT. */
  | 'LANGUAGE_NOT_ADDED'
  /** The stated reason of a revision does not mention co-authors, but their list changed. INVALID_INPUT. */
  | 'LIST_CHANGED'
  /** The stated reason of a revision is that the list of co-authors changed, but it did not. INVALID_INPUT. */
  | 'LIST_NOT_CHANGED'
  /** The value does not have the form of its type. INVALID_INPUT. Parameters: `value`, `type`, `example`. */
  | 'MALFORMED'
  /** The Content-Type or Accept header, or the subprotocol, names no supported form. HTTP status 406 or 415. INVALID_INPUT. Parameters: `header`, `allowed`. */
  | 'MEDIA_TYPE_NOT_SUPPORTED'
  /** The HTTP method cannot be used here. HTTP status 405. INVALID_INPUT. Parameters: `allowed`. */
  | 'METHOD_NOT_ALLOWED'
  /** The token lacks a scope for the action. `allowed` lists the scopes of which one is enough. FORBIDDEN. Parameters: `act`, `allowed`. */
  | 'MISSING_SCOPE'
  /** The note of a revision names co-authors other than those that were added. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'NOTE_DISAGREES'
  /** There is nothing to act on, such as answers to compile. INVALID_TRANSITION. Parameters: `allowed`. */
  | 'NOTHING_TO_DO'
  /** The viewer may not do this. `allowedTo` lists who may. FORBIDDEN. Parameters: `viewer`, `allowedTo`. */
  | 'NOT_ALLOWED_FOR_VIEWER'
  /** The field cannot be set for this object. `because` is the reason. INVALID_INPUT. Parameters: `because`. */
  | 'NOT_APPLICABLE'
  /** The object exists but cannot be used here: the Secretariat is not a sponsor, for example. `because` is the reason. INVALID_INPUT. Parameters: `value`, `because`. */
  | 'NOT_ELIGIBLE'
  /** Exactly one of several values must be given, but none or more than one is. INVALID_INPUT. Parameters: `allowed`. */
  | 'NOT_EXACTLY_ONE'
  /** The text must not contain line breaks. INVALID_INPUT. */
  | 'NOT_ONE_LINE'
  /** The two objects do not belong together, such as revisions of different proposals, or a meeting of another venue. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'NOT_RELATED'
  /** The delegation of the token is neither a sponsor nor the submitter of the document. INVALID_INPUT. Parameters: `detail`. */
  | 'NOT_SUBMITTED_BY_YOU'
  /** The server does not support this feature of GraphQL. GRAPHQL_VALIDATION_FAILED. Parameters: `feature`. */
  | 'NOT_SUPPORTED'
  /** Pages are pictures without text, as after scanning. Text is not recognized in pictures. INVALID_INPUT. Parameters: `detail`. */
  | 'NO_TEXT_LAYER'
  /** A number of a paragraph or section is missing. INVALID_INPUT. Parameters: `detail`. */
  | 'NUMBER_GAP'
  /** Two paragraphs or sections have the same number. INVALID_INPUT. Parameters: `detail`. */
  | 'NUMBER_REPEATED'
  /** The object does not exist or the viewer may not see it. NOT_FOUND. Parameters: `object`, `value`. */
  | 'OBJECT_NOT_FOUND'
  /** The document has no operation with the name given as operationName. GRAPHQL_VALIDATION_FAILED. Parameters: `value`, `allowed`. */
  | 'OPERATION_NOT_FOUND'
  /** The operation is not registered on this server. OPERATION_NOT_TRUSTED. Parameters: `value`. */
  | 'OPERATION_NOT_REGISTERED'
  /** Pages of this origin may not call the API. FORBIDDEN. */
  | 'ORIGIN_NOT_ALLOWED'
  /** The value is too small, too large, too early or too late. `bound` names the origin of the limit. INVALID_INPUT. Parameters: `value`, `min`, `max`, `bound`. */
  | 'OUT_OF_RANGE'
  /** The viewer's side made this request or invitation; the other side must answer it. FORBIDDEN. Parameters: `viewer`. */
  | 'OWN_REQUEST'
  /** The properties of the file name people. INVALID_INPUT. Parameters: `detail`. */
  | 'PERSONAL_METADATA'
  /** A number of a question is missing or occurs twice. INVALID_INPUT. Parameters: `detail`. */
  | 'QUESTION_GAP'
  /** The client has used up its quota of cost. RATE_LIMITED. Parameters: `limit`, `retryAfterSeconds`. */
  | 'QUOTA_USED'
  /** Webhooks: the receiver responded with a status other than 2xx. UNAVAILABLE. Parameters: `status`. */
  | 'RECEIVER_FAILED'
  /** Webhooks: every delivery failed for so long that the webhook was disabled. UNAVAILABLE. Parameters: `hours`. */
  | 'RECEIVER_FAILING'
  /** Webhooks: the host name of the receiver does not resolve to a public address. UNAVAILABLE. */
  | 'RECEIVER_NOT_PUBLIC'
  /** Webhooks: the receiver did not respond in time. TIMED_OUT. */
  | 'RECEIVER_TIMED_OUT'
  /** Webhooks: the connection failed. `detail` is the network error, in English. UNAVAILABLE. Parameters: `detail`. */
  | 'RECEIVER_UNREACHABLE'
  /** The text refers to a footnote that does not exist. INVALID_INPUT. Parameters: `detail`. */
  | 'REFERENCE_WITHOUT_FOOTNOTE'
  /** The opposite relation is already recorded, directly or through other proposals. CONFLICT. Parameters: `value`. */
  | 'RELATION_CONTRADICTS'
  /** The relation makes a statement about another delegation's proposal. `allowed` lists the kinds that a delegation may state. FORBIDDEN. Parameters: `kind`, `allowed`. */
  | 'RELATION_NOT_OWN'
  /** The HTTP request is not a GraphQL request. `problem` is the reason. INVALID_INPUT. Parameters: `problem`, `offset`. */
  | 'REQUEST_MALFORMED'
  /** A value is missing. If `field` identifies an object, `value` names its missing field. INVALID_INPUT. Parameters: `value`. */
  | 'REQUIRED'
  /** Two different objects are required, but the same one is given twice. INVALID_INPUT. */
  | 'SAME_OBJECT'
  /** An error of the server, not of the request. INTERNAL. */
  | 'SERVER_ERROR'
  /** The client's running requests or operations use up its share of the server. RATE_LIMITED. Parameters: `limit`. */
  | 'SHARE_USED'
  /** The list of sponsors and the sentence about the circulation differ. INVALID_INPUT. Parameters: `detail`. */
  | 'SPONSORS_DISAGREE'
  /** The list of sponsors has a name that is not known. INVALID_INPUT. Parameters: `detail`. */
  | 'SPONSOR_UNKNOWN'
  /** A newer revision exists. `currentRevision` is its number. CONFLICT. Parameters: `currentRevision`. */
  | 'STALE_REVISION'
  /** The text has changed since it was read. `currentVersion` is its current version. CONFLICT. Parameters: `currentVersion`. */
  | 'STALE_VERSION'
  /** The server is starting. UNAVAILABLE. */
  | 'STARTING'
  /** The server is stopping. UNAVAILABLE. */
  | 'STOPPING'
  /** The disk of the database is full: nothing can be recorded, but reading still works. UNAVAILABLE. */
  | 'STORAGE_FULL'
  /** The documents of the delegation that are not filed take up its quota, of `limit` bytes. LIMIT_EXCEEDED. Parameters: `limit`. */
  | 'STORAGE_QUOTA_USED'
  /** The event stream is not open, is already open, or is running an operation with this ID. `problem` is the reason. HTTP status 409. INVALID_INPUT. Parameters: `problem`. */
  | 'STREAM_NOT_READY'
  /** The delegation that requested the circulation is not on the list of sponsors. INVALID_INPUT. Parameters: `detail`. */
  | 'SUBMITTER_NOT_LISTED'
  /** The symbol is inconsistent with another symbol, or with the kind or number of the revision. INVALID_INPUT. Parameters: `detail`. */
  | 'SYMBOL_DISAGREES'
  /** The document symbol cannot be read. `problem` is the reason, `part` the place. INVALID_INPUT. Parameters: `value`, `problem`, `part`, `example`. */
  | 'SYMBOL_MALFORMED'
  /** The suffix of the symbol does not match the kind of revision, or does not follow the preceding suffix. `expected` is a valid suffix. INVALID_INPUT. Parameters: `value`, `expected`. */
  | 'SYMBOL_SUFFIX_WRONG'
  /** Another document has this symbol. CONFLICT. Parameters: `value`. */
  | 'SYMBOL_TAKEN'
  /** The document has a syntax error. `detail` is the parser's message, in English. GRAPHQL_PARSE_FAILED. Parameters: `detail`. */
  | 'SYNTAX'
  /** According to the stated reason or the note of a revision, the text is unchanged, but it changed. INVALID_INPUT. */
  | 'TEXT_CHANGED'
  /** The stated reason of a revision is that the text changed, but it did not. INVALID_INPUT. */
  | 'TEXT_NOT_CHANGED'
  /** The text in the file is longer than allowed. LIMIT_EXCEEDED. Parameters: `limit`, `unit`. */
  | 'TEXT_TOO_LONG'
  /** The token has expired. UNAUTHENTICATED. Parameters: `expiredAt`. */
  | 'TOKEN_EXPIRED'
  /** A claim of the token, its key or its signature is not accepted. `claim` is its name. UNAUTHENTICATED. Parameters: `claim`, `value`, `expected`. */
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
  /** There are more items than allowed. `items` is their kind; `count` is absent if counting stopped at the limit. LIMIT_EXCEEDED. Parameters: `items`, `count`, `limit`. */
  | 'TOO_MANY'
  /** The file has tracked changes. INVALID_INPUT. Parameters: `detail`. */
  | 'TRACKED_CHANGES'
  /** No object has this code. `nearest` lists similar codes; `allowed` lists all codes if they are few. INVALID_INPUT. Parameters: `value`, `object`, `nearest`, `allowed`. */
  | 'UNKNOWN_CODE'
  /** The input has a field or parameter that does not exist. `allowed` lists those that do. INVALID_INPUT. Parameters: `value`, `allowed`. */
  | 'UNKNOWN_FIELD'
  /** The value is not one of the valid values, which `allowed` lists. INVALID_INPUT. Parameters: `value`, `allowed`. */
  | 'UNKNOWN_VALUE'
  /** Nothing can be sent to this address. `problem` is the reason. INVALID_INPUT. Parameters: `problem`. */
  | 'URL_NOT_ALLOWED'
  /** The ID belongs to an object of another type. INVALID_INPUT. Parameters: `given`, `expected`. */
  | 'WRONG_ID_TYPE'
  /** The state of the object does not allow this. `allowed` lists the states that can follow; it is empty if the state is final. INVALID_TRANSITION. Parameters: `object`, `state`, `allowed`. */
  | 'WRONG_STATE';

/**
 * Selects events. Fields are combined with AND, the values of a list with OR. Fields that are omitted or null do not restrict. Unknown codes, empty codes and empty lists are errors.
 *
 * Example: `{kinds: [CO_AUTHOR_JOINED, CO_AUTHOR_WITHDRAWN], proposals: {workProgrammes: ["TRANSPARENCY"]}, recordedAt: {from: "2022-01-01T00:00:00Z"}}`
 */
export type EventFilter = {
  /** Only acts of the delegations with these codes: `["JPN"]`. */
  actors?: Array<string> | null | undefined;
  /** Only events of these kinds: `[REVISION_CIRCULATED]`. */
  kinds?: Array<EventKind> | null | undefined;
  /** Only events that happened in this period: `{from: "2022-01-01", to: "2022-12-31"}`. A range excludes events without a day. */
  occurredOn?: DateRange | null | undefined;
  /** Only events of the proposals with these IDs. */
  proposalIds?: Array<string> | null | undefined;
  /** Only events of the proposals that this filter selects: `{workProgrammes: ["ECOMMERCE"]}`. */
  proposals?: ProposalFilter | null | undefined;
  /** Only events recorded in this period: `{from: "2022-01-01T00:00:00Z", before: "2023-01-01T00:00:00Z"}`. */
  recordedAt?: DateTimeRange | null | undefined;
  /** Only events that concern one of the sponsors with these codes: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
};

/** The kind of an event. */
export type EventKind =
  /** The access of a circulated revision was changed. */
  | 'ACCESS_CHANGED'
  /** An item was placed on an agenda: one event for each tracked proposal that it lists, and one of the meeting if it lists anything else or nothing. */
  | 'AGENDA_ITEM_PLACED'
  /** A delegation requested an agenda item. The delegation and the Secretariat see it. */
  | 'AGENDA_ITEM_REQUESTED'
  /** The Secretariat declined a request for an agenda item. The delegation that made it and the Secretariat see it. */
  | 'AGENDA_REQUEST_DECLINED'
  /** The item of a request was placed on the agenda. The delegation that made the request and the Secretariat see it. */
  | 'AGENDA_REQUEST_PLACED'
  /** A delegation withdrew its request for an agenda item. The delegation and the Secretariat see it. */
  | 'AGENDA_REQUEST_WITHDRAWN'
  /** The Secretariat compiled the answers. */
  | 'ANSWERS_COMPILED'
  /** A delegation withdrew its answer. */
  | 'ANSWER_WITHDRAWN'
  /** An invitation or a request was accepted. */
  | 'CO_AUTHOR_ACCEPTED'
  /** An invitation or a request was canceled. */
  | 'CO_AUTHOR_CANCELLED'
  /** An invitation or a request was declined. */
  | 'CO_AUTHOR_DECLINED'
  /** A sponsor was invited. */
  | 'CO_AUTHOR_INVITED'
  /** A sponsor joined the list with the circulation of a revision. */
  | 'CO_AUTHOR_JOINED'
  /** A sponsor was removed from the list. */
  | 'CO_AUTHOR_REMOVED'
  /** A sponsor asked to join. */
  | 'CO_AUTHOR_REQUESTED'
  /** A sponsor left the list. */
  | 'CO_AUTHOR_WITHDRAWN'
  /** A restricted revision became public on its day of derestriction. Nobody acts. */
  | 'DERESTRICTED'
  /** A clean copy replaced the file of a text: one without tracked changes, comments, hidden text and personal metadata. */
  | 'DOCUMENT_REPLACED'
  /** A follow-up advanced to another state. */
  | 'FOLLOW_UP_ADVANCED'
  /** The responsible parties, deadline, body or workshop of a follow-up were set. */
  | 'FOLLOW_UP_PLANNED'
  /** A follow-up was suggested. */
  | 'FOLLOW_UP_SUGGESTED'
  /** A meeting was recorded. */
  | 'MEETING_RECORDED'
  /** An outcome in a venue was recorded. */
  | 'OUTCOME_RECORDED'
  /** The proposal was concluded as adopted, noted or not agreed. */
  | 'PROPOSAL_CONCLUDED'
  /** A proposal was created as a draft. For its parties and the Secretariat. */
  | 'PROPOSAL_CREATED'
  /** A relation to another proposal was recorded. */
  | 'PROPOSAL_RELATED'
  /** The submitting delegation withdrew the proposal. */
  | 'PROPOSAL_WITHDRAWN'
  /** A delegation answered a question. */
  | 'QUESTION_ANSWERED'
  /** A question that was posed separately from the text was dropped. */
  | 'QUESTION_DROPPED'
  /** A question was posed separately from the text. */
  | 'QUESTION_POSED'
  /** A relation to another proposal was retracted by the side that stated it. */
  | 'RELATION_RETRACTED'
  /** A revision was circulated. */
  | 'REVISION_CIRCULATED'
  /** A draft was edited. For the parties of the proposal and the Secretariat. */
  | 'REVISION_EDITED'
  /** A revision was filed as a draft. For the parties of the proposal and the Secretariat. */
  | 'REVISION_FILED'
  /** The Secretariat returned a revision with a reason. */
  | 'REVISION_RETURNED'
  /** A revision was submitted to the Secretariat. */
  | 'REVISION_SUBMITTED'
  /** A source was cited. */
  | 'SOURCE_CITED'
  /** A translation was added to a circulated revision. */
  | 'TRANSLATION_ADDED'
  /** The proposal was addressed to a venue. */
  | 'VENUE_TARGETED';

/** The input of `Mutation.fileRevision`. */
export type FileRevisionInput = {
  /** Codes of sponsors to add to the list. Those that requested to join are accepted; all others are invited. */
  addCoAuthors?: Array<string> | null | undefined;
  /** The ID of the latest revision as the caller knows it. CONFLICT if there is a later one. */
  basedOn: string;
  /** The date printed on the communication itself. */
  communicatedOn?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The effect on the text. */
  kind: RevisionKind;
  /** The note to print that explains the reason, at most once per language, with at most 2,000 characters each. */
  notes?: Array<LocalizedTextInput> | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** The reason for the revision, which is compared with the changes. */
  reason: RevisionReason;
  /** Codes of sponsors to remove from the list when the revision is circulated. */
  removeCoAuthors?: Array<string> | null | undefined;
  /** The text, at most once per language. Omitted: the text is unchanged. */
  texts?: Array<RevisionTextInput> | null | undefined;
};

/** The kind of a follow-up. */
export type FollowUpKind =
  /** A compilation by the Secretariat at Members' request. */
  | 'COMPILATION'
  /** Discussions between Members. */
  | 'DISCUSSION'
  /** Further work in the appropriate bodies. */
  | 'FURTHER_WORK'
  /** A workshop. */
  | 'WORKSHOP';

/** The state of a follow-up. */
export type FollowUpStatus =
  /** Agreed. */
  | 'AGREED'
  /** Done. */
  | 'DONE'
  /** Dropped without being done. */
  | 'DROPPED'
  /** Scheduled for a day or a meeting. */
  | 'SCHEDULED'
  /** Suggested by the proposal. */
  | 'SUGGESTED';

/** The input of `Mutation.inviteCoAuthor`. */
export type InviteCoAuthorInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the proposal. */
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
  /** The text: not empty, at most 20,000 characters. */
  text: string;
};

/**
 * Selects the spells of co-sponsorship that form a network. Fields are combined with AND, the values of a list with OR. Fields that are omitted or null do not restrict. Unknown codes and empty lists are errors.
 *
 * Example: `{proposals: {workProgrammes: ["ECOMMERCE"]}, sponsors: ["JPN", "AUS", "SGP"], joinedOn: {from: "2016-01-01"}}`
 */
export type NetworkFilter = {
  /** The first day of the spells: `{from: "2019-01-01", to: "2020-12-31"}`. */
  joinedOn?: DateRange | null | undefined;
  /** The proposals: `{workProgrammes: ["ECOMMERCE"], circulatedOn: {from: "2016-01-01"}}`. Drafts never count, since only circulated proposals have lists. */
  proposals?: ProposalFilter | null | undefined;
  /** Codes of delegations and groups that are the only possible members, as if nobody else were on a list: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
};

/** The condition on which two sponsors share an item. */
export type NetworkJoining =
  /** Both are on the list of the item. */
  | 'LISTED'
  /** Both joined the list of the item with the same revision. */
  | 'SAME_REVISION';

/** How ties are derived from the selected spells. */
export type NetworkProjection = {
  /** Whether a spell of a group is replaced by spells of its members, each limited to the days of its membership in the group. */
  expandGroups?: boolean;
  /** Whether spells that ended by `asOf` count too. */
  includeEnded?: boolean;
  /** The condition under which two sponsors share an item. */
  joining?: NetworkJoining;
  /** The maximum `pValue` of a tie, from 0 to 1, which reduces the network to its backbone: `0.05`. Null keeps all ties. */
  maxPValue?: number | null | undefined;
  /** The minimum number of shared items of a tie, at least 1. Sponsors without ties remain members. */
  minShared?: number;
  /** The weight of ties, in every field of the network. */
  weight?: EdgeWeight;
};

/** The direction of an order. */
export type OrderDirection =
  /** Ascending: the smallest or earliest first. */
  | 'ASC'
  /** Descending: the largest or latest first. */
  | 'DESC';

/** The outcome of a proposal in a venue. */
export type OutcomeKind =
  /** The venue adopted it. */
  | 'ADOPTED'
  /** The venue agreed. */
  | 'AGREED'
  /** The venue will return to it. */
  | 'CONTINUED'
  /** The venue agreed to forward it to another body. */
  | 'FORWARDED'
  /** The venue took note. */
  | 'NOTED'
  /** There was no agreement. */
  | 'NOT_AGREED'
  /** The venue referred it to another body for its opinion. */
  | 'REFERRED'
  /** The venue suspended consideration. */
  | 'SUSPENDED';

/** How a paragraph changed. */
export type ParagraphChangeKind =
  /** Only the later text contains it. */
  | 'ADDED'
  /** Its words differ. */
  | 'CHANGED'
  /** It has the same words in another place or under another number. */
  | 'MOVED'
  /** Only the earlier text contains it. */
  | 'REMOVED'
  /** It is the same in both texts. Returned only on request. */
  | 'UNCHANGED';

/** The input of `Mutation.placeOnAgenda`. */
export type PlaceOnAgendaInput = {
  /** The ID of an open request for the same meeting, which the item fulfills. */
  agendaRequest?: string | null | undefined;
  /** The symbols of the documents listed under the item. Symbols of tracked proposals link the item to them. Omitted: those of the request. */
  documentSymbols?: Array<string> | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the meeting. */
  meeting: string;
  /** The number as printed, such as `4.C`. */
  number: string;
  /** The code of the sponsor that requested the item. Omitted: the delegation that made the request. If both are given, they must agree. */
  requestedBy?: string | null | undefined;
  /** The title as printed. */
  title: string;
};

/** The plan of a follow-up. Omitted fields stay unchanged; null clears a field. */
export type PlanFollowUpInput = {
  /** The deadline. Omitted: unchanged. Null: cleared. */
  dueOn?: string | null | undefined;
  /** The ID of the follow-up. */
  followUp: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Codes of all delegations and groups responsible, or `SECRETARIAT`; they replace the current ones. Omitted: unchanged. Null: cleared. */
  responsible?: Array<string> | null | undefined;
  /** The code of the venue in which it is to be done. Omitted: unchanged. Null: cleared. */
  venue?: string | null | undefined;
  /** The details of the workshop; they replace the current ones. Omitted: unchanged. Null: cleared. */
  workshop?: WorkshopInput | null | undefined;
};

/** The input of `Mutation.poseQuestion`. */
export type PoseQuestionInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The number, 1 to 9,999. Defaults to the next free one. */
  number?: number | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** The question, at most once per language. */
  texts: Array<LocalizedTextInput>;
};

/**
 * Selects proposals. Fields are combined with AND, the values of a list with OR. Fields that are omitted or null do not restrict. Unknown codes, empty codes and empty lists are errors.
 *
 * Example: `{workProgrammes: ["ECOMMERCE"], sponsors: ["JPN"], statuses: [CIRCULATED, UNDER_DISCUSSION]}`
 */
export type ProposalFilter = {
  /** Only proposals with a revision of this access that the viewer may see: `[RESTRICTED]`. */
  access?: Array<Access> | null | undefined;
  /** Only proposals with all of these delegations and groups, by code, as current sponsors: `["JPN", "EU"]`. */
  allSponsors?: Array<string> | null | undefined;
  /** Only proposals first circulated in this period: `{from: "2018-01-01", to: "2018-12-31"}`. */
  circulatedOn?: DateRange | null | undefined;
  /** Only proposals with a revision that has exactly this document number and that the viewer may see: `18-2237`. Imported proposals have the identifier of their source: `110-SN-1`. */
  documentNumber?: string | null | undefined;
  /** Only proposals with a follow-up in one of these states: `[SUGGESTED, AGREED]`. */
  followUpStatuses?: Array<FollowUpStatus> | null | undefined;
  /** Only proposals with a text in one of these languages that the viewer may see: `[FR, ES]`. */
  languages?: Array<Language> | null | undefined;
  /** Only proposals with one of these latest outcomes in a venue: `[AGREED, ADOPTED]`. */
  outcomes?: Array<OutcomeKind> | null | undefined;
  /** Only proposals with a revision of one of these kinds that the viewer may see: `[CORRIGENDUM]`. */
  revisionKinds?: Array<RevisionKind> | null | undefined;
  /** Only proposals with these words in the title or text of a revision that the viewer may see, in any language: `customs duties`. Other forms of the words match too, and accents are ignored. Use quotes for `"a phrase"`, `fish*` for a prefix, `or`, and `-word` to exclude a word. A symbol or the beginning of one also matches: `JOB/GC`. Blank text does not restrict. */
  search?: string | null | undefined;
  /** Only proposals with at least one of these delegations and groups, by code, as a current sponsor: `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
  /** Only proposals in one of these states: `[CIRCULATED, UNDER_DISCUSSION]`. */
  statuses?: Array<ProposalStatus> | null | undefined;
  /** Only proposals submitted by one of the delegations with these codes: `["JPN"]`. */
  submittedBy?: Array<string> | null | undefined;
  /** Only proposals whose last change visible to every reader is in this period: `{from: "2021-07-10T00:00:00Z"}`. */
  updatedAt?: DateTimeRange | null | undefined;
  /** Only proposals addressed to at least one of the venues with these codes: `["GC", "MC11"]`. */
  venues?: Array<string> | null | undefined;
  /** Only proposals of the work programmes with these codes: `["ECOMMERCE"]`. */
  workProgrammes?: Array<string> | null | undefined;
};

/** The order of a list of proposals. */
export type ProposalOrder = {
  /** The direction of the order. */
  direction: OrderDirection;
  /** The field to order by. */
  field: ProposalOrderField;
};

/** The fields that proposals can be ordered by. Proposals with equal values are ordered by their creation. */
export type ProposalOrderField =
  /** The day of first circulation. Proposals that are not circulated count as later than all others. */
  | 'CIRCULATED_ON'
  /** The symbol, in natural order: `Rev.2` before `Rev.10`. Proposals without a symbol come before all symbols. */
  | 'SYMBOL'
  /** The instant of the last change visible to every reader. */
  | 'UPDATED_AT';

/** The state of a proposal. */
export type ProposalStatus =
  /** Concluded: adopted or agreed. */
  | 'ADOPTED'
  /** Circulated. */
  | 'CIRCULATED'
  /** Being drafted. Visible to the submitting delegation and to invited and accepted co-authors. */
  | 'DRAFT'
  /** Concluded: a venue took note of it. */
  | 'NOTED'
  /** Concluded: not agreed. */
  | 'NOT_AGREED'
  /** Submitted to the Secretariat, which can see it from now on. */
  | 'SUBMITTED'
  /** Circulated and taken up by a venue. */
  | 'UNDER_DISCUSSION'
  /** Withdrawn by the submitting delegation. */
  | 'WITHDRAWN';

/** The state of a question. */
export type QuestionStatus =
  /** No longer posed. Its answers remain. */
  | 'DROPPED'
  /** Posed and open to answers. */
  | 'POSED';

/** The input of `Mutation.recordMeeting`. */
export type RecordMeetingInput = {
  /** The last day, not before `startsOn`. Omitted for a meeting of one day. */
  endsOn?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The symbol of the minutes. */
  minutesSymbol?: string | null | undefined;
  /** The city. */
  place?: string | null | undefined;
  /** The day, or the first of several days. */
  startsOn: string;
  /** The code of the venue, such as `GC`. */
  venue: string;
};

/** The input of `Mutation.recordOutcome`. */
export type RecordOutcomeInput = {
  /** The ID of the latest outcome of the venue target, if the new outcome corrects it. `kind` must then be able to follow the outcome before that one. */
  corrects?: string | null | undefined;
  /** The day of the decision. Not in the future. */
  decidedOn?: string | null | undefined;
  /** The symbol of the document that records it. */
  documentSymbol?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The kind of outcome. */
  kind: OutcomeKind;
  /** The ID of the meeting of the venue that decided it. */
  meeting?: string | null | undefined;
  /** The ID of the venue target. */
  venueTarget: string;
};

/** The input of `Mutation.redeliverWebhookDelivery`. */
export type RedeliverWebhookDeliveryInput = {
  /** The ID of the delivery. */
  delivery: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** The input of `Mutation.relateProposals`. */
export type RelateProposalsInput = {
  /** The ID of the proposal about which the relation is stated. For a delegation, it must be its own proposal. */
  from: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The way in which it relates to the other proposal. */
  kind: RelationKind;
  /** The ID of the other proposal. */
  to: string;
};

/** The kind of a relation between two proposals. A new revision is not a relation, since it belongs to the same proposal. */
export type RelationKind =
  /** The two proposals belong together. */
  | 'RELATED_TO'
  /** `from` responds to `to`. */
  | 'RESPONDS_TO'
  /** `from` submits the text of `to` again. */
  | 'RESTATES'
  /** `from` replaces `to`. */
  | 'SUPERSEDES';

/** The input of `Mutation.requestAgendaItem`. */
export type RequestAgendaItemInput = {
  /** The symbols of the documents to list under the item. */
  documentSymbols?: Array<string> | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of a meeting that is not over. */
  meeting: string;
  /** The suggested title, at most once per language, with at most 500 characters each. */
  titles: Array<LocalizedTextInput>;
};

/** The input of `Mutation.requestCoAuthorship`. */
export type RequestCoAuthorshipInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** The day of the request, if it was made earlier, such as orally in a meeting. Defaults to today; not in the future. */
  requestedOn?: string | null | undefined;
  /** The code of the sponsor that is to join: the token's delegation, or a group of which it is a member. Defaults to the token's delegation. */
  sponsor?: string | null | undefined;
};

/** The input of `Mutation.respondToCoAuthorship`. */
export type RespondToCoAuthorshipInput = {
  /** The ID of the co-authorship. */
  coAuthorship: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Whether to accept or decline. */
  response: CoAuthorshipResponse;
};

/** The input of `Mutation.retractRelation`. */
export type RetractRelationInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the relation. */
  relation: string;
};

/** The input of `Mutation.returnRevision`. */
export type ReturnRevisionInput = {
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if the revision has been edited since. */
  expectedVersion: number;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason, for the authors; at most 2,000 characters. */
  note: string;
  /** The ID of the revision. */
  revision: string;
};

/** The effect of a revision on the text. */
export type RevisionKind =
  /** `Add.N`: adds to the text. */
  | 'ADDENDUM'
  /** `Corr.N`: corrects the text. */
  | 'CORRIGENDUM'
  /** `Rev.N`: replaces the text. Revision 0, the original, is of this kind. */
  | 'REVISION'
  /** `Suppl.N`: supplements the text. */
  | 'SUPPLEMENT';

/** The stated reason for a revision. It is checked against what changed: see `Revision.reasonCheck`. */
export type RevisionReason =
  /** To correct a mistake in the text. */
  | 'CORRECTION'
  /** Only to add or remove co-authors. The text is unchanged. */
  | 'CO_AUTHORS_ONLY'
  /** To address the unchanged text to more venues. The list of co-authors is unchanged. */
  | 'RECIRCULATION'
  /** To change the text. The list of co-authors is unchanged. */
  | 'TEXT'
  /** To change the text and the list of co-authors. */
  | 'TEXT_AND_CO_AUTHORS'
  /** To add a language. Existing texts are unchanged. */
  | 'TRANSLATION';

/** The state of a revision. */
export type RevisionStatus =
  /** Circulated. It never changes again. */
  | 'CIRCULATED'
  /** Being drafted. Visible to the submitting delegation and to invited and accepted co-authors. */
  | 'DRAFT'
  /** Returned by the Secretariat with a reason. It can be edited and submitted again. */
  | 'RETURNED'
  /** Submitted to the Secretariat. */
  | 'SUBMITTED'
  /** Withdrawn before it was circulated. */
  | 'WITHDRAWN';

/** A change to a draft's text in one language. Omitted fields stay unchanged. A language that the draft does not have yet needs both a title and content. */
export type RevisionTextEdit = {
  /** The content of the text. It cannot be cleared. */
  content?: TextContentInput | null | undefined;
  /** The language of the text. */
  language: Language;
  /** The title: one line, at most 500 characters. It cannot be cleared. */
  title?: string | null | undefined;
};

/** The text of a revision in one language. */
export type RevisionTextInput = {
  /** The content of the text. */
  content: TextContentInput;
  /** The language of the text. */
  language: Language;
  /** The title: one line, at most 500 characters. */
  title: string;
};

/** The input of `Mutation.rotateWebhookSecret`. */
export type RotateWebhookSecretInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the webhook. */
  webhook: string;
};

/** The role of a sponsor in a proposal. */
export type SponsorRole =
  /** Any other delegation or group on the list. */
  | 'CO_AUTHOR'
  /** The submitting delegation, at whose request the proposal is circulated. */
  | 'SUBMITTER';

/** The input of `Mutation.submitRevision`. */
export type SubmitRevisionInput = {
  /** The `version` of the revision that the caller read. CONFLICT with `currentVersion` if the revision has been edited since. */
  expectedVersion: number;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the revision. */
  revision: string;
};

/** The input of `Mutation.suggestFollowUp`. */
export type SuggestFollowUpInput = {
  /** The deadline. */
  dueOn?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The kind of action. */
  kind: FollowUpKind;
  /** The address of the paragraph that suggests it, such as `4.1`. */
  paragraphNumber?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** Codes of the delegations and groups responsible, or `SECRETARIAT`. */
  responsible?: Array<string> | null | undefined;
  /** The suggestion in words, at most once per language. */
  texts: Array<LocalizedTextInput>;
  /** The code of the venue in which it is to be done. */
  venue?: string | null | undefined;
  /** The details of a WORKSHOP. */
  workshop?: WorkshopInput | null | undefined;
};

/** The input of `Mutation.targetVenue`. */
export type TargetVenueInput = {
  /** The request of the proposal to the venue, at most once per language. */
  aims?: Array<LocalizedTextInput> | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
  /** The code of the venue, such as `MC11`. */
  venue: string;
};

/** The input of `Mutation.testWebhook`. */
export type TestWebhookInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The ID of the webhook. */
  webhook: string;
};

/** The content of a text: exactly one of the fields. */
export type TextContentInput =
  {   /** Plain text in UTF-8, at most 1 MiB. Sections, numbered paragraphs, questions, bullets, footnotes and sources are recognized; anything else becomes plain paragraphs. */
  body: string; document?: never; }
  |  { body?: never;   /** The ID of a document of the delegation that is not filed yet. The text is what was read in it, and the file is stored with the revision. */
  document: string; };

/** The input of `Mutation.updateWebhook`. */
export type UpdateWebhookInput = {
  /** A description, in one line of at most 500 characters. Omitted: unchanged. Null: cleared. */
  description?: string | null | undefined;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The kinds of event to deliver. Omitted: unchanged. Null: all kinds. An empty list is an error. */
  kinds?: Array<EventKind> | null | undefined;
  /** True pauses deliveries; events are retained. False resumes them, even after the webhook was disabled. Omitted: unchanged. Null is an error. */
  paused?: boolean | null | undefined;
  /** The URL of the receiver, as in `CreateWebhookInput`. Omitted: unchanged. Null is an error. */
  url?: string | null | undefined;
  /** The ID of the webhook. */
  webhook: string;
};

/** The kind of a venue. */
export type VenueKind =
  /** A committee. */
  | 'COMMITTEE'
  /** A council for an area of trade. */
  | 'COUNCIL'
  /** The General Council, and the bodies in the form of which it meets. */
  | 'GENERAL_COUNCIL'
  /** An initiative of some Members outside the standing bodies. */
  | 'INITIATIVE'
  /** A Ministerial Conference. */
  | 'MINISTERIAL_CONFERENCE'
  /** A negotiating body. */
  | 'NEGOTIATING_GROUP';

/** The state of a delivery. */
export type WebhookDeliveryStatus =
  /** All attempts failed. It will not be retried. */
  | 'DEAD'
  /** The receiver responded with success. */
  | 'DELIVERED'
  /** The last attempt failed. It will be retried. */
  | 'FAILED'
  /** Not attempted yet. */
  | 'PENDING';

/** The state of a webhook. */
export type WebhookStatus =
  /** Events are delivered. */
  | 'ACTIVE'
  /** Nothing is delivered or retained, because every delivery failed for five days or the receiver responded with 410 Gone. */
  | 'DISABLED'
  /** Nothing is delivered. Events are retained, and delivered when the webhook is resumed. */
  | 'PAUSED';

/** The input of `Mutation.withdrawAgendaRequest`. */
export type WithdrawAgendaRequestInput = {
  /** The ID of the agenda request. */
  agendaRequest: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** The input of `Mutation.withdrawAnswer`. */
export type WithdrawAnswerInput = {
  /** The ID of the answer. */
  answer: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
};

/** The input of `Mutation.withdrawCoAuthorship`. */
export type WithdrawCoAuthorshipInput = {
  /** The ID of the co-authorship. */
  coAuthorship: string;
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The first day on which the sponsor is no longer on the list, if it announced its withdrawal earlier. Defaults to today; not in the future, and not before `joinedOn`. */
  leftOn?: string | null | undefined;
};

/** The input of `Mutation.withdrawProposal`. */
export type WithdrawProposalInput = {
  /** Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. At most 200 characters, such as a UUID. Retained for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason, which is recorded; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The ID of the proposal. */
  proposal: string;
};

/** The details of a workshop. */
export type WorkshopInput = {
  /** The duration in minutes, 1 to 20,160 (two weeks). */
  durationMinutes?: number | null | undefined;
  /** The last day, not before `startsOn`. */
  endsOn?: string | null | undefined;
  /** The organizations invited, at most 200. */
  organizations?: Array<string> | null | undefined;
  /** The place of the workshop. */
  place?: string | null | undefined;
  /** The first day. */
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
   | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null, meeting: { id: string, startsOn: string, venue: { code: string } } | null };

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
       | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null, meeting: { id: string, startsOn: string, venue: { code: string } } | null }> } | null };

export type FollowEventsSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  afterEvent?: string | null | undefined;
}>;


export type FollowEventsSubscription = { events: { id: string, kind: EventKind, occurredOn: string | null, recordedAt: string, actor: { code: string } | null, sponsor:
      | { code: string }
      | { code: string }
     | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, label: string, status: ProposalStatus } | null, meeting: { id: string, startsOn: string, venue: { code: string } } | null } };

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

export type EventProofsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type EventProofsQuery = { events: { nodes: Array<{ id: string, kind: EventKind, recordedAt: string, occurredOn: string | null, actor: { code: string } | null, checkpoint: { size: number, note: string } | null, proof: { statement: string, salt: string, slot: number, slotPath: Array<string>, batchRoot: string, entriesHash: string, leafPath: Array<string> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LogConsistencyQueryVariables = Exact<{
  from: number;
  to: number;
}>;


export type LogConsistencyQuery = { logConsistency: { hashes: Array<string> } | null };

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

export type AgendaRequestFieldsFragment = { id: string, status: AgendaRequestStatus, requestedAt: string, declineNote: string | null, requestedBy: { code: string }, title: { language: Language, text: string }, documents: Array<{ symbol: string }>, agendaItem: { id: string, number: string } | null };

export type RequestAgendaItemMutationVariables = Exact<{
  input: RequestAgendaItemInput;
}>;


export type RequestAgendaItemMutation = { requestAgendaItem: { agendaRequest: { id: string, status: AgendaRequestStatus, requestedAt: string, declineNote: string | null, requestedBy: { code: string }, title: { language: Language, text: string }, documents: Array<{ symbol: string }>, agendaItem: { id: string, number: string } | null } } | null };

export type WithdrawAgendaRequestMutationVariables = Exact<{
  input: WithdrawAgendaRequestInput;
}>;


export type WithdrawAgendaRequestMutation = { withdrawAgendaRequest: { agendaRequest: { id: string, status: AgendaRequestStatus, requestedAt: string, declineNote: string | null, requestedBy: { code: string }, title: { language: Language, text: string }, documents: Array<{ symbol: string }>, agendaItem: { id: string, number: string } | null } } | null };

export type DeclineAgendaRequestMutationVariables = Exact<{
  input: DeclineAgendaRequestInput;
}>;


export type DeclineAgendaRequestMutation = { declineAgendaRequest: { agendaRequest: { id: string, status: AgendaRequestStatus, requestedAt: string, declineNote: string | null, requestedBy: { code: string }, title: { language: Language, text: string }, documents: Array<{ symbol: string }>, agendaItem: { id: string, number: string } | null } } | null };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { outcome: { id: string, kind: OutcomeKind, decidedOn: string | null, venueTarget: { id: string } } } | null };

export type WebhookFieldsFragment = { id: string, url: string, kinds: Array<EventKind> | null, description: string | null, status: WebhookStatus, createdAt: string, disabledBecause: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null };

export type WebhookDeliveryFieldsFragment = { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, durationMs: number, problem: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null }> };

export type ProblemFieldsFragment = { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> };

export type WebhooksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { viewer: { id: string, webhooks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, url: string, kinds: Array<EventKind> | null, description: string | null, status: WebhookStatus, createdAt: string, deliveries: { totalCount: number, nodes: Array<{ id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, durationMs: number, problem: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null }> }> }, disabledBecause: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null }> } } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind> | null, description: string | null, status: WebhookStatus, createdAt: string, disabledBecause: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null } } | null };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind> | null, description: string | null, status: WebhookStatus, createdAt: string, disabledBecause: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null } } | null };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind> | null, description: string | null, status: WebhookStatus, createdAt: string, disabledBecause: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null } } | null };

export type TestWebhookMutationVariables = Exact<{
  input: TestWebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { delivery: { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, durationMs: number, problem: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null }> } } | null };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { deletedWebhookId: string } | null };

export type RedeliverWebhookDeliveryMutationVariables = Exact<{
  input: RedeliverWebhookDeliveryInput;
}>;


export type RedeliverWebhookDeliveryMutation = { redeliverWebhookDelivery: { delivery: { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ attemptedAt: string, statusCode: number | null, durationMs: number, problem: { code: ErrorCode, reason: ErrorReason, message: string, params: Array<{ name: string, values: Array<string> }> } | null }> } } | null };

export const CoAuthorshipFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CoAuthorshipFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const ListedProposalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<ListedProposalFragment, unknown>;
export const RelationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Relation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedOn"}}]}}]} as unknown as DocumentNode<RelationFieldsFragment, unknown>;
export const FollowUpFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"takenOn"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]} as unknown as DocumentNode<FollowUpFieldsFragment, unknown>;
export const AgendaRequestFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgendaRequestFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgendaRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declineNote"}},{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<AgendaRequestFieldsFragment, unknown>;
export const ProblemFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<ProblemFieldsFragment, unknown>;
export const WebhookFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBecause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<WebhookFieldsFragment, unknown>;
export const WebhookDeliveryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]} as unknown as DocumentNode<WebhookDeliveryFieldsFragment, unknown>;
export const RequestCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RequestCoAuthorshipMutation, RequestCoAuthorshipMutationVariables>;
export const InviteCoAuthorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteCoAuthor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteCoAuthorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteCoAuthor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<InviteCoAuthorMutation, InviteCoAuthorMutationVariables>;
export const RespondToCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RespondToCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RespondToCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"respondToCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RespondToCoAuthorshipMutation, RespondToCoAuthorshipMutationVariables>;
export const CancelCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CancelCoAuthorshipMutation, CancelCoAuthorshipMutationVariables>;
export const WithdrawCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<WithdrawCoAuthorshipMutation, WithdrawCoAuthorshipMutationVariables>;
export const DeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Desk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"tokenExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"drafts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitationsReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestsReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestsSent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"initiatedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeskQuery, DeskQueryVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const FollowEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"afterEvent"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"afterEvent"},"value":{"kind":"Variable","name":{"kind":"Name","value":"afterEvent"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowEventsSubscription, FollowEventsSubscriptionVariables>;
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
export const EventProofsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventProofs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"occurredOn"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proof"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}},{"kind":"Field","name":{"kind":"Name","value":"slot"}},{"kind":"Field","name":{"kind":"Name","value":"slotPath"}},{"kind":"Field","name":{"kind":"Name","value":"batchRoot"}},{"kind":"Field","name":{"kind":"Name","value":"entriesHash"}},{"kind":"Field","name":{"kind":"Name","value":"leafPath"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<EventProofsQuery, EventProofsQueryVariables>;
export const LogConsistencyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LogConsistency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logConsistency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hashes"}}]}}]}}]} as unknown as DocumentNode<LogConsistencyQuery, LogConsistencyQueryVariables>;
export const ReturnRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnRevisionMutation, ReturnRevisionMutationVariables>;
export const CirculateRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CirculateRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CirculateRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"circulateRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"access"}}]}}]}}]}}]} as unknown as DocumentNode<CirculateRevisionMutation, CirculateRevisionMutationVariables>;
export const AddTranslationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddTranslation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddTranslationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addTranslation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}}]}}]}}]}}]} as unknown as DocumentNode<AddTranslationMutation, AddTranslationMutationVariables>;
export const ChangeAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeAccessInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeAccessMutation, ChangeAccessMutationVariables>;
export const ConcludeProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcludeProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConcludeProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"concludeProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ConcludeProposalMutation, ConcludeProposalMutationVariables>;
export const TargetVenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TargetVenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TargetVenueInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetVenue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TargetVenueMutation, TargetVenueMutationVariables>;
export const RecordMeetingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMeeting"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeetingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeeting"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordMeetingMutation, RecordMeetingMutationVariables>;
export const PlaceOnAgendaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceOnAgenda"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceOnAgendaInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeOnAgenda"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlaceOnAgendaMutation, PlaceOnAgendaMutationVariables>;
export const RequestAgendaItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestAgendaItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestAgendaItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestAgendaItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgendaRequestFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgendaRequestFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgendaRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declineNote"}},{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RequestAgendaItemMutation, RequestAgendaItemMutationVariables>;
export const WithdrawAgendaRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawAgendaRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawAgendaRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawAgendaRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgendaRequestFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgendaRequestFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgendaRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declineNote"}},{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<WithdrawAgendaRequestMutation, WithdrawAgendaRequestMutationVariables>;
export const DeclineAgendaRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeclineAgendaRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeclineAgendaRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineAgendaRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgendaRequestFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgendaRequestFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgendaRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declineNote"}},{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<DeclineAgendaRequestMutation, DeclineAgendaRequestMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"decidedOn"}},{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const WebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Webhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBecause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const CreateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBecause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBecause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const UpdateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBecause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const TestWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TestWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"testWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<TestWebhookMutation, TestWebhookMutationVariables>;
export const DeleteWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedWebhookId"}}]}}]}}]} as unknown as DocumentNode<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RedeliverWebhookDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RedeliverWebhookDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedeliverWebhookDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeliverWebhookDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<RedeliverWebhookDeliveryMutation, RedeliverWebhookDeliveryMutationVariables>;