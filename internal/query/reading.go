package query

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// DocumentReading contains the values read in a document, compared with the data of the tracker.
type DocumentReading struct {
	document.Reading

	Document *models.Document
	// Programme is the work programme that the document names. Nil if it names none that is known.
	Programme *models.WorkProgramme
	// Venues are the venues that the document names, by index of Bodies. Nil if a name is unknown.
	Venues []*models.Venue
	// Base is the proposal of the viewer's delegation that the document revises. Nil if it revises none.
	Base *models.Proposal
	// Changes compares the document with the last circulated revision of Base. Nil if Base is nil.
	Changes *models.Comparison

	directory *directory.Directory
	pages     []pageOfLine
}

// pageOfLine is the page of the text from an offset.
type pageOfLine struct{ start, page int }

// ReadDocument reads a visible document again from its extracted lines, so that the reading agrees with the current
// reference data, symbols and proposals.
func (r *Reader) ReadDocument(ctx context.Context, viewer access.Viewer, of *models.Document, preload Preload) (*DocumentReading, error) {
	return Read(ctx, r, viewer, func(v *View) (*DocumentReading, error) {
		extracted, err := v.ExtractedLines(of.ID)
		if err != nil {
			return nil, err
		}
		return v.readDocument(of, extracted, preload)
	})
}

func (v *View) readDocument(of *models.Document, extracted page.Document, preload Preload) (*DocumentReading, error) {
	options := document.Options{Names: v.directory.Recognize, Today: v.principal.Today}
	own := of.FiledAt == nil && v.principal.DelegationID == of.DelegationID
	if own {
		options.Filer = v.principal.Delegation
	}
	reading := &DocumentReading{Reading: document.Read(extracted, options), Document: of, directory: v.directory, pages: pagesOf(extracted)}
	reading.Programme, reading.Venues = reading.programme(), reading.venues()
	if !own {
		return reading, nil
	}
	if err := v.findBase(reading, preload); err != nil {
		return nil, err
	}
	taken, err := v.takenSymbols(reading)
	if err != nil {
		return nil, err
	}
	options.SymbolTaken = func(symbol models.Symbol) bool { return slices.Contains(taken, symbol) }
	if reading.Base != nil {
		options.Previous = reading.codes(listOf(reading.Changes.From))
	}
	if len(taken) > 0 || reading.Base != nil { // read again with what is known now
		reading.Reading = document.Read(extracted, options)
	}
	return reading, nil
}

// findBase sets the proposal that a document revises, and the changes.
func (v *View) findBase(reading *DocumentReading, preload Preload) error {
	for _, symbol := range reading.Symbols {
		if symbol.Confidence == document.Unsure || reading.RevisionNumber.Value == 0 && symbol.Value.Base() == symbol.Value {
			continue
		}
		base, err := v.ProposalOfSymbol(symbol.Value.Base())
		if models.CodeOf(err) == models.NotFound && err != nil {
			continue
		}
		if err != nil {
			return err
		}
		if base.SubmittedByID != v.principal.DelegationID {
			continue
		}
		if err := v.load([]*models.Proposal{base}, preload.With(Changes, Printed, Bodies), nil); err != nil {
			return err
		}
		if former, has := base.Current(); has && former.Status == models.RevisionCirculated {
			reading.Base, reading.Changes = base, reading.changesFrom(former)
		}
		return nil
	}
	return nil
}

// takenSymbols returns those of the document's symbols that a visible revision has.
func (v *View) takenSymbols(reading *DocumentReading) ([]models.Symbol, error) {
	wanted := []models.Symbol{}
	for _, symbol := range reading.Symbols {
		wanted = append(wanted, symbol.Value)
	}
	taken := []models.Symbol{}
	if len(wanted) == 0 {
		return taken, nil
	}
	err := v.visibleRevisions().Joins("JOIN revision_symbols ON revision_symbols.revision_id = revisions.id").
		Where("revision_symbols.symbol = ANY(?)", &wanted).Pluck("revision_symbols.symbol", &taken).Error
	return taken, err
}

// changesFrom compares the document, as the next revision, with the last one.
func (r *DocumentReading) changesFrom(former *models.Revision) *models.Comparison {
	text := &models.RevisionText{ID: r.Document.ID, Language: r.Language.Value, Title: r.Title.Value, Body: r.Text.Original}
	next := &models.Revision{
		ProposalID: former.ProposalID, Kind: models.KindRevision, OriginalLanguage: former.OriginalLanguage, Texts: []*models.RevisionText{text},
	}
	c := &models.Comparison{From: former, To: next, TextFrom: standingAt(r.Base, former), After: next.Texts}
	c.Before = c.TextFrom.Texts
	before, after := listOf(former), r.listed()
	c.Added = without(after, before)
	c.Removed = without(before, after)
	c.TextChanged = slices.ContainsFunc(c.Languages(), func(language models.Language) bool { return textChanged(c, language) })
	return c
}

