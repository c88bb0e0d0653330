package tracker_test

import (
	"testing"

	"proposaltracker/internal/database/databasetest"
	"proposaltracker/models"
)

func TestNoDrift(t *testing.T) {
	t.Parallel()
	differences := databasetest.Drift(t, databasetest.New(t),
		&models.Sponsor{}, &models.Delegation{}, &models.Group{}, &models.GroupMembership{}, &models.WorkProgramme{}, &models.Venue{},
		&models.Meeting{}, &models.AgendaItem{}, &models.AgendaDocument{}, &models.AgendaRequest{},
		&models.Proposal{}, &models.Revision{}, &models.RevisionSymbol{}, &models.RevisionText{}, &models.Paragraph{},
		&models.Document{}, &models.DocumentContent{},
		&models.CoAuthorship{}, &models.PrintedCoAuthor{}, &models.RevisionRemoval{}, &models.Question{}, &models.Answer{}, &models.Compilation{}, &models.Workshop{},
		&models.FollowUp{}, &models.FollowUpResponsible{}, &models.FollowUpStep{}, &models.VenueTarget{}, &models.Outcome{},
		&models.Source{}, &models.Relation{}, &models.Event{}, &models.EventCounter{}, &models.IdempotentCall{}, databasetest.NoModel("id_key"), databasetest.NoModel("proposal_counts"), databasetest.NoModel("proposal_facets"),
		databasetest.NoModel("log_entries"), databasetest.NoModel("recorded_rows"),
		databasetest.NoModel("transparency_logs"), databasetest.NoModel("log_keys"), databasetest.NoModel("log_checkpoints"), databasetest.NoModel("log_hashes"),
		&models.Webhook{}, &models.WebhookDelivery{}, &models.WebhookAttempt{}, &paragraphWords{}, &sponsorNames{},
		&models.Import{}, &models.ImportedProposal{})
	for _, difference := range differences {
		t.Error(difference)
	}
}

// paragraphWords is the model of a table that triggers fill and that only SQL reads.
type paragraphWords struct {
	TextID     models.ID `gorm:"primaryKey"`
	Position   int       `gorm:"primaryKey"`
	Searchable string    `gorm:"type:tsvector"`
	Language   models.Language
}

func (paragraphWords) TableName() string { return "paragraph_words" }

// sponsorNames is the model of another such table.
type sponsorNames struct {
	SponsorID models.ID `gorm:"primaryKey"`
	Name      string    `gorm:"primaryKey"`
	Proper    bool      `gorm:"primaryKey"`
}

func (sponsorNames) TableName() string { return "sponsor_names" }
