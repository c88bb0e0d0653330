package web

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"testing"
)

func TestBoundedListener(t *testing.T) {
	t.Parallel()
	proxy := netip.MustParseAddr("10.0.0.1")
	l := newBoundedListener(nil, 8, func(address netip.Addr) bool { return address == proxy }, slog.New(slog.DiscardHandler))
	enter := func(address string) bool {
		parsed := netip.MustParseAddr(address)
		return l.enter(networkOf(parsed), l.isShared(parsed))
	}
	for _, step := range []struct {
		address string
		want    bool
	}{
		{"192.0.2.1", true}, {"192.0.2.1", true}, {"192.0.2.1", false}, // at most a quarter of eight
		{"2001:db8:1:2::1", true}, {"2001:db8:1:2::2", true}, {"2001:db8:1:2::3", false}, // one network
		{"10.0.0.1", true}, {"10.0.0.1", true}, {"10.0.0.1", true}, // a trusted proxy
		{"192.0.2.9", true}, {"192.0.2.9", false}, {"10.0.0.1", false}, // all connections are in use
		{"192.0.2.10", true}, {"192.0.2.10", false}, // one connection is reserved for a new network
	} {
		if got := enter(step.address); got != step.want {
			t.Errorf("%s: got accepted %t, want %t", step.address, got, step.want)
		}
	}
	for i := range newcomers - 1 {
		if !enter(fmt.Sprintf("198.51.100.%d", i)) {
			t.Errorf("newcomer %d was rejected, want it accepted", i)
		}
	}
	if enter("203.0.113.1") {
		t.Error("a newcomer beyond the reserve was accepted, want it rejected")
	}
	l.leave(networkOf(netip.MustParseAddr("198.51.100.0")))
	if !enter("203.0.113.1") {
		t.Error("closing a connection does not release its slot")
	}
}

func TestBoundedListenerAccept(t *testing.T) {
	t.Parallel()
	inner, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = inner.Close() })
	l := newBoundedListener(inner, 4, func(netip.Addr) bool { return false }, slog.New(slog.DiscardHandler))
	clients := make([]net.Conn, 2)
	for i := range clients {
		if clients[i], err = new(net.Dialer).DialContext(t.Context(), "tcp", inner.Addr().String()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = clients[i].Close() })
	}
	first, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	accepted := make(chan net.Conn, 1)
	go func() {
		conn, err := l.Accept() // closes the second, then waits for the third
		if err == nil {
			accepted <- conn
		}
	}()
	if _, err := clients[1].Read(make([]byte, 1)); err == nil {
		t.Error("a connection beyond the share is not closed")
	}
	_ = first.Close()
	_ = first.Close() // frees one slot only
	third, err := new(net.Dialer).DialContext(t.Context(), "tcp", inner.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = third.Close() })
	_ = (<-accepted).Close()
	if l.open != 0 || len(l.byNetwork) != 0 {
		t.Errorf("got %d counted connections, want none: %v", l.open, l.byNetwork)
	}
}

// A connection that causes a panic is closed, and the next one is accepted.
func TestBoundedListenerPanic(t *testing.T) {
	t.Parallel()
	inner, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = inner.Close() })
	var logged strings.Builder
	calls := 0
	l := newBoundedListener(inner, 8, func(netip.Addr) bool {
		if calls++; calls == 1 {
			panic("planted")
		}
		return false
	}, slog.New(slog.NewTextHandler(&logged, nil)))
	clients := make([]net.Conn, 2)
	for i := range clients {
		if clients[i], err = new(net.Dialer).DialContext(t.Context(), "tcp", inner.Addr().String()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = clients[i].Close() })
	}
	accepted, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = accepted.Close() }()
	if got, want := accepted.RemoteAddr().String(), clients[1].LocalAddr().String(); got != want {
		t.Errorf("got connection from %s, want %s", got, want)
	}
	if _, err := clients[0].Read(make([]byte, 1)); err == nil {
		t.Error("the connection that caused a panic is not closed")
	}
	if !strings.Contains(logged.String(), "planted") || l.open != 1 {
		t.Errorf("got %d counted connections and log %q, want one and the panic", l.open, logged.String())
	}
}
