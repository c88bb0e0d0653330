package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"runtime"
	"strconv"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"proposaltracker/internal/access"
	"proposaltracker/internal/price"
	"proposaltracker/models"
)

// maxAccounts is the maximum number of accounts. Beyond it, the least recently used account is
// dropped, and its client later starts with a full one.
const maxAccounts = 20_000

// Client identifies a client for accounting: by the subject and delegation of a token or, without a
// token, by the IPv4 address or the IPv6 /64 network, which usually belongs to one customer.
type Client struct {
	subject    string
	delegation models.Code
	network    netip.Prefix
}

func clientOf(viewer access.Viewer, address netip.Addr) Client {
	if viewer.Authenticated() {
		return Client{subject: viewer.Subject, delegation: viewer.Delegation}
	}
	return Client{network: networkOf(address)}
}

// networkOf returns the network that usually belongs to one customer: the IPv4 address or the IPv6 /64
// network. Connections without an address share the zero network.
func networkOf(address netip.Addr) netip.Prefix {
	bits := address.BitLen()
	if address.Is6() {
		bits = 64
	}
	network, _ := address.Prefix(bits)
	return network
}

// ClientOf returns the client that the request or operation in ctx is charged to.
func (s *Handler) ClientOf(ctx context.Context) any {
	return exchangeOf(ctx).payerFor(access.FromContext(ctx))
}

// rates holds an account for each client. An account holds at most burst units and is refilled with
// perSecond units per second. A client with units left may go into debt, since the cost of an
// operation is known only after parsing; a client in debt is rejected. A nil *rates does not limit
// clients.
type rates struct {
	perSecond float64
	burst     int
	policy    []string // the RateLimit-Policy header
	now       func() time.Time
	accounts  *lru.Cache[Client, *rate.Limiter]
}

func newRates(config Config, now func() time.Time) *rates {
	if config.Rate == 0 {
		return nil
	}
	accounts, err := lru.New[Client, *rate.Limiter](maxAccounts)
	if err != nil {
		panic(fmt.Sprintf("create %d accounts: %v", maxAccounts, err)) // the size is a constant
	}
	perSecond, burst := config.quota(runtime.GOMAXPROCS(0))
	return &rates{float64(perSecond), burst, policyOf(float64(perSecond), burst), now, accounts}
}

// policyOf returns the RateLimit-Policy header: the units in a full account, and the seconds needed
// to fill it.
func policyOf(perSecond float64, burst int) []string {
	return []string{fmt.Sprintf(`"default";q=%d;w=%d;qu="cost"`, burst, int(math.Ceil(float64(burst)/perSecond)))}
}

func (r *rates) of(client Client) *rate.Limiter {
	if known, ok := r.accounts.Get(client); ok {
		return known
	}
	made := rate.NewLimiter(rate.Limit(r.perSecond), r.burst)
	if known, has, _ := r.accounts.PeekOrAdd(client, made); has {
		return known
	}
	return made
}

// left returns the units left in an account; negative if the client is in debt.
func (r *rates) left(client Client) float64 { return r.of(client).TokensAt(r.now()) }

// charge deducts units from an account, which may go into debt. Negative units are added.
func (r *rates) charge(client Client, units float64) {
	if r != nil && units != 0 {
		r.of(client).ReserveN(r.now(), int(min(math.Ceil(units), float64(r.burst))))
	}
}

// check returns an error if the client's account does not hold more than floor units.
//
// Errors: RATE_LIMITED.
func (r *rates) check(client Client, floor float64) error {
	if r == nil {
		return nil
	}
	left := r.left(client)
	if left > floor {
		return nil
	}
	return models.NewProblem(models.QuotaUsed, models.P("limit", r.burst), models.P("retryAfterSeconds", r.wait(left)))
}

// wait returns the number of seconds until an account with the given units is out of debt; at least
// 1.
func (r *rates) wait(left float64) int { return max(1, int(math.Ceil(-left/r.perSecond))) }

