package access

import (
	"slices"

	"proposaltracker/models"
)

// This file says who may do what, one function an act. Each answers nil, or the refusal:
// UNAUTHENTICATED without a token, FORBIDDEN without the scope or the part in it.

// require refuses whoever has shown no token, or one without any of the scopes.
func require(a Principal, act string, scopes ...Scope) error {
	if !a.Authenticated() {
		return models.NewError(models.Unauthenticated, "to %s, send a token: `Authorization: Bearer ...`", act)
	}
	if slices.ContainsFunc(scopes, a.Has) {
		return nil
	}
	refusal := models.NewError(models.Forbidden, "to %s, the token needs the scope %s", act, scopes[0])
	if len(scopes) > 1 {
		refusal = models.NewError(models.Forbidden, "to %s, the token needs the scope %s or %s", act, scopes[0], scopes[1])
	}
	return refusal
}

// requireDelegation refuses whoever speaks for no delegation, and the Secretariat, which files
// nothing of its own.
func requireDelegation(a Principal, act string, scope Scope) error {
	if err := require(a, act, scope); err != nil {
		return err
	}
	if a.Delegation == "" || a.Delegation == models.SecretariatCode {
		return models.NewError(models.Forbidden, "to %s, the token must speak for a delegation", act)
	}
	return nil
}

// MayWriteProposals is the first gate of all acts on a delegation's own proposals.
func MayWriteProposals(a Principal) error {
	return requireDelegation(a, "file a proposal or a revision", ScopeProposalsWrite)
}

// MaySubmitAs tells whether the principal may file in a delegation's name: its own alone.
func MaySubmitAs(a Principal, delegation models.ID) error {
	if a.DelegationID == delegation {
		return nil
	}
	return models.NewError(models.Forbidden, "the token speaks for %s; nobody files in another delegation's name", a.Delegation)
}

// MayFile tells whether the principal may file and submit revisions of a proposal, and withdraw it:
// the submitting delegation alone.
func MayFile(a Principal, p *models.Proposal) error {
	if a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewError(models.Forbidden, "only the submitting delegation may do this to its proposal; the token speaks for %s", a.Delegation)
}

// MayCirculate tells whether the principal may circulate revisions: the Secretariat alone.
func MayCirculate(a Principal) error { return require(a, "circulate a revision", ScopeSecretariat) }

// MayReturn tells whether the principal may return revisions: the Secretariat alone.
func MayReturn(a Principal) error { return require(a, "return a revision", ScopeSecretariat) }

// MayConclude tells whether the principal may conclude proposals: the Secretariat alone.
func MayConclude(a Principal) error { return require(a, "conclude a proposal", ScopeSecretariat) }

// MayCoAuthor is the first gate of all acts on co-authorships.
func MayCoAuthor(a Principal) error {
	return requireDelegation(a, "act on a co-authorship", ScopeCoAuthorsWrite)
}

// MaySpeakFor tells whether the principal may speak for a sponsor: its own delegation, or a group of
// which it is a member today.
func MaySpeakFor(a Principal, sponsor *models.Sponsor) error {
	if a.Is(sponsor.ID) {
		return nil
	}
	return models.NewError(models.Forbidden, "the token speaks for %s, which does not speak for %s", a.Delegation, sponsor.Code)
}

// MayManageList tells whether the principal may invite to a proposal and answer requests: the
// submitting delegation, and whoever speaks for a co-author.
func MayManageList(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	coAuthor := slices.ContainsFunc(spells, func(c *models.CoAuthorship) bool {
		return c.Status == models.CoAuthorAccepted && a.Is(c.SponsorID)
	})
	if coAuthor || a.DelegationID == p.SubmittedByID {
		return nil
	}
	return models.NewError(models.Forbidden, "only the submitting delegation and the co-authors may do this; the token speaks for %s", a.Delegation)
}

// MayAnswerFor refuses whoever asked or invited: nobody agrees on both sides, not by a group either.
func MayAnswerFor(a Principal, c *models.CoAuthorship) error {
	asked := c.InvitedByID
	if asked == nil {
		asked = c.SpokenForByID
	}
	if asked == nil || *asked != a.DelegationID {
		return nil
	}
	return models.NewError(models.Forbidden, "%s asked for this co-authorship itself; the other side answers", a.Delegation)
}

// MayFollowUp is the first gate of all acts on follow-ups.
func MayFollowUp(a Principal) error {
	return require(a, "act on a follow-up", ScopeFollowUpsWrite, ScopeSecretariat)
}

