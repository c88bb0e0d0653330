package audit_test

import (
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/models"
)

// subjects returns how many events have a subject.
func subjects(t *testing.T, p publisher, subject string) int64 {
	t.Helper()
	var count int64
	if err := p.db.GORM.Model(&models.Event{}).Where("subject = ?", subject).Count(&count).Error; err != nil {
		t.Fatal(err)
	}
	return count
}

// A person can be erased from the events, without a trace in hashes, and all proofs stay valid.
func TestErasedSubject(t *testing.T) {
	t.Parallel()
	p := newPublisher(t, demonstration.New(t))
	held := p.publish(t)
	withdraw(t, p.db)
	before := subjects(t, p, "mission")
	erased, err := audit.EraseSubject(t.Context(), p.db.Writable(), "mission")
	if err != nil || erased != (audit.Erased{Events: before}) || before < 2 {
		t.Errorf("got %+v of %d events, %v", erased, before, err)
	}
	if left := subjects(t, p, "mission"); left != 0 {
		t.Errorf("%d events still have the subject", left)
	}
	var salts int64
	if err := p.db.GORM.Model(&models.Event{}).Where("subject = '' AND (token_id <> '' OR identity_salt IS NOT NULL)").Count(&salts).Error; err != nil || salts != 0 {
		t.Errorf("%d erased events have a token ID or a salt: %v", salts, err)
	}
	for _, checkpoint := range [][]byte{held, p.publish(t)} {
		if got := against(t, p.db, checkpoint); got != nil {
			t.Errorf("detected %q", got)
		}
	}
}

// Events of earlier versions, whose hashes contain the subject, stay unchanged.
func TestPermanentSubject(t *testing.T) {
	t.Parallel()
	p := newPublisher(t, demonstration.New(t))
	asEarlierVersion(t, p.db)
	superuser(t, p.db, func(tx *gorm.DB) error {
		return execute(tx, "TRUNCATE log_entries, recorded_rows", "SELECT log_baseline()")
	})
	before := subjects(t, p, "mission")
	if got := broken(t, p.db); got != nil {
		t.Fatalf("events of an earlier version: %q", got)
	}
	erased, err := audit.EraseSubject(t.Context(), p.db.Writable(), "mission")
	if err != nil || erased != (audit.Erased{Permanent: before}) || before == 0 {
		t.Errorf("got %+v, %v", erased, err)
	}
	if got := broken(t, p.db); got != nil {
		t.Errorf("after erasing: %q", got)
	}
}

// asEarlierVersion removes the commitments of all events and computes their hashes again, as if an earlier version had recorded them.
func asEarlierVersion(t *testing.T, db *database.DB) {
	t.Helper()
	events, latest := []*models.Event{}, map[models.ID]string{}
	if err := db.GORM.Order("seq").Find(&events).Error; err != nil {
		t.Fatal(err)
	}
	superuser(t, db, func(tx *gorm.DB) error {
		if err := execute(tx, "UPDATE events SET previous_hash = encode(sha256(id::text::bytea), 'hex')"); err != nil { // out of the way
			return err
		}
		for _, event := range events {
			table, owner := "proposals", event.ProposalID
			if owner == nil {
				table, owner = "meetings", event.MeetingID
			}
			event.IdentitySalt, event.IdentityCommitment, event.PreviousHash = nil, nil, latest[*owner]
			var err error
			if event.Hash, err = event.Chained(); err != nil {
				return err
			}
			latest[*owner] = event.Hash
			const update = "UPDATE events SET identity_salt = NULL, identity_commitment = NULL, previous_hash = ?, hash = ? WHERE id = ?"
			if err := tx.Exec(update, event.PreviousHash, event.Hash, event.ID).Error; err != nil {
				return err
			}
			if err := tx.Exec("UPDATE "+table+" SET last_event_hash = ? WHERE id = ?", event.Hash, owner).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// Nothing else of an event can change, and a subject that was altered or removed otherwise is detected.
func TestAlteredSubject(t *testing.T) {
	t.Parallel()
	db := demonstration.New(t)
	for _, statement := range []string{
		"UPDATE events SET subject = 'other', token_id = '', identity_salt = NULL", "UPDATE events SET subject = '', token_id = ''",
		"UPDATE events SET subject = '', token_id = '', identity_salt = NULL, kind = 'SOURCE_CITED'", "DELETE FROM events",
	} {
		if err := db.GORM.Exec(statement).Error; err == nil || !strings.Contains(err.Error(), "SQLSTATE 23000") {
			t.Errorf("%s: got error %v, want SQLSTATE 23000", statement, err)
		}
	}
	for _, statement := range []string{
		"UPDATE events SET subject = 'other' WHERE seq = 2", "UPDATE events SET subject = '' WHERE seq = 2", "UPDATE events SET token_id = 'other' WHERE seq = 2",
		"UPDATE events SET identity_salt = NULL WHERE seq = 2", "UPDATE events SET identity_salt = sha256('') WHERE seq = 2",
	} {
		t.Run(statement, func(t *testing.T) {
			t.Parallel()
			db := demonstration.New(t)
			alter(t, db, statement)
			want := []string{"proposal # WT/GC/W/635, event 2 (CO_AUTHOR_INVITED, @): the event was altered"}
			if got := broken(t, db); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
