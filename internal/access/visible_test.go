package access_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"
	"pgregory.net/rapid"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/models"
)

// fixture is a database with proposals of all kinds, and the sponsors that may read them.
type fixture struct {
	db        *gorm.DB
	programme models.ID
	sponsors  []models.Sponsor
}

var today = models.NewDate(2020, time.May, 15)

func newFixture(t *testing.T) *fixture {
	t.Helper()
	h := &fixture{db: databasetest.New(t).GORM}
	programme := models.WorkProgramme{ID: models.NewID(), Code: "W", Names: models.Names{EN: "W", FR: "W", ES: "W"}}
	h.programme = programme.ID
	if err := h.db.Create(&programme).Error; err != nil {
		t.Fatal(err)
	}
	for _, code := range []models.Code{"AAA", "BBB", "CCC"} {
		h.sponsors = append(h.sponsors, models.Sponsor{ID: models.NewID(), Kind: models.KindDelegation, Code: code, Standing: models.Member})
	}
	h.sponsors = append(h.sponsors, models.Sponsor{ID: models.NewID(), Kind: models.KindGroup, Code: "GROUP"})
	for i := range h.sponsors {
		h.sponsors[i].Names = models.Names{EN: "N", FR: "N", ES: "N"}
		h.sponsors[i].Aliases = []string{}
	}
	if err := h.db.Create(&h.sponsors).Error; err != nil {
		t.Fatal(err)
	}
	return h
}

// principals returns a principal of each kind that the visibility rule distinguishes.
func (h *fixture) principals() map[string]access.Principal {
	viewer := func(code models.Code, scopes ...access.Scope) access.Viewer {
		return access.Viewer{Subject: "someone", Delegation: code, Scopes: access.NewScopes(scopes...)}
	}
	return map[string]access.Principal{
		"the public":                      {Today: today},
		"a token without scopes":          {Viewer: viewer("AAA"), DelegationID: h.sponsors[0].ID, Standing: models.Member, Today: today},
		"a delegation":                    {Viewer: viewer("AAA", access.ScopeProposalsRead), DelegationID: h.sponsors[0].ID, Standing: models.Member, Today: today},
		"a delegation of a group":         {Viewer: viewer("BBB", access.ScopeAnswersWrite), DelegationID: h.sponsors[1].ID, Standing: models.Member, GroupIDs: []models.ID{h.sponsors[3].ID}, Today: today},
		"an observer":                     {Viewer: viewer("CCC", access.ScopeProposalsRead), DelegationID: h.sponsors[2].ID, Standing: models.Observer, Today: today},
		"the Secretariat":                 {Viewer: viewer("", access.ScopeSecretariat), Today: today},
		"the Secretariat, a delegation's": {Viewer: viewer("CCC", access.ScopeSecretariat), DelegationID: h.sponsors[2].ID, Today: today},
	}
}

// drawProposal draws a proposal in any state that the tables allow.
func (h *fixture) drawProposal(t *rapid.T) (*models.Proposal, []*models.CoAuthorship) {
	p := &models.Proposal{
		ID: models.NewID(), WorkProgrammeID: h.programme, OriginalLanguage: models.English,
		SubmittedByID: h.sponsors[rapid.IntRange(0, 2).Draw(t, "submitter")].ID,
		Access:        models.Public,
		Status:        rapid.SampledFrom([]models.ProposalStatus{models.ProposalDraft, models.ProposalSubmitted, models.ProposalCirculated, models.ProposalWithdrawn}).Draw(t, "status"),
	}
	submitted := p.Status != models.ProposalDraft && rapid.Bool().Draw(t, "submitted")
	if submitted || p.Status == models.ProposalSubmitted || p.Status == models.ProposalCirculated {
		at := today.Time()
		p.SubmittedAt = &at
	}
	if p.Status == models.ProposalCirculated || (p.Status == models.ProposalWithdrawn && submitted && rapid.Bool().Draw(t, "was circulated")) {
		p.CirculatedOn = today.AddDays(-10)
	}
	spells := []*models.CoAuthorship{}
	for i := range h.sponsors {
		status := rapid.SampledFrom([]models.CoAuthorshipStatus{"", models.CoAuthorInvited, models.CoAuthorRequested, models.CoAuthorAccepted, models.CoAuthorDeclined, models.CoAuthorWithdrawn}).Draw(t, "spell")
		if status == "" {
			continue
		}
		spell := &models.CoAuthorship{ID: models.NewID(), ProposalID: p.ID, SponsorID: h.sponsors[i].ID, Status: status, InitiatedOn: today}
		if status == models.CoAuthorWithdrawn {
			spell.LeftOn = today
		}
		spells = append(spells, spell)
	}
	return p, spells
}

