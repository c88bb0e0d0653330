package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"proposaltracker/models"
)

const monthNames = `january|february|march|april|may|june|july|august|september|october|november|december|` +
	`janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|` +
	`enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre`

var (
	dayFirst = regexp.MustCompile(`(?i)(\d{1,2})(?:er|st|nd|rd|th|º|°)?[\s\p{Z}]+(?:de[\s\p{Z}]+|of[\s\p{Z}]+)?(` + monthNames + `)[,]?[\s\p{Z}]+(?:de[\s\p{Z}]+|del[\s\p{Z}]+)?(\d{4})`)
	// monthFirst matches a date in American order.
	monthFirst = regexp.MustCompile(`(?i)(` + monthNames + `)[\s\p{Z}]+(\d{1,2})(?:st|nd|rd|th)?,[\s\p{Z}]+(\d{4})`)
	isoDate    = regexp.MustCompile(`()(\d{4})-(\d{2})-(\d{2})`)
	monthOnly  = regexp.MustCompile(`(?i)^(?:` + monthNames + `)[\s\p{Z}]+(?:de[\s\p{Z}]+)?\d{4}$`)
	// placeBefore matches the place before a date, as in "Brussels, 12 May 2021".
	placeBefore = regexp.MustCompile(`^(?:\(?\p{Lu}[\p{L}' ’-]{2,30},[\s\p{Z}]*(?:le[\s\p{Z}]+|el[\s\p{Z}]+)?|(?:date|fecha)[\s\p{Z}]*:[\s\p{Z}]*)?$`)
)

// dateAt is a date in a text, at the bytes from start up to but not including end.
type dateAt struct {
	date       models.Date
	start, end int
}

// findDate returns the first complete date in a text. It rejects impossible dates, such as 31 June.
func findDate(text string) (dateAt, bool) {
	if m := dayFirst.FindStringSubmatchIndex(text); m != nil {
		return newDate(text, m, m[6:8], m[4:6], m[2:4])
	}
	if m := monthFirst.FindStringSubmatchIndex(text); m != nil {
		return newDate(text, m, m[6:8], m[2:4], m[4:6])
	}
	if m := isoDate.FindStringSubmatchIndex(text); m != nil {
		return newDate(text, m, m[4:6], m[6:8], m[8:10])
	}
	return dateAt{}, false
}

// newDate returns the date whose parts are at the given positions in a text.
func newDate(text string, whole, year, month, day []int) (dateAt, bool) {
	y, _ := strconv.Atoi(text[year[0]:year[1]])
	d, _ := strconv.Atoi(text[day[0]:day[1]])
	name := text[month[0]:month[1]]
	m := monthOf(strings.ToLower(name))
	if m == 0 {
		number, _ := strconv.Atoi(name)
		m = time.Month(number)
	}
	date := models.NewDate(y, m, d)
	valid := y >= 1900 && m >= 1 && m <= 12 && d >= 1 && date.Time().Day() == d
	return dateAt{date, whole[0], whole[1]}, valid
}

// isDateAlone reports whether a text consists of a date, with or without a place before it.
func isDateAlone(text string) bool {
	if len(text) > 70 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if monthOnly.MatchString(text) {
		return true
	}
	found, ok := findDate(text)
	return ok && strings.Trim(text[found.end:], " \u00a0.,)*") == "" && placeBefore.MatchString(text[:found.start])
}

// monthOf returns the month with the given lower-case name in any of the three languages; 0 if the
// name is unknown.
func monthOf(name string) time.Month {
	for i, spellings := range []string{
		"january janvier enero", "february février fevrier febrero", "march mars marzo", "april avril abril", "may mai mayo", "june juin junio",
		"july juillet julio", "august août aout agosto", "september septembre septiembre setiembre", "october octobre octubre",
		"november novembre noviembre", "december décembre decembre diciembre",
	} {
		if slices.Contains(strings.Fields(spellings), name) {
			return time.Month(i + 1)
		}
	}
	return 0
}
