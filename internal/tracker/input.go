package tracker

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Sizes of what people write, in characters.
const (
	maxNote   = 2_000
	maxText   = 20_000
	maxTitle  = 500
	maxPlace  = 200
	maxNumber = 20
	maxCodes  = 200
)

// zoneAhead is how far the day can be ahead of UTC's: a day that has begun somewhere is not in
// the future.
const zoneAhead = 14 * time.Hour

// TextInput is the text of a proposal in one language.
type TextInput struct {
	Language models.Language
	Title    string
	Body     string
}

// LocalizedInput is a short text in one language.
type LocalizedInput struct {
	Language models.Language
	Text     string
}

// at says of a fault at which field of the input it is. A fault that says so itself keeps it, as
// what is below that field.
func at(field string, err error) error {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		moved := []error{}
		for _, one := range joined.Unwrap() {
			moved = append(moved, at(field, one))
		}
		return errors.Join(moved...)
	}
	var fault *models.Error
	if !errors.As(err, &fault) {
		return err
	}
	if fault.Field != "" {
		field += "." + fault.Field
	}
	return fault.At(field)
}

// placed says of the faults at a field, or below it, that they are at another one.
func placed(err error, from, to string) error {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		moved := []error{}
		for _, one := range joined.Unwrap() {
			moved = append(moved, placed(one, from, to))
		}
		return errors.Join(moved...)
	}
	var fault *models.Error
	if !errors.As(err, &fault) {
		return err
	}
	if below, is := strings.CutPrefix(fault.Field, from); is {
		return fault.At(to + below)
	}
	return err
}

// breaks tells whether an error is the breach of a named constraint.
func breaks(err error, constraint string) bool {
	var refusal *pgconn.PgError
	return errors.As(err, &refusal) && refusal.ConstraintName == constraint
}

// mustTryAgain tells whether Postgres gave a transaction up because of another, as two that wait for
// each other: nothing of it was written, and it can be run anew.
func mustTryAgain(err error) bool {
	var refusal *pgconn.PgError
	return errors.As(err, &refusal) && (refusal.Code == "40P01" || refusal.Code == "40001")
}

// checkProse checks a text of one or more lines, which may be empty.
func checkProse(field, text string, most int) error {
	if length := utf8.RuneCountInString(text); length > most {
		return models.NewError(models.LimitExceeded, "the text has %d characters; at most %d are allowed", length, most).At(field)
	}
	if !utf8.ValidString(text) {
		return models.Invalid(field, "the text is not valid UTF-8")
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' }); i >= 0 {
		return models.Invalid(field, "the text has the control character %q at byte %d; take it out", text[i], i)
	}
	if i := strings.IndexFunc(text, document.IsBidiControl); i >= 0 {
		return models.Invalid(field, "the text turns its direction at byte %d, by a character that cannot be seen; take it out", i)
	}
	return nil
}

func checkLine(field, text string, most int) error {
	if strings.ContainsAny(text, "\n\r") {
		return models.Invalid(field, "the text must stand on one line")
	}
	return checkProse(field, text, most)
}

// blank tells whether nothing of a text can be seen: white space, and characters without width.
func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }) < 0
}

func checkFilledLine(field, text string, most int) error {
	if blank(text) {
		return models.Invalid(field, "the text is empty")
	}
	return checkLine(field, text, most)
}

// localized reads a text that is given once a language.
func localized(field string, inputs []LocalizedInput, most int) (models.LocalizedText, error) {
	texts := models.LocalizedText{}
	var faults []error
	for i, input := range inputs {
		place := fmt.Sprintf("%s[%d]", field, i)
		if _, twice := texts[input.Language]; twice {
			faults = append(faults, models.Invalid(place+".language", "the text in %s is given twice", input.Language))
		}
		if !input.Language.Valid() {
			faults = append(faults, models.Invalid(place+".language", "%q is not one of the languages EN, FR, ES", input.Language))
		}
		if blank(input.Text) {
			faults = append(faults, models.Invalid(place+".text", "the text is empty"))
		}
		faults = append(faults, checkProse(place+".text", input.Text, most))
		texts[input.Language] = strings.TrimSpace(input.Text)
	}
	return texts, errors.Join(faults...)
}

// localizedOnce is localized, for a text that must be there in at least one language.
func localizedOnce(field string, inputs []LocalizedInput, most int) (models.LocalizedText, error) {
	if len(inputs) == 0 {
		return nil, models.Invalid(field, "give the text in at least one language, as {language: EN, text: \"...\"}")
	}
	return localized(field, inputs, most)
}

// checkTexts checks the texts of a revision in all their languages.
func checkTexts(field string, texts []TextInput) error {
	given := map[models.Language]bool{}
	var faults []error
	for i, text := range texts {
		place := fmt.Sprintf("%s[%d]", field, i)
		if !text.Language.Valid() {
			faults = append(faults, models.Invalid(place+".language", "%q is not one of the languages EN, FR, ES", text.Language))
		}
		if given[text.Language] {
			faults = append(faults, models.Invalid(place+".language", "the text in %s is given twice", text.Language))
		}
		given[text.Language] = true
		faults = append(faults, at(place+".title", document.CheckTitle(text.Title)), at(place+".body", document.Check(text.Body)))
	}
	return errors.Join(faults...)
}

// parties finds the sponsors of a list of codes, each once.
func (d *Directory) parties(field string, codes []string) ([]models.Party, error) {
	if len(codes) > maxCodes {
		return nil, models.NewError(models.LimitExceeded, "%d codes are given; at most %d are allowed", len(codes), maxCodes).At(field)
	}
	parties := []models.Party{}
	var faults []error
	for i, code := range codes {
		party, err := d.PartyByCode(code)
		if err == nil && slices.Contains(codes[:i], code) {
			err = models.NewError(models.InvalidInput, "%s is given twice", code)
		}
		if err != nil {
			faults = append(faults, at(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		parties = append(parties, party)
	}
	return parties, errors.Join(faults...)
}

// parseSymbols reads a list of symbols, each once.
func parseSymbols(field string, texts []string) ([]models.Symbol, error) {
	symbols := []models.Symbol{}
	var faults []error
	for i, text := range texts {
		symbol, err := models.ParseSymbol(text)
		if err == nil && slices.Contains(symbols, symbol) {
			err = models.NewError(models.InvalidInput, "symbol %s is given twice", symbol)
		}
		if err != nil {
			faults = append(faults, at(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		symbols = append(symbols, symbol)
	}
	return symbols, errors.Join(faults...)
}

// symbolOrNone reads a symbol that may be left out.
func symbolOrNone(field, text string) (models.Symbol, error) {
	if text == "" {
		return "", nil
	}
	symbol, err := models.ParseSymbol(text)
	return symbol, at(field, err)
}

// dayOrToday returns the day given, which has begun somewhere, or today where none is.
func (w *writing) dayOrToday(field string, day models.Date) (models.Date, error) {
	if day.IsZero() {
		return w.today, nil
	}
	if latest := models.DateOf(w.now.Add(zoneAhead)); day.After(latest) {
		return day, models.Invalid(field, "%s is in the future; give the day on which it happened", day)
	}
	return day, nil
}

func checkURL(field, text string) error {
	if text == "" {
		return nil
	}
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "http" && address.Scheme != "https") || address.Host == "" || len(text) > maxNote {
		return models.Invalid(field, "%q is no web address; give one as in \"https://www.example.org/report.pdf\"", text)
	}
	return nil
}
