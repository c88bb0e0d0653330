package cli

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

func TestMetricsEndpoint(t *testing.T) {
	t.Parallel()
	env := &Environment{Getenv: func(string) string { return "" }}
	telemetry, err := TelemetryConfig{MetricsListen: "127.0.0.1:0"}.Open(t.Context(), env, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = telemetry.Close(t.Context()) })
	for path, want := range map[string]string{"/metrics": "go_goroutines ", "/debug/pprof/heap?debug=1": "heap profile: "} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+telemetry.at.String()+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: status %d, %v, and no %q in\n%.300s", path, response.StatusCode, err, want, body)
		}
	}
}
