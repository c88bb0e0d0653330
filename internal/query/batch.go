package query

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
	"gorm.io/gorm/schema"
)

// batch collects independent statements and sends them in one round trip. They run in the snapshot
// of the view, on its own connection, without GORM, which only provides the columns of the models;
// rows are scanned directly into them.
type batch struct {
	*View

	sent pgx.Batch
	// fault is the first error while statements were added.
	fault error
}

func (r *View) batch() *batch { return &batch{View: r} }

// want adds a statement for rows of T's table, which are stored in into when the batch is sent.
// rest is what follows the table's name; the columns in leaves are omitted.
func want[T any](b *batch, into *[]*T, rest string, arguments []any, leaves ...string) {
	table, err := tableOf[T](b.Reader)
	if err != nil {
		b.fault = err
		return
	}
	columns := table.without(leaves)
	queue(b, into, columns, "SELECT "+columns.list+" FROM "+table.name+" "+rest, arguments)
}

// find adds a GORM query for rows of T's table.
func find[T any](b *batch, into *[]*T, query *gorm.DB) {
	table, err := tableOf[T](b.Reader)
	if err != nil {
		b.fault = err
		return
	}
	columns := table.without(nil)
	sql, values := statement(query.Select(columns.list), into)
	queue(b, into, columns, sql, values)
}

func queue[T any](b *batch, into *[]*T, columns columns, sql string, arguments []any) {
	*into = []*T{}
	b.sent.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		places := make([]any, len(columns.fields))
		for rows.Next() {
			row := new(T)
			of := reflect.ValueOf(row).Elem()
			for i, field := range columns.fields {
				places[i] = of.FieldByIndex(field).Addr().Interface()
			}
			if err := rows.Scan(places...); err != nil {
				return fmt.Errorf("read a row of %T: %w", row, err)
			}
			*into = append(*into, row)
		}
		return rows.Err()
	})
}

// list adds a GORM query for rows with a single column.
func list[T any](b *batch, into *[]T, query *gorm.DB) { collect(b, into, query, pgx.RowTo[T]) }

// rows adds a GORM query for rows that are not from one table; columns are stored in fields of the
// same name.
func rows[T any](b *batch, into *[]T, query *gorm.DB) {
	collect(b, into, query, pgx.RowToStructByName[T])
}

func collect[T any](b *batch, into *[]T, query *gorm.DB, read pgx.RowToFunc[T]) {
	sql, arguments := statement(query, into)
	b.sent.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, read)
		return err //nolint:wrapcheck // the caller that sends the batch wraps it
	})
}

// one adds a statement that returns a single value.
func (b *batch) one(into any, sql string, arguments []any) {
	b.sent.Queue(sql, arguments...).QueryRow(func(row pgx.Row) error { return row.Scan(into) })
}

// run sends the statements and reads all results.
func (b *batch) run() error {
	if b.fault != nil || b.sent.Len() == 0 {
		return b.fault
	}
	return b.send(&b.sent)
}

// statement returns the SQL and the arguments of a GORM query, for pgx.
func statement(query *gorm.DB, into any) (sql string, values []any) {
	built := query.Session(&gorm.Session{DryRun: true}).Find(into).Statement
	return built.SQL.String(), built.Vars
}

// columns lists the columns of a table, and the corresponding fields of its model.
type columns struct {
	list   string
	fields [][]int
}

// tableRows describes a table according to its model.
type tableRows struct {
	name    string
	columns []*schema.Field

	mu   sync.Mutex
	kept map[string]columns
}

// tableOf returns the table of a model, which is parsed once.
func tableOf[T any](r *Reader) (*tableRows, error) {
	kind := reflect.TypeFor[T]()
	if known, has := r.tables.Load(kind); has {
		return known.(*tableRows), nil //nolint:forcetypeassert // the map contains only this type
	}
	statement := &gorm.Statement{DB: r.db}
	if err := statement.Parse(new(T)); err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", kind, err)
	}
	made := &tableRows{name: statement.Schema.Table, kept: map[string]columns{}}
	for _, field := range statement.Schema.Fields {
		if field.DBName != "" && field.Readable {
			made.columns = append(made.columns, field)
		}
	}
	known, _ := r.tables.LoadOrStore(kind, made)
	return known.(*tableRows), nil //nolint:forcetypeassert // as above
}

// without returns all columns except some.
func (t *tableRows) without(leaves []string) columns {
	key := strings.Join(leaves, ",")
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, has := t.kept[key]; has {
		return known
	}
	names, made := []string{}, columns{}
	for _, column := range t.columns {
		if !slices.Contains(leaves, column.DBName) {
			names = append(names, t.name+"."+column.DBName)
			made.fields = append(made.fields, column.StructField.Index)
		}
	}
	made.list = strings.Join(names, ", ")
	t.kept[key] = made
	return made
}
