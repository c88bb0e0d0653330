package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// warm is an endpoint with a response cache, and a second server without one (fresh) on the same database.
type warm struct {
	*endpoint

	reader *query.Reader
	fresh  http.Handler
	// freshReader is the reader of fresh.
	freshReader *query.Reader
	tracker     *tracker.Tracker
	operations  []string
	// shuffled is true if mutations run in random order, so that the states of proposals no longer match their names.
	shuffled bool

	mu    sync.Mutex
	ahead time.Duration // how far w.now is ahead of the real time
}

func (w *warm) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return time.Now().Add(w.ahead)
}

func (w *warm) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ahead += d
}

func openWarm(t *testing.T, db *database.DB) *warm {
	t.Helper()
	w := &warm{endpoint: openEndpoint(t, db)}
	var err error
	for _, reader := range []**query.Reader{&w.reader, &w.freshReader} {
		if *reader, err = query.New(t.Context(), db, w.now); err != nil {
			t.Fatal(err)
		}
	}
	w.tracker = tracker.New(w.reader, db, w.now)
	hub := events.NewHub(w.reader, db.ListenConfig(), events.Config{}, slog.New(slog.DiscardHandler))
	w.handler = w.serve(w.reader, w.tracker, hub, transport.NewResponseCache(64<<20, w.reader.Generation))
	w.fresh = w.serve(w.freshReader, nil, nil, nil)
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
	})
	w.awaitListening(t)
	return w
}

func (w *warm) awaitListening(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if _, ok := w.reader.Generation(); ok {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the hub does not listen for notifications")
		}
	}
}

func (w *warm) serve(reader *query.Reader, verbs *tracker.Tracker, hub *events.Hub, responses *transport.ResponseCache) http.Handler {
	backend := graph.Backend{
		Reader: reader, Tracker: verbs, Hub: hub, Analyst: analysis.New(reader, analysis.DefaultConfig()),
		Webhooks: webhook.NewRegistry(reader, w.db, w.now, nil),
	}
	return w.authenticated(graph.NewServer(backend, graph.Options{Log: slog.New(slog.DiscardHandler)}, transport.All(transport.Config{
		Now: w.now, Language: graph.MessageLanguage, Responses: responses, Variant: graph.ResponseVariant,
		Public:   func(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() },
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
	})...))
}

// read sends an anonymous operation and returns the body of the response.
func (w *warm) read(t *testing.T, handler http.Handler, operation string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Body.String()
}

// answers returns the answers of fresh to all operations, and checks that the cached responses are the same.
func (w *warm) answers(t *testing.T) []string {
	t.Helper()
	if err := w.freshReader.RefreshDirectory(t.Context()); err != nil { // also empties the reader's cache of counts
		t.Fatal(err)
	}
	all := []string{}
	for _, operation := range w.operations {
		want := w.read(t, w.fresh, operation)
		all = append(all, want)
		if got := w.read(t, w.handler, operation); got != want {
			t.Errorf("%.200s: got cached response\n%.3000s\nwant\n%.3000s", operation, got, want)
		}
	}
	return all
}

// publicOperations returns queries for every type and list of the schema that the public can read, on the objects
// that named lists by state.
func publicOperations(s *ast.Schema, named map[string]map[string]string) []string {
	ids := map[string]bool{}
	operations := []string{
		`{ proposals(first: 50) { totalCount nodes ` + values(s, s.Types["Proposal"], "") + ` } }`,
		`{ events(last: 60) { totalCount nodes { id kind occurredOn recordedAt actor { code } sponsor { __typename } meeting { id } agendaItem { id } revision { id } } } }`,
		`{ followUps(first: 50) { totalCount nodes ` + values(s, s.Types["FollowUp"], "") + ` } }`,
		`{ search(query: "Trial", first: 20) { totalCount nodes { __typename } } }`,
		`{ coSponsorship { asOf itemCount sponsorCount spellCount tieCount } }`,
	}
	for _, venue := range []string{"GC", "MC11"} {
		operations = append(operations, fmt.Sprintf(`{ venue(code: %q) { proposals(first: 20) { totalCount nodes { id status } } meetings(first: 20) { totalCount
			nodes { id startsOn place minutes { symbol } agendaItems { id number title documents { symbol } requestedBy { __typename } } } } } }`, venue))
	}
	for _, state := range slices.Sorted(maps.Keys(named)) {
		names := named[state]
		for _, id := range names {
			ids[id] = true
		}
		operations = append(operations, `{ proposal(by: {id: "`+names["proposal"]+`"}) `+lists(s, s.Types["Proposal"])+` }`)
	}
	for chunk := range slices.Chunk(slices.Sorted(maps.Keys(ids)), 40) {
		operations = append(operations, nodesQuery(s, chunk, nodeTypes(s)))
	}
	return operations
}

