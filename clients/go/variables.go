package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// clearing is the key of the fields that a context clears.
type clearing struct{}

// Clearing returns a context under which requests send null for the named fields, so that their values are
// cleared. Nil fields are otherwise omitted, and omitted fields stay unchanged. A field is named by its path in
// the variables:
//
//	client.EditRevision(client.Clearing(ctx, "input.notes"), tracker, input)
func Clearing(ctx context.Context, fields ...string) context.Context {
	return context.WithValue(ctx, clearing{}, slices.Concat(cleared(ctx), fields))
}

func cleared(ctx context.Context) []string {
	fields, _ := ctx.Value(clearing{}).([]string)
	return fields
}

// withoutNil returns the variables of an operation without fields that are null, except for those that the
// context clears.
func withoutNil(ctx context.Context, variables any) (any, error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("encode the variables: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // numbers keep their digits
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("encode the variables: %w", err)
	}
	removeNil(value, "", cleared(ctx))
	return value, nil
}

// removeNil deletes the null fields of all objects in value except for those that are cleared.
func removeNil(value any, path string, cleared []string) {
	switch v := value.(type) {
	case map[string]any:
		for name, field := range v {
			at := join(path, name)
			if field == nil && !slices.Contains(cleared, at) {
				delete(v, name)
			}
			removeNil(field, at, cleared)
		}
	case []any:
		for i, item := range v {
			removeNil(item, fmt.Sprintf("%s[%d]", path, i), cleared)
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
