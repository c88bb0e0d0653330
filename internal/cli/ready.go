package cli

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// readyCommand checks whether the server on this machine is ready. It is for containers that
// contain no other program that could check.
type readyCommand struct {
	Listen  string        `name:"listen" env:"LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address that the server listens on (default ${default}). If it listens on all addresses, the loopback interface is used."`
	Timeout time.Duration `name:"timeout" default:"3s" help:"Time limit for the response (default ${default})."`
}

// Run succeeds if /readyz reports that the server is ready.
func (c *readyCommand) Run(e *Environment) error {
	host, port, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %q is not an address: write host and port, as in 127.0.0.1:8080", c.Listen)
	}
	if ip := net.ParseIP(host); host == "" || (ip != nil && ip.IsUnspecified()) {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(context.Background(), c.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", http.NoBody)
	if err != nil {
		return fmt.Errorf("--listen: %w", err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the server does not respond: %w", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 4096))
	if err != nil {
		return fmt.Errorf("read the response of the server: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server is not ready: %d %s", response.StatusCode, strings.TrimSpace(string(text)))
	}
	e.Printf("ready")
	return nil
}