// The visibility rule has two forms, a predicate and a condition on rows. They agree for every state of a
// proposal and every viewer.
func TestVisibilityPredicateEqualsSQL(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	rapid.Check(t, func(rt *rapid.T) {
		p, spells := h.drawProposal(rt)
		revisions := h.drawRevisions(rt, p)
		revision := rapid.SampledFrom(revisions).Draw(rt, "the revision")
		event := h.drawEvent(rt, p, revision)
		question := &models.Question{ID: models.NewID(), ProposalID: p.ID, Number: 1, Texts: models.LocalizedText{models.English: "Why?"}, PosedInID: revision.ID}
		if later := revisions[rapid.IntRange(0, len(revisions)-1).Draw(rt, "dropped by")]; later.Number > revision.Number {
			question.DroppedInID = &later.ID
		}
		if rapid.Bool().Draw(rt, "posed separately") {
			question.PosedByID, question.PosedOn = &p.SubmittedByID, today
		}
		answer := h.drawAnswer(rt, question)
		for _, row := range []any{p, revisions, event, question, answer} {
			if err := h.db.Create(row).Error; err != nil {
				rt.Fatal(err)
			}
		}
		if len(spells) > 0 {
			if err := h.db.Create(&spells).Error; err != nil {
				rt.Fatal(err)
			}
		}
		for name, principal := range h.principals() {
			insider := principal.Insider(p, spells)
			seesProposal := principal.SeesProposal(p, revisions, insider)
			if got := h.rows(rt, "proposals", p.ID, access.VisibleProposals(principal)); got != seesProposal {
				rt.Errorf("%s and the proposal: got %[3]t from the SQL condition, want %[2]t as from the predicate", name, seesProposal, got)
			}
			for _, one := range revisions {
				sees := seesProposal && principal.SeesRevision(one, insider)
				if got := h.rows(rt, "revisions", one.ID, access.VisibleRevisions(principal)); got != sees {
					rt.Errorf("%s and revision %d: got %[4]t from the SQL condition, want %[3]t as from the predicate", name, one.Number, sees, got)
				}
			}
			seesQuestion := seesProposal && principal.SeesQuestion(question, question.Posing(revisions), insider)
			if got := h.rows(rt, "questions", p.ID, access.VisibleQuestions(principal)); got != seesQuestion {
				rt.Errorf("%s and the question: got %[3]t from the SQL condition, want %[2]t as from the predicate", name, seesQuestion, got)
			}
			seesEvent := seesProposal && principal.SeesEvent(event, of(event, revision), insider)
			if got := h.rows(rt, "events", p.ID, access.VisibleEvents(principal)); got != seesEvent {
				rt.Errorf("%s and the event: got %[3]t from the SQL condition, want %[2]t as from the predicate", name, seesEvent, got)
			}
			seesAnswer := seesQuestion && principal.SeesAnswer(answer)
			if got := h.rows(rt, "answers", p.ID, access.VisibleAnswers(principal)); got != seesAnswer {
				rt.Errorf("%s and the answer: got %[3]t from the SQL condition, want %[2]t as from the predicate", name, seesAnswer, got)
			}
		}
	})
}

