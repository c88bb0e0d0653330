package transport

import (
	"context"
	"log/slog"
	"runtime"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/admission"
	"proposaltracker/models"
)

// Config configures the transports. Durations and numbers that are 0 have the default value.
type Config struct {
	// MaxBody is the largest body or message, in bytes; the default is 4 MiB.
	MaxBody int64
	// Timeout bounds the work on a query or a mutation, on any transport; the default is 30 s.
	Timeout time.Duration
	// Origins are the other origins whose pages may open a WebSocket, as in
	// https://app.example.org; "*" allows all.
	Origins []string
	// Authenticate verifies the authorization that a client sends after opening a WebSocket, as in
	// "Bearer <token>", and returns a context with the viewer.
	Authenticate func(ctx context.Context, authorization string) (context.Context, error)
	// Identity returns the subject of a context's token, as a comparable value, and the expiry of the token. The zero
	// time means that the token does not expire.
	Identity func(ctx context.Context) (who any, until time.Time)
	// Public reports whether a request is anonymous, so that shared caches may store its response.
	Public func(ctx context.Context) bool
	// Responses caches the responses to anonymous queries; nil disables caching.
	Responses *ResponseCache
	// Variant returns a text of the values on which the response to a request depends in addition to the operation,
	// such as languages. It is required with Responses.
	Variant func(ctx context.Context) string
	// RecordCached returns a function that records each answer to an operation that is served from the cache; nil
	// records none.
	RecordCached func(operation *graphql.OperationContext) func(ctx context.Context, took time.Duration)
	// Stopping is closed when the server stops. All streams then end, so that clients reconnect to another server.
	Stopping <-chan struct{}
	// Now is the clock.
	Now func() time.Time
	// Log receives panics of background work; nil discards them.
	Log *slog.Logger
	// Client returns the client to which a request is charged, as a comparable value; nil charges all
	// requests to one client.
	Client func(ctx context.Context) any
	// Language returns the language of error messages for a request, or for a connection; nil means English.
	Language func(ctx context.Context) models.Language
	// Memory bounds the bytes of requests and responses in flight; the default is a pool of 128
	// MiB.
	Memory *admission.Pool
	// Processors bounds the operations that are decoded and validated at the same time; one client gets at most half.
	// The default is a queue with one slot per CPU.
	Processors *admission.Pool
	// Admit waits for a slot to run a query or a mutation, and returns a function that releases the slot. If
	// Admit is nil, all run immediately. Errors: those of [admission.Pool.Acquire].
	Admit func(ctx context.Context, operation *graphql.OperationContext) (release func(), err error)
	// MaxStreams bounds the open WebSockets and event streams; the default is 1000.
	MaxStreams int
	// MaxOperations bounds the operations that run concurrently on one WebSocket or event stream; the default is 100.
	MaxOperations int
	// KeepAlive is the interval of pings and comments on a stream; the default is 15 s.
	KeepAlive time.Duration
	// InitTimeout bounds the time until a client sends connection_init on a WebSocket, and until it opens an event
	// stream that it reserved; the default is 10 s.
	InitTimeout time.Duration
	// WriteTimeout bounds the time that a client takes to receive one message. Slower clients are disconnected; the
	// default is 10 s.
	WriteTimeout time.Duration
	// ReadTimeout bounds the time from the first to the last frame of one message; the default is 30 s.
	ReadTimeout time.Duration
}

// Defaults of a [Config].
const (
	defaultTimeout       = 30 * time.Second
	defaultMaxStreams    = 1_000
	defaultMaxOperations = 100
	defaultKeepAlive     = 15 * time.Second
	defaultInitTimeout   = 10 * time.Second
	defaultWriteTimeout  = 10 * time.Second
	defaultReadTimeout   = 30 * time.Second
	defaultMemory        = 128 << 20
)

func (c Config) filled() Config {
	c.MaxBody = orDefault(c.MaxBody, DefaultMaxBody)
	c.Timeout = orDefault(c.Timeout, defaultTimeout)
	c.MaxStreams = orDefault(c.MaxStreams, defaultMaxStreams)
	c.MaxOperations = orDefault(c.MaxOperations, defaultMaxOperations)
	c.KeepAlive = orDefault(c.KeepAlive, defaultKeepAlive)
	c.InitTimeout = orDefault(c.InitTimeout, defaultInitTimeout)
	c.WriteTimeout = orDefault(c.WriteTimeout, defaultWriteTimeout)
	c.ReadTimeout = orDefault(c.ReadTimeout, defaultReadTimeout)
	if c.Language == nil {
		c.Language = func(context.Context) models.Language { return models.English }
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Memory == nil {
		c.Memory = admission.NewPool(defaultMemory)
	}
	if c.Processors == nil {
		c.Processors = admission.NewQueue(int64(runtime.GOMAXPROCS(0)))
	}
	return c
}

func orDefault[T int | int64 | time.Duration](given, otherwise T) T {
	if given <= 0 {
		return otherwise
	}
	return given
}
