package download_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// networkFiles maps the names of network files to their media types.
var networkFiles = map[string]string{
	"network.csv":            "text/csv; charset=utf-8; header=present",
	"network-projection.csv": "text/csv; charset=utf-8; header=present",
	"network.graphml":        "application/graphml+xml; charset=utf-8",
	"network.gexf":           "application/gexf+xml; charset=utf-8",
	"network.net":            "text/plain; charset=utf-8",
	"network.json":           "application/json",
}

// newAlliance returns a fixture with a proposal by Korea, Singapore and Côte d'Ivoire, and a
// restricted proposal by Switzerland and Iceland.
func newAlliance(t *testing.T) *fixture {
	t.Helper()
	h := newFixture(t)
	h.paper("KOR", models.Public, "TEST/N/1", "SGP", "CIV")
	h.paper("CHE", models.Restricted, "TEST/N/2", "ISL")
	return h
}

func (h *fixture) paper(by models.Code, to models.Access, symbol string, coAuthors ...string) {
	h.t.Helper()
	p, err := h.CreateProposal(h.t.Context(), viewer(by), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, Access: to, CoAuthors: coAuthors,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Together", Body: "1  WHY\n\n1.1.  Because.\n"}},
	}, query.With(query.CoAuthorships))
	h.do("create", err)
	for _, spell := range p.CoAuthorships {
		if spell.SponsorID == p.SubmittedByID {
			continue
		}
		who := viewer(h.Reader.Directory().Code(spell.SponsorID))
		who.Scopes = access.NewScopes(access.ScopeProposalsRead, access.ScopeCoAuthorsWrite)
		_, err := h.RespondToCoAuthorship(h.t.Context(), who, tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept}, query.Preload{})
		h.do("accept", err)
	}
	_, err = h.SubmitRevision(h.t.Context(), viewer(by), trackertest.Submission(h.t, h.Tracker, viewer(by), p.ID, 0), query.Preload{})
	h.do("submit", err)
	_, err = h.CirculateRevision(h.t.Context(), viewer(""),
		trackertest.Circulation(h.t, h.Tracker, viewer(by), p.ID, 0, models.NewDate(2016, 7, 1), symbol), query.Preload{})
	h.do("circulate", err)
}

func TestNetworkDownload(t *testing.T) {
	t.Parallel()
	h := newAlliance(t)
	for name, mediaType := range networkFiles {
		answer, body := h.get(access.Viewer{}, "/"+name)
		header := map[string]string{}
		for _, key := range []string{"Content-Type", "Content-Disposition", "Cache-Control", "Vary"} {
			header[key] = answer.Header.Get(key)
		}
		want := map[string]string{
			"Content-Type": mediaType, "Content-Disposition": "attachment; filename=" + name, "Cache-Control": "public, no-cache", "Vary": "Accept-Language, Authorization",
		}
		if diff := cmp.Diff(want, header); diff != "" || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, header (-want +got):\n%s", name, answer.StatusCode, diff)
		}
		if !strings.Contains(body, "KOR") || strings.Contains(body, "CHE") || strings.Contains(body, "Iceland") {
			t.Errorf("%s: unexpected content for the public:\n%s", name, body)
		}
		own, whole := h.get(viewer("BRA"), "/"+name)
		if own.Header.Get("ETag") != "" || own.Header.Get("Cache-Control") != "private, no-store" || !strings.Contains(whole, "CHE") || !strings.Contains(whole, "KOR") {
			t.Errorf("%s: unexpected response to a Member: %v\n%s", name, own.Header, whole)
		}
		if observer, seen := h.get(viewer("VAT"), "/"+name); observer.StatusCode != http.StatusOK || strings.Contains(seen, "CHE") {
			t.Errorf("%s: unexpected response to an observer: status %d\n%s", name, observer.StatusCode, seen)
		}
	}
}

