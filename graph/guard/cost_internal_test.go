package guard

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph/generated"
	"proposaltracker/internal/price"
	"proposaltracker/models"
)

func sdl() *ast.Schema { return generated.NewExecutableSchema(generated.Config{}).Schema() }

// sizes measures each operation of a document.
func sizes(t *testing.T, text string, variables map[string]any) []size {
	t.Helper()
	document, faults := gqlparser.LoadQueryWithRules(sdl(), text, nil)
	if len(faults) > 0 {
		t.Fatalf("%v in %s", faults, text)
	}
	all := []size{}
	for _, operation := range document.Operations {
		all = append(all, newMeasure(document, variables).set(operation.SelectionSet))
	}
	return all
}

func TestValues(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		depth  int
		values float64
	}{
		`{ viewer { subject } }`:                                                                  {2, 2},
		`{ proposals { nodes { id } } }`:                                                          {3, 1 + 20*2},
		`{ proposals(first: 7) { nodes { id } } }`:                                                {3, 1 + 7*2},
		`{ proposals(last: 7) { nodes { id } } }`:                                                 {3, 1 + 7*2},
		`{ proposals(first: null, last: 7) { nodes { id } } }`:                                    {3, 1 + 7*2},
		`{ proposals(first: -7) { nodes { id } } }`:                                               {3, 1 + 1*2},
		`{ proposals(first: 1000000) { nodes { id } } }`:                                          {3, 1 + 100*2},
		`query ($n: Int) { proposals(first: $n) { nodes { id } } }`:                               {3, 1 + 20*2},
		`query ($seven: Int) { proposals(first: $seven) { nodes { id } } }`:                       {3, 1 + 7*2},
		`query ($text: Int) { proposals(first: $text) { nodes { id } } }`:                         {3, 1 + 100*2},
		`query ($n: Int = 9) { proposals(first: $n) { nodes { id } } }`:                           {3, 1 + 9*2},
		`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`:                                        {2, 1 + 3*1},
		`{ nodes(ids: ["a", "b"]) { id } }`:                                                       {2, 1 + 2*1},
		`{ group(code: "ACP") { members { code } } }`:                                             {3, 1 + 1 + 75*1},
		`{ venues { code } }`:                                                                     {2, 1 + 50*1},
		`{ proposal(by: {symbol: "X"}) { questions { nodes { number } } } }`:                      {4, 1 + 1 + 20*2},
		`{ proposals(first: 2) { ...A ...A } } fragment A on ProposalConnection { nodes { id } }`: {3, 1 + 2*4},
		`{ compare(from: "a", to: "b") { textChanged text { changedCount } } }`:                   {3, 1 + 1 + 1 + 1},
		`{ proposals(first: 2) { ... { nodes { id } } } }`:                                        {3, 1 + 2*2},
	} {
		got := sizes(t, text, map[string]any{"seven": int64(7), "text": "7", "ids": []any{"a", "b", "c"}})[0]
		if got.depth != want.depth || got.values != want.values {
			t.Errorf("%s: got %+v, want %+v", text, got, want)
		}
	}
}

