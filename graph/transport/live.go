package transport

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// served is the state that all transports of a server share.
type served struct {
	config Config

	// streams bounds all open streams. anonymous bounds the streams of clients without a token, which may use three
	// quarters of streams. Each client may use only a share of each pool.
	streams, anonymous *admission.Pool
	// reservations bounds the event streams that are reserved.
	reservations *admission.Pool
	// post and get read the requests of these methods.
	post, get *reader
}

func newServed(config Config) *served {
	config = config.filled()
	most := int64(config.MaxStreams)
	s := &served{
		config: config, streams: admission.NewStrictPool(most), anonymous: admission.NewStrictPool(max(1, most-most/4)),
		reservations: admission.NewStrictPool(most), get: &reader{address, decodeAddress},
	}
	s.post = &reader{POST{server: s}.body, POST{server: s}.decodeBody}
	return s
}

// enter acquires a slot for a stream. If the client or the server has too many open streams, it responds with 429 or
// 503 and returns false.
func (s *served) enter(w http.ResponseWriter, r *http.Request) (leave func(), ok bool) {
	leave, err := s.takeStream(r.Context(), s.config.Public(r.Context()))
	if rejected, ok := busy(err); ok {
		rejected.respond(w, r)
		return nil, false
	}
	return leave, err == nil
}

// takeStream acquires a slot for a stream of the context's client and returns a function that releases it.
func (s *served) takeStream(ctx context.Context, anonymous bool) (leave func(), err error) {
	client := s.client(ctx)
	if err := s.streams.Acquire(ctx, client, 1); err != nil {
		return nil, err
	}
	if !anonymous {
		return func() { s.streams.Release(client, 1) }, nil
	}
	if err := s.anonymous.Acquire(ctx, client, 1); err != nil {
		s.streams.Release(client, 1)
		return nil, err
	}
	return func() {
		s.anonymous.Release(client, 1)
		s.streams.Release(client, 1)
	}, nil
}

// left returns the remaining validity of the context's token; forever is true if it does not expire.
func (s *served) left(ctx context.Context) (left time.Duration, forever bool) {
	_, until := s.config.Identity(ctx)
	return until.Sub(s.config.Now()), until.IsZero()
}

// untilOver returns a channel that receives a value when the context's token expires, and a function
// that stops the timer.
func (s *served) untilOver(ctx context.Context) (over <-chan time.Time, stop func()) {
	left, forever := s.left(ctx)
	if forever {
		return nil, func() {}
	}
	timer := time.NewTimer(left)
	return timer.C, func() { timer.Stop() }
}

// dispatch runs an operation until it ends or ctx is done, and passes each response to emit. If the operation has no
// response, for example a subscription that its resolver rejects, dispatch returns the error response to send
// instead.
func (s *served) dispatch(
	ctx context.Context, exec graphql.GraphExecutor, operation *graphql.OperationContext, emit func(*graphql.Response),
) *outcome {
	many := operation.Operation.Operation == ast.Subscription
	if !many {
		limited, cancel := context.WithTimeoutCause(ctx, s.config.Timeout, models.Timeout(s.config.Timeout))
		defer cancel()
		ctx = limited
		release, rejected := s.acquireSlot(ctx, operation)
		if rejected != nil {
			return s.instead(ctx, rejected)
		}
		return s.dispatchOnce(ctx, exec, operation, release, emit)
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	first := responses(ctx)
	if first != nil && first.Data == nil {
		return &outcome{response: first}
	}
	for response := first; response != nil; response = responses(ctx) {
		emit(response)
	}
	return nil
}

// dispatchOnce runs a query or a mutation. It releases the slot when the operation has run, before the response is
// sent: a client that reads slowly occupies memory, but no slot.
func (s *served) dispatchOnce(
	ctx context.Context, exec graphql.GraphExecutor, operation *graphql.OperationContext, release func(), emit func(*graphql.Response),
) *outcome {
	first := s.execute(ctx, exec, operation, release)
	if first == nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		late, named := errors.AsType[*models.Error](context.Cause(ctx))
		if !named {
			late = models.Timeout(s.config.Timeout)
		}
		return s.instead(ctx, &refusal{status: http.StatusServiceUnavailable, fault: late})
	}
	if first == nil {
		return nil
	}
	memory, rejected := s.reserveAnswer(ctx, operation, first)
	if rejected != nil {
		return s.instead(ctx, rejected)
	}
	defer memory.Release()
	emit(first)
	return nil
}

func (*served) execute(ctx context.Context, exec graphql.GraphExecutor, operation *graphql.OperationContext, release func()) *graphql.Response {
	defer release()
	responses, ctx := exec.DispatchOperation(ctx, operation)
	return responses(ctx)
}

// outcome is the response to an operation that was rejected before it ran.
type outcome struct {
	status   int // for HTTP; 0 for subscriptions
	retry    bool
	response *graphql.Response
}

