package graph_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/transparency"
	"proposaltracker/models"
)

// publishing is a fixture with a transparency log.
type publishing struct {
	*fixture

	log *transparency.Log
	key note.Verifier
}

func newPublishing(t *testing.T) publishing {
	t.Helper()
	d := newFixture(t)
	log, err := transparency.Open(t.Context(), d.db.Writable(), transparency.Config{KeyFile: filepath.Join(t.TempDir(), "log-key"), Interval: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := log.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key, err := note.NewVerifier(strings.TrimSpace(keys))
	if err != nil {
		t.Fatal(err)
	}
	return publishing{d, log, key}
}

// publish records all events and publishes a checkpoint.
func (p publishing) publish(t *testing.T) {
	t.Helper()
	if _, err := audit.Record(t.Context(), p.db.Writable()); err != nil {
		t.Fatal(err)
	}
	if published, err := p.log.Publish(t.Context()); err != nil || !published {
		t.Fatalf("published: %v, %v", published, err)
	}
}

// proved is an event as a client receives it.
type proved struct {
	Kind, RecordedAt string
	OccurredOn       *string
	Actor, Sponsor   *struct{ Code string }
	Revision         *struct{ ContentHash string }
	Checkpoint       *struct {
		Size int64
		Note string
	}
	Proof *struct {
		Statement, Salt, BatchRoot, EntriesHash string
		Slot                                    int64
		SlotPath, LeafPath                      []string
	}
}

const provedFields = `kind recordedAt occurredOn actor { code } sponsor { code } revision { contentHash } checkpoint { size note }
	proof { statement salt slot slotPath batchRoot entriesHash leafPath }`

// events returns the last events that a viewer may see.
func (p publishing) events(t *testing.T, viewer access.Viewer) []proved {
	t.Helper()
	response := p.must(t, viewer, `{ events(last: 100) { nodes { `+provedFields+` } } }`, nil)
	return decoded[struct{ Events struct{ Nodes []proved } }](t, response).Events.Nodes
}

func decoded[T any](t *testing.T, response map[string]any) T {
	t.Helper()
	text, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	var value T
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func hashOf(t *testing.T, text string) tlog.Hash {
	t.Helper()
	hash, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(hash) != tlog.HashSize {
		t.Fatalf("got %q, want a hash in base64: %v", text, err)
	}
	return tlog.Hash(hash)
}

func hashesOf(t *testing.T, texts []string) []tlog.Hash {
	t.Helper()
	hashes := []tlog.Hash{}
	for _, text := range texts {
		hashes = append(hashes, hashOf(t, text))
	}
	return hashes
}

// rootOf returns the root that a signed checkpoint states.
func (p publishing) rootOf(t *testing.T, signed string, size int64) tlog.Hash {
	t.Helper()
	opened, err := note.Open([]byte(signed), note.VerifierList(p.key))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[1] != fmt.Sprint(size) {
		t.Fatalf("got a checkpoint of size %s, want %d", lines[1], size)
	}
	return hashOf(t, lines[2])
}

// check verifies a proof as docs/record.md describes it.
func (p publishing) check(t *testing.T, e proved) {
	t.Helper()
	if e.Proof == nil || e.Checkpoint == nil {
		t.Errorf("%s of %s: got no proof, want one", e.Kind, e.RecordedAt)
		return
	}
	salt, batch, entries := hashOf(t, e.Proof.Salt), hashOf(t, e.Proof.BatchRoot), hashOf(t, e.Proof.EntriesHash)
	record := tlog.RecordHash(append(salt[:], e.Proof.Statement...))
	if err := tlog.CheckRecord(hashesOf(t, e.Proof.SlotPath), 1<<16, batch, e.Proof.Slot, record); err != nil {
		t.Errorf("%s in its batch: %v", e.Kind, err)
	}
	root, leaf := p.rootOf(t, e.Checkpoint.Note, e.Checkpoint.Size), tlog.RecordHash(append(entries[:], batch[:]...))
	if err := tlog.CheckRecord(hashesOf(t, e.Proof.LeafPath), e.Checkpoint.Size, root, e.Checkpoint.Size-1, leaf); err != nil {
		t.Errorf("%s in the log: %v", e.Kind, err)
	}
	if diff := cmp.Diff(expectedStatement(e), statementOf(t, e.Proof.Statement)); diff != "" {
		t.Errorf("%s (-event +statement):\n%s", e.Kind, diff)
	}
}

// expectedStatement returns the members of the statement of an event, except for its hash.
func expectedStatement(e proved) map[string]string {
	want := map[string]string{"kind": e.Kind, "recordedAt": e.RecordedAt}
	if e.OccurredOn != nil {
		want["occurredOn"] = *e.OccurredOn
	}
	if e.Actor != nil {
		want["actor"] = e.Actor.Code
	}
	if e.Sponsor != nil {
		want["sponsor"] = e.Sponsor.Code
	}
	if e.Kind == string(models.RevisionCirculatedEvent) {
		want["contentHash"] = e.Revision.ContentHash
	}
	return want
}

func statementOf(t *testing.T, text string) map[string]string {
	t.Helper()
	var statement map[string]string
	if err := json.Unmarshal([]byte(text), &statement); err != nil {
		t.Fatal(err)
	}
	if len(statement["hash"]) != 64 {
		t.Errorf("got event hash %q, want 64 hexadecimal digits", statement["hash"])
	}
	delete(statement, "hash")
	return statement
}

// Each viewer can verify every event that it sees, including those of drafts, against a signed checkpoint.
func TestEventProof(t *testing.T) {
	t.Parallel()
	p := newPublishing(t)
	for _, event := range p.events(t, secretariat()) {
		if event.Proof != nil || event.Checkpoint != nil {
			t.Errorf("%s: got a proof before the first checkpoint, want none", event.Kind)
		}
	}
	p.publish(t)
	p.file(t, "JPN", models.Restricted, "SGP")
	if e := p.events(t, delegation("JPN")); e[len(e)-1].Proof != nil || e[len(e)-1].Checkpoint != nil {
		t.Error("an event has a proof before the checkpoint that covers it")
	}
	p.publish(t)
	for _, viewer := range []access.Viewer{{}, delegation("JPN"), delegation("USA"), secretariat()} {
		events := p.events(t, viewer)
		for _, event := range events {
			p.check(t, event)
		}
		if len(events) < 50 {
			t.Errorf("%s: got %d events, want at least 50", viewer.Delegation, len(events))
		}
	}
	latest := p.events(t, delegation("JPN"))
	if e := latest[len(latest)-1]; e.Checkpoint.Size != 2 {
		t.Errorf("got %+v as the first checkpoint that covers the last event, want size 2", e.Checkpoint)
	}
	t.Run("a proposal's own events", func(t *testing.T) {
		t.Parallel()
		response := p.must(t, delegation("JPN"), `{ proposals(last: 1) { nodes { events(first: 3) { nodes { `+provedFields+` } } } } }`, nil)
		for _, event := range decoded[struct {
			Proposals struct {
				Nodes []struct{ Events struct{ Nodes []proved } }
			}
		}](t, response).Proposals.Nodes[0].Events.Nodes {
			p.check(t, event)
		}
	})
	t.Run("hidden events", func(t *testing.T) {
		t.Parallel()
		for _, event := range p.events(t, delegation("USA")) {
			if event.Checkpoint.Size == 2 {
				t.Errorf("the United States: got %s of a restricted draft of Japan, want it hidden", event.Kind)
			}
		}
	})
}

// The visible properties of the log are the same whether or not there was hidden activity: the number of leaves, the index of each leaf
// and the form of each proof.
func TestProofsHideActivity(t *testing.T) {
	t.Parallel()
	shapes := []string{}
	for _, hidden := range []int{0, 3} {
		p := newPublishing(t)
		p.publish(t)
		for range hidden {
			p.file(t, "JPN", models.Restricted, "SGP")
		}
		p.publish(t)
		for range hidden {
			p.file(t, "JPN", models.Restricted, "SGP")
		}
		public := p.file(t, "CAN", models.Public)
		p.circulate(t, "CAN", public, "JOB/GC/4711")
		p.publish(t)
		shape := ""
		for _, event := range p.events(t, access.Viewer{}) {
			if event.Checkpoint.Size > 1 {
				shape += fmt.Sprintln(event.Kind, event.Checkpoint.Size, len(event.Proof.SlotPath), len(event.Proof.LeafPath), len(event.Proof.Salt), len(event.Checkpoint.Note))
			}
		}
		shapes = append(shapes, shape)
	}
	if diff := cmp.Diff(shapes[0], shapes[1]); diff != "" || shapes[0] == "" {
		t.Errorf("log (-without +with hidden activity):\n%s", diff)
	}
}

func TestLogConsistency(t *testing.T) {
	t.Parallel()
	p := newPublishing(t)
	const sizes = 5
	notes := []string{""}
	for range sizes {
		p.publish(t)
		latest, err := p.log.Latest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		notes = append(notes, latest)
	}
	const query = `query ($from: Int!, $to: Int!) { logConsistency(from: $from, to: $to) { from to hashes } }`
	for from := 1; from <= sizes; from++ {
		for to := from; to <= sizes; to++ {
			got := decoded[struct {
				LogConsistency struct {
					From, To int64
					Hashes   []string
				}
			}](t, p.must(t, access.Viewer{}, query, map[string]any{"from": from, "to": to})).LogConsistency
			earlier, later := p.rootOf(t, notes[from], got.From), p.rootOf(t, notes[to], got.To)
			if err := tlog.CheckTree(hashesOf(t, got.Hashes), got.To, later, got.From, earlier); err != nil {
				t.Errorf("from %d to %d: %v", from, to, err)
			}
		}
	}
	for _, c := range []struct {
		from, to int
		path     string
	}{{0, 3, "from"}, {4, 3, "from"}, {1, 6, "to"}, {1, 0, "to"}} {
		_, faults := p.send(t, access.Viewer{}, query, map[string]any{"from": c.from, "to": c.to})
		if len(faults) != 1 || faults[0].Extensions["reason"] != models.OutOfRange || faults[0].Extensions["field"] != c.path {
			t.Errorf("from %d to %d: got %v, want OUT_OF_RANGE at %s", c.from, c.to, faults, c.path)
		}
	}
}
