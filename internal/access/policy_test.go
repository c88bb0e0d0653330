package access_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// principals contains the viewers of the policy tests. They differ in their tokens and in the roles of their
// delegations in a proposal. Each delegation's token has all scopes that a delegation can have.
type principals struct {
	submitter, coAuthor, deputy, invited, former, member, observer, secretariat, unscoped, anonymous access.Principal

	group models.Sponsor
}

func everyScope() access.Scopes {
	return access.NewScopes(access.ScopeAnswersWrite, access.ScopeCoAuthorsWrite, access.ScopeFollowUpsWrite,
		access.ScopeProposalsRead, access.ScopeProposalsWrite, access.ScopeVenuesWrite, access.ScopeWebhooksWrite)
}

func delegate(code models.Code, standing models.Standing) access.Principal {
	return access.Principal{
		Viewer: access.Viewer{Subject: "someone", Delegation: code, Scopes: everyScope()}, DelegationID: models.NewID(), Standing: standing, Today: today,
	}
}

func newPrincipals() principals {
	p := principals{
		submitter: delegate("JPN", models.Member), coAuthor: delegate("CHE", models.Member), deputy: delegate("TCD", models.Member),
		invited: delegate("SGP", models.Member), former: delegate("KOR", models.Member), member: delegate("BRA", models.Member),
		observer: delegate("VAT", models.Observer), group: models.Sponsor{ID: models.NewID(), Code: "LDC_GROUP"},
		secretariat: access.Principal{Viewer: access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}, Today: today},
	}
	p.deputy.GroupIDs = []models.ID{p.group.ID}
	p.unscoped = p.submitter
	p.unscoped.Scopes = access.NewScopes()
	return p
}

// proposal returns the submitter's proposal, with a co-authorship for each of the other parties.
func (p principals) proposal() (*models.Proposal, []*models.CoAuthorship) {
	spell := func(sponsor models.ID, status models.CoAuthorshipStatus) *models.CoAuthorship {
		return &models.CoAuthorship{SponsorID: sponsor, Status: status}
	}
	return &models.Proposal{SubmittedByID: p.submitter.DelegationID}, []*models.CoAuthorship{
		spell(p.submitter.DelegationID, models.CoAuthorAccepted), spell(p.coAuthor.DelegationID, models.CoAuthorAccepted),
		spell(p.group.ID, models.CoAuthorAccepted), spell(p.invited.DelegationID, models.CoAuthorInvited), spell(p.former.DelegationID, models.CoAuthorWithdrawn),
	}
}

// decisions is the result of a rule for each principal: "yes", or an error code.
type decisions struct {
	Submitter, CoAuthor, Deputy, Invited, Former, Member, Observer, Secretariat, Unscoped, Anonymous string
}

func (p principals) decisions(rule func(access.Principal) error) decisions {
	word := func(a access.Principal) string {
		switch err := rule(a); {
		case err == nil:
			return "yes"
		case models.CodeOf(err) == models.Forbidden:
			return "no"
		default:
			return string(models.CodeOf(err))
		}
	}
	return decisions{
		word(p.submitter), word(p.coAuthor), word(p.deputy), word(p.invited), word(p.former),
		word(p.member), word(p.observer), word(p.secretariat), word(p.unscoped), word(p.anonymous),
	}
}

