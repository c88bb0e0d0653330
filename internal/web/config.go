// Package web serves HTTP: routes, authentication, request IDs, the access log, time limits, rate
// limits, browser security and readiness. Package graph serves GraphQL itself.
package web

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Config holds the settings of the HTTP server.
type Config struct {
	// Origins lists the origins whose pages may call the API; "*" allows all. The default is none.
	Origins []string `name:"cors-origin" env:"CORS_ORIGINS" placeholder:"ORIGIN" help:"Origin whose pages may call the API (CORS), such as https://app.example.org, or \"*\" for all. Repeatable. Default: none."`
	// DocumentURL is the URL at which the organization publishes documents, with {symbol}; the
	// default is none.
	DocumentURL string `name:"document-url" env:"DOCUMENT_URL" placeholder:"URL" help:"URL at which documents are published, with {symbol} for the symbol, such as https://docs.example.org/search?symbol={symbol}. References to documents link to it. Default: none."`
	// MaxBody is the largest request body and WebSocket message, in bytes; the default is 4 MiB.
	MaxBody int64 `name:"max-body" env:"MAX_BODY" default:"4194304" placeholder:"BYTES" help:"Maximum size of a request body or WebSocket message, in bytes (default ${default}). Larger ones receive 413."`
	// RequestTimeout limits the processing time of a request; the default is 30 s.
	RequestTimeout time.Duration `name:"request-timeout" env:"REQUEST_TIMEOUT" default:"30s" help:"Time limit for processing a request (default ${default})."`
	// RequestMemory limits the memory of requests and responses in flight, in bytes; the default is
	// 128 MiB.
	RequestMemory int64 `name:"request-memory" env:"REQUEST_MEMORY" default:"134217728" placeholder:"BYTES" help:"Memory for request bodies, WebSocket messages and responses in flight, in bytes (default ${default}). While others wait, one client gets at most a quarter. When it is used up, clients over their share receive 429, other clients 503."`
	// ResponseCache limits the size of all cached responses, in bytes; 0 disables the cache. The
	// default is 32 MiB.
	ResponseCache int64 `name:"response-cache-bytes" env:"RESPONSE_CACHE_BYTES" default:"33554432" placeholder:"BYTES" help:"Memory for cached responses to anonymous queries, in bytes (default ${default}; at most a quarter of --memory-target; 0 disables the cache). They are valid until something changes that the public can see, or a day begins."`
	// MaxConnections limits the number of open connections; the default is 4000.
	MaxConnections int `name:"max-connections" env:"MAX_CONNECTIONS" default:"4000" placeholder:"NUMBER" help:"Maximum number of open connections (default ${default}). One address gets at most a quarter, unless it is a trusted proxy. 64 more are reserved for addresses without a connection. Further connections are closed immediately."`
	// MaxStreams limits the number of open WebSockets and event streams; the default is 1000.
	MaxStreams int `name:"max-streams" env:"MAX_STREAMS" default:"1000" placeholder:"NUMBER" help:"Maximum number of open WebSockets and event streams (default ${default}). One client gets at most a quarter, and clients without a token three quarters together. Further ones receive 429 or 503."`
	// Rate is in units of cost per second and client; 0 disables the limit, and a negative number
	// selects the default.
	Rate int `name:"rate" env:"RATE" default:"-1" placeholder:"UNITS" help:"Units of cost per second that each client may use (0 disables the limit). The default is 150,000 per processor, which take at most a quarter of its time. A unit is about a microsecond of CPU time, and at most 1.7. A request costs 100 plus the cost of its operation (see extensions.cost) or download. A client is the subject and delegation of a token or, without a token, an address."`
	// RateBurst is in units of cost; a negative number selects the default.
	RateBurst int `name:"rate-burst" env:"RATE_BURST" default:"-1" placeholder:"UNITS" help:"Units of cost that a client may use in a burst. Default: what a client may use in 40 seconds at the default rate. Clients over quota receive 429. The RateLimit header contains the remaining units."`
	// TrustedProxies lists CIDR networks; the default is none.
	TrustedProxies []string `name:"trusted-proxies" env:"TRUSTED_PROXIES" placeholder:"CIDR" help:"Network of reverse proxies, such as 10.0.0.0/8, whose X-Forwarded-For header names the client. Repeatable. Default: none."`
	// DrainDelay is how long a stopping server reports that it is not ready while it still accepts
	// requests; the default is 0.
	DrainDelay time.Duration `name:"drain-delay" env:"DRAIN_DELAY" default:"0s" help:"Time for which a stopping server reports that it is not ready but still serves requests, so that load balancers choose other servers (default ${default}). Set it to slightly more than the interval of their checks."`
	// DrainTimeout limits how long a stopping server waits for running requests; the default is 10
	// s.
	DrainTimeout time.Duration `name:"drain-timeout" env:"DRAIN_TIMEOUT" default:"10s" help:"Time limit for running requests when the server stops (default ${default})."`
}

