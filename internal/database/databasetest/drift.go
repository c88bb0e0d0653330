package databasetest

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm/schema"

	"proposaltracker/internal/database"
)

// NoModel names a table that intentionally has no model; see [Drift].
type NoModel string

// Drift returns the differences between the tables and GORM's models, sorted, one line each: a
// column without a field or a field without a column, a table without a model, a type of a
// different kind, or a NULL that only one side allows. models are pointers to structs, or
// [NoModel]. Several models may share a table; a column is reported only if none of them has it.
//
// It uses GORM's view of the models: fields with `gorm:"-"` and associations are ignored, and a
// type with a Scan method may hold NULL and may be stored as any type that its Value fits.
// Generated columns need no field, and goose's table needs no model.
func Drift(t testing.TB, db *database.DB, models ...any) []string {
	t.Helper()
	tables := readTables(t, db)
	var differences []string
	modelled := map[string]map[string]bool{"goose_db_version": nil}
	for _, model := range models {
		if name, none := model.(NoModel); none {
			modelled[string(name)] = nil
			continue
		}
		parsed, err := schema.Parse(model, &sync.Map{}, db.GORM.NamingStrategy)
		if err != nil {
			t.Fatalf("parse the model %T: %v", model, err)
		}
		if modelled[parsed.Table] == nil {
			modelled[parsed.Table] = map[string]bool{}
		}
		for _, field := range parsed.Fields {
			if field.DBName != "" {
				modelled[parsed.Table][field.DBName] = true
			}
		}
		differences = append(differences, compare(parsed, tables[parsed.Table])...)
	}
	differences = append(differences, unmodelled(tables, modelled)...)
	slices.Sort(differences)
	return slices.Compact(differences)
}

// column describes a column as recorded in the catalog.
type column struct {
	Name      string
	Type      string
	NotNull   bool
	Generated bool
}

func readTables(t testing.TB, db *database.DB) map[string]map[string]column {
	t.Helper()
	rows, err := db.Pool.Query(t.Context(), `
		SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull, a.attgenerated <> ''
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
		  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`)
	if err != nil {
		t.Fatalf("read the columns: %v", err)
	}
	defer rows.Close()
	tables := map[string]map[string]column{}
	for rows.Next() {
		var table string
		var c column
		if err := rows.Scan(&table, &c.Name, &c.Type, &c.NotNull, &c.Generated); err != nil {
			t.Fatalf("read a column: %v", err)
		}
		if tables[table] == nil {
			tables[table] = map[string]column{}
		}
		tables[table][c.Name] = c
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("read the columns: %v", err)
	}
	return tables
}

// unmodelled returns the tables and columns without a model. In modelled, a nil set of columns
// marks a table that needs no model.
func unmodelled(tables map[string]map[string]column, modelled map[string]map[string]bool) []string {
	var differences []string
	for table, columns := range tables {
		fields, known := modelled[table]
		if !known {
			differences = append(differences, fmt.Sprintf("table %s: no model", table))
		}
		for name, c := range columns {
			if fields != nil && !fields[name] && !c.Generated {
				differences = append(differences, fmt.Sprintf("%s.%s (%s): no field", table, name, c.Type))
			}
		}
	}
	return differences
}

func compare(parsed *schema.Schema, columns map[string]column) []string {
	if columns == nil {
		return []string{fmt.Sprintf("%s: no table %s", parsed.Name, parsed.Table)}
	}
	var differences []string
	for _, field := range parsed.Fields {
		if field.DBName == "" {
			continue // gorm:"-", or an association
		}
		place := fmt.Sprintf("%s.%s (%s.%s)", parsed.Table, field.DBName, parsed.Name, field.Name)
		c, ok := columns[field.DBName]
		if !ok {
			differences = append(differences, place+": no such column")
			continue
		}
		if !fits(field, c.Type) {
			differences = append(differences, fmt.Sprintf("%s: the column is %s, the field is %s (%s to GORM)", place, c.Type, field.FieldType, field.DataType))
		}
		if difference := nullDifference(field, c); difference != "" {
			differences = append(differences, place+": "+difference)
		}
	}
	return differences
}

func nullDifference(field *schema.Field, c column) string {
	pointer := field.FieldType.Kind() == reflect.Pointer
	switch {
	case c.NotNull && pointer && !field.PrimaryKey:
		return "the column is NOT NULL, but the field may be nil"
	case !c.NotNull && field.NotNull:
		return "the column may be NULL, but the field is marked not null"
	case !c.NotNull && !pointer && !field.PrimaryKey && !holdsNull(field):
		return fmt.Sprintf("the column may be NULL, but %s cannot distinguish that from its zero value", field.FieldType)
	}
	return ""
}

// holdsNull reports whether a field that is not a pointer can represent NULL: by nil, by a Scan
// method, or by a serializer.
func holdsNull(field *schema.Field) bool {
	switch field.FieldType.Kind() {
	case reflect.Slice, reflect.Map, reflect.Interface:
		return true
	default:
		return field.Serializer != nil || scans(field)
	}
}

func scans(field *schema.Field) bool {
	_, ok := reflect.TypeAssert[sql.Scanner](reflect.New(field.IndirectFieldType))
	return ok
}

func values(field *schema.Field) bool {
	_, ok := reflect.TypeAssert[driver.Valuer](reflect.New(field.IndirectFieldType))
	return ok
}

// fits reports whether a field's values are of the same kind as the column.
func fits(field *schema.Field, columnType string) bool {
	stored := family(columnType)
	// A type tag or the type's own GormDataType is explicit.
	if _, tagged := field.TagSettings["TYPE"]; tagged {
		return family(string(field.DataType)) == stored
	}
	wanted := family(string(field.DataType))
	if wanted == stored {
		return true
	}
	custom := scans(field) && values(field)
	switch {
	case custom && wanted == "text":
		// Postgres can parse a value of any type from text.
		return true
	case custom && wanted == "timestamptz":
		return stored == "date" || stored == "timestamp"
	case field.Serializer != nil:
		return stored == "text" || stored == "jsonb" || stored == "bytea"
	case field.IndirectFieldType == reflect.TypeFor[time.Duration]():
		return stored == "interval"
	}
	return false
}

// family returns the kind of a column type, which may have several names and widths.
func family(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), "(")
	array := strings.HasSuffix(name, "[]")
	name = strings.TrimSpace(strings.TrimSuffix(name, "[]"))
	for of, names := range map[string][]string{
		"integer":     {"int", "uint", "smallint", "bigint", "int2", "int4", "int8", "serial", "bigserial", "smallserial"},
		"float":       {"real", "double precision", "float4", "float8"},
		"numeric":     {"decimal"},
		"boolean":     {"bool"},
		"text":        {"string", "character varying", "varchar", "character", "char", "citext"},
		"bytea":       {"bytes"},
		"timestamptz": {"time", "timestamp with time zone"},
		"timestamp":   {"timestamp without time zone"},
		"jsonb":       {"json"},
	} {
		if slices.Contains(names, name) {
			name = of
		}
	}
	if array {
		name += "[]"
	}
	return name
}
