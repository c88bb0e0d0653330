/** The object types of each interface and union. */
export const possibleTypes = {
  "NetworkItem": [
    "Proposal"
  ],
  "Node": [
    "AgendaItem",
    "AgendaRequest",
    "Answer",
    "CoAuthorship",
    "Compilation",
    "Delegation",
    "Document",
    "Event",
    "FollowUp",
    "Group",
    "Meeting",
    "Outcome",
    "Proposal",
    "Question",
    "Relation",
    "Revision",
    "Source",
    "Venue",
    "VenueTarget",
    "Viewer",
    "Webhook",
    "WebhookDelivery",
    "WorkProgramme"
  ],
  "SearchResult": [
    "AnswerResult",
    "ProposalResult",
    "SponsorResult"
  ],
  "Sponsor": [
    "Delegation",
    "Group"
  ]
};

/** The object types without an id: they are a part of the object that contains them. */
export const embeddedTypes = [
  "AddTranslationPayload",
  "AdvanceFollowUpPayload",
  "AnswerQuestionPayload",
  "AnswerResult",
  "CancelCoAuthorshipPayload",
  "ChangeAccessPayload",
  "CirculateRevisionPayload",
  "CiteSourcePayload",
  "CompileAnswersPayload",
  "CompiledAnswer",
  "CompiledQuestion",
  "ConcludeProposalPayload",
  "CreateProposalPayload",
  "CreateWebhookPayload",
  "DeclineAgendaRequestPayload",
  "DeleteWebhookPayload",
  "DocumentReading",
  "DocumentReference",
  "Download",
  "DropQuestionPayload",
  "EditRevisionPayload",
  "EventProof",
  "Evidence",
  "FileRevisionPayload",
  "FollowUpStep",
  "InviteCoAuthorPayload",
  "LocalizedText",
  "LogCheckpoint",
  "LogConsistency",
  "NetworkBetween",
  "NetworkCommunity",
  "NetworkMember",
  "NetworkNeighbour",
  "NetworkSampling",
  "NetworkSlice",
  "NewTie",
  "NumberingFault",
  "ParagraphChange",
  "Permission",
  "PlaceOnAgendaPayload",
  "PlanFollowUpPayload",
  "PoseQuestionPayload",
  "Problem",
  "ProblemParam",
  "ProposalResult",
  "ProposedContent",
  "ProposedFiling",
  "ProposedProposal",
  "ProposedRevision",
  "ProposedText",
  "ReadAccess",
  "ReadAnnex",
  "ReadDate",
  "ReadInt",
  "ReadLanguage",
  "ReadQuestion",
  "ReadRevisionKind",
  "ReadSource",
  "ReadSponsor",
  "ReadString",
  "ReadSymbol",
  "ReadVenue",
  "ReadWorkProgramme",
  "ReadingChanges",
  "ReadingProblem",
  "ReasonCheck",
  "RecordMeetingPayload",
  "RecordOutcomePayload",
  "RedeliverWebhookDeliveryPayload",
  "RelateProposalsPayload",
  "RequestAgendaItemPayload",
  "RequestCoAuthorshipPayload",
  "RespondToCoAuthorshipPayload",
  "RetractRelationPayload",
  "ReturnRevisionPayload",
  "RotateWebhookSecretPayload",
  "SearchExcerpt",
  "SearchFragment",
  "Section",
  "SponsorResult",
  "SubmitRevisionPayload",
  "SuggestFollowUpPayload",
  "TargetVenuePayload",
  "TestWebhookPayload",
  "TextComparison",
  "Tie",
  "TieColumns",
  "UpdateWebhookPayload",
  "WebhookAttempt",
  "WithdrawAgendaRequestPayload",
  "WithdrawAnswerPayload",
  "WithdrawCoAuthorshipPayload",
  "WithdrawProposalPayload",
  "WordChange",
  "Workshop"
];

