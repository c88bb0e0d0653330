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
		ask: func(l *loader, b *batch) {
			want(b, &l.found.revisions, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, number", l.of())
			want(b, &l.found.symbols, "WHERE proposal_id = ANY($1) ORDER BY revision_id, position", l.of())
		},
		hang: (*loader).hangRevisions,
	}
}

func (l *loader) hangRevisions() {
	for _, p := range l.proposals {
		p.Revisions = []*models.Revision{}
	}
	for _, revision := range l.found.revisions {
		p, has := l.proposals[revision.ProposalID]
		if !has {
			continue
		}
		revision.Proposal, revision.SymbolRows = p, []models.RevisionSymbol{}
		if l.principal.SeesRevision(revision, l.insider[p.ID]) {
			p.Revisions = append(p.Revisions, revision)
			l.seen[revision.ID] = revision
		} else {
			l.hidden[revision.ID] = revision
		}
	}
	for _, symbol := range l.found.symbols {
		if revision, sees := l.seen[symbol.RevisionID]; sees {
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
		ask: func(l *loader, b *batch) {
			want(b, &l.found.printed, ofRevisions+" ORDER BY revision_id, position", l.of())
			want(b, &l.found.removals, ofRevisions, l.of())
		},
		hang: (*loader).hangPrinted,
	}
}

func (l *loader) hangPrinted() {
	for _, revision := range l.seen {
		revision.Printed, revision.Removals = []models.PrintedCoAuthor{}, []models.RevisionRemoval{}
	}
	for _, name := range l.found.printed {
		if revision, sees := l.seen[name.RevisionID]; sees {
			revision.Printed = append(revision.Printed, *name)
		}
	}
	for _, removal := range l.found.removals {
		if revision, sees := l.seen[removal.RevisionID]; sees {
			revision.Removals = append(revision.Removals, *removal)
		}
	}
}

func titles() association {
	return association{
		name:   Titles,
		fields: []string{"Proposal.title", "Proposal.label", "NetworkItem.label", "Revision.languages"},
		needs:  []Association{Revisions},
		ask: func(l *loader, b *batch) {
			omitted := []string{"searchable"}
			if !l.preload.Has(Bodies) {
				omitted = append(omitted, "body")
			}
			want(b, &l.found.texts, ofRevisions+" ORDER BY revision_id, language", l.of(), omitted...)
		},
		hang: (*loader).hangTitles,
	}
}

func (l *loader) hangTitles() {
	for _, revision := range l.seen {
		revision.Texts = []*models.RevisionText{}
	}
	for _, text := range l.found.texts {
		if revision, sees := l.seen[text.RevisionID]; sees {
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
		ask: func(l *loader, b *batch) {
			want(b, &l.found.paragraphs, `WHERE text_id IN (SELECT t.id FROM revision_texts t JOIN revisions r ON r.id = t.revision_id
				WHERE r.proposal_id = ANY($1)) ORDER BY text_id, position`, l.of())
		},
		hang: (*loader).hangBodies,
	}
}

func (l *loader) hangBodies() {
	texts := map[models.ID]*models.RevisionText{}
	for _, revision := range l.seen {
		for _, text := range revision.Texts {
			text.Paragraphs = []*models.Paragraph{}
			texts[text.ID] = text
		}
	}
	for _, paragraph := range l.found.paragraphs {
		if text, sees := texts[paragraph.TextID]; sees {
			text.Paragraphs = append(text.Paragraphs, paragraph)
		}
	}
	for _, revision := range l.seen {
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
		hang:   (*loader).computeChanges,
	}
}
