package download_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/web/download"
)

// limits records the slots and the memory that downloads acquire. Both are unlimited, unless
// noMemory or full is set.
type limits struct {
	full     map[admission.Class]bool
	noMemory bool
	acquired []admission.Class
	held     int // bytes in total
	open     int // slots and memory that were not released
}

func (l *limits) admit(_ context.Context, class admission.Class) (func(), error) {
	l.acquired = append(l.acquired, class)
	if l.full[class] {
		return nil, admission.ErrFull
	}
	l.open++
	return func() { l.open-- }, nil
}

func (l *limits) hold(_ context.Context, size int) (func(), error) {
	l.held += size
	if l.noMemory {
		return nil, admission.ErrShare
	}
	l.open++
	return func() { l.open-- }, nil
}

func TestDownloadLimits(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	from, to := h.id(h.revision(0)), h.id(h.revision(1))
	comparison := "/compare.txt?from=" + from + "&to=" + to
	for _, c := range []struct {
		name, path string
		limits     limits
		status     int
		acquired   []admission.Class
		buffered   bool
	}{
		{"a table is buffered", "/follow-ups.csv", limits{}, http.StatusOK, []admission.Class{admission.Analyses}, true},
		{"a feed is buffered", "/feeds/programmes/ECOMMERCE.atom", limits{}, http.StatusOK, []admission.Class{admission.HeavyReads}, true},
		{"a comparison has a class of its own", comparison, limits{}, http.StatusOK, []admission.Class{admission.Comparisons}, true},
		{"a network is streamed", "/network.csv", limits{}, http.StatusOK, []admission.Class{admission.Downloads, admission.Analyses}, false},
		{"too many analyses", "/network.csv", limits{full: map[admission.Class]bool{admission.Analyses: true}}, http.StatusServiceUnavailable, []admission.Class{admission.Downloads, admission.Analyses}, false},
		{"too many open downloads", "/network.csv", limits{full: map[admission.Class]bool{admission.Downloads: true}}, http.StatusServiceUnavailable, []admission.Class{admission.Downloads}, false},
		{"too many comparisons", comparison, limits{full: map[admission.Class]bool{admission.Comparisons: true}}, http.StatusServiceUnavailable, []admission.Class{admission.Comparisons}, false},
		{"too much memory", "/follow-ups.csv", limits{noMemory: true}, http.StatusTooManyRequests, []admission.Class{admission.Analyses}, true},
	} {
		l := c.limits
		h.handler.Limit(download.Limits{Admit: l.admit, Hold: l.hold})
		answer, body := h.get(access.Viewer{}, c.path)
		if answer.StatusCode != c.status {
			t.Errorf("%s: got status %d, want %d: %s", c.name, answer.StatusCode, c.status, body)
		}
		if got := answer.Header.Get("Retry-After") != ""; got != (c.status != http.StatusOK) {
			t.Errorf("%s: unexpected presence of Retry-After: %t", c.name, got)
		}
		if diff := cmp.Diff(c.acquired, l.acquired); diff != "" {
			t.Errorf("%s: acquired slots (-want +got):\n%s", c.name, diff)
		}
		if c.buffered != (l.held > 0) || (c.status == http.StatusOK && c.buffered && l.held != len(body)) {
			t.Errorf("%s: got %d reserved bytes for a body of %d bytes", c.name, l.held, len(body))
		}
		if l.open != 0 {
			t.Errorf("%s: %d slots or reservations are not released", c.name, l.open)
		}
	}
}
