package transport

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// Config is what the transports ask of whoever serves them. A duration or a number that is 0 is the
// default.
type Config struct {
	// MaxBody is the largest body or message that is read, in bytes.
	MaxBody int64
	// Timeout is the longest time that a query or a mutation is worked on, by whatever transport.
	Timeout time.Duration
	// Origins are those whose pages may open a WebSocket, beside the server's own, as
	// https://app.example.org; "*" is all.
	Origins []string
	// Authorize believes the authorization that a client sends once a WebSocket is open, as
	// "Bearer <token>", or does not, and puts into the context who asks.
	Authorize func(ctx context.Context, authorization string) (context.Context, error)
	// Identity tells who asks in a context, as a value that can be compared, and until when that holds;
	// zero for ever.
	Identity func(ctx context.Context) (who any, until time.Time)
	// Public tells whether nobody in particular asks, so that the answer is everybody's.
	Public func(ctx context.Context) bool
	// Stopping is closed when the server stops: streams end, so that clients go to another.
	Stopping <-chan struct{}
	// Now is the clock.
	Now func() time.Time
	// MaxStreams is how many WebSockets and event streams are open at once.
	MaxStreams int
	// MaxOperations is how many operations run at once on one WebSocket or event stream.
	MaxOperations int
	// KeepAlive is the pause between two signs of life on a stream where nothing happens.
	KeepAlive time.Duration
	// InitTimeout is how long a client may take to introduce itself on a WebSocket, or to open an event
	// stream that it reserved.
	InitTimeout time.Duration
	// WriteTimeout is how long a client may take to receive one message before it is given up.
	WriteTimeout time.Duration
}

// Defaults, where a [Config] says nothing.
const (
	defaultTimeout       = 30 * time.Second
	defaultMaxStreams    = 1_000
	defaultMaxOperations = 100
	defaultKeepAlive     = 15 * time.Second
	defaultInitWithin    = 10 * time.Second
	defaultWriteWithin   = 10 * time.Second
)

func (c Config) filled() Config {
	c.MaxBody = orDefault(c.MaxBody, DefaultMaxBody)
	c.Timeout = orDefault(c.Timeout, defaultTimeout)
	c.MaxStreams = orDefault(c.MaxStreams, defaultMaxStreams)
	c.MaxOperations = orDefault(c.MaxOperations, defaultMaxOperations)
	c.KeepAlive = orDefault(c.KeepAlive, defaultKeepAlive)
	c.InitTimeout = orDefault(c.InitTimeout, defaultInitWithin)
	c.WriteTimeout = orDefault(c.WriteTimeout, defaultWriteWithin)
	return c
}

func orDefault[T int | int64 | time.Duration](given, otherwise T) T {
	if given <= 0 {
		return otherwise
	}
	return given
}

// served is what the transports of one server share.
type served struct {
	Config

	open atomic.Int64 // streams
}

// enter counts a stream in, and tells the client where there are too many.
func (s *served) enter(w http.ResponseWriter, r *http.Request) (leave func(), ok bool) {
	if s.open.Add(1) > int64(s.MaxStreams) {
		s.open.Add(-1)
		w.Header().Set("Retry-After", "10")
		exceed(http.StatusServiceUnavailable, "%d streams are open here, which is the limit; try again later", s.MaxStreams).answer(w, r)
		return nil, false
	}
	return func() { s.open.Add(-1) }, true
}

// left is how long the one who asks may go on asking; forever is true where no end is set.
func (s *served) left(ctx context.Context) (left time.Duration, forever bool) {
	_, until := s.Identity(ctx)
	return until.Sub(s.Now()), until.IsZero()
}

// untilOver returns a channel that tells when the token of the one who asks has ended, and what stops
// the clock.
func (s *served) untilOver(ctx context.Context) (over <-chan time.Time, stop func()) {
	left, forever := s.left(ctx)
	if forever {
		return nil, func() {}
	}
	timer := time.NewTimer(left)
	return timer.C, func() { timer.Stop() }
}

