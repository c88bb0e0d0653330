package database

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
)

const (
	// maxConnectTimeout limits an attempt to connect to one host, even if the database URL allows
	// more. If the URL has several hosts, an unresponsive one delays the attempt to reach the next
	// one by this time.
	maxConnectTimeout = 2 * time.Second
	// cancelWithin is how long the server may take to cancel a statement before the connection is closed.
	cancelWithin = 2 * time.Second
	// closeWithin is how long a server may take to close a connection.
	closeWithin = time.Second
	// skipFor is how long an unresponsive host is skipped while another one is usable.
	skipFor = 4 * time.Second
	// deadAfter is how long the kernel waits for a host that does not acknowledge anything.
	deadAfter = 8 * time.Second
)

// links tracks the open connections of a [DB] to its servers, below TLS.
type links struct {
	mu   sync.Mutex
	open map[*link]struct{}
	// usable is the address of the server to which a connection last succeeded, and usableAt the
	// time at which it did.
	usable   string
	usableAt time.Time
	// pooled is true if process IDs are assigned by a pooler rather than by the server.
	pooled bool
	// silentAt maps addresses to the time at which they last did not respond to an attempt to
	// connect.
	silentAt map[string]time.Time
}

func newLinks() *links {
	return &links{open: map[*link]struct{}{}, silentAt: map[string]time.Time{}}
}

// connect configures connections so that they have time limits and are registered with l.
func (l *links) connect(config *pgx.ConnConfig) {
	if config.ConnectTimeout <= 0 || config.ConnectTimeout > maxConnectTimeout {
		config.ConnectTimeout = maxConnectTimeout
	}
	dialer := &net.Dialer{
		Timeout:         config.ConnectTimeout,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: deadAfter / 2, Interval: deadAfter / 8, Count: 4},
		Control:         limitUnacknowledged,
	}
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		if l.skips(address) {
			return nil, errSkipped
		}
		conn, err := dialer.DialContext(ctx, network, address)
		if err != nil {
			l.failed(address, err)
			return nil, err //nolint:wrapcheck // pgx wraps it
		}
		return l.add(conn, address, config.ConnectTimeout)
	}
	config.AfterConnect = func(_ context.Context, conn *pgconn.PgConn) error { return l.established(conn) }
	// If its context ends, a statement is first canceled in the database. If the server responds,
	// the connection remains usable, since the statement was merely slow; otherwise the connection
	// is dead.
	config.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: cancelWithin}
	}
}

// add registers a new connection and gives it little more than limit to be established. The driver
// applies the limit too, except to connections that carry a cancel request.
func (l *links) add(conn net.Conn, address string, limit time.Duration) (net.Conn, error) {
	added := &link{Conn: conn, of: l, address: address, opened: time.Now()} //nolint:forbidigo // measures a duration with the monotonic clock
	if err := conn.SetDeadline(added.opened.Add(limit + time.Second)); err != nil {
		_ = conn.Close()
		return nil, err //nolint:wrapcheck // pgx wraps it
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open[added] = struct{}{}
	return added, nil
}

// errSkipped means that an address was not dialed.
var errSkipped = errors.New("skipped, because it recently did not respond")

// skips reports whether to skip an address because it recently did not respond and another one has
// been usable since. If the URL has several hosts, each new connection would otherwise wait for the
// unresponsive one.
func (l *links) skips(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	silent, was := l.silentAt[address]
	return was && l.usable != address && l.usableAt.After(silent) && time.Since(silent) < skipFor //nolint:forbidigo // as in add
}

// maxSilent is the maximum number of addresses in links.silentAt.
const maxSilent = 100

// failed records that an address did not respond, if err is a timeout.
func (l *links) failed(address string, err error) {
	if timeout, is := errors.AsType[net.Error](err); !is || !timeout.Timeout() {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.silentAt) >= maxSilent {
		clear(l.silentAt)
	}
	l.silentAt[address] = time.Now() //nolint:forbidigo // as in add
}

// silent returns the connections that have waited for the server for longer than the given duration.
func (l *links) silent(longer time.Duration) []*link {
	l.mu.Lock()
	defer l.mu.Unlock()
	var found []*link
	for each := range l.open {
		if each.waits() > longer {
			found = append(found, each)
		}
	}
	return found
}

// link is one connection.
type link struct {
	net.Conn

	of      *links
	address string
	opened  time.Time
	// process is the ID of the server process; 0 until the connection is established.
	process atomic.Uint32
	// dead is true after the server did not respond in time.
	dead atomic.Bool
	// sent and heard are the times, relative to opened, at which bytes were last sent and received.
	sent, heard atomic.Int64
}

// waits returns how long the connection has waited for a response; 0 if nothing was sent since the
// last response.
func (l *link) waits() time.Duration {
	sent := l.sent.Load()
	if sent <= l.heard.Load() {
		return 0
	}
	return time.Since(l.opened) - time.Duration(sent) //nolint:forbidigo // as in add
}

// Read implements [net.Conn].
func (l *link) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	if n > 0 {
		l.heard.Store(int64(time.Since(l.opened))) //nolint:forbidigo // as in add
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		l.dead.Store(true)
		if l.process.Load() == 0 {
			l.of.failed(l.address, err)
		}
	}
	return n, err //nolint:wrapcheck // passes through
}

// kill closes a connection that does not respond.
func (l *link) kill() {
	l.dead.Store(true)
	_ = l.Close()
}

// RemoteAddr implements [net.Conn]. When the driver gives up a connection, it sends a cancel
// request to this address. For a dead connection, RemoteAddr returns an address at which no server
// listens.
func (l *link) RemoteAddr() net.Addr {
	if l.dead.Load() {
		return &net.UnixAddr{Net: "none", Name: l.Conn.RemoteAddr().String()}
	}
	return l.Conn.RemoteAddr()
}

// Write implements [net.Conn].
func (l *link) Write(p []byte) (int, error) {
	l.sent.Store(int64(time.Since(l.opened))) //nolint:forbidigo // as in add
	return l.Conn.Write(p)                    //nolint:wrapcheck // passes through
}

// SetDeadline implements [net.Conn]. The driver sets a deadline only to give up a connection, and
// would then wait for its server for 15 s, during which the pool lacks a connection. SetDeadline
// shortens that time.
func (l *link) SetDeadline(t time.Time) error {
	latest := time.Now() //nolint:forbidigo // as in add
	if !l.dead.Load() {
		latest = latest.Add(cancelWithin)
	}
	if t.After(latest) {
		t = latest
	}
	return l.Conn.SetDeadline(t) //nolint:wrapcheck // passes through
}

// Close implements [net.Conn].
func (l *link) Close() error {
	l.of.mu.Lock()
	delete(l.of.open, l)
	l.of.mu.Unlock()
	return l.Conn.Close() //nolint:wrapcheck // passes through
}

// established removes the time limit of the connection attempt, and records the server as usable.
func (l *links) established(conn *pgconn.PgConn) error {
	opened := conn.Conn()
	if encrypted, is := opened.(*tls.Conn); is {
		opened = encrypted.NetConn()
	}
	if known, is := opened.(*link); is {
		known.process.Store(conn.PID())
		l.mu.Lock()
		l.usable, l.usableAt = known.address, time.Now() //nolint:forbidigo // as in add
		l.mu.Unlock()
	}
	return opened.SetDeadline(time.Time{}) //nolint:wrapcheck // pgx wraps it
}
