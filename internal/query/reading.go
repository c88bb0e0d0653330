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

// DocumentReading contains the values recognized in a document, matched with data of the tracker.
type DocumentReading struct {
	document.Reading

	Document *models.Document
	// Programme is the work programme that the document names; nil if it names no known programme.
	Programme *models.WorkProgramme
	// Venues lists the venues that the document names, parallel to Bodies. Names that are unknown
	// have a nil venue.
	Venues []*models.Venue
	// Base is the proposal of the viewer's delegation that the document revises; nil if it revises
	// none, or was filed already.
	Base *models.Proposal
	// Changes compares the last circulated revision of Base with the document; nil if Base is nil.
	Changes *models.Comparison

	directory *directory.Directory
	pages     []pageOfLine
}

// pageOfLine records that the text from offset start on is on the given page.
type pageOfLine struct{ start, page int }

// ReadDocument interprets the extracted lines of a visible document again, so that the reading
// agrees with the current reference data, symbols and proposals. It uses no database connection
// while it interprets the lines, which can take tenths of a second.
func (r *Reader) ReadDocument(ctx context.Context, viewer access.Viewer, of *models.Document, preload Preload) (*DocumentReading, error) {
	var extracted page.Document
	var reading *DocumentReading
	var options document.Options
	err := r.read(ctx, viewer, func(v *View) (err error) {
		extracted, err = v.ExtractedLines(of.ID)
		reading, options = v.newReading(of)
		return err
	})
	if err != nil {
		return nil, err
	}
	reading.interpret(extracted, options)
	if options.Filer == "" {
		return reading, nil
	}
	err = r.read(ctx, viewer, func(v *View) error { return v.matchRecord(reading, &options, preload) })
	if err == nil && (options.SymbolTaken != nil || options.Previous != nil) { // interpret again with the symbols and the proposal found
		reading.Reading = document.Read(extracted, options)
	}
	return reading, err
}

// newReading returns an empty reading, and the options for interpreting the document. They have a
// filer if the viewer's delegation can still file the document.
func (v *View) newReading(of *models.Document) (*DocumentReading, document.Options) {
	options := document.Options{Names: v.directory.Recognize, Today: v.principal.Today}
	if of.FiledAt == nil && v.principal.DelegationID == of.DelegationID {
		options.Filer = v.principal.Delegation
	}
	return &DocumentReading{Document: of, directory: v.directory}, options
}

// interpret sets the values recognized in the lines.
func (r *DocumentReading) interpret(extracted page.Document, options document.Options) {
	r.Reading, r.pages = document.Read(extracted, options), pagesOf(extracted)
	r.Programme, r.Venues = r.programme(), r.venues()
}

// matchRecord finds the proposal that a document revises and the symbols that are taken, and adds
// both to the options.
func (v *View) matchRecord(reading *DocumentReading, options *document.Options, preload Preload) error {
	if err := v.findBase(reading, preload); err != nil {
		return err
	}
	if reading.Base != nil {
		options.Previous = reading.codes(listOf(reading.Changes.From))
	}
	taken, err := v.takenSymbols(reading)
	if len(taken) > 0 {
		options.SymbolTaken = func(symbol models.Symbol) bool { return slices.Contains(taken, symbol) }
	}
	return err
}

// findBase sets the proposal that a document revises, and the changes from its last circulated
// revision.
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

// takenSymbols returns the symbols of the document that a visible revision already has.
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

// changesFrom compares former, the last circulated revision, with the document as its successor.
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

// listOf returns the IDs of the sponsors printed on a revision, in printed order.
func listOf(revision *models.Revision) []models.ID {
	ids := []models.ID{}
	for _, printed := range revision.Printed {
		ids = append(ids, printed.SponsorID)
	}
	return ids
}

// listed returns the IDs of the sponsors recognized in the document, except unsure ones.
func (r *DocumentReading) listed() []models.ID {
	ids := []models.ID{}
	for _, sponsor := range r.Sponsors {
		if party := r.Sponsor(sponsor.Code); party != nil && sponsor.Confidence != document.Unsure {
			ids = append(ids, party.Identity().ID)
		}
	}
	return ids
}

// without returns the IDs in list that are not in other.
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

// Sponsor returns the delegation or group with a recognized code; nil if the code is unknown.
func (r *DocumentReading) Sponsor(code models.Code) models.Party {
	party, err := r.directory.PartyByCode(string(code))
	if code == "" || err != nil {
		return nil
	}
	return party
}

// Suggestions returns the sponsors that an unrecognized name may refer to, most likely first.
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

// programme returns the work programme whose name occurs in the heading; the longest name wins.
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

// ReadingProblem is a problem of a document, translated into an error that clients understand.
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

// PageAt returns the page number at an offset in the text; 0 if the format has no pages.
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

// FiledTitle returns the title on one line, cut to the maximum length for filing. It is empty if
// the title is missing or unsure.
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
