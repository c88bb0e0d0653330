package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// normal is the address of the measured clients. No flood uses it.
const normal = "127.0.0.2"

// pace is the pause of a measured client between two requests. It is long enough for the client to
// stay within its quota.
const pace = 40 * time.Millisecond

// latencies contains the sorted latencies of a measured client, and its first error.
type latencies struct {
	took []time.Duration
	err  error
}

// String returns a summary of the latencies.
func (l latencies) String() string {
	return fmt.Sprintf("p50 %s, p99 %s of %d", l.percentile(0.5), l.percentile(0.99), len(l.took))
}

// percentile returns the latency that the given share of the requests, from 0 to 1, do not exceed.
func (l latencies) percentile(share float64) time.Duration {
	if len(l.took) == 0 {
		return 0
	}
	return l.took[min(len(l.took)-1, int(share*float64(len(l.took))))]
}

// client is a normal client, which sends one request at a time.
type client struct {
	name  string
	token string
	// bodies contains the operations, which are sent in turn.
	bodies [][]byte
}

// measure sends requests until ctx ends, and returns their latencies.
func (c client) measure(ctx context.Context, address string) latencies {
	var l latencies
	sender := clientFrom(normal)
	defer sender.CloseIdleConnections()
	for i := 0; ctx.Err() == nil; i++ {
		start := time.Now() //nolint:forbidigo // measures a duration
		err := c.send(context.WithoutCancel(ctx), sender, address, c.bodies[i%len(c.bodies)])
		l.took = append(l.took, time.Since(start)) //nolint:forbidigo // as above
		if l.err == nil && err != nil {
			l.err = fmt.Errorf("%s: %w", c.name, err)
		}
		wait(ctx, pace)
	}
	slices.Sort(l.took)
	return l
}

// send sends one operation and checks that it succeeds.
func (c client) send(ctx context.Context, sender *http.Client, address string, body []byte) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("create a request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := sender.Do(request)
	if err != nil {
		return fmt.Errorf("send a request: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return fmt.Errorf("read a response: %w", err)
	}
	var decoded struct {
		Data   json.RawMessage   `json:"data"`
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(answer, &decoded); err != nil || response.StatusCode != http.StatusOK || len(decoded.Errors) > 0 {
		return fmt.Errorf("HTTP %d: %.300s", response.StatusCode, answer)
	}
	return nil
}

// measureAll measures several clients concurrently for the given duration.
func measureAll(ctx context.Context, address string, clients []client, so time.Duration) []latencies {
	ctx, cancel := context.WithTimeout(ctx, so)
	defer cancel()
	all := make([]latencies, len(clients))
	var running sync.WaitGroup
	for i, one := range clients {
		running.Go(func() { all[i] = one.measure(ctx, address) })
	}
	running.Wait()
	return all
}