// setHeaders sets the RateLimit header of draft-ietf-httpapi-ratelimit-headers: the units left, and
// the seconds until the account is full or, for a client in debt, until the debt is paid.
func (r *rates) setHeaders(header http.Header, client Client) {
	left := r.left(client)
	until := int(math.Ceil((float64(r.burst) - left) / r.perSecond))
	if left <= 0 {
		until = r.wait(left)
	}
	header["Ratelimit-Policy"] = r.policy
	header["Ratelimit"] = []string{`"default";r=` + strconv.Itoa(int(max(0, left))) + ";t=" + strconv.Itoa(max(0, until))}
}

// withinRate charges the client for a request. If the client is over quota, it responds with 429
// and returns false.
func (s *Handler) withinRate(w http.ResponseWriter, r *http.Request, charge float64) bool {
	client := exchangeOf(r.Context()).client()
	if err := s.rates.check(client, 0); err != nil {
		w.Header().Set("Retry-After", strconv.Itoa(s.rates.wait(s.rates.left(client))))
		s.parts.WriteError(w, r, http.StatusTooManyRequests, err)
		return false
	}
	s.rates.charge(client, charge)
	return true
}

// Admit rejects an operation of a client that is over quota, before it is parsed. Operations on a
// WebSocket are charged here; HTTP requests were already charged on arrival.
//
// Errors: RATE_LIMITED.
func (s *Handler) Admit(ctx context.Context) error {
	e := exchangeOf(ctx)
	client := clientOf(access.FromContext(ctx), e.address)
	if !e.upgraded {
		return s.rates.check(client, -price.Request)
	}
	if err := s.rates.check(client, 0); err != nil {
		return err
	}
	s.rates.charge(client, price.Request+price.FromContext(ctx).Units())
	return nil
}

// Charge charges units of cost to the client in ctx; negative units are refunded.
func (s *Handler) Charge(ctx context.Context, units float64) {
	s.rates.charge(clientOf(access.FromContext(ctx), exchangeOf(ctx).address), units)
}

// chargeWork charges the client for the measured work of a request, after the request is complete.
func (s *Handler) chargeWork(ctx context.Context, work *price.Meter) {
	s.rates.charge(exchangeOf(ctx).client(), work.Units())
}

// meteredWriter counts the bytes of a response.
type meteredWriter struct {
	http.ResponseWriter

	work *price.Meter
}

func (w meteredWriter) Write(p []byte) (int, error) {
	written, err := w.ResponseWriter.Write(p)
	w.work.Add(price.Sent, written)
	return written, err //nolint:wrapcheck // passes through
}

// Unwrap supports [http.ResponseController].
func (w meteredWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// withRateHeaders adds the RateLimit headers to the responses of a handler.
func (s *Handler) withRateHeaders(handle http.HandlerFunc) http.Handler {
	if s.rates == nil {
		return handle
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := exchangeOf(r.Context())
		handle(&beforeHeader{ResponseWriter: w, run: func() { s.rates.setHeaders(w.Header(), e.client()) }}, r)
	})
}

// beforeHeader calls a function just before the response header is sent.
type beforeHeader struct {
	http.ResponseWriter

	run func() // nil after the call
}

func (w *beforeHeader) once() {
	if w.run != nil {
		w.run()
		w.run = nil
	}
}

func (w *beforeHeader) WriteHeader(status int) {
	w.once()
	w.ResponseWriter.WriteHeader(status)
}

func (w *beforeHeader) Write(p []byte) (int, error) {
	w.once()
	return w.ResponseWriter.Write(p) //nolint:wrapcheck // passes through
}

// Flush implements [http.Flusher].
func (w *beforeHeader) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// Unwrap supports [http.ResponseController].
func (w *beforeHeader) Unwrap() http.ResponseWriter { return w.ResponseWriter }
