package models

import "strings"

// Names holds a name in the three working languages.
type Names struct {
	EN string `gorm:"column:name_en"`
	FR string `gorm:"column:name_fr"`
	ES string `gorm:"column:name_es"`
}

// In returns the name in the given language, or in English for any other language.
func (n Names) In(language Language) string {
	switch language {
	case French:
		return n.FR
	case Spanish:
		return n.ES
	default:
		return n.EN
	}
}

// Filed returns the form of the name by which documents sort it. Federations are sorted under their
// proper name, so "Fédération de Russie" follows "Pakistan".
func (n Names) Filed(language Language) string {
	name := n.In(language)
	for _, generic := range []string{"Fédération de ", "Federación de "} {
		name = strings.TrimPrefix(name, generic)
	}
	return name
}

// SponsorKind distinguishes delegations from groups.
type SponsorKind string

// The kinds of sponsor.
const (
	KindDelegation SponsorKind = "DELEGATION"
	KindGroup      SponsorKind = "GROUP"
)

// Standing is a delegation's relationship to the organization.
type Standing string

// The standings.
const (
	Member       Standing = "MEMBER"
	Observer     Standing = "OBSERVER"
	Acceding     Standing = "ACCEDING"
	Organization Standing = "ORGANIZATION"
	Secretariat  Standing = "SECRETARIAT"
	// External: an actor of another organization, known only from imported data. It can appear on
	// imported lists, but no token can act on its behalf.
	External Standing = "EXTERNAL"
)

// SecretariatCode is the code of the Secretariat.
const SecretariatCode Code = "SECRETARIAT"

// Sponsor is a row of the table that delegations and groups share. Both can have co-authorships,
// and codes are unique among them.
type Sponsor struct {
	ID    ID `gorm:"primaryKey"`
	Kind  SponsorKind
	Code  Code
	Names `gorm:"embedded"`
	// Aliases lists other names in use, in any language, such as "Chinese Taipei".
	Aliases []string `gorm:"type:jsonb;serializer:json"`
	// Standing is empty for a group.
	Standing Standing
	// MemberSince is the first day of a Member's membership; zero for all others.
	MemberSince Date
}

// TableName returns the table name for GORM.
func (Sponsor) TableName() string { return "sponsors" }

// Party is a [Delegation] or a [Group].
type Party interface {
	Node
	Identity() *Sponsor
}

// Identity returns the fields common to delegations and groups.
func (s *Sponsor) Identity() *Sponsor { return s }

// Delegation is the mission of a Member, observer, acceding government or international
// organization, or the Secretariat. Its code is ISO 3166-1 alpha-3 if there is one, otherwise `EU`,
// `TPKM` or the acronym of an organization.
type Delegation struct{ Sponsor }

// Group is a coalition of delegations that can sponsor a proposal as one sponsor.
type Group struct {
	Sponsor
	// Memberships holds all spells of membership, including past ones.
	Memberships []GroupMembership `gorm:"foreignKey:GroupID"`
}

// GroupMembership is one spell of a delegation's membership of a group.
type GroupMembership struct {
	ID           ID `gorm:"primaryKey"`
	GroupID      ID
	DelegationID ID
	// From is the first day of membership; zero if unknown.
	From Date `gorm:"column:from_on"`
	// Until is the first day after the membership ended; zero while it lasts.
	Until Date `gorm:"column:until_on"`
}

// On reports whether the spell covers the given day.
func (m GroupMembership) On(day Date) bool {
	return !m.From.After(day) && (m.Until.IsZero() || m.Until.After(day))
}
