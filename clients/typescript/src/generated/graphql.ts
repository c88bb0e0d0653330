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
  /** The proposal's id. */
  proposal: string;
  /** The revision's number. */
  revision: number;
  /** The text in the further language. */
  text: RevisionTextInput;
};

/** A step to take. */
export type AdvanceFollowUpInput = {
  /** The document that decided or records it. */
  document?: string | null | undefined;
  /** The follow-up's id. */
  followUp: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The id of the meeting that decided it. */
  meeting?: string | null | undefined;
  /** What is to be said of it; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The day; left out, the meeting's, else today. Not in the future. */
  on?: string | null | undefined;
  /** The state to which it comes. */
  status: FollowUpStatus;
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

/** Who is to see a proposal. */
export type ChangeAccessInput = {
  /** Who may see it. */
  access: Access;
  /** The day, gone by or to come, from which a restricted proposal is public; left out, none. It takes effect by the clock. */
  derestrictedOn?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
};

/** A revision to circulate. */
export type CirculateRevisionInput = {
  /** Who may see the proposal from now on; left out, as it was. */
  access?: Access | null | undefined;
  /** Those of `symbols` that are ascribed to the document, and not printed on it. */
  attributedSymbols?: Array<string> | null | undefined;
  /** The day of circulation: not in the future, not before the revision circulated last. */
  circulatedOn: string;
  /** The day from which a restricted proposal is public. */
  derestrictedOn?: string | null | undefined;
  /** The archive's number, `18-2237`. */
  documentNumber?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** The revision's number. */
  revision: number;
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
  title: Array<LocalizedTextInput>;
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
  /** Who may see it once circulated; left out, PUBLIC. */
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

/** A webhook to delete. */
export type DeleteWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** A question, posed beside the text, to drop. */
export type DropQuestionInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The question's id. */
  question: string;
};

/** How a tie between two sponsors is weighed. Left out or null, everywhere: SHARED. */
export type EdgeWeight =
  /** Each tie counts 1. */
  | 'BINARY'
  /** Directed, from a co-sponsor to the submitting delegation: the sum of 1/c over the proposals of the latter on whose list the former is, where c is the number of its co-sponsors, the submitting delegation not counted. Fowler 2006, Political Analysis 14, 456–487. Where a measure needs ties without a direction (clustering, core, communities, modularity), the weights of the two directions are added. */
  | 'FOWLER'
  /** The sum over the shared proposals of 1/(d-1), where d is the number of sponsors on the list: who joins many on one proposal is tied to each of them less. Newman 2001, Physical Review E 64, 016132, equation 2; a sponsor's strength is then the number of its proposals that it shares with anybody. */
  | 'NEWMAN'
  /** The number of proposals that the two share. */
  | 'SHARED';

/** What is to be changed of a draft. What is left out stays as it is. */
export type EditRevisionInput = {
  /** The date that the communication itself bears. */
  communicatedOn?: string | null | undefined;
  /** The number of the draft. CONFLICT where it is not the latest. */
  expectedRevision: number;
  /** The draft's `version` that the caller read. CONFLICT where it was edited since; `currentVersion` comes along. */
  expectedVersion: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The reason in words, as it is to be printed, in the original language; at most 2,000 characters, empty for none. */
  note?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
  /** Why it exists; not for revision 0. */
  reason?: RevisionReason | null | undefined;
  /** Languages to take out; the original language cannot be. */
  removeTexts?: Array<Language> | null | undefined;
  /** Texts that take the place of those in the same languages. */
  texts?: Array<RevisionTextInput> | null | undefined;
};

/** What kind of thing went wrong: the value of `extensions.code` of each entry in `errors`. One entry stands for one wrong thing. `extensions.field` is the path in the input, as in `input.texts[1].body`, where one field is to blame. */
export type ErrorCode =
  /**
   * Somebody else was first: a revision is no longer the latest, a symbol is taken. Carries `currentRevision` where a revision was expected, and `currentVersion` where a state of a draft was.
   *
   * Example: `fileRevision` with `expectedRevision: 1` when revision 2 is there carries `currentRevision: 2`.
   */
  | 'CONFLICT'
  /**
   * The server runs registered operations only, and this is none of them.
   *
   * Example: a query that was typed by hand, sent to a server that was started with `--only-trusted`.
   */
  | 'DOCUMENT_NOT_TRUSTED'
  /**
   * The viewer may know of the thing, but may not do this to it.
   *
   * Example: `createProposal` with a token whose scopes lack `proposals:write`.
   */
  | 'FORBIDDEN'
  /**
   * The idempotency key was used before, with other input.
   *
   * Example: `createProposal` twice with `idempotencyKey: "filing-1"`, and with another title the second time.
   */
  | 'IDEMPOTENCY_MISMATCH'
  /**
   * A fault of the server. Carries `requestId`, under which its log holds the cause.
   *
   * Example: the database went away while it was asked; `requestId` is the value of the header `X-Request-ID`, too.
   */
  | 'INTERNAL'
  /**
   * A value is malformed, unknown or out of range. Carries `field`; and `allowed` where there is a closed list of what would be right.
   *
   * Example: `workProgramme: "ECOMERCE"` carries `field: "input.workProgramme"` and `allowed: ["ECOMMERCE"]`.
   */
  | 'INVALID_INPUT'
  /**
   * The state of the thing does not allow this step. Carries `allowed`, the states that may follow.
   *
   * Example: `advanceFollowUp` from `DONE` to `AGREED`, since nothing follows `DONE`.
   */
  | 'INVALID_TRANSITION'
  /**
   * The request asks for more than is allowed; the message says the limit and the value.
   *
   * Example: `proposals(first: 101)`, since a page holds 100 at most; or a client that asks too often, with HTTP status 429 and `Retry-After`.
   */
  | 'LIMIT_EXCEEDED'
  /**
   * There is no such thing, or none that the viewer may know of: the two are alike. Queries answer null instead.
   *
   * Example: `submitRevision` of a proposal that is the draft of another delegation.
   */
  | 'NOT_FOUND'
  /**
   * The server knows no operation under this hash or id. Automatic persisted queries are sent again, with their text: a client of them does so by itself.
   *
   * Example: the first time that a client sends the hash of a query alone.
   */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /**
   * A token is needed and there is none, or the token is not valid. HTTP status 401 where the token is not valid.
   *
   * Example: `createProposal` without a token.
   */
  | 'UNAUTHENTICATED';

/**
 * Which events are wanted: fields are ANDed, values in a list ORed.
 *
 * Example: `{kinds: [CO_AUTHOR_JOINED, CO_AUTHOR_WITHDRAWN], proposals: {workProgramme: "ECOMMERCE"}, recordedSince: "2026-01-01T00:00:00Z"}`
 */
export type EventFilter = {
  /** Codes of the delegations that acted: `["JPN"]`. */
  by?: Array<string> | null | undefined;
  /** What happened: `[REVISION_CIRCULATED]`. */
  kinds?: Array<EventKind> | null | undefined;
  /** To which proposal, by the `id` that it told. */
  proposal?: string | null | undefined;
  /** To which proposals, as in `Query.proposals`. */
  proposals?: ProposalFilter | null | undefined;
  /** Recorded at or after this instant: `2026-01-01T00:00:00Z`. */
  recordedSince?: string | null | undefined;
  /** Recorded before this instant: `2026-02-01T00:00:00Z`. */
  recordedUntil?: string | null | undefined;
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
  /** The date that the communication itself bears. */
  communicatedOn?: string | null | undefined;
  /** The number of the revision that the caller takes for the latest. CONFLICT where it no longer is. */
  expectedRevision: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** What it does to the text. */
  kind: RevisionKind;
  /** The reason in words, as it is to be printed, in the original language; at most 2,000 characters. */
  note?: string | null | undefined;
  /** The proposal's id. */
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

/** Which spells of co-sponsorship make the network, and how. What is left out filters nothing. */
export type NetworkFilter = {
  /** The lists as they stood on this day; left out, today. What came later is not there: `2021-07-10`. */
  asOf?: string | null | undefined;
  /** Proposals first circulated on this day or later: `2019-01-01`. */
  circulatedFrom?: string | null | undefined;
  /** Proposals first circulated on this day or earlier: `2020-12-31`. */
  circulatedTo?: string | null | undefined;
  /** Codes of delegations and groups: only these are nodes, as if nobody else were on a list. `["JPN", "AFRICAN_GROUP"]`. */
  delegations?: Array<string> | null | undefined;
  /** Whether a group's spell becomes spells of its members, each for the days on which it was a member of the group: `true`. */
  expandGroups?: boolean | null | undefined;
  /** Spells that began on this day or later: `2019-01-01`. */
  from?: string | null | undefined;
  /** Whether spells that had ended by `asOf` count too. */
  includeWithdrawn?: boolean | null | undefined;
  /** When two sponsors have joined each other; `LISTED` where it is null. */
  joining?: NetworkJoining | null | undefined;
  /** The backbone: only ties whose `significance` is at most this, from 0 to 1: `0.05`. */
  maxPValue?: number | null | undefined;
  /** Only ties of at least so many shared proposals; 1 or more. Sponsors stay in the network without them: `2`. */
  minShared?: number | null | undefined;
  /** Spells that began on this day or earlier: `2020-12-31`. */
  to?: string | null | undefined;
  /** Codes of venues: proposals aimed at any of them. `["GC", "MC11"]`. */
  venues?: Array<string> | null | undefined;
  /** The code of the work programme: `ECOMMERCE`. */
  workProgramme?: string | null | undefined;
};

/** The forms in which a network can be taken away. */
export type NetworkFormat =
  /** A table of dated spells, one row for a sponsor on a proposal's list: the bipartite graph as it is, before any projection. */
  | 'BIPARTITE_CSV'
  /** GEXF 1.3: nodes and ties with their attributes and the days on which they were. */
  | 'GEXF'
  /** GraphML: nodes and ties with their attributes. */
  | 'GRAPHML'
  /** JSON as networkx reads it with `node_link_graph`. */
  | 'NODE_LINK'
  /** Pajek's .net. */
  | 'PAJEK'
  /** A table of ties, one row for two sponsors. */
  | 'PROJECTION_CSV';

/** When two sponsors have joined each other. */
export type NetworkJoining =
  /** When both are on the proposal's list. */
  | 'LISTED'
  /** When both came onto the list with the same revision: those who joined at it are a list of their own. */
  | 'SAME_REVISION';

/** The direction of an order. */
export type OrderDirection =
  /** From the smallest or earliest. */
  | 'ASC'
  /** From the largest or latest. */
  | 'DESC';

/** What came of a proposal in a venue. */
export type Outcome =
  /** The venue adopted it. */
  | 'ADOPTED'
  /** The venue agreed. */
  | 'AGREED'
  /** The venue will come back to it. */
  | 'CONTINUING'
  /** The venue agreed to forward it to another. */
  | 'FORWARDED'
  /** There was no agreement. */
  | 'NOT_AGREED'
  /** The venue referred it to another body for its view. */
  | 'REFERRED'
  /** The venue suspended consideration. */
  | 'SUSPENDED'
  /** The venue took note. */
  | 'TOOK_NOTE';

/** What happened to a paragraph. */
export type ParagraphChangeKind =
  /** It was not there before. */
  | 'ADDED'
  /** Its words are others. */
  | 'CHANGED'
  /** It stands elsewhere, or under another number, in the same words. */
  | 'MOVED'
  /** It is no longer there. */
  | 'REMOVED';

/** A webhook to pause. */
export type PauseWebhookInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The webhook's id. */
  webhook: string;
};

/** A point to place on a meeting's agenda. */
export type PlaceOnAgendaInput = {
  /** The documents listed under it. Symbols of tracked proposals tie the point to them. */
  documents?: Array<string> | null | undefined;
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

/** What is to be laid down of a follow-up. What is left out stays as it is. */
export type PlanFollowUpInput = {
  /** The day by which it is to be done. */
  dueOn?: string | null | undefined;
  /** The follow-up's id. */
  followUp: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Codes of all who must act, in the place of those who had to: delegations, groups, or `SECRETARIAT`. */
  responsible?: Array<string> | null | undefined;
  /** The code of the body in which it is to be done; empty for none. */
  venue?: string | null | undefined;
  /** What is known of the workshop, in the place of what was known. */
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

/** Which proposals are wanted. Fields are ANDed, the values in a list ORed. An unknown code is an error. `{workProgramme: "ECOMMERCE", sponsors: ["JPN"], statuses: [CIRCULATED, UNDER_DISCUSSION]}`. */
export type ProposalFilter = {
  /** First circulated on this day or later: `2021-01-01`. */
  circulatedFrom?: string | null | undefined;
  /** First circulated on this day or earlier: `2021-12-31`. */
  circulatedTo?: string | null | undefined;
  /** Has a revision with this document number, as it is written, that the viewer may see: `18-2237`. It is also what an imported proposal is called in its source: `110-SN-1`. */
  documentNumber?: string | null | undefined;
  /** Suggests a follow-up that is in one of these states: `[AGREED, SCHEDULED]`. */
  followUpStatuses?: Array<FollowUpStatus> | null | undefined;
  /** Has a revision of one of these kinds that the viewer may see: `[CORRIGENDUM]`. */
  kinds?: Array<RevisionKind> | null | undefined;
  /** Has a text in one of these languages that the viewer may see: `[FR, ES]`. */
  languages?: Array<Language> | null | undefined;
  /** Words in the title or text of a revision that the viewer may see, in any language, with its word forms and without regard to accents: `fisheries subsidies`. `"a phrase"` in quotes, `fish*` for what begins so, `or`, and `-word` for what is not there. Or a symbol, or the beginning of one: `JOB/GC`. */
  search?: string | null | undefined;
  /** Codes of delegations and groups: any of them is on the list now. `["JPN", "AFRICAN_GROUP"]`. */
  sponsors?: Array<string> | null | undefined;
  /** Codes of delegations and groups: each of them is on the list now. `["JPN", "EU"]`. */
  sponsorsAll?: Array<string> | null | undefined;
  /** In one of these states: `[CIRCULATED, UNDER_DISCUSSION]`. */
  statuses?: Array<ProposalStatus> | null | undefined;
  /** The code of the submitting delegation: `JPN`. */
  submittedBy?: string | null | undefined;
  /** Changed at this instant or later: `2021-07-10T00:00:00Z`. */
  updatedSince?: string | null | undefined;
  /** Codes of venues: aimed at any of them. `["GC", "MC11"]`. */
  venues?: Array<string> | null | undefined;
  /** The code of the work programme, `ECOMMERCE`. */
  workProgramme?: string | null | undefined;
};

/** The order of a list of proposals. */
export type ProposalOrder = {
  /** Which way. */
  direction?: OrderDirection;
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
  /** The last day; not before `heldOn`. */
  endsOn?: string | null | undefined;
  /** The day, or the first of several. */
  heldOn: string;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The symbol of the minutes. */
  minutes?: string | null | undefined;
  /** The town. */
  place?: string | null | undefined;
  /** The venue's code: `GC`. */
  venue: string;
};

/** An outcome to record. */
export type RecordOutcomeInput = {
  /** The document that records it. */
  document?: string | null | undefined;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The id of the venue's meeting that decided it. */
  meeting?: string | null | undefined;
  /** What came of the proposal. */
  outcome: Outcome;
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

/** A relation to record. */
export type RelateProposalsInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** How it stands to the other. */
  kind: RelationKind;
  /** The id of the other. */
  other: string;
  /** The id of the proposal that the relation is told of. */
  proposal: string;
};

/** How one proposal stands to another. None of these is a revision: that is the same proposal. */
export type RelationKind =
  /** The other responds to it. */
  | 'ANSWERED_BY'
  /** The two belong together. */
  | 'RELATED_TO'
  /** It responds to the other. */
  | 'RESPONDS_TO'
  /** The other tables its text again. */
  | 'RESTATED_BY'
  /** It tables the other's text again. */
  | 'RESTATES'
  /** The other takes its place. */
  | 'SUPERSEDED_BY'
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

/** A relation to retract: the values with which it was stated. */
export type RetractRelationInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** How it stands to the other. */
  kind: RelationKind;
  /** The ID of the other proposal. */
  other: string;
  /** The ID of the proposal for which the relation was stated. */
  proposal: string;
};

/** A submitted revision to return. */
export type ReturnRevisionInput = {
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** Why, for its authors; at most 2,000 characters. */
  note: string;
  /** The proposal's id. */
  proposal: string;
  /** The revision's number. */
  revision: number;
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

/** Why a revision exists. The reason is checked against what really changed: see `RevisionChanges.noteHolds`. */
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

/** The text of a proposal in one language. */
export type RevisionTextInput = {
  /** The text as it is: plain text in UTF-8, at most 1 MiB. Sections, numbered paragraphs, questions, bullets, footnotes and sources are recognized; what is not stays as it is. */
  body: string;
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

/** A draft to hand to the Secretariat. */
export type SubmitRevisionInput = {
  /** The number of the draft. CONFLICT where it is not the latest. */
  expectedRevision: number;
  /** A key of the caller's choice, up to 200 characters: the same call again under it returns the first outcome and writes nothing. Kept for at least 7 days. */
  idempotencyKey?: string | null | undefined;
  /** The proposal's id. */
  proposal: string;
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
  paragraph?: string | null | undefined;
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
  aim?: Array<LocalizedTextInput> | null | undefined;
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

export type CoAuthorshipFieldsFragment = { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
    | { __typename: 'Delegation', code: string }
    | { __typename: 'Group', code: string }
  , joinedAt: { number: number } | null, leftAt: { number: number } | null };

export type RequestCoAuthorshipMutationVariables = Exact<{
  input: RequestCoAuthorshipInput;
}>;


export type RequestCoAuthorshipMutation = { requestCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedAt: { number: number } | null, leftAt: { number: number } | null } } | null };

export type InviteCoAuthorMutationVariables = Exact<{
  input: InviteCoAuthorInput;
}>;


export type InviteCoAuthorMutation = { inviteCoAuthor: { coAuthorship: { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedAt: { number: number } | null, leftAt: { number: number } | null } } | null };

export type RespondToCoAuthorshipMutationVariables = Exact<{
  input: RespondToCoAuthorshipInput;
}>;


export type RespondToCoAuthorshipMutation = { respondToCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedAt: { number: number } | null, leftAt: { number: number } | null } } | null };

export type CancelCoAuthorshipMutationVariables = Exact<{
  input: CancelCoAuthorshipInput;
}>;


export type CancelCoAuthorshipMutation = { cancelCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedAt: { number: number } | null, leftAt: { number: number } | null } } | null };

