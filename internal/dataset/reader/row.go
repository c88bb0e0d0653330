package reader

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

const (
	// maxID, maxName and maxText are the maximum lengths of an identifier, of a name, and of a title
	// or an attribute, in characters.
	maxID   = 100
	maxName = 200
	maxText = 2_000
	// maxRemembered limits the number of values that are looked up instead of being parsed again.
	maxRemembered = 100_000
)

// reading is the state of [Read].
type reading struct {
	options Options
	file    *File
	layout  layout
	roles   roleReader
	// days contains the dates that have been parsed, and interned the values of attributes, so that
	// equal ones share memory.
	days     map[string]parsedDay
	interned map[string]string
	// sponsors and codes map each written name and each code to an index in the file's Sponsors.
	sponsors map[string]int
	codes    map[models.Code]int
	// folded maps the folded form of each unknown name to an index in the file's Sponsors.
	folded map[string]int
	// ids maps each item to an index in the file's Items.
	ids map[string]int
	// signed holds the sponsorships of each item.
	signed [][]Spell
}

type parsedDay struct {
	day     models.Date
	problem string
}

// skip records faults and counts the sponsorships that are skipped because of them.
func (r *reading) skip(count int, faults ...*FileError) {
	for _, fault := range faults {
		r.file.Faults.add(fault)
	}
	r.file.Faults.Rows += count
}

// row checks a single row and adds its sponsors to its item.
func (r *reading) row(one row) {
	l, values := &r.layout, one.values
	names := r.namesIn(values[l.sponsor])
	if len(names) == 0 && (l.list || strings.TrimSpace(values[l.sponsor]) != "") {
		r.file.Rows++
		r.file.Unsponsored++
		return
	}
	count := max(1, len(names))
	r.file.Rows += count
	faults := []*FileError{}
	report := func(column int, problem string) {
		if problem != "" {
			faults = append(faults, faultf(placeOf(r.options.Name, one.line, l.columns[column].Name), "%s", problem))
		}
	}
	id := r.itemID(values[l.item])
	report(l.item, textProblem("identifier of the item", id, maxID))
	spell := Spell{Line: one.line}
	if l.day >= 0 {
		var problem string
		spell.On, problem = r.day(values[l.day])
		report(l.day, problem)
	}
	roleColumn, role, problem := r.role(values)
	spell.Role = role
	report(roleColumn, problem)
	if len(names) == 0 {
		report(l.sponsor, "the name of the sponsor is missing")
	}
	if len(faults) > 0 {
		r.skip(count, faults...)
		return
	}
	spell.Undated = spell.On.IsZero()
	spell.Attributes = r.attributes(l.attributes, values)
	for _, name := range names {
		r.sign(id, name, spell, values)
	}
}

// itemID returns the identifier of the item; with Options.MergeRevisions, that of the document of
// which the item is a revision.
func (r *reading) itemID(text string) string {
	id := cleanText(text)
	if isMissing(id) {
		return ""
	}
	if r.options.MergeRevisions {
		if symbol, err := models.ParseSymbol(id); err == nil {
			return string(symbol.Base())
		}
	}
	return id
}

// sign adds a sponsorship to its item, or reports the sponsor as invalid.
func (r *reading) sign(id, name string, spell Spell, values []string) {
	column := r.layout.columns[r.layout.sponsor].Name
	problem := textProblem("name of the sponsor", name, maxName)
	if problem == "" {
		spell.Sponsor = r.sponsor(name, values)
		if r.file.Sponsors[spell.Sponsor].Code == models.SecretariatCode {
			problem = "the Secretariat cannot sponsor a proposal; name a delegation, a group or an actor of another body"
		}
	}
	if problem != "" {
		r.skip(1, faultf(placeOf(r.options.Name, spell.Line, column), "%s", problem))
		return
	}
	r.add(id, spell, values)
}

