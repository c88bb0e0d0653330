package access

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/MicahParks/jwkset"
	"golang.org/x/time/rate"

	"proposaltracker/models"
)

const (
	// fetchTimeout limits one fetch of a JWK set, and thus how long a request can wait for one.
	fetchTimeout = 5 * time.Second
	// An unknown key ID may belong to a new key or be invented by a client. To find out, at most
	// unknownKeyBurst fetches are made in a row, and then one per unknownKeyInterval.
	unknownKeyBurst    = 3
	unknownKeyInterval = 10 * time.Second
	// maxKeySet is the maximum size of a JWK set, in bytes. It allows for a few hundred keys with
	// their certificates.
	maxKeySet = 1 << 20
)

// remoteKeys are an issuer's keys, fetched from a URL at start, at intervals, and when a token
// names an unknown key.
type remoteKeys struct {
	held      jwkset.Storage // the keys as last fetched
	refetched jwkset.Storage // the same keys, but fetches them again if an unknown one is requested
	limit     *rate.Limiter  // limits the fetches of refetched
	log       *slog.Logger
}

// openRemoteKeys fetches the keys now and at each interval until ctx ends. If the URL does not
// respond, it logs the failure and retries later, since the issuer may start after the server.
func openRemoteKeys(ctx context.Context, config Config) (*remoteKeys, error) {
	if err := checkKeyAddress(config.JWKSURL); err != nil {
		return nil, err
	}
	log := config.logger()
	held, err := jwkset.NewStorageFromHTTP(config.JWKSURL, fetchOptions(ctx, config, log))
	if err != nil {
		return nil, fmt.Errorf("load the keys at %s: %w", config.JWKSURL, err)
	}
	limit := rate.NewLimiter(rate.Every(unknownKeyInterval), unknownKeyBurst)
	refetched, err := jwkset.NewHTTPClient(jwkset.HTTPClientOptions{
		HTTPURLs:          map[string]jwkset.Storage{config.JWKSURL: held},
		RefreshUnknownKID: limit,
		RateLimitWaitMax:  fetchTimeout,
	})
	if err != nil {
		return nil, fmt.Errorf("load the keys at %s: %w", config.JWKSURL, err)
	}
	return &remoteKeys{held: held, refetched: refetched, limit: limit, log: log}, nil
}

func fetchOptions(ctx context.Context, config Config, log *slog.Logger) jwkset.HTTPClientStorageOptions {
	interval := config.JWKSRefresh
	if interval <= 0 {
		interval = defaultRefresh
	}
	return jwkset.HTTPClientStorageOptions{
		Client:                    keyClient(),
		Ctx:                       ctx,
		HTTPTimeout:               fetchTimeout,
		NoErrorReturnFirstHTTPReq: true,
		RefreshErrorHandler: func(ctx context.Context, err error) {
			log.ErrorContext(ctx, "token keys cannot be fetched; cached keys stay in use",
				"address", config.JWKSURL, "error", err)
		},
		RefreshInterval: interval,
		// Each key is validated when it is used, so that one invalid key does not exclude the valid
		// ones.
		ValidateOptions: jwkset.JWKValidateOptions{SkipAll: true},
	}
}

// keyClient returns a client for key sets and metadata, which are bounded in size and time.
func keyClient() *http.Client {
	return &http.Client{Timeout: fetchTimeout, CheckRedirect: refuseDowngrade, Transport: boundedTransport{http.DefaultTransport}}
}

// boundedTransport makes reading a response fail after maxKeySet bytes.
type boundedTransport struct{ http.RoundTripper }

// RoundTrip implements [http.RoundTripper].
func (b boundedTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := b.RoundTripper.RoundTrip(request)
	if err != nil {
		return nil, err //nolint:wrapcheck // passes through
	}
	response.Body = http.MaxBytesReader(nil, response.Body, maxKeySet)
	return response, nil
}

func (r *remoteKeys) find(ctx context.Context, kid string) ([]verificationKey, error) {
	keys, err := r.usable(ctx)
	if err != nil {
		return nil, err
	}
	if found := named(keys, kid); len(found) > 0 {
		return found, nil
	}
	r.refetch(ctx, kid)
	keys, err = r.usable(ctx)
	if err == nil && len(keys) == 0 {
		return nil, models.NewProblem(models.KeysUnavailable)
	}
	return named(keys, kid), err
}

// refetch fetches the keys again, subject to the rate limit. The fetch benefits all requests, so it
// continues after the request that caused it has ended.
func (r *remoteKeys) refetch(ctx context.Context, kid string) {
	if r.limit.Tokens() < 1 {
		return
	}
	_, err := r.refetched.KeyRead(context.WithoutCancel(ctx), kid)
	if err != nil && !errors.Is(err, jwkset.ErrKeyNotFound) {
		r.log.WarnContext(ctx, "token keys were not refreshed", "error", err)
	}
}

func (r *remoteKeys) usable(ctx context.Context) ([]verificationKey, error) {
	held, err := r.held.KeyReadAll(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the cached keys: %w", err)
	}
	keys := make([]verificationKey, 0, len(held))
	for _, jwk := range held {
		key, err := newJWKVerificationKey(jwk)
		if err != nil {
			continue // sets also contain other keys, such as those for encryption
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// checkKeyAddress requires https, because anyone who can alter the keys in transit can sign any token. Loopback
// addresses are exempt.
func checkKeyAddress(address string) error {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "https" && !plainLoopback(parsed)) {
		return fmt.Errorf("the key URL %q is not usable: "+
			"TOKEN_JWKS_URL must be an https address, or http on this machine, as in \"https://id.example.org/jwks.json\"", address)
	}
	return nil
}

func plainLoopback(address *url.URL) bool {
	host := address.Hostname()
	return address.Scheme == "http" && (host == "localhost" || net.ParseIP(host).IsLoopback())
}

func refuseDowngrade(next *http.Request, via []*http.Request) error {
	const most = 5
	if len(via) >= most {
		return errors.New("too many redirects")
	}
	return checkKeyAddress(next.URL.String())
}