export type WithdrawCoAuthorshipMutationVariables = Exact<{
  input: WithdrawCoAuthorshipInput;
}>;


export type WithdrawCoAuthorshipMutation = { withdrawCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, requestedOn: string, answeredOn: string | null, joinedOn: string | null, leftOn: string | null, sponsor:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      , joinedAt: { number: number } | null, leftAt: { number: number } | null } } | null };

export type DeskQueryVariables = Exact<{
  language?: Language | null | undefined;
}>;


export type DeskQuery = { viewer: { subject: string, scopes: Array<string>, expiresAt: string, delegation: { code: string, name: string } | null, drafts: { totalCount: number, nodes: Array<{ id: string, title: string, status: ProposalStatus, updatedAt: string, latestRevision: { number: number, version: number } }> }, invitations: { totalCount: number, nodes: Array<{ id: string, requestedOn: string, proposal: { id: string, title: string } | null, invitedBy:
          | { code: string }
          | { code: string }
         | null }> }, requests: { totalCount: number, nodes: Array<{ id: string, requestedOn: string, proposal: { id: string, title: string } | null, sponsor:
          | { code: string }
          | { code: string }
         }> }, openQuestions: { totalCount: number, nodes: Array<{ id: string, number: number, text: string, proposal: { symbol: string | null } }> }, followUps: { totalCount: number, nodes: Array<{ id: string, kind: FollowUpKind, status: FollowUpStatus, dueOn: string | null, proposal: { symbol: string | null } }> } } | null };

