package reference

import (
	"strings"

	"proposaltracker/models"
)

func (l *loader) venues() []models.Venue {
	venues, rows := []models.Venue{}, []row{}
	columns := []string{"code", "kind", "parent", "name_en", "name_fr", "name_es", "place", "starts_on", "ends_on", "joins_after_outcome"}
	for row := range l.rows(venuesFile, columns...) {
		code, id := l.identity(row, "venue")
		venue := models.Venue{
			ID: id, Code: code, Names: row.names(), Place: row.text("place"), StartsOn: row.date("starts_on"), EndsOn: row.date("ends_on"),
			Kind: oneOf(row, "kind", models.GeneralCouncil, models.Council, models.Committee, models.NegotiatingGroup,
				models.MinisterialConference, models.Initiative),
			JoinsAfterOutcome: row.yes("joins_after_outcome"),
		}
		if !venue.EndsOn.IsZero() && venue.EndsOn.Before(venue.StartsOn) {
			row.faultf("ends_on", "%s is before the first day, %s; it is the last day, or the first again", venue.EndsOn, venue.StartsOn)
		}
		venues, rows = append(venues, venue), append(rows, row)
	}
	l.parents(venues, rows)
	return venues
}

// parents hangs each venue under the one it reports to, which may stand further down in the file.
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
			row.unknown("parent", parent, venuesFile, nearest(parent, codes))
		default:
			id := idOf("venue", parent)
			venues[i].ParentID = &id
			above[venues[i].Code] = models.Code(parent)
		}
	}
	told := map[models.Code]bool{}
	for i, row := range rows {
		if circle := circleOf(venues[i].Code, above); circle != nil && !told[venues[i].Code] {
			row.faultf("parent", "%s reports to itself; let one of them report to none", strings.Join(circle, ", which reports to "))
			for _, code := range circle {
				told[models.Code(code)] = true
			}
		}
	}
}

// circleOf follows the parents of a venue, and returns the way from it back to it if there is one.
func circleOf(venue models.Code, above map[models.Code]models.Code) []string {
	way, seen := []string{}, map[models.Code]bool{}
	for code := venue; !seen[code]; code = above[code] {
		seen[code] = true
		way = append(way, string(code))
		if above[code] == venue {
			return way
		}
		if _, has := above[code]; !has {
			return nil
		}
	}
	return nil
}
