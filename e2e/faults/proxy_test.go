package faults

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/Shopify/toxiproxy/v2/toxics"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
)

// proxy forwards connections to a server and injects faults.
type proxy struct {
	*toxiproxy.Proxy

	mu    sync.Mutex
	conns []*connection
	// ends counts the ends of connections that have been opened, by direction.
	ends map[bool]int
	// silent is true if new connections become silent.
	silent bool
	cut    *cut
	// last is the time of the last request, except requests of listeners and probes.
	last time.Time
}

// connection is one connection through a proxy. Once it is silent, neither bytes nor a close pass in either
// direction, as when a host or network fails or a firewall drops the connection.
type connection struct {
	purpose string // such as "write", from the name of the session
	silent  bool
}

// cut makes a connection silent at one of its requests.
type cut struct {
	purpose string
	// after is the number of requests that are still forwarded.
	after int
	// answer is true if the request is forwarded and only its response is lost.
	answer bool
	seen   int
	done   bool
}

// newProxy starts a proxy to a server. It runs until the test ends.
func newProxy(t *testing.T, to *server) *proxy {
	t.Helper()
	inner := toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop()),
		t.Name(), "127.0.0.1:0", "127.0.0.1:"+strconv.Itoa(to.port))
	p := &proxy{Proxy: inner, ends: map[bool]int{}}
	id := proxies.add(p)
	for _, stream := range []string{"upstream", "downstream"} {
		toxic := fmt.Sprintf(`{"type": "fault", "name": %q, "stream": %q, "attributes": {"proxy": %d, "upstream": %t}}`,
			stream, stream, id, stream == "upstream")
		if _, err := inner.Toxics.AddToxicJson(strings.NewReader(toxic)); err != nil {
			t.Fatal(err)
		}
	}
	if err := inner.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(inner.Stop)
	return p
}

// url returns the connection string of the tracker's database through the proxy.
func (p *proxy) url() string {
	return fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", databaseName, p.Listen, databaseName)
}

// silence makes all current and future connections silent.
func (p *proxy) silence() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.silent = true
	for _, c := range p.conns {
		c.silent = true
	}
}

// cutAt makes the next connection with the given purpose silent after the given number of requests.
func (p *proxy) cutAt(purpose string, after int, answer bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = &cut{purpose: purpose, after: after, answer: answer}
}

// settle waits until the background work that follows a write has ended.
func (p *proxy) settle(t *testing.T) {
	t.Helper()
	await(t, patience, "no statements are sent", func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return time.Since(p.last) > 200*time.Millisecond
	})
}

// requests returns the number of requests on connections with the purpose of the cut, and whether
// the cut has happened.
func (p *proxy) requests() (seen int, done bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cut.seen, p.cut.done
}

// open returns the connection to which the next end in the given direction belongs. This works
// because the proxy opens both ends of a connection before it opens the next one.
func (p *proxy) open(upstream bool) *connection {
	p.mu.Lock()
	defer p.mu.Unlock()
	number := p.ends[upstream]
	p.ends[upstream]++
	if number == len(p.conns) {
		p.conns = append(p.conns, &connection{silent: p.silent})
	}
	return p.conns[number]
}

var sessionName = regexp.MustCompile(`proposaltracker (\w+)\x00`)

// swallows reports whether the proxy drops data of a connection.
func (p *proxy) swallows(c *connection, upstream bool, data []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.silent || !upstream {
		return c.silent
	}
	if c.purpose == "" {
		if name := sessionName.FindSubmatch(data); name != nil {
			c.purpose = string(name[1])
		}
		return false
	}
	if c.purpose == "read" || c.purpose == "write" {
		p.last = time.Now()
	}
	if p.cut == nil || p.cut.done || c.purpose != p.cut.purpose || bytes.HasPrefix(data, []byte{'X'}) {
		return false
	}
	p.cut.seen++
	if p.cut.after < 0 || p.cut.seen <= p.cut.after {
		return false
	}
	p.cut.done, c.silent = true, true
	return !p.cut.answer
}

// isSilent reports whether a connection is silent.
func (p *proxy) isSilent(c *connection) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return c.silent
}

// fault is the toxic that implements a proxy's faults: it drops the bytes that the proxy selects.
type fault struct {
	Proxy    int  `json:"proxy"`
	Upstream bool `json:"upstream"`
}

// NewState implements [toxics.StatefulToxic].
func (f *fault) NewState() any { return proxies.get(f.Proxy).open(f.Upstream) }

// Pipe implements [toxics.Toxic].
func (f *fault) Pipe(stub *toxics.ToxicStub) {
	of, conn := proxies.get(f.Proxy), stub.State.(*connection)
	for {
		select {
		case <-stub.Interrupt:
			return
		case chunk := <-stub.Input:
			switch {
			case chunk == nil && !of.isSilent(conn):
				stub.Close()
				return
			case chunk == nil: // do not forward that this end has closed
				<-stub.Interrupt
				return
			case !of.swallows(conn, f.Upstream, chunk.Data):
				stub.Output <- chunk
			}
		}
	}
}

// registry maps numbers to proxies. Toxics refer to proxies by number, since toxiproxy copies toxics through JSON.
type registry struct {
	mu  sync.Mutex
	all []*proxy
}

var proxies registry

func (r *registry) add(p *proxy) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, p)
	return len(r.all) - 1
}

func (r *registry) get(number int) *proxy {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all[number]
}

//nolint:gochecknoinits // toxiproxy looks up toxics by name
func init() { toxics.Register("fault", new(fault)) }