// A client that already has a file receives 304 until the content of the file changes.
func TestNetworkCaching(t *testing.T) {
	t.Parallel()
	h := newAlliance(t)
	tags := map[string]string{}
	for name := range networkFiles {
		first, _ := h.get(access.Viewer{}, "/"+name)
		tag := first.Header.Get("ETag")
		if !strings.HasPrefix(tag, `W/"`) {
			t.Fatalf("%s: got ETag %q, want a weak one", name, tag)
		}
		tags[name] = tag
		for given, want := range map[string]int{tag: 304, strings.TrimPrefix(tag, "W/"): 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200, "": 200} {
			again, body := h.get(access.Viewer{}, "/"+name, "If-None-Match", given)
			if again.StatusCode != want || (body == "") != (want == http.StatusNotModified) || again.Header.Get("ETag") != tag {
				t.Errorf("%s for If-None-Match %s: unexpected status %d, header %v or body %.80q", name, given, again.StatusCode, again.Header, body)
			}
		}
		for _, other := range []string{"?language=fr", "?weight=NEWMAN", "?sponsors=KOR&sponsors=SGP"} {
			answer, _ := h.get(access.Viewer{}, "/"+name+other, "If-None-Match", tag)
			if same := name == "network.csv" && other == "?weight=NEWMAN"; !same && answer.StatusCode != http.StatusOK {
				t.Errorf("%s%s, a different file: got status %d, want 200", name, other, answer.StatusCode)
			}
		}
		if member, _ := h.get(viewer("BRA"), "/"+name, "If-None-Match", tag); member.StatusCode != http.StatusOK {
			t.Errorf("%s: private file with the public ETag: got status %d, want 200", name, member.StatusCode)
		}
	}
	h.paper("KOR", models.Public, "TEST/N/3", "SGP")
	for name, tag := range tags {
		if after, _ := h.get(access.Viewer{}, "/"+name, "If-None-Match", tag); after.StatusCode != http.StatusOK {
			t.Errorf("%s: after a circulation: got status %d, want 200", name, after.StatusCode)
		}
	}
}

