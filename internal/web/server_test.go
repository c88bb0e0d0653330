package web_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"proposaltracker/internal/web"
)

func listener(t *testing.T) net.Listener {
	t.Helper()
	opened, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// under sends an operation that runs until its time limit, and returns a channel that receives the
// client's error.
func under(t *testing.T, at net.Addr) (ended <-chan error) {
	t.Helper()
	done := make(chan error, 1)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+at.String()+web.GraphQLPath, strings.NewReader("wait"))
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		response, err := client.Do(request)
		if err == nil {
			err = response.Body.Close()
		}
		done <- err
	}()
	return done
}

// Stop waits for requests in progress, and aborts those that exceed the drain timeout.
func TestStop(t *testing.T) {
	t.Parallel()
	for name, stopped := range map[string]struct {
		request, drain time.Duration
		cut            bool
	}{
		"request ends in time":              {200 * time.Millisecond, time.Minute, false},
		"request exceeds the drain timeout": {time.Hour, 50 * time.Millisecond, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := usual()
			config.RequestTimeout, config.DrainTimeout = stopped.request, stopped.drain
			s := openFixture(t, config)
			at := listener(t)
			server := s.Listen(at)
			ended := under(t, at.Addr())
			<-s.waiting
			err := server.Stop(t.Context())
			if cut := errors.Is(err, context.DeadlineExceeded); cut != stopped.cut || (err != nil && !cut) {
				t.Errorf("Stop: unexpected error %v", err)
			}
			if err := <-ended; (err != nil) != stopped.cut {
				t.Errorf("client: unexpected error %v", err)
			}
			<-server.Ended()
			if server.Err() != nil {
				t.Errorf("Err after Stop: got %v, want nil", server.Err())
			}
		})
	}
}

// A server whose listener fails reports the error.
func TestListenerBreaks(t *testing.T) {
	t.Parallel()
	at := listener(t)
	server := newFixture(t, usual()).Listen(at)
	if err := at.Close(); err != nil {
		t.Fatal(err)
	}
	<-server.Ended()
	if !errors.Is(server.Err(), net.ErrClosed) {
		t.Errorf("Err after the listener failed: unexpected %v", server.Err())
	}
}

func TestConfig(t *testing.T) {
	t.Parallel()
	if err := usual().Check(); err != nil {
		t.Errorf("usual settings: got error %v, want none", err)
	}
	for says, spoil := range map[string]func(*web.Config){
		"":                         func(c *web.Config) { c.Origins = []string{"*", "https://a.example", "http://localhost:3000"} },
		`"app.example.org" is not`: func(c *web.Config) { c.Origins = []string{"app.example.org"} },
		`"https://a.example/"`:     func(c *web.Config) { c.Origins = []string{"https://a.example", "https://a.example/"} },
		`"ftp://a.example"`:        func(c *web.Config) { c.Origins = []string{"ftp://a.example"} },
		`"null"`:                   func(c *web.Config) { c.Origins = []string{"null"} },
		"--max-body 65535 ":        func(c *web.Config) { c.MaxBody = 65535 },
		"--request-memory 4096 ":   func(c *web.Config) { c.RequestMemory = 4096 },
		"--max-connections 3 ":     func(c *web.Config) { c.MaxConnections = 3 },
		"--max-connections 23 ":    func(c *web.Config) { c.MaxConnections = 23 },
		"--request-timeout 999ms":  func(c *web.Config) { c.RequestTimeout = 999 * time.Millisecond },
		"--max-streams 3 ":         func(c *web.Config) { c.MaxStreams = 3 },
		"--drain-timeout -1s":      func(c *web.Config) { c.DrainTimeout = -time.Second },
	} {
		config := usual()
		spoil(&config)
		err := config.Check()
		if (err == nil) != (says == "") || (err != nil && !strings.Contains(err.Error(), says)) {
			t.Errorf("got error %v, want one with %q", err, says)
		}
	}
}
