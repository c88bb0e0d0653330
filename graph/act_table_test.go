package graph_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// verdicts maps the words in the cells of testdata/acts.txt to error codes.
func verdicts() map[string]models.ErrorCode {
	return map[string]models.ErrorCode{
		"yes": "", "token": models.Unauthenticated, "no": models.Forbidden, "unseen": models.NotFound,
		"state": models.InvalidTransition, "input": models.InvalidInput, "clash": models.Conflict,
	}
}

// actBlock is the part of testdata/acts.txt about one mutation with one input.
type actBlock struct {
	name     string // the mutation, with a suffix if it has several blocks
	mutation string
	scope    string // the required scope of a delegation; empty if no delegation may do this
	orStaff  bool   // whether the Secretariat's scope suffices instead
	events   []string
	input    string
	byInput  bool // whether the result depends on the input, which viewerCan does not know
	rows     []actRow
}

type actRow struct {
	state string
	cells map[string]string // by kind of viewer
}

const withoutScope = "without the scope"

// readActs reads testdata/acts.txt.
func readActs(t *testing.T) []*actBlock {
	t.Helper()
	text, err := os.ReadFile("testdata/acts.txt")
	if err != nil {
		t.Fatal(err)
	}
	blocks := []*actBlock{}
	for number, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		key, value, isField := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "mutation: "):
			name, _, _ := strings.Cut(value, " ")
			blocks = append(blocks, &actBlock{name: value, mutation: name})
		case len(blocks) == 0:
			t.Fatalf("line %d precedes the first mutation", number+1)
		case isField && !strings.HasPrefix(line, " "):
			blocks[len(blocks)-1].set(t, number+1, key, strings.TrimSpace(value))
		default:
			last := blocks[len(blocks)-1]
			last.rows = append(last.rows, readActRow(t, number+1, line)...)
		}
	}
	return blocks
}

func (b *actBlock) set(t *testing.T, line int, key, value string) {
	t.Helper()
	switch key {
	case "scope":
		for scope := range strings.SplitSeq(value, " or ") {
			if scope == secretariatScope {
				b.orStaff = true
			} else {
				b.scope = scope
			}
		}
	case "events":
		b.events = strings.Fields(value)
		if value == "none" {
			b.events = nil
		}
	case "input":
		b.input = value
	case "viewerCan":
		b.byInput = value == "depends on the input"
	default:
		t.Fatalf("line %d: %q is not a field of a mutation", line, key)
	}
}

// readActRow parses a row: a state in the first 20 columns, then a cell for each kind of viewer. It returns nothing
// for the header line.
func readActRow(t *testing.T, number int, line string) []actRow {
	t.Helper()
	const labelWidth = 20
	if len(line) < labelWidth {
		t.Fatalf("line %d is too short for a row: %q", number, line)
	}
	label, words := strings.TrimSpace(line[:labelWidth]), strings.Fields(line[labelWidth:])
	if label == "" {
		if diff := cmp.Diff(viewerKinds(), words); diff != "" {
			t.Fatalf("line %d: kinds of viewer (-want +table):\n%s", number, diff)
		}
		return nil
	}
	if len(words) != len(viewerKinds()) {
		t.Fatalf("line %d has %d cells, want %d, one for each kind of viewer", number, len(words), len(viewerKinds()))
	}
	row := actRow{state: label, cells: map[string]string{}}
	for i, kind := range viewerKinds() {
		if _, known := verdicts()[words[i]]; !known && words[i] != "-" {
			t.Fatalf("line %d: %q is not a valid cell", number, words[i])
		}
		row.cells[kind] = words[i]
	}
	return []actRow{row}
}

// with returns a caller of the given kind that has only the required scope or, if no delegation may do this, every
// scope of a delegation.
func (b *actBlock) with(kind string) caller {
	switch {
	case kind == anonymous:
		return caller{}
	case kind == registry:
		return caller{scopes: secretariatScope}
	case b.scope == "":
		return caller{delegation: delegationOf(kind), scopes: allBut()}
	default:
		return caller{delegation: delegationOf(kind), scopes: b.scope}
	}
}

// without returns a caller of the given kind that has every scope of a delegation except the required one.
func (b *actBlock) without(kind string) caller {
	switch kind {
	case anonymous:
		return caller{}
	case registry:
		return caller{delegation: string(models.SecretariatCode), scopes: allBut(b.scope)}
	default:
		return caller{delegation: delegationOf(kind), scopes: allBut(b.scope)}
	}
}

// actor returns the code of the delegation on whose behalf a kind of viewer acts.
func actor(kind string) string {
	if kind == registry {
		return string(models.SecretariatCode)
	}
	return delegationOf(kind)
}

// actCell is one cell of the table: the expected result of a mutation by a viewer on a proposal in a state.
type actCell struct {
	block *actBlock
	state string
	kind  string
	by    caller
	want  string
}

func (c actCell) String() string {
	return fmt.Sprintf("%s; the proposal is %s; the viewer is %s %v", c.block.name, c.state, c.kind, c.by)
}

// cells lists the cells of a block. Viewers without the scope are tested in every state of the block.
func (b *actBlock) cells() []actCell {
	cells := []actCell{}
	for _, row := range b.rows {
		for _, kind := range viewerKinds() {
			if row.cells[kind] == "-" {
				continue
			}
			if row.state != withoutScope {
				cells = append(cells, actCell{b, row.state, kind, b.with(kind), row.cells[kind]})
				continue
			}
			for _, other := range b.rows {
				if other.state != withoutScope && other.cells[kind] != "-" {
					cells = append(cells, actCell{b, other.state, kind, b.without(kind), row.cells[kind]})
				}
			}
		}
	}
	return cells
}

