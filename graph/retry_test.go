package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// mutationCall is a call of a mutation that succeeds at its position in the life cycle.
type mutationCall struct {
	name  string
	by    access.Viewer
	input map[string]any
	// as is the name by which later inputs refer to the ID in the payload; empty if none does.
	as string
}

// lifeCycle returns calls of every mutation of the schema, in an order in which all succeed. "$x" in an input is
// replaced with the ID named x.
func lifeCycle() []mutationCall {
	japan, america, registry := delegation("JPN"), delegation("USA"), secretariat()
	text := func(text string) []any { return []any{map[string]any{"language": "EN", "text": text}} }
	draft := func(body string) []any {
		return []any{map[string]any{"language": "EN", "title": "Trial", "content": map[string]any{"body": body}}}
	}
	create := func() map[string]any {
		return map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": draft(trialBody)}
	}
	of := func(more map[string]any) map[string]any {
		input := map[string]any{"proposal": "$proposal"}
		maps.Copy(input, more)
		return input
	}
	first := func(version int, more map[string]any) map[string]any {
		input := map[string]any{"revision": "$revision", "expectedVersion": version}
		maps.Copy(input, more)
		return input
	}
	return []mutationCall{
		{"createProposal", japan, create(), "proposal"},
		{"editRevision", japan, first(1, map[string]any{"texts": draft(trialBody + "\n1.2.  More.\n")}), ""},
		{"inviteCoAuthor", japan, of(map[string]any{"sponsor": "SGP"}), "spell"},
		{"respondToCoAuthorship", delegation("SGP"), map[string]any{"coAuthorship": "$spell", "response": "ACCEPT"}, ""},
		{"submitRevision", japan, first(2, nil), ""},
		{"returnRevision", registry, first(2, map[string]any{"note": "Why?"}), ""},
		{"submitRevision", japan, first(2, nil), ""},
		{"circulateRevision", registry, first(2, map[string]any{"symbols": []any{"TEST/W/1"}, "circulatedOn": "2026-01-01"}), ""},
		{"addTranslation", registry, map[string]any{"revision": "$revision", "text": map[string]any{"language": "FR", "title": "Essai", "content": map[string]any{"body": "1.1.  Oui.\n"}}}, ""},
		{"requestCoAuthorship", america, of(nil), "request"},
		{"cancelCoAuthorship", america, map[string]any{"coAuthorship": "$request"}, ""},
		{"withdrawCoAuthorship", delegation("SGP"), map[string]any{"coAuthorship": "$spell"}, ""},
		{"fileRevision", japan, of(map[string]any{"basedOn": "$revision", "kind": "REVISION", "reason": "RECIRCULATION"}), ""},
		{"changeAccess", registry, map[string]any{"revision": "$revision", "access": "RESTRICTED"}, ""},
		{"poseQuestion", japan, of(map[string]any{"texts": text("And?")}), "question"},
		{"answerQuestion", america, map[string]any{"question": "$question", "texts": text("So.")}, "answer"},
		{"withdrawAnswer", america, map[string]any{"answer": "$answer"}, ""},
		{"compileAnswers", registry, of(map[string]any{"audience": "PUBLIC"}), ""},
		{"dropQuestion", japan, map[string]any{"question": "$question"}, ""},
		{"suggestFollowUp", japan, of(map[string]any{"kind": "WORKSHOP", "texts": text("Meet.")}), "followUp"},
		{"planFollowUp", japan, map[string]any{"followUp": "$followUp", "dueOn": "2027-01-01"}, ""},
		{"advanceFollowUp", japan, map[string]any{"followUp": "$followUp", "status": "AGREED"}, ""},
		{"targetVenue", japan, of(map[string]any{"venue": "GC"}), "target"},
		{"recordMeeting", registry, map[string]any{"venue": "GC", "startsOn": "2099-05-04"}, "meeting"},
		{"placeOnAgenda", registry, map[string]any{"meeting": "$meeting", "number": "1", "title": "Trial", "documentSymbols": []any{"TEST/W/1"}}, ""},
		{"requestAgendaItem", japan, map[string]any{"meeting": "$meeting", "titles": text("Trial")}, "request"},
		{"declineAgendaRequest", registry, map[string]any{"agendaRequest": "$request", "note": "Why?"}, ""},
		{"requestAgendaItem", japan, map[string]any{"meeting": "$meeting", "titles": text("Trial")}, "second request"},
		{"withdrawAgendaRequest", japan, map[string]any{"agendaRequest": "$second request"}, ""},
		{"recordOutcome", registry, map[string]any{"venueTarget": "$target", "kind": "NOTED", "meeting": "$meeting"}, ""},
		{"citeSource", japan, of(map[string]any{"titles": text("A book")}), ""},
		{"createProposal", japan, create(), "second"},
		{"relateProposals", japan, map[string]any{"from": "$proposal", "kind": "RELATED_TO", "to": "$second"}, "relation"},
		{"retractRelation", japan, map[string]any{"relation": "$relation"}, ""},
		{"withdrawProposal", japan, map[string]any{"proposal": "$second"}, ""},
		{"concludeProposal", registry, of(map[string]any{"conclusion": "NOTED"}), ""},
		{"createWebhook", japan, map[string]any{"url": "https://www.example.org/events"}, "webhook"},
		{"rotateWebhookSecret", japan, map[string]any{"webhook": "$webhook"}, ""},
		{"testWebhook", japan, map[string]any{"webhook": "$webhook"}, "delivery"},
		{"redeliverWebhookDelivery", japan, map[string]any{"delivery": "$delivery"}, ""},
		{"updateWebhook", japan, map[string]any{"webhook": "$webhook", "paused": true}, ""},
		{"deleteWebhook", japan, map[string]any{"webhook": "$webhook"}, ""},
	}
}

