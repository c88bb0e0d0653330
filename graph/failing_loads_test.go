package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/models"
)

// failingLoad is a field whose data cannot be loaded while the rest of the page is returned.
type failingLoad struct {
	// field is the nullable field that becomes null, such as "Venue.proposals".
	field string
	// table is renamed while the query runs. If it is empty, the field refers to a row of the reference data that
	// cannot be read.
	table string
	// query is a selection that contains the field.
	query string
	// path is the path of the null, and shown the expected data of the selection.
	path  string
	shown string
}

// failingLoads lists the nullable fields that run separate SQL statements.
func failingLoads() []failingLoad {
	const list = `proposals { totalCount }`
	root := func(field, table, selection string) failingLoad {
		return failingLoad{"Query." + field, table, "bad: " + selection, "bad", `{"bad": null}`}
	}
	// climbs is like root for a selection whose failing part is non-null, so that its parent becomes null. The path
	// of the error ends with the part.
	climbs := func(field, table, selection, part string) failingLoad {
		failing := root(field, table, selection)
		failing.path += "." + part
		return failing
	}
	return []failingLoad{
		root("proposal", "proposals", `proposal(by: {id: "$proposal"}) { id }`),
		root("proposals", "proposals", `proposals { totalCount }`),
		root("node", "proposals", `node(id: "$proposal") { id }`),
		root("events", "events", `events { nodes { id } }`),
		root("followUps", "follow_ups", `followUps { nodes { id } }`),
		root("logConsistency", "transparency_logs", `logConsistency(from: 1, to: 1) { from }`),
		root("search", "revision_texts", `search(query: "trial") { totalCount }`),
		root("compare", "revisions", `compare(from: "$revision", to: "$otherRevision") { id }`),
		climbs("coSponsorship", "co_authorships", `coSponsorship { sponsorCount }`, "sponsorCount"),
		root("document", "documents", `document(id: "$document") { id }`),
		root("coSponsorshipSeries", "co_authorships", `coSponsorshipSeries { from }`),
		climbs("viewer", "revisions", `viewer { id drafts { totalCount } }`, "drafts"),
		climbs("venue", "meetings", `venue(code: "GC") { code meetings { totalCount } }`, "meetings"),
		{"Query.nodes", "proposals", `nodes(ids: ["$japan", "$proposal"]) { ... on Delegation { code } }`, "nodes.1", `{"nodes": [{"code": "JPN"}, null]}`},
		{"Delegation.proposals", "proposals", `owner: delegation(code: "JPN") { code ` + list + ` }`, "owner.proposals", `{"owner": {"code": "JPN", "proposals": null}}`},
		{"Group.proposals", "proposals", `group(code: "LDC_GROUP") { code ` + list + ` }`, "group.proposals", `{"group": {"code": "LDC_GROUP", "proposals": null}}`},
		{"Venue.proposals", "proposals", `venue(code: "GC") { code ` + list + ` }`, "venue.proposals", `{"venue": {"code": "GC", "proposals": null}}`},
		{"WorkProgramme.proposals", "proposals", `workProgramme(code: "ECOMMERCE") { code ` + list + ` }`, "workProgramme.proposals", `{"workProgramme": {"code": "ECOMMERCE", "proposals": null}}`},
		{"AgendaItem.proposals", "sources", `node(id: "$item") { ... on AgendaItem { title proposals { nodes { sources { id } } } } }`, "node.proposals", `{"node": {"title": "Trial", "proposals": null}}`},
		{"RevisionText.document", "documents", `proposal(by: {id: "$proposal"}) { currentRevision { text { title document { id } } } }`, "proposal.currentRevision.text.document", `{"proposal": {"currentRevision": {"text": {"title": "Trial", "document": null}}}}`},
		{"DocumentReference.revision", "revision_symbols", `workProgramme(code: "ECOMMERCE") { mandate { symbol revision { number } } }`, "workProgramme.mandate.revision", `{"workProgramme": {"mandate": {"symbol": "WT/L/274", "revision": null}}}`},

		{"AgendaItem.requestedBy", "", `node(id: "$item") { ... on AgendaItem { title requestedBy { code } } }`, "node.requestedBy", `{"node": {"title": "Trial", "requestedBy": null}}`},
		{"CoAuthorship.invitedBy", "", `node(id: "$accepted") { ... on CoAuthorship { status invitedBy { code } } }`, "node.invitedBy", `{"node": {"status": "ACCEPTED", "invitedBy": null}}`},
		{"CoAuthorship.agreedBy", "", `node(id: "$accepted") { ... on CoAuthorship { status agreedBy { code } } }`, "node.agreedBy", `{"node": {"status": "ACCEPTED", "agreedBy": null}}`},
		{"FollowUp.venue", "", `node(id: "$followUp") { ... on FollowUp { kind venue { code } } }`, "node.venue", `{"node": {"kind": "DISCUSSION", "venue": null}}`},
		{"Question.posedBy", "", `node(id: "$posed") { ... on Question { number posedBy { code } } }`, "node.posedBy", `{"node": {"number": 2, "posedBy": null}}`},
		{"Relation.statedBy", "", `node(id: "$relation") { ... on Relation { kind statedBy { code } } }`, "node.statedBy", `{"node": {"kind": "RELATED_TO", "statedBy": null}}`},
		{"Event.actor", "", `events(first: 1, filter: {kinds: [CO_AUTHOR_JOINED]}) { nodes { kind actor { code } } }`, "events.nodes.0.actor", `{"events": {"nodes": [{"kind": "CO_AUTHOR_JOINED", "actor": null}]}}`},
		{"Event.sponsor", "", `events(first: 1, filter: {kinds: [CO_AUTHOR_JOINED]}) { nodes { kind sponsor { code } } }`, "events.nodes.0.sponsor", `{"events": {"nodes": [{"kind": "CO_AUTHOR_JOINED", "sponsor": null}]}}`},
	}
}

