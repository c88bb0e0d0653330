package query

import (
	"bytes"
	"fmt"
	"slices"

	"proposaltracker/models"
)

// family is a set of proposals whose associations are loaded together.
type family struct {
	*View
	preload   Preload
	proposals map[models.ID]*models.Proposal
	ids       models.IDs
	// insider contains the proposals in which the principal takes part.
	insider map[models.ID]bool
	// hidden contains the revisions that the principal may not see; events may refer to them.
	hidden map[models.ID]*models.Revision
	// seen contains the visible revisions.
	seen map[models.ID]*models.Revision
	// meetings contains those to which steps, outcomes and agenda items refer.
	meetings map[models.ID]*models.Meeting
	found    found
	// unknown is an error of looking up reference data while rows were hung.
	unknown error
}

// load attaches the wanted associations to visible proposals in a fixed number of statements,
// without what the principal may not see. extra, if not nil, adds statements to the batch.
func (r *View) load(proposals []*models.Proposal, preload Preload, extra func(*batch)) error {
	f := r.family(preload)
	for _, p := range proposals {
		f.proposals[p.ID] = p
		f.ids = append(f.ids, p.ID)
	}
	return f.load(extra)
}

// loadAll loads visible proposals by ID with the wanted associations, each once. extra, if not nil,
// adds statements to the batch.
func (r *View) loadAll(ids models.IDs, preload Preload, extra func(*batch)) (map[models.ID]*models.Proposal, error) {
	f := r.family(preload)
	slices.SortFunc(ids, func(a, b models.ID) int { return bytes.Compare(a[:], b[:]) })
	f.ids = slices.Compact(ids)
	return f.proposals, f.load(func(b *batch) {
		if extra != nil {
			extra(b)
		}
		if len(f.ids) > 0 {
			find(b, &f.found.proposals, f.proposalsSeen().Where("proposals.id = ANY(?)", f.ids))
		}
	})
}

func (r *View) family(preload Preload) *family {
	return &family{
		View: r, preload: preload.closed(r.associations), proposals: map[models.ID]*models.Proposal{},
		insider: map[models.ID]bool{}, hidden: map[models.ID]*models.Revision{}, seen: map[models.ID]*models.Revision{},
	}
}

// of returns the arguments of statements that read rows of the proposals.
func (f *family) of() []any { return []any{[]models.ID(f.ids)} }

func (f *family) load(extra func(*batch)) error {
	b := f.batch()
	if extra != nil {
		extra(b)
	}
	if len(f.ids) > 0 {
		f.ask(b)
	}
	if err := b.run(); err != nil {
		return fmt.Errorf("load associations of proposals: %w", err)
	}
	if len(f.ids) == 0 {
		return nil
	}
	for _, p := range f.found.proposals {
		f.proposals[p.ID] = p
	}
	f.found.meetings = append(f.found.meetings, f.found.agendas.meetings...)
	if err := f.hangVenues(f.found.meetings); err != nil {
		return err
	}
	f.hang()
	if f.unknown != nil {
		return f.unknown
	}
	return f.loadBeyond()
}

// ask adds the statements of all wanted associations. They also return rows of hidden revisions,
// which hang omits.
func (f *family) ask(b *batch) {
	if parties := f.principal.Parties(); len(parties) > 0 {
		want(b, &f.found.insiders, "WHERE proposal_id = ANY($1) AND sponsor_id = ANY($2)", []any{[]models.ID(f.ids), []models.ID(parties)})
	}
	for _, declared := range f.associations {
		if f.preload.Has(declared.name) && declared.ask != nil {
			declared.ask(f, b)
		}
	}
}

// hang attaches rows to their owners, as far as the principal may see them.
func (f *family) hang() {
	for _, p := range f.proposals {
		f.insider[p.ID] = f.principal.Insider(p, f.found.insiders)
		p.ForParty = f.insider[p.ID]
	}
	f.meetings = meetingsByID(f.found.meetings)
	for _, declared := range f.associations {
		if f.preload.Has(declared.name) && declared.hang != nil {
			declared.hang(f)
		}
	}
}

// loadBeyond loads what depends on the rows found before: which documents are visible, the wanted
// associations of related proposals, and the agendas of meetings.
func (f *family) loadBeyond() error {
	redact, related := func() {}, Preload{}
	if f.preload.related != nil {
		related = *f.preload.related
	}
	err := f.View.load(f.found.others, related, func(b *batch) { redact = b.veil(f.documentsNamed()) })
	redact()
	if err == nil && f.preload.Has(MeetingAgendas) {
		err = f.hangAgendas(f.found.meetings)
	}
	if err == nil && f.preload.Has(EventMeetings) {
		err = f.hangMeetings(f.attachedEvents())
	}
	return err
}

// documentsNamed returns the symbols in outcomes, steps and minutes, which must be redacted.
func (f *family) documentsNamed() []*models.Symbol {
	named := minutes(f.found.meetings)
	for _, outcome := range f.found.outcomes {
		named = append(named, &outcome.Document)
	}
	for _, step := range f.found.steps {
		if f.directory.SeesAsMember(step.RecordedByID) {
			named = append(named, &step.Document)
		}
	}
	return named
}

// found contains the rows loaded for all proposals, before they are attached.
type found struct {
	proposals []*models.Proposal
	insiders  []*models.CoAuthorship
	spells    []*models.CoAuthorship
	revisions []*models.Revision
	symbols   []*models.RevisionSymbol
	printed   []*models.PrintedCoAuthor
	removals  []*models.RevisionRemoval
	// mixedLists are the names on revisions of proposals of mixed access.
	mixedLists   []*models.PrintedCoAuthor
	texts        []*models.RevisionText
	paragraphs   []*models.Paragraph
	questions    []*models.Question
	answers      []*models.Answer
	compilations []*models.Compilation
	// compiled are all questions, dropped ones too: compilations name them.
	compiled     []*models.Question
	followUps    []*models.FollowUp
	responsibles []*models.FollowUpResponsible
	workshops    []*models.Workshop
	steps        []*models.FollowUpStep
	targets      []*models.VenueTarget
	outcomes     []*models.Outcome
	sources      []*models.Source
	events       []*models.Event
	meetings     []*models.Meeting
	agendas      agendas
	relations    []*models.Relation
	// others are the proposals at the other ends of relations.
	others []*models.Proposal
}
