package transport_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"proposaltracker/graph/transport"
	"proposaltracker/models"
)

type principalKey struct{}

// principal is the viewer of a test: a name, and the expiry of the viewer's token.
type principal struct {
	name  string
	until time.Time
}

// live returns settings that accept the token "Bearer <name>", except for "Bearer nobody". The token "Bearer brief"
// expires after 50 ms.
func live(t *testing.T) transport.Config {
	t.Helper()
	config := usual(4096)
	config.Authenticate = func(ctx context.Context, authorization string) (context.Context, error) {
		name, ok := strings.CutPrefix(authorization, "Bearer ")
		if !ok || name == "nobody" {
			return nil, models.NewProblem(models.TokenInvalid, models.P("claim", "name"), models.P("value", "nobody"))
		}
		one := principal{name: name}
		if name == "brief" {
			one.until = time.Now().Add(50 * time.Millisecond)
		}
		return context.WithValue(ctx, principalKey{}, one), nil
	}
	config.Identity = func(ctx context.Context) (any, time.Time) {
		one, _ := ctx.Value(principalKey{}).(principal)
		return one.name, one.until
	}
	return config
}

// newLiveServer returns a server with the settings. The Authorization header of a request names the viewer.
func newLiveServer(t *testing.T, config transport.Config) *httptest.Server {
	t.Helper()
	handler := newLiveHandler(config)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if authorization := r.Header.Get("Authorization"); authorization != "" {
			ctx, err := config.Authenticate(r.Context(), authorization)
			if err != nil {
				transport.WriteError(w, r, http.StatusUnauthorized, err)
				return
			}
			r = r.WithContext(ctx)
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// client is the client's end of a WebSocket.
type client struct {
	*websocket.Conn

	t *testing.T
}

type frame struct {
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

func dial(t *testing.T, server *httptest.Server, headers ...string) *client {
	t.Helper()
	header := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	conn, response, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
	if err != nil {
		t.Fatalf("%v: %+v", err, response)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	return &client{conn, t}
}

func (c *client) send(messages ...string) *client {
	c.t.Helper()
	for _, message := range messages {
		if err := c.Write(c.t.Context(), websocket.MessageText, []byte(message)); err != nil {
			c.t.Fatal(err)
		}
	}
	return c
}

// hear waits for the next message and returns it.
func (c *client) hear() frame {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 10*time.Second)
	defer cancel()
	_, text, err := c.Read(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	var got frame
	if err := json.Unmarshal(text, &got); err != nil {
		c.t.Fatalf("%v: %s", err, text)
	}
	return got
}

// closed waits until the server closes the socket, ignoring other messages.
func (c *client) closed() (code int, reason string) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 10*time.Second)
	defer cancel()
	for {
		if _, _, err := c.Read(ctx); err != nil {
			closed, _ := errors.AsType[websocket.CloseError](err)
			return int(websocket.CloseStatus(err)), closed.Reason
		}
	}
}

const (
	hello = `{"type":"connection_init"}`
	ticks = `{"id":"1","type":"subscribe","payload":{"query":"subscription Count($to: Int!) { ticks(to: $to) }","variables":{"to":2}}}`
)

func subscribes(id, query string) string {
	return `{"id":"` + id + `","type":"subscribe","payload":{"query":"` + query + `"}}`
}

func TestOperationsOverWebSocket(t *testing.T) {
	t.Parallel()
	c := dial(t, newLiveServer(t, live(t)))
	c.send(`{"type":"ping","payload":{"a":1}}`)
	if got := c.hear(); got.Type != "pong" || string(got.Payload) != `{"a":1}` {
		t.Errorf("got message %+v, want pong with the same payload", got)
	}
	c.send(hello)
	if got := c.hear(); got.Type != "connection_ack" {
		t.Fatalf("got message %+v, want connection_ack", got)
	}
	for name, exchange := range map[string]struct {
		sent string
		want []string
	}{
		"subscription":        {ticks, []string{`next {"data":{"ticks":1}}`, `next {"data":{"ticks":2}}`, "complete "}},
		"reused ID":           {ticks, []string{`next {"data":{"ticks":1}}`, `next {"data":{"ticks":2}}`, "complete "}},
		"query":               {subscribes("1", "{ __typename }"), []string{`next {"data":{"__typename":"Query"}}`, "complete "}},
		"mutation":            {subscribes("1", "mutation { write }"), []string{`next {"data":{"write":"written"}}`, "complete "}},
		"field error":         {subscribes("1", "{ faulty }"), []string{`next {"errors":[{"message":"the field is at fault"`, "complete "}},
		"unknown field":       {subscribes("1", "{ nothing }"), []string{`error [{"message":"Cannot query field`}},
		"syntax error":        {subscribes("1", "{"), []string{`error [{"message":`}},
		"rejected":            {subscribes("1", "subscription { refused }"), []string{`error [{"message":"the subscription is refused"`}},
		"panic":               {subscribes("1", "subscription { broken }"), []string{`error [{"message":"a panic"`}},
		"panic in a query":    {subscribes("1", "{ late }"), []string{`error [{"message":"a panic"`}},
		"unknown members":     {`{"id":"1","type":"subscribe","more":1,"payload":{"query":"{ __typename }","operationName":null,"variables":null,"extensions":{"a":1},"more":1}}`, []string{`next {"data"`, "complete "}},
		"pong without a ping": {`{"type":"pong"}` + "\n", nil},
	} {
		c.send(exchange.sent)
		for _, want := range exchange.want {
			got := c.hear()
			if text := got.Type + " " + strings.TrimSpace(string(got.Payload)); got.ID != "1" || !strings.HasPrefix(text, want) {
				t.Errorf("%s: got message %s of operation %q, want %s of operation 1", name, text, got.ID, want)
			}
		}
	}
}

// When a client completes an operation, the server sends nothing more for it, and the client can reuse the ID
// immediately.
func TestCompleteOperation(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.MaxOperations = 2
	c := dial(t, newLiveServer(t, config))
	c.send(hello)
	c.hear()
	for range 20 {
		c.send(subscribes("a", "subscription { forever }"))
		if got := c.hear(); got.ID != "a" || got.Type != "next" {
			t.Fatalf("got message %+v, want next of operation a", got)
		}
		c.send(`{"id":"a","type":"complete"}`)
	}
	c.send(subscribes("b", "subscription { forever }"), subscribes("c", "subscription { forever }"), subscribes("d", "{ __typename }"))
	for {
		got := c.hear()
		if got.ID != "d" {
			continue
		}
		if got.Type != "error" || !strings.Contains(string(got.Payload), "RATE_LIMITED") || !strings.Contains(string(got.Payload), "2 concurrent operations") {
			t.Errorf("operation above the limit: got message %+v, want RATE_LIMITED", got)
		}
		return
	}
}

// Every close code of graphql-transport-ws is used as specified.
func TestCloseCodes(t *testing.T) {
	t.Parallel()
	config := live(t)
	config.InitTimeout = 50 * time.Millisecond
	server, patient := newLiveServer(t, config), newLiveServer(t, live(t))
	for name, closes := range map[string]struct {
		server *httptest.Server
		sent   []string
		code   int
		says   string
	}{
		"not JSON":                 {patient, []string{"{"}, 4400, "not JSON"},
		"not UTF-8":                {patient, []string{hello, "{\"id\":\"\\ud800\",\"type\":\"ping\"}"}, 4400, "surrogate"},
		"array":                    {patient, []string{"[]"}, 4400, "an object"},
		"missing type":             {patient, []string{"{}"}, 4400, `unknown message type ""`},
		"unknown type":             {patient, []string{`{"type":"start"}`}, 4400, `unknown message type "start"`},
		"long unknown type":        {patient, []string{hello, `{"type":"` + strings.Repeat("x", 200) + `"}`}, 4400, "unknown message type"},
		"missing ID":               {patient, []string{hello, `{"type":"subscribe","payload":{"query":"{ echo }"}}`}, 4400, `"id"`},
		"number as ID":             {patient, []string{hello, `{"id":1,"type":"subscribe","payload":{"query":"{ echo }"}}`}, 4400, ""},
		"missing payload":          {patient, []string{hello, `{"id":"1","type":"subscribe"}`}, 4400, "payload"},
		"missing query":            {patient, []string{hello, `{"id":"1","type":"subscribe","payload":{}}`}, 4400, "query"},
		"list as variables":        {patient, []string{hello, `{"id":"1","type":"subscribe","payload":{"query":"{ echo }","variables":[]}}`}, 4400, "variables"},
		"string as init payload":   {patient, []string{`{"type":"connection_init","payload":"x"}`}, 4400, "payload"},
		"number as authorization":  {patient, []string{`{"type":"connection_init","payload":{"authorization":1}}`}, 4400, "authorization"},
		"invalid token in headers": {patient, []string{`{"type":"connection_init","payload":{"headers":{"Authorization":"Bearer nobody"}}}`}, 4403, "Forbidden: The token is not valid: check `name`, which is \"nobody\"."},
		"number in headers":        {patient, []string{`{"type":"connection_init","payload":{"headers":{"authorization":1}}}`}, 4400, "authorization"},
		"subscribe before init":    {patient, []string{ticks}, 4401, "Unauthorized"},
		"invalid token":            {patient, []string{`{"type":"connection_init","payload":{"authorization":"Bearer nobody"}}`}, 4403, "Forbidden: The token is not valid: check `name`, which is \"nobody\"."},
		"token that expires":       {patient, []string{`{"type":"connection_init","payload":{"Authorization":"Bearer brief"}}`, subscribes("1", "subscription { forever }")}, 4403, "expired"},
		"no init":                  {server, nil, 4408, "Connection initialisation timeout"},
		"ping without init":        {server, []string{`{"type":"ping"}`}, 4408, "Connection initialisation timeout"},
		"ID in use":                {patient, []string{hello, subscribes("1", "subscription { forever }"), subscribes("1", "{ __typename }")}, 4409, "Subscriber for 1 already exists"},
		"second init":              {patient, []string{hello, hello}, 4429, "Too many initialisation requests"},
		"message above the limit":  {patient, []string{hello, subscribes("1", strings.Repeat("x", 5000))}, 1009, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, reason := dial(t, closes.server).send(closes.sent...).closed()
			if code != closes.code || !strings.Contains(reason, closes.says) {
				t.Errorf("got close code %d and reason %q, want %d and %q", code, reason, closes.code, closes.says)
			}
		})
	}
	t.Run("binary message", func(t *testing.T) {
		t.Parallel()
		c := dial(t, patient)
		if err := c.Write(t.Context(), websocket.MessageBinary, []byte(hello)); err != nil {
			t.Fatal(err)
		}
		if code, reason := c.closed(); code != 4400 || !strings.Contains(reason, "binary") {
			t.Errorf("got close code %d and reason %q, want 4400 and \"binary\"", code, reason)
		}
	})
	t.Run("unsupported subprotocol", func(t *testing.T) {
		t.Parallel()
		conn, _, err := websocket.Dial(t.Context(), patient.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		if code, _ := (&client{conn, t}).closed(); code != 4406 {
			t.Errorf("got close code %d, want 4406", code)
		}
	})
	t.Run("token in the header that expires", func(t *testing.T) {
		t.Parallel()
		if code, reason := dial(t, patient, "Authorization", "Bearer brief").send(hello).closed(); code != 4403 || !strings.Contains(reason, "expired") {
			t.Errorf("got close code %d and reason %q, want 4403 and \"expired\"", code, reason)
		}
	})
}
