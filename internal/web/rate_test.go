package web_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dunglas/httpsfv"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/web"
)

// clock is a clock that tests advance.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// slow returns settings with 240 units per client, refilled at 20 per second: enough for two
// requests and a third one that goes into debt.
func slow() web.Config {
	config := usual()
	config.Rate, config.RateBurst = 20, 240
	return config
}

// asks sends a request from the given IP address.
func (s *fixture) asks(address string, headers ...string) *http.Response {
	s.t.Helper()
	request := httptest.NewRequestWithContext(s.t.Context(), http.MethodPost, web.GraphQLPath, strings.NewReader("{}"))
	request.RemoteAddr = address
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	return recorder.Result()
}

// quotaOf parses the headers of draft-ietf-httpapi-ratelimit-headers: the units left and the
// seconds until the reset.
func quotaOf(t *testing.T, response *http.Response) (left, until int64) {
	t.Helper()
	item := func(name string) httpsfv.Item {
		list, err := httpsfv.UnmarshalList(response.Header.Values(name))
		if err != nil || len(list) != 1 {
			t.Fatalf("%s: %v: %q", name, err, response.Header.Values(name))
		}
		return list[0].(httpsfv.Item)
	}
	policy, limit := item("RateLimit-Policy"), item("RateLimit")
	if policy.Value != "default" || limit.Value != "default" {
		t.Errorf("got policy %v and limit %v, want both named default", policy.Value, limit.Value)
	}
	if quota, _ := policy.Params.Get("q"); quota != int64(240) {
		t.Errorf("unexpected quota %v", quota)
	}
	if window, _ := policy.Params.Get("w"); window != int64(12) {
		t.Errorf("unexpected window %v", window)
	}
	of := func(name string) int64 {
		value, _ := limit.Params.Get(name)
		number, _ := value.(int64)
		return number
	}
	return of("r"), of("t")
}

// A client over quota receives the limit and the time to wait, and succeeds after waiting.
func TestRate(t *testing.T) {
	t.Parallel()
	time0 := &clock{at: time.Now()}
	s := openFixtureAt(t, slow(), time0.now)
	const here = "192.0.2.1:4000"
	for i, want := range [][2]int64{{140, 5}, {40, 10}, {0, 3}} {
		response := s.asks(here)
		left, until := quotaOf(t, response)
		if response.StatusCode != http.StatusOK || left != want[0] || until != want[1] {
			t.Errorf("request %d: got status %s, %d units left for %d s; want %v", i, response.Status, left, until, want)
		}
	}
	for _, waited := range []struct {
		before time.Duration
		retry  string
	}{{0, "3"}, {2500 * time.Millisecond, "1"}} {
		time0.pass(waited.before)
		response := s.asks(here)
		_, until := quotaOf(t, response)
		if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") != waited.retry || strconv.FormatInt(until, 10) != waited.retry {
			t.Errorf("in debt: unexpected status %s, Retry-After %s or t=%d", response.Status, response.Header.Get("Retry-After"), until)
		}
		body := text(t, response)
		for _, want := range []string{
			`"code":"RATE_LIMITED"`, `"reason":"QUOTA_USED"`,
			`"params":[{"name":"limit","values":["240"]},{"name":"retryAfterSeconds","values":["` + waited.retry + `"]}]`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("the error lacks %s: %s", want, body)
			}
		}
	}
	time0.pass(time.Second)
	if response := s.asks(here); response.StatusCode != http.StatusOK {
		t.Errorf("after the announced time: got status %s, want 200", response.Status)
	}
}

