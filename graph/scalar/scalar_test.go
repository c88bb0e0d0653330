package scalar_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/graph/scalar"
	"proposaltracker/models"
)

func written(m graphql.Marshaler) string {
	var text strings.Builder
	m.MarshalGQL(&text)
	return text.String()
}

func TestMarshal(t *testing.T) {
	t.Parallel()
	half := time.Date(2026, 11, 23, 11, 30, 0, 500_000_000, time.FixedZone("CET", 3600))
	for want, m := range map[string]graphql.Marshaler{
		`"2016-07-14"`:             scalar.MarshalDate(models.NewDate(2016, 7, 14)),
		`"2026-11-23T10:30:00.5Z"`: scalar.MarshalDateTime(half),
		`"JOB/GC/96"`:              scalar.MarshalSymbol("JOB/GC/96"),
		`"https://example.org/é"`:  scalar.MarshalURL("https://example.org/é"),
		`"JPN"`:                    scalar.MarshalCode("JPN"),
	} {
		if got := written(m); got != want {
			t.Errorf("written %s, want %s", got, want)
		}
	}
	for name, m := range map[string]graphql.Marshaler{
		"no day": scalar.MarshalDate(models.Date{}), "no instant": scalar.MarshalDateTime(time.Time{}),
		"no symbol": scalar.MarshalSymbol(""), "no address": scalar.MarshalURL(""),
	} {
		if got := written(m); got != "null" {
			t.Errorf("%s is written %s", name, got)
		}
	}
}

func TestUnmarshal(t *testing.T) {
	t.Parallel()
	if day, err := scalar.UnmarshalDate("2016-07-14"); err != nil || day != models.NewDate(2016, 7, 14) {
		t.Errorf("read %s, %v", day, err)
	}
	if at, err := scalar.UnmarshalDateTime("2026-11-23T11:30:00+01:00"); err != nil || at.UTC().Hour() != 10 {
		t.Errorf("read %s, %v", at, err)
	}
	for _, lower := range []string{"2026-11-23t10:30:00Z", "2026-11-23T10:30:00z", "2026-11-23t11:30:00+01:00"} {
		if at, err := scalar.UnmarshalDateTime(lower); err != nil || !at.Equal(time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)) {
			t.Errorf("%s: read %s, %v", lower, at, err)
		}
	}
	if symbol, err := scalar.UnmarshalSymbol("as typed"); err != nil || symbol != "as typed" {
		t.Errorf("read %q, %v", symbol, err)
	}
	if code, err := scalar.UnmarshalCode("JPN"); err != nil || code != "JPN" {
		t.Errorf("read %q, %v", code, err)
	}
	if address, err := scalar.UnmarshalURL("https://example.org"); err != nil || address != "https://example.org" {
		t.Errorf("read %q, %v", address, err)
	}
	if number, err := scalar.UnmarshalInt(json.Number("7")); err != nil || number != 7 {
		t.Errorf("read %d, %v", number, err)
	}
	if number, err := scalar.UnmarshalInt(int64(-7)); err != nil || number != -7 || written(scalar.MarshalInt(number)) != "-7" {
		t.Errorf("read %d, %v", number, err)
	}
	refusals := map[string]error{}
	_, refusals["a number of 64 bits"] = scalar.UnmarshalInt(int64(1) << 40)
	_, refusals["a text for a number"] = scalar.UnmarshalInt("seven")
	_, refusals["digits for a number"] = scalar.UnmarshalInt("7")
	_, refusals["a day that is none"] = scalar.UnmarshalDate("2016-02-30")
	_, refusals["a day of the year 0"] = scalar.UnmarshalDate("0000-01-01")
	_, refusals["the day that stands for none"] = scalar.UnmarshalDate("0001-01-01")
	_, refusals["a day with a time"] = scalar.UnmarshalDate("2016-02-03T00:00:00Z")
	_, refusals["a number for a day"] = scalar.UnmarshalDate(int64(2016))
	_, refusals["an instant without zone"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00")
	_, refusals["an instant with a comma"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00,5Z")
	_, refusals["an hour of one digit"] = scalar.UnmarshalDateTime("2026-11-23T1:30:00Z")
	_, refusals["a zone that is none"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00+24:00")
	_, refusals["a number for an instant"] = scalar.UnmarshalDateTime(int64(1))
	_, refusals["a number for a symbol"] = scalar.UnmarshalSymbol(int64(1))
	_, refusals["a number for a text"] = scalar.UnmarshalString(int64(5))
	_, refusals["a number for a code"] = scalar.UnmarshalCode(int64(1))
	_, refusals["a number for an address"] = scalar.UnmarshalURL(int64(1))
	for name, err := range refusals {
		if models.CodeOf(err) != models.InvalidInput {
			t.Errorf("%s: got error %v, want INVALID_INPUT", name, err)
		}
	}
}
