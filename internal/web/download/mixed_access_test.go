package download_test

import (
	"net/http"
	"strings"
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A file contains nothing of a revision that is hidden from the viewer, regardless of which of the
// two revisions is hidden.
func TestMixedAccess(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	original, later := h.revision(0), h.revision(1)
	compare := "/compare.txt?from=" + h.id(original) + "&to=" + h.id(later)
	restrict := func(restricted, public *models.Revision) {
		t.Helper()
		for revision, to := range map[*models.Revision]models.Access{restricted: models.Restricted, public: models.Public} {
			_, err := h.ChangeAccess(t.Context(), viewer(""), tracker.ChangeAccess{Revision: revision.ID, Access: to}, query.Preload{})
			if err != nil && models.CodeOf(err) != models.InvalidTransition { // the revision already has this access
				t.Fatal(err)
			}
		}
	}
	// shows checks that each file that lists the proposal contains its wanted symbol, as a cell,
	// and not the unwanted one.
	shows := func(who access.Viewer, wanted, unwanted string) {
		t.Helper()
		for _, target := range []string{"/follow-ups.csv", "/" + network.BipartiteCSV.FileName(), "/feeds/programmes/ECOMMERCE.atom", "/feeds/delegations/JPN.atom"} {
			answer, body := h.get(who, target)
			cells := strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune(",<>\n\r\" ", r) })
			has := map[string]bool{}
			for _, cell := range cells {
				has[cell] = true
			}
			if answer.StatusCode != http.StatusOK || !has[wanted] || (unwanted != "" && has[unwanted]) {
				t.Errorf("%s, for %q: %d, %s is wanted and %q is not: %s", target, who.Delegation, answer.StatusCode, wanted, unwanted, body)
			}
		}
	}
	compares := func(who access.Viewer, want int) {
		t.Helper()
		if answer, body := h.get(who, compare); answer.StatusCode != want {
			t.Errorf("comparison for %q: unexpected status %d or content %s", who.Delegation, answer.StatusCode, body)
		}
	}
	restrict(later, original)
	shows(access.Viewer{}, "JOB/GC/96", "JOB/GC/96/Rev.1")
	shows(viewer("BRA"), "JOB/GC/96/Rev.1", "")
	compares(access.Viewer{}, http.StatusNotFound)
	compares(viewer("VAT"), http.StatusNotFound)
	compares(viewer("BRA"), http.StatusOK)
	restrict(original, later)
	shows(access.Viewer{}, "JOB/GC/96/Rev.1", "JOB/GC/96")
	compares(access.Viewer{}, http.StatusNotFound)
	compares(viewer("BRA"), http.StatusOK)
}
