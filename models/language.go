package models

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"
)

// Language is one of the three working languages of the organization.
type Language string

// The working languages.
const (
	English Language = "EN"
	French  Language = "FR"
	Spanish Language = "ES"
)

// Languages lists the working languages in fallback order.
func Languages() []Language { return []Language{English, French, Spanish} }

// Valid reports whether l is one of the working languages.
func (l Language) Valid() bool { return l == English || l == French || l == Spanish }

// LocalizedText is a text in one or more languages. It is stored as a JSON object keyed by
// language.
type LocalizedText map[Language]string

// In returns the text in the first wanted language that is available, and that language. If there
// is none, it falls back to any available language, in the order of [Languages]. Both results are
// empty if there is no text at all.
func (t LocalizedText) In(wanted ...Language) (string, Language) {
	for _, language := range slices.Concat(wanted, Languages()) {
		if text, ok := t[language]; ok {
			return text, language
		}
	}
	return "", ""
}

// Value implements [driver.Valuer]. A nil text is stored as an empty object.
func (t LocalizedText) Value() (driver.Value, error) {
	if t == nil {
		return "{}", nil
	}
	data, err := json.Marshal(map[Language]string(t))
	return string(data), err
}

// Scan implements [sql.Scanner].
func (t *LocalizedText) Scan(stored any) error {
	*t = nil
	switch data := stored.(type) {
	case nil:
		return nil
	case string:
		return t.read([]byte(data))
	case []byte:
		return t.read(data)
	default:
		return fmt.Errorf("read a localized text from %T", stored)
	}
}

func (t *LocalizedText) read(data []byte) error {
	if err := json.Unmarshal(data, (*map[Language]string)(t)); err != nil {
		return fmt.Errorf("read a localized text: %w", err)
	}
	return nil
}
