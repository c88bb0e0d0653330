package database

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/exaring/otelpgx"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/multitracer"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/trace"
)

// Queries counts the statements that are sent to the database for one piece of work, by any number of
// goroutines. The zero value has counted none.
type Queries struct {
	count atomic.Int64
	took  atomic.Int64 // nanoseconds
}

// Count is how many statements were sent, those that begin and end transactions included.
func (q *Queries) Count() int { return int(q.count.Load()) }

// Duration is how long they took together, until their last row was read. Statements that ran beside each
// other count each: it can be more than has passed on the clock.
func (q *Queries) Duration() time.Duration { return time.Duration(q.took.Load()) }

type queriesKey struct{}

// CountQueries returns a context whose statements are counted, and where.
func CountQueries(ctx context.Context) (context.Context, *Queries) {
	counted := &Queries{}
	return context.WithValue(ctx, queriesKey{}, counted), counted
}

// tracerOf counts statements, and makes spans of them where traces has a place for them. A span tells
// the statement with placeholders, and not the values.
func tracerOf(traces trace.TracerProvider) pgx.QueryTracer {
	if traces == nil {
		return counting{}
	}
	return multitracer.New(counting{}, otelpgx.NewTracer(
		otelpgx.WithTracerProvider(traces), otelpgx.WithMeterProvider(noop.NewMeterProvider()),
		otelpgx.WithDisableConnectionDetailsInAttributes(),
	))
}

// counting counts statements, as pgx tells of them, where their context asks for it.
type counting struct{}

type sentKey struct{}

// sent is a statement, or a batch of them, that is under way.
type sent struct {
	to    *Queries
	start time.Time
}

func begin(ctx context.Context, statements int64) context.Context {
	to, wanted := ctx.Value(queriesKey{}).(*Queries)
	if !wanted {
		return ctx
	}
	to.count.Add(statements)
	return context.WithValue(ctx, sentKey{}, sent{to, time.Now()}) //nolint:forbidigo // a duration, by the machine's monotonic clock
}

func end(ctx context.Context) {
	if done, counted := ctx.Value(sentKey{}).(sent); counted {
		done.to.took.Add(int64(time.Since(done.start))) //nolint:forbidigo // as above
	}
}

// TraceQueryStart is told of a statement.
func (counting) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	return begin(ctx, 1)
}

// TraceQueryEnd is told that its last row was read.
func (counting) TraceQueryEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryEndData) { end(ctx) }

// TraceBatchStart is told of statements that are sent together.
func (counting) TraceBatchStart(ctx context.Context, _ *pgx.Conn, data pgx.TraceBatchStartData) context.Context {
	return begin(ctx, int64(data.Batch.Len()))
}

// TraceBatchQuery is told of each of them; they are counted already.
func (counting) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

// TraceBatchEnd is told of their end.
func (counting) TraceBatchEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchEndData) { end(ctx) }
