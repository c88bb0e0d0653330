// Package web is the HTTP around GraphQL: routes, who asks, request ids, the access log, limits
// of time, what browsers may do, and whether the program is ready.
package web

import (
	"fmt"
	"net/url"
	"slices"
	"time"
)

// Config is this room's share of the settings.
type Config struct {
	Origins        []string      `name:"cors-origin" env:"CORS_ORIGINS" placeholder:"ORIGIN" help:"Origin whose pages may call the API, as https://app.example.org; may be repeated; \"*\" for all. None when left out."`
	MaxBody        int64         `name:"max-body" env:"MAX_BODY" default:"4194304" placeholder:"BYTES" help:"Largest body of a request, in bytes; ${default} when left out."`
	RequestTimeout time.Duration `name:"request-timeout" env:"REQUEST_TIMEOUT" default:"30s" help:"Longest time that one request is worked on."`
	MaxStreams     int           `name:"max-streams" env:"MAX_STREAMS" default:"1000" placeholder:"NUMBER" help:"How many WebSockets and event streams are open at once; ${default} when left out."`
	Rate           int           `name:"rate" env:"RATE" default:"1000000" placeholder:"UNITS" help:"Units that each client may use up in a second, ${default} when left out; 0 for no limit. A request counts 5,000 and its operation what it costs (extensions.cost tells it), a download 15,000. A client is the subject and delegation of a token or, without one, an address."`
	RateBurst      int           `name:"rate-burst" env:"RATE_BURST" default:"10000000" placeholder:"UNITS" help:"Units that a client may use up at once, ${default} when left out. Who has used them up is answered 429 until some have come back; the RateLimit header tells how many are left."`
	TrustedProxies []string      `name:"trusted-proxies" env:"TRUSTED_PROXIES" placeholder:"CIDR" help:"Network of proxies, as 10.0.0.0/8, whose X-Forwarded-For is believed to name the client; may be repeated. None when left out."`
	DrainTimeout   time.Duration `name:"drain-timeout" env:"DRAIN_TIMEOUT" default:"10s" help:"Longest time that a stop waits for requests under way."`
}

// anyOrigin in Origins lets the pages of all origins in.
const anyOrigin = "*"

// Check tells in one line which setting is wrong.
func (c Config) Check() error {
	for _, origin := range c.Origins {
		if origin == anyOrigin {
			continue
		}
		parsed, err := url.Parse(origin)
		if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") || parsed.Scheme+"://"+parsed.Host != origin {
			return fmt.Errorf("--cors-origin %q is no origin: write scheme and host alone, as https://app.example.org", origin)
		}
	}
	if err := c.checkRate(); err != nil {
		return err
	}
	switch {
	case c.MaxBody < 1024:
		return fmt.Errorf("--max-body %d is too small to hold an operation: 1024 bytes at least", c.MaxBody)
	case c.RequestTimeout <= 0:
		return fmt.Errorf("--request-timeout %s is no time to work in", c.RequestTimeout)
	case c.MaxStreams < 1:
		return fmt.Errorf("--max-streams %d lets nobody listen: 1 at least", c.MaxStreams)
	case c.DrainTimeout < 0:
		return fmt.Errorf("--drain-timeout %s is less than no time", c.DrainTimeout)
	default:
		return nil
	}
}

func (c Config) checkRate() error {
	switch _, err := readProxies(c.TrustedProxies); {
	case c.Rate < 0:
		return fmt.Errorf("--rate %d is less than nothing: 0 is no limit", c.Rate)
	case c.Rate > 0 && c.RateBurst < requestCharge:
		return fmt.Errorf("--rate-burst %d lets nobody ask for anything: a request counts %d", c.RateBurst, requestCharge)
	default:
		return err
	}
}

func (c Config) letsAllIn() bool { return slices.Contains(c.Origins, anyOrigin) }