// drawRevisions draws the revisions of a proposal, in any state that the tables allow. The circulated
// revisions come first, each with its own access.
func (h *fixture) drawRevisions(t *rapid.T, p *models.Proposal) []*models.Revision {
	revisions := []*models.Revision{}
	add := func(status models.RevisionStatus) *models.Revision {
		revision := &models.Revision{
			ID: models.NewID(), ProposalID: p.ID, Number: len(revisions), Version: 1, Current: len(revisions) == 0,
			FiledByID: p.SubmittedByID, OriginalLanguage: models.English, ContentHash: models.HashTexts(nil), Status: status, Access: models.Public,
		}
		revision.Kind = rapid.SampledFrom([]models.RevisionKind{models.KindRevision, models.KindAddendum}).Draw(t, "kind")
		if revision.Number > 0 {
			revision.Reason = models.ReasonText
		}
		if status != models.RevisionDraft && rapid.Bool().Draw(t, "revision was submitted") {
			at := today.Time()
			revision.SubmittedAt = &at
		}
		if rapid.Bool().Draw(t, "restricted") {
			revision.Access = models.Restricted
			if rapid.Bool().Draw(t, "derestricted") {
				revision.DerestrictedOn = today.AddDays(rapid.IntRange(-1, 1).Draw(t, "derestricted in"))
			}
		}
		revisions = append(revisions, revision)
		return revision
	}
	if !p.CirculatedOn.IsZero() {
		for range rapid.IntRange(1, 3).Draw(t, "circulated revisions") {
			add(models.RevisionCirculated).CirculatedOn = today
		}
	}
	if len(revisions) == 0 || rapid.Bool().Draw(t, "another is under way") {
		add(rapid.SampledFrom([]models.RevisionStatus{models.RevisionDraft, models.RevisionSubmitted, models.RevisionWithdrawn}).Draw(t, "revision"))
	}
	return revisions
}

// drawEvent draws an event of a proposal, with or without its revision.
func (h *fixture) drawEvent(t *rapid.T, p *models.Proposal, revision *models.Revision) *models.Event {
	event := &models.Event{
		ID: models.NewID(), ProposalID: &p.ID, Kind: models.CoAuthorInvitedEvent, RecordedAt: today.Time(), ActorID: p.SubmittedByID, Data: []byte("{}"),
		Audience: rapid.SampledFrom([]models.EventAudience{models.ForReaders, models.ForParties, models.ForMembers, models.ForSecretariat}).Draw(t, "audience"),
	}
	if rapid.Bool().Draw(t, "of the revision") {
		event.RevisionID = &revision.ID
	}
	if rapid.Bool().Draw(t, "concerns a sponsor") {
		event.SponsorID = &h.sponsors[rapid.IntRange(0, 3).Draw(t, "sponsor")].ID
	}
	return event
}

func (h *fixture) drawAnswer(t *rapid.T, question *models.Question) *models.Answer {
	answer := &models.Answer{
		ID: models.NewID(), QuestionID: question.ID, DelegationID: h.sponsors[rapid.IntRange(0, 2).Draw(t, "answering")].ID,
		Texts: models.LocalizedText{models.English: "So."}, AnsweredOn: today, AnsweredAt: today.Time(),
		Audience: rapid.SampledFrom([]models.AnswerAudience{models.AnswerPublic, models.AnswerMembers, models.AnswerSecretariat}).Draw(t, "answer for"),
	}
	if rapid.Bool().Draw(t, "taken back") {
		answer.WithdrawnOn = today
	}
	return answer
}

func of(event *models.Event, revision *models.Revision) *models.Revision {
	if event.RevisionID == nil {
		return nil
	}
	return revision
}

// rows reports whether a query on a table finds the revision, or any row of the proposal, with the given ID.
func (h *fixture) rows(t *rapid.T, table string, id models.ID, visible func(*gorm.DB) *gorm.DB) bool {
	query, key := h.db.Table(table), "proposals.id = ?"
	switch table {
	case "questions":
		query = query.Joins("JOIN proposals ON proposals.id = questions.proposal_id")
	case "revisions":
		key = "revisions.id = ?"
		query = query.Joins("JOIN proposals ON proposals.id = revisions.proposal_id")
	case "answers":
		query = query.Joins("JOIN questions ON questions.id = answers.question_id").Joins("JOIN proposals ON proposals.id = questions.proposal_id")
	case "events":
		query = query.Joins("LEFT JOIN proposals ON proposals.id = events.proposal_id").Joins("LEFT JOIN revisions ON revisions.id = events.revision_id")
	}
	var count int64
	if err := query.Scopes(visible).Where(key, id).Count(&count).Error; err != nil {
		t.Fatal(err)
	}
	return count > 0
}

