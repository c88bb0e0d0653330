package fill

import (
	"context"
	"encoding/json"
	"reflect"

	"gorm.io/gorm/schema"
)

// values returns the values of a row in column order.
func values(ctx context.Context, row any, columns []*schema.Field) []any {
	all := make([]any, len(columns))
	of := reflect.ValueOf(row)
	for i, column := range columns {
		all[i], _ = column.ValueOf(ctx, of)
	}
	return all
}

// mustJSON encodes our own data, which always succeeds.
func mustJSON(ours map[string]any) json.RawMessage {
	if ours == nil {
		ours = map[string]any{}
	}
	text, err := json.Marshal(ours)
	if err != nil {
		panic(err)
	}
	return text
}
