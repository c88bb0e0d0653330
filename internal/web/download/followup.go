package download

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/models"
)

const (
	// perPage is the number of rows that are read per query.
	perPage = 100
	// maxRows is the maximum number of rows in a table.
	maxRows = 5_000
)

// followUps returns a table of follow-ups. Its parameters are the filters of `Query.followUps`:
// venue, meeting, status, kind, responsible (each may be repeated), dueFrom and dueTo.
func (h *Handler) followUps(ctx context.Context, a *request) (*file, error) {
	filter, err := h.followUpFilter(a)
	if err != nil {
		return nil, err
	}
	rows := []*models.FollowUp{}
	page := query.PageRequest{First: perPage}
	for {
		found, err := h.reader.FollowUps(ctx, a.viewer, filter, page, query.With(query.Titles))
		if err != nil {
			return nil, asParameter(err, "venues", "venue", "dueOn.from", "dueFrom")
		}
		rows = append(rows, found.Items...)
		if !found.HasNext {
			break
		}
		if len(rows) >= maxRows {
			return nil, models.NewProblem(models.TooMany, models.P("items", models.TermFollowUps), models.P("limit", maxRows))
		}
		page.After = found.Cursors[len(found.Cursors)-1]
	}
	price.Add(ctx, price.Rows, len(rows))
	table, err := h.followUpTable(ctx, a, filter, rows)
	if err != nil {
		return nil, err
	}
	return fileOf(a, table, "follow-ups-"+h.today())
}

// asParameter replaces the field path of each error with the name of the URL parameter. renamed lists
// fields and their parameters alternately, where the names differ.
func asParameter(err error, renamed ...string) error {
	errs, names := models.Leaves(err), strings.NewReplacer(renamed...)
	for i, one := range errs {
		if fault, ok := errors.AsType[*models.Error](one); ok {
			errs[i] = fault.At(names.Replace(strings.TrimPrefix(fault.Field, "filter.")))
		}
	}
	return errors.Join(errs...)
}

func (h *Handler) today() string { return models.DateOf(h.now()).String() }

// ofFollowUps returns the parameters of a table of follow-ups. The value is true for those that may
// be repeated.
func ofFollowUps() map[string]bool {
	return map[string]bool{"venue": true, "meeting": true, "responsible": true, "status": true, "kind": true, "dueFrom": false, "dueTo": false}
}

func (h *Handler) followUpFilter(a *request) (query.FollowUpFilter, error) {
	parameters, errs := a.http.URL.Query(), []error{}
	filter := query.FollowUpFilter{Venues: parameters["venue"], Responsible: parameters["responsible"]}
	for _, text := range parameters["meeting"] {
		meeting, err := h.nodeID("meeting", models.TypeMeeting, text)
		filter.Meetings, errs = append(filter.Meetings, meeting), append(errs, err)
	}
	for _, text := range parameters["status"] {
		status := models.FollowUpStatus(strings.ToUpper(text))
		if !slices.Contains(models.FollowUpStatuses(), status) {
			errs = append(errs, models.NewProblem(models.UnknownValue, models.P("value", text), models.P("allowed", models.FollowUpStatuses()...)).At("status"))
		}
		filter.Statuses = append(filter.Statuses, status)
	}
	for _, text := range parameters["kind"] {
		kind := models.FollowUpKind(strings.ToUpper(text))
		if !slices.Contains(models.FollowUpKinds(), kind) {
			errs = append(errs, models.NewProblem(models.UnknownValue, models.P("value", text), models.P("allowed", models.FollowUpKinds()...)).At("kind"))
		}
		filter.Kinds = append(filter.Kinds, kind)
	}
	due, err := dueOn(parameters)
	filter.DueOn = due
	return filter, errors.Join(append(errs, err)...)
}

