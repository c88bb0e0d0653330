package audit

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/migrations"
	"proposaltracker/models"
)

// recordingFunctions contains the migration with the functions that record rows and read them for the comparison.
const recordingFunctions = "00033_log_entries.sql"

// definition finds a function in a migration: its name and its body.
var definition = regexp.MustCompile(`(?s)CREATE (?:OR REPLACE )?FUNCTION (\w+)\([^$]*? AS \$\$(.*?)\$\$`)

// verifyFunctions checks that the functions on which the comparison of rows depends are those of the migration, and that the triggers
// of the tables that only grow are on.
func (v *verifier) verifyFunctions(tx *gorm.DB) error {
	content, err := migrations.Files.ReadFile(recordingFunctions)
	if err != nil {
		return fmt.Errorf("read the migration: %w", err)
	}
	wanted := map[string]string{}
	for _, found := range definition.FindAllStringSubmatch(string(content), -1) {
		if _, known := wanted[found[1]]; !known { // what follows reverts the migration
			wanted[found[1]] = found[2]
		}
	}
	rows := []struct{ Name, Body string }{}
	const bodies = `SELECT proname AS name, prosrc AS body FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ?`
	names := slices.Sorted(maps.Keys(wanted))
	if err := tx.Raw(bodies, names).Scan(&rows).Error; err != nil {
		return fmt.Errorf("read the functions of the database: %w", err)
	}
	is := map[string]string{}
	for _, row := range rows {
		is[row.Name] = row.Body
	}
	for _, name := range names {
		if is[name] != wanted[name] {
			v.Broken = append(v.Broken, fmt.Sprintf("function %s: it was altered; rows were not compared reliably", name))
		}
	}
	return nil
}

// verifyOwners finds proposals and meetings of which only the recorded state is left.
func (v *verifier) verifyOwners(tx *gorm.DB) error {
	const gone = `SELECT DISTINCT 'proposals' AS of, r.proposal_id AS id FROM recorded_rows r LEFT JOIN proposals p ON p.id = r.proposal_id
		WHERE r.proposal_id IS NOT NULL AND p.id IS NULL
		UNION ALL SELECT DISTINCT 'meetings', r.meeting_id FROM recorded_rows r LEFT JOIN meetings m ON m.id = r.meeting_id
		WHERE r.meeting_id IS NOT NULL AND m.id IS NULL ORDER BY 1, 2`
	found := []struct {
		Of string
		ID models.ID
	}{}
	if err := tx.Raw(gone).Scan(&found).Error; err != nil {
		return fmt.Errorf("find recorded proposals and meetings: %w", err)
	}
	for _, one := range found {
		v.report("", difference{one.Of, one.ID.String(), "the row is missing"})
	}
	return nil
}
