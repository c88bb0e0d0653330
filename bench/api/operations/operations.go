// Package operations defines the requests sent to each contender and compares the responses.
package operations

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"proposaltracker/models"
)

// The operations, as each contender expects them.
var (
	//go:embed feed.tracker.graphql
	feedTracker string
	//go:embed feed.postgraphile.graphql
	feedPostGraphile string
	//go:embed feed.limit.sql
	feedLimit string
	//go:embed page.tracker.graphql
	pageTracker string
	//go:embed page.postgraphile.graphql
	pagePostGraphile string
	//go:embed page.limit.sql
	pageLimit string
	//go:embed desk.tracker.graphql
	deskTracker string
	//go:embed desk.postgraphile.graphql
	deskPostGraphile string
	//go:embed desk.limit.sql
	deskLimit string
	//go:embed search.tracker.graphql
	searchTracker string
	//go:embed search.postgraphile.graphql
	searchPostGraphile string
	//go:embed search.limit.sql
	searchLimit string
)

// Operation is one of the measured operations.
type Operation string

// The operations, as a front end sends them.
const (
	// Feed is the first page of the list of proposals, of all or of one programme.
	Feed Operation = "feed"
	// Page is the page of one proposal.
	Page Operation = "page"
	// Desk lists the pending work of a delegation. It needs a token.
	Desk Operation = "desk"
	// Search is the first page of search results.
	Search Operation = "search"
)

// All returns all operations.
func All() []Operation { return []Operation{Feed, Page, Desk, Search} }

// Query returns the GraphQL document of an operation for the tracker.
func Query(o Operation) string {
	return map[Operation]string{Feed: feedTracker, Page: pageTracker, Desk: deskTracker, Search: searchTracker}[o]
}

// Wanted is one request, independent of the contender.
type Wanted struct {
	Operation Operation       `json:"-"`
	Language  models.Language `json:"language,omitempty"`
	First     int             `json:"first,omitempty"`
	// Programme limits a feed. ProgrammeID is its ID, for contenders without codes.
	Programme   models.Code `json:"-"`
	ProgrammeID *models.ID  `json:"programme,omitempty"`
	Symbol      string      `json:"symbol,omitempty"`
	Words       string      `json:"words,omitempty"`
	// Delegation is the delegation whose inbox is requested.
	Delegation models.Code `json:"-"`
}

// Tracker returns the request body for the tracker.
func (w Wanted) Tracker() []byte {
	switch w.Operation {
	case Feed:
		variables := map[string]any{"first": w.First, "language": w.Language}
		if w.Programme != "" {
			variables["filter"] = map[string]any{"workProgrammes": []models.Code{w.Programme}}
		}
		return body(feedTracker, variables)
	case Page:
		return body(pageTracker, map[string]any{"symbol": w.Symbol, "language": w.Language})
	case Desk:
		return body(deskTracker, nil)
	default:
		return body(searchTracker, map[string]any{"query": w.Words, "first": w.First})
	}
}

// PostGraphile returns the request body for PostGraphile. It requests names only in the language of
// the client.
func (w Wanted) PostGraphile() []byte {
	switch w.Operation {
	case Feed:
		variables := map[string]any{"first": w.First}
		if w.ProgrammeID != nil {
			variables["condition"] = map[string]any{"workProgrammeId": w.ProgrammeID}
		}
		return body(inLanguage(feedPostGraphile, w.Language), variables)
	case Page:
		return body(inLanguage(pagePostGraphile, w.Language), map[string]any{"symbol": w.Symbol, "languages": []models.Language{w.Language}})
	case Desk:
		return body(deskPostGraphile, nil)
	default:
		return body(searchPostGraphile, map[string]any{"query": w.Words, "first": w.First})
	}
}

// Limit returns the request body for the hand-written statement.
func (w Wanted) Limit() []byte {
	text, err := json.Marshal(w)
	if err != nil {
		panic(err) // cannot happen: the values are strings and numbers
	}
	return text
}

// Statement returns the hand-written SQL and its arguments. asking is the delegation of the token.
func (w Wanted) Statement(asking models.Code) (sql string, arguments []any) {
	switch w.Operation {
	case Feed:
		if w.ProgrammeID == nil {
			return feedLimit, []any{w.Language, w.First}
		}
		return strings.ReplaceAll(feedLimit, "/*programme*/", "AND p.work_programme_id = $3"), []any{w.Language, w.First, *w.ProgrammeID}
	case Page:
		return pageLimit, []any{w.Language, w.Symbol}
	case Desk:
		return deskLimit, []any{asking}
	default:
		return searchLimit, []any{w.Words, w.First}
	}
}

func body(query string, variables map[string]any) []byte {
	text, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err) // cannot happen: the values are strings and numbers
	}
	return text
}

func inLanguage(query string, language models.Language) string {
	column := map[models.Language]string{models.English: "nameEn", models.French: "nameFr", models.Spanish: "nameEs"}[language]
	return strings.ReplaceAll(query, "NAMES", "name: "+column)
}

// data returns the field data of a response. Errors: the errors in the response.
func data(answer []byte) (map[string]any, error) {
	var read struct {
		Data   map[string]any  `json:"data"`
		Errors json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(answer, &read); err != nil {
		return nil, fmt.Errorf("parse the response %.200s: %w", answer, err)
	}
	if len(read.Errors) > 0 && string(read.Errors) != "null" {
		return nil, fmt.Errorf("the response has errors: %.500s", read.Errors)
	}
	return read.Data, nil
}
