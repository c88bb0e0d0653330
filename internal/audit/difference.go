package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// difference is a row that differs from its recorded state.
type difference struct{ table, row, what string }

// within is a column of a recorded row that describes rows of another table.
type within struct {
	table string
	// entries returns their keys, relative to the row, and their content.
	entries func(json.RawMessage) map[string]string
}

// nested returns the description of such a column. False if the column is a value of its own.
func nested(table, column string) (within, bool) {
	switch table + "." + column {
	case "revision_texts.paragraphs":
		return within{"paragraphs", byKey}, true
	case "follow_ups.responsibles":
		return within{"follow_up_responsibles", byValue}, true
	case "follow_ups.workshop":
		return within{"workshops", byKey}, true
	case "sponsors.members":
		return within{"group_memberships", byValue}, true
	default:
		return within{}, false
	}
}

// differences compares a recorded row with the current one.
func differences(table, id string, recorded, is row) []difference {
	found := []difference{}
	columns := slices.Sorted(maps.Keys(recorded))
	for column := range is {
		if _, known := recorded[column]; !known {
			columns = append(columns, column)
		}
	}
	for _, column := range columns {
		was, now := recorded[column], is[column]
		of, contains := nested(table, column)
		switch {
		case bytes.Equal(was, now), table == "revisions" && column == "texts": // compared as rows of their own
		case contains:
			found = append(found, of.differences(id, was, now)...)
		default:
			found = append(found, difference{table, id, fmt.Sprintf("%s is %s, and was recorded as %s", column, shown(now), shown(was))})
		}
	}
	return found
}

// differences compares the rows that a column describes.
func (w within) differences(id string, recorded, is json.RawMessage) []difference {
	was, now := w.entries(recorded), w.entries(is)
	keys := maps.Clone(was)
	maps.Copy(keys, now)
	found := []difference{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		before, known := was[key]
		after, exists := now[key]
		switch row := id + "/" + key; {
		case !exists:
			found = append(found, difference{w.table, row, "the row is missing"})
		case !known:
			found = append(found, difference{w.table, row, "the row was added"})
		case before != after:
			what := fmt.Sprintf("it is %s, and was recorded as %s", shown(json.RawMessage(after)), shown(json.RawMessage(before)))
			found = append(found, difference{w.table, row, what})
		}
	}
	return found
}

// byKey returns the members of a JSON object.
func byKey(value json.RawMessage) map[string]string {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(value, &members) // nothing if there is no object
	entries := map[string]string{}
	for key, member := range members {
		entries[key] = string(member)
	}
	return entries
}

// byValue returns the elements of a JSON array, which are their own keys.
func byValue(value json.RawMessage) map[string]string {
	var elements []json.RawMessage
	_ = json.Unmarshal(value, &elements) // nothing if there is no array
	entries := map[string]string{}
	for _, element := range elements {
		key := string(element)
		if text, err := strconv.Unquote(key); err == nil {
			key = text
		}
		entries[key] = ""
	}
	return entries
}

// shown returns a value for a message, of at most 80 bytes.
func shown(value json.RawMessage) string {
	const most = 80
	switch {
	case value == nil:
		return "null"
	case len(value) > most:
		return string(bytes.ToValidUTF8(value[:most], nil)) + "…"
	default:
		return string(value)
	}
}
