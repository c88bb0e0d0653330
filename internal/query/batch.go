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

// batch collects independent statements that [View.run] sends in one round trip. They bypass GORM,
// which only supplies the columns of the models; rows are scanned directly into the models' fields.
type batch struct {
	tables *tables
	queued pgx.Batch
	// err is an error that occurred while adding statements; nil if there was none.
	err error
}

// plan sets the plan cache mode of the statements that are added after it.
func (b *batch) plan(kind planning) {
	b.queued.Queue("SET LOCAL plan_cache_mode = " + string(kind))
}

// queueTable queues a statement that reads rows of T's table into *into. rest is the SQL that
// follows the table name; columns named in omitted are not read.
func queueTable[T any](b *batch, into *[]*T, rest string, arguments []any, omitted ...string) {
	table, err := tableOf[T](b.tables)
	if err != nil {
		b.err = err
		return
	}
	columns := table.without(omitted)
	queueScan(b, into, columns, "SELECT "+columns.list+" FROM "+table.name+" "+rest, arguments)
}

// queueModels queues a GORM query that reads rows of T's table into *into; columns named in omitted
// are not read.
func queueModels[T any](b *batch, into *[]*T, query *gorm.DB, omitted ...string) {
	table, err := tableOf[T](b.tables)
	if err != nil {
		b.err = err
		return
	}
	columns := table.without(omitted)
	sql, values := statement(query.Select(columns.list), into)
	queueScan(b, into, columns, sql, values)
}

// queueScan queues a statement and scans its columns into the fields of T.
func queueScan[T any](b *batch, into *[]*T, columns columns, sql string, arguments []any) {
	*into = []*T{}
	b.queued.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		targets := make([]any, len(columns.fields))
		for rows.Next() {
			row := new(T)
			of := reflect.ValueOf(row).Elem()
			for i, field := range columns.fields {
				targets[i] = of.FieldByIndex(field).Addr().Interface()
			}
			if err := rows.Scan(targets...); err != nil {
				return fmt.Errorf("read a row of %T: %w", row, err)
			}
			*into = append(*into, row)
		}
		return rows.Err()
	})
}

// queueColumn queues a GORM query that returns a single column.
func queueColumn[T any](b *batch, into *[]T, query *gorm.DB) {
	queueCollect(b, into, query, pgx.RowTo[T])
}

// queueStructs queues a GORM query that is not limited to one table; columns are stored in fields
// of the same name.
func queueStructs[T any](b *batch, into *[]T, query *gorm.DB) {
	queueCollect(b, into, query, pgx.RowToStructByName[T])
}

// queueCollect queues a GORM query and converts its rows with read.
func queueCollect[T any](b *batch, into *[]T, query *gorm.DB, read pgx.RowToFunc[T]) {
	sql, arguments := statement(query, into)
	queueRows(b, into, sql, arguments, read)
}

// queueRows queues a statement and converts its rows with read.
func queueRows[T any](b *batch, into *[]T, sql string, arguments []any, read pgx.RowToFunc[T]) {
	b.queued.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, read)
		return err //nolint:wrapcheck // the caller that sends the batch wraps it
	})
}

// queueRow queues a statement that returns a single value.
func (b *batch) queueRow(into any, sql string, arguments []any) {
	b.queued.Queue(sql, arguments...).QueryRow(func(row pgx.Row) error { return row.Scan(into) })
}

// statement returns the SQL and the arguments of a GORM query, to run it with pgx.
func statement(query *gorm.DB, into any) (sql string, values []any) {
	built := query.Session(&gorm.Session{DryRun: true}).Find(into).Statement
	return built.SQL.String(), built.Vars
}

// columns lists columns of a table with the corresponding fields of its model.
type columns struct {
	list   string
	fields [][]int
}

// table describes a table according to its model.
type table struct {
	name    string
	columns []*schema.Field

	mu     sync.Mutex
	cached map[string]columns
}

// tables caches table descriptions by model type.
type tables struct {
	db     *gorm.DB
	byType sync.Map
}

// tableOf returns the table of T. Each model is parsed only once.
func tableOf[T any](t *tables) (*table, error) {
	kind := reflect.TypeFor[T]()
	if known, has := t.byType.Load(kind); has {
		return known.(*table), nil //nolint:forcetypeassert // the map contains only this type
	}
	statement := &gorm.Statement{DB: t.db}
	if err := statement.Parse(new(T)); err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", kind, err)
	}
	made := &table{name: statement.Schema.Table, cached: map[string]columns{}}
	for _, field := range statement.Schema.Fields {
		if field.DBName != "" && field.Readable {
			made.columns = append(made.columns, field)
		}
	}
	known, _ := t.byType.LoadOrStore(kind, made)
	return known.(*table), nil //nolint:forcetypeassert // as above
}

// without returns all columns except the omitted ones.
func (t *table) without(omitted []string) columns {
	key := strings.Join(omitted, ",")
	t.mu.Lock()
	defer t.mu.Unlock()
	if known, has := t.cached[key]; has {
		return known
	}
	names, made := []string{}, columns{}
	for _, column := range t.columns {
		if !slices.Contains(omitted, column.DBName) {
			names = append(names, t.name+"."+column.DBName)
			made.fields = append(made.fields, column.StructField.Index)
		}
	}
	made.list = strings.Join(names, ", ")
	t.cached[key] = made
	return made
}
