package graph_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
)

// A server with introspection disabled rejects introspection in every form and suggests no names in errors. Other
// operations work.
func TestIntrospectionDisabled(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	serve := func(hidden bool) http.Handler {
		options := graph.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), DisableIntrospection: hidden}
		return graph.NewServer(d.backend(), options, transport.All(transport.Config{
			Now:      time.Now,
			Public:   func(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() },
			Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
		})...)
	}
	open, hidden := serve(false), serve(true)
	const disabled = `Introspection is disabled`
	guess := regexp.MustCompile(`(?i)did you mean|the fields are|the valid values:`)
	for body, want := range map[string]struct {
		enabled bool // whether introspection does not affect the result
		refusal string
	}{
		`{"query": "{ __schema { types { name } } }"}`:                                                                                         {refusal: disabled},
		`{"query": "{ viewer { __typename } a: __type(name: \"Query\") { name } }"}`:                                                           {refusal: disabled},
		`{"query": "query A { ...F } fragment F on Query { ... { __type(name: \"A\") { name } } }"}`:                                           {refusal: disabled},
		`{"query": "{ __typename viewer { __typename } }"}`:                                                                                    {},
		`{"query": "{ proposls { nodes { id } } }"}`:                                                                                           {enabled: true, refusal: `"proposls"`},
		`{"query": "{ proposals(frst: 3) { nodes { id } } }"}`:                                                                                 {enabled: true, refusal: `"frst"`},
		`{"query": "{ proposals { ...F } } fragment F on ProposalConection { nodes { id } }"}`:                                                 {enabled: true, refusal: `"ProposalConection"`},
		`{"query": "{ proposals(filter: {statuses: [DRAFTS]}) { nodes { id } } }"}`:                                                            {enabled: true, refusal: `"DRAFTS"`},
		`{"query": "{ proposals(filter: {statses: [DRAFT]}) { nodes { id } } }"}`:                                                              {enabled: true, refusal: `"statses"`},
		`{"query": "{ proposals }"}`:                                                                                                           {enabled: true, refusal: `"proposals"`},
		`{"query": "query ($f: ProposalFilter) { proposals(filter: $f) { nodes { id } } }", "variables": {"f": {"statses": ["DRAFT"]}}}`:       {enabled: true, refusal: `"statses"`},
		`{"query": "query ($of: [ProposalStatus!]) { proposals(filter: {statuses: $of}) { nodes { id } } }", "variables": {"of": ["DRAFTS"]}}`: {enabled: true, refusal: `"DRAFTS"`},
	} {
		for name, handler := range map[string]http.Handler{"open": open, "hidden": hidden} {
			got := post(t, handler, body)
			switch {
			case want.refusal == "" || (name == "open" && !want.enabled):
				if len(got.Errors) > 0 {
					t.Errorf("%s: %s: unexpected errors %+v", name, body, got.Errors)
				}
			case len(got.Errors) == 0 || !regexp.MustCompile(want.refusal).MatchString(got.Errors[0].Message):
				t.Errorf("%s: %s: got errors %+v, want a rejection", name, body, got.Errors)
			case guess.MatchString(got.Errors[0].Message) != (name == "open"):
				t.Errorf("%s: %s: got message %q, want suggestions: %t", name, body, got.Errors[0].Message, name == "open")
			case want.refusal == disabled && got.code() != "FORBIDDEN":
				t.Errorf("%s: %s: got code %s, want FORBIDDEN", name, body, got.code())
			}
			if got.Errors != nil && name == "hidden" && strings.Contains(fmt.Sprint(got.Errors[0].Extensions["params"]), "allowed") {
				t.Errorf("%s: got an error with names of the schema, want none: %v", body, got.Errors[0].Extensions)
			}
		}
	}
}
