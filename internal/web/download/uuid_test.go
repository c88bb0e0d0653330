package download_test

import (
	"net/http"
	"strings"
	"testing"

	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
)

// No file contains the UUID of a row, which would reveal when the row was created.
func TestDownloadsHideUUIDs(t *testing.T) {
	t.Parallel()
	h := newFixture(t)
	p, err := h.Reader.Proposal(t.Context(), viewer("JPN"), h.proposal, query.With(query.Events, query.FollowUps))
	h.do("read", err)
	meeting, err := h.RecordMeeting(t.Context(), viewer(""), tracker.RecordMeeting{Venue: "GC", StartsOn: h.Reader.Today()})
	h.do("record a meeting", err)
	uuids := []string{p.ID.String(), p.SubmittedByID.String(), p.FollowUps[0].ID.String(), meeting.ID.String()}
	for _, revision := range p.Revisions {
		uuids = append(uuids, revision.ID.String())
	}
	for _, event := range p.Events {
		uuids = append(uuids, event.ID.String())
	}
	if len(uuids) < 8 {
		t.Fatalf("got only %d UUIDs to look for", len(uuids))
	}
	targets := []string{
		"/follow-ups.csv", "/follow-ups.html", "/follow-ups.csv?meeting=" + h.id(meeting), "/feeds/programmes/ECOMMERCE.atom",
		"/feeds/delegations/JPN.atom", "/compare.html?from=" + h.id(p.Revisions[0]) + "&to=" + h.id(p.Revisions[1]),
	}
	for _, format := range network.Formats() {
		targets = append(targets, "/"+format.FileName())
	}
	for _, target := range targets {
		answer, body := h.get(viewer("JPN"), target)
		if answer.StatusCode != http.StatusOK || body == "" {
			t.Errorf("%s: got status %d, want 200 with content: %s", target, answer.StatusCode, body)
		}
		for _, id := range uuids {
			if strings.Contains(body, id) || strings.Contains(body, id[:13]) {
				t.Errorf("%s contains %s: %s", target, id, body)
			}
		}
	}
}
