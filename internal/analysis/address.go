package analysis

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Values returns the filter as query parameters, without empty and default values.
func (f Filter) Values() url.Values {
	values := url.Values{}
	put := func(name, text string) {
		if text != "" {
			values.Add(name, text)
		}
	}
	for name, day := range map[string]models.Date{
		"from": f.From, "to": f.To, "circulatedFrom": f.CirculatedFrom, "circulatedTo": f.CirculatedTo, "asOf": f.AsOf,
	} {
		put(name, day.String())
	}
	put("workProgramme", string(f.WorkProgramme))
	for _, code := range f.Venues {
		put("venue", string(code))
	}
	for _, code := range f.Delegations {
		put("delegation", string(code))
	}
	for name, is := range map[string]bool{"expandGroups": f.ExpandGroups, "includeWithdrawn": f.IncludeWithdrawn} {
		if is {
			put(name, "true")
		}
	}
	if f.MinShared != nil && *f.MinShared != 1 {
		put("minShared", strconv.Itoa(*f.MinShared))
	}
	if f.Joining != network.Listed {
		put("joining", string(f.Joining))
	}
	if f.MaxPValue != nil {
		put("maxPValue", strconv.FormatFloat(*f.MaxPValue, 'g', -1, 64))
	}
	return values
}

// FilterOf parses a filter from query parameters.
//
// Errors: INVALID_INPUT at each invalid parameter, joined.
func FilterOf(values url.Values) (Filter, error) {
	p := newParameters(values)
	return p.filter(), errors.Join(p.faults...)
}

// WeightOf parses the weight of ties from query parameters.
//
// Errors: INVALID_INPUT at `weight`.
func WeightOf(values url.Values) (network.Weight, error) {
	p := newParameters(values)
	return p.weight(), errors.Join(p.faults...)
}

// Parameters lists the query parameters of a network file: the fields of the filter and the weight.
// The value is true for a parameter that can be repeated.
func Parameters() map[string]bool {
	p := newParameters(nil)
	p.filter()
	p.weight()
	return p.known
}

// parameters reads query parameters one by one, and records which it knows.
type parameters struct {
	values url.Values
	known  map[string]bool
	faults []error
}

func newParameters(values url.Values) *parameters {
	return &parameters{values: values, known: map[string]bool{}}
}

func (p *parameters) filter() Filter {
	return Filter{
		From: p.day("from"), To: p.day("to"), CirculatedFrom: p.day("circulatedFrom"), CirculatedTo: p.day("circulatedTo"), AsOf: p.day("asOf"),
		WorkProgramme: models.Code(p.text("workProgramme")), Venues: p.codes("venue"), Delegations: p.codes("delegation"),
		ExpandGroups: p.is("expandGroups"), IncludeWithdrawn: p.is("includeWithdrawn"), Joining: p.joining(),
		MinShared: number(p, "minShared", "whole number", strconv.Atoi), MaxPValue: number(p, "maxPValue", "number", decimal),
	}
}

func (p *parameters) weight() network.Weight {
	text := p.text("weight")
	switch weight := network.Weight(strings.ToUpper(text)); weight {
	case "":
		return network.Shared
	case network.Binary, network.Shared, network.Newman, network.Fowler:
		return weight
	default:
		p.checkf("weight", false, "%q is no weight; they are BINARY, SHARED, NEWMAN and FOWLER", text)
		return ""
	}
}

func (p *parameters) checkf(name string, holds bool, format string, args ...any) {
	if !holds {
		p.faults = append(p.faults, models.Invalid(name, format, args...))
	}
}

func (p *parameters) text(name string) string {
	p.known[name] = false
	return p.values.Get(name)
}

func (p *parameters) codes(name string) []models.Code {
	p.known[name] = true
	all := []models.Code{}
	for _, text := range p.values[name] {
		all = append(all, models.Code(text))
	}
	return all
}

func (p *parameters) day(name string) models.Date {
	text := p.text(name)
	if text == "" {
		return models.Date{}
	}
	day, err := models.ParseDate(text)
	p.checkf(name, err == nil, "%q is no day; write it as 2016-07-14", text)
	return day
}

func (p *parameters) is(name string) bool {
	text := p.text(name)
	p.checkf(name, text == "" || text == "true" || text == "false", "%q is neither true nor false", text)
	return text == "true"
}

func (p *parameters) joining() network.Joining {
	text := p.text("joining")
	joining := network.Joining(strings.ToUpper(text))
	p.checkf("joining", text == "" || joining == network.Listed || joining == network.SameRevision, "%q is no joining; they are LISTED and SAME_REVISION", text)
	return joining
}

// number parses an optional number. Nil if absent.
func number[T any](p *parameters, name, kind string, read func(string) (T, error)) *T {
	text := p.text(name)
	if text == "" {
		return nil
	}
	value, err := read(text)
	p.checkf(name, err == nil, "%q is no %s", text, kind)
	return &value
}

func decimal(text string) (float64, error) { return strconv.ParseFloat(text, 64) } //nolint:wrapcheck // told in our own words
