package access

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/time/rate"

	"proposaltracker/models"
)

// discoveredKeys are the keys of an issuer whose metadata names the address of its JWK set (OpenID Connect Discovery 1.0, RFC 8414). The
// metadata is fetched at start and, if the issuer does not respond, when tokens are presented.
type discoveredKeys struct {
	ctx    context.Context //nolint:containedctx // the lifetime of the keys, like that of remoteKeys
	config Config
	log    *slog.Logger
	limit  *rate.Limiter

	fetching sync.Mutex
	keys     atomic.Pointer[remoteKeys] // nil until the metadata has been read
}

// errMetadata is the error for metadata that cannot be used, which a later attempt does not change.
var errMetadata = errors.New("the metadata of the issuer is not usable")

// discovers reports whether the address of the keys is found by the issuer's metadata.
func (c Config) discovers() bool {
	if c.sources() > 0 {
		return false
	}
	address, err := url.Parse(c.Issuer)
	return err == nil && address.Host != "" && (address.Scheme == "https" || plainLoopback(address))
}

// openDiscoveredKeys fetches the metadata. An issuer that does not respond is asked again later; wrong metadata is an error.
func openDiscoveredKeys(ctx context.Context, config Config) (*discoveredKeys, error) {
	d := &discoveredKeys{ctx: ctx, config: config, log: config.logger(), limit: rate.NewLimiter(rate.Every(unknownKeyInterval), unknownKeyBurst)}
	if err := d.open(ctx); errors.Is(err, errMetadata) {
		return nil, err
	}
	return d, nil
}

func (d *discoveredKeys) find(ctx context.Context, kid string) ([]verificationKey, error) {
	if err := d.open(context.WithoutCancel(ctx)); err != nil {
		return nil, models.NewProblem(models.KeysUnavailable)
	}
	return d.keys.Load().find(ctx, kid)
}

// open fetches the metadata unless it has been read, subject to the rate limit.
func (d *discoveredKeys) open(ctx context.Context) error {
	if d.keys.Load() != nil {
		return nil
	}
	if !d.fetching.TryLock() { // requests do not queue for an issuer that does not respond
		return errors.New("the metadata is being fetched")
	}
	defer d.fetching.Unlock()
	if d.keys.Load() != nil {
		return nil
	}
	if !d.limit.Allow() {
		return errors.New("the issuer did not respond a moment ago")
	}
	config := d.config
	var err error
	if config.JWKSURL, err = discover(ctx, config.Issuer); err == nil {
		var keys *remoteKeys
		if keys, err = openRemoteKeys(d.ctx, config); err == nil { //nolint:contextcheck // the keys outlive the request
			d.keys.Store(keys)
		}
	}
	if err != nil {
		d.log.ErrorContext(ctx, "the keys of the token issuer cannot be found", "issuer", config.Issuer, "error", err)
	}
	return err
}

// discover returns the address of an issuer's JWK set.
func discover(ctx context.Context, issuer string) (string, error) {
	var failures []error
	for _, address := range metadataAddresses(issuer) {
		keys, err := readMetadata(ctx, address, issuer)
		if err == nil || errors.Is(err, errMetadata) {
			return keys, err
		}
		failures = append(failures, err)
	}
	return "", errors.Join(failures...)
}

// metadataAddresses returns where an issuer publishes its metadata: OpenID Connect appends a path to the issuer, RFC 8414 inserts one before
// its path.
func metadataAddresses(issuer string) []string {
	issuer = strings.TrimSuffix(issuer, "/")
	addresses := []string{issuer + "/.well-known/openid-configuration"}
	if parsed, err := url.Parse(issuer); err == nil {
		parsed.Path = "/.well-known/oauth-authorization-server" + parsed.Path
		addresses = append(addresses, parsed.String())
	}
	return addresses
}

func readMetadata(ctx context.Context, address, issuer string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return "", fmt.Errorf("fetch %s: %w", address, err)
	}
	response, err := keyClient().Do(request)
	if err != nil {
		return "", fmt.Errorf("fetch the metadata of the issuer: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return "", fmt.Errorf("fetch %s: got status %d", address, response.StatusCode)
	}
	var metadata struct {
		Issuer string `json:"issuer"`
		Keys   string `json:"jwks_uri"` //nolint:tagliatelle // named by the specification
	}
	if err := json.NewDecoder(response.Body).Decode(&metadata); err != nil {
		return "", fmt.Errorf("%w: %s is not JSON: %w", errMetadata, address, err)
	}
	if metadata.Issuer != issuer {
		return "", fmt.Errorf("%w: %s is that of the issuer %q, but TOKEN_ISSUER is %q; they must be equal", errMetadata, address, metadata.Issuer, issuer)
	}
	if err := checkKeyAddress(metadata.Keys); err != nil {
		return "", fmt.Errorf("%w: jwks_uri at %s: %w", errMetadata, address, err)
	}
	return metadata.Keys, nil
}
