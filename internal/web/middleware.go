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

// smallestZipped is the smallest answer that is compressed, in bytes: below, nothing is gained.
const smallestZipped = 1024

// around puts about the routes what every request gets, the outermost last.
func (s *Handler) around(routes http.Handler) http.Handler {
	handler := s.recovered(routes)
	if len(s.config.Origins) > 0 {
		handler = s.shared(handler)
	}
	return s.traced(s.recorded(secured(zipped(handler))))
}

// traced makes a span of each request, within what a W3C traceparent names. Those that ask how the program
// is are left out: they come every few seconds.
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

// secured sets what tells browsers to do less. A handler that needs more sets its own.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// zipped compresses what is long enough and not compressed yet, with zstd or gzip: whichever a client takes
// more gladly, and of two equal ones gzip: graphql-codegen and other tools on @whatwg-node/fetch ask for zstd
// on a Node that cannot read it (before 22.15). An ETag is the same for all forms of an answer, and weak for that.
func zipped(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(smallestZipped), gzhttp.ContentTypeFilter(isZipped), gzhttp.EnableZstd(true), gzhttp.PreferZstd(false))
	if err != nil {
		panic(fmt.Sprintf("settings of compression: %v", err)) // constants of ours
	}
	compressing := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Upgrade") != "" {
			next.ServeHTTP(w, r) // what is spoken after an upgrade is no answer of HTTP
			return
		}
		compressing.ServeHTTP(w, r)
	})
}

// isZipped tells whether content of a type is compressed. An event is sent when it happens, not when
// there is enough to compress.
func isZipped(contentType string) bool {
	return !strings.HasPrefix(contentType, mediaEvents) && gzhttp.DefaultContentTypeFilter(contentType)
}

// shared lets the pages of the origins in the settings read the answers. Cookies are not used, so
// no credentials are let through.
func (s *Handler) shared(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins: s.config.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete},
		AllowedHeaders: []string{"Accept-Language", "Authorization", "Content-Type", requestIDHeader, streamTokenHeader, "Traceparent", "Tracestate"},
		ExposedHeaders: []string{"ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", requestIDHeader},
		MaxAge:         600,
	}).Handler(next)
}

// protected refuses what a page of a foreign origin makes a browser send. A token is never sent
// by a browser on its own; this is for the day when something else is.
func (s *Handler) protected(next http.Handler) http.Handler {
	if s.config.letsAllIn() {
		return next
	}
	protection := http.NewCrossOriginProtection()
	for _, origin := range s.config.Origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			panic(fmt.Sprintf("an origin that was checked: %v", err))
		}
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault := models.NewError(models.Forbidden, "pages of this origin may not call the API; its operator lets them with --cors-origin")
		s.parts.WriteError(w, r, http.StatusForbidden, fault)
	}))
	return protection.Handler(next)
}

// recovered answers a panic with INTERNAL, and logs where it was.
func (s *Handler) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.rescue(w, r)
		next.ServeHTTP(w, r)
	})
}

// rescue is deferred around a handler.
func (s *Handler) rescue(w http.ResponseWriter, r *http.Request) {
	panicked := recover()
	if panicked == nil {
		return
	}
	if panicked == http.ErrAbortHandler { //nolint:errorlint // compared as net/http does
		panic(panicked)
	}
	s.parts.Log.ErrorContext(r.Context(), "panic",
		"cause", fmt.Sprint(panicked), "requestId", recordOf(r.Context()).id, "stack", string(debug.Stack()))
	s.parts.WriteError(w, r, http.StatusInternalServerError, errPanicked)
}
