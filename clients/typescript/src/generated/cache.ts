/** The object types of each interface and union. */
export const possibleTypes = {
  "NetworkItem": [
    "Proposal"
  ],
  "Node": [
    "AgendaItem",
    "Answer",
    "CoAuthorship",
    "Compilation",
    "Delegation",
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
  "DeleteWebhookPayload",
  "DocumentReference",
  "Download",
  "DropQuestionPayload",
  "EditRevisionPayload",
  "FileRevisionPayload",
  "FollowUpStep",
  "InviteCoAuthorPayload",
  "LocalizedText",
  "NetworkBetween",
  "NetworkCommunity",
  "NetworkMember",
  "NetworkNeighbour",
  "NetworkSampling",
  "NetworkSlice",
  "NewTie",
  "NumberingFault",
  "ParagraphChange",
  "PauseWebhookPayload",
  "PlaceOnAgendaPayload",
  "PlanFollowUpPayload",
  "PoseQuestionPayload",
  "Problem",
  "ProblemParam",
  "ProposalResult",
  "ReasonCheck",
  "RecordMeetingPayload",
  "RecordOutcomePayload",
  "RedeliverWebhookDeliveryPayload",
  "RelateProposalsPayload",
  "RequestCoAuthorshipPayload",
  "RespondToCoAuthorshipPayload",
  "ResumeWebhookPayload",
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
  "WebhookAttempt",
  "WithdrawAnswerPayload",
  "WithdrawCoAuthorshipPayload",
  "WithdrawProposalPayload",
  "WordChange",
  "Workshop"
];

/** The lists with pages of each type, with their arguments other than those that select a page. */
export const connections = {
  "CoSponsorshipNetwork": {
    "ties": [
      "orderBy"
    ]
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
    "meetings": []
  },
  "Viewer": {
    "drafts": [],
    "followUps": [],
    "invitationsReceived": [],
    "invitationsSent": [],
    "openQuestions": [],
    "requestsReceived": [],
    "requestsSent": [],
    "webhooks": []
  },
  "Webhook": {
    "deliveries": [
      "statuses"
    ]
  }
};

/** The fields of each type that are lists of objects without an id. */
export const embeddedLists = {
  "AgendaItem": {
    "documents": true
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
  "FollowUp": {
    "steps": true
  },
  "ParagraphChange": {
    "words": true
  },
  "Problem": {
    "params": true
  },
  "Query": {
    "coSponsorshipSeries": true
  },
  "ReasonCheck": {
    "problems": true
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
  "WebhookDelivery": {
    "attempts": true
  }
};