export type ErrorCodesQueryVariables = Exact<{ [key: string]: never; }>;


export type ErrorCodesQuery = { errorCodes: Array<ErrorCode> };

export type EventFieldsFragment = { id: string, kind: EventKind, at: string, by: { code: string }, sponsor:
    | { code: string }
    | { code: string }
   | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, title: string, status: ProposalStatus } };

export type EventsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type EventsQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: EventKind, at: string, by: { code: string }, sponsor:
        | { code: string }
        | { code: string }
       | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, title: string, status: ProposalStatus } }> } };

export type ProposalEventsSubscriptionVariables = Exact<{
  filter?: ProposalFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ProposalEventsSubscription = { proposalEvents: { id: string, kind: EventKind, at: string, by: { code: string }, sponsor:
      | { code: string }
      | { code: string }
     | null, revision: { number: number, symbol: string | null } | null, proposal: { id: string, symbol: string | null, title: string, status: ProposalStatus } } };

export type FeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProposalFilter | null | undefined;
  orderBy?: ProposalOrder | null | undefined;
  language?: Language | null | undefined;
}>;


export type FeedQuery = { proposals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, symbol: string | null, title: string, status: ProposalStatus, circulatedOn: string | null, updatedAt: string, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ joinedOn: string | null, original: boolean, sponsor:
            | { __typename: 'Delegation', code: string, name: string }
            | { __typename: 'Group', code: string, name: string }
           }> }, latestRevision: { number: number, symbol: string | null, circulatedOn: string | null }, venueTargets: Array<{ aim: string | null, outcome: Outcome | null, venue: { code: string, name: string } }> }> } };

