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

// Queries counts the statements sent with one context, possibly by several goroutines. The zero
// value is ready to use.
type Queries struct {
	count atomic.Int64
	took  atomic.Int64 // nanoseconds
}

// Count returns the number of statements sent, including those that begin and end transactions.
func (q *Queries) Count() int { return int(q.count.Load()) }

// Duration returns the total duration of the statements, each until its last row was read.
// Concurrent statements count separately, so the total can exceed the elapsed time.
func (q *Queries) Duration() time.Duration { return time.Duration(q.took.Load()) }

type queriesKey struct{}

// CountQueries returns a context in which statements are counted, and the counter.
func CountQueries(ctx context.Context) (context.Context, *Queries) {
	counted := &Queries{}
	return context.WithValue(ctx, queriesKey{}, counted), counted
}

// tracerOf returns a tracer that limits and counts statements and, if traces is not nil, records
// spans. A span contains the statement with placeholders, but not the values.
func tracerOf(limit statementLimit, traces trace.TracerProvider) pgx.QueryTracer {
	if traces == nil {
		return multitracer.New(limit, counting{})
	}
	return multitracer.New(limit, counting{}, otelpgx.NewTracer(
		otelpgx.WithTracerProvider(traces), otelpgx.WithMeterProvider(noop.NewMeterProvider()),
		otelpgx.WithDisableConnectionDetailsInAttributes(),
	))
}

// counting counts statements whose context has a counter.
type counting struct{}

type sentKey struct{}

// sent is a statement or a batch in progress.
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
	return context.WithValue(ctx, sentKey{}, sent{to, time.Now()}) //nolint:forbidigo // measures a duration with the monotonic clock
}

func end(ctx context.Context) {
	if done, counted := ctx.Value(sentKey{}).(sent); counted {
		done.to.took.Add(int64(time.Since(done.start))) //nolint:forbidigo // as above
	}
}

// TraceQueryStart counts a statement.
func (counting) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	return begin(ctx, 1)
}

// TraceQueryEnd adds the statement's duration.
func (counting) TraceQueryEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryEndData) { end(ctx) }

// TraceBatchStart counts the statements of a batch.
func (counting) TraceBatchStart(ctx context.Context, _ *pgx.Conn, data pgx.TraceBatchStartData) context.Context {
	return begin(ctx, int64(data.Batch.Len()))
}

// TraceBatchQuery does nothing: the statements of a batch are already counted.
func (counting) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

// TraceBatchEnd adds the batch's duration.
func (counting) TraceBatchEnd(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchEndData) { end(ctx) }
