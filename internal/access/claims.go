package access

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"proposaltracker/models"
)

// tokenTypes are the accepted values of the header `typ`, in lower case: a JWT, and an access token by RFC 9068. Other types, such as those
// of logout tokens, are not meant for this API even if their claims fit (RFC 8725, section 3.11).
func tokenTypes() []string { return []string{"jwt", "at+jwt", "application/at+jwt"} }

// checkType rejects a token that is not for access.
func checkType(token *jwt.Token) error {
	stated, given := token.Header["typ"]
	if !given {
		return nil
	}
	if name, is := stated.(string); !is || !slices.Contains(tokenTypes(), strings.ToLower(name)) {
		return models.NewProblem(models.TokenInvalid, models.P("claim", "typ"), models.P("expected", "JWT", "at+jwt"))
	}
	return nil
}

// checkNames rejects a token whose header or claims contain a name twice: other programs might read another one of the values.
func checkNames(raw string) error {
	for _, part := range strings.SplitN(raw, ".", 3)[:2] {
		decoded, err := base64.RawURLEncoding.DecodeString(part)
		if err != nil {
			return models.NewProblem(models.TokenMalformed, models.P("problem", models.TermNotAJWT))
		}
		if name, twice := repeatedName(decoded); twice {
			return models.NewProblem(models.TokenInvalid, models.P("claim", name))
		}
	}
	return nil
}

// repeatedName returns a name that occurs twice in an object of valid JSON.
func repeatedName(text []byte) (name string, twice bool) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	type object struct {
		seen   map[string]bool // nil for an array
		atName bool
	}
	open := []object{}
	for {
		token, err := decoder.Token()
		if err != nil {
			return "", false // the end
		}
		top := len(open) - 1
		switch delimiter, is := token.(json.Delim); {
		case is && (delimiter == '}' || delimiter == ']'):
			open = open[:top]
			continue
		case top >= 0 && open[top].atName:
			name, _ := token.(string)
			if open[top].seen[name] {
				return name, true
			}
			open[top].seen[name], open[top].atName = true, false
			continue
		case top >= 0 && open[top].seen != nil:
			open[top].atName = true // after this value
		}
		switch token {
		case json.Delim('{'):
			open = append(open, object{map[string]bool{}, true})
		case json.Delim('['):
			open = append(open, object{})
		}
	}
}

// claimAt returns the value of a claim by its name, or by names of nested claims joined with dots. Names can contain dots themselves.
func claimAt(claims map[string]any, path string) (value any, has bool) {
	if value, has = claims[path]; has {
		return value, true
	}
	for i, character := range path {
		if character != '.' {
			continue
		}
		if within, is := claims[path[:i]].(map[string]any); is {
			if value, has = claimAt(within, path[i+1:]); has {
				return value, true
			}
		}
	}
	return nil, false
}

// errClaimType is the error for a claim with a value of another type.
var errClaimType = errors.New("neither a string nor a list of strings")

// words returns the values of a claim: a string, or a list of strings. Nil if there is no such claim.
func words(claims map[string]any, path string) ([]string, error) {
	value, has := claimAt(claims, path)
	if !has || value == nil {
		return nil, nil
	}
	switch value := value.(type) {
	case string:
		return []string{value}, nil
	case []any:
		found := []string{}
		for _, each := range value {
			word, is := each.(string)
			if !is {
				return nil, errClaimType
			}
			found = append(found, word)
		}
		return found, nil
	default:
		return nil, errClaimType
	}
}

// viewer returns the viewer described by verified claims.
func (v *Verifier) viewer(claims jwt.MapClaims) (Viewer, error) {
	subject, err := claims.GetSubject()
	if err != nil || subject == "" || !recordable(subject) {
		return Viewer{}, models.NewProblem(models.TokenInvalid, models.P("claim", "sub"))
	}
	id, is := claims["jti"].(string)
	if _, given := claims["jti"]; given && !is || !recordable(id) {
		return Viewer{}, models.NewProblem(models.TokenInvalid, models.P("claim", "jti"))
	}
	delegation, err := v.delegation(claims)
	if err != nil {
		return Viewer{}, err
	}
	scopes, err := v.scopes(claims)
	if err != nil {
		return Viewer{}, err
	}
	expiry, err := v.expiry(claims)
	return Viewer{Subject: subject, Delegation: delegation, Scopes: scopes, TokenID: id, ExpiresAt: expiry}, err
}

// delegation returns the code of the delegation that the token speaks for; empty if it names none.
func (v *Verifier) delegation(claims jwt.MapClaims) (models.Code, error) {
	named, err := words(claims, v.config.DelegationClaim)
	if err != nil || len(named) > 1 {
		return "", models.NewProblem(models.TokenInvalid, models.P("claim", v.config.DelegationClaim))
	}
	if len(named) == 0 || named[0] == "" {
		return "", nil
	}
	value := named[0]
	if v.delegations != nil {
		if code, mapped := v.delegations[value]; mapped {
			return code, nil
		}
	} else if code, err := models.ParseCode(value); err == nil {
		return code, nil
	}
	return "", models.NewProblem(models.TokenInvalid, models.P("claim", v.config.DelegationClaim), models.P("value", value))
}

// scopes returns the known scopes of all scope claims. Unknown ones are ignored, since an issuer's tokens may serve other programs too.
func (v *Verifier) scopes(claims jwt.MapClaims) (Scopes, error) {
	var set Scopes
	for _, claim := range v.config.ScopeClaims {
		named, err := words(claims, claim)
		if err != nil {
			return set, models.NewProblem(models.TokenInvalid, models.P("claim", claim))
		}
		for _, text := range named {
			for word := range strings.FieldsSeq(text) {
				set |= NewScopes(Scope(word))
			}
		}
	}
	return set, nil
}

// expiry returns the end of a token's validity. It rejects a token that is valid for too long, counted from its issue, or from now if it
// does not state that.
func (v *Verifier) expiry(claims jwt.MapClaims) (time.Time, error) {
	expires, err := claims.GetExpirationTime()
	if err != nil || expires == nil {
		return time.Time{}, models.NewProblem(models.TokenInvalid, models.P("claim", "exp"))
	}
	from := v.now()
	if issued, err := claims.GetIssuedAt(); err == nil && issued != nil {
		from = issued.Time
	}
	if latest := from.Add(v.config.MaxLifetime + leeway); expires.After(latest) {
		return time.Time{}, models.NewProblem(models.TokenInvalid, models.P("claim", "exp"), models.P("value", instant(expires.Time)),
			models.P("expected", "<= "+instant(latest)))
	}
	return expires.UTC(), nil
}