func TestNetworkFileFilters(t *testing.T) {
	t.Parallel()
	h := newAlliance(t)
	h.paper("KOR", models.Public, "TEST/N/3", "SGP")
	codes := func(target string) []string {
		ties := []string{}
		for _, row := range h.rows(access.Viewer{}, target)[1:] {
			ties = append(ties, row[0]+" "+row[2]+" "+row[4])
		}
		return ties
	}
	for query, want := range map[string][]string{
		"":                                       {"CIV KOR 1", "CIV SGP 1", "KOR SGP 2"},
		"minShared=2":                            {"KOR SGP 2"},
		"sponsors=KOR&sponsors=CIV":              {"CIV KOR 1"},
		"asOf=2016-06-30":                        {},
		"proposals.circulatedOn.from=2016-07-02": {},
		"joinedOn.to=2016-06-30":                 {},
		"proposals.venues=CTG":                   {},
		"proposals.workProgrammes=FISHERIES":     {},
		"proposals.statuses=withdrawn":           {},
		"proposals.submittedBy=KOR&proposals.statuses=CIRCULATED&proposals.statuses=NOTED&proposals.access=PUBLIC": {"CIV KOR 1", "CIV SGP 1", "KOR SGP 2"},
		"proposals.search=together&proposals.languages=EN&proposals.updatedAt.from=2016-01-01T00:00:00Z":           {"CIV KOR 1", "CIV SGP 1", "KOR SGP 2"},
		"maxPValue=0":           {},
		"joining=same_revision": {"CIV KOR 1", "CIV SGP 1", "KOR SGP 2"},
		"weight=NEWMAN":         {"CIV KOR 0.5", "CIV SGP 0.5", "KOR SGP 1.5"},
		// Ties lead from a co-sponsor to the submitting delegation, with half of the first paper's
		// weight and the full weight of the other.
		"weight=fowler": {"CIV KOR 0.5", "SGP KOR 1.5"},
	} {
		if diff := cmp.Diff(want, codes("/network-projection.csv?"+query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	for name, says := range map[string]string{
		"network.graphml": `edgedefault="directed"`, "network.gexf": `defaultedgetype="directed"`, "network.net": "*Arcs", "network.json": `"directed":true`,
	} {
		if _, body := h.get(access.Viewer{}, "/"+name+"?weight=FOWLER"); !strings.Contains(body, says) {
			t.Errorf("%s: missing %s in\n%s", name, says, body)
		}
		if _, body := h.get(access.Viewer{}, "/"+name); strings.Contains(body, says) {
			t.Errorf("%s: undirected file contains %s", name, says)
		}
	}
	for name := range networkFiles {
		for language, says := range map[string]string{"FR": "Corée", "es": "Corea", "EN": "Korea"} {
			if _, body := h.get(access.Viewer{}, "/"+name+"?language="+language); !strings.Contains(body, says) {
				t.Errorf("%s: missing %s in\n%s", name, says, body)
			}
		}
	}
}

// Each invalid parameter is reported under its name in the URL.
func TestNetworkParameterErrors(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	for query, field := range map[string]string{
		"joinedOn.from=2016": "joinedOn.from", "joinedOn.to=x": "joinedOn.to", "asOf=x": "asOf",
		"proposals.circulatedOn.from=x": "proposals.circulatedOn.from", "proposals.circulatedOn.to=2016-02-30": "proposals.circulatedOn.to",
		"joinedOn.from=2016-02-01&joinedOn.to=2016-01-01": "joinedOn.from", "proposals.circulatedOn.from=2016-02-01&proposals.circulatedOn.to=2016-01-01": "proposals.circulatedOn.from",
		"proposals.workProgrammes=X": "proposals.workProgrammes[0]", "proposals.venues=GC&proposals.venues=X": "proposals.venues[1]", "sponsors=X": "sponsors[0]",
		"proposals.statuses=x": "proposals.statuses", "proposals.outcomes=x": "proposals.outcomes", "proposals.access=x": "proposals.access",
		"proposals.revisionKinds=x": "proposals.revisionKinds", "proposals.languages=de": "proposals.languages", "proposals.followUpStatuses=x": "proposals.followUpStatuses",
		"proposals.updatedAt.from=2016-01-01": "proposals.updatedAt.from", "proposals.documentNumber=": "proposals.documentNumber",
		"expandGroups=yes": "expandGroups", "includeEnded=1": "includeEnded", "minShared=x": "minShared", "minShared=0": "minShared",
		"joining=x": "joining", "maxPValue=x": "maxPValue", "maxPValue=2": "maxPValue", "maxPValue=NaN": "maxPValue",
		"weight=x": "weight", "language=de": "language", "minshared=2": "minshared", "venues=GC": "venues", "asOf=2016-01-01&asOf=2017-01-01": "asOf",
	} {
		for name := range networkFiles {
			answer, body := h.get(access.Viewer{}, "/"+name+"?"+query)
			if answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"field":"`+field+`"`) || !strings.Contains(body, `"code":"INVALID_INPUT"`) {
				t.Errorf("%s?%s: got status %d, want 400 with INVALID_INPUT at the field: %s", name, query, answer.StatusCode, body)
			}
			if answer.Header.Get("Content-Disposition") != "" {
				t.Errorf("%s?%s: the error response names a file: %v", name, query, answer.Header)
			}
		}
	}
}

// All errors of a URL are reported together.
func TestAllParameterErrors(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	for target, fields := range map[string][]string{
		"/network.csv?asOf=x&weight=x&form=1&language=de": {"form", "language", "asOf", "weight"},
		"/follow-ups.csv?status=x&status=y&due=1":         {"due", "status", "status"},
		"/compare.txt?form=1":                             {"form", "from", "to"},
		"/feeds/venues/GC.atom?since=1":                   {"since"},
	} {
		answer, body := h.get(access.Viewer{}, target)
		var answered struct {
			Errors []struct {
				Extensions struct{ Code, Field string }
			}
		}
		if err := json.Unmarshal([]byte(body), &answered); err != nil {
			t.Fatalf("%s: %v: %s", target, err, body)
		}
		found := []string{}
		for _, one := range answered.Errors {
			found = append(found, one.Extensions.Field)
		}
		if diff := cmp.Diff(fields, found); diff != "" || answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d, fields of the errors (-want +got):\n%s", target, answer.StatusCode, diff)
		}
	}
}

// HEAD returns the header of the file, without its content.
func TestNetworkHeadRequests(t *testing.T) {
	t.Parallel()
	h := newAlliance(t)
	for name := range networkFiles {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodHead, "/"+name, http.NoBody)
		recorder := httptest.NewRecorder()
		h.handler.ServeHTTP(recorder, request)
		whole, _ := h.get(access.Viewer{}, "/"+name)
		if diff := cmp.Diff(whole.Header, recorder.Result().Header); diff != "" || recorder.Body.Len() > 0 {
			t.Errorf("%s: HEAD returned %d bytes; header (-GET +HEAD):\n%s", name, recorder.Body.Len(), diff)
		}
	}
}
