package act

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

const maxKeyLength = 200

// claimKey claims the key for this call, or returns the earlier call with the same key. It waits
// for a concurrent call with that key. The UPDATE changes nothing; it only makes the statement
// return the row of the earlier call.
const claimKey = `INSERT INTO idempotent_calls (caller, key, mutation, input_hash, at) VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (caller, key) DO UPDATE SET caller = EXCLUDED.caller RETURNING mutation, input_hash, outcome_id`

// storeOutcome stores the ID of the object that a call created or changed.
const storeOutcome = `UPDATE idempotent_calls SET outcome_id = $3 WHERE caller = $1 AND key = $2`

// lockKey locks the row of a call that has already succeeded. Because of the lock, the transaction
// counts as a write, and its commit waits for synchronous standbys. This is needed because the wait
// of the first call may have been interrupted, and a read-only transaction would not wait.
const lockKey = `SELECT FROM idempotent_calls WHERE caller = $1 AND key = $2 FOR UPDATE`

// repeated is the error that ends the transaction of a call that repeats an earlier one; outcome is
// the result of the earlier call.
type repeated struct{ outcome models.ID }

func (repeated) Error() string { return "call repeats an earlier one" }

// checkKey checks the syntax of the caller's key.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED.
func (c Call) checkKey() error {
	if c.Key == "" {
		return nil
	}
	if length := utf8.RuneCountInString(c.Key); length > maxKeyLength {
		return models.NewProblem(models.TooLong, models.P("length", length), models.P("limit", maxKeyLength), models.P("unit", models.TermCharacters)).
			At("input.idempotencyKey")
	}
	return document.CheckFilledLine("input.idempotencyKey", c.Key, maxKeyLength*utf8.UTFMax)
}

// once calls change unless the caller's key already has an outcome, and stores the outcome under
// the key.
//
// To save a round trip, the statement that claims the key is sent with the first statements of
// change. If the key is already taken, the round trip fails with [repeated] or
// IDEMPOTENCY_MISMATCH, and everything is rolled back.
func (tx *Tx) once(c Call, change func(*Tx) (models.ID, error)) (models.ID, error) {
	if c.Key == "" {
		return change(tx)
	}
	if err := tx.claim(c); err != nil {
		return models.ID{}, err
	}
	outcome, err := change(tx)
	if err != nil {
		return models.ID{}, tx.claimedFirst(err)
	}
	tx.Write(storeOutcome, tx.caller(), c.Key, outcome)
	return outcome, nil
}

// claim queues the statement that claims the key.
func (tx *Tx) claim(c Call) error {
	input, err := json.Marshal(c.Input)
	if err != nil {
		return fmt.Errorf("hash the input: %w", err)
	}
	sum := sha256.Sum256(input)
	hash := hex.EncodeToString(sum[:])
	claim := &pgx.QueuedQuery{SQL: claimKey, Arguments: []any{tx.caller(), c.Key, c.Name, hash, tx.Now}}
	claim.QueryRow(func(row pgx.Row) error {
		var first models.IdempotentCall
		if err := row.Scan(&first.Mutation, &first.InputHash, &first.OutcomeID); err != nil {
			return fmt.Errorf("claim the idempotency key: %w", err)
		}
		switch {
		case first.Mutation != c.Name || first.InputHash != hash:
			return rejection{models.NewProblem(models.KeyReused, models.P("value", c.Key)).At("input.idempotencyKey")}
		case first.OutcomeID != nil:
			return repeated{*first.OutcomeID}
		default:
			return nil
		}
	})
	tx.pipeline.waiting = append(tx.pipeline.waiting, claim)
	tx.untilClaim = len(tx.pipeline.waiting)
	return nil
}

// claimedFirst returns the error of a change that failed before the claim was sent. If the call
// repeats an earlier one, or the key is taken by another call, it returns the error of the claim
// instead: repeating a successful call must not fail.
func (tx *Tx) claimedFirst(failed error) error {
	if tx.pipeline.begun { // the claim has been sent
		return failed
	}
	tx.pipeline.waiting = tx.pipeline.waiting[:tx.untilClaim]
	if err := tx.Send(&pgx.Batch{}); err != nil {
		return err
	}
	return failed
}
