package transport

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/recovery"
)

// mediaEvents is the media type of GraphQL over server-sent events:
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
const mediaEvents = "text/event-stream"

// eventStream is an open event stream.
type eventStream struct {
	server *served

	control *http.ResponseController
	// cancel ends the stream if its client stops receiving.
	cancel context.CancelFunc

	mu sync.Mutex
	w  http.ResponseWriter
}

// stream responds to an operation with an event stream.
func (s *served) stream(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, operation *graphql.OperationContext) {
	s.streaming(w, r, func(ctx context.Context, emit func(*graphql.Response)) (refused *graphql.Response) {
		defer func() {
			if panicked := recover(); panicked != nil {
				refused = presented(ctx, panicked, exec)
			}
		}()
		if instead := s.dispatch(ctx, exec, operation, emit); instead != nil {
			return instead.response
		}
		return nil
	})
}

// streamRefusal responds to a rejected operation of a client that accepts only events.
func (s *served) streamRefusal(w http.ResponseWriter, r *http.Request, refused *graphql.Response) {
	s.streaming(w, r, func(context.Context, func(*graphql.Response)) *graphql.Response { return refused })
}

func (s *served) streaming(w http.ResponseWriter, r *http.Request, run func(context.Context, func(*graphql.Response)) *graphql.Response) {
	leave, ok := s.enter(w, r)
	if !ok {
		return
	}
	defer leave()
	stream, ctx, end := s.openStream(w, r)
	defer end()
	next := func(response *graphql.Response) { stream.event("next", mustEncode(response)) }
	if refused := run(ctx, next); refused != nil {
		next(refused)
	}
	if ctx.Err() == nil { // without "complete", the client resumes an interrupted stream elsewhere
		stream.event("complete", nil)
	}
}

// openStream starts an event stream. The returned context ends when the client disconnects, when the client's token
// expires, or when the server stops. The caller must call end when it has sent everything.
func (s *served) openStream(w http.ResponseWriter, r *http.Request) (stream *eventStream, ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(r.Context())
	stream = &eventStream{server: s, w: w, control: http.NewResponseController(w), cancel: cancel}
	_ = stream.control.SetReadDeadline(time.Time{}) // the server's deadline applies to requests, not to streams
	header := w.Header()
	header.Set("Content-Type", mediaEvents+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // prevents buffering by nginx
	header.Add("Vary", "Accept, Accept-Language, Authorization")
	w.WriteHeader(http.StatusOK)
	stream.send(":\n\n") // notifies the client that the stream is open
	var watching sync.WaitGroup
	watching.Go(func() {
		recovery.Run(ctx, s.config.Log, "event stream watcher panicked", func() { stream.watch(ctx) })
	})
	return stream, ctx, func() {
		cancel()
		watching.Wait()
		stream.mayWrite() // net/http still writes the last chunk
	}
}

// watch sends keep-alive comments and ends the stream when its token expires or the server stops. After a panic in
// watch the stream ends too, because otherwise it would outlive its token.
func (e *eventStream) watch(ctx context.Context) {
	defer e.cancel()
	over, stop := e.server.untilOver(ctx)
	defer stop()
	beat := time.NewTicker(e.server.config.KeepAlive)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-e.server.config.Stopping:
			return
		case <-over:
			return
		case <-beat.C:
			e.send(":\n\n")
		}
	}
}

// event sends one event with its data on a single line.
func (e *eventStream) event(name string, data []byte) {
	// A line break between JSON tokens is white space; within strings it is escaped.
	line := strings.TrimSpace(strings.NewReplacer("\r", " ", "\n", " ").Replace(string(data)))
	e.send(strings.TrimSuffix("event: "+name+"\ndata: "+line, " ") + "\n\n")
}

func (e *eventStream) send(text string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.mayWrite()
	_, err := e.w.Write([]byte(text)) //nolint:gosec // JSON is not rendered as HTML
	if err == nil {
		err = e.control.Flush()
	}
	if err != nil {
		e.cancel()
	}
}

// mayWrite sets the deadline for the next write.
func (e *eventStream) mayWrite() {
	_ = e.control.SetWriteDeadline(e.server.config.Now().Add(e.server.config.WriteTimeout))
}
