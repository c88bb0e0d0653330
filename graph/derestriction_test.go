package graph_test

import "testing"

// In changeAccess and circulateRevision, an omitted derestrictedOn leaves the day unchanged, and null clears it.
func TestDerestrictedOn(t *testing.T) {
	t.Parallel()
	shown := func(t *testing.T, s *scenario) any {
		t.Helper()
		by := caller{delegation: "JPN", scopes: allBut()}
		return at(s.query(t, by, `{ node(id: "$latest") { ... on Revision { derestrictedOn } } }`), "node", "derestrictedOn")
	}
	t.Run("changeAccess", func(t *testing.T) {
		t.Parallel()
		s := scenarioOf(t, "public")
		for _, c := range []struct {
			day  string
			want any
		}{{`, derestrictedOn: "2090-01-01"`, "2090-01-01"}, {``, "2090-01-01"}, {`, derestrictedOn: null`, nil}, {``, nil}} {
			s.step(t, registry, "changeAccess", `revision: "$latest", access: RESTRICTED`+c.day, "revision", "latest")
			if got := shown(t, s); got != c.want {
				t.Errorf("after changeAccess with %q: got derestrictedOn %v, want %v", c.day, got, c.want)
			}
		}
	})
	const circulate = `revision: "$latest", expectedVersion: 1, symbols: ["$symbol/Rev.1"], circulatedOn: "2020-03-20"`
	for name, c := range map[string]struct {
		day  string
		want any
	}{
		"circulateRevision, omitted": {``, "2090-01-01"},
		"circulateRevision, null":    {`, derestrictedOn: null`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scenarioOf(t, "public")
			s.step(t, registry, "changeAccess", `revision: "$latest", access: RESTRICTED, derestrictedOn: "2090-01-01"`, "revision", "latest")
			s.step(t, "JPN", "fileRevision", `proposal: "$proposal", basedOn: "$latest", kind: REVISION, reason: TEXT, `+scenarioText, "revision", "latest")
			s.step(t, "JPN", "submitRevision", `revision: "$latest", expectedVersion: 1`, "revision", "latest")
			s.step(t, registry, "circulateRevision", circulate+c.day, "revision", "latest")
			if got := shown(t, s); got != c.want {
				t.Errorf("got derestrictedOn %v, want %v", got, c.want)
			}
		})
	}
}
