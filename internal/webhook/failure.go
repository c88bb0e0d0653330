package webhook

import (
	"gorm.io/gorm"

	"proposaltracker/models"
)

// disableFailing disables a webhook if its receiver responded 410, or if it has failed for too
// long.
func (o *Outbox) disableFailing(tx *gorm.DB, webhook models.ID, s Result) error {
	now := o.now().UTC()
	failing := tx.Model(&models.Webhook{}).Where("id = ? AND failing_since IS NULL", webhook)
	if err := failing.Update("failing_since", now).Error; err != nil {
		return err
	}
	disabled := &models.Webhook{
		Status: models.WebhookDisabled, DisabledBecause: models.NewProblem(models.ReceiverFailing, models.P("hours", s.DisableAfter.Hours())),
	}
	failed := tx.Model(&models.Webhook{}).Where("id = ? AND status = 'ACTIVE'", webhook)
	if s.Gone {
		disabled.DisabledBecause = s.Attempt.Problem
	} else {
		failed = failed.Where("failing_since <= ?", now.Add(-s.DisableAfter))
	}
	return failed.Select("Status", "DisabledBecause").Updates(disabled).Error
}
