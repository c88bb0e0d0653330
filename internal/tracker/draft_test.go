package tracker_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

func english(title, text string) tracker.TextInput {
	return tracker.TextInput{Language: models.English, Title: title, Body: text}
}

// A draft is edited language by language. Of two concurrent edits of the same version, the second
// fails. A circulated revision cannot be edited.
func TestEditRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	french := tracker.TextInput{Language: models.French, Title: "Confiance", Body: "1.1.  Il faut de la confiance.\n"}
	draft := f.revision(t, p, 0).ID
	edit := tracker.EditRevision{Revision: draft, ExpectedVersion: 1, Texts: []tracker.TextEdit{wholeText(english("Trust", body+"\n2.2.  And soon.\n")), wholeText(french)}}
	edited, err := f.EditRevision(t.Context(), delegation("JPN"), edit, everything)
	if err != nil {
		t.Fatal(err)
	}
	if edited.Version != 2 || len(edited.Texts) != 2 || edited.Texts[0].Title != "Trust" || edited.ContentHash != models.HashTexts(edited.Texts) {
		t.Errorf("unexpected edited draft: version %d, %d texts, %+v", edited.Version, len(edited.Texts), edited.Texts[0])
	}
	if numbers := numbersOf(edited.Texts[0]); !strings.Contains(numbers, "2.2") {
		t.Errorf("the paragraphs were not updated: %s", numbers)
	}
	_, err = f.EditRevision(t.Context(), delegation("JPN"), edit, everything)
	reported(t, err, models.Conflict, models.NewProblem(models.StaleVersion, models.P("currentVersion", 2)).At("input.expectedVersion"))
	taken, err := f.EditRevision(t.Context(), delegation("JPN"), tracker.EditRevision{
		Revision: draft, ExpectedVersion: 2, RemoveTexts: []models.Language{models.French},
	}, everything)
	if err != nil || len(taken.Texts) != 1 || taken.Version != 3 {
		t.Fatalf("the French text was not removed: %v, %v", taken, err)
	}
	_, err = f.EditRevision(t.Context(), delegation("JPN"), tracker.EditRevision{
		Revision: draft, ExpectedVersion: 3, RemoveTexts: []models.Language{models.English, models.Spanish},
	}, everything)
	reported(t, err, models.InvalidInput,
		models.NewProblem(models.NotEligible, models.P("value", "EN"), models.P("because", models.TermOriginalLanguage)).At("input.removeTexts[0]"))
	reported(t, err, models.InvalidInput,
		models.NewProblem(models.NotEligible, models.P("value", "ES"), models.P("because", models.TermNoSuchText)).At("input.removeTexts[1]"))
	_, err = f.EditRevision(t.Context(), delegation("USA"), edit, everything)
	refused(t, err, models.NotFound, "input.revision")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	edit.ExpectedVersion = 3
	_, err = f.EditRevision(t.Context(), delegation("JPN"), edit, everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermRevision, "CIRCULATED").At("input.revision"))
}

// wholeText returns the edit that replaces a text as a whole.
func wholeText(text tracker.TextInput) tracker.TextEdit {
	return tracker.TextEdit{Language: text.Language, Title: models.SetTo(text.Title), Body: models.SetTo(text.Body)}
}

