package access

import (
	"slices"

	"proposaltracker/models"
)

// This file decides who may do what, with one function per act. Each returns nil if the act is
// allowed, UNAUTHENTICATED without a token, and FORBIDDEN if the scope or the required role is
// missing.

// require rejects principals without a token, and tokens without any of the scopes that permit the
// act.
func require(a Principal, act models.Term, scopes ...Scope) error {
	if !a.Authenticated() {
		return models.NewProblem(models.TokenRequired)
	}
	if slices.ContainsFunc(scopes, a.Has) {
		return nil
	}
	return models.NewProblem(models.MissingScope, models.P("act", act), models.P("allowed", scopes...))
}

// requireDelegation rejects principals that speak for no delegation, and the Secretariat, which
// files nothing of its own.
func requireDelegation(a Principal, act models.Term, scope Scope) error {
	if err := require(a, act, scope); err != nil {
		return err
	}
	if a.Delegation == "" || a.Delegation == models.SecretariatCode {
		return models.NewProblem(models.DelegationRequired)
	}
	return nil
}

// MayWriteProposals checks the precondition of all acts on a delegation's own proposals.
func MayWriteProposals(a Principal) error {
	return requireDelegation(a, models.TermWriteProposals, ScopeProposalsWrite)
}

// MaySubmitAs reports whether the principal may file in a delegation's name. Only the delegation
// itself may.
func MaySubmitAs(a Principal, delegation models.ID) error {
	if a.DelegationID == delegation {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter))
}

// MayFile reports whether the principal may file and submit revisions of a proposal, and withdraw
// it. Only the submitting delegation may.
func MayFile(a Principal, p *models.Proposal) error {
	if a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter))
}

// MayCirculate reports whether the principal may circulate revisions. Only the Secretariat may.
func MayCirculate(a Principal) error {
	return require(a, models.TermCirculateRevision, ScopeSecretariat)
}

// MayReturn reports whether the principal may return revisions. Only the Secretariat may.
func MayReturn(a Principal) error { return require(a, models.TermReturnRevision, ScopeSecretariat) }

// MayConclude reports whether the principal may conclude proposals. Only the Secretariat may.
func MayConclude(a Principal) error { return require(a, models.TermConcludeProposal, ScopeSecretariat) }

// MayCoAuthor checks the precondition of all acts on co-authorships.
func MayCoAuthor(a Principal) error {
	return requireDelegation(a, models.TermChangeCoAuthors, ScopeCoAuthorsWrite)
}

// MaySpeakFor reports whether the principal may speak for a sponsor: its own delegation, or a group
// that it belongs to today.
func MaySpeakFor(a Principal, sponsor *models.Sponsor) error {
	if a.Is(sponsor.ID) {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSponsorItself))
}

// MayManageList reports whether the principal may invite sponsors to a proposal and answer
// requests. The submitting delegation and those who speak for a co-author may.
func MayManageList(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	coAuthor := slices.ContainsFunc(spells, func(c *models.CoAuthorship) bool {
		return c.Status == models.CoAuthorAccepted && a.Is(c.SponsorID)
	})
	if coAuthor || a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermSubmitter, models.TermCoAuthors))
}

// MayAnswerFor rejects the party that made the request or invitation: nobody can consent for both
// sides, not even through a group.
func MayAnswerFor(a Principal, c *models.CoAuthorship) error {
	asked := c.InvitedByID
	if asked == nil {
		asked = c.AgreedByID
	}
	if asked == nil || *asked != a.DelegationID {
		return nil
	}
	return models.NewProblem(models.OwnRequest, models.P("viewer", a.Delegation))
}

// MayFollowUp checks the precondition of all acts on follow-ups.
func MayFollowUp(a Principal) error {
	return require(a, models.TermChangeFollowUps, ScopeFollowUpsWrite, ScopeSecretariat)
}

// MaySuggest reports whether the principal may suggest a follow-up of a proposal.
func MaySuggest(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayManageList(a, p, spells)
}

// MayAdvance reports whether the principal may advance a follow-up. Those who may suggest one and
// those responsible for it may.
func MayAdvance(a Principal, p *models.Proposal, spells []*models.CoAuthorship, responsible []models.FollowUpResponsible) error {
	mustAct := slices.ContainsFunc(responsible, func(r models.FollowUpResponsible) bool { return a.Is(r.SponsorID) })
	if mustAct {
		return nil
	}
	return MaySuggest(a, p, spells)
}

// MayTarget checks the precondition of all acts on venue targets.
func MayTarget(a Principal) error {
	return require(a, models.TermTargetVenues, ScopeVenuesWrite, ScopeSecretariat)
}

// MayKeepAgenda reports whether the principal may record meetings, place items on their agendas, and decline
// requests for items. Only the Secretariat may: nobody records a body's meeting, or what another delegation
// requested, in its name.
func MayKeepAgenda(a Principal) error {
	return require(a, models.TermRecordAgenda, ScopeSecretariat)
}

