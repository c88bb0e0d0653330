package access

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/models"
)

const (
	// DevIssuer is the issuer of development tokens.
	DevIssuer = "proposaltracker-dev"
	// DevAudience is the audience of development tokens.
	DevAudience = "proposaltracker"
	// MaxDevTTL is the longest lifetime of a development token.
	MaxDevTTL = 30 * 24 * time.Hour

	devKeyFile = "token-key.pem"
)

// DevKey signs development tokens. It is stored in the data folder, readable only by its owner, so
// that the server and the `token` subcommand can share it.
type DevKey struct {
	private ed25519.PrivateKey
	path    string
}

// Config returns settings that accept tokens signed with this key.
func (k DevKey) Config() Config {
	return Config{Issuer: DevIssuer, Audience: DevAudience, KeyFile: k.path}
}

// LoadOrCreateDevKey returns the key stored in dataDir. It creates the folder and the key if they do not
// exist. Concurrent callers, including those in other processes, get the same key.
func LoadOrCreateDevKey(dataDir string) (DevKey, error) {
	path := filepath.Join(dataDir, devKeyFile)
	key, err := loadDevKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := createDevKey(path); err != nil {
		return DevKey{}, fmt.Errorf("create a token key in the data folder: %w", err)
	}
	return loadDevKey(path)
}

func loadDevKey(path string) (DevKey, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return DevKey{}, fmt.Errorf("read the token key: %w", err)
	}
	errInvalid := fmt.Errorf("%s does not contain an Ed25519 key; delete it, and the next start creates a new one", path)
	block, _ := pem.Decode(data)
	if block == nil {
		return DevKey{}, errInvalid
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return DevKey{}, errInvalid
	}
	private, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return DevKey{}, errInvalid
	}
	return DevKey{private: private, path: path}, nil
}

// createDevKey writes the key to a temporary file and links it to its final name. The link fails if another
// process created the key first; that key is then used.
func createDevKey(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // Postgres's account must be able to enter the folder; the key has mode 0600
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), devKeyFile+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft.Name()) }() // the linked file remains
	if err := writeNewKey(draft); err != nil {
		return errors.Join(err, draft.Close())
	}
	if err := draft.Close(); err != nil {
		return err
	}
	if err := os.Link(draft.Name(), path); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// writeNewKey writes a new key to a file created by [os.CreateTemp], which only its owner can read.
func writeNewKey(file *os.File) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("generate a key: %w", err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return fmt.Errorf("encode the key: %w", err)
	}
	if err := pem.Encode(file, &pem.Block{Type: "PRIVATE KEY", Bytes: der}); err != nil {
		return fmt.Errorf("write the key: %w", err)
	}
	return file.Sync()
}

// Claims are the claims of a development token, as entered by a user.
type Claims struct {
	// Subject is the name of the bearer. Default: `dev:` followed by the delegation's code.
	Subject string
	// Delegation is the code of a delegation. Empty for a token of the Secretariat.
	Delegation string
	// Scope lists scopes separated by spaces. If empty, the bearer is authenticated but sees only public
	// data.
	Scope string
	// TTL is the lifetime of the token, from one second to 30 days.
	TTL time.Duration
}

// tokenClaims are the claims of a development token.
type tokenClaims struct {
	jwt.RegisteredClaims
	Delegation string `json:"delegation,omitempty"`
	Scope      string `json:"scope,omitempty"`
}

// Mint signs a token that a [Verifier] with the key's Config accepts from now until TTL has passed.
//
// Errors: INVALID_INPUT at delegation, scope, ttl or subject, joined if several are invalid.
func Mint(key DevKey, claims Claims, now time.Time) (string, error) {
	scopes, err := checkClaims(claims)
	if err != nil {
		return "", err
	}
	subject := claims.Subject
	if subject == "" {
		subject = "dev:" + claims.Delegation
	}
	token := jwt.NewWithClaims(jwt.SigningMethodEdDSA, tokenClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer:    DevIssuer,
			Subject:   subject,
			Audience:  jwt.ClaimStrings{DevAudience},
			ExpiresAt: jwt.NewNumericDate(now.Add(claims.TTL)),
			IssuedAt:  jwt.NewNumericDate(now),
			ID:        models.NewID().String(),
		},
		Delegation: claims.Delegation,
		Scope:      scopes.String(),
	})
	signed, err := token.SignedString(key.private)
	if err != nil {
		return "", fmt.Errorf("sign a token: %w", err)
	}
	return signed, nil
}

func checkClaims(claims Claims) (Scopes, error) {
	var errs []error
	scopes, err := ParseScopes(claims.Scope)
	if err != nil {
		errs = append(errs, at("scope", err))
	}
	switch {
	case claims.Delegation != "":
		if _, err := models.ParseCode(claims.Delegation); err != nil {
			errs = append(errs, at("delegation", err))
		}
	case err == nil && !scopes.Has(ScopeSecretariat):
		errs = append(errs, models.NewProblem(models.Required, models.P("value", "delegation")).At("delegation"))
	}
	if claims.TTL < time.Second || claims.TTL > MaxDevTTL {
		errs = append(
			errs,
			models.NewProblem(models.OutOfRange, models.P("value", claims.TTL), models.P("min", time.Second), models.P("max", MaxDevTTL)).At("ttl"),
		)
	}
	if !recordable(claims.Subject) || strings.TrimSpace(claims.Subject) != claims.Subject {
		errs = append(errs, models.NewProblem(models.Malformed, models.P("value", claims.Subject), models.P("type", models.TermSubject)).At("subject"))
	}
	return scopes, errors.Join(errs...)
}

// at adds the field to a coded error.
func at(field string, err error) error {
	if coded, ok := errors.AsType[*models.Error](err); ok {
		return coded.At(field)
	}
	return err
}
