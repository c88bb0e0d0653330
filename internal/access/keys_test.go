package access_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/MicahParks/jwkset"
	"github.com/alecthomas/kong"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"proposaltracker/internal/access"
)

type jwks struct {
	Keys []jwkset.JWKMarshal `json:"keys"`
}

func TestKeyFileFormats(t *testing.T) {
	t.Parallel()
	stated := jwkset.JWKMetadataOptions{USE: jwkset.UseSig, KEYOPS: []jwkset.KEYOPS{jwkset.KeyOpsVerify}}
	for _, key := range []issuerKey{newEd25519(t, "k"), newECDSA(t, "k", elliptic.P256()), newRSA(t, "k", 2048)} {
		private, err := jwkset.NewJWKFromKey(key.private, jwkset.JWKOptions{
			Marshal: jwkset.JWKMarshalOptions{Private: true}, Metadata: jwkset.JWKMetadataOptions{KID: "k"},
		})
		must(t, err)
		stated.ALG = jwkset.ALG(key.method.Alg())
		files := map[string]string{
			"public PEM":             key.publicPEM(t),
			"private PEM":            key.privatePEM(t),
			"algorithm-specific PEM": "a remark\n" + ownPEM(t, key),
			"JWK":                    jsonOf(t, key.jwk(t, jwkset.JWKMetadataOptions{})),
			"JWK with alg":           jsonOf(t, key.jwk(t, stated)),
			"private JWK":            jsonOf(t, private.Marshal()),
			"JWK set":                jsonOf(t, jwks{[]jwkset.JWKMarshal{newEd25519(t, "other").jwk(t, jwkset.JWKMetadataOptions{}), key.jwk(t, stated)}}),
			"two PEM blocks":         newEd25519(t, "").publicPEM(t) + "\n" + key.publicPEM(t),
		}
		for name, content := range files {
			t.Run(key.method.Alg()+" "+name, func(t *testing.T) {
				t.Parallel()
				verifier := open(t, fileConfig(t, content), &clock{})
				believed(t, verifier, key.sign(t, nil), japan())
				unnamed := issuerKey{"", key.method, key.private}
				believed(t, verifier, unnamed.sign(t, nil), japan())
			})
		}
	}
}

