package act

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

const maxKeyLength = 200

// once runs change unless the caller's key already has an outcome, and stores the outcome under the key.
// Two calls at the same time under one key wait for each other at the key's row.
func (tx *Tx) once(c Call, change func(*Tx) (models.ID, error)) (models.ID, error) {
	if c.Key == "" {
		return change(tx)
	}
	if length := utf8.RuneCountInString(c.Key); length > maxKeyLength {
		return models.ID{}, models.NewProblem(models.TooLong, models.P("length", length), models.P("limit", maxKeyLength), models.P("unit", models.TermCharacters)).
			At("input.idempotencyKey")
	}
	if err := document.CheckFilledLine("input.idempotencyKey", c.Key, maxKeyLength*utf8.UTFMax); err != nil {
		return models.ID{}, err
	}
	claim, err := tx.claim(c)
	if err != nil {
		return models.ID{}, err
	}
	if claim.OutcomeID != nil {
		return *claim.OutcomeID, nil
	}
	outcome, err := change(tx)
	if err != nil {
		return models.ID{}, err
	}
	return outcome, tx.DB.Model(claim).Update("outcome_id", outcome).Error
}

// claim takes the key for this call, or finds the call that has it.
func (tx *Tx) claim(c Call) (*models.IdempotentCall, error) {
	input, err := json.Marshal(c.Input)
	if err != nil {
		return nil, fmt.Errorf("hash the input: %w", err)
	}
	sum := sha256.Sum256(input)
	claim := &models.IdempotentCall{
		Caller: tx.caller(), Key: c.Key,
		Mutation: c.Name, InputHash: hex.EncodeToString(sum[:]), At: tx.Now,
	}
	taken := tx.DB.Clauses(clause.OnConflict{DoNothing: true}).Create(claim)
	if taken.Error != nil || taken.RowsAffected == 1 {
		return claim, taken.Error
	}
	var first models.IdempotentCall
	// A lock makes the commit of this transaction wait for synchronous standbys, as that of the first call did, which may
	// have been interrupted. A transaction that only reads would not wait.
	if err := tx.DB.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).Where("caller = ? AND key = ?", claim.Caller, claim.Key).Take(&first).Error; err != nil {
		return nil, fmt.Errorf("read the first call: %w", err)
	}
	if first.Mutation != claim.Mutation || first.InputHash != claim.InputHash {
		return nil, models.NewProblem(models.KeyReused, models.P("value", c.Key)).
			At("input.idempotencyKey")
	}
	return &first, nil
}
