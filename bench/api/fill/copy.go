package fill

import (
	"context"
	"encoding/json"
	"reflect"

	"github.com/jackc/pgx/v5/pgtype"
	"gorm.io/gorm/schema"

	"proposaltracker/models"
)

// values returns the values of a row in column order.
func values(ctx context.Context, row any, columns []*schema.Field) []any {
	all := make([]any, len(columns))
	of := reflect.ValueOf(row)
	for i, column := range columns {
		value, _ := column.ValueOf(ctx, of)
		all[i] = direct(value)
	}
	return all
}

// direct converts a value to a type that pgx encodes in binary form, without trying others first.
func direct(value any) any {
	switch value := value.(type) {
	case models.ID:
		return pgtype.UUID{Bytes: value, Valid: true}
	case *models.ID:
		if value == nil {
			return nil
		}
		return pgtype.UUID{Bytes: *value, Valid: true}
	case models.Date:
		return pgtype.Date{Time: value.Time(), Valid: !value.IsZero()}
	case models.LocalizedText:
		text, _ := value.Value() // cannot fail for generated texts
		return text
	default:
		return value
	}
}

// mustJSON encodes generated data as JSON. It panics on an error, which cannot occur.
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