// A mutation that is repeated with its idempotency key returns the first result and writes nothing. The key is
// rejected with a different input or for a different mutation. Viewers who may not call the mutation do not see its
// result.
func TestIdempotencyKeys(t *testing.T) {
	t.Parallel()
	d, s, ids, called := newFixture(t), schema(t), map[string]string{}, map[string]bool{}
	for i, one := range lifeCycle() {
		called[one.name] = true
		query, input := d.mutation(s, one), filled(one.input, ids)
		input["idempotencyKey"] = fmt.Sprintf("key %d", i)
		first := d.must(t, one.by, query, map[string]any{"input": input})
		if one.as != "" {
			for _, payload := range at(first, one.name).(map[string]any) {
				if object, ok := payload.(map[string]any); ok {
					ids[one.as] = object["id"].(string)
				}
			}
		}
		if one.as == "proposal" {
			ids["revision"] = d.revisionID(t, ids["proposal"])
		}
		d.again(t, s, one, input, first)
	}
	for _, mutation := range s.Mutation.Fields {
		if !called[mutation.Name] {
			t.Errorf("%s is not in the life cycle", mutation.Name)
		}
	}
	withdrawn, draft := maps.Clone(ids), maps.Clone(ids)
	withdrawn["proposal"] = ids["second"]
	draft["proposal"] = d.idOf(models.TypeProposal, d.file(t, "JPN", models.Public))
	withdrawn["revision"], draft["revision"] = d.revisionID(t, withdrawn["proposal"]), d.revisionID(t, draft["proposal"])
	for state, ids := range map[string]map[string]string{"concluded": ids, "withdrawn": withdrawn, "draft": draft} {
		d.outOfTurn(t, s, state, ids)
	}
}

// revisionID returns the ID of revision 0 of one of Japan's proposals.
func (d *fixture) revisionID(t *testing.T, proposal string) string {
	t.Helper()
	return d.id(d.revision(t, "JPN", d.parse(t, proposal).ID, 0))
}

