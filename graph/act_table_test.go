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

// verdicts maps the words in the table's cells to error codes.
func verdicts() map[string]models.ErrorCode {
	return map[string]models.ErrorCode{
		"yes": "", "token": models.Unauthenticated, "no": models.Forbidden, "unseen": models.NotFound,
		"state": models.InvalidTransition, "input": models.InvalidInput, "clash": models.Conflict,
	}
}

// actBlock is the part of the table on one mutation with one input.
type actBlock struct {
	name     string // the mutation, and what distinguishes this block from others
	mutation string
	scope    string // the scope of a delegation; empty if no delegation may do this
	orStaff  bool   // whether the scope of the Secretariat is enough
	events   []string
	input    string
	byInput  bool // whether the input decides, beyond what viewerCan can know
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
			t.Fatalf("line %d is before the first mutation", number+1)
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

// readActRow parses a row: a state in the first 20 columns, then a cell for each kind of viewer.
// The header line yields nothing.
func readActRow(t *testing.T, number int, line string) []actRow {
	t.Helper()
	const labelWidth = 20
	if len(line) < labelWidth {
		t.Fatalf("line %d is too short for a row: %q", number, line)
	}
	label, words := strings.TrimSpace(line[:labelWidth]), strings.Fields(line[labelWidth:])
	if label == "" {
		if diff := cmp.Diff(viewerKinds(), words); diff != "" {
			t.Fatalf("line %d: the viewers (-want +in the table):\n%s", number, diff)
		}
		return nil
	}
	if len(words) != len(viewerKinds()) {
		t.Fatalf("line %d has %d cells; there are %d kinds of viewer", number, len(words), len(viewerKinds()))
	}
	row := actRow{state: label, cells: map[string]string{}}
	for i, kind := range viewerKinds() {
		if _, known := verdicts()[words[i]]; !known && words[i] != "-" {
			t.Fatalf("line %d: %q is not a word of the table", number, words[i])
		}
		row.cells[kind] = words[i]
	}
	return []actRow{row}
}

// with returns the token of a kind of viewer that has only the required scope. If no delegation may
// do this, it has every scope of a delegation.
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

// without returns the token of a kind of viewer that has every scope of a delegation except the
// required one.
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

// actor returns the delegation for which a kind of viewer acts.
func actor(kind string) string {
	if kind == registry {
		return string(models.SecretariatCode)
	}
	return delegationOf(kind)
}

// actCell is one cell of the table: a viewer tries a mutation on a proposal in a state.
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

// cells lists the cells of the table. Viewers without the scope are tried in every state of the
// block.
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

// operation returns the mutation of a cell with the IDs of its scenario.
func (c actCell) operation(t *testing.T, key string) string {
	t.Helper()
	names := acted.named[c.state]
	if c.state == "any" {
		names = acted.named["public"]
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

// try runs the cell and returns the word that the table should have for it.
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

// refusals tries the rejected cells on one database and checks that they record no event.
func refusals(t *testing.T, e *endpoint, cells []actCell) {
	t.Helper()
	for _, cell := range cells {
		before := must(t, e.lastEvent)
		if word, message := cell.try(t, e, ""); word != cell.want {
			t.Errorf("%s:\n\tgot %q, the table says %q: %s", cell, word, cell.want, message)
		}
		if after := must(t, e.lastEvent); after != before {
			t.Errorf("%s: %d events were recorded", cell, after-before)
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

// permission tries an allowed cell. Its events are recorded in the viewer's name, and the same call
// with the same idempotency key changes nothing.
func permission(t *testing.T, e *endpoint, cell actCell) {
	t.Helper()
	before := must(t, e.lastEvent)
	key := fmt.Sprintf("%s, %s, %s", cell.block.name, cell.state, cell.kind)
	if word, message := cell.try(t, e, key); word != "yes" {
		t.Errorf("%s:\n\tgot %q, the table says \"yes\": %s", cell, word, message)
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
		t.Errorf("%s: the events (-want +got):\n%s", cell, diff)
	}
	after := must(t, e.lastEvent)
	if word, message := cell.try(t, e, key); word != "yes" || must(t, e.lastEvent) != after {
		t.Errorf("%s:\n\tagain under the same key: %q, %d events: %s", cell, word, must(t, e.lastEvent)-after, message)
	}
}

// groupsOfCells distributes allowed cells over clones of the database so that no two cells on a clone
// change the same proposal.
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

// Checks testdata/acts.txt: every kind of viewer, with and without the scope, on every mutation of
// the schema, in every relevant state.
func TestMutationPermissions(t *testing.T) {
	t.Parallel()
	blocks := readActs(t)
	inTable := []string{}
	refused, allowed := []actCell{}, []actCell{}
	for _, block := range blocks {
		inTable = append(inTable, block.mutation)
		for _, cell := range block.cells() {
			if cell.want == "yes" {
				allowed = append(allowed, cell)
			} else {
				refused = append(refused, cell)
			}
		}
	}
	t.Run("every mutation is in the table", func(t *testing.T) {
		t.Parallel()
		want := []string{}
		for _, mutation := range schema(t).Mutation.Fields {
			want = append(want, mutation.Name)
		}
		slices.Sort(want)
		slices.Sort(inTable)
		if diff := cmp.Diff(want, slices.Compact(inTable)); diff != "" {
			t.Errorf("the mutations (-schema +table):\n%s", diff)
		}
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		refusals(t, openEndpoint(t, acted.template().New(t)), refused)
	})
	for i, cells := range groupsOfCells(allowed) {
		t.Run(fmt.Sprintf("allowed %d", i), func(t *testing.T) {
			t.Parallel()
			e := openEndpoint(t, acted.template().New(t))
			for _, cell := range cells {
				permission(t, e, cell)
			}
		})
	}
	t.Logf("%d cells are rejected, %d allowed", len(refused), len(allowed))
}
