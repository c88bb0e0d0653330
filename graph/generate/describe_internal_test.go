package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"proposaltracker/models"
)

// Rules describe elements that have no description in the schema file, including those of extensions. Descriptions in
// the file are preserved. The descriptions of fields list the reasons of their errors by code.
func TestDescribe(t *testing.T) {
	t.Parallel()
	sources := []*ast.Source{{Name: "venue.graphqls", Input: `
"A body."
type Venue {
  "A key: \"GC\"."
  id: ID!
  meetings("How many." first: Int, after: String): VenueTargetConnection!
}
extend type Query { venue(by: ID!): Venue }
input PlaceOnAgendaInput { venueTarget: ID! }
enum VenueStatus {
  "It meets."
  OPEN
}
`}}
	operations := map[string][]models.ErrorReason{"Query.venue": {models.MissingScope, models.TooMany, models.OwnRequest}, "Query.meeting": {models.TooMany}}
	rules := append(rules(), describing(`Venue\.meetings: .+`, "Its meetings."), describing(`Query\.(\w+)(?:\(.+\))?: .+`, "One {thing}."))
	err := describe(sources, func(elements []element) error {
		err := fill(elements, rules)
		listErrors(elements, operations, models.Errors())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	document, err := parser.ParseSchema(sources[0])
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, element := range elements(document) {
		got[element.signature] = *element.description
	}
	want := map[string]string{
		"type Venue":                             "A body.",
		"Venue.id: ID!":                          `A key: "GC".`,
		"Venue.meetings: VenueTargetConnection!": "Its meetings.",
		"Venue.meetings(first: Int): VenueTargetConnection!":    "How many.",
		"Venue.meetings(after: String): VenueTargetConnection!": "A cursor. The page begins after it.",
		"Query.venue: Venue":                  "One venue.\n\nErrors: FORBIDDEN (MISSING_SCOPE, OWN_REQUEST), LIMIT_EXCEEDED (TOO_MANY).",
		"Query.venue(by: ID!): Venue":         "One venue.",
		"input PlaceOnAgendaInput":            "The input of `Mutation.placeOnAgenda`.",
		"PlaceOnAgendaInput.venueTarget: ID!": "The ID of the venue target.",
		"enum VenueStatus":                    "The state of a venue.",
		"VenueStatus.OPEN":                    "It meets.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("descriptions (-want +got):\n%s", diff)
	}
}

// An element without a description is rejected if no rule matches it.
func TestDescribeRejectsUndescribed(t *testing.T) {
	t.Parallel()
	for input, want := range map[string]string{
		`type Venue { place: String }`:              `a.graphqls: "type Venue" has no description`,
		`"A body." type Venue { place: String }`:    `a.graphqls: "Venue.place: String" has no description`,
		`"A kind." enum VenueKind { COUNCIL }`:      `a.graphqls: "VenueKind.COUNCIL" has no description`,
		`extend type Query { "A." a(b: Int): Int }`: `a.graphqls: "Query.a(b: Int): Int" has no description`,
	} {
		err := describe([]*ast.Source{{Name: "a.graphqls", Input: input}}, func(elements []element) error { return fill(elements, rules()) })
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got error %v, want %s", input, err, want)
		}
	}
}

// Each rule describes an element of the schema. No schema file repeats the text of a rule. A rule that names a
// mutation applies only to types of existing mutations.
func TestRules(t *testing.T) {
	t.Parallel()
	rules := rules()
	used, all := map[string]bool{}, schemaElements(t)
	mutation := regexp.MustCompile("`(Mutation\\.\\w+)`")
	for _, element := range all {
		text, ok := descriptionOf(element.signature, rules)
		if ok && *element.description == text {
			t.Errorf("remove the description of %q: a rule has the same text", element.signature)
		}
		if !ok || *element.description != "" {
			continue
		}
		for _, rule := range rules {
			if rule.signature.MatchString(element.signature) {
				used[rule.signature.String()] = true
				break
			}
		}
		if name := mutation.FindStringSubmatch(text); name != nil && !contains(all, name[1]+": ") {
			t.Errorf("%q has the description %q, which names an unknown mutation", element.signature, text)
		}
	}
	for _, rule := range rules {
		if !used[rule.signature.String()] {
			t.Errorf("rule %s describes no element", rule.signature)
		}
	}
}

func contains(all []element, prefix string) bool {
	for _, element := range all {
		if strings.HasPrefix(element.signature, prefix) {
			return true
		}
	}
	return false
}

// schemaElements returns the elements of all schema files.
func schemaElements(t *testing.T) []element {
	t.Helper()
	files, err := filepath.Glob("../schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	all := []element{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document, err := parser.ParseSchema(&ast.Source{Name: file, Input: string(text)})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, elements(document)...)
	}
	return all
}
