package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// circulateRestricted files, submits and circulates a restricted Rev.1 of a proposal of Japan.
func (d *fixture) circulateRestricted(t *testing.T, proposal models.ID, symbol string) {
	t.Helper()
	d.mustDo(t, "file", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
			Proposal: proposal, BasedOn: d.revision(t, "JPN", proposal, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
			Texts: []tracker.TextInput{{Language: models.English, Title: "Concealed", Body: "1  WHY\n\n1.1.  For another reason.\n"}},
		}, query.Preload{})
		return err
	})
	d.submit(t, "JPN", proposal, 1)
	d.mustDo(t, "circulate", func() error {
		in := trackertest.Circulation(t, d.tracker, secretariat(), proposal, 1, d.tracker.Reader.Today(), symbol)
		in.Access = models.Restricted
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(), in, query.Preload{})
		return err
	})
}

// Subscribers who may not see a restricted Rev.1 receive no events about it. They receive later events of the
// proposal as if the public original were its only revision.
func TestMixedAccessSubscription(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { d.hub.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
	proposal := d.file(t, "JPN", models.Public)
	d.circulate(t, "JPN", proposal, "TEST/W/900")
	id := d.idOf(models.TypeProposal, proposal)
	last := at(d.must(t, access.Viewer{}, `query ($id: ID!) { proposal(by: {id: $id}) { events(last: 1) { nodes { id } } } }`, map[string]any{"id": id}), "proposal", "events", "nodes", 0, "id")
	const subscribe = `subscription ($filter: EventFilter, $afterEvent: ID) { events(filter: $filter, afterEvent: $afterEvent) {
		kind revision { number } proposal { symbol title { text } currentRevision { number } } } }`
	variables := map[string]any{"filter": map[string]any{"proposalIds": []any{id}}, "afterEvent": last}
	viewers := map[string]access.Viewer{"public": {}, "observer": delegation("VAT"), "Member": delegation("BRA")}
	next := map[string]func() map[string]any{}
	for name, viewer := range viewers {
		next[name] = d.listen(t, viewer, subscribe, variables)
	}
	d.circulateRestricted(t, proposal, "TEST/W/900/Rev.1")
	d.mustDo(t, "target", func() error {
		_, err := d.tracker.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: proposal, Venue: "MC11"}, query.Preload{})
		return err
	})
	original := []string{"VENUE_TARGETED <nil> of TEST/W/900 Trial 0"}
	whole := []string{"REVISION_CIRCULATED 1 of TEST/W/900/Rev.1 Concealed 1", "VENUE_TARGETED <nil> of TEST/W/900/Rev.1 Concealed 1"}
	for name, want := range map[string][]string{"public": original, "observer": original, "Member": whole} {
		got := []string{}
		for len(got) == 0 || !strings.HasPrefix(got[len(got)-1], "VENUE_TARGETED") {
			event := next[name]()
			number := any(nil)
			if revision := at(event, "revision"); revision != nil {
				number = at(revision, "number")
			}
			got = append(got, fmt.Sprint(event["kind"], " ", number, " of ", at(event, "proposal", "symbol"), " ", at(event, "proposal", "title", "text"), " ", at(event, "proposal", "currentRevision", "number")))
		}
		if name == "Member" { // a Member receives the submission only if it is read after the circulation
			got = slices.DeleteFunc(got, func(line string) bool { return strings.HasPrefix(line, "REVISION_SUBMITTED 1") })
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: received events (-want +got):\n%s", name, diff)
		}
	}
}

