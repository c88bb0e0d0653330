package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// param returns a parameter as in the extensions of an error.
func param(name string, values ...string) map[string]any {
	list := []any{}
	for _, value := range values {
		list = append(list, value)
	}
	return map[string]any{"name": name, "values": list}
}

// refusal sends a mutation and returns the extensions of its only error, or nil if it succeeds.
func (s *scenario) refusal(t *testing.T, by caller, mutation, input string) map[string]any {
	t.Helper()
	filled, err := fill(`mutation { `+mutation+`(input: {`+input+`}) { __typename } }`, s.names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.endpoint.post(t.Context(), by, filled)
	if err != nil {
		t.Fatal(err)
	}
	switch len(got.Errors) {
	case 0:
		return nil
	case 1:
		return got.Errors[0].Extensions
	default:
		t.Fatalf("%s: got %d errors, want at most 1: %s", mutation, len(got.Errors), got.messages())
		return nil
	}
}

// A revision that was edited after the caller read it cannot be edited, submitted, returned or circulated with the
// old version.
func TestStaleVersion(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "draft")
	japan, staff := caller{delegation: "JPN", scopes: allBut()}, caller{scopes: secretariatScope}
	stale := func(current string) map[string]any {
		return map[string]any{
			"code": "CONFLICT", "reason": "STALE_VERSION", "field": "input.expectedVersion", "params": []any{param("currentVersion", current)},
		}
	}
	checkRefusal := func(by caller, mutation, input string, want map[string]any) {
		t.Helper()
		if diff := cmp.Diff(want, s.refusal(t, by, mutation, `revision: "$latest", `+input)); diff != "" {
			t.Errorf("%s: refusal (-want +got):\n%s", mutation, diff)
		}
	}
	const (
		edit      = `texts: [{language: EN, title: "Trial", content: {body: "1.1.  Otherwise."}}]`
		circulate = `symbols: ["TEST/W/800"], circulatedOn: "2020-04-01"`
	)
	s.step(t, "JPN", "editRevision", `revision: "$latest", expectedVersion: 1, `+edit, "revision", "latest")
	checkRefusal(japan, "editRevision", `expectedVersion: 1, `+edit, stale("2"))
	checkRefusal(japan, "submitRevision", `expectedVersion: 1`, stale("2"))
	s.step(t, "JPN", "submitRevision", `revision: "$latest", expectedVersion: 2`, "revision", "latest")
	// The Secretariat reads version 2. Meanwhile the revision is returned, edited and submitted again.
	s.step(t, registry, "returnRevision", `revision: "$latest", expectedVersion: 2, note: "Incomplete."`, "revision", "latest")
	s.step(t, "JPN", "editRevision", `revision: "$latest", expectedVersion: 2, `+edit, "revision", "latest")
	s.step(t, "JPN", "submitRevision", `revision: "$latest", expectedVersion: 3`, "revision", "latest")
	checkRefusal(staff, "returnRevision", `expectedVersion: 2, note: "Incomplete."`, stale("3"))
	checkRefusal(staff, "circulateRevision", `expectedVersion: 2, `+circulate, stale("3"))
	s.step(t, registry, "circulateRevision", `revision: "$latest", expectedVersion: 3, `+circulate, "revision", "latest")
	// A circulated revision has no version, so none can be stale.
	circulated := map[string]any{
		"code": "INVALID_TRANSITION", "reason": "WRONG_STATE", "field": "input.revision",
		"params": []any{param("object", "REVISION"), param("state", "CIRCULATED"), param("allowed")},
	}
	checkRefusal(japan, "editRevision", `expectedVersion: 1, `+edit, circulated)
	checkRefusal(japan, "submitRevision", `expectedVersion: 1`, circulated)
	checkRefusal(staff, "returnRevision", `expectedVersion: 1, note: "Incomplete."`, circulated)
	if version := at(s.query(t, japan, `{ proposal(by: {id: "$proposal"}) { currentRevision { version } } }`), "proposal", "currentRevision", "version"); version != nil {
		t.Errorf("circulated revision: got version %v, want null", version)
	}
}

// A new revision must be based on the latest one, which the caller names by ID.
func TestStaleRevision(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "revising")
	japan := caller{delegation: "JPN", scopes: allBut()}
	for name, c := range map[string]struct {
		basedOn string
		want    map[string]any
	}{
		"earlier revision": {"$revision", map[string]any{
			"code": "CONFLICT", "reason": "STALE_REVISION", "field": "input.basedOn", "params": []any{param("currentRevision", "1")},
		}},
		"draft revision": {"$latest", map[string]any{
			"code": "INVALID_TRANSITION", "reason": "WRONG_STATE", "field": "input.proposal",
			"params": []any{param("object", "REVISION"), param("state", "DRAFT"), param("allowed", "SUBMITTED", "WITHDRAWN")},
		}},
		"revision of another proposal": {"$otherRevision", map[string]any{
			"code": "NOT_FOUND", "reason": "OBJECT_NOT_FOUND", "field": "input.basedOn", "params": []any{param("object", "REVISION")},
		}},
		"ID of a proposal": {"$proposal", map[string]any{
			"code": "INVALID_INPUT", "reason": "WRONG_ID_TYPE", "field": "input.basedOn",
			"params": []any{param("given", "Proposal"), param("expected", "Revision")},
		}},
	} {
		got := s.refusal(t, japan, "fileRevision", `proposal: "$proposal", basedOn: "`+c.basedOn+`", kind: REVISION, reason: RECIRCULATION`)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: refusal (-want +got):\n%s", name, diff)
		}
	}
}

// The current revision is the one in force. The pending revision is shown only to viewers who may see it.
func TestPendingRevision(t *testing.T) {
	t.Parallel()
	const query = `{ proposal(by: {id: "$proposal"}) { createdAt currentRevision { number version } pendingRevision { number version } } }`
	first, second := map[string]any{"number": 0.0, "version": 1.0}, map[string]any{"number": 1.0, "version": 1.0}
	inForce := map[string]any{"number": 0.0, "version": nil}
	for state, want := range map[string]map[string][2]any{
		"draft":     {submitter: {first, first}, accepted: {first, first}},
		"submitted": {submitter: {first, first}, registry: {first, first}},
		"abandoned": {submitter: {first, nil}},
		"public":    {submitter: {inForce, nil}, registry: {inForce, nil}, anonymous: {inForce, nil}},
		"revising":  {submitter: {inForce, second}, accepted: {inForce, second}, registry: {inForce, nil}, member: {inForce, nil}, anonymous: {inForce, nil}},
		"revised":   {submitter: {inForce, second}, registry: {inForce, second}, member: {inForce, nil}},
		"withdrawn": {submitter: {inForce, nil}},
	} {
		s := scenarioOf(t, state)
		for kind, revisions := range want {
			by := caller{delegation: delegationOf(kind), scopes: "proposals:read"}
			switch kind {
			case registry:
				by = caller{scopes: secretariatScope}
			case anonymous:
				by = caller{}
			}
			got := at(s.query(t, by, query), "proposal")
			if diff := cmp.Diff(revisions, [2]any{at(got, "currentRevision"), at(got, "pendingRevision")}); diff != "" {
				t.Errorf("%s proposal, viewer %q: current and pending revision (-want +got):\n%s", state, kind, diff)
			}
			if party := kind == submitter || kind == accepted; (at(got, "createdAt") != nil) != party {
				t.Errorf("%s proposal, viewer %q: got createdAt %v, want a value: %t", state, kind, at(got, "createdAt"), party)
			}
		}
	}
}
