package dataset

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

// register creates the work programme, the sponsors and the import if they do not exist, and
// returns the identifiers of the proposals that are already imported. It runs before any proposal
// is added, so that servers are notified of new reference data before a proposal refers to it.
func (i *importer) register(ctx context.Context, tx pgx.Tx) (map[string]bool, error) {
	programme, err := i.programme(ctx, tx)
	if err != nil {
		return nil, err
	}
	if err := i.addActors(ctx, tx); err != nil {
		return nil, fmt.Errorf("add the actors: %w", err)
	}
	if _, err := tx.Exec(ctx, "SELECT log_reference_data(pg_current_xact_id()::xid)"); err != nil {
		return nil, fmt.Errorf("record the reference data in the log: %w", err)
	}
	file, state := i.report.File, &i.report.Import
	_, err = tx.Exec(ctx, `INSERT INTO imports (id, work_programme_id, file_name, file_hash, proposals, row_count, started_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT imports_file_once DO UPDATE SET proposals = excluded.proposals`,
		models.NewID(), programme, i.input.FileName, file.Hash, len(file.Items), file.Rows, i.now)
	if err != nil {
		return nil, fmt.Errorf("register the import: %w", err)
	}
	err = tx.QueryRow(ctx, `SELECT id, work_programme_id, file_name, file_hash, proposals, proposals_done, row_count, rows_done, started_at, finished_at
		FROM imports WHERE work_programme_id = $1 AND file_hash = $2`, programme, file.Hash).Scan(&state.ID, &state.WorkProgrammeID, &state.FileName,
		&state.FileHash, &state.Proposals, &state.ProposalsDone, &state.Rows, &state.RowsDone, &state.StartedAt, &state.FinishedAt)
	if err != nil {
		return nil, fmt.Errorf("read the import: %w", err)
	}
	i.report.Before = state.ProposalsDone
	return i.done(ctx, tx, state.ID)
}

// programme returns the ID of the work programme, which it creates if necessary.
//
// Errors: [ErrNotForImports] if the work programme exists and no import has used it.
func (i *importer) programme(ctx context.Context, tx pgx.Tx) (models.ID, error) {
	var (
		id     models.ID
		unused bool // by imports
	)
	err := tx.QueryRow(ctx, `SELECT id, (SELECT count(*) FROM imports WHERE work_programme_id = w.id) = 0 FROM work_programmes w WHERE code = $1`,
		string(i.input.Programme)).Scan(&id, &unused)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		id = reference.ProgrammeID(i.input.Programme)
		_, err = tx.Exec(ctx, "INSERT INTO work_programmes (id, code, name_en, name_fr, name_es) VALUES ($1, $2, $3, $4, $5)",
			id, string(i.input.Programme), i.input.Names.EN, i.input.Names.FR, i.input.Names.ES)
	case err == nil && unused:
		return id, fmt.Errorf("work programme %s: %w", i.input.Programme, ErrNotForImports)
	}
	if err != nil {
		return id, fmt.Errorf("find or create the work programme %s: %w", i.input.Programme, err)
	}
	return id, nil
}

// addActors inserts the sponsors that the proposals refer to and that do not exist yet.
func (i *importer) addActors(ctx context.Context, tx pgx.Tx) error {
	used := map[int]bool{}
	for _, proposal := range i.report.File.Items {
		for _, spell := range proposal.Spells {
			used[spell.Sponsor] = true
		}
	}
	for index, sponsor := range i.report.File.Sponsors {
		if sponsor.Known || !used[index] {
			continue
		}
		added, err := tx.Exec(ctx, `INSERT INTO sponsors (id, kind, code, name_en, name_fr, name_es, aliases, standing)
			VALUES ($1, $2, $3, $4, $4, $4, jsonb_build_array($5::text), $6) ON CONFLICT (code) DO NOTHING`,
			reference.SponsorID(sponsor.Code), string(models.KindDelegation), string(sponsor.Code), sponsor.Name, sponsor.Written, string(models.External))
		if err != nil {
			return fmt.Errorf("%s: %w", sponsor.Code, err)
		}
		i.report.Actors += int(added.RowsAffected())
	}
	return nil
}

// done returns the identifiers of the proposals that the import has added so far.
func (i *importer) done(ctx context.Context, tx pgx.Tx, of models.ID) (map[string]bool, error) {
	rows, err := tx.Query(ctx, "SELECT source_id FROM imported_proposals WHERE import_id = $1", of)
	if err != nil {
		return nil, fmt.Errorf("read the progress of the import: %w", err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	done := make(map[string]bool, len(ids))
	for _, id := range ids {
		done[id] = true
	}
	if err != nil {
		return nil, fmt.Errorf("read the progress of the import: %w", err)
	}
	return done, nil
}

// finish marks the import as done.
func (i *importer) finish(ctx context.Context, tx pgx.Tx) error {
	state := &i.report.Import
	if state.FinishedAt == nil || i.report.Proposals > 0 {
		state.FinishedAt = &i.now
	}
	_, err := tx.Exec(ctx, "UPDATE imports SET finished_at = $2 WHERE id = $1", state.ID, state.FinishedAt)
	if err != nil {
		return fmt.Errorf("finish the import: %w", err)
	}
	return nil
}
