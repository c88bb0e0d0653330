package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// attack describes a flood to the process that generates it.
type attack struct {
	Flood       string `json:"flood"`
	Address     string `json:"address"` // of the server or the null handler
	Source      string `json:"source"`  // the local address of the flood
	Connections int    `json:"connections"`
	Token       string `json:"token"`
	// From and To are the IDs of two revisions whose comparison is large. Event is the ID of the first event.
	From  string `json:"from"`
	To    string `json:"to"`
	Event string `json:"event"`
	// IDs are IDs of proposals.
	IDs []string `json:"ids"`
}

// attackCommand generates a flood until it is stopped. It runs in a separate process, so that
// generating the flood does not delay the measured clients.
type attackCommand struct{}

// Run reads the attack from standard input.
func (attackCommand) Run(ctx context.Context) error {
	var a attack
	if err := json.NewDecoder(os.Stdin).Decode(&a); err != nil {
		return fmt.Errorf("read the attack: %w", err)
	}
	f, ok := floods()[a.Flood]
	if !ok {
		return fmt.Errorf("unknown flood %q", a.Flood)
	}
	var all sync.WaitGroup
	for i := range a.Connections {
		all.Go(func() {
			one := newAttacker(a, i)
			defer one.closeAll()
			for ctx.Err() == nil {
				f.run(ctx, one)
			}
		})
	}
	all.Wait()
	return nil
}

// attacker is one of the concurrent senders of a flood, normally with one connection.
type attacker struct {
	attack

	random *rand.Rand
	client *http.Client
	// held contains the connections that are held open.
	held []net.Conn
}

func newAttacker(a attack, number int) *attacker {
	return &attacker{
		attack: a, random: rand.New(rand.NewPCG(uint64(number), 1)), //nolint:gosec // not a secret
		client: clientFrom(a.Source),
	}
}

// clientFrom returns a client with a single connection from the given address of the loopback network.
func clientFrom(source string) *http.Client {
	return &http.Client{
		Timeout: askTimeout,
		Transport: &http.Transport{
			DialContext: dialerFrom(source).DialContext, MaxConnsPerHost: 1, DisableCompression: true,
			TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
		},
	}
}

func dialerFrom(source string) *net.Dialer {
	return &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(source)}, Timeout: 5 * time.Second}
}

// send sends a request and reads the response. It ignores errors, since an attacker continues after them.
func (a *attacker) send(ctx context.Context, method, path, token string, body []byte) {
	request, err := http.NewRequestWithContext(ctx, method, "http://"+a.Address+path, bytes.NewReader(body))
	if err != nil {
		return
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := a.client.Do(request)
	if err != nil {
		wait(ctx, 10*time.Millisecond) // the connection was refused
		return
	}
	_, _ = io.Copy(io.Discard, response.Body)
	_ = response.Body.Close()
}

// query sends an operation.
func (a *attacker) query(ctx context.Context, query string, variables map[string]any) {
	a.send(ctx, http.MethodPost, "/graphql", a.Token, operation(query, variables))
}

func operation(query string, variables map[string]any) []byte {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(fmt.Sprintf("encode an operation: %v", err)) // cannot happen: this program builds the variables
	}
	return body
}

// holdsPerSecond is the number of connections that a flood opens per second. A higher rate would
// mainly measure the CPU time that the generator takes from the server.
const holdsPerSecond = 1_000

// hold opens a connection, writes text and leaves the connection open. If more than limit
// connections are open, it closes the oldest.
func (a *attacker) hold(ctx context.Context, limit int, text string) {
	wait(ctx, time.Second*time.Duration(a.Connections)/holdsPerSecond)
	conn, err := dialerFrom(a.Source).DialContext(ctx, "tcp", a.Address)
	if err != nil {
		wait(ctx, 10*time.Millisecond)
		return
	}
	_, _ = io.WriteString(conn, text)
	a.held = append(a.held, conn)
	if len(a.held) > limit/a.Connections {
		_ = a.held[0].Close()
		a.held = a.held[1:]
	}
}

// closeAll closes the held connections.
func (a *attacker) closeAll() {
	for _, conn := range a.held {
		_ = conn.Close()
	}
	a.held = nil
}

// stream opens an event stream, reads at most the given number of lines, and closes the stream.
func (a *attacker) stream(ctx context.Context, lines int, query string, variables map[string]any) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+a.Address+"/graphql", bytes.NewReader(operation(query, variables)))
	if err != nil {
		return
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	response, err := a.client.Do(request)
	if err != nil {
		wait(ctx, 10*time.Millisecond)
		return
	}
	defer response.Body.Close()
	for read := bufio.NewScanner(response.Body); lines > 0 && read.Scan(); {
		lines--
	}
}

// head returns the header of a request whose body is sent later or never.
func (a *attacker) head(length int, further ...string) string {
	return "POST /graphql HTTP/1.1\r\nHost: " + a.Address + "\r\nContent-Type: application/json\r\n" +
		fmt.Sprintf("Content-Length: %d\r\n", length) + strings.Join(further, "") + "\r\n"
}

// letter returns a random lower-case letter.
func (a *attacker) letter() string { return string("abcdefghijklmnopqrstuvwxyz"[a.random.IntN(26)]) }

// word returns a rare word of the filled texts, or a word that does not occur in any text.
func (a *attacker) word() string {
	return fmt.Sprintf("%c%c%c%cban", 'a'+a.random.IntN(26), 'a'+a.random.IntN(26), 'a'+a.random.IntN(26), 'a'+a.random.IntN(26))
}
