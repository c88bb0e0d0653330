package reader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxLine is the maximum length of a line of JSON, in bytes.
const maxLine = 1 << 20

// listSeparator separates the elements of a JSON array in a value.
const listSeparator = "\n"

// jsonTable reads one JSON object per line. The names of its columns are the keys of the first
// objects; a key that occurs only later is a fault.
type jsonTable struct {
	name  string
	lines *bufio.Scanner
	line  int
	names []string
	// early are the rows from which the names of the columns were read.
	early  []object
	places map[string]int
}

// object is the object of a line, or the fault if there is none.
type object struct {
	line  int
	keys  []string
	value map[string]string
	fault *FileError
}

func newJSONLines(name string, from io.Reader) (*jsonTable, error) {
	t := &jsonTable{name: name, lines: bufio.NewScanner(from), places: map[string]int{}}
	t.lines.Buffer(nil, maxLine)
	for len(t.early) < sampledRows {
		one, err := t.object()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		t.early = append(t.early, one)
		for _, key := range one.keys {
			if _, known := t.places[key]; !known {
				t.places[key] = len(t.names)
				t.names = append(t.names, key)
			}
		}
	}
	if len(t.names) == 0 {
		return nil, faultf(name, "the file has no JSON object with keys such as proposal_id, date, sponsor and role")
	}
	return t, nil
}

func (t *jsonTable) header() []string { return t.names }

func (t *jsonTable) next() (row, *FileError, error) {
	one, err := t.following()
	if err != nil {
		return row{}, nil, err
	}
	if one.fault != nil {
		return row{}, one.fault, nil
	}
	values := make([]string, len(t.names))
	for key, value := range one.value {
		place, known := t.places[key]
		if !known {
			return row{}, faultf(placeOf(t.name, one.line, key),
				"the first %d objects do not have this key; move an object with it to the start of the file", sampledRows), nil
		}
		values[place] = value
	}
	return row{one.line, values}, nil, nil
}

// following returns the next object: one of the first, which were read for the names of the columns, or a new one.
func (t *jsonTable) following() (one object, err error) {
	if len(t.early) == 0 {
		return t.object()
	}
	one, t.early = t.early[0], t.early[1:]
	return one, nil
}

// object reads the next line that is not empty.
func (t *jsonTable) object() (object, error) {
	for t.lines.Scan() {
		t.line++
		if text := bytes.TrimSpace(t.lines.Bytes()); len(text) > 0 {
			return t.parse(text), nil
		}
	}
	switch err := t.lines.Err(); {
	case err == nil:
		return object{}, io.EOF
	case errors.Is(err, bufio.ErrTooLong):
		return object{}, faultf(placeOf(t.name, t.line+1, ""), "the line is longer than %d bytes; write one JSON object per line", maxLine)
	default:
		return object{}, err //nolint:wrapcheck // it names the file already
	}
}

func (t *jsonTable) parse(text []byte) object {
	one := object{line: t.line, value: map[string]string{}}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	members := map[string]any{}
	if err := decoder.Decode(&members); err != nil || decoder.More() {
		one.fault = faultf(placeOf(t.name, t.line, ""),
			"the line is not a JSON object: %v; write one object per line, without commas between them", jsonProblem(err))
		return one
	}
	for key, value := range members {
		text, ok := plainText(value)
		if !ok {
			one.fault = faultf(placeOf(t.name, t.line, key), "the value is neither a text, a number nor a list of them")
			return one
		}
		one.keys = append(one.keys, key)
		one.value[key] = text
	}
	slices.Sort(one.keys)
	return one
}

func jsonProblem(err error) string {
	if err == nil {
		return "more text follows the object"
	}
	return err.Error()
}

// plainText returns a JSON value as text. The elements of a list are separated by [listSeparator].
func plainText(value any) (string, bool) {
	switch value := value.(type) {
	case nil:
		return "", true
	case string:
		return value, true
	case bool, json.Number:
		return fmt.Sprint(value), true
	case []any:
		parts := []string{}
		for _, one := range value {
			text, ok := plainText(one)
			if _, nested := one.([]any); !ok || nested {
				return "", false
			}
			parts = append(parts, text)
		}
		return strings.Join(parts, listSeparator), true
	default:
		return "", false
	}
}
