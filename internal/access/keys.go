package access

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/MicahParks/jwkset"
	"github.com/golang-jwt/jwt/v5"
)

const (
	// minRSABits is the minimum for RS256 (RFC 7518, section 3.3).
	minRSABits = 2048
	// minSecret is in bytes. RFC 7518, section 3.2, requires a key at least as long as the hash.
	minSecret = 32
	// defaultRefresh is the interval between fetches of remote keys.
	defaultRefresh = 5 * time.Minute
)

// Config determines which tokens are accepted. At most one of KeyFile, JWKSURL and DevSecret is set; without any, the keys are those that
// the issuer's metadata names.
type Config struct {
	Issuer      string        `name:"issuer" env:"TOKEN_ISSUER" placeholder:"NAME" help:"Issuer: the 'iss' that tokens must contain."`
	Audience    string        `name:"audience" env:"TOKEN_AUDIENCE" default:"proposaltracker" help:"Audience: the 'aud' that tokens must contain."`
	KeyFile     string        `name:"key-file" env:"TOKEN_KEY_FILE" placeholder:"FILE" help:"Keys that tokens are signed with: PEM, a JWK or a JWK set; Ed25519, ECDSA P-256, or RSA of 2048 bits or more. The public half is enough."`
	JWKSURL     string        `name:"jwks-url" env:"TOKEN_JWKS_URL" placeholder:"URL" help:"URL of the issuer's JWK set, fetched again at intervals and when a token names an unknown key."`
	JWKSRefresh time.Duration `name:"jwks-refresh" env:"TOKEN_JWKS_REFRESH" default:"5m" help:"Interval at which the JWK set is fetched again. A removed key is accepted for this time plus one minute."`
	DevSecret   string        `name:"dev-secret" env:"TOKEN_DEV_SECRET" placeholder:"TEXT" help:"Shared secret for HS256, of 32 bytes or more. For development only."`
	// ScopeClaims and DelegationClaim are names of claims, or names of nested claims joined with dots. Defaults: `scope` and `scp`, `delegation`.
	ScopeClaims     []string `name:"scope-claim" env:"TOKEN_SCOPE_CLAIM" placeholder:"NAME" help:"Claim with scopes, a string or a list; dots separate the names of nested claims, as in realm_access.roles. Repeatable. Default: scope and scp."`
	DelegationClaim string   `name:"delegation-claim" env:"TOKEN_DELEGATION_CLAIM" default:"delegation" placeholder:"NAME" help:"Claim with the delegation; dots separate the names of nested claims (default ${default})."`
	// DelegationMap is a file for [ReadDelegationMap]. Default: values are codes.
	DelegationMap string `name:"delegation-map" env:"TOKEN_DELEGATION_MAP" type:"path" placeholder:"FILE" help:"CSV file with the columns value and delegation, which maps the values of the delegation claim to codes. Other values are rejected. Default: the values are codes."`
	// MaxLifetime bounds the validity of a token from its issue. Default: 30 days.
	MaxLifetime time.Duration `name:"max-lifetime" env:"TOKEN_MAX_LIFETIME" default:"720h" help:"Longest accepted validity of a token, from its issue to its expiry (default ${default})."`
	// Log receives failures to fetch the JWK set. Default: [slog.Default].
	Log *slog.Logger `kong:"-"`
}

// HasKey reports whether there is any source of keys: a setting, or an issuer with metadata.
func (c Config) HasKey() bool { return c.sources() > 0 || c.discovers() }

// withDefaults replaces zero values with the defaults.
func (c Config) withDefaults() Config {
	if len(c.ScopeClaims) == 0 {
		c.ScopeClaims = []string{"scope", "scp"}
	}
	if c.DelegationClaim == "" {
		c.DelegationClaim = "delegation"
	}
	if c.MaxLifetime <= 0 {
		c.MaxLifetime = 720 * time.Hour
	}
	return c
}

// logger returns the log for failures to fetch keys.
func (c Config) logger() *slog.Logger {
	if c.Log == nil {
		return slog.Default()
	}
	return c.Log
}

func (c Config) sources() int {
	count := 0
	for _, source := range []string{c.KeyFile, c.JWKSURL, c.DevSecret} {
		if source != "" {
			count++
		}
	}
	return count
}

// CheckServing returns an error if the settings are not safe for an external database: a missing
// issuer or key, or a development secret.
func (c Config) CheckServing() error {
	if c.DevSecret != "" {
		return errors.New("a shared secret for tokens (TOKEN_DEV_SECRET) is for development only: set TOKEN_KEY_FILE or TOKEN_JWKS_URL instead")
	}
	return c.check()
}

