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

// maxCodes is the greatest number of delegations or venues in a filter.
const maxCodes = 1_000

// Filter selects the spells of a network and defines its ties, as requested by a client. Empty and
// zero fields have the defaults that the schema documents.
type Filter struct {
	// From and To bound the first days of spells, CirculatedFrom and CirculatedTo the dates of the
	// proposals' first circulation. All bounds are inclusive.
	From, To, CirculatedFrom, CirculatedTo models.Date
	// AsOf is the day whose lists are used; today if zero.
	AsOf          models.Date
	WorkProgramme models.Code
	Venues        []models.Code
	// Delegations are the codes of the delegations and groups that may be nodes; all if empty.
	Delegations      []models.Code
	ExpandGroups     bool
	IncludeWithdrawn bool
	// MinShared is the least number of shared proposals of a tie; 1 if nil.
	MinShared *int
	Joining   network.Joining
	// MaxPValue is the greatest p-value of a tie; nil for no limit.
	MaxPValue *float64
}

// checked returns the filter with its defaults filled in, in a normalized form: equal filters have
// equal keys.
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

// key returns a text that identifies a checked filter.
func (f Filter) key() string {
	p := "none"
	if f.MaxPValue != nil {
		p = fmt.Sprint(*f.MaxPValue)
	}
	return fmt.Sprintf("%s %s %s %s %s %s %v %v %t %t %d %s %s", f.From, f.To, f.CirculatedFrom, f.CirculatedTo, f.AsOf,
		f.WorkProgramme, f.Venues, f.Delegations, f.ExpandGroups, f.IncludeWithdrawn, *f.MinShared, f.Joining, p)
}

// selection converts the filter to one of package network.
func (f Filter) selection(directory *directory.Directory) network.Selection {
	s := network.Selection{
		From: f.From, To: f.To, CirculatedFrom: f.CirculatedFrom, CirculatedTo: f.CirculatedTo, AsOf: f.AsOf,
		IncludeWithdrawn: f.IncludeWithdrawn, Joining: f.Joining, MinShared: *f.MinShared,
	}
	if f.MaxPValue != nil {
		s.MaxPValue = max(*f.MaxPValue, math.SmallestNonzeroFloat64) // 0 would mean no limit there
	}
	for _, code := range f.Delegations {
		if party, err := directory.PartyByCode(string(code)); err == nil { // checked has validated the codes
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

// placed sets the field of an error, below `filter`.
func placed(field string, err error) error {
	if fault, is := errors.AsType[*models.Error](err); is {
		return fault.At(field)
	}
	return err
}

// set returns codes sorted and without duplicates.
func set(codes []models.Code) []models.Code {
	sorted := slices.SortedFunc(slices.Values(codes), func(a, b models.Code) int { return cmp.Compare(strings.ToUpper(string(a)), strings.ToUpper(string(b))) })
	return slices.Compact(sorted)
}
