package events

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// connectTimeout is the time limit for connecting a listener. If the server does not respond, the
// hub tries again.
const connectTimeout = 5 * time.Second

// hidden is the payload of notifications about events that do not change public data.
const hidden = "hidden"

// heard is what a notification reports.
type heard struct {
	// reference is true if the reference data changed, and false if events were committed.
	reference bool
	// public is true if public data may have changed.
	public bool
}

// checkChannel carries the notifications that listeners send to themselves.
const checkChannel = "listener_check"

var (
	errSilent = errors.New("connection does not respond")
	errDeaf   = errors.New("connection receives no notifications")
)

// listener is a connection that receives notifications. It checks itself, because a connection can
// be cut off without an error on this side, and a proxy can keep it open without passing on
// notifications.
type listener struct {
	conn *pgx.Conn
	// name is the payload of the notifications that the listener sends to itself.
	name string
	// interval is the time without a notification after which the connection is checked.
	interval time.Duration

	// last holds the numbers of the last events as of the last check; heard records the kinds of
	// notifications received since then. checking is true until the listener's notification to
	// itself arrives.
	last     numbers
	heard    struct{ any, public bool }
	checking bool
}

// numbers holds the sequence numbers of the last event, and of the last event that changes public
// data.
type numbers struct{ last, public int64 }

// openListener connects to the database and subscribes to the notifications.
func openListener(ctx context.Context, config *pgx.ConnConfig, interval time.Duration) (*listener, error) {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	l := &listener{conn: conn, name: strconv.FormatUint(uint64(conn.PgConn().PID()), 10), interval: interval}
	if _, err := conn.Exec(ctx, "LISTEN "+channel+"; LISTEN "+referenceChannel+"; LISTEN "+checkChannel); err != nil {
		l.close(ctx)
		return nil, fmt.Errorf("listen: %w", err)
	}
	if l.last, err = l.notifySelf(ctx); err != nil {
		l.close(ctx)
		return nil, err
	}
	return l, nil
}

// close closes the connection without waiting for a server that does not respond.
func (l *listener) close(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = l.conn.Close(ctx)
}

// wait returns the next notification. It also reports events that were committed without a
// notification.
//
// Errors: errSilent, errDeaf, and errors of the connection. After an error, the hub replaces the
// listener.
func (l *listener) wait(ctx context.Context) (heard, error) {
	for {
		waiting, cancel := context.WithTimeout(ctx, l.interval)
		message, err := l.conn.WaitForNotification(waiting)
		cancel()
		switch {
		case err == nil && message.Channel == checkChannel:
			l.checking = l.checking && message.Payload != l.name
		case err == nil:
			return l.notified(message), nil
		case ctx.Err() != nil:
			return heard{}, ctx.Err()
		case !pgconn.Timeout(err):
			return heard{}, fmt.Errorf("wait for events: %w", err)
		default:
			if missed, public, err := l.check(ctx); err != nil || missed {
				return heard{public: public}, err
			}
		}
	}
}

// notified records a notification. The change counts as public unless the payload is hidden.
func (l *listener) notified(message *pgconn.Notification) heard {
	h := heard{reference: message.Channel == referenceChannel, public: message.Payload != hidden}
	l.heard.any, l.heard.public = true, l.heard.public || h.public
	return h
}

// check sends a notification to the listener itself, which must arrive before the next check. As a
// safety net, it also reports whether events were committed without a notification, and whether
// these changed public data.
func (l *listener) check(ctx context.Context) (missed, public bool, err error) {
	if l.checking {
		return false, false, errDeaf
	}
	last, err := l.notifySelf(ctx)
	if err != nil {
		return false, false, err
	}
	public = last.public > l.last.public && !l.heard.public
	missed = public || last.last > l.last.last && !l.heard.any
	l.last, l.heard.any, l.heard.public = last, false, false
	return missed, public, nil
}

// notifySelf sends a notification to the listener itself, and returns the numbers of the last
// events.
func (l *listener) notifySelf(ctx context.Context) (last numbers, err error) {
	ctx, cancel := context.WithTimeout(ctx, l.interval)
	defer cancel()
	l.checking = true
	const numbered = "SELECT last, last_public FROM event_counter, pg_notify($1, $2)"
	err = l.conn.QueryRow(ctx, numbered, checkChannel, l.name).Scan(&last.last, &last.public)
	switch {
	case pgconn.Timeout(err):
		return numbers{}, errSilent
	case err != nil:
		return numbers{}, fmt.Errorf("check the connection: %w", err)
	default:
		return last, nil
	}
}
