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

export type CirculateRevisionMutationVariables = Exact<{
  input: CirculateRevisionInput;
}>;


export type CirculateRevisionMutation = { circulateRevision: { revision: { number: number, symbol: string | null, symbols: Array<string>, circulatedOn: string | null, current: boolean } } | null };

export type RequestCoAuthorshipMutationVariables = Exact<{
  input: RequestCoAuthorshipInput;
}>;


export type RequestCoAuthorshipMutation = { requestCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus } } | null };

export type InviteCoAuthorMutationVariables = Exact<{
  input: InviteCoAuthorInput;
}>;


export type InviteCoAuthorMutation = { inviteCoAuthor: { coAuthorship: { id: string, status: CoAuthorshipStatus } } | null };

export type RespondToCoAuthorshipMutationVariables = Exact<{
  input: RespondToCoAuthorshipInput;
}>;


export type RespondToCoAuthorshipMutation = { respondToCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, joinedOn: string | null, joinedAt: { number: number } | null } } | null };

export type WithdrawCoAuthorshipMutationVariables = Exact<{
  input: WithdrawCoAuthorshipInput;
}>;


export type WithdrawCoAuthorshipMutation = { withdrawCoAuthorship: { coAuthorship: { id: string, status: CoAuthorshipStatus, leftOn: string | null } } | null };

export type SuggestFollowUpMutationVariables = Exact<{
  input: SuggestFollowUpInput;
}>;


export type SuggestFollowUpMutation = { suggestFollowUp: { followUp: { id: string, kind: FollowUpKind, status: FollowUpStatus } } | null };

export type AdvanceFollowUpMutationVariables = Exact<{
  input: AdvanceFollowUpInput;
}>;


export type AdvanceFollowUpMutation = { advanceFollowUp: { followUp: { id: string, status: FollowUpStatus, steps: Array<{ status: FollowUpStatus, on: string, document: string | null }> } } | null };

export type TargetVenueMutationVariables = Exact<{
  input: TargetVenueInput;
}>;


export type TargetVenueMutation = { targetVenue: { venueTarget: { id: string, aim: string | null, venue: { code: string } } } | null };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { venueTarget: { id: string, outcome: Outcome | null } } | null };

export type AnswerQuestionMutationVariables = Exact<{
  input: AnswerQuestionInput;
}>;


export type AnswerQuestionMutation = { answerQuestion: { answer: { id: string, answeredOn: string, delegation: { code: string } } } | null };

export type WithdrawProposalMutationVariables = Exact<{
  input: WithdrawProposalInput;
}>;


export type WithdrawProposalMutation = { withdrawProposal: { proposal: { id: string, status: ProposalStatus } } | null };

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

export const EventFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const ListedProposalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<ListedProposalFragment, unknown>;
export const DeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Desk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"drafts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeskQuery, DeskQueryVariables>;
export const ErrorCodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ErrorCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}}]}}]} as unknown as DocumentNode<ErrorCodesQuery, ErrorCodesQueryVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const ProposalEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProposalEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposalEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ProposalEventsSubscription, ProposalEventsSubscriptionVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedProposal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Proposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"original"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const CreateProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"latestRevision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateProposalMutation, CreateProposalMutationVariables>;
export const FileRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FileRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FileRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}},{"kind":"Field","name":{"kind":"Name","value":"noteHolds"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FileRevisionMutation, FileRevisionMutationVariables>;
export const EditRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EditRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<EditRevisionMutation, EditRevisionMutationVariables>;
export const SubmitRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitRevisionMutation, SubmitRevisionMutationVariables>;
export const CirculateRevisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CirculateRevision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CirculateRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"circulateRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<CirculateRevisionMutation, CirculateRevisionMutationVariables>;
export const RequestCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RequestCoAuthorshipMutation, RequestCoAuthorshipMutationVariables>;
export const InviteCoAuthorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteCoAuthor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteCoAuthorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteCoAuthor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<InviteCoAuthorMutation, InviteCoAuthorMutationVariables>;
export const RespondToCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RespondToCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RespondToCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"respondToCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RespondToCoAuthorshipMutation, RespondToCoAuthorshipMutationVariables>;
export const WithdrawCoAuthorshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawCoAuthorship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawCoAuthorshipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawCoAuthorship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorship"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawCoAuthorshipMutation, WithdrawCoAuthorshipMutationVariables>;
export const SuggestFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuggestFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuggestFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<SuggestFollowUpMutation, SuggestFollowUpMutationVariables>;
export const AdvanceFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdvanceFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceFollowUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceFollowUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"document"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AdvanceFollowUpMutation, AdvanceFollowUpMutationVariables>;
export const TargetVenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TargetVenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TargetVenueInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetVenue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"}}]}}]}}]}}]} as unknown as DocumentNode<TargetVenueMutation, TargetVenueMutationVariables>;
export const RecordOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordOutcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordOutcomeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordOutcome"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]} as unknown as DocumentNode<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const AnswerQuestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerQuestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerQuestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerQuestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const WithdrawProposalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawProposal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawProposalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawProposalMutation, WithdrawProposalMutationVariables>;
export const ProposalPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposalPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Symbol"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"derestrictedOn"}},{"kind":"Field","name":{"kind":"Name","value":"workProgramme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sponsor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Group"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"original"}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"revisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"symbols"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"communicatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"circulatedOn"}},{"kind":"Field","name":{"kind":"Name","value":"filedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"originalLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"contentHash"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coAuthorsAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coAuthorsRemoved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"textChanged"}},{"kind":"Field","name":{"kind":"Name","value":"noteHolds"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"heading"}},{"kind":"Field","name":{"kind":"Name","value":"paragraphs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"answers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delegation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"answeredOn"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"followUps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"responsible"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"venueTargets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"aim"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProposalPageQuery, ProposalPageQueryVariables>;