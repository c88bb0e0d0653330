package download

import (
	"context"
	"path"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

// revision returns a revision in the layout of circulated documents.
func (h *Handler) revision(ctx context.Context, a *request) (*file, error) {
	name := a.http.PathValue("file")
	id, err := h.nodeID("id", models.TypeRevision, strings.TrimSuffix(name, path.Ext(name)))
	if err != nil {
		return nil, err
	}
	found, err := h.reader.Revision(ctx, a.viewer, id, query.With(query.Bodies, query.Printed, query.CoAuthorships, query.VenueTargets))
	if err != nil {
		return nil, err
	}
	text, ok := found.Text(a.languages...)
	if !ok {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermRevision))
	}
	price.Add(ctx, price.Compared, 2*len(text.Body))
	laidOut, err := h.paper(ctx, found, text)
	if err != nil {
		return nil, err
	}
	return paperFile(a, laidOut)
}

// paperFile renders a document in the requested format.
func paperFile(a *request, d *paper.Document) (*file, error) {
	name := d.Name() + "-" + tag(d.Language)
	switch a.form() {
	case "html":
		return &file{mediaType: paper.HTMLType, policy: paper.Policy(), write: d.WriteHTML}, nil
	case "txt":
		return &file{mediaType: paper.TextType, name: name + ".txt", policy: documentPolicy, write: d.WriteText}, nil
	case "docx":
		return &file{mediaType: paper.DOCXType, name: name + ".docx", policy: documentPolicy, write: d.WriteDOCX}, nil
	case "pdf":
		return &file{mediaType: paper.PDFType, name: name + ".pdf", policy: documentPolicy, write: d.WritePDF}, nil
	case "xml":
		return &file{mediaType: paper.AKNType, name: name + ".xml", policy: documentPolicy, write: d.WriteAKN}, nil
	default:
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDownload))
	}
}

// paper returns the document for a revision in the language of text. The title block is built from
// the database, not copied from the text. Symbols that are only attributed to the revision are not
// printed.
func (h *Handler) paper(ctx context.Context, revision *models.Revision, text *models.RevisionText) (*paper.Document, error) {
	d := &paper.Document{
		Language: text.Language, OriginalLanguage: revision.OriginalLanguage, Number: revision.DocumentNumber, Title: text.Title,
		Restricted:     revision.Access == models.Restricted && !revision.IsPublicOn(h.reader.Today()),
		CommunicatedOn: revision.CommunicatedOn, CirculatedOn: revision.CirculatedOn, Text: document.ParseText(text),
	}
	for _, symbol := range revision.SymbolRows {
		if !symbol.Attributed {
			d.Symbols = append(d.Symbols, symbol.Symbol)
		}
	}
	if revision.Number > 0 {
		d.Kind = revision.Kind
	}
	d.Note, d.NoteMark = noteOf(revision, text.Language, d.Text)
	return d, h.nameParties(ctx, revision, d)
}

// noteOf returns the note that states the reason for a revision, with its mark: the note in the
// text or, if there is none, the one in the database.
func noteOf(revision *models.Revision, language models.Language, text document.Text) (note, mark string) {
	if own, ok := text.RevisionNote(); ok {
		note, mark = own.Text, own.Mark
	} else {
		note = revision.Note[language]
	}
	if mark == "" {
		mark = "*"
	}
	return note, mark
}

// nameParties sets the names of the sponsors, the bodies and the work programme.
func (h *Handler) nameParties(ctx context.Context, revision *models.Revision, d *paper.Document) error {
	sponsors, err := h.reader.SponsorsOn(ctx, revision)
	if err != nil {
		return err
	}
	for _, sponsor := range sponsors {
		d.Sponsors = append(d.Sponsors, sponsor.Identity().In(d.Language))
	}
	for _, id := range query.VenuesOn(revision) {
		venue, err := h.reader.Venue(ctx, id)
		if err != nil {
			return err
		}
		d.Bodies = append(d.Bodies, venue.In(d.Language))
	}
	programme, err := h.reader.Programme(ctx, revision.Proposal.WorkProgrammeID)
	if err != nil {
		return err
	}
	d.Heading = programme.In(d.Language)
	d.SubmittedBy, err = h.sponsorNameIn(ctx, d.Language, revision.Proposal.SubmittedByID)
	return err
}
