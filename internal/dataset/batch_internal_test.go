package dataset

import (
	"errors"
	"testing"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// A panic while rows are made or added ends the import with an error, and the process continues.
func TestBatchPanics(t *testing.T) {
	t.Parallel()
	day := models.NewDate(2017, 1, 2)
	whole := func() *importer {
		return &importer{report: &Report{
			File: &reader.File{
				Sponsors:  []reader.Sponsor{{Code: "JPN", Name: "Japan"}},
				Proposals: []reader.Proposal{{ID: "S.1", Rows: 1, CirculatedOn: day, Spells: []reader.Spell{{On: day}}}},
			},
		}}
	}
	added := 0
	if err := whole().batches(t.Context(), nil, 2, func(b *batch) error { added += b.proposals; return nil }); err != nil || added != 1 {
		t.Fatalf("without a panic, %d proposals were added: %v", added, err)
	}
	for name, c := range map[string]struct {
		importer *importer
		add      func(*batch) error
	}{
		"made":  {&importer{}, func(*batch) error { return nil }}, // it has no file
		"added": {whole(), func(*batch) error { panic("planted") }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := c.importer.batches(t.Context(), nil, 2, c.add)
			if _, is := errors.AsType[*recovery.PanicError](err); !is {
				t.Errorf("got %v, want the panic", err)
			}
		})
	}
}
