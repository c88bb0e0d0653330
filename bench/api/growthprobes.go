package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"proposaltracker/bench/api/fill"
	"proposaltracker/bench/api/operations"
	"proposaltracker/models"
)

// The names of the two searches that are compared with each other.
const (
	rareSearch   = "search, rare word"
	commonSearch = "search, frequent word"
)

// probe is a kind of request that is sent to both collections.
type probe struct {
	name, query string
	delegation  models.Code
	variables   func(s sample, round int) map[string]any
}

// sample contains the objects of a collection to which requests refer.
type sample struct {
	symbols []string
	// deep contains the cursor of a proposal far from the beginning, by order and direction.
	deep map[string]string
	// events is the cursor of an event in the middle.
	events string
	// frequent is a word that occurs in about a third of all texts.
	frequent string
}

const (
	listQuery = `query($first: Int, $after: String, $filter: ProposalFilter, $orderBy: ProposalOrder) {
		proposals(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
			totalCount pageInfo { hasNextPage endCursor } nodes { id symbol label title { text } status circulatedOn updatedAt submittedBy { code } } } }`
	walkQuery = `query($after: String, $orderBy: ProposalOrder) {
		proposals(first: 100, after: $after, orderBy: $orderBy) { pageInfo { hasNextPage endCursor } } }`
	eventsQuery = `query($first: Int, $last: Int, $after: String) {
		events(first: $first, last: $last, after: $after) { pageInfo { endCursor } nodes { id kind occurredOn recordedAt actor { code } proposal { symbol } } } }`
)

// growthOrders returns all orders of proposals.
func growthOrders() []map[string]any {
	all := []map[string]any{}
	for _, field := range []string{"CIRCULATED_ON", "UPDATED_AT", "SYMBOL"} {
		for _, direction := range []string{"ASC", "DESC"} {
			all = append(all, map[string]any{"field": field, "direction": direction})
		}
	}
	return all
}

// growthFilters returns a filter for each field of ProposalFilter.
func growthFilters() []map[string]any {
	return []map[string]any{
		{"statuses": []string{"CIRCULATED"}},
		{"workProgrammes": []string{"ECOMMERCE"}},
		{"sponsors": []string{"JPN"}},
		{"allSponsors": []string{"JPN", "EU"}},
		{"submittedBy": []string{"JPN"}},
		{"venues": []string{"SPS"}},
		{"venues": []string{"GC"}}, // has no proposals
		{"outcomes": []string{"NOTED"}},
		{"access": []string{"PUBLIC"}},
		{"revisionKinds": []string{"REVISION"}},
		{"languages": []string{"FR"}},
		{"followUpStatuses": []string{"AGREED"}},
		{"circulatedOn": map[string]any{"from": "2020-01-01", "to": "2020-12-31"}},
		{"updatedAt": map[string]any{"from": "2021-07-10T00:00:00Z"}},
		{"documentNumber": "18-2237"},
		{"search": fill.Name(3)},
	}
}

// growthProbes returns all kinds of requests.
func growthProbes() []probe {
	always := func(variables map[string]any) func(sample, int) map[string]any {
		return func(sample, int) map[string]any { return variables }
	}
	all := []probe{}
	for _, order := range growthOrders() {
		name := fmt.Sprint(order["field"], " ", order["direction"])
		all = append(all,
			probe{name: "list by " + name, query: listQuery, variables: always(map[string]any{"first": 20, "orderBy": order})},
			probe{name: "list by " + name + ", deep page", query: listQuery, variables: func(s sample, _ int) map[string]any {
				return map[string]any{"first": 20, "orderBy": order, "after": s.deep[name]}
			}})
	}
	for _, filter := range growthFilters() {
		for field, value := range filter {
			name := fmt.Sprintf("list, filter %s %v", field, value)
			all = append(all, probe{name: name, query: listQuery, variables: always(map[string]any{"first": 20, "filter": filter})})
		}
	}
	search := func(words func(sample, int) string) func(sample, int) map[string]any {
		return func(s sample, round int) map[string]any { return map[string]any{"query": words(s, round), "first": 20} }
	}
	return append(all,
		probe{name: "page", query: operations.Query(operations.Page), variables: func(s sample, round int) map[string]any {
			return map[string]any{"symbol": s.symbols[round%len(s.symbols)], "language": "EN"}
		}},
		probe{name: "desk", query: operations.Query(operations.Desk), delegation: "JPN", variables: always(nil)},
		probe{name: "events, first", query: eventsQuery, variables: always(map[string]any{"first": 20})},
		probe{name: "events, last", query: eventsQuery, variables: always(map[string]any{"last": 20})},
		probe{name: "events, in the middle", query: eventsQuery, variables: func(s sample, _ int) map[string]any {
			return map[string]any{"first": 20, "after": s.events}
		}},
		probe{name: rareSearch, query: operations.Query(operations.Search), variables: search(func(_ sample, round int) string { return fill.Name(round + 1) })},
		probe{name: commonSearch, query: operations.Query(operations.Search), variables: search(func(s sample, _ int) string { return s.frequent })},
		probe{name: "search, symbol", query: operations.Query(operations.Search), variables: search(func(_ sample, round int) string {
			return fmt.Sprintf("BENCH/W/%d", 500+round)
		})},
	)
}