// operation returns the mutation of a cell, with the IDs of the proposal in the cell's state.
func (c actCell) operation(t *testing.T, key string) string {
	t.Helper()
	names := allStates.named[c.state]
	if c.state == "any" {
		names = allStates.named["public"]
	}
	input, err := fill(c.block.input, names)
	if err != nil || names == nil {
		t.Fatalf("%s: %v", c, err)
	}
	if key != "" {
		input += fmt.Sprintf(", idempotencyKey: %q", key)
	}
	return fmt.Sprintf("mutation { %s(input: {%s}) { __typename } }", c.block.mutation, input)
}

// try sends the mutation of the cell and returns the word for the result, as used in the table.
func (c actCell) try(t *testing.T, e *endpoint, key string) (word, message string) {
	t.Helper()
	got, err := e.post(t.Context(), c.by, c.operation(t, key))
	if err != nil {
		t.Fatalf("%s: %v", c, err)
	}
	for word, code := range verdicts() {
		if code == got.code() {
			return word, got.messages()
		}
	}
	return string(got.code()), got.messages()
}

// refusals sends the mutation of each cell that must be rejected, all to one database, and checks that no event is
// recorded.
func refusals(t *testing.T, e *endpoint, cells []actCell) {
	t.Helper()
	for _, cell := range cells {
		before := must(t, e.lastEvent)
		if word, message := cell.try(t, e, ""); word != cell.want {
			t.Errorf("%s:\n\tgot %q, want %q: %s", cell, word, cell.want, message)
		}
		if after := must(t, e.lastEvent); after != before {
			t.Errorf("%s: got %d recorded events, want none", cell, after-before)
		}
	}
}

func must[T any](t *testing.T, read func(context.Context) (T, error)) T {
	t.Helper()
	value, err := read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// permission sends the mutation of an allowed cell. It checks that the events are recorded in the viewer's name, and
// that a retry with the same idempotency key changes nothing.
func permission(t *testing.T, e *endpoint, cell actCell) {
	t.Helper()
	before := must(t, e.lastEvent)
	key := fmt.Sprintf("%s, %s, %s", cell.block.name, cell.state, cell.kind)
	if word, message := cell.try(t, e, key); word != "yes" {
		t.Errorf("%s:\n\tgot %q, want \"yes\": %s", cell, word, message)
		return
	}
	want := []recordedEvent{}
	for _, kind := range cell.block.events {
		want = append(want, recordedEvent{kind, actor(cell.kind)})
	}
	got, err := e.eventsAfter(t.Context(), before)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: events (-want +got):\n%s", cell, diff)
	}
	after := must(t, e.lastEvent)
	if word, message := cell.try(t, e, key); word != "yes" || must(t, e.lastEvent) != after {
		t.Errorf("%s:\n\tretry with the same key: got %q and %d events, want \"yes\" and none: %s", cell, word, must(t, e.lastEvent)-after, message)
	}
}

// groupsOfCells distributes allowed cells over clones of the database, so that no two cells change the same proposal
// of a clone.
func groupsOfCells(cells []actCell) [][]actCell {
	shared := [][]actCell{}
	count := map[string]int{}
	for _, cell := range cells {
		subject := cell.state
		switch {
		case strings.Contains(cell.block.mutation, "Webhook"):
			subject = "the submitting delegation's webhooks"
		case strings.Contains(cell.block.input, "$agendaRequest"):
			subject = "the submitting delegation's request"
		case cell.state == "any":
			subject = cell.block.name
		}
		if count[subject] == len(shared) {
			shared = append(shared, nil)
		}
		shared[count[subject]] = append(shared[count[subject]], cell)
		count[subject]++
	}
	return shared
}

// Each kind of viewer, with and without the scope, gets the result in testdata/acts.txt for each mutation of the
// schema in each relevant state.
func TestMutationPermissions(t *testing.T) {
	t.Parallel()
	blocks := readActs(t)
	inTable := []string{}
	rejected, allowed := []actCell{}, []actCell{}
	for _, block := range blocks {
		inTable = append(inTable, block.mutation)
		for _, cell := range block.cells() {
			if cell.want == "yes" {
				allowed = append(allowed, cell)
			} else {
				rejected = append(rejected, cell)
			}
		}
	}
	t.Run("completeness of the table", func(t *testing.T) {
		t.Parallel()
		want := []string{}
		for _, mutation := range schema(t).Mutation.Fields {
			want = append(want, mutation.Name)
		}
		slices.Sort(want)
		slices.Sort(inTable)
		if diff := cmp.Diff(want, slices.Compact(inTable)); diff != "" {
			t.Errorf("mutations (-schema +table):\n%s", diff)
		}
	})
	t.Run("rejected", func(t *testing.T) {
		t.Parallel()
		refusals(t, openEndpoint(t, allStates.template().New(t)), rejected)
	})
	for i, cells := range groupsOfCells(allowed) {
		t.Run(fmt.Sprintf("allowed %d", i), func(t *testing.T) {
			t.Parallel()
			e := openEndpoint(t, allStates.template().New(t))
			for _, cell := range cells {
				permission(t, e, cell)
			}
		})
	}
	t.Logf("tested %d rejected and %d allowed cells", len(rejected), len(allowed))
}
