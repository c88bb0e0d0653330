// Package fill writes thousands of proposals with everything that belongs to them, as rows equal to
// those that the use cases would have written: recognized paragraphs, printed lists, chained
// events. COPY takes seconds where filing takes a quarter of an hour.
package fill

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"proposaltracker/internal/database"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// SpellsEach is the average number of co-authorships per proposal. It is exact for each ten
// proposals.
const SpellsEach = 6

// batch is the number of proposals per transaction.
const batch = 500

// Filled counts the written rows.
type Filled struct {
	Proposals, CoAuthorships, Revisions, Texts, Paragraphs, Events int
}

// Fill writes proposals into a migrated database with reference data, as if filed over the years
// until now. The same number gives the same proposals, with different IDs.
//
// The database must not contain any proposal yet, since events are numbered from 1.
func Fill(ctx context.Context, db *database.DB, directory *directory.Directory, proposals int, now time.Time) (Filled, error) {
	var filled Filled
	w := &world{directory: directory, chance: newChance(), now: now.UTC().Truncate(time.Microsecond), sittings: map[models.ID][]models.Meeting{}}
	w.parties = w.members()
	w.meet()
	if err := w.write(ctx, db, w.agenda()); err != nil {
		return filled, err
	}
	for from := 0; from < proposals; from += batch {
		all := rows{}
		for number := from; number < min(from+batch, proposals); number++ {
			all.add(w.proposal(number))
		}
		if err := w.write(ctx, db, all); err != nil {
			return filled, fmt.Errorf("proposals from %d on: %w", from, err)
		}
		filled.count(all)
	}
	return filled, settle(ctx, db)
}

func (f *Filled) count(all rows) {
	f.Proposals += len(all.proposals)
	f.CoAuthorships += len(all.spells)
	f.Revisions += len(all.revisions)
	f.Texts += len(all.texts)
	f.Paragraphs += len(all.paragraphs)
	f.Events += len(all.events)
}

// settle does what autovacuum would have done over the years.
func settle(ctx context.Context, db *database.DB) error {
	if _, err := db.Pool.Exec(ctx, "VACUUM ANALYZE"); err != nil {
		return fmt.Errorf("vacuum: %w", err)
	}
	return nil
}

// rows holds the rows to write, by table.
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

// write copies rows in one transaction. It replaces the trigger that numbers events one by one by
// explicit numbers. All other triggers and constraints stay active.
func (w *world) write(ctx context.Context, db *database.DB, all rows) error {
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "ALTER TABLE events DISABLE TRIGGER events_numbered"); err != nil {
			return fmt.Errorf("number the events: %w", err)
		}
		for _, copied := range []func() error{
			table(ctx, tx, db.GORM, all.meetings), table(ctx, tx, db.GORM, all.items),
			table(ctx, tx, db.GORM, all.proposals), table(ctx, tx, db.GORM, all.revisions), table(ctx, tx, db.GORM, all.symbols),
			table(ctx, tx, db.GORM, all.texts), table(ctx, tx, db.GORM, all.paragraphs), table(ctx, tx, db.GORM, all.spells),
			table(ctx, tx, db.GORM, all.printed), table(ctx, tx, db.GORM, all.targets), table(ctx, tx, db.GORM, all.outcomes),
			table(ctx, tx, db.GORM, all.documents), table(ctx, tx, db.GORM, all.questions), table(ctx, tx, db.GORM, all.answers),
			table(ctx, tx, db.GORM, all.followUps), table(ctx, tx, db.GORM, all.responsibles), table(ctx, tx, db.GORM, all.steps),
			table(ctx, tx, db.GORM, all.sources), table(ctx, tx, db.GORM, all.relations), table(ctx, tx, db.GORM, all.events),
		} {
			if err := copied(); err != nil {
				return err
			}
		}
		_, err := tx.Exec(ctx, "UPDATE event_counter SET last = greatest(last, (SELECT coalesce(max(seq), 0) FROM events))")
		if err != nil {
			return fmt.Errorf("count the events: %w", err)
		}
		_, err = tx.Exec(ctx, "ALTER TABLE events ENABLE TRIGGER events_numbered")
		if err != nil {
			return fmt.Errorf("restore the trigger that numbers events: %w", err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// table copies the rows of one table, using the columns that GORM knows for their type.
func table[T any](ctx context.Context, tx pgx.Tx, db *gorm.DB, list []T) func() error {
	return func() error {
		statement := &gorm.Statement{DB: db, Context: ctx}
		if err := statement.Parse(new(T)); err != nil {
			return fmt.Errorf("read the columns of %T: %w", *new(T), err)
		}
		columns, names := []*schema.Field{}, []string{}
		for _, field := range statement.Schema.Fields {
			if field.DBName != "" && (field.Creatable || field.DBName == "seq") {
				columns, names = append(columns, field), append(names, field.DBName)
			}
		}
		copied := pgx.CopyFromSlice(len(list), func(i int) ([]any, error) { return values(ctx, &list[i], columns), nil })
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{statement.Schema.Table}, names, copied); err != nil {
			return fmt.Errorf("copy into %s: %w", statement.Schema.Table, err)
		}
		return nil
	}
}
