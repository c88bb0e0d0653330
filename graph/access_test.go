package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/access"
	"proposaltracker/models"
	"proposaltracker/tracker"
)

const trialBody = "1  WHY\n\n1.1.  Because.\n\nQuestion 1 – What do you think?\n"

// world files proposals in all states that are seen by some and not by others.
func (d *desk) world(t *testing.T) {
	t.Helper()
	draft := d.file(t, "JPN", models.Public, "SGP", "PAK")
	d.answerTo(t, "PAK", draft, models.Decline)
	submitted := d.file(t, "JPN", models.Public, "SGP")
	d.answerTo(t, "SGP", submitted, models.Accept)
	d.submit(t, "JPN", submitted, 0)
	restricted := d.file(t, "USA", models.Restricted)
	d.circulate(t, "USA", restricted, "TEST/W/1")
	d.answers(t, restricted)
	public := d.file(t, "USA", models.Public, "SGP")
	d.circulate(t, "USA", public, "TEST/W/2")
	d.answers(t, public)
	d.say(t, "PAK requests", func() error {
		_, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: public}, tracker.Parts{})
		return err
	})
	d.say(t, "USA files a revision", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("USA"), tracker.FileRevision{Proposal: public, Kind: models.KindRevision, Reason: models.ReasonText,
			Texts: []tracker.TextInput{{Language: models.English, Title: "Secret", Body: trialBody + "\n1.2.  More.\n"}}}, tracker.Parts{})
		return err
	})
	for _, other := range []models.ID{public, restricted} {
		d.say(t, "JPN relates its draft", func() error {
			_, err := d.tracker.RelateProposals(t.Context(), delegation("JPN"), tracker.RelateProposals{Proposal: draft, Kind: models.RespondsTo, Other: other}, tracker.Parts{})
			return err
		})
	}
	gone := d.file(t, "JPN", models.Public, "SGP")
	d.say(t, "JPN withdraws", func() error {
		_, err := d.tracker.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: gone}, tracker.Parts{})
		return err
	})
}

func (d *desk) say(t *testing.T, what string, act func() error) {
	t.Helper()
	if err := act(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func (d *desk) file(t *testing.T, by models.Code, to models.Access, invited ...string) models.ID {
	t.Helper()
	p, err := d.tracker.CreateProposal(t.Context(), delegation(by), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, Access: to, CoAuthors: invited,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Trial", Body: trialBody}},
	}, tracker.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	d.say(t, "suggest, target and cite", func() error {
		_, err := d.tracker.SuggestFollowUp(t.Context(), delegation(by), tracker.SuggestFollowUp{Proposal: p.ID, Kind: models.FollowUpWorkshop,
			Responsible: []string{"BRA", string(by)}, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "Meet."}}}, tracker.Parts{})
		if err != nil {
			return err
		}
		if _, err = d.tracker.TargetVenue(t.Context(), delegation(by), tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, tracker.Parts{}); err != nil {
			return err
		}
		_, err = d.tracker.CiteSource(t.Context(), delegation(by), tracker.CiteSource{Proposal: p.ID, Title: []tracker.LocalizedInput{{Language: models.English, Text: "A book"}}}, tracker.Parts{})
		return err
	})
	return p.ID
}

func (d *desk) answerTo(t *testing.T, by models.Code, proposal models.ID, response models.CoAuthorshipResponse) {
	t.Helper()
	rows, err := d.tracker.Invitations(t.Context(), delegation(by), tracker.Page{First: 100}, tracker.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	for _, spell := range rows.Items {
		if spell.ProposalID == proposal {
			d.say(t, "answer an invitation", func() error {
				_, err := d.tracker.RespondToCoAuthorship(t.Context(), delegation(by), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: response}, tracker.Parts{})
				return err
			})
		}
	}
}

func (d *desk) submit(t *testing.T, by models.Code, proposal models.ID, number int) {
	t.Helper()
	d.say(t, "submit", func() error {
		_, err := d.tracker.SubmitRevision(t.Context(), delegation(by), tracker.SubmitRevision{Proposal: proposal, ExpectedRevision: number}, tracker.Parts{})
		return err
	})
}

func (d *desk) circulate(t *testing.T, by models.Code, proposal models.ID, symbol string) {
	t.Helper()
	d.submit(t, by, proposal, 0)
	d.say(t, "circulate", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(), tracker.CirculateRevision{
			Proposal: proposal, Symbols: []string{symbol}, CirculatedOn: d.tracker.Today(),
		}, tracker.Parts{})
		return err
	})
}

// answers lets Japan answer for all, for Members and for the Secretariat.
func (d *desk) answers(t *testing.T, proposal models.ID) {
	t.Helper()
	p, err := d.tracker.Proposal(t.Context(), delegation("JPN"), proposal, tracker.Parts{Questions: true})
	if err != nil {
		t.Fatal(err)
	}
	for by, audience := range map[models.Code]models.AnswerAudience{"JPN": models.AnswerSecretariat, "BRA": models.AnswerMembers, "SGP": models.AnswerPublic} {
		d.say(t, "answer", func() error {
			_, err := d.tracker.AnswerQuestion(t.Context(), delegation(by), tracker.AnswerQuestion{Question: p.Questions[0].ID, Audience: audience,
				Texts: []tracker.LocalizedInput{{Language: models.English, Text: "So."}}}, tracker.Parts{})
			return err
		})
	}
}

