package audit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// payload is the part of an event that describes a revision, or a text added after its circulation.
type payload struct {
	Symbols []models.Symbol `json:"symbols"`
	// ContentHash is empty and CoAuthors is nil in events that do not record them. The text is then
	// compared with the hash that is stored with the revision.
	ContentHash string          `json:"contentHash"`
	CoAuthors   []models.ID     `json:"coAuthors"`
	Language    models.Language `json:"language"`
}

// circulation is the content of a circulated revision according to the event log.
type circulation struct {
	payload
	translations []payload
}

// circulations returns the circulated revisions of a proposal by ID, as recorded in its events.
func circulations(events []*models.Event) (map[models.ID]*circulation, error) {
	by := map[models.ID]*circulation{}
	for _, event := range events {
		circulated := event.Kind == models.RevisionCirculatedEvent
		if event.RevisionID == nil || (!circulated && event.Kind != models.TranslationAddedEvent) {
			continue
		}
		var said payload
		if err := json.Unmarshal(event.Data, &said); err != nil {
			return nil, fmt.Errorf("read the data of event %s: %w", event.ID, err)
		}
		if circulated {
			by[*event.RevisionID] = &circulation{payload: said}
		} else if of := by[*event.RevisionID]; of != nil {
			of.translations = append(of.translations, said)
		}
	}
	return by, nil
}

// alteredRevisions lists the circulated revisions of a proposal that differ from the event log,
// with the differences.
func alteredRevisions(p *models.Proposal, events []*models.Event, revisions []*models.Revision) ([]string, error) {
	recorded, err := circulations(events)
	if err != nil {
		return nil, err
	}
	altered := []string{}
	for _, revision := range revisions {
		where := fmt.Sprintf("proposal %s %s, revision %d", p.ID, p.Symbol, revision.Number)
		of, ok := recorded[revision.ID]
		if !ok {
			altered = append(altered, where+": the event log does not record that it was circulated")
			continue
		}
		delete(recorded, revision.ID)
		for _, fault := range of.faults(revision) {
			altered = append(altered, where+": "+fault)
		}
	}
	if len(recorded) > 0 {
		altered = append(altered, fmt.Sprintf("proposal %s %s: %d circulated revisions are missing", p.ID, p.Symbol, len(recorded)))
	}
	return altered, nil
}

// circulatedOf returns the circulated revisions of each proposal, sorted by number, with their texts, printed
// lists and symbols.
func circulatedOf(tx *gorm.DB, proposals []*models.Proposal) (map[models.ID][]*models.Revision, error) {
	revisions := []*models.Revision{}
	query := tx.Select("id", "proposal_id", "number", "content_hash").Where("proposal_id = ANY(?) AND status = 'CIRCULATED'", idsOf(proposals))
	if err := query.Order("number").Find(&revisions).Error; err != nil {
		return nil, fmt.Errorf("read the revisions of proposals: %w", err)
	}
	ids, byID, by := models.IDs{}, map[models.ID]*models.Revision{}, map[models.ID][]*models.Revision{}
	for _, revision := range revisions {
		revision.SymbolRows = []models.RevisionSymbol{}
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

// faults lists the differences between a revision and its circulation.
func (c *circulation) faults(revision *models.Revision) []string {
	faults := []string{}
	if !slices.Equal(c.Symbols, revision.Symbols()) {
		faults = append(faults, "the symbols differ from those recorded at the circulation")
	}
	printed := []models.ID{}
	for _, name := range revision.Printed {
		printed = append(printed, name.SponsorID)
	}
	if c.CoAuthors != nil && !slices.Equal(c.CoAuthors, printed) {
		faults = append(faults, "the printed list of co-authors differs from the recorded one")
	}
	first := slices.Clone(revision.Texts)
	for _, translation := range c.translations {
		of := func(text *models.RevisionText) bool { return text.Language == translation.Language }
		given := slices.IndexFunc(first, of)
		if given < 0 || models.HashTexts(first[given:given+1]) != translation.ContentHash {
			faults = append(faults, fmt.Sprintf("the text in %s differs from the one recorded after the circulation", translation.Language))
		}
		first = slices.DeleteFunc(first, of)
	}
	hash := cmp.Or(c.ContentHash, revision.ContentHash)
	if models.HashTexts(first) != hash || revision.ContentHash != hash {
		faults = append(faults, "the text differs from the circulated one")
	}
	return faults
}
