package models

import "strings"

// Names is what something is called, in the three languages.
type Names struct {
	EN string `gorm:"column:name_en"`
	FR string `gorm:"column:name_fr"`
	ES string `gorm:"column:name_es"`
}

// In returns the name in a language, and the English one for any other.
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

// Filed is the name in the form by which it stands in an alphabetical list: a federation under its
// own name, as documents print it, so that "Fédération de Russie" comes after "Pakistan".
func (n Names) Filed(language Language) string {
	name := n.In(language)
	for _, generic := range []string{"Fédération de ", "Federación de "} {
		name = strings.TrimPrefix(name, generic)
	}
	return name
}

// SponsorKind tells a delegation from a group.
type SponsorKind string

// The kinds of sponsor.
const (
	KindDelegation SponsorKind = "DELEGATION"
	KindGroup      SponsorKind = "GROUP"
)

// Standing is what a delegation is to the body.
type Standing string

// The standings.
const (
	Member       Standing = "MEMBER"
	Observer     Standing = "OBSERVER"
	Acceding     Standing = "ACCEDING"
	Organization Standing = "ORGANIZATION"
	Secretariat  Standing = "SECRETARIAT"
	// External: an actor of another body, known from imported data alone. It is on lists there, and
	// nobody acts for it here.
	External Standing = "EXTERNAL"
)

// SecretariatCode is the code under which the Secretariat itself acts.
const SecretariatCode Code = "SECRETARIAT"

// Sponsor is a row of the table that delegations and groups share, so that a co-authorship can
// be held by either and a code belongs to one of them only.
type Sponsor struct {
	ID    ID `gorm:"primaryKey"`
	Kind  SponsorKind
	Code  Code
	Names `gorm:"embedded"`
	// Aliases are other names in use, in any language: "Chinese Taipei".
	Aliases []string `gorm:"type:jsonb;serializer:json"`
	// Standing is empty for a group.
	Standing Standing
	// MemberSince is the day a Member's membership of the body began; zero for all others.
	MemberSince Date
}

// TableName is the table that both kinds share.
func (Sponsor) TableName() string { return "sponsors" }

// Party is a [Delegation] or a [Group].
type Party interface {
	Identity() *Sponsor
}

// Identity is what both kinds of party have.
func (s *Sponsor) Identity() *Sponsor { return s }

// Delegation is the mission of a Member, observer, acceding government or international
// organization, or the Secretariat. Its key is its code, ISO 3166-1 alpha-3 where there is one,
// else `EU`, `TPKM`, or an organization's acronym.
type Delegation struct{ Sponsor }

// Group is a coalition that can sponsor as one.
type Group struct {
	Sponsor
	// Memberships are all spells of membership, ended ones too.
	Memberships []GroupMembership `gorm:"foreignKey:GroupID"`
}

// GroupMembership is one spell of a delegation's membership of a group.
type GroupMembership struct {
	ID           ID `gorm:"primaryKey"`
	GroupID      ID
	DelegationID ID
	// From is the first day; zero where the membership is as old as the records.
	From Date `gorm:"column:from_on"`
	// Until is the first day on which it was no longer a member; zero while it lasts.
	Until Date `gorm:"column:until_on"`
}

// On tells whether the spell covers a day.
func (m GroupMembership) On(day Date) bool {
	return !m.From.After(day) && (m.Until.IsZero() || m.Until.After(day))
}