// register is all that the store holds, read past every rule.
type register struct {
	proposals map[models.ID]*models.Proposal
	revisions map[models.ID]*models.Revision
	spells    []*models.CoAuthorship
	questions map[models.ID]*models.Question
	rows      map[string]func(access.Asker) bool // by global id: whether an asker may see it
}

func (d *desk) register(t *testing.T) *register {
	t.Helper()
	g := &register{proposals: map[models.ID]*models.Proposal{}, revisions: map[models.ID]*models.Revision{}, questions: map[models.ID]*models.Question{}, rows: map[string]func(access.Asker) bool{}}
	g.spells = all[models.CoAuthorship](t, d)
	for _, p := range all[models.Proposal](t, d) {
		g.proposals[p.ID] = p
		g.rows[p.NodeID()] = func(a access.Asker) bool { return g.sees(a, p.ID) }
	}
	for _, r := range all[models.Revision](t, d) {
		g.revisions[r.ID] = r
		g.rows[r.NodeID()] = func(a access.Asker) bool {
			return g.sees(a, r.ProposalID) && a.SeesRevision(r, g.insider(a, r.ProposalID))
		}
	}
	for _, c := range g.spells {
		g.rows[c.NodeID()] = func(a access.Asker) bool {
			return a.Is(c.SponsorID) || (g.sees(a, c.ProposalID) && a.SeesCoAuthorship(c, g.insider(a, c.ProposalID)))
		}
	}
	for _, q := range all[models.Question](t, d) {
		g.questions[q.ID] = q
		g.rows[q.NodeID()] = func(a access.Asker) bool { return g.sees(a, q.ProposalID) }
	}
	for _, x := range all[models.Answer](t, d) {
		g.rows[x.NodeID()] = func(a access.Asker) bool { return g.sees(a, g.questions[x.QuestionID].ProposalID) && a.SeesAnswer(x) }
	}
	for _, f := range all[models.FollowUp](t, d) {
		g.rows[f.NodeID()] = func(a access.Asker) bool { return g.sees(a, f.ProposalID) }
	}
	for _, v := range all[models.VenueTarget](t, d) {
		g.rows[v.NodeID()] = func(a access.Asker) bool { return g.sees(a, v.ProposalID) }
	}
	for _, s := range all[models.Source](t, d) {
		g.rows[s.NodeID()] = func(a access.Asker) bool { return g.sees(a, s.ProposalID) }
	}
	for _, e := range all[models.Event](t, d) {
		g.rows[e.NodeID()] = func(a access.Asker) bool { return g.seesEvent(a, e) }
	}
	return g
}

func all[T any](t *testing.T, d *desk) []*T {
	t.Helper()
	rows := []*T{}
	if err := d.db.GORM.Omit("searchable").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	return rows
}

func (g *register) insider(a access.Asker, proposal models.ID) bool {
	return a.Insider(g.proposals[proposal], g.spells)
}

func (g *register) sees(a access.Asker, proposal models.ID) bool {
	return a.SeesProposal(g.proposals[proposal], g.insider(a, proposal))
}

func (g *register) seesEvent(a access.Asker, e *models.Event) bool {
	var revision *models.Revision
	if e.RevisionID != nil {
		revision = g.revisions[*e.RevisionID]
	}
	return g.sees(a, e.ProposalID) && a.SeesEvent(e, revision, g.insider(a, e.ProposalID))
}

// viewers are one of each kind, with what the rule knows of them.
func (d *desk) viewers(t *testing.T) map[string]access.Asker {
	t.Helper()
	askers := map[string]access.Asker{"the public": {}, "the Secretariat": {Viewer: secretariat()}}
	mute := delegation("JPN")
	mute.Scopes = access.NewScopes()
	for name, viewer := range map[string]access.Viewer{
		"without scopes": mute, "submitting": delegation("JPN"), "invited": delegation("SGP"), "declined": delegation("PAK"), "another": delegation("USA"), "a bystander": delegation("BRA"),
	} {
		party, err := d.tracker.Directory().DelegationByCode(string(viewer.Delegation))
		if err != nil {
			t.Fatal(err)
		}
		asker := access.Asker{Viewer: viewer, DelegationID: party.ID}
		for _, group := range d.tracker.Directory().GroupsOf(party.ID, d.tracker.Today()) {
			asker.GroupIDs = append(asker.GroupIDs, group.ID)
		}
		askers[name] = asker
	}
	for name, asker := range askers {
		asker.Today = d.tracker.Today()
		askers[name] = asker
	}
	return askers
}

