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

// batch gathers statements that do not wait for each other, so that all of them take one way to the
// store and back. They run in the snapshot of the reading, on its own connection, past GORM: its models
// tell the columns, and the rows are read straight into them.
type batch struct {
	*View

	sent pgx.Batch
	// fault is the first thing that was wrong with what was gathered.
	fault error
}

func (r *View) batch() *batch { return &batch{View: r} }

// want adds a statement for rows of T's table, which are in into once the batch is sent. rest is what
// follows the table's name; columns in leaves are left out.
func want[T any](b *batch, into *[]*T, rest string, arguments []any, leaves ...string) {
	table, err := tableOf[T](b.Reader)
	if err != nil {
		b.fault = err
		return
	}
	columns := table.without(leaves)
	queue(b, into, columns, "SELECT "+columns.list+" FROM "+table.name+" "+rest, arguments)
}

// find adds a query of GORM's for rows of T's table.
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

// list adds a query of GORM's for rows of one value.
func list[T any](b *batch, into *[]T, query *gorm.DB) { collect(b, into, query, pgx.RowTo[T]) }

// rows adds a query of GORM's for rows that are not a table's: its columns go into the fields of their names.
func rows[T any](b *batch, into *[]T, query *gorm.DB) {
	collect(b, into, query, pgx.RowToStructByName[T])
}

func collect[T any](b *batch, into *[]T, query *gorm.DB, read pgx.RowToFunc[T]) {
	sql, arguments := statement(query, into)
	b.sent.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, read)
		return err //nolint:wrapcheck // told by whoever sends the batch
	})
}

// one adds a statement that answers one value.
func (b *batch) one(into any, sql string, arguments []any) {
	b.sent.Queue(sql, arguments...).QueryRow(func(row pgx.Row) error { return row.Scan(into) })
}

// run sends what was gathered, and reads all of it.
func (b *batch) run() error {
	if b.fault != nil || b.sent.Len() == 0 {
		return b.fault
	}
	return b.send(&b.sent)
}

// statement is the SQL of a query of GORM's, with its values, for pgx.
func statement(query *gorm.DB, into any) (sql string, values []any) {
	built := query.Session(&gorm.Session{DryRun: true}).Find(into).Statement
	return built.SQL.String(), built.Vars
}

// columns are the columns of a table, and the fields of its model that take them.
type columns struct {
	list   string
	fields [][]int
}

// tableRows is a table as its model has it.
type tableRows struct {
	name    string
	columns []*schema.Field

	mu   sync.Mutex
	kept map[string]columns
}

// tableOf reads a model once.
func tableOf[T any](r *Reader) (*tableRows, error) {
	kind := reflect.TypeFor[T]()
	if known, has := r.tables.Load(kind); has {
		return known.(*tableRows), nil //nolint:forcetypeassert // nothing else is kept there
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

// without are all columns but some.
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
