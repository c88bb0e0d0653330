package web_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/web"
)

// rejected describes the error of a rejected request, without its message.
type rejected struct {
	status       int
	code, reason string
	params       map[string]string
}

// rejection sends an operation with the given Accept-Language, and returns the only error of the
// response.
func rejection(t *testing.T, send func(language string) *http.Response, language string) (rejected, string) {
	t.Helper()
	response := send(language)
	var got struct {
		Errors []struct {
			Message    string
			Extensions struct {
				Code, Reason string
				Params       []struct {
					Name   string
					Values []string
				}
			}
		}
	}
	body := text(t, response)
	if err := json.Unmarshal([]byte(body), &got); err != nil || len(got.Errors) != 1 {
		t.Fatalf("%v, not one error: %s", err, body)
	}
	fault := got.Errors[0]
	params := map[string]string{}
	for _, param := range fault.Extensions.Params {
		params[param.Name] = strings.Join(param.Values, ", ")
	}
	return rejected{response.StatusCode, fault.Extensions.Code, fault.Extensions.Reason, params}, fault.Message
}

// TestErrorReasons checks each reason for rejecting requests before they reach GraphQL: HTTP status, code,
// parameters, and the message in each language.
func TestErrorReasons(t *testing.T) {
	t.Parallel()
	open := func() *fixture { return openFixture(t, usual()) }
	posts := func(s *fixture, headers ...string) func(string) *http.Response {
		return func(language string) *http.Response {
			return s.ask(http.MethodPost, web.GraphQLPath, "{}", append(headers, "Accept-Language", language)...)
		}
	}
	authorized := func(s *fixture, token string) func(string) *http.Response { return posts(s, "Authorization", token) }
	former, reference := open(), time.Now().Add(-2*time.Hour)
	outdated, err := access.Mint(former.key, access.Claims{Delegation: "JPN", TTL: time.Hour}, reference)
	if err != nil {
		t.Fatal(err)
	}
	unknown := open()
	limited := openFixtureAt(t, slow(), (&clock{at: time.Now()}).now)
	for range 3 {
		limited.asks("192.0.2.1:1234")
	}
	draining := open()
	draining.Drain()
	unreachable := httptest.NewServer(http.NotFoundHandler())
	unreachable.Close()
	verifier, err := access.NewVerifier(t.Context(), access.Config{
		Issuer: "https://login.example.org", Audience: "tracker", JWKSURL: unreachable.URL, Log: slog.New(slog.DiscardHandler),
	}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	keyless := open()
	keyless.Open(web.Backend{GraphQL: http.NotFoundHandler(), Verifier: verifier, Check: keyless.db.Probe})
	for name, c := range map[string]struct {
		send     func(language string) *http.Response
		want     rejected
		messages map[string]string
	}{
		"other scheme": {authorized(open(), "Basic x"), rejected{401, "UNAUTHENTICATED", "TOKEN_MALFORMED", map[string]string{"problem": "NOT_BEARER"}}, map[string]string{
			"en": "The token cannot be read: ", "fr": "Le jeton est illisible : ", "es": "No se puede leer el token: ",
		}},
		"expired token": {
			authorized(former, "Bearer "+outdated),
			rejected{401, "UNAUTHENTICATED", "TOKEN_EXPIRED", map[string]string{"expiredAt": reference.Add(time.Hour).UTC().Format(time.RFC3339)}},
			map[string]string{"en": "The token expired at ", "fr": "Le jeton a expiré le ", "es": "El token venció el "},
		},
		"unknown delegation": {
			authorized(unknown, "Bearer "+unknown.token("XXX")),
			rejected{401, "UNAUTHENTICATED", "TOKEN_INVALID", map[string]string{"claim": "delegation", "value": "XXX"}},
			map[string]string{"en": "The token is not valid: ", "fr": "Le jeton n'est pas valide : ", "es": "El token no es válido: "},
		},
		"keys unavailable": {authorized(keyless, "Bearer "+keyless.token("JPN")), rejected{503, "UNAVAILABLE", "KEYS_UNAVAILABLE", map[string]string{}}, map[string]string{
			"en": "The token cannot be verified now", "fr": "Le jeton ne peut pas être vérifié pour l'instant", "es": "El token no se puede verificar ahora",
		}},
		"page of another origin": {posts(open(), "Origin", "https://else.example.org"), rejected{403, "FORBIDDEN", "ORIGIN_NOT_ALLOWED", map[string]string{}}, map[string]string{
			"en": "Pages from this origin may not call the API", "fr": "Les pages de cette origine ne peuvent pas appeler l'API", "es": "Las páginas de este origen no pueden llamar a la API",
		}},
		"over quota": {posts(limited), rejected{429, "RATE_LIMITED", "QUOTA_USED", map[string]string{"limit": "240", "retryAfterSeconds": "3"}}, map[string]string{
			"en": "The quota of 240 units of cost is used up; try again in 3 s.",
			"fr": "Le quota de 240 unités de coût est épuisé ; réessayez dans 3 s.",
			"es": "La cuota de 240 unidades de coste está agotada; inténtelo de nuevo en 3 s.",
		}},
		"before the start": {posts(newFixture(t, usual())), rejected{503, "UNAVAILABLE", "STARTING", map[string]string{}}, map[string]string{
			"en": "The server is starting; try again in a moment.",
			"fr": "Le serveur démarre ; réessayez dans un instant.",
			"es": "El servidor se está iniciando; inténtelo de nuevo en un momento.",
		}},
		"stream while stopping": {posts(draining, "Accept", "text/event-stream, application/json"), rejected{503, "UNAVAILABLE", "STOPPING", map[string]string{}}, map[string]string{
			"en": "The server is stopping; try again in a moment.",
			"fr": "Le serveur s'arrête ; réessayez dans un instant.",
			"es": "El servidor se está deteniendo; inténtelo de nuevo en un momento.",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for language, begins := range c.messages {
				got, message := rejection(t, c.send, language)
				if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(rejected{})); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if !strings.HasPrefix(message, begins) {
					t.Errorf("message in %s: got %q, want prefix %q", language, message, begins)
				}
			}
		})
	}
}