// listOf returns the sponsors printed on a revision, in printed order.
func listOf(revision *models.Revision) []models.ID {
	ids := []models.ID{}
	for _, printed := range revision.Printed {
		ids = append(ids, printed.SponsorID)
	}
	return ids
}

// listed returns the known sponsors of the document, except those that a person should check.
func (r *DocumentReading) listed() []models.ID {
	ids := []models.ID{}
	for _, sponsor := range r.Sponsors {
		if party := r.Sponsor(sponsor.Code); party != nil && sponsor.Confidence != document.Unsure {
			ids = append(ids, party.Identity().ID)
		}
	}
	return ids
}

// without returns the IDs of a list that are not in another one.
func without(list, other []models.ID) []models.ID {
	return slices.DeleteFunc(slices.Clone(list), func(id models.ID) bool { return slices.Contains(other, id) })
}

func (r *DocumentReading) codes(ids []models.ID) []models.Code {
	codes := []models.Code{}
	for _, id := range ids {
		codes = append(codes, r.directory.Code(id))
	}
	return codes
}

// Sponsor returns the delegation or group with a code that was recognized. Nil if there is none.
func (r *DocumentReading) Sponsor(code models.Code) models.Party {
	party, err := r.directory.PartyByCode(string(code))
	if code == "" || err != nil {
		return nil
	}
	return party
}

// Suggestions returns the sponsors that an unknown name may mean, most likely first.
func (r *DocumentReading) Suggestions(sponsor document.Sponsor) []models.Party {
	suggestions := []models.Party{}
	if sponsor.Code != "" {
		return suggestions
	}
	for _, code := range r.directory.Nearest(sponsor.Printed) {
		if party := r.Sponsor(code); party != nil {
			suggestions = append(suggestions, party)
		}
	}
	return suggestions
}

// programme returns the work programme whose name the heading contains, the longest name first.
func (r *DocumentReading) programme() *models.WorkProgramme {
	if !r.Heading.Found() {
		return nil
	}
	heading, longest := names.Fold(r.Heading.Value), 0
	var found *models.WorkProgramme
	for _, programme := range r.directory.Programmes() {
		for _, name := range []string{programme.EN, programme.FR, programme.ES} {
			if folded := names.Fold(name); len(folded) > longest && strings.Contains(heading, folded) {
				found, longest = programme, len(folded)
			}
		}
	}
	return found
}

func (r *DocumentReading) venues() []*models.Venue {
	venues := make([]*models.Venue, len(r.Bodies))
	for i, body := range r.Bodies {
		printed := names.Fold(body.Value)
		for _, venue := range r.directory.Venues() {
			if slices.ContainsFunc([]string{venue.EN, venue.FR, venue.ES}, func(name string) bool { return names.Fold(name) == printed }) {
				venues[i] = venue
				break
			}
		}
	}
	return venues
}

// ReadingProblem is a problem of a document in the form in which clients see problems.
type ReadingProblem struct {
	Problem  *models.Error
	Severity document.Severity
	Evidence []document.Evidence
}

// Found returns the problems of the document.
func (r *DocumentReading) Found() []ReadingProblem {
	found := []ReadingProblem{}
	for _, problem := range r.Problems {
		found = append(found, ReadingProblem{r.describe(problem), problem.Severity, problem.Evidence})
	}
	return found
}

func pagesOf(extracted page.Document) []pageOfLine {
	pages := []pageOfLine{}
	for _, line := range extracted.Lines {
		if last := len(pages) - 1; line.Page > 0 && (last < 0 || pages[last].page < line.Page) {
			pages = append(pages, pageOfLine{line.Start, line.Page})
		}
	}
	return pages
}

// PageAt returns the page of an offset in the text; 0 if the format has no pages.
func (r *DocumentReading) PageAt(offset int) int {
	at, found := slices.BinarySearchFunc(r.pages, offset, func(p pageOfLine, offset int) int { return p.start - offset })
	if found {
		return r.pages[at].page
	}
	if at == 0 {
		return 0
	}
	return r.pages[at-1].page
}

// FiledTitle returns the title as one line that can be filed. Empty if there is none, or it is unsure.
func (r *DocumentReading) FiledTitle() string {
	if r.Title.Confidence == document.Unsure {
		return ""
	}
	title := strings.Join(strings.Fields(r.Title.Value), " ")
	if utf8.RuneCountInString(title) > document.MaxTitle {
		return string([]rune(title)[:document.MaxTitle])
	}
	return title
}