// instead returns the outcome of a rejected operation.
func (s *served) instead(ctx context.Context, r *refusal) *outcome {
	return &outcome{r.status, r.retry, s.response(ctx, r)}
}

// response returns a rejection as a GraphQL response, in the language of the context.
func (s *served) response(ctx context.Context, r *refusal) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{{Message: s.message(ctx, r.fault), Extensions: r.fault.Extensions()}}}
}

// message returns the message of an error in the language of the context.
func (s *served) message(ctx context.Context, fault *models.Error) string {
	return fault.In(s.config.Language(ctx))
}

func (s *served) tooManyOperations() *refusal {
	return refuse(http.StatusTooManyRequests, models.ShareUsed, models.P("limit", s.config.MaxOperations))
}

// sender sends the responses of operations to a client.
type sender interface {
	next(id string, response *graphql.Response)
	// refused is called for an operation that was not executed.
	refused(id string, response *graphql.Response)
	complete(id string)
}

// operations are the running operations of one connection, by the IDs that the client chose.
type operations struct {
	server *served

	exec    graphql.GraphExecutor
	to      sender
	bound   context.Context //nolint:containedctx // the context of the connection, which outlives requests
	running sync.WaitGroup

	mu   sync.Mutex
	byID map[string]*running
}

// running is a running operation.
type running struct {
	cancel context.CancelFunc

	mu    sync.Mutex
	ended bool
}

var (
	errTaken   = errors.New("an operation with this ID is running")
	errTooMany = errors.New("too many operations are running")
)

// newOperations returns an empty set of operations. All operations are canceled when bound is done.
func newOperations(bound context.Context, s *served, exec graphql.GraphExecutor, to sender) *operations {
	return &operations{server: s, exec: exec, to: to, bound: bound, byID: map[string]*running{}}
}

// start runs an operation with the values of ctx, concurrently with the others. It takes ownership of memory, which
// holds the parameters, and releases it when the operation ends or cannot start.
//
// Errors: errTaken, errTooMany.
func (o *operations) start(ctx context.Context, id string, params *graphql.RawParams, memory *admission.Reservation) error {
	err := o.tryStart(ctx, id, params, memory)
	if err != nil {
		memory.Release()
	}
	return err
}

func (o *operations) tryStart(ctx context.Context, id string, params *graphql.RawParams, memory *admission.Reservation) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, taken := o.byID[id]; taken {
		return errTaken
	}
	if len(o.byID) >= o.server.config.MaxOperations {
		return errTooMany
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(graphql.StartOperationTrace(ctx)))
	unbind := context.AfterFunc(o.bound, cancel)
	one := &running{cancel: cancel}
	o.byID[id] = one
	o.running.Go(func() {
		defer memory.Release()
		defer unbind()
		defer cancel()
		recovery.Run(ctx, o.server.config.Log, "operation panicked", func() { o.serve(ctx, id, one, params) })
	})
	return nil
}

// serve runs one operation and sends its responses.
func (o *operations) serve(ctx context.Context, id string, one *running, params *graphql.RawParams) {
	defer o.forget(id, one)
	refused := o.run(ctx, params, func(response *graphql.Response) { one.deliver(func() { o.to.next(id, response) }) })
	o.forget(id, one) // the client may reuse the ID as soon as it receives the end
	if ctx.Err() != nil {
		return // the client or the end of the connection canceled it, so it is not complete
	}
	one.deliver(func() {
		if refused != nil {
			o.to.refused(id, refused)
		} else {
			o.to.complete(id)
		}
	})
}

// run runs one operation. It returns an error response if the operation was not executed. A panic outside of a field
// is reported in the same way as a panic in a field.
func (o *operations) run(ctx context.Context, params *graphql.RawParams, emit func(*graphql.Response)) (refused *graphql.Response) {
	defer func() {
		if panicked := recover(); panicked != nil {
			refused = presented(ctx, panicked, o.exec)
		}
	}()
	operation, faults := o.server.create(ctx, o.exec, params)
	if len(faults) > 0 {
		return o.exec.DispatchError(graphql.WithOperationContext(ctx, operation), faults)
	}
	if instead := o.server.dispatch(ctx, o.exec, operation, emit); instead != nil {
		return instead.response
	}
	return nil
}

// end cancels an operation at the client's request. Nothing more is sent for the operation, so that the client can
// reuse its ID.
func (o *operations) end(id string) {
	o.mu.Lock()
	one := o.byID[id]
	delete(o.byID, id)
	o.mu.Unlock()
	if one != nil {
		one.cancel()
		one.deliver(func() { one.ended = true })
	}
}

// wait waits until all operations have ended.
func (o *operations) wait() { o.running.Wait() }

// forget frees the ID of an operation, unless a newer operation already uses the ID.
func (o *operations) forget(id string, one *running) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.byID[id] == one {
		delete(o.byID, id)
	}
}

// deliver calls send unless the client has ended the operation.
func (r *running) deliver(send func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.ended {
		send()
	}
}