// By its id, each row of the store is found by those who may see it, and by nobody else.
func TestEveryRowIsSeenByWhoMaySeeIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.world(t)
	g := d.register(t)
	for name, asker := range d.viewers(t) {
		seen, hidden := 0, 0
		for ids := range slices.Chunk(sortedIDs(g.rows), 100) {
			nodes := at(d.must(t, asker.Viewer, `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": ids}), "nodes").([]any)
			for i, id := range ids {
				want := g.rows[id](asker)
				if got := nodes[i] != nil; got != want {
					kind, key, _ := models.ParseGlobalID(id)
					t.Errorf("%s, %s %s: seen is %t, want %t", name, kind, key, got, want)
				}
				if want {
					seen++
				} else {
					hidden++
				}
			}
		}
		if seen == 0 || hidden == 0 {
			t.Errorf("%s: %d rows are seen and %d hidden; the world should have both", name, seen, hidden)
		}
	}
}

func sortedIDs(rows map[string]func(access.Asker) bool) []string {
	ids := []string{}
	for id := range rows {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Whatever path of the schema leads to something of a proposal, no viewer is told an id that it
// may not see; and totals count no more than that.
func TestNoPathLeadsToWhatMayNotBeSeen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.world(t)
	g := d.register(t)
	walk := &walker{schema: schema(t)}
	for name, asker := range d.viewers(t) {
		told := map[string]bool{}
		for _, root := range []string{"proposals(first: 100)", "viewer"} {
			gather(d.must(t, asker.Viewer, "{ "+root+" "+walk.below(t, root)+" }", nil), told)
		}
		proposals := 0
		for id := range told {
			sees, ofProposal := g.rows[id]
			if ofProposal && !sees(asker) {
				kind, key, _ := models.ParseGlobalID(id)
				t.Errorf("%s is told of %s %s", name, kind, key)
			}
		}
		for id := range g.proposals {
			if g.sees(asker, id) {
				proposals++
				if !told[g.proposals[id].NodeID()] {
					t.Errorf("%s is not told of proposal %s, which it may see", name, id)
				}
			}
		}
		total := at(d.must(t, asker.Viewer, `{ proposals { totalCount } }`, nil), "proposals", "totalCount")
		if diff := cmp.Diff(float64(proposals), total); diff != "" {
			t.Errorf("%s: the total (-want +got):\n%s", name, diff)
		}
	}
	if len(walk.walked) < 30 || !walk.walked["Relation.proposal"] {
		t.Errorf("only %d fields were walked: %v", len(walk.walked), walk.walked)
	}
}

// walker writes a selection of every field of the schema that leads to something with an id.
type walker struct {
	schema *ast.Schema
	walked map[string]bool
	// back is how deep down fields are still walked that lead back to a proposal: on a desk, from
	// its rows; below a proposal, never, for it was walked itself.
	back int
}

func (w *walker) below(t *testing.T, root string) string {
	t.Helper()
	w.walked, w.back = map[string]bool{}, 0
	if root == "viewer" {
		w.back = 2
	}
	name, _, _ := strings.Cut(root, "(")
	return w.selection(w.schema.Query.Fields.ForName(name).Type.Name(), 0)
}

// maxWalk is deep enough for a proposal, what hangs on it, the proposal at the other end of a
// relation, and what hangs on that.
const maxWalk = 9

func (w *walker) selection(typeName string, depth int) string {
	definition := w.schema.Types[typeName]
	if depth > maxWalk {
		return "{ __typename }"
	}
	parts := []string{"__typename"}
	for _, field := range definition.Fields {
		below := w.schema.Types[field.Type.Name()]
		switch {
		case field.Name == "id":
			parts = append(parts, "id")
		case below.Kind != ast.Object || field.Name == "edges" || isReference(below.Name) || (depth > w.back && leadsBack(typeName, field.Name)):
			continue
		default:
			w.walked[typeName+"."+field.Name] = true
			parts = append(parts, fmt.Sprintf("%s%s %s", field.Name, arguments(field), w.selection(below.Name, depth+1)))
		}
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// isReference tells of types that everybody may see.
func isReference(typeName string) bool {
	return slices.Contains([]string{"Delegation", "Group", "Venue", "WorkProgramme", "Meeting", "PageInfo"}, typeName)
}

// leadsBack tells of fields that lead to what was walked already, from deeper down.
func leadsBack(typeName, field string) bool {
	return field == "proposal" && typeName != "Relation" || field == "question" || field == "revision" || strings.HasSuffix(field, "Revision") ||
		field == "meetings" || field == "joinedAt" || field == "leftAt" || typeName == "Meeting"
}

func arguments(field *ast.FieldDefinition) string {
	values := []string{}
	if field.Arguments.ForName("first") != nil {
		values = append(values, "first: 9")
	}
	if field.Arguments.ForName("number") != nil {
		values = append(values, "number: 1")
	}
	if len(values) == 0 {
		return ""
	}
	return "(" + strings.Join(values, ", ") + ")"
}
