package tracker_test

import (
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

const rivals = 12

// together calls act for all rivals concurrently and counts the codes of the returned errors;
// success counts under the empty code.
func together(act func(rival int) error) map[models.ErrorCode]int {
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		ends  = map[models.ErrorCode]int{}
	)
	for rival := range rivals {
		group.Go(func() {
			err := act(rival)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				ends[""]++
			} else {
				ends[models.CodeOf(err)]++
			}
		})
	}
	group.Wait()
	return ends
}

// If several revisions based on the same one are filed concurrently, one succeeds, and the others
// fail with CONFLICT.
func TestConcurrentRevisions(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	first := f.revision(t, p, 0).ID
	ends := together(func(int) error {
		_, err := f.FileRevision(t.Context(), delegation("JPN"),
			tracker.FileRevision{Proposal: p.ID, BasedOn: first, Kind: models.KindRevision, Reason: models.ReasonRecirculation}, query.Preload{})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 1, models.Conflict: rivals - 1}, ends); diff != "" {
		t.Errorf("codes of the filings (-want +got):\n%s", diff)
	}
	seen, err := f.Reader.Proposal(t.Context(), delegation("JPN"), p.ID, everything)
	if err != nil || len(seen.Revisions) != 2 {
		t.Errorf("unexpected number of revisions %d, error %v", len(seen.Revisions), err)
	}
}

// Concurrent requests and invitations of one sponsor create a single co-authorship.
func TestConcurrentCoAuthorships(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	ends := together(func(rival int) error {
		if rival%2 == 0 {
			_, err := f.InviteCoAuthor(t.Context(), delegation("JPN"), tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: "PAK"}, query.Preload{})
			return err
		}
		_, err := f.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 1, models.Conflict: rivals - 1}, ends); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
}

// Concurrent calls with the same key run once, and all return the same result.
func TestConcurrentCallsWithOneKey(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	outcomes := sync.Map{}
	ends := together(func(int) error {
		p, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
		if err == nil {
			outcomes.Store(p.ID, true)
		}
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": rivals}, ends); diff != "" {
		t.Errorf("codes of the calls (-want +got):\n%s", diff)
	}
	proposals := 0
	outcomes.Range(func(any, any) bool { proposals++; return true })
	if written := f.rows(t)["proposals"]; proposals != 1 || written != 1 {
		t.Errorf("got %d written proposals, want the %d that calls returned", written, proposals)
	}
}

// If two proposals are circulated with the same symbol concurrently, one succeeds.
func TestConcurrentSymbols(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	circulations := make([]tracker.CirculateRevision, rivals)
	for i := range circulations {
		p := f.create(t, "JPN")
		f.submit(t, p, 0)
		circulations[i] = trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2016-07-01"), "JOB/GC/96")
	}
	ends := together(func(rival int) error {
		_, err := f.CirculateRevision(t.Context(), secretariat, circulations[rival], query.Preload{})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 1, models.Conflict: rivals - 1}, ends); diff != "" {
		t.Errorf("codes of the circulations (-want +got):\n%s", diff)
	}
}

// Writes that lock the same two proposals in opposite order do not deadlock.
func TestLockOrder(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, second := f.create(t, "JPN"), f.create(t, "JPN")
	f.circulate(t, first, 0, day("2016-07-01"), "TEST/W/1")
	f.circulate(t, second, 0, day("2016-07-01"), "TEST/W/2")
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day("2016-07-20")})
	if err != nil {
		t.Fatal(err)
	}
	// The calls alternate between the two ends, and the relations do not contradict each other.
	kinds := []models.RelationKind{models.Supersedes, models.Restates, models.RespondsTo, models.RelatedTo}
	ends := together(func(rival int) error {
		from, to, documents := first, second, []string{"TEST/W/1", "TEST/W/2"}
		if rival%2 == 0 {
			from, to, documents = second, first, []string{"TEST/W/2", "TEST/W/1"}
		}
		if rival < len(kinds) {
			_, err := f.RelateProposals(t.Context(), secretariat, tracker.RelateProposals{From: from.ID, Kind: kinds[rival], To: to.ID}, query.Preload{})
			return err
		}
		_, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{
			Meeting: meeting.ID, Number: strconv.Itoa(rival), Title: "Both", DocumentSymbols: documents,
		})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": rivals}, ends); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
	if found, err := audit.Verify(t.Context(), f.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verify the event log: broken links %v, error %v", found.Broken, err)
	}
}