// An edit changes the fields that are given, clears those that are null, and does not change the
// others.
//
//nolint:paralleltest,tparallel // the edits of one draft follow one another
func TestPartialEdit(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	draft := f.revision(t, p, 0).ID
	edit := func(t *testing.T, version int, in tracker.EditRevision) (*models.Revision, error) {
		t.Helper()
		in.Revision, in.ExpectedVersion = draft, version
		return f.EditRevision(t.Context(), delegation("JPN"), in, everything)
	}
	titled := tracker.TextEdit{Language: models.English, Title: models.SetTo("Trust in trade")}
	notes := []tracker.LocalizedInput{{Language: models.English, Text: "As agreed."}, {Language: models.French, Text: "Comme convenu."}}
	edited, err := edit(t, 1, tracker.EditRevision{
		Texts: []tracker.TextEdit{titled}, Notes: models.SetTo(notes), CommunicatedOn: models.SetTo(day("2016-06-01")),
	})
	if err != nil {
		t.Fatal(err)
	}
	type part struct {
		title, body, note, note2 string
		on                       models.Date
	}
	of := func(r *models.Revision) part {
		return part{r.Texts[0].Title, r.Texts[0].Body, r.Note[models.English], r.Note[models.French], r.CommunicatedOn}
	}
	want := part{"Trust in trade", body, "As agreed.", "Comme convenu.", day("2016-06-01")}
	if got := of(edited); got != want {
		t.Errorf("after the edit %+v, want %+v", got, want)
	}
	if edited, err = edit(t, 2, tracker.EditRevision{}); err != nil || of(edited) != want {
		t.Errorf("an edit that omits everything: %+v, %v, want %+v", of(edited), err, want)
	}
	edited, err = edit(t, 3, tracker.EditRevision{Notes: models.Clear[[]tracker.LocalizedInput](), CommunicatedOn: models.Clear[models.Date]()})
	if want = (part{title: "Trust in trade", body: body}); err != nil || of(edited) != want {
		t.Errorf("after clearing: %+v, %v, want %+v", of(edited), err, want)
	}
	for name, test := range map[string]struct {
		in    tracker.EditRevision
		field string
	}{
		"cleared title":             {tracker.EditRevision{Texts: []tracker.TextEdit{{Language: models.English, Title: models.Clear[string]()}}}, "input.texts[0].title"},
		"cleared content":           {tracker.EditRevision{Texts: []tracker.TextEdit{{Language: models.English, Body: models.Clear[string]()}}}, "input.texts[0].content"},
		"a new text with no title":  {tracker.EditRevision{Texts: []tracker.TextEdit{{Language: models.French, Body: models.SetTo("1.1.  Oui.\n")}}}, "input.texts[0].title"},
		"an empty title":            {tracker.EditRevision{Texts: []tracker.TextEdit{{Language: models.English, Title: models.SetTo("")}}}, "input.texts[0].title"},
		"an empty body":             {tracker.EditRevision{Texts: []tracker.TextEdit{{Language: models.English, Body: models.SetTo("")}}}, "input.texts[0].content.body"},
		"empty list of notes":       {tracker.EditRevision{Notes: models.SetTo([]tracker.LocalizedInput{})}, "input.notes"},
		"an empty note":             {tracker.EditRevision{Notes: models.SetTo([]tracker.LocalizedInput{{Language: models.English}})}, "input.notes[0].text"},
		"a reason for revision 0":   {tracker.EditRevision{Reason: models.SetTo(models.ReasonText)}, "input.reason"},
		"two edits in one language": {tracker.EditRevision{Texts: []tracker.TextEdit{titled, titled}}, "input.texts[1].language"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := edit(t, 4, test.in)
			refused(t, err, models.InvalidInput, test.field)
		})
	}
}

func numbersOf(text *models.RevisionText) string {
	numbers := []string{}
	for _, paragraph := range text.Paragraphs {
		numbers = append(numbers, paragraph.Address)
	}
	return strings.Join(numbers, " ")
}

// refused checks that err contains an error with the given code and field.
func refused(t *testing.T, err error, code models.ErrorCode, field string) {
	t.Helper()
	for _, fault := range faultsOf(err) {
		if fault.Code == code && fault.Field == field {
			return
		}
	}
	t.Errorf("got %v; want %s at %s", err, code, field)
}

// reported checks that err contains the wanted error, with its reason, parameters and field, and
// that its code is the given one.
func reported(t *testing.T, err error, code models.ErrorCode, want *models.Error) {
	t.Helper()
	diffs := []string{}
	for _, fault := range faultsOf(err) {
		diff := cmp.Diff(want, fault)
		if diff == "" && fault.Code == code {
			return
		}
		diffs = append(diffs, diff)
	}
	t.Errorf("got %v; want %s: %v (-want +got):\n%s", err, code, want, strings.Join(diffs, "\n"))
}

