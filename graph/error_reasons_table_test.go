package graph_test

import "strings"

// Callers that the tables below use.
var (
	japan  = caller{delegation: "JPN", scopes: allBut()}
	brazil = caller{delegation: "BRA", scopes: allBut()}
	staff  = caller{scopes: secretariatScope}
)

const newText = `texts: [{language: EN, title: "New", content: {body: "1.1.  New."}}]`

// provokedByInput lists requests that fail because of an argument or an input, regardless of the state of the object.
func provokedByInput() []provocation {
	const create = `createProposal workProgramme: "ECOMMERCE", originalLanguage: EN, `
	return []provocation{
		{
			reason: "REQUIRED", by: japan, query: `createProposal workProgramme: "ECOMMERCE", originalLanguage: FR, ` + newText,
			field: "input.texts", path: "createProposal", params: map[string]string{"value": "FR"},
		},
		{reason: "EMPTY", query: `{ proposals(filter: {sponsors: []}) { totalCount } }`, field: "filter.sponsors", path: "proposals"},
		{
			reason: "MALFORMED", query: `{ node(id: "nonsense") { id } }`, field: "id", path: "node",
			params: map[string]string{"value": "nonsense", "type": "ID"},
		},
		{
			reason: "SYMBOL_MALFORMED", state: "submitted", by: staff,
			query: `circulateRevision revision: "$latest", expectedVersion: $version, symbols: ["JOB/GC"], circulatedOn: "2020-03-05"`,
			field: "input.symbols[0]", path: "circulateRevision",
			params: map[string]string{"value": "JOB/GC", "problem": "NUMBER_MISSING", "example": "JOB/GC/96/Rev.1"},
		},
		{
			reason: "SYMBOL_SUFFIX_WRONG", state: "revised", by: staff,
			query: `circulateRevision revision: "$latest", expectedVersion: $version, symbols: ["$symbol/Add.1"], circulatedOn: "2020-03-05"`,
			field: "input.symbols[0]", path: "circulateRevision", params: map[string]string{"value": "$symbol/Add.1", "expected": "$symbol/Rev.1"},
		},
		{
			reason: "OUT_OF_RANGE", query: `{ proposals(first: -1) { totalCount } }`, field: "first", path: "proposals",
			params: map[string]string{"value": "-1", "min": "0", "max": "100"},
		},
		{
			reason: "DUPLICATE", by: japan, query: create + `texts: [{language: EN, title: "A", content: {body: "A"}}, {language: EN, title: "B", content: {body: "B"}}]`,
			field: "input.texts[1].language", path: "createProposal", params: map[string]string{"value": "EN"},
		},
		{
			reason: "UNKNOWN_CODE", query: `{ proposals(filter: {workProgrammes: ["ECOMERCE"]}) { totalCount } }`,
			field: "filter.workProgrammes[0]", path: "proposals",
			params: map[string]string{"value": "ECOMERCE", "object": "WORK_PROGRAMME", "nearest": "ECOMMERCE"},
		},
		{
			reason: "UNKNOWN_VALUE", body: `{"query": "query ($s: [Access!]) { proposals(filter: {access: $s}) { totalCount } }", "variables": {"s": ["OPEN"]}}`,
			field: "s[0]", params: map[string]string{"value": "OPEN", "allowed": "PUBLIC, RESTRICTED"},
		},
		{
			reason: "UNKNOWN_FIELD", body: `{"query": "query ($r: DateRange) { proposals(filter: {circulatedOn: $r}) { totalCount } }", "variables": {"r": {"until": "2020-01-01"}}}`,
			field: "r.until", params: map[string]string{"value": "until", "allowed": "from, to"},
		},
		{
			reason: "NOT_EXACTLY_ONE", body: `{"query": "query ($by: ProposalBy!) { proposal(by: $by) { id } }", "variables": {"by": {"id": "a", "symbol": "b"}}}`,
			field: "by", params: map[string]string{"allowed": "id, symbol"},
		},
		{
			reason: "NOT_EXACTLY_ONE", body: `{"query": "query ($by: ProposalBy!) { proposal(by: $by) { id } }", "variables": {"by": {}}}`,
			field: "by", params: map[string]string{"allowed": "id, symbol"},
		},
		{reason: "DOCUMENT_INVALID", query: `{ proposal(by: {id: "a", symbol: "b"}) { id } }`, params: map[string]string{"detail": `OneOf Input Object "ProposalBy" must specify exactly one key.`}},
		{
			reason: "ARGUMENT_INVALID", body: `{"query": "query ($first: Int) { proposals(first: $first) { totalCount } }", "variables": {"first": "x"}}`,
			field: "first", params: map[string]string{"detail": "cannot use string as Int"},
		},
		{
			reason: "WRONG_ID_TYPE", state: "public", by: japan, query: `withdrawProposal proposal: "$revision"`, field: "input.proposal", path: "withdrawProposal",
			params: map[string]string{"given": "Revision", "expected": "Proposal"},
		},
		{
			reason: "NOT_EXACTLY_ONE", query: `{ proposals(first: 1, last: 1) { totalCount } }`, field: "last", path: "proposals",
			params: map[string]string{"allowed": "first, last"},
		},
		{
			reason: "INVALID_CHARACTER", by: japan, query: create + `texts: [{language: EN, title: "A\u0007", content: {body: "A"}}]`,
			field: "input.texts[0].title", path: "createProposal", params: map[string]string{"character": "U+0007", "line": "1", "column": "2"},
		},
		{
			reason: "NOT_ONE_LINE", by: japan, query: create + `texts: [{language: EN, title: "A\nB", content: {body: "A"}}]`,
			field: "input.texts[0].title", path: "createProposal",
		},
		{
			reason: "CURSOR_NOT_OF_LIST", query: `{ proposals(after: "$cursor", orderBy: {field: SYMBOL, direction: ASC}) { nodes { id } } }`,
			field: "after", path: "proposals",
		},
		{
			reason: "NOT_ELIGIBLE", state: "public", by: japan,
			query: `suggestFollowUp proposal: "$proposal", kind: DISCUSSION, paragraphNumber: "9.9", texts: [{language: EN, text: "Discuss."}]`,
			field: "input.paragraphNumber", path: "suggestFollowUp", params: map[string]string{"value": "9.9", "because": "NO_SUCH_PARAGRAPH"},
		},
		{
			reason: "NOT_APPLICABLE", state: "public", by: staff, query: `changeAccess revision: "$revision", access: PUBLIC, derestrictedOn: "2020-04-01"`,
			field: "input.derestrictedOn", path: "changeAccess", params: map[string]string{"because": "NOT_RESTRICTED"},
		},
		{
			reason: "CONTRADICTORY", state: "public", by: japan,
			query: `fileRevision proposal: "$proposal", basedOn: "$latest", kind: REVISION, reason: TEXT, addCoAuthors: ["KOR"], removeCoAuthors: ["KOR"], ` + newText,
			field: "input.removeCoAuthors[0]", path: "fileRevision", params: map[string]string{"value": "KOR"},
		},
		{
			reason: "SAME_OBJECT", state: "public", by: japan, query: `relateProposals from: "$proposal", kind: RELATED_TO, to: "$proposal"`,
			field: "input.to", path: "relateProposals",
		},
		{reason: "NOT_RELATED", state: "public", query: `{ compare(from: "$revision", to: "$otherRevision") { id } }`, field: "to", path: "compare"},
		{
			reason: "URL_NOT_ALLOWED", by: japan, query: `createWebhook url: "https://user@www.example.org/"`, field: "input.url", path: "createWebhook",
			params: map[string]string{"problem": "CREDENTIALS"},
		},
		{
			reason: "TOO_LONG", by: japan, query: create + `texts: [{language: EN, title: "` + strings.Repeat("a", 501) + `", content: {body: "A"}}]`,
			field: "input.texts[0].title", path: "createProposal", params: map[string]string{"length": "501", "limit": "500", "unit": "CHARACTERS"},
		},
		{
			reason: "TOO_MANY", query: `{ events(first: 101) { totalCount } }`, field: "first", path: "events",
			params: map[string]string{"items": "ROWS", "count": "101", "limit": "100"},
		},
		{
			reason: "OBJECT_NOT_FOUND", state: "draft", by: brazil, query: `withdrawProposal proposal: "$proposal"`, field: "input.proposal", path: "withdrawProposal",
			params: map[string]string{"object": "PROPOSAL"},
		},
		{
			reason: "KEY_REUSED", by: japan, query: create + newText + `, idempotencyKey: "reasons"`, field: "input.idempotencyKey", path: "createProposal",
			params: map[string]string{"value": "reasons"},
		},
	}
}

