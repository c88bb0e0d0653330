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
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.revisions, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, number", l.arguments())
			queueTable(b, &l.rows.symbols, "WHERE proposal_id = ANY($1) ORDER BY revision_id, position", l.arguments())
		},
		attach: (*loader).attachRevisions,
	}
}

func (l *loader) attachRevisions() {
	for _, p := range l.proposals {
		p.Revisions = []*models.Revision{}
	}
	for _, revision := range l.rows.revisions {
		p, has := l.proposals[revision.ProposalID]
		if !has {
			continue
		}
		revision.Proposal, revision.SymbolRows = p, []models.RevisionSymbol{}
		if l.principal.SeesRevision(revision, l.insider[p.ID]) {
			p.Revisions = append(p.Revisions, revision)
			l.visible[revision.ID] = revision
		} else {
			l.hidden[revision.ID] = revision
		}
	}
	for _, symbol := range l.rows.symbols {
		if revision, sees := l.visible[symbol.RevisionID]; sees {
			revision.SymbolRows = append(revision.SymbolRows, *symbol)
		}
	}
}

// ofRevisions restricts a statement to rows of the proposals' revisions.
const ofRevisions = "WHERE revision_id IN (SELECT id FROM revisions WHERE proposal_id = ANY($1))"

func printedLists() association {
	return association{
		name:   Printed,
		fields: []string{"Revision.sponsors"},
		needs:  []Association{Revisions},
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.printed, ofRevisions+" ORDER BY revision_id, position", l.arguments())
			queueTable(b, &l.rows.removals, ofRevisions, l.arguments())
		},
		attach: (*loader).attachPrinted,
	}
}

func (l *loader) attachPrinted() {
	for _, revision := range l.visible {
		revision.Printed, revision.Removals = []models.PrintedCoAuthor{}, []models.RevisionRemoval{}
	}
	for _, name := range l.rows.printed {
		if revision, sees := l.visible[name.RevisionID]; sees {
			revision.Printed = append(revision.Printed, *name)
		}
	}
	for _, removal := range l.rows.removals {
		if revision, sees := l.visible[removal.RevisionID]; sees {
			revision.Removals = append(revision.Removals, *removal)
		}
	}
}

func titles() association {
	return association{
		name:   Titles,
		fields: []string{"Proposal.title", "Proposal.label", "NetworkItem.label", "Revision.languages"},
		needs:  []Association{Revisions},
		queue: func(l *loader, b *batch) {
			omitted := []string{"searchable"}
			if !l.preload.Has(Bodies) {
				omitted = append(omitted, "body")
			}
			queueTable(b, &l.rows.texts, ofRevisions+" ORDER BY revision_id, language", l.arguments(), omitted...)
		},
		attach: (*loader).attachTitles,
	}
}

func (l *loader) attachTitles() {
	for _, revision := range l.visible {
		revision.Texts = []*models.RevisionText{}
	}
	for _, text := range l.rows.texts {
		if revision, sees := l.visible[text.RevisionID]; sees {
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
		queue: func(l *loader, b *batch) {
			queueTable(b, &l.rows.paragraphs, `WHERE text_id IN (SELECT t.id FROM revision_texts t JOIN revisions r ON r.id = t.revision_id
				WHERE r.proposal_id = ANY($1)) ORDER BY text_id, position`, l.arguments())
		},
		attach: (*loader).attachBodies,
	}
}

func (l *loader) attachBodies() {
	texts := map[models.ID]*models.RevisionText{}
	for _, revision := range l.visible {
		for _, text := range revision.Texts {
			text.Paragraphs = []*models.Paragraph{}
			texts[text.ID] = text
		}
	}
	for _, paragraph := range l.rows.paragraphs {
		if text, sees := texts[paragraph.TextID]; sees {
			text.Paragraphs = append(text.Paragraphs, paragraph)
		}
	}
	for _, revision := range l.visible {
		attachNumberingFaults(revision)
	}
}

// attachNumberingFaults compares the paragraph numbers of translations with those of the original,
// if the revision contains it.
func attachNumberingFaults(revision *models.Revision) {
	original, has := textIn(revision.Texts, revision.OriginalLanguage)
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
		attach: (*loader).computeChanges,
	}
}
