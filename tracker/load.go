package tracker

import (
	"fmt"

	"proposaltracker/document"
	"proposaltracker/models"
)

// family is a set of proposals while parts are loaded for all of them at once.
type family struct {
	*reading
	parts     Parts
	proposals map[models.ID]*models.Proposal
	ids       models.IDs
	// insider holds the proposals in which the asker has part.
	insider map[models.ID]bool
	// hidden are the revisions that the asker may not see; events may name them.
	hidden map[models.ID]*models.Revision
	texts  map[models.ID]*models.RevisionText
}

// load hangs the wanted parts on proposals that the asker sees, in a fixed number of queries. What
// the asker may not see of them is left out.
func (r *reading) load(proposals []*models.Proposal, parts Parts) error {
	if len(proposals) == 0 {
		return nil
	}
	f := &family{reading: r, parts: parts.closed(), proposals: map[models.ID]*models.Proposal{}, hidden: map[models.ID]*models.Revision{}}
	for _, p := range proposals {
		f.proposals[p.ID] = p
		f.ids = append(f.ids, p.ID)
	}
	steps := []struct {
		name   string
		wanted bool
		load   func() error
	}{
		{"part in the proposals", true, f.loadInsider},
		{"co-authorships", f.parts.CoAuthorships, f.loadCoAuthorships},
		{"revisions", f.parts.Revisions, f.loadRevisions},
		{"texts", f.parts.Titles, f.loadTexts},
		{"paragraphs", f.parts.Bodies, f.loadParagraphs},
		{"changes", f.parts.Changes, f.computeChanges},
		{"questions", f.parts.Questions, f.loadQuestions},
		{"answers", f.parts.Answers, f.loadAnswers},
		{"compilations", f.parts.Compilations, f.loadCompilations},
		{"follow-ups", f.parts.FollowUps, f.loadFollowUps},
		{"venue targets", f.parts.VenueTargets, f.loadVenueTargets},
		{"sources", f.parts.Sources, f.loadSources},
		{"events", f.parts.Events, f.loadEvents},
		{"relations", f.parts.Related != nil, f.loadRelations},
	}
	for _, step := range steps {
		if !step.wanted {
			continue
		}
		if err := step.load(); err != nil {
			return fmt.Errorf("load %s: %w", step.name, err)
		}
	}
	return nil
}

// loadInsider finds out in which of the proposals the asker has part.
func (f *family) loadInsider() error {
	f.insider = map[models.ID]bool{}
	parties := f.asker.Parties()
	if len(parties) == 0 {
		return nil
	}
	spells := []*models.CoAuthorship{}
	err := f.db.Select("id", "proposal_id", "sponsor_id", "status").
		Where("proposal_id = ANY(?) AND sponsor_id = ANY(?)", f.ids, parties).Find(&spells).Error
	for _, p := range f.proposals {
		f.insider[p.ID] = f.asker.Insider(p, spells)
	}
	return err
}

func (f *family) loadCoAuthorships() error {
	spells := []*models.CoAuthorship{}
	err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("requested_on, id").Find(&spells).Error
	for _, spell := range spells {
		p := f.proposals[spell.ProposalID]
		if f.asker.SeesCoAuthorship(spell, f.insider[p.ID]) {
			spell.Proposal = p
			p.CoAuthorships = append(p.CoAuthorships, spell)
		}
	}
	return err
}

func (f *family) loadRevisions() error {
	revisions := []*models.Revision{}
	if err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("proposal_id, number").Find(&revisions).Error; err != nil {
		return err
	}
	for _, revision := range revisions {
		p := f.proposals[revision.ProposalID]
		revision.Proposal = p
		if f.asker.SeesRevision(revision, f.insider[p.ID]) {
			p.Revisions = append(p.Revisions, revision)
		} else {
			f.hidden[revision.ID] = revision
		}
	}
	return f.loadSymbolsAndLists()
}

