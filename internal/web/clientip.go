package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
)

// proxies are the networks of the proxies whose word is believed.
type proxies []netip.Prefix

// readProxies reads networks, as 10.0.0.0/8, and single addresses.
func readProxies(texts []string) (proxies, error) {
	var trusted proxies
	for _, text := range texts {
		prefix, err := netip.ParsePrefix(text)
		if address, plain := netip.ParseAddr(text); err != nil && plain == nil {
			prefix, err = address.Prefix(address.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies %q is no network: write an address, and how many of its bits count, as 10.0.0.0/8", text)
		}
		trusted = append(trusted, prefix.Masked())
	}
	return trusted, nil
}

func (p proxies) trust(address netip.Addr) bool {
	for _, network := range p {
		if network.Contains(address) {
			return true
		}
	}
	return false
}

// addressOf is the address of the client: the one who called, or, as far as those who called are trusted
// proxies, whom they say to have been called by. Nobody else's word is believed; what a client writes
// itself into X-Forwarded-For stands to the left of what the proxies add.
func (s *Handler) addressOf(r *http.Request) netip.Addr {
	called, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{} // no connection of TCP
	}
	client := called.Addr().Unmap()
	told := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(told) - 1; i >= 0 && s.proxies.trust(client); i-- {
		before, known := forwarded(strings.TrimSpace(told[i]))
		if !known {
			break
		}
		client = before
	}
	return client
}

// forwarded reads an address as proxies write it: with a port or without.
func forwarded(text string) (netip.Addr, bool) {
	if address, err := netip.ParseAddr(strings.Trim(text, "[]")); err == nil {
		return address.Unmap().WithZone(""), true
	}
	if with, err := netip.ParseAddrPort(text); err == nil {
		return with.Addr().Unmap().WithZone(""), true
	}
	return netip.Addr{}, false
}
