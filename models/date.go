package models

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const dateForm = "2006-01-02"

// Date is a day of the Gregorian calendar, without time or zone: midnight UTC of that day.
// Its form is ISO 8601, `2016-07-14`. The zero value is no day at all.
type Date struct{ day time.Time }

// NewDate returns the day; it is normalized as [time.Date] does.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf returns the day of an instant, in UTC.
func DateOf(at time.Time) Date {
	year, month, day := at.UTC().Date()
	return NewDate(year, month, day)
}

// ParseDate reads the form `2016-07-14`, strictly.
//
// Errors: INVALID_INPUT.
func ParseDate(text string) (Date, error) {
	day, err := time.Parse(dateForm, text)
	// The zero day stands for none, and there was no year 0.
	if err != nil || day.IsZero() || day.Year() < 1 {
		return Date{}, NewError(InvalidInput, "%q is no date; a date is a day of the calendar as YYYY-MM-DD, as in \"2016-07-14\"", text)
	}
	return Date{day}, nil
}

// String prints the day as `2016-07-14`, and the zero date as nothing.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.day.Format(dateForm)
}

// IsZero tells whether d is no day.
func (d Date) IsZero() bool { return d.day.IsZero() }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return d.day }

// Before tells whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.day.Before(other.day) }

// After tells whether d is a later day than other.
func (d Date) After(other Date) bool { return d.day.After(other.day) }

// AddDays returns the day n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return Date{d.day.AddDate(0, 0, n)} }

// Equal makes dates comparable by value.
func (d Date) Equal(other Date) bool { return d.day.Equal(other.day) }

// Value stores the day; the zero date as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil //nolint:nilnil // NULL is what database/sql calls nil
	}
	return d.day, nil
}

// Scan reads a day from the database.
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

// MarshalText prints the day, for JSON and CSV.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the day, for JSON and CSV; an empty text is the zero date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	day, err := ParseDate(string(text))
	*d = day
	return err
}
