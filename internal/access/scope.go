package access

import (
	"slices"
	"strings"

	"proposaltracker/models"
)

// Scope is one permission of a token, as written in its `scope` claim.
type Scope string

// The scopes. A delegation's rights follow from its role in a proposal; the scopes of a token determine which
// of these rights its holder may use.
const (
	// ScopeAnswersWrite permits answering questions.
	ScopeAnswersWrite Scope = "answers:write"
	// ScopeCoAuthorsWrite permits requesting, inviting, answering and withdrawing co-authorships.
	ScopeCoAuthorsWrite Scope = "coauthors:write"
	// ScopeFollowUpsWrite permits suggesting and advancing follow-ups.
	ScopeFollowUpsWrite Scope = "followups:write"
	// ScopeProposalsRead permits reading non-public data that the delegation may see.
	ScopeProposalsRead Scope = "proposals:read"
	// ScopeProposalsWrite permits creating proposals, and filing and submitting revisions.
	ScopeProposalsWrite Scope = "proposals:write"
	// ScopeSecretariat marks the Secretariat, which circulates, assigns symbols and manages venues.
	ScopeSecretariat Scope = "secretariat"
	// ScopeVenuesWrite permits targeting venues and requesting agenda items.
	ScopeVenuesWrite Scope = "venues:write"
	// ScopeWebhooksWrite permits creating, changing, testing and deleting webhooks.
	ScopeWebhooksWrite Scope = "webhooks:write"
)

// AllScopes lists all scopes, sorted by name.
func AllScopes() []Scope {
	return []Scope{
		ScopeAnswersWrite, ScopeCoAuthorsWrite, ScopeFollowUpsWrite, ScopeProposalsRead,
		ScopeProposalsWrite, ScopeSecretariat, ScopeVenuesWrite, ScopeWebhooksWrite,
	}
}

// Scopes is a set of scopes, one bit per scope in the order of [AllScopes]. The zero value is the
// empty set.
type Scopes uint16

// NewScopes returns the set of the given scopes. Unknown scopes are ignored.
func NewScopes(scopes ...Scope) Scopes {
	var set Scopes
	for _, scope := range scopes {
		set |= bit(scope)
	}
	return set
}

// ParseScopes parses a list of scopes separated by white space.
//
// Errors: INVALID_INPUT for an unknown scope. The message lists the known ones.
func ParseScopes(text string) (Scopes, error) {
	var set Scopes
	for word := range strings.FieldsSeq(text) {
		if bit(Scope(word)) == 0 {
			return 0, unknownScope(word)
		}
		set |= bit(Scope(word))
	}
	return set, nil
}

// Has reports whether scope is in the set.
func (s Scopes) Has(scope Scope) bool { return s&bit(scope) != 0 }

// List returns the scopes in the set, sorted by name.
func (s Scopes) List() []Scope {
	return slices.DeleteFunc(AllScopes(), func(scope Scope) bool { return !s.Has(scope) })
}

// String returns the set as written in a token: names separated by single spaces.
func (s Scopes) String() string { return strings.Join(names(s.List()), " ") }

func bit(scope Scope) Scopes {
	index := slices.Index(AllScopes(), scope)
	if index < 0 {
		return 0
	}
	return 1 << index
}

func unknownScope(word string) error {
	return models.NewProblem(models.UnknownValue, models.P("value", word), models.P("allowed", AllScopes()...))
}

func names(scopes []Scope) []string {
	texts := make([]string, len(scopes))
	for i, scope := range scopes {
		texts[i] = string(scope)
	}
	return texts
}