func (c Config) check() error {
	switch {
	case c.Issuer == "":
		return errors.New("no token issuer is set: set TOKEN_ISSUER to the 'iss' of the tokens")
	case c.Audience == "":
		return errors.New("no token audience is set: set TOKEN_AUDIENCE to the 'aud' of the tokens")
	case c.sources() == 0 && !c.discovers():
		return errors.New("no token key is set: set TOKEN_KEY_FILE (PEM or JWK) or TOKEN_JWKS_URL, " +
			"or set TOKEN_ISSUER to the https address of an issuer with OpenID discovery")
	case c.sources() > 1:
		return errors.New("more than one source of token keys is set: set one of TOKEN_KEY_FILE, TOKEN_JWKS_URL and TOKEN_DEV_SECRET")
	case c.DevSecret != "" && len(c.DevSecret) < minSecret:
		return fmt.Errorf("the shared secret for tokens (TOKEN_DEV_SECRET) has %d bytes: use at least %d", len(c.DevSecret), minSecret)
	}
	return nil
}

// verificationKey is a key with the only algorithm that it may be used with. The algorithm that a token names
// is only compared with it.
type verificationKey struct {
	id        string // kid; empty if the key has no ID
	algorithm string
	public    any
}

// keySource finds the keys that may have signed a token with the given key ID, which can be empty.
type keySource interface {
	find(ctx context.Context, kid string) ([]verificationKey, error)
}

// fixedKeys do not change while the program runs.
type fixedKeys []verificationKey

func (f fixedKeys) find(_ context.Context, kid string) ([]verificationKey, error) {
	return named(f, kid), nil
}

// named returns the keys with the given ID and those without an ID. A token without a key ID may be
// signed with any key.
func named(keys []verificationKey, kid string) []verificationKey {
	return slices.DeleteFunc(slices.Clone(keys), func(key verificationKey) bool {
		return kid != "" && key.id != "" && key.id != kid
	})
}

func openKeys(ctx context.Context, config Config) (keySource, error) {
	switch {
	case config.discovers():
		return openDiscoveredKeys(ctx, config)
	case config.JWKSURL != "":
		return openRemoteKeys(ctx, config)
	case config.DevSecret != "":
		secret := verificationKey{algorithm: jwt.SigningMethodHS256.Alg(), public: []byte(config.DevSecret)}
		return fixedKeys{secret}, nil
	default:
		return readKeyFile(config.KeyFile)
	}
}

// newVerificationKey returns the public part of key with the algorithm for its type. It rejects
// symmetric keys, since anyone who can verify with one can also sign.
func newVerificationKey(id string, key any) (verificationKey, error) {
	if private, ok := key.(crypto.Signer); ok {
		key = private.Public()
	}
	switch public := key.(type) {
	case ed25519.PublicKey:
		return verificationKey{id, jwt.SigningMethodEdDSA.Alg(), public}, nil
	case *ecdsa.PublicKey:
		if public.Curve != elliptic.P256() {
			return verificationKey{}, fmt.Errorf("the curve is %s; only P-256 is supported", public.Curve.Params().Name)
		}
		return verificationKey{id, jwt.SigningMethodES256.Alg(), public}, nil
	case *rsa.PublicKey:
		if public.N.BitLen() < minRSABits {
			return verificationKey{}, fmt.Errorf("the RSA key has %d bits; at least %d are required", public.N.BitLen(), minRSABits)
		}
		return verificationKey{id, jwt.SigningMethodRS256.Alg(), public}, nil
	default:
		return verificationKey{}, errors.New("only Ed25519, ECDSA P-256 and RSA keys are supported")
	}
}

// newJWKVerificationKey is like newVerificationKey, but also checks the use and algorithm stated in the JWK.
func newJWKVerificationKey(jwk jwkset.JWK) (verificationKey, error) {
	stated := jwk.Marshal()
	key, err := newVerificationKey(stated.KID, jwk.Key())
	switch {
	case err != nil:
		return verificationKey{}, err
	case stated.USE != "" && stated.USE != jwkset.UseSig:
		return verificationKey{}, fmt.Errorf("the key is for use %q, not for signatures", stated.USE)
	case len(stated.KEYOPS) > 0 && !slices.Contains(stated.KEYOPS, jwkset.KeyOpsVerify) && !slices.Contains(stated.KEYOPS, jwkset.KeyOpsSign):
		return verificationKey{}, fmt.Errorf("the key is for %v, not for signatures", stated.KEYOPS)
	case stated.ALG != "" && canonicalAlgorithm(stated.ALG) != key.algorithm:
		return verificationKey{}, fmt.Errorf("the key is for %s; only EdDSA, ES256 and RS256 are supported", stated.ALG)
	}
	return key, nil
}

// canonicalAlgorithm maps the newer name of EdDSA on Ed25519 (RFC 9864) to the older one, which
// tokens use.
func canonicalAlgorithm(stated jwkset.ALG) string {
	if stated == "Ed25519" {
		return jwt.SigningMethodEdDSA.Alg()
	}
	return string(stated)
}