// lists returns a selection of a type's values and of the objects in its lists.
func lists(s *ast.Schema, definition *ast.Definition) string {
	parts := []string{}
	for _, field := range definition.Fields {
		below := s.Types[field.Type.Name()]
		nodes := below.Fields.ForName("nodes")
		switch {
		case nodes != nil && field.Arguments.ForName("first") != nil && s.Types[nodes.Type.Name()].Kind == ast.Object:
			parts = append(parts, fmt.Sprintf("%s(first: 20) { totalCount nodes %s }", field.Name, values(s, s.Types[nodes.Type.Name()], "")))
		case field.Type.Elem != nil && below.Kind == ast.Object && slices.Contains(below.Interfaces, "Node"):
			parts = append(parts, field.Name+" "+values(s, below, ""))
		}
	}
	return strings.TrimSuffix(values(s, definition, ""), "}") + strings.Join(parts, " ") + " }"
}

// hides reports whether a mutation has no effect that the public can see on a proposal in the state of the cell.
// After random mutations the actual state may differ, so only the mutation counts.
func (w *warm) hides(cell actCell) bool {
	switch cell.block.mutation {
	case "createProposal", "fileRevision", "editRevision", "submitRevision", "returnRevision", "inviteCoAuthor", "requestCoAuthorship",
		"respondToCoAuthorship", "cancelCoAuthorship", "requestAgendaItem", "withdrawAgendaRequest", "declineAgendaRequest",
		"createWebhook", "updateWebhook", "rotateWebhookSecret", "testWebhook", "deleteWebhook", "redeliverWebhookDelivery":
		return true
	case "circulateRevision", "changeAccess", "recordMeeting", "placeOnAgenda", "concludeProposal":
		return false // depends on the input
	default:
		return !w.shuffled && slices.Contains([]string{"draft", "submitted", "returned", "edited", "abandoned", "restricted"}, cell.state)
	}
}

// act runs a mutation. It checks that the cached responses then equal the uncached ones, that the generation has
// changed if any answer has, and that it has not changed if the mutation is hidden from the public.
func (w *warm) act(t *testing.T, cell actCell, before []string) (after []string) {
	t.Helper()
	generation, _ := w.reader.Generation()
	word, _ := cell.try(t, w.endpoint, "")
	then, listening := w.reader.Generation()
	if !listening {
		t.Fatal("the hub does not listen for notifications")
	}
	after = w.answers(t)
	for i := range after {
		if after[i] != before[i] && then == generation {
			t.Errorf("%s (%s) changed the answer to %.200s without a new generation:\n%.3000s\nbefore:\n%.3000s", cell, word, w.operations[i], after[i], before[i])
		}
	}
	if w.hides(cell) && then != generation {
		t.Errorf("%s (%s) began a new generation, want none because it is hidden from the public", cell, word)
	}
	return after
}

