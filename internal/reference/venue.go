package reference

import (
	"strings"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

func (l *loader) venues() []models.Venue {
	venues, rows := []models.Venue{}, []row{}
	columns := []string{"code", "kind", "parent", "name_en", "name_fr", "name_es", "place", "starts_on", "ends_on", "accepts_co_authors_after_outcome"}
	for row := range l.rows(venuesFile, columns...) {
		code, id := l.identity(row, "venue")
		venue := models.Venue{
			ID: id, Code: code, Names: row.names(), Place: row.text("place"), StartsOn: row.date("starts_on"), EndsOn: row.date("ends_on"),
			Kind: oneOf(row, "kind", models.GeneralCouncil, models.Council, models.Committee, models.NegotiatingGroup,
				models.MinisterialConference, models.Initiative),
			AcceptsCoAuthorsAfterOutcome: row.yes("accepts_co_authors_after_outcome"),
		}
		if !venue.EndsOn.IsZero() && venue.EndsOn.Before(venue.StartsOn) {
			row.faultf("ends_on", "%s is before the first day, %s; give the last day, or repeat the first", venue.EndsOn, venue.StartsOn)
		}
		venues, rows = append(venues, venue), append(rows, row)
	}
	l.parents(venues, rows)
	return venues
}

// parents links each venue to the venue to which it reports, which can come later in the file.
func (l *loader) parents(venues []models.Venue, rows []row) {
	codes, above := []models.Code{}, map[models.Code]models.Code{}
	for _, venue := range venues {
		codes = append(codes, venue.Code)
	}
	for i, row := range rows {
		parent := row.text("parent")
		switch {
		case parent == "":
		case !l.known("venue", parent):
			row.unknown("parent", "venue", parent, venuesFile, names.NearestCodes(parent, codes))
		default:
			id := idOf("venue", parent)
			venues[i].ParentID = &id
			above[venues[i].Code] = models.Code(parent) // a row without a code cannot be a parent
		}
	}
	circles(venues, rows, above)
}

// circles records a fault for each cycle of venues that report to each other.
func circles(venues []models.Venue, rows []row, above map[models.Code]models.Code) {
	reported := map[models.Code]bool{}
	for i, row := range rows {
		circle := circleOf(venues[i].Code, above)
		if len(circle) == 0 || reported[venues[i].Code] {
			continue
		}
		path := make([]string, 0, len(circle))
		for _, code := range append(circle[1:], circle[0]) {
			reported[code] = true
			path = append(path, string(code))
		}
		row.faultf("parent", "%s reports to %s; remove one of these parents", venues[i].Code, strings.Join(path, ", which reports to "))
	}
}

// circleOf follows the parents of a venue and returns the path back to it, or nil if the venue is
// not part of a cycle.
func circleOf(venue models.Code, above map[models.Code]models.Code) []models.Code {
	circle, seen := []models.Code{}, map[models.Code]bool{}
	for code, ok := venue, venue != ""; ok && !seen[code]; code, ok = above[code], above[code] != "" {
		seen[code] = true
		circle = append(circle, code)
		if above[code] == venue {
			return circle
		}
	}
	return nil
}
