package dataset

import (
	"context"
	"fmt"
	"slices"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// read parses the whole file, and skips proposals that conflict with the database. It writes nothing.
func (i *importer) read(ctx context.Context) error {
	resolve, recognizer, err := i.resolver(ctx)
	if err != nil {
		return err
	}
	options := i.input.Reader
	options.Name, options.Today, options.Resolve = i.input.FileName, models.DateOf(i.now), resolve
	file, err := reader.Read(i.input.File, options)
	if err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	i.report.File, i.report.Matching = file, matching(file.Sponsors, recognizer)
	if err := i.skipTaken(ctx, file); err != nil {
		return err
	}
	switch {
	case i.input.AllOrNothing && file.Faults.Total > 0:
		return fmt.Errorf("%s has %s: %w", i.input.FileName, file.Faults.Count(), ErrRejected)
	case len(file.Items) == 0:
		return fmt.Errorf("%s has no row that can be imported: %w", i.input.FileName, ErrRejected)
	default:
		return nil
	}
}

// resolver returns a function that recognizes delegations, groups and actors of earlier imports by
// their codes and names, and the recognizer on which it relies.
func (i *importer) resolver(ctx context.Context) (func(string) reader.Sponsor, *names.Recognizer, error) {
	rows, err := i.pool.Query(ctx, "SELECT id, kind, code, name_en, name_fr, name_es, aliases, standing FROM sponsors ORDER BY code")
	if err != nil {
		return nil, nil, fmt.Errorf("read the sponsors: %w", err)
	}
	defer rows.Close()
	all, byCode := []*models.Sponsor{}, map[models.Code]*models.Sponsor{}
	for rows.Next() {
		s := &models.Sponsor{}
		if err := rows.Scan(&s.ID, &s.Kind, &s.Code, &s.EN, &s.FR, &s.ES, &s.Aliases, &s.Standing); err != nil {
			return nil, nil, fmt.Errorf("read a sponsor: %w", err)
		}
		all, byCode[s.Code], i.sponsors[s.Code] = append(all, s), s, s.ID
	}
	if err := rows.Err(); err != nil {
		return nil, nil, fmt.Errorf("read the sponsors: %w", err)
	}
	recognizer := names.New(all)
	return func(written string) reader.Sponsor {
		code, has := recognizer.Recognize(written)
		if !has {
			return reader.Sponsor{}
		}
		return reader.Sponsor{Code: code, Name: byCode[code].Filed(i.input.Language), Known: true, Group: byCode[code].Kind == models.KindGroup}
	}, recognizer, nil
}

// skipTaken skips proposals whose symbol belongs to another proposal, and proposals that were
// imported from another file into the same work programme.
func (i *importer) skipTaken(ctx context.Context, file *reader.File) error {
	owners, err := i.pairs(ctx, `SELECT source_id, file_name FROM imported_proposals p JOIN imports i ON i.id = p.import_id
		JOIN work_programmes w ON w.id = i.work_programme_id WHERE w.code = $1 AND i.file_hash <> $2`, string(i.input.Programme), file.Hash)
	if err != nil {
		return err
	}
	given := []string{}
	for _, proposal := range file.Items {
		if symbol, err := models.ParseSymbol(proposal.ID); err == nil {
			given = append(given, string(symbol))
		}
	}
	taken, err := i.pairs(ctx, `SELECT symbol, '' FROM revision_symbols s WHERE symbol = ANY($1) AND NOT EXISTS (
		SELECT FROM imported_proposals p JOIN imports i ON i.id = p.import_id JOIN work_programmes w ON w.id = i.work_programme_id
		WHERE p.proposal_id = s.proposal_id AND w.code = $2 AND i.file_hash = $3)`, given, string(i.input.Programme), file.Hash)
	if err != nil {
		return err
	}
	file.Exclude(i.input.FileName, func(p reader.Item) (problem string) {
		if !slices.ContainsFunc(p.Spells, func(s reader.Spell) bool { return !file.Sponsors[s.Sponsor].Group }) {
			return p.ID + " has no sponsor that can submit it: a group can be on the list, but a delegation or another actor must submit"
		}
		if former, has := owners[p.ID]; has {
			return fmt.Sprintf("%s is already in %s, from %s; import the file into a separate work programme", p.ID, i.input.Programme, former)
		}
		symbol, err := models.ParseSymbol(p.ID)
		if err != nil {
			return "" // an identifier that is not a symbol does not take one
		}
		if _, has := taken[string(symbol)]; has {
			return fmt.Sprintf("the symbol %s is taken; a symbol can be used only once", symbol)
		}
		taken[string(symbol)] = ""
		return ""
	})
	return nil
}

// pairs returns the result of a query with two text columns as a map from the first to the second.
func (i *importer) pairs(ctx context.Context, query string, arguments ...any) (map[string]string, error) {
	rows, err := i.pool.Query(ctx, query, arguments...)
	if err != nil {
		return nil, fmt.Errorf("read the existing proposals: %w", err)
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return nil, fmt.Errorf("read the existing proposals: %w", err)
		}
		found[key] = value
	}
	return found, rows.Err() //nolint:wrapcheck // callers wrap it
}
