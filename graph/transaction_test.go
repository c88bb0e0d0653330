package graph_test

import (
	"maps"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

// scenarioOf returns the scenario of a state, in its own database.
func scenarioOf(t *testing.T, state string) *scenario {
	t.Helper()
	s := newScenario(t)
	s.names = maps.Clone(allStates.named[state])
	return s
}

// execute runs SQL statements directly on the database.
func (s *scenario) execute(t *testing.T, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := s.endpoint.db.Pool.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// number returns the number that a query selects.
func (s *scenario) number(t *testing.T, query string) (number int) {
	t.Helper()
	if err := s.endpoint.db.Pool.QueryRow(t.Context(), query).Scan(&number); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return number
}

// A query reads from one snapshot: its response does not contain changes that are committed while it runs. The test
// stops the query at a locked table and then changes the table.
func TestQuerySnapshot(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	writer, err := s.endpoint.db.Pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Rollback(t.Context()) //nolint:errcheck // has no effect after the commit below
	if _, err := writer.Exec(t.Context(), "LOCK TABLE sources IN ACCESS EXCLUSIVE MODE"); err != nil {
		t.Fatal(err)
	}
	answered := make(chan map[string]any)
	go func() {
		answered <- s.query(t, caller{}, `{ proposal(by: {id: "$proposal"}) { sources { publisher } } }`)
	}()
	s.awaitLock(t)
	if _, err := writer.Exec(t.Context(), "UPDATE sources SET publisher = 'Changed meanwhile'"); err != nil {
		t.Fatal(err)
	}
	if err := writer.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	publisher := func(data map[string]any) any { return at(data, "proposal", "sources", 0, "publisher") }
	if got := publisher(<-answered); got != nil {
		t.Errorf("query that began before the change: got %v, want null", got)
	}
	if got := publisher(s.query(t, caller{}, `{ proposal(by: {id: "$proposal"}) { sources { publisher } } }`)); got != "Changed meanwhile" {
		t.Errorf("query after the change: got %v, want the new publisher", got)
	}
}

// awaitLock waits until a statement in another session is waiting for a lock.
func (s *scenario) awaitLock(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for s.number(t, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == 0 {
		if time.Now().After(deadline) {
			t.Fatal("no statement waited for a lock within 30 seconds")
		}
	}
}

// A transaction that Postgres aborts with a serialization failure or deadlock is retried a limited number of times,
// and takes effect once.
func TestSerializationRetry(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		condition string
		failures  int // number of attempts that fail
		want      string
		attempts  int
	}{
		"serialization failure": {"serialization_failure", 2, "", 3},
		"deadlock":              {"deadlock_detected", 1, "", 2},
		"permanent failure":     {"serialization_failure", 1_000, "INTERNAL", 5},
		"other kind of error":   {"division_by_zero", 1_000, "INTERNAL", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scenarioOf(t, "public")
			// Sequences are not rolled back, so this one counts the attempts.
			s.execute(t, "CREATE SEQUENCE attempts", `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN
					IF nextval('attempts') <= `+strconv.Itoa(c.failures)+` THEN RAISE EXCEPTION 'planted' USING ERRCODE = '`+c.condition+`'; END IF;
					RETURN NEW;
				END $$`, "CREATE TRIGGER fail BEFORE INSERT ON sources FOR EACH ROW EXECUTE FUNCTION fail()")
			before := [2]int{s.number(t, "SELECT count(*) FROM sources"), s.number(t, "SELECT count(*) FROM events")}
			filled, err := fill(`mutation { citeSource(input: {proposal: "$proposal", titles: [{language: EN, text: "B"}]}) { __typename } }`, s.names)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.endpoint.post(t.Context(), caller{scopes: secretariatScope}, filled)
			if err != nil || string(got.code()) != c.want {
				t.Errorf("got %q, want %q: %v %s", got.code(), c.want, err, got.messages())
			}
			if attempts := s.number(t, "SELECT last_value FROM attempts"); attempts != c.attempts {
				t.Errorf("got %d attempts, want %d", attempts, c.attempts)
			}
			done := 0
			if c.want == "" {
				done = 1
			}
			after := [2]int{s.number(t, "SELECT count(*) FROM sources"), s.number(t, "SELECT count(*) FROM events")}
			if want := [2]int{before[0] + done, before[1] + done}; after != want {
				t.Errorf("number of sources and events: got %v, want %v", after, want)
			}
		})
	}
}

// An event is recorded in the transaction of its mutation: if the event cannot be written, the mutation has no
// effect.
func TestEventTransaction(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.execute(t, `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$`,
		"CREATE TRIGGER fail BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION fail()")
	before := s.number(t, "SELECT count(*) FROM sources")
	filled, err := fill(`mutation { citeSource(input: {proposal: "$proposal", titles: [{language: EN, text: "B"}]}) { __typename } }`, s.names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.endpoint.post(t.Context(), caller{scopes: secretariatScope}, filled)
	if err != nil || got.code() != "INTERNAL" {
		t.Errorf("got code %q, want INTERNAL: %v %s", got.code(), err, got.messages())
	}
	if after := s.number(t, "SELECT count(*) FROM sources"); after != before {
		t.Errorf("got %d sources, want %d as before", after, before)
	}
}

// Two mutations of one proposal run one after the other, and the second sees the result of the first.
func TestConcurrentMutations(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	writer, err := s.endpoint.db.Pool.BeginTx(t.Context(), pgx.TxOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Rollback(t.Context()) //nolint:errcheck // has no effect after the commit below
	if _, err := writer.Exec(t.Context(), "SELECT FROM proposals FOR NO KEY UPDATE"); err != nil {
		t.Fatal(err)
	}
	filled, err := fill(`mutation { withdrawProposal(input: {proposal: "$proposal"}) { __typename } }`, s.names)
	if err != nil {
		t.Fatal(err)
	}
	answered := make(chan string)
	go func() {
		got, err := s.endpoint.post(t.Context(), caller{delegation: delegationOf(submitter), scopes: allBut()}, filled)
		if err != nil {
			t.Error(err)
		}
		answered <- string(got.code())
	}()
	s.awaitLock(t)
	if _, err := writer.Exec(t.Context(), "UPDATE proposals SET status = 'ADOPTED' WHERE status = 'CIRCULATED'"); err != nil {
		t.Fatal(err)
	}
	if err := writer.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := <-answered; got != "INVALID_TRANSITION" {
		t.Errorf("withdrawal of a proposal that was adopted meanwhile: got code %q, want INVALID_TRANSITION", got)
	}
}

// After an event, the cached totals of every list are counted again.
func TestTotalCountCache(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	totals := func(by caller) map[string]any {
		t.Helper()
		return s.query(t, by, `{ proposals { totalCount } restricted: proposals(filter: {statuses: [CIRCULATED]}) { totalCount }
			events { totalCount } followUps { totalCount } search(query: "trial") { totalCount } }`)
	}
	submitting := caller{delegation: delegationOf(submitter), scopes: allBut()}
	total := func(data map[string]any, list string) float64 { return at(data, list, "totalCount").(float64) }
	before, public := totals(submitting), totals(caller{})
	s.step(t, "JPN", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, texts: [{language: EN, title: "Trial", content: {body: "1.1.  B."}}]`, "proposal", "new")
	s.step(t, "JPN", "suggestFollowUp", `proposal: "$new", kind: DISCUSSION, texts: [{language: EN, text: "Discuss."}]`, "followUp", "followUp")
	after := totals(submitting)
	changed := map[string]float64{}
	for list := range after {
		changed[list] = total(after, list) - total(before, list)
	}
	want := map[string]float64{"proposals": 1, "restricted": 0, "events": 2, "followUps": 1, "search": 1}
	if diff := cmp.Diff(want, changed); diff != "" {
		t.Errorf("increase of the totals (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(public, totals(caller{})); diff != "" {
		t.Errorf("totals that the public sees, before and after a draft (-before +after):\n%s", diff)
	}
}
