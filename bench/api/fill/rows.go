package fill

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"proposaltracker/internal/database"
	"proposaltracker/models"
)

// rows contains the rows to write, by table.
type rows struct {
	meetings     []models.Meeting
	items        []models.AgendaItem
	proposals    []models.Proposal
	revisions    []models.Revision
	symbols      []models.RevisionSymbol
	texts        []models.RevisionText
	paragraphs   []models.Paragraph
	spells       []models.CoAuthorship
	printed      []models.PrintedCoAuthor
	targets      []models.VenueTarget
	outcomes     []models.Outcome
	documents    []models.AgendaDocument
	questions    []models.Question
	answers      []models.Answer
	followUps    []models.FollowUp
	responsibles []models.FollowUpResponsible
	steps        []models.FollowUpStep
	sources      []models.Source
	relations    []models.Relation
	events       []models.Event
	// textWords and paragraphWords contain the search vectors of texts and paragraphs, in the same order.
	textWords      []pgtype.TSVector
	paragraphWords []paragraphWords
}

// paragraphWords is a row of the table paragraph_words.
type paragraphWords struct {
	textID     models.ID
	position   int
	searchable pgtype.TSVector
	language   models.Language
}

func (r *rows) add(o rows) {
	r.proposals = append(r.proposals, o.proposals...)
	r.revisions = append(r.revisions, o.revisions...)
	r.symbols = append(r.symbols, o.symbols...)
	r.texts = append(r.texts, o.texts...)
	r.paragraphs = append(r.paragraphs, o.paragraphs...)
	r.spells = append(r.spells, o.spells...)
	r.printed = append(r.printed, o.printed...)
	r.targets = append(r.targets, o.targets...)
	r.outcomes = append(r.outcomes, o.outcomes...)
	r.documents = append(r.documents, o.documents...)
	r.questions = append(r.questions, o.questions...)
	r.answers = append(r.answers, o.answers...)
	r.followUps = append(r.followUps, o.followUps...)
	r.responsibles = append(r.responsibles, o.responsibles...)
	r.steps = append(r.steps, o.steps...)
	r.sources = append(r.sources, o.sources...)
	r.relations = append(r.relations, o.relations...)
	r.events = append(r.events, o.events...)
}

// number assigns numbers to the events, starting at after+1.
func (r *rows) number(after int64) {
	for i := range r.events {
		r.events[i].Seq = after + int64(i) + 1
	}
}

// write copies the rows in one transaction.
func (r *rows) write(ctx context.Context, db *database.DB) error {
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, withoutTriggers); err != nil {
			return fmt.Errorf("switch off triggers: %w", err)
		}
		for _, copied := range r.tables(copier{ctx, tx, db.GORM}) {
			if err := copied(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// tables returns the copier of each table.
func (r *rows) tables(c copier) []func() error {
	return []func() error{
		table(c, r.meetings), table(c, r.items), table(c, r.proposals), table(c, r.revisions), table(c, r.symbols),
		table(c, r.texts, column{"searchable", func(i int) any { return r.textWords[i] }}),
		table(c, r.paragraphs), func() error { return c.paragraphWords(r.paragraphWords) },
		table(c, r.spells), table(c, r.printed), table(c, r.targets), table(c, r.outcomes), table(c, r.documents),
		table(c, r.questions), table(c, r.answers), table(c, r.followUps), table(c, r.responsibles), table(c, r.steps),
		table(c, r.sources), table(c, r.relations), table(c, r.events),
	}
}

// copier copies rows in a transaction.
type copier struct {
	ctx context.Context //nolint:containedctx // the copier exists only during the transaction
	tx  pgx.Tx
	db  *gorm.DB
}

// column is a column of a table that is missing from its model.
type column struct {
	name  string
	value func(row int) any
}

// table returns a function that copies the rows of one table, with the columns that GORM derives
// from the type of the rows and the columns in others.
func table[T any](c copier, list []T, others ...column) func() error {
	return func() error {
		if len(list) == 0 {
			return nil
		}
		statement := &gorm.Statement{DB: c.db, Context: c.ctx}
		if err := statement.Parse(new(T)); err != nil {
			return fmt.Errorf("read the columns of %T: %w", *new(T), err)
		}
		columns, names := []*schema.Field{}, []string{}
		for _, field := range statement.Schema.Fields {
			if field.DBName != "" && (field.Creatable || field.DBName == "seq") {
				columns, names = append(columns, field), append(names, field.DBName)
			}
		}
		for _, other := range others {
			names = append(names, other.name)
		}
		return c.copy(statement.Schema.Table, names, len(list), func(i int) []any {
			row := values(c.ctx, &list[i], columns)
			for _, other := range others {
				row = append(row, other.value(i))
			}
			return row
		})
	}
}

func (c copier) paragraphWords(list []paragraphWords) error {
	return c.copy("paragraph_words", []string{"text_id", "position", "searchable", "language"}, len(list), func(i int) []any {
		return []any{list[i].textID, list[i].position, list[i].searchable, list[i].language}
	})
}

func (c copier) copy(table string, columns []string, length int, row func(int) []any) error {
	source := pgx.CopyFromSlice(length, func(i int) ([]any, error) { return row(i), nil })
	if _, err := c.tx.CopyFrom(c.ctx, pgx.Identifier{table}, columns, source); err != nil {
		return fmt.Errorf("copy into %s: %w", table, err)
	}
	return nil
}
