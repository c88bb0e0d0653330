package fill

import (
	"strconv"
	"time"

	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// world contains the data that all proposals share.
type world struct {
	directory *directory.Directory
	chance    chance
	now       time.Time
	parties   []models.Party // delegations and groups that sponsor proposals
	venues    []*models.Venue
	sittings  map[models.ID][]models.Meeting // by venue
	points    map[models.ID][]models.AgendaItem
	last      []models.Proposal // circulated lately, to refer to
}

// newWorld returns the world for the given number of proposals.
func newWorld(directory *directory.Directory, proposals int, now time.Time) *world {
	w := &world{
		directory: directory, chance: newChance(rareWords(proposals), 0), now: now.UTC().Truncate(time.Microsecond),
		sittings: map[models.ID][]models.Meeting{},
	}
	w.parties = w.members()
	w.meet()
	return w
}

// members returns the Members, followed by all groups.
func (w *world) members() []models.Party {
	parties := []models.Party{}
	for _, delegation := range w.directory.Delegations() {
		if delegation.Standing == models.Member {
			parties = append(parties, delegation)
		}
	}
	for _, group := range w.directory.Groups() {
		parties = append(parties, group)
	}
	return parties
}

// delegation returns a random Member. The first dozen submit about a third of all proposals.
func (w *world) delegation() *models.Delegation {
	for {
		at := w.chance.Float64()
		if delegation, ok := w.parties[int(at*at*float64(len(w.parties)))].(*models.Delegation); ok {
			return delegation
		}
	}
}

// meet creates quarterly meetings of the standing bodies over ten years.
func (w *world) meet() {
	for _, venue := range w.directory.Venues() {
		if venue.Kind == models.MinisterialConference {
			continue
		}
		w.venues = append(w.venues, venue)
		for quarter := range 40 {
			day := models.DateOf(w.now).AddDays(-90*quarter - 20)
			meeting := models.Meeting{ID: models.NewID(), VenueID: venue.ID, StartsOn: day, Place: "Geneva"}
			w.sittings[venue.ID] = append(w.sittings[venue.ID], meeting)
		}
	}
}

// agenda creates three items for each meeting.
func (w *world) agenda() rows {
	all := rows{}
	w.points = map[models.ID][]models.AgendaItem{}
	for _, venue := range w.venues {
		for _, meeting := range w.sittings[venue.ID] {
			all.meetings = append(all.meetings, meeting)
			for number := range 3 {
				item := models.AgendaItem{ID: models.NewID(), MeetingID: meeting.ID, Number: strconv.Itoa(number + 1), Title: w.chance.title(models.English)}
				all.items = append(all.items, item)
				w.points[meeting.ID] = append(w.points[meeting.ID], item)
			}
		}
	}
	return all
}

// languages lists the languages of a proposal's texts, the original first.
func languages(number int) []models.Language {
	switch {
	case number%8 == 3:
		return []models.Language{models.English, models.French, models.Spanish}
	case number%8 == 5:
		return []models.Language{models.French, models.English}
	case number%16 == 7:
		return []models.Language{models.Spanish}
	default:
		return []models.Language{models.English}
	}
}