// The first check of a mutation depends only on the token.
func TestFirstChecks(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	delegations := decisions{"yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "no", "UNAUTHENTICATED"}
	staff := decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "UNAUTHENTICATED"}
	both := decisions{"yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "UNAUTHENTICATED"}
	for name, c := range map[string]struct {
		rule  func(access.Principal) error
		scope access.Scope // the only scope with which a delegation passes; empty if none does
		want  decisions
	}{
		"AuthorizeWritingProposals":     {access.AuthorizeWritingProposals, access.ScopeProposalsWrite, delegations},
		"AuthorizeCoAuthoring":          {access.AuthorizeCoAuthoring, access.ScopeCoAuthorsWrite, delegations},
		"AuthorizeAnswering":            {access.AuthorizeAnswering, access.ScopeAnswersWrite, delegations},
		"AuthorizeFollowUps":            {access.AuthorizeFollowUps, access.ScopeFollowUpsWrite, both},
		"AuthorizeTargeting":            {access.AuthorizeTargeting, access.ScopeVenuesWrite, both},
		"AuthorizeDocumenting":          {access.AuthorizeDocumenting, access.ScopeProposalsWrite, both},
		"AuthorizePosingQuestions":      {access.AuthorizePosingQuestions, access.ScopeProposalsWrite, both},
		"AuthorizeManagingWebhooks":     {access.AuthorizeManagingWebhooks, access.ScopeWebhooksWrite, both},
		"AuthorizeMaintainingAgenda":    {access.AuthorizeMaintainingAgenda, "", staff},
		"AuthorizeRequestingAgendaItem": {access.AuthorizeRequestingAgendaItem, access.ScopeVenuesWrite, delegations},
		"AuthorizeCirculating":          {access.AuthorizeCirculating, "", staff},
		"AuthorizeReturning":            {access.AuthorizeReturning, "", staff},
		"AuthorizeConcluding":           {access.AuthorizeConcluding, "", staff},
		"AuthorizeRecordingOutcome":     {access.AuthorizeRecordingOutcome, "", staff},
		"AuthorizeCompiling":            {access.AuthorizeCompiling, "", staff},
		"AuthorizeChangingAccess":       {access.AuthorizeChangingAccess, "", staff},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, p.decisions(c.rule)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, scope := range access.AllScopes() {
				bearer := p.member
				bearer.Scopes = access.NewScopes(scope)
				enough := scope == c.scope || (scope == access.ScopeSecretariat && c.want.Secretariat == "yes")
				if err := c.rule(bearer); (err == nil) != enough {
					t.Errorf("with only the scope %s: got %v, want allowed: %t", scope, err, enough)
				}
			}
		})
	}
	t.Run("the webhooks of the Secretariat need its scope", func(t *testing.T) {
		t.Parallel()
		for name, a := range map[string]access.Principal{
			"a token for SECRETARIAT":   delegate(models.SecretariatCode, models.Secretariat),
			"a token for no delegation": {Viewer: access.Viewer{Subject: "someone"}},
		} {
			a.Scopes = access.NewScopes(access.ScopeWebhooksWrite, access.ScopeProposalsRead)
			if err := access.AuthorizeManagingWebhooks(a); models.CodeOf(err) != models.Forbidden || a.ReadsWebhooks() {
				t.Errorf("%s: got %v, and reads webhooks: %t; want FORBIDDEN, false", name, err, a.ReadsWebhooks())
			}
		}
	})
	t.Run("the Secretariat cannot file for itself", func(t *testing.T) {
		t.Parallel()
		clerk := delegate(models.SecretariatCode, models.Secretariat)
		for _, rule := range []func(access.Principal) error{
			access.AuthorizeWritingProposals, access.AuthorizeCoAuthoring, access.AuthorizeAnswering, access.AuthorizeRequestingAgendaItem,
		} {
			if err := rule(clerk); models.CodeOf(err) != models.Forbidden {
				t.Errorf("got %v, want FORBIDDEN", err)
			}
		}
	})
}

