package tracker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// call is what tells one write from another, its name, the caller's key and the whole input, and
// who may make it at all.
type call struct {
	name  string
	key   string
	input any
	// may is the first gate of the act: it is asked before anything is looked up, a replay too.
	may func(access.Principal) error
}

const maxKeyLength = 200

// once runs act unless the caller's key already has an outcome, and keeps the outcome under it.
// Two calls at the same time under one key wait for each other at the key's row.
func (w *writing) once(c call, act func(*writing) (models.ID, error)) (models.ID, error) {
	if c.key == "" {
		return act(w)
	}
	if length := utf8.RuneCountInString(c.key); length > maxKeyLength {
		return models.ID{}, models.Invalid("input.idempotencyKey", "a key has at most %d characters, this one has %d", maxKeyLength, length)
	}
	if err := document.CheckFilledLine("input.idempotencyKey", c.key, maxKeyLength*utf8.UTFMax); err != nil {
		return models.ID{}, err
	}
	claim, err := w.claim(c)
	if err != nil {
		return models.ID{}, err
	}
	if claim.OutcomeID != nil {
		return *claim.OutcomeID, nil
	}
	outcome, err := act(w)
	if err != nil {
		return models.ID{}, err
	}
	return outcome, w.db.Model(claim).Update("outcome_id", outcome).Error
}

// claim takes the key for this call, or finds the call that has it.
func (w *writing) claim(c call) (*models.IdempotentCall, error) {
	input, err := json.Marshal(c.input)
	if err != nil {
		return nil, fmt.Errorf("hash the input: %w", err)
	}
	sum := sha256.Sum256(input)
	claim := &models.IdempotentCall{
		Caller: w.directory.Party(w.by).Identity().Code, Key: c.key,
		Mutation: c.name, InputHash: hex.EncodeToString(sum[:]), At: w.now,
	}
	taken := w.db.Clauses(clause.OnConflict{DoNothing: true}).Create(claim)
	if taken.Error != nil || taken.RowsAffected == 1 {
		return claim, taken.Error
	}
	var first models.IdempotentCall
	if err := w.db.Where("caller = ? AND key = ?", claim.Caller, claim.Key).Take(&first).Error; err != nil {
		return nil, fmt.Errorf("read the first call: %w", err)
	}
	if first.Mutation != claim.Mutation || first.InputHash != claim.InputHash {
		return nil, models.NewError(models.IdempotencyMismatch,
			"the key %q was used on %s for %s with other input; take a new key for a new act", c.key, models.DateOf(first.At), first.Mutation).
			At("input.idempotencyKey")
	}
	return &first, nil
}

// KeyRetention is how long an idempotency key is kept at least.
const KeyRetention = 30 * 24 * time.Hour

// PurgeKeys forgets the idempotency keys that are older than KeysKept, and returns how many.
func (t *Tracker) PurgeKeys(ctx context.Context) (int64, error) {
	old := t.db.WithContext(ctx).Where("at < ?", t.now().Add(-KeyRetention)).Delete(&models.IdempotentCall{})
	return old.RowsAffected, old.Error
}
