package query_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
)

// TestTurns checks that each read waits for its turn and ends it.
func TestTurns(t *testing.T) {
	t.Parallel()
	reader, err := query.New(t.Context(), databasetest.Template{}.New(t), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	errNoTurn := errors.New("no turn")
	for name, read := range map[string]func() error{
		"a list": func() error {
			_, err := reader.Events(t.Context(), access.Viewer{}, query.EventFilter{}, query.PageRequest{First: 1}, query.Preload{})
			return err
		},
		"the last event": func() error {
			_, err := reader.LastEvent(t.Context())
			return err
		},
		"a network": func() error {
			_, err := reader.CoSponsorships(t.Context(), access.Viewer{}, "filter", query.ProposalFilter{})
			return err
		},
	} {
		taken, open := 0, 0
		reader.TakeTurns(func(context.Context) (func(), error) {
			taken++
			open++
			return func() { open-- }, nil
		})
		if err := read(); err != nil || taken != 1 || open != 0 {
			t.Errorf("%s: got error %v, %d turns, %d of them not ended; want no error and one turn, ended", name, err, taken, open)
		}
		reader.TakeTurns(func(context.Context) (func(), error) { return nil, errNoTurn })
		if err := read(); !errors.Is(err, errNoTurn) {
			t.Errorf("%s without a turn: got error %v, want errNoTurn", name, err)
		}
	}
}
