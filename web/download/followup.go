package download

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"proposaltracker/models"
	"proposaltracker/sheet"
	"proposaltracker/tracker"
)

const (
	// perPage is how many rows are read at once.
	perPage = 100
	// mostRows is how many rows a table has at most.
	mostRows = 5_000
)

// followUps is the table of follow-ups, filtered as `Query.followUps` is: by venue, meeting, status,
// kind, responsible (each may be repeated) and dueBefore.
func (h *Handler) followUps(ctx context.Context, a *asking) (*file, error) {
	filter, err := followUpFilter(a)
	if err != nil {
		return nil, err
	}
	rows := []*models.FollowUp{}
	page := tracker.Page{First: perPage}
	for {
		found, err := h.reader.FollowUps(ctx, a.viewer, filter, page, tracker.Parts{Titles: true})
		if err != nil {
			return nil, asParameter(err)
		}
		rows = append(rows, found.Items...)
		if !found.HasNext {
			break
		}
		if len(rows) >= mostRows {
			return nil, models.NewError(models.LimitExceeded, "more than %d follow-ups are asked for; narrow it by venue, meeting or status", mostRows)
		}
		page.After = found.Cursors[len(found.Cursors)-1]
	}
	return fileOf(a, h.followUpTable(a, filter, rows), "follow-ups-"+h.today())
}

// asParameter names a fault's place as it is in an address, where the filter's fields stand alone.
func asParameter(err error) error {
	if fault, is := errors.AsType[*models.Error](err); is {
		return fault.At(strings.TrimPrefix(fault.Field, "filter."))
	}
	return err
}

func (h *Handler) today() string { return models.DateOf(h.now()).String() }

func followUpFilter(a *asking) (tracker.FollowUpFilter, error) {
	if err := a.only("venue", "meeting", "status", "kind", "responsible", "dueBefore"); err != nil {
		return tracker.FollowUpFilter{}, err
	}
	query := a.URL.Query()
	filter := tracker.FollowUpFilter{Venue: query.Get("venue"), Responsible: query["responsible"]}
	if text := query.Get("meeting"); text != "" {
		meeting, err := nodeID("meeting", "Meeting", text)
		if err != nil {
			return filter, err
		}
		filter.Meeting = &meeting
	}
	for _, text := range query["status"] {
		status := models.FollowUpStatus(strings.ToUpper(text))
		if !slices.Contains(models.FollowUpStatuses(), status) {
			return filter, models.Invalid("status", "%q is no status of a follow-up; they are %v", text, models.FollowUpStatuses())
		}
		filter.Statuses = append(filter.Statuses, status)
	}
	for _, text := range query["kind"] {
		kind := models.FollowUpKind(strings.ToUpper(text))
		if !slices.Contains(models.FollowUpKinds(), kind) {
			return filter, models.Invalid("kind", "%q is no kind of follow-up; they are %v", text, models.FollowUpKinds())
		}
		filter.Kinds = append(filter.Kinds, kind)
	}
	if text := query.Get("dueBefore"); text != "" {
		day, err := models.ParseDate(text)
		if err != nil {
			return filter, models.Invalid("dueBefore", "%q is no day; write it as 2016-07-14", text)
		}
		filter.DueBefore = day
	}
	return filter, nil
}

func (h *Handler) followUpTable(a *asking, filter tracker.FollowUpFilter, rows []*models.FollowUp) *sheet.Table {
	say := h.words[a.language()]
	table := &sheet.Table{
		Title: say.FollowUps, Caption: say.count(len(rows), say.FollowUps), Language: tag(a.language()), Empty: say.None, Made: h.now(), Creator: program,
		Columns: []sheet.Column{
			{Header: say.Proposal, Width: sheet.Wide, Heads: true},
			{Header: say.FollowUp, Width: sheet.Wide},
			{Header: say.Kind},
			{Header: say.Responsible},
			{Header: say.Venue},
			{Header: say.Due, Width: sheet.Narrow},
			{Header: say.Status, Width: sheet.Narrow},
			{Header: say.LastStep},
		},
	}
	if venue, err := h.reader.Directory().VenueByCode(filter.Venue); err == nil {
		table.Notes = append(table.Notes, venue.In(a.language()))
	}
	table.Notes = append(table.Notes, say.AsOf+" "+h.today())
	for _, row := range rows {
		table.Rows = append(table.Rows, h.followUpRow(a, row))
	}
	return table
}

func (h *Handler) followUpRow(a *asking, f *models.FollowUp) []sheet.Cell {
	say, directory := h.words[a.language()], h.reader.Directory()
	text, language := f.Texts.In(append(a.languages, f.Proposal.OriginalLanguage)...)
	responsible := []string{}
	for _, one := range f.Responsible {
		responsible = append(responsible, directory.Party(one.SponsorID).Identity().In(a.language()))
	}
	venue := ""
	if f.VenueID != nil {
		venue = directory.Venue(*f.VenueID).In(a.language())
	}
	what := sheet.Cell{Paragraphs: []string{text}, Language: tag(language)}
	if f.Paragraph != "" {
		what.Paragraphs[0] += " (" + say.Paragraph + " " + f.Paragraph + ")"
	}
	what.Paragraphs = append(what.Paragraphs, workshop(say, f.Workshop)...)
	return []sheet.Cell{
		{Paragraphs: nonEmpty(string(f.Proposal.Symbol), f.Proposal.Title(a.languages...))},
		what, sheet.Text(say.Kinds[f.Kind]),
		{Paragraphs: responsible},
		sheet.Text(venue),
		sheet.Text(dayOrNone(f.DueOn)), sheet.Text(say.Statuses[f.Status]),
		{Paragraphs: lastStep(f)},
	}
}

// workshop is what is known of a workshop: how long, when, where, and who is invited.
func workshop(say *words, w *models.Workshop) []string {
	if w == nil {
		return nil
	}
	days := strings.Join(nonEmpty(dayOrNone(w.StartsOn), dayOrNone(w.EndsOn)), " – ")
	length := ""
	if w.DurationMinutes != nil {
		length = fmt.Sprintf("%d h %02d", *w.DurationMinutes/60, *w.DurationMinutes%60)
	}
	invited := ""
	if len(w.Organizations) > 0 {
		invited = say.Invited + ": " + strings.Join(w.Organizations, ", ")
	}
	return nonEmpty(strings.Join(nonEmpty(length, days, w.Place), ", "), invited)
}

// lastStep is what happened last: the day, where and by which document, and what is to be said of it.
func lastStep(f *models.FollowUp) []string {
	if len(f.Steps) == 0 {
		return nil
	}
	step := f.Steps[len(f.Steps)-1]
	place := ""
	if step.Meeting != nil && step.Meeting.Venue != nil {
		place = string(step.Meeting.Venue.Code)
	}
	return nonEmpty(strings.Join(nonEmpty(step.On.String(), place, string(step.Document)), ", "), step.Note)
}

func dayOrNone(day models.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}
