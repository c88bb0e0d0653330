package reader

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"proposaltracker/models"
)

// DateFormat is the order of day, month and year in dates of numbers.
type DateFormat string

// The formats. With any of them, ISO dates and dates with the name of a month are read too.
const (
	// Unambiguous reads a date of numbers only if a single order is possible, as in 26/06/2013.
	Unambiguous DateFormat = ""
	DayFirst    DateFormat = "dmy"
	MonthFirst  DateFormat = "mdy"
	// ExcelSerial is the number of days since 30 December 1899, as spreadsheets store dates.
	ExcelSerial DateFormat = "excel"
)

// ParseDateFormat parses the name of a format, or a pattern such as `d/m/Y`, `DD.MM.YYYY` or `%m/%d/%Y`.
//
// Errors: any other text.
func ParseDateFormat(text string) (DateFormat, error) {
	order := strings.Map(func(r rune) rune {
		if strings.ContainsRune("dmyjn", r) {
			return r
		}
		return -1
	}, strings.ToLower(text))
	order = strings.NewReplacer("j", "d", "n", "m").Replace(order)
	for _, letter := range "dmy" {
		order = regexp.MustCompile(string(letter)+"+").ReplaceAllString(order, string(letter))
	}
	switch strings.ToLower(text) {
	case "":
		return Unambiguous, nil
	case string(ExcelSerial):
		return ExcelSerial, nil
	}
	if order != string(DayFirst) && order != string(MonthFirst) {
		return "", fmt.Errorf("%q is not a date format; use d/m/y, m/d/y or excel", text)
	}
	return DateFormat(order), nil
}

// The forms of dates. Each can be followed by a time, which is ignored.
var (
	timeOfDay  = regexp.MustCompile(`[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?( ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$`)
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	compact    = regexp.MustCompile(`^((?:1[89]|20)\d{2})(\d{2})(\d{2})$`)
	numbers    = regexp.MustCompile(`^(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4})$`)
	dayMonth   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:[-/ ]| de )+(\pL{3,})\.?,?(?:[-/ ]| de )+(\d{4})$`)
	monthDay   = regexp.MustCompile(`^(\pL{3,})\.?[-/ ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\d{4})$`)
	twoDigits  = regexp.MustCompile(`^\d{1,2}[-/. ](?:\d{1,2}|\pL{3,})[-/. ]\d{2}$`)
	serialForm = regexp.MustCompile(`^\d{4,7}(\.\d+)?$`)
)

// monthNames contains the first letters of the months in English, French and Spanish.
func monthNames() [12][]string {
	return [12][]string{
		{"jan", "janv", "ene"},
		{"feb", "fév", "fev"},
		{"mar"},
		{"apr", "avr", "abr"},
		{"may", "mai"},
		{"jun", "juin"},
		{"jul", "juil"},
		{"aug", "aoû", "aou", "ago"},
		{"sep"},
		{"oct"},
		{"nov"},
		{"dec", "déc", "dic"},
	}
}

// monthNamed returns the month with a name of at least three letters, or 0.
func monthNamed(text string) int {
	text = strings.ToLower(text)
	if strings.HasPrefix(text, "jui") { // juin, juillet
		return map[bool]int{true: 7, false: 6}[strings.HasPrefix(text, "juil")]
	}
	for month, starts := range monthNames() {
		for _, start := range starts {
			if strings.HasPrefix(text, start) {
				return month + 1
			}
		}
	}
	return 0
}

// parseDay parses a date in the given format. problem is empty if the date is valid.
func parseDay(text string, format DateFormat) (day models.Date, problem string) {
	plain := strings.TrimSpace(timeOfDay.ReplaceAllString(text, ""))
	if format == ExcelSerial && serialForm.MatchString(plain) {
		return serialDay(plain)
	}
	if m := yearFirst.FindStringSubmatch(plain); m != nil {
		return calendarDay(text, m[1], m[2], m[3])
	}
	if m := compact.FindStringSubmatch(plain); m != nil {
		return calendarDay(text, m[1], m[2], m[3])
	}
	if m := dayMonth.FindStringSubmatch(plain); m != nil && monthNamed(m[2]) > 0 {
		return calendarDay(text, m[3], strconv.Itoa(monthNamed(m[2])), m[1])
	}
	if m := monthDay.FindStringSubmatch(plain); m != nil && monthNamed(m[1]) > 0 {
		return calendarDay(text, m[3], strconv.Itoa(monthNamed(m[1])), m[2])
	}
	if m := numbers.FindStringSubmatch(plain); m != nil {
		return numericDay(text, m[1], m[2], m[3], format)
	}
	return models.Date{}, noDay(plain, text)
}

// noDay explains why a text is not a date.
func noDay(plain, text string) string {
	switch {
	case serialForm.MatchString(plain):
		return fmt.Sprintf("%q is a number; if it is the date of a spreadsheet, add --date-format excel", text)
	case twoDigits.MatchString(plain):
		return fmt.Sprintf("%q has a year of two digits; write all four", text)
	default:
		_, err := models.ParseDate(text)
		return fmt.Sprint(err)
	}
}

// numericDay parses a date whose year comes last.
func numericDay(text, first, second, year string, format DateFormat) (models.Date, string) {
	a, _ := strconv.Atoi(first)  // digits only
	b, _ := strconv.Atoi(second) // digits only
	switch {
	case format == DayFirst, format == Unambiguous && a > 12, a == b:
		return calendarDay(text, year, second, first)
	case format == MonthFirst, format == Unambiguous && b > 12:
		return calendarDay(text, year, first, second)
	default:
		return models.Date{}, fmt.Sprintf("%q can be day/month or month/day; add --date-format d/m/y or --date-format m/d/y", text)
	}
}

func calendarDay(text, year, month, day string) (models.Date, string) {
	parsed, err := models.ParseDate(fmt.Sprintf("%s-%02s-%02s", year, month, day))
	if err != nil {
		_, err = models.ParseDate(text)
		if err == nil {
			return parsed, fmt.Sprintf("%q is not a day of the calendar", text)
		}
		return parsed, err.Error()
	}
	return parsed, ""
}

// serialDay converts the number of days since 30 December 1899. It refuses numbers that may be years.
func serialDay(text string) (models.Date, string) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || number > 2_958_465 {
		return models.Date{}, fmt.Sprintf("%q is not the date of a spreadsheet, a number of days since 1900", text)
	}
	if number < 3000 && number == float64(int(number)) {
		return models.Date{}, fmt.Sprintf("%q can be a year or the date of a spreadsheet; write a date such as %s-01-01", text, text)
	}
	return models.NewDate(1899, time.December, 30).AddDays(int(number)), ""
}