// loadedWithParent lists the nullable fields that run no separate statement, because their values are in memory
// or are loaded by the statements of their nullable root. Each new field must be in this list or in [failingLoads].
func loadedWithParent() []string {
	return []string{
		"AgendaRequest.agendaItem", "AnswerResult.excerpt", "CoAuthorship.joinedIn", "CoAuthorship.leftIn", "CoAuthorship.proposal",
		"CoSponsorshipNetwork.between", "CoSponsorshipNetwork.communities", "CoSponsorshipNetwork.member", "CoSponsorshipNetwork.members",
		"CoSponsorshipNetwork.tieColumns", "CoSponsorshipNetwork.ties", "Event.agendaItem", "Event.agendaRequest", "Event.checkpoint", "Event.meeting", "Event.proof", "Event.proposal",
		"Event.revision", "FollowUp.workshop", "FollowUpStep.document", "FollowUpStep.meeting", "Meeting.minutes", "NetworkMember.neighbours",
		"NewTie.item", "Outcome.corrects", "Outcome.document", "Outcome.meeting", "Permission.refusal", "Proposal.pendingRevision", "Proposal.revision",
		"ProposalResult.excerpt", "Query.delegation", "Query.delegations", "Query.group", "Query.venues", "Query.workProgramme", "Question.posedIn", "Revision.changes", "Revision.note",
		"Revision.reasonCheck", "RevisionComparison.text", "SponsorResult.excerpt", "Venue.parent", "VenueTarget.aim", "VenueTarget.outcome",
		"DocumentReading.access", "DocumentReading.changes", "DocumentReading.circulatedOn", "DocumentReading.communicatedOn",
		"DocumentReading.documentNumber", "DocumentReading.heading", "DocumentReading.note", "DocumentReading.originalLanguage", "DocumentReading.proposed",
		"DocumentReading.revisionKind", "DocumentReading.revisionNumber", "DocumentReading.submittedBy", "DocumentReading.title",
		"DocumentReading.workProgramme", "ProposedFiling.createProposal", "ProposedFiling.fileRevision", "ReadSponsor.onBehalfOf", "ReadSponsor.sponsor",
		"ReadVenue.venue", "ReadingChanges.text", "Viewer.delegation", "Webhook.disabledBecause", "WebhookAttempt.problem", "WebhookDelivery.event", "WorkProgramme.mandate",
	}
}

// nullableObjects lists the nullable fields that return objects, except for mutations, which [TestFailingMutations]
// covers.
func nullableObjects(s *ast.Schema) []string {
	fields := []string{}
	for name, definition := range s.Types {
		if definition.Kind != ast.Object || strings.HasPrefix(name, "__") || definition == s.Mutation {
			continue
		}
		for _, field := range definition.Fields {
			if !field.Type.NonNull && s.Types[field.Type.Name()].IsCompositeType() && !strings.HasPrefix(field.Name, "__") {
				fields = append(fields, name+"."+field.Name)
			}
		}
	}
	slices.Sort(fields)
	return fields
}

// strange makes rows refer to a delegation and a venue that are inserted after the server has read the reference
// data.
var strange = []string{
	`INSERT INTO sponsors SELECT (jsonb_populate_record(s, '{"id": "00000000-0000-7000-8000-000000000001", "code": "ZZZ"}')).* FROM sponsors s WHERE code = 'CAN'`,
	`INSERT INTO venues SELECT (jsonb_populate_record(v, '{"id": "00000000-0000-7000-8000-000000000002", "code": "ZZZ"}')).* FROM venues v WHERE code = 'GC'`,
	`ALTER TABLE events DISABLE TRIGGER USER`,
	`UPDATE agenda_items SET requested_by_id = '00000000-0000-7000-8000-000000000001'`,
	`UPDATE co_authorships SET invited_by_id = '00000000-0000-7000-8000-000000000001', agreed_by_id = '00000000-0000-7000-8000-000000000001' WHERE invited_by_id IS NOT NULL`,
	`UPDATE events SET actor_id = '00000000-0000-7000-8000-000000000001', sponsor_id = '00000000-0000-7000-8000-000000000001' WHERE kind = 'CO_AUTHOR_JOINED'`,
	`UPDATE follow_ups SET venue_id = '00000000-0000-7000-8000-000000000002'`,
	`UPDATE questions SET posed_by_id = '00000000-0000-7000-8000-000000000001' WHERE posed_by_id IS NOT NULL`,
	`UPDATE proposal_relations SET stated_by_id = '00000000-0000-7000-8000-000000000001'`,
}

