package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits of a connection. Writing gets this much more than the work itself.
const (
	readHeaderWithin = 5 * time.Second
	readWithin       = 30 * time.Second
	writeMargin      = 15 * time.Second
	idleFor          = 2 * time.Minute
	maxHeader        = 64 << 10
)

// Server serves a site on one listener.
type Server struct {
	site   *Handler
	http   *http.Server
	ended  chan struct{}
	broken error
}

// Listen serves the site on listener from now on, until [Server.Stop].
func (s *Handler) Listen(listener net.Listener) *Server {
	server := &Server{site: s, ended: make(chan struct{}), http: &http.Server{
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
		if err := server.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			server.broken = err
		}
	}()
	return server
}

// Ended is closed when the server serves no more.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Err tells why the server ended by itself; nil where it was stopped. It is for after Ended.
func (s *Server) Err() error { return s.broken }

// Stop takes no more connections, waits for the requests under way as long as the settings allow,
// and then cuts them.
func (s *Server) Stop(ctx context.Context) error {
	s.site.Drain()
	ctx, cancel := context.WithTimeout(ctx, s.site.config.DrainTimeout)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if waiting := s.site.streams.wait(ctx); err == nil {
		err = waiting
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("wait for requests under way: %w", err), s.http.Close())
	}
	<-s.ended
	return err
}
