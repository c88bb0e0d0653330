package dataset

import (
	"errors"
	"testing"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// A panic while rows are created or inserted ends the import with an error, but not the process.
func TestBatchPanics(t *testing.T) {
	t.Parallel()
	day := models.NewDate(2017, 1, 2)
	whole := func() *importer {
		return &importer{report: &Report{
			File: &reader.File{
				Sponsors: []reader.Sponsor{{Code: "JPN", Name: "Japan"}},
				Items:    []reader.Item{{ID: "S.1", Rows: 1, CirculatedOn: day, Spells: []reader.Spell{{On: day}}}},
			},
		}}
	}
	added := 0
	if err := whole().batches(t.Context(), nil, 2, func(b *batch) error { added += b.proposals; return nil }); err != nil || added != 1 {
		t.Fatalf("without a panic: added %d proposals, error %v; want 1 and no error", added, err)
	}
	for name, c := range map[string]struct {
		importer *importer
		add      func(*batch) error
	}{
		"panic while creating rows":  {&importer{}, func(*batch) error { return nil }}, // the report has no file
		"panic while inserting rows": {whole(), func(*batch) error { panic("planted") }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := c.importer.batches(t.Context(), nil, 2, c.add)
			if _, is := errors.AsType[*recovery.PanicError](err); !is {
				t.Errorf("got error %v, want a *recovery.PanicError", err)
			}
		})
	}
}
