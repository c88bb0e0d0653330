package fill

import (
	"context"
	"encoding/json"
	"reflect"

	"gorm.io/gorm/schema"
)

// values are a row's, in the order of columns.
func values(ctx context.Context, row any, columns []*schema.Field) []any {
	all := make([]any, len(columns))
	of := reflect.ValueOf(row)
	for i, column := range columns {
		all[i], _ = column.ValueOf(ctx, of)
	}
	return all
}

// mustJSON writes what is ours, and always fit for it.
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
