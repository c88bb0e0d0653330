package tracker

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/internal/reference"
)

// Seed writes the reference data: it updates existing rows and adds missing ones, but never removes
// any. It may run at every start, and concurrently in several processes.
func Seed(ctx context.Context, db *gorm.DB, set reference.Set) error {
	return db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext('proposaltracker.seed'))").Error; err != nil {
			return fmt.Errorf("wait for other programs that write reference data: %w", err)
		}
		upsert := tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}).Session(&gorm.Session{CreateBatchSize: 200})
		for i := range set.Delegations {
			set.Delegations[i].Aliases = append([]string{}, set.Delegations[i].Aliases...)
		}
		for i := range set.Groups {
			set.Groups[i].Aliases = append([]string{}, set.Groups[i].Aliases...)
			if err := upsert.Omit(clause.Associations).Create(&set.Groups[i]).Error; err != nil {
				return fmt.Errorf("seed group %s: %w", set.Groups[i].Code, err)
			}
		}
		if err := upsert.Create(&set.Delegations).Error; err != nil {
			return fmt.Errorf("seed delegations: %w", err)
		}
		if err := seedMemberships(tx, set); err != nil {
			return err
		}
		if err := upsert.Create(&set.Venues).Error; err != nil {
			return fmt.Errorf("seed venues: %w", err)
		}
		if err := upsert.Create(&set.Programmes).Error; err != nil {
			return fmt.Errorf("seed work programmes: %w", err)
		}
		if err := tx.Exec("SELECT log_reference_data(pg_current_xact_id()::xid)").Error; err != nil {
			return fmt.Errorf("record the reference data in the log: %w", err)
		}
		return nil
	})
}

// seedMemberships replaces all memberships of groups, to which no other table refers.
func seedMemberships(tx *gorm.DB, set reference.Set) error {
	for _, group := range set.Groups {
		if err := tx.Exec("DELETE FROM group_memberships WHERE group_id = ?", group.ID).Error; err != nil {
			return fmt.Errorf("clear memberships of %s: %w", group.Code, err)
		}
		if len(group.Memberships) == 0 {
			continue
		}
		if err := tx.Create(&group.Memberships).Error; err != nil {
			return fmt.Errorf("seed memberships of %s: %w", group.Code, err)
		}
	}
	return nil
}
