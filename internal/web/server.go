package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"proposaltracker/internal/recovery"
)

// Limits of a connection. A response may take up to writeMargin longer than the time limit for
// processing the request.
const (
	readHeaderWithin = 5 * time.Second
	readWithin       = 30 * time.Second
	writeMargin      = 15 * time.Second
	idleFor          = 2 * time.Minute
	maxHeader        = 64 << 10
)

// Server serves a [Handler] on one listener.
type Server struct {
	handler *Handler
	http    *http.Server
	ended   chan struct{}
	err     error
}

// Listen serves on listener until [Server.Stop].
func (s *Handler) Listen(listener net.Listener) *Server {
	server := &Server{handler: s, ended: make(chan struct{}), http: &http.Server{
		Handler:           s,
		ReadHeaderTimeout: readHeaderWithin,
		ReadTimeout:       readWithin,
		WriteTimeout:      s.config.RequestTimeout + writeMargin,
		IdleTimeout:       idleFor,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.parts.Log.Handler(), slog.LevelWarn),
	}}
	go func() {
		defer close(server.ended)
		bounded := newBoundedListener(listener, s.config.MaxConnections, s.addresses.trusts, s.parts.Log)
		err := recovery.Do(func() error { return server.http.Serve(bounded) })
		if !errors.Is(err, http.ErrServerClosed) {
			server.err = err
		}
	}()
	return server
}

// Ended returns a channel that is closed when the server has stopped.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Err returns the error that made the server stop, or nil after [Server.Stop]. Call it after the channel of
// Ended is closed.
func (s *Server) Err() error { return s.err }

// Stop makes the server report that it is not ready, so that load balancers stop sending requests,
// and serves all requests during the drain delay. Then it accepts no more connections, waits up to
// the drain timeout for running requests, and closes all connections.
func (s *Server) Stop(ctx context.Context) error {
	s.handler.leave()
	select {
	case <-time.After(s.handler.config.DrainDelay):
	case <-s.ended:
	case <-ctx.Done():
	}
	s.handler.Drain()
	ctx, cancel := context.WithTimeout(ctx, s.handler.config.DrainTimeout)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if waiting := s.handler.streams.wait(ctx); err == nil {
		err = waiting
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("wait for running requests: %w", err), s.http.Close())
	}
	<-s.ended
	return err
}
