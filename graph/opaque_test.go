package graph_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// idCodec encodes and decodes the IDs of a test's database.
type idCodec struct{ codec *opaque.Codec }

// id returns the global ID of an object.
func (c idCodec) id(of models.Node) string { return c.codec.ID(of.NodeID()) }

// idOf returns the global ID of the object with the given type and database ID.
func (c idCodec) idOf(kind models.NodeType, id models.ID) string {
	return c.codec.ID(models.NodeID{Type: kind, ID: id})
}

// parse decodes a global ID.
func (c idCodec) parse(t testing.TB, text string) models.NodeID {
	t.Helper()
	id, err := c.codec.ParseID(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// typeName returns the type name with which a global ID begins.
func typeName(id string) string {
	name, _, _ := strings.Cut(id, "_")
	return name
}

// A response contains neither the UUID of a row nor its time of creation, not even base64-encoded in an ID, a cursor
// or a URL.
func TestResponsesHideUUIDs(t *testing.T) {
	t.Parallel()
	d, s := newFixture(t), schema(t)
	d.createProposalsInAllStates(t)
	d.webhook(t, delegation("JPN"))
	g, times := d.databaseContent(t), d.storedTimes(t)
	asked := slices.Concat(d.probes(s, g, []string{"trial", "certainly", "TEST/W/2"}), d.cursorProbes(s, g), []probe{
		{`{ coSponsorship { id downloads { url } member(code: "JPN") { neighbours(first: 5) { edges { cursor } } }
			between(a: "JPN", b: "SGP") { items(first: 5) { edges { cursor node { id } } } }
			ties(first: 5) { edges { cursor } pageInfo { startCursor endCursor } } } }`, nil},
		{`{ coSponsorshipSeries { network { id } newTies(first: 5) { edges { cursor } } } }`, nil},
		{`{ venues { id } workProgrammes { id } delegations { id } groups { id } viewer { id webhooks { edges { cursor node { id deliveries { edges { cursor node { id } } } } } } } }`, nil},
	})
	for _, viewer := range []access.Viewer{{}, delegation("JPN"), secretariat()} {
		ids := map[string]bool{}
		for _, q := range asked {
			data, faults := d.send(t, viewer, q.query, q.variables)
			if len(faults) > 0 {
				t.Errorf("%.300s %v: got errors %v, want none", q.query, q.variables, faults)
			}
			response, err := json.Marshal(data)
			if err != nil {
				t.Fatal(err)
			}
			if revealed := times.in(string(response)); revealed != "" {
				t.Errorf("%.300s %v: the response reveals %s", q.query, q.variables, revealed)
			}
			gather(data, ids)
		}
		if len(ids) < 50 {
			t.Errorf("viewer %q: got %d IDs, want at least 50", viewer.Subject, len(ids))
		}
	}
}

// storedTimes finds UUIDs in each form that IDs and cursors had in earlier versions.
func TestRevealedTimes(t *testing.T) {
	t.Parallel()
	id := models.NewID()
	times := storedTimes{[6]byte(id[:6]): true}
	encode := base64.RawURLEncoding.EncodeToString
	for _, text := range []string{
		id.String(), strings.ReplaceAll(id.String(), "-", ""), "Proposal_" + encode(id[:]), "x" + encode(id[:]), encode(append([]byte("ab"), id[:]...)),
		encode([]byte("Proposal:" + id.String())), encode([]byte(`{"o":"SYMBOL true","i":"` + id.String() + `"}`)),
	} {
		if times.in(`{"id": "`+text+`"}`) == "" {
			t.Errorf("%s was not found in %s", id, text)
		}
	}
	if revealed := times.in(`{"id": "Proposal_` + encode(make([]byte, 16)) + `"}`); revealed != "" {
		t.Errorf("found %s in an ID that contains none", revealed)
	}
}

// storedTimes is the set of the first six bytes of all UUIDs in a database, which contain the times of creation.
type storedTimes map[[6]byte]bool

// storedTimes reads all UUID columns of the database.
func (d *fixture) storedTimes(t *testing.T) storedTimes {
	t.Helper()
	columns := []struct{ TableName, ColumnName string }{}
	err := d.db.GORM.Raw("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'uuid'").Scan(&columns).Error
	if err != nil {
		t.Fatal(err)
	}
	times := storedTimes{}
	for _, column := range columns {
		ids := []models.ID{}
		if err := d.db.GORM.Table(column.TableName).Where(column.ColumnName+" IS NOT NULL").Distinct().Pluck(column.ColumnName, &ids).Error; err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			times[[6]byte(id[:6])] = true
		}
	}
	if len(times) < 100 {
		t.Fatalf("found %d UUIDs in the database, want at least 100", len(times))
	}
	return times
}

var (
	hexTime   = regexp.MustCompile(`(?i)[0-9a-f]{8}-?[0-9a-f]{4}`) // the first six bytes of a UUID
	base64Run = regexp.MustCompile(`[A-Za-z0-9_-]{8,}`)
)

// in returns a stored time that the text contains, with its encoding, or "".
func (s storedTimes) in(text string) string {
	if found := s.inWords(text); found != "" {
		return found
	}
	for _, token := range base64Run.FindAllString(text, -1) {
		for from := range 4 { // base64 consists of groups of four letters, and a prefix of any length may precede them
			aligned := token[from:]
			decoded, err := base64.RawURLEncoding.DecodeString(aligned[:len(aligned)/4*4])
			if err != nil {
				continue
			}
			if found := s.inWords(string(decoded)) + s.inBytes(decoded); found != "" {
				return found + " in " + token
			}
		}
	}
	return ""
}

// inWords searches a text for stored times in hexadecimal digits.
func (s storedTimes) inWords(text string) string {
	for _, digits := range hexTime.FindAllString(text, -1) {
		if found, err := hex.DecodeString(strings.ReplaceAll(digits, "-", "")); err == nil && s.inBytes(found) != "" {
			return digits
		}
	}
	return ""
}

func (s storedTimes) inBytes(data []byte) string {
	for i := range max(0, len(data)-5) {
		if s[[6]byte(data[i:i+6])] {
			return hex.EncodeToString(data[i : i+6])
		}
	}
	return ""
}

// cursorProbes returns operations that read the cursors of all connections: of some rows of each type, of the viewer
// and of the roots.
func (d *fixture) cursorProbes(s *ast.Schema, g *databaseContent) []probe {
	asked := []probe{}
	const rowsOfType = 4
	rows := map[string]int{}
	for _, id := range sortedIDs(g.rows) {
		rows[typeName(id)]++
		if cursors := cursorsOf(s, typeName(id)); cursors != "" && rows[typeName(id)] <= rowsOfType {
			asked = append(asked, probe{fmt.Sprintf("query ($id: ID!) { node(id: $id) { ... on %s { %s } } }", typeName(id), cursors), map[string]any{"id": id}})
		}
	}
	roots := strings.ReplaceAll(cursorsOf(s, "Query"), "search {", `search(query: "trial") {`)
	return append(asked, probe{"{ " + roots + " }", nil}, probe{"{ viewer { " + cursorsOf(s, "Viewer") + " } }", nil})
}

// cursorsOf returns a selection of the cursors of all connections of a type.
func cursorsOf(s *ast.Schema, typeName string) string {
	selections := []string{}
	for _, field := range s.Types[typeName].Fields {
		if strings.HasSuffix(field.Type.Name(), "Connection") {
			selections = append(selections, field.Name+" { edges { cursor node { __typename } } pageInfo { startCursor endCursor } }")
		}
	}
	return strings.Join(selections, " ")
}

// All servers on a database return the same IDs and accept each other's cursors, and so does a restarted server. On
// another database, IDs and cursors differ.
func TestDatabaseKey(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	proposal := d.file(t, "JPN", models.Public)
	again, err := query.New(t.Context(), d.db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := (idCodec{again.Codec()}).idOf(models.TypeProposal, proposal), d.idOf(models.TypeProposal, proposal); got != want {
		t.Errorf("other server on the same database: got ID %s, want %s", got, want)
	}
	rows, err := again.Proposals(t.Context(), secretariat(), query.ProposalQuery{Order: query.OrderSymbol, Page: query.PageRequest{First: 2}}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	const next = `query ($after: String!) { proposals(first: 1, after: $after, orderBy: {field: SYMBOL, direction: ASC}) { nodes { id } } }`
	page := at(d.must(t, secretariat(), next, map[string]any{"after": rows.Cursors[0]}), "proposals", "nodes", 0, "id")
	if want := d.id(rows.Items[1]); page != want {
		t.Errorf("page after a cursor of the other server: got %v, want %s", page, want)
	}
	foreign := newForeignCodec(t)
	if got := foreign.idOf(models.TypeProposal, proposal); got == d.idOf(models.TypeProposal, proposal) {
		t.Errorf("other database: got the same ID %s, want a different one", got)
	}
	_, faults := d.send(t, secretariat(), next, map[string]any{"after": foreign.codec.Cursor([]byte("0123456789abcdefSYMBOL false\x00JOB"))})
	if diff := cmp.Diff([]string{"after"}, faultFields(faults)); diff != "" {
		t.Errorf("cursor of another database: fields of errors (-want +got):\n%s", diff)
	}
}

// newForeignCodec returns the codec of a database that was migrated separately. The databases of the other tests are
// copies of one template and share its key.
func newForeignCodec(t *testing.T) idCodec {
	t.Helper()
	const beforeKeys = 18
	db := databasetest.New(t)
	if err := errors.Join(database.MigrateDown(t.Context(), db, beforeKeys), database.Migrate(t.Context(), db)); err != nil {
		t.Fatal(err)
	}
	reader, err := query.New(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return idCodec{reader.Codec()}
}

func faultFields(faults gqlerror.List) []string {
	fields := []string{}
	for _, extensions := range extensionsOf(faults) {
		fields = append(fields, fmt.Sprint(extensions["field"]))
	}
	return fields
}

// A cursor that was altered, or that belongs to another list or order, is rejected at its argument.
func TestInvalidCursors(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	cursor := at(d.must(t, secretariat(), `{ proposals(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) { edges { cursor } } }`, nil), "proposals", "edges", 0, "cursor").(string)
	middle := len(cursor) / 2
	altered := cursor[:middle] + string(cursor[middle]^1) + cursor[middle+1:]
	for name, c := range map[string]struct{ query, cursor, want string }{
		"altered":                   {`query ($c: String) { proposals(after: $c, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount } }`, altered, "MALFORMED"},
		"truncated":                 {`query ($c: String) { proposals(after: $c, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount } }`, cursor[:len(cursor)-4], "MALFORMED"},
		"format before version 0.1": {`query ($c: String) { proposals(after: $c, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount } }`, formerCursor("UPDATED_AT true", "2026-11-23T10:30:00Z"), "MALFORMED"},
		"other order":               {`query ($c: String) { proposals(after: $c, orderBy: {field: SYMBOL, direction: DESC}) { totalCount } }`, cursor, "CURSOR_NOT_OF_LIST"},
		"opposite direction":        {`query ($c: String) { proposals(after: $c, orderBy: {field: UPDATED_AT, direction: ASC}) { totalCount } }`, cursor, "CURSOR_NOT_OF_LIST"},
		"other list":                {`query ($c: String) { events(after: $c) { totalCount } }`, cursor, "CURSOR_NOT_OF_LIST"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, faults := d.send(t, secretariat(), c.query, map[string]any{"c": c.cursor})
			if len(faults) != 1 || !strings.HasPrefix(summaries(t, faults)[0], "INVALID_INPUT "+c.want+" @after") {
				t.Errorf("got %v, want %s", summaries(t, faults), c.want)
			}
		})
	}
}

// formerCursor returns a cursor in the format from before cursors were encrypted.
func formerCursor(order, key string) string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, `{"o":%q,"k":%q,"i":%q}`, order, key, models.NewID()))
}

