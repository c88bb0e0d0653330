package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// What is charged, in the units of an operation's cost, beside that cost itself. The help of --rate and
// the README tell the same.
const (
	// requestCharge is for each request, and for each operation on a WebSocket.
	requestCharge = 5_000
	// downloadCharge is for each table, comparison or feed, beside the request.
	downloadCharge = 10_000
)

// maxAccounts is how many clients are remembered; the one who has not been here for longest is forgotten,
// and begins anew.
const maxAccounts = 20_000

// payer is whose requests are counted together: the bearers of one subject's tokens for one delegation,
// or, without a token, an address; of the sixth version, the network that one customer is given.
type payer struct {
	subject    string
	delegation models.Code
	network    netip.Prefix
}

func payerOf(viewer access.Viewer, address netip.Addr) payer {
	if viewer.Authenticated() {
		return payer{subject: viewer.Subject, delegation: viewer.Delegation}
	}
	bits := address.BitLen()
	if address.Is6() {
		bits = 64
	}
	network, _ := address.Prefix(bits) // no address is no network, and that is one payer too
	return payer{network: network}
}

// rates keep an account for each payer: it holds burst units at most, and gets perSecond of them back.
// Who asks while something is left may go into debt, since what an operation costs is known only when it
// has been read; who is in debt waits. Nil is no limit.
type rates struct {
	perSecond float64
	burst     int
	now       func() time.Time
	accounts  *lru.Cache[payer, *rate.Limiter]
}

func newRates(config Config, now func() time.Time) *rates {
	if config.Rate == 0 {
		return nil
	}
	accounts, err := lru.New[payer, *rate.Limiter](maxAccounts)
	if err != nil {
		panic(fmt.Sprintf("remember %d accounts: %v", maxAccounts, err)) // a constant of ours
	}
	return &rates{float64(config.Rate), config.RateBurst, now, accounts}
}

func (r *rates) of(who payer) *rate.Limiter {
	if known, has := r.accounts.Get(who); has {
		return known
	}
	made := rate.NewLimiter(rate.Limit(r.perSecond), r.burst)
	if known, has, _ := r.accounts.PeekOrAdd(who, made); has {
		return known
	}
	return made
}

// left is what an account holds; below 0 where it is in debt.
func (r *rates) left(who payer) float64 { return r.of(who).TokensAt(r.now()) }

// charge takes units off an account, whether it holds them or not.
func (r *rates) charge(who payer, units float64) {
	if r != nil {
		r.of(who).ReserveN(r.now(), int(min(math.Ceil(units), float64(r.burst))))
	}
}

// check refuses who has no more than floor.
//
// Errors: LIMIT_EXCEEDED.
func (r *rates) check(who payer, floor float64) error {
	if r == nil {
		return nil
	}
	left := r.left(who)
	if left > floor {
		return nil
	}
	const told = "you have used up the %d units of cost that are allowed at once, and are %.0f in debt; %.0f come back each second: ask again in %d s"
	return models.NewError(models.LimitExceeded, told, r.burst, max(0, -left), r.perSecond, r.wait(left))
}

// wait is after how many seconds something is left again, where left is not.
func (r *rates) wait(left float64) int { return max(1, int(math.Ceil(-left/r.perSecond))) }

// tell writes how an account stands, as draft-ietf-httpapi-ratelimit-headers has it: what is left, and
// in how many seconds all of it will be; for who has nothing, in how many there is something.
func (r *rates) tell(header http.Header, who payer) {
	left := r.left(who)
	until := int(math.Ceil((float64(r.burst) - left) / r.perSecond))
	if left <= 0 {
		until = r.wait(left)
	}
	window := int(math.Ceil(float64(r.burst) / r.perSecond))
	header.Set("Ratelimit-Policy", fmt.Sprintf(`"default";q=%d;w=%d;qu="cost"`, r.burst, window))
	header.Set("Ratelimit", fmt.Sprintf(`"default";r=%d;t=%d`, int(max(0, left)), max(0, until)))
}

// limited lets a handler answer who is not in debt, and charges for the request.
func (s *Handler) limited(w http.ResponseWriter, r *http.Request, charge float64) bool {
	who := recordOf(r.Context()).payer()
	if err := s.rates.check(who, 0); err != nil {
		w.Header().Set("Retry-After", strconv.Itoa(s.rates.wait(s.rates.left(who))))
		s.parts.WriteError(w, r, http.StatusTooManyRequests, err)
		return false
	}
	s.rates.charge(who, charge)
	return true
}

// Admit refuses an operation of who is in debt, before it is read. The request that brought it was
// charged already; operations on a WebSocket come without a request, and are charged here.
//
// Errors: LIMIT_EXCEEDED.
func (s *Handler) Admit(ctx context.Context) error {
	kept := recordOf(ctx)
	who := payerOf(access.FromContext(ctx), kept.address)
	if !kept.upgraded {
		return s.rates.check(who, -requestCharge)
	}
	if err := s.rates.check(who, 0); err != nil {
		return err
	}
	s.rates.charge(who, requestCharge)
	return nil
}

// Charge charges an operation's cost to who asked for it.
func (s *Handler) Charge(ctx context.Context, cost float64) {
	s.rates.charge(payerOf(access.FromContext(ctx), recordOf(ctx).address), cost)
}

// rated tells, with whatever a handler answers, how the client's account stands by then.
func (s *Handler) rated(handle http.HandlerFunc) http.Handler {
	if s.rates == nil {
		return handle
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kept := recordOf(r.Context())
		handle(&rated{ResponseWriter: w, tell: func() { s.rates.tell(w.Header(), kept.payer()) }}, r)
	})
}

// rated is an answer that tells something just before its header is sent.
type rated struct {
	http.ResponseWriter

	tell func() // nil once it is told
}

func (a *rated) told() {
	if a.tell != nil {
		a.tell()
		a.tell = nil
	}
}

func (a *rated) WriteHeader(status int) {
	a.told()
	a.ResponseWriter.WriteHeader(status)
}

func (a *rated) Write(p []byte) (int, error) {
	a.told()
	return a.ResponseWriter.Write(p) //nolint:wrapcheck // as [http.ResponseWriter] tells it
}

// Flush sends what was written so far, for those who know [http.Flusher] only.
func (a *rated) Flush() { _ = http.NewResponseController(a.ResponseWriter).Flush() }

// Unwrap is for [http.ResponseController].
func (a *rated) Unwrap() http.ResponseWriter { return a.ResponseWriter }
