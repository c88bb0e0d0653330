package query

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// EventFilter selects events. All fields must match; a list matches if any of its values does. A
// nil field does not restrict the result; an empty list is an error.
type EventFilter struct {
	Kinds       []models.EventKind
	ProposalIDs []models.ID
	Proposals   *ProposalFilter
	// Actors lists the codes of the delegations that acted, Sponsors those of the sponsors
	// concerned.
	Actors     []string
	Sponsors   []string
	OccurredOn *models.DateRange
	RecordedAt *models.DateTimeRange
}

// The conditions of event filters.
const (
	eventKind       = "events.kind IN ?"
	eventProposal   = "events.proposal_id IN ?"
	eventActor      = "events.actor_id = ANY(?) AND events.kind <> 'DERESTRICTED'"
	occurredFrom    = "events.occurred_on >= ?"
	occurredUntil   = "events.occurred_on <= ?"
	eventSponsor    = "events.sponsor_id = ANY(?)"
	recordedFrom    = "events.recorded_at >= ?"
	recordedBefore  = "events.recorded_at < ?"
	eventOfFiltered = "events.proposal_id IN (?)"
)

// eventConditions returns the conditions of an event filter.
func (v *View) eventConditions(filter EventFilter) *conditions {
	c := newConditions(v.directory, "filter")
	among(c, "kinds", filter.Kinds, eventKind)
	among(c, "proposalIds", filter.ProposalIDs, eventProposal)
	c.coded("actors", filter.Actors, v.directory.DelegationIDs, eventActor)
	c.coded("sponsors", filter.Sponsors, c.parties, eventSponsor)
	c.within("occurredOn", filter.OccurredOn, occurredFrom, occurredUntil)
	c.between("recordedAt", filter.RecordedAt, recordedFrom, recordedBefore)
	if filter.Proposals != nil {
		of, err := v.filtered(c.at("proposals"), *filter.Proposals)
		c.fail(err)
		c.add(eventOfFiltered, of.Select("proposals.id"))
	}
	return c
}

// Events lists the visible events in commit order.
//
// Errors: INVALID_INPUT (unknown codes, invalid cursors), LIMIT_EXCEEDED.
func (r *Reader) Events(ctx context.Context, viewer access.Viewer, filter EventFilter, page PageRequest, preload Preload) (Page[*models.Event], error) {
	var rows Page[*models.Event]
	err := r.read(ctx, viewer, func(v *View) error {
		query, err := v.events(filter)
		if err != nil {
			return err
		}
		for field, bound := range map[string]struct{ cursor, beyond string }{
			"after": {page.After, "events.seq > ?"}, "before": {page.Before, "events.seq < ?"},
		} {
			if query, err = v.pastCursor(query, field, bound.cursor, bound.beyond); err != nil {
				return err
			}
		}
		rows, err = v.eventPage(query, page, preload)
		return err
	})
	rows.Total = func(ctx context.Context) (models.Total, error) { return r.countEvents(ctx, viewer, filter) }
	return rows, err
}

func (r *Reader) countEvents(ctx context.Context, viewer access.Viewer, filter EventFilter) (models.Total, error) {
	return Read(ctx, r, viewer, func(v *View) (models.Total, error) {
		query, err := v.events(filter)
		if err != nil {
			return models.Total{}, err
		}
		return v.countUpTo(query)
	})
}

// pastCursor limits a query to the events on one side of a cursor; beyond is the condition on their
// numbers.
func (v *View) pastCursor(query *gorm.DB, field, text, beyond string) (*gorm.DB, error) {
	c, err := parseCursor(v.codec, field, text, "")
	if err != nil || c == nil {
		return query, err
	}
	number, err := v.eventNumber(c.ID)
	if models.CodeOf(err) == models.NotFound {
		return nil, malformedCursor(field, text)
	}
	return query.Where(beyond, number), err
}

// eventNumber returns the sequence number of an event, even if the event is no longer visible: a
// client that received it earlier may continue after it.
//
// Errors: NOT_FOUND.
func (v *View) eventNumber(id models.ID) (int64, error) {
	places := []int64{}
	if err := v.db.Model(&models.Event{}).Where("id = ?", id).Pluck("seq", &places).Error; err != nil {
		return 0, err
	}
	if len(places) == 0 {
		return 0, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermEvent))
	}
	return places[0], nil
}

// events returns the query for the visible events that the filter selects.
func (v *View) events(filter EventFilter) (*gorm.DB, error) {
	c := v.eventConditions(filter)
	return c.apply(v.visibleEvents()), c.err()
}

// visibleEvents returns the query for all events that the principal may see.
func (v *View) visibleEvents() *gorm.DB {
	return v.fresh().Model(&models.Event{}).Joins("LEFT JOIN proposals ON proposals.id = events.proposal_id").
		Joins("LEFT JOIN revisions ON revisions.id = events.revision_id").Scopes(access.VisibleEvents(v.principal))
}

// eventPage reads one row more than the page needs, to find out whether there is a next page.
func (v *View) eventPage(query *gorm.DB, page PageRequest, preload Preload) (Page[*models.Event], error) {
	order := "events.seq"
	if page.Last > 0 {
		order = "events.seq DESC"
	}
	found := []eventRow{}
	// The size is part of the SQL text, since the cached plan depends on it.
	err := query.Select(eventColumns).Order(fmt.Sprintf("%s LIMIT %d", order, page.size()+1)).Scan(&found).Error
	if err != nil {
		return Page[*models.Event]{}, err
	}
	more := len(found) > page.size()
	found = found[:min(len(found), page.size())]
	rows := Page[*models.Event]{HasNext: more, HasPrevious: page.After != ""}
	if page.Last > 0 {
		slices.Reverse(found)
		rows.HasNext, rows.HasPrevious = page.Before != "", more
	}
	for _, row := range found {
		rows.Cursors = append(rows.Cursors, cursor{ID: row.ID}.encode(v.codec))
	}
	rows.Items, err = v.loadEvents(found, preload)
	return rows, err
}

