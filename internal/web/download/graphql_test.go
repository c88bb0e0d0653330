package download_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// origin is the address of the server under test.
const origin = "https://tracker.example.org"

// linked is a download link as returned by GraphQL.
type linked struct{ Format, URL, MediaType string }

// ask sends a GraphQL operation and decodes its data.
func (h *fixture) ask(who access.Viewer, document string, variables map[string]any, into any) {
	h.t.Helper()
	execute := graph.NewExecutor(graph.Backend{Reader: h.Reader, Tracker: h.Tracker, Analyst: analysis.New(h.Reader, analysis.DefaultConfig())}, graph.Options{Log: slog.New(slog.NewTextHandler(h.t.Output(), nil))})
	ctx := graphql.StartOperationTrace(access.NewContext(graph.WithRequest(h.t.Context(), "", origin, ""), who))
	operation, faults := execute.CreateOperationContext(ctx, &graphql.RawParams{Query: document, Variables: variables})
	if len(faults) > 0 {
		h.t.Fatal(faults)
	}
	handle, ctx := execute.DispatchOperation(ctx, operation)
	response := handle(ctx)
	if err := json.Unmarshal(response.Data, into); err != nil || len(response.Errors) > 0 {
		h.t.Fatal(err, response.Errors)
	}
}

// follow downloads a linked file and checks that it has the announced media type.
func (h *fixture) follow(who access.Viewer, link linked) (uri, body string) {
	h.t.Helper()
	address, err := url.Parse(link.URL)
	if err != nil || address.Scheme+"://"+address.Host != origin {
		h.t.Fatalf("got error %v and link %+v, want a URL of this server", err, link)
	}
	answer, body := h.get(who, address.RequestURI())
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != link.MediaType {
		h.t.Errorf("%s: got status %d and header %v, want 200 and the announced media type: %s", link.Format, answer.StatusCode, answer.Header, body)
	}
	return address.RequestURI(), body
}

func formats(links []linked) []string {
	formats := []string{}
	for _, link := range links {
		formats = append(formats, link.Format)
	}
	return formats
}

func TestDownloadsOfNetwork(t *testing.T) {
	t.Parallel()
	h := newAlliance(t)
	h.paper("KOR", models.Public, "TEST/N/3", "SGP")
	var answer struct {
		CoSponsorship struct {
			TieCount  int
			Downloads []linked
		}
	}
	h.ask(access.Viewer{}, `{
		coSponsorship(
			filter: {
				proposals: {
					statuses: [CIRCULATED, NOTED], workProgrammes: ["ECOMMERCE"], sponsors: ["SGP"], allSponsors: ["KOR", "SGP"], submittedBy: ["KOR"], access: [PUBLIC],
					languages: [EN], circulatedOn: {from: "2016-07-01", to: "2016-07-01"}, updatedAt: {from: "2016-01-01T00:00:00Z"}, search: "together -\"never\""
				}
				sponsors: ["KOR", "SGP", "CIV", "JPN"], joinedOn: {from: "2016-06-01", to: "2016-12-31"}
			}
			projection: {weight: FOWLER, minShared: 2, joining: SAME_REVISION, expandGroups: true, includeEnded: true, maxPValue: 1}
			asOf: "2016-07-02"
		) { tieCount downloads { format url mediaType } }
	}`, nil, &answer)
	if answer.CoSponsorship.TieCount != 1 {
		t.Errorf("unexpected number of ties: %d", answer.CoSponsorship.TieCount)
	}
	want := []string{"BIPARTITE_CSV", "PROJECTION_CSV", "GRAPHML", "GEXF", "PAJEK", "NODE_LINK_JSON"}
	if diff := cmp.Diff(want, formats(answer.CoSponsorship.Downloads)); diff != "" {
		t.Fatalf("formats (-want +got):\n%s", diff)
	}
	for _, link := range answer.CoSponsorship.Downloads {
		uri, _ := h.follow(access.Viewer{}, link)
		if link.Format != "PROJECTION_CSV" {
			continue
		}
		if rows := h.rows(access.Viewer{}, uri); len(rows) != 2 || rows[1][0] != "SGP" || rows[1][2] != "KOR" || rows[1][4] != "1.5" {
			t.Errorf("%s: got rows %v, want the tie of SGP to KOR with the weight 1.5", uri, rows)
		}
	}
}

func TestDownloadsOfComparison(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	p, err := h.Reader.Proposal(t.Context(), access.Viewer{}, h.proposal, query.With(query.Revisions))
	h.do("read", err)
	var answer struct{ Compare struct{ Downloads []linked } }
	h.ask(access.Viewer{}, `query($from: ID!, $to: ID!) { compare(from: $from, to: $to) { downloads { format url mediaType } } }`,
		map[string]any{"from": h.id(p.Revisions[0]), "to": h.id(p.Revisions[1])}, &answer)
	if diff := cmp.Diff([]string{"HTML", "TEXT", "DOCX"}, formats(answer.Compare.Downloads)); diff != "" {
		t.Fatalf("formats (-want +got):\n%s", diff)
	}
	for _, link := range answer.Compare.Downloads {
		_, body := h.follow(access.Viewer{}, link)
		if compressed := link.Format == "DOCX" || link.Format == "PDF"; !compressed && !strings.Contains(body, "really") {
			t.Errorf("%s lacks the inserted word:\n%s", link.Format, body)
		}
	}
}

func TestDownloadsOfRevision(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	var answer struct {
		Node struct{ Downloads []linked }
	}
	h.ask(access.Viewer{}, `query($id: ID!) { node(id: $id) { ... on Revision { downloads { format url mediaType } } } }`, map[string]any{"id": h.id(h.revision(1))}, &answer)
	if diff := cmp.Diff([]string{"HTML", "TEXT", "DOCX", "PDF", "AKOMA_NTOSO"}, formats(answer.Node.Downloads)); diff != "" {
		t.Fatalf("formats (-want +got):\n%s", diff)
	}
	for _, link := range answer.Node.Downloads {
		_, body := h.follow(access.Viewer{}, link)
		if compressed := link.Format == "DOCX" || link.Format == "PDF"; !compressed && !strings.Contains(body, "really") {
			t.Errorf("%s lacks the text:\n%s", link.Format, body)
		}
	}
}

func TestDownloadsOfCompilation(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	made, err := h.CompileAnswers(t.Context(), viewer(""), tracker.CompileAnswers{Proposal: h.proposal, Audience: models.AnswerMembers}, query.Preload{})
	h.do("compile", err)
	var answer struct{ Node struct{ Downloads []linked } }
	h.ask(viewer("KOR"), `query($id: ID!) { node(id: $id) { ... on Compilation { downloads { format url mediaType } } } }`, map[string]any{"id": h.id(made)}, &answer)
	if diff := cmp.Diff([]string{"HTML", "CSV", "DOCX"}, formats(answer.Node.Downloads)); diff != "" {
		t.Fatalf("formats (-want +got):\n%s", diff)
	}
	for _, link := range answer.Node.Downloads {
		h.follow(viewer("KOR"), link)
	}
}
