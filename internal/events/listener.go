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

// connectTimeout bounds the time until a listener is connected, so that a server that does not respond is
// tried again.
const connectTimeout = 5 * time.Second

// checkChannel carries the notifications that listeners send to themselves.
const checkChannel = "listener_check"

var (
	errSilent = errors.New("the connection does not respond")
	errDeaf   = errors.New("the connection receives no notifications")
)

// listener is a connection that receives notifications. It checks itself: a connection can be cut off
// without an error on this side, and a proxy can keep it open without passing on notifications.
type listener struct {
	conn *pgx.Conn
	// name is the payload of the notifications that the listener sends to itself.
	name string
	// interval is the time without a notification after which the connection is checked.
	interval time.Duration

	// last is the number of the last event at the last check, and heard is true if there was a notification
	// since then. checking is true until the listener's own notification arrives.
	last            int64
	heard, checking bool
}

// openListener connects and listens.
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

// wait returns the channel of the next notification, or of an event that was committed without one.
//
// Errors: errSilent, errDeaf, and those of the connection, after which the listener is closed and replaced.
func (l *listener) wait(ctx context.Context) (string, error) {
	for {
		waiting, cancel := context.WithTimeout(ctx, l.interval)
		message, err := l.conn.WaitForNotification(waiting)
		cancel()
		switch {
		case err == nil && message.Channel == checkChannel:
			l.checking = l.checking && message.Payload != l.name
		case err == nil:
			l.heard = true
			return message.Channel, nil
		case ctx.Err() != nil:
			return "", ctx.Err()
		case !pgconn.Timeout(err):
			return "", fmt.Errorf("wait for events: %w", err)
		default:
			if missed, err := l.check(ctx); err != nil || missed {
				return channel, err
			}
		}
	}
}

// check sends the listener a notification, which must arrive before the next check. As a safety net, it
// also reports whether there are events without a notification.
func (l *listener) check(ctx context.Context) (missed bool, err error) {
	if l.checking {
		return false, errDeaf
	}
	last, err := l.notifySelf(ctx)
	if err != nil {
		return false, err
	}
	missed = last > l.last && !l.heard
	l.last, l.heard = last, false
	return missed, nil
}

// notifySelf sends the listener a notification and returns the number of the last event.
func (l *listener) notifySelf(ctx context.Context) (last int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, l.interval)
	defer cancel()
	l.checking = true
	err = l.conn.QueryRow(ctx, "SELECT last FROM event_counter, pg_notify($1, $2)", checkChannel, l.name).Scan(&last)
	switch {
	case pgconn.Timeout(err):
		return 0, errSilent
	case err != nil:
		return 0, fmt.Errorf("check the connection: %w", err)
	default:
		return last, nil
	}
}
