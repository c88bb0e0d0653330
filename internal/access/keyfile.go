package access

import (
	"bytes"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"os"

	"github.com/MicahParks/jwkset"
)

// maxKeyFile is the largest accepted key file, in bytes.
const maxKeyFile = 1 << 20

// readKeyFile reads all keys of a file, which contains PEM blocks, a JWK or a JWK set. It rejects the whole
// file if one key is unusable, because a partial key rotation is worse than none.
func readKeyFile(path string) (fixedKeys, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the token key file: %w; TOKEN_KEY_FILE must name a PEM or JWK file", err)
	}
	keys, err := parseKeys(data)
	if err != nil {
		return nil, fmt.Errorf("read the token key file %s: %w", path, err)
	}
	return keys, nil
}

func parseKeys(data []byte) (fixedKeys, error) {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0:
		return nil, errors.New("the file is empty; put a PEM or JWK key into it")
	case len(data) > maxKeyFile:
		return nil, fmt.Errorf("the file has %d bytes; the limit is %d", len(data), maxKeyFile)
	case data[0] == '{':
		return parseJWKs(data)
	default:
		return parsePEM(data)
	}
}

func parsePEM(data []byte) (fixedKeys, error) {
	var keys fixedKeys
	for {
		var block *pem.Block
		block, data = pem.Decode(data)
		if block == nil {
			break
		}
		if block.Type == "EC PARAMETERS" {
			continue // openssl writes curve parameters before the key, which names its curve itself
		}
		key, err := parseBlock(block)
		if err != nil {
			return nil, fmt.Errorf("PEM block %q: %w", block.Type, err)
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, errors.New("the file contains neither a PEM block nor a JWK; create a key with: openssl genpkey -algorithm ed25519")
	}
	return keys, nil
}

func parseBlock(block *pem.Block) (verificationKey, error) {
	switch block.Type {
	case "CERTIFICATE":
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return verificationKey{}, fmt.Errorf("read the certificate: %w", err)
		}
		return newVerificationKey("", certificate.PublicKey)
	case "OPENSSH PRIVATE KEY":
		return verificationKey{}, errors.New("the key is in OpenSSH's own format; convert it with: ssh-keygen -p -m PKCS8 -f FILE")
	case "ENCRYPTED PRIVATE KEY":
		return verificationKey{}, errors.New("the key is protected by a passphrase; extract its public half with: openssl pkey -pubout -in FILE")
	}
	key, err := jwkset.LoadX509KeyInfer(block)
	if errors.Is(err, jwkset.ErrX509Infer) {
		return verificationKey{}, errors.New("the PEM block is not a key: use PUBLIC KEY, PRIVATE KEY or CERTIFICATE")
	}
	if err != nil {
		return verificationKey{}, fmt.Errorf("read the key: %w", err)
	}
	return newVerificationKey("", key)
}

func parseJWKs(data []byte) (fixedKeys, error) {
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(data, &set); err != nil {
		return nil, fmt.Errorf("the file is not valid JSON: %w", err)
	}
	if set.Keys == nil {
		set.Keys = []json.RawMessage{data}
	}
	var keys fixedKeys
	for i, raw := range set.Keys {
		jwk, err := jwkset.NewJWKFromRawJSON(raw, jwkset.JWKMarshalOptions{Private: true}, jwkset.JWKValidateOptions{})
		if err != nil {
			return nil, fmt.Errorf("JWK %d: %w", i+1, err)
		}
		key, err := newJWKVerificationKey(jwk)
		if err != nil {
			return nil, fmt.Errorf("JWK %d: %w", i+1, err)
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, errors.New("the JWK set contains no key")
	}
	return keys, nil
}