export type ListedProposalFragment = { id: string, symbol: string | null, title: string, status: ProposalStatus, circulatedOn: string | null, updatedAt: string, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ joinedOn: string | null, original: boolean, sponsor:
        | { __typename: 'Delegation', code: string, name: string }
        | { __typename: 'Group', code: string, name: string }
       }> }, latestRevision: { number: number, symbol: string | null, circulatedOn: string | null }, venueTargets: Array<{ aim: string | null, outcome: Outcome | null, venue: { code: string, name: string } }> };

export type CreateProposalMutationVariables = Exact<{
  input: CreateProposalInput;
}>;


export type CreateProposalMutation = { createProposal: { proposal: { id: string, status: ProposalStatus, latestRevision: { number: number, current: boolean, version: number } } } | null };

export type FileRevisionMutationVariables = Exact<{
  input: FileRevisionInput;
}>;


export type FileRevisionMutation = { fileRevision: { revision: { number: number, kind: RevisionKind, reason: RevisionReason | null, version: number, changes: { textChanged: boolean, noteHolds: boolean | null, coAuthorsAdded: Array<
          | { code: string }
          | { code: string }
        > } | null } } | null };

export type EditRevisionMutationVariables = Exact<{
  input: EditRevisionInput;
}>;


export type EditRevisionMutation = { editRevision: { revision: { number: number, status: RevisionStatus, version: number } } | null };