// ownPEM returns the older PEM format, specific to each kind of key, that some tools still write.
func ownPEM(t *testing.T, key issuerKey) string {
	t.Helper()
	switch private := key.private.(type) {
	case *rsa.PrivateKey:
		return pemOf("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(private))
	case *ecdsa.PrivateKey:
		der, err := x509.MarshalECPrivateKey(private)
		must(t, err)
		return pemOf("EC PARAMETERS", []byte{6, 0}) + pemOf("EC PRIVATE KEY", der)
	default:
		return key.privatePEM(t)
	}
}

// RFC 9864 defines a separate name for EdDSA with Ed25519, which newer issuers use in their keys.
func TestEd25519AlgorithmName(t *testing.T) {
	t.Parallel()
	key := newEd25519(t, "k")
	public := key.jwk(t, jwkset.JWKMetadataOptions{})
	public.ALG = "Ed25519"
	verifier := open(t, fileConfig(t, jsonOf(t, public)), &clock{})
	believed(t, verifier, key.sign(t, nil), japan())
}

func TestKeyID(t *testing.T) {
	t.Parallel()
	first, second := newEd25519(t, "first"), newEd25519(t, "second")
	none := jwkset.JWKMetadataOptions{}
	verifier := open(t, fileConfig(t, jsonOf(t, jwks{[]jwkset.JWKMarshal{first.jwk(t, none), second.jwk(t, none)}})), &clock{})
	believed(t, verifier, first.sign(t, nil), japan())
	believed(t, verifier, second.sign(t, nil), japan())
	misnamed := issuerKey{"second", first.method, first.private}
	refused(t, verifier, misnamed.sign(t, nil), "check `signature`")
	unknown := issuerKey{"third", first.method, first.private}
	refused(t, verifier, unknown.sign(t, nil), "check `kid`")
}

func TestInvalidKeyFiles(t *testing.T) {
	t.Parallel()
	good := newEd25519(t, "k")
	weak := newRSA(t, "k", 1024)
	tests := map[string]struct{ content, words string }{
		"empty":                 {" \n", "the file is empty"},
		"neither PEM nor JWK":   {"hello", "neither a PEM block nor a JWK; create a key with: openssl genpkey"},
		"malformed key in PEM":  {pemOf("PUBLIC KEY", []byte("no key")), `PEM block "PUBLIC KEY"`},
		"short RSA":             {weak.publicPEM(t), "the RSA key has 1024 bits; at least 2048"},
		"short RSA as JWK":      {jsonOf(t, weak.jwk(t, jwkset.JWKMetadataOptions{})), "the RSA key has 1024 bits"},
		"unsupported curve":     {newECDSA(t, "", elliptic.P384()).publicPEM(t), "the curve is P-384; only P-256"},
		"valid and invalid key": {good.publicPEM(t) + weak.publicPEM(t), "the RSA key has 1024 bits"},
		"certificate request":   {pemOf("CERTIFICATE REQUEST", []byte{1}), "is not a key"},
		"malformed certificate": {pemOf("CERTIFICATE", []byte{1}), `PEM block "CERTIFICATE"`},
		"OpenSSH":               {pemOf("OPENSSH PRIVATE KEY", []byte{1}), "ssh-keygen -p -m PKCS8"},
		"passphrase":            {pemOf("ENCRYPTED PRIVATE KEY", []byte{1}), "protected by a passphrase"},
		"malformed JSON":        {`{"keys": [`, "the file is not valid JSON"},
		"empty set":             {`{"keys": []}`, "contains no key"},
		"incomplete JWK":        {`{"kty": "OKP"}`, "JWK 1: "},
		"symmetric key":         {`{"kty": "oct", "k": "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"}`, "only Ed25519, ECDSA P-256 and RSA keys"},
		"encryption key":        {jsonOf(t, good.jwk(t, jwkset.JWKMetadataOptions{USE: jwkset.UseEnc})), `for use "enc"`},
		"key-wrapping key":      {jsonOf(t, good.jwk(t, jwkset.JWKMetadataOptions{KEYOPS: []jwkset.KEYOPS{jwkset.KeyOpsWrapKey}})), "not for signatures"},
		"unsupported algorithm": {jsonOf(t, newRSA(t, "k", 2048).jwk(t, jwkset.JWKMetadataOptions{ALG: jwkset.AlgPS256})), "the key is for PS256"},
		"too large":             {strings.Repeat("x", 1<<20+1), "the limit is 1048576"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := fileConfig(t, test.content)
			notOpened(t, config, test.words)
			notOpened(t, config, config.KeyFile)
		})
	}
	missing := access.Config{Issuer: issuerName, Audience: audienceName, KeyFile: filepath.Join(t.TempDir(), "none")}
	notOpened(t, missing, "TOKEN_KEY_FILE must name a PEM or JWK file")
}

// notOpened checks that the settings are rejected with one line that contains words.
func notOpened(t *testing.T, config access.Config, words string) {
	t.Helper()
	_, err := access.NewVerifier(t.Context(), config, noon)
	if err == nil || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v; want one line with %q", err, words)
	}
}