// dispatch runs an operation to its end, or until ctx is done, and gives each response to emit. Where
// none came to be, as for a subscription that its resolver refuses, it returns what to tell instead.
func (s *served) dispatch(
	ctx context.Context, exec graphql.GraphExecutor, operation *graphql.OperationContext, emit func(*graphql.Response),
) *graphql.Response {
	many := operation.Operation.Operation == ast.Subscription
	if !many {
		limited, cancel := context.WithTimeoutCause(ctx, s.Timeout, models.Timeout(s.Timeout))
		defer cancel()
		ctx = limited
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	first := responses(ctx)
	switch {
	case first == nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		late, named := errors.AsType[*models.Error](context.Cause(ctx))
		if !named {
			late = models.Timeout(s.Timeout)
		}
		return (&refusal{status: http.StatusServiceUnavailable, fault: late}).response()
	case first != nil && many && first.Data == nil:
		return first
	}
	for response := first; response != nil; response = responses(ctx) {
		emit(response)
		if !many {
			break
		}
	}
	return nil
}

// response is the refusal in the form of an operation's answer.
func (r *refusal) response() *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{{Message: r.fault.Message, Extensions: map[string]any{"code": r.fault.Code}}}}
}

func (s *served) tooManyOperations() *refusal {
	return exceed(http.StatusTooManyRequests, "%d operations are running on this connection, which is the limit; end some first", s.MaxOperations)
}

// teller carries to a client what its operations answer.
type teller interface {
	next(id string, response *graphql.Response)
	// refused tells that an operation was not executed.
	refused(id string, response *graphql.Response)
	complete(id string)
}

// operations are those that run on one connection, by the ids that their client gave them.
type operations struct {
	*served

	exec    graphql.GraphExecutor
	to      teller
	bound   context.Context //nolint:containedctx // it ends with the connection, which is longer than a request
	running sync.WaitGroup

	mu   sync.Mutex
	byID map[string]*running
}

// running is an operation that runs.
type running struct {
	cancel context.CancelFunc

	mu    sync.Mutex
	ended bool
}

var (
	errTaken   = errors.New("an operation of this id is running")
	errTooMany = errors.New("too many operations are running")
)

// newOperations are none yet; those to come last until bound is done at most.
func newOperations(bound context.Context, s *served, exec graphql.GraphExecutor, to teller) *operations {
	return &operations{served: s, exec: exec, to: to, bound: bound, byID: map[string]*running{}}
}

// start runs an operation beside the others, with the values of ctx.
//
// Errors: errTaken, errTooMany.
func (o *operations) start(ctx context.Context, id string, params *graphql.RawParams) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, taken := o.byID[id]; taken {
		return errTaken
	}
	if len(o.byID) >= o.MaxOperations {
		return errTooMany
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(graphql.StartOperationTrace(ctx)))
	unbind := context.AfterFunc(o.bound, cancel)
	one := &running{cancel: cancel}
	o.byID[id] = one
	o.running.Go(func() {
		defer unbind()
		defer cancel()
		refused := o.run(ctx, params, func(response *graphql.Response) { one.say(func() { o.to.next(id, response) }) })
		o.forget(id, one)
		if ctx.Err() != nil {
			return // the client said so, or has gone, or shall go on elsewhere: for none of them it is complete
		}
		one.say(func() {
			if refused != nil {
				o.to.refused(id, refused)
			} else {
				o.to.complete(id)
			}
		})
	})
	return nil
}

// run runs one operation and returns what to tell where it was not executed. A panic outside of any
// field is told as one inside is.
func (o *operations) run(ctx context.Context, params *graphql.RawParams, emit func(*graphql.Response)) (refused *graphql.Response) {
	defer func() {
		if panicked := recover(); panicked != nil {
			refused = presented(ctx, panicked, o.exec)
		}
	}()
	operation, faults := o.exec.CreateOperationContext(ctx, params)
	if len(faults) > 0 {
		return o.exec.DispatchError(graphql.WithOperationContext(ctx, operation), faults)
	}
	return o.dispatch(ctx, o.exec, operation, emit)
}

// end ends an operation that the client wants no more of. Nothing is told of it afterwards, so that
// its id can be given to another.
func (o *operations) end(id string) {
	o.mu.Lock()
	one := o.byID[id]
	delete(o.byID, id)
	o.mu.Unlock()
	if one != nil {
		one.cancel()
		one.say(func() { one.ended = true })
	}
}

// wait waits for the end of all operations, once what bounds them is done.
func (o *operations) wait() { o.running.Wait() }

// forget makes the id of an operation free, unless it is another's already.
func (o *operations) forget(id string, one *running) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.byID[id] == one {
		delete(o.byID, id)
	}
}

// say tells something of an operation, unless the client has ended it.
func (r *running) say(tell func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.ended {
		tell()
	}
}