// again repeats a call unchanged, with a different input, and as viewers who may not make it.
func (d *fixture) again(t *testing.T, s *ast.Schema, one mutationCall, input, first map[string]any) {
	t.Helper()
	query, before := d.mutation(s, one), d.counted(t)
	again := d.must(t, one.by, query, map[string]any{"input": input})
	if secret, returned := at(first, one.name).(map[string]any)["secret"]; returned {
		if secret == nil || at(again, one.name).(map[string]any)["secret"] != nil {
			t.Errorf("%s: got %v and then %v, want the secret only in the first response", one.name, first, again)
		}
		at(first, one.name).(map[string]any)["secret"] = nil
	}
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("%s: repeated call (-first +repeated):\n%s", one.name, diff)
	}
	_, faults := d.send(t, one.by, query, map[string]any{"input": d.changedInput(t, s, one, input)})
	if len(faults) != 1 || faults[0].Extensions["code"] != models.IdempotencyMismatch || faults[0].Extensions["field"] != "input.idempotencyKey" {
		t.Errorf("%s with a different input: got errors %v, want IDEMPOTENCY_MISMATCH", one.name, extensionsOf(faults))
	}
	mute := one.by
	mute.Scopes = access.NewScopes(access.ScopeProposalsRead)
	for name, viewer := range map[string]access.Viewer{"without the scope": mute, "as the public": {}} {
		data, faults := d.send(t, viewer, query, map[string]any{"input": input})
		if len(faults) != 1 || data[one.name] != nil || !slices.Contains([]models.ErrorCode{models.Forbidden, models.Unauthenticated}, faults[0].Extensions["code"].(models.ErrorCode)) {
			t.Errorf("%s %s: got data %v and errors %v, want FORBIDDEN or UNAUTHENTICATED", one.name, name, data, extensionsOf(faults))
		}
	}
	if diff := cmp.Diff(before, d.counted(t)); diff != "" {
		t.Errorf("%s: repeated calls changed the number of rows (-before +after):\n%s", one.name, diff)
	}
}

// final is the set of final states, each with its object.
var final = map[string]bool{
	"PROPOSAL WITHDRAWN": true, "PROPOSAL NOTED": true, "REVISION CIRCULATED": true, "REVISION WITHDRAWN": true,
	"AGENDA_REQUEST PLACED": true, "AGENDA_REQUEST DECLINED": true, "AGENDA_REQUEST WITHDRAWN": true,
	"CO_AUTHORSHIP WITHDRAWN": true, "CO_AUTHORSHIP CANCELLED": true, "QUESTION DROPPED": true, "ANSWER WITHDRAWN": true,
}

// outOfTurn repeats all calls in a state in which most are invalid. It checks that errors name the allowed next
// states and the field of the input.
func (d *fixture) outOfTurn(t *testing.T, s *ast.Schema, state string, ids map[string]string) {
	t.Helper()
	rejected := 0
	for _, one := range lifeCycle() {
		_, faults := d.send(t, one.by, d.mutation(s, one), map[string]any{"input": filled(one.input, ids)})
		d.checkFields(t, s, s.Mutation.Fields.ForName(one.name), extensionsOf(faults))
		for _, fault := range faults {
			switch fault.Extensions["code"] {
			case models.Internal:
				t.Errorf("%s of a %s proposal: got INTERNAL: %v", one.name, state, fault)
			case models.InvalidTransition:
				rejected++
				found := strings.Join(append(paramOf(fault, "object"), paramOf(fault, "state")...), " ")
				if allowed := paramOf(fault, "allowed"); allowed == nil || (len(allowed) == 0) != final[found] || fault.Extensions["field"] == nil {
					t.Errorf("%s of a %s proposal: got %v, want a field and the states that may follow %s", one.name, state, fault.Extensions, found)
				}
			}
		}
	}
	if rejected < 6 {
		t.Errorf("%s proposal: got %d rejected calls, want at least 6", state, rejected)
	}
}

// mutation returns the document of a call. It selects the IDs in the payload.
func (d *fixture) mutation(s *ast.Schema, one mutationCall) string {
	field := s.Mutation.Fields.ForName(one.name)
	parts := []string{}
	for _, answered := range s.Types[field.Type.Name()].Fields {
		if s.Types[answered.Type.Name()].Kind == ast.Object {
			parts = append(parts, answered.Name+" { id }")
		} else {
			parts = append(parts, answered.Name)
		}
	}
	return fmt.Sprintf("mutation ($input: %s) { %s(input: $input) { %s } }", field.Arguments[0].Type, one.name, strings.Join(parts, " "))
}

// filled returns a copy of an input in which IDs replace "$x".
func filled(input map[string]any, ids map[string]string) map[string]any {
	full := map[string]any{}
	for name, given := range input {
		if text, ok := given.(string); ok && strings.HasPrefix(text, "$") {
			given = ids[text[1:]]
		}
		full[name] = given
	}
	return full
}