// wrongState returns the error for an operation that the state of an object does not allow.
func wrongState(object models.Term, state string, allowed ...string) *models.Error {
	return models.NewProblem(models.WrongState, models.P("object", object), models.P("state", state), models.P("allowed", allowed...))
}

// notAllowed returns the error for an operation that is not allowed for the viewer, but for others.
func notAllowed(viewer string, allowedTo ...models.Term) *models.Error {
	return models.NewProblem(models.NotAllowedForViewer, models.P("viewer", viewer), models.P("allowedTo", allowedTo...))
}

func faultsOf(err error) []*models.Error {
	switch one := err.(type) { //nolint:errorlint // the function walks the tree itself
	case nil:
		return nil
	case *models.Error:
		return []*models.Error{one}
	case interface{ Unwrap() []error }:
		faults := []*models.Error{}
		for _, below := range one.Unwrap() {
			faults = append(faults, faultsOf(below)...)
		}
		return faults
	case interface{ Unwrap() error }:
		return faultsOf(one.Unwrap())
	default:
		return nil
	}
}

// The Secretariat returns a revision with a reason. Its authors edit it and submit it again.
func TestReturnRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	first := f.revision(t, p, 0).ID
	back := tracker.ReturnRevision{Revision: first, ExpectedVersion: 1, Note: "  The annex is missing.  "}
	_, err := f.ReturnRevision(t.Context(), secretariat, back, everything)
	refused(t, err, models.NotFound, "input.revision") // the Secretariat cannot see the draft yet
	f.submit(t, p, 0)
	_, err = f.ReturnRevision(t.Context(), secretariat, tracker.ReturnRevision{Revision: first, ExpectedVersion: 1, Note: " "}, everything)
	reported(t, err, models.InvalidInput, models.NewProblem(models.Empty).At("input.note"))
	returned, err := f.ReturnRevision(t.Context(), secretariat, back, everything)
	if err != nil || returned.Status != models.RevisionReturned || returned.WhyReturned() != "The annex is missing." || returned.ReturnedAt == nil {
		t.Fatalf("unexpected returned revision %+v, error %v", returned, err)
	}
	_, err = f.CirculateRevision(t.Context(), secretariat, trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2016-07-01"), "JOB/GC/96"), everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermRevision, "RETURNED", "SUBMITTED", "WITHDRAWN").At("input.revision"))
	if _, err := f.EditRevision(t.Context(), delegation("JPN"), tracker.EditRevision{
		Revision: first, ExpectedVersion: 1, Texts: []tracker.TextEdit{wholeText(english("Trust", body+"\nANNEX\n\nIt is here.\n"))},
	}, everything); err != nil {
		t.Fatal(err)
	}
	circulated := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	if circulated.WhyReturned() != "" {
		t.Errorf("reason of the return after circulation: got %q, want none", circulated.WhyReturned())
	}
}

// A translation is added after circulation, without a new revision and without changes to other
// languages.
func TestAddTranslation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	before := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	late := tracker.AddTranslation{Revision: before.ID, Text: tracker.TextInput{
		Language: models.Spanish, Title: "Confianza", Body: "1  POR QUÉ\n\n1.1.  Hace falta confianza.\n\nPregunta 1 – ¿Qué lo impide en su país?\n",
	}}
	_, err := f.AddTranslation(t.Context(), delegation("USA"), late, everything)
	reported(t, err, models.Forbidden, notAllowed("USA", models.TermSubmitter))
	after, err := f.AddTranslation(t.Context(), secretariat, late, everything)
	if err != nil {
		t.Fatal(err)
	}
	if after.Number != 0 || after.ContentHash != before.ContentHash || len(after.Texts) != 2 || len(after.Proposal.Revisions) != 1 {
		t.Errorf("after the translation: unexpected %+v", after)
	}
	spanish, ok := after.Text(models.Spanish)
	if !ok || spanish.ProvidedByID != f.sponsorOf(t, models.SecretariatCode) || !spanish.ProvidedAt.After(after.FiledAt) {
		t.Errorf("the translation lacks its provider or date: %+v", spanish)
	}
	result := []models.NumberingFault{{Kind: models.NumberMissing, Number: "2"}, {Kind: models.NumberMissing, Number: "2.1"}}
	if diff := cmp.Diff(result, spanish.NumberingFaults); diff != "" {
		t.Errorf("the numbering of the Spanish text (-want +got):\n%s", diff)
	}
	if question := after.Proposal.Questions[0]; question.Texts[models.Spanish] != "¿Qué lo impide en su país?" || question.Texts[models.English] == "" {
		t.Errorf("unexpected texts of the question: %v", question.Texts)
	}
	_, err = f.AddTranslation(t.Context(), secretariat, late, everything)
	reported(t, err, models.Conflict,
		models.NewProblem(models.AlreadyExists, models.P("object", models.TermText), models.P("value", "ES")).At("input.text.language"))
	_, err = f.AddTranslation(t.Context(), secretariat, tracker.AddTranslation{Revision: before.ID, Text: tracker.TextInput{Language: models.English, Title: " ", Body: "x"}}, everything)
	refused(t, err, models.InvalidInput, "input.text.title")
}