export type SubmitRevisionMutationVariables = Exact<{
  input: SubmitRevisionInput;
}>;


export type SubmitRevisionMutation = { submitRevision: { revision: { number: number, status: RevisionStatus } } | null };

export type WithdrawProposalMutationVariables = Exact<{
  input: WithdrawProposalInput;
}>;


export type WithdrawProposalMutation = { withdrawProposal: { proposal: { id: string, status: ProposalStatus } } | null };

export type RelateProposalsMutationVariables = Exact<{
  input: RelateProposalsInput;
}>;


export type RelateProposalsMutation = { relateProposals: { proposal: { id: string, relations: Array<{ kind: RelationKind, proposal: { id: string, symbol: string | null } }> } } | null };

export type RetractRelationMutationVariables = Exact<{
  input: RetractRelationInput;
}>;


export type RetractRelationMutation = { retractRelation: { proposal: { id: string, relations: Array<{ kind: RelationKind, proposal: { id: string, symbol: string | null } }> } } | null };

export type CiteSourceMutationVariables = Exact<{
  input: CiteSourceInput;
}>;


export type CiteSourceMutation = { citeSource: { source: { id: string, title: string, publisher: string | null, year: number | null, url: string | null } } | null };

export type FollowUpFieldsFragment = { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraph: string | null, dueOn: string | null, responsible: Array<
    | { __typename: 'Delegation', code: string }
    | { __typename: 'Group', code: string }
  >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, on: string, document: string | null }> };

