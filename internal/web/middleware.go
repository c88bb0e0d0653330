package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/cors"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"

	"proposaltracker/models"
)

// minCompressed is the minimum size, in bytes, of a response that is compressed. Compressing
// smaller ones saves nothing.
const minCompressed = 1024

// middleware wraps routes in the handlers that apply to every request, listed from the innermost to
// the outermost.
func (s *Handler) middleware(routes http.Handler) http.Handler {
	handler := s.recovered(routes)
	if len(s.config.Origins) > 0 {
		handler = s.crossOrigin(handler)
	}
	return s.traced(s.logged(secured(compressed(handler))))
}

// traced records a span for each request, as a child of its W3C traceparent. It omits health
// checks, which arrive every few seconds.
func (s *Handler) traced(next http.Handler) http.Handler {
	if s.parts.Traces == nil {
		return next
	}
	return otelhttp.NewHandler(next, "request",
		otelhttp.WithTracerProvider(s.parts.Traces), otelhttp.WithMeterProvider(noop.NewMeterProvider()),
		otelhttp.WithPropagators(propagation.TraceContext{}),
		otelhttp.WithFilter(func(r *http.Request) bool { return r.URL.Path != AlivePath && r.URL.Path != ReadyPath }),
	)
}

// secured sets restrictive security headers for browsers. Handlers that need more permissions
// override them.
func secured(next http.Handler) http.Handler {
	// All responses share these slices; appending to one copies it.
	nosniff, deny, noReferrer, sameOrigin := []string{"nosniff"}, []string{"DENY"}, []string{"no-referrer"}, []string{"same-origin"}
	nothing := []string{"default-src 'none'; frame-ancestors 'none'"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header["X-Content-Type-Options"] = nosniff
		header["X-Frame-Options"] = deny
		header["Referrer-Policy"] = noReferrer
		header["Content-Security-Policy"] = nothing
		header["Cross-Origin-Opener-Policy"] = sameOrigin
		next.ServeHTTP(w, r)
	})
}

// compressed compresses responses with zstd or gzip, whichever the client prefers. If it prefers
// neither, gzip is used, because graphql-codegen and other tools based on @whatwg-node/fetch accept
// zstd even on versions of Node that cannot decode it (before 22.15). All encodings of a response
// have the same ETag, which is therefore weak.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(minCompressed), gzhttp.ContentTypeFilter(isCompressible), gzhttp.EnableZstd(true), gzhttp.PreferZstd(false))
	if err != nil {
		panic(fmt.Sprintf("configure compression: %v", err)) // the settings are constants
	}
	compressing := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Upgrade") != "" {
			next.ServeHTTP(w, r) // after the upgrade, the connection is no longer HTTP
			return
		}
		compressing.ServeHTTP(w, r)
	})
}

// isCompressible reports whether responses of a media type are compressed. Event streams are not,
// because each event must be sent immediately.
func isCompressible(contentType string) bool {
	return !strings.HasPrefix(contentType, mediaEvents) && gzhttp.DefaultContentTypeFilter(contentType)
}

// crossOrigin allows pages of the configured origins to send any header and to read responses
// (CORS). GraphQL clients and tracing libraries send headers such as apollographql-client-name.
// Credentials are not allowed, since cookies are not used.
func (s *Handler) crossOrigin(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins: s.config.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete},
		AllowedHeaders: []string{"*"},
		ExposedHeaders: []string{"ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", requestIDHeader},
		MaxAge:         600,
	}).Handler(next)
}

// protected rejects requests that pages of other origins make a browser send (CSRF). Browsers do
// not send tokens by themselves, so this matters only if cookies are ever introduced.
func (s *Handler) protected(next http.Handler) http.Handler {
	if s.config.allowsAllOrigins() {
		return next
	}
	protection := http.NewCrossOriginProtection()
	for _, origin := range s.config.Origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			panic(fmt.Sprintf("trust a valid origin: %v", err))
		}
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault := models.NewProblem(models.OriginNotAllowed)
		s.parts.WriteError(w, r, http.StatusForbidden, fault)
	}))
	return protection.Handler(next)
}

// recovered logs a panic with its stack and responds with INTERNAL.
func (s *Handler) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.rescue(w, r)
		next.ServeHTTP(w, r)
	})
}

// rescue recovers from a panic of a handler; it is deferred.
func (s *Handler) rescue(w http.ResponseWriter, r *http.Request) {
	panicked := recover()
	if panicked == nil {
		return
	}
	if panicked == http.ErrAbortHandler { //nolint:errorlint // compared in the same way as net/http does
		panic(panicked)
	}
	s.parts.Log.ErrorContext(r.Context(), "panic",
		"cause", fmt.Sprint(panicked), "requestId", exchangeOf(r.Context()).id, "stack", string(debug.Stack()))
	s.parts.WriteError(w, r, http.StatusInternalServerError, errPanicked)
}
