package transport

import (
	"context"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/price"
)

const (
	// firstRead is the size of the first buffer for a body or a message, in bytes, which is enough for most.
	firstRead = 4 << 10
	// decodedFactor is the approximate memory use of a decoded operation, as a multiple of the length of its JSON
	// text.
	decodedFactor = 4
)

var errTooLarge = errors.New("more bytes than the limit")

// readAll reads up to limit bytes into a buffer that grows with the data received, regardless of the length that the
// client announced. It reserves memory before using it, and at the end also reserves the memory for decoding.
//
// Errors: errTooLarge, those of [admission.Pool.Acquire], and those of the reader.
func readAll(ctx context.Context, from io.Reader, limit int64, memory *admission.Reservation) ([]byte, error) {
	body := []byte{}
	for {
		if len(body) == cap(body) {
			size := min(max(firstRead, 2*int64(cap(body))), limit+1)
			if err := memory.GrowTo(ctx, size); err != nil {
				return nil, err
			}
			body = append(make([]byte, 0, size), body...)
		}
		n, err := from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case int64(len(body)) > limit:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			price.Add(ctx, price.Received, len(body))
			return body, memory.GrowTo(ctx, decodedFactor*int64(len(body)))
		case err != nil:
			return nil, err //nolint:wrapcheck // the caller knows what is being read
		}
	}
}

// busy returns the rejection for an error of [admission.Pool.Acquire]; ok is false for other errors.
func busy(err error) (*refusal, bool) {
	if err == nil {
		return nil, false
	}
	status, fault, ok := admission.Rejection(err)
	return &refusal{status: status, fault: fault, retry: true}, ok
}

// client returns the client that requests with this context are charged to.
func (s *served) client(ctx context.Context) any {
	if s.config.Client == nil {
		return nil
	}
	return s.config.Client(ctx)
}

// acquireSlot waits until the operation may run, and returns a function that releases its slot.
//
// Errors: a rejection if no slot becomes free soon.
func (s *served) acquireSlot(ctx context.Context, operation *graphql.OperationContext) (release func(), rejected *refusal) {
	if s.config.Admit == nil {
		return func() {}, nil
	}
	release, err := s.config.Admit(ctx, operation)
	if rejected, ok := busy(err); ok {
		return nil, rejected
	}
	if err != nil {
		return func() {}, nil // the context has ended; the operation itself reports that
	}
	return release, nil
}

// turn waits until a client may use a CPU to decode or validate an operation. It returns a function that ends the
// turn. If the context ends first, the operation itself reports that.
func (s *served) turn(ctx context.Context) (end func()) {
	client := s.client(ctx)
	if s.config.Processors.Acquire(ctx, client, 1) != nil {
		return func() {}
	}
	return func() { s.config.Processors.Release(client, 1) }
}

// create parses and validates an operation while it is the client's turn (see [served.turn]).
func (s *served) create(ctx context.Context, exec graphql.GraphExecutor, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	defer s.turn(ctx)()
	return exec.CreateOperationContext(ctx, params)
}

// decode decodes a body while it is the client's turn.
func (s *served) decode(ctx context.Context, body []byte) (*graphql.RawParams, *refusal) {
	defer s.turn(ctx)()
	return decode(body)
}

// reserveAnswer reserves memory for the response of a query until the response is sent. Other responses are small,
// and the result of a mutation must be sent in any case.
func (s *served) reserveAnswer(ctx context.Context, operation *graphql.OperationContext, response *graphql.Response) (*admission.Reservation, *refusal) {
	memory := s.config.Memory.Reserve(s.client(ctx))
	if operation.Operation.Operation != ast.Query {
		return memory, nil
	}
	if rejected, ok := busy(memory.GrowTo(ctx, 2*int64(len(response.Data)))); ok { // the data and its encoding
		return memory, rejected
	}
	return memory, nil
}