// MaySuggest tells whether the principal may suggest a follow-up of a proposal.
func MaySuggest(a Principal, p *models.Proposal, spells []*models.CoAuthorship) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayManageList(a, p, spells)
}

// MayAdvance tells whether the principal may take a follow-up further: those who may suggest one,
// and those who must act on it.
func MayAdvance(a Principal, p *models.Proposal, spells []*models.CoAuthorship, responsible []models.FollowUpResponsible) error {
	mustAct := slices.ContainsFunc(responsible, func(r models.FollowUpResponsible) bool { return a.Is(r.SponsorID) })
	if mustAct {
		return nil
	}
	return MaySuggest(a, p, spells)
}

// MayTarget is the first gate of acts on venue targets.
func MayTarget(a Principal) error {
	return require(a, "act on a venue", ScopeVenuesWrite, ScopeSecretariat)
}

// MayKeepAgenda tells whether the principal may record meetings and place points on their agendas: the
// Secretariat and Members, who see every document that is circulated. Others could place symbols at a
// guess, and learn by what vanishes which of them are in use.
func MayKeepAgenda(a Principal) error {
	if err := require(a, "keep a venue's agenda", ScopeVenuesWrite, ScopeSecretariat); err != nil || a.ReadsAsMember() {
		return err
	}
	return models.NewError(models.Forbidden, "meetings and agendas are kept by the Secretariat and by Members; %s is none", a.Delegation)
}

// MayTargetWith tells whether the principal may aim a proposal at a venue.
func MayTargetWith(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayRecordOutcome tells whether the principal may record outcomes: the Secretariat alone.
func MayRecordOutcome(a Principal) error { return require(a, "record an outcome", ScopeSecretariat) }

// MayAnswer tells whether the principal may answer questions.
func MayAnswer(a Principal) error {
	return requireDelegation(a, "answer a question", ScopeAnswersWrite)
}

// MayDocument is the first gate of citing sources and relating proposals.
func MayDocument(a Principal) error {
	return require(a, "document a proposal", ScopeProposalsWrite, ScopeSecretariat)
}

// MayDocumentWith tells whether the principal may cite sources for a proposal, and relate it.
func MayDocumentWith(a Principal, p *models.Proposal) error {
	if a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayWithdrawAnswer tells whether the principal may take an answer back: the delegation that gave it.
func MayWithdrawAnswer(a Principal, answer *models.Answer) error {
	if a.DelegationID == answer.DelegationID {
		return nil
	}
	return models.NewError(models.Forbidden, "only the delegation that gave an answer takes it back; the token speaks for %s", a.Delegation)
}

// MayPose is the first gate of posing and dropping questions beside the text.
func MayPose(a Principal) error {
	return require(a, "pose a question", ScopeProposalsWrite, ScopeSecretariat)
}

// MayDrop tells whether the principal may drop a question that was posed beside the text: the
// delegation that posed it, the submitting delegation, and the Secretariat.
func MayDrop(a Principal, p *models.Proposal, q *models.Question) error {
	posed := q.PosedByID != nil && *q.PosedByID == a.DelegationID
	if posed || a.IsSecretariat() {
		return nil
	}
	return MayFile(a, p)
}

// MayCompile tells whether the principal may compile answers: the Secretariat alone.
func MayCompile(a Principal) error { return require(a, "compile answers", ScopeSecretariat) }

// MayChangeAccess tells whether the principal may change who sees a proposal: the Secretariat alone.
func MayChangeAccess(a Principal) error {
	return require(a, "change who sees a proposal", ScopeSecretariat)
}

// MayKeepWebhooks is the gate of all acts on the webhooks of the principal's delegation, or of the
// Secretariat.
func MayKeepWebhooks(a Principal) error {
	return require(a, "keep webhooks", ScopeProposalsWrite, ScopeSecretariat)
}

// WebhookPrincipal is a viewer that sees what a sponsor's delegation may see, or the Secretariat: in its name
// what happens is sent to its webhooks.
func WebhookPrincipal(sponsor *models.Sponsor) Viewer {
	if sponsor.Standing == models.Secretariat {
		return Viewer{Subject: "webhook", Scopes: NewScopes(ScopeSecretariat)}
	}
	return Viewer{Subject: "webhook", Delegation: sponsor.Code, Scopes: NewScopes(ScopeProposalsRead)}
}
