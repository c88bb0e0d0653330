package query

import (
	"bytes"
	"fmt"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// family is a set of proposals while parts are loaded for all of them at once.
type family struct {
	*View
	parts     Preload
	proposals map[models.ID]*models.Proposal
	ids       models.IDs
	// insider holds the proposals in which the principal has part.
	insider map[models.ID]bool
	// hidden are the revisions that the principal may not see; events may name them.
	hidden map[models.ID]*models.Revision
	// seen are the others.
	seen  map[models.ID]*models.Revision
	found found
}

// load hangs the wanted parts on proposals that the principal sees, in a fixed number of queries. What
// the principal may not see of them is left out. beside, where it is not nil, asks for what goes with it.
func (r *View) load(proposals []*models.Proposal, parts Preload, beside func(*batch)) error {
	f := r.family(parts)
	for _, p := range proposals {
		f.proposals[p.ID] = p
		f.ids = append(f.ids, p.ID)
	}
	return f.load(beside)
}

// loadAll loads proposals that the principal sees, with the wanted parts, by ID and each once. beside, where it is not nil,
// asks for what goes with them.
func (r *View) loadAll(ids models.IDs, parts Preload, beside func(*batch)) (map[models.ID]*models.Proposal, error) {
	f := r.family(parts)
	slices.SortFunc(ids, func(a, b models.ID) int { return bytes.Compare(a[:], b[:]) })
	f.ids = slices.Compact(ids)
	return f.proposals, f.load(func(b *batch) {
		if beside != nil {
			beside(b)
		}
		if len(f.ids) > 0 {
			want(b, &f.found.proposals, "WHERE id = ANY($1)", []any{[]models.ID(f.ids)})
		}
	})
}

func (r *View) family(parts Preload) *family {
	return &family{View: r, parts: parts.closed(), proposals: map[models.ID]*models.Proposal{}, hidden: map[models.ID]*models.Revision{}}
}

func (f *family) load(beside func(*batch)) error {
	b := f.batch()
	if beside != nil {
		beside(b)
	}
	if len(f.ids) > 0 {
		f.ask(b)
	}
	if err := b.run(); err != nil {
		return fmt.Errorf("load what belongs to proposals: %w", err)
	}
	if len(f.ids) == 0 {
		return nil
	}
	for _, p := range f.found.proposals {
		f.proposals[p.ID] = p
	}
	f.hang()
	if f.parts.Changes {
		f.computeChanges()
	}
	return f.loadBeyond()
}

// loadBeyond loads what only the rows tell that were found: which documents the principal may know of, and what is wanted
// of proposals to which these are related.
func (f *family) loadBeyond() error {
	lower, related := func() {}, Preload{}
	if f.parts.Related != nil {
		related = *f.parts.Related
	}
	err := f.View.load(f.found.others, related, func(b *batch) { lower = b.veil(f.documentsNamed()) })
	lower()
	return err
}

// found are the rows that were loaded for all proposals at once, before they hang on them.
type found struct {
	proposals    []*models.Proposal
	insiders     []*models.CoAuthorship
	spells       []*models.CoAuthorship
	revisions    []*models.Revision
	symbols      []*models.RevisionSymbol
	printed      []*models.PrintedCoAuthor
	removals     []*models.RevisionRemoval
	texts        []*models.RevisionText
	paragraphs   []*models.Paragraph
	questions    []*models.Question
	answers      []*models.Answer
	compilations []*models.Compilation
	followUps    []*models.FollowUp
	responsibles []*models.FollowUpResponsible
	workshops    []*models.Workshop
	steps        []*models.FollowUpStep
	targets      []*models.VenueTarget
	outcomes     []*models.VenueOutcome
	sources      []*models.Source
	events       []*models.Event
	meetings     []*models.Meeting
	agendas      agendas
	relations    []*models.ProposalRelation
	// others are the proposals at the other end of relations.
	others []*models.Proposal
}

// ask asks for all rows that are wanted at once. What belongs to a revision that the principal may not see
// comes along, and is left behind when the rows are hung.
func (f *family) ask(b *batch) {
	of := []any{[]models.ID(f.ids)}
	if parties := f.principal.Parties(); len(parties) > 0 {
		want(b, &f.found.insiders, "WHERE proposal_id = ANY($1) AND sponsor_id = ANY($2)", []any{[]models.ID(f.ids), []models.ID(parties)})
	}
	if f.parts.CoAuthorships {
		want(b, &f.found.spells, "WHERE proposal_id = ANY($1) ORDER BY requested_on, id", of)
	}
	if f.parts.Revisions {
		want(b, &f.found.revisions, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, number", of)
		want(b, &f.found.symbols, "WHERE proposal_id = ANY($1) ORDER BY revision_id, position", of)
	}
	if f.parts.Printed {
		const ofRevisions = "WHERE revision_id IN (SELECT id FROM revisions WHERE proposal_id = ANY($1))"
		want(b, &f.found.printed, ofRevisions+" ORDER BY revision_id, position", of)
		want(b, &f.found.removals, ofRevisions, of)
	}
	f.askTexts(b, of)
	f.askFollowUps(b, of)
	const ofTargets = "venue_target_id IN (SELECT id FROM venue_targets WHERE proposal_id = ANY($1))"
	if f.parts.VenueTargets {
		want(b, &f.found.targets, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", of)
		want(b, &f.found.outcomes, "WHERE "+ofTargets+" ORDER BY venue_target_id, id", of)
	}
	if f.parts.Meetings {
		want(b, &f.found.meetings, "WHERE id IN (SELECT meeting_id FROM venue_outcomes WHERE "+ofTargets+")", of)
	}
	if f.parts.Agendas {
		f.found.agendas.ask(b, "id IN (SELECT agenda_item_id FROM agenda_documents WHERE proposal_id = ANY(?))", f.ids)
	}
	if f.parts.Related != nil {
		f.askRelations(b, of)
	}
	if f.parts.Sources {
		want(b, &f.found.sources, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, position", of)
	}
	if f.parts.Events {
		want(b, &f.found.events, "WHERE proposal_id = ANY($1) ORDER BY seq", of)
	}
}

func (f *family) askRelations(b *batch, of []any) {
	want(b, &f.found.relations, "WHERE (from_id = ANY($1) OR to_id = ANY($1)) AND retracted_at IS NULL ORDER BY id", of)
	sql, values := statement(f.db.Table("proposals").Select("proposals.id").Scopes(access.VisibleProposals(f.principal)).
		Where(`proposals.id IN (SELECT from_id FROM proposal_relations WHERE to_id = ANY(?) AND retracted_at IS NULL
			UNION SELECT to_id FROM proposal_relations WHERE from_id = ANY(?) AND retracted_at IS NULL)`, f.ids, f.ids), &[]models.ID{})
	want(b, &f.found.others, "WHERE id IN ("+sql+")", values)
}

func (f *family) askTexts(b *batch, of []any) {
	if f.parts.Titles {
		leaves := []string{"searchable"}
		if !f.parts.Bodies {
			leaves = append(leaves, "body")
		}
		want(b, &f.found.texts, "WHERE revision_id IN (SELECT id FROM revisions WHERE proposal_id = ANY($1)) ORDER BY revision_id, language", of, leaves...)
	}
	if f.parts.Bodies {
		want(b, &f.found.paragraphs, `WHERE text_id IN (SELECT t.id FROM revision_texts t JOIN revisions r ON r.id = t.revision_id
			WHERE r.proposal_id = ANY($1)) ORDER BY text_id, position`, of)
	}
	if f.parts.Questions {
		want(b, &f.found.questions, "WHERE proposal_id = ANY($1) AND "+posed+" ORDER BY proposal_id, number", of)
	}
	if f.parts.Answers {
		want(b, &f.found.answers, "WHERE question_id IN (SELECT id FROM questions WHERE proposal_id = ANY($1) AND "+posed+") AND "+standing+
			" ORDER BY answered_on, id", of)
	}
	if f.parts.Compilations {
		want(b, &f.found.compilations, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", of)
	}
}

func (f *family) askFollowUps(b *batch, of []any) {
	if !f.parts.FollowUps {
		return
	}
	const theirs = "WHERE follow_up_id IN (SELECT id FROM follow_ups WHERE proposal_id = ANY($1))"
	want(b, &f.found.followUps, "WHERE proposal_id = ANY($1) ORDER BY proposal_id, id", of)
	want(b, &f.found.responsibles, theirs, of)
	want(b, &f.found.workshops, theirs, of)
	want(b, &f.found.steps, theirs+" ORDER BY follow_up_id, id", of)
	want(b, &f.found.meetings, "WHERE id IN (SELECT meeting_id FROM follow_up_steps "+theirs+")", of)
}

// hang puts each row where it belongs, as far as the principal may see it.
func (f *family) hang() {
	f.insider = map[models.ID]bool{}
	for _, p := range f.proposals {
		f.insider[p.ID] = f.principal.Insider(p, f.found.insiders)
		p.ForParty = f.insider[p.ID]
	}
	f.hangCoAuthorships()
	f.hangRevisions()
	f.hangTexts()
	f.hangQuestions()
	f.hangCompilations()
	f.hangFollowUps()
	f.hangVenueTargets()
	f.hangMeetings()
	f.hangRelations()
	for _, source := range f.found.sources {
		p := f.proposals[source.ProposalID]
		p.Sources = append(p.Sources, source)
	}
	f.hangEvents()
}

func (f *family) hangCoAuthorships() {
	for _, spell := range f.found.spells {
		p := f.proposals[spell.ProposalID]
		if f.principal.SeesCoAuthorship(spell, f.insider[p.ID]) {
			spell.Proposal = p
			p.CoAuthorships = append(p.CoAuthorships, spell)
		}
	}
}

func (f *family) hangRevisions() {
	f.seen = map[models.ID]*models.Revision{}
	for _, revision := range f.found.revisions {
		p := f.proposals[revision.ProposalID]
		revision.Proposal = p
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

func (f *family) hangTexts() {
	texts := map[models.ID]*models.RevisionText{}
	for _, text := range f.found.texts {
		if revision, sees := f.seen[text.RevisionID]; sees {
			texts[text.ID] = text
			revision.Texts = append(revision.Texts, text)
		}
	}
	for _, paragraph := range f.found.paragraphs {
		if text, sees := texts[paragraph.TextID]; sees {
			text.Paragraphs = append(text.Paragraphs, paragraph)
		}
	}
	if !f.parts.Bodies {
		return
	}
	for _, revision := range f.seen {
		hangNumberingFaults(revision)
	}
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

func (f *family) hangEvents() {
	if !f.parts.Events {
		return
	}
	for _, event := range slices.Concat(f.found.events, f.pending) {
		p, has := f.proposals[event.ProposalID]
		if !has { // pending, and of a proposal that is not asked for
			continue
		}
		event.Proposal = p
		if event.RevisionID != nil {
			event.Revision = f.seen[*event.RevisionID]
			if hidden, is := f.hidden[*event.RevisionID]; is {
				event.Revision = hidden
			}
		}
		if f.principal.SeesEvent(event, event.Revision, f.insider[p.ID]) {
			p.Events = append(p.Events, event)
		}
	}
}
