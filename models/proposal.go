package models

import (
	"slices"
	"time"
)

// ProposalStatus is the state of a proposal.
type ProposalStatus string

// The states of a proposal.
const (
	ProposalDraft           ProposalStatus = "DRAFT"
	ProposalSubmitted       ProposalStatus = "SUBMITTED"
	ProposalCirculated      ProposalStatus = "CIRCULATED"
	ProposalUnderDiscussion ProposalStatus = "UNDER_DISCUSSION"
	ProposalAdopted         ProposalStatus = "ADOPTED"
	ProposalNoted           ProposalStatus = "NOTED"
	ProposalNotAgreed       ProposalStatus = "NOT_AGREED"
	ProposalWithdrawn       ProposalStatus = "WITHDRAWN"
)

// ProposalStatuses lists all states of a proposal.
func ProposalStatuses() []ProposalStatus {
	return []ProposalStatus{
		ProposalDraft, ProposalSubmitted, ProposalCirculated, ProposalUnderDiscussion, ProposalAdopted, ProposalNoted, ProposalNotAgreed, ProposalWithdrawn,
	}
}

// Next lists the states that may follow s.
func (s ProposalStatus) Next() []ProposalStatus {
	switch s {
	case ProposalDraft:
		return []ProposalStatus{ProposalSubmitted, ProposalWithdrawn}
	case ProposalSubmitted:
		return []ProposalStatus{ProposalCirculated, ProposalWithdrawn}
	case ProposalCirculated:
		return []ProposalStatus{ProposalUnderDiscussion, ProposalAdopted, ProposalNoted, ProposalNotAgreed, ProposalWithdrawn}
	case ProposalUnderDiscussion:
		return []ProposalStatus{ProposalAdopted, ProposalNoted, ProposalNotAgreed, ProposalWithdrawn}
	default:
		return nil
	}
}

// Ended reports whether s is a final state.
func (s ProposalStatus) Ended() bool { return len(s.Next()) == 0 }

// Concluded reports whether s is the result of a decision rather than of a withdrawal.
func (s ProposalStatus) Concluded() bool {
	return s == ProposalAdopted || s == ProposalNoted || s == ProposalNotAgreed
}

// Access determines who may see a circulated document.
type Access string

// The access levels.
const (
	Public     Access = "PUBLIC"
	Restricted Access = "RESTRICTED"
)

// AccessLevels lists all access levels.
func AccessLevels() []Access { return []Access{Public, Restricted} }

// Proposal is a text put forward by delegations and tracked over its whole life. It has one or more
// symbols, up to three languages, and one or more target venues.
type Proposal struct {
	ID              ID `gorm:"primaryKey"`
	WorkProgrammeID ID
	// SubmittedByID is the delegation at whose request the document is circulated.
	SubmittedByID    ID
	OriginalLanguage Language
	Status           ProposalStatus
	// Access and DerestrictedOn summarize the circulated revisions: Access is Public if at least
	// one revision is public, and DerestrictedOn is the first day on which a restricted revision
	// becomes public. MixedAccess is true if the revisions differ in access. The database sets all
	// three.
	Access         Access
	DerestrictedOn Date
	MixedAccess    bool
	// Symbol is the first symbol of the current revision; empty before circulation. SymbolKey sorts
	// symbols in natural order.
	Symbol    Symbol
	SymbolKey string
	// SubmittedAt is the time of the first submission to the Secretariat. It is nil until then, and
	// while the authors edit a returned revision 0.
	SubmittedAt *time.Time
	// CirculatedOn is the day of the first circulation; zero until then.
	CirculatedOn Date
	CreatedAt    time.Time
	// UpdatedAt is the time of the last change that is visible to all readers of the proposal.
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
	// SharedChangedAt is the time of the last such change that does not concern a revision.
	SharedChangedAt time.Time
	// LastEventHash is the hash of the proposal's latest event.
	LastEventHash string

	// ForParty is true if the proposal was loaded for one of its parties; see
	// [access.Principal.Insider].
	ForParty      bool            `gorm:"-"`
	Revisions     []*Revision     `gorm:"-"`
	CoAuthorships []*CoAuthorship `gorm:"-"`
	Questions     []*Question     `gorm:"-"`
	Compilations  []*Compilation  `gorm:"-"`
	FollowUps     []*FollowUp     `gorm:"-"`
	VenueTargets  []*VenueTarget  `gorm:"-"`
	Sources       []*Source       `gorm:"-"`
	Relations     []*Relation     `gorm:"-"`
	Events        []*Event        `gorm:"-"`
}

