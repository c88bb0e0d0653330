package analysis

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Values returns the query as parameters of a URL, without empty and default values. They are named
// after their paths below `filter` and `projection`, such as `proposals.circulatedOn.from`. Lists
// are repeated parameters.
func (q Query) Values() url.Values {
	values := url.Values{}
	addFields(values, "", fields(q))
	for name, text := range fields(Query{Projection: DefaultProjection()}) {
		if values.Get(name) == fmt.Sprint(text) {
			values.Del(name)
		}
	}
	return values
}

// fields returns the fields of a query or a part of it by their names in the schema.
func fields(part any) map[string]any {
	text, err := json.Marshal(part)
	if err != nil {
		panic(fmt.Sprintf("encode a query: %v", err)) // cannot happen: it contains only texts, numbers and days
	}
	var named map[string]any
	if err := json.Unmarshal(text, &named); err != nil {
		panic(fmt.Sprintf("decode a query: %v", err)) // cannot happen: it is an object
	}
	return lowerNames(named)
}

func lowerNames(named map[string]any) map[string]any {
	lower := make(map[string]any, len(named))
	for name, value := range named {
		if below, ok := value.(map[string]any); ok {
			value = lowerNames(below)
		}
		lower[string(unicode.ToLower(rune(name[0])))+name[1:]] = value
	}
	return lower
}

// addFields adds fields as parameters. Names of nested fields are joined by dots.
func addFields(values url.Values, prefix string, named map[string]any) {
	for name, value := range named {
		switch value := value.(type) {
		case nil:
		case map[string]any:
			addFields(values, prefix+name+".", value)
		case []any:
			for _, one := range value {
				values.Add(prefix+name, fmt.Sprint(one))
			}
		default:
			if text := fmt.Sprint(value); text != "" && text != noInstant {
				values.Set(prefix+name, text)
			}
		}
	}
}

// noInstant is the JSON of an open bound of a [models.DateTimeRange].
const noInstant = "0001-01-01T00:00:00Z"

// ParseQuery parses a query from the parameters of a URL.
//
// Errors: INVALID_INPUT at each invalid parameter, joined.
func ParseQuery(values url.Values) (Query, error) {
	p := newParameters(values)
	return p.query(), errors.Join(p.errs...)
}

// Parameters lists the parameters of a network file. The value is true for a parameter that can be
// repeated.
func Parameters() map[string]bool {
	p := newParameters(nil)
	p.query()
	return p.known
}

// parameters parses query parameters one by one, and records the known names.
type parameters struct {
	values url.Values
	known  map[string]bool
	errs   []error
}

func newParameters(values url.Values) *parameters {
	return &parameters{values: values, known: map[string]bool{}}
}

func (p *parameters) query() Query {
	q := Query{
		Filter:     Filter{Proposals: p.proposals("proposals."), Sponsors: p.texts("sponsors"), JoinedOn: p.days("joinedOn")},
		Projection: DefaultProjection(),
		AsOf:       p.day("asOf"),
	}
	set := &q.Projection
	set.Weight = valueOf(p, "weight", set.Weight, network.Binary, network.Shared, network.Newman, network.Fowler)
	set.Joining = valueOf(p, "joining", set.Joining, network.Listed, network.SameRevision)
	set.ExpandGroups, set.IncludeEnded = p.is("expandGroups"), p.is("includeEnded")
	set.MaxPValue = number(p, "maxPValue", models.TermFloat, func(text string) (float64, error) { return strconv.ParseFloat(text, 64) })
	if least := number(p, "minShared", models.TermInt, strconv.Atoi); least != nil {
		set.MinShared = *least
	}
	return q
}

