package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Each error in an input is reported separately, with its code and field.
func TestInputErrors(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	const create = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`
	_, faults := d.send(t, delegation("JPN"), create, map[string]any{"input": map[string]any{
		"workProgramme": "ECOMERCE", "originalLanguage": "EN", "coAuthors": []string{"SNG"},
		"texts": []any{map[string]any{"language": "EN", "title": "", "content": map[string]any{"body": "Body."}}},
	}})
	got := map[string]any{}
	for _, fault := range faults {
		got[fmt.Sprint(fault.Extensions["field"])] = fault.Extensions["code"]
		if diff := cmp.Diff("createProposal", fault.Path.String()); diff != "" {
			t.Errorf("path of the error (-want +got):\n%s", diff)
		}
	}
	want := map[string]any{"input.workProgramme": models.InvalidInput, "input.coAuthors[0]": models.InvalidInput, "input.texts[0].title": models.InvalidInput}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("codes by field (-want +got):\n%s\n%v", diff, faults)
	}
}

// Errors that occur before the use case runs have a code and a field too.
func TestRequestErrors(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	proposal := at(d.must(t, access.Viewer{}, `{ proposal(by: {symbol: "JOB/GC/96"}) { id followUps { nodes { id } } } }`, nil), "proposal")
	wrongID := at(proposal, "followUps", "nodes", 0, "id")
	const withdraw = `mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id } } }`
	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		code      models.ErrorCode
		field     any
	}{
		"ID of another type":                {withdraw, map[string]any{"input": map[string]any{"proposal": wrongID}}, models.InvalidInput, "input.proposal"},
		"invalid ID":                        {withdraw, map[string]any{"input": map[string]any{"proposal": "nonsense"}}, models.InvalidInput, "input.proposal"},
		"invalid date":                      {`query ($d: Date) { proposals(filter: {circulatedOn: {from: $d}}) { totalCount } }`, map[string]any{"d": "2016-02-30"}, models.InvalidInput, "filter.circulatedOn.from"},
		"unknown language":                  {`query ($l: Language) { proposals { nodes { title(language: $l) { text } } } }`, map[string]any{"l": "DE"}, models.InvalidInput, "l"},
		"string for a number":               {`query ($n: Int) { proposals(first: $n) { totalCount } }`, map[string]any{"n": "100"}, models.InvalidInput, "first"},
		"number for a string":               {`query ($q: String) { proposals(filter: {search: $q}) { totalCount } }`, map[string]any{"q": 5}, models.InvalidInput, "filter.search"},
		"state in lower case":               {`query ($s: [ProposalStatus!]) { proposals(filter: {statuses: $s}) { totalCount } }`, map[string]any{"s": []string{"circulated"}}, models.InvalidInput, "s[0]"},
		"missing operation name":            {`query A { proposals { totalCount } } query B { proposals { totalCount } }`, nil, models.GraphQLValidationFailed, nil},
		"members of members of groups":      {`{ delegations { groups { members { groups { members { code } } } } } }`, nil, models.LimitExceeded, nil},
		"unknown field":                     {`{ proposals { nodes { titel } } }`, nil, models.GraphQLValidationFailed, nil},
		"syntax error":                      {`{ proposals `, nil, models.GraphQLParseFailed, nil},
		"page size above the maximum":       {`{ proposals(first: 101) { totalCount } }`, nil, models.LimitExceeded, "first"},
		"negative page size":                {`{ proposals(first: -1) { totalCount } }`, nil, models.InvalidInput, "first"},
		"no key of a proposal":              {`{ proposal(by: {}) { id } }`, nil, models.GraphQLValidationFailed, nil},
		"two keys of a proposal":            {`{ proposal(by: {id: "x", symbol: "JOB/GC/96"}) { id } }`, nil, models.GraphQLValidationFailed, nil},
		"null key of a proposal":            {`query ($s: Symbol) { proposal(by: {symbol: $s}) { id } }`, nil, models.GraphQLValidationFailed, nil},
		"order without a direction":         {`{ proposals(orderBy: {field: SYMBOL}) { totalCount } }`, nil, models.GraphQLValidationFailed, nil},
		"first and last together":           {`{ proposals(first: 1, last: 1) { totalCount } }`, nil, models.InvalidInput, "last"},
		"invalid cursor":                    {`{ proposals(after: "x") { totalCount } }`, nil, models.InvalidInput, "after"},
		"unknown code":                      {`{ proposals(filter: {venues: ["GC", "XX"]}) { totalCount } }`, nil, models.InvalidInput, "filter.venues[1]"},
		"deferred inline fragment":          {`{ proposals { nodes { ... @defer { id } } } }`, nil, models.GraphQLValidationFailed, nil},
		"deferred fragment spread":          {`{ proposals { nodes { ...F @defer } } } fragment F on Proposal { id }`, nil, models.GraphQLValidationFailed, nil},
		"nested pages above the cost limit": {`{ proposals(first: 100) { nodes { coAuthors(first: 100) { nodes { proposal { coAuthors(first: 100) { nodes { id } } } } } } } }`, nil, models.LimitExceeded, nil},
	} {
		_, faults := d.send(t, delegation("JPN"), c.query, c.variables)
		if len(faults) != 1 || faults[0].Extensions["code"] != c.code || faults[0].Extensions["field"] != c.field {
			t.Errorf("%s: got errors %v %+v, want %s at %v", name, faults, extensionsOf(faults), c.code, c.field)
		}
	}
}

// All errors in the types of variables are reported together, each with its field.
func TestVariableErrors(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	const withdraw = `mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id } } }`
	for name, c := range map[string]struct {
		variables map[string]any
		want      []string
	}{
		"omitted": {nil, []string{"INVALID_INPUT REQUIRED @input"}},
		"several": {map[string]any{"input": map[string]any{"note": 5, "why": "x"}}, []string{
			"INVALID_INPUT MALFORMED @input.note value=5 type=STRING", "INVALID_INPUT REQUIRED @input.proposal",
			"INVALID_INPUT UNKNOWN_FIELD @input.why value=why allowed=proposal,note,idempotencyKey",
		}},
	} {
		_, faults := d.send(t, delegation("JPN"), withdraw, c.variables)
		got := summaries(t, faults)
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func extensionsOf(faults gqlerror.List) []map[string]any {
	all := []map[string]any{}
	for _, fault := range faults {
		all = append(all, fault.Extensions)
	}
	return all
}

// Queries return null without an error for missing objects.
func TestMissingObjects(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	data := d.must(t, access.Viewer{}, `{ proposal(by: {symbol: "JOB/GC/999"}) { id } delegation(code: "ATL") { code } group(code: "X") { code } venue(code: "X") { code } viewer { subject } }`, nil)
	if diff := cmp.Diff(map[string]any{"proposal": nil, "delegation": nil, "group": nil, "venue": nil, "viewer": nil}, data); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The field node finds an object by each ID in a response.
func TestNodeRoundTrip(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	page := d.must(t, delegation("NZL"), `{
		proposal(by: {symbol: "DEMO/W/1"}) {
			id workProgramme { id } submittedBy { id } coAuthors { nodes { id } } revisions { nodes { id } } followUps { nodes { id } }
			questions { nodes { id answers { nodes { id } } } } events { nodes { id } } venueTargets { id outcomes { id } venue { id } agendaItems { id meeting { id } } }
		}
		group(code: "AFRICAN_GROUP") { id }
		other: proposal(by: {symbol: "JOB/GC/96"}) { relations { nodes { id kind from { id } to { id } } } }
	}`, nil)
	ids := map[string]bool{}
	gather(page, ids)
	if len(ids) < 20 {
		t.Fatalf("got %d IDs, want at least 20", len(ids))
	}
	for id := range ids {
		node := at(d.must(t, delegation("NZL"), `query ($id: ID!) { node(id: $id) { __typename id } }`, map[string]any{"id": id}), "node")
		kind := d.parse(t, id).Type
		if at(node, "id") != id || at(node, "__typename") != string(kind) {
			t.Errorf("node %s: got %v, want a %s with this ID", id, node, kind)
		}
	}
}

func gather(value any, ids map[string]bool) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if text, ok := inner.(string); ok && key == "id" {
				ids[text] = true
			}
			gather(inner, ids)
		}
	case []any:
		for _, inner := range v {
			gather(inner, ids)
		}
	}
}

// In every order, forward and backward, consecutive pages have no gaps or duplicates.
func TestProposalPages(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	for _, field := range []string{"CIRCULATED_ON", "UPDATED_AT", "SYMBOL"} {
		for _, direction := range []string{"ASC", "DESC"} {
			order := map[string]any{"field": field, "direction": direction}
			whole := d.symbols(t, order, "first: 100", "")
			forward := d.pages(t, order, "first: 3, after: $cursor", "endCursor", "hasNextPage")
			backward := d.pages(t, order, "last: 3, before: $cursor", "startCursor", "hasPreviousPage")
			if diff := cmp.Diff(whole, forward); diff != "" {
				t.Errorf("%s %s forward (-whole +pages):\n%s", field, direction, diff)
			}
			if len(backward) != len(whole) {
				t.Errorf("%s %s backward: got %d rows, want %d", field, direction, len(backward), len(whole))
			}
		}
	}
}

func (d *fixture) symbols(t *testing.T, order map[string]any, page, cursor string) []any {
	t.Helper()
	return d.pageOf(t, order, page, cursor)["ids"].([]any)
}

func (d *fixture) pageOf(t *testing.T, order map[string]any, page, cursor string) map[string]any {
	t.Helper()
	variables := map[string]any{"order": order}
	declared := "$order: ProposalOrder"
	if strings.Contains(page, "$cursor") {
		declared += ", $cursor: String"
		if cursor != "" {
			variables["cursor"] = cursor
		}
	}
	answer := at(d.must(t, access.Viewer{}, "query ("+declared+") { proposals("+page+", orderBy: $order) { nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }", variables), "proposals")
	ids := []any{}
	for _, node := range at(answer, "nodes").([]any) {
		ids = append(ids, at(node, "id"))
	}
	return map[string]any{"ids": ids, "info": at(answer, "pageInfo")}
}

func (d *fixture) pages(t *testing.T, order map[string]any, page, cursor, more string) []any {
	t.Helper()
	all, from := []any{}, ""
	for {
		one := d.pageOf(t, order, page, from)
		all = append(all, one["ids"].([]any)...)
		if at(one["info"], more) != true {
			return all
		}
		from = at(one["info"], cursor).(string)
	}
}