// TransitionTo changes the state of the proposal.
//
// Errors: INVALID_TRANSITION.
func (p *Proposal) TransitionTo(next ProposalStatus) error {
	if allowed := p.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermProposal, p.Status, allowed)
	}
	p.Status = next
	return nil
}

// Revision returns the loaded revision with the given ID.
func (p *Proposal) Revision(id ID) (*Revision, bool) {
	for _, r := range p.loadedRevisions() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}

// Current returns the loaded revision in force: the last circulated one or, before the first
// circulation, revision 0.
func (p *Proposal) Current() (*Revision, bool) {
	for _, r := range slices.Backward(p.loadedRevisions()) {
		if r.Status == RevisionCirculated {
			return r, true
		}
	}
	if len(p.Revisions) == 0 {
		return nil, false
	}
	return p.Revisions[0], true
}

// Latest returns the loaded revision with the highest number.
func (p *Proposal) Latest() (*Revision, bool) {
	revisions := p.loadedRevisions()
	if len(revisions) == 0 {
		return nil, false
	}
	return revisions[len(revisions)-1], true
}

// Pending returns the loaded revision that can still be circulated.
func (p *Proposal) Pending() (*Revision, bool) {
	latest, ok := p.Latest()
	if !ok || !slices.Contains(UnderWay(), latest.Status) {
		return nil, false
	}
	return latest, true
}

// Title returns the title of the revision in force or, if that is not loaded, of the latest loaded
// one. The title is in the first wanted language that is available, otherwise in the original
// language.
func (p *Proposal) Title(wanted ...Language) string {
	title, _ := p.TitleIn(wanted...)
	return title
}

// TitleIn is like [Proposal.Title], but also returns the language of the title.
func (p *Proposal) TitleIn(wanted ...Language) (string, Language) {
	revision, ok := p.Current()
	if !ok {
		revision, ok = p.Latest()
	}
	if !ok {
		return "", p.OriginalLanguage
	}
	given, ok := revision.Text(wanted...)
	if !ok {
		return "", p.OriginalLanguage
	}
	return given.Title, given.Language
}

// AllSymbols returns the symbols of all loaded revisions in natural order.
func (p *Proposal) AllSymbols() []Symbol {
	all := []Symbol{}
	for _, r := range p.loadedRevisions() {
		all = append(all, r.Symbols()...)
	}
	SortBySymbol(all, func(s Symbol) Symbol { return s })
	return all
}

// ListOn returns the loaded co-authorships that were on the list on the given day.
func (p *Proposal) ListOn(day Date) []*CoAuthorship {
	list := []*CoAuthorship{}
	for _, c := range p.loadedCoAuthorships() {
		if c.OnListOn(day) {
			list = append(list, c)
		}
	}
	return list
}

// List returns the loaded co-authorships that are on the list now. Before the first circulation,
// these are the accepted ones.
func (p *Proposal) List() []*CoAuthorship {
	list := []*CoAuthorship{}
	for _, c := range p.loadedCoAuthorships() {
		if c.Status == CoAuthorAccepted && (p.CirculatedOn.IsZero() || !c.JoinedOn.IsZero()) {
			list = append(list, c)
		}
	}
	return list
}

func (p *Proposal) loadedRevisions() []*Revision { return Loaded("revisions", p.Revisions) }

func (p *Proposal) loadedCoAuthorships() []*CoAuthorship {
	return Loaded("co-authorships", p.CoAuthorships)
}
