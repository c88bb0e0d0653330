package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/bench/api/fill"
)

// operations returns all operations that are measured.
func (m *market) operations() []priced {
	return slices.Concat(m.lookups(), m.pages(), m.orders(), m.filters(), m.texts(), m.searches(), m.logs(), m.networks(), m.mutations(), m.downloads())
}

// lookups returns operations that read a few objects.
func (m *market) lookups() []priced {
	return []priced{
		m.reads("type name", `{ __typename }`, nil),
		m.reads("a node", `query ($id: ID!) { node(id: $id) { id __typename } }`, map[string]any{"id": m.circulated}),
		m.reads("100 nodes", `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Proposal { symbol label status } } }`, map[string]any{"ids": m.attack.IDs}),
		m.reads("a proposal", `query ($symbol: Symbol!) { proposal(by: {symbol: $symbol}) { id label status title { text } } }`,
			map[string]any{"symbol": m.symbol}),
		m.reads("20 proposals by symbol", "query ($s: Symbol!) {"+repeated(20, "p%d: proposal(by: {symbol: $s}) { id label }")+"}", map[string]any{"s": m.symbol}),
		m.reads("venues", `{ venues { code kind name } }`, nil),
		m.reads("groups with members", `{ groups { code name members { code } } }`, nil),
		m.reads("delegations", `{ delegations { code name standing } }`, nil),
		m.reads("introspection", introspection, nil),
		m.readsAs("viewer", m.delegation, `{ viewer { subject delegation { code } scopes } }`, func(int) map[string]any { return nil }),
		m.readsAs("inbox", m.delegation, only("desk", "Desk"), func(int) map[string]any { return map[string]any{"language": "EN"} }),
		m.readsAs("webhooks", m.delegation, only("webhooks", "Webhooks"), func(int) map[string]any { return nil }),
	}
}

// repeated repeats a selection, with %d replaced by different numbers.
func repeated(times int, selection string) string {
	var all strings.Builder
	for i := range times {
		fmt.Fprintf(&all, selection+" ", i)
	}
	return all.String()
}

// pages returns operations that read lists of proposals.
func (m *market) pages() []priced {
	feed := document("feed")
	page := func(name string, variables map[string]any) priced { return m.reads(name, feed, variables) }
	return []priced{
		page("feed, 1", map[string]any{"first": 1}),
		page("feed, 20", map[string]any{"first": 20}),
		page("feed, 100", map[string]any{"first": 100}),
		page("feed, 20, in French", map[string]any{"first": 20, "language": "FR"}),
		page("feed, 20, deep", map[string]any{"first": 20, "after": m.deep}),
		page("feed, 100, deep", map[string]any{"first": 100, "after": m.deep}),
		m.readsAs("feed, 100, as a delegation", m.delegation, feed, func(int) map[string]any { return map[string]any{"first": 100} }),
		m.reads("IDs, 100", `{ proposals(first: 100) { nodes { id } } }`, nil),
		m.reads("IDs, last 100", `{ proposals(last: 100) { nodes { id } } }`, nil),
		m.reads("total", `{ proposals(first: 0) { totalCount } }`, nil),
		m.reads("100 with all lists", `{ proposals(first: 100) { nodes { id coAuthors { nodes { sponsor { code } } } revisions(first: 5) { nodes { id symbol } }
			questions(first: 5) { nodes { id } } followUps(first: 5) { nodes { id } } relations(first: 5) { nodes { id } } } } }`, nil),
		m.reads("proposals of a venue", `{ venue(code: "GC") { proposals(first: 20) { nodes { id label } } } }`, nil),
		m.reads("proposals of 20 venues", `{ venues(kinds: [COUNCIL, COMMITTEE]) { code proposals(first: 3) { nodes { id } } } }`, nil),
	}
}

// orders returns operations that read the list in each order.
func (m *market) orders() []priced {
	all := []priced{}
	for _, field := range []string{"CIRCULATED_ON", "UPDATED_AT", "SYMBOL"} {
		for _, direction := range []string{"ASC", "DESC"} {
			all = append(all, m.reads("by "+field+" "+direction, document("feed"),
				map[string]any{"first": 20, "orderBy": map[string]any{"field": field, "direction": direction}}))
		}
	}
	return all
}

