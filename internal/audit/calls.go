package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// callTable contains the calls with idempotency keys, which can belong to any proposal.
const callTable = "idempotent_calls"

// currentCalls selects the calls.
const currentCalls = `SELECT key, content FROM rows_of_calls(ARRAY(SELECT DISTINCT at FROM idempotent_calls), NULL)`

// verifyCalls compares the calls with the recorded ones that are recent enough to be retained.
func (v *verifier) verifyCalls(tx *gorm.DB) error {
	found := []struct {
		Key     string
		Content json.RawMessage
	}{}
	if err := tx.Raw(currentCalls).Scan(&found).Error; err != nil {
		return fmt.Errorf("read the calls with idempotency keys: %w", err)
	}
	current := map[string]row{}
	for _, one := range found {
		var content row
		if err := json.Unmarshal(one.Content, &content); err != nil {
			return fmt.Errorf("read %s: %w", one.Key, err)
		}
		current[strings.TrimPrefix(one.Key, callTable+"/")] = content
	}
	for _, id := range slices.Sorted(maps.Keys(v.calls)) {
		is, exists := current[id]
		switch {
		case exists:
			v.Rows++
			v.report("", differences(callTable, id, v.calls[id], is)...)
		case v.retained(v.calls[id]):
			v.report("", difference{callTable, id, "the row is missing"})
		}
	}
	return nil
}

// addCall adds a recorded call. A key can be used again once it is no longer retained.
func (v *verifier) addCall(id string, call row) {
	if former, known := v.calls[id]; !known || madeAt(former).Before(madeAt(call)) {
		v.calls[id] = call
	}
}

// retained reports whether a call is so recent that its key must exist.
func (v *verifier) retained(call row) bool { return madeAt(call).After(v.oldest) }

// madeAt returns the instant of a call. Zero if it cannot be read.
func madeAt(call row) time.Time {
	var at time.Time
	_ = json.Unmarshal(call["at"], &at)
	return at
}

// clockMargin is the most by which the clocks of servers may differ.
const clockMargin = time.Hour

// readClock reads the database's clock, which decides which calls must exist.
func (v *verifier) readClock(tx *gorm.DB) error {
	var now time.Time
	if err := tx.Raw("SELECT now()").Scan(&now).Error; err != nil {
		return fmt.Errorf("read the clock of the database: %w", err)
	}
	v.oldest = now.Add(clockMargin - models.KeyRetention)
	return nil
}
