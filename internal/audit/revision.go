package audit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// told is what the record tells of a revision, or of a text that came after its circulation.
type told struct {
	Symbols []models.Symbol `json:"symbols"`
	// ContentHash and CoAuthors are empty and nil where the record does not tell of them; then the revision's
	// own hash has to fit its text.
	ContentHash string          `json:"contentHash"`
	CoAuthors   []models.ID     `json:"coAuthors"`
	Language    models.Language `json:"language"`
}

// circulation is what the record tells of one circulated revision.
type circulation struct {
	told
	translations []told
}

// circulations reads from the events of a proposal what was circulated, by revision.
func circulations(events []*models.Event) (map[models.ID]*circulation, error) {
	by := map[models.ID]*circulation{}
	for _, event := range events {
		circulated := event.Kind == models.RevisionCirculatedEvent
		if event.RevisionID == nil || (!circulated && event.Kind != models.TranslationAddedEvent) {
			continue
		}
		var said told
		if err := json.Unmarshal(event.Data, &said); err != nil {
			return nil, fmt.Errorf("read the data of event %s: %w", event.ID, err)
		}
		if circulated {
			by[*event.RevisionID] = &circulation{told: said}
		} else if of := by[*event.RevisionID]; of != nil {
			of.translations = append(of.translations, said)
		}
	}
	return by, nil
}

// alteredRevisions says which circulated revisions of a proposal are no longer as the record tells.
func alteredRevisions(p *models.Proposal, events []*models.Event, revisions []*models.Revision) ([]string, error) {
	recorded, err := circulations(events)
	if err != nil {
		return nil, err
	}
	altered := []string{}
	for _, revision := range revisions {
		where := fmt.Sprintf("proposal %s %s, revision %d", p.ID, p.Symbol, revision.Number)
		of, has := recorded[revision.ID]
		if !has {
			altered = append(altered, where+": the record does not tell that it was circulated")
			continue
		}
		delete(recorded, revision.ID)
		for _, fault := range of.faults(revision) {
			altered = append(altered, where+": "+fault)
		}
	}
	if len(recorded) > 0 {
		altered = append(altered, fmt.Sprintf("proposal %s %s: %d of the revisions that were circulated are missing", p.ID, p.Symbol, len(recorded)))
	}
	return altered, nil
}

// circulatedOf are the circulated revisions of proposals by number, with what is kept of them for ever.
func circulatedOf(tx *gorm.DB, proposals []*models.Proposal) (map[models.ID][]*models.Revision, error) {
	revisions := []*models.Revision{}
	query := tx.Select("id", "proposal_id", "number", "content_hash").Where("proposal_id = ANY(?) AND status = 'CIRCULATED'", idsOf(proposals))
	if err := query.Order("number").Find(&revisions).Error; err != nil {
		return nil, fmt.Errorf("read the revisions of proposals: %w", err)
	}
	ids, byID, by := models.IDs{}, map[models.ID]*models.Revision{}, map[models.ID][]*models.Revision{}
	for _, revision := range revisions {
		ids, byID[revision.ID] = append(ids, revision.ID), revision
		by[revision.ProposalID] = append(by[revision.ProposalID], revision)
	}
	texts, printed, named := []*models.RevisionText{}, []models.PrintedCoAuthor{}, []models.RevisionSymbol{}
	if err := tx.Select("revision_id", "language", "title", "body").Where("revision_id = ANY(?)", ids).Find(&texts).Error; err != nil {
		return nil, fmt.Errorf("read the texts of revisions: %w", err)
	}
	for _, text := range texts {
		byID[text.RevisionID].Texts = append(byID[text.RevisionID].Texts, text)
	}
	if err := tx.Where("revision_id = ANY(?)", ids).Order("position").Find(&printed).Error; err != nil {
		return nil, fmt.Errorf("read the lists of revisions: %w", err)
	}
	for _, name := range printed {
		byID[name.RevisionID].Printed = append(byID[name.RevisionID].Printed, name)
	}
	if err := tx.Where("revision_id = ANY(?)", ids).Order("position").Find(&named).Error; err != nil {
		return nil, fmt.Errorf("read the symbols of revisions: %w", err)
	}
	for _, symbol := range named {
		byID[symbol.RevisionID].SymbolRows = append(byID[symbol.RevisionID].SymbolRows, symbol)
	}
	return by, nil
}

// faults says in what a revision is not as it was circulated.
func (c *circulation) faults(revision *models.Revision) []string {
	faults := []string{}
	if !slices.Equal(c.Symbols, revision.Symbols()) {
		faults = append(faults, "its symbols are not those that it was given")
	}
	printed := []models.ID{}
	for _, name := range revision.Printed {
		printed = append(printed, name.SponsorID)
	}
	if c.CoAuthors != nil && !slices.Equal(c.CoAuthors, printed) {
		faults = append(faults, "the list of co-authors is not the one that was printed")
	}
	first := slices.Clone(revision.Texts)
	for _, translation := range c.translations {
		of := func(text *models.RevisionText) bool { return text.Language == translation.Language }
		given := slices.IndexFunc(first, of)
		if given < 0 || models.HashTexts(first[given:given+1]) != translation.ContentHash {
			faults = append(faults, fmt.Sprintf("the text in %s is not the one that was given after the circulation", translation.Language))
		}
		first = slices.DeleteFunc(first, of)
	}
	hash := cmp.Or(c.ContentHash, revision.ContentHash)
	if models.HashTexts(first) != hash || revision.ContentHash != hash {
		faults = append(faults, "the text is not the one that was circulated")
	}
	return faults
}