// filters returns operations that read the list with each filter.
func (m *market) filters() []priced {
	all := []priced{}
	for _, one := range []struct {
		name   string
		filter map[string]any
	}{
		{"statuses", map[string]any{"statuses": []string{"CIRCULATED", "UNDER_DISCUSSION"}}},
		{"work programmes", map[string]any{"workProgrammes": []string{"ECOMMERCE"}}},
		{"a sponsor", map[string]any{"sponsors": []string{"JPN"}}},
		{"two sponsors", map[string]any{"allSponsors": []string{"JPN", "EU"}}},
		{"submitted by", map[string]any{"submittedBy": []string{"JPN", "BRA"}}},
		{"venues", map[string]any{"venues": []string{"GC"}}},
		{"outcomes", map[string]any{"outcomes": []string{"AGREED", "ADOPTED"}}},
		{"access", map[string]any{"access": []string{"PUBLIC"}}},
		{"kinds of revisions", map[string]any{"revisionKinds": []string{"CORRIGENDUM"}}},
		{"languages", map[string]any{"languages": []string{"FR"}}},
		{"follow-ups", map[string]any{"followUpStatuses": []string{"SUGGESTED", "AGREED"}}},
		{"days", map[string]any{"circulatedOn": map[string]any{"from": "2021-01-01", "to": "2023-12-31"}}},
		{"instants", map[string]any{"updatedAt": map[string]any{"from": "2022-01-01T00:00:00Z"}}},
		{"a document number", map[string]any{"documentNumber": "18-2237"}},
		{"rare words", map[string]any{"search": fill.RareWord(7)}},
		{"common words", map[string]any{"search": "trade"}},
		{"a prefix", map[string]any{"search": "ma*"}},
	} {
		all = append(all, m.reads("filter: "+one.name, document("feed"), map[string]any{"first": 20, "filter": one.filter}))
	}
	return all
}

// texts returns operations that read and compare whole texts.
func (m *market) texts() []priced {
	const body = `query ($symbol: Symbol!) { proposal(by: {symbol: $symbol}) { currentRevision { text { title body } } } }`
	const sections = `query ($symbol: Symbol!) { proposal(by: {symbol: $symbol}) { currentRevision { text {
		sections { number paragraphs { number text } } } } } }`
	const changed = `query ($from: ID!, $to: ID!) { compare(from: $from, to: $to) { textChanged sponsorsAdded { code } } }`
	small, large := map[string]any{"symbol": m.symbol}, map[string]any{"symbol": largeSymbol}
	smallPair := map[string]any{"from": m.small[0], "to": m.small[1]}
	largePair := map[string]any{"from": m.attack.From, "to": m.attack.To}
	return []priced{
		m.reads("page", document("proposal"), small),
		m.reads("page with 1 MB", document("proposal"), large),
		m.reads("body", body, small),
		m.reads("body of 1 MB", body, large),
		m.reads("sections", sections, small),
		m.reads("sections of 1 MB", sections, large),
		m.reads("100 bodies", `{ proposals(first: 100) { nodes { currentRevision { text { body } } } } }`, nil),
		m.reads("comparison", comparison, smallPair),
		m.readsAs("comparison of 1 MB", m.delegation, comparison, func(int) map[string]any { return largePair }),
		m.reads("comparison without text", changed, smallPair),
		m.readsAs("comparison of 1 MB without text", m.delegation, changed, func(int) map[string]any { return largePair }),
	}
}