func (f *family) loadSymbolsAndLists() error {
	named := []models.RevisionSymbol{}
	if err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("revision_id, position").Find(&named).Error; err != nil {
		return err
	}
	for _, symbol := range named {
		if revision, has := f.proposals[symbol.ProposalID].Revision(symbol.RevisionID); has {
			revision.Named = append(revision.Named, symbol)
		}
	}
	printed := []models.PrintedCoAuthor{}
	if err := f.db.Where("revision_id = ANY(?)", f.revisionIDs()).Order("revision_id, position").Find(&printed).Error; err != nil {
		return err
	}
	removals := []models.RevisionRemoval{}
	if err := f.db.Where("revision_id = ANY(?)", f.revisionIDs()).Find(&removals).Error; err != nil {
		return err
	}
	byID := f.revisions()
	for _, removal := range removals {
		byID[removal.RevisionID].Removals = append(byID[removal.RevisionID].Removals, removal)
	}
	for _, name := range printed {
		revision := byID[name.RevisionID]
		revision.Printed = append(revision.Printed, name)
	}
	return nil
}

// revisions are those that the asker sees, by ID.
func (f *family) revisions() map[models.ID]*models.Revision {
	all := map[models.ID]*models.Revision{}
	for _, p := range f.proposals {
		for _, revision := range p.Revisions {
			all[revision.ID] = revision
		}
	}
	return all
}

func (f *family) revisionIDs() models.IDs {
	ids := models.IDs{}
	for _, p := range f.proposals {
		for _, revision := range p.Revisions {
			ids = append(ids, revision.ID)
		}
	}
	return ids
}

func (f *family) loadTexts() error {
	columns := []string{"id", "revision_id", "language", "title", "provided_by_id", "provided_at"}
	if f.parts.Bodies {
		columns = append(columns, "body")
	}
	texts := []*models.RevisionText{}
	if err := f.db.Select(columns).Where("revision_id = ANY(?)", f.revisionIDs()).Order("revision_id, language").Find(&texts).Error; err != nil {
		return err
	}
	f.texts = map[models.ID]*models.RevisionText{}
	byID := f.revisions()
	for _, text := range texts {
		f.texts[text.ID] = text
		revision := byID[text.RevisionID]
		revision.Texts = append(revision.Texts, text)
	}
	return nil
}

func (f *family) loadParagraphs() error {
	ids := models.IDs{}
	for id := range f.texts {
		ids = append(ids, id)
	}
	paragraphs := []*models.Paragraph{}
	err := f.db.Where("text_id = ANY(?)", ids).Order("text_id, position").Find(&paragraphs).Error
	for _, paragraph := range paragraphs {
		text := f.texts[paragraph.TextID]
		text.Paragraphs = append(text.Paragraphs, paragraph)
	}
	for _, revision := range f.revisions() {
		hangNumberingFaults(revision)
	}
	return err
}

// hangNumberingFaults holds the numbers of translations against those of the original, where the
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

func (f *family) loadSources() error {
	sources := []*models.Source{}
	err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("proposal_id, position").Find(&sources).Error
	for _, source := range sources {
		p := f.proposals[source.ProposalID]
		p.Sources = append(p.Sources, source)
	}
	return err
}

func (f *family) loadEvents() error {
	events := []*models.Event{}
	err := f.db.Where("proposal_id = ANY(?)", f.ids).Order("seq").Find(&events).Error
	for _, event := range events {
		p := f.proposals[event.ProposalID]
		event.Proposal = p
		if event.RevisionID != nil {
			event.Revision, _ = p.Revision(*event.RevisionID)
			if hidden, is := f.hidden[*event.RevisionID]; is {
				event.Revision = hidden
			}
		}
		if f.asker.SeesEvent(event, event.Revision, f.insider[p.ID]) {
			p.Events = append(p.Events, event)
		}
	}
	return err
}
