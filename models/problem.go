package models

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// This file renders errors from the table in errors.json, which lists for each reason its code, its
// parameters and its message in each language. The schema's enums, docs/errors.md and the file for
// clients are generated from the same table.
//
// To add an error: add a row to errors.json (and a row for each new parameter or term), add the
// constant to reason.go, return NewProblem(YourReason, P("param", value)).At("input.field"), and
// provoke it in a test of the package that returns it. Then run `go test ./models ./graph -run Error`.

//go:embed errors.json
var errorTable []byte

// ErrorTable is the content of errors.json.
type ErrorTable struct {
	Codes   []CodeEntry   `json:"codes"`
	Reasons []ReasonEntry `json:"reasons"`
	Params  []ParamEntry  `json:"params"`
	Terms   []TermEntry   `json:"terms"`
}

// CodeEntry describes an error code.
type CodeEntry struct {
	Code     ErrorCode `json:"code"`
	Meaning  string    `json:"meaning"`
	Reaction string    `json:"reaction"`
	Example  string    `json:"example"`
}

// ReasonEntry describes an error reason.
type ReasonEntry struct {
	Reason   ErrorReason         `json:"reason"`
	Code     ErrorCode           `json:"code"`
	Params   []string            `json:"params"`
	Meaning  string              `json:"meaning"`
	Messages map[Language]string `json:"messages"`
}

// ParamEntry describes an error parameter. If Terms is true, its values may be terms.
type ParamEntry struct {
	Name    string `json:"name"`
	Terms   bool   `json:"terms"`
	Meaning string `json:"meaning"`
}

// TermEntry is a term with its text in each language.
type TermEntry struct {
	Term    Term   `json:"term"`
	English string `json:"EN"` //nolint:tagliatelle // the code of the language
	French  string `json:"FR"` //nolint:tagliatelle // the code of the language
	Spanish string `json:"ES"` //nolint:tagliatelle // the code of the language
}

// In returns the text of the term in the given language.
func (t TermEntry) In(language Language) string {
	return map[Language]string{English: t.English, French: t.French, Spanish: t.Spanish}[language]
}

// Errors returns the content of errors.json.
func Errors() ErrorTable { return loadErrors().table }

type errorIndex struct {
	table   ErrorTable
	reasons map[ErrorReason]ReasonEntry
	terms   map[string]TermEntry
}

//nolint:gochecknoglobals // computed once from the embedded table
var loadErrors = sync.OnceValue(func() errorIndex {
	index := errorIndex{reasons: map[ErrorReason]ReasonEntry{}, terms: map[string]TermEntry{}}
	if err := json.Unmarshal(errorTable, &index.table); err != nil {
		panic(fmt.Errorf("read errors.json: %w", err))
	}
	for _, entry := range index.table.Reasons {
		index.reasons[entry.Reason] = entry
	}
	for _, entry := range index.table.Terms {
		index.terms[string(entry.Term)] = entry
	}
	return index
})

// Param is a parameter of an error, whose values are inserted into the message.
type Param struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// maxRepeated is the maximum number of characters of a caller's value that an error quotes.
const maxRepeated = 200

// P returns a parameter with the given values. Long values are truncated.
func P[T any](name string, values ...T) Param {
	param := Param{Name: name, Values: make([]string, len(values))}
	for i, value := range values {
		text := strings.ToValidUTF8(fmt.Sprint(value), "\uFFFD")
		if utf8.RuneCountInString(text) > maxRepeated {
			text = string([]rune(text)[:maxRepeated]) + "…"
		}
		param.Values[i] = text
	}
	return param
}

// NewProblem returns the error for a reason, with the code that errors.json assigns to it. A
// parameter may have no values: for example, `allowed` is empty for an object in a final state.
// NewProblem panics if errors.json does not list the reason.
func NewProblem(reason ErrorReason, params ...Param) *Error {
	entry, ok := loadErrors().reasons[reason]
	if !ok {
		panic(fmt.Sprintf("errors.json has no reason %q", reason))
	}
	return &Error{Code: entry.Code, Reason: reason, Params: params}
}

// Extensions returns the extensions of a GraphQL error: its code, reason, parameters and field.
func (e *Error) Extensions() map[string]any {
	values := map[string]any{"code": e.Code, "reason": e.Reason, "params": append([]Param{}, e.Params...)}
	if e.Field != "" {
		values["field"] = e.Field
	}
	return values
}

// Param returns the values of the named parameter, or nil if the error does not have it.
func (e *Error) Param(name string) []string {
	for _, param := range e.Params {
		if param.Name == name {
			return param.Values
		}
	}
	return nil
}

var (
	optionalPart = regexp.MustCompile(`\[[^\[\]]*\]`)
	placeholder  = regexp.MustCompile(`\{(\w+)\}`)
)

// In returns the message in the given language.
func (e *Error) In(language Language) string {
	text := loadErrors().reasons[e.Reason].Messages[language]
	text = optionalPart.ReplaceAllStringFunc(text, func(part string) string {
		for _, match := range placeholder.FindAllStringSubmatch(part, -1) {
			if len(e.Param(match[1])) == 0 {
				return ""
			}
		}
		return part[1 : len(part)-1]
	})
	return placeholder.ReplaceAllStringFunc(text, func(name string) string {
		return e.list(name[1:len(name)-1], language)
	})
}

// list formats the values of a parameter for a message: terms are translated, and values from the
// caller are quoted.
func (e *Error) list(name string, language Language) string {
	values := e.Param(name)
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = value
		if term, ok := loadErrors().terms[value]; ok && hasTerms(name) {
			texts[i] = term.In(language)
		} else if quoted(name, value) {
			texts[i] = `"` + value + `"`
		}
	}
	return strings.Join(texts, ", ")
}

// hasTerms reports whether the values of a parameter may be terms.
func hasTerms(name string) bool {
	for _, entry := range loadErrors().table.Params {
		if entry.Name == name {
			return entry.Terms
		}
	}
	return false
}

var number = regexp.MustCompile(`^[-+.:\dTZ]*\d[-+.:\dTZ]*$`)

// quoted reports whether messages put a value in quotation marks. They quote text from the caller,
// but not numbers and dates.
func quoted(name, value string) bool {
	return (name == "value" || name == "part" || name == "example") && !number.MatchString(value)
}