// The estimate of an operation includes the cost of each of its fields.
func TestEstimate(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]float64{
		`{ __typename }`:                                                        perField + perRead,
		`{ venues { code } }`:                                                   2*perField + perRead + 50*perKnown,
		`{ proposals(first: 2) { nodes { id } } }`:                              3*perField + perRead + list + 2*(listed+perRead+perRead),
		`{ proposals(first: 0) { totalCount } }`:                                2*perField + perRead + list + total + listed + perRead,
		`{ proposals(filter: {search: " "}, first: 0) { __typename } }`:         2*perField + perRead + list + listed + perRead,
		`{ proposals(filter: {search: "a"}, first: 0) { __typename } }`:         2*perField + perRead + list + textFilter + listed + perRead,
		`{ proposals(filter: $filter, first: 0) { __typename } }`:               2*perField + perRead + list + textFilter + listed + perRead,
		`{ nodes(ids: $ids) { id } }`:                                           2*perField + 3*lookup + perRead + 3*perRead,
		`{ proposal(by: {symbol: "X"}) { currentRevision { text { body } } } }`: 4*perField + lookup + 4*perRead + text + wholeText,
		`{ search(query: "a", first: 1) { totalCount } }`:                       2*perField + search + total + expectedHits + perRead + withProposal + perRead,
		`{ events(first: 2) { nodes { checkpoint { size } } } }`:                4*perField + perRead + list + checkpoint + 2*(withProposal+perRead+perRead+perRead),
		`{ events(first: 2) { nodes { proof { slot } } } }`:                     4*perField + perRead + list + proof + 2*(withProposal+perRead+perRead+perRead+hashing),
		`{ logConsistency(from: 1, to: 2) { to } }`:                             2*perField + lookup + 2*perRead,
		`{ compare(from: "a", to: "b") { textChanged } }`:                       2*perField + compare + comparison + 2*perRead,
		`{ venue(code: "GC") { proposals(first: 1) { nodes { id } } } }`:        4*perField + perRead + perKnown + nestedList + perRead + perRead,
		`{ viewer { drafts(first: 1) { nodes { id } } } }`:                      4*perField + inboxList + 4*perRead,
		`mutation { deleteWebhook(input: {webhook: "a"}) { __typename } }`:      2*perField + write + 2*perRead,
	} {
		document := query
		for variable, of := range map[string]string{"$filter": "ProposalFilter", "$ids": "[ID!]!"} {
			if strings.Contains(query, variable) {
				document = "query (" + variable + ": " + of + ") " + query
			}
		}
		got := sizes(t, document, map[string]any{"filter": map[string]any{"search": "words"}, "ids": []any{"a", "b", "c"}})[0]
		if got.total() != want {
			t.Errorf("%s: got an estimate of %v, want %v", query, got.total(), want)
		}
	}
}

// The cost of an operation follows from the fields it returned and the work it did, not from its estimate.
func TestBill(t *testing.T) {
	t.Parallel()
	b := &bill{size: size{fields: 4, once: 1_000, values: 201, each: 2_000}, work: &price.Meter{}}
	b.add([]byte(`{"a":[{"b":"1:2\\":3"},{"b":"\\\""}]}`)) // three members
	if got, want := b.members, 3.0; got != want {
		t.Errorf("got %v members, want %v", got, want)
	}
	b.work.Add(price.Lists, 2)
	want := math.Ceil(price.Request + base + 3*perField + 1_000 + 2_000*3/201.0 + price.Units(price.Sent, len(`{"a":[{"b":"1:2\\":3"},{"b":"\\\""}]}`)) + price.Units(price.Lists, 2))
	if got := b.cost(); got != want {
		t.Errorf("got cost %v, want %v", got, want)
	}
	cached := &bill{size: b.size, work: &price.Meter{}, cached: true}
	cached.add(make([]byte, 1_000))
	if got, want := cached.cost(), math.Ceil(price.Request+base+price.Units(price.Copied, 1_000)); got != want {
		t.Errorf("cached response: got cost %v, want %v", got, want)
	}
}

// The operations of the contract are well below the limits, even with the largest pages, and so are
// the introspection queries of tools.
func TestCostOfContract(t *testing.T) {
	t.Parallel()
	documents := map[string]string{"introspection": introspection.Query}
	for _, name := range []string{"proposal", "feed", "desk", "filing", "network", "live"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "contract-0.1", name+".graphql"))
		if err != nil {
			t.Logf("the contract's %s is not available next to the repository", name)
			continue
		}
		documents[name] = string(text)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "clients", "operations", "*.graphql"))
	if err != nil || len(files) < 10 {
		t.Fatalf("the operations of clients are missing: %v, %v", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		documents[file] = string(text)
	}
	for name, text := range documents {
		first := int64(MaxPageSize)
		if strings.Contains(name, "webhooks") {
			first = DefaultPageSize // a delegation can have at most 20 webhooks
		}
		for _, got := range sizes(t, text, map[string]any{"first": first}) {
			if got.total() > maxCost/3 || got.depth > maxDepth-5 {
				t.Errorf("%s: got %+v, want a cost of at most %d and a depth of at most %d", name, got, maxCost/3, maxDepth-5)
			}
		}
		if _, fault := parse(text); fault != nil {
			t.Errorf("%s: %v", name, fault)
		}
	}
}