// An ID that is not valid in this database, or has the encoding of versions before 0.1, is rejected as malformed at
// its path.
func TestInvalidIDs(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	proposal := d.file(t, "JPN", models.Public)
	former := base64.RawURLEncoding.EncodeToString([]byte("Proposal:" + proposal.String()))
	unencrypted := "Proposal_" + base64.RawURLEncoding.EncodeToString(proposal[:])
	valid := d.idOf(models.TypeProposal, proposal)
	const ask = `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } proposal(by: {id: $id}) { id } }`
	for name, c := range map[string]struct {
		id   string
		want []string
	}{
		"encoding before version 0.1": {former, []string{"id", "ids[0]"}},
		"UUID":                        {proposal.String(), []string{"id", "ids[0]"}},
		"unknown type":                {strings.Replace(valid, "Proposal", "Draft", 1), []string{"id", "ids[0]"}},
		"truncated":                   {valid[:len(valid)-1], []string{"id", "ids[0]"}},
		"missing row":                 {d.idOf(models.TypeProposal, models.NewID()), []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, faults := d.send(t, delegation("JPN"), ask, map[string]any{"id": c.id})
			fields := faultFields(faults)
			slices.Sort(fields)
			if diff := cmp.Diff(c.want, fields); diff != "" {
				t.Errorf("fields of the errors (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(map[string]any{"node": nil, "nodes": []any{nil}, "proposal": nil}, data); diff != "" {
				t.Errorf("data (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("unencrypted UUID", func(t *testing.T) {
		t.Parallel()
		if data, _ := d.send(t, delegation("JPN"), ask, map[string]any{"id": unencrypted}); at(data, "node") != nil || at(data, "proposal") != nil {
			t.Errorf("got %v, want nulls", data)
		}
	})
	t.Run("wrong type in an input", func(t *testing.T) {
		t.Parallel()
		input := map[string]any{"input": map[string]any{"revision": valid, "expectedVersion": 1}}
		_, faults := d.send(t, delegation("JPN"), `mutation ($input: SubmitRevisionInput!) { submitRevision(input: $input) { revision { id } } }`, input)
		if diff := cmp.Diff([]string{"INVALID_INPUT WRONG_ID_TYPE @input.revision given=Proposal expected=Revision"}, summaries(t, faults)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