// MayRequestAgendaItem checks the precondition of requesting agenda items and withdrawing requests. A
// delegation requests an item for itself.
func MayRequestAgendaItem(a Principal) error {
	return requireDelegation(a, models.TermRequestAgendaItem, ScopeVenuesWrite)
}

// MayWithdrawAgendaRequest reports whether the principal may withdraw a request for an agenda item. Only the
// delegation that made it may.
func MayWithdrawAgendaRequest(a Principal, r *models.AgendaRequest) error {
	if a.DelegationID == r.RequestedByID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermRequester))
}

// MayTargetWith reports whether the principal may target a venue with a proposal.
func MayTargetWith(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayRecordOutcome reports whether the principal may record outcomes. Only the Secretariat may.
func MayRecordOutcome(a Principal) error {
	return require(a, models.TermRecordOutcome, ScopeSecretariat)
}

// MayAnswer reports whether the principal may answer questions.
func MayAnswer(a Principal) error {
	return requireDelegation(a, models.TermAnswerQuestions, ScopeAnswersWrite)
}

// MayDocument checks the precondition of citing sources and relating proposals.
func MayDocument(a Principal) error {
	return require(a, models.TermDocumentProposals, ScopeProposalsWrite, ScopeSecretariat)
}

// MayDocumentWith reports whether the principal may cite sources for a proposal and relate it to
// others.
func MayDocumentWith(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayRelate reports whether the principal may state a relation of one proposal to another one. A
// delegation can only state relations of its own proposals, and cannot mark another delegation's
// proposal as superseded.
func MayRelate(a Principal, from, to *models.Proposal, kind models.RelationKind) error {
	if err := MayDocumentWith(a, from); err != nil || a.IsSecretariat() || from.SubmittedByID == to.SubmittedByID {
		return err
	}
	if kind == models.Supersedes {
		return models.NewProblem(models.RelationNotOwn, models.P("kind", kind), models.P("allowed", models.Restates, models.RespondsTo, models.RelatedTo))
	}
	return nil
}

// MayRetract reports whether the principal may retract a relation: the side that stated it, and the
// Secretariat if that is not known. actor is the delegation in whose name the principal acts.
func MayRetract(a Principal, actor models.ID, relation *models.Relation) error {
	known := relation.StatedByID != nil
	if (known && *relation.StatedByID == actor) || (!known && a.IsSecretariat()) {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermRelationStater))
}

// MayWithdrawAnswer reports whether the principal may withdraw an answer. Only the delegation that
// gave it may.
func MayWithdrawAnswer(a Principal, answer *models.Answer) error {
	if a.DelegationID == answer.DelegationID {
		return nil
	}
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", a.Delegation), models.P("allowedTo", models.TermAnswerGiver))
}

// MayPose checks the precondition of posing and dropping questions separately from the text.
func MayPose(a Principal) error {
	return require(a, models.TermPoseQuestions, ScopeProposalsWrite, ScopeSecretariat)
}

// MayDrop reports whether the principal may drop a question that was posed separately from the
// text. The delegation that posed it, the submitting delegation and the Secretariat may.
func MayDrop(a Principal, p *models.Proposal, q *models.Question) error {
	posed := q.PosedByID != nil && *q.PosedByID == a.DelegationID
	if posed || a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayCompile reports whether the principal may compile answers. Only the Secretariat may.
func MayCompile(a Principal) error { return require(a, models.TermCompileAnswers, ScopeSecretariat) }

// MayChangeAccess reports whether the principal may change who sees a proposal. Only the
// Secretariat may.
func MayChangeAccess(a Principal) error {
	return require(a, models.TermChangeAccess, ScopeSecretariat)
}

// MayManageWebhooks checks the precondition of all acts on the webhooks of the principal's delegation
// or of the Secretariat. The webhooks of the Secretariat receive what it may see, so the scope of
// the Secretariat is needed for them.
func MayManageWebhooks(a Principal) error {
	if err := require(a, models.TermManageWebhooks, ScopeWebhooksWrite, ScopeSecretariat); err != nil {
		return err
	}
	if a.IsSecretariat() {
		return nil
	}
	return requireDelegation(a, models.TermManageWebhooks, ScopeWebhooksWrite)
}

// WebhookPrincipal returns a viewer with the rights of the delegation, or of the Secretariat, that
// owns a webhook. Deliveries are filtered by these rights.
func WebhookPrincipal(sponsor *models.Sponsor) Viewer {
	if sponsor.Standing == models.Secretariat {
		return Viewer{Subject: "webhook", Scopes: NewScopes(ScopeSecretariat)}
	}
	return Viewer{Subject: "webhook", Delegation: sponsor.Code, Scopes: NewScopes(ScopeProposalsRead)}
}