/** The lists with pages of each type, with their arguments other than those that select a page. */
export const connections = {
  "AgendaItem": {
    "proposals": [
      "filter",
      "orderBy"
    ]
  },
  "CoSponsorshipNetwork": {
    "ties": [
      "orderBy"
    ]
  },
  "Delegation": {
    "proposals": [
      "filter",
      "orderBy"
    ]
  },
  "Group": {
    "proposals": [
      "filter",
      "orderBy"
    ]
  },
  "Meeting": {
    "agendaRequests": []
  },
  "NetworkBetween": {
    "items": []
  },
  "NetworkMember": {
    "neighbours": []
  },
  "NetworkSlice": {
    "newTies": []
  },
  "Proposal": {
    "coAuthors": [
      "asOf"
    ],
    "coAuthorships": [
      "statuses"
    ],
    "events": [],
    "followUps": [
      "statuses"
    ],
    "questions": [],
    "relations": [],
    "revisions": []
  },
  "Query": {
    "events": [
      "filter"
    ],
    "followUps": [
      "filter"
    ],
    "proposals": [
      "filter",
      "orderBy"
    ],
    "search": [
      "filter",
      "kinds",
      "query",
      "textLanguages"
    ]
  },
  "Question": {
    "answers": []
  },
  "Venue": {
    "meetings": [],
    "proposals": [
      "filter",
      "orderBy"
    ]
  },
  "Viewer": {
    "drafts": [],
    "followUps": [],
    "invitationsReceived": [],
    "invitationsSent": [],
    "openAgendaRequests": [],
    "openQuestions": [],
    "requestsReceived": [],
    "requestsSent": [],
    "webhooks": []
  },
  "Webhook": {
    "deliveries": [
      "statuses"
    ]
  },
  "WorkProgramme": {
    "proposals": [
      "filter",
      "orderBy"
    ]
  }
};

/** The fields of each type that are lists of objects without an id. */
export const embeddedLists = {
  "AgendaItem": {
    "documents": true
  },
  "AgendaRequest": {
    "documents": true,
    "viewerCan": true
  },
  "Answer": {
    "viewerCan": true
  },
  "CoAuthorship": {
    "viewerCan": true
  },
  "CoSponsorshipNetwork": {
    "communities": true,
    "downloads": true,
    "members": true
  },
  "Compilation": {
    "downloads": true,
    "questions": true
  },
  "CompiledQuestion": {
    "answers": true
  },
  "DocumentReading": {
    "annexes": true,
    "problems": true,
    "questions": true,
    "sections": true,
    "sources": true,
    "sponsors": true,
    "symbols": true,
    "venues": true
  },
  "FollowUp": {
    "steps": true,
    "viewerCan": true
  },
  "Meeting": {
    "viewerCan": true
  },
  "ParagraphChange": {
    "words": true
  },
  "Problem": {
    "params": true
  },
  "Proposal": {
    "viewerCan": true
  },
  "ProposedProposal": {
    "texts": true
  },
  "ProposedRevision": {
    "notes": true,
    "texts": true
  },
  "Query": {
    "coSponsorshipSeries": true
  },
  "Question": {
    "viewerCan": true
  },
  "ReadAccess": {
    "evidence": true
  },
  "ReadAnnex": {
    "evidence": true
  },
  "ReadDate": {
    "evidence": true
  },
  "ReadInt": {
    "evidence": true
  },
  "ReadLanguage": {
    "evidence": true
  },
  "ReadRevisionKind": {
    "evidence": true
  },
  "ReadSponsor": {
    "evidence": true
  },
  "ReadString": {
    "evidence": true
  },
  "ReadSymbol": {
    "evidence": true
  },
  "ReadVenue": {
    "evidence": true
  },
  "ReadWorkProgramme": {
    "evidence": true
  },
  "ReadingProblem": {
    "evidence": true
  },
  "ReasonCheck": {
    "problems": true
  },
  "Relation": {
    "viewerCan": true
  },
  "Revision": {
    "downloads": true,
    "viewerCan": true
  },
  "RevisionComparison": {
    "downloads": true
  },
  "RevisionText": {
    "numberingFaults": true,
    "sections": true
  },
  "SearchExcerpt": {
    "fragments": true
  },
  "TextComparison": {
    "paragraphs": true
  },
  "VenueTarget": {
    "viewerCan": true
  },
  "Viewer": {
    "viewerCan": true
  },
  "Webhook": {
    "viewerCan": true
  },
  "WebhookDelivery": {
    "attempts": true,
    "viewerCan": true
  }
};
