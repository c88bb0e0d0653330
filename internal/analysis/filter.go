package analysis

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"proposaltracker/internal/directory"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// maxCodes is how many delegations, or venues, a filter may name.
const maxCodes = 1_000

// Filter says which spells make a network, and how, as it is asked for: what is empty or zero filters
// nothing, and stands for what its field in the schema says.
type Filter struct {
	// From and To bound the days on which spells began, CirculatedFrom and CirculatedTo those of the
	// proposals' first circulation; all included.
	From, To, CirculatedFrom, CirculatedTo models.Date
	// AsOf is the day on which the lists are looked at; zero for today.
	AsOf          models.Date
	WorkProgramme models.Code
	Venues        []models.Code
	// Delegations are codes of delegations and groups, the only ones that are nodes.
	Delegations      []models.Code
	ExpandGroups     bool
	IncludeWithdrawn bool
	// MinShared is nil for 1.
	MinShared *int
	Joining   network.Joining
	// MaxPValue is nil for all ties.
	MaxPValue *float64
}

// checked is the filter with what was left out filled in, such that equal filters are written alike.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED, each at its field below `filter`.
func (f Filter) checked(directory *directory.Directory, today models.Date) (Filter, error) {
	var faults []error
	fault := func(field, format string, args ...any) {
		faults = append(faults, models.Invalid("filter."+field, format, args...))
	}
	if !f.To.IsZero() && f.From.After(f.To) {
		fault("from", "%s is after the last day, %s; give days in their order", f.From, f.To)
	}
	if !f.CirculatedTo.IsZero() && f.CirculatedFrom.After(f.CirculatedTo) {
		fault("circulatedFrom", "%s is after the last day, %s; give days in their order", f.CirculatedFrom, f.CirculatedTo)
	}
	if f.MinShared != nil && *f.MinShared < 1 {
		fault("minShared", "two sponsors are tied by 1 proposal or more, and not by %d", *f.MinShared)
	}
	if p := f.MaxPValue; p != nil && (*p < 0 || *p > 1 || math.IsNaN(*p)) {
		fault("maxPValue", "%v is no probability; give one from 0 to 1, as 0.05", *p)
	}
	faults = append(faults, checkCodes("filter.delegations", f.Delegations, func(code string) error {
		_, err := directory.PartyByCode(code)
		return err
	}))
	faults = append(faults, checkCodes("filter.venues", f.Venues, func(code string) error {
		_, err := directory.VenueByCode(code)
		return err
	}))
	if f.WorkProgramme != "" {
		_, err := directory.ProgrammeByCode(string(f.WorkProgramme))
		faults = append(faults, placed("filter.workProgramme", err))
	}
	return f.filled(today), errors.Join(faults...)
}

func (f Filter) filled(today models.Date) Filter {
	if f.AsOf.IsZero() {
		f.AsOf = today
	}
	if f.Joining == "" {
		f.Joining = network.Listed
	}
	if f.MinShared == nil {
		one := 1
		f.MinShared = &one
	}
	f.Venues, f.Delegations = set(f.Venues), set(f.Delegations)
	return f
}

// key tells filters apart that are filled in.
func (f Filter) key() string {
	p := "none"
	if f.MaxPValue != nil {
		p = fmt.Sprint(*f.MaxPValue)
	}
	return fmt.Sprintf("%s %s %s %s %s %s %v %v %t %t %d %s %s", f.From, f.To, f.CirculatedFrom, f.CirculatedTo, f.AsOf,
		f.WorkProgramme, f.Venues, f.Delegations, f.ExpandGroups, f.IncludeWithdrawn, *f.MinShared, f.Joining, p)
}

// selection is what the network's own package selects by.
func (f Filter) selection(directory *directory.Directory) network.Selection {
	s := network.Selection{
		From: f.From, To: f.To, CirculatedFrom: f.CirculatedFrom, CirculatedTo: f.CirculatedTo, AsOf: f.AsOf,
		IncludeWithdrawn: f.IncludeWithdrawn, Joining: f.Joining, MinShared: *f.MinShared,
	}
	if f.MaxPValue != nil {
		s.MaxPValue = max(*f.MaxPValue, math.SmallestNonzeroFloat64) // there 0 is no bound
	}
	for _, code := range f.Delegations {
		if party, err := directory.PartyByCode(string(code)); err == nil { // they have been checked
			s.Sponsors = append(s.Sponsors, party.Identity().ID)
		}
	}
	if f.ExpandGroups {
		for _, group := range directory.Groups() {
			s.Groups = append(s.Groups, *group)
		}
	}
	return s
}

func (f Filter) source() query.CoSponsorshipQuery {
	return query.CoSponsorshipQuery{WorkProgramme: f.WorkProgramme, Venues: f.Venues}
}

func checkCodes(field string, codes []models.Code, known func(string) error) error {
	if len(codes) > maxCodes {
		return models.NewError(models.LimitExceeded, "%d codes are named; at most %d are allowed", len(codes), maxCodes).At(field)
	}
	var faults []error
	for i, code := range codes {
		faults = append(faults, placed(fmt.Sprintf("%s[%d]", field, i), known(string(code))))
	}
	return errors.Join(faults...)
}

// placed says of a fault at which field it is.
func placed(field string, err error) error {
	if fault, is := errors.AsType[*models.Error](err); is {
		return fault.At(field)
	}
	return err
}

// set is a list in order, each once.
func set(codes []models.Code) []models.Code {
	sorted := slices.SortedFunc(slices.Values(codes), func(a, b models.Code) int { return cmp.Compare(strings.ToUpper(string(a)), strings.ToUpper(string(b))) })
	return slices.Compact(sorted)
}
