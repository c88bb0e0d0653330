package web

import (
	"net/netip"
	"testing"
	"time"

	"proposaltracker/internal/access"
)

// All tokens that a person has for one delegation share an account, and so do all addresses in a
// customer's network.
func TestClientOf(t *testing.T) {
	t.Parallel()
	address := netip.MustParseAddr
	token := access.Viewer{Subject: "user-1", Delegation: "JPN", TokenID: "a", Scopes: access.NewScopes(access.ScopeProposalsRead)}
	changed := func(change func(*access.Viewer)) access.Viewer {
		other := token
		change(&other)
		return other
	}
	type from struct {
		viewer  access.Viewer
		address netip.Addr
	}
	for name, c := range map[string]struct {
		a, b from
		same bool
	}{
		"renewed token": {
			from{token, address("192.0.2.1")},
			from{changed(func(v *access.Viewer) { v.TokenID, v.ExpiresAt = "b", time.Unix(1_900_000_000, 0) }), address("192.0.2.1")},
			true,
		},
		"token with other scopes": {
			from{token, address("192.0.2.1")},
			from{changed(func(v *access.Viewer) { v.Scopes = access.NewScopes(access.ScopeProposalsWrite) }), address("192.0.2.1")},
			true,
		},
		"token from another address":         {from{token, address("192.0.2.1")}, from{token, address("198.51.100.1")}, true},
		"other person":                       {from{token, address("192.0.2.1")}, from{changed(func(v *access.Viewer) { v.Subject = "user-2" }), address("192.0.2.1")}, false},
		"same person for another delegation": {from{token, address("192.0.2.1")}, from{changed(func(v *access.Viewer) { v.Delegation = "SGP" }), address("192.0.2.1")}, false},
		"no token":                           {from{token, address("192.0.2.1")}, from{access.Viewer{}, address("192.0.2.1")}, false},
		"two IPv4 addresses":                 {from{access.Viewer{}, address("192.0.2.1")}, from{access.Viewer{}, address("192.0.2.2")}, false},
		"two IPv6 addresses of a network":    {from{access.Viewer{}, address("2001:db8:1:2::1")}, from{access.Viewer{}, address("2001:db8:1:2:ffff::9")}, true},
		"IPv6 addresses of two networks":     {from{access.Viewer{}, address("2001:db8:1:2::1")}, from{access.Viewer{}, address("2001:db8:1:3::1")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if same := clientOf(c.a.viewer, c.a.address) == clientOf(c.b.viewer, c.b.address); same != c.same {
				t.Errorf("share an account: got %t, want %t", same, c.same)
			}
		})
	}
}
