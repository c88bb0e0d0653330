package query

import (
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

func revisions() association {
	return association{
		name: Revisions,
		fields: []string{
			"Proposal.viewerCan", "Proposal.allSymbols", "Proposal.documentNumber", "Proposal.revisions", "Proposal.revision", "Proposal.currentRevision",
			"Proposal.pendingRevision", "Question.posedIn", "ProposalResult.revision",
		},
		ask: func(f *family, b *batch) {
			want(b, &f.found.revisions, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, number", f.of())
			want(b, &f.found.symbols, "WHERE proposal_id = ANY($1) ORDER BY revision_id, position", f.of())
		},
		hang: (*family).hangRevisions,
	}
}

func (f *family) hangRevisions() {
	for _, p := range f.proposals {
		p.Revisions = []*models.Revision{}
	}
	for _, revision := range f.found.revisions {
		p, has := f.proposals[revision.ProposalID]
		if !has {
			continue
		}
		revision.Proposal, revision.SymbolRows = p, []models.RevisionSymbol{}
		if f.principal.SeesRevision(revision, f.insider[p.ID]) {
			p.Revisions = append(p.Revisions, revision)
			f.seen[revision.ID] = revision
		} else {
			f.hidden[revision.ID] = revision
		}
	}
	for _, symbol := range f.found.symbols {
		if revision, sees := f.seen[symbol.RevisionID]; sees {
			revision.SymbolRows = append(revision.SymbolRows, *symbol)
		}
	}
}

// ofRevisions selects the rows of the revisions of proposals.
const ofRevisions = "WHERE revision_id IN (SELECT id FROM revisions WHERE proposal_id = ANY($1))"

func printedLists() association {
	return association{
		name:   Printed,
		fields: []string{"Revision.sponsors"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			want(b, &f.found.printed, ofRevisions+" ORDER BY revision_id, position", f.of())
			want(b, &f.found.removals, ofRevisions, f.of())
		},
		hang: (*family).hangPrinted,
	}
}

func (f *family) hangPrinted() {
	for _, revision := range f.seen {
		revision.Printed, revision.Removals = []models.PrintedCoAuthor{}, []models.RevisionRemoval{}
	}
	for _, name := range f.found.printed {
		if revision, sees := f.seen[name.RevisionID]; sees {
			revision.Printed = append(revision.Printed, *name)
		}
	}
	for _, removal := range f.found.removals {
		if revision, sees := f.seen[removal.RevisionID]; sees {
			revision.Removals = append(revision.Removals, *removal)
		}
	}
}

func titles() association {
	return association{
		name:   Titles,
		fields: []string{"Proposal.title", "Proposal.label", "NetworkItem.label", "Revision.languages"},
		needs:  []Association{Revisions},
		ask: func(f *family, b *batch) {
			omitted := []string{"searchable"}
			if !f.preload.Has(Bodies) {
				omitted = append(omitted, "body")
			}
			want(b, &f.found.texts, ofRevisions+" ORDER BY revision_id, language", f.of(), omitted...)
		},
		hang: (*family).hangTitles,
	}
}

func (f *family) hangTitles() {
	for _, revision := range f.seen {
		revision.Texts = []*models.RevisionText{}
	}
	for _, text := range f.found.texts {
		if revision, sees := f.seen[text.RevisionID]; sees {
			text.ShowsProvidedAt = revision.Proposal.ForParty || (revision.SubmittedAt != nil && text.ProvidedAt.After(*revision.SubmittedAt))
			revision.Texts = append(revision.Texts, text)
		}
	}
}

func bodies() association {
	return association{
		name:   Bodies,
		fields: []string{"Revision.text"},
		needs:  []Association{Titles},
		ask: func(f *family, b *batch) {
			want(b, &f.found.paragraphs, `WHERE text_id IN (SELECT t.id FROM revision_texts t JOIN revisions r ON r.id = t.revision_id
				WHERE r.proposal_id = ANY($1)) ORDER BY text_id, position`, f.of())
		},
		hang: (*family).hangBodies,
	}
}

func (f *family) hangBodies() {
	texts := map[models.ID]*models.RevisionText{}
	for _, revision := range f.seen {
		for _, text := range revision.Texts {
			text.Paragraphs = []*models.Paragraph{}
			texts[text.ID] = text
		}
	}
	for _, paragraph := range f.found.paragraphs {
		if text, sees := texts[paragraph.TextID]; sees {
			text.Paragraphs = append(text.Paragraphs, paragraph)
		}
	}
	for _, revision := range f.seen {
		hangNumberingFaults(revision)
	}
}

// hangNumberingFaults compares the numbering of translations with that of the original, if the
// revision has it.
func hangNumberingFaults(revision *models.Revision) {
	original, has := textAmong(revision.Texts, revision.OriginalLanguage)
	if !has {
		return
	}
	for _, text := range revision.Texts {
		text.NumberingFaults = document.CompareNumbering(original.Numbers(), text.Numbers())
	}
}

func changes() association {
	return association{
		name:   Changes,
		fields: []string{"Revision.changes", "Revision.reasonCheck"},
		needs:  []Association{Bodies, CoAuthorships, Printed},
		hang:   (*family).computeChanges,
	}
}