// The second check of a mutation depends on the viewer's role in the proposal. It runs after the first, so it
// may assume the scope.
func TestRoleInProposal(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	proposal, spells := p.proposal()
	posed := &models.Question{PosedByID: &p.invited.DelegationID}
	responsible := []models.FollowUpResponsible{{SponsorID: p.member.DelegationID}}
	groupResponsible := []models.FollowUpResponsible{{SponsorID: p.group.ID}}
	submitterAlone := decisions{"yes", "no", "no", "no", "no", "no", "no", "no", "yes", "no"}
	submitterAndStaff := decisions{"yes", "no", "no", "no", "no", "no", "no", "yes", "yes", "no"}
	for name, c := range map[string]struct {
		rule func(access.Principal) error
		want decisions
	}{
		"AuthorizeFiling":              {func(a access.Principal) error { return access.AuthorizeFiling(a, proposal) }, submitterAlone},
		"AuthorizeSubmittingAs":        {func(a access.Principal) error { return access.AuthorizeSubmittingAs(a, p.submitter.DelegationID) }, submitterAlone},
		"AuthorizeTargetingWith":       {func(a access.Principal) error { return access.AuthorizeTargetingWith(a, proposal) }, submitterAndStaff},
		"AuthorizeDocumentingProposal": {func(a access.Principal) error { return access.AuthorizeDocumentingProposal(a, proposal) }, submitterAndStaff},
		"AuthorizeManagingCoAuthors": {
			func(a access.Principal) error { return access.AuthorizeManagingCoAuthors(a, proposal, spells) },
			decisions{"yes", "yes", "yes", "no", "no", "no", "no", "no", "yes", "no"},
		},
		"AuthorizeSuggestingFollowUp": {
			func(a access.Principal) error { return access.AuthorizeSuggestingFollowUp(a, proposal, spells) },
			decisions{"yes", "yes", "yes", "no", "no", "no", "no", "yes", "yes", "no"},
		},
		"AuthorizeAdvancingFollowUp, Member responsible": {
			func(a access.Principal) error {
				return access.AuthorizeAdvancingFollowUp(a, proposal, spells, responsible)
			},
			decisions{"yes", "yes", "yes", "no", "no", "yes", "no", "yes", "yes", "no"},
		},
		"AuthorizeAdvancingFollowUp, group responsible": {
			func(a access.Principal) error {
				return access.AuthorizeAdvancingFollowUp(a, proposal, nil, groupResponsible)
			},
			decisions{"yes", "no", "yes", "no", "no", "no", "no", "yes", "yes", "no"},
		},
		"AuthorizeRelating, to another delegation's paper": {
			func(a access.Principal) error {
				return access.AuthorizeRelating(a, proposal, &models.Proposal{SubmittedByID: models.NewID()}, models.RespondsTo)
			},
			submitterAndStaff,
		},
		"AuthorizeRelating, own paper supersedes another delegation's": {
			func(a access.Principal) error {
				return access.AuthorizeRelating(a, proposal, &models.Proposal{SubmittedByID: models.NewID()}, models.Supersedes)
			},
			decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "no"},
		},
		"AuthorizeRelating, another delegation's paper restates own": {
			func(a access.Principal) error {
				return access.AuthorizeRelating(a, &models.Proposal{SubmittedByID: models.NewID()}, proposal, models.Restates)
			},
			decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "no"},
		},
		"AuthorizeRelating, own paper supersedes own": {
			func(a access.Principal) error {
				return access.AuthorizeRelating(a, proposal, &models.Proposal{SubmittedByID: p.submitter.DelegationID}, models.Supersedes)
			},
			submitterAndStaff,
		},
		"AuthorizeRetractingRelation, stated by the submitter": {
			func(a access.Principal) error {
				return access.AuthorizeRetractingRelation(a, a.DelegationID, &models.Relation{StatedByID: &p.submitter.DelegationID})
			},
			submitterAlone,
		},
		"AuthorizeRetractingRelation, unknown stating side": {
			func(a access.Principal) error {
				return access.AuthorizeRetractingRelation(a, a.DelegationID, &models.Relation{})
			},
			decisions{"no", "no", "no", "no", "no", "no", "no", "yes", "no", "no"},
		},
		"AuthorizeDroppingQuestion": {
			func(a access.Principal) error { return access.AuthorizeDroppingQuestion(a, proposal, posed) },
			decisions{"yes", "no", "no", "yes", "no", "no", "no", "yes", "yes", "no"},
		},
		"AuthorizeWithdrawingAnswer": {
			func(a access.Principal) error {
				return access.AuthorizeWithdrawingAnswer(a, &models.Answer{DelegationID: p.observer.DelegationID})
			},
			decisions{"no", "no", "no", "no", "no", "no", "yes", "no", "no", "no"},
		},
		"AuthorizeSpeakingFor, a delegation": {
			func(a access.Principal) error {
				return access.AuthorizeSpeakingFor(a, &models.Sponsor{ID: p.coAuthor.DelegationID, Code: "CHE"})
			},
			decisions{"no", "yes", "no", "no", "no", "no", "no", "no", "no", "no"},
		},
		"AuthorizeSpeakingFor, a group": {
			func(a access.Principal) error { return access.AuthorizeSpeakingFor(a, &p.group) },
			decisions{"no", "no", "yes", "no", "no", "no", "no", "no", "no", "no"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, p.decisions(c.rule)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Nobody can consent for both sides of a co-authorship: the side that invited or requested cannot answer.
func TestAuthorizeConsenting(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	for name, c := range map[string]struct {
		spell models.CoAuthorship
		want  decisions
	}{
		"invitation by the submitter": {
			models.CoAuthorship{InvitedByID: &p.submitter.DelegationID},
			decisions{"no", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "yes"},
		},
		"group's request made by its member": {
			models.CoAuthorship{SponsorID: p.group.ID, AgreedByID: &p.deputy.DelegationID},
			decisions{"yes", "yes", "no", "yes", "yes", "yes", "yes", "yes", "yes", "yes"},
		},
		"invitation accepted by the group": {
			models.CoAuthorship{SponsorID: p.group.ID, InvitedByID: &p.coAuthor.DelegationID, AgreedByID: &p.deputy.DelegationID},
			decisions{"yes", "no", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := p.decisions(func(a access.Principal) error { return access.AuthorizeConsenting(a, &c.spell) })
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A token can read webhooks if it has the scope to read the delegation's data or to change webhooks.
func TestReadsWebhooks(t *testing.T) {
	t.Parallel()
	p := newPrincipals()
	for _, scope := range access.AllScopes() {
		bearer := p.member
		bearer.Scopes = access.NewScopes(scope)
		want := scope == access.ScopeProposalsRead || scope == access.ScopeWebhooksWrite || scope == access.ScopeSecretariat
		if got := bearer.ReadsWebhooks(); got != want {
			t.Errorf("with only the scope %s: got %t, want %t", scope, got, want)
		}
	}
	if p.anonymous.ReadsWebhooks() || p.unscoped.ReadsWebhooks() || !p.secretariat.ReadsWebhooks() {
		t.Error("ReadsWebhooks: want false for the public and for a token without scopes, and true for the Secretariat")
	}
}

// A webhook receives the events that its owner may read. Its principal has no other rights.
func TestWebhookPrincipal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		owner models.Sponsor
		want  access.Viewer
	}{
		"delegation": {
			models.Sponsor{Code: "JPN", Standing: models.Member},
			access.Viewer{Subject: "webhook", Delegation: "JPN", Scopes: access.NewScopes(access.ScopeProposalsRead)},
		},
		"Secretariat": {
			models.Sponsor{Code: models.SecretariatCode, Standing: models.Secretariat},
			access.Viewer{Subject: "webhook", Scopes: access.NewScopes(access.ScopeSecretariat)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, access.WebhookPrincipal(&c.owner)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