// changedInput returns a valid input with different content: a different ID, or else a different first text.
func (d *fixture) changedInput(t *testing.T, s *ast.Schema, one mutationCall, input map[string]any) map[string]any {
	t.Helper()
	other := maps.Clone(input)
	fields := s.Types[s.Mutation.Fields.ForName(one.name).Arguments[0].Type.Name()].Fields
	for _, kind := range []string{"ID", "String", "URL"} {
		for _, field := range fields {
			given, ok := input[field.Name].(string)
			switch {
			case !ok || field.Type.Name() != kind || field.Name == "idempotencyKey":
				continue
			case kind == "ID":
				other[field.Name] = d.idOf(d.parse(t, given).Type, models.NewID())
			default:
				other[field.Name] = given + "x"
			}
			return other
		}
	}
	t.Fatalf("%s: input %v has no ID or text to change", one.name, input)
	return nil
}

// counted returns the number of rows in each table.
func (d *fixture) counted(t *testing.T) map[string]int64 {
	t.Helper()
	tables, counts := []string{}, map[string]int64{}
	if err := d.db.GORM.Raw(`SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`).Scan(&tables).Error; err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		var count int64
		if err := d.db.GORM.Table(table).Count(&count).Error; err != nil {
			t.Fatal(err)
		}
		counts[table] = count
	}
	if counts["events"] == 0 || len(counts) < 20 {
		t.Fatalf("got row counts %v, want at least 20 tables and some events", counts)
	}
	return counts
}

// For every ID in its input, every mutation rejects hidden and missing objects with the same error. Each error names
// a field of the input.
func TestMutationsOnHiddenObjects(t *testing.T) {
	t.Parallel()
	d, s := newFixture(t), schema(t)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	byKind := map[models.NodeType][]string{}
	for _, id := range sortedIDs(g.rows) {
		kind := d.parse(t, id).Type
		byKind[kind] = append(byKind[kind], id)
	}
	tried := 0
	for name, principal := range d.viewers(t) {
		if principal.Authenticated() && !principal.IsSecretariat() && name != "without scopes" {
			principal.Scopes = delegation("JPN").Scopes
		}
		for _, mutation := range s.Mutation.Fields {
			of := mutation.Arguments[0].Type
			query := fmt.Sprintf("mutation ($input: %s) { %s(input: $input) { __typename } }", of, mutation.Name)
			for _, field := range s.Types[of.Name()].Fields {
				if field.Type.Name() != "ID" {
					continue
				}
				absent := d.sample(s, "input", of).(map[string]any)
				absent[field.Name] = d.sample(s, field.Name, field.Type)
				kind := d.parse(t, absent[field.Name].(string)).Type
				_, want := d.send(t, principal.Viewer, query, map[string]any{"input": absent})
				d.checkFields(t, s, mutation, extensionsOf(want))
				for _, id := range byKind[kind] {
					if g.rows[id](principal) {
						continue
					}
					tried++
					hidden := maps.Clone(absent)
					hidden[field.Name] = id
					_, got := d.send(t, principal.Viewer, query, map[string]any{"input": hidden})
					if diff := cmp.Diff(extensionsOf(want), extensionsOf(got)); diff != "" || len(want) == 0 || want.Error() != got.Error() {
						t.Errorf("viewer %q, %s with a %s at %s: extensions (-missing +hidden):\n%s\n%v\n%v", name, mutation.Name, kind, field.Name, diff, want, got)
					}
				}
			}
		}
	}
	if tried < 300 {
		t.Errorf("tested %d hidden objects, want at least 300", tried)
	}
}

// checkFields checks that the fields of errors exist in the mutation's input.
func (d *fixture) checkFields(t *testing.T, s *ast.Schema, mutation *ast.FieldDefinition, faults []map[string]any) {
	t.Helper()
	for _, fault := range faults {
		path, named := fault["field"].(string)
		if !named {
			continue
		}
		typ := mutation.Arguments[0].Type
		for _, step := range strings.Split(path, ".")[1:] {
			name, _, _ := strings.Cut(step, "[")
			field := s.Types[typ.Name()].Fields.ForName(name)
			if field == nil {
				t.Errorf("%s: got an error at %s, but %s has no field %s", mutation.Name, path, typ.Name(), name)
				break
			}
			typ = field.Type
		}
	}
}
