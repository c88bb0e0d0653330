package events_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// The faults of a proxy.
const (
	faultless int32 = iota
	// silent drops all bytes in both directions without closing connections.
	silent
	// deaf drops only notifications.
	deaf
)

// proxy forwards connections to Postgres, with faults.
type proxy struct {
	net.Listener

	dial    func(context.Context) (net.Conn, error)
	fault   atomic.Int32 // fault of the open connections
	opened  atomic.Int32
	running sync.WaitGroup

	mu    sync.Mutex
	conns []net.Conn
}

// newProxy makes config connect through a proxy.
func newProxy(t *testing.T, config *pgx.ConnConfig) *proxy {
	t.Helper()
	inner, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dial := config.DialFunc
	network, address := pgxAddress(config)
	p := &proxy{Listener: inner, dial: func(ctx context.Context) (net.Conn, error) { return dial(ctx, network, address) }}
	config.DialFunc = func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", inner.Addr().String())
	}
	p.running.Go(func() { p.serve(t.Context()) })
	t.Cleanup(func() {
		_ = inner.Close()
		p.closeAll()
		p.running.Wait()
	})
	return p
}

func (p *proxy) serve(ctx context.Context) {
	for {
		client, err := p.Accept()
		if err != nil {
			return
		}
		server, err := p.dial(ctx)
		if err != nil {
			_ = client.Close()
			continue
		}
		p.mu.Lock()
		p.conns = append(p.conns, client, server)
		p.mu.Unlock()
		p.opened.Add(1)
		fault := &atomic.Int32{}
		p.running.Go(func() { p.toServer(server, client, fault) })
		p.running.Go(func() { p.toClient(client, server, fault) })
	}
}

// current returns the fault of a connection. Once a connection has a fault, it keeps it.
func (p *proxy) current(own *atomic.Int32) int32 {
	own.CompareAndSwap(faultless, p.fault.Load())
	return own.Load()
}

func (p *proxy) toServer(server, client net.Conn, fault *atomic.Int32) {
	defer server.Close() //nolint:errcheck // its end is all that matters
	buffer := make([]byte, 4096)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		if p.current(fault) == silent {
			continue
		}
		if _, err := server.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// toClient forwards complete protocol messages, which consist of a type byte, the length and the
// content.
func (p *proxy) toClient(client, server net.Conn, fault *atomic.Int32) {
	defer client.Close() //nolint:errcheck // its end is all that matters
	messages := bufio.NewReader(server)
	for {
		head := make([]byte, 5)
		if _, err := io.ReadFull(messages, head); err != nil {
			return
		}
		message := slices.Concat(head, make([]byte, binary.BigEndian.Uint32(head[1:])-4))
		if _, err := io.ReadFull(messages, message[5:]); err != nil {
			return
		}
		const notification = 'A'
		switch now := p.current(fault); {
		case now == silent, now == deaf && head[0] == notification:
			continue
		}
		if _, err := client.Write(message); err != nil {
			return
		}
	}
}

func (p *proxy) closeAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, conn := range p.conns {
		_ = conn.Close()
	}
}
