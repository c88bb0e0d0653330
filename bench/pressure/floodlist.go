package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"strings"
)

// flood is a way in which one client can delay others.
type flood struct {
	about string
	run   func(ctx context.Context, a *attacker)
}

// The operations that floods send.
const (
	pageOfProposals = `nodes { id symbol label title { text } coAuthors { totalCount nodes { sponsor { code name } joinedOn } }
		currentRevision { number symbol } venueTargets { venue { code } aim { text } } }`
	searchFor     = `search(query: %q, first: 20) { totalCount nodes { __typename excerpt { fragments { text match } } } }`
	draftMutation = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`
	measures      = `query ($filter: NetworkFilter, $projection: NetworkProjection) { coSponsorship(filter: $filter, projection: $projection) {
		tieCount modularity members { sponsor { code } betweenness pageRank community } } }`
	series     = `query ($window: Int!) { coSponsorshipSeries(step: YEAR, window: $window) { from to network { tieCount density } } }`
	comparison = `query ($from: ID!, $to: ID!) { compare(from: $from, to: $to) { text {
		paragraphs(includeUnchanged: true) { before after words { kind text } } } } }`
	follow        = `subscription ($after: ID) { events(afterEvent: $after) { id kind proposal { id label } } }`
	introspection = `{ __schema { types { name description fields { name description args { name description } type { name kind ofType { name } } } } } }`
)

// floods returns all floods by name. A call of run sends a request or opens a connection.
func floods() map[string]flood {
	all := map[string]flood{}
	for _, group := range []map[string]flood{searches(), lists(), analyses(), writes(), streamFloods(), connectionFloods(), authentication(), documents()} {
		maps.Copy(all, group)
	}
	return all
}

func searches() map[string]flood {
	return map[string]flood{
		"search-aliased": {"50 searches in one operation", func(ctx context.Context, a *attacker) {
			var query strings.Builder
			for i := range 50 {
				fmt.Fprintf(&query, "a%d: "+searchFor+" ", i, a.word()+" or trade")
			}
			a.query(ctx, "{"+query.String()+"}", nil)
		}},
		"search-common": {"a word that occurs in a third of all texts", func(ctx context.Context, a *attacker) {
			a.query(ctx, "{"+fmt.Sprintf(searchFor, "trade")+"}", nil)
		}},
		"search-prefix": {"short prefixes", func(ctx context.Context, a *attacker) {
			a.query(ctx, "{"+fmt.Sprintf(searchFor, a.letter()+a.letter()+"*")+"}", nil)
		}},
		"search-rare": {"a different rare word each time", func(ctx context.Context, a *attacker) {
			a.query(ctx, "{"+fmt.Sprintf(searchFor, a.word())+"}", nil)
		}},
		"filter-text": {"lists filtered by words, with totals", func(ctx context.Context, a *attacker) {
			a.query(ctx, `query ($filter: ProposalFilter) { proposals(first: 100, filter: $filter) { totalCount `+pageOfProposals+` } }`,
				map[string]any{"filter": map[string]any{"search": "trade or " + a.word()}})
		}},
	}
}

func lists() map[string]flood {
	const query = `query ($filter: ProposalFilter) { proposals(first: 100, filter: $filter) { totalCount ` + pageOfProposals + ` } }`
	return map[string]flood{
		"pages-large": {"the first hundred proposals, whole", func(ctx context.Context, a *attacker) { a.query(ctx, query, nil) }},
		"pages-last": {"the last hundred proposals, whole", func(ctx context.Context, a *attacker) {
			a.query(ctx, `{ proposals(last: 100) { totalCount `+pageOfProposals+` } }`, nil)
		}},
		"pages-filtered": {"a different filter each time, with totals", func(ctx context.Context, a *attacker) {
			a.query(ctx, query, map[string]any{"filter": map[string]any{"circulatedOn": map[string]any{
				"from": fmt.Sprintf("20%02d-%02d-%02d", a.random.IntN(20), 1+a.random.IntN(12), 1+a.random.IntN(28)),
			}}})
		}},
		"events-last": {"the last hundred events of all proposals", func(ctx context.Context, a *attacker) {
			a.query(ctx, `{ events(last: 100) { totalCount nodes { id kind proposal { id label title { text } } } } }`, nil)
		}},
		"nodes": {"a hundred proposals by ID, with their texts", func(ctx context.Context, a *attacker) {
			a.query(ctx, `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Proposal { revisions(first: 20) { nodes { text { body } } } } } }`,
				map[string]any{"ids": a.IDs})
		}},
		"feeds": {"Atom feeds", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodGet, "/feeds/programmes/ECOMMERCE.atom", "", nil)
		}},
		"follow-ups": {"tables of follow-ups as DOCX", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodGet, "/follow-ups.docx", "", nil)
		}},
	}
}

func analyses() map[string]flood {
	filter := func(a *attacker) map[string]any {
		return map[string]any{"joinedOn": map[string]any{"from": fmt.Sprintf("20%02d-%02d-%02d", a.random.IntN(20), 1+a.random.IntN(12), 1+a.random.IntN(28))}}
	}
	return map[string]flood{
		"networks": {"measures of networks with a different filter each time", func(ctx context.Context, a *attacker) {
			a.query(ctx, measures, map[string]any{"filter": filter(a)})
		}},
		"series": {"series of networks", func(ctx context.Context, a *attacker) {
			a.query(ctx, series, map[string]any{"window": 1 + a.random.IntN(10)})
		}},
		"exports": {"network files with a different filter each time", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodGet, fmt.Sprintf("/network.graphml?joinedOn.from=20%02d-%02d-%02d",
				a.random.IntN(20), 1+a.random.IntN(12), 1+a.random.IntN(28)), "", nil)
		}},
		"comparisons": {"comparisons of texts of 1 MB", func(ctx context.Context, a *attacker) {
			a.query(ctx, comparison, map[string]any{"from": a.From, "to": a.To})
		}},
		"compare-files": {"comparisons of texts of 1 MB as files", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodGet, "/compare.txt?from="+a.From+"&to="+a.To, a.Token, nil)
		}},
	}
}

func writes() map[string]flood {
	large := largeText(3)
	draft := func(texts any) map[string]any {
		return map[string]any{"input": map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": texts}}
	}
	return map[string]flood{
		"drafts-large": {"drafts of 1 MB", func(ctx context.Context, a *attacker) { a.query(ctx, draftMutation, draft(large)) }},
		"drafts":       {"small drafts", func(ctx context.Context, a *attacker) { a.query(ctx, draftMutation, draft(smallText())) }},
		"drafts-invalid": {"drafts with hundreds of faults", func(ctx context.Context, a *attacker) {
			many := make([]any, 200)
			for i := range many {
				many[i] = map[string]any{"language": "EN", "title": "", "content": map[string]any{"body": ""}}
			}
			a.query(ctx, draftMutation, draft(many))
		}},
	}
}

func streamFloods() map[string]flood {
	return map[string]flood{
		"subscriptions": {"subscriptions that end immediately", func(ctx context.Context, a *attacker) { a.stream(ctx, 1, follow, nil) }},
		"resumptions": {"subscriptions from the first event", func(ctx context.Context, a *attacker) {
			a.stream(ctx, 200, follow, map[string]any{"after": a.Event})
		}},
		"streams-held": {"as many open streams as possible", func(ctx context.Context, a *attacker) {
			body := string(operation(follow, nil))
			a.hold(ctx, 900, a.head(len(body), "Accept: text/event-stream\r\n")+body)
		}},
	}
}

func connectionFloods() map[string]flood {
	return map[string]flood{
		"half-open": {"connections that send half a header", func(ctx context.Context, a *attacker) {
			a.hold(ctx, 2000, "POST /graphql HTTP/1.1\r\nHost: x\r\n")
		}},
		"half-sent": {"connections that send the beginning of a body", func(ctx context.Context, a *attacker) {
			a.hold(ctx, 2000, a.head(4_000_000)+`{"query":`)
		}},
		"slow-readers": {"connections that do not read large responses", func(ctx context.Context, a *attacker) {
			body := string(operation(introspection, nil))
			a.hold(ctx, 900, a.head(len(body))+body)
		}},
		"probes": {"/readyz", func(ctx context.Context, a *attacker) { a.send(ctx, http.MethodGet, "/readyz", "", nil) }},
	}
}

func authentication() map[string]flood {
	token := func(header, signature string) string {
		encode := base64.RawURLEncoding.EncodeToString
		return encode([]byte(header)) + "." + encode([]byte(`{"iss":"x","sub":"x","exp":9999999999}`)) + "." + encode([]byte(signature))
	}
	small := operation("{ viewer { subject } }", nil)
	return map[string]flood{
		"bad-tokens": {"a different invalid signature each time", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodPost, "/graphql", token(`{"alg":"EdDSA","typ":"JWT"}`, a.word()+strings.Repeat("x", 57)), small)
		}},
		"unknown-keys": {"a different unknown key ID each time", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodPost, "/graphql", token(`{"alg":"EdDSA","typ":"JWT","kid":"`+a.word()+`"}`, strings.Repeat("x", 64)), small)
		}},
	}
}

func documents() map[string]flood {
	return map[string]flood{
		"introspection": {"the whole schema", func(ctx context.Context, a *attacker) { a.query(ctx, introspection, nil) }},
		"persisted-misses": {"unknown hashes of persisted queries", func(ctx context.Context, a *attacker) {
			body := fmt.Sprintf(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"%064x"}}}`, a.random.Uint64())
			a.send(ctx, http.MethodPost, "/graphql", "", []byte(body))
		}},
		"documents": {"a different document of 4,000 tokens each time", func(ctx context.Context, a *attacker) {
			var query strings.Builder
			for i := range 90 {
				fmt.Fprintf(&query, "%s%d: proposals(first: 0) { nodes { id symbol label status circulatedOn updatedAt documentNumber } totalCount } ", a.word(), i)
			}
			a.query(ctx, "{"+query.String()+"}", nil)
		}},
		"invalid-json": {"1 MB of nested arrays", func(ctx context.Context, a *attacker) {
			a.send(ctx, http.MethodPost, "/graphql", "", []byte(`{"query":"{ viewer { subject } }","variables":{"x":`+strings.Repeat("[", 1<<20)))
		}},
		"variables": {"9,000 unknown variables", func(ctx context.Context, a *attacker) {
			variables := map[string]any{}
			for i := range 9_000 {
				variables[fmt.Sprint(a.word(), i)] = i
			}
			a.query(ctx, "query ($x: Int) { proposals(first: $x) { totalCount } }", variables)
		}},
	}
}

// smallText returns the text of a small draft.
func smallText() []map[string]any {
	return []map[string]any{{"language": "EN", "title": "A small text", "content": map[string]any{"body": "1.1.  Members recall that trade is good.\n"}}}
}