export type SuggestFollowUpMutationVariables = Exact<{
  input: SuggestFollowUpInput;
}>;


export type SuggestFollowUpMutation = { suggestFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraph: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, on: string, document: string | null }> } } | null };

export type PlanFollowUpMutationVariables = Exact<{
  input: PlanFollowUpInput;
}>;


export type PlanFollowUpMutation = { planFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraph: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, on: string, document: string | null }> } } | null };

export type AdvanceFollowUpMutationVariables = Exact<{
  input: AdvanceFollowUpInput;
}>;


export type AdvanceFollowUpMutation = { advanceFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus, paragraph: string | null, dueOn: string | null, responsible: Array<
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
      >, venue: { code: string } | null, steps: Array<{ status: FollowUpStatus, on: string, document: string | null }> } } | null };

export type NetworkQueryVariables = Exact<{
  filter?: NetworkFilter | null | undefined;
  weight?: EdgeWeight | null | undefined;
  language?: Language | null | undefined;
}>;


export type NetworkQuery = { coSponsorship: { asOf: string, proposalCount: number, sponsorCount: number, edgeCount: number, density: number, modularity: number, nodes: Array<{ proposals: number, submitted: number, degree: number, strength: number, betweenness: number, pageRank: number, community: number, sponsor:
        | { __typename: 'Delegation', code: string, name: string }
        | { __typename: 'Group', code: string, name: string }
       }>, edgeColumns: { a: Array<number>, b: Array<number>, shared: Array<number>, weight: Array<number> }, exports: Array<{ format: NetworkFormat, url: string, mediaType: string }> } };

export type ProposalPageQueryVariables = Exact<{
  symbol: string;
  language?: Language | null | undefined;
  asOf?: string | null | undefined;
}>;


export type ProposalPageQuery = { proposal: { id: string, symbol: string | null, symbols: Array<string>, documentNumber: string | null, title: string, status: ProposalStatus, access: Access, derestrictedOn: string | null, workProgramme: { code: string, name: string }, submittedBy: { code: string, name: string }, coAuthors: { totalCount: number, nodes: Array<{ status: CoAuthorshipStatus, original: boolean, requestedOn: string, joinedOn: string | null, leftOn: string | null, sponsor:
          | { __typename: 'Delegation', code: string, name: string }
          | { __typename: 'Group', code: string, name: string, members: Array<{ code: string }> }
        , joinedAt: { number: number, symbol: string | null } | null, leftAt: { number: number, symbol: string | null } | null }> }, revisions: { totalCount: number, nodes: Array<{ number: number, kind: RevisionKind, symbol: string | null, symbols: Array<string>, reason: RevisionReason | null, note: string | null, current: boolean, communicatedOn: string | null, circulatedOn: string | null, originalLanguage: Language, languages: Array<Language>, contentHash: string, filedBy:
          | { code: string }
          | { code: string }
        , changes: { textChanged: boolean, noteHolds: boolean | null, coAuthorsAdded: Array<
            | { code: string }
            | { code: string }
          >, coAuthorsRemoved: Array<
            | { code: string }
            | { code: string }
          >, paragraphs: Array<{ number: string | null, change: ParagraphChangeKind, before: string | null, after: string | null }> } | null, text: { language: Language, title: string, sections: Array<{ number: string | null, heading: string | null, paragraphs: Array<{ number: string | null, text: string }> }> } }> }, questions: Array<{ id: string, number: number, text: string, answers: { totalCount: number, nodes: Array<{ text: string, answeredOn: string, delegation: { code: string } }> } }>, followUps: { totalCount: number, nodes: Array<{ id: string, kind: FollowUpKind, text: string, status: FollowUpStatus, paragraph: string | null, dueOn: string | null, responsible: Array<
          | { code: string }
          | { code: string }
        >, venue: { code: string } | null }> }, venueTargets: Array<{ id: string, aim: string | null, outcome: Outcome | null, venue: { code: string, kind: VenueKind, name: string } }>, sources: Array<{ title: string, publisher: string | null, year: number | null, url: string | null }>, relations: Array<{ kind: RelationKind, proposal: { symbol: string | null } }> } | null };

export type PoseQuestionMutationVariables = Exact<{
  input: PoseQuestionInput;
}>;


export type PoseQuestionMutation = { poseQuestion: { question: { id: string, number: number, status: QuestionStatus, text: string } } | null };

export type DropQuestionMutationVariables = Exact<{
  input: DropQuestionInput;
}>;


export type DropQuestionMutation = { dropQuestion: { proposal: { id: string, questions: Array<{ id: string, number: number, status: QuestionStatus }> } } | null };

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


export type CompileAnswersMutation = { compileAnswers: { compilation: { id: string, audience: AnswerAudience, compiledOn: string, contentHash: string, delegations: Array<{ code: string }>, questions: Array<{ number: number, text: string, answers: Array<{ text: string, answeredOn: string, delegation: { code: string } }> }> } } | null };