// eventColumns are the columns of an [eventRow].
const eventColumns = "events.id AS id, events.proposal_id AS proposal_id, events.seq AS seq"

// eventRow identifies an event that was found. ProposalID is nil if the event only concerns a
// meeting.
type eventRow struct {
	ID         models.ID
	ProposalID *models.ID
	Seq        int64
}

// loadEvents loads events with their proposals as the principal may see them, and with their
// meetings if requested. The events must have been found on the same snapshot, so that the
// principal may see them.
func (v *View) loadEvents(found []eventRow, preload Preload) ([]*models.Event, error) {
	ofProposals, ofMeetings := []proposalRow{}, models.IDs{}
	for _, row := range found {
		if row.ProposalID == nil {
			ofMeetings = append(ofMeetings, row.ID)
		} else {
			ofProposals = append(ofProposals, proposalRow{row.ID, *row.ProposalID})
		}
	}
	events, err := loadRows(v, ofProposals, func(p *models.Proposal) []*models.Event { return p.Events },
		func(e *models.Event) models.ID { return e.ID }, loading{preload: preload.With(Events)})
	if err != nil {
		return nil, err
	}
	more, err := v.eventsOfMeetings(ofMeetings, preload)
	if err != nil {
		return nil, err
	}
	byID := map[models.ID]*models.Event{}
	for _, event := range append(events, more...) {
		if event != nil {
			byID[event.ID] = event
		}
	}
	items := []*models.Event{}
	for _, row := range found {
		items = append(items, byID[row.ID])
	}
	return items, nil
}

// eventsOfMeetings loads events that do not belong to a proposal.
func (v *View) eventsOfMeetings(ids models.IDs, preload Preload) ([]*models.Event, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	events, b := []*models.Event{}, v.batch()
	queueTable(b, &events, "WHERE id = ANY($1)", []any{[]models.ID(ids)})
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("read events of meetings: %w", err)
	}
	if preload.Has(EventMeetings) {
		if err := v.attachMeetings(events); err != nil {
			return nil, err
		}
	}
	return events, v.attachLog(events, preload)
}

// LastEvent returns the sequence number of the last committed event; 0 if there is none.
func (r *Reader) LastEvent(ctx context.Context) (int64, error) {
	conn, giveBack, err := r.connection(ctx)
	if err != nil {
		return 0, err
	}
	defer giveBack()
	var last int64
	if err := conn.QueryRowContext(ctx, "SELECT last FROM event_counter").Scan(&last); err != nil {
		return 0, fmt.Errorf("read the number of the last event: %w", err)
	}
	return last, nil
}

// Version returns the sequence number of the last committed event that may have changed what
// viewers with the given key see.
func (r *Reader) Version(ctx context.Context, key access.VisibilityKey) (int64, error) {
	conn, giveBack, err := r.connection(ctx)
	if err != nil {
		return 0, err
	}
	defer giveBack()
	var read snapshot
	if err := conn.QueryRowContext(ctx, lastNumbers).Scan(&read.lastEvent, &read.lastPublic); err != nil {
		return 0, fmt.Errorf("read the number of the last event: %w", err)
	}
	return read.version(key), nil
}

// EventNumber returns the sequence number of an event, for readers that continue after it.
//
// Errors: NOT_FOUND.
func (r *Reader) EventNumber(ctx context.Context, viewer access.Viewer, id models.ID) (int64, error) {
	var number int64
	err := r.read(ctx, viewer, func(v *View) error {
		var err error
		number, err = v.eventNumber(id)
		return models.At("afterEvent", err)
	})
	return number, err
}

// followBatch is the number of events that are read at a time for a subscriber. Each subscriber
// holds at most one batch in memory.
const followBatch = 25

// EventsAfter returns up to 25 events after the given sequence number that the viewer may see now,
// in commit order. It also returns the number up to which the log was read: if no events are left,
// that of the last event.
//
// Errors: INVALID_INPUT (unknown codes in the filter), LIMIT_EXCEEDED.
func (r *Reader) EventsAfter(ctx context.Context, viewer access.Viewer, after int64, filter EventFilter, preload Preload) ([]*models.Event, int64, error) {
	events, upTo := []*models.Event{}, after
	err := r.read(ctx, viewer, func(v *View) error {
		var counter models.EventCounter
		if err := v.db.Take(&counter).Error; err != nil {
			return err
		}
		last := counter.Last
		query, err := v.events(filter)
		if err != nil || last == after {
			return err
		}
		found := []eventRow{}
		err = query.Select(eventColumns).Where("events.seq > ?", after).Order(fmt.Sprintf("events.seq LIMIT %d", followBatch)).Scan(&found).Error
		if err != nil {
			return err
		}
		for _, row := range found {
			last = max(row.Seq, last)
		}
		if upTo = last; len(found) == followBatch {
			upTo = found[len(found)-1].Seq
		}
		events, err = v.loadEvents(found, preload)
		return err
	})
	return events, upTo, err
}
