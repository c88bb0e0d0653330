package tracker_test

import (
	"context"
	"errors"
	"testing"

	"proposaltracker/models"
)

// When a row refers to reference data that another process has added, the reference data are read again within
// the request.
func TestReferenceDataOfAnotherProcess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	added := &models.Delegation{Sponsor: models.Sponsor{
		ID: models.NewID(), Kind: models.KindDelegation, Code: "ATL", Aliases: []string{},
		Names: models.Names{EN: "Atlantis", FR: "Atlantide", ES: "Atlántida"}, Standing: models.Observer,
	}}
	if err := f.db.GORM.Create(added).Error; err != nil {
		t.Fatal(err)
	}
	if party, ok := f.Reader.Directory().Party(added.ID); ok {
		t.Fatalf("got %v from the former data, want none", party)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if party, err := f.Reader.Party(ended, added.ID); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v after the request has ended, want %v", party, err, context.Canceled)
	}
	party, err := f.Reader.Party(t.Context(), added.ID)
	if err != nil {
		t.Fatal(err)
	}
	if party.Identity().Code != added.Code || f.Reader.Directory().Code(added.ID) != added.Code {
		t.Errorf("got %s and %s, want %s", party.Identity().Code, f.Reader.Directory().Code(added.ID), added.Code)
	}
	if party, err := f.Reader.Party(t.Context(), models.NewID()); err == nil {
		t.Errorf("got %v for an unknown ID, want an error", party)
	}
}
