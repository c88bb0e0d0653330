package access

import (
	"slices"

	"proposaltracker/models"
)

// This file decides in which states of an object an act is possible, for acts whose conditions are more than one
// transition. Each function returns nil if the act is possible.

// RequireNotWithdrawn rejects acts on a withdrawn proposal.
//
// Errors: INVALID_TRANSITION.
func RequireNotWithdrawn(p *models.Proposal) error {
	if p.Status != models.ProposalWithdrawn {
		return nil
	}
	return models.WrongStateError(models.TermProposal, p.Status, p.Status.Next())
}

// RequireCirculated rejects acts on a proposal that was never circulated.
//
// Errors: INVALID_TRANSITION.
func RequireCirculated(p *models.Proposal) error {
	if !p.CirculatedOn.IsZero() {
		return nil
	}
	return models.WrongStateError(models.TermProposal, p.Status, p.Status.Next())
}

// RequireCirculatedRevision rejects acts on a revision that is not circulated.
//
// Errors: INVALID_TRANSITION.
func RequireCirculatedRevision(r *models.Revision) error {
	if r.Status == models.RevisionCirculated {
		return nil
	}
	return models.WrongStateError(models.TermRevision, r.Status, r.Status.Next())
}

// RequireEditable rejects edits of a revision that is neither a draft nor returned.
//
// Errors: INVALID_TRANSITION.
func RequireEditable(r *models.Revision) error {
	if r.Status.Editable() {
		return nil
	}
	return models.WrongStateError(models.TermRevision, r.Status, r.Status.Next())
}

// RequireRevisable rejects a further revision of a proposal that has ended, or has a revision under way. latest is its latest
// revision.
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

// RequireOpenToCoAuthors rejects a new co-author once the proposal, or every venue that it targets, has concluded, unless one
// of the venues accepts co-authors after its outcome. Practice differs, so this is the policy of each venue.
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

// RequireNotCoAuthor rejects a second spell of a sponsor while another one has not ended.
//
// Errors: CONFLICT.
func RequireNotCoAuthor(spells []*models.CoAuthorship, sponsor *models.Sponsor) error {
	spell, open := models.OpenSpell(spells, sponsor.ID)
	if !open {
		return nil
	}
	return models.NewProblem(models.AlreadyExists, models.P("object", models.TermCoAuthorship), models.P("value", sponsor.Code), models.P("state", spell.Status))
}

// RequireEligible rejects sponsors that cannot be co-authors: the Secretariat, and actors of other bodies.
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

// RequireNotSubmitter rejects the end of the submitting delegation's co-authorship: it withdraws the proposal instead.
//
// Errors: INVALID_TRANSITION.
func RequireNotSubmitter(p *models.Proposal, spell *models.CoAuthorship) error {
	if spell.SponsorID != p.SubmittedByID {
		return nil
	}
	return models.WrongStateError(models.TermCoAuthorship, spell.Status, []models.CoAuthorshipStatus{})
}

// RequireUnfinished rejects plans for a follow-up that is done or dropped.
//
// Errors: INVALID_TRANSITION.
func RequireUnfinished(f *models.FollowUp) error {
	if len(f.Status.Next()) > 0 {
		return nil
	}
	return models.WrongStateError(models.TermFollowUp, f.Status, f.Status.Next())
}

// RequireNotDropped rejects answers to a question that was dropped.
//
// Errors: INVALID_TRANSITION.
func RequireNotDropped(q *models.Question) error {
	if status := q.Status(); status == models.QuestionDropped {
		return models.WrongStateError(models.TermQuestion, status, status.Next())
	}
	return nil
}

// RequireDroppable rejects dropping a question of the text, which only a revision drops, and one that was dropped.
//
// Errors: INVALID_TRANSITION.
func RequireDroppable(q *models.Question) error {
	if status := q.Status(); q.FromText() || len(status.Next()) == 0 {
		return models.WrongStateError(models.TermQuestion, status, status.Next())
	}
	return nil
}

// RequireAnswerInForce rejects the withdrawal of an answer that was replaced or withdrawn.
//
// Errors: INVALID_TRANSITION.
func RequireAnswerInForce(answer *models.Answer) error {
	if answer.ReplacedAt == nil && answer.WithdrawnOn.IsZero() {
		return nil
	}
	return models.WrongStateError(models.TermAnswer, "WITHDRAWN", []string{})
}

// RequireCompilable rejects a compilation of answers if no question stands.
//
// Errors: INVALID_TRANSITION.
func RequireCompilable(p *models.Proposal, questions int) error {
	if questions > 0 {
		return nil
	}
	return models.NewProblem(models.NothingToDo, models.P("allowed", p.Status.Next()...))
}

// RequireActive rejects tests of a webhook to which nothing is delivered.
//
// Errors: INVALID_TRANSITION.
func RequireActive(w *models.Webhook) error {
	if w.Status == models.WebhookActive {
		return nil
	}
	return models.WrongStateError(models.TermWebhook, w.Status, []models.WebhookStatus{models.WebhookActive})
}

// RequireNotOver rejects a meeting whose last day was before yesterday: by then it has ended in every time zone.
func RequireNotOver(m *models.Meeting, today models.Date) error {
	if last := m.LastDay(); last.Before(today.AddDays(-1)) {
		return models.NewProblem(models.OutOfRange, models.P("value", last), models.P("min", today), models.P("bound", models.TermToday))
	}
	return nil
}
