package graph_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
)

// contract returns the operations that clients send, by file name. It skips the test if the files are not available.
func contract(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", "contract-0.1", "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Skip("the client operations in ../shared/contract-0.1 are not available")
	}
	operations := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		operations[strings.TrimSuffix(filepath.Base(file), ".graphql")] = string(text)
	}
	return operations
}

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("schema", "*.graphqls"))
	if err != nil {
		t.Fatal(err)
	}
	sources := []*ast.Source{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	return gqlparser.MustLoadSchema(sources...)
}

func TestContractIsValid(t *testing.T) {
	t.Parallel()
	s := schema(t)
	for name, operations := range contract(t) {
		if _, err := gqlparser.LoadQueryWithRules(s, operations, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// contractClient is a client that sends the operations of the contract over HTTP.
type contractClient struct {
	handler    http.Handler
	operations map[string]string
}

// newContractClient returns a client of a server with the demo data.
func newContractClient(t *testing.T) (*fixture, *contractClient) { //nolint:unparam // some tests also use the fixture
	t.Helper()
	operations := contract(t)
	d := newFixture(t)
	return d, &contractClient{d.overHTTP(t, nil), operations}
}

// ask sends an operation from one of the contract's files as the viewer. An error fails the test.
func (f *contractClient) ask(t *testing.T, viewer access.Viewer, file, operation string, variables map[string]any) map[string]any {
	t.Helper()
	body := written(t, map[string]any{"query": f.operations[file], "operationName": operation, "variables": variables})
	request := httptest.NewRequestWithContext(access.NewContext(t.Context(), viewer), http.MethodPost, "/graphql", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := answerOf(t, f.handler, request)
	if len(answer.Errors) > 0 {
		t.Fatalf("%s: %+v", operation, answer.Errors)
	}
	return answer.Data
}

// act sends a mutation from filing.graphql as the viewer, and returns the given field of the payload.
func (f *contractClient) act(t *testing.T, viewer access.Viewer, operation, field string, input map[string]any) map[string]any {
	t.Helper()
	payload := f.ask(t, viewer, "filing", operation, map[string]any{"input": input})
	return at(payload, strings.ToLower(operation[:1])+operation[1:], field).(map[string]any)
}

func TestContractReads(t *testing.T) {
	t.Parallel()
	_, f := newContractClient(t)

	t.Run("ProposalPage", func(t *testing.T) {
		t.Parallel()
		page := at(f.ask(t, access.Viewer{}, "proposal", "ProposalPage", map[string]any{"symbol": "job/gc/96", "language": "FR"}), "proposal")
		got := []any{at(page, "symbol"), at(page, "label"), at(page, "title", "language"), at(page, "coAuthors", "totalCount"), at(page, "revisions", "nodes", 1, "reasonCheck", "holds")}
		if diff := cmp.Diff([]any{"JOB/GC/96/Rev.1", "JOB/GC/96/Rev.1", "FR", 6.0, true}, got); diff != "" {
			t.Errorf("symbol, label, language of the title, number of co-authors, reasonCheck.holds of Rev.1 (-want +got):\n%s", diff)
		}
	})
	t.Run("ProposalPage as of a day", func(t *testing.T) {
		t.Parallel()
		page := at(f.ask(t, access.Viewer{}, "proposal", "ProposalPage", map[string]any{"symbol": "JOB/GC/96/Rev.1", "asOf": "2016-07-19"}), "proposal")
		if got := at(page, "coAuthors", "totalCount"); got != 4.0 {
			t.Errorf("on the day before Rev.1: got %v co-authors, want 4", got)
		}
	})
	t.Run("Feed", func(t *testing.T) {
		t.Parallel()
		filter := map[string]any{"venues": []string{"CTG"}, "sponsors": []string{"USA"}}
		feed := at(f.ask(t, access.Viewer{}, "feed", "Feed", map[string]any{"first": 5, "filter": filter, "orderBy": map[string]any{"field": "SYMBOL", "direction": "DESC"}}), "proposals")
		if got := at(feed, "edges", 0, "node", "symbol"); got != "JOB/GC/204/Rev.6" {
			t.Errorf("got first symbol %v, want JOB/GC/204/Rev.6", got)
		}
		if got := at(feed, "totalCountIsExact"); got != true {
			t.Errorf("got totalCountIsExact %v, want true", got)
		}
	})
	t.Run("Desk", func(t *testing.T) {
		t.Parallel()
		viewer := at(f.ask(t, delegation("NZL"), "desk", "Desk", nil), "viewer")
		if diff := cmp.Diff([]any{"NZL", 4.0}, []any{at(viewer, "delegation", "code"), at(viewer, "openQuestions", "totalCount")}); diff != "" {
			t.Errorf("delegation, number of open questions (-want +got):\n%s", diff)
		}
		if public := f.ask(t, access.Viewer{}, "desk", "Desk", nil); public["viewer"] != nil {
			t.Errorf("got %v for the public, want a null viewer", public)
		}
	})
	t.Run("Network and Between", func(t *testing.T) {
		t.Parallel()
		network := at(f.ask(t, access.Viewer{}, "network", "Network", nil), "coSponsorship").(map[string]any)
		if members := network["members"].([]any); len(members) == 0 || float64(len(members)) != network["sponsorCount"] {
			t.Errorf("got %d members, want sponsorCount, %v", len(members), network["sponsorCount"])
		}
		tie := at(network, "ties", "nodes", 0)
		a, b, shared := at(tie, "a", "code"), at(tie, "b", "code"), at(tie, "sharedCount")
		between := at(f.ask(t, access.Viewer{}, "network", "Between", map[string]any{"a": a, "b": b}), "coSponsorship", "between")
		got := []any{at(between, "sharedCount"), at(between, "items", "totalCount"), at(between, "path")}
		path := []any{map[string]any{"code": a}, map[string]any{"code": b}}
		if diff := cmp.Diff([]any{shared, shared, path}, got); diff != "" {
			t.Errorf("first tie: shared count, number of items, path (-tie +between):\n%s", diff)
		}
	})
}

// The operations of filing.graphql cover the life of a proposal from its first draft to its withdrawal.
func TestContractFiling(t *testing.T) {
	t.Parallel()
	_, f := newContractClient(t)
	japan, korea, swiss, office := delegation("JPN"), delegation("KOR"), delegation("CHE"), secretariat()
	text := map[string]any{"language": "EN", "title": "Paperless trade", "content": map[string]any{"body": "1  WHY\n\n1.1.  Paper costs time.\n"}}

	created := f.act(t, japan, "CreateProposal", "proposal", map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": []any{text}, "coAuthors": []string{"KOR"}})
	proposal, draft := created["id"], at(created, "pendingRevision")
	invitation := at(f.ask(t, korea, "desk", "Desk", nil), "viewer", "invitationsReceived", "nodes", 0)
	if diff := cmp.Diff(proposal, at(invitation, "proposal", "id")); diff != "" {
		t.Fatalf("proposal of Korea's first invitation (-want +got):\n%s", diff)
	}
	f.act(t, korea, "RespondToCoAuthorship", "coAuthorship", map[string]any{"coAuthorship": at(invitation, "id"), "response": "ACCEPT"})
	edited := f.act(t, japan, "EditRevision", "revision", map[string]any{
		"revision": at(draft, "id"), "expectedVersion": at(draft, "version"), "texts": []any{map[string]any{"language": "EN", "title": "Trade without paper"}},
	})
	version := map[string]any{"revision": edited["id"], "expectedVersion": edited["version"]}
	f.act(t, japan, "SubmitRevision", "revision", version)
	circulated := f.act(t, office, "CirculateRevision", "revision", with(version, map[string]any{"symbols": []string{"JOB/GC/900"}, "circulatedOn": "2026-01-05"}))
	if diff := cmp.Diff([]any{"JOB/GC/900", "PUBLIC"}, []any{circulated["symbol"], circulated["access"]}); diff != "" {
		t.Errorf("symbol and access of the circulated revision (-want +got):\n%s", diff)
	}

	request := f.act(t, swiss, "RequestCoAuthorship", "coAuthorship", map[string]any{"proposal": proposal})
	joining := f.act(t, japan, "RespondToCoAuthorship", "coAuthorship", map[string]any{"coAuthorship": request["id"], "response": "ACCEPT"})
	f.act(t, japan, "InviteCoAuthor", "coAuthorship", map[string]any{"proposal": proposal, "sponsor": "SGP"})
	revised := f.act(t, japan, "FileRevision", "revision", map[string]any{"proposal": proposal, "basedOn": edited["id"], "kind": "REVISION", "reason": "CO_AUTHORS_ONLY"})
	if diff := cmp.Diff(map[string]any{"sponsorsAdded": []any{map[string]any{"code": "CHE"}}, "textChanged": false}, revised["changes"]); diff != "" {
		t.Errorf("changes of the revision that adds Switzerland (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]any{"holds": true}, revised["reasonCheck"]); diff != "" {
		t.Errorf("reasonCheck of the revision that adds Switzerland (-want +got):\n%s", diff)
	}
	f.act(t, swiss, "WithdrawCoAuthorship", "coAuthorship", map[string]any{"coAuthorship": joining["id"]})

	target := f.act(t, japan, "TargetVenue", "venueTarget", map[string]any{"proposal": proposal, "venue": "GC"})
	outcome := f.act(t, office, "RecordOutcome", "outcome", map[string]any{"venueTarget": target["id"], "kind": "NOTED", "decidedOn": "2026-02-02"})
	if diff := cmp.Diff([]any{"NOTED", target["id"]}, []any{outcome["kind"], at(outcome, "venueTarget", "id")}); diff != "" {
		t.Errorf("kind and venue target of the outcome (-want +got):\n%s", diff)
	}
	suggestion := f.act(t, japan, "SuggestFollowUp", "followUp", map[string]any{"proposal": proposal, "kind": "FURTHER_WORK", "texts": []any{map[string]any{"language": "EN", "text": "Report on paper."}}})
	advanced := f.act(t, office, "AdvanceFollowUp", "followUp", map[string]any{"followUp": suggestion["id"], "status": "AGREED", "takenOn": "2026-02-02", "documentSymbol": "WT/GC/M/900"})
	if diff := cmp.Diff("WT/GC/M/900", at(advanced, "steps", 1, "document", "symbol")); diff != "" {
		t.Errorf("document of the follow-up step (-want +got):\n%s", diff)
	}
	other := at(f.ask(t, access.Viewer{}, "proposal", "ProposalPage", map[string]any{"symbol": "JOB/GC/96"}), "proposal", "id")
	relation := f.act(t, japan, "RelateProposals", "relation", map[string]any{"from": proposal, "kind": "RELATED_TO", "to": other})
	if diff := cmp.Diff([]any{proposal, other}, []any{at(relation, "from", "id"), at(relation, "to", "id")}); diff != "" {
		t.Errorf("ends of the relation (-want +got):\n%s", diff)
	}
	question := at(f.ask(t, delegation("NZL"), "desk", "Desk", nil), "viewer", "openQuestions", "nodes", 0, "id")
	answer := f.act(t, delegation("NZL"), "AnswerQuestion", "answer", map[string]any{"question": question, "texts": []any{map[string]any{"language": "EN", "text": "Yes."}}})
	if diff := cmp.Diff("NZL", at(answer, "delegation", "code")); diff != "" {
		t.Errorf("delegation of the answer (-want +got):\n%s", diff)
	}
	withdrawn := f.act(t, japan, "WithdrawProposal", "proposal", map[string]any{"proposal": proposal})
	if diff := cmp.Diff(map[string]any{"id": proposal, "status": "WITHDRAWN"}, withdrawn); diff != "" {
		t.Errorf("withdrawn proposal (-want +got):\n%s", diff)
	}
}

// with returns the union of both maps.
func with(fields, more map[string]any) map[string]any {
	all := maps.Clone(fields)
	maps.Copy(all, more)
	return all
}