// Each fragment is measured once, so that measuring 2^100 nested spreads is fast.
func TestCostOfFragments(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("{ proposals { nodes { ...F0 } } }")
	for i := range 100 {
		fmt.Fprintf(&text, " fragment F%d on Proposal { ...F%d ...F%d }", i, i+1, i+1)
	}
	text.WriteString(" fragment F100 on Proposal { id }")
	if got := sizes(t, text.String(), nil)[0]; got.total() < 1e30 || got.depth != 3 {
		t.Errorf("got %+v, want a cost of at least 1e30 and depth 3", got)
	}
}

func TestDocumentLimits(t *testing.T) {
	t.Parallel()
	var aliases strings.Builder
	for i := range 101 {
		fmt.Fprintf(&aliases, "a%d: viewer { subject } ", i)
	}
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"repeated field within the limit": {"{ " + strings.Repeat("a ", 250) + "}", ""},
		"100 aliases":                     {"{ " + strings.TrimPrefix(aliases.String(), "a0: ") + "}", ""},
		"syntax error":                    {"{ viewer ", ""},
		"empty document":                  {"", ""},
		"too many tokens":                 {"{ " + strings.Repeat("{ ", 5000), "Too many tokens in the document; the limit is 5000."},
		"repeated field":                  {"{ " + strings.Repeat("a ", 400) + "}", "Too many repeated fields: 79800; the limit is 50000."},
		"repeated spread":                 {"{ " + strings.Repeat("...a ", 400) + "}", "Too many repeated fields: 79800; the limit is 50000."},
		"repeated field in fragments":     {"{ " + strings.Repeat("a ", 200) + "} fragment f on Query { ... { " + strings.Repeat("a ", 200) + "} }", "Too many repeated fields: 79800; the limit is 50000."},
		"too many fragments":              {"{ a } " + strings.Repeat("fragment f on Query { b } ", 151), "Too many fragments: 151; the limit is 150."},
		"too many aliases":                {"{ " + aliases.String() + "}", "Too many aliases: 101; the limit is 100."},
	} {
		_, fault := parse(c.text)
		switch {
		case c.want == "" && fault != nil, c.want != "" && fault == nil:
			t.Errorf("%s: got error %v, want %q", name, fault, c.want)
		case fault != nil && (fault.In(models.English) != c.want || fault.Code != models.LimitExceeded):
			t.Errorf("%s: %s %q, want %q", name, fault.Code, fault.In(models.English), c.want)
		}
	}
}

// A document in the cache is not parsed again.
func TestDocumentLimitsCache(t *testing.T) {
	t.Parallel()
	known := graphql.MapCache[*ast.QueryDocument]{"anything": &ast.QueryDocument{Operations: ast.OperationList{{Name: "A"}}}}
	l := documentLimits{schema: sdl(), parsed: known}
	if fault := l.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: "anything"}); fault != nil {
		t.Error(fault)
	}
	fault := l.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: "anything", OperationName: "B"})
	if fault == nil || fault.Message != `The document has no operation "B"; operationName can be A.` {
		t.Error(fault)
	}
	fault = l.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: "{ __typename }", OperationName: "B"})
	if fault == nil || fault.Message != `The document has no operation "B".` {
		t.Error(fault)
	}
}