// readSample reads the sample of a collection.
func (one *collection) readSample(ctx context.Context) (sample, error) {
	s := sample{deep: map[string]string{}}
	found, _ := one.bench.db.Pool.Query(ctx, `SELECT symbol FROM proposals WHERE circulated_on IS NOT NULL AND access = 'PUBLIC' AND id IN (
		SELECT proposal_id FROM revision_symbols WHERE symbol = ANY(SELECT 'BENCH/W/' || n FROM generate_series(100, 900, 17) n)) ORDER BY symbol`)
	var err error
	if s.symbols, err = pgx.CollectRows(found, pgx.RowTo[string]); err != nil {
		return s, fmt.Errorf("choose proposals: %w", err)
	}
	if s.frequent, err = one.frequentWord(ctx); err != nil {
		return s, err
	}
	for _, order := range growthOrders() {
		if s.deep[fmt.Sprint(order["field"], " ", order["direction"])], err = one.walk(ctx, order); err != nil {
			return s, err
		}
	}
	s.events, err = one.middleEvent(ctx)
	return s, err
}

// frequentWord returns the candidate word whose share of the English texts is closest to a third.
func (one *collection) frequentWord(ctx context.Context) (string, error) {
	const sql = `SELECT word FROM unnest($1::text[]) word, LATERAL (SELECT avg((searchable @@ to_tsquery('proposals_en', word))::int) AS share
		FROM (SELECT searchable FROM revision_texts WHERE language = 'EN' LIMIT 2000) sampled) measured ORDER BY abs(share - 0.33) LIMIT 1`
	var word string
	words := []string{
		"fisheries", "subsidies", "data", "review", "tariffs", "origin", "safety", "food",
		"vessels", "cotton", "privacy", "forests", "batteries", "ports",
	}
	if err := one.bench.db.Pool.QueryRow(ctx, sql, words).Scan(&word); err != nil {
		return "", fmt.Errorf("choose a frequent word: %w", err)
	}
	return word, nil
}

// maxWalk is the maximum number of proposals that are read to find a cursor.
const maxWalk = 20_000

// walk reads pages up to a proposal far from the beginning, and returns its cursor.
func (one *collection) walk(ctx context.Context, order map[string]any) (cursor string, err error) {
	var count int
	if err := one.bench.db.Pool.QueryRow(ctx, "SELECT count(*) FROM proposals WHERE circulated_on IS NOT NULL AND access = 'PUBLIC'").Scan(&count); err != nil {
		return "", fmt.Errorf("count the proposals: %w", err)
	}
	for read := 0; read < min(count/2, maxWalk); read += 100 {
		variables := map[string]any{"orderBy": order}
		if cursor != "" {
			variables["after"] = cursor
		}
		var answer struct {
			Data struct {
				Proposals struct{ PageInfo struct{ EndCursor string } }
			}
		}
		if err := one.request(ctx, walkQuery, variables, &answer); err != nil {
			return "", err
		}
		cursor = answer.Data.Proposals.PageInfo.EndCursor
	}
	return cursor, nil
}

// middleEvent returns the cursor of an event in the middle of the log.
func (one *collection) middleEvent(ctx context.Context) (string, error) {
	cursor := ""
	for range 20 {
		variables := map[string]any{"first": 100}
		if cursor != "" {
			variables["after"] = cursor
		}
		var answer struct {
			Data struct {
				Events struct{ PageInfo struct{ EndCursor string } }
			}
		}
		if err := one.request(ctx, eventsQuery, variables, &answer); err != nil {
			return "", err
		}
		cursor = answer.Data.Events.PageInfo.EndCursor
	}
	return cursor, nil
}

func (one *collection) request(ctx context.Context, query string, variables map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return fmt.Errorf("encode the request: %w", err)
	}
	one.server.body = func(operations.Wanted) []byte { return body }
	answer, err := one.server.ask(ctx, operations.Wanted{Operation: operations.Feed})
	if err != nil {
		return err
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return nil
}
