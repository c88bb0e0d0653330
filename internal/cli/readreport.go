package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"proposaltracker/internal/document"
)

// printJSON prints a value with field names as in the API: "documentNumber".
func printJSON(to io.Writer, value any) error {
	written, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	var tree any
	if err := json.Unmarshal(written, &tree); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(lowerKeys(tree)) //nolint:wrapcheck // the user closed the output
}

// lowerKeys converts the keys of all objects to lower camel case.
func lowerKeys(value any) any {
	switch value := value.(type) {
	case map[string]any:
		lowered := make(map[string]any, len(value))
		for key, each := range value {
			lowered[lowerCamel(key)] = lowerKeys(each)
		}
		return lowered
	case []any:
		for i := range value {
			value[i] = lowerKeys(value[i])
		}
	}
	return value
}

// lowerCamel converts the leading capitals of a name to lower case, except for the first letter of
// its second word: "URLBase" becomes "urlBase".
func lowerCamel(name string) string {
	letters := []rune(name)
	for i := range letters {
		if i > 0 && i+1 < len(letters) && !unicode.IsUpper(letters[i+1]) || !unicode.IsUpper(letters[i]) {
			break
		}
		letters[i] = unicode.ToLower(letters[i])
	}
	return string(letters)
}

// report prints a parsed document in readable form.
type report struct{ out *bufio.Writer }

// printReading prints the header of a document, one value per line, and then its sections, paragraphs and footnotes
// with their addresses.
func printReading(to io.Writer, reading document.Reading) error {
	r := report{bufio.NewWriter(to)}
	r.header(reading)
	for _, section := range reading.Text.Sections {
		if section.Heading != "" {
			r.linef("\n%s", strings.TrimSpace(section.Number+" "+section.Heading))
		}
		for _, paragraph := range section.Paragraphs {
			if paragraph.Kind != document.KindFurniture && paragraph.Kind != document.KindFrontMatter {
				r.linef("  [%s] %s", cmp.Or(paragraph.Number, paragraph.Mark, strings.ToLower(string(paragraph.Kind))), paragraph.Text)
			}
		}
	}
	return r.out.Flush() //nolint:wrapcheck // the user closed the output
}

func (r report) linef(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format+"\n", args...) }

// header prints the recognized values of the header.
func (r report) header(reading document.Reading) {
	for _, symbol := range reading.Symbols {
		write(r, "Symbol", symbol)
	}
	write(r, "Document number", reading.DocumentNumber)
	for _, body := range reading.Bodies {
		write(r, "Body", body)
	}
	write(r, "Heading", reading.Heading)
	write(r, "Title", reading.Title)
	write(r, "Revision", reading.RevisionKind)
	write(r, "Number of revision", reading.RevisionNumber)
	write(r, "Note", reading.Note)
	write(r, "Access", reading.Access)
	write(r, "Communicated on", reading.CommunicatedOn)
	write(r, "Circulated on", reading.CirculatedOn)
	write(r, "Original language", reading.OriginalLanguage)
	write(r, "Language", reading.Language)
	for _, sponsor := range reading.Sponsors {
		r.sponsor("Sponsor", sponsor)
	}
	if reading.SubmittedBy != nil {
		r.sponsor("Submitted by", *reading.SubmittedBy)
	}
}

func (r report) sponsor(label string, sponsor document.Sponsor) {
	who := fmt.Sprintf("%s (%s)", sponsor.Printed, cmp.Or(string(sponsor.Code), "not known"))
	if group := sponsor.OnBehalfOf; group != nil {
		who += " on behalf of " + group.Printed
	}
	write(r, label, document.Value[string]{Value: who, Confidence: sponsor.Confidence})
}

// write prints a value with its confidence, if it was recognized.
func write[T any](r report, label string, value document.Value[T]) {
	if value.Found() {
		r.linef("%-19s %v  [%s]", label+":", value.Value, strings.ToLower(string(value.Confidence)))
	}
}