// provokedByState lists requests that fail because of the viewer's permissions or the state of an object.
func provokedByState() []provocation {
	const withdraw = `withdrawProposal proposal: "$proposal"`
	return []provocation{
		{reason: "TOKEN_REQUIRED", state: "public", query: withdraw, path: "withdrawProposal"},
		{
			reason: "MISSING_SCOPE", state: "public", by: caller{delegation: "JPN", scopes: "proposals:read"}, query: withdraw, path: "withdrawProposal",
			params: map[string]string{"act": "WRITE_PROPOSALS", "allowed": "proposals:write"},
		},
		{reason: "DELEGATION_REQUIRED", state: "public", by: caller{scopes: "proposals:write secretariat"}, query: withdraw, path: "withdrawProposal"},
		{
			reason: "NOT_ALLOWED_FOR_VIEWER", state: "public", by: brazil, query: withdraw, path: "withdrawProposal",
			params: map[string]string{"viewer": "BRA", "allowedTo": "SUBMITTER"},
		},
		{
			reason: "OWN_REQUEST", state: "public", by: caller{delegation: "TCD", scopes: allBut()},
			query: `respondToCoAuthorship coAuthorship: "$ownRequest", response: ACCEPT`, path: "respondToCoAuthorship", params: map[string]string{"viewer": "TCD"},
		},
		{
			reason: "RELATION_NOT_OWN", state: "public", by: japan, query: `relateProposals from: "$proposal", kind: SUPERSEDES, to: "$other"`,
			field: "input.kind", path: "relateProposals", params: map[string]string{"kind": "SUPERSEDES", "allowed": "RESTATES, RESPONDS_TO, RELATED_TO"},
		},
		{
			reason: "WRONG_STATE", state: "withdrawn", by: japan, query: withdraw, field: "input.proposal", path: "withdrawProposal",
			params: map[string]string{"object": "PROPOSAL", "state": "WITHDRAWN", "allowed": ""},
		},
		{
			reason: "JOINING_CLOSED", state: "concluded", by: brazil, query: `requestCoAuthorship proposal: "$proposal"`, field: "input.proposal", path: "requestCoAuthorship",
			params: map[string]string{"state": "NOTED", "venues": "MC11", "allowed": ""},
		},
		{
			reason: "NOTHING_TO_DO", state: "public", by: staff, query: `compileAnswers proposal: "$other", audience: PUBLIC`, field: "input.proposal", path: "compileAnswers",
			params: map[string]string{"allowed": "UNDER_DISCUSSION, ADOPTED, NOTED, NOT_AGREED, WITHDRAWN"},
		},
		{
			reason: "STALE_REVISION", state: "mixed", by: japan,
			query: `fileRevision proposal: "$proposal", basedOn: "$revision", kind: REVISION, reason: TEXT, ` + newText,
			field: "input.basedOn", path: "fileRevision", params: map[string]string{"currentRevision": "1"},
		},
		{
			reason: "STALE_VERSION", state: "draft", by: japan, query: `submitRevision revision: "$latest", expectedVersion: 7`,
			field: "input.expectedVersion", path: "submitRevision", params: map[string]string{"currentVersion": "1"},
		},
		{
			reason: "SYMBOL_TAKEN", state: "submitted", by: staff,
			query: `circulateRevision revision: "$latest", expectedVersion: $version, symbols: ["TEST/W/1"], circulatedOn: "2020-03-05"`,
			field: "input.symbols[0]", path: "circulateRevision", params: map[string]string{"value": "TEST/W/1"},
		},
		{
			reason: "ALREADY_EXISTS", state: "public", by: japan, query: `inviteCoAuthor proposal: "$proposal", sponsor: "CHE"`, field: "input.sponsor", path: "inviteCoAuthor",
			params: map[string]string{"object": "CO_AUTHORSHIP", "value": "CHE", "state": "ACCEPTED"},
		},
		{
			reason: "RELATION_CONTRADICTS", by: staff, query: `relateProposals from: "$other", kind: SUPERSEDES, to: "$earlier"`, field: "input.to", path: "relateProposals",
			state: "public",
		},
	}
}

