package access

import (
	"slices"

	"proposaltracker/models"
)

// This file decides who may do what, with one function per operation. Each returns nil if the operation is
// allowed. Errors: UNAUTHENTICATED (no token), FORBIDDEN (the scope or the required role is missing).

// authorize returns nil if the token has one of the scopes that permit the operation act.
func authorize(a Principal, act models.Term, scopes ...Scope) error {
	if !a.Authenticated() {
		return models.NewProblem(models.TokenRequired)
	}
	if slices.ContainsFunc(scopes, a.Has) {
		return nil
	}
	return models.NewProblem(models.MissingScope, models.P("act", act), models.P("allowed", scopes...))
}

// authorizeDelegation returns nil if the token has the scope and speaks for a delegation other than
// the Secretariat, which files nothing of its own.
func authorizeDelegation(a Principal, act models.Term, scope Scope) error {
	if err := authorize(a, act, scope); err != nil {
		return err
	}
	if a.Delegation == "" || a.Delegation == models.SecretariatCode {
		return models.NewProblem(models.DelegationRequired)
	}
	return nil
}

// AuthorizeWritingProposals returns nil if the principal may change proposals of its own
// delegation. All mutations of proposals require it.
func AuthorizeWritingProposals(a Principal) error {
	return authorizeDelegation(a, models.TermWriteProposals, ScopeProposalsWrite)
}

// AuthorizeSubmittingAs returns nil if the principal may file in a delegation's name: only
// the delegation itself may.
func AuthorizeSubmittingAs(a Principal, delegation models.ID) error {
	if a.DelegationID == delegation {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter))
}

// AuthorizeFiling returns nil if the principal may file and submit revisions of a proposal, and withdraw
// it: only the submitting delegation may.
func AuthorizeFiling(a Principal, p *models.Proposal) error {
	if a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter))
}

// AuthorizeCirculating returns nil if the principal may circulate revisions: only the Secretariat may.
func AuthorizeCirculating(a Principal) error {
	return authorize(a, models.TermCirculateRevision, ScopeSecretariat)
}

// AuthorizeReturning returns nil if the principal may return revisions: only the Secretariat may.
func AuthorizeReturning(a Principal) error {
	return authorize(a, models.TermReturnRevision, ScopeSecretariat)
}

// AuthorizeConcluding returns nil if the principal may conclude proposals: only the Secretariat may.
func AuthorizeConcluding(a Principal) error {
	return authorize(a, models.TermConcludeProposal, ScopeSecretariat)
}

// AuthorizeCoAuthoring returns nil if the principal may change co-authorships. All mutations of
// co-authorships require it.
func AuthorizeCoAuthoring(a Principal) error {
	return authorizeDelegation(a, models.TermChangeCoAuthors, ScopeCoAuthorsWrite)
}

// AuthorizeSpeakingFor returns nil if the principal may speak for a sponsor: its own delegation, or a group
// that it belongs to today.
func AuthorizeSpeakingFor(a Principal, sponsor *models.Sponsor) error {
	if a.Is(sponsor.ID) {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSponsorItself))
}

// AuthorizeManagingCoAuthors returns nil if the principal may invite sponsors to a proposal and answer
// requests: the submitting delegation, and anyone who acts for a co-author.
func AuthorizeManagingCoAuthors(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	coAuthor := slices.ContainsFunc(spells, func(c *models.CoAuthorship) bool {
		return c.Status == models.CoAuthorAccepted && a.Is(c.SponsorID)
	})
	if coAuthor || a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter, models.TermCoAuthors))
}

// AuthorizeConsenting returns nil unless the principal made the request or invitation itself: nobody can
// consent for both sides, not even through a group.
func AuthorizeConsenting(a Principal, c *models.CoAuthorship) error {
	asked := c.InvitedByID
	if asked == nil {
		asked = c.AgreedByID
	}
	if asked == nil || *asked != a.DelegationID {
		return nil
	}
	return models.NewProblem(models.OwnRequest, models.P("viewer", a.Delegation))
}

// AuthorizeFollowUps returns nil if the principal may change follow-ups. All mutations of follow-ups require
// it.
func AuthorizeFollowUps(a Principal) error {
	return authorize(a, models.TermChangeFollowUps, ScopeFollowUpsWrite, ScopeSecretariat)
}

// AuthorizeSuggestingFollowUp returns nil if the principal may suggest a follow-up of a proposal.
func AuthorizeSuggestingFollowUp(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	if a.IsSecretariat() {
		return nil
	}
	return AuthorizeManagingCoAuthors(a, p, spells)
}

// AuthorizeAdvancingFollowUp returns nil if the principal may advance a follow-up: anyone who may suggest one, and
// the delegations responsible for this one.
func AuthorizeAdvancingFollowUp(a Principal, p *models.Proposal, spells []*models.CoAuthorship, responsible []models.FollowUpResponsible) error {
	mustAct := slices.ContainsFunc(responsible, func(r models.FollowUpResponsible) bool { return a.Is(r.SponsorID) })
	if mustAct {
		return nil
	}
	return AuthorizeSuggestingFollowUp(a, p, spells)
}

// AuthorizeTargeting returns nil if the principal may change venue targets. All mutations of venue targets
// require it.
func AuthorizeTargeting(a Principal) error {
	return authorize(a, models.TermTargetVenues, ScopeVenuesWrite, ScopeSecretariat)
}

// AuthorizeMaintainingAgenda returns nil if the principal may record meetings, place items on their agendas, and
// decline requests for items. Only the Secretariat may: nobody records a body's meeting, or what another delegation
// requested, in its name.
func AuthorizeMaintainingAgenda(a Principal) error {
	return authorize(a, models.TermRecordAgenda, ScopeSecretariat)
}

