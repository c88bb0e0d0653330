package web

import (
	"context"
	"log/slog"
	"net"
	"net/netip"
	"sync"

	"proposaltracker/internal/recovery"
)

// newcomers is the number of connections beyond the limit that are reserved for networks that have
// no connection yet, such as that of a load balancer that checks readiness.
const newcomers = 64

// boundedListener limits the number of open connections in total and per network. It closes excess
// connections immediately, since each would use memory even if nothing is sent on it.
type boundedListener struct {
	net.Listener

	most     int
	isShared func(netip.Addr) bool // reports whether an address is a proxy, which is not limited to a share
	log      *slog.Logger

	mu        sync.Mutex
	open      int
	byNetwork map[netip.Prefix]int // keyed by the result of networkOf
}

func newBoundedListener(inner net.Listener, most int, isShared func(netip.Addr) bool, log *slog.Logger) *boundedListener {
	return &boundedListener{Listener: inner, most: most, isShared: isShared, log: log, byNetwork: map[netip.Prefix]int{}}
}

// Accept returns the next connection within the limits. If counting a connection panics, it closes
// that connection and accepts the next one.
func (l *boundedListener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err //nolint:wrapcheck // passes through
		}
		var admitted net.Conn
		recovery.Run(context.Background(), l.log, "accepting a connection panicked", func() { admitted = l.admit(conn) })
		if admitted != nil {
			return admitted, nil
		}
		_ = conn.Close()
	}
}

// admit counts a connection and returns it, or closes it and returns nil if it exceeds the limits.
func (l *boundedListener) admit(conn net.Conn) net.Conn {
	address := peerOf(conn)
	network := networkOf(address)
	if !l.enter(network, l.isShared(address)) {
		return nil
	}
	return &boundedConn{Conn: conn, leave: sync.OnceFunc(func() { l.leave(network) })}
}

func peerOf(conn net.Conn) netip.Addr {
	peer, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil {
		return netip.Addr{}
	}
	return peer.Addr().Unmap().WithZone("")
}

func (l *boundedListener) enter(network netip.Prefix, shared bool) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	own, most := l.byNetwork[network], l.most
	if own == 0 {
		most += newcomers
	}
	if l.open >= most || (!shared && own >= l.most/4) {
		return false
	}
	l.open++
	l.byNetwork[network]++
	return true
}

func (l *boundedListener) leave(network netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open--
	if l.byNetwork[network]--; l.byNetwork[network] == 0 {
		delete(l.byNetwork, network)
	}
}

// boundedConn is a connection that is counted until it is closed.
type boundedConn struct {
	net.Conn

	leave func()
}

// Close closes the connection and releases its slot.
func (c *boundedConn) Close() error {
	c.leave()
	return c.Conn.Close() //nolint:wrapcheck // passes through
}
