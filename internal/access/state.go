package access

import (
	"slices"

	"proposaltracker/models"
)

// This file decides in which states of an object an operation is possible, where more is required than a
// transition that the state machine in models allows. Each Require function returns nil if the operation is
// possible.

// RequireNotWithdrawn returns nil unless the proposal was withdrawn.
//
// Errors: INVALID_TRANSITION.
func RequireNotWithdrawn(p *models.Proposal) error {
	if p.Status != models.ProposalWithdrawn {
		return nil
	}
	return models.WrongStateError(models.TermProposal, p.Status, p.Status.Next())
}

// RequireCirculated returns nil if the proposal has been circulated.
//
// Errors: INVALID_TRANSITION.
func RequireCirculated(p *models.Proposal) error {
	if !p.CirculatedOn.IsZero() {
		return nil
	}
	return models.WrongStateError(models.TermProposal, p.Status, p.Status.Next())
}

// RequireCirculatedRevision returns nil if the revision has been circulated.
//
// Errors: INVALID_TRANSITION.
func RequireCirculatedRevision(r *models.Revision) error {
	if r.Status == models.RevisionCirculated {
		return nil
	}
	return models.WrongStateError(models.TermRevision, r.Status, r.Status.Next())
}

// RequireEditable returns nil if the revision is a draft or was returned.
//
// Errors: INVALID_TRANSITION.
func RequireEditable(r *models.Revision) error {
	if r.Status.Editable() {
		return nil
	}
	return models.WrongStateError(models.TermRevision, r.Status, r.Status.Next())
}

// RequireRevisable returns nil if a further revision can be filed: the proposal has not ended (a withdrawn
// one has ended), and its latest revision was circulated.
//
// Errors: INVALID_TRANSITION.
func RequireRevisable(p *models.Proposal, latest *models.Revision) error {
	if p.Status.Ended() {
		return models.WrongStateError(models.TermProposal, p.Status, p.Status.Next())
	}
	return RequireCirculatedRevision(latest)
}

// ListsLateCoAuthors reports whether a concluded proposal can have a further revision that only adds co-authors, if
// its venues accept them (see [RequireOpenToCoAuthors]).
func ListsLateCoAuthors(p *models.Proposal, latest *models.Revision) bool {
	return p.Status.Concluded() && !slices.Contains(models.UnderWay(), latest.Status)
}

// Consideration is a venue that a proposal targets, with the kind of its latest outcome there; empty if there is none.
type Consideration struct {
	Venue *models.Venue
	Last  models.OutcomeKind
}

// RequireOpenToCoAuthors returns nil if the proposal accepts new co-authors. A proposal accepts them until it
// has concluded, or until all venues that it targets have; after that, only if one of these venues accepts
// co-authors after its outcome. Practice differs between venues, so each has its own policy.
//
// Errors: INVALID_TRANSITION.
func RequireOpenToCoAuthors(p *models.Proposal, considered []Consideration) error {
	closed := []models.Code{}
	for _, c := range considered {
		if c.Venue.AcceptsCoAuthorsAfterOutcome || (!c.Last.Concludes() && !p.Status.Concluded()) {
			return nil
		}
		closed = append(closed, c.Venue.Code)
	}
	switch {
	case len(closed) > 0:
		return models.NewProblem(models.JoiningClosed, models.P("state", p.Status), models.P("venues", closed...), models.P("allowed", p.Status.Next()...))
	case p.Status.Concluded():
		return models.NewProblem(models.JoiningClosed, models.P("state", p.Status), models.P("allowed", p.Status.Next()...))
	default:
		return nil
	}
}

// RequireNotCoAuthor returns nil if the sponsor has no open spell of co-authorship.
//
// Errors: CONFLICT.
func RequireNotCoAuthor(spells []*models.CoAuthorship, sponsor *models.Sponsor) error {
	spell, open := models.OpenSpell(spells, sponsor.ID)
	if !open {
		return nil
	}
	return models.NewProblem(models.AlreadyExists, models.P("object", models.TermCoAuthorship), models.P("value", sponsor.Code), models.P("state", spell.Status))
}

