package query

import (
	"fmt"
	"slices"
	"strings"

	"proposaltracker/models"
)

// agendas collects rows of agendas before they are assembled.
type agendas struct {
	items     []*models.AgendaItem
	documents []*models.AgendaDocument
	meetings  []*models.Meeting
	// visibleSymbols are the listed symbols of revisions that are visible to the principal.
	visibleSymbols []models.Symbol
}

// queueAgendas queues statements that read the agenda items matching condition, which has one
// argument, along with their documents, meetings and visible symbols.
func (v *View) queueAgendas(b *batch, into *agendas, condition string, value any) {
	numbered, arguments := strings.ReplaceAll(condition, "?", "$1"), []any{value}
	queueTable(b, &into.items, "WHERE "+numbered, arguments)
	queueTable(b, &into.documents, "WHERE agenda_item_id IN (SELECT id FROM agenda_items WHERE "+numbered+")", arguments)
	queueTable(b, &into.meetings, "WHERE id IN (SELECT meeting_id FROM agenda_items WHERE "+numbered+")", arguments)
	queueColumn(b, &into.visibleSymbols, v.visibleRevisions().Select("revision_symbols.symbol").
		Joins("JOIN revision_symbols ON revision_symbols.revision_id = revisions.id").
		Where(`revision_symbols.symbol IN (SELECT d.symbol FROM agenda_documents d WHERE d.agenda_item_id IN
			(SELECT id FROM agenda_items WHERE `+condition+"))", value))
}

// assemble returns the items with their meetings and documents, ordered by meeting and number. It
// omits items that list only proposals hidden from the principal.
func (a *agendas) assemble(meetings map[models.ID]*models.Meeting) []*models.AgendaItem {
	known, byID := map[models.Symbol]bool{}, map[models.ID]*models.AgendaItem{}
	for _, symbol := range a.visibleSymbols {
		known[symbol] = true
	}
	for _, item := range a.items {
		item.Meeting = meetings[item.MeetingID]
		byID[item.ID] = item
	}
	for _, document := range a.documents {
		byID[document.AgendaItemID].Documents = append(byID[document.AgendaItemID].Documents, *document)
	}
	return visibleItems(a.items, known)
}

// agendaItems returns the visible items that match condition, which has one argument.
func (v *View) agendaItems(condition string, value any) ([]*models.AgendaItem, error) {
	found, b := agendas{}, v.batch()
	v.queueAgendas(b, &found, condition, value)
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("read agendas: %w", err)
	}
	if err := v.attachVenues(found.meetings); err != nil {
		return nil, err
	}
	return found.assemble(meetingsByID(found.meetings)), v.redact(minutes(found.meetings))
}

// meetings returns the meetings with the given IDs, with their venues, keyed by ID.
func (v *View) meetings(ids models.IDs) (map[models.ID]*models.Meeting, error) {
	meetings, b := []*models.Meeting{}, v.batch()
	queueTable(b, &meetings, "WHERE id = ANY($1)", []any{[]models.ID(ids)})
	if err := v.run(b); err != nil {
		return nil, fmt.Errorf("read meetings: %w", err)
	}
	if err := v.attachVenues(meetings); err != nil {
		return nil, err
	}
	return meetingsByID(meetings), v.redact(minutes(meetings))
}

// attachVenues sets the venue of each meeting.
func (v *View) attachVenues(meetings []*models.Meeting) (err error) {
	for _, meeting := range meetings {
		if meeting.Venue, err = v.Venue(v.context(), meeting.VenueID); err != nil {
			return err
		}
	}
	return nil
}

func meetingsByID(meetings []*models.Meeting) map[models.ID]*models.Meeting {
	byID := map[models.ID]*models.Meeting{}
	for _, meeting := range meetings {
		byID[meeting.ID] = meeting
	}
	return byID
}

// minutes returns pointers to the symbols of the meetings' minutes, so that hidden ones can be
// redacted.
func minutes(meetings []*models.Meeting) []*models.Symbol {
	named := []*models.Symbol{}
	for _, meeting := range meetings {
		named = append(named, &meeting.Minutes)
	}
	return named
}

func visibleItems(items []*models.AgendaItem, seen map[models.Symbol]bool) []*models.AgendaItem {
	visible := []*models.AgendaItem{}
	for _, item := range items {
		all := len(item.Documents)
		item.Documents = slices.DeleteFunc(item.Documents, func(d models.AgendaDocument) bool {
			return d.ProposalID != nil && !seen[d.Symbol]
		})
		models.SortBySymbol(item.Documents, func(d models.AgendaDocument) models.Symbol { return d.Symbol })
		if all == 0 || len(item.Documents) > 0 {
			visible = append(visible, item)
		}
	}
	slices.SortFunc(visible, func(a, b *models.AgendaItem) int {
		if byDay := a.Meeting.StartsOn.Time().Compare(b.Meeting.StartsOn.Time()); byDay != 0 {
			return byDay
		}
		return strings.Compare(a.Number, b.Number)
	})
	return visible
}
