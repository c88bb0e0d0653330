package transparency

import (
	"crypto/rand"
	"fmt"
	"slices"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"proposaltracker/models"
)

// someEvents returns statements of n events.
func someEvents(n int) []Statement {
	events := []Statement{}
	for i := range n {
		events = append(events, Statement{
			Seq: int64(i + 1), Hash: fmt.Sprintf("%064x", i), Kind: models.SourceCitedEvent, RecordedAt: time.Date(2026, 11, 29, 12, 0, i, 0, time.UTC), Actor: "JPN",
		})
	}
	return events
}

func batchOf(t *testing.T, n int) *batch {
	t.Helper()
	random := make([]byte, seedSize)
	_, _ = rand.Read(random)
	b, err := newBatch(newSeed(random), someEvents(n))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Each event of a batch is proved by a path of the same length, whatever the number of events.
func TestBatch(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 3, 100, maxBatch} {
		b := batchOf(t, n)
		if slots := slices.Compact(slices.Sorted(slices.Values(b.slots))); len(slots) != n {
			t.Errorf("%d events are in %d slots", n, len(slots))
		}
		for place := range n {
			path := b.path(place)
			if err := tlog.CheckRecord(path, batchSlots, b.root(), b.slots[place], tlog.RecordHash(b.record(place))); err != nil || len(path) != 16 {
				t.Fatalf("event %d of %d: %d hashes, %v", place, n, len(path), err)
			}
			if other := (place + 1) % n; other != place {
				if err := tlog.CheckRecord(path, batchSlots, b.root(), b.slots[place], tlog.RecordHash(b.record(other))); err == nil {
					t.Fatalf("the proof of event %d of %d accepts event %d", place, n, other)
				}
			}
		}
	}
}

// A person who knows the content of an event cannot find it in the proof of another event, not even as its neighbor, and the same
// events have other hashes in each batch.
func TestBatchRevealsNothing(t *testing.T) {
	t.Parallel()
	const n = 300
	first, second := batchOf(t, n), batchOf(t, n)
	if first.root() == second.root() {
		t.Error("two batches of the same events have the same root")
	}
	known := map[tlog.Hash]bool{}
	for place := range n {
		known[tlog.RecordHash(first.texts[place])] = true
		for other := range n {
			known[tlog.RecordHash(append(slices.Clone(second.record(other)[:32]), first.texts[place]...))] = true
		}
	}
	for place := range n {
		for _, hash := range first.path(place) {
			if known[hash] {
				t.Fatalf("the path of event %d has the hash of another event without its salt", place)
			}
		}
	}
	if empty := batchOf(t, 0).root(); empty == batchOf(t, 0).root() || empty == (tlog.Hash{}) {
		t.Error("the root of a batch without events is known")
	}
}

func TestStatement(t *testing.T) {
	t.Parallel()
	day := models.NewDate(2026, 11, 28)
	for want, statement := range map[string]Statement{
		`{"hash":"ab","kind":"REVISION_CIRCULATED","recordedAt":"2026-11-29T11:00:00.5Z","occurredOn":"2026-11-28","actor":"SECRETARIAT","sponsor":"JPN","contentHash":"cd"}`: {
			Seq: 7, Hash: "ab", Kind: models.RevisionCirculatedEvent, RecordedAt: time.Date(2026, 11, 29, 12, 0, 0, 5e8, time.FixedZone("CET", 3600)),
			OccurredOn: &day, Actor: "SECRETARIAT", Sponsor: "JPN", ContentHash: "cd",
		},
		`{"hash":"ab","kind":"DERESTRICTED","recordedAt":"0001-01-01T00:00:00Z"}`: {Hash: "ab", Kind: models.DerestrictedEvent, OccurredOn: &models.Date{}},
	} {
		if got, err := statement.text(); err != nil || string(got) != want {
			t.Errorf("got %s, want %s: %v", got, want, err)
		}
	}
}

func BenchmarkBatch(b *testing.B) {
	for _, n := range []int{1, maxBatch} {
		events := someEvents(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := newBatch(newSeed(nil), events); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