// RequireEligible returns nil if the sponsor can be a co-author. The Secretariat and actors of other
// bodies cannot.
//
// Errors: INVALID_INPUT.
func RequireEligible(sponsor *models.Sponsor) error {
	switch sponsor.Standing {
	case models.Secretariat:
		return models.NewProblem(models.NotEligible, models.P("value", sponsor.Code), models.P("because", models.TermNotASponsor))
	case models.External:
		return models.NewProblem(models.NotEligible, models.P("value", sponsor.Code), models.P("because", models.TermImportedOnly))
	default:
		return nil
	}
}

// RequireNotSubmitter returns nil unless the co-authorship belongs to the submitting delegation, which cannot
// leave its own proposal but can withdraw it.
//
// Errors: INVALID_TRANSITION.
func RequireNotSubmitter(p *models.Proposal, spell *models.CoAuthorship) error {
	if spell.SponsorID != p.SubmittedByID {
		return nil
	}
	return models.WrongStateError(models.TermCoAuthorship, spell.Status, []models.CoAuthorshipStatus{})
}

// RequireUnfinished returns nil unless the follow-up is done or dropped.
//
// Errors: INVALID_TRANSITION.
func RequireUnfinished(f *models.FollowUp) error {
	if len(f.Status.Next()) > 0 {
		return nil
	}
	return models.WrongStateError(models.TermFollowUp, f.Status, f.Status.Next())
}

// RequireNotDropped returns nil unless the question was dropped.
//
// Errors: INVALID_TRANSITION.
func RequireNotDropped(q *models.Question) error {
	if status := q.Status(); status == models.QuestionDropped {
		return models.WrongStateError(models.TermQuestion, status, status.Next())
	}
	return nil
}

// RequireDroppable returns nil if the question was posed separately from the text and not yet dropped. Questions
// in the text are dropped by a revision.
//
// Errors: INVALID_TRANSITION.
func RequireDroppable(q *models.Question) error {
	if status := q.Status(); q.FromText() || len(status.Next()) == 0 {
		return models.WrongStateError(models.TermQuestion, status, status.Next())
	}
	return nil
}

// RequireAnswerInForce returns nil unless the answer was replaced or withdrawn.
//
// Errors: INVALID_TRANSITION.
func RequireAnswerInForce(answer *models.Answer) error {
	if answer.ReplacedAt == nil && answer.WithdrawnOn.IsZero() {
		return nil
	}
	return models.WrongStateError(models.TermAnswer, "WITHDRAWN", []string{})
}

// RequireCompilable returns nil if the proposal has a question that was not dropped, so that there is
// something to compile.
//
// Errors: INVALID_TRANSITION.
func RequireCompilable(p *models.Proposal, questions int) error {
	if questions > 0 {
		return nil
	}
	return models.NewProblem(models.NothingToDo, models.P("allowed", p.Status.Next()...))
}

// RequireActive returns nil if the webhook is active. Nothing is delivered to webhooks that are not, not even
// tests.
//
// Errors: INVALID_TRANSITION.
func RequireActive(w *models.Webhook) error {
	if w.Status == models.WebhookActive {
		return nil
	}
	return models.WrongStateError(models.TermWebhook, w.Status, []models.WebhookStatus{models.WebhookActive})
}

// RequireNotOver returns nil unless the meeting's last day was before yesterday; it has then ended in every time
// zone.
//
// Errors: INVALID_INPUT.
func RequireNotOver(m *models.Meeting, today models.Date) error {
	if last := m.LastDay(); last.Before(today.AddDays(-1)) {
		return models.NewProblem(models.OutOfRange, models.P("value", last), models.P("min", today), models.P("bound", models.TermToday))
	}
	return nil
}
