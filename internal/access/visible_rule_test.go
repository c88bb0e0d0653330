package access_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// sees returns "yes" or "no" for each principal.
func (p principals) sees(rule func(access.Principal) bool) decisions {
	return p.decisions(func(a access.Principal) error {
		if rule(a) {
			return nil
		}
		return &models.Error{Code: models.Forbidden}
	})
}

// A token without scopes identifies its bearer, but shows no more than the public sees.
func TestParties(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	for name, c := range map[string]struct {
		principal access.Principal
		want      models.IDs
	}{
		"of a delegation":             {p.member, models.IDs{p.member.DelegationID}},
		"of a delegation in a group":  {p.deputy, models.IDs{p.deputy.DelegationID, p.group.ID}},
		"of a token without scopes":   {p.unscoped, nil},
		"of the Secretariat":          {p.secretariat, nil},
		"of the public":               {p.anonymous, nil},
		"of an observer's delegation": {p.observer, models.IDs{p.observer.DelegationID}},
	} {
		if diff := cmp.Diff(c.want, c.principal.Parties()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Principals have the same key exactly if they see the same circulated proposals.
func TestVisibilityKey(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	observerOfGroup := p.observer
	observerOfGroup.GroupIDs = []models.ID{p.group.ID}
	id := func(a access.Principal) string { return a.DelegationID.String() }
	for name, c := range map[string]struct {
		principal access.Principal
		want      access.VisibilityKey
	}{
		"of a Member":               {p.member, "members"},
		"of the Secretariat":        {p.secretariat, "members"},
		"of the public":             {p.anonymous, "public"},
		"of a token without scopes": {p.unscoped, "public"},
		"of an observer":            {p.observer, access.VisibilityKey(id(p.observer))},
		"of an observer in a group": {observerOfGroup, access.VisibilityKey(id(p.observer) + " " + p.group.ID.String())},
	} {
		if got := c.principal.VisibilityKey(); got != c.want {
			t.Errorf("the key %s is %q, want %q", name, got, c.want)
		}
	}
}

// Invited sponsors are insiders of a proposal before they accept. Sponsors that requested to join, or that left, are not.
func TestInsider(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	proposal, spells := p.proposal()
	spells = append(spells, &models.CoAuthorship{SponsorID: p.member.DelegationID, Status: models.CoAuthorRequested})
	got := p.sees(func(a access.Principal) bool { return a.Insider(proposal, spells) })
	want := decisions{"yes", "yes", "yes", "yes", "no", "no", "no", "no", "no", "no"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Events and compilations are visible to their audience only. An event is also visible to the delegation that it concerns.
func TestAudiences(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	proposal, spells := p.proposal()
	event := func(audience models.EventAudience, sponsor *models.ID) func(access.Principal) bool {
		return func(a access.Principal) bool {
			return a.SeesEvent(&models.Event{Audience: audience, SponsorID: sponsor}, nil, a.Insider(proposal, spells))
		}
	}
	compilation := func(audience models.AnswerAudience) func(access.Principal) bool {
		return func(a access.Principal) bool { return a.SeesCompilation(&models.Compilation{Audience: audience}) }
	}
	secretariat := decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "no"}
	members := decisions{"yes", "yes", "yes", "yes", "yes", "yes", "no", "yes", "no", "no"}
	for name, c := range map[string]struct {
		rule func(access.Principal) bool
		want decisions
	}{
		"an event for the parties": {
			event(models.ForParties, nil),
			decisions{"yes", "yes", "yes", "yes", "no", "no", "no", "yes", "no", "no"},
		},
		"an event for Members":         {event(models.ForMembers, nil), members},
		"an event for the Secretariat": {event(models.ForSecretariat, nil), secretariat},
		"an event for the Secretariat that concerns an observer": {
			event(models.ForSecretariat, &p.observer.DelegationID),
			decisions{"no", "no", "no", "no", "no", "no", "yes", "yes", "no", "no"},
		},
		"a compilation for the public": {
			compilation(models.AnswerPublic),
			decisions{"yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes"},
		},
		"a compilation for Members":         {compilation(models.AnswerMembers), members},
		"a compilation for the Secretariat": {compilation(models.AnswerSecretariat), secretariat},
		"a request for an agenda item": {
			func(a access.Principal) bool {
				return a.SeesAgendaRequest(&models.AgendaRequest{RequestedByID: p.observer.DelegationID})
			},
			decisions{"no", "no", "no", "no", "no", "no", "yes", "yes", "no", "no"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, p.sees(c.rule)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
