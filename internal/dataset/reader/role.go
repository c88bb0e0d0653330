package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Role is the role of a name on an item.
type Role string

// The roles, as written in the column `role`.
const (
	// Lead is the role of the sponsor that put the item forward. In bodies without leads, all
	// sponsors may have it.
	Lead Role = "sponsor"
	// CoSponsor is the role of the other sponsors that signed the item, on the first day or later.
	CoSponsor Role = "cosponsor"
	// Withdrawn is the role of a co-sponsor that later left the list, on a day that the file does not contain.
	Withdrawn Role = "cosponsor_withdrawn"
	// Unexplained is a role that the source does not explain. It is treated like CoSponsor.
	Unexplained Role = "other_code_3"
	// Unstated is the role of a sponsor in a file without roles. It is treated like CoSponsor.
	Unstated Role = "unstated"
)

// Roles lists all roles.
func Roles() []Role { return []Role{Lead, CoSponsor, Withdrawn, Unexplained, Unstated} }

// roleNames contains other names of roles, folded.
func roleNames() map[Role][]string {
	return map[Role][]string{
		Lead: {
			"sponsor", "lead", "leadsponsor", "mainsponsor", "primary", "primarysponsor", "firstsponsor", "author", "leadauthor", "mainauthor", "submitter",
			"proposer", "leadproposer", "introducer", "initiator", "presenter",
		},
		CoSponsor: {
			"cosponsor", "coauthor", "secondary", "secondarysponsor", "signatory", "cosignatory", "signer", "cosigner", "supporter", "cosubmitter",
			"coproposer", "seconder", "jointsponsor", "cosponsored", "endorser",
		},
		Withdrawn:   {"cosponsorwithdrawn", "withdrawncosponsor", "withdrawn", "withdrew"},
		Unexplained: {"othercode3"},
		Unstated:    {"unstated"},
	}
}

// ParseRole parses the name of a role, for settings.
//
// Errors: any other text.
func ParseRole(text string) (Role, error) {
	if role := Role(text); slices.Contains(Roles(), role) {
		return role, nil
	}
	if role, known := roleCalled(text); known {
		return role, nil
	}
	return "", fmt.Errorf("%q is not a valid role; use one of %s", text, listed(Roles()))
}

// roleCalled returns the role with a name, in any letter case and with any separators.
func roleCalled(text string) (Role, bool) {
	folded := foldHeader(text)
	for role, names := range roleNames() {
		if slices.Contains(names, folded) {
			return role, true
		}
	}
	return "", false
}

// roleReader parses roles. It looks up each text once.
type roleReader struct {
	// stated contains the meanings of values that the settings state.
	stated map[string]Role
	known  map[string]Role
}

// of returns the role that a value of the column `role` means. A missing value is [Unstated].
func (r *roleReader) of(text string) (Role, string) {
	if role, known := r.known[text]; known {
		return role, ""
	}
	role, stated := r.stated[text]
	known := true
	if !stated {
		role, known = roleCalled(text)
	}
	if !stated && isMissing(text) {
		role, known = Unstated, true
	}
	if !known {
		return "", fmt.Sprintf("%.200q is not a valid role; use one of %s, or state its meaning, as in --role %s=cosponsor",
			text, listed(Roles()), cmp.Or(strings.TrimSpace(text), "2"))
	}
	r.known[strings.Clone(text)] = role
	return role, ""
}

// flag returns the role that a value of the column `lead` means: 1 for the lead, 0 for others.
func (r *roleReader) flag(text string) (Role, string) {
	switch strings.ToLower(text) {
	case "1", "true", "t", "yes", "y", "x":
		return Lead, ""
	case "0", "false", "f", "no", "n":
		return CoSponsor, ""
	}
	if role, stated := r.stated[text]; stated {
		return role, ""
	}
	if isMissing(text) {
		return Unstated, ""
	}
	return "", fmt.Sprintf("%.200q does not say whether the sponsor leads; use 1 or 0, or state its meaning, as in --role %s=sponsor", text, text)
}

func listed(roles []Role) string {
	names := []string{}
	for _, role := range roles {
		names = append(names, string(role))
	}
	return strings.Join(names, ", ")
}

// isMissing reports whether a value stands for a missing one. Only the usual forms count: Null is a family name.
func isMissing(text string) bool {
	switch text {
	case "", "NA", "na", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", "none", "nil", "-", "–", "—", ".":
		return true
	default:
		return false
	}
}
