package analysis

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"proposaltracker/models"
	"proposaltracker/network"
)

// Values are the filter as the parameters of an address, without what is left out or as usual.
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

// FilterOf reads a filter from the parameters of an address.
//
// Errors: INVALID_INPUT at each parameter that cannot be read, joined.
func FilterOf(values url.Values) (Filter, error) {
	p := &parameters{Values: values}
	f := Filter{
		From: p.day("from"), To: p.day("to"), CirculatedFrom: p.day("circulatedFrom"), CirculatedTo: p.day("circulatedTo"), AsOf: p.day("asOf"),
		WorkProgramme: models.Code(values.Get("workProgramme")), Venues: codes(values["venue"]), Delegations: codes(values["delegation"]),
		ExpandGroups: p.is("expandGroups"), IncludeWithdrawn: p.is("includeWithdrawn"), Joining: p.joining(),
	}
	if text := values.Get("minShared"); text != "" {
		number, err := strconv.Atoi(text)
		p.checkf("minShared", err == nil, "%q is no whole number", text)
		f.MinShared = &number
	}
	if text := values.Get("maxPValue"); text != "" {
		number, err := strconv.ParseFloat(text, 64)
		p.checkf("maxPValue", err == nil, "%q is no number", text)
		f.MaxPValue = &number
	}
	return f, errors.Join(p.faults...)
}

// WeightOf reads how ties are weighed from the parameters of an address.
//
// Errors: INVALID_INPUT at `weight`.
func WeightOf(values url.Values) (network.Weight, error) {
	p := &parameters{Values: values}
	switch weight := network.Weight(strings.ToUpper(values.Get("weight"))); weight {
	case "":
		return network.Shared, nil
	case network.Binary, network.Shared, network.Newman, network.Fowler:
		return weight, nil
	default:
		p.checkf("weight", false, "%q is no weight; they are BINARY, SHARED, NEWMAN and FOWLER", values.Get("weight"))
		return "", errors.Join(p.faults...)
	}
}

// Parameters are those of the address of a network's file: the fields of the filter, and how ties are weighed;
// true for one that may stand there several times.
func Parameters() map[string]bool {
	return map[string]bool{
		"from": false, "to": false, "circulatedFrom": false, "circulatedTo": false, "asOf": false, "workProgramme": false, "venue": true, "delegation": true,
		"expandGroups": false, "includeWithdrawn": false, "minShared": false, "joining": false, "maxPValue": false, "weight": false,
	}
}

// parameters are read one by one.
type parameters struct {
	url.Values

	faults []error
}

func (p *parameters) checkf(name string, holds bool, format string, args ...any) {
	if !holds {
		p.faults = append(p.faults, models.Invalid(name, format, args...))
	}
}

func (p *parameters) day(name string) models.Date {
	text := p.Get(name)
	if text == "" {
		return models.Date{}
	}
	day, err := models.ParseDate(text)
	p.checkf(name, err == nil, "%q is no day; write it as 2016-07-14", text)
	return day
}

func (p *parameters) is(name string) bool {
	text := p.Get(name)
	p.checkf(name, text == "" || text == "true" || text == "false", "%q is neither true nor false", text)
	return text == "true"
}

func (p *parameters) joining() network.Joining {
	text := p.Get("joining")
	joining := network.Joining(strings.ToUpper(text))
	p.checkf("joining", text == "" || joining == network.Listed || joining == network.SameRevision, "%q is no joining; they are LISTED and SAME_REVISION", text)
	return joining
}

func codes(texts []string) []models.Code {
	all := []models.Code{}
	for _, text := range texts {
		all = append(all, models.Code(text))
	}
	return all
}