// If the data of a nullable field cannot be loaded, only this field becomes null, with one error.
func TestFailingLoads(t *testing.T) {
	t.Parallel()
	known := loadedWithParent()
	for _, failing := range failingLoads() {
		known = append(known, failing.field)
	}
	slices.Sort(known)
	if diff := cmp.Diff(nullableObjects(schema(t)), known); diff != "" {
		t.Errorf("nullable fields that return objects (-schema +this test):\n%s", diff)
	}
	s := scenarioOf(t, "public")
	s.names["japan"] = at(s.query(t, caller{}, `{ delegation(code: "JPN") { id } }`), "delegation", "id").(string)
	missing := func(table string, then func()) {
		s.execute(t, "ALTER TABLE "+table+" RENAME TO missing")
		defer s.execute(t, "ALTER TABLE missing RENAME TO "+table)
		then()
	}
	for _, failing := range failingLoads() {
		if failing.table != "" {
			missing(failing.table, func() { s.fails(t, failing) })
		}
	}
	s.execute(t, strange...)
	missing("work_programmes", func() {
		for _, failing := range failingLoads() {
			if failing.table == "" {
				s.fails(t, failing)
			}
		}
	})
}

// fails sends a query in each language and checks that only the given field fails.
func (s *scenario) fails(t *testing.T, failing failingLoad) {
	t.Helper()
	filled, err := fill("{ rest: delegation(code: \"CHE\") { code } "+failing.query+" }", s.names)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{}
	if err := json.Unmarshal([]byte(failing.shown), &want); err != nil {
		t.Fatal(err)
	}
	want["rest"] = map[string]any{"code": "CHE"}
	for _, language := range models.Languages() {
		got := s.send(t, filled, language)
		if diff := cmp.Diff(want, got.Data); diff != "" {
			t.Errorf("%s: data (-want +got):\n%s", failing.field, diff)
		}
		if len(got.Errors) != 1 {
			t.Errorf("%s: got %d errors, want 1: %v", failing.field, len(got.Errors), got.Errors)
			return
		}
		path := []string{}
		for _, step := range got.Errors[0].Path {
			path = append(path, fmt.Sprint(step))
		}
		extensions := got.Errors[0].Extensions
		if strings.Join(path, ".") != failing.path || extensions["code"] != "INTERNAL" || extensions["reason"] != "SERVER_ERROR" {
			t.Errorf("%s: got error %v at %v, want SERVER_ERROR at %s", failing.field, extensions, path, failing.path)
		}
		checkMessage(t, entryOf(t, "SERVER_ERROR"), language, got.Errors[0].Message)
	}
}

// page is a response with the paths of its errors.
type page struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
}

// send sends a query as the submitting delegation, in the given language.
func (s *scenario) send(t *testing.T, query string, language models.Language) page {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader([]byte(written(t, map[string]string{"query": query}))))
	token, err := s.endpoint.token(caller{delegation: "JPN", scopes: allBut()})
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Accept-Language", strings.ToLower(string(language)))
	recorder := httptest.NewRecorder()
	s.endpoint.handler.ServeHTTP(recorder, request)
	var got page
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Fatalf("%v: %.300s", err, recorder.Body)
	}
	return got
}

// If a mutation fails, its field is null; other fields of the document are not affected.
func TestFailingMutations(t *testing.T) {
	t.Parallel()
	s := newScenario(t)
	s.execute(t, "ALTER TABLE idempotent_calls RENAME TO missing")
	tried := map[string]bool{}
	for _, block := range readActs(t) {
		for _, cell := range block.cells() {
			if cell.want != "yes" || tried[block.mutation] {
				continue
			}
			tried[block.mutation] = true
			operation := strings.Replace(cell.operation(t, "key of "+block.mutation), "mutation { ", "mutation { __typename bad: ", 1)
			got, err := s.endpoint.post(t.Context(), cell.by, operation)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string]any{"__typename": "Mutation", "bad": nil}, got.Data); diff != "" {
				t.Errorf("%s (-want +got):\n%s", block.mutation, diff)
			}
			if len(got.Errors) != 1 || got.Errors[0].Extensions["reason"] != "SERVER_ERROR" {
				t.Errorf("%s: got errors %v, want one SERVER_ERROR", block.mutation, got.Errors)
			}
		}
	}
	if len(tried) != len(schema(t).Mutation.Fields) {
		t.Errorf("tested %d mutations, want all %d", len(tried), len(schema(t).Mutation.Fields))
	}
}
