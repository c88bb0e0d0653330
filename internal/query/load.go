package query

import (
	"bytes"
	"fmt"
	"slices"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// loader loads the associations of several proposals together.
type loader struct {
	view      *View
	principal access.Principal
	directory *directory.Directory
	preload   Preload
	proposals map[models.ID]*models.Proposal
	ids       models.IDs
	// insider contains the proposals that the principal takes part in.
	insider map[models.ID]bool
	// hidden contains the revisions that the principal may not see. Events may refer to them.
	hidden map[models.ID]*models.Revision
	// visible contains the revisions that the principal may see.
	visible map[models.ID]*models.Revision
	// meetings contains the meetings that steps, outcomes and agenda items refer to.
	meetings map[models.ID]*models.Meeting
	rows     loadedRows
	// lookupErr is the error, if any, that looking up reference data returned while rows were
	// attached.
	lookupErr error
}

// load loads the requested associations of visible proposals with a fixed number of statements, and
// attaches the rows that the principal may see. extra, if not nil, queues additional statements.
func (v *View) load(proposals []*models.Proposal, preload Preload, extra func(*batch)) error {
	l := v.loader(preload)
	for _, p := range proposals {
		l.proposals[p.ID] = p
		l.ids = append(l.ids, p.ID)
	}
	return l.load(extra)
}

// loadAll loads the visible proposals with the given IDs, each once, with the requested
// associations. extra, if not nil, queues additional statements.
func (v *View) loadAll(ids models.IDs, preload Preload, extra func(*batch)) (map[models.ID]*models.Proposal, error) {
	l := v.loader(preload)
	slices.SortFunc(ids, func(a, b models.ID) int { return bytes.Compare(a[:], b[:]) })
	l.ids = slices.Compact(ids)
	return l.proposals, l.load(func(b *batch) {
		if extra != nil {
			extra(b)
		}
		if len(l.ids) > 0 {
			queueModels(b, &l.rows.proposals, v.derivedProposals().Where("proposals.id = ANY(?)", l.ids))
		}
	})
}

func (v *View) loader(preload Preload) *loader {
	return &loader{
		view: v, principal: v.principal, directory: v.directory,
		preload: preload.withNeeded(v.associations), proposals: map[models.ID]*models.Proposal{},
		insider: map[models.ID]bool{}, hidden: map[models.ID]*models.Revision{}, visible: map[models.ID]*models.Revision{},
	}
}

// arguments returns the argument $1 of the statements that read rows of the proposals: their IDs.
func (l *loader) arguments() []any { return []any{[]models.ID(l.ids)} }

func (l *loader) load(extra func(*batch)) error {
	b := l.view.batch()
	if extra != nil {
		extra(b)
	}
	if len(l.ids) > 0 {
		l.queueAssociations(b)
	}
	if err := l.view.run(b); err != nil {
		return fmt.Errorf("load associations of proposals: %w", err)
	}
	if len(l.ids) == 0 {
		return nil
	}
	for _, p := range l.rows.proposals {
		l.proposals[p.ID] = p
	}
	if len(l.proposals) == 0 {
		return nil
	}
	l.rows.meetings = append(l.rows.meetings, l.rows.agendas.meetings...)
	if err := l.view.attachVenues(l.rows.meetings); err != nil {
		return err
	}
	l.attach()
	if l.lookupErr != nil {
		return l.lookupErr
	}
	return l.loadDependent()
}

// queueAssociations queues the statements of all requested associations. They also read rows of
// hidden revisions, which attach omits.
func (l *loader) queueAssociations(b *batch) {
	if parties := l.principal.Parties(); len(parties) > 0 {
		queueTable(b, &l.rows.insiders, "WHERE proposal_id = ANY($1) AND sponsor_id = ANY($2)", []any{[]models.ID(l.ids), []models.ID(parties)})
	}
	for _, declared := range l.view.associations {
		if l.preload.Has(declared.name) && declared.queue != nil {
			declared.queue(l, b)
		}
	}
}

// attach attaches the rows that the principal may see to their owners.
func (l *loader) attach() {
	for _, p := range l.proposals {
		l.insider[p.ID] = l.principal.Insider(p, l.rows.insiders)
		p.ForParty = l.insider[p.ID]
	}
	l.meetings = meetingsByID(l.rows.meetings)
	for _, declared := range l.view.associations {
		if l.preload.Has(declared.name) && declared.attach != nil {
			declared.attach(l)
		}
	}
}

// loadDependent loads what depends on rows that were read before: the visibility of documents, the
// requested associations of related proposals, and the agendas of meetings.
func (l *loader) loadDependent() error {
	redact, related := func() {}, Preload{}
	if l.preload.related != nil {
		related = *l.preload.related
	}
	err := l.view.load(l.rows.others, related, func(b *batch) { redact = l.view.queueRedaction(b, l.documentsNamed()) })
	redact()
	if err == nil && l.preload.Has(MeetingAgendas) {
		err = l.view.attachAgendas(l.rows.meetings)
	}
	if err == nil && l.preload.Has(EventMeetings) {
		err = l.view.attachMeetings(l.attachedEvents())
	}
	if err == nil {
		err = l.view.attachLog(l.attachedEvents(), l.preload)
	}
	return err
}

// documentsNamed returns pointers to the symbols in outcomes, steps and minutes, so that hidden
// ones can be redacted.
func (l *loader) documentsNamed() []*models.Symbol {
	named := minutes(l.rows.meetings)
	for _, outcome := range l.rows.outcomes {
		named = append(named, &outcome.Document)
	}
	for _, step := range l.rows.steps {
		if l.directory.SeesAsMember(step.RecordedByID) {
			named = append(named, &step.Document)
		}
	}
	return named
}

// loadedRows holds the rows that were read for all proposals, before they are attached.
type loadedRows struct {
	proposals []*models.Proposal
	insiders  []*models.CoAuthorship
	spells    []*models.CoAuthorship
	revisions []*models.Revision
	symbols   []*models.RevisionSymbol
	printed   []*models.PrintedCoAuthor
	removals  []*models.RevisionRemoval
	// mixedLists are the printed co-authors of proposals whose revisions differ in access.
	mixedLists   []*models.PrintedCoAuthor
	texts        []*models.RevisionText
	paragraphs   []*models.Paragraph
	questions    []*models.Question
	answers      []*models.Answer
	compilations []*models.Compilation
	// compiled holds all questions, including dropped ones, since compilations may contain them.
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
	// others holds the proposals at the other ends of relations.
	others []*models.Proposal
}
