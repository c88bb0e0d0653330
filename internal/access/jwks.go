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
)

const (
	// fetchTimeout bounds one fetch of a JWK set, and so how long a request can wait for one.
	fetchTimeout = 5 * time.Second
	// An unknown key may be a new one, or made up by anybody: so many fetches at once, and then
	// one in each interval, are spent on finding out.
	unknownKeyBurst    = 3
	unknownKeyInterval = 10 * time.Second
)

// remoteKeys are an issuer's keys by address. They are fetched at start, at intervals, and when
// a token names a key that is not among them.
type remoteKeys struct {
	held      jwkset.Storage // as last fetched
	refetched jwkset.Storage // the same, but fetches when asked for an unknown key
	limit     *rate.Limiter  // of refetched
	log       *slog.Logger
}

// openRemoteKeys fetches the keys, and again at each interval until ctx ends. An address that
// does not answer now is logged and tried again: an issuer may start after us.
func openRemoteKeys(ctx context.Context, config Config) (*remoteKeys, error) {
	if err := checkKeyAddress(config.JWKSURL); err != nil {
		return nil, err
	}
	log := config.Log
	if log == nil {
		log = slog.Default()
	}
	held, err := jwkset.NewStorageFromHTTP(config.JWKSURL, fetchOptions(ctx, config, log))
	if err != nil {
		return nil, fmt.Errorf("open the keys at %s: %w", config.JWKSURL, err)
	}
	limit := rate.NewLimiter(rate.Every(unknownKeyInterval), unknownKeyBurst)
	refetched, err := jwkset.NewHTTPClient(jwkset.HTTPClientOptions{
		HTTPURLs:          map[string]jwkset.Storage{config.JWKSURL: held},
		RefreshUnknownKID: limit,
		RateLimitWaitMax:  fetchTimeout,
	})
	if err != nil {
		return nil, fmt.Errorf("open the keys at %s: %w", config.JWKSURL, err)
	}
	return &remoteKeys{held: held, refetched: refetched, limit: limit, log: log}, nil
}

func fetchOptions(ctx context.Context, config Config, log *slog.Logger) jwkset.HTTPClientStorageOptions {
	interval := config.JWKSRefresh
	if interval <= 0 {
		interval = defaultRefresh
	}
	return jwkset.HTTPClientStorageOptions{
		Client:                    &http.Client{Timeout: fetchTimeout, CheckRedirect: refuseDowngrade},
		Ctx:                       ctx,
		HTTPTimeout:               fetchTimeout,
		NoErrorReturnFirstHTTPReq: true,
		RefreshErrorHandler: func(ctx context.Context, err error) {
			log.ErrorContext(ctx, "the keys of tokens cannot be fetched; those held before stay in use",
				"address", config.JWKSURL, "error", err)
		},
		RefreshInterval: interval,
		// Each key is judged when it is used; one bad key must not keep out the good ones.
		ValidateOptions: jwkset.JWKValidateOptions{SkipAll: true},
	}
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
		return nil, refusal("the token cannot be verified now: the keys of its issuer cannot be had; try again in a while")
	}
	return named(keys, kid), err
}

// refetch asks the address again, unless that was done too often. The fetch serves everybody,
// so it goes on when the one request that caused it is gone.
func (r *remoteKeys) refetch(ctx context.Context, kid string) {
	if r.limit.Tokens() < 1 {
		return
	}
	_, err := r.refetched.KeyRead(context.WithoutCancel(ctx), kid)
	if err != nil && !errors.Is(err, jwkset.ErrKeyNotFound) {
		r.log.WarnContext(ctx, "the keys of tokens were not asked for again", "error", err)
	}
}

func (r *remoteKeys) usable(ctx context.Context) ([]verificationKey, error) {
	held, err := r.held.KeyReadAll(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the keys held: %w", err)
	}
	keys := make([]verificationKey, 0, len(held))
	for _, jwk := range held {
		key, err := newJWKVerificationKey(jwk)
		if err != nil {
			continue // such as a key for encryption, which sets hold beside those for signatures
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// checkKeyAddress wants https: who can change the keys on their way can sign anything. On the
// machine itself nobody stands between.
func checkKeyAddress(address string) error {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "https" && !plainLoopback(parsed)) {
		return fmt.Errorf("the address of keys %q is not usable: "+
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
		return errors.New("too many redirections")
	}
	return checkKeyAddress(next.URL.String())
}