// proposals parses a filter of proposals. Nil if none of its parameters is given.
func (p *parameters) proposals(prefix string) *query.ProposalFilter {
	filter := &query.ProposalFilter{
		Statuses:       valuesOf(p, prefix+"statuses", models.ProposalStatuses()),
		WorkProgrammes: p.texts(prefix + "workProgrammes"),
		Sponsors:       p.texts(prefix + "sponsors"), AllSponsors: p.texts(prefix + "allSponsors"), SubmittedBy: p.texts(prefix + "submittedBy"),
		Venues: p.texts(prefix + "venues"), Outcomes: valuesOf(p, prefix+"outcomes", models.OutcomeKinds()),
		Access: valuesOf(p, prefix+"access", models.AccessLevels()), RevisionKinds: valuesOf(p, prefix+"revisionKinds", models.RevisionKinds()),
		Languages: valuesOf(p, prefix+"languages", models.Languages()), FollowUpStatuses: valuesOf(p, prefix+"followUpStatuses", models.FollowUpStatuses()),
		CirculatedOn: p.days(prefix + "circulatedOn"), UpdatedAt: p.instants(prefix + "updatedAt"),
		DocumentNumber: p.text(prefix + "documentNumber"), Search: p.text(prefix + "search"),
	}
	for name := range p.values {
		if strings.HasPrefix(name, prefix) {
			return filter
		}
	}
	return nil
}

func (p *parameters) check(name string, holds bool, reason models.ErrorReason, params ...models.Param) {
	if !holds {
		p.errs = append(p.errs, models.NewProblem(reason, params...).At(name))
	}
}

// text returns an optional text. Nil if absent.
func (p *parameters) text(name string) *string {
	p.known[name] = false
	if !p.values.Has(name) {
		return nil
	}
	text := p.values.Get(name)
	return &text
}

// texts returns the values of a repeated parameter. Nil if absent.
func (p *parameters) texts(name string) []string {
	p.known[name] = true
	return p.values[name]
}

func (p *parameters) days(name string) *models.DateRange {
	days := models.DateRange{From: p.day(name + ".from"), To: p.day(name + ".to")}
	if days == (models.DateRange{}) {
		return nil
	}
	return &days
}

func (p *parameters) day(name string) models.Date {
	text := p.text(name)
	if text == nil {
		return models.Date{}
	}
	day, err := models.ParseDate(*text)
	p.check(name, err == nil, models.Malformed, models.P("value", *text), models.P("type", models.TermDate), models.P("example", "2016-07-14"))
	return day
}

func (p *parameters) instants(name string) *models.DateTimeRange {
	instants := models.DateTimeRange{From: p.instant(name + ".from"), Before: p.instant(name + ".before")}
	if instants.From.IsZero() && instants.Before.IsZero() {
		return nil
	}
	return &instants
}

func (p *parameters) instant(name string) time.Time {
	text := p.text(name)
	if text == nil {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339Nano, *text)
	p.check(name, err == nil, models.Malformed, models.P("value", *text), models.P("type", models.TermDateTime), models.P("example", "2016-07-14T09:00:00Z"))
	return at
}

func (p *parameters) is(name string) bool {
	text := p.text(name)
	if text == nil {
		return false
	}
	p.check(name, *text == "true" || *text == "false", models.Malformed, models.P("value", *text), models.P("type", models.TermBoolean))
	return *text == "true"
}

// valueOf parses an optional value of an enum, in any letter case.
func valueOf[T ~string](p *parameters, name string, absent T, allowed ...T) T {
	text := p.text(name)
	if text == nil {
		return absent
	}
	return enumValue(p, name, *text, allowed)
}

// valuesOf parses a repeated value of an enum. Nil if absent.
func valuesOf[T ~string](p *parameters, name string, allowed []T) []T {
	var values []T
	for _, text := range p.texts(name) {
		values = append(values, enumValue(p, name, text, allowed))
	}
	return values
}

func enumValue[T ~string](p *parameters, name, text string, allowed []T) T {
	value := T(strings.ToUpper(text))
	p.check(name, slices.Contains(allowed, value), models.UnknownValue, models.P("value", text), models.P("allowed", allowed...))
	return value
}

// number parses an optional number. Nil if absent.
func number[T any](p *parameters, name string, kind models.Term, read func(string) (T, error)) *T {
	text := p.text(name)
	if text == nil {
		return nil
	}
	value, err := read(*text)
	p.check(name, err == nil, models.Malformed, models.P("value", *text), models.P("type", kind))
	return &value
}
