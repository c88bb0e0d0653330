package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"

	"github.com/realclientip/realclientip-go"
)

// clientAddresses determines the client address of requests. It trusts X-Forwarded-For only from
// trusted proxies. Entries forged by a client are to the left of those that the proxies add, so the
// rightmost untrusted entry is taken.
type clientAddresses struct {
	trusted  []net.IPNet
	strategy realclientip.Strategy // nil without trusted proxies
}

// newClientAddresses parses networks, such as 10.0.0.0/8, and single addresses.
func newClientAddresses(proxies []string) (clientAddresses, error) {
	trusted := make([]net.IPNet, 0, len(proxies))
	for _, text := range proxies {
		network, err := realclientip.AddressesAndRangesToIPNets(text)
		if err != nil {
			return clientAddresses{}, fmt.Errorf("--trusted-proxies %q is not a network: write an address and the number of significant bits, as in 10.0.0.0/8", text)
		}
		trusted = append(trusted, network...)
	}
	if len(trusted) == 0 {
		return clientAddresses{}, nil
	}
	strategy, err := realclientip.NewRightmostTrustedRangeStrategy("X-Forwarded-For", trusted)
	if err != nil {
		return clientAddresses{}, fmt.Errorf("--trusted-proxies: %w", err)
	}
	return clientAddresses{trusted, strategy}, nil
}

// of returns the client's address: the peer of the connection or, behind trusted proxies, the last
// address that does not belong to one of them. It is the zero address if the connection is not TCP.
func (c clientAddresses) of(r *http.Request) netip.Addr {
	connection, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	peer := connection.Addr().Unmap()
	if c.strategy == nil || !c.trusts(peer) {
		return peer
	}
	forwarded, err := netip.ParseAddr(c.strategy.ClientIP(r.Header, r.RemoteAddr))
	if err != nil {
		return peer // the header contains no usable address
	}
	return forwarded.Unmap().WithZone("")
}

func (c clientAddresses) trusts(peer netip.Addr) bool {
	for _, network := range c.trusted {
		if network.Contains(peer.AsSlice()) {
			return true
		}
	}
	return false
}
