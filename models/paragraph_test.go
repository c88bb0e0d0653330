package models_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"proposaltracker/models"
)

func TestPrintedNumber(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"4.1": "4.1", "12": "12", "2.1(a)": "a", "2.1(a)(iv)": "iv", "Q3": "3", "A1/1": "1", "A12/4.2": "4.2", "A2/3(b)": "b", "L2(a)": "a", "": "",
	}
	got := map[string]string{}
	for address := range want {
		paragraph := models.Paragraph{Address: address}
		got[address] = paragraph.PrintedNumber()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("printed numbers by address (-want +got):\n%s", diff)
	}
}

// The ID of a paragraph depends only on its text's ID and its position, so that it never changes.
func TestParagraphID(t *testing.T) {
	t.Parallel()
	text, other := uuid.MustParse("01890a5d-ac96-774b-bcce-b302099a8057"), models.NewID()
	first := models.Paragraph{TextID: text, Position: 4, Text: "As received"}
	again := models.Paragraph{TextID: text, Position: 4, Text: "Loaded later"}
	if first.NodeID() != again.NodeID() {
		t.Errorf("got IDs %s and %s for the same paragraph, want equal ones", first.NodeID(), again.NodeID())
	}
	for _, different := range []models.Paragraph{{TextID: text, Position: 5}, {TextID: other, Position: 4}} {
		if different.NodeID() == first.NodeID() {
			t.Errorf("paragraphs %v and %v have the same ID", first, different)
		}
	}
}

func TestRole(t *testing.T) {
	t.Parallel()
	submitter, joiner := models.NewID(), models.NewID()
	p := &models.Proposal{SubmittedByID: submitter}
	for name, test := range map[string]struct {
		spell models.CoAuthorship
		want  models.SponsorRole
	}{
		"submitting delegation": {models.CoAuthorship{SponsorID: submitter, Proposal: p}, models.RoleSubmitter},
		"co-author":             {models.CoAuthorship{SponsorID: joiner, Proposal: p}, models.RoleCoAuthor},
		"hidden proposal":       {models.CoAuthorship{SponsorID: joiner}, models.RoleCoAuthor},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.spell.Role(); got != test.want {
				t.Errorf("got role %s, want %s", got, test.want)
			}
		})
	}
}