// sponsorOf returns the ID of the sponsor with the given code.
func (f *fixture) sponsorOf(t *testing.T, code models.Code) models.ID {
	t.Helper()
	party, err := f.Reader.Directory().PartyByCode(string(code))
	if err != nil {
		t.Fatal(err)
	}
	return party.Identity().ID
}

// A name leaves the list when the revision that removes it is circulated, not when that revision is
// filed. Only the parties see the filed revision.
func TestRemovalTakesEffectAtCirculation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "PAK")
	f.respond(t, "PAK", f.spellOf(t, p, "PAK").ID, models.Accept)
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	filed, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly, RemoveCoAuthors: []string{"PAK"},
	}, everything)
	if err != nil {
		t.Fatal(err)
	}
	pakistan := f.sponsorOf(t, "PAK")
	if diff := cmp.Diff([]models.ID{pakistan}, filed.Changes.Removed); diff != "" || !filed.ReasonCheck.Holds() {
		t.Errorf("the draft says that it removes (-want +got):\n%s", diff)
	}
	public, err := f.Reader.Proposal(t.Context(), delegation("USA"), p.ID, everything)
	if err != nil || len(public.List()) != 2 || len(public.Revisions) != 1 {
		t.Fatalf("other delegations: unexpected proposal %v with a filed revision, error %v", public, err)
	}
	for _, event := range public.Events {
		if event.Kind == models.CoAuthorRemovedEvent {
			t.Error("other delegations see a removal before it is circulated")
		}
	}
	f.circulate(t, p, 1, day("2016-07-05"), "JOB/GC/96/Rev.1")
	public, err = f.Reader.Proposal(t.Context(), delegation("USA"), p.ID, everything)
	if err != nil || len(public.List()) != 1 {
		t.Fatalf("after the circulation: unexpected list %v, error %v", public, err)
	}
	for _, spell := range public.CoAuthorships {
		if spell.SponsorID == pakistan && (spell.Status != models.CoAuthorRemoved || spell.LeftOn != day("2016-07-05")) {
			t.Errorf("unexpected spell %+v", spell)
		}
	}
}

// For other readers, the time of the last change does not reveal changes that only the parties may
// see.
func TestUpdatedAtHidesInvisibleChanges(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	updated := func() string {
		t.Helper()
		seen, err := f.Reader.Proposal(t.Context(), delegation("USA"), p.ID, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return seen.UpdatedAt.String()
	}
	before := updated()
	if _, err := f.InviteCoAuthor(t.Context(), delegation("JPN"), tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: "PAK"}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonRecirculation,
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.submit(t, p, 1)
	if after := updated(); after != before {
		t.Errorf("an invitation and a draft changed updatedAt from %s to %s", before, after)
	}
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 1, day("2016-07-02"), "JOB/GC/96/Rev.1")
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if after := updated(); after == before {
		t.Error("a circulation did not change updatedAt")
	}
}