// AuthorizeRequestingAgendaItem returns nil if the principal may request agenda items and withdraw requests. A
// delegation requests an item for itself.
func AuthorizeRequestingAgendaItem(a Principal) error {
	return authorizeDelegation(a, models.TermRequestAgendaItem, ScopeVenuesWrite)
}

// AuthorizeWithdrawingAgendaRequest returns nil if the principal may withdraw a request for an agenda item: only
// the delegation that made it may.
func AuthorizeWithdrawingAgendaRequest(a Principal, r *models.AgendaRequest) error {
	if a.DelegationID == r.RequestedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermRequester))
}

// AuthorizeTargetingWith returns nil if the principal may target a venue with a proposal: the
// submitting delegation and the Secretariat.
func AuthorizeTargetingWith(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return AuthorizeFiling(a, p)
}

// AuthorizeRecordingOutcome returns nil if the principal may record outcomes: only the Secretariat may.
func AuthorizeRecordingOutcome(a Principal) error {
	return authorize(a, models.TermRecordOutcome, ScopeSecretariat)
}

// AuthorizeAnswering returns nil if the principal may answer questions.
func AuthorizeAnswering(a Principal) error {
	return authorizeDelegation(a, models.TermAnswerQuestions, ScopeAnswersWrite)
}

// AuthorizeDocumenting returns nil if the principal may cite sources and relate proposals. All such mutations
// require it.
func AuthorizeDocumenting(a Principal) error {
	return authorize(a, models.TermDocumentProposals, ScopeProposalsWrite, ScopeSecretariat)
}

// AuthorizeDocumentingProposal returns nil if the principal may cite sources for a proposal and relate it to
// others: the submitting delegation and the Secretariat.
func AuthorizeDocumentingProposal(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return AuthorizeFiling(a, p)
}

// AuthorizeRelating returns nil if the principal may state a relation of one proposal to another one. A
// delegation can only state relations of its own proposals, and cannot mark another delegation's
// proposal as superseded.
func AuthorizeRelating(a Principal, from, to *models.Proposal, kind models.RelationKind) error {
	if err := AuthorizeDocumentingProposal(a, from); err != nil || a.IsSecretariat() || from.SubmittedByID == to.SubmittedByID {
		return err
	}
	if kind == models.Supersedes {
		return models.NewProblem(models.RelationNotOwn, models.P("kind", kind), models.P("allowed", models.Restates, models.RespondsTo, models.RelatedTo))
	}
	return nil
}

// AuthorizeRetractingRelation returns nil if the principal may retract a relation. The side that stated it may, or
// the Secretariat if that side is unknown. actor is the delegation in whose name the principal acts.
func AuthorizeRetractingRelation(a Principal, actor models.ID, relation *models.Relation) error {
	known := relation.StatedByID != nil
	if (known && *relation.StatedByID == actor) || (!known && a.IsSecretariat()) {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermRelationStater))
}

// AuthorizeWithdrawingAnswer returns nil if the principal may withdraw an answer: only the delegation that
// gave it may.
func AuthorizeWithdrawingAnswer(a Principal, answer *models.Answer) error {
	if a.DelegationID == answer.DelegationID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermAnswerGiver))
}

// AuthorizePosingQuestions returns nil if the principal may pose and drop questions separately from the text.
func AuthorizePosingQuestions(a Principal) error {
	return authorize(a, models.TermPoseQuestions, ScopeProposalsWrite, ScopeSecretariat)
}

// AuthorizeDroppingQuestion returns nil if the principal may drop a question that was posed separately from the
// text: the delegation that posed it, the submitting delegation and the Secretariat.
func AuthorizeDroppingQuestion(a Principal, p *models.Proposal, q *models.Question) error {
	posed := q.PosedByID != nil && *q.PosedByID == a.DelegationID
	if posed || a.IsSecretariat() {
		return nil
	}
	return AuthorizeFiling(a, p)
}

// AuthorizeCompiling returns nil if the principal may compile answers: only the Secretariat may.
func AuthorizeCompiling(a Principal) error {
	return authorize(a, models.TermCompileAnswers, ScopeSecretariat)
}

// AuthorizeChangingAccess returns nil if the principal may change who sees a proposal: only
// the Secretariat may.
func AuthorizeChangingAccess(a Principal) error {
	return authorize(a, models.TermChangeAccess, ScopeSecretariat)
}

// AuthorizeManagingWebhooks returns nil if the principal may manage the webhooks of its delegation or of the
// Secretariat. The Secretariat's webhooks receive everything that it may see, so they require its scope.
func AuthorizeManagingWebhooks(a Principal) error {
	if err := authorize(a, models.TermManageWebhooks, ScopeWebhooksWrite, ScopeSecretariat); err != nil {
		return err
	}
	if a.IsSecretariat() {
		return nil
	}
	return authorizeDelegation(a, models.TermManageWebhooks, ScopeWebhooksWrite)
}

// WebhookPrincipal returns a viewer with the rights of the webhook's owner, a delegation or the
// Secretariat. Deliveries are filtered by these rights.
func WebhookPrincipal(sponsor *models.Sponsor) Viewer {
	if sponsor.Standing == models.Secretariat {
		return Viewer{Subject: "webhook", Scopes: NewScopes(ScopeSecretariat)}
	}
	return Viewer{Subject: "webhook", Delegation: sponsor.Code, Scopes: NewScopes(ScopeProposalsRead)}
}
