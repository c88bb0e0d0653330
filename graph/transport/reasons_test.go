package transport_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/models"
)

type acceptKey struct{}

// multilingual returns a server whose messages are in the language of the Accept-Language header. change adjusts its
// settings.
func multilingual(t *testing.T, change func(*transport.Config)) *httptest.Server {
	t.Helper()
	config := live(t)
	config.Language = func(ctx context.Context) models.Language {
		header, _ := ctx.Value(acceptKey{}).(string)
		return access.MessageLanguage(header)
	}
	config.Authenticate = func(ctx context.Context, authorization string) (context.Context, error) {
		if authorization == "Bearer expired" {
			return nil, models.NewProblem(models.TokenExpired, models.P("expiredAt", "2026-01-01T00:00:00Z"))
		}
		return ctx, nil
	}
	change(&config)
	handler := newLiveHandler(config)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), acceptKey{}, r.Header.Get("Accept-Language"))))
	}))
	t.Cleanup(server.Close)
	return server
}

// rejection holds the parts of an error response that the tests compare.
type rejection struct{ code, reason, params, message string }

func rejectionIn(t *testing.T, body []byte) rejection {
	t.Helper()
	var got struct {
		Errors []struct {
			Message    string
			Extensions struct {
				Code, Reason string
				Params       json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(body, &got); err != nil || len(got.Errors) != 1 {
		t.Fatalf("got %s, want one error; decoding: %v", body, err)
	}
	fault := got.Errors[0]
	return rejection{fault.Extensions.Code, fault.Extensions.Reason, string(fault.Extensions.Params), fault.Message}
}

// TestErrorReasons covers the reasons that only transports return, each with its code, its parameters and its message
// in each language.
func TestErrorReasons(t *testing.T) {
	t.Parallel()
	admit := func(err error) func(*transport.Config) {
		return func(config *transport.Config) {
			config.Admit = func(context.Context, *graphql.OperationContext) (func(), error) { return nil, err }
		}
	}
	echo := func(t *testing.T, server *httptest.Server, language string) *http.Response {
		t.Helper()
		return call(t, server, http.MethodPost, "/graphql", `{"query":"{ echo(text: 1) }"}`, "Accept-Language", language)
	}
	for name, c := range map[string]struct {
		change   func(*transport.Config)
		send     func(t *testing.T, server *httptest.Server, language string) *http.Response
		want     rejection
		messages map[string]string
	}{
		"no free slot": {admit(admission.ErrFull), echo, rejection{code: "UNAVAILABLE", reason: "BUSY", params: `[]`}, map[string]string{
			"en": "The server is busy; try again in a moment.",
			"fr": "Le serveur est occupé ; réessayez dans un instant.",
			"es": "El servidor está ocupado; inténtelo de nuevo en un momento.",
		}},
		"client's share used up": {admit(admission.ErrShare), echo, rejection{code: "RATE_LIMITED", reason: "SHARE_USED", params: `[]`}, map[string]string{
			"en": "This client has used up its share of the server; wait for its other requests to end.",
			"fr": "Ce client utilise toute sa part du serveur ; attendez la fin de ses autres requêtes.",
			"es": "Este cliente usa toda su parte del servidor; espere a que terminen sus otras solicitudes.",
		}},
		"stream already open": {func(*transport.Config) {}, func(t *testing.T, server *httptest.Server, language string) *http.Response {
			t.Helper()
			token, _ := reserve(t, server)
			return call(t, server, http.MethodGet, "/graphql?token="+token, "", "Accept", "text/event-stream", "Accept-Language", language)
		}, rejection{code: "INVALID_INPUT", reason: "STREAM_NOT_READY", params: `[{"name":"problem","values":["STREAM_OPEN"]}]`}, map[string]string{
			"en": "The event stream cannot be used for this: it is already open.",
			"fr": "Le flux d'événements ne peut pas servir à cela : il est déjà ouvert.",
			"es": "El flujo de eventos no puede usarse para esto: ya está abierto.",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := multilingual(t, c.change)
			for language, message := range c.messages {
				body, err := io.ReadAll(c.send(t, server, language).Body)
				if err != nil {
					t.Fatal(err)
				}
				want := c.want
				want.message = message
				if diff := cmp.Diff(want, rejectionIn(t, body), cmp.AllowUnexported(rejection{})); diff != "" {
					t.Errorf("in %s (-want +got):\n%s", language, diff)
				}
			}
		})
	}
}

// The errors and the close reason of a live connection are in the language of the request that opened it.
func TestLiveLanguage(t *testing.T) {
	t.Parallel()
	server := multilingual(t, func(config *transport.Config) { config.MaxOperations = 1 })
	open := func(t *testing.T) *client {
		t.Helper()
		conn, _, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{
			Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Accept-Language": {"fr"}},
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.CloseNow() })
		return &client{conn, t}
	}
	t.Run("error message", func(t *testing.T) {
		t.Parallel()
		c := open(t).send(hello, subscribes("1", "subscription { forever }"), subscribes("2", "subscription { forever }"))
		for {
			got := c.hear()
			if got.Type != "error" {
				continue
			}
			var faults []struct{ Message string }
			if err := json.Unmarshal(got.Payload, &faults); err != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, "1 opérations") {
				t.Errorf("got error %v and payload %s, want one error in French", err, got.Payload)
			}
			return
		}
	})
	t.Run("close reason", func(t *testing.T) {
		t.Parallel()
		code, reason := open(t).send(`{"type":"connection_init","payload":{"authorization":"Bearer expired"}}`).closed()
		if code != 4403 || !strings.HasPrefix(reason, "Forbidden: Le jeton a expiré le 2026-01-01T00:00:00Z") {
			t.Errorf("got close code %d and reason %q, want 4403 and an expired token in French", code, reason)
		}
	})
}