// memoryPerBody is the memory needed for a body of the maximum size, as a multiple of that size.
// Decoding takes four times the size, and one client can use at most three quarters of the memory.
const memoryPerBody = 6

// The default quota. On the reference machine of bench/pressure, a unit of cost takes at most about
// 1.7 µs of CPU time, so in the long run a client uses at most a quarter of all processors.
const (
	ratePerProcessor = 150_000
	burstSeconds     = 40
)

// Lower limits of settings, below which ordinary clients would fail.
const (
	// minBody is several times the size of the longest operations, including variables but not
	// texts.
	minBody = 64 << 10
	// minConnections allows one address six connections, as many as a browser opens.
	minConnections = 24
	// minTimeout is longer than any operation of our clients takes on an idle server.
	minTimeout = time.Second
	// minStreams allows a client one stream.
	minStreams = 4
	// minBurst is the cost of the most expensive operations of our clients.
	minBurst = 100_000
)

// quota returns the units of cost that a client may use per second, and in a burst, on a machine with the
// given number of processors.
func (c Config) quota(processors int) (perSecond, burst int) {
	perSecond, burst = c.Rate, c.RateBurst
	if perSecond < 0 {
		perSecond = ratePerProcessor * processors
	}
	if burst < 0 {
		burst = burstSeconds * ratePerProcessor * processors
	}
	return perSecond, burst
}

// anyOrigin in Origins allows all origins.
const anyOrigin = "*"

// Check returns an error that names each invalid setting and says what would be valid.
func (c Config) Check() error {
	if err := errors.Join(c.checkOrigins(), c.checkDocumentURL(), c.checkRate()); err != nil {
		return err
	}
	switch {
	case c.MaxBody < minBody:
		return fmt.Errorf("--max-body %d is too small for ordinary operations: use at least %d bytes", c.MaxBody, minBody)
	case c.RequestMemory < memoryPerBody*c.MaxBody:
		return fmt.Errorf("--request-memory %d is too small for --max-body %d: use at least %d", c.RequestMemory, c.MaxBody, memoryPerBody*c.MaxBody)
	case c.ResponseCache < 0:
		return fmt.Errorf("--response-cache-bytes %d must not be negative; 0 disables the cache", c.ResponseCache)
	case c.MaxConnections < minConnections:
		return fmt.Errorf("--max-connections %d is too small: browsers open %d simultaneously, which is a quarter of %d",
			c.MaxConnections, minConnections/4, minConnections)
	case c.RequestTimeout < minTimeout:
		return fmt.Errorf("--request-timeout %s is too short: use at least %s", c.RequestTimeout, minTimeout)
	case c.MaxStreams < minStreams:
		return fmt.Errorf("--max-streams %d is too small: a client gets a quarter, so use at least %d", c.MaxStreams, minStreams)
	case c.DrainDelay < 0:
		return fmt.Errorf("--drain-delay %s must not be negative", c.DrainDelay)
	case c.DrainTimeout < 0:
		return fmt.Errorf("--drain-timeout %s must not be negative", c.DrainTimeout)
	default:
		return nil
	}
}

func (c Config) checkOrigins() error {
	for _, origin := range c.Origins {
		if origin == anyOrigin {
			continue
		}
		parsed, err := url.Parse(origin)
		if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") || parsed.Scheme+"://"+parsed.Host != origin {
			return fmt.Errorf("--cors-origin %q is not an origin: write scheme and host only, as in https://app.example.org", origin)
		}
	}
	return nil
}

func (c Config) checkDocumentURL() error {
	if c.DocumentURL == "" {
		return nil
	}
	parsed, err := url.Parse(c.DocumentURL)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") || !strings.Contains(c.DocumentURL, "{symbol}") {
		return fmt.Errorf("--document-url %q is not a document URL: write an absolute URL with {symbol}, "+
			"as in https://docs.example.org/search?symbol={symbol}", c.DocumentURL)
	}
	return nil
}

func (c Config) checkRate() error {
	switch _, err := newClientAddresses(c.TrustedProxies); {
	case c.Rate != 0 && c.RateBurst >= 0 && c.RateBurst < minBurst:
		return fmt.Errorf("--rate-burst %d is too small for the operations of clients, which cost up to %d: use at least that", c.RateBurst, minBurst)
	default:
		return err
	}
}

func (c Config) allowsAllOrigins() bool { return slices.Contains(c.Origins, anyOrigin) }