func TestInvalidSettings(t *testing.T) {
	t.Parallel()
	secret := strings.Repeat("s", 32)
	tests := []struct {
		config access.Config
		words  string
	}{
		{access.Config{}, "TOKEN_ISSUER"},
		{access.Config{Issuer: issuerName}, "TOKEN_AUDIENCE"},
		{access.Config{Issuer: "us", Audience: "a"}, "TOKEN_KEY_FILE (PEM or JWK) or TOKEN_JWKS_URL"},
		{access.Config{Issuer: issuerName, Audience: "a", KeyFile: "a", DevSecret: secret}, "more than one source of token keys"},
		{access.Config{Issuer: issuerName, Audience: "a", KeyFile: "a", JWKSURL: "https://a"}, "more than one source of token keys"},
		{access.Config{Issuer: issuerName, Audience: "a", DevSecret: secret[1:]}, "has 31 bytes: use at least 32"},
		{access.Config{Issuer: issuerName, Audience: "a", JWKSURL: "http://id.example.org/keys"}, "must be an https address"},
		{access.Config{Issuer: issuerName, Audience: "a", JWKSURL: "file:///etc/passwd"}, "must be an https address"},
		{access.Config{Issuer: issuerName, Audience: "a", JWKSURL: "keys"}, "must be an https address"},
	}
	for _, test := range tests {
		notOpened(t, test.config, test.words)
	}
}

func TestCheckServing(t *testing.T) {
	t.Parallel()
	good := access.Config{Issuer: issuerName, Audience: "a", KeyFile: "keys.pem"}
	if err := good.CheckServing(); err != nil || !good.HasKey() {
		t.Errorf("valid settings: got error %v, want none", err)
	}
	secret := access.Config{Issuer: issuerName, Audience: "a", DevSecret: strings.Repeat("s", 32)}
	if err := secret.CheckServing(); err == nil || !strings.Contains(err.Error(), "development only") {
		t.Errorf("shared secret: got error %v, want one with \"development only\"", err)
	}
	keyless := access.Config{Issuer: "us", Audience: "a"}
	if err := keyless.CheckServing(); err == nil || keyless.HasKey() {
		t.Error("missing key: got no error, want one")
	}
	discovering := access.Config{Issuer: issuerName, Audience: "a"}
	if err := discovering.CheckServing(); err != nil || !discovering.HasKey() {
		t.Errorf("issuer with metadata: got error %v, want none", err)
	}
	nameless := access.Config{Audience: "a", KeyFile: "keys.pem"}
	if err := nameless.CheckServing(); err == nil || !strings.Contains(err.Error(), "TOKEN_ISSUER") {
		t.Errorf("missing issuer: got %v, want an error that names TOKEN_ISSUER", err)
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	var settings struct {
		Token access.Config `embed:"" prefix:"token-"`
	}
	parser, err := kong.New(&settings)
	must(t, err)
	_, err = parser.Parse([]string{"--token-issuer", issuerName, "--token-jwks-url=https://a.example.org", "--token-jwks-refresh=1m"})
	must(t, err)
	want := access.Config{
		Issuer: issuerName, Audience: access.DevAudience, JWKSURL: "https://a.example.org", JWKSRefresh: time.Minute,
		DelegationClaim: "delegation", MaxLifetime: 720 * time.Hour,
	}
	if diff := cmp.Diff(want, settings.Token, cmpopts.IgnoreFields(access.Config{}, "Log")); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
	for _, flag := range parser.Model.Flags {
		if variable := strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_")); flag.Name != "help" && !strings.Contains(strings.Join(flag.Envs, " "), variable) {
			t.Errorf("flag %s: got environment variables %v, want %s", flag.Name, flag.Envs, variable)
		}
	}
}

func TestCertificates(t *testing.T) {
	t.Parallel()
	key := newECDSA(t, "", elliptic.P256())
	template := x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: noon(), NotAfter: noon()}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, key.private.Public(), key.private)
	must(t, err)
	verifier := open(t, fileConfig(t, pemOf("CERTIFICATE", der)), &clock{})
	believed(t, verifier, key.sign(t, nil), japan())
	refused(t, verifier, signWith(t, jwt.SigningMethodES256, newECDSA(t, "", elliptic.P256()).private, "", goodClaims(nil)), "check `signature`")
}