// searches returns operations that search texts.
func (m *market) searches() []priced {
	search := func(name string, first int, words func(run int) string) priced {
		return m.readsAs(name, "", `query ($query: String!, $first: Int) { search(query: $query, first: $first) {
			totalCount nodes { __typename excerpt { fragments { text match } } } } }`,
			func(run int) map[string]any {
				return map[string]any{"query": words(run), "first": first}
			})
	}
	same := func(words string) func(int) string { return func(int) string { return words } }
	next := 0
	other := func(words string) func(int) string { // the same matches, which are not cached
		return func(int) string { next++; return fmt.Sprintf("%s -none%d", words, next) }
	}
	return []priced{
		search("search: a rare word", 20, fill.RareWord),
		search("search: no word of any text", 20, same("xyzzy")),
		search("search: a common word", 20, same("trade")),
		search("search: a common word, new", 20, other("trade")),
		search("search: two common words, new", 20, other("trade market")),
		search("search: one of two words, new", 20, other("trade or market")),
		search("search: a phrase, new", 20, other(`"trade market"`)),
		search("search: a prefix", 20, same("ma*")),
		search("search: a prefix, new", 20, other("ma*")),
		search("search: a symbol", 20, same("JOB/GC")),
		search("search: a common word, 1", 1, same("trade")),
		search("search: a common word, 1, new", 1, other("trade")),
		search("search: a common word, 100", 100, same("trade")),
		m.reads("10 searches", "{"+repeated(10, fmt.Sprintf("s%%d: "+searchFor, "trade"))+"}", nil),
	}
}

// logs returns operations that read events and follow-ups.
func (m *market) logs() []priced {
	events := only("events", "Events")
	return []priced{
		m.reads("events, 20", events, map[string]any{"first": 20}),
		m.reads("events, last 100", events, map[string]any{"last": 100}),
		m.reads("events of a kind", events, map[string]any{"last": 20, "filter": map[string]any{"kinds": []string{"REVISION_CIRCULATED"}}}),
		m.reads("events, total", `{ events(first: 0) { totalCount } }`, nil),
		m.reads("follow-ups, 20", `{ followUps(first: 20) { totalCount nodes { id kind status dueOn text { text } proposal { symbol } } } }`, nil),
		m.reads("follow-ups, 100", `{ followUps(first: 100) { totalCount nodes { id kind status dueOn text { text } proposal { symbol } } } }`, nil),
	}
}

// networks returns operations that measure networks. Each run uses another day, so that its network is not cached.
func (m *market) networks() []priced {
	since := func() map[string]any {
		m.sent++
		return map[string]any{"from": fmt.Sprintf("20%02d-%02d-%02d", 16+m.sent%8, 1+m.sent/8%12, 1+m.sent/96%28)}
	}
	filter := func(int) map[string]any { return map[string]any{"filter": map[string]any{"joinedOn": since()}} }
	return []priced{
		m.reads("network, known", document("network"), nil),
		m.readsAs("network, new", "", document("network"), filter),
		m.readsAs("network, counts", "", `query ($filter: NetworkFilter) { coSponsorship(filter: $filter) { itemCount tieCount density } }`, filter),
		m.readsAs("network, ties", "", `query ($filter: NetworkFilter) { coSponsorship(filter: $filter) { ties(first: 100) { nodes { weight } } } }`, filter),
		m.readsAs("network, significance", "", `query ($filter: NetworkFilter) { coSponsorship(filter: $filter) {
			ties(first: 20, orderBy: {field: P_VALUE, direction: ASC}) { nodes { weight } } } }`, filter),
		m.readsAs("series", "", `query ($filter: NetworkFilter) { coSponsorshipSeries(filter: $filter) { from network { tieCount density } } }`, filter),
	}
}

// downloads returns requests for files.
func (m *market) downloads() []priced {
	get := func(name, path, token string) priced {
		return priced{name, func(_ context.Context, n int) ([]request, error) {
			return slices.Repeat([]request{{path: path, token: token}}, n), nil
		}}
	}
	return []priced{
		get("follow-ups.csv", "/follow-ups.csv", ""),
		get("follow-ups.html", "/follow-ups.html", ""),
		get("follow-ups.docx", "/follow-ups.docx", ""),
		get("feed.atom", "/feeds/programmes/ECOMMERCE.atom", ""),
		get("network.graphml", "/network.graphml", ""),
		get("network.json", "/network.json", ""),
		get("compare.txt", "/compare.txt?from="+m.small[0]+"&to="+m.small[1], ""),
		get("compare.html of 1 MB", "/compare.html?from="+m.attack.From+"&to="+m.attack.To, m.delegation),
	}
}