// add adds a sponsorship to its item.
func (r *reading) add(id string, spell Spell, values []string) {
	place, has := r.ids[id]
	if !has {
		place = len(r.file.Items)
		id = strings.Clone(id)
		r.ids[id] = place
		item := Item{ID: id, Line: spell.Line, Attributes: r.attributes(r.layout.itemAttributes, values)}
		if at := r.layout.title; at >= 0 && !isMissing(cleanText(values[at])) {
			item.Title = truncated(cleanText(values[at]), maxText)
		}
		r.file.Items = append(r.file.Items, item)
		r.signed = append(r.signed, nil)
	}
	r.signed[place] = append(r.signed[place], spell)
}

// role returns the role of a row's sponsors and the column that states it.
func (r *reading) role(values []string) (column int, role Role, problem string) {
	switch l := &r.layout; {
	case l.role >= 0:
		role, problem = r.roles.of(strings.TrimSpace(values[l.role]))
		return l.role, role, problem
	case l.lead >= 0:
		role, problem = r.roles.flag(strings.TrimSpace(values[l.lead]))
		return l.lead, role, problem
	default:
		return l.sponsor, Unstated, ""
	}
}

// attributes returns the values of some columns.
func (r *reading) attributes(columns []int, values []string) []string {
	if len(columns) == 0 {
		return nil
	}
	found := make([]string, len(columns))
	for i, column := range columns {
		if value := strings.TrimSpace(values[column]); !isMissing(value) {
			found[i] = r.intern(truncated(value, maxText))
		}
	}
	return found
}

func (r *reading) intern(value string) string {
	if known, has := r.interned[value]; has {
		return known
	}
	value = strings.Clone(value)
	if len(r.interned) < maxRemembered {
		r.interned[value] = value
	}
	return value
}

// truncated returns the first characters of a text.
func truncated(text string, most int) string {
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	return string(runes[:min(most, len(runes))])
}

// cleanText returns a text with single spaces and without invisible characters.
func cleanText(text string) string {
	plain := true
	for _, r := range text {
		if r >= utf8.RuneSelf || unicode.IsSpace(r) && r != ' ' {
			plain = false
			break
		}
	}
	if plain && !strings.Contains(text, "  ") || !utf8.ValidString(text) {
		return strings.TrimSpace(text)
	}
	visible := strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(visible), " ")
}

// isInvisible reports whether r is invisible and has no meaning in any script. The joiners U+200C
// and U+200D change letters of some.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D'
}

// textProblem describes the first problem of a text; empty if it has none.
func textProblem(what, text string, longest int) string {
	switch {
	case text == "":
		return "the " + what + " is missing"
	case !utf8.ValidString(text):
		return fmt.Sprintf("%.200q is not valid UTF-8; name the encoding of the file with --encoding", text)
	case strings.ContainsRune(text, utf8.RuneError):
		return fmt.Sprintf("%.200q contains the replacement character U+FFFD: a letter was lost; name the encoding of the file with --encoding", text)
	case utf8.RuneCountInString(text) > longest:
		return fmt.Sprintf("the %s has %d characters; at most %d are allowed", what, utf8.RuneCountInString(text), longest)
	}
	if at := strings.IndexFunc(text, unicode.IsControl); at >= 0 {
		r, _ := utf8.DecodeRuneInString(text[at:])
		return fmt.Sprintf("%.200q contains the control character %+q; a value is one line of plain text", text, r)
	}
	return ""
}

// day parses a date, which can be missing.
func (r *reading) day(text string) (models.Date, string) {
	text = strings.TrimSpace(text)
	if isMissing(text) {
		return models.Date{}, ""
	}
	if known, has := r.days[text]; has {
		return known.day, known.problem
	}
	day, problem := parseDay(text, r.options.DateFormat)
	if problem == "" && day.After(r.options.Today) {
		problem = fmt.Sprintf("%s is after today, %s", day, r.options.Today)
	}
	if len(r.days) < maxRemembered {
		r.days[strings.Clone(text)] = parsedDay{day, problem}
	}
	return day, problem
}
