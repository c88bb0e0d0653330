package graph

import (
	"context"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// uploaded returns the document with the given ID. Null if it does not exist or the viewer may not see it.
func (r *Resolver) uploaded(ctx context.Context, id string) (*models.Document, error) {
	key, err := r.ids().ParseIDOfType(models.TypeDocument, id)
	if err != nil {
		return nil, atField("id", err)
	}
	return found(r.query.Document(ctx, viewer(ctx), key))
}

// documentOf returns the file from which a text was read. Null if there is none, or the viewer may not fetch it.
func (r *Resolver) documentOf(ctx context.Context, text *models.RevisionText) (*models.Document, error) {
	if text.DocumentID == nil {
		return nil, nil //nolint:nilnil // null in the schema
	}
	price.Add(ctx, price.Lists, 1)
	return found(r.query.DocumentOf(ctx, viewer(ctx), text))
}

// reading returns the values read in a document.
func (r *Resolver) reading(ctx context.Context, of *models.Document) (*generated.DocumentReading, error) {
	read, err := r.query.ReadDocument(ctx, viewer(ctx), of, r.preload(ctx))
	if err != nil {
		return nil, err
	}
	price.Add(ctx, price.Filed, len(read.Text.Original))
	shown := r.header(read)
	text := &models.RevisionText{ID: of.ID, Body: read.Text.Original}
	rows := read.Text.Rows(of.ID)
	for i := range rows {
		text.Paragraphs = append(text.Paragraphs, &rows[i])
	}
	shown.Text, shown.Sections, shown.Footnotes = text.Body, shape.Sections(text), shape.Footnotes(text)
	setPages(read, shown)
	shown.Annexes, shown.Questions, shown.Sources = annexes(read), questions(read), sources(read)
	for _, problem := range read.Found() {
		shown.Problems = append(shown.Problems, &generated.ReadingProblem{
			Problem: problem.Problem, Severity: problem.Severity, Evidence: evidence(problem.Evidence),
		})
	}
	if read.Changes != nil {
		shown.Changes = r.readingChanges(ctx, read)
	}
	if of.FiledAt == nil && viewer(ctx).Delegation == r.directory().Code(of.DelegationID) {
		shown.Proposed = r.proposed(read)
	}
	return shown, nil
}

// header returns the values of the header of a document.
func (r *Resolver) header(read *query.DocumentReading) *generated.DocumentReading {
	shown := &generated.DocumentReading{
		Language: readLanguage(read.Language), DocumentNumber: readString(read.DocumentNumber), Title: readString(read.Title),
		Heading: readString(read.Heading), Note: readString(read.Note), OriginalLanguage: readLanguage(read.OriginalLanguage),
		CommunicatedOn: readDate(read.CommunicatedOn), CirculatedOn: readDate(read.CirculatedOn),
	}
	for _, symbol := range read.Symbols {
		shown.Symbols = append(shown.Symbols, &generated.ReadSymbol{Value: symbol.Value, Confidence: symbol.Confidence, Evidence: evidence(symbol.Evidence)})
	}
	if read.Programme != nil {
		shown.WorkProgramme = &generated.ReadWorkProgramme{
			WorkProgramme: read.Programme, Printed: read.Heading.Value, Confidence: read.Heading.Confidence, Evidence: evidence(read.Heading.Evidence),
		}
	}
	for i, body := range read.Bodies {
		shown.Venues = append(shown.Venues, &generated.ReadVenue{
			Venue: read.Venues[i], Printed: body.Value, Confidence: body.Confidence, Evidence: evidence(body.Evidence),
		})
	}
	if access := read.Access; access.Found() {
		shown.Access = &generated.ReadAccess{Value: models.Access(access.Value), Confidence: access.Confidence, Evidence: evidence(access.Evidence)}
	}
	if kind := read.RevisionKind; kind.Found() {
		shown.RevisionKind = &generated.ReadRevisionKind{Value: kind.Value, Confidence: kind.Confidence, Evidence: evidence(kind.Evidence)}
	}
	if number := read.RevisionNumber; number.Found() {
		shown.RevisionNumber = &generated.ReadInt{Value: number.Value, Confidence: number.Confidence, Evidence: evidence(number.Evidence)}
	}
	for _, sponsor := range read.Sponsors {
		shown.Sponsors = append(shown.Sponsors, readSponsor(read, sponsor))
	}
	if read.SubmittedBy != nil {
		shown.SubmittedBy = readSponsor(read, *read.SubmittedBy)
	}
	return shown
}

func readString(value document.Value[string]) *generated.ReadString {
	if !value.Found() {
		return nil
	}
	return &generated.ReadString{Value: value.Value, Confidence: value.Confidence, Evidence: evidence(value.Evidence)}
}

func readDate(value document.Value[models.Date]) *generated.ReadDate {
	if !value.Found() {
		return nil
	}
	return &generated.ReadDate{Value: value.Value, Confidence: value.Confidence, Evidence: evidence(value.Evidence)}
}

func readLanguage(value document.Value[models.Language]) *generated.ReadLanguage {
	if !value.Found() {
		return nil
	}
	return &generated.ReadLanguage{Value: value.Value, Confidence: value.Confidence, Evidence: evidence(value.Evidence)}
}

func readSponsor(read *query.DocumentReading, sponsor document.Sponsor) *generated.ReadSponsor {
	shown := &generated.ReadSponsor{
		Sponsor: read.Sponsor(sponsor.Code), Printed: sponsor.Printed, Suggestions: read.Suggestions(sponsor),
		Confidence: sponsor.Confidence, Evidence: evidence(sponsor.Evidence),
	}
	if group := sponsor.OnBehalfOf; group != nil {
		shown.OnBehalfOf = read.Sponsor(group.Code)
	}
	return shown
}

// evidence converts places in a document. Pages and boxes are null if the format has none.
func evidence(places []document.Evidence) []*generated.Evidence {
	shown := []*generated.Evidence{}
	for _, place := range places {
		one := &generated.Evidence{Printed: place.Printed, Start: place.Start, End: place.End}
		if place.Page > 0 {
			one.Page = &place.Page
		}
		if place.Box != (page.Box{}) {
			one.Box = []float64{place.Box.X0, place.Box.Y0, place.Box.X1, place.Box.Y1}
		}
		shown = append(shown, one)
	}
	return shown
}

// setPages sets the pages of paragraphs, if the format has pages.
func setPages(read *query.DocumentReading, shown *generated.DocumentReading) {
	paragraphs := shown.Footnotes
	for _, section := range shown.Sections {
		paragraphs = append(paragraphs, section.Paragraphs...)
	}
	for _, paragraph := range paragraphs {
		if number := read.PageAt(paragraph.Start); number > 0 {
			paragraph.Page = &number
		}
	}
}

func annexes(read *query.DocumentReading) []*generated.ReadAnnex {
	shown := []*generated.ReadAnnex{}
	for _, annex := range read.Annexes {
		shown = append(shown, &generated.ReadAnnex{Number: annex.Number, Heading: annex.Heading, Evidence: evidence(annex.Evidence)})
	}
	return shown
}

func questions(read *query.DocumentReading) []*generated.ReadQuestion {
	shown := []*generated.ReadQuestion{}
	for _, question := range read.Text.Questions() {
		shown = append(shown, &generated.ReadQuestion{
			Number: question.Number, Text: question.Text, Start: question.Paragraph.Start, End: question.Paragraph.End,
		})
	}
	return shown
}

func sources(read *query.DocumentReading) []*generated.ReadSource {
	shown := []*generated.ReadSource{}
	for _, source := range read.Sources {
		one := &generated.ReadSource{Title: source.Title, Publisher: shape.OrNull(source.Publisher), URL: shape.OrNull(source.URL)}
		if source.Year > 0 {
			one.Year = &source.Year
		}
		shown = append(shown, one)
	}
	return shown
}

// readingChanges returns the differences between a document and the last circulated revision.
func (r *Resolver) readingChanges(ctx context.Context, read *query.DocumentReading) *generated.ReadingChanges {
	changes := &generated.ReadingChanges{From: read.Changes.From, TextChanged: read.Changes.TextChanged}
	for _, id := range read.Changes.Added {
		if party, has := r.directory().Party(id); has {
			changes.SponsorsAdded = append(changes.SponsorsAdded, party)
		}
	}
	for _, id := range read.Changes.Removed {
		if party, has := r.directory().Party(id); has {
			changes.SponsorsRemoved = append(changes.SponsorsRemoved, party)
		}
	}
	price.Add(ctx, price.Compared, read.Changes.TextSize(read.Language.Value))
	changes.Text, _ = query.CompareTexts(read.Changes, read.Language.Value)
	return changes
}
