package reader

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

const (
	// maxID and maxName are the maximum lengths of an identifier and of a name, in characters.
	maxID   = 100
	maxName = 200
)

// reading is the state of [Read].
type reading struct {
	options Options
	file    *File
	// sponsors and codes map each written name and each code to an index in the file's Sponsors.
	sponsors map[string]int
	codes    map[models.Code]int
	// folded maps the folded form of each unknown name to an index in the file's Sponsors.
	folded map[string]int
	// ids maps each proposal to an index in the file's Proposals.
	ids map[string]int
	// signed holds the rows of each proposal.
	signed [][]Spell
}

// skip records the faults of a row and counts the row as skipped.
func (r *reading) skip(faults ...*FileError) {
	for _, fault := range faults {
		r.file.Faults.add(fault)
	}
	r.file.Faults.Rows++
}

// row checks a single row and adds it to its proposal.
func (r *reading) row(line int, order []int, values []string) {
	r.file.Rows++
	if len(values) != len(order) {
		r.skip(faultf(placeOf(r.options.Name, line, ""),
			"the row has %d values, want %d; enclose a value that contains a comma in double quotes", len(values), len(order)))
		return
	}
	id, written := strings.TrimSpace(values[order[0]]), strings.TrimSpace(values[order[2]])
	faults := []*FileError{}
	report := func(column, problem string) {
		if problem != "" {
			faults = append(faults, faultf(placeOf(r.options.Name, line, column), "%s", problem))
		}
	}
	report(idColumn, textProblem("identifier of the proposal", id, maxID))
	day, problem := r.day(values[order[1]])
	report(dateColumn, problem)
	report(sponsorColumn, textProblem("name of the sponsor", written, maxName))
	role, problem := roleOf(values[order[3]])
	report(roleColumn, problem)
	if len(faults) == 0 {
		sponsor := r.sponsor(written)
		if r.file.Sponsors[sponsor].Code == models.SecretariatCode {
			report(sponsorColumn, "the Secretariat cannot sponsor a proposal; name a delegation, a group or an actor of another body")
		}
		if len(faults) == 0 {
			r.keep(id, Spell{Sponsor: sponsor, Role: role, On: day, Line: line, Undated: day.IsZero()})
			return
		}
	}
	r.skip(faults...)
}

func textProblem(what, text string, longest int) string {
	switch {
	case text == "":
		return "the " + what + " is missing"
	case !utf8.ValidString(text):
		return fmt.Sprintf("%.200q is not valid UTF-8; save the file as UTF-8", text)
	case utf8.RuneCountInString(text) > longest:
		return fmt.Sprintf("the %s has %d characters; at most %d are allowed", what, utf8.RuneCountInString(text), longest)
	}
	if at := strings.IndexFunc(text, unicode.IsControl); at >= 0 {
		r, _ := utf8.DecodeRuneInString(text[at:])
		return fmt.Sprintf("%.200q contains the control character %+q; a value is one line of plain text", text, r)
	}
	return ""
}

// day parses a date, which can be empty.
func (r *reading) day(text string) (models.Date, string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return models.Date{}, ""
	}
	day, err := models.ParseDate(text)
	switch {
	case err != nil:
		return day, err.Error()
	case day.After(r.options.Today):
		return day, fmt.Sprintf("%s is after today, %s", day, r.options.Today)
	default:
		return day, ""
	}
}

func roleOf(text string) (Role, string) {
	role := Role(strings.TrimSpace(text))
	if slices.Contains(Roles(), role) {
		return role, ""
	}
	names := []string{}
	for _, known := range Roles() {
		names = append(names, string(known))
	}
	return role, fmt.Sprintf("%.200q is not a valid role; use one of %s", role, strings.Join(names, ", "))
}

// keep adds a row to its proposal.
func (r *reading) keep(id string, spell Spell) {
	place, has := r.ids[id]
	if !has {
		place = len(r.file.Proposals)
		id = strings.Clone(id)
		r.ids[id] = place
		r.file.Proposals = append(r.file.Proposals, Proposal{ID: id, Line: spell.Line})
		r.signed = append(r.signed, nil)
	}
	r.signed[place] = append(r.signed[place], spell)
}