// dueOn returns the range given by the parameters dueFrom and dueTo, both inclusive; nil if neither
// is given.
func dueOn(parameters url.Values) (*models.DateRange, error) {
	from, fromErr := dayOf(parameters, "dueFrom")
	to, toErr := dayOf(parameters, "dueTo")
	if from.IsZero() && to.IsZero() {
		return nil, errors.Join(fromErr, toErr)
	}
	return &models.DateRange{From: from, To: to}, errors.Join(fromErr, toErr)
}

// dayOf parses a day in a parameter; zero if the parameter is missing.
func dayOf(parameters url.Values, name string) (models.Date, error) {
	text := parameters.Get(name)
	if text == "" {
		return models.Date{}, nil
	}
	day, err := models.ParseDate(text)
	if err != nil {
		return models.Date{}, models.At(name, err)
	}
	return day, nil
}

func (h *Handler) followUpTable(ctx context.Context, a *request, filter query.FollowUpFilter, rows []*models.FollowUp) (*render.Table, error) {
	say := h.words[a.language()]
	table := &render.Table{
		Title: say.FollowUps, Caption: say.count(len(rows), say.FollowUps), Language: tag(a.language()), Empty: say.None, Made: h.now(), Creator: program,
		Columns: []render.Column{
			{Header: say.Proposal, Width: render.Wide, Heads: true},
			{Header: say.FollowUp, Width: render.Wide},
			{Header: say.Kind},
			{Header: say.Responsible},
			{Header: say.Venue},
			{Header: say.Due, Width: render.Narrow},
			{Header: say.Status, Width: render.Narrow},
			{Header: say.LastStep},
		},
	}
	for _, code := range filter.Venues {
		if venue, err := h.reader.Directory().VenueByCode(code); err == nil {
			table.Notes = append(table.Notes, venue.In(a.language()))
		}
	}
	table.Notes = append(table.Notes, say.AsOf+" "+h.today())
	for _, row := range rows {
		cells, err := h.followUpRow(ctx, a, row)
		if err != nil {
			return nil, err
		}
		table.Rows = append(table.Rows, cells)
	}
	return table, nil
}

func (h *Handler) followUpRow(ctx context.Context, a *request, f *models.FollowUp) ([]render.Cell, error) {
	say := h.words[a.language()]
	text, language := f.Texts.In(append(a.languages, f.Proposal.OriginalLanguage)...)
	responsible := []string{}
	for _, one := range f.Responsible {
		name, err := h.sponsorName(ctx, a, one.SponsorID)
		if err != nil {
			return nil, err
		}
		responsible = append(responsible, name)
	}
	venue := ""
	if f.VenueID != nil {
		where, err := h.reader.Venue(ctx, *f.VenueID)
		if err != nil {
			return nil, err
		}
		venue = where.In(a.language())
	}
	what := render.Cell{Paragraphs: []string{text}, Language: tag(language)}
	if f.ParagraphNumber != "" {
		what.Paragraphs[0] += " (" + say.Paragraph + " " + f.ParagraphNumber + ")"
	}
	what.Paragraphs = append(what.Paragraphs, workshop(say, f.Workshop)...)
	return []render.Cell{
		{Paragraphs: nonEmpty(string(f.Proposal.Symbol), f.Proposal.Title(a.languages...))},
		what, render.Text(say.Kinds[f.Kind]),
		{Paragraphs: responsible},
		render.Text(venue),
		render.Text(dayOrNone(f.DueOn)), render.Text(say.Statuses[f.Status]),
		{Paragraphs: lastStep(f)},
	}, nil
}

// workshop returns those details of a workshop that are known: duration, day, place and invited
// experts.
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

// lastStep returns the day, venue, document and note of the last step.
func lastStep(f *models.FollowUp) []string {
	if len(f.Steps) == 0 {
		return nil
	}
	step := f.Steps[len(f.Steps)-1]
	place := ""
	if step.Meeting != nil && step.Meeting.Venue != nil {
		place = string(step.Meeting.Venue.Code)
	}
	return nonEmpty(strings.Join(nonEmpty(step.TakenOn.String(), place, string(step.Document)), ", "), step.Note)
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
