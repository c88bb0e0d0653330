package models

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const dateForm = "2006-01-02"

// Date is a day of the Gregorian calendar without a time or time zone. Its text form is ISO 8601,
// such as `2016-07-14`. The zero value means that no day is set.
type Date struct{ day time.Time }

// NewDate returns the given day. Values out of range are normalized as in [time.Date].
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf returns the day on which an instant falls in UTC.
func DateOf(at time.Time) Date {
	year, month, day := at.UTC().Date()
	return NewDate(year, month, day)
}

// ParseDate parses a day. It accepts only the form `2016-07-14`.
//
// Errors: INVALID_INPUT.
func ParseDate(text string) (Date, error) {
	day, err := time.Parse(dateForm, text)
	// The zero day means "not set", and there was no year 0.
	if err != nil || day.IsZero() || day.Year() < 1 {
		return Date{}, NewProblem(Malformed, P("value", text), P("type", TermDate), P("example", "2016-07-14"))
	}
	return Date{day}, nil
}

// String returns the day as `2016-07-14`, or an empty string for the zero date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.day.Format(dateForm)
}

// IsZero reports whether no day is set.
func (d Date) IsZero() bool { return d.day.IsZero() }

// Time returns the start of the day in UTC.
func (d Date) Time() time.Time { return d.day }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.day.Before(other.day) }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.day.After(other.day) }

// AddDays returns the day n days later, or earlier if n is negative.
func (d Date) AddDays(n int) Date { return Date{d.day.AddDate(0, 0, n)} }

// Equal reports whether d and other are the same day. go-cmp uses it to compare dates.
func (d Date) Equal(other Date) bool { return d.day.Equal(other.day) }

// Value implements [driver.Valuer]. The zero date is stored as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil //nolint:nilnil // database/sql represents NULL as nil
	}
	return d.day, nil
}

// Scan implements [sql.Scanner].
func (d *Date) Scan(stored any) error {
	switch value := stored.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		*d = DateOf(value)
		return nil
	case string:
		day, err := ParseDate(value)
		*d = day
		return err
	default:
		return fmt.Errorf("read a date from %T", stored)
	}
}

// MarshalText implements [encoding.TextMarshaler], for JSON and CSV.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler], for JSON and CSV. Empty text is the zero
// date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	day, err := ParseDate(string(text))
	*d = day
	return err
}