// Each client has its own account: the subject of a token, regardless of the address, or an address
// without a token.
func TestRatePerClient(t *testing.T) {
	t.Parallel()
	config := slow()
	config.TrustedProxies = []string{"10.0.0.0/8", "::1"}
	s := openFixture(t, config)
	japan, kenya := "Bearer "+s.token("JPN"), "Bearer "+s.token("KEN")
	spend := func(address string, headers ...string) {
		for range 3 {
			s.asks(address, headers...)
		}
	}
	spend("192.0.2.1:4000")
	spend("[2001:db8:1:2::3]:4000")
	spend("10.0.0.1:4000", "X-Forwarded-For", "198.51.100.7")
	spend("192.0.2.50:1", "Authorization", japan)
	got := map[string]int{}
	for name, asked := range map[string][]string{
		"same address, other port":                          {"192.0.2.1:4001"},
		"neighboring address":                               {"192.0.2.2:4000"},
		"spoofed X-Forwarded-For":                           {"192.0.2.2:4000", "X-Forwarded-For", "192.0.2.1"},
		"same IPv6 network":                                 {"[2001:db8:1:2:ffff::1]:4000"},
		"other IPv6 network":                                {"[2001:db8:1:3::3]:4000"},
		"same client through a proxy":                       {"10.0.0.2:4000", "X-Forwarded-For", "198.51.100.7"},
		"same client through two proxies":                   {"10.0.0.2:4000", "X-Forwarded-For", "198.51.100.7, 10.9.9.9"},
		"same client through two proxies, two header lines": {"[::1]:1", "X-Forwarded-For", "198.51.100.7", "X-Forwarded-For", "10.9.9.9:5000"},
		"same client with a forged entry":                   {"10.0.0.2:4000", "X-Forwarded-For", "203.0.113.9, 198.51.100.7"},
		"other client through a proxy":                      {"10.0.0.2:4000", "X-Forwarded-For", "198.51.100.8"},
		"unusable X-Forwarded-For":                          {"10.0.0.2:4000", "X-Forwarded-For", "unknown"},
		"same address mapped to IPv6":                       {"[::ffff:192.0.2.1]:4001"},
		"invalid token":                                     {"192.0.2.1:4000", "Authorization", japan[:len(japan)-9]},
		"same token, other address":                         {"192.0.2.60:1", "Authorization", japan},
		"other token, same address":                         {"192.0.2.50:1", "Authorization", kenya},
		"no token, same address":                            {"192.0.2.50:1"},
		"health check":                                      {"192.0.2.51:1"},
	} {
		got[name] = s.asks(asked[0], asked[1:]...).StatusCode
	}
	const in, out = http.StatusOK, http.StatusTooManyRequests
	want := map[string]int{
		"same address, other port": out, "neighboring address": in, "spoofed X-Forwarded-For": in, "same IPv6 network": out,
		"other IPv6 network": in, "same client through a proxy": out, "same client through two proxies": out, "same client through two proxies, two header lines": out,
		"same client with a forged entry": out, "other client through a proxy": in, "unusable X-Forwarded-For": in,
		"same address mapped to IPv6": out, "invalid token": out, "same token, other address": out, "other token, same address": in, "no token, same address": in, "health check": in,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	for range 5 {
		if got := s.ask(http.MethodGet, web.AlivePath, "").StatusCode; got != http.StatusOK {
			t.Errorf("liveness check: got status %d, want 200 without a limit", got)
		}
	}
}

// For any sequence of requests, a client never uses more than the rate and the burst allow, plus
// one operation.
func TestRateProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		time0 := &clock{at: time.Now()}
		s := newFixtureAt(t, slow(), time0.now)
		ctx := t.Context()
		used, most, passed := 0.0, 0.0, time.Duration(0)
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			pause := time.Duration(rapid.IntRange(0, 4_000).Draw(rt, "pause")) * time.Millisecond
			time0.pass(pause)
			passed += pause
			if s.Admit(ctx) != nil {
				continue
			}
			cost := float64(rapid.IntRange(-50, 240).Draw(rt, "cost"))
			s.Charge(ctx, cost)
			used, most = used+cost, max(most, cost)
			if allowed := 240 + passed.Seconds()*20 + most + 100; used > allowed+1 {
				rt.Fatalf("got %f units used in %s, want at most %f", used, passed, allowed)
			}
		}
	})
}

// Without a limit, nothing is counted and no header is sent.
func TestRateOff(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	for range 50 {
		response := s.asks("192.0.2.1:1")
		if response.StatusCode != http.StatusOK || response.Header.Get("Ratelimit") != "" {
			t.Fatalf("got status %s, header %v, want 200 without RateLimit headers", response.Status, response.Header)
		}
	}
}

func TestRateSettings(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*web.Config){
		`--rate-burst 10 is too small for the operations of clients, which cost up to 100000: use at least that`:                        func(c *web.Config) { c.RateBurst = 10 },
		`--trusted-proxies "10.0.0" is not a network: write an address and the number of significant bits, as in 10.0.0.0/8`:            func(c *web.Config) { c.TrustedProxies = []string{"10.0.0"} },
		`--trusted-proxies "proxy.example.org" is not a network: write an address and the number of significant bits, as in 10.0.0.0/8`: func(c *web.Config) { c.TrustedProxies = []string{"proxy.example.org"} },
		"": func(c *web.Config) { c.TrustedProxies = []string{"10.0.0.1", "fd00::/8"} },
	} {
		config := usual()
		config.Rate, config.RateBurst = -1, -1 // the defaults
		change(&config)
		got := ""
		if err := config.Check(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
