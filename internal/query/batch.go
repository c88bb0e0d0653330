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

// batch collects independent statements, which [View.run] sends in one round trip. They run without
// GORM, which only provides the columns of the models; rows are scanned directly into them.
type batch struct {
	tables *tables
	queued pgx.Batch
	// err is the first error while statements were added.
	err error
}

// plan sets the kind of plan of the statements that are added after it.
func (b *batch) plan(kind planning) {
	b.queued.Queue("SET LOCAL plan_cache_mode = " + string(kind))
}

// queueTable adds a statement for rows of T's table, which are stored in into when the batch is sent. rest is
// the SQL after the table's name; omitted names columns that are not read.
func queueTable[T any](b *batch, into *[]*T, rest string, arguments []any, omitted ...string) {
	table, err := tableOf[T](b.tables)
	if err != nil {
		b.err = err
		return
	}
	columns := table.without(omitted)
	queueScan(b, into, columns, "SELECT "+columns.list+" FROM "+table.name+" "+rest, arguments)
}

// queueModels adds a GORM query for rows of T's table; omitted names columns that are not read.
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

// queueScan adds a statement whose columns are scanned into the fields of T.
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

// queueColumn adds a GORM query for rows with a single column.
func queueColumn[T any](b *batch, into *[]T, query *gorm.DB) {
	queueCollect(b, into, query, pgx.RowTo[T])
}

// queueStructs adds a GORM query for rows that are not from one table; columns are stored in fields of the
// same name.
func queueStructs[T any](b *batch, into *[]T, query *gorm.DB) {
	queueCollect(b, into, query, pgx.RowToStructByName[T])
}

// queueCollect adds a GORM query whose rows read converts.
func queueCollect[T any](b *batch, into *[]T, query *gorm.DB, read pgx.RowToFunc[T]) {
	sql, arguments := statement(query, into)
	queueRows(b, into, sql, arguments, read)
}

// queueRows adds a statement whose rows read converts.
func queueRows[T any](b *batch, into *[]T, sql string, arguments []any, read pgx.RowToFunc[T]) {
	b.queued.Queue(sql, arguments...).Query(func(rows pgx.Rows) error {
		var err error
		*into, err = pgx.CollectRows(rows, read)
		return err //nolint:wrapcheck // the caller that sends the batch wraps it
	})
}

// queueRow adds a statement that returns a single value.
func (b *batch) queueRow(into any, sql string, arguments []any) {
	b.queued.Queue(sql, arguments...).QueryRow(func(row pgx.Row) error { return row.Scan(into) })
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

// table describes a table according to its model.
type table struct {
	name    string
	columns []*schema.Field

	mu     sync.Mutex
	cached map[string]columns
}

// tables caches the tables of models, by type.
type tables struct {
	db     *gorm.DB
	byType sync.Map
}

// tableOf returns the table of a model. Each model is parsed once.
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

// without returns all columns except some.
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
