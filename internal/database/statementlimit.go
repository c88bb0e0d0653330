package database

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// limitMargin is the time by which the client's limit exceeds the server's, so that the server
	// can report that its limit has passed.
	limitMargin = 5 * time.Second
	// longestStatement limits the statements of sessions without a limit, such as those that build
	// an index.
	longestStatement = 6 * time.Hour
)

// statementLimit gives each statement a deadline on the client side, in case its context has none.
// The server's limit does not suffice, because the server cannot report it over a broken
// connection.
type statementLimit time.Duration

// limitOf returns the client-side limit for a limit of the server; negative if the server has no
// limit.
func limitOf(server time.Duration) statementLimit {
	switch {
	case server < 0:
		return statementLimit(longestStatement)
	case server == 0:
		server = defaultStatementTimeout
	}
	return statementLimit(server + limitMargin)
}

type cancelKey struct{}

func (l statementLimit) begin(ctx context.Context) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(l))
	return context.WithValue(ctx, cancelKey{}, cancel)
}

func (statementLimit) end(ctx context.Context) {
	if cancel, has := ctx.Value(cancelKey{}).(context.CancelFunc); has {
		cancel()
	}
}

// TraceQueryStart implements [pgx.QueryTracer].
func (l statementLimit) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	return l.begin(ctx)
}

// TraceQueryEnd implements [pgx.QueryTracer].
func (l statementLimit) TraceQueryEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryEndData) {
	l.end(ctx)
}

// TraceBatchStart implements [pgx.BatchTracer].
func (l statementLimit) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	return l.begin(ctx)
}

// TraceBatchQuery implements [pgx.BatchTracer].
func (statementLimit) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

// TraceBatchEnd implements [pgx.BatchTracer].
func (l statementLimit) TraceBatchEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchEndData) {
	l.end(ctx)
}

// TracePrepareStart implements [pgx.PrepareTracer].
func (l statementLimit) TracePrepareStart(ctx context.Context, _ *pgx.Conn, _ pgx.TracePrepareStartData) context.Context {
	return l.begin(ctx)
}

// TracePrepareEnd implements [pgx.PrepareTracer].
func (l statementLimit) TracePrepareEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TracePrepareEndData) {
	l.end(ctx)
}

// TraceCopyFromStart implements [pgx.CopyFromTracer].
func (l statementLimit) TraceCopyFromStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceCopyFromStartData) context.Context {
	return l.begin(ctx)
}

// TraceCopyFromEnd implements [pgx.CopyFromTracer].
func (l statementLimit) TraceCopyFromEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceCopyFromEndData) {
	l.end(ctx)
}
