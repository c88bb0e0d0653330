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
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for name, m := range map[string]graphql.Marshaler{
		"zero date": scalar.MarshalDate(models.Date{}), "zero instant": scalar.MarshalDateTime(time.Time{}),
		"empty symbol": scalar.MarshalSymbol(""), "empty URL": scalar.MarshalURL(""),
	} {
		if got := written(m); got != "null" {
			t.Errorf("%s: got %s, want null", name, got)
		}
	}
}

func TestUnmarshal(t *testing.T) {
	t.Parallel()
	if day, err := scalar.UnmarshalDate("2016-07-14"); err != nil || day != models.NewDate(2016, 7, 14) {
		t.Errorf("date: got %s, %v, want 2016-07-14", day, err)
	}
	if at, err := scalar.UnmarshalDateTime("2026-11-23T11:30:00+01:00"); err != nil || at.UTC().Hour() != 10 {
		t.Errorf("instant: got %s, %v, want 10:30 UTC", at, err)
	}
	for _, lower := range []string{"2026-11-23t10:30:00Z", "2026-11-23T10:30:00z", "2026-11-23t11:30:00+01:00"} {
		if at, err := scalar.UnmarshalDateTime(lower); err != nil || !at.Equal(time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)) {
			t.Errorf("%s: got %s, %v, want 10:30 UTC", lower, at, err)
		}
	}
	if symbol, err := scalar.UnmarshalSymbol("as typed"); err != nil || symbol != "as typed" {
		t.Errorf("symbol: got %q, %v, want the string unchanged", symbol, err)
	}
	if code, err := scalar.UnmarshalCode("JPN"); err != nil || code != "JPN" {
		t.Errorf("code: got %q, %v, want JPN", code, err)
	}
	if address, err := scalar.UnmarshalURL("https://example.org"); err != nil || address != "https://example.org" {
		t.Errorf("URL: got %q, %v, want https://example.org", address, err)
	}
	if number, err := scalar.UnmarshalInt(json.Number("7")); err != nil || number != 7 {
		t.Errorf("integer: got %d, %v, want 7", number, err)
	}
	if number, err := scalar.UnmarshalInt(int64(-7)); err != nil || number != -7 || written(scalar.MarshalInt(number)) != "-7" {
		t.Errorf("integer: got %d, %v, want -7", number, err)
	}
	rejected := map[string]error{}
	_, rejected["64-bit number"] = scalar.UnmarshalInt(int64(1) << 40)
	_, rejected["word for a number"] = scalar.UnmarshalInt("seven")
	_, rejected["string of digits for a number"] = scalar.UnmarshalInt("7")
	_, rejected["30 February"] = scalar.UnmarshalDate("2016-02-30")
	_, rejected["day in the year 0"] = scalar.UnmarshalDate("0000-01-01")
	_, rejected["day that represents no date"] = scalar.UnmarshalDate("0001-01-01")
	_, rejected["date with a time"] = scalar.UnmarshalDate("2016-02-03T00:00:00Z")
	_, rejected["number for a date"] = scalar.UnmarshalDate(int64(2016))
	_, rejected["instant without a time zone"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00")
	_, rejected["instant with a decimal comma"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00,5Z")
	_, rejected["one-digit hour"] = scalar.UnmarshalDateTime("2026-11-23T1:30:00Z")
	_, rejected["time zone of 24 hours"] = scalar.UnmarshalDateTime("2026-11-23T11:30:00+24:00")
	_, rejected["number for an instant"] = scalar.UnmarshalDateTime(int64(1))
	_, rejected["number for a symbol"] = scalar.UnmarshalSymbol(int64(1))
	_, rejected["number for a string"] = scalar.UnmarshalString(int64(5))
	_, rejected["number for a code"] = scalar.UnmarshalCode(int64(1))
	_, rejected["number for a URL"] = scalar.UnmarshalURL(int64(1))
	for name, err := range rejected {
		if models.CodeOf(err) != models.InvalidInput {
			t.Errorf("%s: got error %v, want INVALID_INPUT", name, err)
		}
	}
}