// allowedOnce returns one allowed cell for each block and state of testdata/acts.txt.
func allowedOnce(t *testing.T) []actCell {
	t.Helper()
	cells, has := []actCell{}, map[string]bool{}
	for _, block := range readActs(t) {
		for _, cell := range block.cells() {
			if name := block.name + " " + cell.state; cell.want == "yes" && !has[name] {
				has[name] = true
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// After every mutation of testdata/acts.txt in every state, cached responses are up to date.
func TestResponseCacheAfterEachMutation(t *testing.T) {
	t.Parallel()
	for i, cells := range groupsOfCells(allowedOnce(t)) {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			w := openWarm(t, allStates.template().New(t))
			w.operations = publicOperations(schema(t), allStates.named)
			before := w.answers(t)
			for _, cell := range cells {
				before = w.act(t, cell, before)
			}
		})
	}
}

// Cached answers stay up to date during random mutations by random viewers while days pass and documents become
// public.
func TestResponseCacheAfterRandomMutations(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	all := []actCell{}
	for _, block := range readActs(t) {
		all = append(all, block.cells()...)
	}
	w := openWarm(t, allStates.template().New(t))
	w.shuffled = true
	w.operations = publicOperations(schema(t), allStates.named)
	before := w.answers(t)
	restrict := func(revision string) {
		operation := fmt.Sprintf(`mutation { changeAccess(input: {revision: %q, access: RESTRICTED, derestrictedOn: %q}) { __typename } }`,
			revision, w.reader.Today().AddDays(1))
		if got, err := w.post(t.Context(), caller{scopes: secretariatScope}, operation); err != nil || len(got.Errors) > 0 {
			t.Fatalf("changeAccess: got error %v and messages %q", err, got.messages())
		}
	}
	for range 40 {
		switch random.IntN(8) {
		case 0:
			w.pass(24 * time.Hour)
			if random.IntN(2) == 0 {
				if _, err := w.tracker.Derestrict(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			before = w.answers(t)
		case 1:
			states := []string{"public", "restricted", "revised", "mixed"}
			restrict(allStates.named[states[random.IntN(len(states))]]["revision"])
			before = w.answers(t)
		default:
			before = w.act(t, all[random.IntN(len(all))], before)
		}
	}
}

// An answer is computed again on the next day, and each time while notifications are unavailable.
func TestResponseCacheValidity(t *testing.T) {
	t.Parallel()
	w := openWarm(t, allStates.template().New(t))
	derestricted := fmt.Sprintf(`{ proposal(by: {id: %q}) { id } }`, allStates.named["restricted"]["proposal"])
	hidden := w.read(t, w.handler, derestricted)
	w.post(t.Context(), caller{scopes: secretariatScope}, fmt.Sprintf( //nolint:errcheck // the following read fails if this does
		`mutation { changeAccess(input: {revision: %q, access: RESTRICTED, derestrictedOn: %q}) { __typename } }`,
		allStates.named["restricted"]["revision"], w.reader.Today().AddDays(1)))
	if got := w.read(t, w.handler, derestricted); got != hidden {
		t.Errorf("before the day of derestriction: got %s, want a hidden proposal", got)
	}
	w.pass(24 * time.Hour)
	if visible := w.read(t, w.handler, derestricted); visible == hidden || strings.Contains(visible, "errors") {
		t.Errorf("on the day of derestriction: got %s, want a visible proposal", visible)
	}
	w.post(t.Context(), caller{scopes: secretariatScope}, fmt.Sprintf( //nolint:errcheck // as above
		`mutation { changeAccess(input: {revision: %q, access: RESTRICTED, derestrictedOn: null}) { __typename } }`, allStates.named["restricted"]["revision"]))
	if got := w.read(t, w.handler, derestricted); got != hidden {
		t.Errorf("after access was restricted again: got %s, want a hidden proposal", got)
	}

	// Another process withdraws a proposal while this process receives no notifications.
	status := fmt.Sprintf(`{ proposal(by: {id: %q}) { status } }`, allStates.named["public"]["proposal"])
	circulated := w.read(t, w.handler, status)
	w.reader.SetNotified(false)
	other := tracker.New(w.freshReader, w.db, w.now)
	id := w.plain(t, allStates.named["public"]["proposal"])
	if _, err := other.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: id}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	withdrawn := w.read(t, w.handler, status)
	if withdrawn == circulated {
		t.Errorf("without notifications: got %s, want the withdrawn proposal", withdrawn)
	}
}

// plain returns the database ID for an ID that clients see.
func (w *warm) plain(t *testing.T, id string) models.ID {
	t.Helper()
	plain, err := w.codec.ParseID(id)
	if err != nil {
		t.Fatal(err)
	}
	return plain.ID
}