export type ReturnRevisionMutationVariables = Exact<{
  input: ReturnRevisionInput;
}>;


export type ReturnRevisionMutation = { returnRevision: { revision: { number: number, status: RevisionStatus, returnNote: string | null, returnedAt: string | null } } | null };

export type CirculateRevisionMutationVariables = Exact<{
  input: CirculateRevisionInput;
}>;


export type CirculateRevisionMutation = { circulateRevision: { revision: { number: number, symbol: string | null, symbols: Array<string>, circulatedOn: string | null, current: boolean } } | null };

export type AddTranslationMutationVariables = Exact<{
  input: AddTranslationInput;
}>;


export type AddTranslationMutation = { addTranslation: { revision: { number: number, languages: Array<Language>, contentHash: string } } | null };

export type ChangeAccessMutationVariables = Exact<{
  input: ChangeAccessInput;
}>;


export type ChangeAccessMutation = { changeAccess: { proposal: { id: string, access: Access, derestrictedOn: string | null } } | null };

export type ConcludeProposalMutationVariables = Exact<{
  input: ConcludeProposalInput;
}>;


export type ConcludeProposalMutation = { concludeProposal: { proposal: { id: string, status: ProposalStatus } } | null };

export type TargetVenueMutationVariables = Exact<{
  input: TargetVenueInput;
}>;


export type TargetVenueMutation = { targetVenue: { venueTarget: { id: string, aim: string | null, venue: { code: string } } } | null };

export type RecordMeetingMutationVariables = Exact<{
  input: RecordMeetingInput;
}>;


export type RecordMeetingMutation = { recordMeeting: { meeting: { id: string, heldOn: string, endsOn: string | null, place: string | null, minutes: string | null, venue: { code: string } } } | null };

export type PlaceOnAgendaMutationVariables = Exact<{
  input: PlaceOnAgendaInput;
}>;


export type PlaceOnAgendaMutation = { placeOnAgenda: { agendaItem: { id: string, number: string, title: string, documents: Array<string>, requestedBy:
        | { __typename: 'Delegation', code: string }
        | { __typename: 'Group', code: string }
       | null } } | null };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { venueTarget: { id: string, outcome: Outcome | null } } | null };

export type WebhookFieldsFragment = { id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string };

export type WebhookDeliveryFieldsFragment = { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ at: string, statusCode: number | null, fault: string | null, durationMs: number }> };

export type WebhooksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { viewer: { webhooks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, url: string, kinds: Array<EventKind>, description: string | null, status: WebhookStatus, statusReason: string | null, createdAt: string, deliveries: { totalCount: number, nodes: Array<{ id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ at: string, statusCode: number | null, fault: string | null, durationMs: number }> }> } }> } } | null };

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


export type RedeliverWebhookDeliveryMutation = { redeliverWebhookDelivery: { delivery: { id: string, status: WebhookDeliveryStatus, createdAt: string, dueAt: string | null, event: { id: string, kind: EventKind } | null, attempts: Array<{ at: string, statusCode: number | null, fault: string | null, durationMs: number }> } } | null };

