package tracker

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Maximum lengths of inputs, in characters.
const (
	maxNote   = 2_000
	maxText   = 20_000
	maxTitle  = 500
	maxPlace  = 200
	maxNumber = 20
)

// zoneAhead is the maximum offset of a time zone from UTC. A day that has begun in any time zone
// does not count as a future day.
const zoneAhead = 14 * time.Hour

// TextInput is the text of a revision in one language.
type TextInput struct {
	Language models.Language
	Title    string
	Body     string
	// Document is the document from which the body is read; zero if Body is given.
	Document models.ID `json:"document,omitzero"`

	// retained is true if the text already has this document.
	retained bool
	// file is the document after it was read; nil before that, or if there is none.
	file *readFile
}

// contentField returns the path of the content, relative to the field of the text.
func (t TextInput) contentField() string {
	if t.Document != (models.ID{}) {
		return ".content.document"
	}
	return ".content.body"
}

// LocalizedInput is a short text in one language.
type LocalizedInput struct {
	Language models.Language
	Text     string
}

// placed replaces the prefix from with to in the field path of each error.
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
	if below, ok := strings.CutPrefix(fault.Field, from); ok {
		return fault.At(to + below)
	}
	return err
}

// localized parses a text that is given in several languages, each at most once.
func localized(field string, inputs []LocalizedInput, most int) (models.LocalizedText, error) {
	texts := models.LocalizedText{}
	var errs []error
	for i, input := range inputs {
		place := fmt.Sprintf("%s[%d]", field, i)
		if _, twice := texts[input.Language]; twice {
			errs = append(errs, models.NewProblem(models.Duplicate, models.P("value", input.Language)).At(place+".language"))
		}
		if !input.Language.Valid() {
			errs = append(
				errs,
				models.NewProblem(models.UnknownValue, models.P("value", input.Language), models.P("allowed", models.Languages()...)).At(place+".language"),
			)
		}
		if document.IsBlank(input.Text) {
			errs = append(errs, models.NewProblem(models.Empty).At(place+".text"))
		}
		errs = append(errs, document.CheckProse(place+".text", input.Text, most))
		texts[input.Language] = strings.TrimSpace(input.Text)
	}
	return texts, errors.Join(errs...)
}

// localizedOnce is like localized, but requires the text in at least one language.
func localizedOnce(field string, inputs []LocalizedInput, most int) (models.LocalizedText, error) {
	if len(inputs) == 0 {
		return nil, models.NewProblem(models.Required).At(field)
	}
	return localized(field, inputs, most)
}

// checkTexts checks the texts of a revision in all languages.
func checkTexts(field string, texts []TextInput) error {
	given := map[models.Language]bool{}
	var errs []error
	for i, text := range texts {
		place := fmt.Sprintf("%s[%d]", field, i)
		if !text.Language.Valid() {
			errs = append(
				errs,
				models.NewProblem(models.UnknownValue, models.P("value", text.Language), models.P("allowed", models.Languages()...)).At(place+".language"),
			)
		}
		if given[text.Language] {
			errs = append(errs, models.NewProblem(models.Duplicate, models.P("value", text.Language)).At(place+".language"))
		}
		given[text.Language] = true
		errs = append(errs, models.At(place+".title", document.CheckTitle(text.Title)), models.At(place+text.contentField(), document.Check(text.Body)))
	}
	return errors.Join(errs...)
}

// parseSymbols parses a list of distinct symbols.
func parseSymbols(field string, texts []string) ([]models.Symbol, error) {
	symbols := []models.Symbol{}
	var errs []error
	for i, text := range texts {
		symbol, err := models.ParseSymbol(text)
		if err == nil && slices.Contains(symbols, symbol) {
			err = models.NewProblem(models.Duplicate, models.P("value", symbol))
		}
		if err != nil {
			errs = append(errs, models.At(fmt.Sprintf("%s[%d]", field, i), err))
			continue
		}
		symbols = append(symbols, symbol)
	}
	return symbols, errors.Join(errs...)
}

// symbolOrNone parses a symbol that may be empty.
func symbolOrNone(field, text string) (models.Symbol, error) {
	if text == "" {
		return "", nil
	}
	symbol, err := models.ParseSymbol(text)
	return symbol, models.At(field, err)
}

// dayOrToday returns the given day, which must have begun in some time zone, or today if none is given.
func (w *writing) dayOrToday(field string, day models.Date) (models.Date, error) {
	if day.IsZero() {
		return w.tx.Today, nil
	}
	if latest := models.DateOf(w.tx.Now.Add(zoneAhead)); day.After(latest) {
		return day, models.NewProblem(models.OutOfRange, models.P("value", day), models.P("max", w.tx.Today), models.P("bound", models.TermToday)).At(field)
	}
	return day, nil
}

func checkURL(field, text string) error {
	if text == "" {
		return nil
	}
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "http" && address.Scheme != "https") || address.Host == "" || len(text) > maxNote {
		return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermURL),
			models.P("example", "https://www.example.org/report.pdf")).
			At(field)
	}
	return nil
}
