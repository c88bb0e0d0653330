package tracker_test

import (
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

const rivals = 12

// together runs an act of each rival at once, and counts how they ended; what succeeded counts
// under no code.
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

// Of those who file upon the same revision at once, one is first, and the others are told so.
func TestTwoRevisionsAtOnce(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	ends := together(func(int) error {
		_, err := f.FileRevision(t.Context(), delegation("JPN"),
			tracker.FileRevision{Proposal: p.ID, Kind: models.KindRevision, Reason: models.ReasonRecirculation}, query.Preload{})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 1, models.Conflict: rivals - 1}, ends); diff != "" {
		t.Errorf("how the filings ended (-want +got):\n%s", diff)
	}
	seen, err := f.Reader.Proposal(t.Context(), delegation("JPN"), p.ID, everything)
	if err != nil || len(seen.Revisions) != 2 {
		t.Errorf("%d revisions, %v", len(seen.Revisions), err)
	}
}

// Requests and invitations of one sponsor at once come to one co-authorship.
func TestOneCoAuthorshipAtATime(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
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
		t.Errorf("how they ended (-want +got):\n%s", diff)
	}
}

// The same call under the same key at once is one call, and all are answered with its outcome.
func TestOneKeyOneCall(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	outcomes := sync.Map{}
	ends := together(func(int) error {
		p, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
		if err == nil {
			outcomes.Store(p.ID, true)
		}
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": rivals}, ends); diff != "" {
		t.Errorf("how the calls ended (-want +got):\n%s", diff)
	}
	proposals := 0
	outcomes.Range(func(any, any) bool { proposals++; return true })
	if written := f.rows(t)["proposals"]; proposals != 1 || written != 1 {
		t.Errorf("%d proposals were answered and %d written", proposals, written)
	}
}

// Of two proposals that are to bear one symbol, one does.
func TestASymbolIsUsedOnce(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	proposals := make([]*models.Proposal, rivals)
	for i := range proposals {
		proposals[i] = f.create(t, "JPN")
		f.submit(t, proposals[i], 0)
	}
	ends := together(func(rival int) error {
		_, err := f.CirculateRevision(t.Context(), secretariat, tracker.CirculateRevision{
			Proposal: proposals[rival].ID, Symbols: []string{"JOB/GC/96"}, CirculatedOn: day("2016-07-01"),
		}, query.Preload{})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": 1, models.Conflict: rivals - 1}, ends); diff != "" {
		t.Errorf("how the circulations ended (-want +got):\n%s", diff)
	}
}

// Writes that touch two proposals, each from its own end, do not stop one another.
func TestTwoProposalsFromBothEnds(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	first, second := f.create(t, "JPN"), f.create(t, "JPN")
	f.circulate(t, first, 0, day("2016-07-01"), "TEST/W/1")
	f.circulate(t, second, 0, day("2016-07-01"), "TEST/W/2")
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", HeldOn: day("2016-07-20")})
	if err != nil {
		t.Fatal(err)
	}
	// From either end in turn, and none the contrary of another.
	kinds := []models.RelationKind{models.Supersedes, models.RestatedBy, models.RespondsTo, models.RelatedTo}
	ends := together(func(rival int) error {
		from, to, documents := first, second, []string{"TEST/W/1", "TEST/W/2"}
		if rival%2 == 0 {
			from, to, documents = second, first, []string{"TEST/W/2", "TEST/W/1"}
		}
		if rival < len(kinds) {
			_, err := f.RelateProposals(t.Context(), secretariat, tracker.RelateProposals{Proposal: from.ID, Kind: kinds[rival], Other: to.ID}, query.Preload{})
			return err
		}
		_, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{
			Meeting: meeting.ID, Number: strconv.Itoa(rival), Title: "Both", Documents: documents,
		})
		return err
	})
	if diff := cmp.Diff(map[models.ErrorCode]int{"": rivals}, ends); diff != "" {
		t.Errorf("how they ended (-want +got):\n%s", diff)
	}
	if found, err := audit.Verify(t.Context(), f.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("the record: %v, %v", found.Broken, err)
	}
}
