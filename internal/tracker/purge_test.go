package tracker_test

import (
	"testing"
	"time"

	"proposaltracker/internal/act"
	"proposaltracker/internal/database"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A key is retained for longer than the promised seven days, and deleted some time later.
func TestKeyRetention(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		days int
		kept bool
	}{{7, true}, {29, true}, {32, false}} {
		then := f.WithClock(func() time.Time { return noon.AddDate(0, 0, c.days) })
		if _, err := then.PurgeKeys(t.Context()); err != nil {
			t.Fatal(err)
		}
		again, err := then.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
		if err != nil || (again.ID == first.ID) != c.kept {
			t.Errorf("after %d days: repeated call returned %v, error %v; first call returned %v", c.days, again.ID, err, first.ID)
		}
	}
}

// withSettings is a pool whose transactions begin with settings, as they do behind a connection
// pooler.
type withSettings struct{ *database.DB }

func (withSettings) TransactionSettings() []string {
	return []string{"SET LOCAL lock_timeout = '20s'", "SET LOCAL jit = off"}
}

// A call under a used key is recognized as a repetition before its input is checked, whatever
// statements transactions begin with.
func TestKeyOfInvalidInput(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for name, pool := range map[string]act.Pool{"own sessions": f.db, "pooled sessions": withSettings{f.db}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tr := tracker.New(f.Reader, pool, time.Now)
			input := tracker.CreateProposal{
				WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, IdempotencyKey: name,
				Texts: []tracker.TextInput{{Language: models.English, Title: "Trust in electronic trade", Body: body}},
			}
			if _, err := tr.CreateProposal(t.Context(), delegation("JPN"), input, query.Preload{}); err != nil {
				t.Fatal(err)
			}
			input.WorkProgramme = "NO_SUCH_PROGRAMME"
			_, err := tr.CreateProposal(t.Context(), delegation("JPN"), input, query.Preload{})
			if code := models.CodeOf(err); code != models.IdempotencyMismatch {
				t.Errorf("invalid input under the same key: unexpected code %s (%v)", code, err)
			}
			input.IdempotencyKey += " of another call"
			_, err = tr.CreateProposal(t.Context(), delegation("JPN"), input, query.Preload{})
			if code := models.CodeOf(err); code != models.InvalidInput {
				t.Errorf("invalid input under a new key: unexpected code %s (%v)", code, err)
			}
		})
	}
}