// A viewer's node is found only with a token of the same subject and delegation.
func TestViewerNode(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	japan := delegation("JPN")
	id := at(d.must(t, japan, `{ viewer { id } }`, nil), "viewer", "id")
	renewed, other, brazil := japan, japan, japan
	renewed.TokenID, renewed.Scopes = "another", access.NewScopes(access.ScopeProposalsRead)
	other.Subject = "someone else"
	brazil.Delegation = "BRA"
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   any
	}{
		"same token":                     {japan, id},
		"renewed token":                  {renewed, id},
		"other subject":                  {other, nil},
		"same subject, other delegation": {brazil, nil},
		"Secretariat":                    {secretariat(), nil},
		"public":                         {access.Viewer{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := d.must(t, c.viewer, `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`, map[string]any{"id": id})
			want := map[string]any{"node": nil, "nodes": []any{nil}}
			if c.want != nil {
				want = map[string]any{"node": map[string]any{"id": c.want}, "nodes": []any{map[string]any{"id": c.want}}}
			}
			if diff := cmp.Diff(want, found); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Invitations and requests are listed to their senders and receivers until they are answered, and to nobody else.
func TestSentAndReceived(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	draft := d.file(t, "JPN", models.Public, "SGP", "PAK")
	public := d.file(t, "JPN", models.Public)
	d.circulate(t, "JPN", public, "TEST/W/900")
	d.mustDo(t, "KOR requests", func() error {
		_, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("KOR"), tracker.RequestCoAuthorship{Proposal: public}, query.Preload{})
		return err
	})
	const page = `(first: 100) { totalCount nodes { sponsor { code } proposal { id } } }`
	ask := `{ viewer { invitationsSent` + page + ` invitationsReceived` + page + ` requestsSent` + page + ` requestsReceived` + page + ` } }`
	lists := func(viewer access.Viewer) map[string][]string {
		t.Helper()
		found := map[string][]string{}
		for name, list := range at(d.must(t, viewer, ask, nil), "viewer").(map[string]any) {
			total := 0
			for _, row := range at(list, "nodes").([]any) {
				total++
				if id := at(row, "proposal", "id"); id == d.idOf(models.TypeProposal, draft) || id == d.idOf(models.TypeProposal, public) {
					found[name] = append(found[name], at(row, "sponsor", "code").(string))
				}
			}
			slices.Sort(found[name])
			if at(list, "totalCount") != float64(total) {
				t.Errorf("%s of %s: got totalCount %v, want %d", name, viewer.Delegation, at(list, "totalCount"), total)
			}
		}
		return found
	}
	check := func(state string, want map[models.Code]map[string][]string) {
		t.Helper()
		for _, code := range []models.Code{"JPN", "SGP", "PAK", "KOR", "BRA"} {
			if diff := cmp.Diff(want[code], lists(delegation(code))); diff != "" && (len(want[code]) > 0 || len(lists(delegation(code))) > 0) {
				t.Errorf("%s, %s (-want +got):\n%s", state, code, diff)
			}
		}
	}
	check("before answers", map[models.Code]map[string][]string{
		"JPN": {"invitationsSent": {"PAK", "SGP"}, "requestsReceived": {"KOR"}},
		"SGP": {"invitationsReceived": {"SGP"}},
		"PAK": {"invitationsReceived": {"PAK"}},
		"KOR": {"requestsSent": {"KOR"}},
	})
	d.answerTo(t, "SGP", draft, models.Accept)
	check("after an answer", map[models.Code]map[string][]string{
		"JPN": {"invitationsSent": {"PAK"}, "requestsReceived": {"KOR"}},
		"PAK": {"invitationsReceived": {"PAK"}},
		"KOR": {"requestsSent": {"KOR"}},
	})
}

// Each connection accepts first: 0 and last: 0, and returns no rows but the total of the whole list.
func TestEmptyPages(t *testing.T) {
	t.Parallel()
	d, s := newFixture(t), schema(t)
	d.createProposalsInAllStates(t)
	d.webhook(t, delegation("JPN"))
	g := d.databaseContent(t)
	japan, err := d.tracker.Reader.Principal(delegation("JPN"))
	if err != nil {
		t.Fatal(err)
	}
	parents := map[string]string{"Viewer": "viewer", "Query": ""}
	for _, id := range sortedIDs(g.rows) {
		if g.rows[id](japan) {
			parents[typeName(id)] = fmt.Sprintf("node(id: %q) { ... on %s", id, typeName(id))
		}
	}
	parents["Venue"], parents["CoSponsorshipNetwork"] = `venue(code: "GC")`, "coSponsorship"
	parents["NetworkMember"], parents["NetworkBetween"] = `coSponsorship { member(code: "JPN")`, `coSponsorship { between(a: "JPN", b: "SGP")`
	parents["Delegation"], parents["Group"], parents["WorkProgramme"] = `delegation(code: "JPN")`, `group(code: "AFRICAN_GROUP")`, "workProgrammes"
	demo := d.must(t, delegation("JPN"), `{ proposal(by: {symbol: "DEMO/W/1"}) { venueTargets { agendaItems { id meeting { id } } } } }`, nil)
	placed := at(demo, "proposal", "venueTargets", 0, "agendaItems", 0)
	parents["AgendaItem"] = fmt.Sprintf("node(id: %q) { ... on AgendaItem", at(placed, "id"))
	parents["Meeting"] = fmt.Sprintf("node(id: %q) { ... on Meeting", at(placed, "meeting", "id"))
	parents["NetworkSlice"], parents["Webhook"] = "coSponsorshipSeries", "viewer { webhooks { nodes"
	tried := 0
	for _, parent := range slices.Sorted(maps.Keys(s.Types)) {
		for _, field := range s.Types[parent].Fields {
			if s.Types[parent].Kind != ast.Object || !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			way, known := parents[parent]
			if !known {
				t.Errorf("no path to %s.%s: add its parent to parents", parent, field.Name)
				continue
			}
			tried++
			d.emptyPage(t, way, field)
		}
	}
	if tried < 20 {
		t.Errorf("tested %d connections, want at least 20", tried)
	}
}

// emptyPage requests an empty page of a connection, and compares it with the expected page and the total of the whole
// list.
func (d *fixture) emptyPage(t *testing.T, way string, field *ast.FieldDefinition) {
	t.Helper()
	required := ""
	if field.Name == "search" {
		required = `query: "trial", `
	}
	for _, size := range []string{"first", "last"} {
		if field.Arguments.ForName(size) == nil {
			continue
		}
		page := field.Name + "(" + required + size + ": 0) { totalCount edges { cursor } nodes { __typename } pageInfo { startCursor endCursor } }"
		whole := "whole: " + field.Name + "(" + required + "first: 1) { totalCount }"
		open := strings.Count(way, "{") - strings.Count(way, "}") + 1
		document := "{ " + way + " { " + page + " " + whole + strings.Repeat(" }", open) + " }"
		if way == "" {
			document = "{ " + page + " " + whole + " }"
		}
		data := d.must(t, delegation("JPN"), document, nil)
		found, total := connectionIn(data, field.Name), connectionIn(data, "whole")
		want := map[string]any{"totalCount": total["totalCount"], "edges": []any{}, "nodes": []any{}, "pageInfo": map[string]any{"startCursor": nil, "endCursor": nil}}
		if diff := cmp.Diff(want, found); diff != "" || total["totalCount"] == nil {
			t.Errorf("%s (-want +got):\n%s", document, diff)
		}
	}
}

// connectionIn returns the first connection with the given name in a response, or nil.
func connectionIn(value any, name string) map[string]any {
	switch v := value.(type) {
	case map[string]any:
		if found, ok := v[name].(map[string]any); ok && found["totalCount"] != nil {
			return found
		}
		for _, inner := range v {
			if found := connectionIn(inner, name); found != nil {
				return found
			}
		}
	case []any:
		for _, inner := range v {
			if found := connectionIn(inner, name); found != nil {
				return found
			}
		}
	}
	return nil
}
