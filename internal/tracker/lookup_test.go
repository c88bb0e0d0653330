package tracker_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// If a row refers to reference data that another process has added, the same request reads the
// reference data again.
func TestReferenceDataOfAnotherProcess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	added := f.addDelegation(t)
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

// The network contains a sponsor that another process has added since the reference data was read.
func TestCoSponsorshipsOfAddedSponsor(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "CHN")
	f.circulate(t, p, 0, f.Reader.Today(), "WT/GC/W/1")
	added := f.addDelegation(t)
	f.tamper(t, fmt.Sprintf("UPDATE proposals SET submitted_by_id = '%s' WHERE id = '%s'", added.ID, p.ID))
	lists, err := f.Reader.CoSponsorships(t.Context(), access.Viewer{}, "filter", query.ProposalFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(lists.Items) != 1 || lists.Sponsors[lists.Items[0].SubmittedBy] != added.ID {
		t.Errorf("got items %v and sponsors %v, want one item submitted by %s", lists.Items, lists.Sponsors, added.ID)
	}
}

// addDelegation adds a delegation without notifying the reader, as another process would.
func (f *fixture) addDelegation(t *testing.T) *models.Delegation {
	t.Helper()
	added := &models.Delegation{Sponsor: models.Sponsor{
		ID: models.NewID(), Kind: models.KindDelegation, Code: "ATL", Aliases: []string{},
		Names: models.Names{EN: "Atlantis", FR: "Atlantide", ES: "Atlántida"}, Standing: models.Observer,
	}}
	if err := f.db.GORM.Create(added).Error; err != nil {
		t.Fatal(err)
	}
	return added
}
