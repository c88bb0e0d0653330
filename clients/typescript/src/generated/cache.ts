/** The object types of each interface and union. */
export const possibleTypes = {
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
    "Proposal",
    "Question",
    "Revision",
    "Source",
    "Venue",
    "VenueTarget",
    "Webhook",
    "WebhookDelivery",
    "WorkProgramme"
  ],
  "SearchResult": [
    "AnswerResult",
    "ParagraphResult",
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
  "CoSponsorshipNetwork",
  "CompileAnswersPayload",
  "CompiledAnswer",
  "CompiledQuestion",
  "ConcludeProposalPayload",
  "CreateProposalPayload",
  "CreateWebhookPayload",
  "DeleteWebhookPayload",
  "DropQuestionPayload",
  "EditRevisionPayload",
  "FileRevisionPayload",
  "FollowUpStep",
  "InviteCoAuthorPayload",
  "NetworkBetween",
  "NetworkCommunity",
  "NetworkEdgeColumns",
  "NetworkExport",
  "NetworkNeighbour",
  "NetworkNewTie",
  "NetworkNode",
  "NetworkSampling",
  "NetworkSlice",
  "NumberingFault",
  "Paragraph",
  "ParagraphChange",
  "ParagraphResult",
  "PauseWebhookPayload",
  "PlaceOnAgendaPayload",
  "PlanFollowUpPayload",
  "PoseQuestionPayload",
  "ProposalResult",
  "RecordMeetingPayload",
  "RecordOutcomePayload",
  "RecordedOutcome",
  "RedeliverWebhookDeliveryPayload",
  "RelateProposalsPayload",
  "Relation",
  "RequestCoAuthorshipPayload",
  "RespondToCoAuthorshipPayload",
  "ResumeWebhookPayload",
  "RetractRelationPayload",
  "ReturnRevisionPayload",
  "RevisionChanges",
  "RevisionComparison",
  "RevisionText",
  "RotateWebhookSecretPayload",
  "SearchExcerpt",
  "SearchFragment",
  "Section",
  "SponsorResult",
  "SubmitRevisionPayload",
  "SuggestFollowUpPayload",
  "TargetVenuePayload",
  "TestWebhookPayload",
  "Viewer",
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
    "edges": [
      "orderBy",
      "weight"
    ],
    "neighbours": [
      "of",
      "weight"
    ]
  },
  "NetworkBetween": {
    "proposals": []
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
    "revisions": []
  },
  "Query": {
    "delegations": [
      "standings"
    ],
    "events": [
      "filter"
    ],
    "followUps": [
      "filter"
    ],
    "groups": [],
    "proposals": [
      "filter",
      "orderBy"
    ],
    "search": [
      "filter",
      "language",
      "query",
      "types"
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
    "invitations": [],
    "openQuestions": [],
    "requests": [],
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
  "CoSponsorshipNetwork": {
    "communities": true,
    "exports": true,
    "nodes": true
  },
  "Compilation": {
    "questions": true
  },
  "CompiledQuestion": {
    "answers": true
  },
  "FollowUp": {
    "steps": true
  },
  "NetworkNeighbourConnection": {
    "nodes": true
  },
  "NetworkNewTieConnection": {
    "nodes": true
  },
  "ParagraphChange": {
    "words": true
  },
  "Proposal": {
    "relations": true
  },
  "Query": {
    "coSponsorshipSeries": true
  },
  "RevisionChanges": {
    "paragraphs": true
  },
  "RevisionComparison": {
    "paragraphs": true
  },
  "RevisionText": {
    "footnotes": true,
    "numberingFaults": true,
    "sections": true
  },
  "SearchExcerpt": {
    "fragments": true
  },
  "Section": {
    "paragraphs": true
  },
  "VenueTarget": {
    "outcomes": true
  },
  "WebhookDelivery": {
    "attempts": true
  }
};