// provokedByRequest lists requests that fail because of the document or the HTTP request.
func provokedByRequest() []provocation {
	deep := strings.Repeat("parent { ", 21) + "code" + strings.Repeat(" }", 21)
	return []provocation{
		{reason: "STORAGE_FULL", to: "broken", state: "public", by: japan, query: `citeSource proposal: "$proposal", titles: [{language: EN, text: "A book"}]`, path: "citeSource"},
		{reason: "DATABASE_UNAVAILABLE", to: "broken", state: "public", by: japan, query: `targetVenue proposal: "$proposal", venue: "GC"`, path: "targetVenue"},
		{reason: "INTROSPECTION_DISABLED", to: "hidden", query: `{ __schema { types { name } } }`},
		{reason: "REQUEST_MALFORMED", body: `{`, params: map[string]string{"problem": "NOT_JSON", "offset": "1"}},
		{reason: "METHOD_NOT_ALLOWED", method: "DELETE", params: map[string]string{"allowed": "GET, HEAD, POST"}},
		{reason: "MEDIA_TYPE_NOT_SUPPORTED", body: `{}`, header: map[string]string{"Content-Type": "text/plain"}, params: map[string]string{"header": "Content-Type", "allowed": "application/json"}},
		{reason: "TOO_DEEP", query: `{ venue(code: "GC") { ` + deep + ` } }`, params: map[string]string{"depth": "23", "limit": "20"}},
		{
			reason: "TOO_COSTLY", query: `{ compare(from: "a", to: "b") { id } a: compare(from: "a", to: "b") { id } delegations { proposals { totalCount } } }`,
			params: map[string]string{"cost": "1303655", "limit": "1000000"},
		},
		{reason: "DEADLINE_EXCEEDED", to: "out of time", query: `{ proposals { totalCount } }`, params: map[string]string{"limit": "3s"}},
		{reason: "CANCELED", to: "canceled", query: `{ proposals { totalCount } }`, path: "proposals"},
		{reason: "SYNTAX", query: `{ proposals( }`, params: map[string]string{"detail": "Expected Name, found }"}},
		{reason: "DOCUMENT_INVALID", query: `{ nonsense }`, params: map[string]string{"detail": `Cannot query field "nonsense" on type "Query". Did you mean "nodes"?`}},
		{reason: "OPERATION_NOT_FOUND", body: `{"query": "query A { viewer { id } }", "operationName": "B"}`, params: map[string]string{"value": "B", "allowed": "A"}},
		{reason: "NOT_SUPPORTED", query: `{ venue(code: "GC") { ... @defer { name } } }`, params: map[string]string{"feature": "@defer"}},
		{reason: "HASH_UNKNOWN", body: `{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "` + strings.Repeat("0", 64) + `"}}}`},
		{reason: "OPERATION_NOT_REGISTERED", to: "trusted", query: `{ viewer { id } }`},
	}
}
