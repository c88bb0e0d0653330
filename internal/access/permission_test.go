package access_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// permission returns a rule that returns the refusal of the action among the permissions of on, or nil if it is allowed.
func permission(t *testing.T, action access.Action, on func(access.Principal) []*access.Permission) func(access.Principal) error {
	t.Helper()
	return func(a access.Principal) error {
		permissions := on(a)
		i := slices.IndexFunc(permissions, func(p *access.Permission) bool { return p.Action == action })
		if i < 0 {
			t.Fatalf("got no permission for %s, want one", action)
		}
		if permissions[i].Allowed() {
			return nil
		}
		return permissions[i].Refusal
	}
}

// circulated returns the proposal of the principals after its circulation, with the given status.
func (p principals) circulated(status models.ProposalStatus) *models.Proposal {
	proposal, spells := p.proposal()
	proposal.Status, proposal.CirculatedOn, proposal.CoAuthorships = status, today.AddDays(-10), spells
	proposal.Revisions = []*models.Revision{{Status: models.RevisionCirculated, Proposal: proposal}}
	return proposal
}

// Permissions depend on the state of the object as well as on the viewer's role. The refusal is the error of the
// mutation.
func TestPermissionsOnProposal(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	draft, spells := p.proposal()
	draft.Status, draft.CoAuthorships = models.ProposalDraft, spells
	posed := p.circulated(models.ProposalCirculated)
	posed.Questions = []*models.Question{{DroppedOn: today}, {}}
	dropped := p.circulated(models.ProposalCirculated)
	dropped.Questions = []*models.Question{{DroppedOn: today}}
	underWay := p.circulated(models.ProposalNoted)
	underWay.Revisions = append(underWay.Revisions, &models.Revision{Number: 1, Status: models.RevisionDraft})
	closed := []access.Consideration{{Venue: &models.Venue{Code: "GC"}}}
	open := []access.Consideration{{Venue: &models.Venue{Code: "GC"}}, {Venue: &models.Venue{Code: "CTG", AcceptsCoAuthorsAfterOutcome: true}}}
	agreed := []access.Consideration{{Venue: &models.Venue{Code: "GC"}, Last: models.OutcomeAgreed}}
	const wrong = "INVALID_TRANSITION"
	for name, c := range map[string]struct {
		action     access.Action
		proposal   *models.Proposal
		considered []access.Consideration
		want       decisions
	}{
		"request to join a draft": {
			access.RequestCoAuthorship, draft, nil,
			decisions{wrong, wrong, wrong, wrong, wrong, wrong, wrong, "no", "no", "UNAUTHENTICATED"},
		},
		"request to join": {
			access.RequestCoAuthorship, p.circulated(models.ProposalCirculated), closed,
			decisions{"CONFLICT", "CONFLICT", "yes", "CONFLICT", "yes", "yes", "yes", "no", "no", "UNAUTHENTICATED"},
		},
		"request to join after the outcome of the only venue": {
			access.RequestCoAuthorship, p.circulated(models.ProposalUnderDiscussion), agreed,
			decisions{wrong, wrong, wrong, wrong, wrong, wrong, wrong, "no", "no", "UNAUTHENTICATED"},
		},
		"invite after the conclusion": {
			access.InviteCoAuthor, p.circulated(models.ProposalNoted), closed,
			decisions{wrong, wrong, wrong, "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"invite after the conclusion, where a venue accepts it": {
			access.InviteCoAuthor, p.circulated(models.ProposalNoted), open,
			decisions{"yes", "yes", "yes", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"pose a question of a withdrawn proposal": {
			access.PoseQuestion, p.circulated(models.ProposalWithdrawn), nil,
			decisions{wrong, wrong, wrong, "no", "no", "no", "no", wrong, "no", "UNAUTHENTICATED"},
		},
		"compile answers": {
			access.CompileAnswers, posed, nil,
			decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"},
		},
		"compile answers to dropped questions": {
			access.CompileAnswers, dropped, nil,
			decisions{"no", "no", "no", "no", "no", "no", "no", wrong, "no", "UNAUTHENTICATED"},
		},
		"file a revision after the conclusion": {
			access.FileRevision, p.circulated(models.ProposalNoted), closed,
			decisions{wrong, "no", "no", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"file a revision after the conclusion, where a venue accepts co-authors": {
			access.FileRevision, p.circulated(models.ProposalNoted), open,
			decisions{"yes", "no", "no", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"file a second revision after the conclusion": {
			access.FileRevision, underWay, open,
			decisions{wrong, "no", "no", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"relate a withdrawn proposal": {
			access.RelateProposals, p.circulated(models.ProposalWithdrawn), nil,
			decisions{"yes", "no", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rule := permission(t, c.action, func(a access.Principal) []*access.Permission { return a.OnProposal(c.proposal, c.considered) })
			if diff := cmp.Diff(c.want, p.decisions(rule)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Actors of other bodies appear in imported data only.
func TestPermissionToJoin(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	for standing, want := range map[models.Standing]models.ErrorCode{models.Member: "", models.Observer: "", models.External: models.InvalidInput} {
		rule := permission(t, access.RequestCoAuthorship, func(a access.Principal) []*access.Permission {
			return a.OnProposal(p.circulated(models.ProposalCirculated), nil)
		})
		if err := rule(delegate("XYZ", standing)); (err != nil || want != "") && models.CodeOf(err) != want {
			t.Errorf("a delegation with the standing %s: got %v, want %q", standing, err, want)
		}
	}
}

// The side that did not make the request or invitation answers it; the other one can cancel it.
func TestPermissionsOnCoAuthorship(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	const wrong = "INVALID_TRANSITION"
	invitation := &models.CoAuthorship{SponsorID: p.invited.DelegationID, InvitedByID: &p.submitter.DelegationID, Status: models.CoAuthorInvited}
	request := &models.CoAuthorship{SponsorID: p.member.DelegationID, AgreedByID: &p.member.DelegationID, Status: models.CoAuthorRequested}
	accepted := func(sponsor models.ID) *models.CoAuthorship {
		return &models.CoAuthorship{SponsorID: sponsor, AgreedByID: &sponsor, Status: models.CoAuthorAccepted}
	}
	closed := []access.Consideration{{Venue: &models.Venue{Code: "GC"}}}
	for name, c := range map[string]struct {
		action access.Action
		status models.ProposalStatus
		spell  *models.CoAuthorship
		want   decisions
	}{
		"accept an invitation": {
			access.AcceptCoAuthorship, models.ProposalCirculated, invitation,
			decisions{"no", "no", "no", "yes", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"accept an invitation after the conclusion": {
			access.AcceptCoAuthorship, models.ProposalNoted, invitation,
			decisions{"no", "no", "no", wrong, "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"decline an invitation after the conclusion": {
			access.DeclineCoAuthorship, models.ProposalNoted, invitation,
			decisions{"no", "no", "no", "yes", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"decline an invitation to a withdrawn proposal": {
			access.DeclineCoAuthorship, models.ProposalWithdrawn, invitation,
			decisions{"no", "no", "no", wrong, "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"cancel an invitation": {
			access.CancelCoAuthorship, models.ProposalCirculated, invitation,
			decisions{"yes", "yes", "yes", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"accept a request": {
			access.AcceptCoAuthorship, models.ProposalCirculated, request,
			decisions{"yes", "yes", "yes", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"cancel a request": {
			access.CancelCoAuthorship, models.ProposalCirculated, request,
			decisions{"no", "no", "no", "no", "no", "yes", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"withdraw": {
			access.WithdrawCoAuthorship, models.ProposalCirculated, accepted(p.coAuthor.DelegationID),
			decisions{"no", "yes", "no", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"withdraw for a group": {
			access.WithdrawCoAuthorship, models.ProposalCirculated, accepted(p.group.ID),
			decisions{"no", "no", "yes", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"withdraw as the submitting delegation": {
			access.WithdrawCoAuthorship, models.ProposalCirculated, accepted(p.submitter.DelegationID),
			decisions{wrong, "no", "no", "no", "no", "no", "no", "no", "no", "UNAUTHENTICATED"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spell := *c.spell
			spell.Proposal = p.circulated(c.status)
			rule := permission(t, c.action, func(a access.Principal) []*access.Permission { return a.OnCoAuthorship(&spell, closed) })
			if diff := cmp.Diff(c.want, p.decisions(rule)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Permissions on the parts of proposals and meetings depend on the state of the object and the viewer's role too.
func TestPermissionsOnOtherObjects(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	const wrong = "INVALID_TRANSITION"
	proposal := p.circulated(models.ProposalCirculated)
	now := today.Time()
	meeting := func(last models.Date) func(access.Principal) []*access.Permission {
		return func(a access.Principal) []*access.Permission {
			return a.OnMeeting(&models.Meeting{StartsOn: last.AddDays(-1), EndsOn: last})
		}
	}
	answer := func(replaced *time.Time) func(access.Principal) []*access.Permission {
		return func(a access.Principal) []*access.Permission {
			return a.OnAnswer(&models.Answer{DelegationID: p.observer.DelegationID, ReplacedAt: replaced})
		}
	}
	request := func(a access.Principal) []*access.Permission {
		return a.OnAgendaRequest(&models.AgendaRequest{RequestedByID: p.member.DelegationID, Status: models.AgendaRequestOpen})
	}
	all := decisions{"yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "no", "UNAUTHENTICATED"}
	for name, c := range map[string]struct {
		action access.Action
		on     func(access.Principal) []*access.Permission
		want   decisions
	}{
		"translate a revision": {
			access.AddTranslation, func(a access.Principal) []*access.Permission { return a.OnRevision(proposal.Revisions[0]) },
			decisions{"yes", "no", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"},
		},
		"translate a draft": {
			access.AddTranslation, func(a access.Principal) []*access.Permission {
				return a.OnRevision(&models.Revision{Proposal: proposal, Status: models.RevisionDraft})
			},
			decisions{wrong, "no", "no", "no", "no", "no", "no", wrong, "no", "UNAUTHENTICATED"},
		},
		"record the outcome of a draft": {
			access.RecordOutcome, func(a access.Principal) []*access.Permission {
				return a.OnVenueTarget(&models.VenueTarget{Proposal: &models.Proposal{Status: models.ProposalDraft}})
			},
			decisions{"no", "no", "no", "no", "no", "no", "no", wrong, "no", "UNAUTHENTICATED"},
		},
		"drop a question posed separately": {
			access.DropQuestion, func(a access.Principal) []*access.Permission {
				return a.OnQuestion(&models.Question{Proposal: proposal, PosedByID: &p.coAuthor.DelegationID})
			},
			decisions{"yes", "yes", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"},
		},
		"drop a question of the text": {
			access.DropQuestion, func(a access.Principal) []*access.Permission {
				return a.OnQuestion(&models.Question{Proposal: proposal})
			},
			decisions{wrong, "no", "no", "no", "no", "no", "no", wrong, "no", "UNAUTHENTICATED"},
		},
		"withdraw an answer": {access.WithdrawAnswer, answer(nil), decisions{"no", "no", "no", "no", "no", "no", "yes", "no", "no", "UNAUTHENTICATED"}},
		"withdraw a replaced answer": {
			access.WithdrawAnswer, answer(&now),
			decisions{"no", "no", "no", "no", "no", "no", wrong, "no", "no", "UNAUTHENTICATED"},
		},
		"retract a relation twice": {
			access.RetractRelation, func(a access.Principal) []*access.Permission {
				return a.OnRelation(&models.Relation{StatedByID: &p.submitter.DelegationID, RetractedAt: &now})
			},
			decisions{"NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "no", "UNAUTHENTICATED"},
		},
		"request an item of a meeting that ended yesterday": {access.RequestAgendaItem, meeting(today.AddDays(-1)), all},
		"request an item of a meeting that has ended everywhere": {
			access.RequestAgendaItem, meeting(today.AddDays(-2)),
			decisions{
				"INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT",
				"no", "no", "UNAUTHENTICATED",
			},
		},
		"withdraw a request for an item": {
			access.WithdrawAgendaRequest, request,
			decisions{"no", "no", "no", "no", "no", "yes", "no", "no", "no", "UNAUTHENTICATED"},
		},
		"decline a request for an item": {
			access.DeclineAgendaRequest, request,
			decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"},
		},
		"test a paused webhook": {
			access.TestWebhook, func(a access.Principal) []*access.Permission {
				return a.OnWebhook(&models.Webhook{Status: models.WebhookPaused})
			},
			decisions{wrong, wrong, wrong, wrong, wrong, wrong, wrong, wrong, "no", "UNAUTHENTICATED"},
		},
		"rename a paused webhook": {
			access.UpdateWebhook, func(a access.Principal) []*access.Permission {
				return a.OnWebhook(&models.Webhook{Status: models.WebhookPaused})
			},
			decisions{"yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "UNAUTHENTICATED"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, p.decisions(permission(t, c.action, c.on))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