// Parts of a visible proposal have separate visibility rules.
func TestVisibilityOfProposal(t *testing.T) {
	t.Parallel()
	a, b, group := models.NewID(), models.NewID(), models.NewID()
	viewer := access.Viewer{Subject: "someone", Delegation: "AAA", Scopes: access.NewScopes(access.ScopeProposalsRead)}
	principals := map[string]access.Principal{
		"public":      {},
		"delegation":  {Viewer: viewer, DelegationID: a, Standing: models.Member, GroupIDs: []models.ID{group}},
		"observer":    {Viewer: viewer, DelegationID: models.NewID(), Standing: models.Observer},
		"secretariat": {Viewer: access.Viewer{Subject: "registry", Scopes: access.NewScopes(access.ScopeSecretariat)}},
	}
	who := func(sees func(access.Principal) bool) []string {
		names := []string{}
		for name, principal := range principals {
			if sees(principal) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	asked := models.CoAuthorship{SponsorID: b, Status: models.CoAuthorRequested}
	own := models.CoAuthorship{SponsorID: group, Status: models.CoAuthorDeclined}
	joined := models.CoAuthorship{SponsorID: b, Status: models.CoAuthorAccepted, JoinedOn: today}
	draft := &models.Revision{Status: models.RevisionDraft}
	public := &models.Revision{Status: models.RevisionCirculated, Access: models.Public}
	restricted := &models.Revision{Status: models.RevisionCirculated, Access: models.Restricted}
	for name, c := range map[string]struct {
		sees func(access.Principal) bool
		want []string
	}{
		"other sponsor's request": {func(x access.Principal) bool { return x.SeesCoAuthorship(&asked, nil, false) }, []string{"secretariat"}},
		"spell of own group":      {func(x access.Principal) bool { return x.SeesCoAuthorship(&own, nil, false) }, []string{"delegation", "secretariat"}},
		"printed co-author": {func(x access.Principal) bool {
			return x.SeesCoAuthorship(&joined, []*models.Revision{restricted, public}, false)
		}, []string{"delegation", "observer", "public", "secretariat"}},
		"co-author printed only in a restricted revision": {func(x access.Principal) bool {
			return x.SeesCoAuthorship(&joined, []*models.Revision{restricted}, false)
		}, []string{"delegation", "secretariat"}},
		"event of a restricted revision": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForReaders}, restricted, false)
		}, []string{"delegation", "secretariat"}},
		"question of a restricted revision": {func(x access.Principal) bool {
			return x.SeesQuestion(&models.Question{}, []*models.Revision{restricted}, false)
		}, []string{"delegation", "secretariat"}},
		"question posed separately": {func(x access.Principal) bool {
			return x.SeesQuestion(&models.Question{PosedByID: &a}, nil, false)
		}, []string{"delegation", "observer", "public", "secretariat"}},
		"public answer":      {func(x access.Principal) bool { return x.SeesAnswer(&models.Answer{Audience: models.AnswerPublic}) }, []string{"delegation", "observer", "public", "secretariat"}},
		"answer for Members": {func(x access.Principal) bool { return x.SeesAnswer(&models.Answer{Audience: models.AnswerMembers}) }, []string{"delegation", "secretariat"}},
		"own answer for the Secretariat": {func(x access.Principal) bool {
			return x.SeesAnswer(&models.Answer{Audience: models.AnswerSecretariat, DelegationID: a})
		}, []string{"delegation", "secretariat"}},
		"other delegation's answer for the Secretariat": {func(x access.Principal) bool {
			return x.SeesAnswer(&models.Answer{Audience: models.AnswerSecretariat, DelegationID: b})
		}, []string{"secretariat"}},
		"event for readers": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForReaders}, nil, false)
		}, []string{"delegation", "observer", "public", "secretariat"}},
		"event of a draft": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForReaders}, draft, false)
		}, []string{}},
		"event for Members": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForMembers}, nil, false)
		}, []string{"delegation", "secretariat"}},
		"event for other parties": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForParties, SponsorID: &b}, nil, false)
		}, []string{"secretariat"}},
		"event that concerns the delegation": {func(x access.Principal) bool {
			return x.SeesEvent(&models.Event{Audience: models.ForParties, SponsorID: &group}, nil, false)
		}, []string{"delegation", "secretariat"}},
	} {
		if diff := cmp.Diff(c.want, who(c.sees)); diff != "" {
			t.Errorf("viewers that see the %s (-want +got):\n%s", name, diff)
		}
	}
}