export const CoAuthorshipFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CoAuthorshipFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const ListedProposalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<ListedProposalFragment, unknown>;
export const FollowUpFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"document"}}]}}]}}]} as unknown as DocumentNode<FollowUpFieldsFragment, unknown>;
export const WebhookFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<WebhookFieldsFragment, unknown>;
export const WebhookDeliveryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<WebhookDeliveryFieldsFragment, unknown>;
export const RequestCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RequestCoAuthorshipMutation, RequestCoAuthorshipMutationVariables>;
export const InviteCoAuthorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteCoAuthor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteCoAuthorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteCoAuthor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<InviteCoAuthorMutation, InviteCoAuthorMutationVariables>;
export const RespondToCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RespondToCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RespondToCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"respondToCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<RespondToCoAuthorshipMutation, RespondToCoAuthorshipMutationVariables>;
export const CancelCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<CancelCoAuthorshipMutation, CancelCoAuthorshipMutationVariables>;
export const WithdrawCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoAuthorshipFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoAuthorshipFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoAuthorship"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<WithdrawCoAuthorshipMutation, WithdrawCoAuthorshipMutationVariables>;
export const DeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Desk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"drafts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeskQuery, DeskQueryVariables>;
export const ErrorCodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ErrorCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}}]}}]} as unknown as DocumentNode<ErrorCodesQuery, ErrorCodesQueryVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const ProposalEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProposalEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposalEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ProposalEventsSubscription, ProposalEventsSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedProposal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateProposalMutation, CreateProposalMutationVariables>;
export const FileRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FileRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FileRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}},{"kind":"Field","name":{"kind":"Name","value":"noteHolds"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FileRevisionMutation, FileRevisionMutationVariables>;
export const EditRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EditRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<EditRevisionMutation, EditRevisionMutationVariables>;
export const SubmitRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitRevisionMutation, SubmitRevisionMutationVariables>;
export const WithdrawProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawProposalMutation, WithdrawProposalMutationVariables>;
export const RelateProposalsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RelateProposals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RelateProposalsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relateProposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RelateProposalsMutation, RelateProposalsMutationVariables>;
export const RetractRelationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetractRelation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetractRelationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retractRelation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RetractRelationMutation, RetractRelationMutationVariables>;
export const CiteSourceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CiteSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CiteSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"citeSource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<CiteSourceMutation, CiteSourceMutationVariables>;
export const SuggestFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuggestFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuggestFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"document"}}]}}]}}]} as unknown as DocumentNode<SuggestFollowUpMutation, SuggestFollowUpMutationVariables>;
export const PlanFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlanFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"document"}}]}}]}}]} as unknown as DocumentNode<PlanFollowUpMutation, PlanFollowUpMutationVariables>;
export const AdvanceFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdvanceFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUpFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUpFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FollowUp"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"document"}}]}}]}}]} as unknown as DocumentNode<AdvanceFollowUpMutation, AdvanceFollowUpMutationVariables>;
export const NetworkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Network"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NetworkFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weight"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EdgeWeight"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coSponsorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"proposalCount"}},{"kind":"Field","name":{"kind":"Name","value":"sponsorCount"}},{"kind":"Field","name":{"kind":"Name","value":"edgeCount"}},{"kind":"Field","name":{"kind":"Name","value":"density"}},{"kind":"Field","name":{"kind":"Name","value":"modularity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}]},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"proposals"}},{"kind":"Field","name":{"kind":"Name","value":"submitted"}},{"kind":"Field","name":{"kind":"Name","value":"degree"}},{"kind":"Field","name":{"kind":"Name","value":"strength"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}]},{"kind":"Field","name":{"kind":"Name","value":"betweenness"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}]},{"kind":"Field","name":{"kind":"Name","value":"pageRank"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}]},{"kind":"Field","name":{"kind":"Name","value":"community"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"edgeColumns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"a"}},{"kind":"Field","name":{"kind":"Name","value":"b"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weight"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weight"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}}]}}]}}]}}]} as unknown as DocumentNode<NetworkQuery, NetworkQueryVariables>;
export const ProposalPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposalPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Symbol"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Group"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"original"}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"revisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"communicatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"filedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"originalLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthorsRemoved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}},{"kind":"Field","name":{"kind":"Name","value":"noteHolds"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"answers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProposalPageQuery, ProposalPageQueryVariables>;
export const PoseQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PoseQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PoseQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"poseQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<PoseQuestionMutation, PoseQuestionMutationVariables>;
export const DropQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DropQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DropQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dropQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DropQuestionMutation, DropQuestionMutationVariables>;
export const AnswerQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const WithdrawAnswerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawAnswer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawAnswerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawAnswer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnOn"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawAnswerMutation, WithdrawAnswerMutationVariables>;
export const CompileAnswersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompileAnswers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompileAnswersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compileAnswers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compilation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"compiledOn"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}},{"kind":"Field","name":{"kind":"Name","value":"delegations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompileAnswersMutation, CompileAnswersMutationVariables>;
export const ReturnRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnRevisionMutation, ReturnRevisionMutationVariables>;
export const CirculateRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CirculateRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CirculateRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"circulateRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<CirculateRevisionMutation, CirculateRevisionMutationVariables>;
export const AddTranslationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddTranslation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddTranslationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addTranslation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}}]}}]}}]}}]} as unknown as DocumentNode<AddTranslationMutation, AddTranslationMutationVariables>;
export const ChangeAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeAccessInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeAccessMutation, ChangeAccessMutationVariables>;
export const ConcludeProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcludeProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConcludeProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"concludeProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ConcludeProposalMutation, ConcludeProposalMutationVariables>;
export const TargetVenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TargetVenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TargetVenueInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetVenue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"}}]}}]}}]}}]} as unknown as DocumentNode<TargetVenueMutation, TargetVenueMutationVariables>;
export const RecordMeetingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMeeting"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeetingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeeting"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meeting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"heldOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}}]}}]}}]}}]} as unknown as DocumentNode<RecordMeetingMutation, RecordMeetingMutationVariables>;
export const PlaceOnAgendaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceOnAgenda"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceOnAgendaInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeOnAgenda"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agendaItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"documents"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlaceOnAgendaMutation, PlaceOnAgendaMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const WebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Webhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const CreateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const PauseWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PauseWebhookMutation, PauseWebhookMutationVariables>;
export const ResumeWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<ResumeWebhookMutation, ResumeWebhookMutationVariables>;
export const TestWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TestWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"testWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<TestWebhookMutation, TestWebhookMutationVariables>;
export const DeleteWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedWebhookId"}}]}}]}}]} as unknown as DocumentNode<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RedeliverWebhookDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RedeliverWebhookDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedeliverWebhookDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeliverWebhookDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}}]}}]}}]} as unknown as DocumentNode<RedeliverWebhookDeliveryMutation, RedeliverWebhookDeliveryMutationVariables>;